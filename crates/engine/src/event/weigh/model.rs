//! The weights.

use crate::Error;
use crate::event::Status;
use crate::model::hashed;
use crate::model::word::WordClasses;

/// Hash buckets; a power of two.
pub const SLOTS: usize = 1 << 16;
/// The same for pairs of rows.
pub const PAIR_SLOTS: usize = 1 << 14;
/// The same for the status of a row.
pub const STATUS_SLOTS: usize = 1 << 16;
/// Statuses that the weights tell apart, in the order of their numbers; the first weighs nothing.
pub const STATUSES: [Status; 3] = [Status::Possible, Status::Planned, Status::Scheduled];

/// Weights in units of 1/16 of a logit.
pub struct Model {
    /// Words of like sense.
    pub(super) classes: WordClasses,
    bytes: &'static [u8],
    /// What a row by the rules must exceed to stay one, and what else must to become one; what two rows must exceed to be one event; by how
    /// much a status must outweigh the one by the rules.
    thresholds: [i32; 4],
}

/// Bytes of the thresholds.
const HEAD: usize = 16;
/// How much more must say that an event without a day is set: one and a half logits.
const UNDATED: i32 = 24;

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Model({} bytes)", self.bytes.len())
    }
}

impl Model {
    pub(in crate::event) fn embedded() -> Result<Self, Error> {
        Self::new(include_bytes!("../../../../../models/en/rows.bin"))
    }

    /// Reads a weights file.
    ///
    /// # Errors
    /// When the length is not that of a weights file.
    pub fn new(bytes: &'static [u8]) -> Result<Self, Error> {
        let (classes, table) = WordClasses::split(bytes.get(HEAD..).unwrap_or_default())?;
        let wanted = SLOTS + PAIR_SLOTS + STATUS_SLOTS;
        if table.len() != wanted {
            return Err(Error::new(format!(
                "row weights: wanted {wanted} bytes behind the classes of words, met {}; put so many zeros there, then run cargo xtask train-rows",
                table.len()
            )));
        }
        let number = |k: usize| i32::from_le_bytes([0, 1, 2, 3].map(|b| bytes[4 * k + b]));
        Ok(Self { classes, bytes: table, thresholds: [0, 1, 2, 3].map(number) })
    }

    /// How far above the threshold a candidate is as a row; `listed` where it is one by the rules.
    pub(super) fn row(&self, features: &[u32], listed: bool) -> i32 {
        hashed::sum(&self.bytes[..SLOTS], features) - self.thresholds[usize::from(!listed)]
    }

    /// How far above the threshold two rows are as one event.
    pub(super) fn pair(&self, features: &[u32]) -> i32 {
        hashed::sum(&self.bytes[SLOTS..SLOTS + PAIR_SLOTS], features) - self.thresholds[2]
    }

    /// How firm a row is that the rules, or a guess, put at `given`; what is doubtful, put off or called off stays so, and what has
    /// no day is set only where much says so.
    pub(super) fn status(&self, features: &[u32], given: Status, by_weight: bool, dated: bool) -> Status {
        if !STATUSES.contains(&given) {
            return given;
        }
        let table = &self.bytes[SLOTS + PAIR_SLOTS..];
        let weight = |class: usize| features.iter().map(|&f| hashed::weight(table, class_feature(f, class))).sum::<i32>();
        let weights = STATUSES.map(|s| if s == STATUSES[0] { 0 } else { weight(s as usize) });
        let best = STATUSES.into_iter().max_by_key(|&s| (weights[s as usize], std::cmp::Reverse(s as usize))).unwrap_or(given);
        let lead = if by_weight { 0 } else { self.thresholds[3] };
        let lead = if best == Status::Scheduled && !dated { lead + UNDATED } else { lead };
        if weights[best as usize] > weights[given as usize] + lead { best } else { given }
    }
}

/// The hash of a feature for a class; the table of what has but one class holds the feature itself.
pub fn class_feature(feature: u32, class: usize) -> u32 {
    if class == 1 { feature } else { hashed::mix(feature, class as u32) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_another_length_is_refused() {
        for bytes in [&[][..], &[0; HEAD], &[0; 40_000]] {
            assert!(Model::new(bytes).is_err(), "{}", bytes.len());
        }
    }
}
