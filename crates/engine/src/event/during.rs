//! An event that takes place at or during another is when that one is: "will sign the treaty during the visit", "will cut its
//! forecast when it publishes results on Friday".

use super::scene::Scene;
use super::{Actuality, Event, When};
use crate::parse::Rel;

/// How many earlier mentions are looked at for one of the same kind.
const BACK: usize = 40;

/// Lends a date and a place to each row of the diary that has none, from the event that it is told to coincide with.
pub(super) fn date(scene: &Scene<'_, '_>, events: &mut [Event]) {
    let mut dated: Vec<(usize, usize)> =
        events.iter().enumerate().filter(|(_, e)| has_date(e)).flat_map(|(k, e)| e.mentions.iter().map(move |&m| (m, k))).collect();
    dated.sort_unstable();
    for k in 0..events.len() {
        let e = &events[k];
        let whole = has_date(e) && e.place.is_some();
        if e.status.is_none() || e.actuality != Actuality::Ahead || whole {
            continue;
        }
        let Some(other) = e.mentions.iter().find_map(|&m| coincident(scene, m, &dated)).filter(|&other| other != k) else { continue };
        if let Some(when) = lent(&events[other]).filter(|_| !has_date(&events[k])) {
            events[k].when = Some(When { said_unknown: false, ..when });
        }
        if events[k].place.is_none() && events[other].actuality == Actuality::Ahead && in_clause(scene, &events[k]) {
            events[k].place = events[other].place.clone();
        }
    }
}

/// "will decide when they gather in Geneva": what happens during a journey may happen anywhere on it.
fn in_clause(scene: &Scene<'_, '_>, e: &Event) -> bool {
    e.mentions.iter().any(|&m| scene.child(m, &[Rel::Advcl]).is_some())
}

fn has_date(e: &Event) -> bool {
    e.when.as_ref().is_some_and(|w| w.edtf.is_some())
}

/// Only what lies ahead too can date what lies ahead.
fn lent(e: &Event) -> Option<When> {
    e.when.clone().filter(|_| e.actuality == Actuality::Ahead)
}

/// The dated event that word `m` is told to coincide with.
fn coincident(scene: &Scene<'_, '_>, m: usize, dated: &[(usize, usize)]) -> Option<usize> {
    let s = scene.s;
    let same_kind =
        |i: usize| move |&&(m, _): &&(usize, usize)| scene.sense(m).kind.is_some() && scene.sense(m).kind == scene.sense(i).kind;
    let event_at = |i: usize| {
        let at = dated.partition_point(|&(m, _)| m < i);
        let here = dated.get(at).filter(|&&(m, _)| m == i);
        let definite = || {
            scene
                .children(i)
                .any(|d| matches!(s.rel(d), Rel::Det | Rel::NmodPoss) && !matches!(s.lower(d), "a" | "an" | "another" | "any" | "every"))
        };
        here.or_else(|| dated[..if definite() { at } else { 0 }].iter().rev().take(BACK).find(same_kind(i))).map(|&(_, e)| e)
    };
    let own = scene.children(m).chain(s.head(m).filter(|_| scene.is_noun(m)).into_iter().flat_map(|h| scene.children(h)));
    own.filter(|&c| c != m).find_map(|c| match s.rel(c) {
        Rel::Obl | Rel::Nmod if matches!(scene.preposition(c), Some("during" | "at")) => event_at(c),
        Rel::Advcl if scene.children(c).any(|w| s.lower(w) == "when" && matches!(s.rel(w), Rel::Advmod | Rel::Mark)) => event_at(c),
        _ => None,
    })
}
