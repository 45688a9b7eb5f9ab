//! Who does it: the subject of a verb, its own or that of the clause above; who carries out what a noun names.

use crate::event::class::Class;
use crate::event::scene::Scene;
use crate::name::Kind;
use crate::parse::Rel;
use crate::tag::Upos;

/// The subject of `v`: its own, that of the clause that controls it, or the noun that its relative clause is about.
pub(in crate::event) fn subject(scene: &Scene<'_, '_>, v: usize) -> Option<usize> {
    let s = scene.s;
    let mut at = v;
    for _ in 0..6 {
        if let Some(own) = own_subject(scene, at) {
            if at != v && s.lemma(at) == "be" && is_purpose(scene, own) {
                return None;
            }
            return match (s.upos(own), s.rel(at)) {
                (Upos::Pron, Rel::AclRelcl) if matches!(s.lower(own), "who" | "which" | "that") => {
                    s.head(at).map(|n| occasion(scene, v, n))
                }
                _ => Some(own),
            };
        }
        let up = s.head(at)?;
        if let Some(n) = told_of(scene, at) {
            return Some(n);
        }
        if let Some(owner) = owner_of_plan(scene, at) {
            return Some(owner);
        }
        if matches!(s.rel(at), Rel::Xcomp | Rel::Advcl | Rel::Ccomp) && s.verb(at).infinitive && asks(scene, up) {
            return asked(scene, up, at);
        }
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
            // "a vote will be held to decide": it is not the vote that decides
            Rel::Advcl if s.verb(at).infinitive && s.verb(up).passive && is_occasion(scene, up) => return None,
            Rel::Conj | Rel::Advcl | Rel::Ccomp | Rel::Obl => {}
            _ => return None,
        }
        at = up;
    }
    None
}

/// "a fair, which the mayor says will open": the noun that the clause above, of who says so, is about.
pub(in crate::event) fn told_of(scene: &Scene<'_, '_>, v: usize) -> Option<usize> {
    let s = scene.s;
    let says = s.head(v).filter(|&g| s.rel(v) == Rel::Ccomp && s.rel(g) == Rel::AclRelcl && scene.has(g, Class::Said))?;
    let which = |c: usize| c < says && matches!(s.lower(c), "which" | "that" | "who");
    let own = scene.children(v).find(|&c| scene.is_subject(c));
    // the tree may hang "which" on either verb
    let about = own.map_or_else(|| scene.children(says).any(|c| which(c) && !scene.is_subject(c)), which);
    s.head(says).filter(|_| about && s.verb(v).finite)
}

/// "refused Lee's offer to resign": whose offer it is, wherever the tree hangs the infinitive behind it.
fn owner_of_plan(scene: &Scene<'_, '_>, v: usize) -> Option<usize> {
    let s = scene.s;
    let to = scene.child(v, &[Rel::Mark]).filter(|&to| s.verb(v).infinitive && s.lower(to) == "to")?;
    let n = to.checked_sub(1).filter(|&n| s.upos(n) == Upos::Noun && !is_actor(scene, n))?;
    let own = [Class::Planned, Class::Refused, Class::Wished];
    let plan = scene.classes(n).first(&own).is_some() || scene.has_lemma(n, &["offer", "threat"]);
    scene.child(n, &[Rel::NmodPoss]).filter(|&owner| plan && s.upos(owner) != Upos::Pron)
}

/// "the attack on the camp that took place": what takes place is the attack.
fn occasion(scene: &Scene<'_, '_>, v: usize, n: usize) -> usize {
    let s = scene.s;
    let is_event = |n: usize| scene.kind(n).is_some();
    let above = s.head(n).filter(|&h| s.rel(n) == Rel::Nmod && scene.has(v, Class::Occurs) && !is_event(n) && is_event(h));
    above.unwrap_or(n)
}

/// What is held or called here is an event, which does nothing itself.
fn is_occasion(scene: &Scene<'_, '_>, v: usize) -> bool {
    scene.child(v, &[Rel::NsubjPass]).is_some_and(|n| scene.kind(n).is_some() && !is_actor(scene, n))
}

/// "the reason is to study", "her plan was to leave": who is to do it is not said.
fn is_purpose(scene: &Scene<'_, '_>, n: usize) -> bool {
    let classes = scene.classes(n);
    let abstracts = [Class::Planned, Class::Wished, Class::Possible, Class::Expected, Class::Said];
    !is_actor(scene, n) && (classes.first(&abstracts).is_some() || scene.has_lemma(n, PURPOSES))
}

const PURPOSES: &[&str] = &["reason", "rule", "step", "purpose", "task", "job", "role", "mission", "point", "key", "priority", "strategy"];

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

/// "ordered them to leave", "called on the firm to pay": whoever asks is not the one who is to do it.
pub(in crate::event) fn asks(scene: &Scene<'_, '_>, v: usize) -> bool {
    let s = scene.s;
    let passive = s.verb(v).passive || s.rel(v) == Rel::Acl && scene.is_past_participle(v);
    s.upos(v) == Upos::Verb && !passive && (scene.has(v, Class::Asked) || scene.has_lemma(v, ASKING)) && !scene.has_lemma(v, &["dare"])
}

const ASKING: &[&str] = &["call", "demand", "request", "require", "command", "direct", "compel", "force", "authorise", "authorize"];

/// Who is asked: the object, or who stands behind "on", "for" or "to".
fn asked(scene: &Scene<'_, '_>, v: usize, at: usize) -> Option<usize> {
    let s = scene.s;
    let between = |c: &usize| *c > v && *c < at;
    let object = scene.children(v).filter(between).find(|&c| matches!(s.rel(c), Rel::Obj | Rel::Iobj));
    let behind = |&c: &usize| s.rel(c) == Rel::Obl && matches!(scene.preposition(c), Some("on" | "upon" | "for" | "to"));
    object.or_else(|| scene.children(v).filter(between).find(behind))
}

/// "promised the union to go": the subject stays that of the promise.
fn binds_itself(scene: &Scene<'_, '_>, v: usize) -> bool {
    scene.has_lemma(v, &["promise", "threaten", "vow", "pledge", "offer", "use", "agree", "take", "have", "devote", "dedicate", "spend"])
}

fn is_actor(scene: &Scene<'_, '_>, n: usize) -> bool {
    scene.name_kind(n).is_some() || scene.lexicon.party(scene.s.lower(n)).is_some() || scene.input.names.entity_at[n].is_some()
}

/// "Iran's decision to close", "the decision of Iran to close", "the firm has plans to close", "the firm is in the process of closing".
fn possessor(scene: &Scene<'_, '_>, n: usize) -> Option<usize> {
    let of = |c: &usize| scene.s.rel(*c) == Rel::Nmod && scene.preposition(*c) == Some("of") && is_actor(scene, *c);
    let own = scene.child(n, &[Rel::NmodPoss]).or_else(|| scene.children(n).find(|&c| scene.is_subject(c)));
    let own = own.or_else(|| scene.children(n).filter(|_| scene.has(n, Class::Planned)).find(of));
    own.or_else(|| {
        let g = scene.s.head(n).filter(|&g| scene.s.upos(g) == Upos::Verb && !scene.has_lemma(g, JUDGING))?;
        subject_beside(scene, g, n)
    })
}

/// Who explains or blames a decision need not have made it.
const JUDGING: &[&str] =
    &["explain", "criticise", "criticize", "condemn", "praise", "question", "welcome", "oppose", "applaud", "denounce", "challenge"];

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
