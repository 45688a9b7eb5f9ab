//! `dateline read`: the diary, timeline and claims of articles, for people or as JSON.

use super::inputs::{Answer, Frame, Inputs, json_line};
use crate::exit::Outcome;
use crate::intake::Document;
use crate::print::{Colour, Look, report};
use dateline_engine::Reader;

/// Read articles: print their diary, timeline and claims
///
/// The diary is what lies ahead, the timeline what happened, the claims who says so.
///
/// A file holds one article as plain UTF-8 text. Its first line may give the day of publication: `date 2026-03-14`. Offsets in a
/// reading count Unicode code points of the text after that line.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline read examples/summit.txt\n  \
    dateline read --date 2026-03-14 --quotes article.txt\n  \
    dateline read --jsonl < articles.jsonl > readings.jsonl\n\n\
    Exit status: 0 all well, 1 nothing could be read, 2 wrong usage, 3 some inputs failed, each named.")]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: Inputs,

    /// Print readings as JSON: one object, or an array where several files are named
    #[arg(long, conflicts_with_all = ["jsonl", "quotes", "all"])]
    json: bool,

    /// Show under each row the sentence that it came from
    #[arg(long, conflicts_with = "jsonl")]
    quotes: bool,

    /// Show what is left out otherwise: past events without a date, and aims that are no plan
    #[arg(long, conflicts_with = "jsonl")]
    all: bool,

    /// Give events the types of PLOVER's manual, where a meeting ahead is AGREE and an attack ahead is THREATEN
    #[arg(long)]
    plover_strict: bool,

    /// When to use colour; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let look = Look::of_stdout(args.color, args.quotes, args.all);
    args.inputs.run(&Readings { reader: args.inputs.reader()?.plover_strict(args.plover_strict), json: args.json, look })
}

/// Answers with readings.
struct Readings {
    reader: Reader,
    json: bool,
    look: Look,
}

impl Answer for Readings {
    fn page(&self, document: &Document) -> anyhow::Result<String> {
        let reading = self.reader.read(&document.article());
        Ok(if self.json { serde_json::to_string_pretty(&reading)? } else { report::page(&reading, &document.text, &self.look) })
    }

    fn line(&self, document: &Document) -> Result<Vec<u8>, String> {
        Ok(json_line(&self.reader.read(&document.article())))
    }

    fn frame(&self, several: bool) -> Frame {
        match (self.json, several) {
            (true, true) => Frame { first: "[\n", between: ",\n", last: "\n]\n", none: "[]\n" },
            (true, false) => Frame { last: "\n", ..Frame::default() },
            (false, _) => Frame { between: "\n", ..Frame::default() },
        }
    }
}
