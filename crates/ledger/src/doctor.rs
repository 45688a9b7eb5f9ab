//! Whether a ledger is sound, and how what is derived in it is made anew.

use crate::article::Hash;
use crate::cache::Cache;
use crate::error::Result;
use crate::hash::pair;
use crate::hinge;
use crate::ledger::Ledger;
use crate::name;
use crate::page::Page;
use crate::passage::Passage;
use crate::summary;
use rusqlite::Connection;

/// What is not as it must be; one line each, at most some hundred.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// What the database says of its own pages.
    pub database: Vec<String>,
    /// Words that are not where they were found.
    pub words: Vec<String>,
    /// Events that a rebuild makes otherwise.
    pub derived: Vec<String>,
}

impl Findings {
    /// Whether all is well.
    pub fn is_sound(&self) -> bool {
        self.database.is_empty() && self.words.is_empty() && self.derived.is_empty()
    }
}

/// Findings of a kind that are listed.
const MOST: usize = 100;

/// Tables that are derived from the others.
const DERIVED: [&str; 10] = ["event", "block", "facet", "hinge", "dirty", "tally", "stale", "summary", "eve", "eve_facet"];

impl Ledger {
    /// Checks the pages of the database, that each mention stands where it says, and that all that is derived is what a rebuild
    /// makes of it. The rebuild takes as long as settling all articles, and is thrown away.
    ///
    /// # Errors
    /// When the file cannot be read so far as to check it, or is being written.
    pub fn doctor(&mut self) -> Result<Findings> {
        let database = self.read(pages)?;
        if !database.is_empty() {
            return Ok(Findings { database, ..Findings::default() });
        }
        self.settle(|_| ())?;
        let words = self.read(words)?;
        let before = self.read(derived)?;
        let after = self.rebuilt(false)?;
        let summaries = self.read(summary::wrong)?;
        let wrong = summaries.into_iter().take(MOST).map(|event| format!("the summary of event {event} is not what its reports come to"));
        Ok(Findings { database, words, derived: differences(&before, &after).into_iter().chain(wrong).collect() })
    }

    /// Makes all that is derived anew, from the articles, what was read from them, and the corrections.
    ///
    /// # Errors
    /// When the file cannot be written; then all stays as it was.
    pub fn rebuild(&mut self) -> Result<()> {
        self.rebuilt(true).map(|_| ())
    }

    /// What a rebuild makes; kept where that is wanted.
    fn rebuilt(&mut self, keep: bool) -> Result<Vec<String>> {
        drop(self.take_cache());
        self.attempt(keep, |db| {
            remake(db)?;
            derived(db)
        })
    }
}

/// Makes all that is derived anew, within a transaction that is open.
pub(crate) fn remake(db: &Connection) -> Result<()> {
    for table in DERIVED {
        db.execute_batch(&format!("DELETE FROM {table}"))?;
    }
    db.execute_batch("UPDATE obs SET event = NULL; UPDATE version SET state = 0 WHERE state = 1")?;
    hinge::fill(db)?;
    crate::settle::whole(db)
}

fn pages(db: &Connection) -> Result<Vec<String>> {
    let found: Vec<String> = db.prepare("PRAGMA integrity_check(100)")?.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(found.into_iter().filter(|line| line != "ok").collect())
}

/// Each text is the one that was added, and each mention's span has its word there.
fn words(db: &Connection) -> Result<Vec<String>> {
    let mut out = Vec::new();
    let mut ask = db.prepare("SELECT id, name, wording FROM version WHERE state < 2 ORDER BY day, rank")?;
    let mut rows = ask.query([])?;
    while let Some(r) = rows.next()? {
        let (version, article): (i64, String) = (r.get(0)?, r.get(1)?);
        match of_text(db, version, Hash(r.get(2)?)) {
            Ok(wrong) => out.extend(wrong.into_iter().map(|w| format!("article {article}: {w}"))),
            Err(e) => out.push(format!("article {article}: {e}")),
        }
        if out.len() >= MOST {
            break;
        }
    }
    Ok(out)
}

fn of_text(db: &Connection, version: i64, wording: Hash) -> Result<Vec<String>> {
    let mut page = Page::of(db, version)?;
    if Hash::of(&[&page.text]) != wording {
        return Ok(vec!["wanted the text that was added, met another".to_owned()]);
    }
    let told = std::mem::take(&mut page.told);
    let passage = Passage::from(page);
    let mut out = Vec::new();
    for number in 0..told.len() as u32 {
        let (_, o) = told.get(number)?;
        for m in &o.mentions {
            match passage.cut(m.start, m.end) {
                Some(word) if word == m.text => {}
                met => out.push(format!("event {number} wanted {:?} at {}-{}, met {met:?}", m.text, m.start, m.end)),
            }
        }
    }
    Ok(out)
}

/// All that is derived, in words that do not depend on the numbers of rows.
fn derived(db: &Connection) -> Result<Vec<String>> {
    let mut cache = Cache::default();
    let mut out = Vec::new();
    let mut ask = db.prepare("SELECT id, event FROM obs")?;
    let mut rows = ask.query([])?;
    while let Some(r) = rows.next()? {
        let m = cache.member(db, r.get(0)?)?;
        out.push(match r.get::<_, Option<i64>>(1)? {
            Some(0) => format!("{} rejected", name::of(&m)),
            Some(event) => format!("{} in the event of row {event}", name::of(&m)),
            None => format!("{} unsettled", name::of(&m)),
        });
    }
    for (table, columns) in
        [("event", "id, shelf, low, high"), ("block", "span, key, day, event"), ("facet", "term, event, 0, 0"), ("hinge", "key, obs, 0, 0")]
    {
        let mut ask = db.prepare(&format!("SELECT {columns} FROM {table}"))?;
        let line = |r: &rusqlite::Row<'_>| {
            let cells: [i64; 4] = [r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?];
            Ok(format!("{table} {cells:?}"))
        };
        for line in ask.query_map([], line)? {
            out.push(line?);
        }
    }
    let mut ask = db.prepare("SELECT event, packed FROM tally")?;
    let mut rows = ask.query([])?;
    while let Some(r) = rows.next()? {
        let print = r.get_ref(1)?.as_blob().unwrap_or_default().iter().fold(0, |h, b| pair(h, u64::from(*b)));
        out.push(format!("tally {} {print:016x}", r.get::<_, i64>(0)?));
    }
    out.sort_unstable();
    Ok(out)
}

fn differences(before: &[String], after: &[String]) -> Vec<String> {
    let only = |a: &[String], b: &[String], what: &str| -> Vec<String> {
        a.iter().filter(|line| b.binary_search(line).is_err()).map(|line| format!("{what}: {line}")).take(MOST).collect()
    };
    [only(before, after, "in the file only"), only(after, before, "in a rebuild only")].concat()
}
