//! Points of time, between which there are ends and durations: days, clock times without a zone, and with one.

use super::edtf;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan as _, Zoned};

/// A start or an end.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Point {
    Day(Date),
    /// Without a zone, or with one that is not known here.
    Floating(DateTime),
    Fixed(Zoned),
}

impl Point {
    /// As EDTF has it; nothing for a month or a year.
    pub(super) fn of(edtf: &str) -> Option<Self> {
        let Some((_, clock)) = edtf.split_once('T') else { return edtf.parse().ok().map(Self::Day) };
        let zone = clock.find(['Z', '+', '-']).map(|at| &clock[at..]);
        match zone {
            None => edtf.parse().ok().map(Self::Floating),
            Some(zone) => format!("{edtf}[{}]", zone.replace('Z', "UTC")).parse().ok().map(Self::Fixed),
        }
    }

    /// As iCalendar has it: `20310508`, `20310508T150000`, `20310508T150000Z`.
    pub(super) fn read(value: &str, zone: Option<&str>) -> Option<Self> {
        let value = value.trim();
        if value.len() == 8 {
            return Date::strptime("%Y%m%d", value).ok().map(Self::Day);
        }
        if let Some(utc) = value.strip_suffix('Z') {
            return civil(utc)?.to_zoned(TimeZone::UTC).ok().map(Self::Fixed);
        }
        let at = civil(value)?;
        let known = zone.and_then(|name| TimeZone::get(name.trim_start_matches('/')).ok());
        Some(known.and_then(|zone| at.to_zoned(zone).ok()).map_or(Self::Floating(at), Self::Fixed))
    }

    pub(super) fn edtf(&self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Floating(at) => at.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
            Self::Fixed(at) => edtf::zoned(at),
        }
    }

    /// The end after a duration of ISO 8601; of days, the day after the last.
    pub(super) fn after(&self, duration: &str) -> Option<Self> {
        let span: Span = duration.trim().parse().ok()?;
        match self {
            Self::Day(day) => day.checked_add(span).ok().map(Self::Day),
            Self::Floating(at) => at.checked_add(span).ok().map(Self::Floating),
            Self::Fixed(at) => at.checked_add(span).ok().map(Self::Fixed),
        }
    }

    /// The end in EDTF of what starts here; nothing where it has no end of its own. Of days it is the last one.
    pub(super) fn until(&self, end: &Self) -> Option<String> {
        match (self, end) {
            (Self::Day(first), Self::Day(after)) => {
                let last = after.checked_sub(1.day()).ok()?;
                (last > *first).then(|| last.to_string())
            }
            (Self::Floating(a), Self::Floating(b)) => (b > a).then(|| end.edtf()),
            (Self::Fixed(a), Self::Fixed(b)) => (b > a).then(|| end.edtf()),
            _ => None,
        }
    }
}

fn civil(text: &str) -> Option<DateTime> {
    DateTime::strptime("%Y%m%dT%H%M%S", text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_as_they_are_given() {
        let check = |value: &str, zone: Option<&str>, expected: Option<&str>| {
            assert_eq!(Point::read(value, zone).map(|p| p.edtf()).as_deref(), expected, "{value}");
        };
        check("20310508", None, Some("2031-05-08"));
        check("20310508T150000", None, Some("2031-05-08T15:00:00"));
        check("20310508T150000Z", Some("Europe/Helsinki"), Some("2031-05-08T15:00:00Z"));
        check("20310508T150000", Some("Europe/Helsinki"), Some("2031-05-08T15:00:00+03:00"));
        check("20310508T150000", Some("Town Hall"), Some("2031-05-08T15:00:00"));
        check("20310230", None, None);
        check("8 May", None, None);
    }

    #[test]
    fn ends_are_after_starts() {
        let day = |value: &str| Point::read(value, None).unwrap();
        let check = |start: &str, end: &str, expected: Option<&str>| assert_eq!(day(start).until(&day(end)).as_deref(), expected);
        check("20310508", "20310509", None);
        check("20310508", "20310511", Some("2031-05-10"));
        check("20310508", "20310501", None);
        check("20310508T150000", "20310508T170000", Some("2031-05-08T17:00:00"));
        check("20310508T150000", "20310509", None);
        assert_eq!(day("20310508").after("P3D"), Some(day("20310511")));
        assert_eq!(day("20310508T150000Z").after("PT90M").unwrap().edtf(), "2031-05-08T16:30:00Z");
        assert_eq!(day("20310508").after("soon"), None);
    }

    #[test]
    fn what_edtf_has_comes_back() {
        for edtf in ["2031-05-08", "2031-05-08T15:00:00", "2031-05-08T15:00:00Z", "2031-05-08T15:00:00-04:00"] {
            assert_eq!(Point::of(edtf).unwrap().edtf(), edtf);
        }
        assert_eq!(Point::of("2031-05"), None);
    }
}
