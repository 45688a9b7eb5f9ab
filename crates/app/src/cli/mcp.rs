//! `dateline mcp`: the ledger for an assistant, over standard input and output.

use super::home::Home;
use crate::exit::Outcome;
use crate::web::{self, Settings};
use dateline_engine::Reader;

/// Answer an assistant that speaks the Model Context Protocol, over standard input and output
///
/// Five tools: search, diary, event, claims and difference; each answer has the sentence and where it stands. Read-only; nothing is
/// fetched or sent. `dateline serve` answers the same over HTTP at `/mcp`.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example of an assistant's settings:\n  \
    {\"mcpServers\": {\"dateline\": {\"command\": \"dateline\", \"args\": [\"mcp\", \"--ledger\", \"/srv/desk.ledger\"]}}}\n\n\
    It stops when standard input ends.\n\
    Exit status: 0 all well, 1 failure, 2 wrong usage.")]
pub(crate) struct Args {
    #[command(flatten)]
    home: Home,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    web::stdio(Settings {
        config: args.home.config()?,
        base: String::new(),
        public_url: None,
        hosts: Vec::new(),
        who: String::new(),
        reader: Reader::english()?,
        access: None,
        is_read_only: true,
        is_secure: false,
    })?;
    Ok(Outcome::Done)
}
