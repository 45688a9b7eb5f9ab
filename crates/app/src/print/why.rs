//! Why the mentions of an event are one: points by name.

use super::event::section;
use super::table::{Cell, Row as Line, Table};
use super::{Look, Tone, day, harmless};
use dateline_ledger::{Judged, Why};

pub(crate) fn page(why: &Why, look: &Look) -> String {
    let mut out = look.paint(Tone::Heading, &format!("{} · {}", why.event, harmless(&why.title))) + "\n";
    out += &section("JOINED", "  in the order of their reports", &table(&why.joined), look);
    out += &section("NEARLY", "  what stayed apart", &table(&why.near), look);
    out
}

fn table(all: &[Judged]) -> Table {
    let rows = all.iter().map(|j| {
        let points: Vec<String> = j.parts.iter().map(|(name, points)| format!("{name} {points:+}")).collect();
        let verdict = j.broken.map_or_else(String::new, |b| format!(" · kept apart by “{b}”"));
        let cells = vec![
            Cell::quiet(j.day.map_or_else(String::new, |d| day::kindly(&d.to_string()))),
            Cell::plain(j.told.outlet.clone().unwrap_or_else(|| j.told.article.clone())),
            Cell::plain(&j.title),
            Cell::plain(if j.parts.is_empty() { "founded it".to_owned() } else { format!("{} of {}", j.score, j.threshold) }),
        ];
        let below = (!j.parts.is_empty()).then(|| Cell::quiet(format!("{}{verdict}", points.join(", "))));
        Line { cells, below: below.into_iter().collect() }
    });
    Table { columns: &[("published", 15, 1), ("outlet", 24, 2), ("what", 60, 3), ("score", 10, 1)], rows: rows.collect() }
}
