//! Names of persons, organisations and places: exact spans, on files that give one word a line with IOB labels.

use super::figure::{Prf, prf};
use super::reading::{Readings, Task};
use super::words::Points;
use anyhow::Context;
use serde::Serialize;
use std::collections::HashSet;
use std::path::Path;

/// A sentence of a gold file, which is scored as an article of its own.
pub(super) struct Gold {
    id: String,
    text: String,
    spans: Vec<(usize, usize, &'static str)>,
}

impl Gold {
    pub(super) fn task(&self) -> Task {
        Task { id: self.id.clone(), published: "2015-06-15".to_owned(), text: self.text.clone() }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Report {
    gold: usize,
    system: usize,
    #[serde(flatten)]
    pub(super) exact: Prf,
}

/// Reads an IOB file: the words of a sentence joined by spaces.
pub(super) fn load(path: &Path) -> anyhow::Result<Vec<Gold>> {
    let bytes = std::fs::read(path).with_context(|| format!("gold set {}", path.display()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut sentences: Vec<Vec<(String, String)>> = vec![Vec::new()];
    for line in String::from_utf8_lossy(&bytes).lines().filter(|l| !l.starts_with('#')) {
        if line.trim().is_empty() {
            sentences.push(Vec::new());
        } else {
            sentences.last_mut().expect("never empty").push(word_and_label(line));
        }
    }
    sentences.retain(|s| !s.is_empty());
    Ok(sentences.iter().enumerate().map(|(i, s)| sentence(format!("{name}:{i}"), s)).collect())
}

fn word_and_label(line: &str) -> (String, String) {
    let field: Vec<&str> = line.split(if line.contains('\t') { '\t' } else { ' ' }).collect();
    let numbered = field.len() > 2 && !field[0].is_empty() && field[0].bytes().all(|b| b.is_ascii_digit());
    let (word, label) = if numbered { (field[1], field[2]) } else { (field[0], field[field.len() - 1]) };
    (word.to_owned(), label.to_owned())
}

fn sentence(id: String, words: &[(String, String)]) -> Gold {
    let (mut text, mut spans) = (String::new(), Vec::new());
    let (mut points, mut open) = (0, None::<(usize, usize, &'static str)>);
    for (word, label) in words {
        if !text.is_empty() {
            text.push(' ');
            points += 1;
        }
        let start = points;
        text.push_str(word);
        points += word.chars().count();
        let kind = kind(label);
        match (&mut open, kind) {
            (Some(name), Some(kind)) if label.starts_with('I') && name.2 == kind => name.1 = points,
            _ => {
                spans.extend(open.take());
                open = kind.map(|kind| (start, points, kind));
            }
        }
    }
    spans.extend(open);
    Gold { id, text, spans }
}

fn kind(label: &str) -> Option<&'static str> {
    let name: String = label.chars().skip(2).flat_map(char::to_uppercase).take(3).collect();
    match name.as_str() {
        "PER" => Some("person"),
        "ORG" => Some("organisation"),
        "LOC" => Some("place"),
        _ => None,
    }
}

pub(super) fn score(golds: &[Gold], readings: &Readings) -> Report {
    let (mut right, mut system, mut wanted) = (0, 0, 0);
    for gold in golds {
        let points = Points::new(&gold.text);
        let trim = |(start, end, kind)| trim(&points, start, end, kind);
        let names = readings.get(&gold.id).map_or(&[][..], |r| &r.names);
        let given = names.iter().filter_map(|n| Some((n.start, n.end, judged(&n.kind)?)));
        let given: HashSet<_> = given.map(trim).collect();
        let truth: HashSet<_> = gold.spans.iter().copied().map(trim).collect();
        right += given.intersection(&truth).count();
        system += given.len();
        wanted += truth.len();
    }
    Report { gold: wanted, system, exact: prf(right, system, wanted) }
}

fn judged(kind: &str) -> Option<&'static str> {
    ["person", "organisation", "place"].into_iter().find(|&k| k == kind)
}

/// Without "the" before and "'s" behind, on which the sets differ.
fn trim(points: &Points<'_>, start: usize, end: usize, kind: &'static str) -> (i64, i64, &'static str) {
    let text = points.slice(start, end);
    let (mut start, mut end) = (start as i64, end as i64);
    if text.to_lowercase().starts_with("the ") {
        start += 4;
    }
    if text.ends_with(" 's") {
        end -= 3;
    } else if text.ends_with("'s") {
        end -= 2;
    }
    (start, end, kind)
}
