//! Figures as `score.py` rounds and prints them: percentages with one decimal, precision, recall and F1.

use serde::Serialize;

/// Precision, recall and F1, 0–100.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Prf {
    pub(super) p: f64,
    pub(super) r: f64,
    pub(super) f1: f64,
}

/// From counts: right ones, those that the system gave, those in gold.
pub(super) fn prf(right: usize, system: usize, gold: usize) -> Prf {
    let share = |of: usize| if of > 0 { right as f64 / of as f64 } else { 0.0 };
    let (p, r) = (share(system), share(gold));
    let f1 = if p + r > 0.0 { 200.0 * p * r / (p + r) } else { 0.0 };
    Prf { p: tenths(100.0 * p), r: tenths(100.0 * r), f1: tenths(f1) }
}

/// A share in percent; 0 of nothing.
pub(super) fn percent(part: usize, whole: usize) -> f64 {
    if whole > 0 { tenths(100.0 * part as f64 / whole as f64) } else { 0.0 }
}

/// Rounds to one decimal, exact ties to even, as Python's `round(x, 1)`.
pub(super) fn tenths(x: f64) -> f64 {
    format!("{x:.1}").parse().expect("a number was printed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_as_python() {
        for (x, expected) in [(0.25, 0.2), (0.75, 0.8), (12.25, 12.2), (0.35, 0.3), (28.35, 28.4), (31.25, 31.2), (18.75, 18.8)] {
            assert_eq!(tenths(x), expected, "{x}");
        }
    }

    #[test]
    fn of_nothing() {
        assert_eq!(prf(0, 0, 0), Prf { p: 0.0, r: 0.0, f1: 0.0 });
        assert_eq!(prf(1, 2, 4), Prf { p: 50.0, r: 25.0, f1: 33.3 });
    }
}
