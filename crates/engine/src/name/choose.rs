//! Chooses the names of a sentence: the set of runs without overlap whose scores add up to most (Viterbi over runs).

use super::Kind;
use super::evidence::{KINDS, Scene, is_connector};
use super::list::bit;
use super::seen::Shape;
use std::ops::Range;

/// Longest name, in tokens; longer ones only from the lists.
const LONGEST: usize = 12;
/// What a score must exceed where no list has the name; the tagger, trained on more than news, is too eager by itself.
const ENOUGH: f32 = 1.2;
/// The same where a list has it, and on the first pass, which only gathers what may be a name.
const ENOUGH_LISTED: f32 = 0.9;
/// The same where nothing is capitalised.
const ENOUGH_SMALL: f32 = 2.5;
/// What it costs that one name begins right where another ends.
const TOUCHING: f32 = 0.6;

/// A chosen name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) fact: Option<u32>,
    pub(super) score: f32,
}

/// Reused between sentences.
#[derive(Default)]
pub(super) struct Table {
    /// Best sum up to each position.
    best: Vec<f32>,
    /// How it was reached: the name that ends there, or none.
    by: Vec<Option<Choice>>,
}

impl Scene<'_, '_> {
    /// Adds the names of one sentence to `out`.
    pub(super) fn choose(&self, sentence: Range<usize>, table: &mut Table, out: &mut Vec<Choice>) {
        if !sentence.clone().any(|i| self.view.can_start(i) || !self.view.hits_at(i).is_empty() || self.is_tagged_start(i)) {
            return;
        }
        let n = sentence.len();
        table.best.clear();
        table.best.resize(n + 1, f32::NEG_INFINITY);
        table.by.clear();
        table.by.resize(n + 1, None);
        table.best[0] = 0.0;
        for i in sentence.clone() {
            let k = i - sentence.start;
            if table.best[k] > table.best[k + 1] {
                table.best[k + 1] = table.best[k];
                table.by[k + 1] = None;
            }
            self.extend(i, &sentence, table);
        }
        let from = out.len();
        let mut k = n;
        while k > 0 {
            match table.by[k] {
                Some(choice) => {
                    out.push(choice);
                    k = choice.start - sentence.start;
                }
                None => k -= 1,
            }
        }
        out[from..].reverse();
    }

    /// Tries every name that begins at `i`.
    fn extend(&self, i: usize, sentence: &Range<usize>, table: &mut Table) {
        for hit in self.view.hits_at(i) {
            self.try_name(i, hit.end as usize, Some(hit.fact), sentence, table);
        }
        if !self.view.can_start(i) && !self.is_tagged_start(i) {
            return;
        }
        let mut small = 0;
        for end in i + 1..=(i + LONGEST).min(sentence.end) {
            let shape = self.view.tokens[end - 1].shape;
            let connects = is_connector(self.syntax.lower(end - 1)) || self.is_before_form(end - 1, sentence.end);
            let inside =
                matches!(shape, Shape::Capital | Shape::Capitals | Shape::Initial | Shape::Digits) || self.is_tagged_inside(end - 1);
            if (inside && (!connects || shape != Shape::Plain && shape != Shape::Mark)) || end == i + 1 {
                small = 0;
                if !self.view.hits_at(i).iter().any(|h| h.end as usize == end) {
                    self.try_name(i, end, None, sentence, table);
                }
            } else if connects && small < 2 {
                small += 1;
            } else {
                break;
            }
        }
    }

    fn try_name(&self, start: usize, end: usize, fact: Option<u32>, sentence: &Range<usize>, table: &mut Table) {
        let scores = self.scores(start, end, fact.map(|f| self.lists.fact(f)));
        let (a, b) = (start - sentence.start, end - sentence.start);
        let touching = if table.by[a].is_some_and(|c| c.kind != Kind::Nationality) { TOUCHING } else { 0.0 };
        let sure = fact.is_some_and(|f| !self.lists.fact(f).is_weak()) || self.memory.is_none();
        let small = fact.is_none() && (start..end).all(|i| self.view.tokens[i].shape == Shape::Plain);
        let enough = if small {
            ENOUGH_SMALL
        } else if sure {
            ENOUGH_LISTED
        } else {
            ENOUGH
        };
        for (kind, score) in KINDS.into_iter().zip(scores) {
            let sum = table.best[a] + score - touching;
            if score > enough && sum > table.best[b] {
                table.best[b] = sum;
                table.by[b] = Some(Choice { start, end, kind, fact, score });
            }
        }
    }

    /// Whether the tagger alone sees a name begin here, in small letters too.
    fn is_tagged_start(&self, i: usize) -> bool {
        if self.view.tokens[i].shape == Shape::Mark {
            return false;
        }
        self.syntax.name_scores(i).is_some_and(|n| [1, 3, 5, 7].iter().any(|&k| n[k] > n[0]))
    }

    /// The comma of "Acme, Inc.".
    fn is_before_form(&self, i: usize, end: usize) -> bool {
        self.syntax.lower(i) == "," && i + 1 < end && self.view.is(i + 1, bit::ORG_FORM) && self.view.can_start(i + 1)
    }

    fn is_tagged_inside(&self, i: usize) -> bool {
        self.syntax.name_scores(i).is_some_and(|n| [2, 4, 6, 8].iter().any(|&k| n[k] > n[0]))
    }
}
