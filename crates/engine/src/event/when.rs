//! Which time expression says when an event is, and what its tense says where none does.
//!
//! In this order: a time under the word or its light verb, a time under what carries it ("scheduled for Friday"), the time of its
//! clause. Habits ("every Tuesday") and bare durations are left out.

use super::actuality::Verdict;
use super::mention::Mention;
use super::scene::Scene;
use super::{Actuality, When};
use crate::parse::Rel;
use crate::tag::Upos;
use crate::time::Type;
use jiff::civil::Date;

/// The times of the article by the word that each depends on.
pub(super) struct Times {
    /// (governor, time), sorted.
    under: Vec<(usize, usize)>,
}

impl Times {
    pub(super) fn new(scene: &Scene<'_, '_>) -> Self {
        let times = scene.input.times;
        let mut under = Vec::with_capacity(times.len());
        for (k, time) in times.iter().enumerate() {
            let unknown = time.edtf.is_none() && time.earliest.is_none() && time.latest.is_none();
            if matches!(time.kind, Type::Set) || unknown && within(scene, k).is_none() && !is_undated(scene, k) {
                continue;
            }
            if let Some(governor) = governor(scene, time.tokens.clone()) {
                under.push((governor, k));
            }
        }
        under.sort_unstable();
        Self { under }
    }

    /// The times directly under word `i`.
    pub(super) fn of(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let from = self.under.partition_point(|&(g, _)| g < i);
        self.under[from..].iter().take_while(move |&&(g, _)| g == i).map(|&(_, k)| k)
    }
}

/// The word outside the expression that it depends on.
fn governor(scene: &Scene<'_, '_>, tokens: std::ops::Range<usize>) -> Option<usize> {
    let s = scene.s;
    let head = tokens.clone().find(|&i| s.head(i).is_none_or(|h| !tokens.contains(&h)))?;
    s.head(head)
}

/// The time of a mention, as an index into the list of times.
pub(super) fn find(scene: &Scene<'_, '_>, times: &Times, mention: &Mention<'_>, verdict: &Verdict) -> Option<usize> {
    let usable = |k: &usize| fits(scene, *k, verdict);
    let own = times.of(mention.token).filter(usable).last();
    if own.is_some() {
        return own;
    }
    if let Some(k) = of_main_clause(scene, times, mention).filter(usable) {
        return Some(k);
    }
    below(scene, times, mention.token, &usable)
        .or_else(|| if mention.host != mention.token { times.of(mention.host).filter(usable).last() } else { None })
        .or_else(|| carried(scene, times, mention, verdict))
        .or_else(
            || if mention.is_verb { in_object(scene, times, mention.token, &usable) } else { of_clause(scene, times, mention, verdict) },
        )
}

/// "Tensions rose in March when the two expelled envoys": the time of the main clause.
fn of_main_clause(scene: &Scene<'_, '_>, times: &Times, mention: &Mention<'_>) -> Option<usize> {
    let s = scene.s;
    let main = s.head(mention.token).filter(|_| mention.is_verb && s.rel(mention.token) == Rel::Advcl)?;
    scene.children(mention.token).find(|&c| s.lower(c) == "when" && matches!(s.rel(c), Rel::Advmod | Rel::Mark))?;
    times.of(main).last()
}

/// "the vote set for Friday", "the vote, which is on Friday"; "released in a book this August".
fn below(scene: &Scene<'_, '_>, times: &Times, token: usize, usable: &dyn Fn(&usize) -> bool) -> Option<usize> {
    let s = scene.s;
    scene
        .children(token)
        .filter(|&c| matches!(s.rel(c), Rel::Acl | Rel::AclRelcl | Rel::Appos))
        .find_map(|c| times.of(c).filter(usable).last().or_else(|| in_complement(scene, times, c, usable)))
}

/// "set for release on Friday": under the complement of the participle.
fn in_complement(scene: &Scene<'_, '_>, times: &Times, p: usize, usable: &dyn Fn(&usize) -> bool) -> Option<usize> {
    let s = scene.s;
    scene.children(p).filter(|&c| matches!(s.rel(c), Rel::Xcomp | Rel::Obl)).find_map(|c| times.of(c).filter(usable).last())
}

