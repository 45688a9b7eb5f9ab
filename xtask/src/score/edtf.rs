//! Whether two EDTF values name the same days.

/// Year, month, day.
type Day = (u32, u32, u32);

/// Whether an event's EDTF value is one of the accepted ones, or covers the same days as one.
pub(super) fn same_when(accepted: &[String], given: &str) -> bool {
    let same_days = |a: &str| !a.is_empty() && !given.is_empty() && interval(a).is_some() && interval(a) == interval(given);
    accepted.iter().any(|a| a == given || same_days(a))
}

/// First and last day, each `None` where it is open; `None` where a day is named that does not exist.
fn interval(edtf: &str) -> Option<(Option<Day>, Option<Day>)> {
    const DOUBT: [char; 3] = ['~', '?', '%'];
    let trimmed = edtf.trim_matches(DOUBT);
    let (a, b) = trimmed.split_once('/').unwrap_or((trimmed, ""));
    let (mut a, mut b) = (a.trim_end_matches(DOUBT), b.trim_end_matches(DOUBT));
    if let Some(rest) = edtf.strip_prefix("..") {
        (a, b) = ("", rest.trim_start_matches('/'));
    }
    let first = if a.is_empty() { None } else { edge(a, false)? };
    Some((first, edge(if b.is_empty() { a } else { b }, true)?))
}

/// The first or last day of one value: outer `None` for a day that does not exist, inner for no year.
fn edge(value: &str, last: bool) -> Option<Option<Day>> {
    let Some((year, mut rest)) = digits(value, 4) else { return Some(None) };
    let mut part = || {
        let (number, after) = digits(rest.strip_prefix('-')?, 2)?;
        rest = after;
        Some(number)
    };
    let month = part();
    // `(-\d\d)?(-\d\d)?`: with no month, the day's group finds nothing either.
    let day = month.and_then(|_| part());
    let (mut year, mut month, mut day) = (year, month.unwrap_or(0), day.unwrap_or(0));
    if (21..=24).contains(&month) {
        month = (month - 20) * 3 + if last { 2 } else { 0 };
        if month > 12 {
            (year, month) = (year + 1, month - 12);
        }
        day = 0;
    }
    if !last {
        return real((year, month.max(1), day.max(1))).map(Some);
    }
    if day > 0 {
        return real((year, month, day)).map(Some);
    }
    let month = if month == 0 { 12 } else { month };
    let next = real((year + month / 12, month % 12 + 1, 1))?;
    Some(Some(day_before(next)))
}

fn digits(text: &str, n: usize) -> Option<(u32, &str)> {
    let number = text.get(..n).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    Some((number.parse().ok()?, &text[n..]))
}

fn real(day: Day) -> Option<Day> {
    let (y, m, d) = day;
    ((1..=9999).contains(&y) && (1..=12).contains(&m) && (1..=length(y, m)).contains(&d)).then_some(day)
}

/// The day before the first of a month.
fn day_before((y, m, _): Day) -> Day {
    let (y, m) = if m == 1 { (y - 1, 12) } else { (y, m - 1) };
    (y, m, length(y, m))
}

fn length(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(edtf: &str, first: Option<Day>, last: Option<Day>) {
        assert_eq!(interval(edtf), Some((first, last)), "{edtf}");
    }

    #[test]
    fn intervals() {
        check("2018-06-12", Some((2018, 6, 12)), Some((2018, 6, 12)));
        check("2018-06-12T15:00", Some((2018, 6, 12)), Some((2018, 6, 12)));
        check("2020-02", Some((2020, 2, 1)), Some((2020, 2, 29)));
        check("2018~", Some((2018, 1, 1)), Some((2018, 12, 31)));
        check("2018-21", Some((2018, 3, 1)), Some((2018, 5, 31)));
        check("2018-24", Some((2018, 12, 1)), Some((2019, 2, 28)));
        check("2018-06-12/2018-06-14", Some((2018, 6, 12)), Some((2018, 6, 14)));
        check("../2018", None, Some((2018, 12, 31)));
        check("2018/..", Some((2018, 1, 1)), None);
        check("soon", None, None);
        assert_eq!(interval("2018-02-30"), None);
    }

    #[test]
    fn same_days() {
        let accepted = |a: &[&str]| a.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        assert!(same_when(&accepted(&["", "2018-06"]), ""));
        assert!(same_when(&accepted(&["2018-06"]), "2018-06-01/2018-06-30"));
        assert!(!same_when(&accepted(&["2018-06"]), ""));
        assert!(!same_when(&accepted(&[""]), "2018"));
    }
}
