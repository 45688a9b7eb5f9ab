//! A row: all that the ledger knows of one event on a day, from the observations that were there by then.

use crate::cache::Cache;
use crate::condition::Review;
use crate::error::Result;
use crate::member::Member;
use crate::origin::Origins;
use crate::status::{self, Correction, State, Status};
use crate::tally::{self, Known};
use crate::turn;
use jiff::civil::Date;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// One event of the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name: a short hash of the mention that founded it.
    pub event: String,
    /// What a desk would call it.
    pub title: String,
    /// The PLOVER type, in capitals.
    pub kind: Option<String>,
    /// The PLOVER mode.
    pub mode: Option<String>,
    /// Status, certainty, time, place, and every step that led there.
    pub state: State,
    /// Those who act or meet, by their fullest names.
    pub actors: Vec<String>,
    /// Those to whom it is done.
    pub recipients: Vec<String>,
    /// How many reports and origins.
    pub origins: Origins,
    /// Who tells of it, each once, in the order of their first reports.
    pub outlets: Vec<String>,
    /// Kinds of those who are credited, sorted: `named`, `unnamed`, …; `article` where it speaks in its own voice.
    pub source_kinds: Vec<String>,
    /// Some report says that it happened or is under way.
    pub happened: bool,
    /// The first day of publication.
    pub first_seen: Option<Date>,
    /// The last day of publication.
    pub last_seen: Option<Date>,
    /// Its day had passed on the asked day, without a report.
    pub overdue: bool,
    /// The article that founded it.
    pub told: Told,
    /// On what it hangs.
    pub conditions: Vec<Hang>,
    /// The rule or model that made its first observation.
    pub made_by: String,
}

/// Where an event is told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Told {
    /// The caller's id of the article.
    pub article: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// The word that names the event, in code points of the text.
    pub span: [usize; 2],
}

/// A condition of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Hang {
    /// `if`, `unless`, `until`, `after` or `depends`.
    pub kind: String,
    /// The article's words.
    pub text: String,
    /// `delays`, `cancels`, `enables` or `starts`.
    pub effect: Option<String>,
    /// The event that it hangs on, where the ledger has it; filled for single rows and diaries.
    pub trigger: Option<String>,
    /// Why the row is to be looked at again.
    pub review: Option<Review>,
    /// The observation that has it.
    pub(crate) of: i64,
}

/// The row of an event on the asked day. None where nothing of it was known by then.
pub(crate) fn of(db: &Connection, cache: &mut Cache, event: i64, ask: &Ask, corrections: &[Correction]) -> Result<Option<Row>> {
    of_status(db, cache, event, ask, corrections, &|_| true)
}

/// The same, where its status is wanted; a row of another status may be given too.
pub(crate) fn of_status(
    db: &Connection,
    cache: &mut Cache,
    event: i64,
    ask: &Ask,
    corrections: &[Correction],
    wanted: &dyn Fn(Status) -> bool,
) -> Result<Option<Row>> {
    if corrections.is_empty() {
        match tally::known(db, event, ask.as_of, wanted)? {
            Known::Whole(tally) => return Ok(Some(tally.row(ask))),
            Known::Unwanted => return Ok(None),
            Known::No => {}
        }
    }
    let Some(mut tally) = tally::from_reports(db, cache, event, ask.as_of)? else { return Ok(None) };
    if !corrections.is_empty() {
        let known = cache.members(db, event)?;
        let told: Vec<_> = known.members.iter().filter(|m| m.counts_on(ask.as_of)).map(|m| (*m.observation).clone()).collect();
        status::correct(&mut tally.state, &told, corrections);
    }
    Ok(Some(tally.row(ask)))
}

/// As of which day, and on which day, is asked.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Ask {
    /// Articles until this day count; with none, all do.
    pub(crate) as_of: Option<i32>,
    /// The day that rows are overdue on.
    pub(crate) today: Option<Date>,
}

/// The article of an observation, and the word that names the event there.
pub(crate) fn where_told(db: &Connection, m: &Member) -> Result<Told> {
    let mut ask = db.prepare_cached("SELECT name, url FROM version WHERE id = ?1")?;
    let (article, url) = ask.query_row([turn::version(m.id)], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let span = m.observation.mentions.first().map_or([0, 0], |w| [w.start, w.end]);
    Ok(Told { article, outlet: m.version.outlet.clone(), url, span })
}

/// Whether a text has all of some words, in any case.
pub(crate) fn has_words(text: &str, words: &[String]) -> bool {
    let lower = text.to_lowercase();
    let own: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    words.iter().all(|w| own.contains(&w.as_str()))
}

/// The words of what is asked for.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}
