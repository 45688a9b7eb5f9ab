//! A line on standard error that says how far a long run has come; only on a terminal, and only after a second.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// How long a run may take before it says anything.
const PATIENCE: Duration = Duration::from_secs(1);
/// The shortest time between two updates.
const BEAT: Duration = Duration::from_millis(200);

/// Counts articles and shows the count.
pub(crate) struct Progress {
    start: Instant,
    shown: Option<Instant>,
    count: usize,
    done: &'static str,
    wanted: bool,
}

impl Progress {
    /// Shows nothing where standard error is no terminal, or where the results scroll by on one.
    pub(crate) fn new() -> Self {
        let wanted = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self { wanted, ..Self::of("") }
    }

    /// Says what is done to the articles, also where standard output is a terminal.
    pub(crate) fn of(done: &'static str) -> Self {
        Self { start: Instant::now(), shown: None, count: 0, done, wanted: io::stderr().is_terminal() }
    }

    /// `n` more articles are read.
    pub(crate) fn add(&mut self, n: usize) {
        self.count += n;
        let due = self.shown.map_or(self.start + PATIENCE, |last| last + BEAT);
        if self.wanted && Instant::now() >= due {
            self.shown = Some(Instant::now());
            let rate = self.count as f64 / self.start.elapsed().as_secs_f64();
            let _ = write!(
                io::stderr().lock(),
                "\r\x1b[K{} articles{}{}, {rate:.0} a second",
                self.count,
                if self.done.is_empty() { "" } else { " " },
                self.done
            );
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}
