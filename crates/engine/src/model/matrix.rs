//! Integer matrix products: 16-bit weights and inputs, 32-bit sums. Exact, so equal on every machine.
//!
//! The weights are packed in blocks of 16 outputs, two inputs side by side, as the multiply-and-add-pairs
//! instruction (`pmaddwd`) wants them. With AVX-512 VNNI an instruction does 32 products, with AVX2 16; portable code does
//! the same elsewhere.

use super::format::Cursor;
use crate::Error;

/// Weights are at most this in absolute value, and inputs at most [`MOST_INPUT`]: then sums over
/// up to 200 inputs stay inside 32 bits.
pub(super) const MOST_WEIGHT: i16 = 4095;
/// See [`MOST_WEIGHT`].
pub(super) const MOST_INPUT: i16 = 2560;

pub(super) const BLOCK: usize = 16;

/// A matrix of `inputs` × `outputs` weights with a bias for each output.
#[derive(Debug)]
pub(super) struct Matrix {
    inputs: usize,
    outputs: usize,
    unit: f32,
    bias: Vec<f32>,
    /// `[block][inputs / 2][BLOCK][2]`
    packed: Vec<i16>,
}

impl Matrix {
    /// Reads unit, weights (`inputs` rows of `outputs`) and bias.
    pub(super) fn load(from: &mut Cursor, inputs: usize, outputs: usize) -> Result<Self, Error> {
        let (unit, weights, bias) = Self::parts(from, inputs, outputs)?;
        Ok(Self::new(inputs, outputs, unit, &weights, bias))
    }

    /// Unit, weights and bias, as the file has them.
    pub(super) fn parts(from: &mut Cursor, inputs: usize, outputs: usize) -> Result<(f32, Vec<i16>, Vec<f32>), Error> {
        let unit = from.unit()?;
        let weights = from.shorts()?;
        let bias = from.floats()?;
        if weights.len() != inputs * outputs || bias.len() != outputs || !inputs.is_multiple_of(2) {
            return Err(Error::new(format!(
                "model: wanted a matrix of {inputs} x {outputs}, met {} weights and {} biases; make the file anew with: cargo xtask train",
                weights.len(),
                bias.len()
            )));
        }
        Ok((unit, weights, bias))
    }

    pub(super) fn new(inputs: usize, outputs: usize, unit: f32, weights: &[i16], bias: Vec<f32>) -> Self {
        let blocks = outputs.div_ceil(BLOCK);
        let mut packed = vec![0; blocks * inputs * BLOCK];
        for k in 0..inputs {
            for m in 0..outputs {
                packed[((m / BLOCK * (inputs / 2) + k / 2) * BLOCK + m % BLOCK) * 2 + k % 2] = weights[k * outputs + m];
            }
        }
        let mut padded = bias;
        padded.resize(blocks * BLOCK, 0.0);
        Self { inputs, outputs, unit, bias: padded, packed }
    }

    /// The bias with padding.
    pub(super) fn bias(&self) -> &[f32] {
        &self.bias
    }

    /// The number of outputs with padding: the width of a row of results.
    pub(super) fn width(&self) -> usize {
        self.bias.len()
    }

    /// The number of outputs without padding.
    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// `out = x · W + bias`, where one unit of `x` is worth `unit`. `x` has rows of `inputs`, `out` gets rows of [`Self::width`].
    pub(super) fn apply(&self, x: &[i16], unit: f32, out: &mut Vec<f32>) {
        out.clear();
        for _ in 0..x.len() / self.inputs {
            out.extend_from_slice(&self.bias);
        }
        self.add(x, unit, out);
    }

    /// `out += x · W`, without the bias.
    pub(super) fn add(&self, x: &[i16], unit: f32, out: &mut [f32]) {
        let rows = x.len() / self.inputs;
        assert!(x.len() == rows * self.inputs && out.len() == rows * self.width());
        let scale = unit * self.unit;
        #[cfg(target_arch = "x86_64")]
        {
            if std::is_x86_feature_detected!("avx512f") && std::is_x86_feature_detected!("avx512vnni") {
                // SAFETY: the CPU has AVX-512 with VNNI, which is all that the function asks for.
                unsafe { avx512::add(self, x, scale, out) };
                return;
            }
            if std::is_x86_feature_detected!("avx2") {
                // SAFETY: the CPU has AVX2, which is all that the function asks for.
                unsafe { avx2::add(self, x, scale, out) };
                return;
            }
        }
        self.add_portable(x, scale, out);
    }

