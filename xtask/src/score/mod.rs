//! `cargo xtask score`: one table of figures on the gold sets of `shared/`, and a failure where one falls under its floor.
//!
//! The measures are those of `shared/corpora/score/score.py`, to the digit (`--against-python` holds that); syntax and tokens,
//! which it does not measure, are counted as `conll18_ud_eval` does, factuality as [`factuality`] says.

mod claims;
mod coref;
mod diary;
mod edtf;
mod factuality;
mod figure;
mod floors;
mod future;
pub(crate) mod gold;
mod halves;
pub(crate) mod identity;
pub(crate) mod labels;
mod names;
mod pages;
pub(crate) mod pairs;
mod plover;
mod python;
mod reading;
mod stance;
mod syntax;
mod time;
mod tokenised;
mod tokens;
mod words;

use crate::{conllu, root};
use anyhow::{bail, ensure};
use dateline_engine::Reader;
use floors::{Figure, Table};
use gold::Set;
use reading::Readings;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// What to score and against what.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder with `corpora` and `gold`.
    #[arg(long, default_value = "../shared")]
    shared: PathBuf,
    /// Score only these: syntax, tokens, coref, names, time, claims, diary, labelled, future, plover, factuality, identity, pages.
    #[arg(long, value_delimiter = ',', value_parser = KINDS)]
    only: Vec<String>,
    /// Print JSON in place of the table.
    #[arg(long)]
    json: bool,
    /// Write the figures to SCORES.md and raise the floors; no floor sinks.
    #[arg(long)]
    bless: bool,
    /// Also run score.py on the same readings, and fail where any figure differs.
    #[arg(long)]
    against_python: bool,
    /// Print, in place of the figures, the value F1 of times on both halves of the articles: half A are those of whose id the SHA-1
    /// begins with an even hexadecimal digit, half B the others.
    #[arg(long, conflicts_with_all = ["only", "json", "bless", "against_python"])]
    halves: bool,
}

const KINDS: [&str; 13] =
    ["syntax", "tokens", "coref", "names", "time", "claims", "diary", "labelled", "future", "plover", "factuality", "identity", "pages"];

/// Scores, prints, and fails where a figure lies under its floor.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let started = std::time::Instant::now();
    let shared = root().join(&args.shared);
    ensure!(shared.join("corpora").is_dir(), "wanted a folder with corpora and gold, met {}: give it with --shared", shared.display());
    let bench = Bench { reader: Reader::english()?, shared, against_python: args.against_python };
    if args.halves {
        return bench.halves();
    }
    let mut figures = Vec::new();
    for kind in KINDS.into_iter().filter(|k| args.only.is_empty() || args.only.iter().any(|o| o == k)) {
        figures.extend(bench.figures(kind)?);
    }
    let path = root().join("SCORES.md");
    let mut table = Table::read(&path)?;
    let fallen: Vec<String> = figures.iter().filter(|f| f.value < table.floor(f)).map(|f| fallen(f, table.floor(f))).collect();
    if args.json {
        println!("{}", serde_json::to_string_pretty(&as_json(&figures, &table))?);
    } else {
        print_table(&figures, &table);
        println!("{} figures in {:.1} s", figures.len(), started.elapsed().as_secs_f64());
    }
    if args.bless {
        table.bless(&figures);
        table.write(&path)?;
    }
    if !fallen.is_empty() {
        bail!("{} of {} figures fell under their floor in SCORES.md:\n  {}", fallen.len(), figures.len(), fallen.join("\n  "));
    }
    Ok(())
}

fn fallen(figure: &Figure, floor: f64) -> String {
    format!("{} on {}: {:.1} < {floor:.1}", figure.measure, figure.set, figure.value)
}

fn as_json(figures: &[Figure], table: &Table) -> Value {
    let one = |f: &Figure| json!({"measure": f.measure, "set": f.set, "figure": f.value, "floor": table.floor(f)});
    figures.iter().map(one).collect()
}

fn print_table(figures: &[Figure], table: &Table) {
    println!("{:<34} {:<28} {:>7} {:>7}", "measure", "set", "figure", "floor");
    for f in figures {
        println!("{:<34} {:<28} {:>7.1} {:>7.1}", f.measure, f.set, f.value, table.floor(f));
    }
}

/// The reader and the gold sets.
struct Bench {
    reader: Reader,
    shared: PathBuf,
    against_python: bool,
}

impl Bench {
    fn figures(&self, kind: &str) -> anyhow::Result<Vec<Figure>> {
        match kind {
            "syntax" => self.syntax(),
            "tokens" => self.tokens(),
            "coref" => self.coref(),
            "time" => self.times(),
            "identity" => self.identity(),
            "labelled" => self.labelled(),
            "pages" => pages::score(&self.shared),
            _ => {
                let mut figures = Vec::new();
                for set in gold::sets(&self.shared, kind) {
                    let readings = self.readings(&set)?;
                    let report = report(&set, &self.shared, &readings)?;
                    let named = MEASURES.iter().filter(|m| m.0 == kind);
                    figures.extend(named.map(|m| figure(m.1, set.name, value(&report, m.2))));
                    if set.name == stance::SET {
                        figures.push(figure("stance % of found", set.name, stance::right(&readings)?));
                    }
                }
                Ok(figures)
            }
        }
    }

