//! `dateline why EVENT`: why the mentions of an event are one, and what nearly joined.

use super::form::Form;
use super::home::Home;
use crate::exit::Outcome;
use crate::print::why;
use dateline_ledger::{Judged, Why};
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

    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (ledger, _) = args.home.open()?;
    let found = ledger.why(&args.event, usize::MAX)?;
    args.form.print(|| std::iter::once(as_json(&found)), |look| why::page(&found, look))
}

pub(crate) fn as_json(found: &Why) -> Value {
    let list = |all: &[Judged]| all.iter().map(judged).collect::<Vec<_>>();
    json!({"event": found.event, "title": found.title, "joined": list(&found.joined), "near": list(&found.near)})
}

fn judged(j: &Judged) -> Value {
    let points: Vec<Value> = j.parts.iter().map(|(name, points)| json!({"name": name, "points": points})).collect();
    json!({
        "mention": j.mention, "event": j.event, "title": j.title, "article": j.told.article, "published": j.day,
        "score": j.score, "threshold": j.threshold, "points": points, "kept_apart_by": j.broken,
    })
}
