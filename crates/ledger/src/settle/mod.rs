//! From observations to events: every observation, in canonical order, joins the best event of those before it or founds one.
//!
//! Three articles say "summit in Helsinki": the first founds an event, the others join it. One that comes late, with an earlier day,
//! founds it in the first one's place, and what shares a key with it is settled again; the rest is not looked at.
//! It never looks at what comes later in the order, so what was known on a day is what articles until that day make of it.

mod candidates;
mod link;
mod shelf;
mod walk;

pub(crate) use link::{Link, range, term};
pub(crate) use shelf::shelves;

use crate::correct::Pins;
use crate::error::Result;
use crate::ledger::Ledger;

/// What a run has settled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settled {
    /// Texts of articles settled for the first time.
    pub articles: usize,
    /// Observations that were looked at again, because something before them came late or was corrected.
    pub again: usize,
    /// Those of them that changed their event.
    pub moved: usize,
}

/// Steps between two commits: a step is an article, or an observation that is looked at again.
const STEPS: usize = 500;

impl Ledger {
    /// Settles all that is unsettled. Killed at any moment, the next call goes on where this one was.
    /// `progress` is told after each commit how many steps were done.
    ///
    /// # Errors
    /// When the file cannot be written; what was settled before stays.
    pub fn settle(&mut self, mut progress: impl FnMut(usize)) -> Result<Settled> {
        let mut total = Settled::default();
        let mut cache = self.take_cache();
        let pins = self.read(|db| Pins::load(db, &mut cache))?;
        loop {
            let (done, steps) = self.write(|db| walk::some(db, &mut cache, &pins, STEPS))?;
            total.add(done);
            progress(total.articles + total.again);
            if steps < STEPS {
                self.put_cache(cache);
                return Ok(total);
            }
        }
    }
}

impl Settled {
    fn add(&mut self, other: Self) {
        self.articles += other.articles;
        self.again += other.again;
        self.moved += other.moved;
    }
}
