//! The tape that rules run over: tokens cut further at hyphens, slashes and between figures and letters, so that
//! `third-quarter`, `12-14`, `1990s`, `6/12/2018` and `5:30pm` look the same however the tokens were split.
//!
//! `mid-June 1990s.` → `[mid] [-] [june] [1990] [s] [.]`; periods inside abbreviations fall away: `p.m.` is `pm`.

use crate::parse::Syntax;
use crate::text::Span;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The word number of an atom that no rule uses.
pub(crate) const OTHER: u32 = 0;
/// Stands between sentences; nothing matches it.
pub(crate) const BARRIER: u32 = 1;
/// The word number of figures that no rule names.
pub(crate) const FIGURES: u32 = 2;

/// One atom.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Atom {
    pub(crate) span: Span,
    pub(crate) token: u32,
    /// Number of its word, see [`Vocabulary`].
    pub(crate) word: u32,
}

/// The words that the rules and lists use, numbered.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<Fnv>>,
}

impl Vocabulary {
    /// The number of a word; it gets one if it has none.
    pub(crate) fn intern(&mut self, word: &str) -> u32 {
        let next = self.numbers.len() as u32 + FIGURES + 1;
        *self.numbers.entry(word.into()).or_insert(next)
    }

    /// The number of a word.
    pub(crate) fn get(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// One more than the highest number.
    pub(crate) fn len(&self) -> usize {
        self.numbers.len() + FIGURES as usize + 1
    }
}

/// FNV-1a: short keys, no attacker (the table is made from our own lists).
#[derive(Debug)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The atoms of a text.
pub(crate) fn atoms(syntax: &Syntax<'_>, vocabulary: &Vocabulary) -> Vec<Atom> {
    let mut out = Vec::with_capacity(syntax.len() + syntax.tokens.sentences.len() + 8);
    let mut sentence = 0;
    for i in 0..syntax.len() {
        if syntax.sentence_of(i) != sentence {
            sentence = syntax.sentence_of(i);
            out.push(Atom { span: syntax.tokens.list[i].span, token: i as u32, word: BARRIER });
        }
        token(syntax, i, vocabulary, &mut out);
    }
    out
}

fn token(syntax: &Syntax<'_>, i: usize, vocabulary: &Vocabulary, out: &mut Vec<Atom>) {
    let (lower, span) = (syntax.lower(i), syntax.tokens.list[i].span);
    if let Some(word) = vocabulary.get(lower) {
        out.push(Atom { span, token: i as u32, word });
        return;
    }
    let foreign = || !lower.is_ascii() && lower.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
    if lower.bytes().all(|b| b.is_ascii_lowercase()) || foreign() || lower.len() != span.len() || lower.len() > LONGEST {
        // Plain words that no rule uses, and words whose lower form has another length (rare letters, curly quotes).
        return if lower.len() == span.len() { push(span, i, OTHER, out) } else { odd(syntax, i, vocabulary, out) };
    }
    cut(lower, span.start as usize, i, vocabulary, out);
}

/// Nothing about time is longer.
const LONGEST: usize = 64;

fn push(span: Span, token: usize, word: u32, out: &mut Vec<Atom>) {
    out.push(Atom { span, token: token as u32, word });
}

/// A token with a curly apostrophe first: `’98`, `’80s`.
fn odd(syntax: &Syntax<'_>, i: usize, vocabulary: &Vocabulary, out: &mut Vec<Atom>) {
    let span = syntax.tokens.list[i].span;
    let rest = syntax.word(i).strip_prefix(['’', '‘', 'ʼ']).filter(|r| r.is_ascii() && !r.is_empty() && r.len() < LONGEST);
    match (rest, vocabulary.get("'")) {
        (Some(rest), Some(mark)) => {
            let at = span.end as usize - rest.len();
            push(Span::new(span.start as usize, at), i, mark, out);
            cut(&rest.to_ascii_lowercase(), at, i, vocabulary, out);
        }
        _ => push(span, i, OTHER, out),
    }
}

/// Cuts a token into runs of letters, figures and single marks.
fn cut(lower: &str, start: usize, token: usize, vocabulary: &Vocabulary, out: &mut Vec<Atom>) {
    let mut at = 0;
    while at < lower.len() {
        let rest = &lower[at..];
        let first = rest.as_bytes()[0];
        let length = if rest == "'s" {
            2
        } else if first.is_ascii_digit() {
            // `06.2018` of `12.06.2018` is no decimal.
            let dotted = at > 1 && lower.as_bytes()[at - 1] == b'.' && lower.as_bytes()[at - 2].is_ascii_digit();
            if dotted { rest.bytes().take_while(u8::is_ascii_digit).count() } else { figures(rest) }
        } else if first.is_ascii_alphabetic() {
            letters(rest)
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        let piece = &rest[..length];
        push(Span::new(start + at, start + at + length), token, number(piece, vocabulary), out);
        at += length;
    }
}

fn number(piece: &str, vocabulary: &Vocabulary) -> u32 {
    if piece.as_bytes()[0].is_ascii_digit() {
        return FIGURES;
    }
    vocabulary.get(piece).unwrap_or_else(
        || {
            if piece.contains('.') { vocabulary.get(&piece.replace('.', "")).unwrap_or(OTHER) } else { OTHER }
        },
    )
}

/// Length of a run of figures, with groups of three after commas and one decimal part.
fn figures(text: &str) -> usize {
    let bytes = text.as_bytes();
    let run = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = run(0);
    while bytes.get(end) == Some(&b',') && run(end + 1) == 3 {
        end += 4;
    }
    let decimals = if bytes.get(end) == Some(&b'.') { run(end + 1) } else { 0 };
    if decimals > 0 && bytes.get(end + 1 + decimals) != Some(&b'.') { end + 1 + decimals } else { end }
}

/// Length of a run of letters, with the periods of an abbreviation (`p.m.`, `nov.`).
fn letters(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    while end < bytes.len() && (bytes[end].is_ascii_alphabetic() || bytes[end] == b'.') {
        end += 1;
    }
    end
}
