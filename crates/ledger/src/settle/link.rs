//! Puts observations into events and takes them out again, with the tables by which events are found.

use super::candidates::{last_view, stretch};
use super::eve::{self, Eves};
use super::shelf::{self, Stand};
use crate::cache::{Cache, Recent};
use crate::claim;
use crate::error::Result;
use crate::member::{Gathering, Member};
use crate::observation::Observation;
use crate::page;
use crate::summary;
use crate::tally::{self, Tallies};
use crate::turn::Turn;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

/// The event of what is no event: a person rejected it.
pub(crate) const REJECTED: i64 = 0;

/// A run that links; [`Link::finish`] brings the rows of the events that it touched up to date.
pub(crate) struct Link<'a> {
    pub(crate) db: &'a Connection,
    pub(crate) cache: &'a mut Cache,
    touched: BTreeSet<i64>,
    tallies: Tallies,
    pub(crate) eves: Eves,
    /// The last day that any text is of.
    last_day: i32,
}

impl<'a> Link<'a> {
    pub(crate) fn new(db: &'a Connection, cache: &'a mut Cache) -> Result<Self> {
        let last_day = db.prepare_cached("SELECT ifnull(max(day), 0) FROM version")?.query_row([], |r| r.get(0))?;
        Ok(Self { db, cache, touched: BTreeSet::new(), tallies: Tallies::default(), eves: Eves::default(), last_day })
    }

    /// One that sets aside what it changes on the last days.
    pub(crate) fn on_time(db: &'a Connection, cache: &'a mut Cache, frontier: Option<(i32, i64)>) -> Result<Self> {
        Ok(Self { eves: Eves::of(db, frontier)?, ..Self::new(db, cache)? })
    }

    /// Has the row of an event brought up to date, of which nothing is to be made anew.
    pub(crate) fn bring_up(&mut self, event: i64) {
        self.touched.insert(event);
    }

    /// Has the row of an event brought up to date.
    pub(crate) fn touch(&mut self, event: Option<i64>) -> Result<()> {
        let Some(event) = event.filter(|e| *e != REJECTED) else { return Ok(()) };
        self.touched.insert(event);
        self.spoil(event)
    }

    /// What is kept of an event holds no more.
    fn spoil(&mut self, event: i64) -> Result<()> {
        self.tallies.spoil(event);
        eve::spoil(self.db, event)?;
        summary::forget(self.db, event)
    }

    /// The event of an observation: none, where it is unsettled.
    pub(crate) fn event_of(&self, id: i64) -> Result<Option<i64>> {
        let mut ask = self.db.prepare_cached("SELECT event FROM obs WHERE id = ?1")?;
        Ok(ask.query_row([id], |r| r.get(0)).optional()?.flatten())
    }

    /// Makes an observation a member of an event. `is_late`: the event that it founds may have members from before.
    pub(crate) fn attach(&mut self, o: &Member, event: i64, is_late: bool) -> Result<()> {
        self.set_event(o.id, Some(event))?;
        if event == REJECTED {
            return Ok(());
        }
        let day = o.turn.day;
        if event != o.id && self.eves.is_first(event, day) {
            let tally = self.tallies.is_in_file(self.db, event)?;
            if is_late { eve::lose(self.db, event, day)? } else { eve::keep(self.db, event, day, tally)? }
        }
        if is_late || !self.cache.append(self.db, event, o)? {
            let others = self.cache.take(self.db, event)?;
            self.cache.keep(event, Rc::new(others.with(o)));
            self.spoil(event)?;
        } else if self.cache.summary(self.db, event)?.is_none_or(|s| tally::is_wanted(&s.stand, s.cluster.size as usize)) {
            self.tallies.grow(self.db, event, o)?;
        }
        let mut block = self.db.prepare_cached("INSERT OR IGNORE INTO block VALUES (?1, ?2, ?3, ?4)")?;
        for key in o.keys() {
            if let Some(recent) = self.cache.recent.as_mut().filter(|r| r.from <= o.turn.day) {
                recent.events.entry(*key).or_default().push((o.turn.day, event));
            }
            block.execute(params![stretch(o.turn.day), key, o.turn.day, event])?;
        }
        let mut facet = self.db.prepare_cached("INSERT OR IGNORE INTO facet VALUES (?1, ?2)")?;
        for term in terms(&o.observation) {
            if facet.execute(params![term, event])? > 0 && self.eves.has(day) {
                eve::found_by(self.db, event, day, term)?;
            }
        }
        self.touched.insert(event);
        Ok(())
    }

