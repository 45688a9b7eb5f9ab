//! The diary: what lies ahead.

use super::passage::Passages;
use super::report::{Section, ahead, place, quote, when};
use super::table::{Cell, Row, Table};
use super::{Look, Tone, source};
use dateline_engine::Reading;
use dateline_engine::reading::{ConditionOut, EventOut};

pub(crate) fn section(reading: &Reading, passages: &Passages<'_>, look: &Look) -> Section {
    let (shown, left) = ahead(reading, look.all);
    let rows = shown.iter().map(|event| row(event, reading, passages, look)).collect();
    Section {
        title: "DIARY",
        meaning: "  what lies ahead",
        table: Table { columns: &[("", 6, 1), ("when", 16, 4), ("status", 9, 1), ("what", 99, 4), ("where", 20, 4)], rows },
        note: (!left.is_empty()).then(|| format!("and {} aims and expectations that are no plan, with --all", left.len())),
    }
}

fn row(event: &EventOut, reading: &Reading, passages: &Passages<'_>, look: &Look) -> Row {
    let status = event.status.unwrap_or("no plan");
    let cells = vec![
        Cell::quiet(&event.id),
        Cell::plain(when(event, reading, "unknown")),
        Cell::new(tone(status), status),
        Cell::plain(&event.title),
        Cell::plain(place(event)),
    ];
    let who = source::of_event(&event.claims, reading);
    let mut below = vec![Cell::quiet(if who.is_empty() { "per the article".to_owned() } else { format!("per {who}") })];
    below.extend(event.conditions.iter().map(|c| condition(c, reading)));
    if look.quotes {
        below.extend(quote(event.head.start, passages));
    }
    Row { cells, below }
}

/// `condition: if talks continue, then delayed (see e4)`, where e4 has a row of its own
fn condition(condition: &ConditionOut, reading: &Reading) -> Cell {
    let effect = condition.effect.map_or("", effect);
    let shown = |id: &&String| reading.events.iter().any(|event| event.id == **id && event.status.is_some());
    let event = condition.event.as_ref().filter(shown).map_or_else(String::new, |id| format!(" (see {id})"));
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
