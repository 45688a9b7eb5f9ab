//! What kind of source it is, and which entity of the article.

use super::pieces::Pieces;
use super::{Claim, Draft, Rules, Scene, Source, SourceKind};
use crate::name::Kind;
use crate::parse::{Rel, Syntax};
use crate::tag::{Upos, Xpos};
use std::ops::Range;

/// Makes the source from its words.
pub(super) fn make(scene: &Scene<'_, '_>, pieces: &Pieces, head: usize) -> Source {
    let entity = entity(scene, head);
    Source { spans: pieces.iter().map(|p| scene.syntax.span(p.clone())).collect(), head, entity, kind: kind(scene, pieces, head, entity) }
}

/// The entity of the head word; of a relative pronoun, that of the noun it stands for.
fn entity(scene: &Scene<'_, '_>, head: usize) -> Option<usize> {
    let syntax = scene.syntax;
    let at = |i: usize| scene.names.entity_at.get(i).copied().flatten().map(|e| e as usize);
    if let Some(e) = at(head) {
        return Some(e);
    }
    if matches!(syntax.lower(head), "who" | "which" | "that") {
        let verb = syntax.head(head)?;
        if matches!(syntax.rel(verb), Rel::AclRelcl) {
            return at(syntax.head(verb)?);
        }
    }
    syntax.children(head).filter(|&c| matches!(syntax.rel(c), Rel::Appos | Rel::Flat | Rel::NmodDesc)).find_map(at)
}

/// "One of them, a teacher named Pavla Ront, said": who stands between commas before the cue is the source told again.
pub(super) fn with_apposition(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let (syntax, head) = (scene.syntax, draft.head);
    let Some([own]) = draft.source.as_mut().map(|(pieces, _)| pieces.as_mut_slice()) else { return };
    let between = own.end + 1..head.saturating_sub(1);
    let is_parted = between.start < between.end && syntax.word(own.end) == "," && syntax.word(between.end) == ",";
    let is_plain = |i: usize| {
        matches!(syntax.upos(i), Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Adp | Upos::Part)
            || syntax.xpos(i) == Xpos::VBN
            || matches!(syntax.lower(i), "named" | "called")
            || syntax.word(i) == "-"
    };
    let begins = |start: usize| matches!(syntax.upos(start), Upos::Det | Upos::Propn | Upos::Noun | Upos::Adj);
    if is_parted && begins(between.start) && syntax.upos(head) == Upos::Verb && between.clone().all(is_plain) {
        own.end = between.end;
    }
}

fn kind(scene: &Scene<'_, '_>, pieces: &[Range<usize>], head: usize, entity: Option<usize>) -> SourceKind {
    let syntax = scene.syntax;
    if matches!(syntax.lower(head), "i" | "we" | "us" | "me") && scene.quotes.around(head).is_none() {
        return SourceKind::Author;
    }
    let listed = scene.rules.source(&syntax.lemma(head).to_lowercase());
    let of_entity = entity.map(|e| &scene.names.entities[e]);
    match (of_entity, listed) {
        (_, Some(SourceKind::Document)) if syntax.upos(head) == Upos::Noun => SourceKind::Document,
        (Some(e), _) if e.kind == Kind::Person => {
            if e.named || holds_name(scene, pieces, head) {
                SourceKind::Named
            } else {
                SourceKind::Unnamed
            }
        }
        (Some(e), _) if e.named && (is_outlet(scene, &e.name) || entity.is_some_and(|e| scene.is_outlet[e])) => SourceKind::Outlet,
        (_, Some(SourceKind::Outlet)) => SourceKind::Outlet,
        (Some(e), _) if e.named && matches!(e.kind, Kind::Organisation | Kind::Place) => SourceKind::Group,
        (_, Some(SourceKind::Unnamed)) if holds_name(scene, pieces, head) => SourceKind::Named,
        (_, Some(kind)) => kind,
        (Some(e), _) if e.named => SourceKind::Named,
        _ if is_outlet(scene, &words(scene, pieces)) => SourceKind::Outlet,
        _ if matches!(scene.kind_at[head], Some(Kind::Organisation | Kind::Place)) => SourceKind::Group,
        _ if syntax.upos(head) == Upos::Propn => SourceKind::Named,
        _ if syntax.upos(head) == Upos::Pron => SourceKind::Named,
        _ => {
            if syntax.xpos(head) == crate::tag::Xpos::NNS {
                SourceKind::Group
            } else {
                SourceKind::Unnamed
            }
        }
    }
}

