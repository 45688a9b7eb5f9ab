//! Words sorted into classes by their vectors: "summit" stands with "talks" and "meeting", "acquire" with "buy".

use super::SYNTAX;
use super::vector::Table;
use crate::Error;

/// The word vectors of the embedded model: one signed byte a number, and the numbers of each.
///
/// # Errors
/// When the embedded file is not a model of this version.
pub fn vectors() -> Result<(&'static [u8], usize), Error> {
    super::encoder::vectors(SYNTAX).map(|(_, vectors, width)| (vectors, width))
}

/// The class of each word that has a vector.
#[derive(Debug)]
pub(crate) struct WordClasses {
    table: Table,
    /// One a row of the table.
    classes: &'static [u8],
}

impl WordClasses {
    /// Splits the classes off the front of `bytes`.
    pub(crate) fn split(bytes: &'static [u8]) -> Result<(Self, &'static [u8]), Error> {
        let (table, vectors, width) = super::encoder::vectors(SYNTAX)?;
        let wanted = vectors.len() / width;
        let (classes, rest) = bytes
            .split_at_checked(wanted)
            .ok_or_else(|| Error::new(format!("wanted the classes of {wanted} words, met {} bytes", bytes.len())))?;
        Ok((Self { table, classes }, rest))
    }

    /// The class of a word by its form in small letters; the last row has that of unknown words.
    pub(crate) fn of(&self, word: &str) -> u8 {
        let row = self.table.row(word, word).unwrap_or(self.classes.len() - 1);
        self.classes[row]
    }
}
