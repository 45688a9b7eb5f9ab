//! One verb for two events: "They met in May in Rome, and in June at the summit in Oslo".
//!
//! The words after the verb fall into parts at each "and" before a preposition; where two parts or more have times that
//! exclude each other, each part is an event with its own time and place.

use super::Place;
use super::place;
use super::scene::Scene;
use crate::parse::Rel;
use crate::tag::Upos;
use crate::time::Type;

/// How many words after the verb are looked at.
const WINDOW: usize = 80;

/// The time and place of each event that verb `v` stands for; empty where it stands for one.
pub(super) fn find(scene: &Scene<'_, '_>, v: usize) -> Vec<(usize, Option<Place>)> {
    let end = scene.s.subtree(v).end.min(v + WINDOW);
    let times = scene.input.times;
    let first = times.partition_point(|t| t.tokens.start <= v);
    let inside = times[first..].iter().take_while(|t| t.tokens.end <= end).count();
    if inside < 2 {
        return Vec::new();
    }
    let mut out: Vec<(usize, Option<Place>)> = Vec::new();
    let mut start = v + 1;
    for stop in (v + 1..end).filter(|&i| is_joint(scene, v, i, end)).chain([end]) {
        let own = |i: usize| scene.clause_of(i) == Some(v);
        let time = (first..first + inside).find(|&k| {
            let at = times[k].tokens.start;
            (start..stop).contains(&at) && times[k].kind != Type::Set && times[k].earliest.is_some() && own(at)
        });
        if let Some(k) = time {
            out.push((k, (start..stop).filter(|&i| own(i)).find_map(|i| place::at(scene, i))));
        }
        start = stop;
    }
    let apart = out.windows(2).all(|w| {
        let (a, b) = (&times[w[0].0], &times[w[1].0]);
        a.whole().1 < b.whole().0 || b.whole().1 < a.whole().0
    });
    if out.len() > 1 && apart { out } else { Vec::new() }
}

/// "and" before a preposition, in the clause of `v`.
fn is_joint(scene: &Scene<'_, '_>, v: usize, i: usize, end: usize) -> bool {
    let s = scene.s;
    s.rel(i) == Rel::Cc
        && s.lower(i) != "but"
        && i + 1 < end
        && matches!(s.upos(i + 1), Upos::Adp | Upos::Adv)
        && scene.clause_of(i) == Some(v)
}
