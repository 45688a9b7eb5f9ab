//! The subcommands, one a file.

pub(crate) mod add;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod diary;
pub(crate) mod events;
pub(crate) mod explain;
pub(crate) mod man;
pub(crate) mod read;
pub(crate) mod timeline;
pub(crate) mod times;

mod ask;
mod home;
mod inputs;
mod ledger;

pub(crate) use ask::Rows;

use clap::{Parser, Subcommand};
use dateline_engine::article::Published;

/// The command line as a whole.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    about = "Reads dated news: what lies ahead, what happened, and who says so",
    long_about = "Reads dated news and keeps three sourced lists: the diary (what lies ahead), the timeline (what happened) \
                  and the claims (who says so). Runs offline; nothing is fetched or sent.",
    after_help = "Exit status: 0 all well, 1 failure, 2 wrong usage, 3 partly (some inputs failed, each named).",
    arg_required_else_help = true
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Read(read::Args),
    Add(add::Args),
    Diary(diary::Args),
    Timeline(timeline::Args),
    Events(events::Args),
    Times(times::Args),
    Explain(explain::Args),
    Config(config::Args),
    Completions(completions::Args),
    /// Print the man page
    Man,
}

/// The value of `--date`.
pub(crate) fn day(text: &str) -> Result<Published, String> {
    Published::parse(text).map_err(|error| error.to_string().replacen("published: ", "", 1))
}
