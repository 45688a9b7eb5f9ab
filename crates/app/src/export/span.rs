//! When an event is, as calendars have it: days, or a clock time where a report gives one, and nothing invented.

use crate::print::day::kindly;
use dateline_ledger::identity::Days;
use dateline_ledger::observation::When;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan as _};

/// The time of an event that has a first and a last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Span {
    /// Whole days, both ends counted; `is_open`: it is on one of them, or about then, and nobody knows on which.
    Days { first: Date, last: Date, is_open: bool },
    /// From a moment on, until another where a report says so.
    Clock { start: Moment, end: Option<Moment> },
}

/// A clock time: with the zone that the report gave, or without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    Fixed(Timestamp),
    Floating(DateTime),
}

/// Days that an open time covers at most to stand in a calendar unasked.
const WEEK: i32 = 7;

impl Span {
    /// Nothing for what has no first or no last day.
    pub(crate) fn of(when: &When) -> Option<Self> {
        let edtf = when.edtf.as_deref().unwrap_or_default();
        let days = Days::of(when)?;
        if let Some(clock) = clock(edtf) {
            return Some(clock);
        }
        let (first, last) = (when.earliest?, when.latest?);
        let is_open = edtf.contains(['~', '?', '%']) || days.width() > 1 && !days.is_stay();
        (first.year() > 0).then_some(Self::Days { first, last, is_open })
    }

    /// Whether it is a month or the like: more than a week in which the day is open.
    pub(crate) fn is_vague(self) -> bool {
        let wide = |first: Date, last: Date| first.saturating_add(WEEK.days()) <= last;
        matches!(self, Self::Days { first, last, is_open: true } if wide(first, last))
    }

    /// What stands before a title whose day is open: `[Jun 2026] `.
    pub(super) fn mark(self, when: Option<&When>) -> String {
        match (self, when.and_then(|w| w.edtf.as_deref())) {
            (Self::Days { is_open: true, .. }, Some(edtf)) => format!("[{}] ", kindly(edtf)),
            (Self::Days { first, last, is_open: true }, None) => format!("[{}] ", kindly(&format!("{first}/{last}"))),
            _ => String::new(),
        }
    }
}

fn clock(edtf: &str) -> Option<Span> {
    let (start, end) = edtf.split_once('/').map_or((edtf, None), |(start, end)| (start, Some(end)));
    let start = moment(start)?;
    let end = end.and_then(moment).filter(|end| is_after(start, *end));
    Some(Span::Clock { start, end })
}

fn moment(text: &str) -> Option<Moment> {
    text.contains('T').then_some(())?;
    let fixed = text.parse().ok().map(Moment::Fixed);
    let moment = fixed.or_else(|| text.parse().ok().map(Moment::Floating))?;
    (1..=9998).contains(&year(moment)).then_some(moment)
}

fn year(moment: Moment) -> i16 {
    match moment {
        Moment::Fixed(at) => Offset::UTC.to_datetime(at).year(),
        Moment::Floating(at) => at.year(),
    }
}

fn is_after(start: Moment, end: Moment) -> bool {
    match (start, end) {
        (Moment::Fixed(a), Moment::Fixed(b)) => b > a,
        (Moment::Floating(a), Moment::Floating(b)) => b > a,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn when(edtf: &str, first: Date, last: Date) -> When {
        When { edtf: Some(edtf.to_owned()), earliest: Some(first), latest: Some(last), said_unknown: false }
    }

    #[test]
    fn days_and_what_is_open_of_them() {
        let check = |edtf: &str, first, last, open: bool, vague: bool| {
            let span = Span::of(&when(edtf, first, last)).unwrap();
            assert_eq!(span, Span::Days { first, last, is_open: open }, "{edtf}");
            assert_eq!(span.is_vague(), vague, "{edtf}");
        };
        check("2031-05-08", date(2031, 5, 8), date(2031, 5, 8), false, false);
        check("2031-05-08~", date(2031, 5, 8), date(2031, 5, 8), true, false);
        check("2031-05-12/2031-05-14", date(2031, 5, 12), date(2031, 5, 14), false, false);
        check("2031-05-13/2031-05-23", date(2031, 5, 13), date(2031, 5, 23), false, false);
        check("2031-05-05/2031-05-11", date(2031, 5, 5), date(2031, 5, 11), true, false);
        check("2031-02", date(2031, 2, 1), date(2031, 2, 28), true, true);
    }

    #[test]
    fn clock_times_are_those_of_the_report() {
        let day = date(2031, 5, 8);
        let check = |edtf: &str, start: Option<Moment>, end: Option<Moment>| {
            let found = match Span::of(&when(edtf, day, day)) {
                Some(Span::Clock { start, end }) => (Some(start), end),
                _ => (None, None),
            };
            assert_eq!(found, (start, end), "{edtf}");
        };
        let at = |hour| Some(Moment::Floating(day.at(hour, 0, 0, 0)));
        check("2031-05-08T15:00:00", at(15), None);
        check("2031-05-08T15:00:00/2031-05-08T17:00:00", at(15), at(17));
        check("2031-05-08T15:00:00/2031-05-08T14:00:00", at(15), None);
        check("2031-05-08T15:00:00+02:00", Some(Moment::Fixed("2031-05-08T13:00:00Z".parse().unwrap())), None);
        check("2031-05-08TMO", None, None);
    }

    #[test]
    fn what_has_no_end_has_no_span() {
        assert_eq!(Span::of(&When { latest: None, ..when("2031-05-08/..", date(2031, 5, 8), date(2031, 5, 8)) }), None);
        assert_eq!(Span::of(&When::default()), None);
    }
}
