//! Which events to look at: those of an actor or a place, else those whose days may fall within what is asked.

use super::{Query, Table};
use crate::day;
use crate::error::Result;
use crate::settle::{shelves, term};
use rusqlite::{Connection, params};

/// Events with their first possible day, in its order. All that fit are among them; others may be too.
pub(crate) fn events(db: &Connection, query: &Query, table: Table) -> Result<Vec<(i64, i32)>> {
    let term = query.actor.as_deref().or(query.place.as_deref()).and_then(term);
    let mut found = match term {
        Some(term) => of_term(db, term)?,
        None => of_days(db, query, table)?,
    };
    found.sort_unstable_by_key(|f| (f.1, f.0));
    Ok(found)
}

fn of_term(db: &Connection, term: i64) -> Result<Vec<(i64, i32)>> {
    let mut ask = db.prepare_cached("SELECT e.id, e.low FROM facet f JOIN event e ON e.id = f.event WHERE f.term = ?1")?;
    Ok(ask.query_map([term], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

fn of_days(db: &Connection, query: &Query, table: Table) -> Result<Vec<(i64, i32)>> {
    let from = query.from.map_or(i32::MIN, day::number);
    let to = query.to.map_or(i32::MAX, day::number);
    let mut ask = db.prepare_cached("SELECT id, low FROM event WHERE shelf = ?1 AND low BETWEEN ?2 AND ?3 AND high >= ?4")?;
    let mut out = Vec::new();
    let (sides, undated): (&[bool], bool) = match table {
        Table::Diary => (&[true], query.undated),
        Table::Timeline => (&[false], true),
        Table::Events => (&[true, false], true),
        Table::Dated => (&[true, false], false),
    };
    for shelf in sides.iter().flat_map(|&is_diary| shelves(is_diary, from, to, undated)) {
        let rows = ask.query_map(params![shelf.id, shelf.from, shelf.to, from], |r| Ok((r.get(0)?, r.get(1)?)))?;
        for row in rows {
            out.push(row?);
        }
    }
    out.sort_unstable();
    out.dedup();
    Ok(out)
}
