//! What `dateline diary` and `dateline timeline` share: one of the tables of a reading, for people or as JSON.

use super::ask::{Ask, Rows as Table};
use super::inputs::{Answer, Frame, Inputs, json_line};
use crate::exit::Outcome;
use crate::intake::Document;
use crate::print::{Colour, Look, report};
use dateline_engine::reading::EventOut;
use dateline_engine::{Reader, Reading};
use serde::Serialize;

/// Which table.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ledger {
    Diary,
    Timeline,
}

#[derive(Debug, clap::Args)]
pub(super) struct Show {
    #[command(flatten)]
    inputs: Inputs,

    #[command(flatten)]
    ask: Ask,

    /// A saved query of dateline.toml, whose filters hold where no flag says otherwise
    #[arg(long, value_name = "NAME", help_heading = "Asking the ledger")]
    query: Option<String>,

    /// Print each row as a JSON object on a line: an event of the reading, with the article that it is from
    #[arg(long, conflicts_with_all = ["jsonl", "quotes"])]
    json: bool,

    /// Show under each row the sentence that it came from
    #[arg(long, conflicts_with = "jsonl")]
    quotes: bool,

    /// Show what is left out otherwise: past events without a date, and aims that are no plan
    #[arg(long)]
    all: bool,

    /// When to use colour; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

impl Show {
    pub(super) fn run(&self, ledger: Ledger) -> anyhow::Result<Outcome> {
        let look = Look::of_stdout(self.color, self.quotes, self.all);
        if self.query.is_some() && !self.inputs.are_named() || self.ask.is_meant(&self.inputs)? {
            let table = match ledger {
                Ledger::Diary => Table::Diary,
                Ledger::Timeline => Table::Timeline,
            };
            return self.ask.run(table, self.query.as_deref(), self.json, &look);
        }
        self.inputs.run(&Rows { reader: self.inputs.reader()?, json: self.json, ledger, look })
    }
}

/// Answers with the rows of one table.
struct Rows {
    reader: Reader,
    json: bool,
    ledger: Ledger,
    look: Look,
}

/// A row by itself.
#[derive(Serialize)]
struct Row<'a> {
    article: &'a str,
    published: Option<&'a str>,
    #[serde(flatten)]
    event: &'a EventOut,
}

/// The answer to a line of JSON Lines.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    published: Option<&'a str>,
    rows: Vec<&'a EventOut>,
}

impl Answer for Rows {
    fn page(&self, document: &Document) -> anyhow::Result<String> {
        let reading = self.reader.read(&document.article());
        if !self.json {
            return Ok(match self.ledger {
                Ledger::Diary => report::diary_page(&reading, &document.text, &self.look),
                Ledger::Timeline => report::timeline_page(&reading, &document.text, &self.look),
            });
        }
        let (article, published) = (reading.id.as_str(), reading.published.as_deref());
        let lines = self.rows(&reading).into_iter().flat_map(|event| json_line(&Row { article, published, event }));
        Ok(String::from_utf8(lines.collect())?)
    }

    fn line(&self, document: &Document) -> Result<Vec<u8>, String> {
        let reading = self.reader.read(&document.article());
        Ok(json_line(&Line { id: &reading.id, published: reading.published.as_deref(), rows: self.rows(&reading) }))
    }

    fn frame(&self, _: bool) -> Frame {
        if self.json { Frame::default() } else { Frame { between: "\n", ..Frame::default() } }
    }
}

impl Rows {
    fn rows<'r>(&self, reading: &'r Reading) -> Vec<&'r EventOut> {
        match self.ledger {
            Ledger::Diary => report::ahead(reading, self.look.all).0,
            Ledger::Timeline => report::past(reading, self.look.all).0,
        }
    }
}
