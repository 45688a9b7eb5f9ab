//! For `cargo xtask train-rows` alone: the candidates of an article as examples, and the pairs of those that name a row.

use super::{Candidate, Scale, pair};
use crate::event::gather::{mentions, stands};
use crate::event::merge::PAIRS;
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

/// Features of two mentions of rows, and whether they are of one row.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Hashed features.
    pub features: Vec<u32>,
    /// Whether both name the same row.
    pub same: bool,
}

/// The candidates of one article, in order, and the pairs of mentions that name a row, by what `row_of` says of the places where they
/// stand.
pub fn of(input: Input<'_, '_>, lexicon: &Lexicon, row_of: impl Fn(Span) -> Option<usize>) -> (Vec<Example>, Vec<Pair>) {
    let scene = Scene::new(input, lexicon);
    (candidates(&scene), pairs(&scene, row_of))
}

fn candidates(scene: &Scene<'_, '_>) -> Vec<Example> {
    let (stands, _) = stands(scene);
    let all = || stands.iter().map(|(mention, stand)| stand.candidate(mention));
    let mut scale = Scale::new(scene, all());
    let example = |candidate: Candidate<'_, '_>| Example {
        span: scene.s.tokens.list[candidate.mention.token].span,
        features: scale.features(scene, &candidate).to_vec(),
    };
    all().filter(Candidate::is_weighed).map(example).collect()
}

fn pairs(scene: &Scene<'_, '_>, row_of: impl Fn(Span) -> Option<usize>) -> Vec<Pair> {
    let found = mentions(scene);
    let row_of = |token: usize| row_of(scene.s.tokens.list[token].span);
    let own = found.iter().filter(|f| f.mention.carries.is_none());
    let named: Vec<_> = own.filter_map(|f| Some((f, row_of(f.mention.token)?))).collect();
    let mut out = Vec::new();
    for (k, (b, row)) in named.iter().enumerate() {
        for (a, with) in named[..k].iter().rev().take(PAIRS).filter(|(a, _)| a.mention.token < b.mention.token) {
            let mut features = Vec::new();
            pair::of(scene, a, b, &mut features);
            out.push(Pair { features, same: row == with });
        }
    }
    out
}