/// Whether a noun names somebody who can speak: a person, a group, an outlet, and not a document or a fact.
pub(super) fn speaks(scene: &Scene<'_, '_>, head: usize) -> bool {
    let entity = entity(scene, head).map(|e| scene.names.entities[e].kind);
    let listed = scene.rules.source(scene.syntax.lemma(head));
    match (listed, entity) {
        (Some(kind), _) => kind != SourceKind::Document,
        (None, Some(kind)) => matches!(kind, Kind::Person | Kind::Organisation),
        (None, None) if scene.kind_at[head].is_some() => matches!(scene.kind_at[head], Some(Kind::Person | Kind::Organisation)),
        (None, None) => scene.syntax.upos(head) == Upos::Propn,
    }
}

/// Gives "the report", "the paper" the outlet that spoke last, where the names left them without one; and "it" the body that spoke in the
/// sentence before: "The ministry denied the report. “Not one mine has been laid,” it said."
pub(super) fn settle(scene: &Scene<'_, '_>, claims: &mut [Claim]) {
    let (mut outlet, mut body) = (None, None);
    for claim in claims {
        let Some(source) = &mut claim.source else { continue };
        let sentence = scene.syntax.sentence_of(source.head);
        if source.entity.is_none() && scene.syntax.lower(source.head) == "it" {
            source.entity = body.filter(|&(_, last)| last == sentence || last + 1 == sentence).map(|(entity, _)| entity);
        }
        let is_body = |e: &usize| scene.names.entities[*e].kind == Kind::Organisation;
        match source.entity {
            // "in a statement carried by the agency": the agency is not who speaks
            _ if &*claim.made_by == "claim/carried" => {}
            Some(entity) => body = Some(entity).filter(is_body).map(|entity| (entity, sentence)),
            None => body = None,
        }
        match source.kind {
            SourceKind::Outlet | SourceKind::Document if source.entity.is_none() && is_definite(scene, source.head) => {
                source.entity = outlet
            }
            SourceKind::Outlet if source.entity.is_some() => outlet = source.entity,
            _ => {}
        }
    }
}

fn is_definite(scene: &Scene<'_, '_>, head: usize) -> bool {
    let syntax = scene.syntax;
    matches!(
        syntax.lemma(head),
        "report" | "paper" | "newspaper" | "article" | "story" | "magazine" | "network" | "outlet" | "site" | "website"
    ) && syntax.child(head, &[Rel::Det]).is_some_and(|d| matches!(syntax.lower(d), "the" | "this"))
        && syntax.child(head, &[Rel::Nmod, Rel::NmodPoss, Rel::Amod, Rel::Compound]).is_none()
}

/// Whether the name that begins at a token is said to be an outlet's: "the website Silicon Parish".
pub(super) fn is_called_outlet(syntax: &Syntax<'_>, rules: &Rules, name: usize) -> bool {
    let Some(noun) = name.checked_sub(1).filter(|&n| syntax.upos(n) == Upos::Noun && syntax.sentence_of(n) == syntax.sentence_of(name))
    else {
        return false;
    };
    let lemma = syntax.lemma(noun);
    matches!(lemma, "website" | "site") || rules.source(lemma) == Some(SourceKind::Outlet)
}

/// "The Wall Street Journal": the last or the only word is a paper's.
fn is_outlet(scene: &Scene<'_, '_>, name: &str) -> bool {
    let kind = |word: &str| scene.rules.source(&word.to_lowercase()) == Some(SourceKind::Outlet);
    name.split_whitespace().last().is_some_and(kind) || name.split_whitespace().next().is_some_and(|w| w.len() <= 4 && kind(w))
}

fn words(scene: &Scene<'_, '_>, pieces: &[Range<usize>]) -> String {
    pieces.first().filter(|p| p.len() < 8).map_or(String::new(), |p| scene.syntax.span(p.clone()).of(scene.syntax.text()).to_owned())
}

/// "strategist Hank Moody", "a senator, Pat Jones,": a person's name in apposition.
fn holds_name(scene: &Scene<'_, '_>, pieces: &[Range<usize>], head: usize) -> bool {
    let syntax = scene.syntax;
    let inside = |c: usize| syntax.upos(c) == Upos::Propn && pieces.iter().any(|p| p.contains(&c));
    let own = syntax.children(head).any(|c| matches!(syntax.rel(c), Rel::Appos | Rel::Flat) && inside(c));
    // "the chairman of Norvik, Anders Hovland", where the tree gives the person to the firm
    let is_person = |c: usize| scene.kind_at[c] == Some(Kind::Person);
    let of_firm = |c: &usize| syntax.rel(*c) == Rel::Nmod && matches!(scene.kind_at[*c], Some(Kind::Organisation | Kind::Place));
    let mut firms = syntax.children(head).filter(of_firm);
    own || firms.any(|f| syntax.children(f).any(|c| syntax.rel(c) == Rel::Appos && inside(c) && is_person(c)))
}
