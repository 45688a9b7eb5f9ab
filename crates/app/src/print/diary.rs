//! The diary: what lies ahead.

use super::passage::Passages;
use super::report::{Section, by_time, place, quote, when};
use super::table::{Cell, Row, Table};
use super::{Look, Tone, source};
use dateline_engine::Reading;
use dateline_engine::reading::{ConditionOut, EventOut};

pub(crate) fn section(reading: &Reading, passages: &Passages<'_>, look: &Look) -> Section {
    let mut ahead: Vec<&EventOut> = reading.events.iter().filter(|e| e.actuality == "ahead").collect();
    ahead.sort_by(by_time);
    let rows = ahead.iter().map(|event| row(event, reading, passages, look)).collect();
    Section {
        title: "DIARY",
        meaning: "  what lies ahead",
        table: Table { columns: &[("", 6), ("when", 16), ("status", 9), ("what", 99), ("where", 20)], rows },
        note: None,
    }
}

fn row(event: &EventOut, reading: &Reading, passages: &Passages<'_>, look: &Look) -> Row {
    let status = event.status.unwrap_or("unclear");
    let cells = vec![
        Cell::quiet(&event.id),
        Cell::plain(when(event, reading, "unknown")),
        Cell::new(tone(status), status),
        Cell::plain(&event.title),
        Cell::plain(place(event)),
    ];
    let who = source::of_event(&event.claims, reading);
    let mut below = vec![Cell::quiet(if who.is_empty() { "per the article".to_owned() } else { format!("per {who}") })];
    below.extend(event.conditions.iter().map(condition));
    if look.quotes {
        below.extend(quote(event.head.start, passages));
    }
    Row { cells, below }
}

/// `condition: if talks continue, then delayed (see e4)`
fn condition(condition: &ConditionOut) -> Cell {
    let effect = condition.effect.map_or("", effect);
    let event = condition.event.as_ref().map_or_else(String::new, |id| format!(" (see {id})"));
    Cell::new(Tone::Open, format!("condition: {}{effect}{event}", condition.text))
}

fn effect(effect: &str) -> &'static str {
    match effect {
        "delays" => ", then delayed",
        "cancels" => ", then cancelled",
        "enables" => ", then possible",
        "starts" => ", then started",
        _ => "",
    }
}

fn tone(status: &str) -> Tone {
    match status {
        "scheduled" => Tone::Firm,
        "possible" | "planned" => Tone::Open,
        "doubtful" | "postponed" => Tone::Doubt,
        "cancelled" => Tone::Off,
        _ => Tone::Plain,
    }
}
