//! How findings are shown to people: tables that fit the terminal, in which no article can do harm.

pub(crate) mod event;
pub(crate) mod hits;
pub(crate) mod record;
pub(crate) mod report;
pub(crate) mod rows;
pub(crate) mod table;
pub(crate) mod threads;
pub(crate) mod timeml;
pub(crate) mod timex;
pub(crate) mod why;
pub(crate) mod xml;

mod claims;
pub(crate) mod day;
mod diary;
mod findings;
mod harmless;
mod look;
pub(crate) mod passage;
#[cfg(test)]
mod sample;
mod source;
mod timeline;
mod wrap;

pub(crate) use harmless::harmless;
pub(crate) use look::{Colour, Look, Tone};

/// Writes a line to standard output.
pub(crate) fn line(text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    writeln!(std::io::stdout().lock(), "{text}")
}
