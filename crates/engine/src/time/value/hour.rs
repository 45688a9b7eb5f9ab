//! Clock times and parts of the day.

use super::Given;
use crate::time::Unit;
use crate::time::calendar::{self, When};
use crate::time::clock::Clock;
use crate::time::context::Context;
use crate::time::meaning::Meaning;
use crate::time::tape::Found;
use jiff::civil::Date;

/// A part of the day that another expression names.
pub(super) fn part(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let part = match args[1] {
        Given::Found(Found::Part(part)) => part,
        Given::Word(word) => crate::time::Part::ALL.iter().find(|(_, words)| words.contains(&word))?.0,
        Given::Found(_) => return None,
    };
    Some(Meaning::part(day_of(context, args[0]), part))
}

/// "overnight": the night before the article, or the one after it where the sentence looks ahead.
pub(super) fn overnight(context: &Context<'_, '_>, _: &[Given<'_>]) -> Option<Meaning> {
    let day = if context.direction().is_future() { "published" } else { "yesterday" };
    Some(Meaning::part(day_of(context, Given::Word(day)), crate::time::Part::Night))
}

/// The day of an argument: another expression, `published`, `reference`.
pub(super) fn day_of(context: &Context<'_, '_>, arg: Given<'_>) -> Option<Date> {
    let when = match arg {
        Given::Word("published") => return context.today(),
        Given::Word("said") => return context.day(),
        Given::Word("yesterday") => return calendar::add(context.now(Unit::Day)?, -1, Unit::Day),
        Given::Word("next") => return calendar::add(context.reference_for(Unit::Day)?.last(), 1, Unit::Day),
        Given::Word("tomorrow") => return calendar::add(context.today()?, 1, Unit::Day),
        Given::Word(_) => context.reference_for(Unit::Day)?,
        arg => arg.meaning(context)?.when?,
    };
    if let When::Day(day) = when { Some(day) } else { None }
}

/// A clock time, on the day of another expression or of publication: clock, day, zone.
pub(super) fn clock(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let Given::Found(Found::Clock(clock)) = args[0] else { return None };
    // A midnight that no day is named with begins a day.
    let clock =
        if clock.minutes == 1440 && !matches!(args.get(1), Some(Given::Found(Found::Match(_)))) { Clock { minutes: 0 } } else { clock };
    let day = match args.get(1) {
        Some(&arg @ Given::Found(Found::Match(_))) => day_of(context, arg),
        _ => context.day(),
    };
    let east = args.get(2).and_then(|zone| zone.number());
    Some(Meaning::clock(day, clock, east))
}
