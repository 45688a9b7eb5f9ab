//! Tags and trees on gold tokens. LAS counts every token, marks too, and compares universal labels (what stands before the colon),
//! as `conll18_ud_eval` does; the strict LAS compares whole labels.

use super::figure::tenths;
use crate::conllu::{Document, Word, Written};
use dateline_engine::Reader;
use dateline_engine::parse::Syntax;
use rayon::prelude::*;
use std::ops::Add;

/// Right ones among `words`.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    words: usize,
    upos: usize,
    xpos: usize,
    uas: usize,
    las: usize,
    strict: usize,
}

impl Add for Counts {
    type Output = Self;

    fn add(self, o: Self) -> Self {
        Self {
            words: self.words + o.words,
            upos: self.upos + o.upos,
            xpos: self.xpos + o.xpos,
            uas: self.uas + o.uas,
            las: self.las + o.las,
            strict: self.strict + o.strict,
        }
    }
}

/// The figures by name, in percent of the words.
pub(super) fn score(reader: &Reader, bank: &[Document]) -> Vec<(&'static str, f64)> {
    let count = |document: &Document| {
        let written = Written::new(document);
        count(&reader.syntax_of(written.tokens()), document)
    };
    let n = bank.par_iter().map(count).reduce(Counts::default, Add::add);
    let percent = |right: usize| tenths(100.0 * right as f64 / n.words.max(1) as f64);
    vec![
        ("UPOS", percent(n.upos)),
        ("XPOS", percent(n.xpos)),
        ("UAS", percent(n.uas)),
        ("LAS", percent(n.las)),
        ("LAS with subtypes", percent(n.strict)),
    ]
}

fn count(syntax: &Syntax<'_>, document: &Document) -> Counts {
    let mut counts = Counts::default();
    let mut first = 0;
    for sentence in &document.sentences {
        for (k, word) in sentence.words.iter().enumerate() {
            counts = counts + judge(syntax, first, k, word);
        }
        first += sentence.words.len();
    }
    counts
}

/// Word `k` of the sentence whose first token is `first`.
fn judge(syntax: &Syntax<'_>, first: usize, k: usize, gold: &Word) -> Counts {
    let i = first + k;
    let head = syntax.head(i).map_or(0, |h| (h + 1).saturating_sub(first));
    let (label, attached) = (syntax.rel(i).label(), head == gold.head);
    Counts {
        words: 1,
        upos: usize::from(syntax.upos(i).label() == gold.upos),
        xpos: usize::from(syntax.xpos(i).label() == gold.xpos),
        uas: usize::from(attached),
        las: usize::from(attached && universal(label) == universal(&gold.rel)),
        strict: usize::from(attached && label == gold.rel),
    }
}

fn universal(label: &str) -> &str {
    label.split(':').next().unwrap_or(label)
}
