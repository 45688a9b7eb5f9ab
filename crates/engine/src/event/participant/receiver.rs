//! Who is at the receiving end: objects, obliques, those named below them, then the thing itself, then the place.

use super::list::List;
use super::phrase::entity_of;
use crate::event::Role;
use crate::event::scene::{REACH, Scene};
use crate::name::Kind;
use crate::parse::Rel;
use crate::tag::Upos;

/// An object, or the parties of the event that it names ("condemned the court's ruling").
pub(super) fn object(list: &mut List<'_, '_, '_>, o: usize) {
    let scene = list.scene;
    let is_party = scene.lexicon.party(scene.s.lower(o)).is_some() || scene.name_kind(o).is_some();
    if scene.sense(o).kind.is_none() || scene.s.upos(o) == Upos::Propn || is_party {
        list.add(Role::Recipient, o);
    }
    if !is_party {
        parties_of(list, o);
    }
}

/// Those whom a noun under the verb names: "troops to Mali", "talks with the union", "the court's ruling".
pub(super) fn parties_of(list: &mut List<'_, '_, '_>, n: usize) {
    let scene = list.scene;
    let s = scene.s;
    let is_event = scene.sense(n).kind.is_some();
    for c in s.children(n).take(REACH) {
        let fits = match s.rel(c) {
            Rel::Nmod => match scene.preposition(c) {
                Some("to" | "against" | "with" | "from" | "on" | "into" | "toward" | "towards") => true,
                Some("of" | "by" | "between") => is_event,
                _ => false,
            },
            Rel::NmodPoss => is_event,
            Rel::Compound | Rel::Amod => is_event && scene.name_kind(c).is_some(),
            _ => false,
        };
        if fits {
            list.add(Role::Recipient, c);
        }
    }
}

/// "met with", "sold to", "fought against".
pub(super) fn obliques(list: &mut List<'_, '_, '_>, v: usize) {
    let scene = list.scene;
    let s = scene.s;
    for c in s.children(v).take(REACH).filter(|&c| s.rel(c) == Rel::Obl) {
        match scene.preposition(c) {
            Some("with" | "to" | "against") => object(list, c),
            Some("from" | "on" | "for" | "at" | "into" | "upon" | "of" | "over" | "toward" | "towards") if scene.name_kind(c).is_some() => {
                list.add(Role::Recipient, c);
            }
            Some("for" | "on" | "into") => parties_of(list, c),
            Some("between" | "among") => list.add(Role::Actor, c),
            _ => {}
        }
    }
}

/// Where nobody who can act is known at the receiving end of an event yet: those named below `i`, what is done to, and where.
/// `own` is the word that names the event: `i` itself, or the noun that verb `i` carries.
pub(super) fn further(list: &mut List<'_, '_, '_>, i: usize, own: usize) {
    if !list.wants_recipient() {
        return;
    }
    acts(list, i, own);
    for c in named_below(list, i) {
        list.add(Role::Recipient, c);
    }
    if !list.wants_recipient() {
        return;
    }
    // "said they would boycott the vote": what is done to in what is said
    if let Some(content) = list.scene.child(i, &[Rel::Ccomp, Rel::Xcomp]).filter(|_| !list.has_recipient()) {
        acts(list, content, own);
    }
    things(list, i);
    if !list.has_recipient() || list.wants_recipient() && !list.mutual {
        above(list, i);
    }
}

/// How many words are looked at, and how many taken.
const WALK: usize = 80;
const TAKEN: usize = 3;

/// Entities and nouns for people below `i`, in order of the text; not in clauses of their own, and nobody who acts.
fn named_below(list: &List<'_, '_, '_>, i: usize) -> Vec<usize> {
    let scene = list.scene;
    let s = scene.s;
    let mut found = Vec::new();
    let mut open: Vec<usize> = s.children(i).take(REACH).filter(|&c| c > i && s.rel(c) != Rel::OblAgent && enters(list, i, c)).collect();
    let mut seen = 0;
    while let Some(c) = open.pop().filter(|_| seen < WALK) {
        seen += 1;
        let taken = is_candidate(list, c);
        if taken {
            found.push(c);
        }
        let more = |&x: &usize| enters(list, c, x) && !(taken && is_within(scene, x));
        open.extend(s.children(c).take(REACH).filter(more));
    }
    found.sort_unstable();
    let chosen = |c: &usize| !scene.is_time(*c);
    found.into_iter().filter(chosen).take(TAKEN).collect()
}

/// Part of the phrase of a party: "[UK Prime Minister] Ann Lee", "the district [of Lutha]".
fn is_within(scene: &Scene<'_, '_>, x: usize) -> bool {
    match scene.s.rel(x) {
        Rel::Compound | Rel::Amod | Rel::NmodDesc | Rel::Flat | Rel::Nummod => true,
        Rel::Nmod => scene.preposition(x) == Some("of"),
        _ => false,
    }
}

