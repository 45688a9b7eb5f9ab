//! What changed between two mornings.

use super::{Query, Table, rows_of};
use crate::cache::Cache;
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::row::{self, Ask, Row};
use crate::settle;
use crate::status::Status;
use crate::{correct::Settings, day};
use jiff::civil::Date;
use rusqlite::Connection;

/// A row that is not what it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// In which ways, in this order.
    pub ways: Vec<Way>,
    /// As known on the first day; none for what is new.
    pub before: Option<Row>,
    /// As known on the second day.
    pub after: Row,
}

/// What can become of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Nothing was known of it.
    New,
    /// Another day, or the first one, or none any more.
    Moved,
    /// A status or a certainty that is higher.
    Firmer,
    /// A status or a certainty that is lower.
    Weaker,
    /// Called off.
    Cancelled,
    /// A report after the day says so.
    Held,
    /// Somebody denies it who did not before.
    Denied,
}

impl Way {
    /// The word for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Moved => "moved",
            Self::Firmer => "firmer",
            Self::Weaker => "weaker",
            Self::Cancelled => "cancelled",
            Self::Held => "held",
            Self::Denied => "denied",
        }
    }
}

impl Ledger {
    /// Rows of the diary that changed after the day `before` until the day `after`, in the order of their days. `query` says which, by
    /// what they are on the second day; its own days as of which is asked do not count.
    ///
    /// # Errors
    /// When `after` is not later than `before`, or the file cannot be read.
    pub fn diff(&self, before: Date, after: Date, query: &Query) -> Result<Vec<Changed>> {
        if after <= before {
            return Err(Error::asked(format!("wanted two days, the earlier first, met {before} and {after}")));
        }
        self.look(|db, cache| changed(db, cache, before, after, query))
    }
}

fn changed(db: &Connection, cache: &mut Cache, before: Date, after: Date, query: &Query) -> Result<Vec<Changed>> {
    let old = Ask { as_of: Some(day::number(before)), today: Some(before) };
    let most = query.limit.unwrap_or(usize::MAX);
    let query = Query { as_of: Some(after), today: Some(after), undated: true, limit: None, after: None, ..query.clone() };
    let settings = Settings::load(db, cache, &old)?;
    let mut out = Vec::new();
    let touched = settle::touched(db, day::number(before) + 1, day::number(after))?;
    for (event, row) in rows_of(db, cache, &query, Table::Events, touched)? {
        if out.len() >= most {
            break;
        }
        // What it was costs most: of an event with many reports, all are looked at again.
        if !is_planned(&row) {
            continue;
        }
        let was = row::of(db, cache, event, &old, settings.of(event))?;
        let ways = ways(was.as_ref(), &row);
        if !ways.is_empty() {
            out.push(Changed { ways, before: was, after: row });
        }
    }
    Ok(out)
}

pub(super) fn is_planned(row: &Row) -> bool {
    row.state.status != Status::Unplanned
}

/// In which ways a row that was planned is not what it was.
pub(super) fn ways(was: Option<&Row>, is: &Row) -> Vec<Way> {
    let Some(was) = was.filter(|w| is_planned(w)) else { return vec![Way::New] };
    let (a, b) = (&was.state, &is.state);
    let mut out = Vec::new();
    let days = |row: &Row| row.state.when.as_ref().map(|w| (w.edtf.clone(), w.earliest, w.latest));
    let mut way = |met: bool, way: Way| out.extend(met.then_some(way));
    way(days(was) != days(is), Way::Moved);
    let ended = a.status != b.status && matches!(b.status, Status::Cancelled | Status::Held);
    way(!ended && b.certainty > a.certainty + 0.001, Way::Firmer);
    way(!ended && b.certainty < a.certainty - 0.001, Way::Weaker);
    way(ended && b.status == Status::Cancelled, Way::Cancelled);
    way(ended && b.status == Status::Held, Way::Held);
    way(b.denials > a.denials, Way::Denied);
    out
}
