//! Reads EDTF (ISO 8601-2) back: the first and last day that a value can mean.

use super::calendar::{self, When};
use super::season::Season;
use jiff::civil::Date;

/// The first and last day of an EDTF value; `None` on a side that is open (`../2011`).
///
/// Reads what this stage writes: years (also negative, `199X`, `18XX`), months, seasons 21 to 24, days, times of day,
/// the marks `~ ? %`, and intervals of these. Gives `None` for anything else, and for days that do not exist.
pub fn range(text: &str) -> Option<(Option<Date>, Option<Date>)> {
    match text.split_once('/') {
        Some((a, b)) => {
            let first = if a == ".." || a.is_empty() { None } else { Some(one(a)?.0) };
            let last = if b == ".." || b.is_empty() { None } else { Some(one(b)?.1) };
            (first.is_none() || last.is_none() || first <= last).then_some((first, last))
        }
        None => one(text).map(|(first, last)| (Some(first), Some(last))),
    }
}

fn one(text: &str) -> Option<(Date, Date)> {
    let text = text.trim_end_matches(['~', '?', '%']);
    let day = text.split_once('T').map_or(text, |(day, _)| day);
    let (sign, digits) = day.strip_prefix('-').map_or((1, day), |rest| (-1, rest));
    let mut parts = digits.split('-');
    let year = parts.next().filter(|y| y.len() == 4)?;
    let when = if let Some(century) = year.strip_suffix("XX") {
        When::Century(century.parse().ok()?)
    } else if let Some(decade) = year.strip_suffix('X') {
        When::Decade(decade.parse().ok()?)
    } else {
        let year = calendar::year(sign * year.parse::<i32>().ok()?)?;
        match (parts.next(), parts.next()) {
            (None, _) => When::Year(year),
            (Some(month), None) => month_or_season(year, month.parse().ok()?)?,
            (Some(month), Some(day)) => When::Day(calendar::day(year.into(), month.parse().ok()?, day.parse().ok()?)?),
        }
    };
    parts.next().is_none().then_some((when.first(), when.last()))
}

fn month_or_season(year: i16, number: u8) -> Option<When> {
    match number {
        1..=12 => Some(When::Month(year, number)),
        21..=24 => Some(When::Season(year, Season::ALL[usize::from(number) - 21].0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, first: &str, last: &str) {
        let day = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        assert_eq!(range(text), Some((day(first), day(last))), "{text}");
    }

    #[test]
    fn reads_what_the_stage_writes() {
        check("2018", "2018-01-01", "2018-12-31");
        check("199X", "1990-01-01", "1999-12-31");
        check("18XX", "1800-01-01", "1899-12-31");
        check("2018-22", "2018-06-01", "2018-08-31");
        check("2018-24", "2018-12-01", "2019-02-28");
        check("2018-06-01~/2018-06-10~", "2018-06-01", "2018-06-10");
        check("2018-06-12T15:30:00", "2018-06-12", "2018-06-12");
        check("../2011", "", "2011-12-31");
        for wrong in ["", "2018-02-30", "2018-13", "18", "2019/2018", "2018-1-1-1", "é"] {
            assert_eq!(range(wrong), None, "{wrong}");
        }
    }
}