    /// Takes an observation out of its event; what others of the event say too stays.
    pub(crate) fn detach(&mut self, o: &Member, event: i64) -> Result<()> {
        if event == REJECTED {
            return self.set_event(o.id, None);
        }
        let before = self.members(event, o)?;
        let others: Vec<&Member> = before.iter().filter(|m| m.id != o.id).collect();
        let same_day: HashSet<i64> = others.iter().filter(|m| m.turn.day == o.turn.day).flat_map(|m| m.keys().iter().copied()).collect();
        self.unlink(o, event, &same_day)?;
        let shared: HashSet<i64> = others.iter().flat_map(|m| terms(&m.observation)).collect();
        let mut facet = self.db.prepare_cached("DELETE FROM facet WHERE term = ?1 AND event = ?2")?;
        for term in terms(&o.observation).into_iter().filter(|t| !shared.contains(t)) {
            facet.execute(params![term, event])?;
        }
        self.cache.keep(event, Rc::new(Gathering::new(others.into_iter().cloned().collect())));
        self.touch(Some(event))
    }

    /// The same of the file alone, without what the event is found by or comes to; keys that others gave it on that day stay.
    pub(super) fn unlink(&self, o: &Member, event: i64, same_day: &HashSet<i64>) -> Result<()> {
        self.set_event(o.id, None)?;
        let mut block = self.db.prepare_cached("DELETE FROM block WHERE span = ?1 AND key = ?2 AND day = ?3 AND event = ?4")?;
        for &key in o.keys().iter().filter(|k| !same_day.contains(k)) {
            block.execute(params![stretch(o.turn.day), key, o.turn.day, event])?;
        }
        Ok(())
    }

    /// The members of an event, from which one may have been taken in the file already.
    fn members(&mut self, event: i64, o: &Member) -> Result<Vec<Member>> {
        let mut all = self.cache.members(self.db, event)?.members.clone();
        if all.iter().all(|m| m.id != o.id) {
            all.push(o.clone());
        }
        Ok(all)
    }

    fn set_event(&self, id: i64, event: Option<i64>) -> Result<()> {
        self.db.prepare_cached("UPDATE obs SET event = ?2 WHERE id = ?1")?.execute(params![id, event])?;
        Ok(())
    }

    /// Has all later observations settled again for which an observation's event is a candidate: those with a key in common.
    pub(crate) fn disturb(&mut self, o: &Member, event: i64, from: Turn) -> Result<()> {
        // What was rejected is in no table; it has the keys of its own.
        let members = if event == REJECTED { Rc::new(Gathering::new(vec![o.clone()])) } else { self.cache.members(self.db, event)? };
        let Some(last) = members.members.iter().map(|m| m.turn.day).max() else { return Ok(()) };
        let all = members.keys();
        for m in self.rejected()? {
            if m.turn > from && m.id != o.id && m.keys().iter().any(|k| all.contains(k)) {
                self.again(m.turn, m.id)?;
            }
        }
        for near in self.events_with(all, from, last)? {
            let later: Vec<(Turn, i64)> = {
                let members = self.cache.members(self.db, near)?;
                let is_hit = |m: &&Member| m.turn > from && m.keys().iter().any(|k| all.contains(k));
                members.members.iter().filter(is_hit).map(|m| (m.turn, m.id)).collect()
            };
            later.into_iter().try_for_each(|(turn, id)| self.again(turn, id))?;
        }
        Ok(())
    }

    /// What people rejected, and the later reports of it.
    fn rejected(&mut self) -> Result<Vec<Member>> {
        let ids: Vec<i64> = {
            let mut ask = self.db.prepare_cached("SELECT id FROM obs WHERE event = 0 AND event <> id")?;
            ask.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?
        };
        ids.into_iter().map(|id| self.cache.member(self.db, id)).collect()
    }

    /// The events that have one of some keys from a day on.
    fn events_with(&mut self, all: &HashSet<i64>, from: Turn, last: i32) -> Result<BTreeSet<i64>> {
        self.cache.asked += all.len();
        if self.cache.recent.as_ref().is_none_or(|r| r.from > from.day) && self.cache.asked > DEAR {
            self.cache.recent = Some(recent(self.db, from.day)?);
            self.cache.asked = 0;
        }
        match self.cache.recent.as_ref().filter(|r| r.from <= from.day) {
            Some(recent) => {
                let found = all.iter().filter_map(|key| recent.events.get(key)).flatten();
                Ok(found.filter(|e| e.0 >= from.day).map(|e| e.1).collect())
            }
            None => self.read_events_with(all, from, last),
        }
    }

    fn read_events_with(&self, all: &HashSet<i64>, from: Turn, last: i32) -> Result<BTreeSet<i64>> {
        let mut out = BTreeSet::new();
        let mut ask = self.db.prepare_cached("SELECT DISTINCT event FROM block WHERE span = ?1 AND key = ?2 AND day >= ?3")?;
        for key in all {
            for span in stretch(from.day)..=last_view(last.max(from.day)).min(stretch(self.last_day)) {
                let mut rows = ask.query(params![span, key, from.day])?;
                while let Some(row) = rows.next()? {
                    out.insert(row.get(0)?);
                }
            }
        }
        Ok(out)
    }

