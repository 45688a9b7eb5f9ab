//! What happened and what was planned, by day: a picture that opens from decades to days, and the rows of its span.

use super::agenda::{by_day, span, without_year};
use super::row::{Changes, filter};
use super::shell::{articles, page};
use super::zoom::{Buckets, Zoom, picture};
use crate::export::counted;
use crate::print::day::kindly;
use crate::web::answer::{Answer, Asked};
use crate::web::problem::Problem;
use crate::web::view::{Pager, Section, TimelinePage};
use crate::web::words::Words;
use dateline_ledger::{Count, Ledger, Query, Row};
use jiff::civil::Date;

/// Rows of a page.
const ROWS: usize = 100;
/// Events that are looked at one by one to be counted; more are counted by where they stand.
const MOST: usize = 5_000;

pub(crate) fn timeline(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let articles = articles(ledger)?;
    let zoom = Zoom::of(asked)?;
    let found = found(asked, ledger, &zoom)?;
    let (prev, next) = (zoom.before(), zoom.after());
    let link = |other: &Option<Zoom>| other.as_ref().map(|z| (z.href(asked), z.label())).unwrap_or_default();
    let mut page = page(asked, "Timeline", "Timeline", articles)?;
    page.lead = format!("What happened and what was planned, by the day of the event.{}", found.note);
    page.json_href = twin(asked, &zoom);
    Answer::page(&TimelinePage {
        base: asked.settings.base.clone(),
        page,
        filter: filter(asked, "/timeline", &["zoom", "at"]),
        crumbs: zoom.crumbs(asked),
        prev_href: link(&prev).0,
        prev_label: link(&prev).1,
        next_href: link(&next).0,
        next_label: link(&next).1,
        picture: picture(asked, &zoom, &found.buckets),
        when_head: "When".to_owned(),
        sections: sections(asked, &zoom, &found.rows)?,
        none_text: "Nothing in this span. Remove a filter, or open another one.".to_owned(),
        pager: found.pager,
    })
}

/// What the page shows.
struct Found {
    buckets: Buckets,
    rows: Vec<Row>,
    pager: Pager,
    note: String,
}

fn found(asked: &Asked, ledger: &Ledger, zoom: &Zoom) -> Result<Found, Problem> {
    let query = Query { after: None, ..asked.params.query(asked.settings.today())? };
    let narrowed = |span: Option<(Date, Date)>| Query {
        from: query.from.max(span.map(|s| s.0)),
        to: [query.to, span.map(|s| s.1)].into_iter().flatten().min(),
        ..query.clone()
    };
    let (pictured, listed) = (narrowed(zoom.pictured()), narrowed(zoom.listed()));
    let is_filtered = ["q", "as-of", "actor", "place", "type", "status", "outlet"].iter().any(|n| asked.params.get(n).is_some());
    if !is_filtered {
        let counts = ledger.counts(pictured.from, pictured.to, zoom.longest())?;
        if counts.iter().map(|c| (c.past + c.ahead) as usize).sum::<usize>() > MOST {
            return by_counts(asked, ledger, zoom, &counts, &listed);
        }
    }
    by_rows(asked, ledger, zoom, &pictured, &listed)
}

/// Too many to look at each: the picture is by where they stand, and the list is read a page at a time.
fn by_counts(asked: &Asked, ledger: &Ledger, zoom: &Zoom, counts: &[Count], listed: &Query) -> Result<Found, Problem> {
    let after = asked.params.get("cursor").map(str::to_owned).or_else(|| listed.from.map(before));
    let mut rows = ledger.dated(&Query { after, limit: Some(ROWS + 1), ..listed.clone() })?;
    let is_more = rows.len() > ROWS;
    rows.truncate(ROWS);
    let mut buckets = Buckets::default();
    counts.iter().for_each(|c| buckets.add(zoom.key(c.day), i64::from(c.past), i64::from(c.ahead)));
    // What stands before a page is not read again: the way back is the browser's.
    let pager = pager(asked, None, rows.last().filter(|_| is_more).map(Row::cursor), counted(rows.len(), "row"));
    let note = " The picture counts each event at the first day that anybody gave for it; what was only thought of counts too. The list leaves out what began before the span.";
    Ok(Found { buckets, rows, pager, note: note.to_owned() })
}

