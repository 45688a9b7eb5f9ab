//! What changed between two mornings, a section a way; made to be printed.

use super::row::{status, words};
use super::shell::{articles, page};
use crate::export::{counted, percent};
use crate::print::day::kindly;
use crate::web::answer::{Answer, Asked};
use crate::web::problem::Problem;
use crate::web::view::{ChangedRow, MorningPage, WayView};
use dateline_ledger::{Changed, Ledger, Query, Row, Way};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// The ways, the weightiest first, and what they mean. A row stands under the first that it has.
const WAYS: [(Way, &str, &str); 7] = [
    (Way::Cancelled, "Cancelled", "called off"),
    (Way::Moved, "Moved", "another day, a first one, or none any more"),
    (Way::Denied, "Denied", "somebody denies it who did not before"),
    (Way::Weaker, "Weaker", "less certain than it was"),
    (Way::Firmer, "Firmer", "more certain than it was"),
    (Way::Held, "Held", "a report says that it took place"),
    (Way::New, "New", "not known the day before"),
];

/// Rows of the page, and reports of an event that is quoted.
const ROWS: usize = 400;
const REPORTS: usize = 200;

pub(crate) fn morning(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let (from, to) = days(asked)?;
    let articles = articles(ledger)?;
    let filters = asked.params.with(&[("from", ""), ("to", "")]);
    let query = Query { limit: Some(ROWS), ..filters.query(asked.settings.today())? };
    let found = ledger.diff(from, to, &query)?;
    let ways: Vec<WayView> = WAYS.iter().map(|way| section(ledger, way, &found, to)).collect::<Result<_, _>>()?;
    let ways: Vec<WayView> = ways.into_iter().filter(|w| w.count > 0).collect();
    let mut page = page(asked, "Morning", "Morning", articles)?;
    page.heading = format!("From {} to {}", kindly(&from.to_string()), kindly(&to.to_string()));
    page.json_href = at(asked, "/api/v1/diff", from, to);
    Answer::page(&MorningPage {
        base: asked.settings.base.clone(),
        page,
        to: to.to_string(),
        from: from.to_string(),
        prev_href: at(asked, "/morning", from.saturating_sub(1.day()), from),
        next_href: if to < asked.today()? { at(asked, "/morning", to, to.saturating_add(1.day())) } else { String::new() },
        summary: summary(&ways, found.len()),
        ways,
        none_text: "Nothing changed.".to_owned(),
    })
}

/// The days that are compared: those asked for, else yesterday and today.
fn days(asked: &Asked) -> Result<(Date, Date), Problem> {
    let to = asked.params.day("to")?.map_or_else(|| asked.today(), Ok)?;
    let from = asked.params.day("from")?.unwrap_or_else(|| to.saturating_sub(1.day()));
    Ok((from, to))
}

fn at(asked: &Asked, path: &str, from: Date, to: Date) -> String {
    let days = [("from", from.to_string()), ("to", to.to_string())];
    format!("{}{path}{}", asked.settings.base, asked.params.with(&days.each_ref().map(|d| (d.0, d.1.as_str()))).ask())
}

fn summary(ways: &[WayView], total: usize) -> String {
    let parts = ways.iter().map(|w| format!("{} {}", w.count, w.heading.to_lowercase())).collect::<Vec<_>>().join(", ");
    match total {
        0 => String::new(),
        ROWS => format!("The first {ROWS} rows that changed: {parts}."),
        _ => format!("{} changed: {parts}.", counted(total, "row")),
    }
}

fn section(ledger: &Ledger, (way, heading, note): &(Way, &str, &str), found: &[Changed], to: Date) -> Result<WayView, Problem> {
    let is_own = |c: &&Changed| WAYS.iter().find(|w| c.ways.contains(&w.0)).is_some_and(|w| w.0 == *way);
    let rows: Vec<ChangedRow> = found.iter().filter(is_own).map(|c| changed(ledger, c, *way, to)).collect::<Result<_, _>>()?;
    Ok(WayView { heading: (*heading).to_owned(), note: (*note).to_owned(), count: rows.len() as i64, rows })
}

fn changed(ledger: &Ledger, c: &Changed, way: Way, to: Date) -> Result<ChangedRow, Problem> {
    let (row, was) = (&c.after, c.before.as_ref());
    let (class, word) = status(row);
    let other = |of: fn(&Row) -> String| was.map(of).filter(|before| *before != of(row)).unwrap_or_default();
    let when = |r: &Row| Some(words(r.state.when.as_ref())).filter(|w| !w.is_empty()).unwrap_or_else(|| "no date".to_owned());
    Ok(ChangedRow {
        id: row.event.clone(),
        title: row.title.clone(),
        others: c.ways.iter().filter(|w| **w != way).map(|w| w.label().to_owned()).collect(),
        edtf: row.state.when.as_ref().and_then(|w| w.edtf.clone()).unwrap_or_default(),
        when: when(row),
        before_when: other(when),
        place: row.state.place.as_ref().and_then(|p| p.text.clone()).unwrap_or_default(),
        status: class.to_owned(),
        status_text: word.to_owned(),
        before_status: other(|r| status(r).1.to_owned()),
        certainty: percent(row.state.certainty),
        before_certainty: other(|r| percent(r.state.certainty)),
        reports_text: format!("{}, {}", counted(row.origins.reports, "report"), counted(row.origins.independent, "origin")),
        outlets: row.outlets.iter().take(4).cloned().collect::<Vec<_>>().join(", "),
        quote: quote(ledger, row, to)?,
    })
}

/// The sentence of the last report; none of an event with so many that it would take long.
fn quote(ledger: &Ledger, row: &Row, to: Date) -> Result<String, Problem> {
    if row.origins.reports > REPORTS {
        return Ok(String::new());
    }
    Ok(ledger.first_and_last(&row.event, Some(to))?.pop().map(|r| r.sentence).unwrap_or_default())
}
