//! `dateline explain`: which rules and models decided what, and why others lost.

use crate::exit::Outcome;
use crate::intake::{Document, Source, plain};
use crate::print::table::{Cell, Row, Table};
use crate::print::{Colour, Look, Tone, report};
use dateline_engine::article::Published;
use dateline_engine::parse::Syntax;
use dateline_engine::trace::Step;
use dateline_engine::{Reader, Reading};
use serde_json::json;
use std::io::Write as _;
use std::path::Path;

/// Show which rules and models decided what about a text, and why others lost
///
/// Goes through the stages in order: tokens, tags and trees; names; times; claims; events. Then come the tables of the reading.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline explain \"They will meet two weeks from now.\" --date 2026-03-14\n  \
    dateline explain --stage time - < examples/summit.txt")]
pub(crate) struct Args {
    /// The text itself; `-` is standard input, where a first line `date YYYY-MM-DD` may give the day
    text: String,

    /// The day of publication, YYYY-MM-DD or a date-time
    #[arg(long, value_name = "DAY", value_parser = super::day)]
    date: Option<Published>,

    /// Show these stages alone; several are parted by commas
    #[arg(long, value_enum, value_name = "STAGE", value_delimiter = ',')]
    stage: Vec<Stage>,

    /// Print tokens, steps and the reading as JSON
    #[arg(long, conflicts_with = "stage")]
    json: bool,

    /// When to use colour; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

/// What can be shown alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Stage {
    /// Tokens, tags and trees
    Syntax,
    Name,
    Time,
    Claim,
    Event,
    /// The three tables
    Reading,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let document = match args.text.as_str() {
        "-" => plain::load(&Source::new(Path::new("-")), args.date)?,
        text => Document { id: "-".to_owned(), published: args.date, text: text.to_owned(), ..Document::default() },
    };
    let reader = Reader::english()?;
    let syntax = reader.syntax(&document.text);
    let (reading, steps) = reader.explain(&document.article());
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{:#}", as_json(&syntax, &steps, &reading))?;
        return Ok(Outcome::Done);
    }
    let page = Page { text: &document.text, look: Look::of_stdout(args.color, false, true), stages: &args.stage };
    out.write_all(page.show(&syntax, &steps, &reading).as_bytes())?;
    Ok(Outcome::Done)
}

struct Page<'a> {
    text: &'a str,
    look: Look,
    stages: &'a [Stage],
}

impl Page<'_> {
    fn show(&self, syntax: &Syntax<'_>, steps: &[Step], reading: &Reading) -> String {
        let mut out = String::new();
        if self.wants(Stage::Syntax) {
            self.section("SYNTAX", &syntax_table(syntax), &mut out);
        }
        for (stage, name) in [(Stage::Name, "name"), (Stage::Time, "time"), (Stage::Claim, "claim"), (Stage::Event, "event")] {
            if self.wants(stage) {
                let mine: Vec<&Step> = steps.iter().filter(|step| step.stage == name).collect();
                self.section(&name.to_uppercase(), &self.step_table(mine), &mut out);
            }
        }
        if self.wants(Stage::Reading) {
            out.push_str(report::tables(reading, self.text, &self.look).trim_start());
        }
        out
    }

    fn wants(&self, stage: Stage) -> bool {
        self.stages.is_empty() || self.stages.contains(&stage)
    }

    fn section(&self, title: &str, table: &Table, out: &mut String) {
        out.push_str(&self.look.paint(Tone::Heading, title));
        out.push('\n');
        out.push_str(&if table.rows.is_empty() { "nothing decided\n".to_owned() } else { table.show(&self.look) });
        out.push('\n');
    }

    /// In the order of the text; of the same words, what won stands first.
    fn step_table(&self, mut steps: Vec<&Step>) -> Table {
        steps.sort_by_key(|step| (step.span.start, step.lost.is_some()));
        let rows = steps.into_iter().map(|step| self.step_row(step)).collect();
        Table { columns: &[("text", 30, 2), ("", 1, 1), ("said", 60, 4), ("by", 40, 2)], rows }
    }

    fn step_row(&self, step: &Step) -> Row {
        let (tone, mark) = if step.lost.is_none() { (Tone::Firm, "✓") } else { (Tone::Quiet, "×") };
        let words = Cell::new(if step.lost.is_none() { Tone::Plain } else { Tone::Quiet }, step.span.of(self.text));
        let cells = vec![words, Cell::new(tone, mark), Cell::plain(&step.said), Cell::quiet(&step.made_by)];
        Row { cells, below: step.lost.iter().map(|why| Cell::quiet(format!("lost: {why}"))).collect() }
    }
}

/// One token a row: its number, word, lemma, tags, relation and head.
fn syntax_table(syntax: &Syntax<'_>) -> Table {
    let row = |i: usize| {
        let head = syntax.head(i).map_or_else(String::new, |head| format!("{} {}", head + 1, syntax.word(head)));
        let tag = format!("{}/{}", syntax.upos(i).label(), syntax.xpos(i).label());
        let first = syntax.sentence(syntax.sentence_of(i)).start == i;
        let cells = vec![
            Cell::quiet((i + 1).to_string()),
            Cell::new(if first { Tone::Heading } else { Tone::Plain }, syntax.word(i)),
            Cell::quiet(syntax.lemma(i)),
            Cell::plain(tag),
            Cell::plain(syntax.rel(i).label()),
            Cell::quiet(head),
        ];
        Row { cells, below: vec![] }
    };
    Table {
        columns: &[("", 6, 1), ("word", 20, 1), ("lemma", 20, 1), ("tag", 12, 1), ("relation", 16, 1), ("to", 24, 1)],
        rows: (0..syntax.len()).map(row).collect(),
    }
}

fn as_json(syntax: &Syntax<'_>, steps: &[Step], reading: &Reading) -> serde_json::Value {
    let token = |i: usize| {
        json!({
            "id": i + 1, "word": syntax.word(i), "lemma": syntax.lemma(i), "upos": syntax.upos(i).label(),
            "xpos": syntax.xpos(i).label(), "head": syntax.head(i).map(|head| head + 1), "relation": syntax.rel(i).label(),
        })
    };
    let text = syntax.text();
    let step = |step: &Step| json!({ "stage": step.stage, "text": step.span.of(text), "made_by": step.made_by, "said": step.said, "lost": step.lost });
    json!({
        "tokens": (0..syntax.len()).map(token).collect::<Vec<_>>(),
        "steps": steps.iter().map(step).collect::<Vec<_>>(),
        "reading": reading,
    })
}
