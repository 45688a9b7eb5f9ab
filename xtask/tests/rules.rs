//! Every rule for times is needed: it fires on some development article, or says why it is kept (`kept = "…"`).
//!
//! Where the gold data does not lie beside the repository there is nothing to read, and the test says nothing.

use dateline_engine::time::{self, Input, Options, Rules};
use dateline_engine::trace::Trace;
use dateline_engine::{Published, Reader};
use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

/// What is read to write rules from.
const SETS: [&str; 6] = [
    "corpora/time/timebank.jsonl",
    "corpora/time/aquaint.jsonl",
    "corpora/time/meantime.jsonl",
    "corpora/time/wikiwars.jsonl",
    "corpora/news/wikinews.jsonl",
    "gold/diary/dev.jsonl",
];

/// A rule that fires in so many articles needs no reason to be kept.
const OFTEN: usize = 3;

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared")
}

/// Day and text of each article; the sets name the day in one of three ways.
fn articles() -> Vec<(Option<Published>, String)> {
    let article = |row: Value| {
        let day = ["published", "dct", "doc"].into_iter().find_map(|key| day(row[key].as_str()?));
        (day, row["text"].as_str().unwrap_or("").to_owned())
    };
    let read = |set: &str| std::fs::read_to_string(shared().join(set)).unwrap_or_default();
    SETS.map(read).iter().flat_map(|set| set.lines()).filter_map(|line| serde_json::from_str(line).ok()).map(article).collect()
}

/// The first day that a text names as `2018-06-02`.
fn day(text: &str) -> Option<Published> {
    (0..text.len()).filter_map(|at| text.get(at..at + 10)).find_map(|part| Published::parse(part).ok())
}

/// In how many articles each rule fires, those too that only keep others away.
fn fires(rules: &Rules) -> BTreeMap<String, usize> {
    let reader = Reader::english().unwrap();
    let one = |(published, text): &(Option<Published>, String)| -> HashSet<String> {
        let mut trace = Trace::on();
        let syntax = reader.syntax(text);
        let names = reader.names(&syntax, *published).list;
        time::find(Input { syntax: &syntax, names: &names, published: *published, options: Options::default() }, rules, &mut trace);
        trace.steps().into_iter().filter(|step| step.lost.is_none()).map(|step| step.made_by).collect()
    };
    let mut count = BTreeMap::new();
    for rule in articles().par_iter().map(one).collect::<Vec<_>>().into_iter().flatten() {
        *count.entry(rule).or_default() += 1;
    }
    count
}

#[test]
fn every_rule_is_needed_or_says_why_it_is_kept() {
    if !shared().join("corpora").is_dir() {
        return;
    }
    let rules = Rules::embedded().unwrap();
    let fires = fires(&rules);
    let kept: HashMap<&str, Option<&str>> = rules.kept().collect();
    let mut wrong: Vec<String> = kept
        .into_iter()
        .filter_map(|(rule, kept)| match (fires.get(rule).copied().unwrap_or(0), kept) {
            (0, None) => Some(format!("{rule} fires on no development article: say in kept = \"…\" why it stays, or take it out")),
            (OFTEN.., Some(_)) => Some(format!("{rule} fires in {} articles: take out its kept = \"…\"", fires[rule])),
            _ => None,
        })
        .collect();
    wrong.sort();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
