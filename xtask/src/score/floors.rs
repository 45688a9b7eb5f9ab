//! `SCORES.md`: the committed figures and the floors under which none may fall.

use anyhow::{Context, ensure};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// A measured figure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    pub(super) measure: String,
    pub(super) set: String,
    pub(super) value: f64,
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Row {
    pub(super) floor: f64,
    pub(super) figure: f64,
}

/// The table of `SCORES.md`, by measure and set.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Table {
    rows: Vec<((String, String), Row)>,
}

/// How far below a blessed figure its floor lies: a change may cost one measure this much where it wins more elsewhere.
const SLACK: f64 = 0.5;

impl Table {
    /// Reads the file.
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("floors {}", path.display()))?;
        Self::parse(&text).with_context(|| format!("floors {}", path.display()))
    }

    /// Takes the table out of a Markdown text: rows of four cells, the last two numbers.
    pub(super) fn parse(text: &str) -> anyhow::Result<Self> {
        let mut table = Self::default();
        let is_row = |l: &&str| l.starts_with('|') && !l.contains("---") && !l.starts_with("| measure");
        for line in text.lines().filter(is_row) {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            ensure!(cells.len() == 4, "wanted four cells, met {:?}", line);
            let number = |cell: &str| cell.parse::<f64>().with_context(|| format!("wanted a number, met {cell:?} in {line:?}"));
            let row = Row { floor: number(cells[2])?, figure: number(cells[3])? };
            let key = (cells[0].to_owned(), cells[1].to_owned());
            ensure!(table.row(&key.0, &key.1).is_none(), "two rows for {} on {}", key.0, key.1);
            table.rows.push((key, row));
        }
        Ok(table)
    }

    pub(super) fn row(&self, measure: &str, set: &str) -> Option<Row> {
        self.rows.iter().find(|((m, s), _)| m == measure && s == set).map(|&(_, row)| row)
    }

    /// The floor of a figure; 0 where it has none yet.
    pub(super) fn floor(&self, figure: &Figure) -> f64 {
        self.row(&figure.measure, &figure.set).map_or(0.0, |r| r.floor)
    }

    /// Takes the new figures in, in their order. Floors rise to a little below them and never sink; rows not measured now stay.
    pub(super) fn bless(&mut self, figures: &[Figure]) {
        let mut old: BTreeMap<_, _> =
            std::mem::take(&mut self.rows).into_iter().enumerate().map(|(i, (key, row))| (key, (i, row))).collect();
        let mut unplaced: Vec<((String, String), Row)> = Vec::new();
        for figure in figures {
            let key = (figure.measure.clone(), figure.set.clone());
            let before = old.remove(&key).map_or(0.0, |(_, row)| row.floor);
            let floor = super::figure::tenths((figure.value - SLACK).max(before));
            unplaced.push((key, Row { floor, figure: figure.value }));
        }
        let mut kept: Vec<_> = old.into_iter().collect();
        kept.sort_by_key(|(_, (i, _))| *i);
        self.rows = unplaced;
        self.rows.extend(kept.into_iter().map(|(key, (_, row))| (key, row)));
    }

    /// As Markdown.
    pub(super) fn print(&self) -> String {
        let mut out = String::from("| measure | set | floor | figure |\n|---|---|---:|---:|\n");
        for ((measure, set), row) in &self.rows {
            writeln!(out, "| {measure} | {set} | {:.1} | {:.1} |", row.floor, row.figure).expect("a String takes all");
        }
        out
    }

    /// Puts the table in the place of the old one in the file; what stands around it stays.
    pub(super) fn write(&self, path: &Path) -> anyhow::Result<()> {
        let text = std::fs::read_to_string(path).with_context(|| format!("floors {}", path.display()))?;
        let before: String = text.split_inclusive('\n').take_while(|l| !l.starts_with('|')).collect();
        let after: String = text.split_inclusive('\n').skip_while(|l| !l.starts_with('|')).skip_while(|l| l.starts_with('|')).collect();
        std::fs::write(path, format!("{before}{}{after}", self.print())).with_context(|| format!("floors {}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# Scores\n\n| measure | set | floor | figure |\n|---|---|---:|---:|\n| value F1 | timebank | 70.0 | 71.2 |\n| LAS | ewt-dev | 81.5 | 82.0 |\n";

    fn figure(measure: &str, set: &str, value: f64) -> Figure {
        Figure { measure: measure.to_owned(), set: set.to_owned(), value }
    }

    #[test]
    fn floors_rise_and_never_sink() {
        let mut table = Table::parse(TABLE).unwrap();
        table.bless(&[figure("value F1", "timebank", 70.3), figure("found F1", "diary", 50.0)]);
        assert_eq!(table.row("value F1", "timebank"), Some(Row { floor: 70.0, figure: 70.3 }));
        assert_eq!(table.row("found F1", "diary"), Some(Row { floor: 49.5, figure: 50.0 }));
        assert_eq!(table.row("LAS", "ewt-dev"), Some(Row { floor: 81.5, figure: 82.0 }));
        table.bless(&[figure("LAS", "ewt-dev", 84.0)]);
        assert_eq!(table.row("LAS", "ewt-dev"), Some(Row { floor: 83.5, figure: 84.0 }));
    }

    #[test]
    fn prints_what_it_reads() {
        assert!(TABLE.ends_with(&Table::parse(TABLE).unwrap().print()));
        for wrong in ["| a | b | 1 |\n", "| a | b | x | 1 |\n", "| a | b | 1 | 1 |\n| a | b | 1 | 2 |\n"] {
            assert!(Table::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_committed_table_parses() {
        Table::read(&crate::root().join("SCORES.md")).unwrap();
    }
}
