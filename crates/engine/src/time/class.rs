//! What may stand in braces in `match`: closed sets, word lists, and functions of this stage.

use super::atom::{FIGURES, Fnv, Vocabulary};
use super::tape::{Found, Tape};
use super::{clock, guard, number, sharing};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

type Find = fn(&Tape<'_, '_>, usize) -> Option<(usize, Found)>;

/// A class of words.
pub(crate) enum Class {
    /// A closed set or a word list.
    List(List),
    /// A function; `first` are the lists and words that what it finds begins with, none where it looks at nothing itself.
    Code { find: Find, first: &'static [&'static str], empty: bool },
    /// The longest date or time of another rule that begins here.
    When,
    /// The longest duration of another rule that begins here.
    Length,
}

impl std::fmt::Debug for Class {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::List(_) => "List",
            Self::Code { .. } => "Code",
            Self::When => "When",
            Self::Length => "Length",
        })
    }
}

/// The functions: name, function, and what their finds begin with (`#` is figures). Those that begin with nothing are
/// conditions: they look around and take no atom.
pub(crate) const CODE: &[(&str, Find, &[&str])] = &[
    ("number", number::number, &["number-word", "a", "#"]),
    ("count", number::count, &["number-word", "vague", "a", "an", "#"]),
    ("ordinal", number::ordinal, &["ordinal-word", "number-word", "#"]),
    ("day", number::day, &["ordinal-word", "number-word", "#"]),
    ("two", number::two, &["#"]),
    ("year", number::year, &["number-word", "#"]),
    ("era-year", number::era_year, &["#", "number-word"]),
    ("nth", number::nth, &["#"]),
    ("not-past", guard::not_past, &[]),
    ("short-year", number::short_year, &["'"]),
    ("decade", number::decade, &["#", "'", "tens", "number-word"]),
    ("clock", clock::clock, &["number-word", "half", "quarter", "a", "#"]),
    ("noon", clock::noon, &["noon", "midnight", "midday"]),
    ("spelled-year", number::spelled_year, &["number-word"]),
    ("after-for", guard::after_for, &[]),
    ("shared-year", sharing::shared_year, &[]),
    ("shared-month", sharing::shared_month, &[]),
    ("shared-era", sharing::shared_era, &[]),
    ("ending-year", sharing::ending_year, &["#"]),
    ("from-when", guard::from_when, &["number-word", "vague", "a", "an", "#"]),
    ("rate", guard::rate, &[]),
    ("ended", guard::ended, &[]),
    ("ending-when", guard::ending_when, &[]),
    ("month", guard::month, &["month-word"]),
    ("weekday", guard::weekday, &["weekday-word"]),
    ("season", guard::season, &["season-word"]),
    ("listed", sharing::listed, &[]),
    ("bare-year", guard::bare_year, &["#"]),
    ("glued", guard::glued, &[]),
    ("modifying", guard::modifying, &[]),
    ("no-noun", guard::no_noun, &[]),
    ("final", guard::closes, &[]),
    ("beside-day", guard::beside_day, &[]),
    ("spanning", guard::spanning, &[]),
    ("relative-year", guard::relative_year, &["step"]),
    ("within", guard::within, &[]),
    ("not-than", guard::not_than, &[]),
    ("daily-paper", guard::daily_paper, &["daily", "weekly", "monthly"]),
    ("not-unit", guard::not_unit, &[]),
    ("bracketed-year", guard::bracketed_year, &[]),
    ("comma-year", number::comma_year, &[",", "#"]),
    ("leading-in", guard::leading_in, &[]),
    ("h-number", number::h_number, &["h"]),
    ("nine-eleven", number::nine_eleven, &["#"]),
    ("offset", clock::offset, &["z", "+", "-", "−"]),
    ("clock-left", clock::left_end, &["#", "number-word"]),
    ("ago", guard::ago, &["number-word", "vague", "a", "an", "#"]),
    ("q-number", number::q_number, &["q"]),
    ("closing-or-led", guard::closing_or_led, &[]),
    ("forward", guard::forward, &[]),
    ("not-ending", guard::not_ending, &[]),
    ("lying-ahead", guard::lying_ahead, &[]),
    ("all-there-are", guard::all_there_are, &["number-word", "#"]),
    ("behind-modal", guard::behind_modal, &[]),
    ("not-counted", guard::not_counted, &[]),
    ("titled", guard::titled, &["singular"]),
];

/// Words that the functions ask for by name.
pub(crate) const WORDS: &[&str] = &[
    "a", "an", "and", "half", "-", "–", "/", ":", ",", "'", "'s", "%", "$", "of", "the", "o'clock", "hrs", "h", "hours", "hundred",
    "thousand", "noon", "midnight", "midday", "year", "daily", "weekly", "monthly", "q", "ago", "past", "to", "quarter", "st", "nd", "rd",
    "th", "s", "z", "+", "−",
];

/// A list: entries of one or more atoms, by their first word.
#[derive(Debug, Default)]
pub(crate) struct List {
    by_first: HashMap<u32, Vec<Tail>, BuildHasherDefault<Fnv>>,
}

/// The words of an entry after its first, and what it stands for.
type Tail = (Vec<u32>, Found);

impl List {
    /// Adds an entry: its words as the tape has them.
    pub(crate) fn add(&mut self, words: &str, found: Found, vocabulary: &mut Vocabulary) {
        let words: Vec<u32> = split(words).map(|w| vocabulary.intern(&w)).collect();
        let Some((&first, rest)) = words.split_first() else { return };
        let entries = self.by_first.entry(first).or_default();
        entries.push((rest.to_vec(), found));
        entries.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }

    /// The longest entry at `at`.
    pub(crate) fn find(&self, tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
        let word = tape.word_at(at);
        if word <= FIGURES {
            return None;
        }
        let entries = self.by_first.get(&word)?;
        let fits = |rest: &[u32]| rest.iter().enumerate().all(|(i, &w)| tape.word_at(at + 1 + i) == w);
        entries.iter().find(|(rest, _)| fits(rest)).map(|&(ref rest, found)| (at + 1 + rest.len(), found))
    }

    /// The words that entries begin with.
    pub(crate) fn firsts(&self) -> impl Iterator<Item = u32> + '_ {
        self.by_first.keys().copied()
    }
}

/// Splits an entry of a list as [`super::atom`] cuts tokens: hyphens and the possessive stand alone.
pub(crate) fn split(words: &str) -> impl Iterator<Item = String> + '_ {
    words.split_whitespace().flat_map(|word| {
        let word = word.to_lowercase();
        let mut out = Vec::new();
        for (i, part) in word.split('-').enumerate() {
            if i > 0 {
                out.push("-".to_string());
            }
            match part.strip_suffix("'s").filter(|stem| !stem.is_empty()) {
                Some(stem) => out.extend([stem.to_string(), "'s".to_string()]),
                None if !part.is_empty() => out.push(part.to_string()),
                None => {}
            }
        }
        out
    })
}
