//! The place of a row: found, and moved to another country or with the day to another town.

use super::{State, Strength};
use crate::identity::{Days, is_name};
use crate::observation::{Observation, Place};
use dateline_engine::name::{List, listed};
use serde::{Deserialize, Serialize};

/// By whose word a place stands, and for which day it was told.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Placed {
    by: Strength,
    on: Option<Days>,
}

/// Takes the place of a report in, once its day is.
pub(super) fn take(state: &mut State, o: &Observation, strength: Strength) {
    let Some(new) = &o.place else { return };
    let old = state.place.clone().unwrap_or_default();
    let (was, is) = (text(&old), text(new));
    let on = told_on(state, o);
    if !is.is_empty() && was == is {
        state.placed.on = on.or(state.placed.on);
        return;
    }
    let first = was.is_empty() && (!is.is_empty() || new.said_unknown && state.place.is_none());
    let other = !is.is_empty() && !was.is_empty();
    let abroad = old.country.is_some() && new.country.is_some() && old.country != new.country;
    let left = || state.placed.on.zip(on).is_some_and(|(old, new)| old.meet(new).is_none());
    if first || other && (abroad && strength >= state.placed.by || left() && is_town(is) && is_town(was)) {
        let rule = if other { "place/moved" } else { "place/first" };
        let told = if new.said_unknown { "said to be open" } else { is };
        state.step(o, rule, "place", was.to_owned(), told.to_owned());
        // the country of the old town is not the new one's
        let country = new.country.clone().or(old.country.filter(|_| !other));
        state.place = Some(Place { country, ..new.clone() });
        state.placed = Placed { by: strength, on };
    }
}

/// The day of the row, where the report tells it too.
fn told_on(state: &State, o: &Observation) -> Option<Days> {
    let now = state.when.as_ref().and_then(Days::of)?;
    o.when.as_ref().and_then(Days::of)?.meet(now)
}

fn text(p: &Place) -> &str {
    p.text.as_deref().unwrap_or_default()
}

/// A name, and none of a country or region, in which a town may lie.
fn is_town(place: &str) -> bool {
    is_name(place) && listed(place).is_none_or(|l| !matches!(l.list, List::Country | List::Region))
}
