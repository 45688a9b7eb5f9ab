//! How far an archive has been read: kept together with the articles before that place, so that a run that is cut off loses and
//! doubles nothing.

use crate::error::Result;
use crate::ledger::Ledger;
use rusqlite::{Connection, params};

/// A place in an archive: all before it is in the ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reached {
    /// What the archive is known by, in the words of the caller.
    pub archive: String,
    /// The byte of the file from which it can be read.
    pub start: u64,
    /// Records after that byte that are done.
    pub records: u64,
    /// Records of the archive that are done, for messages.
    pub number: u64,
}

impl Ledger {
    /// How far each archive has been read.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn reached(&self) -> Result<Vec<Reached>> {
        let place = |r: &rusqlite::Row<'_>| {
            let number = |at| r.get::<_, i64>(at).map(i64::unsigned_abs);
            Ok(Reached { archive: r.get(0)?, start: number(1)?, records: number(2)?, number: number(3)? })
        };
        self.read(|db| {
            let mut ask = db.prepare("SELECT archive, start, records, number FROM reached")?;
            Ok(ask.query_map([], place)?.collect::<rusqlite::Result<_>>()?)
        })
    }
}

/// Notes a place; an older one of the same archive is forgotten.
pub(crate) fn put(db: &Connection, place: &Reached) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO reached (archive, start, records, number) VALUES (?1, ?2, ?3, ?4)";
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    db.prepare_cached(sql)?.execute(params![place.archive, number(place.start), number(place.records), number(place.number)])?;
    Ok(())
}
