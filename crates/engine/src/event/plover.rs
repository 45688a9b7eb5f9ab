//! The PLOVER type and mode of a mention: by its frame (verb and object, noun and modifier), else by the line of its word.
//!
//! The event keeps what it is: a visit ahead is CONSULT and ahead, not AGREE.

use super::kind::Class;
use super::scene::Scene;
use crate::parse::{Modal, Rel};
use crate::tag::Upos;

/// Type and mode.
pub(super) type Plover = (&'static str, Option<&'static str>);

/// The type of the event that token `i` names.
pub(super) fn find(scene: &Scene<'_, '_>, i: usize) -> Option<Plover> {
    let framed = if scene.s.upos(i) == Upos::Verb { of_verb(scene, i) } else { of_noun(scene, i) };
    framed.or_else(|| scene.kind(i).and_then(|k| Some((k.plover?, k.mode))))
}

fn of_verb(scene: &Scene<'_, '_>, v: usize) -> Option<Plover> {
    if demanded(scene, v).is_some() {
        return Some(("REQUEST", None));
    }
    let mut objects = scene.children(v).filter(|&c| matches!(scene.s.rel(c), Rel::Obj | Rel::NsubjPass));
    objects.find_map(|o| scene.lexicon.frame_of_verb(scene.s.lemma(v), scene.s.lemma(o)))
}

fn of_noun(scene: &Scene<'_, '_>, n: usize) -> Option<Plover> {
    let mut modifiers = scene.children(n).filter(|&c| c < n && matches!(scene.s.rel(c), Rel::Compound | Rel::Amod));
    modifiers.find_map(|c| scene.lexicon.frame_of_noun(scene.s.lemma(n), scene.s.lower(c)))
}

/// "said that the government must act": who must.
pub(super) fn demanded(scene: &Scene<'_, '_>, v: usize) -> Option<usize> {
    if !scene.has(v, Class::Said) {
        return None;
    }
    let c = scene.child(v, &[Rel::Ccomp])?;
    let must = matches!(scene.s.verb(c).modal, Some(Modal::Must | Modal::Should | Modal::Ought));
    if must { scene.child(c, &[Rel::Nsubj, Rel::NsubjPass]) } else { None }
}
