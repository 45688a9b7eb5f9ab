//! The codes by which other programs know a status: IPTC, iCalendar, schema.org.

use super::{State, Status, Strength};

impl Status {
    /// IPTC event occurrence status; `None` for what was held, which it has no code for. `is_certain`: by the word of a party;
    /// `is_dated`: with a first and a last day.
    pub fn eocstat(self, is_certain: bool, is_dated: bool) -> Option<&'static str> {
        Some(match self {
            Self::Unplanned => "eos0",
            Self::Possible => "eos3",
            Self::Planned => "eos1",
            Self::Doubtful => "eos2",
            Self::Scheduled if is_certain => "eos5",
            Self::Scheduled => "eos4",
            Self::Postponed if is_dated => "eos4",
            Self::Postponed => "eos1",
            Self::Cancelled => "eos6",
            Self::Held => return None,
        })
    }
}

impl State {
    /// IPTC event occurrence status; `None` for what was held, which it has no code for.
    pub fn eocstat(&self) -> Option<&'static str> {
        self.status.eocstat(self.strength >= Strength::Party, self.is_dated())
    }

    /// `STATUS` of an iCalendar event; `None` for what was never planned.
    pub fn icalendar(&self) -> Option<&'static str> {
        Some(match self.status {
            Status::Unplanned => return None,
            Status::Scheduled if self.strength >= Strength::Party => "CONFIRMED",
            Status::Held => "CONFIRMED",
            Status::Cancelled => "CANCELLED",
            Status::Possible | Status::Planned | Status::Doubtful | Status::Scheduled | Status::Postponed => "TENTATIVE",
        })
    }

    /// `eventStatus` of schema.org, where it has one.
    pub fn schema_org(&self) -> Option<&'static str> {
        match self.status {
            Status::Scheduled if !self.previous.is_empty() => Some("EventRescheduled"),
            Status::Scheduled => Some("EventScheduled"),
            Status::Postponed if self.is_dated() => Some("EventRescheduled"),
            Status::Postponed => Some("EventPostponed"),
            Status::Cancelled => Some("EventCancelled"),
            Status::Unplanned | Status::Possible | Status::Planned | Status::Doubtful | Status::Held => None,
        }
    }

    /// Whether a first and a last day are known.
    pub fn is_dated(&self) -> bool {
        self.when.as_ref().is_some_and(|w| w.earliest.is_some() && w.latest.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observation::When;
    use jiff::civil::date;

    #[test]
    fn codes_are_those_of_the_table() {
        let when = || Some(When { earliest: Some(date(2031, 5, 3)), latest: Some(date(2031, 5, 3)), ..When::default() });
        let check = |status, strength, when, expected: (Option<&str>, Option<&str>, Option<&str>)| {
            let s = State { status, strength, when, ..State::default() };
            assert_eq!((s.eocstat(), s.icalendar(), s.schema_org()), expected, "{status:?}");
        };
        let article = Strength::Article;
        check(Status::Possible, article, None, (Some("eos3"), Some("TENTATIVE"), None));
        check(Status::Planned, article, None, (Some("eos1"), Some("TENTATIVE"), None));
        check(Status::Doubtful, article, None, (Some("eos2"), Some("TENTATIVE"), None));
        check(Status::Scheduled, article, when(), (Some("eos4"), Some("TENTATIVE"), Some("EventScheduled")));
        check(Status::Scheduled, Strength::Party, when(), (Some("eos5"), Some("CONFIRMED"), Some("EventScheduled")));
        check(Status::Postponed, article, None, (Some("eos1"), Some("TENTATIVE"), Some("EventPostponed")));
        check(Status::Postponed, article, when(), (Some("eos4"), Some("TENTATIVE"), Some("EventRescheduled")));
        check(Status::Cancelled, article, when(), (Some("eos6"), Some("CANCELLED"), Some("EventCancelled")));
        check(Status::Held, article, when(), (None, Some("CONFIRMED"), None));
        check(Status::Unplanned, article, None, (Some("eos0"), None, None));
    }
}
