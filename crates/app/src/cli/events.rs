//! `dateline events`: every event that the ledger has, whether ahead, past or only thought of.

use super::ask::{Ask, Rows};
use super::form::Form;
use crate::exit::Outcome;

/// List the events of the ledger
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline events --actor Lehto\n  \
    dateline events --type CONSULT --from 2026-03-01 --to 2026-03-31 --json\n\n\
    Exit status: 0 all well, 1 failure, 2 wrong usage.")]
pub(crate) struct Args {
    #[command(flatten)]
    ask: Ask,

    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    args.ask.run(Rows::Events, None, args.form.json, &args.form.look())
}
