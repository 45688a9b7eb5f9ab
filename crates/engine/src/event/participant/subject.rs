//! Who does it: the subject of a verb, its own or that of the clause above; who carries out what a noun names.

use crate::event::class::Class;
use crate::event::scene::Scene;
use crate::name::Kind;
use crate::parse::Rel;
use crate::tag::Upos;

/// The subject of `v`: its own, that of the clause that controls it, or the noun that its relative clause is about.
pub(super) fn subject(scene: &Scene<'_, '_>, v: usize) -> Option<usize> {
    let s = scene.s;
    let mut at = v;
    for _ in 0..6 {
        if let Some(own) = own_subject(scene, at) {
            return match (s.upos(own), s.rel(at)) {
                (Upos::Pron, Rel::AclRelcl) if matches!(s.lower(own), "who" | "which" | "that") => s.head(at),
                _ => Some(own),
            };
        }
        let up = s.head(at)?;
        match s.rel(at) {
            Rel::Xcomp => {
                if let Some(object) =
                    scene.child(up, &[Rel::Obj, Rel::Iobj]).filter(|&o| o != at && !s.verb(up).passive && !binds_itself(scene, up))
                {
                    return Some(object);
                }
            }
            Rel::Acl if scene.is_past_participle(at) => return Some(up),
            Rel::Acl if s.verb(at).infinitive => return possessor(scene, up),
            // "a report accusing them", "a resolution demanding": who made it
            Rel::Acl if !is_actor(scene, up) => return possessor(scene, up).or(Some(up)),
            Rel::Acl => return Some(up),
            Rel::Conj | Rel::Advcl | Rel::Ccomp | Rel::Obl => {}
            _ => return None,
        }
        at = up;
    }
    None
}

/// The subject that stands nearest before its verb: what stands before it may be a dateline or a time.
fn own_subject(scene: &Scene<'_, '_>, v: usize) -> Option<usize> {
    let mut found = None;
    for c in scene.children(v).filter(|&c| scene.is_subject(c)) {
        if found.is_none() || c < v && !scene.is_time(c) {
            found = Some(c);
        }
    }
    found.map(|c| behind_dateline(scene, c))
}

/// "LUTHA (Reuters): The army …", where the tree makes the army an apposition to the dateline.
fn behind_dateline(scene: &Scene<'_, '_>, c: usize) -> usize {
    let s = scene.s;
    let start = s.sentence(s.sentence_of(c)).start;
    if s.subtree(c).start != start || !matches!(scene.name_kind(c), Some(Kind::Place)) && !s.word(c).chars().all(char::is_uppercase) {
        return c;
    }
    let dash = |i: usize| matches!(s.lower(i), ":" | "--" | "—" | "–" | "-" | ")");
    let behind = |&x: &usize| {
        let from = s.subtree(x).start;
        s.rel(x) == Rel::Appos && from > start && from - start < 12 && (dash(from - 1) || dash(from))
    };
    s.children(c).rfind(behind).unwrap_or(c)
}

/// "promised the union to go": the subject stays that of the promise.
fn binds_itself(scene: &Scene<'_, '_>, v: usize) -> bool {
    scene.has_lemma(v, &["promise", "threaten", "vow", "pledge", "offer", "use", "agree", "take", "have"])
}

fn is_actor(scene: &Scene<'_, '_>, n: usize) -> bool {
    scene.name_kind(n).is_some() || scene.lexicon.party(scene.s.lower(n)).is_some() || scene.input.names.entity_at[n].is_some()
}

/// "Iran's decision to close", "the firm has plans to close", "the firm is in the process of closing".
fn possessor(scene: &Scene<'_, '_>, n: usize) -> Option<usize> {
    let own = scene.child(n, &[Rel::NmodPoss]).or_else(|| scene.children(n).find(|&c| scene.is_subject(c)));
    own.or_else(|| {
        let g = scene.s.head(n).filter(|&g| scene.s.upos(g) == Upos::Verb)?;
        subject_beside(scene, g, n)
    })
}

fn subject_beside(scene: &Scene<'_, '_>, g: usize, n: usize) -> Option<usize> {
    subject(scene, g).filter(|&a| a != n)
}

/// Who carries out what noun `n` names: the subject of the verb that announces, orders, plans, begins or continues it.
pub(super) fn announcer(scene: &Scene<'_, '_>, n: usize) -> Option<usize> {
    let s = scene.s;
    let mut at = n;
    for _ in 0..3 {
        let up = s.head(at)?;
        let below = matches!(s.rel(at), Rel::Obj | Rel::Nmod | Rel::Conj | Rel::Obl | Rel::Xcomp);
        if !below {
            return None;
        }
        if s.upos(up) == Upos::Verb {
            return if carries_out(scene, up) && !s.verb(up).passive { subject_beside(scene, up, n) } else { None };
        }
        at = up;
    }
    None
}

fn carries_out(scene: &Scene<'_, '_>, v: usize) -> bool {
    use Class::{Announced, Light, Ongoing, Planned, Postponed, Refused, Same, Scheduled};
    let classes = scene.classes(v);
    classes.first(&[Announced, Light, Ongoing, Planned, Postponed, Refused, Same, Scheduled]).is_some()
        || scene.has_lemma(
            v,
            &[
                "consider",
                "weigh",
                "mull",
                "explore",
                "step",
                "intensify",
                "escalate",
                "increase",
                "expand",
                "widen",
                "express",
                "voice",
                "declare",
                "announce",
                "order",
                "offer",
                "pledge",
                "reinforce",
                "reiterate",
                "attend",
                "host",
                "join",
                "chair",
                "attempt",
                "threaten",
                "expect",
                "go",
                "use",
                "reduce",
                "consider",
                "mull",
                "weigh",
                "contemplate",
                "explore",
                "prepare",
                "seek",
                "contest",
                "enter",
            ],
        )
}
