//! Who takes part in an event, and in which role: subjects, objects, agents, with- and between-phrases, possessives.

use super::mention::Mention;
use super::scene::{REACH, Scene};
use super::{Participant, Role, plover};
use crate::name::Kind;
use crate::parse::Rel;
use crate::tag::Upos;

/// Collects the participants of one mention into `out`, each entity once.
pub(super) fn collect(scene: &Scene<'_, '_>, mention: &Mention<'_>, mutual: bool, out: &mut Vec<Participant>) {
    let mut add = |role, head| add(scene, if mutual { Role::Party } else { role }, head, out);
    if mention.is_verb {
        of_verb(scene, mention.token, &mut add);
    } else {
        of_noun(scene, mention.token, &mut add);
        if mention.host != mention.token {
            if let Some(actor) = subject(scene, mention.host).filter(|&a| a != mention.token) {
                add(Role::Actor, actor);
            }
            obliques(scene, mention.host, &mut add);
        }
        if mutual {
            around(scene, mention.token, &mut add);
        }
    }
}

fn of_verb(scene: &Scene<'_, '_>, v: usize, add: &mut dyn FnMut(Role, usize)) {
    let s = scene.s;
    let passive = s.verb(v).passive || s.rel(v) == Rel::Acl && scene.is_past_participle(v);
    if let Some(subject) = subject(scene, v) {
        add(if passive { Role::Recipient } else { Role::Actor }, subject);
    }
    for c in s.children(v).take(REACH) {
        match s.rel(c) {
            Rel::Obj | Rel::Iobj => object(scene, c, add),
            Rel::OblAgent => add(Role::Actor, c),
            Rel::Obl if passive && scene.preposition(c) == Some("by") => add(Role::Actor, c),
            Rel::NsubjPass => parties_of(scene, c, add),
            Rel::Xcomp | Rel::Ccomp => complement(scene, c, add),
            _ => {}
        }
    }
    if let Some(asked) = plover::demanded(scene, v) {
        add(Role::Recipient, asked);
    }
    obliques(scene, v, add);
}

/// "threatened to attack the town": who is at the end of what is threatened.
fn complement(scene: &Scene<'_, '_>, c: usize, add: &mut dyn FnMut(Role, usize)) {
    let s = scene.s;
    if !s.verb(c).infinitive {
        return;
    }
    for o in s.children(c).take(REACH).filter(|&o| matches!(s.rel(o), Rel::Obj | Rel::Obl)) {
        let aimed = s.rel(o) == Rel::Obj || matches!(scene.preposition(o), Some("with" | "to" | "against" | "from"));
        if aimed {
            object(scene, o, add);
        }
    }
}

/// An object, or the parties of the event that it names ("condemned the court's ruling").
fn object(scene: &Scene<'_, '_>, o: usize, add: &mut dyn FnMut(Role, usize)) {
    if scene.sense(o).kind.is_none() || scene.s.upos(o) == Upos::Propn {
        add(Role::Recipient, o);
    }
    parties_of(scene, o, add);
}

/// Those whom a noun under the verb names: "troops to Mali", "talks with the union", "the court's ruling".
fn parties_of(scene: &Scene<'_, '_>, n: usize, add: &mut dyn FnMut(Role, usize)) {
    let s = scene.s;
    let is_event = scene.sense(n).kind.is_some();
    for c in s.children(n).take(REACH) {
        let fits = match s.rel(c) {
            Rel::Nmod => match scene.preposition(c) {
                Some("to" | "against" | "with" | "from" | "on") => true,
                Some("of" | "by" | "between") => is_event,
                _ => false,
            },
            Rel::NmodPoss => is_event,
            Rel::Compound | Rel::Amod => is_event && scene.name_kind(c).is_some(),
            _ => false,
        };
        if fits {
            add(Role::Recipient, c);
        }
    }
}

