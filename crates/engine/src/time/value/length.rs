//! Lengths and sets.

use super::Given;
use super::weekday::any_weekday;
use crate::time::calendar;
use crate::time::context::Context;
use crate::time::meaning::Meaning;
use crate::time::number::Count;
use crate::time::tape::Found;
use crate::time::{Type, Unit};

/// A length; a season of sport has none.
pub(super) fn length(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    args[1].unit().filter(|&unit| unit != Unit::Season)?;
    Some(Meaning::length(args[0].count().unwrap_or(Count::Vague), args[1].unit()?))
}

/// "the past three months": a length that touches the day of publication.
pub(super) fn span(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (step, count, unit) = (args[0].number()?, args[1].count()?, args[2].unit()?);
    let meaning = Meaning::length(count, unit);
    let (Count::Exact(n), Some(now)) = (count, context.now(Unit::Day)) else { return Some(meaning) };
    if n.fract() != 0.0 || n.abs() > 10_000.0 {
        return Some(meaning);
    }
    let (n, unit) = if unit < Unit::Day { ((n * f64::from(hours(unit)) / 24.0).ceil(), Unit::Day) } else { (n, unit) };
    let Some(other) = calendar::add(now, step.signum() * n as i32, unit) else { return Some(meaning) };
    let (first, last) = (now.min(other), now.max(other));
    Some(Meaning { edtf: Meaning::between(first, last).edtf, earliest: Some(first), latest: Some(last), ..meaning })
}

/// How many hours a unit shorter than a day counts for, none below one.
fn hours(unit: Unit) -> u8 {
    u8::from(unit == Unit::Hour)
}

/// "every two weeks", "each July", "every Monday": an optional count, then what repeats.
pub(super) fn every(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let what = *args.last()?;
    Some(match what {
        Given::Found(Found::Weekday(weekday)) => any_weekday(Type::Set, weekday),
        Given::Found(Found::Month(month)) => Meaning::text(Type::Set, format!("XXXX-{month:02}")),
        Given::Found(Found::Season(season)) => Meaning::text(Type::Set, format!("XXXX-{}", season.timex())),
        Given::Found(Found::Part(part)) => Meaning::text(Type::Set, format!("XXXX-XX-XXT{}", part.timex())),
        what => {
            let count = if args.len() == 2 { args[0].count() } else { None };
            Meaning::text(Type::Set, crate::time::meaning::length(count.unwrap_or(Count::Exact(1.0)), what.unit()?))
        }
    })
}
