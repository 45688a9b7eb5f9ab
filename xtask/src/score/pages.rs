//! Pages of the web: the day of publication against the day that people found, and the text against the text that people marked.
//!
//! The text is counted as the evaluation of `scrapinghub/article-extraction-benchmark` does: shingles of four words with their counts, true
//! and false ones normalised a page, summed over all pages. The program itself reads the pages, from its files to its JSON.

use super::figure;
use super::floors::Figure;
use anyhow::{Context, ensure};
use regex::Regex;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A page as `dateline page --json` prints it.
#[derive(Deserialize)]
struct Page {
    file: PathBuf,
    published: Option<String>,
    text: String,
}

#[derive(Deserialize)]
struct Day {
    date: String,
}

#[derive(Deserialize)]
struct Text {
    #[serde(rename = "articleBody")]
    body: String,
}

/// The figures of both sets; none where they are not at hand.
pub(super) fn score(shared: &Path) -> anyhow::Result<Vec<Figure>> {
    let folder = shared.join("corpora/pages");
    if !folder.join("dates.json").is_file() || !folder.join("text.json").is_file() {
        return Ok(Vec::new());
    }
    let program = crate::bench::build()?;
    let days: BTreeMap<String, Day> = gold(&folder.join("dates.json"))?;
    let texts: BTreeMap<String, Text> = gold(&folder.join("text.json"))?;
    let (right, wrong) = dated(&days, &read(&program, &folder.join("dates"))?);
    let f1 = texts_f1(&texts, &read(&program, &folder.join("text"))?)?;
    Ok(vec![
        figure("page day right %", "pages dates", right),
        figure("page day not wrong %", "pages dates", 100.0 - wrong),
        figure("page text F1 of 4-grams", "pages text", f1),
    ])
}

/// A set's pages by their names, less what their files add to these.
fn gold<T: for<'de> Deserialize<'de>>(path: &Path) -> anyhow::Result<BTreeMap<String, T>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("gold set {}", path.display()))?;
    let rows: BTreeMap<String, T> = serde_json::from_str(&text).with_context(|| format!("gold set {}", path.display()))?;
    Ok(rows.into_iter().map(|(name, row)| (bare(&name).to_owned(), row)).collect())
}

fn bare(name: &str) -> &str {
    let name = name.strip_suffix(".gz").unwrap_or(name);
    name.strip_suffix(".html").unwrap_or(name)
}

/// What the program finds on all pages of a folder, by their names.
fn read(program: &Path, folder: &Path) -> anyhow::Result<HashMap<String, Page>> {
    let files: Vec<PathBuf> = std::fs::read_dir(folder)?.map(|entry| entry.map(|it| it.path())).collect::<Result<_, _>>()?;
    let mut command = Command::new(program);
    let out = command.args(["page", "--json"]).args(files).stdin(Stdio::null()).stderr(Stdio::null()).output()?;
    ensure!(matches!(out.status.code(), Some(0 | 3)), "dateline page failed on {}", folder.display());
    let pages = String::from_utf8(out.stdout)?;
    let named = pages.lines().map(|line| {
        let page: Page = serde_json::from_str(line)?;
        let name = page.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((bare(&name).to_owned(), page))
    });
    named.collect()
}

/// Percent of pages with the right day and with a wrong one.
fn dated(days: &BTreeMap<String, Day>, pages: &HashMap<String, Page>) -> (f64, f64) {
    let found = |name: &str| pages.get(name).and_then(|page| page.published.as_deref()?.get(..10));
    let right = days.iter().filter(|(name, day)| found(name) == Some(&day.date)).count();
    let any = days.keys().filter(|name| found(name).is_some()).count();
    let percent = |count: usize| 100.0 * count as f64 / days.len().max(1) as f64;
    (percent(right), percent(any - right))
}

fn texts_f1(texts: &BTreeMap<String, Text>, pages: &HashMap<String, Page>) -> anyhow::Result<f64> {
    let word = Regex::new(r"\w+")?;
    let mut sums = [0.0; 3];
    for (name, gold) in texts {
        let got = pages.get(name).map_or("", |page| page.text.as_str());
        let counts = compared(&shingles(&word, &gold.body), &shingles(&word, got));
        sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    let [right, extra, missed] = sums;
    Ok(100.0 * 2.0 * right / (2.0 * right + extra + missed).max(f64::MIN_POSITIVE))
}

/// Four words in a row, with how often they come; a shorter text is one shingle.
fn shingles<'a>(word: &Regex, text: &'a str) -> HashMap<Vec<&'a str>, usize> {
    let words: Vec<&str> = word.find_iter(text).map(|it| it.as_str()).collect();
    let mut counts = HashMap::new();
    let windows = words.windows(words.len().clamp(1, 4));
    windows.for_each(|it| *counts.entry(it.to_vec()).or_default() += 1);
    counts
}

/// Right, extra and missed shingles, as shares of them all.
fn compared(gold: &HashMap<Vec<&str>, usize>, got: &HashMap<Vec<&str>, usize>) -> [f64; 3] {
    let right: usize = gold.iter().map(|(key, count)| *count.min(got.get(key).unwrap_or(&0))).sum();
    let (all, found): (usize, usize) = (gold.values().sum(), got.values().sum());
    let sum = (all + found - right).max(1) as f64;
    [right, found - right, all - right].map(|count| count as f64 / sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(gold: &str, got: &str, expected: [f64; 3]) {
        let word = Regex::new(r"\w+").unwrap();
        assert_eq!(compared(&shingles(&word, gold), &shingles(&word, got)), expected, "{gold} / {got}");
    }

    #[test]
    fn shingles_are_counted() {
        check("a b c d e", "a b c d", [0.5, 0.0, 0.5]);
        check("a b", "a b", [1.0, 0.0, 0.0]);
        check("a b c d", "a b c d e f", [1.0 / 3.0, 2.0 / 3.0, 0.0]);
        check("", "a", [0.0, 1.0, 0.0]);
    }
}
