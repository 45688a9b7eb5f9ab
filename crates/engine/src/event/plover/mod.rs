//! The PLOVER type and mode of a mention: by what is said in it, by its frame (verb and object, noun and modifier), else by the
//! line of its word.
//!
//! The event keeps what it is: a visit ahead is CONSULT and ahead, not AGREE. What the manual rewrites, [`strict`] rewrites.

mod cameo;
mod frame;
mod speech;
mod strict;

pub(super) use cameo::root;
pub(super) use frame::{Frames, is_framed};
pub(super) use speech::{demanded, is_willing};
pub(crate) use strict::rewrite;

use super::class::Class;
use super::scene::Scene;
use crate::parse::Rel;
use crate::tag::Upos;

/// Type and mode.
pub(crate) type Plover = (&'static str, Option<&'static str>);

/// The type of the event that token `i` names.
pub(super) fn find(scene: &Scene<'_, '_>, i: usize) -> Option<Plover> {
    speech::act(scene, i).or_else(|| of_word(scene, i))
}

/// The type by frame and word, without regard to what is said.
fn of_word(scene: &Scene<'_, '_>, i: usize) -> Option<Plover> {
    let framed = if scene.s.upos(i) == Upos::Verb { frame::of_verb(scene, i) } else { frame::of_noun(scene, i) };
    framed.unwrap_or_else(|| scene.kind(i).and_then(|k| Some((k.plover?, k.mode))))
}

/// The type of what predicate `p` tells: its own, that of the noun it carries ("will hold talks"), or that of the verb it
/// governs ("begin to withdraw").
fn of_content(scene: &Scene<'_, '_>, p: usize) -> Option<Plover> {
    let mut at = p;
    for _ in 0..3 {
        if let Some(found) = of_word(scene, at) {
            return Some(found);
        }
        let noun = scene.child(at, &[Rel::Obj]).filter(|&o| scene.has(at, Class::Light) && scene.sense(o).kind.is_some());
        if let Some(found) = noun.and_then(|o| of_word(scene, o)) {
            return Some(found);
        }
        at = scene.child(at, &[Rel::Xcomp])?;
    }
    None
}

/// Whether a type is cooperation.
fn is_friendly(plover: Plover) -> bool {
    matches!(plover.0, "AGREE" | "CONSULT" | "SUPPORT" | "CONCEDE" | "COOPERATE" | "AID" | "RETREAT")
}

/// Whether a type is conflict by deeds, so that announcing it is a threat.
fn is_hostile(plover: Plover) -> bool {
    matches!(plover.0, "PROTEST" | "SANCTION" | "MOBILIZE" | "COERCE" | "ASSAULT")
}
