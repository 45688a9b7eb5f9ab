//! The whole process in memory: each observation to its cluster, by nothing but those before it.

use super::cluster::Cluster;
use super::key::{Key, keys};
use super::score::{Verdict, judge};
use super::traits::Traits;
use crate::observation::Observation;
use std::collections::HashMap;

/// The number of the cluster of each observation. They must stand in canonical order; clusters are numbered as they are founded.
pub fn assign(observations: &[Observation]) -> Vec<usize> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut by_key: HashMap<Key, Vec<usize>> = HashMap::new();
    observations.iter().map(|o| place(&Traits::of(o), &mut clusters, &mut by_key)).collect()
}

fn place(t: &Traits, clusters: &mut Vec<Cluster>, by_key: &mut HashMap<Key, Vec<usize>>) -> usize {
    let keys = keys(t);
    let mut candidates: Vec<usize> = keys.iter().filter_map(|k| by_key.get(k)).flatten().copied().collect();
    candidates.sort_unstable();
    candidates.dedup();
    let judged = candidates.iter().map(|&c| (c, judge(t, &clusters[c])));
    let own = match best(judged) {
        Some(c) => {
            clusters[c].add(t);
            c
        }
        None => {
            clusters.push(Cluster::new(t));
            clusters.len() - 1
        }
    };
    for key in keys {
        let known = by_key.entry(key).or_default();
        if !known.contains(&own) {
            known.push(own);
        }
    }
    own
}

/// The cluster that an observation joins: the one with the highest score that breaks no constraint, the earliest of equals. Clusters
/// come in the order in which they were founded.
pub fn best<C>(judged: impl Iterator<Item = (C, Verdict)>) -> Option<C> {
    let fitting = judged.filter(|(_, v)| v.joins());
    fitting.reduce(|a, b| if b.1.score > a.1.score { b } else { a }).map(|(c, _)| c)
}
