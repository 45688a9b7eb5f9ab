//! What people correct: they hold on to words of articles, never to rows, so they outlive every new reading; nothing is deleted.
//!
//! "merge 3k9… with 8fa…" by Ines on May 4 → both stay one, whatever the score says; undone on May 5 → as if it had not been
//!
//! Which words mean one event (merge, split, reject) holds for every day that is asked for; what is set on a row, from its day on.

mod anchor;
mod pins;
mod set;

pub(crate) use anchor::Anchor;
pub(crate) use pins::Pins;
pub(crate) use set::Settings;

use crate::cache::Cache;
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::observation::{Place, When};
use crate::settle::Link;
use crate::status::Status;
use jiff::civil::Date;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// What a person says is otherwise. Events and mentions go by their names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Two events are one.
    Merge(String, String),
    /// Some mentions of an event are another event, all of them one.
    Split(String, Vec<String>),
    /// An event is none: nothing of it is shown.
    Reject(String),
    /// A row is right.
    Confirm(String),
    /// A row is called otherwise.
    Rename(String, String),
    /// A row has another status.
    SetStatus(String, String),
    /// A row has another time, or none.
    SetWhen(String, Option<When>),
    /// A row has another place, or none.
    SetPlace(String, Option<Place>),
    /// A correction is taken back; so can this be.
    Undo(i64),
}

/// A correction as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Corrected {
    /// Its number.
    pub id: i64,
    /// Who made it.
    pub who: String,
    /// When.
    pub day: Date,
    /// Why.
    pub why: String,
    /// What it says.
    pub what: What,
    /// Whether it holds, and was not undone.
    pub holds: bool,
    pub(crate) anchors: Vec<Anchor>,
    pub(crate) others: Vec<Anchor>,
}

impl Ledger {
    /// Keeps a correction and answers its number. [`Ledger::settle`] then brings the events in line with it.
    ///
    /// # Errors
    /// When it names no event of this ledger, or the file cannot be written.
    pub fn correct(&mut self, who: &str, day: Date, why: &str, what: What) -> Result<i64> {
        let mut cache = self.take_cache();
        let id = self.write(|db| {
            let (anchors, others) = anchors(db, &mut cache, &what)?;
            let kept = serde_json::to_string(&(&what, &anchors, &others)).map_err(|e| Error::asked(e.to_string()))?;
            db.execute(
                "INSERT INTO correction (kind, who, day, why, what) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![kind(&what), who, day.to_string(), why, kept],
            )?;
            let id = db.last_insert_rowid();
            disturb(db, &mut cache, &what, &[anchors, others].concat())?;
            Ok(id)
        })?;
        self.put_cache(cache);
        Ok(id)
    }

    /// All corrections in their order, those too that were undone.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn corrections(&self) -> Result<Vec<Corrected>> {
        self.read(all)
    }
}

/// All corrections, in order.
pub(crate) fn all(db: &Connection) -> Result<Vec<Corrected>> {
    let mut out = Vec::new();
    let mut ask = db.prepare_cached("SELECT id, who, day, why, what FROM correction ORDER BY id")?;
    let mut rows = ask.query([])?;
    while let Some(r) = rows.next()? {
        let (id, day, kept): (i64, String, String) = (r.get(0)?, r.get(2)?, r.get(4)?);
        let wrong = || Error::damaged(format!("correction {id} cannot be read"));
        let (what, anchors, others) = serde_json::from_str(&kept).map_err(|_| wrong())?;
        let day = day.parse().map_err(|_| wrong())?;
        out.push(Corrected { id, who: r.get(1)?, day, why: r.get(3)?, what, holds: true, anchors, others });
    }
    undo(&mut out);
    Ok(out)
}

/// From the last to the first: what is undone by one that holds does not hold.
fn undo(all: &mut [Corrected]) {
    for i in (0..all.len()).rev() {
        if let (What::Undo(id), true) = (&all[i].what, all[i].holds) {
            let id = *id;
            all.iter_mut().filter(|c| c.id == id).for_each(|c| c.holds = false);
        }
    }
}

fn kind(what: &What) -> &'static str {
    match what {
        What::Merge(..) => "merge",
        What::Split(..) => "split",
        What::Reject(..) => "reject",
        What::Confirm(..) => "confirm",
        What::Rename(..) => "rename",
        What::SetStatus(..) | What::SetWhen(..) | What::SetPlace(..) => "set",
        What::Undo(..) => "undo",
    }
}

/// The words that a correction holds on to: of one side, and of the other where there are two.
fn anchors(db: &Connection, cache: &mut Cache, what: &What) -> Result<(Vec<Anchor>, Vec<Anchor>)> {
    match what {
        What::Merge(a, b) => Ok(([anchor::of_event(db, cache, a)?, anchor::of_event(db, cache, b)?].concat(), Vec::new())),
        What::Split(event, mentions) => split(db, cache, event, mentions),
        What::SetStatus(_, status) if Status::named(status).is_none() => {
            Err(Error::asked(format!("wanted a status, met {status:?}; there are {}", Status::ALL.map(Status::label).join(", "))))
        }
        What::Reject(event)
        | What::Confirm(event)
        | What::Rename(event, _)
        | What::SetStatus(event, _)
        | What::SetWhen(event, _)
        | What::SetPlace(event, _) => Ok((anchor::of_event(db, cache, event)?, Vec::new())),
        What::Undo(id) => match all(db)?.into_iter().find(|c| c.id == *id) {
            Some(c) if c.holds => Ok((c.anchors, c.others)),
            Some(_) => Err(Error::asked(format!("wanted a correction that holds, met {id}, which is undone already"))),
            None => Err(Error::asked(format!("wanted correction {id} to undo, met none of that number"))),
        },
    }
}

fn split(db: &Connection, cache: &mut Cache, event: &str, mentions: &[String]) -> Result<(Vec<Anchor>, Vec<Anchor>)> {
    let of = crate::name::find(db, cache, event)?;
    let gone: Vec<Anchor> = mentions.iter().map(|m| anchor::of_mention(db, cache, m, of)).collect::<Result<_>>()?;
    let stay: Vec<Anchor> = anchor::of_event(db, cache, event)?.into_iter().filter(|a| !gone.contains(a)).collect();
    if gone.is_empty() || stay.is_empty() {
        return Err(Error::asked("wanted some mentions of the event to split off, and some to stay, met all or none of them"));
    }
    Ok((gone, stay))
}

/// Has the observations settled again that a correction is about; those of later reports follow them.
fn disturb(db: &Connection, cache: &mut Cache, what: &What, anchors: &[Anchor]) -> Result<()> {
    if matches!(what, What::Confirm(..) | What::Rename(..) | What::SetStatus(..) | What::SetWhen(..) | What::SetPlace(..)) {
        return Ok(());
    }
    let link = Link::new(db, cache)?;
    for anchor in anchors {
        for m in anchor.find(db, link.cache)? {
            if link.event_of(m.id)?.is_some() {
                link.again(m.turn, m.id)?;
            }
        }
    }
    Ok(())
}
