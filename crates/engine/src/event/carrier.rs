//! Which claims carry an event: those whose content holds one of its mentions, and those that carry these.

use super::merge::Found;
use super::scene::Scene;

/// Which claims hold each mention, and through which others.
pub(super) struct Claims {
    /// (mention, claim), sorted.
    pairs: Vec<(usize, usize)>,
    through: Vec<Option<usize>>,
}

impl Claims {
    pub(super) fn new(scene: &Scene<'_, '_>, found: &[Found<'_>]) -> Self {
        let mut pairs = Vec::new();
        for (c, claim) in scene.input.claims.iter().enumerate() {
            for range in &claim.content_tokens {
                let from = found.partition_point(|f| f.mention.token < range.start);
                let inside = found[from..].iter().take_while(|f| f.mention.token < range.end).count();
                pairs.extend((from..from + inside.min(200)).map(|m| (m, c)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        Self { pairs, through: scene.input.claims.iter().map(|c| c.through).collect() }
    }

    fn of(&self, mention: usize) -> impl Iterator<Item = usize> + '_ {
        let from = self.pairs.partition_point(|&(m, _)| m < mention);
        self.pairs[from..].iter().take_while(move |&&(m, _)| m == mention).map(|&(_, c)| c)
    }

    /// The claims that carry the event, with those that carry them.
    pub(super) fn of_group(&self, found: &[Found<'_>], group: &[usize], only_rows: bool) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        for &i in group.iter().filter(|&&i| !only_rows || found[i].row()) {
            for mut c in self.of(i) {
                for _ in 0..4 {
                    if !out.contains(&c) && out.len() < 16 {
                        out.push(c);
                    }
                    match self.through[c] {
                        Some(up) => c = up,
                        None => break,
                    }
                }
            }
        }
        out.sort_unstable();
        out
    }
}
