//! Factuality on UDS-IH2: how firmly each predicate is said to have happened, −3 to +3, against what actuality, negation and certainty
//! of our events say of it. `score.py` does not measure it; the baseline says of everything that it happened.
//!
//! Pearson's r is over all predicates; one that no event of ours covers counts as 0, neither happened nor not. The spans are of tokens
//! between blanks.

use super::figure::{prf, tenths};
use super::reading::{Event, Readings};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(super) struct Gold {
    text: String,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    span: [usize; 2],
    factuality: f64,
}

#[derive(Debug, Serialize)]
pub(super) struct Report {
    predicates: usize,
    covered: usize,
    /// Pearson's r, times 100.
    pub(super) pearson: f64,
    /// F1 of "it happened": the sign is positive.
    pub(super) happened: f64,
    /// F1 of "it did not": the sign is negative.
    pub(super) denied: f64,
    /// How often the sign is right, where the gold has one.
    pub(super) sign: f64,
    /// F1 of "it happened" where everything is said to have happened.
    pub(super) majority: f64,
    /// How often the sign is right where every sign is plus.
    pub(super) majority_sign: f64,
}

pub(super) fn score(golds: &[Gold], readings: &Readings) -> Report {
    let mut pairs = Vec::new();
    let mut covered = 0;
    for (line, gold) in golds.iter().enumerate() {
        let events = readings.get(&super::gold::line_id(line)).map_or(&[][..], |r| &r.events);
        for target in &gold.targets {
            let [start, end] = place(&gold.text, target.span);
            let event = events.iter().find(|e| e.mentions().iter().any(|m| m.start < end && start < m.end));
            covered += usize::from(event.is_some());
            pairs.push((target.factuality, event.map_or(0.0, firmness)));
        }
    }
    report(&pairs, covered)
}

fn report(pairs: &[(f64, f64)], covered: usize) -> Report {
    let count = |test: &dyn Fn(f64, f64) -> bool| pairs.iter().filter(|&&(gold, ours)| test(gold, ours)).count();
    let f1 = |sign: f64| {
        let right = count(&|gold, ours| gold * sign > 0.0 && ours * sign > 0.0);
        prf(right, count(&|_, ours| ours * sign > 0.0), count(&|gold, _| gold * sign > 0.0)).f1
    };
    let (happened, signed) = (count(&|gold, _| gold > 0.0), count(&|gold, _| gold != 0.0));
    let share = |n: usize| tenths(100.0 * n as f64 / signed.max(1) as f64);
    Report {
        predicates: pairs.len(),
        covered,
        pearson: tenths(100.0 * pearson(pairs)),
        happened: f1(1.0),
        denied: f1(-1.0),
        sign: share(count(&|gold, ours| gold * ours > 0.0)),
        majority: prf(happened, pairs.len(), happened).f1,
        majority_sign: share(happened),
    }
}

/// The code points of a range of tokens.
fn place(text: &str, [first, last]: [usize; 2]) -> [usize; 2] {
    let (mut start, mut end, mut at) = (0, 0, 0);
    for (i, word) in text.split(' ').enumerate() {
        let length = word.chars().count();
        if i == first {
            start = at;
        }
        if i + 1 == last {
            end = at + length;
        }
        at += length + 1;
    }
    [start, end]
}

/// Our events on the scale of the gold: what happened at +3 (its contrary at −3), what lies ahead by how firm it is.
fn firmness(event: &Event) -> f64 {
    let sign = if event.negated { -1.0 } else { 1.0 };
    let size = match (event.actuality.as_str(), event.status.as_deref()) {
        ("happened" | "under_way", _) => 3.0,
        ("ahead", Some("scheduled")) => 2.0,
        ("ahead", Some("planned" | "postponed")) => 1.0,
        ("ahead", Some("doubtful")) => -1.0,
        ("ahead", Some("cancelled")) => return -2.5,
        ("ahead", Some("possible")) => 0.0,
        ("ahead", _) => 0.5,
        _ => return if event.negated { -2.0 } else { -0.5 },
    };
    sign * size
}

fn pearson(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len().max(1) as f64;
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / n;
    let (a, b) = (mean(&|p| p.0), mean(&|p| p.1));
    let covariance = mean(&|p| (p.0 - a) * (p.1 - b));
    let (va, vb) = (mean(&|p| (p.0 - a).powi(2)), mean(&|p| (p.1 - b).powi(2)));
    if va == 0.0 || vb == 0.0 { 0.0 } else { covariance / (va * vb).sqrt() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_found_and_the_measures_add_up() {
        assert_eq!(place("Söhne of ours sang .", [3, 4]), [14, 18]);
        let same = report(&[(3.0, 3.0), (-3.0, -3.0), (1.0, 1.0)], 3);
        assert_eq!((same.pearson, same.happened, same.denied, same.sign), (100.0, 100.0, 100.0, 100.0));
        assert_eq!((same.majority, same.majority_sign), (80.0, 66.7));
        assert_eq!(report(&[(3.0, 3.0), (-3.0, 3.0)], 2).pearson, 0.0);
    }
}
