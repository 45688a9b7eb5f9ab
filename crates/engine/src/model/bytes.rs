//! Integer matrix products over the states of the network: 8-bit weights and inputs, 32-bit sums. Exact, so equal on every
//! machine.
//!
//! A state lies between −1 and 1 and is one byte, 128 for zero, as AVX-512 VNNI wants it (`vpdpbusd`: 64 products an
//! instruction). Elsewhere the same numbers go through the 16-bit products of [`super::matrix`]. Weights are scaled for each
//! output by itself, so that its largest is 127.

use super::format::Cursor;
use super::matrix::{BLOCK, Matrix};
use crate::Error;

/// What one unit of a state is worth.
pub(super) const UNIT: f32 = 1.0 / 127.0;
/// The byte for zero.
pub(super) const ZERO: u8 = 128;

/// A matrix of `inputs` × `outputs` weights with a bias for each output.
#[derive(Debug)]
pub(super) struct Bytes {
    inputs: usize,
    /// What a sum is worth, by output.
    scales: Vec<f32>,
    /// What the zero point adds to a sum, by output.
    offsets: Vec<i32>,
    /// `[block][inputs / 4][BLOCK][4]`, where the processor has VNNI.
    packed: Vec<i8>,
    /// The bias, and the weights for other processors.
    wide: Matrix,
}

impl Bytes {
    /// Reads unit, weights (`inputs` rows of `outputs`) and bias, which the file has in 16 bits.
    pub(super) fn load(from: &mut Cursor, inputs: usize, outputs: usize) -> Result<Self, Error> {
        let (unit, mut weights, bias) = Matrix::parts(from, inputs, outputs)?;
        if !inputs.is_multiple_of(4) {
            return Err(Error::new(format!("model: wanted a number of inputs that four divides, met {inputs}")));
        }
        let width = outputs.div_ceil(BLOCK) * BLOCK;
        let (mut scales, mut offsets) = (vec![0.0; width], vec![0; width]);
        for m in 0..outputs {
            let most = (0..inputs).map(|k| weights[k * outputs + m].unsigned_abs()).max().unwrap_or(0).max(1);
            for k in 0..inputs {
                let weight = &mut weights[k * outputs + m];
                *weight = (f32::from(*weight) * 127.0 / f32::from(most)).round_ties_even() as i16;
                offsets[m] += i32::from(ZERO) * i32::from(*weight);
            }
            scales[m] = unit * f32::from(most) / 127.0 * UNIT;
        }
        let packed = if has_vnni() { pack(&weights, inputs, outputs) } else { Vec::new() };
        Ok(Self { inputs, scales, offsets, packed, wide: Matrix::new(inputs, outputs, 1.0, &weights, bias) })
    }

    /// The number of outputs with padding: the width of a row of results.
    pub(super) fn width(&self) -> usize {
        self.scales.len()
    }

    /// `out = x · W + bias`. `x` has rows of `inputs`, `out` gets rows of [`Self::width`].
    pub(super) fn apply(&self, x: &[u8], out: &mut Vec<f32>) {
        out.clear();
        for _ in 0..x.len() / self.inputs {
            out.extend_from_slice(self.wide.bias());
        }
        self.add(x, out);
    }

    /// `out += x · W`, without the bias.
    pub(super) fn add(&self, x: &[u8], out: &mut [f32]) {
        let rows = x.len() / self.inputs;
        assert!(x.len() == rows * self.inputs && out.len() == rows * self.width());
        #[cfg(target_arch = "x86_64")]
        if !self.packed.is_empty() {
            // SAFETY: weights are packed only where the CPU has AVX-512 with VNNI, which is all that the function asks for.
            unsafe { vnni::add(self, x, out) };
            return;
        }
        self.add_wide(x, out);
    }

    /// The same sums by 16-bit products.
    fn add_wide(&self, x: &[u8], out: &mut [f32]) {
        let signed: Vec<i16> = x.iter().map(|&v| i16::from(v) - i16::from(ZERO)).collect();
        let mut sums = vec![0.0; out.len()];
        // Sums of bytes over a few hundred inputs are whole numbers below 2^24, which 32-bit floats hold exactly.
        self.wide.add(&signed, 1.0, &mut sums);
        for (row, sums) in out.chunks_exact_mut(self.width()).zip(sums.chunks_exact(self.width())) {
            row.iter_mut().zip(sums).zip(&self.scales).for_each(|((o, sum), scale)| *o += sum * scale);
        }
    }
}

fn has_vnni() -> bool {
    #[cfg(target_arch = "x86_64")]
    return std::is_x86_feature_detected!("avx512f") && std::is_x86_feature_detected!("avx512vnni");
    #[cfg(not(target_arch = "x86_64"))]
    false
}

