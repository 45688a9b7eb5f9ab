//! For `cargo xtask train-rows` alone: the candidates of an article as examples.

use super::{Candidate, Scale, pair};
use crate::event::gather::{mentions, stands};
use crate::event::scene::Scene;
use crate::event::{Input, Lexicon};
use crate::text::Span;

/// Features of one candidate.
#[derive(Debug, Clone)]
pub struct Example {
    /// Where its word stands.
    pub span: Span,
    /// Hashed features.
    pub features: Vec<u32>,
}

/// The candidates of one article, in order.
pub fn examples(input: Input<'_, '_>, lexicon: &Lexicon) -> Vec<Example> {
    let scene = Scene::new(input, lexicon);
    let (stands, _) = stands(&scene);
    let all = || stands.iter().map(|(mention, stand)| stand.candidate(mention));
    let mut scale = Scale::new(&scene, all());
    let example = |candidate: Candidate<'_, '_>| Example {
        span: scene.s.tokens.list[candidate.mention.token].span,
        features: scale.features(&scene, &candidate).to_vec(),
    };
    all().filter(Candidate::is_weighed).map(example).collect()
}

/// Features of two mentions of rows, and whether they are of one row.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Hashed features.
    pub features: Vec<u32>,
    /// Whether both name the same row.
    pub same: bool,
}

/// The pairs of mentions of one article that name a row, by what `row_of` says of the places where they stand.
pub fn pairs(input: Input<'_, '_>, lexicon: &Lexicon, row_of: impl Fn(Span) -> Option<usize>) -> Vec<Pair> {
    let scene = Scene::new(input, lexicon);
    let found = mentions(&scene);
    let named: Vec<_> = found
        .iter()
        .filter_map(|f| Some((f, row_of(scene.s.tokens.list[f.mention.token].span).filter(|_| f.mention.carries.is_none())?)))
        .collect();
    let mut out = Vec::new();
    for (k, (b, row)) in named.iter().enumerate() {
        for (a, with) in named[..k].iter().rev().take(64) {
            let mut features = Vec::new();
            if a.mention.token < b.mention.token {
                pair::of(&scene, a, b, &mut features);
                out.push(Pair { features, same: row == with });
            }
        }
    }
    out
}
