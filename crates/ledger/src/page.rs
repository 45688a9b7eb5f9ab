//! What lies in the file of one text, in one compressed piece: its words, its sentences, what was observed in it, and its claims. What
//! is observed is mostly words of the text, so that all of it together is little larger than the text alone.

use crate::error::{Error, Result};
use crate::packed::{self, Told};
use crate::settle::range;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

/// All of one text.
#[derive(Serialize, Deserialize)]
pub(crate) struct Page {
    pub(crate) text: String,
    /// Where the sentences begin and end: each number counted from the one before.
    pub(crate) sentences: Vec<usize>,
    pub(crate) told: Told,
    /// The claims, packed.
    pub(crate) claims: Vec<u8>,
}

impl Page {
    /// The page of a version.
    pub(crate) fn of(db: &Connection, version: i64) -> Result<Self> {
        let mut ask = db.prepare_cached("SELECT packed FROM page WHERE version = ?1")?;
        let mut rows = ask.query([version])?;
        let row = rows.next()?.ok_or_else(|| Error::damaged(format!("text {version} is missing")))?;
        Self::unpack(row.get_ref(0)?.as_blob().unwrap_or_default())
    }

    pub(crate) fn unpack(packed: &[u8]) -> Result<Self> {
        packed::small_of(packed)
    }

    /// Writes the page of a version, over the one before.
    pub(crate) fn put(&self, db: &Connection, version: i64) -> Result<()> {
        let packed = packed::small(self)?;
        db.prepare_cached("INSERT OR REPLACE INTO page (version, packed) VALUES (?1, ?2)")?.execute(params![version, packed])?;
        Ok(())
    }
}

/// Takes away what was read from a text; its words stay.
pub(crate) fn clear(db: &Connection, version: i64) -> Result<()> {
    let page = Page::of(db, version)?;
    Page { told: Told::default(), claims: Vec::new(), ..page }.put(db, version)
}

/// From a ledger that had the parts of a page in three tables.
pub(crate) fn gather(db: &Connection) -> Result<()> {
    let mut ask = db.prepare("SELECT version, sentences, text FROM body")?;
    let mut told = db.prepare("SELECT packed FROM told WHERE version = ?1")?;
    let mut claims = db.prepare("SELECT packed FROM claim WHERE id BETWEEN ?1 AND ?2 ORDER BY id")?;
    let mut rows = ask.query([])?;
    while let Some(r) = rows.next()? {
        let version: i64 = r.get(0)?;
        let (first, last) = range(version);
        let one_by_one: Vec<Vec<u8>> = claims.query_map([first, last], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
        let text = packed::expanded(r.get_ref(2)?.as_blob().unwrap_or_default())?;
        let observed: Option<Vec<u8>> = told.query_row([version], |r| r.get(0)).optional()?;
        let page = Page {
            text: String::from_utf8(text).map_err(|_| Error::damaged("a text that is no text"))?,
            sentences: packed::value_of(r.get_ref(1)?.as_blob().unwrap_or_default())?,
            told: observed.map(|o| packed::small_of(&o)).transpose()?.unwrap_or_default(),
            // Packed one after another they are what a list of them is, but for its length.
            claims: [packed::value(&one_by_one.len())?, one_by_one.concat()].concat(),
        };
        page.put(db, version)?;
    }
    Ok(())
}
