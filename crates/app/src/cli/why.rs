//! `dateline why EVENT`: why the mentions of an event are one, and what nearly joined.

use super::home::Home;
use super::inputs::json_line;
use crate::exit::Outcome;
use crate::print::{Colour, Look, why};
use dateline_ledger::Judged;
use serde_json::{Value, json};

/// Explain why the mentions of an event are one, point by point, and what nearly joined
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:\n  \
    dateline why br93rj6v7g\n\n\
    Exit status: 0 all well, 1 failure, 2 wrong usage.")]
pub(crate) struct Args {
    /// The event, by its name in any list
    #[arg(value_name = "EVENT")]
    event: String,

    #[command(flatten)]
    home: Home,

    /// Print it as one JSON object
    #[arg(long)]
    json: bool,

    /// When to use colour; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (ledger, _) = args.home.open()?;
    let found = ledger.why(&args.event)?;
    let list = |all: &[Judged]| all.iter().map(judged).collect::<Vec<_>>();
    super::write(&if args.json {
        let out = json!({"event": found.event, "title": found.title, "joined": list(&found.joined), "near": list(&found.near)});
        String::from_utf8(json_line(&out))?
    } else {
        why::page(&found, &Look::of_stdout(args.color, false, false))
    })
}

fn judged(j: &Judged) -> Value {
    let points: Vec<Value> = j.parts.iter().map(|(name, points)| json!({"name": name, "points": points})).collect();
    json!({
        "mention": j.mention, "event": j.event, "title": j.title, "article": j.told.article, "published": j.day,
        "score": j.score, "threshold": j.threshold, "points": points, "kept_apart_by": j.broken,
    })
}
