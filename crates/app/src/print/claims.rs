//! The claims: who says what, through whom.

use super::passage::Passages;
use super::report::{Section, quote};
use super::table::{Cell, Row, Table};
use super::{Look, Tone, source};
use dateline_engine::Reading;
use dateline_engine::reading::ClaimOut;

pub(crate) fn section(reading: &Reading, passages: &Passages<'_>, look: &Look) -> Section {
    Section {
        title: "CLAIMS",
        meaning: "  who says so",
        table: Table {
            columns: &[("", 6, 1), ("source", 24, 3), ("stance", 9, 1), ("what", 999, 2)],
            rows: reading.claims.iter().map(|claim| row(claim, reading, passages, look)).collect(),
        },
        note: None,
    }
}

fn row(claim: &ClaimOut, reading: &Reading, passages: &Passages<'_>, look: &Look) -> Row {
    let who = source::of_claim(claim, reading).unwrap_or_else(|| "nobody named".to_owned());
    let what = passages.joined(&claim.content.spans);
    let mut below = Vec::new();
    let through = source::carriers(claim, reading).join(", through ");
    if !through.is_empty() {
        below.push(Cell::quiet(format!("through {through}")));
    }
    if let Some(hearer) = &claim.hearer {
        below.push(Cell::quiet(format!("to {}", hearer.text)));
    }
    if let Some(denied) = &claim.denies {
        below.push(Cell::quiet(format!("denies {denied}")));
    }
    if look.quotes {
        below.extend(claim.cue.spans.first().and_then(|cue| quote(cue[0], passages)));
    }
    let stance = claim.cue.stance;
    Row { cells: vec![Cell::quiet(&claim.id), Cell::plain(who), Cell::new(tone(stance), stance), Cell::plain(what)], below }
}

fn tone(stance: &str) -> Tone {
    match stance {
        "denies" => Tone::Off,
        "accuses" | "warns" => Tone::Doubt,
        "confirms" => Tone::Firm,
        _ => Tone::Plain,
    }
}
