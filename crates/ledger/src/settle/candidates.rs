//! Which events an observation is compared with: those whose observations share a blocking key with it, the latest and closest first.

use crate::cache::Cache;
use crate::error::Result;
use crate::identity::Cluster;
use crate::turn::Turn;
use rusqlite::{Connection, params};
use std::collections::HashMap;
use std::rc::Rc;

/// Days of publication that share a stretch of the table of keys, so that new keys lie close together in the file.
const STRETCH: i32 = 256;
/// Stretches that one looks back: an event of which nobody has written for as long as this has ended.
const BACK: i32 = 2;
/// Events that one key offers; the last day that is looked at is looked at wholly.
const OFFERS: usize = 12;
/// Days of its events that are looked at for one key, in the same way: what is in the news every day is found on the first of them.
const LOOKS: usize = 40;
/// Events that are compared at most.
const MOST: usize = 10;

/// The stretch of a day.
pub(crate) fn stretch(day: i32) -> i32 {
    day.div_euclid(STRETCH)
}

/// The last stretch from which one may look back on a day.
pub(crate) fn last_view(day: i32) -> i32 {
    stretch(day) + BACK
}

/// An event that may be the same, with what its observations before the asked one come to.
pub(crate) struct Candidate {
    pub(crate) event: i64,
    pub(crate) cluster: Rc<Cluster>,
}

/// What is settled already of what comes after a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum After {
    Nothing,
    /// Nothing, and who asks only reads: what is made of an event is not kept in the file.
    NothingRead,
    /// Some, and it must be looked past.
    Some,
    /// Some, and of events with many observations it may be seen: to look past it takes too long for a person who waits.
    SomeSeen,
}

/// The candidates for what has some keys when its turn has come.
pub(crate) fn find(db: &Connection, cache: &mut Cache, keys: &[i64], turn: Turn, after: After) -> Result<Vec<Candidate>> {
    let mut shared: HashMap<i64, (u32, i32)> = HashMap::new();
    for &key in keys {
        for (day, event) in offers(db, cache, turn, key, after)? {
            let (count, last) = shared.entry(event).or_insert((0, day));
            *count += 1;
            *last = day.max(*last);
        }
    }
    let chosen = closest(db, cache, shared)?;
    let with_cluster = |event: i64| candidate(db, cache, event, turn, after).transpose();
    chosen.into_iter().filter_map(with_cluster).collect()
}

/// Those with most keys in common, of equals the latest, of equals those founded first; in the order of their founding.
fn closest(db: &Connection, cache: &mut Cache, shared: HashMap<i64, (u32, i32)>) -> Result<Vec<i64>> {
    let mut order: Vec<((u32, i32), i64)> = shared.into_iter().map(|(event, close)| (close, event)).collect();
    order.sort_unstable_by(|a, b| b.cmp(a));
    let least = order.get(MOST).map(|o| o.0);
    let (mut chosen, mut equals) = (Vec::new(), Vec::new());
    for (close, event) in order.into_iter().take_while(|o| Some(o.0) >= least) {
        let founded = (cache.founded(db, event)?, event);
        if Some(close) == least { equals.push(founded) } else { chosen.push(founded) }
    }
    equals.sort_unstable();
    equals.truncate(MOST - chosen.len());
    chosen.extend(equals);
    chosen.sort_unstable();
    Ok(chosen.into_iter().map(|c| c.1).collect())
}

/// The latest events that have a key, with the day of their last observation that has it.
pub(crate) fn offers(db: &Connection, cache: &mut Cache, turn: Turn, key: i64, after: After) -> Result<Vec<(i32, i64)>> {
    let mut out: Vec<(i32, i64)> = Vec::new();
    let (mut seen, mut last) = (0, turn.day);
    let mut ask = db.prepare_cached("SELECT day, event FROM block WHERE span = ?1 AND key = ?2 AND day <= ?3 ORDER BY day DESC")?;
    for span in (stretch(turn.day) - BACK..=stretch(turn.day)).rev() {
        let mut rows = ask.query(params![span, key, turn.day])?;
        while let Some(row) = rows.next()? {
            let (day, event): (i32, i64) = (row.get(0)?, row.get(1)?);
            if (out.len() >= OFFERS || seen >= LOOKS) && last != day {
                return Ok(out);
            }
            if day == turn.day && !has_before(db, cache, event, key, turn, after)? {
                continue;
            }
            (seen, last) = (seen + 1, day);
            if out.iter().all(|o| o.1 != event) {
                out.push((day, event));
            }
        }
    }
    Ok(out)
}

/// Whether an event's key of the day of a turn is from an observation before it.
fn has_before(db: &Connection, cache: &mut Cache, event: i64, key: i64, turn: Turn, after: After) -> Result<bool> {
    match after {
        After::Nothing | After::NothingRead => return Ok(true),
        After::SomeSeen if now(db, cache, event, MANY)?.is_some() => return Ok(true),
        After::Some | After::SomeSeen => {}
    }
    let all = cache.members(db, event)?;
    Ok(all.members.iter().any(|m| m.turn.day == turn.day && m.turn < turn && m.keys().contains(&key)))
}

/// An event as it is when a turn has come.
fn candidate(db: &Connection, cache: &mut Cache, event: i64, turn: Turn, after: After) -> Result<Option<Candidate>> {
    let known = match after {
        After::Nothing => return Ok(cache.cluster(db, event, turn)?.map(|cluster| Candidate { event, cluster })),
        After::NothingRead => now(db, cache, event, 0)?,
        After::Some => None,
        After::SomeSeen => now(db, cache, event, MANY)?,
    };
    let cluster = match known {
        Some(now) => Some(now),
        None => cache.members(db, event)?.cluster(turn),
    };
    Ok(cluster.map(|cluster| Candidate { event, cluster }))
}

/// Observations from which on an event is one of many.
const MANY: u32 = 24;

/// What an event of at least so many observations comes to now, where the file says it.
fn now(db: &Connection, cache: &mut Cache, event: i64, least: u32) -> Result<Option<Rc<Cluster>>> {
    Ok(cache.summary(db, event)?.map(|s| s.cluster.clone()).filter(|c| c.size >= least))
}
