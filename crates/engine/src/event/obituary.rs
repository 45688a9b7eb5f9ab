//! Who is dead, as the article tells it: what they planned, offered or refused is a story, in an obituary above all.
//!
//! "He refused to give up power", read the day after his death; not so "he will be buried on Friday".

use super::actuality::Verdict;
use super::class::Class;
use super::mention::Mention;
use super::participant::subject;
use super::scene::Scene;
use crate::name::Kind;
use crate::parse::{Aspect, Rel, Tense};
use crate::tag::Upos;

/// For each entity, whether the article tells of its death.
pub(super) fn dead(scene: &Scene<'_, '_>) -> Vec<bool> {
    let entities = &scene.input.names.entities;
    let mut out = vec![false; entities.len()];
    for e in (0..scene.s.len()).filter_map(|i| who_died(scene, i)) {
        out[e] |= entities[e].kind == Kind::Person;
    }
    out
}

/// The entity of whose death word `i` tells.
fn who_died(scene: &Scene<'_, '_>, i: usize) -> Option<usize> {
    let s = scene.s;
    let whose = match s.upos(i) {
        Upos::Verb if scene.has_lemma(i, &["die"]) && is_told(scene, i) => subject(scene, i),
        Upos::Verb if scene.has_lemma(i, KILLING) && is_told(scene, i) => scene.child(i, &[Rel::Obj, Rel::NsubjPass]),
        Upos::Noun if scene.has_lemma(i, &["death", "killing", "assassination", "funeral", "burial"]) && is_given(scene, i) => {
            scene.children(i).find(|&c| s.rel(c) == Rel::NmodPoss || s.rel(c) == Rel::Nmod && scene.preposition(c) == Some("of"))
        }
        _ => None,
    };
    whose.and_then(|n| scene.entity_at(n))
}

const KILLING: &[&str] = &["kill", "assassinate", "murder", "slay", "bury"];

/// In the past, and not denied: "died", "has been killed".
fn is_told(scene: &Scene<'_, '_>, i: usize) -> bool {
    let verb = scene.s.verb(i);
    let past = verb.tense == Tense::Past || matches!(verb.aspect, Aspect::Perfect | Aspect::PerfectProgressive);
    past && verb.modal.is_none() && !verb.negated && !verb.infinitive && scene.if_clause_around(i).is_none()
}

/// No "attempted killing", "threatened with death".
fn is_given(scene: &Scene<'_, '_>, n: usize) -> bool {
    let s = scene.s;
    let modified = scene
        .children(n)
        .any(|c| s.rel(c) == Rel::Amod && scene.classes(c).first(&[Class::Possible, Class::Planned, Class::Past]).is_some());
    !modified && !scene.is_denied(n)
}

/// What others do to the dead.
const RITES: &[&str] =
    &["funeral", "burial", "cremation", "autopsy", "inquest", "memorial", "tribute", "service", "ceremony", "procession", "investigation"];

/// Whether a plan is one of somebody dead, or told in their own words.
pub(super) fn holds(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let s = scene.s;
    let n = mention.token;
    let is_dead = |i: usize| scene.entity_at(i).is_some_and(|e| scene.is_dead(e));
    if scene.speaker(n).is_some_and(|e| scene.is_dead(e)) {
        return true;
    }
    if mention.is_verb {
        let planner = || verdict.carrier.filter(|&c| s.upos(c) == Upos::Verb && !s.verb(c).passive).and_then(|c| subject(scene, c));
        return !s.verb(n).passive && subject(scene, n).or_else(planner).is_some_and(is_dead);
    }
    !scene.has_lemma(n, RITES) && scene.child(n, &[Rel::NmodPoss]).is_some_and(is_dead)
}
