//! The timeline: what happened and what is under way, in the order of time.

use super::passage::Passages;
use super::report::{Section, past, place, quote, when};
use super::table::{Cell, Row, Table};
use super::{Look, source};
use dateline_engine::Reading;
use dateline_engine::reading::EventOut;

pub(crate) fn section(reading: &Reading, passages: &Passages<'_>, look: &Look) -> Section {
    let (shown, left) = past(reading, look.all);
    Section {
        title: "TIMELINE",
        meaning: "  what happened",
        table: Table {
            columns: &[("", 6, 1), ("when", 16, 4), ("what", 99, 4), ("where", 20, 4)],
            rows: shown.iter().map(|event| row(event, reading, passages, look)).collect(),
        },
        note: (!left.is_empty()).then(|| format!("and {} without a date, with --all", left.len())),
    }
}

fn row(event: &EventOut, reading: &Reading, passages: &Passages<'_>, look: &Look) -> Row {
    let under_way = event.actuality == "under_way";
    let when = match when(event, reading, "") {
        known if known.is_empty() => if under_way { "under way" } else { "no date" }.to_owned(),
        known if under_way => format!("{known}, under way"),
        known => known,
    };
    let what = if event.negated { format!("not: {}", event.title) } else { event.title.clone() };
    let who = source::of_event(&event.claims, reading);
    let mut below = Vec::new();
    if !who.is_empty() {
        below.push(Cell::quiet(format!("per {who}")));
    }
    if look.quotes {
        below.extend(quote(event.head.start, passages));
    }
    Row { cells: vec![Cell::quiet(&event.id), Cell::plain(when), Cell::plain(what), Cell::plain(place(event))], below }
}
