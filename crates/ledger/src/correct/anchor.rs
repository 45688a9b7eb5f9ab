//! A word of an article that a correction holds on to.

use crate::article::Hash;
use crate::cache::Cache;
use crate::error::{Error, Result};
use crate::member::Member;
use crate::observation::Mention;
use crate::{name, settle};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// An article's key and a word of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Anchor {
    article: String,
    start: usize,
    end: usize,
    word: String,
}

impl Anchor {
    fn of(m: &Member) -> Self {
        let head = m.observation.mentions.first().cloned().unwrap_or_default();
        Self { article: m.version.article.clone(), start: head.start, end: head.end, word: head.text }
    }

    /// The observations that the word names: one of each text of the article at most. In another text the word may have moved: then
    /// it is the nearest that is the same.
    pub(crate) fn find(&self, db: &Connection, cache: &mut Cache) -> Result<Vec<Member>> {
        let hash = Hash::read(&self.article).ok_or_else(|| Error::damaged("a correction of an article without a key"))?;
        let mut ask = db.prepare_cached("SELECT id FROM version WHERE hash = ?1 AND state < 2")?;
        let versions: Vec<i64> = ask.query_map([hash.0], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
        let mut out = Vec::new();
        for version in versions {
            let (first, last) = settle::range(version);
            let mut ask = db.prepare_cached("SELECT id FROM obs WHERE id BETWEEN ?1 AND ?2")?;
            let mut rows = ask.query([first, last])?;
            let mut best: Option<(usize, Member)> = None;
            while let Some(row) = rows.next()? {
                let m = cache.member(db, row.get(0)?)?;
                let Some(far) = m.observation.mentions.iter().filter_map(|w| self.distance(w)).min() else { continue };
                if best.as_ref().is_none_or(|b| far < b.0) {
                    best = Some((far, m));
                }
            }
            out.extend(best.map(|b| b.1));
        }
        Ok(out)
    }

    /// How far a word is from this one; none where it is another word.
    fn distance(&self, w: &Mention) -> Option<usize> {
        let overlaps = w.start < self.end && self.start < w.end;
        let is_same = w.text.eq_ignore_ascii_case(&self.word);
        match (overlaps, is_same) {
            (true, true) => Some(0),
            (true, false) => Some(1),
            (false, true) => Some(1 + w.start.abs_diff(self.start)),
            (false, false) => None,
        }
    }
}

/// All words that mean an event now, one of each observation.
pub(crate) fn of_event(db: &Connection, cache: &mut Cache, event: &str) -> Result<Vec<Anchor>> {
    let id = name::find(db, cache, event)?;
    Ok(cache.members(db, id)?.members.iter().filter(|m| m.counts_on(None)).map(Anchor::of).collect())
}

/// The word of one observation of an event.
pub(crate) fn of_mention(db: &Connection, cache: &mut Cache, mention: &str, event: i64) -> Result<Anchor> {
    let all = cache.members(db, event)?;
    let found = all.members.iter().find(|m| name::of(m) == mention);
    found
        .map(Anchor::of)
        .ok_or_else(|| Error::asked(format!("wanted a mention of this event, met {mention:?}; `dateline show` lists them")))
}
