//! Diary rows: found by a head word in a sentence that speaks of them, and then status, time, place, source, condition.

use super::edtf::same_when;
use super::figure::{Prf, percent, prf};
use super::reading::{Event, Reading, Readings};
use super::words::{Points, has_word, share_word};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

#[derive(Deserialize)]
pub(super) struct Gold {
    doc: String,
    text: String,
    sentences: Vec<[usize; 2]>,
    rows: Vec<Row>,
}

/// A row with every accepted answer.
#[derive(Deserialize)]
struct Row {
    heads: Vec<String>,
    sentences: Vec<usize>,
    status: Vec<String>,
    when: Vec<String>,
    place: Vec<String>,
    participants: Vec<String>,
    source: Vec<String>,
    condition: Vec<String>,
    /// Disputed: neither helps nor hurts.
    optional: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Report {
    gold: usize,
    system: usize,
    pub(super) found: Prf,
    #[serde(rename = "row (found, status and when right)")]
    pub(super) row: Prf,
    #[serde(rename = "status right of found %")]
    pub(super) status: f64,
    #[serde(rename = "when right of found %")]
    pub(super) when: f64,
    #[serde(rename = "place right of found %")]
    pub(super) place: f64,
    #[serde(rename = "source right of found %")]
    pub(super) source: f64,
    #[serde(rename = "condition right of found %")]
    pub(super) condition: f64,
    #[serde(rename = "participants right of found %")]
    pub(super) participants: f64,
}

#[derive(Default)]
struct Counts {
    gold: usize,
    system: usize,
    found: usize,
    row: usize,
    status: usize,
    when: usize,
    place: usize,
    source: usize,
    condition: usize,
    participants: usize,
}

impl Counts {
    fn report(&self) -> Report {
        let of_found = |right| percent(right, self.found);
        Report {
            gold: self.gold,
            system: self.system,
            found: prf(self.found, self.system, self.gold),
            row: prf(self.row, self.system, self.gold),
            status: of_found(self.status),
            when: of_found(self.when),
            place: of_found(self.place),
            source: of_found(self.source),
            condition: of_found(self.condition),
            participants: of_found(self.participants),
        }
    }
}

pub(super) fn score(golds: &[Gold], readings: &Readings) -> Report {
    let mut counts = Counts::default();
    for gold in golds {
        counts.gold += gold.rows.iter().filter(|r| !r.optional).count();
        if let Some(reading) = readings.get(&gold.doc) {
            article(gold, reading, &mut counts);
        }
    }
    counts.report()
}

fn article(gold: &Gold, reading: &Reading, counts: &mut Counts) {
    let points = Points::new(&gold.text);
    let events: Vec<&Event> = reading.events.iter().filter(|e| e.status.as_ref().is_some_and(|s| !s.is_empty())).collect();
    let pairs = pair(gold, &points, &events);
    counts.system += events.len() - pairs.iter().filter(|(_, row)| row.optional).count();
    for (event, row) in pairs.into_iter().filter(|(_, row)| !row.optional) {
        judge(event, row, reading, &points, counts);
    }
}

/// Pairs events and rows one to one, those with most mentions in common first.
fn pair<'a>(gold: &'a Gold, points: &Points<'_>, events: &[&'a Event]) -> Vec<(&'a Event, &'a Row)> {
    let mut candidates = Vec::new();
    for (i, event) in events.iter().enumerate() {
        for (j, row) in gold.rows.iter().enumerate() {
            let hits = hits(gold, points, event, row);
            if hits > 0 {
                candidates.push(Reverse((hits, i, j)));
            }
        }
    }
    candidates.sort_unstable();
    let (mut event_used, mut row_used) = (vec![false; events.len()], vec![false; gold.rows.len()]);
    let mut pairs = Vec::new();
    for Reverse((_, i, j)) in candidates {
        if !event_used[i] && !row_used[j] {
            (event_used[i], row_used[j]) = (true, true);
            pairs.push((events[i], &gold.rows[j]));
        }
    }
    pairs
}

/// How many mentions of the event stand in a sentence of the row and hold one of its head words.
fn hits(gold: &Gold, points: &Points<'_>, event: &Event, row: &Row) -> usize {
    let hit = |m: &&super::reading::Range| {
        let sentence = gold.sentences.partition_point(|s| s[0] <= m.start);
        let word = points.slice(m.start, m.end).to_lowercase();
        sentence > 0 && row.sentences.contains(&(sentence - 1)) && row.heads.iter().any(|h| has_word(&word, &h.to_lowercase()))
    };
    event.mentions().iter().filter(hit).count()
}

fn judge(event: &Event, row: &Row, reading: &Reading, points: &Points<'_>, counts: &mut Counts) {
    let accepts_none = |answers: &[String]| answers.iter().any(String::is_empty);
    let status = event.status.as_ref().is_some_and(|s| row.status.contains(s));
    let when = same_when(&row.when, event.when.as_ref().and_then(|w| w.edtf.as_deref()).unwrap_or(""));
    let place = share_word(&row.place, event.place()) || (accepts_none(&row.place) && event.place().is_empty());
    let sources = sources(event, reading);
    let source = if row.source.is_empty() { sources.trim().is_empty() } else { share_word(&row.source, &sources) };
    let conditions: Vec<_> = event.conditions.iter().map(|c| points.slice(c.start, c.end)).collect();
    let conditions = conditions.join(" ");
    let condition = share_word(&row.condition, &conditions) || (accepts_none(&row.condition) && conditions.is_empty());
    let who: Vec<_> = event.participants.iter().map(|p| p.text.as_str()).collect();
    let participants = row.participants.is_empty() || share_word(&row.participants, &who.join(" "));
    counts.found += 1;
    counts.row += usize::from(status && when);
    counts.status += usize::from(status);
    counts.when += usize::from(when);
    counts.place += usize::from(place);
    counts.source += usize::from(source);
    counts.condition += usize::from(condition);
    counts.participants += usize::from(participants);
}

fn sources(event: &Event, reading: &Reading) -> String {
    // Of two claims with one id the last counts, as in a Python dict.
    let claim = |id: &String| reading.claims.iter().rfind(|c| c.id == *id);
    let text = |id| claim(id).and_then(|c| c.source.as_ref()).and_then(|s| s.text.as_deref()).unwrap_or("");
    event.claims.iter().map(text).collect::<Vec<_>>().join(" ")
}
