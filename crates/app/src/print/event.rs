//! One event of the ledger as a page: what is known, its steps, its reports, what it hangs on.

use super::rows::when;
use super::table::{Cell, Row as Line, Table};
use super::{Look, Tone, day, harmless, rows};
use dateline_ledger::{Detail, Report};

pub(crate) fn page(detail: &Detail, look: &Look) -> String {
    let row = &detail.row;
    let mut out = look.paint(Tone::Heading, &format!("{} · {}", row.event, harmless(&row.title))) + "\n\n";
    out += &rows::table(std::slice::from_ref(row)).show(look);
    out += &section("STEPS", "  how it came to stand so", &steps(detail), look);
    out += &section("REPORTS", "  who tells of it", &reports(&detail.reports), look);
    if !detail.dependants.is_empty() {
        out += &section("DEPENDS ON IT", "", &dependants(detail), look);
    }
    out
}

/// A title with its table.
pub(super) fn section(title: &str, meaning: &str, table: &Table, look: &Look) -> String {
    let head = look.paint(Tone::Heading, title) + &look.paint(Tone::Quiet, meaning);
    let body = if table.rows.is_empty() { look.paint(Tone::Quiet, "none") + "\n" } else { table.show(look) };
    format!("\n{head}\n{body}")
}

fn steps(detail: &Detail) -> Table {
    let article = |hash: &str| detail.reports.iter().find(|r| r.observation.article == hash).map(|r| r.told.article.clone());
    let rows = detail.row.state.steps.iter().map(|s| {
        let by = if s.article.is_empty() { "a correction".to_owned() } else { article(&s.article).unwrap_or_else(|| s.article.clone()) };
        let shown = |value: &str| if value.is_empty() { "–".to_owned() } else { value.to_owned() };
        let change = format!("{}: {} → {}", s.field, shown(&s.old), shown(&s.new));
        Line {
            cells: vec![
                Cell::quiet(s.reported.map_or_else(String::new, |d| day::kindly(&d.to_string()))),
                Cell::plain(change),
                Cell::quiet(&*s.rule),
                Cell::quiet(by),
            ],
            below: vec![],
        }
    });
    Table { columns: &[("reported", 15, 1), ("change", 50, 3), ("rule", 20, 1), ("article", 24, 2)], rows: rows.collect() }
}

fn reports(reports: &[Report]) -> Table {
    let rows = reports.iter().map(|r| {
        let status = r.observation.status.as_deref().unwrap_or(&r.observation.actuality);
        let cells = vec![
            Cell::quiet(r.day.map_or_else(String::new, |d| day::kindly(&d.to_string()))),
            Cell::plain(r.told.outlet.clone().unwrap_or_else(|| r.told.article.clone())),
            Cell::plain(status),
            Cell::plain(when(r.observation.when.as_ref())),
            Cell::quiet(&r.mention),
        ];
        let sources: Vec<String> =
            r.sources.iter().map(|s| if s.kind == "unnamed" { format!("{} (unnamed)", s.text) } else { s.text.clone() }).collect();
        let mut below = vec![Cell::quiet(format!("“{}”", r.sentence))];
        below.extend((!sources.is_empty()).then(|| Cell::quiet(format!("per {}", sources.join(", through ")))));
        Line { cells, below }
    });
    Table {
        columns: &[("published", 15, 1), ("outlet", 30, 2), ("says", 12, 1), ("when", 20, 2), ("mention", 16, 1)],
        rows: rows.collect(),
    }
}

fn dependants(detail: &Detail) -> Table {
    let rows = detail.dependants.iter().map(|d| {
        let review = d.review.as_ref().map(|r| Cell::new(Tone::Doubt, format!("under review: {}", r.reason)));
        Line {
            cells: vec![Cell::quiet(&d.event), Cell::plain(&d.title), Cell::new(Tone::Open, &d.condition)],
            below: review.into_iter().collect(),
        }
    });
    Table { columns: &[("", 14, 1), ("what", 50, 3), ("condition", 50, 3)], rows: rows.collect() }
}
