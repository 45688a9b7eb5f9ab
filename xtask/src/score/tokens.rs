//! How well the splitter finds the words and sentences of a treebank: F1 over character offsets, as `conll18_ud_eval` has it.
//!
//! The raw text is rebuilt from the treebank: sentences of a paragraph joined as `SpaceAfter` says, paragraphs by a blank line. A
//! multi-word token ("don't") counts as its words, which in the English treebanks nearly always spell it out.

use super::figure::tenths;
use crate::conllu::{Document, Written};
use dateline_engine::token;
use rayon::prelude::*;
use std::collections::HashSet;
use std::hash::Hash;
use std::ops::Add;

/// Right ones, and the two totals together.
#[derive(Debug, Clone, Copy, Default)]
struct F1 {
    right: usize,
    both: usize,
}

impl F1 {
    fn of<T: Eq + Hash>(gold: Vec<T>, given: Vec<T>) -> Self {
        let both = gold.len() + given.len();
        let gold: HashSet<T> = gold.into_iter().collect();
        Self { right: given.iter().filter(|range| gold.contains(range)).count(), both }
    }

    fn percent(self) -> f64 {
        tenths(200.0 * self.right as f64 / self.both.max(1) as f64)
    }
}

impl Add for F1 {
    type Output = Self;

    fn add(self, o: Self) -> Self {
        Self { right: self.right + o.right, both: self.both + o.both }
    }
}

/// The figures by name, on the documents whose id begins with `prefix` (`""`: all).
pub(super) fn score(bank: &[Document], prefix: &str) -> [(&'static str, f64); 2] {
    let documents = bank.par_iter().filter(|d| d.id.starts_with(prefix));
    let (words, sentences) = documents.map(document).reduce(Default::default, |a, b| (a.0 + b.0, a.1 + b.1));
    [("tokens F1", words.percent()), ("sentences F1", sentences.percent())]
}

fn document(document: &Document) -> (F1, F1) {
    let written = Written::new(document);
    let gold = written.tokens();
    let given = token::split(gold.text);
    let words = |t: &token::Tokens<'_>| t.list.iter().map(|w| w.span).collect();
    let sentences = |t: &token::Tokens<'_>| t.sentences.iter().map(|s| t.span(s.clone())).collect();
    (F1::of(words(&gold), words(&given)), F1::of(sentences(&gold), sentences(&given)))
}
