//! The model file: a magic line, then numbers and blocks in a fixed order, all little-endian.

use crate::Error;

pub(super) const MAGIC: &[u8; 20] = b"dateline-syntax-v01\n";

/// A block of weights as 8-bit or 16-bit integers and what one unit is worth.
#[derive(Debug, Clone)]
pub struct Quantised {
    /// The value of one unit.
    pub unit: f32,
    /// The weights in units, row by row.
    pub values: Vec<i16>,
}

/// Rounds weights to integers of at most `most` in absolute value.
pub fn quantise(weights: &[f32], most: i16) -> Quantised {
    let largest = weights.iter().fold(1e-6_f32, |m, w| m.max(w.abs()));
    let unit = largest / f32::from(most);
    Quantised { unit, values: weights.iter().map(|w| (w / unit).round() as i16).collect() }
}

/// Writes a model file.
#[derive(Debug)]
pub struct Writer {
    /// The file so far.
    pub bytes: Vec<u8>,
}

impl Default for Writer {
    fn default() -> Self {
        Self { bytes: MAGIC.to_vec() }
    }
}

impl Writer {
    /// A whole number.
    pub fn number(&mut self, n: usize) {
        self.bytes.extend((n as u32).to_le_bytes());
    }

    /// Raw bytes, with their length before them.
    pub fn block(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.bytes.extend(bytes);
    }

    /// Floating-point numbers as they are.
    pub fn floats(&mut self, values: &[f32]) {
        self.block(&values.iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<_>>());
    }

    /// Weights in 8 bits.
    pub fn bytes_of(&mut self, weights: &[f32]) {
        let q = quantise(weights, 127);
        self.floats(&[q.unit]);
        self.block(&q.values.iter().map(|&v| v as i8 as u8).collect::<Vec<_>>());
    }

    /// Weights in 16 bits.
    pub fn shorts_of(&mut self, weights: &[f32]) {
        let q = quantise(weights, super::matrix::MOST_WEIGHT);
        self.floats(&[q.unit]);
        self.block(&q.values.iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<_>>());
    }
}

/// Reads a model file in the order it was written.
pub(super) struct Cursor {
    rest: &'static [u8],
}

impl Cursor {
    pub(super) fn new(bytes: &'static [u8]) -> Result<Self, Error> {
        let rest = bytes.strip_prefix(MAGIC).ok_or_else(|| {
            Error::new(format!(
                "model: wanted a file that starts with {:?}, met {} bytes of something else; make it with: cargo xtask train",
                String::from_utf8_lossy(MAGIC).trim_end(),
                bytes.len()
            ))
        })?;
        Ok(Self { rest })
    }

    pub(super) fn number(&mut self) -> Result<usize, Error> {
        let bytes = self.take(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize)
    }

    pub(super) fn block(&mut self) -> Result<&'static [u8], Error> {
        let n = self.number()?;
        self.take(n)
    }

    pub(super) fn floats(&mut self) -> Result<Vec<f32>, Error> {
        Ok(self.block()?.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
    }

    pub(super) fn unit(&mut self) -> Result<f32, Error> {
        self.floats()?.first().copied().ok_or_else(too_short)
    }

    pub(super) fn shorts(&mut self) -> Result<Vec<i16>, Error> {
        Ok(self.block()?.chunks_exact(2).map(|b| i16::from_le_bytes([b[0], b[1]])).collect())
    }

    fn take(&mut self, n: usize) -> Result<&'static [u8], Error> {
        let (head, rest) = self.rest.split_at_checked(n).ok_or_else(too_short)?;
        self.rest = rest;
        Ok(head)
    }
}

fn too_short() -> Error {
    Error::new("model: wanted more bytes, met the end of the file; make it anew with: cargo xtask train")
}
