//! Tallies in the file: which events have one, how it grows, and how it is made anew.

use super::Tally;
use crate::cache::Cache;
use crate::error::Result;
use crate::member::Member;
use crate::name;
use crate::packed;
use crate::row;
use crate::settle::Stand;
use crate::status::Status;
use crate::turn;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};

/// What the file has of an event, where that is what is known on the asked day. It is not unpacked where its status is not wanted.
pub(crate) enum Known {
    /// Nothing that would do: it has to be made from the reports.
    No,
    /// The status is not wanted.
    Unwanted,
    /// All.
    Whole(Box<Tally>),
}

/// What the file has of an event.
pub(crate) fn known(db: &Connection, event: i64, as_of: Option<i32>, wanted: &dyn Fn(Status) -> bool) -> Result<Known> {
    let mut ask = db.prepare_cached("SELECT status, last, packed FROM tally WHERE event = ?1")?;
    let mut rows = ask.query([event])?;
    let Some(r) = rows.next()? else { return Ok(Known::No) };
    match as_of {
        Some(day) if day < r.get(1)? => known_then(db, event, day, wanted),
        _ => whole(r, wanted),
    }
}

/// The same of one of the last days: as it was set aside before a later day changed it.
fn known_then(db: &Connection, event: i64, day: i32, wanted: &dyn Fn(Status) -> bool) -> Result<Known> {
    let mut ask = db.prepare_cached("SELECT status, last, tally FROM eve WHERE event = ?1 AND day > ?2 ORDER BY day LIMIT 1")?;
    let mut rows = ask.query(params![event, day])?;
    match rows.next()? {
        Some(r) if r.get::<_, Option<i32>>(1)?.is_some_and(|last| last <= day) => whole(r, wanted),
        _ => Ok(Known::No),
    }
}

fn whole(r: &rusqlite::Row<'_>, wanted: &dyn Fn(Status) -> bool) -> Result<Known> {
    let status: i64 = r.get(0)?;
    if !Status::ALL.get(status as usize).is_some_and(|s| wanted(*s)) {
        return Ok(Known::Unwanted);
    }
    Ok(Known::Whole(Box::new(unpacked(r.get_ref(2)?.as_blob().unwrap_or_default())?)))
}

fn put(db: &Connection, event: i64, tally: &Tally) -> Result<()> {
    let status = Status::ALL.iter().position(|s| *s == tally.state.status).unwrap_or_default();
    let mut put = db.prepare_cached("INSERT OR REPLACE INTO tally VALUES (?1, ?2, ?3, ?4)")?;
    put.execute(params![event, status as i64, tally.last, packed::small(tally)?])?;
    Ok(())
}

fn unpacked(packed: &[u8]) -> Result<Tally> {
    packed::small_of(packed)
}

/// Observations from which on an event has a tally though nothing of it lies ahead.
const MANY: usize = 32;

/// Whether an event that stands somewhere and has some observations is to have a tally.
pub(crate) fn is_wanted(stand: &Stand, size: usize) -> bool {
    stand.is_ahead() || size >= MANY
}

/// Tallies that a run changes, written when it ends.
#[derive(Default)]
pub(crate) struct Tallies {
    grown: BTreeMap<i64, Tally>,
    spoiled: BTreeSet<i64>,
}

impl Tallies {
    /// An observation was added that comes after all others of its event.
    pub(crate) fn grow(&mut self, db: &Connection, event: i64, o: &Member) -> Result<()> {
        if self.spoiled.contains(&event) {
            return Ok(());
        }
        let before = match self.grown.remove(&event) {
            None if event == o.id => Some(Tally::open(name::of(o), row::where_told(db, o)?, o, &[o])),
            None => of_file(db, event)?,
            some => some,
        };
        match before.filter(|t| t.takes(o)) {
            Some(mut tally) => {
                tally.add(o);
                self.grown.insert(event, tally);
            }
            None => self.spoil(event),
        }
        Ok(())
    }

    /// Whether the one of an event in the file is right; one that has grown is written, so that it is.
    pub(crate) fn is_in_file(&mut self, db: &Connection, event: i64) -> Result<bool> {
        if let Some(grown) = self.grown.get(&event) {
            put(db, event, grown)?;
        }
        Ok(!self.spoiled.contains(&event))
    }

    /// Something else has changed of an event.
    pub(crate) fn spoil(&mut self, event: i64) {
        self.grown.remove(&event);
        self.spoiled.insert(event);
    }

    /// Writes what has changed of an event. `wanted`: it is to have a tally.
    pub(crate) fn write(&mut self, db: &Connection, event: i64, wanted: bool) -> Result<()> {
        if let Some(tally) = self.grown.remove(&event) {
            return put(db, event, &tally);
        }
        if self.spoiled.remove(&event) {
            db.prepare_cached("DELETE FROM tally WHERE event = ?1")?.execute([event])?;
            // It may wait to be made since before.
            let sql = if wanted { "INSERT OR IGNORE INTO stale VALUES (?1)" } else { "DELETE FROM stale WHERE event = ?1" };
            db.prepare_cached(sql)?.execute([event])?;
        }
        Ok(())
    }
}

fn of_file(db: &Connection, event: i64) -> Result<Option<Tally>> {
    let mut ask = db.prepare_cached("SELECT packed FROM tally WHERE event = ?1")?;
    let packed: Option<Vec<u8>> = ask.query_row([event], |r| r.get(0)).optional()?;
    packed.map(|p| unpacked(&p)).transpose()
}

/// Makes up to a number of tallies anew; fewer were made only when none is left.
pub(crate) fn refresh(db: &Connection, cache: &mut Cache, most: usize) -> Result<usize> {
    let events: Vec<i64> = {
        let mut ask = db.prepare_cached("SELECT event FROM stale ORDER BY event LIMIT ?1")?;
        ask.query_map([most as i64], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?
    };
    for &event in &events {
        if let Some(tally) = from_reports(db, cache, event, None)? {
            put(db, event, &tally)?;
        }
        db.prepare_cached("DELETE FROM stale WHERE event = ?1")?.execute([event])?;
    }
    Ok(events.len())
}

/// What the reports come to that count on a day, or now. None where none does.
pub(crate) fn from_reports(db: &Connection, cache: &mut Cache, event: i64, as_of: Option<i32>) -> Result<Option<Tally>> {
    // The founder comes before all others.
    if let Some(day) = as_of
        && cache.version(db, turn::version(event))?.day > day
    {
        return Ok(None);
    }
    let known = cache.members(db, event)?;
    let members: Vec<&Member> = known.members.iter().filter(|m| m.counts_on(as_of)).collect();
    let Some(first) = members.first() else { return Ok(None) };
    // Its founder may no longer count, and still names it.
    let founder = known.members.iter().find(|m| m.id == event).unwrap_or(first);
    let mut tally = Tally::of(db, name::of(founder), first, &members)?;
    let end = |m: &Member| m.turn.day.max(m.version.until.unwrap_or(i32::MIN));
    tally.last = known.members.iter().map(end).max().unwrap_or(tally.last);
    Ok(Some(tally))
}
