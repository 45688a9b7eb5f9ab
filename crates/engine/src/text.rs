//! Ranges of an article's text, in bytes inside the engine and in Unicode code points outside.

use std::ops::Range;

/// A half-open range of bytes `[start, end)` of the article's text, always on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `[start, end)`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start: start as u32, end: end as u32 }
    }

    /// The smallest range that holds both.
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words it covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.bytes()]
    }

    /// As a range that slices a `str`.
    pub fn bytes(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Turns byte offsets into code points in constant time: one sample every 64 bytes, the rest counted.
pub struct Points<'t> {
    text: &'t str,
    samples: Vec<u32>,
}

const STEP: usize = 64;

impl<'t> Points<'t> {
    /// Prepares the text; linear in its length.
    pub fn new(text: &'t str) -> Self {
        let mut samples = Vec::with_capacity(text.len() / STEP + 1);
        let mut points = 0;
        for (i, &b) in text.as_bytes().iter().enumerate() {
            if i % STEP == 0 {
                samples.push(points);
            }
            points += u32::from(starts_character(b));
        }
        if text.len().is_multiple_of(STEP) {
            samples.push(points);
        }
        Self { text, samples }
    }

    /// The number of code points before byte `offset`.
    pub fn at(&self, offset: u32) -> usize {
        let block = offset as usize / STEP;
        let rest = &self.text.as_bytes()[block * STEP..offset as usize];
        self.samples[block] as usize + rest.iter().filter(|&&b| starts_character(b)).count()
    }

    /// A range as code points.
    pub fn range(&self, span: Span) -> [usize; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

fn starts_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_agree_with_counting() {
        let text = "“Ünïcode” – déjà vu 日本 🇫🇷 ".repeat(9);
        let points = Points::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte as u32), count);
        }
        assert_eq!(points.at(text.len() as u32), text.chars().count());
        assert_eq!(Points::new("").at(0), 0);
    }
}
