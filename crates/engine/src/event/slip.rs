//! An event that has slipped, told by its old and new day: "originally fixed for Saturday, will now start on Monday", "three months
//! later than planned", "not on May 5 as planned but on June 9".

use super::actuality::{Force, Verdict};
use super::mention::Mention;
use super::scene::{REACH, Scene};
use super::{Actuality, Status, when};
use crate::parse::Rel;
use std::ops::Range;

/// The verdict of a mention whose sentence tells of a slip.
pub(super) fn settle(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: Verdict, time: Option<usize>) -> Verdict {
    if verdict.actuality != Actuality::Ahead || verdict.force == Force::Weak && time.is_none() {
        return verdict;
    }
    let slipped = |rule| Verdict { status: Some(Status::Postponed), force: Force::Plain, negated: false, rule, ..verdict };
    let p = verdict.carrier.unwrap_or(mention.host);
    match verdict.status {
        Some(Status::Cancelled) if verdict.rule != "event/ahead/refused" && is_contrast(scene, mention.host) => {
            slipped("event/ahead/not-then-but")
        }
        Some(Status::Planned | Status::Scheduled)
            if verdict.rule == "event/ahead/not-until" && is_as_planned(scene, mention.host, false) =>
        {
            slipped("event/ahead/not-until-as-planned")
        }
        Some(Status::Planned | Status::Scheduled) if is_later_than_planned(scene, mention.host) => {
            slipped("event/ahead/later-than-planned")
        }
        Some(Status::Planned | Status::Scheduled) if is_as_planned(scene, mention.host, true) => slipped("event/ahead/not-as-planned"),
        Some(Status::Planned | Status::Scheduled) if is_now(scene, mention.host) || is_now(scene, p) => match time {
            Some(k) if had_other_day(scene, mention.host, k) => slipped("event/ahead/now-later"),
            _ => verdict,
        },
        _ => verdict,
    }
}

/// The new day of an event that is told with its old one: "not on May 5 but on June 9", "on June 9, not on May 5 as planned".
pub(super) fn new_day(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> Option<usize> {
    let s = scene.s;
    let range = words_after(scene, mention.host);
    let from = scene.input.times.partition_point(|t| t.tokens.start < range.start);
    let inside = scene.input.times[from..].iter().take(8).take_while(|t| t.tokens.end <= range.end).count();
    let led_by = |k: usize, word: &str| {
        let start = scene.time(k).tokens.start;
        (start.saturating_sub(3)..start).any(|i| s.lower(i) == word)
    };
    match verdict.rule {
        "event/ahead/not-then-but" => (from..from + inside).find(|&k| led_by(k, "but")),
        "event/ahead/now-later" => (from..from + inside).find(|&k| when::is_ahead(scene, k)),
        "event/ahead/not-as-planned" => (from..from + inside).find(|&k| !led_by(k, "not")),
        _ => None,
    }
}

/// The words of the clause around `p` after it, as far as they are looked at.
fn words_after(scene: &Scene<'_, '_>, p: usize) -> Range<usize> {
    let end = scene.s.sentence(scene.s.sentence_of(p)).end;
    p..end.min(p + REACH)
}

/// "not on May 5 but on June 9".
fn is_contrast(scene: &Scene<'_, '_>, p: usize) -> bool {
    let s = scene.s;
    let is_time = |i: usize| {
        let times = scene.input.times;
        times.get(times.partition_point(|t| t.tokens.start < i)).is_some_and(|t| t.tokens.start <= i + 1)
    };
    let mut range = words_after(scene, p);
    range.any(|i| s.lower(i) == "but" && i + 1 < s.len() && matches!(s.lower(i + 1), "on" | "in" | "at" | "from") && is_time(i + 1))
}

/// "as planned", "as first announced"; with `denied`, after a "not" of the same phrase.
fn is_as_planned(scene: &Scene<'_, '_>, p: usize, denied: bool) -> bool {
    let s = scene.s;
    let is_plan = |i: usize| matches!(s.lower(i), "planned" | "announced" | "scheduled" | "promised" | "expected" | "intended");
    let mut range = words_after(scene, p);
    range.any(|i| {
        let next = i + 1 + usize::from(i + 1 < s.len() && is_first(s.lower(i + 1)));
        let not = || (i.saturating_sub(8).max(p)..i).any(|k| matches!(s.lower(k), "not" | "n't"));
        s.lower(i) == "as" && next < s.len() && is_plan(next) && (!denied || not())
    })
}

fn is_first(word: &str) -> bool {
    matches!(word, "first" | "originally" | "initially" | "previously" | "earlier")
}

/// "three months later than planned".
fn is_later_than_planned(scene: &Scene<'_, '_>, p: usize) -> bool {
    let s = scene.s;
    let mut range = words_after(scene, p);
    range.any(|i| {
        let next = i + 2 + usize::from(i + 2 < s.len() && is_first(s.lower(i + 2)));
        s.lower(i) == "later"
            && next < s.len()
            && s.lower(i + 1) == "than"
            && matches!(s.lower(next), "planned" | "scheduled" | "expected" | "promised" | "announced" | "intended" | "hoped")
    })
}

/// "will now start".
fn is_now(scene: &Scene<'_, '_>, p: usize) -> bool {
    scene.children(p).any(|c| scene.s.rel(c) == Rel::Advmod && scene.s.lower(c) == "now")
}

/// Whether the sentence says that the event at `p` was to be on another day, not long ago, than time `k`.
fn had_other_day(scene: &Scene<'_, '_>, p: usize, k: usize) -> bool {
    let s = scene.s;
    let (Some(published), Some(new)) = (scene.input.published, scene.moments[k].earliest) else { return false };
    let sentence = s.sentence(s.sentence_of(p));
    let from = scene.input.times.partition_point(|t| t.tokens.start < sentence.start);
    scene.input.times[from..].iter().take(8).take_while(|t| t.tokens.end <= sentence.end).any(|t| {
        let near = t.latest.is_some_and(|d| d < new && d >= published.day.saturating_sub(jiff::Span::new().days(NEAR)));
        let start = t.tokens.start;
        near && (start.saturating_sub(7).max(sentence.start)..start).any(|i| is_old_plan(s.lower(i)))
    })
}

/// Days before publication up to which an old day still tells of a slip.
const NEAR: i64 = 20;

fn is_old_plan(word: &str) -> bool {
    is_first(word) || matches!(word, "planned" | "scheduled" | "due" | "fixed" | "expected" | "supposed")
}

#[cfg(test)]
mod tests {
    use crate::event::tests::check_rows;

    #[test]
    fn a_new_day_beside_the_old_is_a_slip() {
        check_rows(&[
            ("The match, originally fixed for Wednesday, will now start on Friday.", &["match postponed 2024-03-15"]),
            ("The ferry will enter service in May, two months later than planned.", &["enter postponed 2024-05"]),
            ("The trial will not open on March 20 as planned but on April 3.", &["trial postponed 2024-04-03"]),
            ("The launch, postponed twice, is now set for Friday.", &["launch scheduled 2024-03-15"]),
        ]);
    }
}
