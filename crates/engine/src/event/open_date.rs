//! What the text says is still open: "no date has been set", "has not said when", "a date to be announced", "setting a date and
//! location" that must still be done.

use super::merge::Found;
use super::scene::Scene;
use crate::parse::Rel;
use crate::tag::Upos;

/// A place of the text that says that the date or the place of an event is open.
pub(super) struct Open {
    /// The event's mention, an index into the list of mentions.
    pub(super) mention: usize,
    pub(super) date: bool,
    pub(super) place: bool,
}

/// All such places, in order.
pub(super) fn find(scene: &Scene<'_, '_>, found: &[Found<'_>]) -> Vec<Open> {
    let mut out: Vec<Open> = Vec::new();
    for i in 0..scene.s.len() {
        let asked = matches!(scene.s.lower(i), "when" | "where") && is_not_told(scene, i);
        let date = matches!(scene.s.lemma(i), "date" | "day" | "timetable" | "timing" | "timeline") || asked && scene.s.lower(i) == "when";
        let place = matches!(scene.s.lemma(i), "location" | "venue" | "place" | "site") || asked && scene.s.lower(i) == "where";
        if (date || place)
            && (asked || is_open(scene, i))
            && let Some(mention) = about(scene, found, i, asked)
        {
            out.push(Open { mention, date, place });
        }
    }
    out
}

/// Whether the date at `i` is named as not yet set.
fn is_open(scene: &Scene<'_, '_>, i: usize) -> bool {
    let s = scene.s;
    let first = if s.rel(i) == Rel::Conj { s.head(i).unwrap_or(i) } else { i };
    let settled_later = |n: usize| scene.children(n).any(|c| scene.has_lemma(c, SETTLING) && s.verb(c).infinitive);
    if settled_later(i) || settled_later(first) {
        return true;
    }
    let Some(g) = s.head(first) else { return false };
    if s.lower(i) == "day" || !matches!(s.rel(first), Rel::Obj | Rel::Obl | Rel::NsubjPass | Rel::Nsubj | Rel::Nmod) {
        return false;
    }
    let yet_to = s.lemma(g) == "have" && scene.children(g).any(|c| s.lower(c) == "yet" || scene.children(c).any(|d| s.lower(d) == "yet"));
    let settling = scene.has_lemma(g, SETTLING) || s.lemma(g) == "be" && scene.is_denied(first);
    yet_to || settling && (scene.is_denied(first) || s.verb(g).negated || is_without(scene, g) || is_still_to_do(scene, i))
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
    "give",
    "specify",
    "provide",
    "offer",
    "arrange",
    "say",
];

/// "without giving a date".
fn is_without(scene: &Scene<'_, '_>, g: usize) -> bool {
    scene.child(g, &[Rel::Mark, Rel::Case]).is_some_and(|c| scene.s.lower(c) == "without")
}

/// "still", "yet", "remains" in the same sentence.
fn is_still_to_do(scene: &Scene<'_, '_>, i: usize) -> bool {
    let s = scene.s;
    let sentence = s.sentence(s.sentence_of(i));
    let from = i.saturating_sub(30).max(sentence.start);
    let to = (i + 20).min(sentence.end);
    (from..to).any(|k| matches!(s.lower(k), "still" | "yet" | "remain" | "remains" | "undecided"))
}

/// "has not said when", "it was unclear where", "declined to say when", "when or where".
fn is_not_told(scene: &Scene<'_, '_>, i: usize) -> bool {
    let s = scene.s;
    let start = s.sentence(s.sentence_of(i)).start;
    let before = |n: usize| i.checked_sub(n).filter(|&k| k >= start);
    let mut at = match before(1) {
        Some(k) if matches!(s.lower(k), "and" | "or" | "nor" | "exactly" | "just") => before(2),
        other => other,
    };
    if at.is_some_and(|k| matches!(s.lower(k), "when" | "where" | "how" | "whether")) {
        at = at.and_then(|k| k.checked_sub(1)).filter(|&k| k >= start);
    }
    let Some(at) = at else { return false };
    let negated = || {
        (at.saturating_sub(4).max(start)..at)
            .any(|k| matches!(s.lower(k), "not" | "n't" | "never" | "nobody" | "neither" | "declined" | "refused" | "without" | "no"))
    };
    match s.lower(at) {
        "unclear" | "unknown" | "undecided" | "uncertain" => true,
        "say" | "said" | "saying" | "clear" | "known" | "decided" | "announced" | "specify" | "specified" | "disclose" | "disclosed"
        | "told" => negated(),
        _ => false,
    }
}

/// The event that the words at `i` are about: the first behind "when" or "for", else the nearest row before, up to two sentences back.
fn about(scene: &Scene<'_, '_>, found: &[Found<'_>], i: usize, asked: bool) -> Option<usize> {
    let s = scene.s;
    let number = s.sentence_of(i);
    let sentence = s.sentence(number);
    let at = found.partition_point(|f| f.mention.token <= i);
    let stands = |f: &Found<'_>| f.row() || f.mention.kind.is_some() && f.verdict.actuality == super::Actuality::Ahead;
    let after = || {
        let inside = (at..found.len()).take_while(|&k| found[k].mention.token < sentence.end).take(12);
        inside
            .filter(|&k| asked || matches!(scene.preposition(found[k].mention.token), Some("for" | "of" | "on")))
            .find(|&k| stands(&found[k]))
    };
    let first = s.sentence(number.saturating_sub(2)).start;
    let back = || (0..at).rev().take_while(|&k| found[k].mention.token >= first).take(30);
    let noun = |k: &usize| found[*k].row() && s.upos(found[*k].mention.token) != Upos::Adj;
    after().or_else(|| back().find(noun))
}
