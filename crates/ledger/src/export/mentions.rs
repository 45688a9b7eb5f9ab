//! Which words mean which event: `{"article": "a1", "start": 12, "end": 18, "event": "k7q2m9xa3f"}`, one a line.

use crate::cache::Cache;
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::member::Member;
use crate::{day, name};
use jiff::civil::Date;
use rusqlite::Connection;
use serde::Serialize;
use std::io::Write;

#[derive(Serialize)]
struct Line<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    event: &'a str,
}

impl Ledger {
    /// Writes a line for each word that names an event, in the order of articles and words, as known on a day or now.
    ///
    /// # Errors
    /// When the file cannot be read or `out` cannot be written.
    pub fn export_mentions(&self, out: &mut dyn Write, as_of: Option<Date>) -> Result<()> {
        self.read(|db| {
            let mut cache = Cache::default();
            let sql = "SELECT id, name FROM version WHERE state < 2 ORDER BY day, rank";
            let mut ask = db.prepare(sql)?;
            let mut rows = ask.query([])?;
            while let Some(row) = rows.next()? {
                let article: String = row.get(1)?;
                of_article(db, &mut cache, out, row.get(0)?, &article, as_of.map(day::number))?;
            }
            Ok(())
        })
    }
}

fn of_article(db: &Connection, cache: &mut Cache, out: &mut dyn Write, version: i64, article: &str, day: Option<i32>) -> Result<()> {
    let (first, last) = crate::settle::range(version);
    let mut ask = db.prepare_cached("SELECT id, event FROM obs WHERE id BETWEEN ?1 AND ?2 AND event <> 0 ORDER BY id")?;
    let mut rows = ask.query([first, last])?;
    while let Some(row) = rows.next()? {
        let m = cache.member(db, row.get(0)?)?;
        if m.counts_on(day) {
            let event = name::of(&founder(db, cache, &m, row.get(1)?)?);
            lines(out, &m, article, &event)?;
        }
    }
    Ok(())
}

fn founder(db: &Connection, cache: &mut Cache, m: &Member, event: i64) -> Result<Member> {
    if event == m.id {
        return Ok(m.clone());
    }
    cache.member(db, event)
}

fn lines(out: &mut dyn Write, m: &Member, article: &str, event: &str) -> Result<()> {
    let mut words: Vec<(usize, usize)> = m.observation.mentions.iter().map(|w| (w.start, w.end)).collect();
    words.sort_unstable();
    for (start, end) in words {
        let line = serde_json::to_string(&Line { article, start, end, event }).unwrap_or_default();
        writeln!(out, "{line}").map_err(|e| unwritten(&e))?;
    }
    Ok(())
}

pub(crate) fn unwritten(e: &std::io::Error) -> Error {
    Error::unwritten(e)
}
