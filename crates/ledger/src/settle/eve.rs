//! The last days can be settled anew: of each event that they change, what was kept of it on the eve of the day is set aside.
//!
//! News of a day comes all day long, and in the canonical order the article of the evening may come before that of the morning. Where it
//! does, the day is taken back and settled again from its first article on, which costs as much as one day does. Articles of days long
//! past are linked late instead, one observation after another.

use super::link::{Link, REJECTED};
use crate::cache::Cache;
use crate::error::Result;
use crate::summary::Summary;
use crate::tally;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{HashMap, HashSet};

/// The last days with articles that can be settled anew; a few more than one, as a clock somewhere is wrong.
const DAYS: i64 = 3;
/// Texts that are settled anew at most; where a day has more, few late ones are linked late.
const MOST: i64 = 10_000;

/// What is set aside in a run.
#[derive(Default)]
pub(crate) struct Eves {
    /// The first day that can be settled anew; none in a run that links nothing on time.
    first: Option<i32>,
    /// The first of them of which something is unsettled that comes before what is settled.
    late: Option<i32>,
    /// Events of which something was set aside, with the day.
    noted: HashSet<(i64, i32)>,
}

impl Eves {
    /// Those of the last days of a file.
    pub(crate) fn of(db: &Connection, frontier: Option<(i32, i64)>) -> Result<Self> {
        let marked = marked(db)?;
        let days = "SELECT min(day) FROM (SELECT DISTINCT day FROM version WHERE state < 2 ORDER BY day DESC LIMIT ?1)";
        let last: Option<i32> = db.prepare_cached(days)?.query_row([DAYS], |r| r.get(0))?;
        // Whatever else has come in, a day of which something is late is needed once more.
        let late = marked.map(|first| first_late(db, frontier, first)).transpose()?.flatten();
        let first = last.unwrap_or(i32::MIN).min(late.unwrap_or(i32::MAX)).max(marked.unwrap_or(i32::MIN));
        if marked != Some(first) {
            db.execute("DELETE FROM eve WHERE day < ?1", [first])?;
            db.execute("DELETE FROM eve_facet WHERE day < ?1", [first])?;
            db.execute("INSERT OR REPLACE INTO eve (event, day) VALUES (?1, ?2)", [REJECTED, i64::from(first)])?;
        }
        Ok(Self { first: Some(first), late, noted: HashSet::new() })
    }

    /// The day from which all before another one is to be settled anew, as something of it came late.
    pub(crate) fn late(&self, db: &Connection, before: i64) -> Result<Option<i32>> {
        let Some(from) = self.late.filter(|day| i64::from(*day) < before) else { return Ok(None) };
        let texts: i64 = db.query_row("SELECT count(*) FROM version WHERE state = 1 AND day >= ?1", [from], |r| r.get(0))?;
        Ok((texts <= MOST).then_some(from))
    }

    /// Whether a day can be settled anew.
    pub(crate) fn has(&self, day: i32) -> bool {
        self.first.is_some_and(|first| day >= first)
    }

    /// Whether an event is now first met on a day.
    pub(crate) fn is_first(&mut self, event: i64, day: i32) -> bool {
        self.has(day) && self.noted.insert((event, day))
    }
}

/// The day before which nothing was set aside.
fn marked(db: &Connection) -> Result<Option<i32>> {
    let mut ask = db.prepare_cached("SELECT day FROM eve WHERE event = 0 ORDER BY day DESC LIMIT 1")?;
    Ok(ask.query_row([], |r| r.get(0)).optional()?)
}

/// Sets aside what is kept of an event before a day changes it. `tally`: the one in the file holds.
pub(crate) fn keep(db: &Connection, event: i64, day: i32, tally: bool) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO eve SELECT s.event, ?2, s.packed, t.status, t.last, t.packed
               FROM summary s LEFT JOIN tally t ON ?3 AND t.event = s.event WHERE s.event = ?1";
    if db.prepare_cached(sql)?.execute(params![event, day, tally])? == 0 {
        lose(db, event, day)?;
    }
    Ok(())
}

/// Nothing is known of the eve of a day, unless it was set aside before.
pub(crate) fn lose(db: &Connection, event: i64, day: i32) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO eve (event, day) VALUES (?1, ?2)")?.execute(params![event, day])?;
    Ok(())
}

/// What was set aside of an event holds no more: something else has changed than the order in which it was.
pub(crate) fn spoil(db: &Connection, event: i64) -> Result<()> {
    db.prepare_cached("UPDATE eve SET summary = NULL, status = NULL, last = NULL, tally = NULL WHERE event = ?1")?.execute([event])?;
    Ok(())
}

/// An event has become known by a word on a day.
pub(crate) fn found_by(db: &Connection, event: i64, day: i32, term: i64) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO eve_facet VALUES (?1, ?2, ?3)")?.execute(params![event, day, term])?;
    Ok(())
}

