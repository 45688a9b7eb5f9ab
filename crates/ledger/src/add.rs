//! Articles come in: each with its reading, in batches; a batch is kept wholly or not at all.

use crate::article::{ArticleIn, Hash};
use crate::cache::Cache;
use crate::claim;
use crate::day;
use crate::error::Result;
use crate::failures::Failure;
use crate::feed::{self, Seen};
use crate::hinge;
use crate::ledger::Ledger;
use crate::member::Story;
use crate::name;
use crate::observation::Observation;
use crate::packed::Told;
use crate::page::Page;
use crate::reached::{self, Reached};
use crate::settle::Link;
use crate::turn::{self, MOST_EVENTS};
use crate::version::{self, Facts};
use dateline_engine::Reading;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

/// What became of a batch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Added {
    /// Articles that the ledger had not.
    pub new: usize,
    /// Articles that it had with the same text.
    pub known: usize,
    /// Articles that it had with another text.
    pub changed: usize,
    /// The first day of publication in the batch.
    pub first: Option<Date>,
}

/// What is noted together with articles, so that a run that is cut off goes on there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// How far an archive has been read.
    Archive(Reached),
    /// An entry of a feed.
    Entry(Seen),
}

impl Ledger {
    /// Keeps articles with their readings. When this returns they are on the disk; [`Ledger::settle`] then decides what their events are.
    ///
    /// # Errors
    /// When the file cannot be written: then nothing of the batch is kept.
    pub fn add<'a>(&mut self, batch: impl IntoIterator<Item = (&'a ArticleIn, &'a Reading)>) -> Result<Added> {
        self.add_up_to(batch, &[], None)
    }

    /// Keeps articles together with what could not be kept of the same batch, and with what says where both are from.
    ///
    /// # Errors
    /// As [`Ledger::add`].
    pub fn add_up_to<'a>(
        &mut self,
        batch: impl IntoIterator<Item = (&'a ArticleIn, &'a Reading)>,
        failed: &[Failure],
        mark: Option<&Mark>,
    ) -> Result<Added> {
        let mut cache = self.take_cache();
        let added = self.write(|db| {
            let mut added = Added::default();
            failed.iter().try_for_each(|f| note(db, &f.what, &f.place, &f.why))?;
            mark.map_or(Ok(()), |mark| mark.put(db))?;
            for (article, reading) in batch {
                added.count(keep(db, &mut cache, article, reading)?);
                let day = day::date(article.day());
                added.first = added.first.map_or(day, |first| day.map(|d| d.min(first)).or(Some(first)));
            }
            Ok(added)
        })?;
        self.put_cache(cache);
        Ok(added)
    }

    /// Whether the ledger has this very text of this article, so that it need not be read.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn knows(&self, article: &ArticleIn) -> Result<bool> {
        self.read(|db| Ok(version::find(db, article.key(), Hash::of(&[&article.text]))?.is_some()))
    }

    /// Replaces what was read from an article's text by a new reading. Corrections hold on to the words that they are about.
    /// [`Ledger::settle`] then decides anew what its events are. Says whether the ledger has this text.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn reread(&mut self, article: &ArticleIn, reading: &Reading) -> Result<bool> {
        let mut cache = self.take_cache();
        let done = self.write(|db| {
            let Some(id) = version::find(db, article.key(), Hash::of(&[&article.text]))? else { return Ok(false) };
            replace(db, &mut cache, id, reading)?;
            Ok(true)
        })?;
        self.put_cache(cache);
        Ok(done)
    }
}

impl Mark {
    fn put(&self, db: &Connection) -> Result<()> {
        match self {
            Self::Archive(place) => reached::put(db, place),
            Self::Entry(seen) => feed::put_seen(db, seen),
        }
    }
}

enum Met {
    New,
    Known,
    Changed,
}

impl Added {
    fn count(&mut self, met: Met) {
        match met {
            Met::New => self.new += 1,
            Met::Known => self.known += 1,
            Met::Changed => self.changed += 1,
        }
    }
}

fn keep(db: &Connection, cache: &mut Cache, article: &ArticleIn, reading: &Reading) -> Result<Met> {
    let (hash, words) = (article.key(), Hash::of(&[&article.text]));
    if let Some(id) = version::find(db, hash, words)? {
        return known(db, cache, id, article, reading);
    }
    let is_new = version::is_first(db, hash)?;
    let found = Observation::all(reading, &hash.to_string(), article.outlet.as_deref());
    let story = Story::of(&article.text, about(&found));
    let id = version::insert(db, hash, words, &Facts::of(article), &story)?;
    put_words(db, id, article)?;
    put_findings(db, id, hash, article.text.clone(), &found, reading)?;
    version::order(db, cache, hash)?;
    Ok(if is_new { Met::New } else { Met::Changed })
}

