//! The best tree over a sentence: maximum spanning arborescence with exactly one root (Chu and Liu 1965, Edmonds 1967).

/// Scores of arcs of a sentence of `n` words: `scores[d * (n + 1) + h]` for dependent `d` and head `h`, where `h = n` is the root.
/// Returns for each word its head, `n` for the one root.
pub fn decode(scores: &[f32], n: usize) -> Vec<usize> {
    debug_assert_eq!(scores.len(), n * (n + 1));
    let width = n + 1;
    let best = |d: usize| best_head(&scores[d * width..(d + 1) * width], d);
    let mut heads: Vec<usize> = (0..n).map(best).collect();
    if is_tree(&heads) {
        return heads;
    }
    // One root only: the word that loses most by not being it; the others may not choose it.
    let root = (0..n).max_by(|&a, &b| root_margin(scores, n, a).total_cmp(&root_margin(scores, n, b))).unwrap_or(0);
    let mut only = scores.to_vec();
    for d in 0..n {
        if d == root {
            only[d * width..d * width + n].fill(f32::NEG_INFINITY);
        } else {
            only[d * width + n] = f32::NEG_INFINITY;
        }
    }
    heads = (0..n).map(|d| best_head(&only[d * width..(d + 1) * width], d)).collect();
    while let Some(cycle) = find_cycle(&heads) {
        break_cycle(&only, n, &mut heads, &cycle);
    }
    heads
}

fn best_head(row: &[f32], d: usize) -> usize {
    let mut best = if d == 0 { row.len() - 1 } else { 0 };
    for h in 0..row.len() {
        if h != d && row[h] > row[best] {
            best = h;
        }
    }
    best
}

fn root_margin(scores: &[f32], n: usize, d: usize) -> f32 {
    let row = &scores[d * (n + 1)..(d + 1) * (n + 1)];
    let other = (0..n).filter(|&h| h != d).map(|h| row[h]).fold(f32::NEG_INFINITY, f32::max);
    if other == f32::NEG_INFINITY { row[n] } else { row[n] - other }
}

/// Whether the heads, written as [`decode`] gives them, are a tree: one root, and no word above itself.
pub fn is_tree(heads: &[usize]) -> bool {
    heads.iter().filter(|&&h| h == heads.len()).count() == 1 && find_cycle(heads).is_none()
}

/// The words of a cycle, if there is one.
fn find_cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let n = heads.len();
    let mut seen = vec![0u32; n];
    for start in 0..n {
        let (mut at, stamp) = (start, start as u32 + 1);
        while at < n && seen[at] == 0 {
            seen[at] = stamp;
            at = heads[at];
        }
        if at < n && seen[at] == stamp {
            let first = at;
            let mut cycle = vec![first];
            at = heads[at];
            while at != first {
                cycle.push(at);
                at = heads[at];
            }
            return Some(cycle);
        }
    }
    None
}

/// Gives one word of the cycle the head outside it (and not below it) that costs least.
/// Greedy where Edmonds contracts; each step makes the number of words that reach the root grow, so it ends.
fn break_cycle(scores: &[f32], n: usize, heads: &mut [usize], cycle: &[usize]) {
    let below = below(heads, cycle);
    let mut best = (f32::NEG_INFINITY, cycle[0], n);
    for &d in cycle {
        let row = &scores[d * (n + 1)..(d + 1) * (n + 1)];
        for h in (0..=n).filter(|&h| h == n || !below[h]) {
            let gain = row[h] - row[heads[d]];
            if gain > best.0 {
                best = (gain, d, h);
            }
        }
    }
    heads[best.1] = best.2;
}

/// Which words hang on the cycle, its own included.
fn below(heads: &[usize], cycle: &[usize]) -> Vec<bool> {
    let n = heads.len();
    let mut state = vec![0u8; n];
    for &c in cycle {
        state[c] = 1;
    }
    let mut path = Vec::new();
    for start in 0..n {
        let mut at = start;
        path.clear();
        while at < n && state[at] == 0 {
            state[at] = 3;
            path.push(at);
            at = heads[at];
        }
        let verdict = if at < n && state[at] == 1 { 1 } else { 2 };
        path.iter().for_each(|&p| state[p] = verdict);
    }
    state.iter().map(|&s| s == 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greedy_tree_stays() {
        // "a b": a is the root, b hangs on a.
        assert_eq!(decode(&[0.0, 0.0, 5.0, 4.0, 0.0, 1.0], 2), [2, 0]);
        assert_eq!(decode(&[0.0, 1.0], 1), [1]);
        assert_eq!(decode(&[], 0), Vec::<usize>::new());
    }

    #[test]
    fn always_one_root_and_no_cycle() {
        let mut seed = 7u64;
        for n in 1..40 {
            for _ in 0..20 {
                let scores: Vec<f32> = (0..n * (n + 1))
                    .map(|_| {
                        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                        (seed >> 40) as f32 / 1e4
                    })
                    .collect();
                assert!(is_tree(&decode(&scores, n)), "{n}");
            }
        }
    }
}
