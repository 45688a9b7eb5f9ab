//! Event triggers of MEANTIME: found at all, and told as future or as negated.

use super::figure::{Prf, prf};
use super::reading::{Event, Range, Readings};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(super) struct Gold {
    doc: String,
    /// The sentences that are annotated, as ranges.
    annotated: Vec<[usize; 2]>,
    mentions: Vec<Trigger>,
}

#[derive(Deserialize)]
struct Trigger {
    start: usize,
    end: usize,
    time: Option<String>,
    polarity: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) triggers: Prf,
    #[serde(rename = "FUTURE")]
    pub(super) future: Prf,
    #[serde(rename = "NEG")]
    pub(super) negated: Prf,
}

/// Right, given and wanted.
#[derive(Default)]
struct Counts(usize, usize, usize);

impl Counts {
    fn add(&mut self, wanted: bool, given: bool) {
        self.0 += usize::from(wanted && given);
        self.1 += usize::from(given);
        self.2 += usize::from(wanted);
    }

    fn prf(&self) -> Prf {
        prf(self.0, self.1, self.2)
    }
}

pub(super) fn score(golds: &[Gold], readings: &Readings) -> Report {
    let (mut triggers, mut future, mut negated) = (Counts::default(), Counts::default(), Counts::default());
    for gold in golds {
        let marks = marks(gold, readings.get(&gold.doc).map_or(&[][..], |r| &r.events));
        let mut used = vec![false; marks.len()];
        triggers.1 += marks.len();
        for g in &gold.mentions {
            let hit = (0..marks.len()).find(|&i| !used[i] && marks[i].0.start < g.end && g.start < marks[i].0.end);
            triggers.0 += usize::from(hit.is_some());
            triggers.2 += 1;
            let event = hit.map(|i| {
                used[i] = true;
                marks[i].1
            });
            future.add(g.time.as_deref() == Some("FUTURE"), event.is_some_and(|e| e.actuality == "ahead"));
            negated.add(g.polarity.as_deref() == Some("NEG"), event.is_some_and(|e| e.negated));
        }
    }
    Report { triggers: triggers.prf(), future: future.prf(), negated: negated.prf() }
}

/// The mentions of events in annotated sentences.
fn marks<'r>(gold: &Gold, events: &'r [Event]) -> Vec<(Range, &'r Event)> {
    let all = events.iter().flat_map(|e| e.mentions().iter().map(move |&m| (m, e)));
    all.filter(|(m, _)| gold.annotated.iter().any(|[start, end]| *start <= m.start && m.start < *end)).collect()
}
