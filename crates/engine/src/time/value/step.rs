//! So many units from now, from the last mention, or from another date.

use super::Given;
use crate::time::calendar::When;
use crate::time::context::{Context, away};
use crate::time::direction::Direction;
use crate::time::meaning::Meaning;
use crate::time::number::Count;
use crate::time::tape::Found;
use crate::time::{Type, Unit};
use jiff::civil::Date;

pub(super) fn shift(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let sign = if args[1].word() == "-" { -1 } else { 1 };
    let (count, unit) = (args[2].count()?, args[3].unit()?);
    if args[0].word() != "reference" {
        return Some(shifted(context.now(unit), sign, count, unit));
    }
    let anchor = context.reference_for(unit).filter(|when| when.grain() <= unit.max(Unit::Day));
    // "a few days later" in what is told as past is past as well.
    if count == Count::Vague && sign > 0 && !context.narrative && matches!(context.direction(), Direction::Past { .. }) {
        return Some(Meaning::text(Type::Date, "PAST_REF"));
    }
    let known = anchor.is_some() || count == Count::Vague;
    Some(if known { shifted(anchor.map(|w| end(w, sign)), sign, count, unit) } else { coarsely(context, unit) })
}

/// The side of a stretch that earlier or later times are counted from.
fn end(when: When, sign: i32) -> Date {
    if sign < 0 { when.first() } else { when.last() }
}

/// "three days later" where only a month or year is known: in narrative some day of that year.
fn coarsely(context: &Context<'_, '_>, unit: Unit) -> Meaning {
    match context.reference().filter(|when| context.narrative && when.grain() < Unit::Decade) {
        Some(when) => some_within(When::holding(when.first(), Unit::Year), unit),
        None => undated(unit),
    }
}

/// So many units before or after a day.
pub(super) fn shifted(anchor: Option<Date>, sign: i32, count: Count, unit: Unit) -> Meaning {
    let vague = || Meaning::text(Type::Date, if sign < 0 { "PAST_REF" } else { "FUTURE_REF" });
    let Count::Exact(n) = count else { return vague() };
    if n.abs() > 10_000.0 {
        return vague();
    }
    let Some(anchor) = anchor else { return undated(unit) };
    let (count, unit) = if n.fract() == 0.0 { (n as i32, unit) } else { finer(n, unit) };
    match away(anchor, sign * count, unit) {
        Some(when) => Meaning::at(when),
        None => undated(unit),
    }
}

/// A broken number of units as a whole number of smaller ones.
pub(super) fn finer(n: f64, unit: Unit) -> (i32, Unit) {
    match unit {
        Unit::Year => ((n * 12.0).round() as i32, Unit::Month),
        Unit::Decade | Unit::Century => ((n * f64::from(unit.iso().1)).round() as i32, Unit::Year),
        Unit::Month => ((n * 30.0).round() as i32, Unit::Day),
        Unit::Week => ((n * 7.0).round() as i32, Unit::Day),
        _ => (n.round() as i32, unit),
    }
}

/// The last or next stretch of the kind that `of` makes from a year; 0 is the one nearest.
pub(super) fn in_step(now: Date, step: i32, of: impl Fn(i16) -> Option<When>) -> Option<When> {
    let y = now.year();
    let mut around = (y - 2..=y + 2).filter_map(of);
    match step {
        // "last March" said in April is the one of the year before: the nearer one is "last month".
        ..0 => around.rfind(|w| crate::time::context::days_between(w.last(), now) > if w.grain() == Unit::Month { 31 } else { 0 }),
        0 => around.find(|w| w.last() >= now && w.first().year() <= now.year()).or(Some(When::Year(y))),
        _ => around.find(|w| w.first() > now),
    }
}

/// "last year", "this week", "next quarter": counted from publication.
pub(super) fn step(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (step, unit) = (args[0].number()?, args[1].unit().filter(|&unit| unit != Unit::Season)?);
    Some(match context.now(unit) {
        Some(now) => {
            let this = When::holding(now, unit).step(step)?;
            let over = unit == Unit::Weekend && step == 0 && this.first() > now && context.direction() == Direction::PAST;
            Meaning::at(if over { this.step(-1)? } else { this })
        }
        None => undated(unit),
    })
}

/// "the following year", "the previous day": counted from the last mention.
pub(super) fn onward(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (step, unit) = (args[0].number()?, args[1].unit()?);
    Some(match context.reference_for(unit) {
        Some(when) if when.grain() <= unit => Meaning::at(When::holding(end(when, step), unit).step(step)?),
        _ => coarsely(context, unit),
    })
}

/// "that year", "the same day"; a day within a month that was mentioned stays open within it.
pub(super) fn same(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let unit = args[0].unit()?;
    Some(match context.reference_for(unit) {
        // In news a day that was not named a moment ago is some day or other: "strong sales that day".
        Some(when) if when.grain() > unit && !context.narrative && !context.has_just_mentioned() => return None,
        Some(when) if when.grain() > unit => some_within(when, unit),
        Some(when) => Meaning::at(When::holding(when.first(), unit)),
        None => coarsely(context, unit),
    })
}

/// A stretch of this unit, no one knows which, within a longer one: "that day" after "in October 1998" is `1998-10-XX`.
fn some_within(when: When, unit: Unit) -> Meaning {
    let open = match (when, unit) {
        (When::Month(..), Unit::Day) => "-XX",
        (When::Year(_), Unit::Day) => "-XX-XX",
        (When::Year(_), Unit::Month) => "-XX",
        (When::Year(_), Unit::Week) => "-WXX",
        (When::Year(_), Unit::Quarter) => "-QX",
        _ => return Meaning { value: undated(unit).value, ..Meaning::at(when) },
    };
    Meaning { value: format!("{}{open}", when.timex()), ..Meaning::at(when) }
}

/// "the following March", "that summer", "the previous spring": counted from the last mention.
pub(super) fn onward_named(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let step = args[0].number()?;
    let of = |y: i16| match args[1] {
        Given::Found(Found::Month(month)) => Some(When::Month(y, month)),
        Given::Found(Found::Season(season)) => Some(When::Season(y, season)),
        _ => None,
    };
    let Some(last) = context.reference() else { return Some(Meaning::text(Type::Date, of(1000)?.timex().replace("1000", "XXXX"))) };
    let y = last.first().year();
    let mut around = (y - 2..=y + 2).filter_map(of);
    match step {
        ..0 => around.rfind(|w| w.last() < last.first()),
        0 => of(y),
        _ => around.find(|w| w.first() > last.last()),
    }
    .map(Meaning::at)
}

/// So many units before or after another expression: sign, count, unit, expression.
pub(super) fn from(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let sign = if args[0].word() == "-" { -1 } else { 1 };
    let anchor = args[3].meaning(context)?.when?;
    let from = if sign < 0 { anchor.first() } else { anchor.last() };
    Some(shifted(Some(from), sign, args[1].count()?, args[2].unit()?))
}

/// A relative expression in an article without a day: the value says only its grain.
pub(super) fn undated(unit: Unit) -> Meaning {
    let value = match unit {
        Unit::Year => "XXXX",
        Unit::Month => "XXXX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        _ => "XXXX-XX-XX",
    };
    Meaning::text(Type::Date, value)
}
