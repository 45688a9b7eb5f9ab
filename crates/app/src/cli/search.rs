//! `dateline search WORDS`: the sentences of the ledger's articles that have the words.

use super::ask::Ask;
use super::form::Form;
use crate::exit::Outcome;
use crate::print::hits;
use dateline_ledger::Hit;
use serde_json::{Value, json};

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

    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (ledger, config) = args.ask.home.open()?;
    let found = ledger.search(&args.words.join(" "), &args.ask.query(&config, true))?;
    args.form.print(|| found.iter().map(as_json), |look| hits::page(&found, look))
}

pub(crate) fn as_json(h: &Hit) -> Value {
    json!({
        "article": h.article, "headline": h.headline, "outlet": h.outlet, "url": h.url, "published": h.day,
        "sentence": h.sentence, "score": h.score,
    })
}
