//! The PLOVER type of what an actor does to a recipient, pair by pair (CONCEDE and RETREAT count as YIELD).

use super::figure::{percent, prf, tenths};
use super::reading::{Event, Readings};
use super::words::share_word;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

#[derive(Deserialize)]
pub(super) struct Gold {
    id: String,
    actor: String,
    recipient: String,
    #[serde(rename = "type")]
    kind: String,
    quad: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Report {
    n: usize,
    #[serde(rename = "any event %")]
    pub(super) any: f64,
    #[serde(rename = "actor and recipient found %")]
    pub(super) both: f64,
    #[serde(rename = "type accuracy %")]
    pub(super) accuracy: f64,
    #[serde(rename = "quad accuracy %")]
    pub(super) quad: f64,
    #[serde(rename = "type macro F1")]
    pub(super) macro_f1: f64,
}

pub(super) fn score(golds: &[Gold], readings: &Readings) -> Report {
    let quad_of: HashMap<&str, &str> = golds.iter().map(|g| (yields(&g.kind), g.quad.as_str())).collect();
    let (mut any, mut both, mut quad) = (0, 0, 0);
    let mut pairs: Vec<(&str, Option<&str>)> = Vec::new();
    for gold in golds {
        let best = best(gold, readings.get(&gold.id).map_or(&[][..], |r| &r.events));
        let given = best.map(|(kind, _)| yields(kind));
        any += usize::from(best.is_some());
        both += usize::from(best.is_some_and(|(_, found)| found == 2));
        quad += usize::from(given.is_some_and(|t| quad_of.get(t) == Some(&gold.quad.as_str())));
        pairs.push((yields(&gold.kind), given));
    }
    let right = pairs.iter().filter(|(truth, given)| Some(*truth) == *given).count();
    let n = golds.len();
    Report {
        n,
        any: percent(any, n),
        both: percent(both, n),
        accuracy: percent(right, n),
        quad: percent(quad, n),
        macro_f1: macro_f1(&pairs),
    }
}

/// The type of the event that shares most participants with the pair (the first of equals), and how many of the two it has.
fn best<'r>(gold: &Gold, events: &'r [Event]) -> Option<(&'r str, usize)> {
    let mut best = None;
    for event in events {
        let Some(kind) = event.kind.as_deref().filter(|k| !k.is_empty()) else { continue };
        let who = share_word(&[&gold.actor], &words_for(event, "actor"));
        let whom = share_word(&[&gold.recipient], &words_for(event, "recipient"));
        let found = usize::from(who) + usize::from(whom);
        if best.is_none_or(|(_, most)| found > most) {
            best = Some((kind, found));
        }
    }
    best
}

fn words_for(event: &Event, role: &str) -> String {
    let of_role = event.participants.iter().filter(|p| p.role == role || p.role == "party");
    of_role.map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn yields(kind: &str) -> &str {
    if matches!(kind, "CONCEDE" | "RETREAT") { "YIELD" } else { kind }
}

fn macro_f1(pairs: &[(&str, Option<&str>)]) -> f64 {
    let types: BTreeSet<&str> = pairs.iter().map(|(truth, _)| *truth).collect();
    let f1 = |t: &str| {
        let right = pairs.iter().filter(|(truth, given)| *truth == t && *given == Some(t)).count();
        let given = pairs.iter().filter(|(_, given)| *given == Some(t)).count();
        prf(right, given, pairs.iter().filter(|(truth, _)| *truth == t).count()).f1
    };
    if types.is_empty() { 0.0 } else { tenths(types.iter().map(|t| f1(t)).sum::<f64>() / types.len() as f64) }
}
