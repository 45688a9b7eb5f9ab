//! Claims across articles: who said it first, who else says so, who denies it.

use super::table::{Cell, Row as Line, Table};
use super::{Look, Tone, day};
use dateline_ledger::{Claim, Thread};

pub(crate) fn page(threads: &[Thread], look: &Look) -> String {
    if threads.is_empty() {
        return look.paint(Tone::Quiet, "none found") + "\n";
    }
    let rows = threads.iter().map(|t| {
        let c = &t.first;
        let cells = vec![
            Cell::quiet(c.day.map_or_else(String::new, |d| day::kindly(&d.to_string()))),
            Cell::plain(source(c)),
            Cell::plain(&c.stance),
            Cell::plain(&c.content),
        ];
        let more = |what: &str, all: &[Claim], tone| (!all.is_empty()).then(|| Cell::new(tone, format!("{what} {}", names(all))));
        let below = [
            more("again:", &t.again, Tone::Quiet),
            more("also said by", &t.others, Tone::Quiet),
            more("denied by", &t.denials, Tone::Doubt),
        ];
        Line { cells, below: below.into_iter().flatten().collect() }
    });
    Table { columns: &[("published", 15, 1), ("source", 26, 3), ("stance", 9, 1), ("what", 99, 4)], rows: rows.collect() }.show(look)
}

fn source(c: &Claim) -> String {
    let name = c.name.clone().or_else(|| c.source.clone()).unwrap_or_else(|| "nobody named".to_owned());
    if c.kind.as_deref() == Some("unnamed") { format!("{name} (unnamed)") } else { name }
}

/// At most so many are named.
const NAMED: usize = 4;

fn names(all: &[Claim]) -> String {
    let one = |c: &Claim| match (&c.outlet, c.day) {
        (Some(outlet), Some(day)) => format!("{} in {outlet}, {}", source(c), day::kindly(&day.to_string())),
        _ => source(c),
    };
    let more = all.len().saturating_sub(NAMED);
    let tail = if more > 0 { format!("; and {more} more") } else { String::new() };
    all.iter().take(NAMED).map(one).collect::<Vec<_>>().join("; ") + &tail
}