    fn add_portable(&self, x: &[i16], scale: f32, out: &mut [f32]) {
        let width = self.width();
        for (row, x) in x.chunks_exact(self.inputs).enumerate() {
            for (block, weights) in self.packed.chunks_exact(self.inputs * BLOCK).enumerate() {
                let mut sums = [0i32; BLOCK];
                for (pair, weights) in x.chunks_exact(2).zip(weights.chunks_exact(BLOCK * 2)) {
                    for (sum, w) in sums.iter_mut().zip(weights.chunks_exact(2)) {
                        *sum += i32::from(pair[0]) * i32::from(w[0]) + i32::from(pair[1]) * i32::from(w[1]);
                    }
                }
                let at = row * width + block * BLOCK;
                for (o, sum) in out[at..at + BLOCK].iter_mut().zip(sums) {
                    *o += sum as f32 * scale;
                }
            }
        }
    }
}

/// Walks over blocks of outputs and rows, `$rows` at a time and then fewer, so that each load of weights serves many rows.
#[cfg(target_arch = "x86_64")]
macro_rules! walk {
    ($matrix:ident, $x:ident, $scale:ident, $out:ident, [$($rows:literal)*]) => {
        let (inputs, width) = ($matrix.inputs, $matrix.width());
        let rows = $x.len() / inputs;
        for (block, weights) in $matrix.packed.chunks_exact(inputs * BLOCK).enumerate() {
            let mut row = 0;
            $(while rows - row >= $rows {
                rows_of::<$rows>(&$x[row * inputs..], inputs, weights, $scale, &mut $out[row * width + block * BLOCK..], width);
                row += $rows;
            })*
        }
    };
}

#[cfg(target_arch = "x86_64")]
mod avx512 {
    use super::{BLOCK, Matrix};
    use std::arch::x86_64::*;

    #[target_feature(enable = "avx512f,avx512vnni")]
    pub(super) fn add(matrix: &Matrix, x: &[i16], scale: f32, out: &mut [f32]) {
        walk!(matrix, x, scale, out, [12 6 3 1]);
    }

