//! Words cut from the texts that are kept: sentences and quotes are never stored twice.

use crate::error::{Error, Result};
use crate::packed;
use rusqlite::{Connection, OptionalExtension};

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
        let mut ask = db.prepare_cached("SELECT sentences, text FROM body WHERE version = ?1")?;
        let row = ask.query_row([version], |r| Ok((r.get::<_, Vec<u8>>(0)?, r.get::<_, Vec<u8>>(1)?))).optional()?;
        let (limits, text) = row.ok_or_else(|| Error::damaged(format!("text {version} is missing")))?;
        let text = packed::text_of(&text)?;
        let points = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(i, _)| i as u32).collect() };
        Ok(Self { text, points, sentences: sentences(&limits)? })
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

fn sentences(packed: &[u8]) -> Result<Vec<[usize; 2]>> {
    let steps: Vec<usize> = packed::value_of(packed)?;
    let mut at = 0_usize;
    let mut next = |step: &usize| {
        at = at.saturating_add(*step);
        at
    };
    Ok(steps.chunks_exact(2).map(|pair| [next(&pair[0]), next(&pair[1])]).collect())
}
