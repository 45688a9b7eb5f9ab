//! `dateline diary`: what lies ahead of articles.

use super::ledger::{Ledger, Show};
use crate::exit::Outcome;

/// Print what lies ahead of articles: the diary alone
///
/// A row is an event that the article presents as considered, planned, scheduled, put off or called off, with its date and place as
/// far as the article gives them, who says so, and under which conditions.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline diary examples/summit.txt\n  \
    dateline diary --quotes --date 2026-03-14 article.txt\n  \
    dateline diary --json a.txt b.txt > rows.jsonl\n\n\
    Exit status: 0 all well, 1 nothing could be read, 2 wrong usage, 3 some inputs failed, each named.")]
pub(crate) struct Args {
    #[command(flatten)]
    show: Show,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    args.show.run(Ledger::Diary)
}
