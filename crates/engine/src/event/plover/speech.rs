//! What is done by saying: "said it would release them" agrees, "said it would attack" threatens, "said it will not lift the
//! ban" rejects, "said the government must act" demands. So do "willing to", "pledged to", "vowed to".
//!
//! The saying gets the type; what is said keeps its own, and lies ahead.

use super::{Plover, is_friendly, is_hostile, of_content};
use crate::event::class::Class;
use crate::event::scene::Scene;
use crate::parse::{Modal, Rel, Tense};
use crate::tag::Upos;

/// The type of what `i` does by saying; `None` where it says nothing of that sort.
pub(super) fn act(scene: &Scene<'_, '_>, i: usize) -> Option<Plover> {
    match scene.s.upos(i) {
        Upos::Adj => scene.child(i, &[Rel::Xcomp]).filter(|_| is_willing(scene, i)).and_then(|c| promise(scene, c, denied(scene, i))),
        Upos::Verb if demanded(scene, i).is_some() => Some(("REQUEST", Some("change"))),
        Upos::Verb if is_speech(scene, i) => {
            let c = scene.child(i, &[Rel::Ccomp]).filter(|&c| is_own_future(scene, i, c))?;
            promise(scene, c, denied(scene, c))
        }
        Upos::Verb if is_promise(scene, i) => {
            let c = scene.child(i, &[Rel::Xcomp, Rel::Advcl]).filter(|&c| scene.s.verb(c).infinitive)?;
            let found = promise(scene, c, denied(scene, i) || denied(scene, c))?;
            // who offers to send soldiers threatens nobody
            let offers = scene.has_lemma(i, &["offer", "volunteer", "commit", "undertake", "promise"]);
            Some(if offers && found.0 == "THREATEN" { ("AGREE", None) } else { found })
        }
        _ => None,
    }
}

/// "said that the government must act": who must.
pub(in crate::event) fn demanded(scene: &Scene<'_, '_>, v: usize) -> Option<usize> {
    if !scene.has(v, Class::Said) {
        return None;
    }
    let c = scene.child(v, &[Rel::Ccomp])?;
    let must = matches!(scene.s.verb(c).modal, Some(Modal::Must | Modal::Should | Modal::Ought));
    if must { scene.child(c, &[Rel::Nsubj, Rel::NsubjPass]) } else { None }
}

/// What it is to bind oneself to `c`, or to say that one will not do it.
fn promise(scene: &Scene<'_, '_>, c: usize, negated: bool) -> Option<Plover> {
    match of_content(scene, c)? {
        content if is_friendly(content) => Some((if negated { "REJECT" } else { "AGREE" }, None)),
        content if is_hostile(content) && !negated => Some(("THREATEN", super::strict::threat(content))),
        _ => None,
    }
}

fn is_speech(scene: &Scene<'_, '_>, v: usize) -> bool {
    scene.has(v, Class::Said) && !scene.has_lemma(v, &["see", "hear", "find", "learn", "believe", "think", "feel", "know"])
        || scene.has_lemma(v, &["announce", "declare", "promise", "pledge", "vow", "confirm", "reiterate", "reveal"])
}

fn is_promise(scene: &Scene<'_, '_>, v: usize) -> bool {
    scene.has_lemma(v, &["pledge", "promise", "vow", "commit", "offer", "undertake", "volunteer", "swear"])
}

/// "is willing to withdraw".
pub(in crate::event) fn is_willing(scene: &Scene<'_, '_>, i: usize) -> bool {
    scene.has_lemma_lower(i, &["willing", "ready", "prepared", "unwilling"]) && scene.child(i, &[Rel::Cop]).is_some()
}

fn denied(scene: &Scene<'_, '_>, i: usize) -> bool {
    scene.s.verb(i).negated || scene.s.lower(i) == "unwilling"
}

/// Whether the clause `c` under the saying `v` tells what the speaker will do.
fn is_own_future(scene: &Scene<'_, '_>, v: usize, c: usize) -> bool {
    let s = scene.s;
    let verb = s.verb(c);
    let future = verb.tense == Tense::Future || verb.modal == Some(Modal::Would) || is_willing(scene, c);
    let subject = |p: usize| scene.children(p).filter(|&x| x < p && scene.is_subject(x)).last();
    let (Some(speaker), Some(doer)) = (subject(v), subject(c)) else { return false };
    let entity = |x: usize| scene.input.names.entity_at[x];
    let same = entity(speaker).is_some() && entity(speaker) == entity(doer);
    future && !verb.passive && (same || s.upos(doer) == Upos::Pron && !matches!(s.lower(doer), "you" | "this" | "that" | "there"))
}
