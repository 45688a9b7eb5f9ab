//! Where things happen or will.

use super::row::words;
use super::shell::{articles, event_href, page, pager, searched};
use crate::web::answer::{Answer, Asked};
use crate::web::names::{self, Name, Names};
use crate::web::problem::Problem;
use crate::web::view::{Find, PlaceLine, PlacesPage};
use dateline_ledger::Ledger;

/// Lines of a page.
pub(super) const LINES: usize = 100;

pub(crate) fn places(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let found = names::places(asked, ledger)?;
    let (shown, pager) = pager(asked, "/places", "places", found.list.len(), LINES)?;
    let mut page = page(asked, "Places", "Places", articles(ledger)?)?;
    page.lead = lead(asked, &found);
    Answer::page(&PlacesPage {
        base: asked.settings.base.clone(),
        page,
        find: find(asked, "/places", "Place or country"),
        places: found.list[shown].iter().map(|p| line(asked, p)).collect(),
        pager,
    })
}

/// What a list of names is of, where that is not all.
pub(super) fn lead(asked: &Asked, found: &Names) -> String {
    let events = names::EVENTS;
    match (asked.params.get("q").is_some(), found.list.is_empty(), found.is_cut) {
        (true, true, _) => "None of this name. Try fewer words.".to_owned(),
        (true, _, true) => format!("From the last {events} events that name them."),
        (_, _, true) => format!("From the last {events} events that came in; a word finds older ones."),
        _ => String::new(),
    }
}

/// The field that narrows a list of names.
pub(super) fn find(asked: &Asked, path: &str, label: &str) -> Find {
    Find { action: format!("{}{path}", asked.settings.base), label: label.to_owned(), q: asked.params.text("q") }
}

fn line(asked: &Asked, place: &Name) -> PlaceLine {
    let next = place.next.as_ref().map(|n| &n.1);
    PlaceLine {
        href: searched(asked, "/timeline", "place", &place.name),
        name: place.name.clone(),
        country: place.country.clone(),
        ahead: place.ahead as i64,
        diary_href: if place.ahead > 0 { searched(asked, "/diary", "place", &place.name) } else { String::new() },
        happened: place.happened as i64,
        next_href: next.map(|row| event_href(asked, &row.event)).unwrap_or_default(),
        next_when: next.map(|row| words(row.state.when.as_ref())).unwrap_or_default(),
        next_title: next.map(|row| row.title.clone()).unwrap_or_default(),
    }
}
