//! Where an event is: a named place or building under its word, its light verb, or what carries it.

use super::Place;
use super::mention::Mention;
use super::scene::{REACH, Scene};
use crate::name;
use crate::parse::Rel;
use crate::text::Span;
use std::ops::Range;

/// The place of a mention.
pub(super) fn find(scene: &Scene<'_, '_>, mention: &Mention<'_>, carrier: Option<usize>) -> Option<Place> {
    under(scene, mention.token, mention.is_verb)
        .or_else(|| if mention.host != mention.token { under(scene, mention.host, true) } else { None })
        .or_else(|| carrier.and_then(|c| under(scene, c, false)))
}

/// A place under word `i`: "in Singapore", "to Rome" of a journey, "the state's primary".
fn under(scene: &Scene<'_, '_>, i: usize, is_verb: bool) -> Option<Place> {
    let s = scene.s;
    scene.children(i).find_map(|c| {
        let fits = match s.rel(c) {
            Rel::Obl | Rel::Nmod => match scene.preposition(c) {
                Some("in" | "at" | "near" | "outside" | "inside" | "across" | "throughout") => true,
                Some("to" | "into" | "on" | "for") => is_verb || scene.kind(i).is_some_and(|k| k.mode == Some("visit")),
                Some("of") => scene.kind(i).is_some_and(|k| k.mode == Some("visit")),
                _ => false,
            },
            Rel::Obj => is_verb && scene.kind(i).is_some_and(|k| k.mode == Some("visit")),
            Rel::Compound | Rel::NmodPoss | Rel::NmodUnmarked | Rel::Amod => !is_verb && is_place(scene, c) && is_settled(scene, c),
            _ => false,
        };
        if fits { named_place(scene, c) } else { None }
    })
}

/// A modifier is where the event is only when it names more than a country's people: "the Florida primary".
fn is_settled(scene: &Scene<'_, '_>, c: usize) -> bool {
    scene.name_kind(c) == Some(name::Kind::Place)
}

fn is_place(scene: &Scene<'_, '_>, i: usize) -> bool {
    matches!(scene.name_kind(i), Some(name::Kind::Place | name::Kind::Facility))
}

/// The place whose name begins at token `i`, where it is told with "in" or "at".
pub(super) fn at(scene: &Scene<'_, '_>, i: usize) -> Option<Place> {
    let names = &scene.input.names.list;
    let name = names.get(names.partition_point(|n| n.tokens.start < i)).filter(|n| n.tokens.start == i)?;
    let before = i.checked_sub(1).filter(|&b| matches!(scene.s.lower(b), "in" | "at" | "the" | "near"));
    if name.kind == name::Kind::Place && before.is_some() { named_place(scene, name.tokens.end - 1) } else { None }
}

/// The name of a place headed by `c`, with a second one after a comma ("Hamburg, Germany").
fn named_place(scene: &Scene<'_, '_>, c: usize) -> Option<Place> {
    let tokens = scene.s.subtree(c);
    let head = if is_place(scene, c) { c } else { place_below(scene, c, &tokens)? };
    let names = &scene.input.names.list;
    let at = names.partition_point(|n| n.tokens.end <= head);
    let name = names.get(at).filter(|n| n.tokens.contains(&head))?;
    let mut end = name.tokens.end;
    if let Some(next) = names.get(at + 1).filter(|n| n.kind == name::Kind::Place && n.tokens.start == end + 1 && scene.s.lower(end) == ",")
    {
        end = next.tokens.end;
    }
    let span = scene.s.span(name.tokens.start..end);
    let country = name.entity.and_then(|e| scene.input.names.entities[e].country);
    Some(Place { text: words(scene, span), span: Some(span), country, said_unknown: false })
}

fn place_below(scene: &Scene<'_, '_>, c: usize, tokens: &Range<usize>) -> Option<usize> {
    tokens.clone().take(REACH).find(|&i| {
        is_place(scene, i)
            && scene.s.head(i).is_some_and(|h| h == c)
            && matches!(scene.s.rel(i), Rel::Nmod | Rel::Compound | Rel::NmodPoss | Rel::Appos | Rel::Flat)
    })
}

fn words(scene: &Scene<'_, '_>, span: Span) -> String {
    span.of(scene.s.text()).to_owned()
}
