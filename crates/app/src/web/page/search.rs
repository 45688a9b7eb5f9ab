//! Events, sentences and claims that have some words.

use super::agenda::by_day;
use super::row::Changes;
use super::shell::{article_href, articles, day, first_line, page, pager, searched};
use super::{claim, claims};
use crate::export::counted;
use crate::print::day::kindly;
use crate::web::answer::{Answer, Asked};
use crate::web::problem::Problem;
use crate::web::view::{Claim, Hit, HitPart, Pager, SearchPage, Section};
use crate::web::words::Words;
use dateline_ledger::status::Status;
use dateline_ledger::{Hit as Found, Ledger, Query, Row};
use std::collections::BTreeSet;

/// Sentences of a page, and those that can be paged through.
const SENTENCES: usize = 20;
const MOST: usize = 400;
/// Articles, the best, whose events and claims are looked at.
const ARTICLES: usize = 50;
const EVENTS: usize = 20;
const CLAIMS: usize = 10;

pub(crate) fn search(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let q = asked.params.text("q");
    let words = Words::of(&q);
    let query = Query { limit: Some(MOST), ..asked.params.query(asked.settings.today())? };
    let first = first_line(asked)?;
    let is_shown = |at: usize| at >= first && at - first < SENTENCES;
    let found = if words.is_empty() { Vec::new() } else { ledger.search_part(&q, &query, is_shown)? };
    let (shown, pager) = pager(asked, "/search", "sentences", found.len(), SENTENCES)?;
    let is_first = shown.start == 0;
    let rows = if is_first { events(asked, ledger, &found, &words)? } else { Vec::new() };
    let said = if is_first { said(asked, ledger, &found, &words)? } else { Vec::new() };
    let none = if words.is_empty() { "Type words to search for." } else { "No sentence has all of these words." };
    let mut page = page(asked, &if q.is_empty() { "Search".to_owned() } else { format!("Search: {q}") }, "", articles(ledger)?)?;
    page.heading = "Search".to_owned();
    if words.is_empty() {
        page.json_href = String::new();
    }
    Answer::page(&SearchPage {
        base: asked.settings.base.clone(),
        page,
        has_events: !rows.is_empty(),
        when_head: "When".to_owned(),
        events_href: searched(asked, "/timeline", "q", &q),
        sections: section(asked, &rows)?,
        has_hits: !found.is_empty(),
        hits_count: count(&pager, found.len()),
        hits: found[shown].iter().map(|h| hit(asked, h, &words)).collect(),
        pager,
        has_claims: !said.is_empty(),
        claims_caption: "Claims that have the words".to_owned(),
        claims: said,
        has_nothing: found.is_empty(),
        none_text: none.to_owned(),
    })
}

fn count(pager: &Pager, found: usize) -> String {
    let more = if found == MOST { " or more" } else { "" };
    if pager.shown { format!("{}{more}", pager.text) } else { found.to_string() }
}

/// Events of the best articles whose title has the words.
fn events(asked: &Asked, ledger: &Ledger, found: &[Found], words: &Words) -> Result<Vec<Row>, Problem> {
    let (as_of, today) = (asked.params.as_of()?, asked.today()?);
    let (mut seen, mut out) = (BTreeSet::new(), Vec::new());
    for h in found.iter().take(ARTICLES) {
        for named in ledger.named(&h.article, as_of)?.into_iter().filter(|n| words.are_in(&n.title)) {
            if out.len() < EVENTS && seen.insert(named.event.clone()) {
                let row = ledger.row(&named.event, as_of, Some(today))?;
                out.extend(row.filter(|r| r.happened || r.state.status != Status::Unplanned));
            }
        }
    }
    Ok(out)
}

fn section(asked: &Asked, rows: &[Row]) -> Result<Vec<Section>, Problem> {
    let label = |edtf: &str| if edtf.is_empty() { "no date".to_owned() } else { kindly(edtf) };
    let days = by_day(asked, &rows.iter().collect::<Vec<_>>(), &Changes::new(), asked.today()?, label);
    let note = counted(rows.len(), "row");
    Ok(if rows.is_empty() { Vec::new() } else { vec![Section { heading: "Events".to_owned(), note, days }] })
}

/// Claims of the best articles that have the words.
fn said(asked: &Asked, ledger: &Ledger, found: &[Found], words: &Words) -> Result<Vec<Claim>, Problem> {
    let threads = ledger.claims_in(found.iter().take(ARTICLES).map(|h| h.article.as_str()), asked.params.as_of()?)?;
    Ok(threads.iter().rev().filter(|t| claims::has(t, words)).take(CLAIMS).map(|t| claim::view(asked, t)).collect())
}

fn hit(asked: &Asked, h: &Found, words: &Words) -> Hit {
    Hit {
        parts: words.parts(&h.sentence).into_iter().map(|(text, hit)| HitPart { text: text.to_owned(), hit }).collect(),
        href: article_href(asked, &h.article),
        headline: h.headline.clone().unwrap_or_else(|| h.article.clone()),
        outlet: h.outlet.clone().unwrap_or_default(),
        day: day(h.day),
    }
}
