//! The same answers for programs: JSON under `/api/v1`, with the fields of the export.

use super::answer::{Answer, Asked};
use super::names::{self, Name};
use super::page;
use super::params::MOST;
use super::problem::Problem;
use super::text::Text;
use super::words::Words;
use crate::cli::{claims as claim, diff as change, record as outcome, row_as_json, search as hit, show, why as reason};
use axum::http::StatusCode;
use dateline_ledger::{Ledger, Query, Row};
use serde_json::{Value, json};

pub(crate) fn events(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    rows(asked, |query| Ok(ledger.events(query)?))
}

pub(crate) fn diary(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    rows(asked, |query| Ok(ledger.diary(query)?))
}

pub(crate) fn timeline(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    rows(asked, |query| Ok(ledger.timeline(query)?))
}

/// A page of rows, and where the next one begins.
fn rows(asked: &Asked, find: impl Fn(&Query) -> Result<Vec<Row>, Problem>) -> Result<Answer, Problem> {
    let limit = asked.params.limit()?;
    let mut query = asked.params.query(asked.settings.today())?;
    query.undated = query.from.is_none() && query.to.is_none();
    let mut found = with_words(&Words::of(&asked.params.text("q")), limit + 1, query, find)?;
    let is_more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| is_more).map(Row::cursor);
    Ok(Answer::json(&json!({"items": found.iter().map(row_as_json).collect::<Vec<_>>(), "next": next})))
}

/// Rows looked at in one go for words.
const PIECE: usize = 1_000;

/// So many rows whose title has all of some words; without words, so many rows.
fn with_words(
    words: &Words,
    limit: usize,
    mut query: Query,
    find: impl Fn(&Query) -> Result<Vec<Row>, Problem>,
) -> Result<Vec<Row>, Problem> {
    let piece = if words.is_empty() { limit } else { PIECE.max(limit) };
    query.limit = Some(piece);
    let mut out = Vec::new();
    loop {
        let rows = find(&query)?;
        let is_last = rows.len() < piece;
        query.after = rows.last().map(Row::cursor);
        out.extend(rows.into_iter().filter(|row| words.are_in(&row.title)));
        if is_last || out.len() >= limit {
            out.truncate(limit);
            return Ok(out);
        }
    }
}

pub(crate) fn event(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let detail = ledger.event(asked.part(), asked.params.as_of()?, Some(asked.today()?))?;
    Ok(Answer::json(&show::as_json(&detail)))
}

pub(crate) fn why(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    Ok(Answer::json(&reason::as_json(&ledger.why(asked.part(), MOST)?)))
}

pub(crate) fn claims(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let query = Query { limit: Some(asked.params.limit()?), ..asked.params.query(asked.settings.today())? };
    let words = Words::of(&asked.params.text("q"));
    list(ledger.claims(&query)?.iter().filter(|thread| page::has(thread, &words)).map(claim::as_json))
}

pub(crate) fn search(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let words = asked.params.get("q").ok_or_else(|| Problem::asked("q: wanted words to look for, met none"))?;
    let query = Query { limit: Some(asked.params.limit()?), ..asked.params.query(asked.settings.today())? };
    match ledger.search(words, &query) {
        // Signs alone are no word, and nothing has them.
        Err(e) if e.is_question() => list(std::iter::empty()),
        found => list(found?.iter().map(hit::as_json)),
    }
}

pub(crate) fn diff(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let wanted =
        |name: &str| asked.params.day(name)?.ok_or_else(|| Problem::asked(format!("{name}: wanted a day such as 2026-06-11, met none")));
    let (from, to) = (wanted("from")?, wanted("to")?);
    if from == to {
        return list(std::iter::empty());
    }
    if from > to {
        return Err(Problem::new(StatusCode::CONFLICT, format!("wanted two days, the earlier first, met {from} and {to}")));
    }
    let query = asked.params.with(&[("from", ""), ("to", "")]).query(asked.settings.today())?;
    let words = Words::of(&asked.params.text("q"));
    list(ledger.diff(from, to, &query)?.iter().filter(|c| words.are_in(&c.after.title)).map(change::as_json))
}

pub(crate) fn record(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    list(ledger.record(asked.params.as_of()?, asked.today()?)?.iter().map(|(who, tally)| outcome::as_json(who, tally)))
}

pub(crate) fn actors(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let found = names::actors(asked, ledger)?;
    list(found.list.iter().take(asked.params.limit()?).map(Name::as_json))
}

pub(crate) fn places(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let found = names::places(asked, ledger)?;
    list(found.list.iter().take(asked.params.limit()?).map(Name::as_json))
}

pub(crate) fn article(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let Text { article, versions, number, .. } = Text::of(asked, ledger)?;
    let days: Vec<_> = versions.iter().map(|v| v.day.map(|d| d.to_string())).collect();
    let reading = crate::exchange::read(&asked.settings.reader, &article);
    Ok(Answer::json(&json!({
        "id": article.id, "published": article.published.map(|p| p.to_string()), "outlet": article.outlet, "title": article.title,
        "url": article.url, "version": number, "versions": days, "text": article.text, "reading": reading,
    })))
}

pub(crate) fn corrections(_: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    list(
        ledger
            .corrections()?
            .iter()
            .map(|c| json!({"number": c.id, "who": c.who, "day": c.day, "why": c.why, "what": c.what, "holds": c.holds})),
    )
}

pub(crate) fn failures(_: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    list(ledger.failures()?.iter().map(|f| json!({"what": f.what, "place": f.place, "why": f.why})))
}

fn list(items: impl Iterator<Item = Value>) -> Result<Answer, Problem> {
    Ok(Answer::json(&json!({"items": items.collect::<Vec<_>>()})))
}
