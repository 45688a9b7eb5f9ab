//! `dateline watch`: feeds are asked round after round, and what is new in them goes into the ledger the way of `dateline add`.
//!
//! `list` says which feeds, `due` which of them this round asks, `round` asks them, `entry` takes what a feed tells, `deliver` sends what
//! changed. `stop` ends all of it at a place where nothing is half done, and `alone` lets one program watch for a ledger.

mod alone;
mod deliver;
mod due;
mod entry;
mod list;
mod round;
mod stop;

pub(crate) use alone::Alone;
pub(crate) use list::List;
pub(crate) use stop::Stop;

use crate::clock;
use crate::config::Config;
use crate::net::{Getter, post::Post};
use crate::print::line;
use dateline_engine::Reader;
use dateline_ledger::Ledger;
use jiff::{SignedDuration, Timestamp};

/// Asks feeds, and has what it needs for it.
pub(crate) struct Watch {
    pub(crate) ledger: Ledger,
    pub(crate) list: List,
    pub(crate) getter: Getter,
    pub(crate) reader: Reader,
    pub(crate) post: Option<Post>,
    pub(crate) stop: Stop,
    pub(crate) config: Config,
    /// From the begin of a round to that of the next.
    pub(crate) every: SignedDuration,
    /// What is remembered of feeds is forgotten in the first round, but not which entries were kept.
    pub(crate) is_afresh: bool,
}

/// What all rounds came to.
#[derive(Debug, Default)]
pub(crate) struct Watched {
    /// Feeds that answered, once for each time.
    pub(crate) answered: usize,
    /// What failed: feeds, pages, entries, messages.
    pub(crate) failed: usize,
}

impl Watch {
    /// Goes round until it is told to stop, or so many times.
    pub(crate) fn run(&mut self, rounds: Option<u64>) -> anyhow::Result<Watched> {
        let mut all = Watched::default();
        for number in 1.. {
            let start = clock::now();
            let round = self.round(start)?;
            all.answered += round.answered();
            all.failed += round.failed();
            let is_last = rounds == Some(number);
            let next = start.saturating_add(self.every)?;
            let after = if is_last || self.stop.is_told() { None } else { Some(next) };
            line(&round.line(start, after))?;
            if after.is_none() {
                break;
            }
            all.failed += self.wait(next)?;
            if self.stop.is_told() {
                break;
            }
        }
        Ok(all)
    }

    /// Waits for the next round, and sends meanwhile what could not be sent before; says how many messages were given up.
    fn wait(&mut self, next: Timestamp) -> anyhow::Result<usize> {
        let mut failed = 0;
        while !self.stop.is_told() && clock::now() < next {
            let (given_up, again) = self.deliver()?;
            failed += given_up;
            clock::wait_until(again.map_or(next, |again| again.min(next)), |length| self.stop.wait(length));
        }
        Ok(failed)
    }
}