/// "met with", "sold to", "fought against".
fn obliques(scene: &Scene<'_, '_>, v: usize, add: &mut dyn FnMut(Role, usize)) {
    let s = scene.s;
    for c in s.children(v).take(REACH).filter(|&c| s.rel(c) == Rel::Obl) {
        match scene.preposition(c) {
            Some("with" | "to" | "against") => object(scene, c, add),
            Some("from" | "on" | "for" | "at" | "into" | "upon" | "of" | "over") if scene.name_kind(c).is_some() => add(Role::Recipient, c),
            Some("for" | "on") => parties_of(scene, c, add),
            Some("between" | "among") => add(Role::Actor, c),
            _ => {}
        }
    }
}

fn of_noun(scene: &Scene<'_, '_>, n: usize, add: &mut dyn FnMut(Role, usize)) {
    let s = scene.s;
    for c in s.children(n).take(REACH) {
        match s.rel(c) {
            Rel::NmodPoss => add(Role::Actor, c),
            Rel::Compound | Rel::Amod if scene.name_kind(c).is_some() => add(Role::Actor, c),
            Rel::Nmod => match scene.preposition(c) {
                Some("with" | "against" | "on" | "to" | "from") => add(Role::Recipient, c),
                Some("between" | "among" | "by") => add(Role::Actor, c),
                Some("of") => add(Role::Recipient, c),
                _ => {}
            },
            _ => {}
        }
    }
}

/// The parties of a mutual event that the tree hangs elsewhere: "a summit in Vienna with the premier", "she prepares for
/// talks with the union" (where "with" may hang on the place or on the verb).
fn around(scene: &Scene<'_, '_>, n: usize, add: &mut dyn FnMut(Role, usize)) {
    let s = scene.s;
    let is_with = |c: &usize| *c > n && matches!(scene.preposition(*c), Some("with" | "between")) && entity_of(scene, *c).is_some();
    for place in s.children(n).take(REACH).filter(|&c| c > n && s.rel(c) == Rel::Nmod) {
        s.children(place).take(REACH).filter(is_with).for_each(|c| add(Role::Actor, c));
    }
    if !matches!(s.rel(n), Rel::Obj | Rel::Obl) {
        return;
    }
    let Some(verb) = s.head(n).filter(|&v| s.upos(v) == Upos::Verb) else { return };
    let with: Vec<usize> = s.children(verb).take(REACH).filter(is_with).collect();
    with.iter().for_each(|&c| add(Role::Actor, c));
    let has_party = !with.is_empty() || s.subtree(n).any(|c| is_with(&c));
    if let Some(actor) = subject(scene, verb).filter(|&a| has_party && entity_of(scene, a).is_some()) {
        add(Role::Actor, actor);
    }
}

/// The subject of `v`: its own, that of the clause that controls it, or the noun that its relative clause is about.
fn subject(scene: &Scene<'_, '_>, v: usize) -> Option<usize> {
    let s = scene.s;
    let mut at = v;
    for _ in 0..5 {
        if let Some(own) = scene.children(at).find(|&c| scene.is_subject(c)) {
            return match (s.upos(own), s.rel(at)) {
                (Upos::Pron, Rel::AclRelcl) if matches!(s.lower(own), "who" | "which" | "that") => s.head(at),
                _ => Some(own),
            };
        }
        let up = s.head(at)?;
        match s.rel(at) {
            Rel::Xcomp => {
                if let Some(object) = scene.child(up, &[Rel::Obj, Rel::Iobj]).filter(|&o| o != at && !s.verb(up).passive) {
                    return Some(object);
                }
            }
            Rel::Acl if !scene.is_past_participle(at) && !s.verb(at).infinitive => return Some(up),
            Rel::Acl if scene.is_past_participle(at) => return Some(up),
            Rel::Acl => return possessor(scene, up),
            Rel::Conj | Rel::Advcl | Rel::Ccomp | Rel::Obl => {}
            _ => return None,
        }
        at = up;
    }
    None
}

/// "Iran's decision to close", "the firm has plans to close".
fn possessor(scene: &Scene<'_, '_>, n: usize) -> Option<usize> {
    scene.child(n, &[Rel::NmodPoss]).or_else(|| {
        let g = scene.s.head(n)?;
        scene.children(g).find(|&c| c != n && scene.is_subject(c))
    })
}

