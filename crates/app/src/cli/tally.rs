//! What becomes of articles on their way into the ledger: read, kept, counted. `add` and `watch` share it.

use crate::config::Config;
use crate::exit::{Outcome, tell};
use crate::intake::{Document, Fed, Item, language};
use crate::workers::unharmed;
use anyhow::Context as _;
use dateline_engine::{Reader, Reading};
use dateline_ledger::{Added, Failure, Ledger, Mark};
use jiff::civil::Date;
use serde::Serialize;

/// What became of the articles.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Tally {
    pub(crate) new: usize,
    pub(crate) changed: usize,
    known: usize,
    pub(crate) failed: usize,
    /// In another language than English: not read.
    foreign: usize,
    /// What sources hold that are no articles.
    other: usize,
}

impl Tally {
    /// Those of a batch that have to be read.
    pub(crate) fn new_ones(&mut self, ledger: &Ledger, fed: Fed) -> anyhow::Result<Fed> {
        self.other += fed.other;
        let mut items: Vec<Item> = Vec::with_capacity(fed.items.len());
        for item in fed.items {
            match item {
                Ok(document) if ledger.knows(&document)? => self.known += 1,
                item => items.push(item),
            }
        }
        Ok(Fed { items, ..fed })
    }

    /// Keeps a batch, with its failures and the place up to which it goes; says which is the first of its days.
    pub(crate) fn keep(&mut self, ledger: &mut Ledger, batch: Batch) -> anyhow::Result<Option<Date>> {
        let (done, failed): (Vec<_>, Vec<_>) = batch.read.into_iter().partition(Result::is_ok);
        let failed: Vec<Failure> = failed.into_iter().filter_map(Result::err).map(failure).collect();
        failed.iter().for_each(|f| tell(&f.why));
        let all = done.len();
        let done: Vec<_> = done.into_iter().flatten().flatten().collect();
        let articles = done.iter().map(|(article, reading)| (article, reading));
        let Added { new, known, changed, first } = ledger.add_up_to(articles, &failed, batch.mark.as_ref())?;
        self.failed += failed.len();
        self.foreign += all - done.len();
        self.new += new;
        self.known += known;
        self.changed += changed;
        Ok(first)
    }

    pub(crate) fn print(&self, json: bool, config: &Config) -> anyhow::Result<Outcome> {
        let Self { new, changed, known, failed, foreign, other } = self;
        let line = if json {
            serde_json::to_string(self)?
        } else {
            let ledger = crate::print::harmless(&config.ledger.value.display().to_string()).into_owned();
            let also = |n: usize, what: &str| if n > 0 { format!(", {n} {what}") } else { String::new() };
            let (foreign, other) = (also(*foreign, "not in English"), also(*other, "no articles"));
            format!("{ledger}: {new} new, {changed} changed, {known} known already, {failed} failed{foreign}{other}")
        };
        crate::print::line(&line).context("standard output")?;
        Ok(Outcome::of(new + changed + known + foreign + other, *failed))
    }
}

/// What one thread reads and another keeps: articles in the order of their source.
#[derive(Default)]
pub(crate) struct Batch {
    pub(crate) read: Vec<Read>,
    /// What is noted together with them.
    pub(crate) mark: Option<Mark>,
}

/// An article with its reading; none where it is in another language than English; or why it could not be read.
pub(crate) type Read = Result<Option<(Document, Reading)>, String>;

/// Reads an article, of which no byte may stop the run.
pub(crate) fn read(reader: &Reader, document: Document) -> Read {
    if language::is_foreign(&document.text) {
        return Ok(None);
    }
    let reading = unharmed(|| crate::exchange::read(reader, &document)).map_err(|wrong| format!("{}: {wrong}", document.id))?;
    Ok(Some((document, reading)))
}

/// Where a message says that something was wrong: `news.txt`, or `news.jsonl: line 3`.
fn place(wrong: &str) -> &str {
    let Some((file, rest)) = wrong.split_once(": ") else { return "" };
    let part = rest.split_once(": ").map(|(at, _)| at).filter(|at| PARTS.iter().any(|part| at.starts_with(part)));
    &wrong[..file.len() + part.map_or(0, |at| 2 + at.len())]
}

/// What files are made of.
const PARTS: [&str; 6] = ["line ", "record ", "row ", "entry ", "mail ", "item "];

fn failure(wrong: String) -> Failure {
    Failure { what: "article".to_owned(), place: place(&wrong).to_owned(), why: wrong }
}
