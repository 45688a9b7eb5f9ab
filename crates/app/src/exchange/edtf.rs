//! Times in EDTF (ISO 8601-2), as far as the formats go.

use jiff::civil::{Date, DateTime, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The first and the last day of a value that the ledger or a format holds; none for an end that is open or not understood.
pub(crate) fn bounds(edtf: &str) -> (Option<Date>, Option<Date>) {
    let (start, end) = edtf.split_once('/').unwrap_or((edtf, edtf));
    (days(start).map(|d| d.0), days(end).map(|d| d.1))
}

/// Without `~`, `?` and `%`.
pub(super) fn bare(edtf: &str) -> &str {
    edtf.trim_end_matches(['~', '?', '%'])
}

/// Whether it is a date of the calendar or a part of one: `2031`, `2031-05`, `2031-05-08`.
pub(super) fn is_truncated(edtf: &str) -> bool {
    matches!(edtf.len(), 4 | 7 | 10) && edtf.bytes().all(|b| b.is_ascii_digit() || b == b'-') && days(edtf).is_some() && !is_part(edtf)
}

/// A date-time with seconds, in EDTF: `2031-05-08T15:00+02:00` → `2031-05-08T15:00:00+02:00`.
pub(super) fn moment(text: &str) -> Option<String> {
    let (day, clock) = text.split_once('T')?;
    let (clock, zone) = clock.split_at(clock.find(['Z', '+', '-']).unwrap_or(clock.len()));
    let at: DateTime = format!("{day}T{clock}").parse().ok()?;
    let zone = if matches!(zone, "" | "Z") { zone.to_owned() } else { offset(zone)? };
    Some(format!("{}{zone}", at.strftime("%Y-%m-%dT%H:%M:%S")))
}

/// A moment of a zone.
pub(super) fn zoned(at: &Zoned) -> String {
    let form = if *at.time_zone() == TimeZone::UTC { "%Y-%m-%dT%H:%M:%SZ" } else { "%Y-%m-%dT%H:%M:%S%:z" };
    at.strftime(form).to_string()
}

/// A time stamp in any form of RFC 3339, or a day.
pub(super) fn stamp(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let day = || text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok().map(|z| z.timestamp());
    text.parse().ok().or_else(|| text.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok().map(|z| z.timestamp())).or_else(day)
}

/// A value as another system wrote it, in EDTF; nothing for what is none.
pub(super) fn value(text: &str) -> Option<String> {
    let text = text.trim();
    if text.contains('T') { moment(text) } else { days(text).map(|_| text.to_owned()) }
}

/// `+02:00`; colons may be missing.
fn offset(zone: &str) -> Option<String> {
    let digits: String = zone.get(1..)?.chars().filter(|c| *c != ':').collect();
    let is_one = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()) && &digits[..2] < "24" && &digits[2..] < "60";
    is_one.then(|| format!("{}{}:{}", &zone[..1], &digits[..2], &digits[2..]))
}

/// Whether its second part names a season, quarter or half.
fn is_part(edtf: &str) -> bool {
    edtf.get(5..7).and_then(|m| m.parse::<i8>().ok()).is_some_and(|m| m > 12)
}

fn days(point: &str) -> Option<(Date, Date)> {
    let point = bare(point);
    let day = point.split_once('T').map_or(point, |(day, _)| day);
    let parts: Vec<&str> = day.split('-').collect();
    let (year, rest) = parts.split_first()?;
    match rest {
        [] | ["XX"] | ["XX", "XX"] => years(year),
        [part] | [part, "XX"] => months(year.parse().ok()?, part.parse().ok()?),
        [_, _] => day.parse().ok().map(|d| (d, d)),
        _ => None,
    }
}

/// `2031`, `203X`.
fn years(year: &str) -> Option<(Date, Date)> {
    let first: i16 = year.replace('X', "0").parse().ok()?;
    let last: i16 = year.replace('X', "9").parse().ok()?;
    (year.len() == 4 && first > 0).then(|| (date(first, 1, 1), date(last, 12, 31)))
}

/// Months, and the seasons, quarters and halves of a year as EDTF numbers them; a winter ends in the year after.
fn months(year: i16, part: i8) -> Option<(Date, Date)> {
    let (first, count) = match part {
        1..=12 => (part, 1),
        21..=24 => ((part - 20) * 3, 3),
        33..=36 => ((part - 33) * 3 + 1, 3),
        40 | 41 => ((part - 40) * 6 + 1, 6),
        _ => return None,
    };
    let first = Date::new(year, first, 1).ok()?;
    let last = first.checked_add(jiff::Span::new().months(count - 1)).ok()?.last_of_month();
    (year > 0).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_and_last_days() {
        let check = |edtf: &str, first: Option<Date>, last: Option<Date>| assert_eq!(bounds(edtf), (first, last), "{edtf}");
        check("2031-05-08T15:00:00+02:00", Some(date(2031, 5, 8)), Some(date(2031, 5, 8)));
        check("2031-02~", Some(date(2031, 2, 1)), Some(date(2031, 2, 28)));
        check("203X", Some(date(2030, 1, 1)), Some(date(2039, 12, 31)));
        check("2031-24", Some(date(2031, 12, 1)), Some(date(2032, 2, 29)));
        check("2031-34", Some(date(2031, 4, 1)), Some(date(2031, 6, 30)));
        check("2031-41", Some(date(2031, 7, 1)), Some(date(2031, 12, 31)));
        check("2031-05-08/2031-06", Some(date(2031, 5, 8)), Some(date(2031, 6, 30)));
        check("../2031-05", None, Some(date(2031, 5, 31)));
        check("2031-05/..", Some(date(2031, 5, 1)), None);
        check("soon", None, None);
    }

    #[test]
    fn values_of_other_systems() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(value(text).as_deref(), expected, "{text}");
        check(" 2031-05-08T15:00Z ", Some("2031-05-08T15:00:00Z"));
        check("2031-05-08T15:00:00.000+0200", Some("2031-05-08T15:00:00+02:00"));
        check("2031-05-08T25:00:00Z", None);
        check("2031-05-08T15:00:00+02:99", None);
        check("2031-05", Some("2031-05"));
        check("2031-13", None);
        check("8 May", None);
    }

    #[test]
    fn what_a_truncated_date_is() {
        for (edtf, expected) in
            [("2031", true), ("2031-05", true), ("2031-05-08", true), ("2031-22", false), ("2031~", false), ("203X", false)]
        {
            assert_eq!(is_truncated(edtf), expected, "{edtf}");
        }
    }
}
