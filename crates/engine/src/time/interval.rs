//! Joins the two ends of an interval: "June 12-14", "from Monday to Thursday", "between 2001 and 2003".
//!
//! Each end stays a time of its own, as TIMEX3 has it; both hold the interval. "and" alone and a comma make a list. Never
//! joins what makes no sense: an end before the beginning, a clock time with a month.

use super::calendar::{self, When};
use super::context::{Context, days_between};
use super::direction::Direction;
use super::edtf;
use super::meaning::Meaning;
use super::{Time, Type, Unit};
use crate::parse::Syntax;
use crate::text::Span;

/// Whether the words between a time and what follows it join them to an interval.
pub(super) fn is_joined(syntax: &Syntax<'_>, left: &Time, right: Span) -> bool {
    let gap = Span::new(left.span.end as usize, right.start as usize).of(syntax.text());
    if gap.len() > LONGEST || left.interval.is_some() {
        return false;
    }
    match gap.trim_matches([' ', ',', '\u{a0}']) {
        "-" | "–" | "—" | "--" => true,
        "through" | "until" | "till" | "up to" => true,
        "to" => !is_moved(syntax, left),
        "and" => led_by_between(syntax, left),
        _ => false,
    }
}

/// The longest words of joining, with blanks.
const LONGEST: usize = 12;

/// "between" before the left end, whose own words may begin after "the" or "about".
fn led_by_between(syntax: &Syntax<'_>, left: &Time) -> bool {
    (1..=2).filter_map(|n| left.tokens.start.checked_sub(n)).any(|i| syntax.lower(i) == "between")
}

/// "moved from March 3 to March 10": the one day in place of the other.
fn is_moved(syntax: &Syntax<'_>, left: &Time) -> bool {
    syntax.ancestors(left.tokens.start).take(4).any(|i| {
        matches!(
            syntax.lemma(i),
            "move" | "postpone" | "delay" | "push" | "shift" | "reschedule" | "put" | "bring" | "change" | "advance" | "extend" | "defer"
        )
    })
}

/// The right end after the left one: a weekday in the week after it began, a month or day without a year in the year after it.
/// Where the sentence looks back and neither end has a year, the left end is the one that is moved.
pub(super) fn following(context: &Context<'_, '_>, left: &mut Time, right: Meaning, rule: &str, words: &str) -> Meaning {
    let (Some(from), Some(when)) = (left.earliest, right.when) else { return right };
    if right.kind != Type::Date || right.modifier.is_some() {
        return right;
    }
    let apart = days_between(from, when.first());
    let moved = match when {
        When::Day(day) if rule.starts_with("time/weekday/") && left.made_by.starts_with("time/weekday/") => match apart {
            ..0 => calendar::add(day, 1, Unit::Week).map(When::Day),
            7.. => calendar::add(day, -1, Unit::Week).map(When::Day),
            _ => None,
        },
        When::Day(_) | When::Month(..) | When::Season(..) if has_no_year(rule, words) && !(0..=366).contains(&apart) => {
            let back = !context.narrative && matches!(context.direction(), Direction::Past { .. });
            if apart < 0 && back && move_back(context, left, when) {
                return right;
            }
            let fine = left.edtf.as_ref().is_some_and(|edtf| edtf.trim_start_matches('-').len() > 4);
            (from.year()..=from.year() + 1).filter(|_| fine).filter_map(|y| in_year(when, y)).find(|w| w.first() >= from)
        }
        _ => None,
    };
    moved.map_or(right, Meaning::at)
}

/// Whether the rule takes the year from around the words.
fn has_no_year(rule: &str, words: &str) -> bool {
    let dated = words.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit));
    !dated && (rule.starts_with("time/date/") || rule.starts_with("time/season/"))
}

