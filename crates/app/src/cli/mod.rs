//! The subcommands, one a file.

pub(crate) mod access;
pub(crate) mod add;
pub(crate) mod backup;
pub(crate) mod claims;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod correct;
pub(crate) mod diary;
pub(crate) mod diff;
pub(crate) mod doctor;
pub(crate) mod events;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod failures;
pub(crate) mod man;
pub(crate) mod mcp;
pub(crate) mod page;
pub(crate) mod read;
pub(crate) mod record;
pub(crate) mod reread;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod timeline;
pub(crate) mod times;
pub(crate) mod watch;
pub(crate) mod why;

mod ask;
mod form;
mod home;
mod inputs;
mod ledger;
mod tally;

pub(crate) use ask::Rows;
pub(crate) use diff::as_json as diff_as_json;
pub(crate) use tally::{Batch, Tally, read as read_one};

use crate::exit::Outcome;
use anyhow::Context as _;
use clap::{Parser, Subcommand};
use dateline_engine::article::Published;

/// The command line as a whole.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    about = "Reads dated news: what lies ahead, what happened, and who says so",
    long_about = "Reads dated news and keeps three sourced lists: the diary (what lies ahead), the timeline (what happened) \
                  and the claims (who says so). Runs offline; nothing is fetched or sent but by `dateline add --fetch` and `dateline watch`, and `dateline serve` \
                  asks the provider by which people sign in, where one is set.",
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
    Watch(watch::Args),
    Diary(diary::Args),
    Timeline(timeline::Args),
    Claims(claims::Args),
    Events(events::Args),
    Search(search::Args),
    Show(show::Args),
    Why(why::Args),
    Diff(diff::Args),
    Record(record::Args),
    Correct(correct::Args),
    Export(export::Args),
    Serve(serve::Args),
    Mcp(mcp::Args),
    Access(access::Args),
    Backup(backup::Args),
    Doctor(doctor::Args),
    Reread(reread::Args),
    Failures(failures::Args),
    Page(page::Args),
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

/// A row as a JSON object with the columns of the export.
pub(crate) fn row_as_json(row: &dateline_ledger::Row) -> serde_json::Value {
    serde_json::from_str(&dateline_ledger::json(row)).expect("what was written as JSON is JSON")
}

/// Writes a whole answer to standard output.
fn write(text: &str) -> anyhow::Result<Outcome> {
    use std::io::Write as _;
    std::io::stdout().lock().write_all(text.as_bytes()).context("standard output")?;
    Ok(Outcome::Done)
}
