//! When a host may be asked: one question a second, and none while it wants to be left alone.

use super::refused::Refused;
use crate::clock;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::thread::sleep;

/// Between two questions to one host.
const PACE: SignedDuration = SignedDuration::from_secs(1);
/// How long it is waited for a host that wants to be left alone; for longer it is not asked.
const PATIENCE: SignedDuration = SignedDuration::from_secs(30);
/// How long a host is left alone that has had too much and does not say how long.
const PAUSE: SignedDuration = SignedDuration::from_secs(60);

/// What is remembered of the hosts.
#[derive(Debug, Default)]
pub(super) struct Pace {
    asked: HashMap<String, Timestamp>,
    closed: HashMap<String, Timestamp>,
}

impl Pace {
    /// Waits until a host may be asked.
    pub(super) fn keep(&mut self, host: &str) -> Result<(), Refused> {
        let now = clock::now();
        if let Some(until) = self.closed.get(host).copied().filter(|until| *until > now) {
            if until.duration_since(now) > PATIENCE {
                let why = format!("wanted an answer of {host}, which asked to be left alone until {until:.0}");
                return Err(Refused { wait: Some(until), ..Refused::now(why) });
            }
            clock::wait_until(until, sleep);
        }
        if let Some(last) = self.asked.get(host) {
            let next = last.saturating_add(PACE).unwrap_or(*last);
            // A clock that was put back lets nobody wait for long.
            clock::wait_until(next.min(now.saturating_add(PACE).unwrap_or(now)), sleep);
        }
        Ok(())
    }

    /// A host was asked.
    pub(super) fn note(&mut self, host: &str) {
        self.asked.insert(host.to_owned(), clock::now());
    }

    /// A host wants to be left alone, until a time where it said one.
    pub(super) fn close(&mut self, host: &str, until: Option<Timestamp>) -> Timestamp {
        let until = until.unwrap_or_else(|| clock::now().saturating_add(PAUSE).unwrap_or(Timestamp::MAX));
        self.closed.insert(host.to_owned(), until);
        until
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    #[test]
    fn a_host_is_asked_once_a_second() {
        let (mut pace, begin) = (Pace::default(), Instant::now());
        pace.keep("a.example").unwrap();
        pace.note("a.example");
        pace.keep("b.example").unwrap();
        assert!(begin.elapsed() < Duration::from_millis(900), "another host is not waited for");
        pace.keep("a.example").unwrap();
        assert!(begin.elapsed() >= Duration::from_millis(990), "{:?}", begin.elapsed());
    }

    #[test]
    fn who_wants_to_be_left_alone_for_long_is_not_asked() {
        let mut pace = Pace::default();
        let until = clock::now().saturating_add(SignedDuration::from_hours(2)).unwrap();
        pace.close("a.example", Some(until));
        let refused = pace.keep("a.example").unwrap_err();
        assert!(refused.wait == Some(until) && !refused.is_lasting && refused.why.contains("left alone until"), "{refused:?}");
        assert!(pace.keep("b.example").is_ok());
    }
}
