//! The gold sets of `shared/` and the articles they hold.

use super::reading::Task;
use anyhow::Context;
use regex::Regex;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Every set that readings are judged on: what it measures, its name in the table, its file.
pub(super) const SETS: [(&str, &str, &str); 11] = [
    ("names", "uner-ewt-dev", "corpora/names/uner-ewt-dev.iob2"),
    ("time", "timebank", "corpora/time/timebank.jsonl"),
    ("time", "aquaint", "corpora/time/aquaint.jsonl"),
    ("time", "meantime", "corpora/time/meantime.jsonl"),
    ("time", "wikiwars", "corpora/time/wikiwars.jsonl"),
    ("claims", "polnear.dev", "corpora/claims/polnear.dev.jsonl"),
    ("claims", "gum-other", "corpora/claims/gum-other.jsonl"),
    ("diary", "diary/dev", "gold/diary/dev.jsonl"),
    ("future", "meantime events", "corpora/events/meantime.jsonl"),
    ("plover", "plv_train", "corpora/events/plv_train.jsonl"),
    ("factuality", "uds_ih2_dev", "corpora/events/uds_ih2_dev.jsonl"),
];

/// A gold set in its folder.
pub(super) struct Set {
    pub(super) kind: &'static str,
    pub(super) name: &'static str,
    pub(super) path: PathBuf,
}

/// The sets of one kind.
pub(super) fn sets(shared: &Path, kind: &str) -> Vec<Set> {
    let of_kind = SETS.into_iter().filter(|s| s.0 == kind);
    of_kind.map(|(kind, name, path)| Set { kind, name, path: shared.join(path) }).collect()
}

impl Set {
    /// The rows of a JSON Lines file.
    pub(crate) fn rows<T: DeserializeOwned>(&self) -> anyhow::Result<Vec<T>> {
        rows(&self.path)
    }

    /// Its articles.
    pub(super) fn tasks(&self) -> anyhow::Result<Vec<Task>> {
        if self.kind == "names" {
            return Ok(super::names::load(&self.path)?.iter().map(super::names::Gold::task).collect());
        }
        let rows = self.rows::<Value>()?;
        let tasks = rows.iter().map(task).enumerate().map(|(line, task)| match task.id.as_str() {
            "" => Task { id: line_id(line), ..task },
            _ => task,
        });
        Ok(tasks.collect())
    }
}

/// The rows of a JSON Lines file.
pub(crate) fn rows<T: DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<T>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("gold set {}", path.display()))?;
    let rows = text.lines().filter(|l| !l.trim().is_empty()).map(serde_json::from_str);
    rows.collect::<Result<_, _>>().with_context(|| format!("gold set {}", path.display()))
}

/// The name of a row that has none of its own.
pub(super) fn line_id(line: usize) -> String {
    format!("line {}", line + 1)
}

/// The day is the first one in the row's date, or else in its name, or else one in the middle of the sets' time.
pub(super) fn task(row: &Value) -> Task {
    static DAY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").expect("a fixed pattern"));
    let text = |key: &str| row[key].as_str().filter(|s| !s.is_empty());
    let dated = ["published", "dct", "doc"].into_iter().find_map(text).unwrap_or("");
    Task {
        id: text("doc").or(text("id")).unwrap_or("").to_owned(),
        published: DAY.find(dated).map_or("2015-06-15", |m| m.as_str()).to_owned(),
        text: text("text").unwrap_or("").to_owned(),
    }
}
