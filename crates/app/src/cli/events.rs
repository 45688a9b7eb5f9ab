//! `dateline events`: every event that the ledger has, whether ahead, past or only thought of.

use super::ask::{Ask, Rows};
use crate::exit::Outcome;
use crate::print::{Colour, Look};

/// List the events of the ledger
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline events --actor Lehto\n  \
    dateline events --type CONSULT --from 2026-03-01 --to 2026-03-31 --json\n\n\
    Exit status: 0 all well, 1 failure, 2 wrong usage.")]
pub(crate) struct Args {
    #[command(flatten)]
    ask: Ask,

    /// Print each row as a JSON object on a line
    #[arg(long)]
    json: bool,

    /// When to use colour; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    args.ask.run(Rows::Events, args.json, &Look::of_stdout(args.color, false, false))
}
