//! Sentences laid side by side, longest first, step by step: so that a recurrent layer does all first words together,
//! then all second words, and reads its weights once a step instead of once a word.

use std::ops::Range;

/// The layout of a batch of sentences. Row `offset[t] + k` is word `t` of the `k`-th longest sentence.
#[derive(Debug, Clone, Default)]
pub struct Packed {
    /// The sentences as token ranges, longest first (stable).
    pub sentences: Vec<Range<usize>>,
    /// First row of each step, and the number of rows at the end.
    pub offset: Vec<usize>,
}

impl Packed {
    /// Lays out the sentences; none may be empty.
    pub fn new(mut sentences: Vec<Range<usize>>) -> Self {
        sentences.sort_by_key(|s| std::cmp::Reverse(s.len()));
        let steps = sentences.first().map_or(0, ExactSizeIterator::len);
        let mut offset = vec![0];
        let mut active = sentences.len();
        for t in 0..steps {
            while sentences[active - 1].len() <= t {
                active -= 1;
            }
            offset.push(offset[t] + active);
        }
        Self { sentences, offset }
    }

    /// Number of steps: the length of the longest sentence.
    pub fn steps(&self) -> usize {
        self.offset.len() - 1
    }

    /// Number of rows: words of all sentences.
    pub fn rows(&self) -> usize {
        *self.offset.last().unwrap_or(&0)
    }

    /// The row of word `t` of sentence `k`.
    pub fn row(&self, k: usize, t: usize) -> usize {
        self.offset[t] + k
    }

    /// The rows of step `t`.
    pub fn step(&self, t: usize) -> Range<usize> {
        self.offset[t]..self.offset[t + 1]
    }

    /// For each row, the row of the same word when the sentences are read backwards. It is its own inverse.
    pub fn mirror(&self) -> Vec<usize> {
        let mut mirror = vec![0; self.rows()];
        for (k, s) in self.sentences.iter().enumerate() {
            for t in 0..s.len() {
                mirror[self.row(k, t)] = self.row(k, s.len() - 1 - t);
            }
        }
        mirror
    }

    /// For each row, its token.
    pub fn tokens(&self) -> Vec<usize> {
        let mut tokens = vec![0; self.rows()];
        for (k, s) in self.sentences.iter().enumerate() {
            for (t, token) in s.clone().enumerate() {
                tokens[self.row(k, t)] = token;
            }
        }
        tokens
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lays_out_longest_first() {
        let p = Packed::new(vec![0..1, 1..4, 4..6]);
        assert_eq!(p.offset, [0, 3, 5, 6]);
        assert_eq!(p.tokens(), [1, 4, 0, 2, 5, 3]);
        let mirror = p.mirror();
        assert_eq!(mirror, [5, 4, 2, 3, 1, 0]);
        assert!((0..6).all(|r| mirror[mirror[r]] == r));
        assert_eq!(Packed::new(vec![]).rows(), 0);
    }
}
