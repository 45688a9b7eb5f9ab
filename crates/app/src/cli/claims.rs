//! `dateline claims`: who says so in an article, or across the articles of the ledger.

use super::ask::Ask;
use super::inputs::{Answer, Frame, Inputs, json_line};
use crate::exit::Outcome;
use crate::intake::Document;
use crate::print::{Colour, Look, report, threads};
use dateline_engine::reading::ClaimOut;
use dateline_engine::{Reader, Reading};
use dateline_ledger::{Claim, Thread};
use serde::Serialize;
use serde_json::{Value, json};

/// Print the claims of articles: who says what, through whom, and who denies it; without a file, those of the ledger
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline claims article.txt\n  \
    dateline claims --json a.txt b.txt > claims.jsonl\n  \
    dateline claims --ledger desk.ledger --actor Lehto\n\n\
    Exit status: 0 all well, 1 nothing could be read, 2 wrong usage, 3 some inputs failed, each named.")]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: Inputs,

    #[command(flatten)]
    ask: Ask,

    /// Print each claim as a JSON object on a line
    #[arg(long, conflicts_with = "jsonl")]
    json: bool,

    /// When to use colour; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let look = Look::of_stdout(args.color, false, false);
    if args.ask.is_meant(&args.inputs)? {
        let (ledger, config) = args.ask.home.open()?;
        let found = ledger.claims(&args.ask.query(&config, true))?;
        let lines = || found.iter().flat_map(|t| json_line(&as_json(t))).collect();
        return super::write(&if args.json { String::from_utf8(lines())? } else { threads::page(&found, &look) });
    }
    args.inputs.run(&Claims { reader: args.inputs.reader()?, json: args.json, look })
}

pub(crate) fn as_json(thread: &Thread) -> Value {
    let list = |all: &[Claim]| all.iter().map(claim).collect::<Vec<_>>();
    json!({"first": claim(&thread.first), "again": list(&thread.again), "others": list(&thread.others), "denials": list(&thread.denials)})
}

fn claim(c: &Claim) -> Value {
    json!({
        "article": c.article, "outlet": c.outlet, "published": c.day, "source": c.source, "name": c.name, "kind": c.kind, "lemma": c.lemma,
        "stance": c.stance, "content": c.content, "spans": c.spans, "form": c.form, "through": c.through,
    })
}

/// Answers with the claims of an article.
struct Claims {
    reader: Reader,
    json: bool,
    look: Look,
}

/// A claim by itself.
#[derive(Serialize)]
struct Line<'a> {
    article: &'a str,
    published: Option<&'a str>,
    #[serde(flatten)]
    claim: &'a ClaimOut,
}

/// The answer to a line of JSON Lines.
#[derive(Serialize)]
struct Answered<'a> {
    id: &'a str,
    published: Option<&'a str>,
    claims: &'a [ClaimOut],
}

impl Answer for Claims {
    fn page(&self, document: &Document) -> anyhow::Result<String> {
        let reading: Reading = self.reader.read(&document.article());
        if !self.json {
            return Ok(report::claims_page(&reading, &document.text, &self.look));
        }
        let (article, published) = (reading.id.as_str(), reading.published.as_deref());
        let lines = reading.claims.iter().flat_map(|claim| json_line(&Line { article, published, claim }));
        Ok(String::from_utf8(lines.collect())?)
    }

    fn line(&self, document: &Document) -> Result<Vec<u8>, String> {
        let reading = self.reader.read(&document.article());
        Ok(json_line(&Answered { id: &reading.id, published: reading.published.as_deref(), claims: &reading.claims }))
    }

    fn frame(&self, _: bool) -> Frame {
        if self.json { Frame::default() } else { Frame { between: "\n", ..Frame::default() } }
    }
}
