//! The words of a participant: its phrase, and the fullest form that the article has of it.

use crate::event::scene::{REACH, Scene};
use crate::name::Kind;
use crate::parse::Rel;
use crate::tag::Upos;
use std::ops::Range;

/// The words of a noun phrase around its head: without preposition, relative clauses and what follows "and".
pub(in crate::event) fn phrase(scene: &Scene<'_, '_>, head: usize) -> Range<usize> {
    let s = scene.s;
    let mut start = head;
    let before: Vec<usize> = s.children(head).take(REACH).take_while(|&c| c < head).collect();
    for &c in before.iter().rev() {
        let part = s.subtree(c);
        let inside = matches!(s.rel(c), Rel::Det | Rel::Amod | Rel::Compound | Rel::NmodPoss | Rel::Nummod | Rel::NmodDesc);
        let inside = inside || s.upos(head) == Upos::Num && matches!(s.lower(c), "least" | "most");
        let joint = s.rel(c) == Rel::Punct && s.lower(c) == "-";
        if (inside || joint) && part.end == start {
            start = part.start;
        }
    }
    if start > 0 && s.lower(start) == "-" {
        start -= 1; // "X-15", where the tree hangs the first part elsewhere
    }
    // "2020 United States", "for salmon farmer Norvik"; but "at least ten miners"
    let is_measure = |i: usize| matches!(s.lower(i + 1), "least" | "most");
    while start < head && (scene.is_time(start) || s.rel(start) == Rel::Case && s.upos(start) == Upos::Adp && !is_measure(start)) {
        start += 1;
    }
    let mut end = head + 1;
    for c in s.children(head).take(REACH).filter(|&c| c > head) {
        let part = s.subtree(c);
        let inside = match s.rel(c) {
            Rel::Flat | Rel::NmodDesc => true,
            Rel::Nmod => scene.preposition(c) == Some("of") && part.end - head < 12,
            _ => false,
        };
        if inside && part.start <= end + 1 {
            end = end.max(part.end);
        }
    }
    start..end
}

/// The entity that the phrase headed by `head` names, itself or in apposition ("the premier, Ann Lee").
pub(in crate::event) fn entity_of(scene: &Scene<'_, '_>, head: usize) -> Option<usize> {
    let own = scene.entity_at(head);
    let is_named = |e: &usize| scene.input.names.entities[*e].named;
    let close = |c: &usize| *c < head || scene.s.subtree(*c).start <= phrase(scene, head).end + 1;
    let apposed = || scene.child(head, &[Rel::Appos]).filter(close).and_then(|c| scene.entity_at(c)).filter(is_named);
    own.filter(is_named).or_else(apposed).or(own)
}

/// How the article calls the entity at its fullest. The name that the lists give a country or a body counts only where the article
/// has it; else the words at `head` stand, and for a pronoun the longest of its names.
pub(in crate::event) fn fullest(scene: &Scene<'_, '_>, entity: Option<usize>, head: usize) -> Option<String> {
    let s = scene.s;
    let entity = &scene.input.names.entities[entity?];
    let here = if s.upos(head) == Upos::Pron { "" } else { s.span(without_article(scene, phrase(scene, head))).of(s.text()) };
    match &entity.role {
        Some(role) if entity.kind == Kind::Person && !entity.name.contains(role.as_str()) => {
            return Some(format!("{role} {}", entity.name));
        }
        // "the reporters", "UK and EU negotiators": the fuller of what stands here and what stood before
        _ if !entity.named && here.len() > entity.name.len() => return None,
        _ if entity.kind == Kind::Person => return Some(entity.name.clone()),
        _ => {}
    }
    if here.contains(entity.name.as_str()) {
        return Some(here.to_owned());
    }
    let mut words = entity.mentions.iter().map(|m| s.span(m.clone()).of(s.text()));
    if words.any(|w| w.contains(entity.name.as_str())) {
        return Some(entity.name.clone());
    }
    if !here.is_empty() {
        return Some(here.to_owned());
    }
    let names = entity.mentions.iter().filter(|m| s.upos(m.end - 1) != Upos::Pron).map(|m| s.span(m.clone()).of(s.text()));
    Some(names.max_by_key(|w| w.len()).unwrap_or(&entity.name).to_owned())
}

fn without_article(scene: &Scene<'_, '_>, tokens: Range<usize>) -> Range<usize> {
    let article = tokens.len() > 1 && matches!(scene.s.lower(tokens.start), "the" | "a" | "an");
    tokens.start + usize::from(article)..tokens.end
}
