//! Why there is nothing of an address, and whether it helps to ask again.

use jiff::{SignedDuration, Timestamp};

/// The longest that a server can make the program wait.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// An address that gave nothing.
#[derive(Debug)]
pub(crate) struct Refused {
    /// The line that says why, with the address.
    pub(crate) why: String,
    /// Asking again will not help: the answer was about the address, and not about the moment.
    pub(crate) is_lasting: bool,
    /// It is gone for good (410), and so said the address itself.
    pub(crate) is_gone: bool,
    /// When the server wants to be asked again, where it said so.
    pub(crate) wait: Option<Timestamp>,
}

impl Refused {
    /// Another time it may be had.
    pub(crate) fn now(why: impl Into<String>) -> Self {
        Self { why: why.into(), is_lasting: false, is_gone: false, wait: None }
    }

    /// It cannot be had.
    pub(super) fn lasting(why: impl Into<String>) -> Self {
        Self { is_lasting: true, ..Self::now(why) }
    }

    /// By the status of an answer: those of a client that are not about time (RFC 9110, 15.5) stay as they are.
    pub(super) fn status(status: u16, wanted: &str) -> Self {
        let is_lasting = (400..500).contains(&status) && ![408, 425, 429].contains(&status);
        Self { is_lasting, is_gone: status == 410, ..Self::now(format!("wanted {wanted}, met status {status}")) }
    }

    /// With the address that was asked.
    pub(super) fn of(self, address: &str) -> Self {
        Self { why: format!("{address}: {}", self.why), ..self }
    }
}

/// The time that a `Retry-After` names (RFC 9110, 10.2.3): seconds from now, or a date; a day from now at most, and none for nonsense.
pub(super) fn retry_after(text: &str, now: Timestamp) -> Option<Timestamp> {
    let text = text.trim();
    let time = match text.bytes().all(|b| b.is_ascii_digit()) {
        true if text.is_empty() => return None,
        true => now.checked_add(SignedDuration::from_secs(text.parse().unwrap_or(i64::MAX))).unwrap_or(Timestamp::MAX),
        false => jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_timestamp(text).ok()?,
    };
    let latest = now.checked_add(LONGEST).unwrap_or(Timestamp::MAX);
    Some(time.clamp(now, latest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates_are_read() {
        let now: Timestamp = "2031-03-14T10:00:00Z".parse().unwrap();
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(retry_after(text, now).map(|t| t.to_string()).as_deref(), expected, "{text:?}");
        };
        check("120", Some("2031-03-14T10:02:00Z"));
        check(" 0 ", Some("2031-03-14T10:00:00Z"));
        check("Fri, 14 Mar 2031 11:30:00 GMT", Some("2031-03-14T11:30:00Z"));
        check("Fri, 14 Mar 2031 09:00:00 GMT", Some("2031-03-14T10:00:00Z"));
        check("Wed, 14 Mar 2035 11:30:00 GMT", Some("2031-03-15T10:00:00Z"));
        check("99999999999999999999999", Some("2031-03-15T10:00:00Z"));
        check("", None);
        check("-5", None);
        check("soon", None);
    }

    #[test]
    fn what_is_about_the_moment_does_not_last() {
        let lasting = |status| Refused::status(status, "a page").is_lasting;
        assert!([400, 401, 403, 404, 410, 451].into_iter().all(lasting));
        assert!(![408, 425, 429, 500, 503, 304].into_iter().any(lasting));
    }
}
