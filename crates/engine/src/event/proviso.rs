//! Conditions that the words show and trees often lose: "subject to financing", "weather permitting", "as soon as the wind allows",
//! "pending approval", "Should it rain, …".

use super::ConditionKind;
use super::scene::{REACH, Scene};
use crate::parse::{Rel, Syntax};
use crate::tag::{Upos, Xpos};
use std::ops::Range;

/// One such condition.
#[derive(Debug, Clone)]
pub(super) struct Proviso {
    pub(super) tokens: Range<usize>,
    pub(super) kind: ConditionKind,
    /// Whether a comma stands before it, so that it may hold for two coordinated clauses.
    pub(super) after_comma: bool,
}

/// All of them, in order.
pub(super) fn all(s: &Syntax<'_>) -> Vec<Proviso> {
    let mut out: Vec<Proviso> = Vec::new();
    for i in 0..s.len() {
        if out.last().is_some_and(|p| p.tokens.end > i) {
            continue;
        }
        let sentence = s.sentence(s.sentence_of(i));
        if let Some((start, kind)) = opening(s, i, sentence.start) {
            let end = if s.lower(i) == "permitting" { i + 1 } else { end(s, i, sentence.end) };
            let after_comma = start > sentence.start && s.lower(start - 1) == ",";
            if end > i + usize::from(s.lower(i) != "permitting") {
                out.push(Proviso { tokens: start..end, kind, after_comma });
            }
        }
    }
    out
}

/// The first token and the kind of a condition whose sign stands at `i`.
fn opening(s: &Syntax<'_>, i: usize, first: usize) -> Option<(usize, ConditionKind)> {
    let next = |n: usize| if i + n < s.len() { s.lower(i + n) } else { "" };
    let parted = i == first || matches!(s.lower(i - 1), "," | "(" | "–" | "—");
    let kind = match s.lower(i) {
        "subject" if next(1) == "to" && (parted || s.lemma(i - 1) == "be" || s.upos(i - 1) == Upos::Noun) => ConditionKind::Depends,
        "conditional" | "contingent" | "dependent" | "depending" if matches!(next(1), "on" | "upon") => ConditionKind::Depends,
        "pending" if parted && !matches!(next(1), "," | ".") => ConditionKind::Depends,
        "permitting" if i > first && s.upos(i - 1) == Upos::Noun => return Some((i - 1, ConditionKind::If)),
        "as" if matches!(next(1), "soon") && next(2) == "as" && !matches!(next(3), "possible" | "friday" | "monday") => {
            ConditionKind::After
        }
        "as" | "so" if next(1) == "long" && next(2) == "as" => ConditionKind::If,
        "provided" | "providing" | "assuming" if parted || next(1) == "that" => ConditionKind::If,
        "on" if next(1) == "condition" && next(2) == "that" => ConditionKind::If,
        "should" if i == first && s.xpos(i) == Xpos::MD && (i..i + REACH).any(|k| k < s.len() && s.lower(k) == ",") => ConditionKind::If,
        _ => return None,
    };
    Some((i, kind))
}

/// The end of the clause that begins at `i`: a comma, a bracket, a semicolon, the end of the sentence.
pub(super) fn end(s: &Syntax<'_>, i: usize, sentence: usize) -> usize {
    let stops = |k: &usize| matches!(s.lower(*k), "," | ";" | ":" | ")" | "." | "–" | "—" | "\"" | "”");
    (i + 1..sentence.min(i + REACH)).find(stops).unwrap_or(sentence.min(i + REACH))
}

/// The predicate that a condition is told of: by the tree, that of the word over it; at the head of a sentence, the first after it.
pub(super) fn governed(scene: &Scene<'_, '_>, p: &Proviso) -> Option<usize> {
    let s = scene.s;
    let sentence = s.sentence(s.sentence_of(p.tokens.start));
    if p.tokens.start == sentence.start {
        return (p.tokens.end..sentence.end.min(p.tokens.end + REACH))
            .find(|&i| s.upos(i) == Upos::Verb && !matches!(s.rel(i), Rel::Amod | Rel::Acl | Rel::AclRelcl));
    }
    let above = p.tokens.clone().filter_map(|i| s.head(i)).find(|h| !p.tokens.contains(h) && sentence.contains(h));
    let Some(above) = above else {
        // "will meet provided that …", where the tree takes "provided" for the main verb
        let top = p.tokens.clone().find(|&i| s.head(i).is_none())?;
        return scene.child(top, &[Rel::Ccomp, Rel::Parataxis, Rel::Nsubj]).filter(|&c| c < p.tokens.start);
    };
    let mut at = scene.clause_of(above)?;
    // "flies north to see the base, weather permitting": the flight hangs on it
    for _ in 0..3 {
        let verb = s.verb(at);
        match s.head(at) {
            Some(up) if p.after_comma && verb.infinitive && !verb.finite && matches!(s.rel(at), Rel::Advcl | Rel::Xcomp) => at = up,
            _ => break,
        }
    }
    Some(at)
}
