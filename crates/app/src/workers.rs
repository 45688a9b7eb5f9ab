//! All cores on one list, results in the order of the list: the same bytes for any number of workers.

use anyhow::Context as _;
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A number of threads that work on batches.
pub(crate) struct Workers(Option<rayon::ThreadPool>);

impl Workers {
    /// `jobs` threads; with one, everything runs where it is called.
    pub(crate) fn new(jobs: usize) -> anyhow::Result<Self> {
        if jobs == 1 {
            return Ok(Self(None));
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build();
        Ok(Self(Some(pool.with_context(|| format!("wanted {jobs} threads; try a smaller --jobs"))?)))
    }

    /// `work` of every item, in order.
    pub(crate) fn map<T: Send, R: Send>(&self, items: Vec<T>, work: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
        match &self.0 {
            None => items.into_iter().map(work).collect(),
            Some(pool) => pool.install(|| items.into_par_iter().with_max_len(1).map(work).collect()),
        }
    }
}

/// As many as the machine has cores.
pub(crate) fn all_cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What the work gives. The engine panics on no text that we know of; should it, one article is lost and not the run.
pub(crate) fn unharmed<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| "the engine failed on this article; please report it with the article".to_owned())
}
