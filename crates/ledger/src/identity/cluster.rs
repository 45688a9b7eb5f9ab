//! What identity knows of the observations that are one event: a summary, folded in canonical order.

use super::actor::Actor;
use super::edition::Edition;
use super::entry::Entry;
use super::head::{Weight, push};
use super::time::Days;
use super::traits::Traits;
use serde::{Deserialize, Serialize};

/// The summary of a cluster. It is a function of its observations in canonical order: [`Cluster::new`] with the first, then
/// [`Cluster::add`] with each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cluster {
    /// How many observations it has.
    pub size: u32,
    /// How much its words say.
    pub weight: Weight,
    /// Stems of the words that name it.
    pub stems: Vec<u64>,
    /// Families of words.
    pub families: Vec<u64>,
    /// What is kin to them.
    pub kin: Vec<u64>,
    /// Hashes of PLOVER types.
    pub kinds: Vec<u64>,
    /// Who takes part.
    pub actors: Vec<Actor>,
    /// Stems of other words.
    pub words: Vec<u64>,
    /// The words of its titles.
    pub title: Vec<u16>,
    /// Named first by a noun.
    pub is_noun: bool,
    /// Told first in the first sentences of an article.
    pub leads: bool,
    /// Whom its articles are about.
    pub about: Vec<Actor>,
    /// When it is now thought to be: what all reports leave since it last moved.
    pub days: Option<Days>,
    /// The days that it has left.
    pub previous: Vec<Days>,
    /// Its towns, and whether a list knows them.
    pub towns: Vec<(u64, bool)>,
    /// Its country.
    pub country: Option<u64>,
    /// Which of a row.
    pub edition: Edition,
    /// First and last day of publication.
    pub reported: Option<Days>,
    /// The article that spoke of it last.
    pub article: u64,
    /// Some report says that it happened.
    pub happened: bool,
    /// Some report says that it lies ahead.
    pub ahead: bool,
    /// Only said not to have happened.
    pub denied: bool,
    /// Two sides.
    pub mutual: bool,
    /// The entries of calendars that it has.
    pub entries: Vec<Entry>,
    /// Its first reports, each by itself, once there are two.
    pub firsts: Vec<Self>,
}

/// Reports that an observation is compared with, each by itself.
const FIRSTS: usize = 3;

/// Items that a list of the summary keeps at most: the first that were met.
const MOST: usize = 16;
/// The same of what the articles are about.
const ABOUT: usize = 16;

impl Cluster {
    /// The cluster that an observation founds.
    pub fn new(t: &Traits) -> Self {
        Self {
            size: 1,
            weight: t.weight,
            stems: t.stems.clone(),
            families: t.families.clone(),
            kin: t.kin.clone(),
            kinds: t.kind.into_iter().collect(),
            actors: t.actors.clone(),
            words: t.words.clone(),
            title: t.title.clone(),
            is_noun: t.is_noun,
            leads: t.leads,
            about: t.about.clone(),
            days: t.days,
            previous: t.left.clone(),
            towns: t.town.into_iter().collect(),
            country: t.country,
            edition: t.edition,
            reported: t.reported.map(|d| Days { from: d, to: d }),
            article: t.article,
            happened: t.happened && !t.denied,
            ahead: t.ahead,
            denied: t.denied,
            mutual: t.mutual,
            entries: t.entry.into_iter().collect(),
            firsts: Vec::new(),
        }
    }

    /// Takes one more observation in.
    pub fn add(&mut self, t: &Traits) {
        if self.firsts.is_empty() {
            self.firsts.push(self.clone());
        }
        if self.firsts.len() < FIRSTS {
            self.firsts.push(Self::new(t));
        }
        self.size += 1;
        self.weight = self.weight.max(t.weight);
        join(&mut self.stems, &t.stems);
        join(&mut self.families, &t.families);
        join(&mut self.kin, &t.kin);
        join(&mut self.kinds, t.kind.as_slice());
        join(&mut self.words, &t.words);
        join(&mut self.title, &t.title);
        join(&mut self.towns, t.town.as_slice());
        self.actors = people(&self.actors, &t.actors, MOST);
        self.about = people(&self.about, &t.about, ABOUT);
        self.date(t);
        self.country = self.country.or(t.country);
        self.edition = self.edition.or(t.edition);
        self.reported = match (self.reported, t.reported) {
            (Some(old), Some(day)) => Some(Days { from: old.from.min(day), to: old.to.max(day) }),
            (old, new) => old.or(new.map(|d| Days { from: d, to: d })),
        };
        self.article = t.article;
        self.happened |= t.happened && !t.denied;
        self.ahead |= t.ahead;
        self.denied &= t.denied;
        self.mutual |= t.mutual;
        join(&mut self.entries, t.entry.as_slice());
    }

    /// The days that both leave, or the new ones where it moved.
    fn date(&mut self, t: &Traits) {
        for &left in &t.left {
            push(&mut self.previous, left);
        }
        let Some(new) = t.days else { return };
        let Some(old) = self.days else {
            self.days = Some(new);
            return;
        };
        if let Some(both) = old.meet(new) {
            self.days = Some(if old.is_stay() { old } else { both });
        } else if !self.previous.iter().any(|p| p.meet(new).is_some()) {
            push(&mut self.previous, old);
            self.days = Some(new);
        }
        self.previous.truncate(MOST);
    }
}

fn join<T: PartialEq + Copy>(list: &mut Vec<T>, more: &[T]) {
    more.iter().for_each(|&item| push(list, item));
    list.truncate(MOST);
}

/// Both lists; of two that are one the fuller.
fn people(old: &[Actor], new: &[Actor], most: usize) -> Vec<Actor> {
    let mut out = old.to_vec();
    for actor in new {
        match out.iter_mut().find(|a| a.is(actor)) {
            Some(known) if known.first == 0 => *known = *actor,
            Some(_) => {}
            None => out.push(*actor),
        }
    }
    out.truncate(most);
    out
}
