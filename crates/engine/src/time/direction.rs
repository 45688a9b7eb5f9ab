//! Whether an expression looks back or ahead: from the tense, modality and sense of the words that govern it.

use crate::parse::{Modal, Rel, Syntax, Tense, Verb};
use crate::tag::{Upos, Xpos};
use std::ops::Range;

/// Where an expression looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Past,
    Future,
    Unknown,
}

/// The direction of the tokens `at`: the tree first, then the words around.
pub(crate) fn of(syntax: &Syntax<'_>, at: Range<usize>) -> Direction {
    match by_tree(syntax, &at) {
        Direction::Unknown => by_words(syntax, &at),
        known => known,
    }
}

/// Climbs from the expression to the nearest verb that says something.
fn by_tree(syntax: &Syntax<'_>, at: &Range<usize>) -> Direction {
    let Some(top) = at.clone().find(|&i| syntax.head(i).is_none_or(|h| !at.contains(&h))) else { return Direction::Unknown };
    for i in std::iter::once(top).chain(syntax.ancestors(top)).take(8) {
        let direction = at_node(syntax, i);
        if direction != Direction::Unknown {
            return direction;
        }
    }
    Direction::Unknown
}

fn at_node(syntax: &Syntax<'_>, i: usize) -> Direction {
    let copula = syntax.child(i, &[Rel::Cop]).is_some();
    if syntax.upos(i) != Upos::Verb && !copula {
        return syntax
            .children(i)
            .filter(|&c| matches!(syntax.rel(c), Rel::Amod | Rel::Compound))
            .map(|c| planned(syntax.lower(c)))
            .find(|&d| d != Direction::Unknown)
            .unwrap_or(Direction::Unknown);
    }
    let verb = syntax.verb(i);
    match of_verb(&verb) {
        Direction::Unknown if ahead(syntax.lemma(i)) && verb.tense != Tense::Past => Direction::Future,
        Direction::Unknown if verb.tense == Tense::None && syntax.xpos(i) == Xpos::VBN => planned_participle(syntax, i),
        direction => direction,
    }
}

fn planned_participle(syntax: &Syntax<'_>, i: usize) -> Direction {
    match planned(syntax.lower(i)) {
        Direction::Unknown if syntax.child(i, &[Rel::Mark]).is_none() => Direction::Past,
        direction => direction,
    }
}

fn of_verb(verb: &Verb) -> Direction {
    match (verb.modal, verb.tense) {
        (Some(Modal::Would | Modal::Could | Modal::Might), _) => Direction::Future,
        (Some(_), _) | (None, Tense::Future) => Direction::Future,
        (None, Tense::Past) => Direction::Past,
        (None, Tense::Present) if verb.aspect == crate::parse::Aspect::Perfect => Direction::Past,
        (None, _) if verb.infinitive => Direction::Future,
        _ => Direction::Unknown,
    }
}

/// Words that say that what they modify lies ahead or behind.
fn planned(word: &str) -> Direction {
    match word {
        "planned" | "upcoming" | "forthcoming" | "scheduled" | "proposed" | "expected" | "coming" | "due" | "possible" | "potential" => {
            Direction::Future
        }
        "past" | "previous" | "recent" | "failed" | "earlier" => Direction::Past,
        _ => Direction::Unknown,
    }
}

/// Verbs whose present tense looks ahead.
fn ahead(lemma: &str) -> bool {
    matches!(lemma, "plan" | "expect" | "schedule" | "hope" | "intend" | "aim" | "expire" | "mature" | "begin" | "start" | "open" | "meet")
}

/// The nearest cue among the words of the sentence, those before the expression counting as nearer.
fn by_words(syntax: &Syntax<'_>, at: &Range<usize>) -> Direction {
    let sentence = syntax.sentence(syntax.sentence_of(at.start));
    let back = (sentence.start..at.start).rev().take(20).map(|i| (at.start - i, i));
    let on = (at.end..sentence.end).take(12).map(|i| (2 * (i + 1 - at.end), i));
    back.chain(on)
        .filter_map(|(far, i)| Some((far, cue(syntax, i)?)))
        .min_by_key(|&(far, _)| far)
        .map_or(Direction::Unknown, |(_, direction)| direction)
}

fn cue(syntax: &Syntax<'_>, i: usize) -> Option<Direction> {
    let word = syntax.lower(i);
    Some(match word {
        "will" | "wo" | "'ll" | "shall" | "would" | "may" | "might" | "can" | "could" | "should" | "must" | "until" | "upcoming" => {
            if word == "may" && syntax.word(i) != "may" {
                return None;
            }
            Direction::Future
        }
        "scheduled" | "planned" | "expected" | "due" | "payable" => Direction::Future,
        "to" if i + 1 < syntax.len() && syntax.xpos(i + 1) == Xpos::VB => Direction::Future,
        "was" | "were" | "had" | "did" | "said" | "told" | "came" | "went" | "took" | "made" | "began" | "fell" | "rose" | "since" => {
            Direction::Past
        }
        _ => match syntax.xpos(i) {
            Xpos::VBD => Direction::Past,
            Xpos::VBN if !word.ends_with("ing") => Direction::Past,
            _ if word.len() > 4 && word.ends_with("ed") => Direction::Past,
            _ => return None,
        },
    })
}
