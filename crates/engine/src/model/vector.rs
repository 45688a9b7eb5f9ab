//! Which row of the vector table a word has: an open-addressing table of hashes, read in place from the model file.

use super::feature::hash64;

/// A table of `(check, row + 1)` pairs of 16 bits each, in little-endian bytes; zero is an empty slot.
#[derive(Debug)]
pub(super) struct Table {
    bytes: &'static [u8],
    mask: usize,
}

impl Table {
    /// The length must be four times a power of two.
    pub(super) fn new(bytes: &'static [u8]) -> Option<Self> {
        let slots = bytes.len() / 4;
        (slots.is_power_of_two() && bytes.len().is_multiple_of(4)).then_some(Self { bytes, mask: slots - 1 })
    }

    /// The row of `word`, or of its lower-case form.
    pub(super) fn row(&self, word: &str, lower: &str) -> Option<usize> {
        self.get(word).or_else(|| if word == lower { None } else { self.get(lower) })
    }

    fn get(&self, word: &str) -> Option<usize> {
        let hash = hash64(word.as_bytes());
        let mut slot = hash as usize & self.mask;
        for _ in 0..MOST_PROBES {
            let entry = &self.bytes[slot * 4..slot * 4 + 4];
            let (check, row) = (u16::from_le_bytes([entry[0], entry[1]]), u16::from_le_bytes([entry[2], entry[3]]));
            if row == 0 {
                return None;
            }
            if check == check_of(hash) {
                return Some(usize::from(row) - 1);
            }
            slot = (slot + 1) & self.mask;
        }
        None
    }
}

const MOST_PROBES: usize = 64;

fn check_of(hash: u64) -> u16 {
    (hash >> 48) as u16
}

/// Builds the table's bytes for `slots` (a power of two) from words and their rows; words that find no slot are left out.
pub fn build_table<'w>(words: impl Iterator<Item = (&'w str, u16)>, slots: usize) -> Vec<u8> {
    let mut bytes = vec![0u8; slots * 4];
    for (word, row) in words {
        let hash = hash64(word.as_bytes());
        let mut slot = hash as usize & (slots - 1);
        for _ in 0..MOST_PROBES {
            let entry = &mut bytes[slot * 4..slot * 4 + 4];
            if entry[2..] == [0, 0] {
                entry[..2].copy_from_slice(&check_of(hash).to_le_bytes());
                entry[2..].copy_from_slice(&(row + 1).to_le_bytes());
                break;
            }
            slot = (slot + 1) & (slots - 1);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_put_in() {
        let words: Vec<String> = (0..500).map(|i| format!("word{i}")).collect();
        let bytes = build_table(words.iter().zip(0..).map(|(w, i)| (w.as_str(), i)), 1024);
        let table = Table::new(Box::leak(bytes.into_boxed_slice())).unwrap();
        for (i, word) in words.iter().enumerate() {
            assert_eq!(table.row(word, word), Some(i));
        }
        assert_eq!(table.row("Word7", "word7"), Some(7));
        assert_eq!(table.row("absent", "absent"), None);
    }
}
