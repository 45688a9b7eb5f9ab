//! Agreement over the article: a lone "Merkel" is what "Angela Merkel" is, and a word that was a name once is a name again.

use super::evidence::{KINDS, Scores};
use super::{Kind, list::bit, seen::View};
use crate::parse::Syntax;
use std::collections::HashMap;

/// What the first pass over the article found.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Votes for each kind, by hash of the words in lower case.
    whole: HashMap<u64, [u16; 7]>,
    /// Last and first words of persons' names of two words or more.
    last: HashMap<u64, u16>,
    first: HashMap<u64, u16>,
}

impl Memory {
    /// Counts the names of the first pass.
    pub(super) fn of(syntax: &Syntax<'_>, names: &[(usize, usize, Kind)]) -> Self {
        let mut memory = Self::default();
        for &(a, b, kind) in names {
            let place = KINDS.iter().position(|&k| k == kind).unwrap_or(0);
            let votes = memory.whole.entry(key(syntax, a, b)).or_default();
            votes[place] = votes[place].saturating_add(1);
            if kind == Kind::Person && b > a + 1 {
                *memory.last.entry(key(syntax, b - 1, b)).or_default() += 1;
                *memory.first.entry(key(syntax, a, a + 1)).or_default() += 1;
            }
        }
        memory
    }

    /// Adds what speaks for each kind.
    pub(super) fn add(&self, syntax: &Syntax<'_>, view: &View, a: usize, b: usize, s: &mut Scores) {
        let key = key(syntax, a, b);
        if let Some(votes) = self.whole.get(&key) {
            // One vote is this place's own.
            let all: u16 = votes.iter().sum();
            for (score, &n) in s.iter_mut().zip(votes).filter(|_| all > 1) {
                *score += 0.8 * f32::from(n) / f32::from(all);
            }
        }
        if b == a + 1 && stands_alone(syntax, view, a) {
            if self.last.contains_key(&key) {
                s[0] += 2.0;
            } else if self.first.contains_key(&key) {
                s[0] += 1.0;
            }
        }
    }
}

/// Whether no part of a longer name stands beside token `i`: "King" alone, not in "Burger King".
fn stands_alone(syntax: &Syntax<'_>, view: &View, i: usize) -> bool {
    let sentence = syntax.sentence(syntax.sentence_of(i));
    let free = |k: usize| !sentence.contains(&k) || !view.can_start(k) || view.is(k, bit::TITLE | bit::NOT_NAME);
    (i == 0 || free(i - 1)) && free(i + 1)
}

fn key(syntax: &Syntax<'_>, a: usize, b: usize) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for i in a..b {
        for byte in syntax.lower(i).bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        hash = hash.rotate_left(7);
    }
    hash
}
