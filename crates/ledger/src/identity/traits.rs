//! What identity looks at in one observation: hashes, days and a few numbers, made once.

use super::actor::{self, Actor, code, is_name};
use super::edition::{self, Edition};
use super::entry::Entry;
use super::head::{self, Weight, push};
use super::stem::stem;
use super::time::Days;
use crate::day::number;
use crate::hash::mark;
use crate::observation::{Observation, When};
use dateline_engine::name::{List, is_outlet, listed};

/// One observation, ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Traits {
    /// Hash of the article.
    pub article: u64,
    /// Which entry of which calendar it is.
    pub entry: Option<Entry>,
    /// Day of publication.
    pub reported: Option<i32>,
    /// How much its words say.
    pub weight: Weight,
    /// Stems of the words that name it.
    pub stems: Vec<u64>,
    /// Families of words that can name one event.
    pub families: Vec<u64>,
    /// What is kin to its words: it makes the keys.
    pub kin: Vec<u64>,
    /// Hash of the PLOVER type.
    pub kind: Option<u64>,
    /// Who takes part.
    pub actors: Vec<Actor>,
    /// Stems of the other words of its title and before its nouns.
    pub words: Vec<u64>,
    /// The words of its title.
    pub title: Vec<u16>,
    /// Named by a noun.
    pub is_noun: bool,
    /// Whom the article is about.
    pub about: Vec<Actor>,
    /// When, where it is bounded.
    pub days: Option<Days>,
    /// The days that it leaves.
    pub left: Vec<Days>,
    /// The days of the article's other events of this kind.
    pub beside: Vec<Days>,
    /// Hash of the place's name, and whether a list knows it as a town.
    pub town: Option<(u64, bool)>,
    /// Hash of the place's country.
    pub country: Option<u64>,
    /// Which of a row.
    pub edition: Edition,
    /// Lies ahead of the report.
    pub ahead: bool,
    /// Happened or is under way.
    pub happened: bool,
    /// Said not to have happened.
    pub denied: bool,
    /// Is said to be put off or moved.
    pub moved: bool,
    /// Two sides meet or fight each other.
    pub mutual: bool,
    /// Told in the first sentences of its article.
    pub leads: bool,
}

impl Traits {
    /// What identity looks at in `o`.
    pub fn of(o: &Observation) -> Self {
        let heads = head::of(&o.mentions, untopical(&o.title));
        let mut actors = Vec::new();
        o.participants.iter().for_each(|p| actor::of(p, &mut actors));
        let place = o.place.as_ref();
        let town = place.and_then(|p| p.text.as_deref()).filter(|t| !is_country(t));
        let happened = matches!(o.actuality.as_str(), "happened" | "under_way");
        Self {
            article: mark(&o.article),
            entry: Entry::of(o),
            reported: o.reported.map(number),
            weight: heads.weight,
            words: words(o, &heads.stems),
            stems: heads.stems,
            title: title(&o.title),
            is_noun: o.mentions.first().is_some_and(|m| m.is_noun),
            families: heads.families,
            kin: heads.kin,
            kind: o.kind.as_deref().map(mark),
            mutual: o.participants.iter().filter(|p| p.role == "party").count() > 1,
            actors,
            about: o.about.iter().filter(|n| !is_outlet(n)).map(|n| actor::named(n, kind_of(o, n), None)).collect(),
            days: o.when.as_ref().and_then(Days::of),
            left: spans(&o.left),
            beside: spans(&o.beside),
            town: town.map(|t| (mark(&t.trim_start_matches("the ").to_lowercase()), is_town(t))),
            country: place.and_then(|p| p.country.as_deref()).map(code),
            edition: edition::of(o),
            ahead: o.actuality == "ahead",
            happened,
            denied: happened && o.negated,
            moved: o.status.as_deref() == Some("postponed"),
            leads: o.mentions.iter().any(|m| m.sentence < LEAD),
        }
    }

    /// Those who have a name.
    pub fn named(&self) -> impl Iterator<Item = &Actor> {
        self.actors.iter().filter(|a| a.is_named())
    }
}

fn spans(all: &[When]) -> Vec<Days> {
    all.iter().filter_map(Days::of).collect()
}

/// What kind of name it is, where a participant has it; a name of two or three words that no list has is taken for a person.
fn kind_of<'o>(o: &'o Observation, name: &str) -> Option<&'o str> {
    let known = o.participants.iter().find(|p| p.name.as_deref() == Some(name)).and_then(|p| p.kind.as_deref());
    known.or_else(|| (2..=3).contains(&name.split(' ').count()).then_some("person"))
}

fn is_country(place: &str) -> bool {
    listed(place).is_some_and(|l| matches!(l.list, List::Country | List::Region))
}

fn is_town(place: &str) -> bool {
    listed(place).is_some_and(|l| matches!(l.list, List::Capital | List::City))
}

/// "sentencing" of "Ann Lee: sentencing": whom the article is about, it has anyway.
pub(super) fn untopical(title: &str) -> &str {
    title.split_once(": ").map_or(title, |(_, own)| own)
}

/// The words that say of what or for whom: "presidential" of an election, "ferry" of a launch.
fn words(o: &Observation, heads: &[u64]) -> Vec<u64> {
    let before = o.mentions.iter().take(6).flat_map(|m| m.before.iter().map(String::as_str));
    let lower = untopical(&o.title).to_lowercase();
    let title = lower.split(|c: char| !c.is_alphanumeric() && c != '-');
    let roles: Vec<String> = o.participants.iter().filter(|p| !is_name(&p.text)).map(|p| p.text.to_lowercase()).take(4).collect();
    let roles = roles.iter().flat_map(|t| t.split(' ').take(8));
    let mut out = Vec::new();
    for word in before.chain(title).chain(roles).filter(|w| w.len() > 3 && !STOP.contains(w)) {
        let key = mark(stem(word));
        if !heads.contains(&key) {
            push(&mut out, key);
        }
    }
    out.truncate(WORDS);
    out
}

/// The words of a title that say something.
fn title(text: &str) -> Vec<u16> {
    let mut out = Vec::new();
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !SMALL.contains(w));
    words.take(WORDS).for_each(|w| push(&mut out, mark(w) as u16));
    out
}

/// Sentences of an article that tell the news; what comes then tells of other things too.
const LEAD: usize = 8;
/// Words that an event keeps at most.
const WORDS: usize = 12;
/// Words of titles that only join others.
const SMALL: [&str; 15] = ["the", "a", "an", "of", "in", "to", "and", "for", "on", "at", "by", "his", "her", "with", "s"];
/// Words that say nothing of which event it is.
const STOP: [&str; 40] = [
    "with", "from", "into", "over", "their", "this", "that", "which", "than", "between", "about", "after", "before", "will", "would",
    "have", "been", "were", "they", "them", "more", "most", "other", "some", "such", "next", "last", "upcoming", "planned", "possible",
    "first", "second", "third", "his", "her", "people", "year", "month", "week", "against",
];