/// "will come out in a book this August": under a noun below the verb that is no event of its own.
fn in_object(scene: &Scene<'_, '_>, times: &Times, p: usize, usable: &dyn Fn(&usize) -> bool) -> Option<usize> {
    let s = scene.s;
    scene
        .children(p)
        .filter(|&c| matches!(s.rel(c), Rel::Obl | Rel::Obj | Rel::OblUnmarked | Rel::Xcomp | Rel::Advmod))
        .filter(|&c| scene.kind(c).is_none() && s.upos(c) != Upos::Verb)
        .chain(scene.children(p).filter(|&c| matches!(s.lower(c), "starting" | "beginning")))
        .find_map(|c| times.of(c).filter(usable).last())
}

/// Times of the words above that decided the verdict; only where they lie ahead.
fn carried(scene: &Scene<'_, '_>, times: &Times, mention: &Mention<'_>, verdict: &Verdict) -> Option<usize> {
    if verdict.actuality != Actuality::Ahead {
        return None;
    }
    let mut at = verdict.carrier?;
    for _ in 0..4 {
        let below =
            scene.children(at).filter(|&c| matches!(scene.s.rel(c), Rel::Xcomp | Rel::Advcl | Rel::Csubj) && scene.s.verb(c).infinitive);
        if let Some(k) = times.of(at).chain(below.flat_map(|c| times.of(c))).filter(|&k| is_ahead(scene, k)).last() {
            return Some(k);
        }
        let up = scene.s.head(at)?;
        if up == mention.token || !matches!(scene.s.rel(at), Rel::Xcomp | Rel::Ccomp) {
            return None;
        }
        at = up;
    }
    None
}

/// Whether the word that decided on an event has a time of its own that is long over: "was cancelled in 2021".
pub(super) fn is_long_decided(scene: &Scene<'_, '_>, times: &Times, verdict: &Verdict) -> bool {
    let (Some(carrier), Some(published)) = (verdict.carrier, scene.input.published) else { return false };
    let Ok(limit) = published.day.checked_sub(jiff::Span::new().days(LONG_AGO)) else { return false };
    verdict.actuality == Actuality::Ahead
        && times.of(carrier).any(|k| scene.input.times[k].whole().1.is_some_and(|d| d < limit) && !is_new_date(scene, k))
}

/// "until February", "to June": what an event was put off to.
fn is_new_date(scene: &Scene<'_, '_>, k: usize) -> bool {
    let at = scene.input.times[k].tokens.start;
    at > 0 && matches!(scene.s.lower(at - 1), "until" | "till" | "to" | "for")
}

/// Days after which a plan, a request or a cancellation that the text dates has run out.
pub(super) const LONG_AGO: i64 = 60;

/// The time of the clause around a noun, where no other event stands between.
fn of_clause(scene: &Scene<'_, '_>, times: &Times, mention: &Mention<'_>, verdict: &Verdict) -> Option<usize> {
    let s = scene.s;
    let mut at = mention.token;
    for _ in 0..3 {
        let up = s.head(at)?;
        if scene.is_noun(up) && scene.kind(up).is_none() && matches!(s.rel(at), Rel::Nmod | Rel::Compound | Rel::Appos) {
            if let Some(k) = times.of(up).filter(|&k| fits(scene, k, verdict)).last() {
                return Some(k);
            }
            at = up;
            continue;
        }
        if matches!(scene.preposition(at), Some("after" | "following" | "since" | "before" | "despite" | "ahead")) {
            return None;
        }
        let same_stand = verdict.actuality != Actuality::Ahead || matches!(s.rel(at), Rel::Nsubj | Rel::Obj | Rel::NsubjPass | Rel::Obl);
        let to_come = verdict.actuality != Actuality::Ahead || verdict.status.is_none();
        return times.of(up).filter(|&k| same_stand && fits(scene, k, verdict) && (to_come || is_ahead(scene, k))).last();
    }
    None
}

/// Whether a time can be when something is that stands so: nothing that happened is after the day of publication.
fn fits(scene: &Scene<'_, '_>, k: usize, verdict: &Verdict) -> bool {
    let Some(published) = scene.input.published else { return true };
    let time = &scene.input.times[k];
    match verdict.actuality {
        Actuality::Ahead if verdict.status.is_some() && verdict.rule != "event/ahead/proposed" => {
            time.whole().1.is_none_or(|d| d >= published.day)
        }
        _ => true,
    }
}

