//! When a feed is asked again: after each round while it answers, later and later while it fails, never once it is gone.

use dateline_ledger::Feed;
use jiff::{SignedDuration, Timestamp};

/// The longest that a feed is left alone because it failed, unless rounds are further apart.
const LONGEST: i64 = 24 * 60 * 60;

/// Whether a feed is to be asked in a round that begins now.
pub(super) fn is_due(feed: &Feed, now: Timestamp, every: SignedDuration) -> bool {
    let now = now.as_second();
    // A tenth early is in time: a run by cron is seldom to the second. A time that lies in the future is of a clock that was put back.
    let is_rested = feed.asked > now || now - feed.asked >= every.as_secs() * 9 / 10;
    let is_let = feed.wait <= now || feed.wait - now > LONGEST.max(every.as_secs());
    !feed.is_gone && is_rested && is_let
}

/// How long a feed is left alone that failed so often in a row: twice as long each time, a day at most.
pub(super) fn back_off(fails: u32, every: SignedDuration) -> SignedDuration {
    let every = every.as_secs();
    let doubled = 2_i64.saturating_pow(fails).saturating_mul(every);
    SignedDuration::from_secs(doubled.clamp(every, LONGEST.max(every)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_fails_is_asked_later_and_later() {
        let quarter = SignedDuration::from_mins(15);
        let minutes = |fails| back_off(fails, quarter).as_mins();
        assert_eq!([1, 2, 3, 6, 7, 100, u32::MAX].map(minutes), [30, 60, 120, 960, 1440, 1440, 1440]);
        assert_eq!(back_off(3, SignedDuration::from_hours(72)).as_hours(), 72);
    }

    #[test]
    fn a_feed_is_due_after_a_round() {
        let now = Timestamp::from_second(1_000_000).unwrap();
        let every = SignedDuration::from_secs(600);
        let check = |asked: i64, wait: i64, is_gone: bool, expected: bool| {
            let feed = Feed { asked: 1_000_000 + asked, wait: 1_000_000 + wait, is_gone, ..Feed::default() };
            assert_eq!(is_due(&feed, now, every), expected, "{feed:?}");
        };
        check(-600, 0, false, true);
        check(-545, 0, false, true);
        check(-500, 0, false, false);
        check(-600, 1, false, false);
        check(-600, 0, true, false);
        check(600, 0, false, true);
        check(-600, 25 * 60 * 60, false, true);
    }
}
