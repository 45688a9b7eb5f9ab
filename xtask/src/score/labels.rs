//! The articles of the corpora with the rows that `xtask/data/diary.jsonl` gives them, in the form of the gold set.

use super::gold;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Where the texts are.
const TEXTS: [&str; 5] = [
    "corpora/news/wikinews.jsonl",
    "corpora/claims/polnear.train.jsonl",
    "corpora/events/meantime.jsonl",
    "corpora/time/timebank.jsonl",
    "corpora/time/aquaint.jsonl",
];

/// The texts of the corpora that labels are about.
pub(super) fn texts(shared: &Path) -> Result<HashMap<String, Value>> {
    let mut texts: HashMap<String, Value> = HashMap::new();
    for file in TEXTS {
        for mut article in gold::rows::<Value>(&shared.join(file))? {
            let name = article["doc"].as_str().or(article["id"].as_str()).unwrap_or_default().to_owned();
            texts.insert(name, article["text"].take());
        }
    }
    Ok(texts)
}

/// The labelled articles: those from which rules may be written and weights learned, and those that are held back.
pub(crate) fn articles(shared: &Path) -> Result<(Vec<Value>, Vec<Value>)> {
    let mut texts = texts(shared)?;
    let mut all: Vec<Value> = gold::rows(&file())?;
    for article in &mut all {
        let name = article["doc"].as_str().unwrap_or_default();
        article["text"] = texts.remove(name).with_context(|| format!("labels: no text of {name}"))?;
        for row in article["rows"].as_array_mut().into_iter().flatten() {
            for (field, open) in [("place", json!([""])), ("participants", json!([])), ("source", json!([])), ("condition", json!([""]))] {
                row[field] = open;
            }
        }
    }
    Ok(all.into_iter().partition(|article| article["held"] == false))
}

/// The labels.
fn file() -> PathBuf {
    crate::root().join("xtask/data/diary.jsonl")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_hold_offsets_and_single_words() {
        let articles = gold::rows::<Value>(&file()).unwrap();
        let held = articles.iter().filter(|a| a["held"] == true).count();
        assert_eq!((articles.len(), held), (1328, 257));
        let all = ["possible", "planned", "scheduled", "doubtful", "postponed", "cancelled"];
        for article in &articles {
            let sentences = article["sentences"].as_array().unwrap().len() as u64;
            for row in article["rows"].as_array().unwrap() {
                let list = |field: &str| row[field].as_array().unwrap_or_else(|| panic!("{field} of {}", article["doc"])).iter();
                assert!(list("heads").all(|h| h.as_str().is_some_and(|h| !h.is_empty() && !h.contains(' '))), "{row}");
                assert!(list("sentences").all(|s| s.as_u64().is_some_and(|s| s < sentences)), "{} {row}", article["doc"]);
                assert!(list("status").all(|s| s.as_str().is_some_and(|s| all.contains(&s))), "{row}");
                assert!(row["optional"] == true || list("status").next().is_some(), "{row}");
            }
        }
    }
}
