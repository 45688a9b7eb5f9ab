//! The findings: what of the article bears itself out, and what cannot be true together. Shown only where there are some.

use super::passage::Passages;
use super::report::{Section, quote};
use super::table::{Cell, Row, Table};
use super::{Look, Tone};
use dateline_engine::Reading;
use dateline_engine::reading::FindingOut;

pub(crate) fn section(reading: &Reading, passages: &Passages<'_>, look: &Look) -> Section {
    Section {
        title: "CHECKS",
        meaning: "  the text against itself",
        table: Table {
            columns: &[("", 10, 1), ("", 8, 1), ("words", 24, 2), ("against", 999, 2)],
            rows: reading.findings.iter().map(|finding| row(finding, passages, look)).collect(),
        },
        note: None,
    }
}

fn row(finding: &FindingOut, passages: &Passages<'_>, look: &Look) -> Row {
    let tone = if finding.kind == "conflict" { Tone::Off } else { Tone::Firm };
    let below = if look.quotes { quote(finding.start, passages).into_iter().collect() } else { Vec::new() };
    let cells = vec![
        Cell::new(tone, finding.kind),
        Cell::quiet(finding.what),
        Cell::plain(&finding.text),
        Cell::plain(passages.joined(&finding.with)),
    ];
    Row { cells, below }
}
