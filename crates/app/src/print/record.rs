//! What became of plans, a line for each who told of them.

use super::table::{Cell, Row as Line, Table};
use super::{Look, Tone};
use dateline_ledger::record::{Record, Who};

pub(crate) fn page(record: &Record, look: &Look) -> String {
    if record.is_empty() {
        return look.paint(Tone::Quiet, "no dated plans yet") + "\n";
    }
    let rows = record.iter().map(|(who, t)| {
        let name = match who {
            Who::Outlet(name) => name.clone(),
            Who::Source(kind) => format!("sources: {kind}"),
        };
        let counts = [
            t.kept.to_string(),
            t.slipped.to_string(),
            t.days.to_string(),
            t.cancelled.to_string(),
            t.overdue.to_string(),
            t.open.to_string(),
        ];
        Line { cells: std::iter::once(Cell::plain(name)).chain(counts.into_iter().map(Cell::plain)).collect(), below: vec![] }
    });
    let columns: &'static [(&str, usize, usize)] =
        &[("", 40, 2), ("kept", 9, 1), ("slipped", 9, 1), ("by days", 9, 1), ("cancelled", 9, 1), ("overdue", 9, 1), ("open", 9, 1)];
    Table { columns, rows: rows.collect() }.show(look)
}
