//! Conditions as links: which event a row hangs on, and which rows hang on an event.

use crate::cache::Cache;
use crate::condition;
use crate::error::Result;
use crate::identity;
use crate::member::Member;
use crate::observation::{Condition, Observation};
use crate::settle::{self, Link};
use crate::turn::{self, Turn};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// Notes by which keys the conditions of a text look for what they hang on. `reading`: all its observations.
pub(crate) fn put(db: &Connection, version: i64, reading: &[Observation]) -> Result<()> {
    let mut put = db.prepare_cached("INSERT OR IGNORE INTO hinge VALUES (?1, ?2)")?;
    for o in reading {
        for key in o.conditions.iter().flat_map(|c| keys(o, c, reading)) {
            put.execute(params![key, turn::id(version, o.number)])?;
        }
    }
    Ok(())
}

/// Notes it for all texts: of a ledger that had no such notes, or anew.
pub(crate) fn fill(db: &Connection) -> Result<()> {
    db.execute("DELETE FROM hinge", [])?;
    let mut cache = Cache::default();
    let mut ask = db.prepare("SELECT id FROM version WHERE state < 2")?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let version = row.get(0)?;
        let reading = Link::new(db, &mut cache)?.observations(version)?;
        put(db, version, &reading.iter().map(|o| (*o.0.observation).clone()).collect::<Vec<_>>())?;
    }
    Ok(())
}

/// Takes the notes of a text away.
pub(crate) fn take(db: &Connection, version: i64) -> Result<()> {
    let (first, last) = settle::range(version);
    db.prepare_cached("DELETE FROM hinge WHERE obs BETWEEN ?1 AND ?2")?.execute([first, last])?;
    Ok(())
}

fn keys(o: &Observation, c: &Condition, reading: &[Observation]) -> Vec<i64> {
    identity::keys(&condition::asked(o, c, reading)).into_iter().map(|k| i64::from(k as u32 as i32)).collect()
}

/// The event that a condition of an observation hangs on, as known when a turn has come.
pub(crate) fn trigger(db: &Connection, cache: &mut Cache, o: &Member, c: &Condition, at: Turn) -> Result<Option<i64>> {
    let version = turn::version(o.id);
    let (mut pointed, mut reading) = (None, Vec::new());
    if let Some(number) = c.event {
        let id = turn::id(version, number);
        pointed = Link::new(db, cache)?.event_of(id)?.filter(|e| *e > 0);
        let Some(event) = pointed else { return Ok(None) };
        // "if Brussels pays": only supposed here, and told as ahead or done elsewhere
        if is_told(db, cache, event, at)? {
            return Ok(pointed);
        }
        reading.push((*cache.member(db, id)?.observation).clone());
    }
    let own = Link::new(db, cache)?.event_of(o.id)?;
    let traits = condition::asked(&o.observation, c, &reading);
    let keys = keys(&o.observation, c, &reading);
    let mut best: Option<(i32, i64)> = None;
    for candidate in settle::candidates(db, cache, &keys, at)? {
        let (verdict, fits) = condition::fits(&traits, &candidate.cluster);
        let is_other = Some(candidate.event) != own && Some(candidate.event) != pointed;
        if fits && is_other && best.is_none_or(|b| verdict.score > b.0) {
            best = Some((verdict.score, candidate.event));
        }
    }
    Ok(best.map(|b| b.1).or(pointed))
}

/// Whether some report that counts tells of an event as ahead, under way or done. Of one with very many reports some are looked at.
fn is_told(db: &Connection, cache: &mut Cache, event: i64, at: Turn) -> Result<bool> {
    for id in cache.first_of(db, event, LOOKED)? {
        let m = cache.member(db, id)?;
        if m.counts_at(at) && m.observation.actuality != "hypothetical" {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The observations whose conditions hang on an event, as known when a turn has come.
pub(crate) fn dependants(db: &Connection, cache: &mut Cache, event: i64, at: Turn) -> Result<Vec<(Member, Condition)>> {
    let mut out = Vec::new();
    for id in hanging(db, cache, event, at)? {
        let o = cache.member(db, id)?;
        for c in o.observation.conditions.clone() {
            if o.counts_at(at) && trigger(db, cache, &o, &c, at)? == Some(event) {
                out.push((o.clone(), c));
            }
        }
    }
    out.sort_by_key(|d| d.0.turn);
    Ok(out)
}

/// Conditions of a key that are looked at, the last added, and reports of an event: in a large ledger thousands share a common word.
const LOOKED: i64 = 64;

/// The observations whose conditions may hang on an event: those that look for it by a key by which it is found, and those of its texts.
fn hanging(db: &Connection, cache: &mut Cache, event: i64, at: Turn) -> Result<BTreeSet<i64>> {
    let members = cache.members(db, event)?;
    let mut out = BTreeSet::new();
    let mut ask = db.prepare_cached("SELECT obs FROM hinge WHERE key = ?1 ORDER BY obs DESC LIMIT ?2")?;
    for key in settle::leading_to(db, cache, event, members.keys(), at)? {
        let rows = ask.query_map(params![key, LOOKED], |r| r.get(0))?;
        for id in rows {
            out.insert(id?);
        }
    }
    // Those of the same texts point at it by its number.
    let mut ask = db.prepare_cached("SELECT DISTINCT obs FROM hinge WHERE obs BETWEEN ?1 AND ?2")?;
    for m in &members.members {
        let (first, last) = settle::range(m.version.id);
        for id in ask.query_map([first, last], |r| r.get(0))? {
            out.insert(id?);
        }
    }
    Ok(out)
}
