//! A text cut into the tokens that claims are judged by: runs of letters and digits (with inner `' ’ - .`), or single other marks.

use super::words::Points;
use regex::Regex;
use std::sync::LazyLock;

static TOKEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\p{L}\p{N}]+(?:['’\-.][\p{L}\p{N}]+)*|[^\s\x1c-\x1f]").expect("a fixed pattern"));
static LETTER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{L}\p{N}]").expect("a fixed pattern"));

/// Numbers of tokens, rising.
pub(super) type Ids = Vec<usize>;

pub(super) struct Text<'t> {
    text: &'t str,
    tokens: Vec<Token>,
}

struct Token {
    /// In bytes.
    bytes: std::ops::Range<usize>,
    /// In code points.
    start: usize,
    end: usize,
    is_word: bool,
    is_quoted: bool,
}

impl<'t> Text<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let points = Points::new(text);
        let token = |m: regex::Match<'_>| Token {
            bytes: m.range(),
            start: points.at(m.start()),
            end: points.at(m.end()),
            is_word: LETTER.is_match(m.as_str()),
            is_quoted: false,
        };
        let mut out = Self { text, tokens: TOKEN.find_iter(text).map(token).collect() };
        out.mark_quoted();
        out
    }

    /// Marks what stands inside double quotation marks, straight or curly; a line break ends a quotation.
    fn mark_quoted(&mut self) {
        let (mut open, mut previous) = (false, 0);
        for token in &mut self.tokens {
            if self.text[previous..token.bytes.start].contains('\n') {
                open = false;
            }
            previous = token.bytes.end;
            match &self.text[token.bytes.clone()] {
                "“" => open = true,
                "”" => open = false,
                "\"" => open = !open,
                _ => token.is_quoted = open,
            }
        }
    }

    fn string(&self, i: usize) -> &'t str {
        &self.text[self.tokens[i].bytes.clone()]
    }

    /// The tokens as strings.
    pub(super) fn strings(&self, ids: &Ids) -> Vec<&'t str> {
        ids.iter().map(|&i| self.string(i)).collect()
    }

    /// The tokens that ranges of code points touch.
    pub(super) fn ids(&self, spans: &[[usize; 2]]) -> Ids {
        let mut ids = Vec::new();
        for &[start, end] in spans {
            let mut first = self.tokens.partition_point(|t| t.start < start);
            if first > 0 && self.tokens[first - 1].end > start {
                first -= 1;
            }
            ids.extend((first..self.tokens.len()).take_while(|&i| self.tokens[i].start < end));
        }
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Without marks at the outer edges, nor at the edges of a gap.
    pub(super) fn trim(&self, ids: &Ids) -> Ids {
        let is_word = |i: &usize| self.tokens[*i].is_word;
        let Some(first) = ids.iter().position(is_word) else { return Vec::new() };
        let last = ids.iter().rposition(is_word).unwrap_or(first);
        let ids = &ids[first..=last];
        let by_gap = |k: usize| (k > 0 && ids[k - 1] + 1 != ids[k]) || (k + 1 < ids.len() && ids[k + 1] != ids[k] + 1);
        (0..ids.len()).filter(|&k| is_word(&ids[k]) || !by_gap(k)).map(|k| ids[k]).collect()
    }

    /// The words among them.
    pub(super) fn words(&self, ids: &Ids) -> Ids {
        ids.iter().copied().filter(|&i| self.tokens[i].is_word).collect()
    }

    /// Contiguous pieces.
    pub(super) fn pieces(&self, ids: &Ids) -> Vec<Ids> {
        ids.chunk_by(|a, b| a + 1 == *b).map(<[usize]>::to_vec).collect()
    }

    /// How much of a content is quoted.
    pub(super) fn quotation(&self, ids: &Ids) -> &'static str {
        let words = self.words(ids);
        let quoted = words.iter().filter(|&&i| self.tokens[i].is_quoted).count();
        match quoted as f64 / words.len() as f64 {
            _ if words.is_empty() => "none",
            share if share >= 0.95 => "direct",
            share if share > 0.0 => "mixed",
            _ => "indirect",
        }
    }

    /// What kind of words name a source.
    pub(super) fn source(&self, ids: &Ids) -> &'static str {
        let words = self.words(ids);
        let Some(&first) = words.first() else { return "none" };
        if words.len() <= 2 && PRONOUNS.contains(&self.string(first).to_lowercase().as_str()) {
            return "pronoun";
        }
        let is_name = |&i: &usize| {
            let word = self.string(i);
            word.chars().next().is_some_and(char::is_uppercase)
                && !(self.starts_sentence(i) && OPENERS.contains(&word.to_lowercase().as_str()))
        };
        if ids.iter().any(is_name) { "named" } else { "nominal" }
    }

    fn starts_sentence(&self, i: usize) -> bool {
        let Some(previous) = i.checked_sub(1) else { return true };
        let between = &self.text[self.tokens[previous].bytes.end..self.tokens[i].bytes.start];
        matches!(self.string(previous), "." | "?" | "!" | "”" | "\"") || between.contains('\n')
    }
}

const PRONOUNS: [&str; 21] = [
    "he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "his", "their", "us", "me", "that", "which", "this", "these",
    "those", "one",
];

const OPENERS: [&str; 13] = ["the", "a", "an", "some", "many", "several", "one", "two", "his", "her", "its", "most", "both"];