    fn bank(&self, name: &str) -> PathBuf {
        self.shared.join("corpora/syntax").join(name).with_extension("conllu")
    }

    fn syntax(&self) -> anyhow::Result<Vec<Figure>> {
        let mut figures = Vec::new();
        for bank in ["ewt-dev", "gum-dev"] {
            let scores = syntax::score(&self.reader, &conllu::read(&self.bank(bank))?);
            figures.extend(scores.into_iter().map(|(measure, value)| figure(measure, &format!("{bank}, gold tokens"), value)));
        }
        Ok(figures)
    }

    fn tokens(&self) -> anyhow::Result<Vec<Figure>> {
        let mut figures = Vec::new();
        for (set, bank, prefix) in [("ewt-dev", "ewt-dev", ""), ("gum-dev", "gum-dev", ""), ("gum-dev news", "gum-dev", "GUM_news")] {
            let scores = tokens::score(&conllu::read(&self.bank(bank))?, prefix);
            figures.extend(scores.into_iter().map(|(measure, value)| figure(measure, &format!("{set}, raw text"), value)));
        }
        Ok(figures)
    }

    fn coref(&self) -> anyhow::Result<Vec<Figure>> {
        let scores = coref::score(&self.reader, &conllu::read(&self.bank("gum-dev"))?);
        Ok(scores.into_iter().map(|(measure, value)| figure(measure, "gum-dev, gold tokens", value)).collect())
    }

    /// Times are also counted over the three sets of news together; WikiWars knows no types, and its narrative no day.
    fn times(&self) -> anyhow::Result<Vec<Figure>> {
        let (mut pooled, mut each) = (time::Counts::default(), Vec::new());
        for set in gold::sets(&self.shared, "time") {
            let counts = time::count(&set.rows::<time::Gold>()?, &self.readings(&set)?);
            each.push(figure("value F1", set.name, counts.report().value.f1));
            if set.name != "wikiwars" {
                pooled += counts;
            }
        }
        let report = pooled.report();
        let all = "timebank+aquaint+meantime";
        let mut figures = vec![
            figure("strict F1", all, report.strict.f1),
            figure("relaxed F1", all, report.relaxed.f1),
            figure("type F1", all, report.kind.f1),
            figure("value F1", all, report.value.f1),
        ];
        figures.extend(each);
        Ok(figures)
    }

    /// The rows of articles by labels of our own (`xtask/data/README.md`): those that rules may be written from, and those held back.
    fn labelled(&self) -> anyhow::Result<Vec<Figure>> {
        let mut figures = Vec::new();
        let (open, held) = labels::articles(&self.shared)?;
        for (set, articles) in [("diary/open, own labels", open), ("diary/held, own labels", held)] {
            let report = diary_report(&self.reader, articles)?;
            let measures = MEASURES.iter().filter(|m| m.0 == "diary").take(LABELLED);
            figures.extend(measures.map(|m| figure(m.1, set, value(&report, m.2))));
        }
        Ok(figures)
    }

    fn identity(&self) -> anyhow::Result<Vec<Figure>> {
        let scores = identity::score(&self.reader, &self.shared.join("corpora/events/ecbplus.jsonl"), "dev")?;
        let named = ["B3 precision", "B3 recall", "B3 F1"].into_iter().zip(scores);
        let mut figures: Vec<Figure> = named.map(|(measure, value)| figure(measure, "ecbplus dev, own mentions", value)).collect();
        let pairs =
            ["one event, precision", "one event, recall", "one event, F1"].into_iter().zip(pairs::score(&self.reader, &self.shared)?);
        figures.extend(pairs.map(|(measure, value)| figure(measure, "pairs/held, own labels", value)));
        Ok(figures)
    }

    /// Rules are written looking at half A; half B tells whether they hold for articles that nobody looked at.
    fn halves(&self) -> anyhow::Result<()> {
        let mut rows = vec![("timebank+aquaint+meantime", [time::Counts::default(); 2])];
        for set in gold::sets(&self.shared, "time") {
            let halves = halves::counts(&set.rows()?, &self.readings(&set)?);
            if set.name == "wikiwars" {
                rows.push((set.name, halves));
                continue;
            }
            rows[0].1.iter_mut().zip(halves).for_each(|(sum, half)| *sum += half);
        }
        println!("{:<28} {:>8} {:>8} {:>8}", "value F1", "half A", "half B", "A - B");
        for (set, halves) in rows {
            let [a, b] = halves.map(|half| half.report().value.f1);
            println!("{set:<28} {a:>8.1} {b:>8.1} {:>+8.1}", a - b);
        }
        Ok(())
    }

