//! What is remembered of feeds that are watched: how each is to be asked the next time, and which of its entries were kept. An entry is
//! written together with its article, so that a run that is cut off loses and doubles nothing.

use crate::article::Hash;
use crate::error::Result;
use crate::ledger::Ledger;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A feed, by the address under which it is in somebody's list. Times are seconds since 1970-01-01.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// The address in the list.
    pub address: String,
    /// Where it is for good, once it was moved.
    pub moved: Option<String>,
    /// When it was asked last.
    pub asked: i64,
    /// It is not to be asked before.
    pub wait: i64,
    /// How often in a row it failed.
    pub fails: u32,
    /// It said that it is gone for good.
    pub is_gone: bool,
    /// What its last answer can be told by.
    pub validator: Option<Validator>,
}

/// What tells a server which of its answers is there already (RFC 9110, 8.8).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validator {
    /// The address that gave the answer, after redirects.
    pub address: String,
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    pub modified: Option<String>,
}

/// An entry of a feed that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Feed, id and link of the entry.
    pub entry: Hash,
    /// What the entry says.
    pub content: Hash,
    /// How often its page was asked for in vain; 0 once nothing of it is wanting.
    pub tries: u32,
}

impl Ledger {
    /// What is remembered of a feed.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn feed(&self, address: &str) -> Result<Option<Feed>> {
        let sql = "SELECT address, moved, asked, wait, fails, gone, validated, etag, modified FROM feed WHERE address = ?1";
        self.read(|db| Ok(db.prepare_cached(sql)?.query_row([address], feed).optional()?))
    }

    /// Remembers a feed, in place of what was remembered of it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_feed(&mut self, feed: &Feed) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO feed (address, moved, asked, wait, fails, gone, validated, etag, modified)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let v = feed.validator.as_ref();
        let (etag, modified) = (v.and_then(|v| v.etag.as_deref()), v.and_then(|v| v.modified.as_deref()));
        let Feed { address, moved, asked, wait, fails, is_gone, .. } = feed;
        self.write(|db| {
            let values = params![address, moved, asked, wait, fails, is_gone, v.map(|v| &v.address), etag, modified];
            db.prepare_cached(sql)?.execute(values)?;
            Ok(())
        })
    }

    /// The same entry as it was kept.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn seen(&self, entry: Hash) -> Result<Option<Seen>> {
        let as_kept = |r: &Row<'_>| Ok(Seen { entry, content: Hash(r.get(0)?), tries: r.get(1)? });
        self.read(|db| {
            let mut ask = db.prepare_cached("SELECT content, tries FROM seen WHERE entry = ?1")?;
            Ok(ask.query_row([entry.0], as_kept).optional()?)
        })
    }
}

fn feed(r: &Row<'_>) -> rusqlite::Result<Feed> {
    let validator = match r.get(6)? {
        Some(address) => Some(Validator { address, etag: r.get(7)?, modified: r.get(8)? }),
        None => None,
    };
    Ok(Feed { address: r.get(0)?, moved: r.get(1)?, asked: r.get(2)?, wait: r.get(3)?, fails: r.get(4)?, is_gone: r.get(5)?, validator })
}

/// Notes an entry; what was known of it is forgotten.
pub(crate) fn put_seen(db: &Connection, seen: &Seen) -> Result<()> {
    let mut put = db.prepare_cached("INSERT OR REPLACE INTO seen (entry, content, tries) VALUES (?1, ?2, ?3)")?;
    put.execute(params![seen.entry.0, seen.content.0, seen.tries])?;
    Ok(())
}
