//! Seasons.

use super::Given;
use super::step::in_step;
use crate::time::Type;
use crate::time::calendar::{self, When};
use crate::time::context::Context;
use crate::time::meaning::Meaning;
use crate::time::number::full_year;
use crate::time::tape::Found;

pub(super) fn season(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let Given::Found(Found::Season(season)) = args[0] else { return None };
    if let Some(year) = args.get(1).and_then(|y| y.number()) {
        return Some(Meaning::at(When::Season(calendar::year(full_year(year))?, season)));
    }
    Some(match context.in_likely_year(|y| Some(When::Season(y, season))) {
        Some(when) => Meaning::at(when),
        None => Meaning::text(Type::Date, format!("XXXX-{}", season.timex())),
    })
}

pub(super) fn season_step(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let step = args[0].number()?;
    let Given::Found(Found::Season(season)) = args[1] else { return None };
    let Some(now) = context.now(crate::time::Unit::Year) else {
        return Some(Meaning::text(Type::Date, format!("XXXX-{}", season.timex())));
    };
    if step == 0 {
        return Some(Meaning::at(When::Season(now.year(), season)));
    }
    in_step(now, step, |y| Some(When::Season(y, season))).map(Meaning::at)
}

pub(super) fn season_of(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let Given::Found(Found::Season(season)) = args[0] else { return None };
    let year = args[1].meaning(context)?.when?.year()?;
    Some(Meaning::at(When::Season(year, season)))
}
