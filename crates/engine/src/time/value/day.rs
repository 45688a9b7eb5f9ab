//! Days and months, with or without their year.

use super::Given;
use super::step::in_step;
use super::step::undated;
use crate::time::calendar::{self, When};
use crate::time::context::Context;
use crate::time::meaning::Meaning;
use crate::time::number::full_year;
use crate::time::{Type, Unit};

pub(super) fn date(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (month, day) = (args[0].number()?, args[1].number()?);
    let of = |y: i16| calendar::day(y.into(), month, day).map(When::Day);
    if let Some(year) = args.get(2).and_then(|y| y.number()) {
        let year = calendar::year(full_year(year))?;
        return Some(of(year).map_or_else(|| no_such_day(&When::Year(year).timex(), month), Meaning::at));
    }
    // 2020 is a leap year: a day that it lacks does not exist in any.
    if of(2020).is_none() {
        return Some(no_such_day("XXXX", month));
    }
    // A weekday beside the day tells the year, unless the nearest year has it.
    let likely = context.in_likely_year(of);
    let weekday = args.get(3).and_then(|w| w.weekday());
    let named = |when: &When| weekday.is_none_or(|w| calendar::weekday(when.first()) == w);
    let likely = match likely {
        Some(when) if !named(&when) => context.in_likely_year(|y| of(y).filter(named)).or(likely),
        _ => likely,
    };
    Some(match likely {
        Some(when) => Meaning::at(when),
        None => Meaning::text(Type::Date, format!("XXXX-{month:02}-{day:02}")),
    })
}

/// "30 February": an error of the text, which is not ours to mend.
pub(super) fn no_such_day(year: &str, month: i32) -> Meaning {
    Meaning::text(Type::Date, format!("{year}-{month:02}-XX"))
}

/// "June 12 or 14" in a list: in the year of the day before it.
pub(super) fn listed_day(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (month, day) = (args[0].number()?, args[1].number()?);
    match context.last {
        Some(When::Day(last)) if args[2].number().is_none() && i32::from(last.month()) == month => {
            calendar::day(last.year().into(), month, day).map(|day| Meaning::at(When::Day(day)))
        }
        _ => date(context, args),
    }
}

/// "the 13th": of the month that was mentioned last.
pub(super) fn day_of_month(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let Some(month) = context.reference_for(Unit::Month).map(When::first) else { return Some(undated(Unit::Day)) };
    calendar::day(month.year().into(), month.month().into(), args[0].number()?).map(|day| Meaning::at(When::Day(day)))
}

/// `6/12/2018`, month first; day first where the first cannot be a month.
pub(super) fn numeric(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (a, b, year) = (args[0].number()?, args[1].number()?, full_year(args[2].number()?));
    let found = calendar::day(year, a, b).or_else(|| calendar::day(year, b, a))?;
    Some(Meaning::at(When::Day(found)))
}

/// The "12" of "12-14 July 1950": a day in the month of another expression.
pub(super) fn day_in_month_of(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (day, shared) = (args[0].number()?, args[1].meaning(context)?);
    let Some(month) = shared.when.map(When::first) else {
        return shared.value.get(..7).map(|month| Meaning::text(Type::Date, format!("{month}-{day:02}")));
    };
    calendar::day(month.year().into(), month.month().into(), day).map(|day| Meaning::at(When::Day(day)))
}

/// A month and day in the year of another expression.
pub(super) fn day_in_year_of(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let year = args[2].meaning(context)?.when?.year()?;
    Some(Meaning::at(When::Day(calendar::day(year.into(), args[0].number()?, args[1].number()?)?)))
}

pub(super) fn month(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let month = args[0].month()?;
    if let Some(year) = args.get(1).and_then(|y| y.number()) {
        return Some(Meaning::at(When::Month(calendar::year(full_year(year))?, month)));
    }
    Some(match context.in_likely_year(|y| Some(When::Month(y, month))) {
        Some(when) => Meaning::at(when),
        None => Meaning::text(Type::Date, format!("XXXX-{month:02}")),
    })
}

pub(super) fn month_step(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (step, month) = (args[0].number()?, args[1].month()?);
    let Some(now) = context.now(Unit::Year) else { return Some(Meaning::text(Type::Date, format!("XXXX-{month:02}"))) };
    let of = |y: i16| Some(When::Month(y, month));
    if step == 0 {
        return Some(Meaning::at(When::Month(now.year(), month)));
    }
    in_step(now, step, of).map(Meaning::at)
}

pub(super) fn month_of(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let year = args[1].meaning(context)?.when?.year()?;
    Some(Meaning::at(When::Month(year, args[0].month()?)))
}

/// The week of a day; the first or last week of a longer stretch.
pub(super) fn week_of(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let when = args[0].meaning(context)?.when?;
    let day = if args.get(1).is_some_and(|a| a.word() == "last") { when.last() } else { when.first() };
    Some(Meaning::at(When::holding(day, Unit::Week)))
}

/// "the third week of June": the week of its days 15 to 21, more of them than any other.
pub(super) fn nth_week(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let n = args[0].number().filter(|n| (1..=5).contains(n))?;
    let when = args[1].meaning(context)?.when.filter(|w| w.grain() > Unit::Week)?;
    let middle = calendar::add(when.first(), 7 * (n - 1) + 3, Unit::Day).filter(|&day| day <= when.last())?;
    Some(Meaning::at(When::Week(calendar::monday(middle))))
}

/// "the second Tuesday of November", "the last Sunday in March": number (-1 the last), weekday, month.
pub(super) fn nth_weekday(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let n = args[0].number().filter(|n| (-1..=5).contains(n))?;
    let Some(When::Month(year, month)) = args[2].meaning(context)?.when else { return None };
    Some(Meaning::at(When::Day(calendar::nth_weekday(year, month as i8, n as i8, args[1].weekday()?)?)))
}

/// "the 12th of this month": day, month.
pub(super) fn day_in(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let Some(When::Month(year, month)) = args[1].meaning(context)?.when else { return None };
    Some(Meaning::at(When::Day(calendar::day(year.into(), month.into(), args[0].number()?)?)))
}
