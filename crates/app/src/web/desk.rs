//! Who looks things up: some threads, each with the ledger open to read, and one at a time that writes.

use super::access::{Access, Door, secret};
use super::answer::Answer;
use super::kept::{Kept, Known};
use super::oidc::Visitors;
use super::problem::Problem;
use crate::config::Config;
use axum::http::StatusCode;
use dateline_engine::Reader;
use dateline_ledger::{Error, Ledger};
use jiff::civil::Date;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use tokio::sync::oneshot;

/// What the server was started with.
pub(crate) struct Settings {
    pub(crate) config: Config,
    /// What stands before all paths: empty, or as in `/dateline`.
    pub(crate) base: String,
    /// How links in calendars and feeds begin, the base path with them; else as the server was called.
    pub(crate) public_url: Option<String>,
    /// Hosts beside this machine by which it may be called.
    pub(crate) hosts: Vec<String>,
    /// Who corrects, where nobody has to sign in.
    pub(crate) who: String,
    /// Reads an article anew, to show what is found in it.
    pub(crate) reader: Reader,
    /// Who may use it; none where only this machine can.
    pub(crate) access: Option<Access>,
    /// Whether corrections are taken.
    pub(crate) is_read_only: bool,
    /// Whether browsers reach it by https alone.
    pub(crate) is_secure: bool,
}

impl Settings {
    pub(crate) fn ledger(&self) -> PathBuf {
        self.config.ledger.value.clone()
    }

    pub(crate) fn today(&self) -> Date {
        self.config.today()
    }

    /// How links begin that lead here from elsewhere: as the server was told, else as it was called.
    pub(crate) fn site(&self, host: &str) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("{}://{host}{}", if self.is_secure { "https" } else { "http" }, self.base))
    }
}

/// The readers, and what is counted of them.
pub(crate) struct Desk {
    pub(crate) settings: Arc<Settings>,
    jobs: Mutex<Sender<Job>>,
    waiting: Arc<AtomicUsize>,
    writing: Mutex<()>,
    kept: Arc<Kept>,
    /// What forms carry where nobody signs in, so that no other site can post them.
    pub(crate) token: String,
    pub(crate) door: Door,
    /// Who is with the provider by which people sign in.
    pub(crate) visitors: Visitors,
    pub(crate) counts: Counts,
}

/// For `/metrics`.
pub(crate) struct Counts {
    pub(crate) started: Instant,
    pub(crate) answered: AtomicUsize,
    pub(crate) refused: AtomicUsize,
    pub(crate) failed: AtomicUsize,
}

type Job = Box<dyn FnOnce(&mut Looker) + Send>;

/// Questions that may wait; what comes then is asked to come again.
const MOST_WAITING: usize = 1_024;

impl Desk {
    /// Opens the ledger; one that is not there yet is an empty diary, until somebody adds to it.
    pub(crate) fn open(settings: Settings) -> anyhow::Result<Self> {
        match Ledger::open(&settings.ledger()) {
            Err(e) if !e.is_missing() && Ledger::read_only(&settings.ledger()).is_err() => return Err(e.into()),
            _ => {}
        }
        Self::of(settings)
    }

    /// The same; the file is never opened to write.
    pub(crate) fn open_to_read(settings: Settings) -> anyhow::Result<Self> {
        match Ledger::read_only(&settings.ledger()) {
            Err(e) if !e.is_missing() => Err(e.into()),
            _ => Self::of(settings),
        }
    }

