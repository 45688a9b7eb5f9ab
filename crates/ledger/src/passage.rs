//! Words cut from the texts that are kept: sentences and quotes are never stored twice.

use crate::error::Result;
use crate::page::Page;
use rusqlite::Connection;

/// A text with the limits of its sentences, in code points.
pub(crate) struct Passage {
    text: String,
    /// Byte offsets of the code points; empty where each is one byte.
    points: Vec<u32>,
    pub(crate) sentences: Vec<[usize; 2]>,
}

impl Passage {
    /// The text of a version.
    pub(crate) fn of(db: &Connection, version: i64) -> Result<Self> {
        Ok(Self::from(Page::of(db, version)?))
    }

    /// The words between two code points; none where the text is shorter.
    pub(crate) fn cut(&self, start: usize, end: usize) -> Option<&str> {
        self.text.get(self.byte(start)?..self.byte(end)?)
    }

    fn byte(&self, point: usize) -> Option<usize> {
        match self.points.get(point) {
            Some(byte) => Some(*byte as usize),
            None if self.points.is_empty() => Some(point),
            None => (point == self.points.len()).then_some(self.text.len()),
        }
    }

    /// A sentence by its number.
    pub(crate) fn sentence(&self, number: usize) -> Option<&str> {
        let [start, end] = *self.sentences.get(number)?;
        self.cut(start, end)
    }
}

impl From<Page> for Passage {
    fn from(page: Page) -> Self {
        let Page { text, sentences: steps, .. } = page;
        let points = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(i, _)| i as u32).collect() };
        let mut at = 0_usize;
        let mut next = |step: usize| {
            at = at.saturating_add(step);
            at
        };
        let sentences = steps.chunks_exact(2).map(|pair| [next(pair[0]), next(pair[1])]).collect();
        Self { text, points, sentences }
    }
}
