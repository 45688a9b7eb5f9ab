//! The print of a text, by which copies and near copies are known: MinHash (Broder 1997) over runs of five words.

use crate::hash::{hash, mix, pair};
use serde::{Deserialize, Serialize};

/// The print of a text. Small enough to be kept beside every article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<u8>", into = "Vec<u8>")]
pub struct Print {
    /// Hash of its words; equal where only blanks, marks and case differ.
    pub exact: u64,
    /// The least hash of its runs of words under each permutation, the lowest 16 bits.
    pub least: [u16; PERMUTATIONS],
}

/// Permutations of the hashes.
pub const PERMUTATIONS: usize = 64;
/// Permutations that are looked at first.
const FIRST: usize = 16;
/// Words of a run.
const RUN: usize = 5;
/// From this share of runs in common on, a text is a near copy.
pub const NEAR: f32 = 0.45;

impl Print {
    /// The print of a text; linear in its length.
    pub fn of(text: &str) -> Self {
        let words: Vec<u64> = words(text).collect();
        let exact = words.iter().fold(0, |h, &w| pair(h, w));
        let mut least = [u64::MAX; PERMUTATIONS];
        for run in words.windows(RUN.min(words.len().max(1))) {
            let run = run.iter().fold(0, |h, &w| pair(h, w));
            for (i, slot) in least.iter_mut().enumerate() {
                // One multiplication and one shift a permutation: an odd factor permutes the 64-bit numbers.
                let h = (run ^ seed(i)).wrapping_mul(seed(i + PERMUTATIONS) | 1);
                *slot = (*slot).min(h ^ (h >> 32));
            }
        }
        Self { exact, least: least.map(|h| mix(h) as u16) }
    }

    /// The share of runs that two texts have in common, as far as the prints tell: from 0 to 1.
    pub fn likeness(&self, other: &Self) -> f32 {
        let same = self.least.iter().zip(&other.least).filter(|(a, b)| a == b).count();
        same as f32 / PERMUTATIONS as f32
    }

    /// Whether one text is a copy or a near copy of the other.
    pub fn is_copy(&self, other: &Self) -> bool {
        self.exact == other.exact || self.may_be_copy(other) && self.likeness(other) >= NEAR
    }

    /// Of what is alike enough, one in ten thousand agrees in none of these; of other texts, few in one.
    fn may_be_copy(&self, other: &Self) -> bool {
        self.least[..FIRST].iter().zip(&other.least).any(|(a, b)| a == b)
    }
}

impl From<Print> for Vec<u8> {
    fn from(print: Print) -> Self {
        print.exact.to_le_bytes().into_iter().chain(print.least.iter().flat_map(|l| l.to_le_bytes())).collect()
    }
}

impl TryFrom<Vec<u8>> for Print {
    type Error = &'static str;

    fn try_from(bytes: Vec<u8>) -> Result<Self, Self::Error> {
        let (exact, least) = bytes.split_first_chunk().filter(|b| b.1.len() == 2 * PERMUTATIONS).ok_or("a print of another length")?;
        Ok(Self { exact: u64::from_le_bytes(*exact), least: std::array::from_fn(|i| u16::from_le_bytes([least[2 * i], least[2 * i + 1]])) })
    }
}

/// The constant of a permutation.
const fn seed(i: usize) -> u64 {
    (i as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn words(text: &str) -> impl Iterator<Item = u64> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(|w| hash(&w.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The harbour board of Norland said on Monday that the new ferry line to Sudland would open in the spring. \
        Two ships have been ordered from a yard in the north, and the first is to be named in March. The line was closed ten years ago \
        after a long dispute over fares. The board hopes for forty thousand passengers in the first year, a spokeswoman said.";

    #[test]
    fn copies_and_near_copies() {
        let check = |other: &str, expected| assert_eq!(Print::of(TEXT).is_copy(&Print::of(other)), expected, "{other}");
        check(&TEXT.to_uppercase().replace(' ', "  "), true);
        check(&TEXT.replace("on Monday", "yesterday"), true);
        check(&format!("{TEXT} Tickets go on sale in January."), true);
        check(
            "A court in Sudland has opened the trial of three fishermen who are said to have sunk a boat in the harbour last year.",
            false,
        );
        check("", false);
    }

    #[test]
    fn a_print_is_what_it_was_in_the_file() {
        let print = Print::of(TEXT);
        assert_eq!(Print::try_from(Vec::from(print.clone())), Ok(print));
        assert!(Print::try_from(vec![0; 12]).is_err());
    }
}
