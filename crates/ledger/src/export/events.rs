//! Events as JSON Lines and as CSV, in the order of the mentions that founded them.

use super::columns::{COLUMNS, Cell};
use super::mentions::unwritten;
use crate::cache::Cache;
use crate::correct::Settings;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::query::Query;
use crate::row::{self, Row};
use serde_json::Value;
use std::io::Write;

/// How events are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An object a line.
    JsonLines,
    /// With a line of names first; no cell can be run by a spreadsheet.
    Csv,
}

impl Ledger {
    /// Writes a line for each event, as known on `query.as_of` or now. The other filters do not count. Answers how many there are.
    ///
    /// # Errors
    /// When the file cannot be read or `out` cannot be written.
    pub fn export_events(&self, out: &mut dyn Write, format: Format, query: &Query) -> Result<usize> {
        self.read(|db| {
            let (mut cache, ask) = (Cache::default(), query.ask());
            let settings = Settings::load(db, &mut cache, &ask)?;
            let mut put = |line: String| writeln!(out, "{line}").map_err(|e| unwritten(&e));
            if format == Format::Csv {
                put(COLUMNS.iter().map(|c| c.name).collect::<Vec<_>>().join(","))?;
            }
            let mut events = db.prepare("SELECT e.id FROM event e JOIN version v ON v.id = e.id / 4096 ORDER BY v.day, v.rank, e.id")?;
            let mut rows = events.query([])?;
            let mut count = 0;
            while let Some(r) = rows.next()? {
                let event = r.get(0)?;
                if let Some(row) = row::of(db, &mut cache, event, &ask, settings.of(event))? {
                    put(if format == Format::Csv { csv(&row) } else { json(&row) })?;
                    count += 1;
                }
            }
            Ok(count)
        })
    }
}

/// Writes rows in their order.
///
/// # Errors
/// When `out` cannot be written.
pub fn export_rows(out: &mut dyn Write, format: Format, rows: &[Row]) -> Result<()> {
    let head = (format == Format::Csv).then(|| COLUMNS.iter().map(|c| c.name).collect::<Vec<_>>().join(","));
    let lines = rows.iter().map(|row| if format == Format::Csv { csv(row) } else { json(row) });
    head.into_iter().chain(lines).try_for_each(|line| writeln!(out, "{line}").map_err(|e| unwritten(&e)))
}

/// A row as one JSON object, its fields in the order of the columns.
pub fn json(row: &Row) -> String {
    let field = |c: &super::columns::Column| format!("{}:{}", Value::from(c.name), value((c.cell)(row)));
    format!("{{{}}}", COLUMNS.iter().map(field).collect::<Vec<_>>().join(","))
}

fn value(cell: Cell) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Text(text) => text.into(),
        Cell::Count(n) => n.into(),
        Cell::Share(s) => ((f64::from(s) * 100.0).round() / 100.0).into(),
        Cell::List(list) => list.into(),
        Cell::Span(span) => Value::from(span.to_vec()),
        Cell::Flag(flag) => flag.into(),
    }
}

/// A row as a line of CSV.
pub fn csv(row: &Row) -> String {
    COLUMNS.iter().map(|c| quoted(&shown((c.cell)(row)))).collect::<Vec<_>>().join(",")
}

fn shown(cell: Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Text(text) => safe(text),
        Cell::Count(n) => n.to_string(),
        Cell::Share(s) => format!("{s:.2}"),
        Cell::List(list) => safe(list.join("; ")),
        Cell::Span([start, end]) => format!("{start}-{end}"),
        Cell::Flag(flag) => if flag { "yes" } else { "no" }.to_owned(),
    }
}

/// What a spreadsheet would take for a formula gets an apostrophe before it; what breaks lines is a space.
fn safe(text: String) -> String {
    let flat = |text: &str| text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect();
    let (formula, text): (bool, String) = (text.starts_with(['=', '+', '-', '@', '\t', '\r']), flat(&text));
    if formula { format!("'{text}") } else { text }
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r', '\'']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for evil in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"] {
            assert!(shown(Cell::Text(evil.into())).starts_with('\''), "{evil:?}");
            assert!(shown(Cell::List(vec![evil.into()])).starts_with('\''), "{evil:?}");
        }
        assert_eq!(quoted(&shown(Cell::Text("a \"b\", c".into()))), "\"a \"\"b\"\", c\"");
        assert_eq!(shown(Cell::Text("a = b".into())), "a = b");
    }
}
