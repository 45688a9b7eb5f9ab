//! Days as people write them: EDTF `2018-06-12` becomes `Tue 12 Jun 2018`, `2018-22` becomes `summer 2018`.

use jiff::civil::Date;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// An EDTF value in words; one that is not understood is shown as it is.
pub(crate) fn kindly(edtf: &str) -> String {
    let shown = match edtf.split_once('/') {
        None => point(edtf),
        Some((".." | "", to)) => point(to).map(|to| format!("by {to}")),
        Some((from, ".." | "")) => point(from).map(|from| format!("from {from}")),
        Some((from, to)) => interval(from, to),
    };
    shown.unwrap_or_else(|| edtf.to_owned())
}

/// A date or date-time as the reading gives it, for headings.
pub(crate) fn published(text: &str) -> String {
    point(text).unwrap_or_else(|| text.to_owned())
}

/// A single value with its qualifiers: `~` approximate, `?` uncertain, `%` both.
fn point(edtf: &str) -> Option<String> {
    let (bare, qualifiers) = edtf.split_at(edtf.find(['~', '?', '%']).unwrap_or(edtf.len()));
    let (day, clock) = bare.split_once('T').unwrap_or((bare, ""));
    let mut shown = date(day)?;
    if !clock.is_empty() {
        shown = format!("{shown}, {}", time(clock)?);
    }
    Some(match qualifiers {
        "" => shown,
        "~" => format!("about {shown}"),
        "?" => format!("{shown} (?)"),
        "%" => format!("about {shown} (?)"),
        _ => return None,
    })
}

fn date(day: &str) -> Option<String> {
    let parts: Vec<&str> = day.split('-').collect();
    match parts[..] {
        [year] => one_year(year),
        [year, "XX"] | [year, "XX", "XX"] => one_year(year),
        [year, month] => Some(format!("{} {}", part_of_year(month)?, one_year(year)?)),
        [year, month, "XX"] => Some(format!("{} {}", part_of_year(month)?, one_year(year)?)),
        [_, _, _] => {
            let date: Date = day.parse().ok()?;
            Some(format!("{} {}", weekday(date), long(date)))
        }
        _ => None,
    }
}

/// `2018`, or `201X` as `2010s`.
fn one_year(year: &str) -> Option<String> {
    let digits = year.strip_suffix('X').unwrap_or(year);
    let whole = digits.len() == year.len();
    let known = year.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    known.then(|| if whole { year.to_owned() } else { format!("{digits}0s") })
}

/// Months, seasons, quarters and halves, as EDTF numbers them.
fn part_of_year(number: &str) -> Option<String> {
    let number: usize = number.parse().ok()?;
    Some(match number {
        1..=12 => MONTHS[number - 1].to_owned(),
        21..=24 => SEASONS[number - 21].to_owned(),
        33..=36 => format!("Q{} of", number - 32),
        40 => "first half of".to_owned(),
        41 => "second half of".to_owned(),
        _ => return None,
    })
}

/// `15:00:00+02:00` as `15:00 +02:00`; seconds are dropped.
fn time(clock: &str) -> Option<String> {
    let zone = clock.find(['Z', '+', '-']).unwrap_or(clock.len());
    let (clock, zone) = clock.split_at(zone);
    let minutes = clock.get(..5)?;
    Some(match zone {
        "" => minutes.to_owned(),
        "Z" => format!("{minutes} UTC"),
        _ => format!("{minutes} {zone}"),
    })
}

/// Two ends with what they share said once: `12–14 Jun 2018`, `28 Jun – 3 Jul 2018`.
fn interval(from: &str, to: &str) -> Option<String> {
    if let (Ok(a), Ok(b)) = (from.parse::<Date>(), to.parse::<Date>()) {
        return Some(match (a.year() == b.year(), a.month() == b.month()) {
            (true, true) => format!("{}–{}", a.day(), long(b)),
            (true, false) => format!("{} {} – {}", a.day(), month(a), long(b)),
            _ => format!("{} – {}", long(a), long(b)),
        });
    }
    Some(format!("{} – {}", point(from)?, point(to)?))
}

fn long(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn month(date: Date) -> &'static str {
    MONTHS[date.month() as usize - 1]
}

fn weekday(date: Date) -> &'static str {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    DAYS[date.weekday().to_monday_zero_offset() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_said_kindly() {
        for (edtf, expected) in [
            ("2018-06-12", "Tue 12 Jun 2018"),
            ("2018-06", "Jun 2018"),
            ("2018", "2018"),
            ("2018-22", "summer 2018"),
            ("2018-34", "Q2 of 2018"),
            ("201X", "2010s"),
            ("2018-06-XX", "Jun 2018"),
            ("2018-06~", "about Jun 2018"),
            ("2018-06-12?", "Tue 12 Jun 2018 (?)"),
            ("2018-06-12T15:00", "Tue 12 Jun 2018, 15:00"),
            ("2018-06-12T15:00:00-04:00", "Tue 12 Jun 2018, 15:00 -04:00"),
            ("2018-06-12/2018-06-14", "12–14 Jun 2018"),
            ("2018-06-28/2018-07-03", "28 Jun – 3 Jul 2018"),
            ("2018-12-30/2019-01-02", "30 Dec 2018 – 2 Jan 2019"),
            ("2016/2018", "2016 – 2018"),
            ("../2018-06", "by Jun 2018"),
            ("2018-06-12/..", "from Tue 12 Jun 2018"),
            ("2018-99", "2018-99"),
            ("2018-02-30", "2018-02-30"),
            ("", ""),
            ("/", "/"),
            ("-0044~é", "-0044~é"),
        ] {
            assert_eq!(kindly(edtf), expected, "{edtf}");
        }
    }
}
