//! Which words of an article name which event of the ledger.

use super::link;
use crate::cache::Cache;
use crate::correct::Settings;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::member::Member;
use crate::row::{self, Ask, Row};
use crate::{day, name, settle};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

/// A word of an article that names an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The word, in code points of the text.
    pub span: [usize; 2],
    /// The name of the event that it belongs to in the ledger.
    pub event: String,
    /// What the article calls it.
    pub title: String,
}

impl Ledger {
    /// The words that name events in the text that counts of an article, by the caller's name for it; as known on a day or now. What was
    /// rejected, and what is not settled yet, is left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn named(&self, article: &str, as_of: Option<Date>) -> Result<Vec<Named>> {
        self.look(|db, cache| {
            let Some((_, version)) = text_of(db, article, as_of)? else { return Ok(Vec::new()) };
            in_text(db, cache, version)
        })
    }

    /// The row of an event by its name, as known on a day or now. None where there is no such event, or nothing of it was known by then.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn row(&self, event: &str, as_of: Option<Date>, today: Option<Date>) -> Result<Option<Row>> {
        let ask = Ask { as_of: as_of.map(day::number), today: today.or(as_of) };
        self.look(|db, cache| {
            let id = match name::find(db, cache, event) {
                Err(e) if e.is_question() => return Ok(None),
                found => found?,
            };
            let settings = Settings::load(db, cache, &ask)?;
            let Some(mut row) = row::of(db, cache, id, &ask, settings.of(id))? else { return Ok(None) };
            link(db, cache, &mut row, id, &ask, &settings)?;
            Ok(Some(row))
        })
    }
}

/// The text that counts of an article on a day or now, with its day.
pub(crate) fn text_of(db: &Connection, article: &str, as_of: Option<Date>) -> Result<Option<(i32, i64)>> {
    let mut ask =
        db.prepare_cached("SELECT day, id FROM version WHERE name = ?1 AND day <= ?2 AND state < 2 ORDER BY day DESC, rank LIMIT 1")?;
    let given = params![article, as_of.map_or(i32::MAX, day::number)];
    Ok(ask.query_row(given, |r| Ok((r.get(0)?, r.get(1)?))).optional()?)
}

pub(super) fn in_text(db: &Connection, cache: &mut Cache, version: i64) -> Result<Vec<Named>> {
    let (first, last) = settle::range(version);
    let mut ask = db.prepare_cached("SELECT id, event FROM obs WHERE id BETWEEN ?1 AND ?2 AND event > 0 ORDER BY id")?;
    let (mut rows, mut out) = (ask.query([first, last])?, Vec::new());
    while let Some(r) = rows.next()? {
        let m = cache.member(db, r.get(0)?)?;
        let event = name::of(&founder(db, cache, &m, r.get(1)?)?);
        let named = |span| Named { span, event: event.clone(), title: m.observation.title.clone() };
        out.extend(m.observation.mentions.iter().map(|w| named([w.start, w.end])));
    }
    Ok(out)
}

fn founder(db: &Connection, cache: &mut Cache, m: &Member, event: i64) -> Result<Member> {
    if event == m.id { Ok(m.clone()) } else { cache.member(db, event) }
}