fn pack(weights: &[i16], inputs: usize, outputs: usize) -> Vec<i8> {
    let mut packed = vec![0; outputs.div_ceil(BLOCK) * inputs * BLOCK];
    for k in 0..inputs {
        for m in 0..outputs {
            packed[((m / BLOCK * (inputs / 4) + k / 4) * BLOCK + m % BLOCK) * 4 + k % 4] = weights[k * outputs + m] as i8;
        }
    }
    packed
}

#[cfg(target_arch = "x86_64")]
mod vnni {
    use super::{BLOCK, Bytes};
    use std::arch::x86_64::*;

    #[target_feature(enable = "avx512f,avx512vnni")]
    pub(super) fn add(matrix: &Bytes, x: &[u8], out: &mut [f32]) {
        let (inputs, width) = (matrix.inputs, matrix.width());
        let rows = x.len() / inputs;
        for (block, weights) in matrix.packed.chunks_exact(inputs * BLOCK).enumerate() {
            let at = block * BLOCK;
            let (scales, offsets) = (&matrix.scales[at..at + BLOCK], &matrix.offsets[at..at + BLOCK]);
            let mut row = 0;
            while rows - row >= 12 {
                rows_of::<12>(&x[row * inputs..], inputs, weights, scales, offsets, &mut out[row * width + at..], width);
                row += 12;
            }
            while rows - row >= 4 {
                rows_of::<4>(&x[row * inputs..], inputs, weights, scales, offsets, &mut out[row * width + at..], width);
                row += 4;
            }
            while row < rows {
                rows_of::<1>(&x[row * inputs..], inputs, weights, scales, offsets, &mut out[row * width + at..], width);
                row += 1;
            }
        }
    }

    #[target_feature(enable = "avx512f,avx512vnni")]
    #[inline]
    fn rows_of<const N: usize>(x: &[u8], inputs: usize, weights: &[i8], scales: &[f32], offsets: &[i32], out: &mut [f32], width: usize) {
        assert!(x.len() >= N * inputs && weights.len() >= inputs * BLOCK && out.len() >= (N - 1) * width + BLOCK);
        assert!(scales.len() == BLOCK && offsets.len() == BLOCK && inputs.is_multiple_of(4));
        let mut sums = [_mm512_setzero_si512(); N];
        // SAFETY: the assertions above bound every access below; unaligned loads and stores need no alignment.
        unsafe {
            for k in 0..inputs / 4 {
                let w = _mm512_loadu_si512(weights.as_ptr().add(k * BLOCK * 4).cast());
                for (n, sum) in sums.iter_mut().enumerate() {
                    let four = _mm512_set1_epi32(x.as_ptr().add(n * inputs + 4 * k).cast::<i32>().read_unaligned());
                    *sum = _mm512_dpbusd_epi32(*sum, four, w);
                }
            }
            let scale = _mm512_loadu_ps(scales.as_ptr());
            let offset = _mm512_loadu_si512(offsets.as_ptr().cast());
            for (n, &sum) in sums.iter().enumerate() {
                let to = out.as_mut_ptr().add(n * width);
                let value = _mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_sub_epi32(sum, offset)), scale);
                _mm512_storeu_ps(to, _mm512_add_ps(_mm512_loadu_ps(to), value));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::format::Writer;

    #[test]
    fn both_ways_give_the_same_bits_near_the_true_product() {
        let (inputs, outputs, rows) = (20, 37, 17);
        let weights: Vec<f32> = (0..inputs * outputs).map(|i| ((i * 7919) % 1000) as f32 / 500.0 - 1.0).collect();
        let mut writer = Writer::default();
        writer.shorts_of(&weights);
        writer.floats(&vec![0.25; outputs]);
        let matrix = Bytes::load(&mut Cursor::new(writer.bytes.leak()).unwrap(), inputs, outputs).unwrap();
        let x: Vec<u8> = (0..rows * inputs).map(|i| ((i * 31) % 255) as u8 + 1).collect();
        let mut fast = Vec::new();
        matrix.apply(&x, &mut fast);
        let mut plain = matrix.wide.bias().repeat(rows);
        matrix.add_wide(&x, &mut plain);
        assert_eq!(fast, plain);
        let by_hand: f32 = (0..inputs).map(|k| (f32::from(x[k]) - 128.0) * UNIT * weights[k * outputs + 3]).sum::<f32>() + 0.25;
        assert!((fast[3] - by_hand).abs() < 0.05, "{} {by_hand}", fast[3]);
    }
}
