//! Days of the week and weekends.

use super::Given;
use super::step::undated;
use crate::time::calendar::{self, When};
use crate::time::context::Context;
use crate::time::direction::Direction;
use crate::time::meaning::Meaning;
use crate::time::tape::Found;
use crate::time::{Type, Unit};

pub(super) fn weekday(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let weekday = args[0].weekday()?;
    let Some(now) = context.now(Unit::Day) else { return Some(any_weekday(Type::Date, weekday)) };
    let back = (i32::from(calendar::weekday(now)) - i32::from(weekday)).rem_euclid(7);
    if context.narrative {
        // A story goes on.
        return Some(Meaning::at(When::Day(calendar::add(now, (-back).rem_euclid(7), Unit::Day)?)));
    }
    // A weekday near publication on the other side than the words loosely suggest is likelier than one far off on theirs.
    let direction = context.direction();
    let (against_past, against_future) = match direction {
        Direction::Past { firm } => (0, if firm { 9 } else { 5 }),
        Direction::Future { firm } => (if firm { 9 } else { 3 }, 0),
        Direction::Unknown => (0, 2),
    };
    let ahead = match context.open(direction) {
        Some(policy) => policy.is_ahead(back, 7 - back),
        None => back > 0 && 7 - back + against_future < back + against_past,
    };
    Some(Meaning::at(When::Day(calendar::add(now, if ahead { 7 - back } else { -back }, Unit::Day)?)))
}

pub(super) fn any_weekday(kind: Type, weekday: u8) -> Meaning {
    Meaning::text(kind, format!("XXXX-WXX-{}", weekday + 1))
}

/// "last Monday", "next Friday", "this Tuesday".
pub(super) fn weekday_step(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (step, weekday) = (args[0].number()?, args[1].weekday()?);
    let Some(now) = context.now(Unit::Day) else { return Some(any_weekday(Type::Date, weekday)) };
    let back = (i32::from(calendar::weekday(now)) - i32::from(weekday)).rem_euclid(7);
    let days = match step {
        ..0 => -if back == 0 { 7 } else { back },
        0 => {
            let days = i32::from(weekday) - i32::from(calendar::weekday(now));
            // "this Sunday" with a past tense is the one that is over.
            if days > 0 && context.direction() == Direction::PAST { days - 7 } else { days }
        }
        _ => 7 - back,
    };
    Some(Meaning::at(When::Day(calendar::add(now, days, Unit::Day)?)))
}

/// "Friday week": a week after the Friday to come.
pub(super) fn weekday_week(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let next = weekday_step(context, &[Given::Word("1"), args[0]])?;
    match next.when {
        Some(When::Day(day)) => Some(Meaning::at(When::Day(calendar::add(day, 7, Unit::Day)?))),
        _ => Some(next),
    }
}

/// "the following Tuesday", "the previous Friday": counted from the day mentioned last.
pub(super) fn weekday_onward(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (step, weekday) = (args[0].number()?, args[1].weekday()?);
    let Some(from) = context.reference_for(Unit::Day).filter(|w| w.grain() <= Unit::Week) else {
        return Some(any_weekday(Type::Date, weekday));
    };
    let from = if step < 0 { from.first() } else { from.last() };
    let back = (i32::from(calendar::weekday(from)) - i32::from(weekday)).rem_euclid(7);
    let days = if step < 0 { -if back == 0 { 7 } else { back } } else { 7 - back };
    Some(Meaning::at(When::Day(calendar::add(from, days, Unit::Day)?)))
}

/// "Monday, June 12", "Monday of last week": weekday, date.
pub(super) fn weekday_in(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let meaning = args[1].meaning(context)?;
    match meaning.when {
        Some(When::Week(monday)) => Some(Meaning::at(When::Day(calendar::add(monday, args[0].weekday()?.into(), Unit::Day)?))),
        _ => Some(meaning),
    }
}

/// "Monday night", "last Monday night": weekday, part, step.
pub(super) fn part_of_weekday(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let Given::Found(Found::Part(part)) = args[1] else { return None };
    let day = match args.get(2) {
        Some(&by) => weekday_step(context, &[by, args[0]])?,
        None => weekday(context, &args[..1])?,
    };
    match day.when {
        Some(When::Day(day)) => Some(Meaning::part(Some(day), part)),
        _ => Some(Meaning::text(Type::Time, format!("{}T{}", day.value, part.timex()))),
    }
}

/// "the weekend": the last one, or the next where the sentence looks ahead.
pub(super) fn weekend(context: &Context<'_, '_>, _: &[Given<'_>]) -> Option<Meaning> {
    let Some(now) = context.now(Unit::Day) else { return Some(undated(Unit::Weekend)) };
    let this = When::holding(now, Unit::Weekend);
    let (direction, weekday) = (context.direction(), i32::from(calendar::weekday(now)));
    let ahead = match context.open(direction) {
        // Days since Sunday, days until Saturday; on both of these the weekend is now.
        Some(policy) => policy.is_ahead(weekday + 1, 5 - weekday),
        None => direction.is_future(),
    };
    let ahead = ahead || weekday >= 5;
    Some(Meaning::at(if ahead { this } else { this.step(-1)? }))
}
