//! What the text says is still open: "no date has been set", "setting a date and location" that must still be done.

use super::scene::Scene;
use crate::parse::Rel;

/// A sentence that says that a date or a place is open.
pub(super) struct Open {
    /// Number of the sentence.
    pub(super) sentence: usize,
    pub(super) date: bool,
    pub(super) place: bool,
}

/// All such sentences, in order.
pub(super) fn find(scene: &Scene<'_, '_>) -> Vec<Open> {
    let mut out: Vec<Open> = Vec::new();
    for i in 0..scene.s.len() {
        let date = matches!(scene.s.lemma(i), "date" | "timetable" | "timing");
        let place = matches!(scene.s.lemma(i), "location" | "venue" | "place" | "site");
        if !(date || place) || !is_open(scene, i) {
            continue;
        }
        let sentence = scene.s.sentence_of(i);
        match out.last_mut().filter(|o| o.sentence == sentence) {
            Some(open) => {
                open.date |= date;
                open.place |= place;
            }
            None => out.push(Open { sentence, date, place }),
        }
    }
    out
}

/// Whether the date at `i` is named as not yet set.
fn is_open(scene: &Scene<'_, '_>, i: usize) -> bool {
    let s = scene.s;
    let first = if s.rel(i) == Rel::Conj { s.head(i).unwrap_or(i) } else { i };
    let Some(g) = s.head(first) else { return false };
    if !matches!(s.rel(first), Rel::Obj | Rel::Obl | Rel::NsubjPass | Rel::Nsubj | Rel::Nmod) || !scene.has_lemma(g, SETTLING) {
        return false;
    }
    scene.is_denied(first) || s.verb(g).negated || is_still_to_do(scene, i)
}

const SETTLING: &[&str] = &[
    "set",
    "fix",
    "agree",
    "decide",
    "choose",
    "determine",
    "announce",
    "finalize",
    "finalise",
    "pick",
    "settle",
    "name",
    "work",
    "unclear",
    "confirm",
];

/// "still", "yet", "remains" in the same sentence.
fn is_still_to_do(scene: &Scene<'_, '_>, i: usize) -> bool {
    let s = scene.s;
    let sentence = s.sentence(s.sentence_of(i));
    let from = i.saturating_sub(30).max(sentence.start);
    let to = (i + 20).min(sentence.end);
    (from..to).any(|k| matches!(s.lower(k), "still" | "yet" | "remain" | "remains" | "undecided"))
}
