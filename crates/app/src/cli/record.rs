//! `dateline record`: what became of the plans that each outlet and each kind of source told of.

use super::ask::AsOf;
use super::form::Form;
use super::home::Home;
use crate::exit::Outcome;
use crate::print::record;
use dateline_ledger::record::{Tally, Who};
use serde_json::{Value, json};

/// Show what became of plans, by outlet and by kind of source: kept, slipped, cancelled, overdue, open
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:\n  \
    dateline record --as-of 2026-06-30\n\n\
    Exit status: 0 all well, 1 failure, 2 wrong usage.")]
pub(crate) struct Args {
    #[command(flatten)]
    home: Home,

    #[command(flatten)]
    known: AsOf,

    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (ledger, config) = args.home.open()?;
    let today = args.known.as_of.unwrap_or_else(|| config.today());
    let found = ledger.record(args.known.as_of, today)?;
    args.form.print(|| found.iter().map(|(who, tally)| as_json(who, tally)), |look| record::page(&found, look))
}

pub(crate) fn as_json(who: &Who, t: &Tally) -> Value {
    let (of, name) = match who {
        Who::Outlet(name) => ("outlet", name),
        Who::Source(kind) => ("source", kind),
    };
    json!({
        "of": of, "name": name, "kept": t.kept, "slipped": t.slipped, "slipped_days": t.days, "cancelled": t.cancelled,
        "overdue": t.overdue, "open": t.open,
    })
}
