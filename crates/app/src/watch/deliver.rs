//! What changed in a round goes to the webhook. It is written down before it is sent, and taken out once it has arrived: a message may come
//! twice, and none is lost, unless nobody takes it for a day.

use super::Watch;
use crate::cli::{Tally, diff_as_json};
use crate::clock;
use crate::exit::tell;
use dateline_ledger::{Moment, Unsent};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

/// After which time a message is sent again; twice as long each time.
const FIRST: SignedDuration = SignedDuration::from_mins(1);
/// At most so long.
const LONGEST: SignedDuration = SignedDuration::from_hours(1);
/// How often it is sent; the last time is about a day after the first.
const TRIES: u32 = 30;

impl Watch {
    /// Writes down the rows that the round changed, as `dateline diff --json` has them; nothing where none did.
    pub(super) fn note_changes(&mut self, before: &Moment, start: Timestamp, tally: &Tally) -> anyhow::Result<()> {
        let Some(post) = &self.post else { return Ok(()) };
        let changed = self.ledger.changed_since(before, self.config.today())?;
        if changed.is_empty() {
            return Ok(());
        }
        let rows: Vec<_> = changed.iter().map(diff_as_json).collect();
        let articles = json!({"new": tally.new, "changed": tally.changed});
        let body = json!({"round": format!("{start:.0}"), "articles": articles, "changed": rows}).to_string();
        Ok(self.ledger.send_later(post.address(), &body)?)
    }

    /// Sends what waits, in its order: what cannot be sent holds back what came later. Says how many messages were given up, and when to
    /// try again.
    pub(super) fn deliver(&mut self) -> anyhow::Result<(usize, Option<Timestamp>)> {
        let mut given_up = 0;
        let Some(post) = &self.post else { return Ok((0, None)) };
        for message in self.ledger.unsent()?.into_iter().filter(|message| message.address == post.address()) {
            if message.wait > clock::second() {
                return Ok((given_up, Some(Timestamp::from_second(message.wait)?)));
            }
            let Err(why) = post.send(&message.body) else {
                self.ledger.forget_unsent(message.id)?;
                continue;
            };
            let tries = message.tries + 1;
            if tries < TRIES {
                let again = clock::now().saturating_add(pause(tries))?;
                tell(&format!("webhook: {why}; sent again after {again:.0}"));
                self.ledger.put_off(&Unsent { tries, wait: again.as_second() + 1, ..message })?;
                return Ok((given_up, Some(again)));
            }
            given_up += 1;
            tell(&format!("webhook: {why}; given up after {TRIES} times: {}", message.body));
            self.ledger.failed("webhook", post.address(), &format!("webhook: {why}; given up after {TRIES} times: {}", message.body))?;
            self.ledger.forget_unsent(message.id)?;
        }
        Ok((given_up, None))
    }
}

fn pause(tries: u32) -> SignedDuration {
    let seconds = 2_i64.saturating_pow(tries - 1).saturating_mul(FIRST.as_secs());
    SignedDuration::from_secs(seconds.min(LONGEST.as_secs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_tried_for_about_a_day() {
        assert_eq!([1, 2, 6, 7, 29].map(|tries| pause(tries).as_mins()), [1, 2, 32, 60, 60]);
        let all: i64 = (1..TRIES).map(|tries| pause(tries).as_hours()).sum();
        assert!((20..30).contains(&all), "{all}");
    }
}
