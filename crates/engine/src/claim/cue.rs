//! Where cues stand: verbs, nouns, adverbs of the lists that also have a content to tie.

use super::pieces::Pieces;
use crate::parse::{Rel, Syntax};
use crate::tag::Upos;

/// The words of any cue.
pub(super) fn cue(syntax: &Syntax<'_>, head: usize, preposition: Option<usize>) -> Pieces {
    match syntax.upos(head) {
        Upos::Noun => {
            let clitic = syntax.child(head, &[Rel::NmodPoss]).and_then(|p| syntax.child(p, &[Rel::Case])).filter(|&c| c + 1 == head);
            vec![clitic.unwrap_or(head)..preposition.unwrap_or(head) + 1]
        }
        _ => verb_cue(syntax, head, preposition),
    }
}

/// The words of a verb cue: auxiliaries and adverbs that stand with it, particle, "in a statement".
pub(super) fn verb_cue(syntax: &Syntax<'_>, verb: usize, preposition: Option<usize>) -> Pieces {
    let mut start = verb;
    while start > 0 && belongs_before(syntax, start - 1, verb) {
        start -= 1;
    }
    while start < verb && syntax.upos(start) == Upos::Part && syntax.lower(start) == "to" {
        start += 1;
    }
    let mut end = verb + 1;
    while end < syntax.len() && syntax.head(end) == Some(verb) && matches!(syntax.rel(end), Rel::CompoundPrt) {
        end += 1;
    }
    if preposition == Some(end) {
        end += 1;
    } else if let Some(place) = statement(syntax, verb, end) {
        end = place;
    }
    vec![start..end]
}

fn belongs_before(syntax: &Syntax<'_>, i: usize, verb: usize) -> bool {
    syntax.head(i) == Some(verb)
        && match syntax.rel(i) {
            Rel::Aux | Rel::AuxPass | Rel::Cop => true,
            Rel::Advmod => matches!(syntax.upos(i), Upos::Adv | Upos::Part),
            Rel::Mark => syntax.lower(i) == "to",
            _ => false,
        }
}

/// "said in a statement": the end of the phrase, where it follows the cue directly.
fn statement(syntax: &Syntax<'_>, verb: usize, end: usize) -> Option<usize> {
    syntax
        .children(verb)
        .find(|&c| syntax.rel(c) == Rel::Obl && syntax.subtree(c).start == end && c - end <= 2)
        .filter(|&c| {
            matches!(syntax.lower(end), "in" | "on")
                && matches!(syntax.lemma(c), "statement" | "interview" | "email" | "tweet" | "twitter" | "post" | "memo" | "letter")
        })
        .map(|c| c + 1)
}