/// The same text again. Where it comes with other facts, the first in the order of facts hold, so that it does not matter which came first.
fn known(db: &Connection, cache: &mut Cache, id: i64, article: &ArticleIn, reading: &Reading) -> Result<Met> {
    let facts = Facts::of(article);
    if facts < version::facts(db, id)? {
        version::set_facts(db, id, &facts)?;
        replace(db, cache, id, reading)?;
        version::order(db, cache, article.key())?;
    }
    Ok(Met::Known)
}

fn put_words(db: &Connection, id: i64, article: &ArticleIn) -> Result<()> {
    let title = article.title.as_deref().filter(|t| !article.text.starts_with(t));
    db.prepare_cached("INSERT INTO words (rowid, title, text) VALUES (?1, ?2, ?3)")?.execute(params![id, title, article.text])?;
    Ok(())
}

/// Where the sentences begin and end: each number counted from the one before.
fn sentences(reading: &Reading) -> Vec<usize> {
    let mut last = 0;
    let mut steps = Vec::with_capacity(reading.sentences.len() * 2);
    for at in reading.sentences.iter().flatten() {
        steps.push(at - last);
        last = *at;
    }
    steps
}

fn about(found: &[Observation]) -> Vec<String> {
    found.first().map(|o| o.about.clone()).unwrap_or_default()
}

fn put_findings(db: &Connection, id: i64, hash: Hash, text: String, all: &[Observation], reading: &Reading) -> Result<()> {
    if all.len() as i64 > MOST_EVENTS {
        let why = format!("wanted at most {MOST_EVENTS} events, met {}; the others are left out", all.len());
        note(db, "events", &hash.to_string(), &why)?;
    }
    let kept: Vec<(u8, &Observation)> = all.iter().take(MOST_EVENTS as usize).enumerate().map(|(i, o)| (twin(&all[..i], o), o)).collect();
    let page = Page { text, sentences: sentences(reading), told: Told::new(&kept)?, claims: claim::put(db, id, reading)? };
    page.put(db, id)?;
    let mut put = db.prepare_cached("INSERT INTO obs (id, event) VALUES (?1, NULL)")?;
    for (_, o) in &kept {
        put.execute([turn::id(id, o.number)])?;
    }
    hinge::put(db, id, &all[..kept.len()])
}

/// How many events before one are named by its word.
fn twin(before: &[Observation], o: &Observation) -> u8 {
    let word = |o: &Observation| o.mentions.first().map(|m| m.start);
    before.iter().filter(|b| word(b) == word(o)).count().min(name::TWINS - 1) as u8
}

/// Takes away what was read from a text, and puts another reading in its place.
fn replace(db: &Connection, cache: &mut Cache, id: i64, reading: &Reading) -> Result<()> {
    let mut link = Link::new(db, cache)?;
    link.withdraw(id)?;
    link.finish()?;
    let (hash, outlet, state): ([u8; 16], Option<String>, i64) =
        db.query_row("SELECT hash, outlet, state FROM version WHERE id = ?1", [id], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
    cache.forget_version(db, id)?;
    if state != version::UNSEEN {
        let found = Observation::all(reading, &Hash(hash).to_string(), outlet.as_deref());
        let text = Page::of(db, id)?.text;
        let story = Story::of(&text, about(&found));
        db.execute("UPDATE version SET state = 0, story = ?2 WHERE id = ?1", params![id, story.pack()?])?;
        put_findings(db, id, Hash(hash), text, &found, reading)?;
    }
    Ok(())
}

/// Notes that something could not be kept.
pub(crate) fn note(db: &Connection, what: &str, place: &str, why: &str) -> Result<()> {
    let sql = "SELECT 1 FROM failure WHERE what = ?1 AND place = ?2 AND why = ?3";
    if db.query_row(sql, [what, place, why], |_| Ok(())).optional()?.is_none() {
        db.execute("INSERT INTO failure (what, place, why) VALUES (?1, ?2, ?3)", [what, place, why])?;
    }
    Ok(())
}