/// Adds the noun phrase headed by `head`, and those joined to it by "and".
fn add(scene: &Scene<'_, '_>, role: Role, head: usize, out: &mut Vec<Participant>) {
    add_one(scene, role, head, out);
    for c in scene.s.children(head).take(REACH).filter(|&c| scene.s.rel(c) == Rel::Conj) {
        add_one(scene, role, c, out);
    }
}

fn add_one(scene: &Scene<'_, '_>, role: Role, head: usize, out: &mut Vec<Participant>) {
    let s = scene.s;
    if !matches!(s.upos(head), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num) || out.len() >= 12 {
        return;
    }
    if s.upos(head) != Upos::Propn && scene.sense(head).kind.is_some() || is_in_time(scene, head) || s.lemma(head) == "place" {
        return;
    }
    let entity = entity_of(scene, head);
    let members = entity.map_or(&[][..], |e| &scene.input.names.entities[e].members);
    if !members.is_empty() {
        members.iter().for_each(|&member| add_member(scene, role, head, member, out));
        return;
    }
    // "the G-20 summit" is no party of itself.
    if entity.is_some_and(|e| scene.input.names.entities[e].kind == Kind::Event) {
        return;
    }
    if entity.is_none() && s.upos(head) == Upos::Pron {
        return;
    }
    if entity.is_some() && out.iter().any(|p| p.entity == entity) {
        return;
    }
    let span = s.span(phrase(scene, head));
    let text = fullest(scene, entity).unwrap_or_else(|| span.of(s.text()).to_owned());
    if out.iter().all(|p| p.text != text) {
        out.push(Participant { role, span, text, entity });
    }
}

/// The entity that the phrase headed by `head` names, itself or in apposition ("the premier, Ann Lee").
fn entity_of(scene: &Scene<'_, '_>, head: usize) -> Option<usize> {
    let at = |i: usize| scene.input.names.entity_at.get(i).copied().flatten().map(|e| e as usize);
    at(head).or_else(|| scene.child(head, &[Rel::Appos]).and_then(at))
}

/// One of those behind "the two leaders" or "they", named at `head`.
fn add_member(scene: &Scene<'_, '_>, role: Role, head: usize, member: usize, out: &mut Vec<Participant>) {
    if out.iter().any(|p| p.entity == Some(member)) {
        return;
    }
    let span = scene.s.span(phrase(scene, head));
    out.extend(fullest(scene, Some(member)).map(|text| Participant { role, span, text, entity: Some(member) }));
}

fn fullest(scene: &Scene<'_, '_>, entity: Option<usize>) -> Option<String> {
    let entity = &scene.input.names.entities[entity?];
    match &entity.role {
        Some(role) if !entity.name.contains(role.as_str()) => Some(format!("{role} {}", entity.name)),
        _ => Some(entity.name.clone()),
    }
}

fn is_in_time(scene: &Scene<'_, '_>, i: usize) -> bool {
    let times = scene.input.times;
    times.get(times.partition_point(|t| t.tokens.end <= i)).is_some_and(|t| t.tokens.contains(&i))
}

/// The words of a noun phrase around its head: without preposition, relative clauses and what follows "and".
pub(super) fn phrase(scene: &Scene<'_, '_>, head: usize) -> std::ops::Range<usize> {
    let s = scene.s;
    let (mut start, mut end) = (head, head + 1);
    for c in s.children(head).take(REACH) {
        let part = s.subtree(c);
        match s.rel(c) {
            Rel::Det | Rel::Amod | Rel::Compound | Rel::NmodPoss | Rel::Nummod | Rel::NmodDesc if part.end <= head + 1 && c < head => {
                start = start.min(part.start);
            }
            Rel::Flat if c > head && part.start <= end + 1 => end = end.max(part.end),
            Rel::Nmod if c > head && scene.preposition(c) == Some("of") && part.start <= end + 1 && part.end - head < 12 => {
                end = end.max(part.end)
            }
            Rel::NmodDesc if c > head => end = end.max(part.end),
            _ => {}
        }
    }
    start..end
}
