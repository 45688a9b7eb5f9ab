//! Sorts words into classes by the vectors of the parser: spherical k-means, begun from words spread over the table.

use anyhow::Result;
use rayon::prelude::*;
use std::sync::OnceLock;

/// Into how many classes words are sorted.
const CLASSES: usize = 256;

/// The class of each word.
pub(super) fn of_words() -> Result<Vec<u8>> {
    static DONE: OnceLock<Vec<u8>> = OnceLock::new();
    if let Some(done) = DONE.get() {
        return Ok(done.clone());
    }
    let (bytes, width) = dateline_engine::model::word::vectors()?;
    let vectors: Vec<f32> = bytes.chunks(width).flat_map(|row| unit(row.iter().map(|&b| f32::from(b as i8)))).collect();
    let rows = bytes.len() / width;
    let row = |k: usize| &vectors[k * width..(k + 1) * width];
    let mut centres: Vec<f32> = (0..CLASSES).flat_map(|c| row(c * 7919 % rows).to_vec()).collect();
    let mut class = vec![0u8; rows];
    for _ in 0..ROUNDS {
        let nearest = |k: usize| {
            let likeness = |c: usize| row(k).iter().zip(&centres[c * width..]).map(|(a, b)| a * b).sum::<f32>();
            (0..CLASSES).map(|c| (c, likeness(c))).max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |best| best.0 as u8)
        };
        class = (0..rows).into_par_iter().map(nearest).collect();
        let mut sums = vec![0f32; CLASSES * width];
        for k in 0..rows {
            let at = usize::from(class[k]) * width;
            sums[at..at + width].iter_mut().zip(row(k)).for_each(|(sum, v)| *sum += v);
        }
        centres = sums.chunks(width).flat_map(|sum| unit(sum.iter().copied())).collect();
    }
    Ok(DONE.get_or_init(|| class).clone())
}

/// How often centres of classes are found anew.
const ROUNDS: usize = 25;

/// Numbers scaled to a length of one.
fn unit(row: impl Iterator<Item = f32>) -> Vec<f32> {
    let row: Vec<f32> = row.collect();
    let length = row.iter().map(|v| v * v).sum::<f32>().sqrt().max(1e-6);
    row.into_iter().map(|v| v / length).collect()
}
