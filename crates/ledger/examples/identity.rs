//! Reads articles (JSON Lines with `doc`, `published`, `text`) and writes which mentions are one event, for `score.py identity`.

use dateline_engine::{Article, Published, Reader};
use dateline_ledger::Observation;
use dateline_ledger::identity::assign;
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
    for (o, event) in all.iter().zip(assign(&all)) {
        for m in &o.mentions {
            writeln!(out, "{}", serde_json::json!({"article": o.article, "start": m.start, "end": m.end, "event": event}))?;
        }
    }
    Ok(())
}
