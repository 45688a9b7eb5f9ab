//! Readings as the scorers see them: the fields of the JSON contract (`design/reading.md`) that are judged, offsets in code points.

use anyhow::Context;
use dateline_engine::{Article, Published, Reader};
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Debug, Deserialize)]
pub(super) struct Reading {
    id: String,
    #[serde(default)]
    pub(super) times: Vec<Time>,
    #[serde(default)]
    pub(super) names: Vec<Name>,
    #[serde(default)]
    pub(super) claims: Vec<Claim>,
    #[serde(default)]
    pub(super) events: Vec<Event>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Time {
    pub(super) start: usize,
    pub(super) end: usize,
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    pub(super) value: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Name {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Claim {
    #[serde(default)]
    pub(super) id: String,
    pub(super) source: Option<Part>,
    pub(super) cue: Option<Part>,
    pub(super) content: Option<Part>,
}

/// A source, cue or content.
#[derive(Debug, Deserialize)]
pub(super) struct Part {
    #[serde(default)]
    pub(super) spans: Vec<[usize; 2]>,
    pub(super) text: Option<String>,
    /// Of a cue.
    #[serde(default)]
    pub(super) stance: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Event {
    pub(super) head: Range,
    #[serde(default)]
    pub(super) mentions: Vec<Range>,
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    #[serde(default)]
    pub(super) actuality: String,
    #[serde(default)]
    pub(super) negated: bool,
    pub(super) status: Option<String>,
    pub(super) when: Option<When>,
    pub(super) place: Option<Place>,
    #[serde(default)]
    pub(super) participants: Vec<Participant>,
    #[serde(default)]
    pub(super) claims: Vec<String>,
    #[serde(default)]
    pub(super) conditions: Vec<Range>,
}

impl Event {
    /// All mentions; the head where none is listed.
    pub(super) fn mentions(&self) -> &[Range] {
        if self.mentions.is_empty() { std::slice::from_ref(&self.head) } else { &self.mentions }
    }

    /// The words for its place.
    pub(super) fn place(&self) -> &str {
        self.place.as_ref().and_then(|p| p.text.as_deref()).unwrap_or("")
    }
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Range {
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug, Deserialize)]
pub(super) struct When {
    pub(super) edtf: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Place {
    text: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Participant {
    pub(super) role: String,
    pub(super) text: String,
}

/// Readings by the name of their article.
pub(super) struct Readings(HashMap<String, Reading>);

impl Readings {
    /// From JSON Lines, as `dateline read --jsonl` writes them.
    pub(super) fn parse(lines: &[String]) -> anyhow::Result<Self> {
        let parsed = lines.par_iter().map(|l| serde_json::from_str::<Reading>(l).with_context(|| format!("reading {l:.60}")));
        Ok(Self(parsed.map(|r| r.map(|r| (r.id.clone(), r))).collect::<anyhow::Result<_>>()?))
    }

    /// The reading of an article; `None` where it is missing or failed.
    pub(super) fn get(&self, id: &str) -> Option<&Reading> {
        self.0.get(id)
    }
}

/// An article of a gold set.
pub(super) struct Task {
    pub(super) id: String,
    /// A day, `YYYY-MM-DD`.
    pub(super) published: String,
    pub(super) text: String,
}

/// Reads articles on all cores into lines of JSON, in the order given. An article whose day cannot be read has no line.
pub(super) fn read(reader: &Reader, tasks: &[Task]) -> Vec<String> {
    let one = |task: &Task| {
        let published = Some(Published::parse(&task.published).ok()?);
        let article = Article { id: &task.id, published, text: &task.text, ..Article::default() };
        Some(serde_json::to_string(&reader.read(&article)).expect("a reading is plain data"))
    };
    tasks.par_iter().filter_map(one).collect()
}
