//! What stands at the head of a paragraph and is no part of its first sentence: a dateline, the date of the article.
//!
//! The treebanks make it a sentence of its own: `PARIS, May 3 (Reuters) - ` `The talks resume.`

use super::list::LISTS;
use super::scan::{Gap, Mark, Pieces};

/// A dateline is no longer, in tokens.
const LONGEST: usize = 16;

/// One past the last token of the dateline or date that begins with token `start`, the first of its paragraph.
pub(super) fn end(text: &str, pieces: &Pieces, start: usize) -> Option<usize> {
    let line = Line { text, pieces, start };
    let end = line.dateline().or_else(|| line.date())?;
    let same_line = pieces.gaps.get(end).is_some_and(|gap| *gap != Gap::Break);
    (same_line && line.opens(end)).then_some(end)
}

struct Line<'t> {
    text: &'t str,
    pieces: &'t Pieces,
    start: usize,
}

impl Line<'_> {
    fn word(&self, i: usize) -> &str {
        self.pieces.spans.get(i).map_or("", |span| span.of(self.text))
    }

    /// Whether a sentence may begin with token `i`.
    fn opens(&self, i: usize) -> bool {
        self.word(i).starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '‘' | '`' | '\''))
    }

    /// `WASHINGTON (AP) --`, `NEW DELHI, May 3 -`, `Washington (CNN)`.
    fn dateline(&self) -> Option<usize> {
        let (mut words, mut shouted, mut agency) = (0, true, false);
        for i in self.start..self.start + LONGEST {
            let word = self.word(i);
            if i > self.start && self.pieces.gaps.get(i) == Some(&Gap::Break) {
                return None;
            }
            match word {
                "-" | "--" | "–" | "—" | "_" if self.apart(i) => {
                    return (agency || shouted && (1..=3).contains(&words)).then_some(i + 1);
                }
                "," => words = words.min(3),
                "(" => {}
                ")" if agency && self.opens(i + 1) => return Some(i + 1),
                ")" | "/" | "-" | "." => {}
                _ if self.pieces.marks[self.start..].get(i - self.start) != Some(&Mark::Plain) && !word.ends_with('.') => return None,
                _ if !self.opens(i) => return None,
                _ if i > self.start && self.word(i - 1) == "(" => agency |= LISTS.agencies.contains(word),
                _ if self.plain(i) => {
                    words += 1;
                    shouted &= loud(word);
                }
                _ => {}
            }
        }
        None
    }

    /// Whether token `i` belongs to the place, before any comma.
    fn plain(&self, i: usize) -> bool {
        (self.start..i).all(|k| !matches!(self.word(k), "," | "("))
    }

    /// Whether the dash `i` stands free, or right after a bracket, and blank follows.
    fn apart(&self, i: usize) -> bool {
        let before = self.pieces.gaps[i] == Gap::Space || i > self.start && self.word(i - 1) == ")";
        before && self.pieces.gaps.get(i + 1) == Some(&Gap::Space)
    }

    /// `Friday, January 4, 2019`
    fn date(&self) -> Option<usize> {
        const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let figure = |i: usize, lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&self.word(i).len()) && self.word(i).bytes().all(|b| b.is_ascii_digit())
        };
        let s = self.start;
        let whole = DAYS.contains(&self.word(s)) && self.word(s + 1) == "," && self.word(s + 4) == ",";
        (whole && figure(s + 3, 1..=2) && figure(s + 5, 4..=4)).then_some(s + 6)
    }
}

/// Whether a word is all in capitals.
fn loud(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}
