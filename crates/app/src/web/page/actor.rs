//! One actor: what lies ahead, what happened, and what it says.

use super::agenda::by_day;
use super::claim;
use super::row::Changes;
use super::shell::{articles, page, plural, searched};
use crate::print::day::kindly;
use crate::web::answer::{Answer, Asked};
use crate::web::names::is_ahead;
use crate::web::problem::Problem;
use crate::web::view::{ActorPage, Fact, Section};
use crate::web::words::Words;
use dateline_engine::name::listed;
use dateline_ledger::{Ledger, Query, Row, Thread};

/// Events that name it and are looked at, the last that came in; what happened and claims that are shown.
const EVENTS: usize = 2_000;
const SHOWN: usize = 20;
/// Articles with claims of it that are looked at.
const ARTICLES: usize = 300;

pub(crate) fn actor(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let (name, today) = (asked.part(), asked.today()?);
    if Words::of(name).is_empty() {
        return Err(Problem::missing(format!("wanted the name of an actor, met {name:?}")));
    }
    let query = Query { as_of: asked.params.as_of()?, today: Some(today), undated: true, actor: Some(name.to_owned()), ..Query::default() };
    let rows = ledger.latest(&query, EVENTS)?;
    let (ahead, happened): (Vec<&Row>, Vec<&Row>) =
        (rows.iter().filter(|r| is_ahead(r)).collect(), rows.iter().filter(|r| r.happened).collect());
    let threads = ledger.claims(&Query { limit: Some(ARTICLES), ..query })?;
    if rows.is_empty() && threads.is_empty() {
        return Err(Problem::missing(format!("wanted an actor of the ledger, met {name:?}")));
    }
    let last = last(&happened);
    let sections =
        [section(asked, "Ahead", plural(ahead.len(), "row"), &ahead)?, section(asked, "Happened", note(&last, &happened), &last)?];
    let mut page = page(asked, name, "Actors", articles(ledger)?)?;
    if rows.len() >= EVENTS {
        page.lead = format!("Of the last {EVENTS} events that name it.");
    }
    Answer::page(&ActorPage {
        base: asked.settings.base.clone(),
        page,
        facts: facts(name, ahead.len(), happened.len(), threads.len()),
        when_head: "When".to_owned(),
        sections: sections.into_iter().flatten().collect(),
        none_text: "No events.".to_owned(),
        more_href: if rows.is_empty() { String::new() } else { searched(asked, "/timeline", "actor", name) },
        has_claims: !threads.is_empty(),
        claims_caption: "Claims by this actor".to_owned(),
        claims: threads.iter().rev().take(SHOWN).map(|t: &Thread| claim::view(asked, t)).collect(),
    })
}

/// What happened last; what has no day of its own counts by its first report.
fn last<'r>(happened: &[&'r Row]) -> Vec<&'r Row> {
    let day = |r: &&Row| r.state.when.as_ref().and_then(|w| w.earliest.or(w.latest)).or(r.first_seen);
    let mut sorted = happened.to_vec();
    sorted.sort_by_key(|r| std::cmp::Reverse(day(r)));
    sorted.truncate(SHOWN);
    sorted.reverse();
    sorted
}

fn note(shown: &[&Row], all: &[&Row]) -> String {
    if shown.len() < all.len() { format!("the last {}", shown.len()) } else { plural(all.len(), "row") }
}

fn section(asked: &Asked, heading: &str, note: String, rows: &[&Row]) -> Result<Option<Section>, Problem> {
    let label = |edtf: &str| if edtf.is_empty() { "no date".to_owned() } else { kindly(edtf) };
    let days = by_day(asked, rows, &Changes::new(), asked.today()?, label);
    Ok((!rows.is_empty()).then(|| Section { heading: heading.to_owned(), note, days }))
}

fn facts(name: &str, ahead: usize, happened: usize, claims: usize) -> Vec<Fact> {
    let fact = |label: &str, value: String| Fact { label: label.to_owned(), value };
    let country = listed(name).and_then(|l| l.country).map(|c| fact("Country", c.to_owned()));
    let usual = listed(name).filter(|l| l.name != name).map(|l| fact("Also called", l.name.to_owned()));
    let counts = [fact("Events ahead", ahead.to_string()), fact("Happened", happened.to_string()), fact("Claims", claims.to_string())];
    country.into_iter().chain(usual).chain(counts).collect()
}
