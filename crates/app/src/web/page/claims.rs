//! Who says what, through whom, and who denies it; the latest first.

use super::claim;
use super::row::filter;
use super::shell::{articles, page, pager};
use crate::web::answer::{Answer, Asked};
use crate::web::problem::Problem;
use crate::web::view::{ClaimsPage, Filter};
use crate::web::words::Words;
use dateline_ledger::{Ledger, Query, Thread};

/// Threads of a page.
const THREADS: usize = 100;
/// Articles whose claims are joined, the last that fit.
const ARTICLES: usize = 1_000;

pub(crate) fn claims(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let articles = articles(ledger)?;
    let query = Query { limit: Some(ARTICLES), ..asked.params.query(asked.settings.today())? };
    let words = Words::of(&asked.params.text("q"));
    let mut found = ledger.claims(&query)?;
    found.retain(|t| has(t, &words));
    found.reverse();
    let (shown, pager) = pager(asked, "/claims", "claims", found.len(), THREADS)?;
    let mut page = page(asked, "Claims", "Claims", articles)?;
    let cut = if articles > ARTICLES as u64 { format!(" Of the last {ARTICLES} articles that fit.") } else { String::new() };
    page.lead = format!("Who says what, through whom, and who denies it.{cut}");
    Answer::page(&ClaimsPage {
        base: asked.settings.base.clone(),
        page,
        filter: Filter { is_of_events: false, ..filter(asked, "/claims", &[]) },
        has_claims: !found.is_empty(),
        claims_caption: "Claims".to_owned(),
        claims: found[shown].iter().map(|t| claim::view(asked, t)).collect(),
        none_text: "No claims. Remove a filter, or ask for other days.".to_owned(),
        pager,
    })
}

/// Whether a thread has all of some words, in what is said first or by whom.
pub(crate) fn has(thread: &Thread, words: &Words) -> bool {
    let first = &thread.first;
    words.is_empty() || words.are_in(&format!("{} {} {}", first.source.as_deref().unwrap_or_default(), first.stance, first.content))
}