/// Whether a time lies after the day of publication, or ends after it.
pub(super) fn is_ahead(scene: &Scene<'_, '_>, k: usize) -> bool {
    let Some(published) = scene.input.published else { return false };
    let time = &scene.input.times[k];
    if within(scene, k).is_some() {
        return true;
    }
    let (earliest, latest) = time.whole();
    earliest.is_some_and(|d| d > published.day) || latest.is_some_and(|d| d > published.day)
}

/// "within 60 days": from the day of publication to the end of that length.
fn within(scene: &Scene<'_, '_>, k: usize) -> Option<(Date, Date)> {
    let time = &scene.input.times[k];
    let day = scene.input.published?.day;
    let before = time.tokens.start.checked_sub(1)?;
    if time.kind != Type::Duration || time.earliest.is_some() || scene.s.lower(before) != "within" {
        return None;
    }
    let (count, unit) = time.value.strip_prefix('P')?.split_at_checked(time.value.len() - 2)?;
    let count: i32 = count.parse().ok().filter(|n| (1..5000).contains(n))?;
    let span = match unit {
        "D" => jiff::Span::new().days(count),
        "W" => jiff::Span::new().weeks(count),
        "M" => jiff::Span::new().months(count),
        "Y" => jiff::Span::new().years(count.min(500)),
        _ => return None,
    };
    Some((day, day.checked_add(span).ok()?))
}

/// "last July" in an article without a day: it has a place in the calendar, which nobody knows.
fn is_undated(scene: &Scene<'_, '_>, k: usize) -> bool {
    let time = &scene.input.times[k];
    scene.input.published.is_none()
        && time.anchor.is_some()
        && matches!(time.kind, Type::Date | Type::Time)
        && !time.value.ends_with("_REF")
}

/// Whether a time lies wholly after the day of publication.
pub(super) fn is_wholly_ahead(scene: &Scene<'_, '_>, k: usize) -> bool {
    let Some(published) = scene.input.published else { return false };
    scene.input.times[k].whole().0.is_some_and(|d| d > published.day)
}

/// The when of an event: its time, or what its tense bounds.
pub(super) fn value(scene: &Scene<'_, '_>, time: Option<usize>, actuality: Actuality, said_unknown: bool) -> Option<When> {
    if let Some(k) = time {
        let time = &scene.input.times[k];
        if let Some((earliest, latest)) = within(scene, k) {
            let edtf = Some(format!("{earliest}/{latest}"));
            return Some(When { edtf, earliest: Some(earliest), latest: Some(latest), said_unknown: false, time: Some(k) });
        }
        let (earliest, latest) = time.whole();
        return Some(When { edtf: edtf(scene, k), earliest, latest, said_unknown: false, time: Some(k) });
    }
    let (earliest, latest) = bounds(actuality, scene.input.published.map(|p| p.day));
    if earliest.is_none() && latest.is_none() && !said_unknown {
        return None;
    }
    Some(When { edtf: None, earliest, latest, said_unknown, time: None })
}

/// The EDTF of a time as a diary has it: the interval that it is an end of; "early March" is the month, "mid-2011" the summer, "by
/// the end of the month" runs from the day of publication.
fn edtf(scene: &Scene<'_, '_>, k: usize) -> Option<String> {
    let time = &scene.input.times[k];
    if time.interval.is_some() {
        return time.interval.clone();
    }
    let digits = time.value.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    match (time.modifier, time.value.len()) {
        (Some("END"), _) if is_limit(scene, k) => {
            let (day, last) = (scene.input.published?.day, time.latest?);
            Some(format!("{day}/{last}"))
        }
        (Some("START" | "MID" | "END"), 7) if digits => Some(time.value.clone()),
        (Some("MID"), 4) if digits => Some(format!("{}-22", time.value)),
        (Some("START" | "END"), 4) if digits => Some(time.value.clone()),
        _ => time.edtf.clone(),
    }
}

/// "before the end of the month", "by late June".
fn is_limit(scene: &Scene<'_, '_>, k: usize) -> bool {
    let at = scene.input.times[k].tokens.start;
    at > 0 && matches!(scene.s.lower(at - 1), "before" | "by")
}

fn bounds(actuality: Actuality, day: Option<Date>) -> (Option<Date>, Option<Date>) {
    match actuality {
        Actuality::Happened => (None, day),
        Actuality::Ahead => (day, None),
        Actuality::UnderWay | Actuality::Hypothetical => (None, None),
    }
}
