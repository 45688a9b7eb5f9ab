//! `dateline diff D1 D2`: what changed between two days.

use super::ask::Ask;
use super::form::Form;
use super::row_as_json;
use crate::exit::Outcome;
use crate::print::rows;
use dateline_ledger::{Changed, Way};
use jiff::civil::Date;
use serde_json::{Value, json};

/// Show what changed between two days: new, moved, firmer, weaker, cancelled, held, denied
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:\n  \
    dateline diff 2026-03-13 2026-03-14\n\n\
    Exit status: 0 all well, 1 failure, 2 wrong usage.")]
pub(crate) struct Args {
    /// As known on this day
    #[arg(value_name = "D1")]
    before: Date,

    /// And on this one
    #[arg(value_name = "D2")]
    after: Date,

    #[command(flatten)]
    ask: Ask,

    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (ledger, config) = args.ask.home.open()?;
    let changed = ledger.diff(args.before, args.after, &args.ask.query(&config, true))?;
    args.form.print(|| changed.iter().map(as_json), |look| rows::changes(&changed, args.before, args.after, look))
}

pub(crate) fn as_json(changed: &Changed) -> Value {
    let ways: Vec<&str> = changed.ways.iter().map(|w: &Way| w.label()).collect();
    json!({"ways": ways, "before": changed.before.as_ref().map(row_as_json), "after": row_as_json(&changed.after)})
}
