//! TIMEX3: strict and relaxed spans, type and value, as TempEval-3 counts them.

use super::figure::{Prf, prf};
use super::reading::{Readings, Time};
use serde::{Deserialize, Serialize};
use std::ops::AddAssign;

#[derive(Deserialize)]
pub(super) struct Gold {
    doc: String,
    timex: Vec<Expression>,
}

#[derive(Deserialize)]
struct Expression {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    value: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Report {
    gold: usize,
    system: usize,
    pub(super) strict: Prf,
    pub(super) relaxed: Prf,
    #[serde(rename = "type")]
    pub(super) kind: Prf,
    pub(super) value: Prf,
}

/// What was counted; sets are pooled by adding.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Counts {
    gold: usize,
    system: usize,
    strict: usize,
    relaxed: usize,
    kind: usize,
    value: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, o: Self) {
        self.gold += o.gold;
        self.system += o.system;
        self.strict += o.strict;
        self.relaxed += o.relaxed;
        self.kind += o.kind;
        self.value += o.value;
    }
}

impl Counts {
    pub(super) fn report(self) -> Report {
        let figure = |right| prf(right, self.system, self.gold);
        Report {
            gold: self.gold,
            system: self.system,
            strict: figure(self.strict),
            relaxed: figure(self.relaxed),
            kind: figure(self.kind),
            value: figure(self.value),
        }
    }
}

impl Gold {
    /// The name of the article.
    pub(super) fn id(&self) -> &str {
        &self.doc
    }
}

pub(super) fn count<'g>(golds: impl IntoIterator<Item = &'g Gold>, readings: &Readings) -> Counts {
    let mut counts = Counts::default();
    for gold in golds {
        let mut expressions: Vec<&Expression> = gold.timex.iter().collect();
        expressions.sort_by_key(|t| t.start);
        let mut times: Vec<&Time> = readings.get(&gold.doc).map_or(&[][..], |r| &r.times).iter().collect();
        times.sort_by_key(|t| t.start);
        counts += article(&expressions, &times);
    }
    counts
}

/// Each time of the system takes the first free gold expression that it overlaps, one with the same edges before others.
fn article(gold: &[&Expression], system: &[&Time]) -> Counts {
    let mut counts = Counts { gold: gold.len(), system: system.len(), ..Counts::default() };
    let mut used = vec![false; gold.len()];
    for s in system {
        let same = |i: usize| (gold[i].start, gold[i].end) == (s.start, s.end);
        let hits = || (0..gold.len()).filter(|&i| !used[i] && gold[i].start < s.end && s.start < gold[i].end);
        let Some(i) = hits().find(|&i| same(i)).or_else(|| hits().next()) else { continue };
        counts.relaxed += 1;
        counts.strict += usize::from(same(i));
        counts.kind += usize::from(Some(gold[i].kind.as_str()) == s.kind.as_deref());
        counts.value += usize::from(gold[i].value == s.value.as_deref().unwrap_or("None"));
        used[i] = true;
    }
    counts
}
