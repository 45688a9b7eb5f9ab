//! Everything about one event: each report with its sentence, the steps of its status, conditions both ways, what nearly joined.

use crate::cache::Cache;
use crate::condition::{self, Review};
use crate::correct::Settings;
use crate::day::{self, UNDATED};
use crate::error::{Error, Result};
use crate::identity;
use crate::ledger::Ledger;
use crate::member::Member;
use crate::observation::{Observation, Source};
use crate::passage::Passage;
use crate::row::{self, Ask, Row, Told};
use crate::turn::Turn;
use crate::{hinge, name, settle};
use jiff::civil::Date;
use rusqlite::Connection;

/// One event with all that it stands on.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// Its row; what its conditions hang on is filled in.
    pub row: Row,
    /// What each article says of it, in order.
    pub reports: Vec<Report>,
    /// What hangs on it.
    pub dependants: Vec<Dependant>,
}

/// What one article says of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The name of this mention, by which it can be split off.
    pub mention: String,
    /// The article.
    pub told: Told,
    /// The article's headline.
    pub headline: Option<String>,
    /// The day of publication.
    pub day: Option<Date>,
    /// The first sentence that names the event.
    pub sentence: String,
    /// Who is credited.
    pub sources: Vec<Source>,
    /// What the reading says of it.
    pub observation: Observation,
}

/// A row that hangs on an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Dependant {
    /// The name of the row.
    pub event: String,
    /// What it is called.
    pub title: String,
    /// The words of the condition.
    pub condition: String,
    /// Why it is to be looked at again.
    pub review: Option<Review>,
}

/// Why the mentions of an event are one.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// The name of the event.
    pub event: String,
    /// What it is called.
    pub title: String,
    /// Its mentions in order: how each fitted those before it. The first founded the event.
    pub joined: Vec<Judged>,
    /// Other events that a mention was compared with, the best first.
    pub near: Vec<Judged>,
}

/// How well a mention fits an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The name of the mention.
    pub mention: String,
    /// The name of the event that it was compared with; empty for the first.
    pub event: String,
    /// What the mention's article calls it.
    pub title: String,
    /// Where the mention is.
    pub told: Told,
    /// The day of publication.
    pub day: Option<Date>,
    /// The sum of the parts.
    pub score: i32,
    /// From which score on two are one.
    pub threshold: i32,
    /// What each part gives.
    pub parts: Vec<(&'static str, i32)>,
    /// The constraint that keeps them apart.
    pub broken: Option<&'static str>,
}

/// Near events that are shown.
const NEAR: usize = 8;

impl Ledger {
    /// Everything about one event, as known on a day or now.
    ///
    /// # Errors
    /// When there is no such event, or nothing of it was known by then, or the file cannot be read.
    pub fn event(&self, event: &str, as_of: Option<Date>, today: Option<Date>) -> Result<Detail> {
        self.look(|db, cache| detail(db, cache, event, &Ask { as_of: as_of.map(day::number), today: today.or(as_of) }))
    }

    /// What the first and the last article say of an event, as known on a day or now; one, where only one tells of it.
    ///
    /// # Errors
    /// When there is no such event, or the file cannot be read.
    pub fn first_and_last(&self, event: &str, as_of: Option<Date>) -> Result<Vec<Report>> {
        self.look(|db, cache| {
            let event = name::find(db, cache, event)?;
            let known = cache.members(db, event)?;
            let mut counting = known.members.iter().filter(|m| m.counts_on(as_of.map(day::number)));
            let (first, last) = (counting.next(), counting.next_back());
            first.into_iter().chain(last).map(|m| report(db, m)).collect()
        })
    }

    /// Why the mentions of an event are one, and what nearly joined. Of many mentions the first and the last are looked at, `most` in all.
    /// What nearly joined is as it was when the mention came; of events with many mentions, as it is now.
    ///
    /// # Errors
    /// As [`Ledger::event`].
    pub fn why(&self, event: &str, most: usize) -> Result<Why> {
        self.look(|db, cache| why(db, cache, event, most))
    }
}

fn detail(db: &Connection, cache: &mut Cache, name: &str, ask: &Ask) -> Result<Detail> {
    let event = name::find(db, cache, name)?;
    let settings = Settings::load(db, cache, ask)?;
    let unknown = || Error::unknown(format!("wanted event {name} as known on that day, met nothing of it by then; ask for a later day"));
    let mut row = row::of(db, cache, event, ask, settings.of(event))?.ok_or_else(unknown)?;
    super::link(db, cache, &mut row, event, ask, &settings)?;
    let known = cache.members(db, event)?;
    let reports = known.members.iter().filter(|m| m.counts_on(ask.as_of)).map(|m| report(db, m)).collect::<Result<_>>()?;
    let dependants = dependants(db, cache, event, &row, ask, &settings)?;
    Ok(Detail { row, reports, dependants })
}