    /// Has one observation settled again.
    pub(crate) fn again(&self, turn: Turn, id: i64) -> Result<()> {
        self.db.prepare_cached("INSERT OR IGNORE INTO dirty VALUES (?1, ?2, ?3)")?.execute(params![turn.day, turn.rank, id])?;
        Ok(())
    }

    /// Takes all observations of a version away, for good.
    pub(crate) fn withdraw(&mut self, version: i64) -> Result<()> {
        for (o, event) in self.observations(version)? {
            if let Some(event) = event {
                let others = self.disturb_before(&o, event)?;
                self.detach(&o, event)?;
                others.into_iter().try_for_each(|(turn, id)| self.again(turn, id))?;
            }
            self.db.execute("DELETE FROM dirty WHERE day = ?1 AND rank = ?2 AND obs = ?3", params![o.turn.day, o.turn.rank, o.id])?;
        }
        crate::hinge::take(self.db, version)?;
        let (first, last) = range(version);
        self.db.execute("DELETE FROM obs WHERE id BETWEEN ?1 AND ?2", [first, last])?;
        claim::take(self.db, version)?;
        page::clear(self.db, version)
    }

    /// Disturbs what an observation that goes away has touched; those that it founded an event for are settled again too.
    fn disturb_before(&mut self, o: &Member, event: i64) -> Result<Vec<(Turn, i64)>> {
        self.disturb(o, event, o.turn)?;
        if event != o.id {
            return Ok(Vec::new());
        }
        let members = self.cache.members(self.db, event)?;
        Ok(members.members.iter().filter(|m| m.id != o.id).map(|m| (m.turn, m.id)).collect())
    }

    /// The observations of a version with their events, in order.
    pub(crate) fn observations(&mut self, version: i64) -> Result<Vec<(Member, Option<i64>)>> {
        let (first, last) = range(version);
        let mut ask = self.db.prepare_cached("SELECT id, event FROM obs WHERE id BETWEEN ?1 AND ?2 ORDER BY id")?;
        let mut rows = ask.query([first, last])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.push((self.cache.member(self.db, row.get(0)?)?, row.get(1)?));
        }
        Ok(out)
    }

    /// Brings the rows of the touched events up to date.
    pub(crate) fn finish(mut self) -> Result<()> {
        for event in std::mem::take(&mut self.touched) {
            let (stand, size) = match self.cache.summary(self.db, event)? {
                Some(known) => (Some(known.stand), known.cluster.size as usize),
                None => {
                    let known = self.cache.members(self.db, event)?;
                    (Stand::of(&known.members), known.members.len())
                }
            };
            shelf::put(self.db, event, stand)?;
            self.tallies.write(self.db, event, stand.is_some_and(|s| tally::is_wanted(&s, size)))?;
        }
        Ok(())
    }
}

/// Keys that are asked for one by one before all from a day on are read at once.
const DEAR: usize = if cfg!(debug_assertions) { 300 } else { 100_000 };

fn recent(db: &Connection, from: i32) -> Result<Recent> {
    let mut events: HashMap<i64, Vec<(i32, i64)>> = HashMap::new();
    let mut ask = db.prepare_cached("SELECT key, day, event FROM block WHERE span >= ?1 AND day >= ?2")?;
    let mut rows = ask.query([stretch(from), from])?;
    while let Some(r) = rows.next()? {
        events.entry(r.get(0)?).or_default().push((r.get(1)?, r.get(2)?));
    }
    Ok(Recent { from, events })
}

/// The first and last id that observations of a version can have.
pub(crate) fn range(version: i64) -> (i64, i64) {
    (crate::turn::id(version, 0), crate::turn::id(version + 1, 0) - 1)
}

/// By what an event is found when an actor or a place is asked for: the last word of each name.
pub(crate) fn terms(o: &Observation) -> Vec<i64> {
    let names = o.participants.iter().flat_map(|p| p.name.iter().chain([&p.text]));
    let places = o.place.iter().filter_map(|p| p.text.as_ref());
    let mut terms: Vec<i64> = names.chain(places).filter_map(|n| term(n)).collect();
    terms.extend(o.place.iter().filter_map(|p| p.country.as_deref()).filter_map(term));
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The last word of a name as a number.
pub(crate) fn term(name: &str) -> Option<i64> {
    let name = name.trim_end_matches("'s").trim_end_matches("’s");
    let word = name.rsplit(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty())?;
    Some(i64::from(crate::article::Hash::of(&[&word.to_lowercase()]).first(32) as i32))
}
