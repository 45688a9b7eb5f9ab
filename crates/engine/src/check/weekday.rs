//! "Monday, June 12" when June 12 is a Tuesday; "a four-day meeting" from the 12th to the 13th.

use super::{Finding, Input, What, finding};
use crate::time::{Time, Type, weekday_named};
use jiff::civil::Date;

/// Days around the publication in which a date without a year is certain.
const NEAR: i64 = 120;

pub(super) fn check(input: &Input<'_, '_>, out: &mut Vec<Finding>) {
    for time in input.times {
        out.extend(beside(input, time));
    }
    for event in input.events {
        let Some(when) = &event.when else { continue };
        let Some(time) = when.time.map(|k| &input.times[k]).filter(|t| t.value.contains('/')) else { continue };
        out.extend(event.mentions.iter().find_map(|&m| length(input, time, m)));
    }
}

/// A weekday and a date in one expression.
fn beside(input: &Input<'_, '_>, time: &Time) -> Option<Finding> {
    let s = input.syntax;
    let day = time.earliest.filter(|_| time.earliest == time.latest && time.kind == Type::Date)?;
    let at = time.tokens.clone().find(|&i| weekday_named(s.lower(i)).is_some())?;
    let has_date = time.tokens.clone().any(|i| i != at && s.lower(i).starts_with(|c: char| c.is_ascii_digit()));
    let has_year = time.tokens.clone().any(|i| s.lower(i).len() == 4 && s.lower(i).bytes().all(|b| b.is_ascii_digit()));
    let words = time.tokens.clone().all(|i| !matches!(s.lower(i), "to" | "until" | "-" | "from" | "before" | "after" | "of" | "in"));
    if !has_date || !words || weekday_named(s.lower(at)) == Some(day.weekday()) {
        return None;
    }
    let certain = has_year || input.published.is_some_and(|p| (day - p).get_days().abs() <= NEAR as i32);
    let rest = at + 1..time.tokens.end;
    (certain && !rest.is_empty() && !other_year_fits(input, day, s.lower(at), has_year))
        .then(|| finding(false, What::Date, input.span(at), vec![s.span(rest)], "check/date/weekday"))
}

/// Whether the same day of a year beside is that weekday, and near enough to be meant.
fn other_year_fits(input: &Input<'_, '_>, day: Date, word: &str, has_year: bool) -> bool {
    let near = |d: Date| input.published.is_some_and(|p| (d - p).get_days().abs() <= 366);
    !has_year
        && [-1, 1].into_iter().any(|step| {
            let other = Date::new(day.year().saturating_add(step), day.month(), day.day()).ok();
            other.is_some_and(|d| weekday_named(word) == Some(d.weekday()) && near(d))
        })
}

/// "a three-day visit" against a first and a last day that are told. Off by one is no conflict: the last day may count or not.
fn length(input: &Input<'_, '_>, time: &Time, m: usize) -> Option<Finding> {
    let s = input.syntax;
    let (first, last) = (time.earliest?, time.latest?);
    let from = input.times.partition_point(|t| t.tokens.end + 4 <= m);
    let own = input.times[from..].iter().take_while(|t| t.tokens.end <= m);
    let days = |t: &Time| t.value.strip_prefix('P')?.strip_suffix('D')?.parse::<i32>().ok();
    let (told, n) = own
        .filter(|t| t.kind == Type::Duration && t.modifier.is_none() && t.tokens.clone().any(|i| s.ancestors(i).take(3).any(|up| up == m)))
        .find_map(|t| Some((t, days(t)?)))?;
    let covered = (last - first).get_days() + 1;
    let off = (covered - n).abs();
    (off != 1).then(|| finding(off == 0, What::Date, told.span, vec![time.span], "check/date/length"))
}
