//! A title as a desk would write it: "Summit between Trump and Putin", "Acme closes plant".

use super::mention::Mention;
use super::scene::{REACH, Scene};
use super::{Participant, Role, participant};
use crate::parse::Rel;

/// The title of an event from its fullest mention and its participants. At most ten words or so.
pub(super) fn make(scene: &Scene<'_, '_>, mention: &Mention<'_>, participants: &[Participant], place: Option<&str>) -> String {
    let mut title = if mention.is_verb { of_verb(scene, mention, participants) } else { of_noun(scene, mention, participants, place) };
    shorten(&mut title);
    capitalise(&mut title);
    title
}

fn of_noun(scene: &Scene<'_, '_>, mention: &Mention<'_>, participants: &[Participant], place: Option<&str>) -> String {
    let mut title = noun_phrase(scene, mention.token);
    match participants {
        [a, b, ..] if a.role == Role::Party => title.extend([" between ", short(scene, a), " and ", short(scene, b)]),
        [a] if a.role == Role::Party => title.extend([" with ", short(scene, a)]),
        _ => {
            if let Some(what) = participants.iter().find(|p| p.role == Role::Recipient) {
                title.extend([" of ", short(scene, what)]);
            } else if let Some(who) = participants.iter().find(|p| p.role == Role::Actor) {
                title.extend([" by ", short(scene, who)]);
            }
        }
    }
    if let Some(place) = place.filter(|p| !title.contains(p)) {
        title.extend([" in ", place]);
    }
    title
}

/// The noun with what names its kind: "presidential election", "by-election".
fn noun_phrase(scene: &Scene<'_, '_>, n: usize) -> String {
    let s = scene.s;
    let mut start = n;
    for c in s.children(n).take(REACH).collect::<Vec<_>>().into_iter().rev() {
        let plain = matches!(s.rel(c), Rel::Compound) || s.rel(c) == Rel::Amod && scene.lexicon.modifier(s.lower(c)).is_empty();
        if plain && s.subtree(c).end == start {
            start = s.subtree(c).start;
        }
    }
    s.span(start..n + 1).of(s.text()).to_owned()
}

fn of_verb(scene: &Scene<'_, '_>, mention: &Mention<'_>, participants: &[Participant]) -> String {
    let s = scene.s;
    let v = mention.token;
    let object = s.children(v).take(REACH).find(|&c| matches!(s.rel(c), Rel::Obj | Rel::NsubjPass));
    let object = object.map(|o| s.span(participant::phrase(scene, o)).of(s.text()));
    let particle = scene.child(v, &[Rel::CompoundPrt]).map(|c| s.lower(c));
    let mut title = String::new();
    if let Some(who) = participants.iter().find(|p| p.role != Role::Recipient) {
        title.extend([short(scene, who), " "]);
        push_third_person(s.lemma(v), &mut title);
    } else if let Some(object) = object {
        title.extend([object, " ", s.lower(v)]);
        return title;
    } else {
        title.push_str(s.lemma(v));
    }
    for part in [particle, object].into_iter().flatten() {
        title.extend([" ", part]);
    }
    title
}

/// "meets", "reaches", "carries".
fn push_third_person(lemma: &str, out: &mut String) {
    if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") {
        out.extend([lemma, "es"]);
    } else if lemma.ends_with('y') && !is_vowel_y(lemma) {
        out.extend([&lemma[..lemma.len() - 1], "ies"]);
    } else {
        out.extend([lemma, "s"]);
    }
}

fn is_vowel_y(lemma: &str) -> bool {
    let mut letters = lemma.chars().rev();
    letters.next();
    letters.next().is_some_and(|c| "aeou".contains(c))
}

/// How a desk calls a participant: a person by the last name.
fn short<'p>(scene: &Scene<'_, '_>, p: &'p Participant) -> &'p str {
    let person = p.entity.is_some_and(|e| {
        let entity = &scene.input.names.entities[e];
        entity.kind == crate::name::Kind::Person && entity.named
    });
    if person { p.text.rsplit(' ').next().unwrap_or(&p.text) } else { &p.text }
}

fn shorten(title: &mut String) {
    if let Some((at, _)) = title.char_indices().filter(|(_, c)| *c == ' ').nth(11) {
        title.truncate(at);
    }
    if title.contains('\n') {
        *title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}

fn capitalise(title: &mut String) {
    let Some(first) = title.chars().next().filter(|c| c.is_lowercase()) else { return };
    let upper: String = first.to_uppercase().collect();
    title.replace_range(..first.len_utf8(), &upper);
}
