//! Events as other newsroom systems hold them: between their formats and the ledger.
//!
//! `DTSTART;VALUE=DATE:20310508`, `STATUS:CANCELLED`, `SEQUENCE:2` → an [`Entry`] of 8 May 2031, cancelled, in its third version
//!
//! What a format says is kept, what it does not say is absent, and what was not understood is named. A writer reads back what it has
//! written: what is not the same then is named too ([`losses`]), and goes with it as a note for people (`note.rs`). Reads no clock.

mod article;
mod code;
mod edtf;
mod entry;
mod field;
mod ics;
mod newsml;
mod ninjs;
mod note;
mod of_row;
mod point;
#[cfg(test)]
mod tests;
mod text;
mod urn;

pub(crate) use article::{article, read};
pub(crate) use entry::{Entry, Hinge, Link};
pub(crate) use field::losses;
pub(crate) use newsml::newsml;
pub(crate) use ninjs::ninjs;
pub(crate) use note::note;
pub(crate) use of_row::entry;
pub(crate) use text::{line, lines};

/// Bytes of a file at most.
const MOST: usize = 64 << 20;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// iCalendar, RFC 5545.
    Ics,
    /// ninjs 2 and 3 of IPTC: one event, or a list of them.
    Ninjs,
    /// NewsML-G2 of IPTC: concept items, knowledge items, and news items with events.
    NewsMl,
}

/// Writes entries in a format; with the text, what it does not hold of each, by its uid.
pub(crate) type Writer = fn(&[Entry]) -> (String, Vec<(String, Vec<String>)>);

/// What was read.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Events in the order of the file, all versions of each; in the place of one that cannot be read, why.
    pub(crate) entries: Vec<Result<Entry, String>>,
    /// What was seen and not taken, in words.
    pub(crate) left: Vec<String>,
}

impl Found {
    fn failed(why: String) -> Self {
        Self { entries: vec![Err(why)], left: Vec::new() }
    }
}

/// Reads the events of a file. A file that is none of its format has one entry, which says so.
pub(crate) fn found(bytes: &[u8], format: Format) -> Found {
    if bytes.len() > MOST {
        return Found::failed(format!("wanted a file of {MOST} bytes at most, met {}; split it", bytes.len()));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(e) => return Found::failed(format!("wanted UTF-8, met another byte at {}; convert the file", e.valid_up_to())),
    };
    match format {
        Format::Ics => ics::read(text),
        Format::Ninjs => ninjs::read(text),
        Format::NewsMl => newsml::read(text),
    }
}
