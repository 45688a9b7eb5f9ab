//! Questions: rows of the diary, the timeline, all events; as known on any day.

mod count;
mod detail;
mod diff;
mod lane;
mod latest;
mod named;
mod pick;
mod search;
mod since;
mod teller;
mod version;

pub use count::Count;
pub use detail::{Dependant, Detail, Judged, Report, Why};
pub use diff::{Changed, Way};
pub use named::Named;
pub(crate) use named::text_of;
pub use search::Hit;
pub use since::Moment;
pub use teller::Teller;
pub use version::Version;

use crate::cache::Cache;
use crate::condition;
use crate::correct::Settings;
use crate::day::{self, UNDATED};
use crate::error::{Error, Result};
use crate::hinge;
use crate::ledger::Ledger;
use crate::observation::When;
use crate::row::{self, Ask, Row};
use crate::status::Status;
use jiff::civil::Date;
use rusqlite::Connection;

/// What is asked for. The default asks for all that there is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// As known on this day: articles until it, and nothing later.
    pub as_of: Option<Date>,
    /// The day on which is asked: rows whose day has passed by then are overdue. Without it, `as_of`.
    pub today: Option<Date>,
    /// Events that may fall on this day or later.
    pub from: Option<Date>,
    /// Events that may fall on this day or before.
    pub to: Option<Date>,
    /// Also events without any day.
    pub undated: bool,
    /// Someone who takes part, by words of the name.
    pub actor: Option<String>,
    /// A place, by words of its name, or a country by its two letters.
    pub place: Option<String>,
    /// A PLOVER type.
    pub kind: Option<String>,
    /// One of these statuses; any, where none is given.
    pub status: Vec<Status>,
    /// Told by this outlet.
    pub outlet: Option<String>,
    /// Only rows that come after one in the order of the answer, by its [`Row::cursor`].
    pub after: Option<String>,
    /// Rows at most, the first in the order of the answer.
    pub limit: Option<usize>,
}

impl Query {
    pub(crate) fn ask(&self) -> Ask {
        Ask { as_of: self.as_of.map(day::number), today: self.today.or(self.as_of) }
    }
}

/// Which rows a question is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Table {
    Diary,
    Timeline,
    Events,
    Dated,
}

impl Ledger {
    /// The rows that lie ahead: possible, planned, doubtful, scheduled, postponed, cancelled (or the statuses that are asked for).
    /// In the order of their first day; those without one last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn diary(&self, query: &Query) -> Result<Vec<Row>> {
        self.rows(query, Table::Diary)
    }

    /// What happened, in the order of first days; what has none stands at the day of its first report.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn timeline(&self, query: &Query) -> Result<Vec<Row>> {
        self.rows(query, Table::Timeline)
    }

    /// All events, whether ahead, past or hypothetical, in the order of first days.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn events(&self, query: &Query) -> Result<Vec<Row>> {
        self.rows(query, Table::Events)
    }

    /// What happened and what was planned, where it has a day of its own, in the order of first days.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn dated(&self, query: &Query) -> Result<Vec<Row>> {
        self.rows(query, Table::Dated)
    }

    fn rows(&self, query: &Query, table: Table) -> Result<Vec<Row>> {
        self.look(|db, cache| {
            let picked = pick::events(db, query, table)?;
            linked_rows(db, cache, query, table, picked)
        })
    }
}

/// The rows of some events that fit, with what their conditions hang on.
fn linked_rows(db: &Connection, cache: &mut Cache, query: &Query, table: Table, events: Vec<(i64, i32)>) -> Result<Vec<Row>> {
    let found = rows_of(db, cache, query, table, events)?;
    let (ask, settings) = (query.ask(), Settings::load(db, cache, &query.ask())?);
    let mut linked = |(event, mut row): (i64, Row)| {
        link(db, cache, &mut row, event, &ask, &settings)?;
        Ok(row)
    };
    found.into_iter().map(&mut linked).collect()
}

/// The rows of some events that fit, in the order of the answer. The events come in the order of their first possible days.
fn rows_of(db: &Connection, cache: &mut Cache, query: &Query, table: Table, events: Vec<(i64, i32)>) -> Result<Vec<(i64, Row)>> {
    let (ask, most) = (query.ask(), query.limit.unwrap_or(usize::MAX));
    let after = query.after.as_deref().map(place_of).transpose()?;
    let settings = Settings::load(db, cache, &ask)?;
    let mut out: Vec<(i32, i64, Row)> = Vec::new();
    for (event, low) in events {
        if out.len() >= most && is_complete(&mut out, most, low) {
            break;
        }
        let Some(row) = row::of_status(db, cache, event, &ask, settings.of(event), &|s| may_stand(s, query, table))? else { continue };
        let place = (first_day(&row), row.event.as_str());
        if after.is_none_or(|after| place > after) && fits(&row, query, table) {
            out.push((place.0, event, row));
        }
    }
    out.sort_by(|a, b| (a.0, &a.2.event).cmp(&(b.0, &b.2.event)));
    out.truncate(most);
    Ok(out.into_iter().map(|r| (r.1, r.2)).collect())
}

