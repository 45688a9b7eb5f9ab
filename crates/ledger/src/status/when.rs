//! The day of a row: found, narrowed, moved, and what it has left.

use super::{State, Status, Strength, has_happened};
use crate::identity::Days;
use crate::observation::{Observation, When};

/// Takes the day of a report in.
pub(super) fn take(state: &mut State, o: &Observation, strength: Strength) {
    for left in &o.left {
        leave(state, left);
    }
    match &o.when {
        Some(new) if is_bounded(new) => dated(state, o, new, strength),
        new => open(state, o, new.as_ref(), strength),
    }
}

/// Whether a report has a day that the row neither has nor has left.
pub(super) fn is_new(state: &State, o: &Observation) -> bool {
    let Some(new) = o.when.as_ref().and_then(Days::of) else { return false };
    let meets = |w: &When| Days::of(w).is_some_and(|d| d.meet(new).is_some());
    let has_now = state.when.as_ref().is_some_and(meets) && state.status != Status::Postponed;
    !has_now && !state.previous.iter().any(meets)
}

fn is_bounded(w: &When) -> bool {
    w.earliest.is_some() && w.latest.is_some()
}

fn leave(state: &mut State, left: &When) {
    let is_now = state.when.as_ref().is_some_and(|w| w.edtf == left.edtf && is_bounded(w));
    if !is_now && !state.previous.iter().any(|p| p.edtf == left.edtf) {
        state.previous.push(left.clone());
    }
}

fn dated(state: &mut State, o: &Observation, new: &When, strength: Strength) {
    let Some(old) = state.when.clone().filter(is_bounded) else {
        let echo = state.previous.iter().any(|p| p.edtf == new.edtf) && strength < Strength::Party;
        if !echo {
            set(state, o, "when/first", Some(new.clone()), strength);
        }
        return;
    };
    let (Some(known), Some(own)) = (Days::of(&old), Days::of(new)) else { return };
    if known.meet(own).is_some() {
        if own.width() < known.width() && !known.is_stay() {
            set(state, o, "when/narrowed", Some(new.clone()), strength);
        } else if own == known {
            state.dated_by = state.dated_by.max(strength);
        }
        return;
    }
    if moves(state, o, strength) {
        let rule = if state.status == Status::Held { "when/held" } else { "when/moved" };
        set(state, o, rule, Some(new.clone()), strength);
        leave(state, &old);
    }
}

/// Whether a report with another day than the row's moves the row: not an echo of a day that it has left, not what is over but for the
/// report that it is, and not a source weaker than the one by whose word the day stands.
fn moves(state: &State, o: &Observation, strength: Strength) -> bool {
    let told = o.status.as_deref() == Some("postponed");
    let over = state.status == Status::Held && state.when.as_ref().is_some_and(|w| w.latest < o.reported);
    let held = has_happened(o) && state.status == Status::Held;
    let firm = strength >= state.dated_by || told && strength >= Strength::Article;
    firm && is_new(state, o) && (held || !over && o.status.is_some() && state.status != Status::Cancelled)
}

/// A report without a day: what was put off has none any more, and a day can be said to be open.
fn open(state: &mut State, o: &Observation, new: Option<&When>, strength: Strength) {
    let put_off = o.status.as_deref() == Some("postponed") && state.status == Status::Postponed;
    let old = state.when.clone().filter(is_bounded);
    // "the postponed summit" tells of a step that the row has made; one that names the day it had puts it off again
    let now = |old: &When| state.moved == o.reported || o.left.iter().any(|l| l.edtf == old.edtf);
    if let Some(old) = old.filter(|old| put_off && now(old)) {
        let after = When { said_unknown: new.is_some_and(|w| w.said_unknown), ..When::default() };
        set(state, o, "when/put-off", Some(after), strength);
        leave(state, &old);
    } else if state.when.is_none() {
        state.when = new.filter(|w| w.said_unknown || o.status.is_some()).cloned();
    }
}

fn set(state: &mut State, o: &Observation, rule: &'static str, new: Option<When>, strength: Strength) {
    let words = |w: Option<&When>| w.map(|w| w.edtf.clone().unwrap_or_default()).unwrap_or_default();
    state.step(o, rule, "when", words(state.when.as_ref()), words(new.as_ref()));
    state.when = new;
    state.dated_by = strength;
}
