//! Identity across articles on ECB+: which mentions are one event, as B³ over the gold mentions (`score.py identity`). Mentions are our own
//! and clusters those of `dateline_ledger::identity::assign`; a gold mention that we have none for stands alone.

use super::figure::tenths;
use super::gold;
use dateline_engine::{Article, Published, Reader};
use dateline_ledger::Observation;
use dateline_ledger::identity::{Cluster, Traits, Verdict, assign, judge, keys};
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

#[derive(Deserialize)]
struct Gold {
    doc: String,
    published: String,
    split: String,
    text: String,
    mentions: Vec<Mention>,
}

#[derive(Deserialize)]
struct Mention {
    start: usize,
    end: usize,
    cluster: String,
}

/// B³ precision, recall and F1 on a split, in per cent.
pub(super) fn score(reader: &Reader, path: &Path, split: &str) -> anyhow::Result<[f64; 3]> {
    let golds: Vec<Gold> = gold::rows::<Gold>(path)?.into_iter().filter(|g| g.split == split).collect();
    let found = clusters(reader, &golds)?;
    let (mut gold, mut ours) = (Vec::new(), Vec::new());
    for (g, m) in golds.iter().flat_map(|g| g.mentions.iter().map(move |m| (g, m))) {
        let own = found.get(&g.doc).and_then(|list| list.iter().find(|(range, _)| range[0] < m.end && m.start < range[1]));
        gold.push(m.cluster.clone());
        ours.push(own.map_or_else(|| format!("alone {}", gold.len()), |(_, event)| event.to_string()));
    }
    let (p, r) = (b3(&gold, &ours), b3(&ours, &gold));
    Ok([p, r, 2.0 * p * r / (p + r)].map(|x| tenths(100.0 * x)))
}

/// The code points of a mention, and its event.
type Own = ([usize; 2], usize);

/// The mentions of each article with the number of their event, in the order of the articles' events.
fn clusters(reader: &Reader, golds: &[Gold]) -> anyhow::Result<HashMap<String, Vec<Own>>> {
    let all = observations(reader, golds)?;
    let mut out: HashMap<String, Vec<Own>> = HashMap::new();
    for (o, event) in all.iter().zip(assign(&all)) {
        out.entry(o.article.clone()).or_default().extend(o.mentions.iter().map(|m| ([m.start, m.end], event)));
    }
    Ok(out)
}

/// What the ledger keeps of the articles, in canonical order.
fn observations(reader: &Reader, golds: &[Gold]) -> anyhow::Result<Vec<Observation>> {
    let mut all: Vec<Observation> = Vec::new();
    for g in golds {
        let article = Article { id: &g.doc, published: Some(Published::parse(&g.published)?), text: &g.text, ..Article::default() };
        all.extend(Observation::all(&reader.read(&article), &g.doc, None));
    }
    all.sort_by(|a, b| (a.reported, &a.article, a.number).cmp(&(b.reported, &b.article, b.number)));
    Ok(all)
}

/// The pairs of a split that share a key, where the set says of both which event they are: the verdict on the later one when only the
/// earlier one is known, and whether they are one.
pub(crate) fn pairs(reader: &Reader, path: &Path, split: &str) -> anyhow::Result<Vec<(Verdict, bool)>> {
    let golds: Vec<Gold> = gold::rows::<Gold>(path)?.into_iter().filter(|g| g.split == split).collect();
    let by_doc: HashMap<&str, &Gold> = golds.iter().map(|g| (g.doc.as_str(), g)).collect();
    let own = |o: &Observation| -> BTreeSet<&str> {
        let named = by_doc[o.article.as_str()].mentions.iter();
        named.filter(|g| o.mentions.iter().any(|m| m.start < g.end && g.start < m.end)).map(|g| g.cluster.as_str()).collect()
    };
    let all = observations(reader, &golds)?;
    let told: Vec<(Traits, BTreeSet<&str>)> = all.iter().map(|o| (Traits::of(o), own(o))).filter(|(_, own)| !own.is_empty()).collect();
    let (mut by_key, mut out) = (HashMap::<u64, Vec<usize>>::new(), Vec::new());
    for (i, (traits, events)) in told.iter().enumerate() {
        let mut before = BTreeSet::new();
        for key in keys(traits) {
            let known = by_key.entry(key).or_default();
            before.extend(known.iter().copied());
            known.push(i);
        }
        out.extend(before.iter().map(|&j| (judge(traits, &Cluster::new(&told[j].0)), !told[j].1.is_disjoint(events))));
    }
    Ok(out)
}

/// The mean share of each item's `b` that is of its `a` too: precision of `b` against `a`.
fn b3(a: &[String], b: &[String]) -> f64 {
    let (mut size, mut both) = (HashMap::new(), HashMap::new());
    for (x, y) in a.iter().zip(b) {
        *size.entry(y).or_insert(0_usize) += 1;
        *both.entry((x, y)).or_insert(0_usize) += 1;
    }
    a.iter().zip(b).map(|pair| both[&pair] as f64 / size[pair.1] as f64).sum::<f64>() / a.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b_cubed() {
        let names = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
        let check = |gold: &str, ours: &str, p: f64, r: f64| {
            let (g, o) = (names(gold), names(ours));
            assert!((b3(&g, &o) - p).abs() < 1e-9 && (b3(&o, &g) - r).abs() < 1e-9, "{gold} {ours}");
        };
        check("aab", "xxy", 1.0, 1.0);
        check("aab", "xyz", 1.0, 2.0 / 3.0);
        check("aab", "xxx", 5.0 / 9.0, 1.0);
    }
}
