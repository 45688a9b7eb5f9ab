//! Ctrl-C, or the signal by which services are stopped: what is at hand is finished first. The second one does not wait.

use crate::web::told_to_stop;
use anyhow::Context as _;
use std::process::exit;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// The status of a program that a second Ctrl-C ends, as shells have it.
const INTERRUPTED: i32 = 130;

/// Whether it was told to stop.
#[derive(Clone, Default)]
pub(crate) struct Stop(Arc<(Mutex<bool>, Condvar)>);

impl Stop {
    /// Listens from now on.
    pub(crate) fn listening() -> anyhow::Result<Self> {
        let stop = Self::default();
        let told = stop.clone();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().context("wanted to listen for signals")?;
        std::thread::spawn(move || {
            runtime.block_on(told_to_stop());
            told.tell();
            runtime.block_on(told_to_stop());
            exit(INTERRUPTED);
        });
        Ok(stop)
    }

    fn tell(&self) {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.0.1.notify_all();
    }

    /// Whether it was.
    pub(crate) fn is_told(&self) -> bool {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits, but not on once it is told.
    pub(super) fn wait(&self, length: Duration) {
        let told = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.0.1.wait_timeout_while(told, length, |told| !*told));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[test]
    fn who_waits_is_woken() {
        let (stop, told) = (Stop::default(), Stop::default());
        assert!(!stop.is_told());
        let other = stop.clone();
        let begin = Instant::now();
        let waiting = std::thread::spawn(move || other.wait(Duration::from_secs(60)));
        stop.tell();
        waiting.join().unwrap();
        assert!(begin.elapsed() < Duration::from_secs(30) && stop.is_told() && !told.is_told());
    }
}
