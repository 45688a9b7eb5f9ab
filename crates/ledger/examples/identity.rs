//! Reads articles (JSON Lines with `doc`, `published`, `text`) and writes which mentions are one event, for `score.py identity`.

use dateline_engine::{Article, Published, Reader};
use dateline_ledger::Observation;
use dateline_ledger::identity::{Cluster, Key, Traits, judge, keys};
use std::collections::HashMap;
use std::io::{BufRead, Write};

#[derive(serde::Deserialize)]
struct Line {
    #[serde(alias = "doc")]
    id: String,
    published: Option<String>,
    text: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let reader = Reader::english()?;
    let mut all = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let line: Line = serde_json::from_str(&line?)?;
        let published = line.published.as_deref().map(Published::parse).transpose()?;
        let article = Article { id: &line.id, published, text: &line.text, title: None, outlet: None, url: None };
        all.extend(Observation::all(&reader.read(&article), &line.id, None));
    }
    all.sort_by_key(|o| (o.reported.is_none(), o.reported, o.article.clone(), o.number));
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (o, event) in all.iter().zip(settle(&all)) {
        for m in &o.mentions {
            writeln!(out, "{}", serde_json::json!({"article": o.article, "start": m.start, "end": m.end, "event": event}))?;
        }
    }
    Ok(())
}

/// The cluster of each observation; in canonical order.
fn settle(all: &[Observation]) -> Vec<usize> {
    let (mut clusters, mut by_key): (Vec<Cluster>, HashMap<Key, Vec<usize>>) = Default::default();
    let mut place = |o: &Observation| {
        let t = Traits::of(o);
        let keys = keys(&t);
        let mut candidates: Vec<usize> = keys.iter().filter_map(|k| by_key.get(k)).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        let scored = candidates.iter().map(|&c| (judge(&t, &clusters[c]), c)).filter(|(v, _)| v.joins());
        let best = scored.max_by_key(|(v, c)| (v.score, std::cmp::Reverse(*c))).map(|(_, c)| c);
        let own = best.unwrap_or(clusters.len());
        match best {
            Some(c) => clusters[c].add(&t),
            None => clusters.push(Cluster::new(&t)),
        }
        for key in keys {
            let known = by_key.entry(key).or_default();
            if !known.contains(&own) {
                known.push(own);
            }
        }
        own
    };
    all.iter().map(&mut place).collect()
}