/// The first day, from one on, of which a text is unsettled that comes before one that is settled.
fn first_late(db: &Connection, frontier: Option<(i32, i64)>, first: i32) -> Result<Option<i32>> {
    let Some((day, rank)) = frontier else { return Ok(None) };
    let sql = "SELECT day FROM version WHERE state = 0 AND day >= ?1 AND (day, rank) <= (?2, ?3) ORDER BY day LIMIT 1";
    Ok(db.prepare_cached(sql)?.query_row(params![first, day, rank], |r| r.get(0)).optional()?)
}

/// What becomes of an event when days are taken back.
enum Fate {
    /// It was founded on one of them.
    Gone,
    /// It is as it was set aside.
    Restored(Box<Aside>),
    /// Nobody has set it aside: its reports of those days are taken out of it.
    Made,
}

/// What was kept of an event.
struct Aside {
    summary: Vec<u8>,
    tally: Option<(i64, i32, Vec<u8>)>,
}

/// Takes back all that was settled from a day on; says how many texts.
pub(crate) fn take_back(link: &mut Link<'_>, from: i32) -> Result<usize> {
    let db = link.db;
    let versions: Vec<i64> = {
        let mut ask = db.prepare("SELECT id FROM version WHERE state = 1 AND day >= ?1 ORDER BY day, rank")?;
        ask.query_map([from], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?
    };
    let mut fates: HashMap<i64, Fate> = HashMap::new();
    for &version in &versions {
        for (o, event) in link.observations(version)? {
            let Some(event) = event else { continue };
            if event != REJECTED && !fates.contains_key(&event) {
                fates.insert(event, fate(db, link.cache, event, from)?);
            }
            match fates.get(&event) {
                Some(Fate::Made) => link.detach(&o, event)?,
                // Nothing else gave the event its keys on this day: all of the day goes.
                _ => link.unlink(&o, event, &HashSet::new())?,
            }
        }
        db.prepare_cached("UPDATE version SET state = 0 WHERE id = ?1")?.execute([version])?;
    }
    for (event, fate) in fates {
        restore(link, event, from, fate)?;
    }
    db.execute("DELETE FROM eve WHERE day >= ?1 AND event <> 0", [from])?;
    db.execute("DELETE FROM eve_facet WHERE day >= ?1", [from])?;
    db.execute("DELETE FROM dirty WHERE day >= ?1", [from])?;
    link.cache.recent = None;
    Ok(versions.len())
}

fn fate(db: &Connection, cache: &mut Cache, event: i64, from: i32) -> Result<Fate> {
    if cache.founded(db, event)?.day >= from {
        return Ok(Fate::Gone);
    }
    let sql = "SELECT summary, status, last, tally FROM eve WHERE event = ?1 AND day >= ?2 ORDER BY day LIMIT 1";
    let aside = |r: &rusqlite::Row<'_>| {
        let (status, last, tally): (Option<i64>, Option<i32>, Option<Vec<u8>>) = (r.get(1)?, r.get(2)?, r.get(3)?);
        let tally = status.zip(last).zip(tally).map(|((status, last), tally)| (status, last, tally));
        let summary: Option<Vec<u8>> = r.get(0)?;
        Ok(summary.map(|summary| Aside { summary, tally }))
    };
    let aside = db.prepare_cached(sql)?.query_row(params![event, from], aside).optional()?.flatten();
    Ok(aside.map_or(Fate::Made, |aside| Fate::Restored(Box::new(aside))))
}

fn restore(link: &mut Link<'_>, event: i64, from: i32, fate: Fate) -> Result<()> {
    let db = link.db;
    if matches!(fate, Fate::Made) {
        return Ok(());
    }
    link.cache.forget(event);
    link.bring_up(event);
    db.prepare_cached("DELETE FROM facet WHERE (term, event) IN (SELECT term, event FROM eve_facet WHERE event = ?1 AND day >= ?2)")?
        .execute(params![event, from])?;
    for table in ["summary", "tally", "stale"] {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE event = ?1"))?.execute([event])?;
    }
    let Fate::Restored(aside) = fate else { return Ok(()) };
    db.prepare_cached("INSERT INTO summary VALUES (?1, ?2)")?.execute(params![event, aside.summary])?;
    let known: Summary = Summary::unpack(&aside.summary)?;
    if let Some((status, last, tally)) = aside.tally {
        db.prepare_cached("INSERT INTO tally VALUES (?1, ?2, ?3, ?4)")?.execute(params![event, status, last, tally])?;
    } else if tally::is_wanted(&known.stand, known.cluster.size as usize) {
        db.prepare_cached("INSERT INTO stale VALUES (?1)")?.execute([event])?;
    }
    Ok(())
}
