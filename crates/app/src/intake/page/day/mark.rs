//! A text in the marks of which days are written: numbers, words, and every other character by itself.

use std::ops::RangeInclusive;

/// What a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Of so many digits, and its value where it has up to four.
    Number(usize),
    Word,
    Other,
}

/// A piece of a text, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    value: i16,
}

impl Mark {
    /// Its value, where it has so many digits.
    pub(super) fn digits(&self, many: usize) -> Option<i16> {
        (self.kind == Kind::Number(many)).then_some(self.value)
    }

    /// Its value, where the number of its digits is one of these.
    pub(super) fn number(&self, many: RangeInclusive<usize>) -> Option<i16> {
        matches!(self.kind, Kind::Number(it) if many.contains(&it)).then_some(self.value)
    }
}

/// The marks of a text, less its white space.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut left = text.char_indices().peekable();
    while let Some((start, c)) = left.next() {
        if c.is_whitespace() || c == '\u{200E}' || c == '\u{200F}' {
            continue;
        }
        let mut end = start + c.len_utf8();
        let same = |next: char| if c.is_ascii_digit() { next.is_ascii_digit() } else { is_letter(c) && is_letter(next) };
        while let Some((at, next)) = left.next_if(|&(_, next)| same(next)) {
            end = at + next.len_utf8();
        }
        marks.push(mark(text, c, start, end));
    }
    marks
}

fn mark(text: &str, first: char, start: usize, end: usize) -> Mark {
    let kind = match first {
        '0'..='9' => Kind::Number(end - start),
        c if is_letter(c) => Kind::Word,
        _ => Kind::Other,
    };
    let value = if end - start <= 4 { text[start..end].parse().unwrap_or(0) } else { 0 };
    Mark { kind, start, end, value }
}

/// Letters that make words; those of Chinese and Korean dates stand alone.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !"年月日년월일".contains(c)
}
