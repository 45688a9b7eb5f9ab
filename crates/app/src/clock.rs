//! What time it is, and waiting. Whoever fetches and watches asks here and nowhere else, so that a test can let days pass in a second:
//! with `DATELINE_TEST_CLOCK=leap` nobody waits, and the clock goes on by as much as would have been waited.

use jiff::{SignedDuration, Timestamp};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

/// Milliseconds by which this clock is ahead of that of the system.
static AHEAD: AtomicI64 = AtomicI64::new(0);

/// What time it is.
pub(crate) fn now() -> Timestamp {
    let ahead = SignedDuration::from_millis(AHEAD.load(Ordering::Relaxed));
    Timestamp::now().saturating_add(ahead).unwrap_or(Timestamp::MAX)
}

/// The same in seconds since 1970-01-01.
pub(crate) fn second() -> i64 {
    now().as_second()
}

/// Waits until a time, in the way that is given.
pub(crate) fn wait_until(time: Timestamp, wait: impl FnOnce(Duration)) {
    let Ok(length) = Duration::try_from(time.duration_since(now())) else { return };
    if does_leap() {
        AHEAD.fetch_add(i64::try_from(length.as_millis()).unwrap_or(0) + 1, Ordering::Relaxed);
    } else {
        wait(length);
    }
}

fn does_leap() -> bool {
    static LEAPS: OnceLock<bool> = OnceLock::new();
    *LEAPS.get_or_init(|| std::env::var_os("DATELINE_TEST_CLOCK").is_some_and(|value| value == "leap"))
}
