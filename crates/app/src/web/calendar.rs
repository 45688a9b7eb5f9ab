//! `/diary.ics` and `/q/NAME.ics`: the diary as a calendar that others subscribe to; and the same as ninjs and as NewsML-G2.

use super::answer::{Answer, Asked, JSON};
use super::params::Params;
use super::problem::Problem;
use super::words::Words;
use crate::exchange;
use crate::export::{Cancelled, Entry, Manner, calendar, event, undone};
use dateline_ledger::{Ledger, Query, Row};
use jiff::ToSpan as _;

/// `text/calendar`, as RFC 5545 registers it.
const ICS: &str = "text/calendar; charset=utf-8";

/// A news message, as IPTC has registered it.
const NEWSML: &str = "application/vnd.iptc.g2.newsmessage+xml";

/// Events of a calendar at most.
const MOST: usize = 5_000;

/// Days back from the asked one that a calendar holds where it is not asked from which day on.
const BACK: i64 = 31;

/// The diary by the filters of `/api/v1/diary`, or the one event of `event=`.
pub(crate) fn diary(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let (manner, as_of) = (manner(&asked.params)?, asked.params.as_of()?);
    let rows = rows(asked, ledger, false)?;
    let corrections = ledger.corrections()?;
    let mut events = Vec::new();
    for row in &rows {
        let Some(span) = manner.span(row) else { continue };
        let tellers = ledger.tellers(&row.event, as_of)?;
        let undone = undone(&corrections, row, &tellers, as_of);
        let page = format!("{}/events/{}", asked.site(), row.event);
        events.push(event(&Entry { row, span, tellers: &tellers, undone, page }, manner));
    }
    Ok(Answer::new(ICS, calendar(&name(asked, &rows), events)))
}

/// `/diary.ninjs.json`: with what has no date too.
pub(crate) fn ninjs(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    Ok(Answer::new(JSON, exchange::ninjs(&entries(asked, ledger)?).0))
}

/// `/diary.newsml.xml`: with what has no date too.
pub(crate) fn newsml(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    Ok(Answer::new(NEWSML, exchange::newsml(&entries(asked, ledger)?).0))
}

fn entries(asked: &Asked, ledger: &Ledger) -> Result<Vec<exchange::Entry>, Problem> {
    let (rows, corrections, as_of) = (rows(asked, ledger, true)?, ledger.corrections()?, asked.params.as_of()?);
    let entry = |row: &Row| {
        let tellers = ledger.tellers(&row.event, as_of)?;
        let undone = undone(&corrections, row, &tellers, as_of);
        Ok(exchange::entry(row, &tellers, undone, &format!("{}/events/{}", asked.site(), row.event)))
    };
    rows.iter().map(entry).collect()
}

fn rows(asked: &Asked, ledger: &Ledger, undated: bool) -> Result<Vec<Row>, Problem> {
    let today = asked.today()?;
    if let Some(name) = asked.params.get("event") {
        return Ok(vec![ledger.event(name, asked.params.as_of()?, Some(today))?.row]);
    }
    let limit = asked.params.get("limit").map(|_| asked.params.limit()).transpose()?.unwrap_or(MOST);
    let query = asked.params.query(asked.settings.today())?;
    let from = query.from.unwrap_or_else(|| today.saturating_sub(BACK.days()));
    let words = Words::of(&asked.params.text("q"));
    let mut rows = ledger.diary(&Query { from: Some(from), undated, limit: Some(limit), ..query })?;
    rows.retain(|row| words.are_in(&row.title));
    Ok(rows)
}

fn manner(params: &Params) -> Result<Manner, Problem> {
    let cancelled = match params.get("cancelled") {
        None | Some("status") => Cancelled::Status,
        Some("drop") => Cancelled::Drop,
        Some("prefix") => Cancelled::Prefix,
        Some(other) => return Err(Problem::asked(format!("cancelled: wanted drop, status or prefix, met {other:?}"))),
    };
    let months = match params.get("months") {
        None | Some("no") => false,
        Some("yes") => true,
        Some(other) => return Err(Problem::asked(format!("months: wanted yes or no, met {other:?}"))),
    };
    Ok(Manner { cancelled, months })
}

/// What subscribers see in their list of calendars.
fn name(asked: &Asked, rows: &[Row]) -> String {
    if let (Some(_), Some(row)) = (asked.params.get("event"), rows.first()) {
        return row.title.clone();
    }
    title(asked)
}

/// `Dateline diary · Oras · Turku`: by what a calendar or a feed is narrowed, or what the query is called.
pub(super) fn title(asked: &Asked) -> String {
    let names = ["q", "actor", "place", "type", "status", "outlet"];
    let by = asked.saved.as_deref().map_or_else(|| names.iter().flat_map(|name| asked.params.all(name)).collect(), |name| vec![name]);
    by.iter().fold(String::from("Dateline diary"), |title, value| title + " · " + value)
}