/// The cursor before all that begins on a day or later: its number, counted from 1970, and no name.
fn before(day: Date) -> String {
    format!("{}.", day.since(Date::constant(1970, 1, 1)).map_or(0, |s| s.get_days()))
}

/// Each event is looked at, up to a number; what began before the span comes last.
fn by_rows(asked: &Asked, ledger: &Ledger, zoom: &Zoom, pictured: &Query, listed: &Query) -> Result<Found, Problem> {
    let words = Words::of(&asked.params.text("q"));
    let mut all = ledger.dated(&Query { limit: Some(MOST), ..pictured.clone() })?;
    let note = if all.len() == MOST {
        format!(" The first {MOST} rows; another filter, or a narrower span, shows others.")
    } else {
        String::new()
    };
    all.retain(|r| words.are_in(&r.title));
    let mut buckets = Buckets::default();
    for row in &all {
        if let Some((day, _)) = span(row).filter(|s| zoom.has_place_for(*s)) {
            buckets.add(zoom.key(day), i64::from(row.happened), i64::from(!row.happened));
        }
    }
    let is_in = |r: &Row| span(r).is_some_and(|s| listed.from.is_none_or(|d| s.1 >= d) && listed.to.is_none_or(|d| s.0 <= d));
    all.retain(is_in);
    all.sort_by_key(|r| is_before(r, listed.from));
    let total = all.len();
    let start = asked.params.get("cursor").and_then(|cursor| all.iter().position(|r| r.cursor() == cursor)).map_or(0, |at| at + 1);
    let end = (start + ROWS).min(total);
    let before = (start > 0).then(|| start.checked_sub(ROWS + 1).map(|at| all[at].cursor()).unwrap_or_default());
    let next = (end < total).then(|| all[end - 1].cursor());
    let pager = pager(asked, before, next, format!("rows {}–{end} of {total}", (start + 1).min(end)));
    Ok(Found { buckets, rows: all.drain(start..end).collect(), pager, note })
}

/// Where the pages before and after begin: after which row.
fn pager(asked: &Asked, before: Option<String>, next: Option<String>, text: String) -> Pager {
    let at = |cursor: String| format!("{}/timeline{}", asked.settings.base, asked.params.with(&[("cursor", &cursor)]).ask());
    Pager {
        shown: before.is_some() || next.is_some(),
        prev_href: before.map(at).unwrap_or_default(),
        next_href: next.map(at).unwrap_or_default(),
        text,
    }
}

/// Whether a row begins before a day.
fn is_before(row: &Row, from: Option<Date>) -> bool {
    span(row).zip(from).is_some_and(|(s, from)| s.0 < from)
}

/// By month, where years are many by year.
fn sections(asked: &Asked, zoom: &Zoom, rows: &[Row]) -> Result<Vec<Section>, Problem> {
    let (today, from) = (asked.today()?, zoom.listed().map(|l| l.0));
    let key = |r: &Row| span(r).filter(|_| !is_before(r, from)).map(|s| heading(zoom, s.0));
    let section = |same: &[Row]| {
        let heading = key(&same[0]);
        let year = span(&same[0]).filter(|_| heading.is_some()).map_or(0, |s| s.0.year());
        let own: Vec<&Row> = same.iter().collect();
        let days = by_day(asked, &own, &Changes::new(), today, |edtf| without_year(&kindly(edtf), year));
        Section { heading: heading.map_or_else(|| "Begun before".to_owned(), |h| kindly(&h)), note: counted(same.len(), "row"), days }
    };
    Ok(rows.chunk_by(|a, b| key(a) == key(b)).map(section).collect())
}

/// In EDTF, under what a day stands.
fn heading(zoom: &Zoom, day: Date) -> String {
    if zoom.is_wide() { format!("{:04}", day.year()) } else { format!("{:04}-{:02}", day.year(), day.month()) }
}

/// All events of the span.
fn twin(asked: &Asked, zoom: &Zoom) -> String {
    let mut params = asked.params.with(&[("zoom", ""), ("at", ""), ("q", "")]);
    if let Some((from, to)) = zoom.listed() {
        params = params.with(&[("from", &from.to_string()), ("to", &to.to_string())]);
    }
    format!("{}/api/v1/events{}", asked.settings.base, params.ask())
}
