//! "three people: A, B and C", "12 people: seven men and five women": a number, and the list that bears it out.

use super::{Finding, Input, What, finding, number};
use crate::parse::Rel;
use crate::tag::Upos;
use std::ops::Range;

/// How long a list is read.
const FAR: usize = 80;

pub(super) fn check(input: &Input<'_, '_>, out: &mut Vec<Finding>) {
    let s = input.syntax;
    for i in 1..s.len().saturating_sub(2) {
        if !matches!(s.lower(i + 1), ":" | "–" | "—" | "--") || s.upos(i) != Upos::Noun {
            continue;
        }
        let Some((at, count)) =
            s.children(i).take(FAR).filter(|&c| c < i && s.rel(c) == Rel::Nummod).find_map(|c| Some((c, number::number(s.lower(c))?)))
        else {
            continue;
        };
        if at > 0 && matches!(s.lower(at - 1), "about" | "some" | "least" | "nearly" | "almost" | "over" | "than" | "around" | "roughly") {
            continue;
        }
        let list = i + 2..s.sentence(s.sentence_of(i)).end.min(i + FAR);
        out.extend(names(input, i, at, count, &list).or_else(|| sum(input, i, at, count, &list)));
    }
}

/// The items of a list: what stands between commas, "and" and the full stop; `None` where a clause or a bracket is among it.
fn items(input: &Input<'_, '_>, list: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let s = input.syntax;
    let mut out = Vec::new();
    let mut start = list.start;
    for i in list.clone() {
        let word = s.lower(i);
        let ends = matches!(word, "." | "!" | "?");
        if matches!(word, "(" | ";" | ":" | "including" | "such" | "among" | "or" | "–" | "—") || s.upos(i) == Upos::Aux {
            return None;
        }
        if word == "," || word == "and" || ends {
            if start < i {
                out.push(start..i);
            }
            start = i + 1;
        }
        if ends {
            return (i + 2 >= list.end).then_some(out);
        }
    }
    None
}

/// A list of bare names is counted.
fn names(input: &Input<'_, '_>, noun: usize, at: usize, count: u32, list: &Range<usize>) -> Option<Finding> {
    let s = input.syntax;
    let items = items(input, list)?;
    let bare = |item: &Range<usize>| {
        let from = input.names.list.partition_point(|n| n.tokens.end <= item.start);
        let mut inside = input.names.list[from..].iter().take_while(|n| n.tokens.start < item.end);
        inside.next().is_some_and(|n| n.tokens == *item) && inside.next().is_none()
    };
    if items.len() < 2 || count > 20 || !items.iter().all(bare) {
        return None;
    }
    let agrees = items.len() as u32 == count;
    let span = s.span(at..noun + 1);
    Some(finding(agrees, What::Count, span, items.into_iter().map(|i| s.span(i)).collect(), "check/count/names"))
}

/// A list of numbers with their nouns is added up.
fn sum(input: &Input<'_, '_>, noun: usize, at: usize, count: u32, list: &Range<usize>) -> Option<Finding> {
    let s = input.syntax;
    let items = items(input, list)?;
    let mut total = 0;
    for item in &items {
        let (first, last) = (item.start, item.end - 1);
        if item.len() > 4 || s.upos(last) != Upos::Noun {
            return None;
        }
        total += number::number(s.lower(first)).filter(|_| item.len() > 1)?;
    }
    if items.len() < 2 {
        return None;
    }
    let span = s.span(at..noun + 1);
    Some(finding(total == count, What::Count, span, items.into_iter().map(|i| s.span(i)).collect(), "check/count/sum"))
}