    /// What a set's scorer says, in the form of `score.py`.
    /// Reads the articles of a set; on demand holds the scores of these readings against those of `score.py`.
    fn readings(&self, set: &Set) -> anyhow::Result<Readings> {
        let lines = reading::read(&self.reader, &set.tasks()?);
        let readings = Readings::parse(&lines)?;
        if self.against_python && set.kind != "factuality" {
            let ours = report(set, &self.shared, &readings)?;
            python::compare(&self.shared, set, &lines, &ours)?;
        }
        Ok(readings)
    }
}

/// The scores of the diary on articles with their rows, as JSON.
pub(crate) fn diary_report(reader: &Reader, articles: Vec<Value>) -> anyhow::Result<Value> {
    let tasks: Vec<_> = articles.iter().map(gold::task).collect();
    let golds = articles.into_iter().map(serde_json::from_value).collect::<Result<Vec<diary::Gold>, _>>()?;
    Ok(serde_json::to_value(diary::score(&golds, &Readings::parse(&reading::read(reader, &tasks))?))?)
}

/// F1 of names on one file of words and labels.
pub(crate) fn names_f1(reader: &Reader, path: &Path) -> anyhow::Result<f64> {
    let golds = names::load(path)?;
    let tasks: Vec<_> = golds.iter().map(names::Gold::task).collect();
    Ok(names::score(&golds, &Readings::parse(&reading::read(reader, &tasks))?).exact.f1)
}

/// The first measures of the diary: what the labels of our own tell.
const LABELLED: usize = 2;

/// Kind, measure and where the report has it.
const MEASURES: &[(&str, &str, &str)] = &[
    ("names", "names F1", "/f1"),
    ("claims", "link-half F1", "/link-half"),
    ("claims", "link-exact F1", "/link-exact"),
    ("claims", "triple-half F1", "/triple-half"),
    ("claims", "source exact F1", "/exact F1/source"),
    ("claims", "cue exact F1", "/exact F1/cue"),
    ("claims", "content exact F1", "/exact F1/content"),
    ("claims", "direct quotations, link-half recall %", "/link-half recall/quote:direct"),
    ("diary", "found F1", "/found/f1"),
    ("diary", "row F1", "/row (found, status and when right)/f1"),
    ("diary", "status right, % of all rows", "/status right of found %"),
    ("diary", "when right, % of all rows", "/when right of found %"),
    ("diary", "place right, % of all rows", "/place right of found %"),
    ("diary", "source right, % of all rows", "/source right of found %"),
    ("diary", "condition right, % of all rows", "/condition right of found %"),
    ("diary", "participants right, % of all rows", "/participants right of found %"),
    ("future", "triggers F1", "/triggers/f1"),
    ("future", "FUTURE F1", "/FUTURE/f1"),
    ("future", "NEG F1", "/NEG/f1"),
    ("plover", "any event %", "/any event %"),
    ("plover", "actor and recipient found %", "/actor and recipient found %"),
    ("plover", "type accuracy %", "/type accuracy %"),
    ("plover", "quad accuracy %", "/quad accuracy %"),
    ("plover", "type macro F1", "/type macro F1"),
    ("factuality", "Pearson's r × 100", "/pearson"),
    ("factuality", "sign right %", "/sign"),
    ("factuality", "sign right %, all plus", "/majority_sign"),
    ("factuality", "it happened F1", "/happened"),
    ("factuality", "it happened F1, all plus", "/majority"),
    ("factuality", "it did not F1", "/denied"),
];

fn figure(measure: &str, set: &str, value: f64) -> Figure {
    Figure { measure: measure.to_owned(), set: set.to_owned(), value }
}

/// A share of what was found is given as one of all rows: a share that falls with every harder row that is found is no measure.
fn value(report: &Value, pointer: &str) -> f64 {
    let number = |at: &str| report.pointer(at).and_then(Value::as_f64).expect("the report has every measure of the table");
    if pointer.ends_with("right of found %") { number(pointer) * number("/found/r") / 100.0 } else { number(pointer) }
}

/// Scores readings on a set.
fn report(set: &Set, shared: &Path, readings: &Readings) -> anyhow::Result<Value> {
    Ok(match set.kind {
        "names" => serde_json::to_value(names::score(&names::load(&set.path)?, readings))?,
        "time" => serde_json::to_value(time::count(&set.rows::<time::Gold>()?, readings).report())?,
        "claims" => serde_json::to_value(claims::score(&set.rows()?, readings, &reporting_verbs(shared)))?,
        "diary" => serde_json::to_value(diary::score(&set.rows()?, readings))?,
        "future" => serde_json::to_value(future::score(&set.rows()?, readings))?,
        "plover" => serde_json::to_value(plover::score(&set.rows()?, readings))?,
        "factuality" => serde_json::to_value(factuality::score(&set.rows()?, readings))?,
        kind => bail!("no scorer for {kind}"),
    })
}

/// Verbs by which the recall of claims is split; none where the list is missing, as in `claims.py`.
fn reporting_verbs(shared: &Path) -> HashSet<String> {
    let list = std::fs::read_to_string(shared.join("corpora/claims/cue_verbs.train.txt")).unwrap_or_default();
    list.split_whitespace().map(str::to_owned).collect()
}