fn report(db: &Connection, m: &Member) -> Result<Report> {
    let passage = Passage::of(db, m.version.id)?;
    let sentence = m.observation.mentions.first().and_then(|w| passage.sentence(w.sentence)).unwrap_or_default();
    let headline = db.prepare_cached("SELECT title FROM version WHERE id = ?1")?.query_row([m.version.id], |r| r.get(0))?;
    Ok(Report {
        mention: name::of(m),
        told: row::where_told(db, m)?,
        headline,
        day: m.observation.reported,
        sentence: sentence.to_owned(),
        sources: m.observation.sources.clone(),
        observation: (*m.observation).clone(),
    })
}

fn dependants(db: &Connection, cache: &mut Cache, event: i64, row: &Row, ask: &Ask, settings: &Settings) -> Result<Vec<Dependant>> {
    let mut out: Vec<Dependant> = Vec::new();
    for (o, c) in hinge::dependants(db, cache, event, end(db, ask)?)? {
        let Some(own) = crate::settle::Link::new(db, cache)?.event_of(o.id)?.filter(|e| *e > 0 && *e != event) else { continue };
        let Some(of) = row::of(db, cache, own, ask, settings.of(own))? else { continue };
        let review = condition::review(&c, &row.state, of.last_seen);
        let dependant = Dependant { event: of.event, title: of.title, condition: c.text, review };
        if !out.contains(&dependant) {
            out.push(dependant);
        }
    }
    Ok(out)
}

/// The turn after all that is known on the asked day; what has no day is known on none.
pub(crate) fn end(db: &Connection, ask: &Ask) -> Result<Turn> {
    let last = || db.prepare_cached("SELECT ifnull(max(day), 0) FROM version WHERE day < ?1")?.query_row([UNDATED], |r| r.get(0));
    let day = ask.as_of.map_or_else(last, Ok)?;
    Ok(Turn { day, rank: i64::MAX, number: u32::MAX })
}

fn why(db: &Connection, cache: &mut Cache, name: &str, most: usize) -> Result<Why> {
    let event = name::find(db, cache, name)?;
    let known = cache.members(db, event)?;
    let (mut joined, mut near) = (Vec::new(), Vec::new());
    let first_of_last = known.members.len().saturating_sub(most.saturating_sub(1)).max(1);
    for (_, m) in known.members.iter().enumerate().filter(|(i, _)| *i == 0 || *i >= first_of_last) {
        let own = known.cluster(m.turn);
        joined.push(judged(db, m, own.as_deref(), if own.is_some() { name } else { "" })?);
        for c in settle::near(db, cache, m.keys(), m.turn)?.into_iter().filter(|c| c.event != event) {
            let founder = cache.member(db, c.event)?;
            near.push(judged(db, m, Some(&c.cluster), &name::of(&founder))?);
        }
    }
    near.sort_by(|a, b| (b.score, &a.event, &a.mention).cmp(&(a.score, &b.event, &b.mention)));
    let mut seen = std::collections::BTreeSet::new();
    near.retain(|n| seen.insert(n.event.clone()));
    near.truncate(NEAR);
    let settings = Settings::load(db, cache, &Ask::default())?;
    let title = row::of(db, cache, event, &Ask::default(), settings.of(event))?.map(|row| row.title);
    let founded = || known.members.first().map(|m| m.observation.title.clone());
    let title = title.or_else(founded).unwrap_or_default();
    Ok(Why { event: name.to_owned(), title, joined, near })
}

fn judged(db: &Connection, m: &Member, cluster: Option<&identity::Cluster>, event: &str) -> Result<Judged> {
    let verdict = cluster.map(|c| identity::judge(m.traits(), c));
    Ok(Judged {
        mention: name::of(m),
        event: event.to_owned(),
        title: m.observation.title.clone(),
        told: row::where_told(db, m)?,
        day: m.observation.reported,
        score: verdict.as_ref().map_or(0, |v| v.score),
        threshold: identity::THRESHOLD,
        broken: verdict.as_ref().and_then(|v| v.broken),
        parts: verdict.map(|v| v.parts).unwrap_or_default(),
    })
}