    #[target_feature(enable = "avx512f,avx512vnni")]
    #[inline]
    fn rows_of<const N: usize>(x: &[i16], inputs: usize, weights: &[i16], scale: f32, out: &mut [f32], width: usize) {
        assert!(
            x.len() >= N * inputs && weights.len() >= inputs * BLOCK && out.len() >= (N - 1) * width + BLOCK && inputs.is_multiple_of(2)
        );
        let mut sums = [_mm512_setzero_si512(); N];
        // SAFETY: the assertion above bounds every access below; unaligned loads and stores need no alignment.
        unsafe {
            for k in 0..inputs / 2 {
                let w = _mm512_loadu_si512(weights.as_ptr().add(k * BLOCK * 2).cast());
                for (n, sum) in sums.iter_mut().enumerate() {
                    let pair = _mm512_set1_epi32(x.as_ptr().add(n * inputs + 2 * k).cast::<i32>().read_unaligned());
                    *sum = _mm512_dpwssd_epi32(*sum, pair, w);
                }
            }
            let scale = _mm512_set1_ps(scale);
            for (n, &sum) in sums.iter().enumerate() {
                let to = out.as_mut_ptr().add(n * width);
                let value = _mm512_mul_ps(_mm512_cvtepi32_ps(sum), scale);
                _mm512_storeu_ps(to, _mm512_add_ps(_mm512_loadu_ps(to), value));
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use super::{BLOCK, Matrix};
    use std::arch::x86_64::*;

    #[target_feature(enable = "avx2")]
    pub(super) fn add(matrix: &Matrix, x: &[i16], scale: f32, out: &mut [f32]) {
        walk!(matrix, x, scale, out, [4 2 1]);
    }

    #[target_feature(enable = "avx2")]
    #[inline]
    fn rows_of<const N: usize>(x: &[i16], inputs: usize, weights: &[i16], scale: f32, out: &mut [f32], width: usize) {
        assert!(
            x.len() >= N * inputs && weights.len() >= inputs * BLOCK && out.len() >= (N - 1) * width + BLOCK && inputs.is_multiple_of(2)
        );
        let mut sums = [[_mm256_setzero_si256(); 2]; N];
        // SAFETY: the assertion above bounds every access below; unaligned loads and stores need no alignment.
        unsafe {
            for k in 0..inputs / 2 {
                let w = weights.as_ptr().add(k * BLOCK * 2);
                let (w0, w1) = (_mm256_loadu_si256(w.cast()), _mm256_loadu_si256(w.add(BLOCK).cast()));
                for (n, sum) in sums.iter_mut().enumerate() {
                    let pair = _mm256_set1_epi32(x.as_ptr().add(n * inputs + 2 * k).cast::<i32>().read_unaligned());
                    sum[0] = _mm256_add_epi32(sum[0], _mm256_madd_epi16(pair, w0));
                    sum[1] = _mm256_add_epi32(sum[1], _mm256_madd_epi16(pair, w1));
                }
            }
            let scale = _mm256_set1_ps(scale);
            for (n, sum) in sums.iter().enumerate() {
                for (half, &sum) in sum.iter().enumerate() {
                    let to = out.as_mut_ptr().add(n * width + half * 8);
                    let value = _mm256_mul_ps(_mm256_cvtepi32_ps(sum), scale);
                    _mm256_storeu_ps(to, _mm256_add_ps(_mm256_loadu_ps(to), value));
                }
            }
        }
    }
}

/// Rounds to units of `unit` and cuts at [`MOST_INPUT`].
pub(super) fn to_units(values: &[f32], unit: f32, out: &mut Vec<i16>) {
    let per = 1.0 / unit;
    out.extend(values.iter().map(|v| round(v * per)));
}

/// Rounds to the nearest integer, cut at [`MOST_INPUT`]. Adding 1.5 · 2²³ leaves the integer in the low bits of the
/// number; unlike a cast, this vectorises without checks.
#[inline(always)]
pub(super) fn round(v: f32) -> i16 {
    const SHIFT: f32 = 12_582_912.0;
    let v = v.clamp(-f32::from(MOST_INPUT), f32::from(MOST_INPUT));
    ((v + SHIFT).to_bits() as i32).wrapping_sub(SHIFT.to_bits() as i32) as i16
}

/// The sum of products of two rows of the same length.
#[inline]
pub(super) fn dot(a: &[i16], b: &[i16]) -> i32 {
    a.iter().zip(b).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::format::{MAGIC, Writer};

    #[test]
    fn both_ways_give_the_same_bits() {
        let (inputs, outputs, rows) = (22, 37, 7);
        let weights: Vec<f32> = (0..inputs * outputs).map(|i| ((i * 7919) % 1000) as f32 / 500.0 - 1.0).collect();
        let mut writer = Writer::default();
        writer.shorts_of(&weights);
        writer.floats(&vec![0.25; outputs]);
        assert!(writer.bytes.starts_with(MAGIC));
        let matrix = Matrix::load(&mut Cursor::new(writer.bytes.leak()).unwrap(), inputs, outputs).unwrap();
        let x: Vec<i16> = (0..rows * inputs).map(|i| ((i * 31) % 513) as i16 - 256).collect();
        let mut fast = Vec::new();
        matrix.apply(&x, 0.5, &mut fast);
        let mut plain = matrix.bias.repeat(rows);
        matrix.add_portable(&x, 0.5 * matrix.unit, &mut plain);
        assert_eq!(fast, plain);
        let by_hand: f32 = (0..inputs).map(|k| f32::from(x[k]) * 0.5 * weights[k * outputs + 3]).sum::<f32>() + 0.25;
        assert!((fast[3] - by_hand).abs() < 0.05, "{} {by_hand}", fast[3]);
    }
}
