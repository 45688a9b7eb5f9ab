//! Quarters and halves, and what a business report counts from them.

use super::Given;
use super::step::undated;
use crate::time::calendar::{self, When};
use crate::time::context::{Context, away};
use crate::time::meaning::Meaning;
use crate::time::number::full_year;
use crate::time::{Policy, Type, Unit};
use jiff::civil::Date;

pub(super) fn quarter(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let n = args[0].number().filter(|n| (1..=4).contains(n))? as u8;
    if let Some(year) = args.get(1).and_then(|y| y.number()) {
        return Some(Meaning::at(When::Quarter(calendar::year(full_year(year))?, n)));
    }
    Some(match context.publication() {
        Some(now) => Meaning::at(begun(context, now, |y| When::Quarter(y, n))),
        None => Meaning::text(Type::Date, format!("XXXX-Q{n}")),
    })
}

pub(super) fn half(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let n = args[0].number().filter(|n| (1..=2).contains(n))? as u8;
    if let Some(year) = args.get(1).and_then(|y| y.number()) {
        return Some(Meaning::at(When::Half(calendar::year(full_year(year))?, n)));
    }
    // Matches and conventions have halves, too: only what reports on periods means the year's.
    if context.quarter.is_none() && context.months.is_none() && !context.reports() {
        return None;
    }
    Some(match context.publication() {
        Some(now) => Meaning::at(begun(context, now, |y| When::Half(y, n))),
        None => Meaning::text(Type::Date, format!("XXXX-H{n}")),
    })
}

/// Reports speak of the quarter that has begun last, unless the sentence looks ahead.
pub(super) fn begun(context: &Context<'_, '_>, now: Date, of: impl Fn(i16) -> When) -> When {
    let this = of(now.year());
    let direction = context.direction();
    let future = direction.is_future() || context.open(direction) == Some(Policy::Future);
    let long_over = crate::time::context::days_between(this.last(), now) > 120;
    match this.first() > now {
        true if !future => of(now.year() - 1),
        false if future && long_over => of(now.year() + 1),
        _ => this,
    }
}

/// A quarter or half (`unit`, `n`) of the year of another expression: "the third quarter of last year". Half a decade or
/// century is its beginning or end.
pub(super) fn inside(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let n = args[1].number()?;
    let whole = args.get(2)?.meaning(context)?;
    if matches!(whole.when?, When::Decade(_) | When::Century(_)) {
        return Some(whole.edge(if n == 1 { "START" } else { "END" }));
    }
    let year = whole.when?.year()?;
    let unit = args[0].unit()?;
    Some(Meaning::at(match unit {
        Unit::Quarter if (1..=4).contains(&n) => When::Quarter(year, n as u8),
        Unit::Half if (1..=2).contains(&n) => When::Half(year, n as u8),
        _ => return None,
    }))
}

/// "the quarter", "the latest period".
pub(super) fn reported(context: &Context<'_, '_>, _: &[Given<'_>]) -> Option<Meaning> {
    Some(context.reported_quarter().map_or_else(|| undated(Unit::Quarter), Meaning::at))
}

/// "the 1988 period": the quarter that is being reported, in another year.
pub(super) fn reported_in(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let year = match args[0].number() {
        Some(year) => calendar::year(year)?,
        None => args[0].meaning(context)?.when?.year()?,
    };
    Some(match context.reported_quarter() {
        Some(When::Quarter(_, n)) => Meaning::at(When::Quarter(year, n)),
        _ => Meaning::at(When::Year(year)),
    })
}

/// "the quarter ended July 31": the quarter that this day is nearest to closing.
pub(super) fn quarter_ending(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let last = args[0].meaning(context)?.when?.last();
    Some(Meaning::at(When::holding(calendar::add(last, -45, Unit::Day)?, Unit::Quarter)))
}

/// "a year earlier" beside a quarter is that quarter a year before; else the year before.
pub(super) fn year_before(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let forced = args.first().is_some_and(|a| a.word() == "quarter");
    match (context.months, context.now(Unit::Year)) {
        (Some(months), _) if forced => return Some(Meaning::length(months, Unit::Month)),
        (Some(_), Some(now)) => return away(now, -1, Unit::Year).map(Meaning::at),
        _ => {}
    }
    if let Some(quarter) = context.last_quarter().or_else(|| if forced { context.reported_quarter() } else { None }) {
        return quarter.step(-4).map(Meaning::at);
    }
    let Some(day) = context.now(Unit::Year) else { return Some(undated(Unit::Year)) };
    away(day, -1, Unit::Year).map(Meaning::at)
}
