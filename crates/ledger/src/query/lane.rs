//! Rows of the diary that have no place among the days to come: what has no day yet, and what is overdue. The latest first.

use super::{Query, Table, fits, link, may_stand, pick};
use crate::cache::Cache;
use crate::correct::Settings;
use crate::day;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::observation::When;
use crate::row::{self, Row};
use crate::settle::{Shelf, shelves};
use rusqlite::{Connection, params};

/// Events of each shelf that are looked at, the latest first: a lane is read from its top.
const LOOKED: i64 = 2_000;

impl Ledger {
    /// Rows of the diary without any day, the last told first; at most `query.limit`. Days that `query` asks for do not count.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn undated(&self, query: &Query) -> Result<Vec<Row>> {
        let is_undated = |row: &Row| !row.state.when.as_ref().is_some_and(When::is_dated);
        self.look(|db, cache| lane(db, cache, query, &Shelf::is_undated, &is_undated))
    }

    /// Rows whose last day had passed on the asked day without a report of what came of them, the last due first; at most `query.limit`.
    /// Days that `query` asks for do not count.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn overdue(&self, query: &Query) -> Result<Vec<Row>> {
        self.look(|db, cache| lane(db, cache, query, &|shelf| !shelf.is_undated(), &|row| row.overdue))
    }
}

fn lane(
    db: &Connection,
    cache: &mut Cache,
    query: &Query,
    stands: &dyn Fn(&Shelf) -> bool,
    belongs: &dyn Fn(&Row) -> bool,
) -> Result<Vec<Row>> {
    let query = &Query { from: None, to: None, after: None, undated: true, ..query.clone() };
    let (ask, most) = (query.ask(), query.limit.unwrap_or(usize::MAX));
    let settings = Settings::load(db, cache, &ask)?;
    let mut out: Vec<Row> = Vec::new();
    for event in events(db, query, ask.today.map_or(i32::MAX, day::number), stands)? {
        if out.len() >= most {
            break;
        }
        let row = row::of_status(db, cache, event, &ask, settings.of(event), &|s| may_stand(s, query, Table::Diary))?;
        let Some(mut row) = row.filter(|row| belongs(row) && fits(row, query, Table::Diary)) else { continue };
        link(db, cache, &mut row, event, &ask, &settings)?;
        out.push(row);
    }
    Ok(out)
}

/// The events to look at, those that begin last first.
fn events(db: &Connection, query: &Query, today: i32, stands: &dyn Fn(&Shelf) -> bool) -> Result<Vec<i64>> {
    let mut found: Vec<(i64, i32)> = Vec::new();
    if query.actor.is_some() || query.place.is_some() {
        found = pick::events(db, query, Table::Diary)?;
        found.retain(|f| f.1 <= today);
    } else {
        let mut ask = db.prepare_cached("SELECT id, low FROM event WHERE shelf = ?1 AND low <= ?2 ORDER BY low DESC LIMIT ?3")?;
        for shelf in shelves(true, i32::MIN, today, true).into_iter().filter(|s| stands(s)) {
            let rows = ask.query_map(params![shelf.id, today, LOOKED], |r| Ok((r.get(0)?, r.get(1)?)))?;
            found.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        }
    }
    found.sort_unstable_by_key(|f| std::cmp::Reverse((f.1, f.0)));
    Ok(found.into_iter().map(|f| f.0).collect())
}
