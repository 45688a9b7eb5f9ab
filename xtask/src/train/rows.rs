//! Trains the weights of the diary on articles with their rows: what is a row, which rows are one event, and with what status.
//!
//! Logistic regression over hashed features with AdaGrad (Duchi et al. 2011), in a fixed order: same data, same weights.
//! `--folds 4` tells what the weights do with articles that they were not learned from.

use super::classes;
use super::cue::{SCALE, quantise, stride};
use crate::score::{gold, labels};
use anyhow::{Context, Result};
use dateline_engine::event::weigh::{Model, PAIR_SLOTS, SLOTS, STATUS_SLOTS, STATUSES, class_feature};
use dateline_engine::text::Span;
use dateline_engine::{Article, Published, Reader};
use regex::Regex;
use serde_json::Value;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder with `corpora/` and `gold/`.
    #[arg(long, default_value = "../shared")]
    shared: PathBuf,
    /// Where the weights go.
    #[arg(long, default_value = "models/en/rows.bin")]
    out: PathBuf,
    /// Chance above which what is a row by the rules stays one.
    #[arg(long, default_value_t = 0.4)]
    stays: f32,
    /// Chance above which what is none by the rules becomes one.
    #[arg(long, default_value_t = 0.55)]
    becomes: f32,
    /// Times over the examples.
    #[arg(long, default_value_t = 150)]
    epochs: usize,
    /// How far a step goes.
    #[arg(long, default_value_t = 0.1)]
    rate: f32,
    /// Strength of the pull of each weight towards zero, once an epoch.
    #[arg(long, default_value_t = 15.0)]
    pull: f32,
    /// Chance above which two rows are one event.
    #[arg(long, default_value_t = 0.5)]
    joins: f32,
    /// By how much, in logits, a status must outweigh the one by the rules.
    #[arg(long, default_value_t = 0.5)]
    leads: f32,
    /// Leave out the gold set, to see how the weights do on it.
    #[arg(long)]
    without_gold: bool,
    /// Cross-validate over the labelled articles in this many parts, and write nothing.
    #[arg(long, default_value_t = 0)]
    folds: usize,
}

#[derive(Clone, serde::Deserialize)]
struct Gold {
    doc: String,
    published: String,
    text: String,
    sentences: Vec<[usize; 2]>,
    rows: Vec<Row>,
}

#[derive(Clone, serde::Deserialize)]
struct Row {
    heads: Vec<String>,
    #[serde(default)]
    sentences: Vec<usize>,
    #[serde(default)]
    status: Statuses,
    #[serde(default)]
    optional: bool,
}

/// The status of a row, or those that readers gave it.
#[derive(Clone, serde::Deserialize)]
#[serde(untagged)]
enum Statuses {
    One(String),
    Several(Vec<String>),
}

impl Default for Statuses {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}

impl Statuses {
    fn number(&self) -> Option<usize> {
        let name = match self {
            Self::One(name) => name,
            Self::Several(names) => names.first()?,
        };
        STATUSES.iter().position(|s| format!("{s:?}").eq_ignore_ascii_case(name))
    }
}

impl Gold {
    /// The rows that the word at a code point names.
    fn named(&self, (at, word): (usize, &str)) -> impl Iterator<Item = usize> {
        let sentence = self.sentences.partition_point(|s| s[0] <= at).saturating_sub(1);
        let names = move |r: &Row| r.sentences.contains(&sentence) && r.heads.iter().any(|h| h.eq_ignore_ascii_case(word));
        (0..self.rows.len()).filter(move |&k| names(&self.rows[k]))
    }

    /// The one row, disputed or not, that a word names.
    fn row(&self, word: (usize, &str)) -> Option<usize> {
        let mut rows = self.named(word);
        rows.next().filter(|_| rows.next().is_none())
    }

