//! The participants of a noun: "Ruritania's visit to Lutha", "a raid by the army on the camp", "support from the union".

use super::list::List;
use super::phrase::entity_of;
use super::receiver;
use super::subject::{announcer, subject};
use crate::event::Role;
use crate::event::mention::Mention;
use crate::event::scene::{REACH, Scene};
use crate::name::Kind;
use crate::parse::Rel;
use crate::tag::Upos;

pub(super) fn collect(list: &mut List<'_, '_, '_>, mention: &Mention<'_>) {
    let scene = list.scene;
    let n = mention.token;
    let sent = sender(list, n);
    if let Some(sender) = sent {
        list.add(Role::Actor, sender);
    }
    of_noun(list, n, sent);
    if mention.host != n {
        let subject = subject(scene, mention.host).filter(|&a| a != n);
        if let Some(actor) = subject {
            let receives = sent.is_some() || is_undergone(scene, mention.host);
            list.add(if receives { Role::Recipient } else { Role::Actor }, actor);
        }
        if let Some(agent) = scene.child(mention.host, &[Rel::OblAgent]) {
            list.add(Role::Actor, agent);
        }
        receiver::obliques(list, mention.host);
    } else if !list.has_actor()
        && (list.plover.is_some() || !list.has_recipient() || scene.has_lemma(n, BIDDING))
        && let Some(actor) = announcer(scene, n).or_else(|| traveller(scene, n))
    {
        list.add(Role::Actor, actor);
    }
    if list.mutual {
        around(list, n);
    }
    if let Some(target) = bidden(scene, n) {
        receiver::object(list, target);
    }
    list.pair_up();
    receiver::further(list, n, n);
    if mention.host != n {
        receiver::further(list, mention.host, n);
    }
}

/// "is to face trial", "will undergo an audit": the subject is who it is done to.
pub(in crate::event) fn is_undergone(scene: &Scene<'_, '_>, verb: usize) -> bool {
    scene.has_lemma(verb, &["face", "undergo", "stand", "endure", "suffer"])
}

/// What one makes to another, "for" it.
const BIDDING: &[&str] = &["bid", "offer"];

/// "is considering a bid for the salmon farmer Norvik", where the tree hangs the phrase right after the bid on the verb.
fn bidden(scene: &Scene<'_, '_>, n: usize) -> Option<usize> {
    let s = scene.s;
    let verb = s.head(n).filter(|_| s.rel(n) == Rel::Obj && scene.has_lemma(n, BIDDING))?;
    let end = s.subtree(n).end;
    scene.children(verb).find(|&c| s.rel(c) == Rel::Obl && scene.preposition(c) == Some("for") && s.subtree(c).start == end)
}

fn of_noun(list: &mut List<'_, '_, '_>, n: usize, sent: Option<usize>) {
    let scene = list.scene;
    let s = scene.s;
    let undergone = list.is(&["COERCE", "SANCTION"]) || list.plover.is_some_and(|p| matches!(p, ("RETREAT", Some("release"))));
    for c in s.children(n).take(REACH).filter(|&c| Some(c) != sent) {
        match s.rel(c) {
            Rel::NmodPoss if undergone && is_person(scene, c) => list.add(Role::Recipient, c),
            Rel::NmodPoss => list.add(Role::Actor, c),
            Rel::Compound | Rel::Amod if is_actor_before(scene, c) && !scene.is_one_name(c, n) => list.add(Role::Actor, c),
            Rel::Nmod => match scene.preposition(c) {
                Some("with" | "against" | "on" | "to" | "from" | "into" | "toward" | "towards") => receiver::object(list, c),
                Some("for") if scene.has_lemma(n, BIDDING) => receiver::object(list, c),
                Some("between" | "among" | "by") => list.add(Role::Actor, c),
                Some("of") if is_done_by(list) => list.add(Role::Actor, c),
                Some("of") => receiver::object(list, c),
                _ => {}
            },
            Rel::Acl if scene.is_past_participle(c) => {
                let agent = |x: &usize| s.rel(*x) == Rel::OblAgent || scene.preposition(*x) == Some("by");
                if let Some(agent) = scene.children(c).find(agent) {
                    list.add(Role::Actor, agent);
                }
                receiver::obliques(list, c);
            }
            _ => {}
        }
    }
}

