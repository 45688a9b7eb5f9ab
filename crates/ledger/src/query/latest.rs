//! The events that came in last, for pages that tell of many at once: how many are looked at is given, however many there are.

use super::{Query, Table, linked_rows};
use crate::day;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::row::Row;
use crate::settle::term;
use rusqlite::{Connection, params};

impl Ledger {
    /// Of the events that were founded last, `most` at most, those that fit, in the order of first days. Where somebody or some place is
    /// asked for, of those that name it. Says too whether there are more than were looked at.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn latest(&self, query: &Query, most: usize) -> Result<(Vec<Row>, bool)> {
        self.look(|db, cache| {
            let founded = founded(db, query, most)?;
            let is_cut = founded.len() == most;
            Ok((linked_rows(db, cache, query, Table::Events, founded)?, is_cut))
        })
    }
}

/// The last events with their first possible day, in its order.
fn founded(db: &Connection, query: &Query, most: usize) -> Result<Vec<(i64, i32)>> {
    let (until, most) = (query.as_of.map_or(i32::MAX, day::number), most as i64);
    let event = |r: &rusqlite::Row<'_>| Ok((r.get(0)?, r.get(1)?));
    let mut found: Vec<(i64, i32)> = match query.actor.as_deref().or(query.place.as_deref()).and_then(term) {
        Some(term) => db.prepare_cached(NAMING)?.query_map(params![until, most, term], event)?.collect::<rusqlite::Result<_>>()?,
        None => db.prepare_cached(ALL)?.query_map(params![until, most], event)?.collect::<rusqlite::Result<_>>()?,
    };
    found.sort_unstable_by_key(|f| (f.1, f.0));
    Ok(found)
}

/// An event has the number of the observation that founded it, which has that of its text in it. `CROSS JOIN` keeps the order of the
/// tables: the last ones come first, and the walk ends after them.
const ALL: &str = "SELECT e.id, e.low FROM version v CROSS JOIN event e ON e.id BETWEEN v.id * 4096 AND v.id * 4096 + 4095
     WHERE v.day <= ?1 ORDER BY v.day DESC, v.rank DESC LIMIT ?2";
const NAMING: &str = "SELECT e.id, e.low FROM facet f CROSS JOIN event e ON e.id = f.event CROSS JOIN version v ON v.id = f.event / 4096
     WHERE f.term = ?3 AND v.day <= ?1 ORDER BY f.event DESC LIMIT ?2";