    /// Whether a word names a row: yes, no, or disputed.
    fn label(&self, word: (usize, &str)) -> Option<bool> {
        let sure = self.named(word).any(|k| !self.rows[k].optional);
        (sure || self.named(word).next().is_none()).then_some(sure)
    }
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let (open, held) = labels::articles(&args.shared)?;
    let gold: Vec<Value> = gold::rows(&args.shared.join("gold/diary/dev.jsonl"))?;
    let (articles, cases, of_gold) = (read(&own_articles()?)?, read(&own_cases()?)?, read(&golds(&gold)?)?);
    let mut beside: Vec<&Lesson> = articles.iter().chain(std::iter::repeat_n(&cases, SURER).flatten()).collect();
    if !args.without_gold {
        beside.extend(std::iter::repeat_n(&of_gold, SURER).flatten());
    }
    if args.folds > 0 {
        return validate(args, &open.into_iter().chain(held).collect::<Vec<_>>(), &beside);
    }
    let labelled = read(&golds(&open)?)?;
    let bytes = learn(&labelled.iter().chain(beside).collect::<Vec<_>>(), args)?;
    std::fs::write(&args.out, &bytes).with_context(|| format!("wanted to write {}", args.out.display()))?;
    let reader = Reader::english()?.with_rows(Model::new(bytes.leak())?);
    for (set, articles) in [("gold", gold), ("held", held)] {
        println!("{set}: {}", crate::score::diary_report(&reader, articles)?);
    }
    Ok(())
}

/// How often what people labelled, or what we wrote for tests, is learned for once that labels of models are.
const SURER: usize = 3;

fn golds(articles: &[Value]) -> Result<Vec<Gold>> {
    Ok(articles.iter().cloned().map(serde_json::from_value).collect::<Result<_, _>>()?)
}

/// What the weights of all other parts make of each part of the labelled articles.
fn validate(args: &Args, labelled: &[Value], beside: &[&Lesson]) -> Result<()> {
    let lessons = read(&golds(labelled)?)?;
    for part in 0..args.folds {
        let others = lessons.iter().enumerate().filter(|(k, _)| k % args.folds != part).map(|(_, e)| e);
        let bytes = learn(&others.chain(beside.iter().copied()).collect::<Vec<_>>(), args)?;
        let reader = Reader::english()?.with_rows(Model::new(bytes.leak())?);
        let articles = labelled.iter().skip(part).step_by(args.folds).cloned().collect();
        println!("part {part}: {}", crate::score::diary_report(&reader, articles)?);
    }
    Ok(())
}

/// The examples of one article.
#[derive(Default)]
struct Lesson {
    /// Candidates: 1 for those that name a row.
    rows: Vec<Example>,
    /// Pairs of mentions of rows: 1 for those of one row.
    pairs: Vec<Example>,
    /// Mentions of rows: the number of the status.
    statuses: Vec<Example>,
}

struct Example {
    features: Vec<u32>,
    class: usize,
}

/// The examples of each article; what is disputed teaches nothing.
fn read(golds: &[Gold]) -> Result<Vec<Lesson>> {
    let nothing = weights_file(&[0.0; SLOTS], &[0.0; PAIR_SLOTS], &[0.0; STATUS_SLOTS], [0.5; 3], 0.0)?;
    let reader = Reader::english()?.with_rows(Model::new(nothing.leak())?);
    let mut out = Vec::new();
    for gold in golds {
        let article =
            Article { id: &gold.doc, published: Some(Published::parse(&gold.published)?), text: &gold.text, ..Article::default() };
        let mut lesson = Lesson::default();
        let place = |span: Span| (gold.text[..span.start as usize].chars().count(), span.of(&gold.text));
        let (candidates, pairs) = reader.row_examples(&article, |span| gold.row(place(span)));
        for pair in pairs {
            lesson.pairs.push(Example { features: pair.features, class: usize::from(pair.same) });
        }
        for candidate in candidates {
            let at = place(candidate.span);
            let row = gold.row(at).map(|k| &gold.rows[k]).filter(|r| !r.optional);
            if let Some(class) = row.and_then(|r| r.status.number()) {
                lesson.statuses.push(Example { features: candidate.features.clone(), class });
            }
            if let Some(named) = gold.label(at) {
                lesson.rows.push(Example { features: candidate.features, class: usize::from(named) });
            }
        }
        out.push(lesson);
    }
    Ok(out)
}

/// The articles of `tests/articles` with their rows.
fn own_articles() -> Result<Vec<Gold>> {
    #[derive(serde::Deserialize)]
    struct Own {
        published: String,
        diary: Vec<Row>,
    }
    let mut out = Vec::new();
    let mut paths: Vec<_> = std::fs::read_dir(crate::root().join("tests/articles"))?.map(|f| Ok(f?.path())).collect::<Result<_>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "json"));
    paths.sort();
    for path in paths {
        let own: Own = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        let file = std::fs::read_to_string(path.with_extension("txt"))?;
        let text = file.split_once("\n\n").with_context(|| format!("no head in {}", path.display()))?.1.to_owned();
        let rows = own.diary.into_iter().map(|row| Row { sentences: vec![0], ..row }).collect();
        out.push(Gold { doc: "own".to_owned(), published: own.published, sentences: vec![[0, text.len()]], rows, text });
    }
    Ok(out)
}

