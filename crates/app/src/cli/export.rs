//! `dateline export`: the ledger for other programs.

use super::ask::Ask;
use crate::exit::Outcome;
use anyhow::Context as _;
use dateline_ledger::{Format, codebook, export_rows};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// Export events as JSON Lines or CSV, mentions, or the codebook of the columns
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline export > events.jsonl\n  \
    dateline export --csv --from 2026-03-01 --to 2026-03-31 --out march.csv\n  \
    dateline export --mentions > mentions.jsonl\n  \
    dateline export --codebook > codebook.md\n\n\
    Exit status: 0 all well, 1 failure, 2 wrong usage.")]
pub(crate) struct Args {
    #[command(flatten)]
    ask: Ask,

    /// CSV with a line of column names; no cell is a formula for a spreadsheet
    #[arg(long)]
    csv: bool,

    /// A line for each word that names an event: {"article", "start", "end", "event"}
    #[arg(long, conflicts_with = "csv")]
    mentions: bool,

    /// What each column means, as a table in Markdown
    #[arg(long, conflicts_with_all = ["csv", "mentions"])]
    codebook: bool,

    /// Write to this file and not to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut out: Box<dyn Write> = match &args.out {
        Some(path) => Box::new(BufWriter::new(File::create(path).with_context(|| path.display().to_string())?)),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    if args.codebook {
        out.write_all(codebook().as_bytes())?;
    } else {
        let (ledger, config) = args.ask.home.open()?;
        let query = args.ask.query(&config, true);
        let format = if args.csv { Format::Csv } else { Format::JsonLines };
        match (args.mentions, args.ask.filters()) {
            (true, _) => ledger.export_mentions(&mut out, query.as_of)?,
            (false, true) => export_rows(&mut out, format, &ledger.events(&query)?)?,
            (false, false) => _ = ledger.export_events(&mut out, format, &query)?,
        }
    }
    out.flush()?;
    Ok(Outcome::Done)
}
