//! "It would be the third meeting": two earlier ones that the article tells of, or counts, bear it out.
//!
//! A count that is told ("have met twice before") can disagree; a mere list may leave some out, so that it can only agree.

use super::{Finding, Input, What, finding, number};
use crate::event::{Actuality, Event};
use crate::parse::Rel;
use crate::text::Span;

/// How many ordinals of one article are looked at, and how many events for each.
const BOUND: usize = 40;

pub(super) fn check(input: &Input<'_, '_>, out: &mut Vec<Finding>) {
    let counted = input.events.iter().enumerate().flat_map(|(k, e)| e.mentions.iter().map(move |&m| (k, m)));
    let ordinals = counted.filter_map(|(k, m)| Some((k, m, ordinal_of(input, m)?))).take(BOUND);
    for (k, mention, (word, wanted)) in ordinals {
        let event = &input.events[k];
        if let Some((count, at)) = told_count(input, mention, k) {
            if count + 1 == wanted {
                out.push(finding(true, What::Ordinal, input.span(word), vec![at], "check/ordinal/count"));
            } else if count >= wanted {
                out.push(finding(false, What::Ordinal, input.span(word), vec![at], "check/ordinal/count"));
            }
            continue;
        }
        let earlier: Vec<Span> = listed(input, k, event, mention);
        if earlier.len() as u32 + 1 == wanted {
            out.push(finding(true, What::Ordinal, input.span(word), earlier, "check/ordinal/listed"));
        }
    }
}

/// The ordinal over an event noun: "the third meeting", unless it counts within a time ("the third this year") or a series
/// ("the second round").
fn ordinal_of(input: &Input<'_, '_>, n: usize) -> Option<(usize, u32)> {
    let s = input.syntax;
    let (word, value) = s
        .children(n)
        .take(BOUND)
        .filter(|&c| c < n && matches!(s.rel(c), Rel::Amod | Rel::Nummod))
        .find_map(|c| Some((c, number::ordinal(s.lower(c))?)))?;
    let bound = s.children(n).take(BOUND).any(|c| c > n && is_in_time(input, c));
    (value >= 2 && !bound).then_some((word, value))
}

fn is_in_time(input: &Input<'_, '_>, i: usize) -> bool {
    let at = input.times.partition_point(|t| t.tokens.end <= i);
    input.times.get(at).is_some_and(|t| t.tokens.contains(&i))
}

/// The earlier events of the same kind and parties that the article tells of.
fn listed(input: &Input<'_, '_>, k: usize, event: &Event, mention: usize) -> Vec<Span> {
    let same = |(j, e): &(usize, &Event)| *j != k && is_earlier(event, e) && same_parties(input, event, e, mention);
    let mut earlier: Vec<&Event> = input.events.iter().enumerate().filter(same).take(BOUND).map(|(_, e)| e).collect();
    let known = |e: &Event| (e.when.as_ref().and_then(|w| w.edtf.clone()), e.place.as_ref().map(|p| p.text.clone()));
    earlier.dedup_by(|a, b| known(a) == known(b) && a.head != b.head && known(a).0.is_none());
    earlier.iter().map(|e| input.span(e.head)).collect()
}

fn is_earlier(event: &Event, e: &Event) -> bool {
    let dated = e.when.as_ref().is_some_and(|w| w.edtf.is_some()) || e.place.is_some();
    e.actuality == Actuality::Happened && !e.negated && event.kind.is_some() && e.kind == event.kind && dated
}

/// Both name the same parties, or the earlier one's are only "they" right behind.
fn same_parties(input: &Input<'_, '_>, event: &Event, e: &Event, mention: usize) -> bool {
    let named: Vec<usize> = event.participants.iter().filter_map(|p| p.entity).collect();
    let shared = e.participants.iter().filter(|p| p.entity.is_some_and(|x| named.contains(&x))).count();
    if shared > 1 || shared == 1 && named.len() == 1 {
        return true;
    }
    let s = input.syntax;
    let subject = s.child(e.head, &[Rel::Nsubj]);
    let pronoun = subject.is_some_and(|c| matches!(s.lower(c), "they" | "two" | "both"));
    let (a, b) = (s.sentence_of(mention), s.sentence_of(e.head));
    pronoun && e.participants.is_empty() && b.abs_diff(a) <= 2
}

/// "The two have met twice before": how often, where the article counts it near the ordinal.
fn told_count(input: &Input<'_, '_>, mention: usize, k: usize) -> Option<(u32, Span)> {
    let s = input.syntax;
    let near = |e: &Event| s.sentence_of(e.head).abs_diff(s.sentence_of(mention)) <= 3;
    let kind = input.events[k].kind?;
    let earlier = input.events.iter().enumerate().filter(|(j, e)| *j != k && e.kind == Some(kind) && e.actuality == Actuality::Happened);
    earlier.filter(|(_, e)| near(e)).take(BOUND).find_map(|(_, e)| {
        // "twice before": the one may hang on the other
        let words = s.children(e.head).take(BOUND).flat_map(|c| std::iter::once(c).chain(s.children(c).take(1)));
        let once = words.filter(|&c| s.rel(c) == Rel::Advmod).find_map(|c| Some((number::times(s.lower(c))?, c)));
        let before = s.children(e.head).take(BOUND).any(|c| matches!(s.lower(c), "before" | "previously" | "already" | "only"));
        let plain = e.when.as_ref().is_none_or(|w| w.edtf.is_none()) && same_parties_or_pronoun(input, k, e);
        once.filter(|_| before && plain).map(|(count, c)| (count, input.span(c)))
    })
}

fn same_parties_or_pronoun(input: &Input<'_, '_>, k: usize, e: &Event) -> bool {
    same_parties(input, &input.events[k], e, e.head)
}