/// "the Lutha raid", "a Ruritanian raid"; but no party in "the Conservative nomination".
fn is_actor_before(scene: &Scene<'_, '_>, c: usize) -> bool {
    let kind = scene.name_kind(c);
    kind.is_some() && !(scene.s.upos(c) == Upos::Adj && kind == Some(Kind::Organisation))
}

fn is_person(scene: &Scene<'_, '_>, c: usize) -> bool {
    entity_of(scene, c).is_some_and(|e| scene.input.names.entities[e].kind == Kind::Person)
}

/// "the resignation of the minister", "the demands of the strikers": "of" tells who does it.
fn is_done_by(list: &List<'_, '_, '_>) -> bool {
    list.is(&["PROTEST", "REJECT", "REQUEST", "THREATEN"])
        || list.plover.is_some_and(|p| matches!(p, ("CONSULT", Some("visit")) | ("RETREAT", Some("resign" | "withdraw"))))
}

/// "criticism from the union", "a letter of support from Lutha": who it comes from.
fn sender(list: &List<'_, '_, '_>, n: usize) -> Option<usize> {
    let scene = list.scene;
    let helps = scene.has_lemma(n, &["assistance", "help", "aid", "support", "backing", "funding", "relief"]);
    if !helps && !list.is(&["ACCUSE", "REQUEST", "SUPPORT", "AID", "REJECT", "THREATEN", "AGREE"]) {
        return None;
    }
    let from = |c: &usize| *c > n && scene.preposition(*c) == Some("from") && !scene.is_time(*c);
    // "aid for the search from both firms", where the tree hangs the firms on the search
    let below = |i: usize| {
        let parts = scene.children(i).filter(|&c| c > n && matches!(scene.s.rel(c), Rel::Nmod | Rel::Obl));
        parts.take(REACH).find_map(|c| scene.children(c).find(from))
    };
    let taken = |g: &usize| scene.has_lemma(*g, TAKING);
    let own = scene.children(n).find(from).or_else(|| below(n));
    own.or_else(|| scene.s.head(n).filter(taken).and_then(|g| scene.children(g).find(from).or_else(|| below(g))))
}

/// What one does with what comes from somebody, or is to come.
const TAKING: &[&str] = &[
    "face", "receive", "get", "draw", "win", "gain", "accept", "meet", "earn", "enjoy", "have", "request", "ask", "seek", "demand", "want",
];

/// "is headed to Lutha for the convention": who goes there.
fn traveller(scene: &Scene<'_, '_>, n: usize) -> Option<usize> {
    let s = scene.s;
    let goes = |g: &usize| scene.has_lemma(*g, &["head", "headed", "bound", "travel", "fly", "go", "come", "gather", "arrive", "meet"]);
    let journey = s.head(n).filter(|_| s.rel(n) == Rel::Obl && matches!(scene.preposition(n), Some("for" | "at"))).filter(goes)?;
    subject(scene, journey)
}

/// The parties of a mutual event that the tree hangs elsewhere: "a summit in Vienna with the premier", "she prepares for
/// talks with the union" (where "with" may hang on the place or on the verb).
fn around(list: &mut List<'_, '_, '_>, n: usize) {
    let scene = list.scene;
    let s = scene.s;
    let is_with = |c: &usize| *c > n && matches!(scene.preposition(*c), Some("with" | "between")) && entity_of(scene, *c).is_some();
    for place in s.children(n).take(REACH).filter(|&c| c > n && s.rel(c) == Rel::Nmod) {
        s.children(place).take(REACH).filter(is_with).for_each(|c| list.add(Role::Actor, c));
    }
    if !matches!(s.rel(n), Rel::Obj | Rel::Obl) {
        return;
    }
    let Some(verb) = s.head(n).filter(|&v| s.upos(v) == Upos::Verb) else { return };
    let with: Vec<usize> = s.children(verb).take(REACH).filter(is_with).collect();
    with.iter().for_each(|&c| list.add(Role::Actor, c));
    let has_party = !with.is_empty() || s.subtree(n).take(REACH).any(|c| is_with(&c));
    if let Some(actor) = subject(scene, verb).filter(|&a| has_party && entity_of(scene, a).is_some()) {
        list.add(Role::Actor, actor);
    }
}
