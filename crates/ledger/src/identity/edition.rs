//! Which of a row of like events it is: "the third round", "the 2026 conference".

use crate::observation::Observation;
use serde::{Deserialize, Serialize};

/// The number and the year in an event's name; 0 where it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Edition {
    /// "third" is 3.
    pub number: u16,
    /// "the 2026 conference".
    pub year: u16,
}

impl Edition {
    /// Whether both can be the same one.
    pub fn agrees(self, other: Self) -> bool {
        let may = |a: u16, b: u16| a == 0 || b == 0 || a == b;
        may(self.number, other.number) && may(self.year, other.year)
    }

    /// What either tells.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let pick = |a: u16, b: u16| if a == 0 { b } else { a };
        Self { number: pick(self.number, other.number), year: pick(self.year, other.year) }
    }

    /// Whether it says anything that the other says too.
    pub fn shares(self, other: Self) -> bool {
        let same = |a: u16, b: u16| a != 0 && a == b;
        same(self.number, other.number) || same(self.year, other.year)
    }
}

/// The edition that the words before an event's nouns tell.
pub(super) fn of(o: &Observation) -> Edition {
    let words = || o.mentions.iter().filter(|m| m.is_noun).take(4).flat_map(|m| &m.before);
    Edition { number: words().find_map(|w| ordinal(w)).unwrap_or(0), year: words().find_map(|w| year(w)).unwrap_or(0) }
}

/// Ordinals in words.
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

fn ordinal(word: &str) -> Option<u16> {
    if let Some(at) = ORDINALS.iter().position(|o| *o == word) {
        return Some(at as u16 + 1);
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &word[digits.len()..];
    matches!(ending, "st" | "nd" | "rd" | "th").then(|| digits.parse().ok()).flatten().filter(|&n| n > 0)
}

fn year(word: &str) -> Option<u16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|y| (1900..2100).contains(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_and_years() {
        let check = |word, expected| assert_eq!(ordinal(word), expected, "{word}");
        check("third", Some(3));
        check("42nd", Some(42));
        check("nd", None);
        check("4", None);
        assert_eq!((year("2026"), year("3000"), year("20th")), (Some(2026), None, None));
    }

    #[test]
    fn editions_agree_where_neither_denies() {
        let e = |number, year| Edition { number, year };
        assert!(e(3, 0).agrees(e(0, 2031)) && e(3, 0).agrees(e(3, 2031)));
        assert!(!e(3, 0).agrees(e(4, 0)) && !e(0, 2030).agrees(e(0, 2031)));
    }
}
