//! Agreement over the article: a lone "Merkel" is what "Angela Merkel" is, and a word that was a name once is a name again.

use super::choose::Choice;
use super::evidence::{KINDS, Scores};
use super::{Kind, list::bit, seen::View};
use crate::parse::Syntax;
use std::collections::{HashMap, HashSet};

/// What it is worth that the rest of the article calls these words a name of this kind, where they stand alone.
const AGREES: f32 = 2.2;
/// The same where a longer name may hold them.
const AGREES_INSIDE: f32 = 0.8;
/// What a person's family name alone is worth, and where a list has the word as something else.
const FAMILY: f32 = 3.0;
const FAMILY_LISTED: f32 = 1.5;
/// Scores of mentions count up to this; together they are sure from here on.
const FIRM: f32 = 3.0;

/// What the first pass over the article found.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Scores for each kind, by hash of the words in lower case.
    whole: HashMap<u64, [f32; 7]>,
    /// Last and first words of persons' names of two words or more.
    last: HashSet<u64>,
    first: HashSet<u64>,
}

impl Memory {
    /// Sums up the names of the first pass.
    pub(super) fn of(syntax: &Syntax<'_>, names: &[Choice]) -> Self {
        let mut memory = Self::default();
        for c in names {
            let place = KINDS.iter().position(|&k| k == c.kind).unwrap_or(0);
            memory.whole.entry(key(syntax, c.start, c.end)).or_default()[place] += c.score.min(FIRM);
            if c.kind == Kind::Person && c.end > c.start + 1 {
                memory.last.insert(key(syntax, c.end - 1, c.end));
                memory.first.insert(key(syntax, c.start, c.start + 1));
            }
        }
        memory
    }

    /// Adds what speaks for each kind; `listed` where a list has the words as something other than a person.
    pub(super) fn add(&self, syntax: &Syntax<'_>, view: &View, a: usize, b: usize, listed: bool, s: &mut Scores) {
        if !view.can_start(a) {
            return;
        }
        let alone = stands_alone(syntax, view, a, b);
        let key = key(syntax, a, b);
        let family = b == a + 1 && alone && self.last.contains(&key);
        // The "Novak family" is no place, whatever it looks like there.
        if let Some(sums) = self.whole.get(&key).filter(|_| !family || listed) {
            let all: f32 = sums.iter().sum();
            let sure = if alone { AGREES } else { AGREES_INSIDE } * (all / FIRM).min(1.0) / all;
            s.iter_mut().zip(sums).for_each(|(score, n)| *score += sure * n);
        }
        if family {
            s[0] += if listed { FAMILY_LISTED } else { FAMILY };
        } else if b == a + 1 && alone && !listed && self.first.contains(&key) {
            s[0] += 1.0;
        }
    }
}

/// Whether no part of a longer name stands beside the tokens: "King" alone, not in "Burger King".
fn stands_alone(syntax: &Syntax<'_>, view: &View, a: usize, b: usize) -> bool {
    let sentence = syntax.sentence(syntax.sentence_of(a));
    let free = |k: usize| !sentence.contains(&k) || !view.can_start(k) || view.is(k, bit::TITLE | bit::NOT_NAME);
    (a == 0 || free(a - 1)) && free(b)
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
