//! What all reports of an event come to, one after another, so that its row can be written without looking at them again.
//!
//! Of an event that some report has ahead, and of one with many reports, it is kept in the file as all reports that count now leave it. One
//! more report is added to it; where reports come late or go, it is made anew when all is settled, and until then rows are made from the reports.

mod kept;

pub(crate) use kept::{Known, Tallies, from_reports, is_wanted, known, refresh};

use crate::error::Result;
use crate::identity::{Actor, party};
use crate::member::Member;
use crate::observation::{Condition, Observation, Participant};
use crate::origin::{self, Trail};
use crate::row::{self, Ask, Hang, Row, Told};
use crate::status::State;
use jiff::civil::Date;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A fold over the observations of one event in canonical order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Tally {
    event: String,
    told: Told,
    made_by: String,
    /// The title of the observation that names most who take part; of equals the first.
    title: String,
    /// How many it names.
    most: usize,
    kind: Option<String>,
    mode: Option<String>,
    /// Who acts, and to whom it is done; each once, by the longest of its names.
    parties: [Vec<(Option<Actor>, String)>; 2],
    trail: Trail,
    /// Who tells of it, each once, in the order of their first reports.
    outlets: Vec<String>,
    source_kinds: BTreeSet<String>,
    happened: bool,
    seen: Option<(Date, Date)>,
    /// With the observations that have them.
    conditions: Vec<(i64, Condition)>,
    pub(crate) state: State,
    /// The last day on which anything of it changed.
    last: i32,
}

impl Tally {
    /// What some observations come to, the first of which is given too; `event` is the name.
    pub(crate) fn of(db: &Connection, event: String, first: &Member, members: &[&Member]) -> Result<Self> {
        let mut tally = Self::open(event, row::where_told(db, first)?, first, members);
        members.iter().for_each(|m| tally.add(m));
        Ok(tally)
    }

    /// Before the first of them, which all who tell of the event are known to.
    fn open(event: String, told: Told, first: &Member, members: &[&Member]) -> Self {
        let mut outlets: Vec<String> = Vec::new();
        for outlet in members.iter().filter_map(|m| m.observation.outlet.as_ref()) {
            if !outlets.contains(outlet) {
                outlets.push(outlet.clone());
            }
        }
        Self {
            event,
            told,
            made_by: first.observation.made_by.clone(),
            title: first.observation.title.clone(),
            most: first.observation.participants.len(),
            kind: None,
            mode: None,
            parties: Default::default(),
            trail: Trail::among(outlets.iter().map(String::as_str)),
            outlets,
            source_kinds: BTreeSet::new(),
            happened: false,
            seen: None,
            conditions: Vec::new(),
            state: State::default(),
            last: i32::MIN,
        }
    }

    /// Whether one more is all that changes: an outlet that earlier reports credited, and did not take for one, changes what they come to.
    fn takes(&self, m: &Member) -> bool {
        let is_new = |outlet: &&String| !self.outlets.contains(outlet);
        m.version.until.is_none() && !m.observation.outlet.as_ref().filter(is_new).is_some_and(|o| self.trail.is_credited(o))
    }

    fn add(&mut self, m: &Member) {
        let o = &*m.observation;
        if let Some(outlet) = o.outlet.as_ref().filter(|outlet| !self.outlets.contains(outlet)) {
            self.outlets.push(outlet.clone());
        }
        if o.participants.len() > self.most {
            (self.most, self.title) = (o.participants.len(), o.title.clone());
        }
        self.kind = self.kind.take().or_else(|| o.kind.clone());
        self.mode = self.mode.take().or_else(|| o.mode.clone());
        o.participants.iter().for_each(|p| meet(&mut self.parties[usize::from(p.role == "recipient")], p));
        self.trail.take(&report(m));
        self.source_kinds.extend(source_kinds(o));
        self.happened |= matches!(o.actuality.as_str(), "happened" | "under_way") && !o.negated;
        if let Some(day) = o.reported {
            self.seen = Some(self.seen.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        }
        self.conditions.extend(o.conditions.iter().map(|c| (m.id, c.clone())));
        self.state.hear(o, &self.outlets);
        self.last = self.last.max(m.turn.day).max(m.version.until.unwrap_or(i32::MIN));
    }

    /// The row on the asked day.
    pub(crate) fn row(self, ask: &Ask) -> Row {
        let [actors, recipients] = self.parties.map(|list| list.into_iter().map(|(_, name)| name).collect());
        Row {
            event: self.event,
            title: self.state.title.clone().unwrap_or(self.title),
            kind: self.kind,
            mode: self.mode,
            actors,
            recipients,
            origins: self.trail.origins(),
            outlets: self.outlets,
            source_kinds: self.source_kinds.into_iter().collect(),
            happened: self.happened,
            first_seen: self.seen.map(|s| s.0),
            last_seen: self.seen.map(|s| s.1),
            overdue: ask.today.is_some_and(|day| self.state.is_overdue(day)),
            told: self.told,
            conditions: self.conditions.into_iter().map(|(of, c)| hang(of, c)).collect(),
            made_by: self.made_by,
            state: self.state,
        }
    }
}

fn report(m: &Member) -> origin::Report<'_> {
    origin::Report {
        article: &m.version.article,
        outlet: m.version.outlet.as_deref(),
        agency: m.version.story.agency.as_deref(),
        print: &m.version.story.print,
        observations: std::slice::from_ref(&*m.observation),
    }
}

fn meet(list: &mut Vec<(Option<Actor>, String)>, p: &Participant) {
    let (who, name) = (party(p), p.name.as_ref().unwrap_or(&p.text));
    let same = |(other, text): &&mut (Option<Actor>, String)| match (&who, other) {
        (Some(a), Some(b)) => a.is(b),
        _ => text.eq_ignore_ascii_case(name),
    };
    match list.iter_mut().find(same) {
        Some((_, known)) if known.len() < name.len() && p.name.is_some() => known.clone_from(name),
        Some(_) => {}
        None => list.push((who, name.clone())),
    }
}

fn source_kinds(o: &Observation) -> impl Iterator<Item = String> + '_ {
    let own = o.sources.is_empty().then(|| "article".to_owned());
    o.sources.iter().map(|s| s.kind.clone()).chain(own)
}

fn hang(of: i64, c: Condition) -> Hang {
    Hang { kind: c.kind, text: c.text, effect: c.effect, trigger: None, review: None, of }
}
