//! Rows under headings: by week, by month, by what they share.

use super::row::{Changes, view};
use crate::export::counted;
use crate::print::day::kindly;
use crate::web::answer::Asked;
use crate::web::view::{Cell, Day, Month, Section, Week};
use dateline_ledger::Row;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;

/// The first and the last day of a row, where it has one.
pub(super) fn span(row: &Row) -> Option<(Date, Date)> {
    let when = row.state.when.as_ref()?;
    let (first, last) = (when.earliest.or(when.latest)?, when.latest.or(when.earliest)?);
    Some((first, last.max(first)))
}

/// The time of a row in EDTF.
pub(super) fn edtf(row: &Row) -> &str {
    row.state.when.as_ref().and_then(|w| w.edtf.as_deref()).unwrap_or_default()
}

/// Rows of one day as their heading has them.
pub(super) fn day(asked: &Asked, label: String, edtf: &str, rows: &[&Row], changes: &Changes, today: Date) -> Day {
    Day {
        label,
        edtf: edtf.to_owned(),
        today: edtf.parse().is_ok_and(|d: Date| d == today),
        count: rows.len() as i64,
        rows: rows.iter().map(|r| view(asked, r, changes)).collect(),
    }
}

/// What is longer than a week has no place in a week.
fn is_long(row: &Row) -> bool {
    let is_open = row.state.when.as_ref().is_none_or(|w| w.earliest.is_none() || w.latest.is_none());
    is_open || span(row).is_none_or(|(first, last)| last.since(first).map_or(0, |s| s.get_days()) > 6)
}

/// By week; what spans more stands before it, under the month in which it may begin.
pub(super) fn by_week(asked: &Asked, rows: &[&Row], changes: &Changes, today: Date) -> Vec<Section> {
    let mut keyed: BTreeMap<(i16, i8, bool, i8), Vec<&Row>> = BTreeMap::new();
    for &row in rows {
        let Some((first, _)) = span(row) else { continue };
        let key = match is_long(row) {
            true => (first.year(), first.month(), false, 0),
            false => {
                let monday = monday(first);
                (monday.year(), monday.month(), true, monday.day())
            }
        };
        keyed.entry(key).or_default().push(row);
    }
    let section = |((year, month, is_week, number), rows): ((i16, i8, bool, i8), Vec<&Row>)| {
        let heading = match Date::new(year, month, number) {
            Ok(monday) if is_week => {
                let sunday = monday.saturating_add(6.days());
                format!("Week {}, {}", monday.iso_week_date().week(), kindly(&format!("{monday}/{sunday}")))
            }
            _ => format!("Some time from {}", kindly(&format!("{year:04}-{month:02}"))),
        };
        let short = |edtf: &str| if is_week { without_year(&kindly(edtf), year) } else { kindly(edtf) };
        Section { heading, note: counted(rows.len(), "row"), days: by_day(asked, &rows, changes, today, short) }
    };
    keyed.into_iter().map(section).collect()
}

/// Rows of the same time together, in their order; what has no time comes last.
pub(super) fn by_day(asked: &Asked, rows: &[&Row], changes: &Changes, today: Date, label: impl Fn(&str) -> String) -> Vec<Day> {
    let mut sorted: Vec<&Row> = rows.to_vec();
    sorted.sort_by_key(|r| (edtf(r).is_empty(), span(r).map(|s| s.0), edtf(r).to_owned()));
    let same = sorted.chunk_by(|a, b| edtf(a) == edtf(b));
    same.map(|rows| day(asked, label(edtf(rows[0])), edtf(rows[0]), rows, changes, today)).collect()
}

fn monday(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// `Mon 4 Feb` where the heading has the year; an interval that begins in another one keeps both.
pub(super) fn without_year(words: &str, year: i16) -> String {
    let is_year = |w: &&str| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit());
    let short = words.strip_suffix(&format!(" {year}")).filter(|_| words.split(' ').filter(is_year).count() == 1);
    short.unwrap_or(words).to_owned()
}

/// Rows of a day that the grid shows; the others are behind a link.
const SHOWN: usize = 4;
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A month as weeks from Monday on.
pub(super) fn month(asked: &Asked, first: Date, rows: &[&Row], changes: &Changes, today: Date) -> Month {
    let (base, last) = (&asked.settings.base, first.last_of_month());
    let to = |day: Date| format!("{base}/diary{}", asked.params.with(&[("view", "month"), ("from", &day.to_string()), ("to", "")]).ask());
    let cell = |day: Date| {
        let own: Vec<&Row> =
            rows.iter().copied().filter(|r| span(r) == Some((day, day)) && edtf(r).parse().is_ok_and(|d: Date| d == day)).collect();
        let class = match () {
            () if day.month() != first.month() => "out",
            () if day == today => "now",
            () if own.is_empty() => "free",
            () => "",
        };
        let more = own.len().saturating_sub(SHOWN);
        let alone = asked.params.with(&[("view", ""), ("from", &day.to_string()), ("to", &day.to_string())]).ask();
        Cell {
            class: class.to_owned(),
            weekday: weekday(day.weekday()).to_owned(),
            month: name(day).to_owned(),
            number: i64::from(day.day()),
            has_rows: !own.is_empty(),
            rows: own.iter().take(SHOWN).map(|r| view(asked, r, changes)).collect(),
            more: more as i64,
            more_href: if more > 0 { format!("{base}/diary{alone}") } else { String::new() },
        }
    };
    let mut weeks = Vec::new();
    let mut day = monday(first);
    while day <= last {
        weeks.push(Week { days: (0..7).map(|i| cell(day.saturating_add(i.days()))).collect() });
        day = day.saturating_add(7.days());
    }
    let (before, after) = (first.saturating_sub(1.month()), first.saturating_add(1.month()));
    Month { heading: title(first), prev: title(before), prev_href: to(before), next: title(after), next_href: to(after), weeks }
}

/// Whether a row falls into a month and has no cell of its own there.
pub(super) fn is_beside(row: &Row, first: Date) -> bool {
    let single = span(row).is_some_and(|(a, b)| a == b) && edtf(row).parse::<Date>().is_ok();
    !single && span(row).is_some_and(|(a, b)| a <= first.last_of_month() && b >= first)
}

fn name(day: Date) -> &'static str {
    MONTHS[day.month() as usize - 1]
}

fn title(day: Date) -> String {
    format!("{} {}", name(day), day.year())
}

fn weekday(day: Weekday) -> &'static str {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    DAYS[day.to_monday_zero_offset() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_has_the_year() {
        let check = |words: &str, expected: &str| assert_eq!(without_year(words, 2019), expected);
        check("Mon 4 Feb 2019", "Mon 4 Feb");
        check("14 Jan 1992 – 14 Jan 2019", "14 Jan 1992 – 14 Jan 2019");
        check("28 Dec 2019 – 3 Jan 2020", "28 Dec 2019 – 3 Jan 2020");
        check("2019", "2019");
    }
}
