//! Whether two reports of a stream of news are one event, against labels of our own (`xtask/data/pairs.jsonl`): each pair is judged by itself,
//! as `dateline_ledger::identity` judges the second report when only the first is known.

use super::figure::tenths;
use super::{gold, labels};
use anyhow::{Context, Result};
use dateline_engine::{Article, Published, Reader};
use dateline_ledger::Observation;
use dateline_ledger::identity::{Cluster, Traits, Verdict, judge};
use serde::Deserialize;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Pair {
    a: End,
    b: End,
    same: bool,
    held: bool,
}

/// One of the two: an article's event, by where its first mention began when it was labelled.
#[derive(Deserialize)]
struct End {
    doc: String,
    published: String,
    start: usize,
    #[cfg_attr(not(test), expect(dead_code, reason = "for who reads the file"))]
    word: String,
}

/// A pair as the ledger sees it.
pub(crate) struct Judged {
    /// None where the ledger keeps one of the two only, or neither.
    pub(crate) verdict: Option<Verdict>,
    /// It is one event.
    pub(crate) same: bool,
    /// `train-identity` leaves it out.
    pub(crate) held: bool,
}

/// All pairs.
pub(crate) fn judged(reader: &Reader, shared: &Path) -> Result<Vec<Judged>> {
    let texts = labels::texts(shared)?;
    let mut read: HashMap<String, Vec<Observation>> = HashMap::new();
    let mut out = Vec::new();
    for pair in gold::rows::<Pair>(&file())? {
        let mut event = |end: &End| -> Result<Option<Traits>> {
            if !read.contains_key(&end.doc) {
                let text = texts.get(&end.doc).and_then(|t| t.as_str()).with_context(|| format!("pairs: no text of {}", end.doc))?;
                let article = Article { id: &end.doc, published: Some(Published::parse(&end.published)?), text, ..Article::default() };
                read.insert(end.doc.clone(), Observation::all(&reader.read(&article), &end.doc, None));
            }
            let events = &read[&end.doc];
            let begins = events.iter().find(|o| o.mentions.first().is_some_and(|m| m.start == end.start));
            let meant = begins.or_else(|| events.iter().find(|o| o.mentions.iter().any(|m| m.start == end.start)));
            Ok(meant.map(Traits::of))
        };
        let verdict = event(&pair.a)?.zip(event(&pair.b)?).map(|(a, b)| judge(&b, &Cluster::new(&a)));
        out.push(Judged { verdict, same: pair.same, held: pair.held });
    }
    Ok(out)
}

/// Precision, recall and F1 of "one event", in per cent, of the pairs that `train-identity` leaves out.
pub(super) fn score(reader: &Reader, shared: &Path) -> Result<[f64; 3]> {
    let held: Vec<Judged> = judged(reader, shared)?.into_iter().filter(|j| j.held).collect();
    let joins = |j: &Judged| j.verdict.as_ref().is_some_and(Verdict::joins);
    let count = |of: &dyn Fn(&Judged) -> bool| held.iter().filter(|j| of(j)).count() as f64;
    let both = count(&|j| joins(j) && j.same);
    let (p, r) = (both / count(&joins), both / count(&|j| j.same));
    Ok([p, r, 2.0 * p * r / (p + r)].map(|x| tenths(100.0 * x)))
}

fn file() -> PathBuf {
    crate::root().join("xtask/data/pairs.jsonl")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_hold_offsets_and_single_words() {
        let pairs = gold::rows::<Pair>(&file()).unwrap();
        let count = |of: &dyn Fn(&&Pair) -> bool| pairs.iter().filter(of).count();
        assert_eq!((pairs.len(), count(&|p| p.same), count(&|p| p.held), count(&|p| p.held && p.same)), (1381, 285, 355, 73));
        for end in pairs.iter().flat_map(|p| [&p.a, &p.b]) {
            assert!(!end.word.is_empty() && end.word.split_whitespace().count() == 1, "{} {}", end.doc, end.word);
        }
    }
}
