//! `dateline show EVENT`: all that the ledger has of one event.

use super::ask::AsOf;
use super::form::Form;
use super::home::Home;
use super::row_as_json;
use crate::exit::Outcome;
use crate::print::event;
use dateline_ledger::status::Step;
use dateline_ledger::{Detail, Report};
use serde_json::{Value, json};

/// Show one event of the ledger: what is known, every step, who says so, and what hangs on it
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline show br93rj6v7g\n  \
    dateline show br93rj6v7g --as-of 2026-05-30 --json\n\n\
    Exit status: 0 all well, 1 failure, 2 wrong usage.")]
pub(crate) struct Args {
    /// The event, by its name in any list
    #[arg(value_name = "EVENT")]
    event: String,

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
    let detail = ledger.event(&args.event, args.known.as_of, Some(today))?;
    args.form.print(|| std::iter::once(as_json(&detail)), |look| event::page(&detail, look))
}

pub(crate) fn as_json(detail: &Detail) -> Value {
    let mut out = row_as_json(&detail.row);
    // By the name that the article came with; what a correction sets has none.
    let article = |hash: &str| detail.reports.iter().find(|r| r.observation.article == hash).map(|r| &r.told.article);
    let step = |s: &Step| {
        let (field, old, new) = (&s.field, &s.old, &s.new);
        json!({"reported": s.reported, "article": article(&s.article), "event": s.number, "rule": s.rule, "field": field, "old": old, "new": new})
    };
    let hang = |c: &dateline_ledger::Hang| {
        let review = c.review.as_ref().map(|r| &r.reason);
        json!({"kind": c.kind, "text": c.text, "effect": c.effect, "trigger": c.trigger, "review": review})
    };
    out["conditions"] = detail.row.conditions.iter().map(hang).collect();
    out["steps"] = detail.row.state.steps.iter().map(step).collect();
    out["reports"] = detail.reports.iter().map(report).collect();
    out["dependants"] = detail
        .dependants
        .iter()
        .map(|d| json!({"event": d.event, "title": d.title, "condition": d.condition, "review": d.review.as_ref().map(|r| &r.reason)}))
        .collect();
    out
}

fn report(r: &Report) -> Value {
    let sources: Vec<Value> =
        r.sources.iter().map(|s| json!({"text": s.text, "name": s.name, "kind": s.kind, "stance": s.stance})).collect();
    json!({
        "mention": r.mention, "article": r.told.article, "outlet": r.told.outlet, "url": r.told.url, "span": r.told.span,
        "published": r.day, "headline": r.headline, "sentence": r.sentence, "status": r.observation.status,
        "edtf": r.observation.when.as_ref().and_then(|w| w.edtf.as_ref()), "sources": sources, "made_by": r.observation.made_by,
    })
}
