//! The texts of an article: which of them counts from which day to which, and what they are called by.

use crate::article::{ArticleIn, Hash};
use crate::cache::Cache;
use crate::error::Result;
use crate::member::Story;
use crate::settle::Link;
use rusqlite::{Connection, OptionalExtension, params};

/// The state of a text that another one replaced on the day that it came: nobody who asks for a day sees it.
pub(crate) const UNSEEN: i64 = 2;

/// What is known of a text beside its words. In order: the first day first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Facts {
    pub(crate) day: i32,
    pub(crate) modified: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) name: String,
}

impl Facts {
    pub(crate) fn of(article: &ArticleIn) -> Self {
        Self {
            day: article.day(),
            modified: article.modified.map(|p| p.to_string()),
            published: article.published.map(|p| p.to_string()),
            outlet: article.outlet.clone(),
            title: article.title.clone(),
            url: article.url.clone(),
            name: article.id.clone(),
        }
    }
}

/// The version with these words of an article.
pub(crate) fn find(db: &Connection, hash: Hash, words: Hash) -> Result<Option<i64>> {
    let mut ask = db.prepare_cached("SELECT id FROM version WHERE hash = ?1 AND wording = ?2")?;
    Ok(ask.query_row(params![hash.0, words.0], |r| r.get(0)).optional()?)
}

/// Whether the ledger has no text of an article yet.
pub(crate) fn is_first(db: &Connection, hash: Hash) -> Result<bool> {
    let mut ask = db.prepare_cached("SELECT 1 FROM version WHERE hash = ?1 LIMIT 1")?;
    Ok(!ask.exists([hash.0])?)
}

/// Puts a text down, unsettled.
pub(crate) fn insert(db: &Connection, hash: Hash, words: Hash, f: &Facts, story: &Story) -> Result<i64> {
    let mut put = db.prepare_cached(
        "INSERT INTO version (hash, wording, day, rank, state, tag, name, published, modified, outlet, title, url, story)
         VALUES (?1, ?2, ?3, ?4, 0, 0, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    put.execute(params![hash.0, words.0, f.day, hash.rank(), f.name, f.published, f.modified, f.outlet, f.title, f.url, story.pack()?])?;
    Ok(db.last_insert_rowid())
}

/// The facts of a text.
pub(crate) fn facts(db: &Connection, id: i64) -> Result<Facts> {
    let mut ask = db.prepare_cached("SELECT day, modified, published, outlet, title, url, name FROM version WHERE id = ?1")?;
    Ok(ask.query_row([id], |r| {
        Ok(Facts {
            day: r.get(0)?,
            modified: r.get(1)?,
            published: r.get(2)?,
            outlet: r.get(3)?,
            title: r.get(4)?,
            url: r.get(5)?,
            name: r.get(6)?,
        })
    })?)
}

/// Gives a text other facts.
pub(crate) fn set_facts(db: &Connection, id: i64, f: &Facts) -> Result<()> {
    let sql = "UPDATE version SET day = ?2, modified = ?3, published = ?4, outlet = ?5, title = ?6, url = ?7, name = ?8 WHERE id = ?1";
    db.execute(sql, params![id, f.day, f.modified, f.published, f.outlet, f.title, f.url, f.name])?;
    Ok(())
}

/// One text of an article among the others.
struct Text {
    id: i64,
    words: Hash,
    day: i32,
    now: Life,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Life {
    state: i64,
    until: Option<i32>,
    tag: i64,
}

/// Puts the texts of an article in their order: the later day counts, of the same day the one that came later.
pub(crate) fn order(db: &Connection, cache: &mut Cache, hash: Hash) -> Result<()> {
    let texts = texts(db, hash)?;
    let mut is_first = true;
    for (i, text) in texts.iter().enumerate() {
        let next = texts.get(i + 1).map(|t| t.day);
        let is_seen = next != Some(text.day);
        // The first text is the article; of what a later one founds, the name says that too.
        let tag = if is_first { hash.first(40) } else { Hash::of(&[&hash.to_string(), &text.words.to_string()]).first(40) };
        is_first &= !is_seen;
        let state = if is_seen { text.now.state } else { UNSEEN };
        live(db, cache, text, Life { state, until: next, tag })?;
    }
    Ok(())
}

fn texts(db: &Connection, hash: Hash) -> Result<Vec<Text>> {
    let mut ask = db.prepare_cached("SELECT id, wording, day, state, until, tag FROM version WHERE hash = ?1 ORDER BY day, id")?;
    let text = |r: &rusqlite::Row<'_>| {
        let now = Life { state: r.get(3)?, until: r.get(4)?, tag: r.get(5)? };
        Ok(Text { id: r.get(0)?, words: Hash(r.get(1)?), day: r.get(2)?, now })
    };
    Ok(ask.query_map([hash.0], text)?.collect::<rusqlite::Result<_>>()?)
}

fn live(db: &Connection, cache: &mut Cache, text: &Text, life: Life) -> Result<()> {
    if life == text.now {
        return Ok(());
    }
    if life.state == UNSEEN && text.now.state != UNSEEN {
        let mut link = Link::new(db, cache)?;
        link.withdraw(text.id)?;
        link.finish()?;
    }
    cache.forget_version(db, text.id)?;
    let mut set = db.prepare_cached("UPDATE version SET state = ?2, until = ?3, tag = ?4 WHERE id = ?1")?;
    set.execute(params![text.id, life.state, life.until, life.tag])?;
    refresh(db, cache, text)
}

/// The events of a text know when they changed last.
fn refresh(db: &Connection, cache: &mut Cache, text: &Text) -> Result<()> {
    if text.now.state == 1 {
        let mut link = Link::new(db, cache)?;
        for (_, event) in link.observations(text.id)? {
            link.touch(event)?;
        }
        link.finish()?;
    }
    Ok(())
}
