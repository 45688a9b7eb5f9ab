//! One actor: what lies ahead, what happened, and what it says.

use super::agenda::{by_day, day, edtf, span};
use super::claim;
use super::row::Changes;
use super::shell::{articles, page, searched};
use crate::export::counted;
use crate::print::day::kindly;
use crate::web::answer::{Answer, Asked};
use crate::web::names::is_ahead;
use crate::web::problem::Problem;
use crate::web::view::{ActorPage, Day, Fact, Section};
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
    let (rows, is_cut) = ledger.latest(&query, EVENTS)?;
    let (ahead, happened): (Vec<&Row>, Vec<&Row>) =
        (rows.iter().filter(|r| is_ahead(r)).collect(), rows.iter().filter(|r| r.happened).collect());
    let threads = ledger.claims(&Query { limit: Some(ARTICLES), ..query })?;
    if rows.is_empty() && threads.is_empty() {
        return Err(Problem::missing(format!("wanted an actor of the ledger, met {name:?}")));
    }
    let last = last(&happened);
    let sections = [ahead_of(asked, &ahead)?, behind(asked, &last, note(&last, &happened))?];
    let mut page = page(asked, name, "Actors", articles(ledger)?)?;
    if is_cut {
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

/// What happened, the last first.
fn last<'r>(happened: &[&'r Row]) -> Vec<&'r Row> {
    let mut sorted = happened.to_vec();
    sorted.sort_by_key(|r| std::cmp::Reverse(span(r).map(|s| s.0).or(r.first_seen)));
    sorted.truncate(SHOWN);
    sorted
}

fn note(shown: &[&Row], all: &[&Row]) -> String {
    if shown.len() < all.len() { format!("the last {}", shown.len()) } else { counted(all.len(), "row") }
}

fn ahead_of(asked: &Asked, rows: &[&Row]) -> Result<Option<Section>, Problem> {
    let label = |edtf: &str| if edtf.is_empty() { "no date".to_owned() } else { kindly(edtf) };
    let days = by_day(asked, rows, &Changes::new(), asked.today()?, label);
    Ok(section("Ahead", counted(rows.len(), "row"), days))
}

/// What has no day of its own happened by that of its first report.
fn behind(asked: &Asked, shown: &[&Row], note: String) -> Result<Option<Section>, Problem> {
    let label = |r: &Row| match (edtf(r), r.first_seen) {
        ("", Some(day)) => format!("by {}", kindly(&day.to_string())),
        ("", None) => "no date".to_owned(),
        (own, _) => kindly(own),
    };
    let today = asked.today()?;
    let same = shown.chunk_by(|a, b| label(a) == label(b));
    let days = same.map(|rows| day(asked, label(rows[0]), edtf(rows[0]), rows, &Changes::new(), today)).collect();
    Ok(section("Happened", note, days))
}

fn section(heading: &str, note: String, days: Vec<Day>) -> Option<Section> {
    (!days.is_empty()).then(|| Section { heading: heading.to_owned(), note, days })
}

fn facts(name: &str, ahead: usize, happened: usize, claims: usize) -> Vec<Fact> {
    let fact = |label: &str, value: String| Fact { label: label.to_owned(), value };
    let country = listed(name).and_then(|l| l.country).map(|c| fact("Country", c.to_owned()));
    let usual = listed(name).filter(|l| l.name != name).map(|l| fact("Also called", l.name.to_owned()));
    let counts = [fact("Events ahead", ahead.to_string()), fact("Happened", happened.to_string()), fact("Claims", claims.to_string())];
    country.into_iter().chain(usual).chain(counts).collect()
}
