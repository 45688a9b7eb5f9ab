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

/// One of the two: an article's event, by where its first mention begins.
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
    pub(crate) verdict: Verdict,
    /// It is one event.
    pub(crate) same: bool,
    /// `train-identity` leaves it out.
    pub(crate) held: bool,
}

/// All pairs whose events the ledger keeps. A pair of which it keeps one only is apart, and not here: [`score`] counts what is lost by that.
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
            let is_meant = |o: &&Observation| o.mentions.first().is_some_and(|m| m.start == end.start);
            Ok(read[&end.doc].iter().find(is_meant).map(Traits::of))
        };
        let (Some(a), Some(b)) = (event(&pair.a)?, event(&pair.b)?) else { continue };
        out.push(Judged { verdict: judge(&b, &Cluster::new(&a)), same: pair.same, held: pair.held });
    }
    Ok(out)
}

/// Precision, recall and F1 of "one event", in per cent, of the pairs that `train-identity` leaves out.
pub(super) fn score(reader: &Reader, shared: &Path) -> Result<[f64; 3]> {
    let judged = judged(reader, shared)?;
    let held = judged.iter().filter(|j| j.held);
    let [mut both, mut ours] = [0.0; 2];
    for j in held.filter(|j| j.verdict.joins()) {
        ours += 1.0;
        both += f64::from(u8::from(j.same));
    }
    let all = gold::rows::<Pair>(&file())?.iter().filter(|p| p.held && p.same).count() as f64;
    let (p, r) = (both / ours, both / all);
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
