//! `dateline config show`: the settings, and where each comes from.

use super::home::Home;
use crate::exit::Outcome;
use crate::print::{harmless, line};

/// Show the settings
///
/// They are in `dateline.toml`, here or in the user's folder for configuration: `ledger` (a path), `zone` (`system`, `UTC` or a name such
/// as Europe/Oslo), `week_starts` (monday, saturday or sunday), `user_agent` (what servers that are asked are told), under `[watch]` the `feeds` that
/// `dateline watch` asks where none is named, and, under `[query]`, saved queries: a name, and filters as they stand in an
/// address: `firm = "status=scheduled&place=Oslo"`. DATELINE_LEDGER, DATELINE_ZONE, DATELINE_WEEK_STARTS and DATELINE_USER_AGENT go before the
/// file, flags before both.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Print each setting
    Show {
        /// And where it comes from
        #[arg(long)]
        origin: bool,
        #[command(flatten)]
        home: Home,
    },
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let What::Show { origin, home } = &args.what;
    for (name, value, from) in home.config()?.all() {
        let value = harmless(&value).into_owned();
        let from = if *origin { format!("  # {}", harmless(&from.to_string())) } else { String::new() };
        line(&format!("{name} = {value:?}{from}"))?;
    }
    Ok(Outcome::Done)
}
