//! Who is told: "told reporters", "said to the committee", "in an interview with the Courier".

use super::chain::by;
use super::pieces::{Pieces, cover};
use super::{Draft, Scene};
use crate::parse::{Rel, Syntax, is_told};
use crate::tag::Upos;

/// The words of the hearer of a claim, and their head.
pub(super) fn of(scene: &Scene<'_, '_>, draft: &Draft) -> Option<(Pieces, usize)> {
    let syntax = scene.syntax;
    let v = draft.head;
    if syntax.upos(v) != Upos::Verb {
        return None;
    }
    let is_free = |&c: &usize| !is_said(draft, c) && is_somebody(scene, c);
    let hearing = |&c: &usize| is_free(&c) || syntax.upos(c) == Upos::Noun && !is_told(syntax.lemma(c)) && !is_said(draft, c);
    let told = || syntax.children(v).filter(|&c| HEARS.contains(&syntax.lemma(v)) && hears(syntax, v, c)).find(hearing);
    let pleads = matches!(syntax.lemma(v), "appeal" | "plead");
    let said_to = || {
        syntax
            .children(v)
            .filter(|&c| c > v && case(syntax, c) == Some("to") && syntax.rel(c) == Rel::Obl)
            .find(|c| is_free(c) || pleads && hearing(c))
    };
    let source = draft.source.as_ref().map(|s| s.1);
    let interview = || {
        let placed = |c: usize| syntax.rel(c) == Rel::Obl || syntax.rel(c) == Rel::Nmod && case(syntax, c) == Some("in");
        let is_spoken = |&c: &usize| placed(c) && SPOKEN.contains(&syntax.lemma(c));
        // "the regulator, in a letter to parliament, said"
        let place = syntax.children(v).chain(source.into_iter().flat_map(|s| syntax.children(s))).find(is_spoken)?;
        syntax.children(place).filter(|&c| matches!(case(syntax, c), Some("with" | "to"))).find(is_free)
    };
    // "a memo seen by the newspaper said"
    let reader = || {
        let seen = syntax.children(source?).find(|&c| syntax.rel(c) == Rel::Acl && SEEN.contains(&syntax.lower(c)))?;
        by(syntax, seen)
    };
    let speaks = draft.speaks || SAID_TO.contains(&syntax.lemma(v));
    let head = told().or_else(|| said_to().filter(|_| speaks)).or_else(interview).or_else(reader)?;
    // "told Halim by telephone", "to parliament last week"
    let how = |c: usize| syntax.rel(c) == Rel::Nmod && case(syntax, c) == Some("by");
    let other: Vec<usize> = syntax.children(head).filter(|&c| matches!(syntax.rel(c), Rel::Case | Rel::NmodUnmarked) || how(c)).collect();
    Some((cover(syntax, head, &other), head))
}

fn is_said(draft: &Draft, c: usize) -> bool {
    draft.content.iter().any(|p| p.contains(&c)) || draft.source.as_ref().is_some_and(|s| s.1 == c)
}

/// Verbs with which one speaks to somebody, beside those that introduce speech.
const SAID_TO: &[&str] = &["admit", "appeal", "complain", "confess", "confide", "boast", "mention", "apologize", "apologise", "plead"];
/// Verbs whose object hears.
pub(super) const HEARS: &[&str] =
    &["tell", "inform", "assure", "reassure", "remind", "notify", "warn", "advise", "brief", "ask", "urge", "promise", "order", "instruct"];
/// Where something is said to somebody.
const SPOKEN: &[&str] =
    &["interview", "letter", "email", "e-mail", "call", "conversation", "message", "speech", "statement", "testimony", "note"];

/// What readers do with a paper.
const SEEN: &[&str] = &["seen", "obtained", "reviewed", "viewed"];

/// The object of the active verb, the subject of the passive one.
fn hears(syntax: &Syntax<'_>, v: usize, c: usize) -> bool {
    match syntax.rel(c) {
        Rel::Obj | Rel::Iobj => c > v,
        Rel::NsubjPass => true,
        _ => false,
    }
}

fn case<'s>(syntax: &'s Syntax<'_>, c: usize) -> Option<&'s str> {
    syntax.child(c, &[Rel::Case]).map(|m| syntax.lower(m))
}

/// Whether it is a name, a pronoun for somebody, or a noun that the list of sources has.
fn is_somebody(scene: &Scene<'_, '_>, c: usize) -> bool {
    let syntax = scene.syntax;
    match syntax.upos(c) {
        Upos::Propn => true,
        Upos::Pron => matches!(syntax.lower(c), "him" | "her" | "them" | "me" | "us" | "he" | "she" | "they" | "who" | "whom"),
        Upos::Noun => scene.rules.source(syntax.lemma(c)).is_some() || scene.names.entity_at.get(c).copied().flatten().is_some(),
        _ => false,
    }
}