/// Moves the left end to the year before, where it is a month or day without a year.
fn move_back(context: &Context<'_, '_>, left: &mut Time, right: When) -> bool {
    let words = left.span.of(context.syntax.text());
    if left.modifier.is_some() || !has_no_year(&left.made_by, words) {
        return false;
    }
    let Some(from) = left.earliest else { return false };
    let of = |y: i16| in_year(When::holding(from, right.grain()), y).filter(|w| w.first() < right.first());
    let same_grain = left.latest == Some(When::holding(from, right.grain()).last());
    let Some(when) = of(right.first().year()).or_else(|| of(right.first().year() - 1)).filter(|_| same_grain) else { return false };
    let Meaning { value, edtf, earliest, latest, .. } = Meaning::at(when);
    (left.value, left.edtf, left.earliest, left.latest) = (value, edtf, earliest, latest);
    true
}

fn in_year(when: When, year: i16) -> Option<When> {
    match when {
        When::Day(day) => calendar::day(year.into(), day.month().into(), day.day().into()).map(When::Day),
        When::Month(_, m) => Some(When::Month(year, m)),
        When::Season(_, s) => Some(When::Season(year, s)),
        _ => None,
    }
}

/// Gives both ends the interval, where they make one.
pub(super) fn mark(left: &mut Time, right: &mut Time) {
    let Some(whole) = whole(left, right) else { return };
    right.interval = Some(whole.clone());
    left.interval = Some(whole);
}

fn whole(left: &Time, right: &Time) -> Option<String> {
    let first = left.edtf.as_deref()?.split('/').next()?;
    let last = right.edtf.as_deref()?.split('/').next_back()?;
    let ordered = match (first.contains('T'), last.contains('T')) {
        (false, false) => left.earliest <= right.earliest && left.latest < right.latest,
        (true, true) => first < last,
        _ => false,
    };
    let dates = [left, right].iter().all(|t| matches!(t.kind, Type::Date | Type::Time));
    let whole = format!("{first}/{last}");
    (ordered && dates && edtf::range(&whole) == Some((left.earliest, right.latest))).then_some(whole)
}

#[cfg(test)]
mod tests {
    use crate::time::tests::times_of;

    #[track_caller]
    fn check(text: &str, interval: Option<&str>) {
        let found = times_of(text, "2026-03-18");
        assert_eq!(found.len(), 2, "{text}: {found:?}");
        for time in &found {
            assert_eq!(time.interval.as_deref(), interval, "{text}: {found:?}");
        }
    }

    #[test]
    fn both_ends_hold_the_interval() {
        check("The fair will be held June 12-14.", Some("2026-06-12/2026-06-14"));
        check("The fair was held from 12 to 14 July 1950.", Some("1950-07-12/1950-07-14"));
        check("The talks will run from Monday to Thursday.", Some("2026-03-23/2026-03-26"));
        check("He reigned between 2001 and 2003.", Some("2001/2003"));
        check("He reigned 1962–1975.", Some("1962/1975"));
        check("He reigned in 1990-94.", Some("1990/1994"));
        check("They fought (240-238 BC) at sea.", Some("-0239/-0237"));
        check("They fought from 264 to 241 BC.", Some("-0263/-0240"));
        check("It lasted from March until June 1955.", Some("1955-03/1955-06"));
        check("They fought from November 1950 to March.", Some("1950-11/1951-03"));
        check("It lasted from early 1998 through late 2001.", Some("1998-01~/2001-12~"));
        check("The shop is open from 3 p.m. to 5 p.m. in spite of the rain.", Some("2026-03-18T15:00:00/2026-03-18T17:00:00"));
    }

    #[test]
    fn a_list_and_what_makes_no_sense_are_none() {
        check("Courts sat on May 4 and 5.", None);
        check("He won in 2001 and 2003.", None);
        check("He won in 2003 - 2001 was worse.", None);
        check("The vote was moved from March 3 to March 10.", None);
        check("The vote was held on March 3, not March 10.", None);
    }

    #[test]
    fn the_end_comes_after_the_beginning() {
        check("The office is shut from Friday to Tuesday.", Some("2026-03-20/2026-03-24"));
        check("The ice lasted from November to February.", Some("2025-11/2026-02"));
        check("Prices had fallen from April to January.", Some("2025-04/2026-01"));
    }
}
