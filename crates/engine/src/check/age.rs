//! Ages: "Ann Lee, 45," against "born in 1950", and against another age of the same person.

use super::{Finding, Input, What, finding, number};
use crate::name::Kind;
use crate::parse::Rel;
use crate::text::Span;

/// One age that the text gives a person.
struct Age {
    entity: usize,
    years: i32,
    span: Span,
}

pub(super) fn check(input: &Input<'_, '_>, out: &mut Vec<Finding>) {
    let mut ages: Vec<Age> = (0..input.names.list.len()).filter_map(|n| behind(input, n).or_else(|| in_front(input, n))).collect();
    ages.sort_by_key(|a| (a.entity, a.span.start));
    for pair in ages.windows(2).filter(|p| p[0].entity == p[1].entity && (2..5).contains(&(p[0].years - p[1].years).abs())) {
        out.push(finding(false, What::Age, pair[1].span, vec![pair[0].span], "check/age/twice"));
    }
    let Some(published) = input.published else { return };
    // an age may be that at death
    let living = !(0..input.syntax.len()).any(|i| matches!(input.syntax.lemma(i), "die" | "death" | "dead" | "kill" | "late"));
    for (entity, year, span) in births(input) {
        let at = ages.partition_point(|a| a.entity < entity);
        let Some(age) = ages.get(at).filter(|a| a.entity == entity) else { continue };
        let turned = i32::from(published.year()) - year;
        let agrees = age.years == turned || age.years == turned - 1;
        if agrees || living && (age.years - turned).abs() > 2 && (0..130).contains(&turned) {
            out.push(finding(agrees, What::Age, age.span, vec![span], "check/age/birth"));
        }
    }
}

fn person(input: &Input<'_, '_>, n: usize) -> Option<usize> {
    let name = &input.names.list[n];
    name.entity.filter(|_| name.kind == Kind::Person)
}

/// "Ann Lee, 45," with a comma or the end of the sentence behind.
fn behind(input: &Input<'_, '_>, n: usize) -> Option<Age> {
    let s = input.syntax;
    let entity = person(input, n)?;
    let end = input.names.list[n].tokens.end;
    let closed = end + 2 < s.len() && s.lower(end) == "," && matches!(s.lower(end + 2), "," | "." | ";" | ")");
    if !closed {
        return None;
    }
    let years = number::number(s.lower(end + 1)).filter(|y| (10..110).contains(y))?;
    let whole = s.lower(end + 1).len() == 2;
    let in_time = input.times.get(input.times.partition_point(|t| t.tokens.end <= end + 1)).is_some_and(|t| t.tokens.contains(&(end + 1)));
    (whole && !in_time).then(|| Age { entity, years: years as i32, span: input.span(end + 1) })
}

/// "45-year-old Ann Lee", as one token or as five.
fn in_front(input: &Input<'_, '_>, n: usize) -> Option<Age> {
    let s = input.syntax;
    let entity = person(input, n)?;
    let start = input.names.list[n].tokens.start;
    let from = start.checked_sub(5)?;
    let old = matches!(s.lower(start - 1), "old") && s.lower(start - 3) == "year";
    let years = number::number(s.lower(from)).filter(|y| old && (10..110).contains(y))?;
    Some(Age { entity, years: years as i32, span: s.span(from..start) })
}

/// Who was born in which year, and the words that say so.
fn births<'a>(input: &'a Input<'_, '_>) -> impl Iterator<Item = (usize, i32, Span)> + 'a {
    let s = input.syntax;
    (0..s.len()).filter(move |&i| s.lower(i) == "born").filter_map(move |i| {
        let subject = s.children(i).take(40).find(|&c| matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass))?;
        let entity = input.names.entity_at.get(subject).copied().flatten()? as usize;
        let person = input.names.entities[entity].kind == Kind::Person && input.names.entities[entity].members.is_empty();
        let at = input.times.partition_point(|t| t.tokens.start <= i);
        let time = input.times.get(at).filter(|t| t.tokens.start < i + 8 && s.sentence_of(t.tokens.start) == s.sentence_of(i))?;
        let year = time.earliest.filter(|d| person && time.latest.is_some_and(|l| l.year() == d.year()))?.year();
        let told = time.value.get(..4)?.parse::<i32>().ok() == Some(year.into());
        let words = time.span.of(s.text()).contains(&year.to_string());
        (told && words).then(|| (entity, i32::from(year), time.span))
    })
}
