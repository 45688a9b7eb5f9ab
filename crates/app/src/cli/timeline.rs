//! `dateline timeline`: what happened, by articles.

use super::ledger::{Ledger, Show};
use crate::exit::Outcome;

/// Print what happened and what is under way by articles: the timeline alone
///
/// Rows stand in the order of time; past events that the article gives no date are left out without --all.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline timeline examples/summit.txt\n  \
    dateline timeline --all --date 2026-03-14 article.txt\n  \
    dateline timeline --json a.txt b.txt > rows.jsonl\n\n\
    Exit status: 0 all well, 1 nothing could be read, 2 wrong usage, 3 some inputs failed, each named.")]
pub(crate) struct Args {
    #[command(flatten)]
    show: Show,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    args.show.run(Ledger::Timeline)
}
