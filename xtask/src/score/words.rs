//! Words as Python's `re` finds them (`\w` there: letters, numbers and the underscore), and slices by code point.

use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").expect("a fixed pattern"));

/// The runs of word characters.
pub(super) fn words(text: &str) -> impl Iterator<Item = regex::Match<'_>> {
    WORD.find_iter(text)
}

/// Whether a quotation and a text share a word that is no article or preposition.
pub(super) fn share_word<S: AsRef<str>>(quotations: &[S], text: &str) -> bool {
    let wanted = telling(text);
    quotations.iter().any(|q| !telling(q.as_ref()).is_disjoint(&wanted))
}

fn telling(text: &str) -> HashSet<String> {
    let lower = text.to_lowercase();
    let all = words(&lower).map(|w| w.as_str());
    all.filter(|w| !["the", "a", "an", "of", "in", "at", "and"].contains(w)).map(str::to_owned).collect()
}

/// Whether `word` occurs in `text` between word boundaries: Python's `\bword\b`.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    let edges: HashSet<usize> = words(text).flat_map(|w| [w.start(), w.end()]).collect();
    let starts = text.char_indices().map(|(i, _)| i).chain([text.len()]);
    starts.filter(|&i| text[i..].starts_with(word)).any(|i| edges.contains(&i) && edges.contains(&(i + word.len())))
}

/// A text that is cut by code points, and clamps as Python's slices do.
pub(super) struct Points<'t> {
    text: &'t str,
    /// The byte at which each code point starts, and the text's length.
    starts: Vec<usize>,
}

impl<'t> Points<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, starts: text.char_indices().map(|(i, _)| i).chain([text.len()]).collect() }
    }

    /// The code points `[start, end)`.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'t str {
        let at = |i: usize| self.starts[i.min(self.starts.len() - 1)];
        &self.text[at(start)..at(end.max(start))]
    }

    /// The number of the code point that starts at a byte.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|&s| s < byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_boundaries() {
        for (text, word, expected) in [
            ("re-meeting", "meeting", true),
            ("meetings", "meeting", false),
            ("u.s. vote", "vote", true),
            ("déjà_vu", "vu", false),
            ("a", "", true),
            ("", "", false),
        ] {
            assert_eq!(has_word(text, word), expected, "{text:?} {word:?}");
        }
    }

    #[test]
    fn articles_are_not_shared() {
        assert!(share_word(&["the White House"], "House of Cards"));
        assert!(!share_word(&["the end of"], "The start of it"));
        assert!(!share_word(&[""], ""));
    }

    #[test]
    fn slices_clamp() {
        let points = Points::new("“é日");
        assert_eq!((points.slice(1, 2), points.slice(2, 9), points.slice(7, 9), points.at(3)), ("é", "日", "", 1));
    }
}