impl Row {
    /// Where it stands in the order of the answers, as [`Query::after`] takes it.
    pub fn cursor(&self) -> String {
        format!("{}.{}", first_day(self), self.event)
    }
}

/// The place that a cursor names.
fn place_of(cursor: &str) -> Result<(i32, &str)> {
    let place = cursor.split_once('.').and_then(|(day, event)| Some((day.parse().ok()?, event)));
    place.ok_or_else(|| Error::asked(format!("wanted a cursor as an answer gave it, met {cursor:?}")))
}

/// Fills in what the conditions of a row hang on, and whether that has changed since the row's last report.
fn link(db: &Connection, cache: &mut Cache, row: &mut Row, event: i64, ask: &Ask, settings: &Settings) -> Result<()> {
    if row.conditions.is_empty() {
        return Ok(());
    }
    let end = detail::end(db, ask)?;
    for hang in &mut row.conditions {
        let m = cache.member(db, hang.of)?;
        let Some(c) = m.observation.conditions.iter().find(|c| c.kind == hang.kind && c.text == hang.text) else { continue };
        let Some(trigger) = hinge::trigger(db, cache, &m, c, end)?.filter(|t| *t != event) else { continue };
        let Some(other) = row::of(db, cache, trigger, ask, settings.of(trigger))? else { continue };
        hang.review = condition::review(c, &other.state, row.last_seen);
        hang.trigger = Some(other.event);
    }
    Ok(())
}

/// Whether nothing that begins later can be among the first rows.
fn is_complete(out: &mut [(i32, i64, Row)], most: usize, low: i32) -> bool {
    let Some(at) = most.checked_sub(1) else { return true };
    let (_, last, _) = out.select_nth_unstable_by_key(at, |r| r.0);
    last.0 < low
}

fn first_day(row: &Row) -> i32 {
    let told = row.state.when.as_ref().filter(|w| w.is_dated());
    let when = told.and_then(|w| w.earliest.or(w.latest)).map(day::number);
    let seen = || row.first_seen.filter(|_| row.happened).map(day::number);
    when.or_else(seen).unwrap_or(UNDATED)
}

/// Whether a row of a status can be in the answer.
fn may_stand(status: Status, query: &Query, table: Table) -> bool {
    let is_of_table = match table {
        Table::Diary if query.status.is_empty() => status.is_open() || status == Status::Cancelled,
        Table::Diary => status != Status::Unplanned,
        Table::Timeline | Table::Events | Table::Dated => true,
    };
    is_of_table && (query.status.is_empty() || query.status.contains(&status))
}

fn fits(row: &Row, query: &Query, table: Table) -> bool {
    let has = |text: &Option<String>, found: &dyn Fn(&[String]) -> bool| text.as_ref().is_none_or(|t| found(&row::words(t)));
    may_stand(row.state.status, query, table)
        && (table != Table::Timeline || row.happened)
        && (table != Table::Dated || is_dated(row))
        && query.kind.as_ref().is_none_or(|k| row.kind.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(k)))
        && query.outlet.as_ref().is_none_or(|o| row.outlets.iter().any(|own| own.eq_ignore_ascii_case(o)))
        && has(&query.actor, &|words| row.actors.iter().chain(&row.recipients).any(|n| row::has_words(n, words)))
        && has(&query.place, &|words| is_at(row, words))
        && is_within(row, query, table)
}

/// Whether it happened or was planned, on some day.
fn is_dated(row: &Row) -> bool {
    (row.happened || row.state.status != Status::Unplanned) && row.state.when.as_ref().is_some_and(When::is_dated)
}

fn is_at(row: &Row, words: &[String]) -> bool {
    let Some(place) = &row.state.place else { return false };
    let country = place.country.as_ref().is_some_and(|c| words.len() == 1 && c.eq_ignore_ascii_case(&words[0]));
    country || place.text.as_ref().is_some_and(|t| row::has_words(t, words))
}

fn is_within(row: &Row, query: &Query, table: Table) -> bool {
    if query.from.is_none() && query.to.is_none() {
        return query.undated || table != Table::Diary || row.state.when.as_ref().is_some_and(When::is_dated);
    }
    let days = row.state.when.as_ref().filter(|w| w.is_dated()).map(|w| (w.earliest, w.latest));
    // What happened without a day of its own happened by the day of its first report.
    let days = days.or_else(|| row.first_seen.filter(|_| table == Table::Timeline).map(|d| (Some(d), Some(d))));
    match days {
        Some((earliest, latest)) => {
            query.to.is_none_or(|to| earliest.is_none_or(|e| e <= to)) && query.from.is_none_or(|from| latest.is_none_or(|l| l >= from))
        }
        None => query.undated,
    }
}
