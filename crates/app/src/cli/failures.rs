//! `dateline failures`: what could not be kept or read.

use super::home::Home;
use super::inputs::json_line;
use crate::exit::Outcome;
use crate::print::harmless;
use serde_json::json;

/// List what could not be kept: what, where and why
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    home: Home,

    /// Print each as a JSON object on a line
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (ledger, _) = args.home.open()?;
    let mut out = String::new();
    for f in ledger.failures()? {
        if args.json {
            out += &String::from_utf8(json_line(&json!({"what": f.what, "place": f.place, "why": f.why})))?;
        } else {
            out += &format!("{}: {}\n", harmless(&f.what), harmless(&f.why));
        }
    }
    super::write(&out)
}
