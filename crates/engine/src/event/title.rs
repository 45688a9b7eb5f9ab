//! A title as a desk would write it: "Summit between Trump and Putin", "Acme closes plant".

use super::mention::Mention;
use super::scene::{REACH, Scene};
use super::{Participant, Role, participant};
use crate::name::Kind;
use crate::parse::Rel;
use crate::tag::Xpos;
use std::borrow::Cow;

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
            let aim =
                participants.iter().filter(|p| p.role == Role::Recipient).find_map(|p| Some((complement(scene, mention.token, p)?, p)));
            let who = participants.iter().find(|p| p.role == Role::Actor).map(|p| inner(short(scene, p)));
            let is_visit = mention.kind.is_some_and(|k| k.mode == Some("visit"));
            if let Some(who) = who.filter(|w| (aim.is_none() || is_visit) && !title.contains(w.as_ref()) && !w.contains(&title)) {
                title.extend([" by ", who.as_ref()]);
            }
            if let Some((preposition, what)) = aim {
                title.extend([" ", preposition, " ", inner(short(scene, what)).as_ref()]);
            }
        }
    }
    if let Some(place) = place.filter(|p| !title.contains(p)) {
        title.extend([" in ", place]);
    }
    title
}

/// The preposition that ties participant `p` to noun `n`: "on" for the rebels in "an attack on the rebels".
fn complement<'s>(scene: &'s Scene<'_, '_>, n: usize, p: &Participant) -> Option<&'s str> {
    let s = scene.s;
    let holds = |c: &usize| *c > n && s.rel(*c) == Rel::Nmod && s.span(participant::phrase(scene, *c)).contains(p.span);
    let c = s.children(n).take(REACH).find(holds)?;
    s.children(c).find(|&x| s.rel(x) == Rel::Case).map(|x| s.lower(x))
}

/// "The parliament" within a title: "the parliament".
fn inner(text: &str) -> Cow<'_, str> {
    match text.strip_prefix("The ") {
        Some(rest) => Cow::Owned(["the ", rest].concat()),
        None => Cow::Borrowed(text),
    }
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
        let parties = participants.iter().filter(|p| p.role == Role::Party).take(2).collect::<Vec<_>>();
        match parties[..] {
            [a, b] if object.is_none() => title.extend([short(scene, a), " and ", short(scene, b), " ", s.lemma(v)]),
            _ => {
                title.extend([short(scene, who), " "]);
                push_finite(s.lemma(v), is_plural(scene, v), &mut title);
            }
        }
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

/// Whether the verb's own subject is plural: "The two leaders meet".
fn is_plural(scene: &Scene<'_, '_>, v: usize) -> bool {
    let s = scene.s;
    let subject = s.children(v).find(|&c| scene.is_subject(c));
    subject.is_some_and(|c| matches!(s.xpos(c), Xpos::NNS | Xpos::NNPS) || s.lower(c) == "they" || scene.child(c, &[Rel::Conj]).is_some())
}

/// "meets", "reaches", "carries"; "meet" where `plural`.
fn push_finite(lemma: &str, plural: bool, out: &mut String) {
    if plural {
        out.push_str(if lemma == "be" { "are" } else { lemma });
    } else if let Some(odd) = [("be", "is"), ("have", "has")].iter().find(|(l, _)| *l == lemma) {
        out.push_str(odd.1);
    } else if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") {
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

/// How a desk calls a participant: a person by the shortest name that the article uses, others as they stand.
fn short<'p>(scene: &'p Scene<'_, '_>, p: &'p Participant) -> &'p str {
    let names = scene.input.names;
    let Some(entity) = p.entity.filter(|&e| names.entities[e].kind == Kind::Person && names.entities[e].named) else { return &p.text };
    let own = names.list.iter().filter(|n| n.entity == Some(entity)).map(|n| n.span.of(scene.s.text()));
    own.min_by_key(|name| name.len()).unwrap_or(&p.text)
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