    fn of(settings: Settings) -> anyhow::Result<Self> {
        let (jobs, next) = channel::<Job>();
        let next = Arc::new(Mutex::new(next));
        let kept = Arc::new(Kept::of(settings.ledger()));
        let waiting = Arc::new(AtomicUsize::new(0));
        // Some more than can run at once: those that make what takes long leave the others to go on.
        let readers = std::thread::available_parallelism().map_or(2, |n| n.get().clamp(2, 6)) + 4;
        for number in 0..readers {
            let (next, path, kept, waiting) = (next.clone(), settings.ledger(), kept.clone(), waiting.clone());
            std::thread::Builder::new()
                .name(format!("reader {number}"))
                .spawn(move || work(&next, Looker { path, ledger: None, kept, waiting, readers }))?;
        }
        Ok(Self {
            settings: Arc::new(settings),
            jobs: Mutex::new(jobs),
            waiting,
            writing: Mutex::new(()),
            kept,
            token: secret()?,
            door: Door::default(),
            visitors: Visitors::default(),
            counts: Counts { started: Instant::now(), answered: 0.into(), refused: 0.into(), failed: 0.into() },
        })
    }

    /// Has a reader look something up.
    pub(crate) async fn look<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Ledger) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        self.send(move |reader| reader.ask(work)).await
    }

    /// The same for an answer that depends on nothing but `key` and the ledger: while that is as it was, it is given again.
    pub(crate) async fn answer(
        &self,
        key: String,
        work: impl FnOnce(&Ledger) -> Result<Answer, Problem> + Send + 'static,
    ) -> Result<Answer, Problem> {
        self.send(move |reader| reader.ask_once(key, work)).await
    }

    async fn send<T: Send + 'static>(&self, work: impl FnOnce(&mut Looker) -> Result<T, Problem> + Send + 'static) -> Result<T, Problem> {
        if self.waiting.fetch_add(1, Ordering::Relaxed) >= MOST_WAITING {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "more questions wait than can be answered soon; ask again later"));
        }
        let (tell, told) = oneshot::channel();
        let job: Job = Box::new(move |reader| {
            let _ = tell.send(work(reader));
        });
        let is_sent = self.jobs.lock().unwrap_or_else(PoisonError::into_inner).send(job).is_ok();
        let answer = if is_sent { told.await.ok() } else { None };
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        answer.unwrap_or_else(|| Err(Problem::broken("the question could not be answered")))
    }

    /// Changes the ledger, one at a time.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&mut Ledger) -> Result<T, Problem>) -> Result<T, Problem> {
        let _one = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut ledger = Ledger::open(&self.settings.ledger())?;
        let done = work(&mut ledger);
        self.kept.clear();
        done
    }
}

fn work(next: &Mutex<Receiver<Job>>, mut reader: Looker) {
    loop {
        let job = next.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        // What goes wrong with one question must not end the reader of all others.
        if catch_unwind(AssertUnwindSafe(|| job(&mut reader))).is_err() {
            reader.ledger = None;
        }
    }
}

/// One that reads.
struct Looker {
    path: PathBuf,
    ledger: Option<Ledger>,
    kept: Arc<Kept>,
    /// Questions that were asked and not answered yet, of all readers, of whom there are so many.
    waiting: Arc<AtomicUsize>,
    readers: usize,
}

impl Looker {
    fn ask<T>(&mut self, work: impl FnOnce(&Ledger) -> Result<T, Problem>) -> Result<T, Problem> {
        if self.ledger.is_none() {
            self.ledger = Some(Ledger::read_only(&self.path).map_err(unopened)?);
        }
        let answer = self.ledger.as_ref().map_or_else(|| Err(Problem::broken("no ledger is open")), work);
        // After a fault of the file it is opened anew: it may have been replaced.
        if answer.as_ref().is_err_and(|p| p.status.is_server_error()) {
            self.ledger = None;
        }
        answer
    }

    fn ask_once(&mut self, key: String, work: impl FnOnce(&Ledger) -> Result<Answer, Problem>) -> Result<Answer, Problem> {
        let kept = self.kept.clone();
        let making = match kept.ask(&key, self.waiting.load(Ordering::Relaxed) > self.readers) {
            Known::Answer(answer) => return Ok(answer),
            Known::Make(making) => making,
        };
        let answer = self.ask(work)?;
        making.done(&answer);
        Ok(answer)
    }
}

fn unopened(error: Error) -> Problem {
    if error.is_missing() {
        return Problem::empty();
    }
    error.into()
}
