//! The learned part: three linear models over hashed features, for cues, for the parts of their clauses, and for where content ends.
//!
//! Weights are bytes and sums are integers, so the same text gives the same claims on any machine. Trained by
//! `cargo xtask train-claims` (logistic regression, AdaGrad: Duchi et al. 2011) on PolNeAR's train part.

use crate::Error;
use crate::model::hashed;

/// Hash buckets of the cue model; a power of two.
pub const CUE_SLOTS: usize = 1 << 18;
/// Hash buckets of the role model; a power of two. Each holds a weight for source and one for content.
pub const ROLE_SLOTS: usize = 1 << 17;
/// Hash buckets of the model of tails; a power of two.
pub const TAIL_SLOTS: usize = 1 << 15;
/// Buckets of the filter: words that are a cue at all.
pub const FILTER_BITS: usize = 1 << 15;

const LENGTH: usize = 8 + CUE_SLOTS + 2 * ROLE_SLOTS + FILTER_BITS / 8 + TAIL_SLOTS;

/// Weights in units of 1/16 of a logit.
pub struct Model {
    bytes: &'static [u8],
    cue_threshold: i32,
    role_threshold: i32,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Model({} bytes)", self.bytes.len())
    }
}

impl Model {
    pub(super) fn embedded() -> Result<Self, Error> {
        Self::new(include_bytes!("../../../../models/en/claims.bin"))
    }

    /// Reads a weights file; an empty one is a model that has no opinion.
    ///
    /// # Errors
    /// When the length is not that of a weights file.
    pub fn new(bytes: &'static [u8]) -> Result<Self, Error> {
        if !bytes.is_empty() && bytes.len() != LENGTH {
            return Err(Error::new(format!("wanted claim weights of {LENGTH} bytes, met {}, run `cargo xtask train-claims`", bytes.len())));
        }
        let threshold = |at: usize| bytes.get(at..at + 4).map_or(0, |b| i32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        Ok(Self { bytes, cue_threshold: threshold(0), role_threshold: threshold(4) })
    }

    /// Whether there are weights.
    pub(super) fn is_trained(&self) -> bool {
        !self.bytes.is_empty()
    }

    /// Whether a word was ever a cue in training, by the hash of its lemma and part of speech.
    pub(super) fn may_be_cue(&self, hash: u32) -> bool {
        let bit = hash as usize % FILTER_BITS;
        self.is_trained() && self.bytes[8 + CUE_SLOTS + 2 * ROLE_SLOTS + bit / 8] >> (bit % 8) & 1 == 1
    }

    /// How far above the threshold a token is as a cue.
    pub(super) fn cue(&self, features: &[u32]) -> i32 {
        hashed::sum(&self.bytes[8..8 + CUE_SLOTS], features) - self.cue_threshold
    }

    /// How far above the threshold a part of the clause is as a source, and as content.
    pub(super) fn role(&self, features: &[u32]) -> [i32; 2] {
        let mut sum = [0, -self.role_threshold];
        for &f in features {
            let at = 8 + CUE_SLOTS + 2 * (f as usize % ROLE_SLOTS);
            sum[0] += self.weight(at);
            sum[1] += self.weight(at + 1);
        }
        sum
    }

    /// How far above even odds a tail is to be cut off.
    pub(super) fn tail(&self, features: &[u32]) -> i32 {
        hashed::sum(&self.bytes[LENGTH - TAIL_SLOTS..], features)
    }

    fn weight(&self, at: usize) -> i32 {
        i32::from(self.bytes[at] as i8)
    }
}
