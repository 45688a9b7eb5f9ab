//! What the ledger holds, for other programs: rows as JSON Lines or CSV, the codebook of their columns, and mentions.

mod column;
mod csv;
mod mentions;

pub use column::{COLUMNS, Column};
pub use csv::rows_as_csv;

use crate::error::Result;
use crate::row::Row;
use mentions::unwritten;
use serde_json::{Map, Value};
use std::io::Write;

/// Writes each row as a JSON object on a line, its columns in the order of [`COLUMNS`].
///
/// # Errors
/// When `out` cannot be written.
pub fn rows_as_lines(out: &mut dyn Write, rows: &[Row]) -> Result<()> {
    rows.iter().try_for_each(|row| writeln!(out, "{}", row_as_json(row)).map_err(|e| unwritten(&e)))
}

/// A row as a JSON object.
pub fn row_as_json(row: &Row) -> Value {
    Value::Object(COLUMNS.iter().map(|c| (c.name.to_owned(), c.of(row))).collect::<Map<_, _>>())
}

/// The columns as a table in Markdown.
pub fn codebook() -> String {
    let head = "# Codebook\n\nOne row an event, in JSON Lines and in CSV (lists joined by `; `).\n\n| column | type | meaning |\n|---|---|---|\n";
    COLUMNS.iter().fold(head.to_owned(), |out, c| out + "| " + c.name + " | " + c.kind + " | " + c.meaning + " |\n")
}
