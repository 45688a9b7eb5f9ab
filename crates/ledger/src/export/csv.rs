//! Rows as CSV (RFC 4180), in which no cell is a formula for a spreadsheet.

use super::COLUMNS;
use super::mentions::unwritten;
use crate::error::Result;
use crate::row::Row;
use serde_json::Value;
use std::io::Write;

/// Writes the names of the columns and a line a row. A cell that a spreadsheet could take for a formula gets an apostrophe before it.
///
/// # Errors
/// When `out` cannot be written.
pub fn rows_as_csv(out: &mut dyn Write, rows: &[Row]) -> Result<()> {
    let mut line = |cells: Vec<String>| write!(out, "{}\r\n", cells.join(",")).map_err(|e| unwritten(&e));
    line(COLUMNS.iter().map(|c| c.name.to_owned()).collect())?;
    rows.iter().try_for_each(|row| line(COLUMNS.iter().map(|c| cell(&words(&c.of(row)))).collect()))
}

fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

/// A cell that is text for every reader: harmless as a formula, and on one line.
fn cell(text: &str) -> String {
    let flat: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = if formula { format!("'{flat}") } else { flat };
    if safe.contains([',', '"', ';', '\'']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_no_formulas_and_one_line() {
        let check = |text: &str, expected: &str| assert_eq!(cell(text), expected);
        check("summit", "summit");
        check("Ann, Bo", "\"Ann, Bo\"");
        check("a \"word\"", "\"a \"\"word\"\"\"");
        check("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
        check("-1", "\"'-1\"");
        check("\t=1", "\"' =1\"");
        check("two\r\nlines", "two  lines");
    }
}
