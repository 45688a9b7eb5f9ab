//! Conditions as links: which event a row hangs on, and which rows hang on an event.

use crate::condition;
use crate::error::Result;
use crate::identity;
use crate::member::{Cache, Gathering, Member};
use crate::observation::Condition;
use crate::settle::{self, Link};
use crate::turn::{self, Turn};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// Notes by which keys the conditions of an observation look for what they hang on. `reading`: all of its article.
pub(crate) fn put(db: &Connection, o: &Member, reading: &[Member]) -> Result<()> {
    let mut put = db.prepare_cached("INSERT OR IGNORE INTO hinge VALUES (?1, ?2)")?;
    for c in &o.observation.conditions {
        for key in keys(o, c, reading) {
            put.execute(params![key, o.id])?;
        }
    }
    Ok(())
}

/// Notes it for a whole text.
pub(crate) fn put_all(db: &Connection, cache: &mut Cache, version: i64) -> Result<()> {
    let reading: Vec<Member> = Link::new(db, cache)?.observations(version)?.into_iter().map(|o| o.0).collect();
    reading.iter().filter(|o| !o.observation.conditions.is_empty()).try_for_each(|o| put(db, o, &reading))
}

/// Notes it for all texts: of a ledger that had no such notes, or anew.
pub(crate) fn fill(db: &Connection) -> Result<()> {
    db.execute("DELETE FROM hinge", [])?;
    let mut cache = Cache::default();
    let mut ask = db.prepare("SELECT id FROM version WHERE state < 2")?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        put_all(db, &mut cache, row.get(0)?)?;
    }
    Ok(())
}

/// Takes the notes of a text away.
pub(crate) fn take(db: &Connection, version: i64) -> Result<()> {
    let (first, last) = settle::range(version);
    db.prepare_cached("DELETE FROM hinge WHERE obs BETWEEN ?1 AND ?2")?.execute([first, last])?;
    Ok(())
}

fn asked(o: &Member, c: &Condition, reading: &[Member]) -> identity::Traits {
    let all: Vec<_> = reading.iter().map(|m| (*m.observation).clone()).collect();
    condition::asked(&o.observation, c, &all)
}

fn keys(o: &Member, c: &Condition, reading: &[Member]) -> Vec<i64> {
    identity::keys(&asked(o, c, reading)).into_iter().map(|k| i64::from(k as u32 as i32)).collect()
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
        if is_told(&*cache.members(db, event)?, at) {
            return Ok(pointed);
        }
        reading.push(cache.member(db, id)?);
    }
    let own = Link::new(db, cache)?.event_of(o.id)?;
    let traits = asked(o, c, &reading);
    let keys = keys(o, c, &reading);
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

/// Whether some report that counts tells of an event as ahead, under way or done.
fn is_told(known: &Gathering, at: Turn) -> bool {
    known.members.iter().any(|m| m.counts_at(at) && m.observation.actuality != "hypothetical")
}

/// The observations whose conditions hang on an event, as known when a turn has come.
pub(crate) fn dependants(db: &Connection, cache: &mut Cache, event: i64, at: Turn) -> Result<Vec<(Member, Condition)>> {
    let mut out = Vec::new();
    for id in hanging(db, cache, event)? {
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

fn hanging(db: &Connection, cache: &mut Cache, event: i64) -> Result<BTreeSet<i64>> {
    let members = cache.members(db, event)?;
    let mut out = BTreeSet::new();
    let mut ask = db.prepare_cached("SELECT obs FROM hinge WHERE key = ?1")?;
    for key in members.keys() {
        let rows = ask.query_map([key], |r| r.get(0))?;
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
