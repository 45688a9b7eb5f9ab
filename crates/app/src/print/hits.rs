//! Sentences that a search found.

use super::table::{Cell, Row as Line, Table};
use super::{Look, Tone, day};
use dateline_ledger::Hit;

pub(crate) fn page(hits: &[Hit], look: &Look) -> String {
    if hits.is_empty() {
        return look.paint(Tone::Quiet, "none found") + "\n";
    }
    let rows = hits.iter().map(|h| {
        let day = h.day.map_or_else(String::new, |d| day::kindly(&d.to_string()));
        Line {
            cells: vec![Cell::quiet(day), Cell::plain(h.outlet.clone().unwrap_or_else(|| h.article.clone())), Cell::plain(&h.sentence)],
            below: vec![],
        }
    });
    Table { columns: &[("published", 15, 1), ("outlet", 24, 2), ("sentence", 99, 6)], rows: rows.collect() }.show(look)
}
