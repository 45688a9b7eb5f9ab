//! The learned part: whether a mention that may lie ahead is a row of the diary.
//!
//! The rules of [`super::row`] say what a desk can list and argue about; how much each of them is worth together with the words around
//! is weighed by a linear model over hashed features. Weights are bytes and sums are integers, so the same text gives the same rows on
//! any machine. Trained by `cargo xtask train-rows` (logistic regression, AdaGrad: Duchi et al. 2011).

mod feature;
pub mod lesson;
mod model;
mod pair;

pub use model::{Model, PAIR_SLOTS, SLOTS, STATUS_SLOTS, STATUSES, class_feature};

use super::actuality::Verdict;
use super::kind::Diary;
use super::mention::Mention;
use super::merge::Found;
use super::scene::Scene;
use super::{Actuality, Status};

/// A mention that could be a row, and what the rules say of it.
pub(super) struct Candidate<'m, 'a> {
    pub(super) mention: &'m Mention<'a>,
    /// As the words put it, before it is asked whether the plan has run out.
    pub(super) verdict: &'m Verdict,
    pub(super) time: Option<usize>,
    /// The status of the row that the rules make of it.
    pub(super) status: Option<Status>,
    /// Whether the rules say that the plan is over.
    pub(super) has_run_out: bool,
}

impl Candidate<'_, '_> {
    /// Whether it is weighed at all: what lies ahead in some way, and nouns of occasions.
    pub(super) fn is_weighed(&self) -> bool {
        let occasion = || self.mention.kind.is_some_and(|kind| matches!(kind.diary, Diary::Always | Diary::Fixed));
        self.mention.carries.is_none()
            && (matches!(self.verdict.actuality, Actuality::Ahead | Actuality::Hypothetical) || !self.mention.is_verb && occasion())
    }
}

/// Weighs the candidates of one article.
pub(super) struct Scale<'s> {
    known: feature::Known<'s>,
    features: Vec<u32>,
}

impl<'s> Scale<'s> {
    /// A scale that knows what else the rules make a row.
    pub(super) fn new<'m, 'a: 'm>(scene: &'s Scene<'_, '_>, all: impl Iterator<Item = Candidate<'m, 'a>>) -> Self {
        Self { known: feature::Known::new(scene, all), features: Vec::new() }
    }

    fn features(&mut self, scene: &Scene<'_, '_>, candidate: &Candidate<'_, '_>) -> &[u32] {
        self.features.clear();
        feature::of(scene, &self.known, candidate, &mut self.features);
        &self.features
    }

    /// How far above what is wanted of it a candidate is as a row, in units of 1/16 of a logit.
    pub(super) fn weigh(&mut self, scene: &Scene<'_, '_>, candidate: &Candidate<'_, '_>) -> i32 {
        let model = &scene.lexicon.model;
        model.row(self.features(scene, candidate), candidate.status.is_some())
    }

    /// The status of the candidate weighed last, which the rules or a guess put at `given`.
    pub(super) fn status(&self, scene: &Scene<'_, '_>, given: Status, by_weight: bool, dated: bool) -> Status {
        scene.lexicon.model.status(&self.features, given, by_weight, dated)
    }
}

/// How far above what is wanted two rows, the first before the second, are as one event, in units of 1/16 of a logit.
pub(super) fn likeness(scene: &Scene<'_, '_>, a: &Found<'_>, b: &Found<'_>, features: &mut Vec<u32>) -> i32 {
    features.clear();
    pair::of(scene, a, b, features);
    scene.lexicon.model.pair(features)
}
