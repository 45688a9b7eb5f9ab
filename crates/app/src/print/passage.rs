//! The words behind a reading's offsets, which count Unicode code points.

use dateline_engine::Reading;

/// An article's text with its sentences.
pub(crate) struct Passages<'a> {
    text: &'a str,
    /// The byte at which each code point starts, and the end.
    starts: Vec<u32>,
    sentences: &'a [[usize; 2]],
}

impl<'a> Passages<'a> {
    pub(crate) fn new(text: &'a str, reading: &'a Reading) -> Self {
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]).map(|at| at as u32).collect();
        Self { text, starts, sentences: &reading.sentences }
    }

    /// The words of a range.
    pub(crate) fn words(&self, [start, end]: [usize; 2]) -> &'a str {
        let byte = |point: usize| self.starts[point.min(self.starts.len() - 1)] as usize;
        &self.text[byte(start)..byte(end)]
    }

    /// The words of several ranges, with `…` between them.
    pub(crate) fn joined(&self, spans: &[[usize; 2]]) -> String {
        spans.iter().map(|&span| clip(self.words(span))).collect::<Vec<_>>().join(" … ")
    }

    /// The sentence in which a code point stands; what stands in none, such as white space, has none.
    pub(crate) fn sentence_at(&self, point: usize) -> Option<&'a str> {
        let after = self.sentences.partition_point(|&[start, _]| start <= point);
        let sentence = *self.sentences.get(after.checked_sub(1)?)?;
        (point < sentence[1]).then(|| clip(self.words(sentence)))
    }
}

/// More than any table shows, and little enough to copy for each row.
fn clip(words: &str) -> &str {
    &words[..words.floor_char_boundary(4096)]
}
