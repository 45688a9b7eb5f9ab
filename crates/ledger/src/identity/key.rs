//! Blocking keys: an observation is compared only with the clusters that share one.

use super::actor::{Actor, Sort};
use super::entry::Entry;
use super::head::{Weight, push};
use super::traits::Traits;
use crate::hash::{hash, pair};

/// A hash of a word and what narrows it.
pub type Key = u64;

/// The keys of an observation, the most selective first; none for what joins nothing.
///
/// The word is what its family is kin to where it has one, else its stem. It is narrowed by a person, an organisation, a country, a place, a day or a
/// word beside it; by whom the article is about where that is not enough.
pub fn keys(t: &Traits) -> Vec<Key> {
    let mut out: Vec<Key> = t.entry.map(Entry::key).into_iter().collect();
    if t.weight == Weight::Weak {
        return out;
    }
    for &head in t.kin.iter().take(HEADS) {
        narrowed(t).into_iter().for_each(|by| push(&mut out, pair(head, by)));
    }
    out.truncate(MOST);
    out
}

/// Words of an event that make keys.
const HEADS: usize = 2;
/// Names of whom the article is about that make keys.
const ABOUT: usize = 5;
/// Keys of an observation at most.
const MOST: usize = 12;

fn narrowed(t: &Traits) -> Vec<u64> {
    let mut actors: Vec<&Actor> = t.named().collect();
    actors.sort_by_key(|a| std::cmp::Reverse(a.sort));
    let mut out: Vec<u64> = actors.iter().take(3).map(|a| a.key).collect();
    let countries = actors.iter().filter(|a| a.country != 0 && a.sort > Sort::Country).map(|a| a.country);
    countries.chain(t.town.map(|t| t.0)).take(2).for_each(|c| push(&mut out, c));
    t.about.iter().take(ABOUT).for_each(|a| push(&mut out, a.key));
    if let Some(day) = t.days.filter(|d| d.width() == 1) {
        push(&mut out, pair(hash("day"), day.from as u64));
    }
    t.words.iter().take(3).for_each(|&w| push(&mut out, w));
    out.truncate(MOST);
    out
}
