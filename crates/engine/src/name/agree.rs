//! Agreement over the article: a lone "Merkel" is what "Angela Merkel" is, and a word that was a name once is a name again.

use super::choose::Choice;
use super::evidence::{KINDS, Scores};
use super::{Kind, list::bit, seen::View};
use crate::parse::Syntax;
use std::collections::{HashMap, HashSet};

/// What it is worth that the rest of the article calls these words a name of this kind, where they stand alone.
const AGREES: f32 = 2.6;
/// The same of two words or more, which hardly come together by chance.
const AGREES_IN_WORDS: f32 = 5.0;
/// The same where a longer name may hold them.
const AGREES_INSIDE: f32 = 0.8;
/// What a person's family name alone is worth; at the head of a sentence; and where a list has the word as something else.
const FAMILY: f32 = 4.5;
const FAMILY_OPENS: f32 = 3.5;
const FAMILY_LISTED: f32 = 1.5;
/// What the name of a storm alone is worth.
const STORM: f32 = 4.0;
/// Scores of mentions count up to this; together they are sure from here on.
const FIRM: f32 = 3.0;

/// What the first pass over the article found.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// What was found of the same words, by their hash in lower case.
    whole: HashMap<u64, Found>,
    /// Last and first words of persons' names of two words or more.
    last: HashSet<u64>,
    first: HashSet<u64>,
    /// Last words of "Hurricane Ilsa".
    storms: HashSet<u64>,
}

/// All that the first pass made of the same words.
#[derive(Debug, Default)]
struct Found {
    /// Scores for each kind.
    sums: [f32; 7],
    /// How often, and where first.
    times: usize,
    first: usize,
}

impl Memory {
    /// Sums up the names of the first pass.
    pub(super) fn of(syntax: &Syntax<'_>, view: &View, names: &[Choice]) -> Self {
        let mut memory = Self::default();
        for c in names {
            let place = KINDS.iter().position(|&k| k == c.kind).unwrap_or(0);
            let found = memory.whole.entry(key(syntax, c.start, c.end)).or_default();
            found.sums[place] += c.score.min(FIRM);
            found.first = if found.times == 0 { c.start } else { found.first };
            found.times += 1;
            if c.kind == Kind::Person && c.end > c.start + 1 && c.score > 1.0 {
                memory.last.insert(key(syntax, c.end - 1, c.end));
                memory.first.insert(key(syntax, c.start, c.start + 1));
                if c.end > c.start + 3 && syntax.word(c.end - 2) == "-" {
                    memory.last.insert(key(syntax, c.end - 3, c.end));
                }
            } else if c.kind == Kind::Event && c.end > c.start + 1 && view.is(c.start, bit::EVENT_FIRST) {
                memory.storms.insert(key(syntax, c.end - 1, c.end));
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
        let family = alone && self.last.contains(&key);
        if b == a + 1 && self.storms.contains(&key) {
            s[4] += STORM;
            s[0] -= STORM / 2.0;
        }
        // The "Novak family" is no place, whatever it looks like there.
        // What was found here alone says nothing more.
        let elsewhere = |f: &&Found| (f.times > 1 || f.first != a) && (!family || listed);
        if let Some(Found { sums, .. }) = self.whole.get(&key).filter(elsewhere) {
            // Squares: the kind that leads leads by more.
            let (all, squares) = sums.iter().fold((0.0, 0.0), |(all, squares), n| (all + n, squares + n * n));
            let worth = match alone {
                true if b > a + 1 => AGREES_IN_WORDS,
                true => AGREES,
                false => AGREES_INSIDE,
            };
            let sure = worth * f32::min(all / FIRM, 1.0) / squares;
            s.iter_mut().zip(sums).for_each(|(score, n)| *score += sure * n * n);
        }
        if family {
            s[0] += match (listed, view.tokens[a].opens) {
                (true, _) => FAMILY_LISTED,
                (_, true) => FAMILY_OPENS,
                _ => FAMILY,
            };
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
