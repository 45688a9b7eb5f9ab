//! `dateline search WORDS`: the sentences of the ledger's articles that have the words.

use super::ask::Ask;
use super::inputs::json_line;
use crate::exit::Outcome;
use crate::print::{Colour, Look, hits};
use serde_json::json;

/// Search the sentences of all articles in the ledger
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline search fishing treaty\n  \
    dateline search '\"customs post\"' --from 2026-03-01 --limit 20\n\n\
    Exit status: 0 all well, 1 failure, 2 wrong usage.")]
pub(crate) struct Args {
    /// Words that a sentence must have; a phrase in quotation marks
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,

    #[command(flatten)]
    ask: Ask,

    /// Print each hit as a JSON object on a line
    #[arg(long)]
    json: bool,

    /// When to use colour; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (ledger, config) = args.ask.home.open()?;
    let found = ledger.search(&args.words.join(" "), &args.ask.query(&config, true))?;
    super::write(&if args.json {
        let line = |h: &dateline_ledger::Hit| {
            json_line(&json!({
                "article": h.article, "headline": h.headline, "outlet": h.outlet, "url": h.url, "published": h.day,
                "sentence": h.sentence, "score": h.score,
            }))
        };
        String::from_utf8(found.iter().flat_map(line).collect())?
    } else {
        hits::page(&found, &Look::of_stdout(args.color, false, false))
    })
}