fn enters(list: &List<'_, '_, '_>, from: usize, c: usize) -> bool {
    let scene = list.scene;
    let s = scene.s;
    match s.rel(c) {
        Rel::Punct | Rel::Parataxis | Rel::Discourse | Rel::Det | Rel::Case | Rel::Aux | Rel::AuxPass | Rel::Cop | Rel::Cc => false,
        Rel::Conj => !scene.is_predicate(c),
        Rel::Advcl => (!list.mutual || mediates(list)) && (!s.verb(c).finite || is_question(scene, c)),
        Rel::Nsubj | Rel::NsubjPass => matches!(s.rel(from), Rel::Ccomp | Rel::AclRelcl | Rel::Acl | Rel::Xcomp | Rel::Advcl),
        Rel::Ccomp => list.is(&["REQUEST", "AGREE", "THREATEN", "REJECT", "ACCUSE"]),
        _ => true,
    }
}

/// Those between whom somebody mediates may stand far off.
fn mediates(list: &List<'_, '_, '_>) -> bool {
    list.plover == Some(("CONSULT", Some("third-party")))
}

/// "an inquiry into whether the firm had paid": the clause tells what it is about.
fn is_question(scene: &Scene<'_, '_>, c: usize) -> bool {
    scene.child(c, &[Rel::Mark]).is_some_and(|m| matches!(scene.s.lower(m), "whether" | "how" | "if" | "why"))
}

fn is_candidate(list: &List<'_, '_, '_>, c: usize) -> bool {
    let scene = list.scene;
    let s = scene.s;
    let at = |i: usize| scene.input.names.entity_at[i];
    let inside = s.head(c).is_some_and(|h| at(h).is_some() && at(h) == at(c)) && s.rel(c) != Rel::Appos;
    let entity = entity_of(scene, c);
    let kind = entity.map(|e| scene.input.names.entities[e].kind);
    let known = match kind {
        Some(Kind::Event) => false,
        Some(Kind::Place) if list.mutual && !mediates(list) => false,
        Some(_) => scene.is_noun(c) || s.upos(c) == Upos::Adj || s.upos(c) == Upos::Pron && s.rel(c) == Rel::NmodPoss,
        None => {
            s.upos(c) == Upos::Propn && s.rel(c) != Rel::Flat
                || s.upos(c) == Upos::Noun && s.rel(c) != Rel::Compound && scene.lexicon.party(s.lower(c)).is_some()
        }
    };
    known && !inside && !list.holds(entity)
}

/// "vetoed the resolution", "boycotted the vote", "welcomed the deal": the act itself.
fn acts(list: &mut List<'_, '_, '_>, i: usize, own: usize) {
    let scene = list.scene;
    let s = scene.s;
    if !list.is(&["ACCUSE", "REJECT", "SUPPORT", "PROTEST", "CONCEDE", "THREATEN", "REQUEST", "ASSAULT"]) {
        return;
    }
    for c in s.children(i).take(REACH).filter(|&c| c != own && matches!(s.rel(c), Rel::Obj | Rel::NsubjPass)) {
        list.add_act(Role::Recipient, c);
    }
}

/// "withdrew from the zone", "agreed to build a harbour at Lutha": what else the verb, or the verb that it governs, is done to.
fn things(list: &mut List<'_, '_, '_>, i: usize) {
    let scene = list.scene;
    let s = scene.s;
    let mut at = i;
    for _ in 0..3 {
        if list.mutual || !list.wants_recipient() {
            return;
        }
        for c in s.children(at).take(REACH).filter(|&c| matches!(s.rel(c), Rel::Obl | Rel::Nmod) && is_aim(scene, c)) {
            list.add_act(Role::Recipient, c);
        }
        match s.child(at, &[Rel::Xcomp]) {
            Some(below) => at = below,
            None => return,
        }
    }
}

fn is_aim(scene: &Scene<'_, '_>, c: usize) -> bool {
    let aimed = matches!(
        scene.preposition(c),
        Some(
            "from"
                | "into"
                | "to"
                | "on"
                | "against"
                | "at"
                | "in"
                | "along"
                | "near"
                | "over"
                | "around"
                | "across"
                | "throughout"
                | "outside"
        )
    );
    aimed && !scene.is_time(c)
}

/// "sent experts to Lutha to investigate": the aims of the verb above an infinitive, a participle or a noun.
fn above(list: &mut List<'_, '_, '_>, i: usize) {
    let scene = list.scene;
    let s = scene.s;
    if !matches!(s.rel(i), Rel::Advcl | Rel::Xcomp | Rel::Obj | Rel::Obl | Rel::Nmod | Rel::Acl | Rel::Conj) || s.verb(i).finite {
        return;
    }
    let Some(up) = s.head(i) else { return };
    for c in s.children(up).take(REACH).filter(|&c| c != i && matches!(s.rel(c), Rel::Obl | Rel::Nmod) && is_aim(scene, c)) {
        if entity_of(scene, c).is_some() && list.wants_recipient() && !list.mutual {
            list.add(Role::Recipient, c);
        }
    }
}
