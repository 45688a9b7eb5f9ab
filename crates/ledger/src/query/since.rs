//! What changed since a moment, by whatever was added after it and of whichever day.

use super::diff::{Changed, is_planned, ways};
use crate::cache::Cache;
use crate::correct::Settings;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::name;
use crate::row::{self, Ask, Row};
use crate::settle::range;
use jiff::civil::Date;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// The ledger as it was at a moment. While it is held, what others write is kept beside the file; so it is held for minutes, not for days.
pub struct Moment {
    /// Within a transaction that reads, and that ends with it.
    db: Connection,
    /// The texts that the ledger had.
    last: i64,
    /// Those of them that were not settled.
    unsettled: BTreeSet<i64>,
}

impl Ledger {
    /// Holds the ledger as it is.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn moment(&self) -> Result<Moment> {
        let at = || {
            let db = Self::read_only(self.path())?.db;
            db.execute_batch("BEGIN")?;
            let last = db.query_row("SELECT ifnull(max(id), 0) FROM version", [], |r| r.get(0))?;
            let unsettled = numbers(&db, "SELECT id FROM version WHERE state = 0 AND id > ?1", 0)?.into_iter().collect();
            Ok(Moment { db, last, unsettled })
        };
        at().map_err(|e: crate::Error| e.at(self.path()))
    }

    /// Rows of the diary that are not what they were at a moment, by what was settled since, in the order of their names.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn changed_since(&self, moment: &Moment, today: Date) -> Result<Vec<Changed>> {
        self.look(|db, cache| {
            let ask = Ask { as_of: None, today: Some(today) };
            let (settings, mut was) = (Settings::load(db, cache, &ask)?, Cache::default());
            let old_settings = Settings::load(&moment.db, &mut was, &ask)?;
            let mut out = Vec::new();
            for event in moment.touched(db)? {
                let Some(after) = row::of(db, cache, event, &ask, settings.of(event))?.filter(is_planned) else { continue };
                let before = moment.row(&mut was, event, &after.event, &ask, &old_settings)?;
                let ways = ways(before.as_ref(), &after);
                out.extend((!ways.is_empty()).then_some(Changed { ways, before, after }));
            }
            out.sort_by(|a, b| a.after.event.cmp(&b.after.event));
            Ok(out)
        })
    }
}

impl Moment {
    /// The events of all texts that were settled since, and of the texts that these took the place of.
    fn touched(&self, db: &Connection) -> Result<BTreeSet<i64>> {
        let mut texts = numbers(db, "SELECT id FROM version WHERE id > ?1 AND state <> 0", self.last)?;
        texts.extend(&self.unsettled);
        let mut found = BTreeSet::new();
        for text in texts {
            found.extend(events(db, text)?);
            let older = "SELECT o.id FROM version o JOIN version v ON v.hash = o.hash WHERE v.id = ?1 AND o.id <> v.id";
            for text in numbers(db, older, text)? {
                found.extend(events(db, text)?);
                found.extend(events(&self.db, text)?);
            }
        }
        Ok(found)
    }

    /// The row of an event at the moment: by its name, else by what founded it.
    fn row(&self, was: &mut Cache, event: i64, name: &str, ask: &Ask, settings: &Settings) -> Result<Option<Row>> {
        let event = match name::find(&self.db, was, name) {
            Ok(named) => named,
            Err(e) if e.is_unknown() => event,
            Err(e) => return Err(e),
        };
        row::of(&self.db, was, event, ask, settings.of(event))
    }
}

fn events(db: &Connection, text: i64) -> Result<Vec<i64>> {
    let (first, last) = range(text);
    let sql = "SELECT DISTINCT event FROM obs WHERE id BETWEEN ?1 AND ?2 AND event <> 0";
    Ok(db.prepare_cached(sql)?.query_map([first, last], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn numbers(db: &Connection, sql: &str, of: i64) -> Result<Vec<i64>> {
    Ok(db.prepare_cached(sql)?.query_map([of], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
}
