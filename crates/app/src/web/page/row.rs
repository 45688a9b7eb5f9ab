//! A row of the ledger as the tables show it.

use super::shell::event_href;
use crate::export::percent;
use crate::print::day::kindly;
use crate::web::answer::Asked;
use crate::web::view::{Chip, Choice, Cond, Filter, Pair, Row as View};
use dateline_ledger::Row;
use dateline_ledger::observation::When;
use dateline_ledger::status::{Status, Step};
use jiff::civil::Date;
use std::collections::HashMap;

/// The status as a class of the style sheet, and as the word for it.
pub(super) fn status(row: &Row) -> (&'static str, &'static str) {
    match row.state.status {
        _ if row.overdue => ("overdue", "overdue"),
        Status::Unplanned if row.happened && row.made_by.contains("under-way") => ("under-way", "under way"),
        status => spoken(status),
    }
}

/// The same of a status alone.
pub(super) fn spoken(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Unplanned => ("unplanned", "happened"),
        other => (other.label(), other.label()),
    }
}

/// A time in words; nothing where there is none.
pub(super) fn words(when: Option<&When>) -> String {
    when.and_then(|w| w.edtf.as_deref()).map(kindly).unwrap_or_default()
}

/// What became of rows since the day before, by the names of their events: the word, and what it was before.
pub(super) type Changes = HashMap<String, (&'static str, String)>;

/// What reports of a day, or corrections of it, changed, for the marks of a table.
pub(super) fn changes<'r>(rows: impl Iterator<Item = &'r Row>, day: Date) -> Changes {
    let marked = |row: &Row| {
        let steps: Vec<&Step> = row.state.steps.iter().filter(|s| s.reported == Some(day)).collect();
        let way = if row.first_seen == Some(day) { "new" } else { steps.iter().rev().find_map(|s| way(s))? };
        let was = steps.iter().filter(|s| !matches!(&*s.old, "" | "unplanned")).map(|s| format!("{} was {}", s.field, said(s)));
        Some((row.event.clone(), (way, [kindly(&day.to_string())].into_iter().chain(was).collect::<Vec<_>>().join(": "))))
    };
    rows.filter_map(marked).collect()
}

fn said(step: &Step) -> String {
    if step.field == "when" { kindly(&step.old) } else { step.old.to_string() }
}

/// The word for a step.
fn way(step: &Step) -> Option<&'static str> {
    let rank = |name: &str| ["doubtful", "possible", "postponed", "planned", "scheduled"].iter().position(|s| *s == name);
    match (&*step.field, &*step.new) {
        ("when", _) => Some("moved"),
        ("status", "cancelled") => Some("cancelled"),
        ("status", "held") => Some("held"),
        ("status", new) if rank(new) < rank(&step.old) => Some("weaker"),
        ("status", _) => Some("firmer"),
        ("certainty", _) => Some("denied"),
        _ => None,
    }
}

/// A row with its mark.
pub(super) fn view(asked: &Asked, row: &Row, changes: &Changes) -> View {
    let (class, word) = status(row);
    let (change, change_title) = changes.get(&row.event).cloned().unwrap_or_default();
    View {
        id: row.event.clone(),
        title: row.title.clone(),
        place: row.state.place.as_ref().and_then(|p| p.text.clone()).unwrap_or_default(),
        status: class.to_owned(),
        status_text: word.to_owned(),
        status_title: if row.overdue { format!("was {}", spoken(row.state.status).1) } else { String::new() },
        tenths: (row.state.certainty * 10.0).round() as i64,
        certainty: percent(row.state.certainty),
        reports: row.origins.reports as i64,
        origins: row.origins.independent as i64,
        change: change.to_owned(),
        change_title,
        denied: row.state.denials > 0,
        was: previous(row),
        conditions: conditions(asked, row),
        lane_note: String::new(),
    }
}

/// The days that it has left, in words.
pub(super) fn previous(row: &Row) -> String {
    row.state.previous.iter().filter_map(|w| w.edtf.as_deref()).map(kindly).collect::<Vec<_>>().join(", then ")
}

/// On what it hangs, each text once.
fn conditions(asked: &Asked, row: &Row) -> Vec<Cond> {
    let mut out: Vec<Cond> = Vec::new();
    for c in &row.conditions {
        if out.iter().all(|known| known.text != c.text) {
            out.push(Cond {
                text: c.text.clone(),
                href: c.trigger.as_ref().map(|t| event_href(asked, t)).unwrap_or_default(),
                review: c.review.as_ref().map(|r| r.reason.clone()).unwrap_or_default(),
            });
        }
    }
    out
}

/// Whether something that it hangs on has moved.
pub(super) fn is_under_review(row: &Row) -> bool {
    row.conditions.iter().any(|c| c.review.is_some())
}

/// The names of filters, and what people call them.
const FILTERS: [(&str, &str); 9] = [
    ("q", "Words"),
    ("from", "From"),
    ("to", "To"),
    ("as-of", "As known on"),
    ("actor", "Actor"),
    ("place", "Place"),
    ("type", "Type"),
    ("status", "Status"),
    ("outlet", "Outlet"),
];

/// The types of PLOVER that a row can have.
const KINDS: [&str; 16] = [
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
];

/// The form that narrows a page at a path; `hidden`: names of what must stay and is no filter.
pub(super) fn filter(asked: &Asked, path: &str, hidden: &[&str]) -> Filter {
    let (params, action) = (&asked.params, format!("{}{path}", asked.settings.base));
    let chip = |(name, label): &(&str, &str)| -> Vec<Chip> {
        let shown = params.all(name).map(|value| Chip {
            label: (*label).to_owned(),
            value: value.to_owned(),
            href: format!("{action}{}", params.without(name, value).with(&[("cursor", "")]).ask()),
        });
        shown.collect()
    };
    let active: Vec<Chip> = FILTERS.iter().flat_map(chip).collect();
    let kind = params.get("type").unwrap_or_default().to_uppercase();
    let choice = |value: &str, label: &str, on: bool| Choice { value: value.to_owned(), label: label.to_owned(), on };
    let known = KINDS.iter().map(|k| choice(k, &k.to_lowercase(), *k == kind));
    let statuses = Status::ALL.into_iter().filter(|s| *s != Status::Unplanned).map(Status::label);
    Filter {
        hidden: hidden.iter().flat_map(|name| params.get(name).map(|v| Pair { name: (*name).to_owned(), value: v.to_owned() })).collect(),
        q: params.text("q"),
        to: params.text("to"),
        from: params.text("from"),
        as_of: params.text("as-of"),
        actor: params.text("actor"),
        place: params.text("place"),
        outlet: params.text("outlet"),
        kinds: std::iter::once(choice("", "any", kind.is_empty())).chain(known).collect(),
        statuses: statuses.map(|s| choice(s, s, params.all("status").any(|on| on == s))).collect(),
        is_of_events: true,
        open: ["actor", "place", "type", "status", "outlet"].iter().any(|name| params.get(name).is_some()),
        has_active: !active.is_empty(),
        active,
        action,
    }
}
