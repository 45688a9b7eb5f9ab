//! Adam (Kingma and Ba 2015), with a learning rate that falls linearly to zero; hashed rows are updated only when used.

use super::net::{Grads, Net};

const BETA1: f32 = 0.9;
const BETA2: f32 = 0.98;
const TINY: f32 = 1e-8;
/// Gradients longer than this are shortened to it.
const LONGEST: f32 = 2.0;

pub(crate) struct Adam {
    rate: f32,
    warm: usize,
    steps: usize,
    done: usize,
    dense: Moments,
    hashed: Moments,
}

struct Moments {
    first: Vec<f32>,
    second: Vec<f32>,
}

impl Moments {
    fn new(n: usize) -> Self {
        Self { first: vec![0.0; n], second: vec![0.0; n] }
    }

    fn update(&mut self, at: usize, weights: &mut [f32], grads: &[f32], scale: f32, rate: f32) {
        let first = &mut self.first[at..at + grads.len()];
        let second = &mut self.second[at..at + grads.len()];
        for (((w, g), m), v) in weights[at..at + grads.len()].iter_mut().zip(grads).zip(first).zip(second) {
            let g = g * scale;
            *m = BETA1 * *m + (1.0 - BETA1) * g;
            *v = BETA2 * *v + (1.0 - BETA2) * g * g;
            *w -= rate * *m / (v.sqrt() + TINY);
        }
    }
}

impl Adam {
    pub(crate) fn new(net: &Net, rate: f32, steps: usize) -> Self {
        Self { rate, warm: 200, steps, done: 0, dense: Moments::new(net.dense.len()), hashed: Moments::new(net.hashed.len()) }
    }

    /// One step along the sum of the parts' gradients.
    pub(crate) fn step(&mut self, net: &mut Net, parts: Vec<Grads>) {
        self.done += 1;
        let warm = (self.done as f32 / self.warm as f32).min(1.0);
        let left = 1.0 - self.done as f32 / (self.steps + 1) as f32;
        let t = self.done as i32;
        let rate = self.rate * warm * left * (1.0 - BETA2.powi(t)).sqrt() / (1.0 - BETA1.powi(t));
        let width = net.sizes.hashed;
        let (dense, hashed) = sum(parts, width);
        let squares: f32 = dense.iter().map(|g| g * g).sum::<f32>() + hashed.iter().flat_map(|(_, g)| g).map(|g| g * g).sum::<f32>();
        let scale = (LONGEST / squares.sqrt().max(1e-9)).min(1.0);
        self.dense.update(0, &mut net.dense, &dense, scale, rate);
        for (row, grads) in hashed {
            self.hashed.update(row as usize * width, &mut net.hashed, &grads, scale, rate);
        }
    }
}

/// Sums the parts, in their order; rows of the hashed table in ascending order.
fn sum(parts: Vec<Grads>, width: usize) -> (Vec<f32>, Vec<(u32, Vec<f32>)>) {
    let mut rows: std::collections::BTreeMap<u32, Vec<f32>> = std::collections::BTreeMap::new();
    let mut dense: Option<Vec<f32>> = None;
    for part in parts {
        for (i, &row) in part.rows.iter().enumerate() {
            let sum = rows.entry(row).or_insert_with(|| vec![0.0; width]);
            sum.iter_mut().zip(&part.hashed[i * width..(i + 1) * width]).for_each(|(s, g)| *s += g);
        }
        match &mut dense {
            None => dense = Some(part.dense),
            Some(sum) => sum.iter_mut().zip(&part.dense).for_each(|(s, g)| *s += g),
        }
    }
    (dense.unwrap_or_default(), rows.into_iter().collect())
}