/// The cases of the tests of the event stage: sentences of our own with their rows, each "word status when".
fn own_cases() -> Result<Vec<Gold>> {
    let case = Regex::new(r#"(?s)\(\s*"((?:[^"\\]|\\.)*)",\s*&\[([^\[\]]*)\],?\s*\)"#)?;
    let mut out = Vec::new();
    for path in rust_files(&crate::root().join("crates/engine/src/event"))? {
        let text = std::fs::read_to_string(&path)?;
        for table in text.split("check_rows(&[").skip(1).filter_map(|rest| rest.split("\n        ]);").next()) {
            for found in case.captures_iter(table) {
                let text = found[1].replace("\\\"", "\"").replace("\\n", "\n");
                let row = |row: &str| {
                    let (word, rest) = row.split_once(' ')?;
                    let status = Statuses::One(rest.split(' ').next()?.to_owned());
                    Some(Row { heads: vec![word.to_owned()], sentences: vec![0], status, optional: false })
                };
                let rows = found[2].split('"').skip(1).step_by(2).filter_map(row).collect();
                out.push(Gold { doc: "own".to_owned(), published: OWN_DAY.to_owned(), sentences: vec![[0, text.len()]], rows, text });
            }
        }
    }
    Ok(out)
}

/// The day on which the cases of the tests are published.
const OWN_DAY: &str = "2024-03-12";

/// The Rust files below a folder, sorted.
fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            out.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
    out.sort();
    Ok(out)
}

/// The bytes of a weights file that these examples teach.
fn learn(lessons: &[&Lesson], args: &Args) -> Result<Vec<u8>> {
    let rows = weights(lessons.iter().flat_map(|l| &l.rows).collect(), 2, SLOTS, args);
    let pairs = weights(lessons.iter().flat_map(|l| &l.pairs).collect(), 2, PAIR_SLOTS, args);
    let statuses = weights(lessons.iter().flat_map(|l| &l.statuses).collect(), STATUSES.len(), STATUS_SLOTS, args);
    weights_file(&rows, &pairs, &statuses, [args.stays, args.becomes, args.joins], args.leads)
}

/// The weights that minimise the logistic loss and half the pull times their squares. Class 0 weighs nothing.
fn weights(examples: Vec<&Example>, classes: usize, slots: usize, args: &Args) -> Vec<f32> {
    let (mut weights, mut squares, mut counts) = (vec![0f32; slots], vec![1f32; slots], vec![0f32; slots]);
    let slot = |f: u32, class: usize| class_feature(f, class) as usize % slots;
    for class in 1..classes {
        examples.iter().flat_map(|e| &e.features).for_each(|&f| counts[slot(f, class)] += 1.0);
    }
    let stride = stride(examples.len());
    for epoch in 0..args.epochs {
        for k in 0..examples.len() {
            let example = &examples[(k * stride + epoch) % examples.len()];
            let logit = |class: usize| example.features.iter().map(|&f| weights[slot(f, class)]).sum::<f32>();
            let logits: Vec<f32> = (1..classes).map(logit).collect();
            let most = logits.iter().copied().fold(0.0, f32::max);
            let all = (-most).exp() + logits.iter().map(|l| (l - most).exp()).sum::<f32>();
            for (class, logit) in (1..classes).zip(logits) {
                let error = f32::from(u8::from(class == example.class)) - (logit - most).exp() / all;
                for &f in &example.features {
                    let at = slot(f, class);
                    let step = error - args.pull * weights[at] / counts[at];
                    squares[at] += step * step;
                    weights[at] += args.rate * step / squares[at].sqrt();
                }
            }
        }
    }
    weights
}

/// The bytes of a weights file: thresholds, classes of words, weights.
fn weights_file(rows: &[f32], pairs: &[f32], statuses: &[f32], chances: [f32; 3], leads: f32) -> Result<Vec<u8>> {
    let thresholds = chances.map(|c| ((c / (1.0 - c)).ln() * SCALE).round() as i32).map(i32::to_le_bytes);
    let mut out = thresholds.concat();
    out.extend(((leads * SCALE).round() as i32).to_le_bytes());
    out.extend(classes::of_words()?);
    out.extend(rows.iter().chain(pairs).chain(statuses).map(|&w| quantise(w)));
    Ok(out)
}
