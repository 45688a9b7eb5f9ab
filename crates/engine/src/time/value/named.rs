//! Named days.

use super::Given;
use super::step::in_step;
use crate::time::calendar::{self, When};
use crate::time::context::Context;
use crate::time::meaning::Meaning;
use crate::time::number::full_year;
use crate::time::tape::Found;
use crate::time::{Type, Unit};

pub(super) fn holiday(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let Given::Found(Found::Holiday(holiday)) = args[0] else { return None };
    let year = match args.get(1).and_then(|y| y.number()) {
        Some(year) => calendar::year(full_year(year)),
        None => context.in_likely_year(|y| holiday.first_day_in(y)).and_then(When::year),
    };
    Some(named(holiday, year))
}

pub(super) fn named(holiday: crate::time::holiday::Holiday, year: Option<i16>) -> Meaning {
    match year.and_then(|y| holiday.in_year(y)) {
        Some((a, b)) if a == b => Meaning::at(When::Day(a)),
        Some((a, b)) => Meaning { when: Some(When::Day(a)), ..Meaning::between(a, b) },
        None => Meaning::text(Type::Date, "XXXX-XX-XX"),
    }
}

pub(super) fn holiday_step(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let step = args[0].number()?;
    let Given::Found(Found::Holiday(holiday)) = args[1] else { return None };
    let Some(now) = context.now(crate::time::Unit::Month) else { return Some(named(holiday, None)) };
    let year = if step == 0 { Some(now.year()) } else { in_step(now, step, |y| holiday.first_day_in(y)).and_then(When::year) };
    Some(named(holiday, year))
}

/// "Labor Day weekend": the one that touches the day, or is nearest to it.
pub(super) fn holiday_weekend(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let Some(When::Day(day)) = holiday(context, args)?.when else { return Some(Meaning::text(Type::Date, "XXXX-WXX-WE")) };
    // Up to Wednesday the weekend before is nearer.
    let near = calendar::add(day, if calendar::weekday(day) < 3 { -7 } else { 0 }, Unit::Day)?;
    Some(Meaning::at(When::holding(near, Unit::Weekend)))
}
