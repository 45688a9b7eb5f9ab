//! The texts that an article has had, each on a day of its own.

use super::named::in_text;
use crate::article::ArticleIn;
use crate::day;
use crate::error::Result;
use crate::failures::{TEXTS, article};
use crate::ledger::Ledger;
use crate::query::Named;
use jiff::civil::Date;
use rusqlite::params;

/// One text of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    id: i64,
    /// The day on which it was there to read.
    pub day: Option<Date>,
}

impl Ledger {
    /// The texts of an article, by the caller's name for it, the oldest first; those of a day or before. None where there is no such article.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn versions(&self, name: &str, as_of: Option<Date>) -> Result<Vec<Version>> {
        self.read(|db| {
            let mut ask = db.prepare_cached(
                "SELECT id, day FROM version WHERE day <= ?2 AND state < 2 AND hash =
                   (SELECT hash FROM version WHERE name = ?1 AND day <= ?2 AND state < 2 ORDER BY day DESC, rank LIMIT 1)
                 ORDER BY day, id",
            )?;
            let version = |r: &rusqlite::Row<'_>| Ok(Version { id: r.get(0)?, day: day::date(r.get(1)?) });
            let given = params![name, as_of.map_or(i32::MAX, day::number)];
            Ok(ask.query_map(given, version)?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The article as one of its texts has it, and the words in it that name events.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn text(&self, version: &Version) -> Result<(ArticleIn, Vec<Named>)> {
        self.look(|db, cache| {
            let mut ask = db.prepare_cached(&format!("{TEXTS} WHERE v.id = ?1"))?;
            let mut rows = ask.query(params![version.id])?;
            let row = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
            Ok((article(row)?, in_text(db, cache, version.id)?))
        })
    }
}
