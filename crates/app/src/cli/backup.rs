//! `dateline backup FILE`: a whole copy of the ledger, also while others add to it and serve it.

use super::home::Home;
use crate::exit::Outcome;
use crate::print::line;
use std::path::PathBuf;

/// Copy the whole ledger to a new file, also while others add to it and serve it
///
/// The copy is the ledger as it is at one moment. An existing file is not touched.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:\n  \
    dateline backup desk-2026-06-01.ledger\n\n\
    Exit status: 0 all well, 1 failure, 2 wrong usage.")]
pub(crate) struct Args {
    /// The new file
    #[arg(value_name = "FILE")]
    to: PathBuf,

    #[command(flatten)]
    home: Home,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (ledger, _) = args.home.open()?;
    let articles = ledger.back_up(&args.to)?;
    line(&format!("{}: {articles} articles", args.to.display()))?;
    Ok(Outcome::Done)
}
