//! One round: every feed that is due is asked, its entries are kept, and what is to be remembered of it is written down last.

use super::Watch;
use super::due::{back_off, is_due};
use super::entry::Taken;
use crate::cli::Tally;
use crate::clock;
use crate::exit::tell;
use crate::intake::told;
use crate::net::{Answered, Fetched, Refused};
use crate::workers::unharmed;
use dateline_ledger::Feed;
use jiff::Timestamp;

/// What a round came to.
#[derive(Debug, Default)]
pub(super) struct Round {
    asked: usize,
    same: usize,
    failed: usize,
    /// Messages that were given up.
    unsent: usize,
    pub(super) tally: Tally,
}

impl Round {
    pub(super) fn answered(&self) -> usize {
        self.asked - self.failed
    }

    pub(super) fn failed(&self) -> usize {
        self.failed + self.unsent + self.tally.failed
    }

    /// `2031-03-14T10:00:00Z: 3 feeds asked, 1 unchanged, 0 failed; 2 articles new, 1 changed; next round 10:15:00Z`
    pub(super) fn line(&self, start: Timestamp, next: Option<Timestamp>) -> String {
        let Self { asked, same, failed, tally, .. } = self;
        let next = next.map_or_else(|| "the last round".to_owned(), |next| format!("next round {next:.0}"));
        let (new, changed) = (tally.new, tally.changed);
        format!("{start:.0}: {asked} feeds asked, {same} unchanged, {failed} failed; {new} articles new, {changed} changed; {next}")
    }
}

impl Watch {
    pub(super) fn round(&mut self, start: Timestamp) -> anyhow::Result<Round> {
        let mut round = Round::default();
        // Held before anything is kept: what an article takes the place of is gone then.
        let before = self.post.as_ref().map(|_| self.ledger.moment()).transpose()?;
        for address in self.list.now() {
            if self.stop.is_told() {
                break;
            }
            let feed = self.ledger.feed(&address)?.filter(|_| !self.is_afresh);
            let feed = feed.unwrap_or_else(|| Feed { address, asked: i64::MIN / 2, ..Feed::default() });
            if is_due(&feed, start, self.every) {
                round.asked += 1;
                self.feed(feed, start, &mut round)?;
            }
        }
        self.is_afresh = false;
        self.ledger.settle(|_| ())?;
        if let Some(before) = before {
            self.note_changes(&before, start, &round.tally)?;
            drop(before);
            round.unsent = self.deliver()?.0;
        }
        Ok(round)
    }

    fn feed(&mut self, feed: Feed, start: Timestamp, round: &mut Round) -> anyhow::Result<()> {
        let asked = Feed { asked: start.as_second(), ..feed };
        let at = asked.moved.clone().unwrap_or_else(|| asked.address.clone());
        let answered = self.getter.get_if(&at, asked.validator.as_ref()).and_then(|answered| Ok((read(&answered, &at)?, answered)));
        match answered {
            Err(refused) => {
                round.failed += 1;
                self.failed(asked, &refused)
            }
            Ok((None, answered)) => {
                round.same += 1;
                let feed = moved(asked, answered.moved);
                Ok(self.ledger.put_feed(&Feed { fails: 0, wait: 0, ..feed })?)
            }
            Ok((Some(told), Answered { fetched, moved: to })) => {
                let Some(Taken { is_whole, wait }) = self.entries(&asked.address, told, &mut round.tally)? else { return Ok(()) };
                // While something is wanting, the feed is asked for all that it has.
                let validator = fetched.and_then(|fetched| fetched.validator).filter(|_| is_whole);
                let wait = wait.map_or(0, Timestamp::as_second);
                Ok(self.ledger.put_feed(&Feed { fails: 0, wait, validator, ..moved(asked, to) })?)
            }
        }
    }

    /// A feed that failed is told and noted, and asked later.
    fn failed(&mut self, feed: Feed, refused: &Refused) -> anyhow::Result<()> {
        let fails = feed.fails.saturating_add(1);
        let later = clock::now().saturating_add(back_off(fails, self.every))?;
        let wait = refused.wait.map_or(later, |wait| wait.max(later));
        let next = if refused.is_gone {
            "it is not asked any more; take it out of the list".to_owned()
        } else {
            format!("asked again after {wait:.0}")
        };
        tell(&format!("{}; {next}", refused.why));
        self.ledger.failed("feed", &feed.address, &refused.why)?;
        Ok(self.ledger.put_feed(&Feed { fails, wait: wait.as_second(), is_gone: refused.is_gone, ..feed })?)
    }
}

/// The entries of an answer; none where it is the same as before.
fn read(answered: &Answered, at: &str) -> Result<Option<Vec<crate::intake::Told>>, Refused> {
    let entries = |fetched: &Fetched| unharmed(|| told(&fetched.bytes, at)).unwrap_or_else(|wrong| Err(format!("{at}: {wrong}")));
    answered.fetched.as_ref().map(entries).transpose().map_err(Refused::now)
}

/// A feed that was moved for good is asked where it is now. The list stays as it is: it is not ours.
fn moved(feed: Feed, to: Option<String>) -> Feed {
    let Some(to) = to else { return feed };
    tell(&format!("{}: moved for good, and asked at {to} from now on; change it in the list", feed.address));
    Feed { moved: Some(to), ..feed }
}
