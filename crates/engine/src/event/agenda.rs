//! Lists of what is coming: in "Tuesday: The bank announces its rate" the label dates what follows it, to the end of its paragraph;
//! a label on a line of its own, to the next label.

use super::Actuality;
use super::actuality::Verdict;
use super::moment::Moment;
use crate::parse::Syntax;
use crate::time::{Time, Type, weekday_named};
use jiff::ToSpan;
use jiff::civil::Date;
use std::ops::Range;

/// How many sentences a label on its own line reaches.
const FAR: usize = 40;

/// The tokens that each label dates, in order.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    entries: Vec<(Range<usize>, usize)>,
}

impl Agenda {
    /// Finds the labels, and lets them date the clock times and "the same day" after them.
    pub(super) fn new(s: &Syntax<'_>, times: &[Time], published: Option<Date>, moments: &mut [Moment]) -> Self {
        let mut out = Self::default();
        let Some(published) = published else { return out };
        // The day of the article on a line of its own is its dateline.
        let ahead = |k: &usize| {
            weekday_named(s.lower(times[*k].tokens.start)).is_some_and(|_| times[*k].tokens.len() == 1)
                || times[*k].latest.is_some_and(|day| day > published)
        };
        let labels: Vec<(usize, usize)> =
            (0..s.tokens.sentences.len()).filter_map(|n| Some((n, label(s, times, n).filter(ahead)?))).collect();
        // one date alone on its line is that of the article
        let colon = |&(n, k): &(usize, usize)| starts_line(s, n) && times[k].tokens.end < s.len() && s.lower(times[k].tokens.end) == ":";
        if labels.len() < 2 && !labels.first().is_some_and(colon) {
            return out;
        }
        let about = period(s, times, labels[0].0, published);
        let mut last = published.yesterday().unwrap_or(published);
        for (at, &(sentence, k)) in labels.iter().enumerate() {
            let next = labels.get(at + 1).map_or(s.tokens.sentences.len(), |l| l.0);
            let Some(day) = day_of(s, times, k, about, last, &moments[k]) else { continue };
            last = day;
            moments[k].span(day, day);
            let scope = s.sentence(sentence).start..s.sentence(end(s, times, sentence, next, k) - 1).end;
            date_clocks(times, &scope, day, moments);
            out.entries.push((scope, k));
        }
        if let Some((first, _)) = about {
            weekend(s, times, first, moments);
        }
        out
    }

    /// The day of what is told in the present at token `i`, where it is part of an agenda, as the number of a moment.
    pub(super) fn day(&self, i: usize, verdict: &Verdict) -> Option<usize> {
        let present = verdict.actuality == Actuality::UnderWay && !verdict.negated
            || verdict.actuality == Actuality::Ahead && verdict.status.is_some() && verdict.rule != "event/ahead/purpose"
            || verdict.rule == "event/hypothetical/imperative"; // a verb without its "s" may be read as one
        let at = self.entries.partition_point(|(scope, _)| scope.end <= i);
        self.entries.get(at).filter(|(scope, _)| present && scope.contains(&i)).map(|&(_, k)| k)
    }
}

/// The time that opens sentence `n` as a label: "Tuesday:", or alone on its line.
fn label(s: &Syntax<'_>, times: &[Time], n: usize) -> Option<usize> {
    let sentence = s.sentence(n);
    let at = times.partition_point(|t| t.tokens.start < sentence.start);
    let time = times.get(at).filter(|t| t.tokens.start == sentence.start && t.kind == Type::Date && t.earliest.is_some())?;
    let alone = time.tokens.end == sentence.end && starts_line(s, n) && n + 1 < s.tokens.sentences.len() && starts_line(s, n + 1);
    (alone || time.tokens.end < sentence.end && s.lower(time.tokens.end) == ":").then_some(at)
}

fn starts_line(s: &Syntax<'_>, n: usize) -> bool {
    n == 0 || {
        let before = s.span(s.sentence(n - 1)).end;
        s.text()[before as usize..s.span(s.sentence(n)).start as usize].contains('\n')
    }
}

/// The first sentence that the label of `sentence` no longer dates.
fn end(s: &Syntax<'_>, times: &[Time], sentence: usize, next: usize, k: usize) -> usize {
    let alone = times[k].tokens.end + 1 >= s.sentence(sentence).end;
    let limit = next.min(sentence + FAR);
    if alone { limit } else { (sentence + 1..limit).find(|&n| starts_line(s, n)).unwrap_or(limit) }
}

/// The days that the list is about, as the article says before it: "the main dates from 22 to 28 June".
fn period(s: &Syntax<'_>, times: &[Time], before: usize, published: Date) -> Option<(Date, Date)> {
    let end = s.sentence(before).start;
    let days = times.iter().take_while(|t| t.tokens.end <= end).filter_map(|t| match t.whole() {
        (Some(first), Some(last)) => Some((first, last)),
        _ => None,
    });
    days.filter(|(first, last)| first < last && *first >= published)
        .find(|(first, last)| first.checked_add(31.days()).is_ok_and(|limit| *last <= limit))
}

/// The day that a label means: a weekday is the first after the last label, in the period of the list.
fn day_of(s: &Syntax<'_>, times: &[Time], k: usize, about: Option<(Date, Date)>, last: Date, moment: &Moment) -> Option<Date> {
    let Some(weekday) = weekday_named(s.lower(times[k].tokens.start)).filter(|_| times[k].tokens.len() == 1) else { return moment.day() };
    let from = about.map_or(last, |(first, _)| last.max(first.yesterday().unwrap_or(first)));
    from.nth_weekday(1, weekday).ok()
}

/// "at 3 p.m." and "the same day" under a label are of its day.
fn date_clocks(times: &[Time], scope: &Range<usize>, day: Date, moments: &mut [Moment]) {
    let from = times.partition_point(|t| t.tokens.start < scope.start);
    for k in (from..times.len()).take_while(|&k| times[k].tokens.start < scope.end) {
        if &*times[k].made_by == "time/reference/same" {
            moments[k].span(day, day);
        } else if times[k].made_by.starts_with("time/clock/")
            && let Some((_, clock)) = times[k].value.split_once('T')
        {
            moments[k].span(day, day);
            moments[k].edtf = Some(format!("{day}T{clock}"));
        }
    }
}

/// "Weekend: … on Saturday": the Saturday of the period.
fn weekend(s: &Syntax<'_>, times: &[Time], first: Date, moments: &mut [Moment]) {
    for n in 0..s.tokens.sentences.len() {
        let sentence = s.sentence(n);
        if sentence.len() < 3 || s.lower(sentence.start) != "weekend" || s.lower(sentence.start + 1) != ":" {
            continue;
        }
        let stop = (n + 1..s.tokens.sentences.len()).find(|&m| starts_line(s, m)).map_or(s.len(), |m| s.sentence(m).start);
        let from = times.partition_point(|t| t.tokens.start < sentence.start);
        for k in (from..times.len()).take_while(|&k| times[k].tokens.start < stop) {
            let day = weekday_named(s.lower(times[k].tokens.start)).and_then(|w| first.yesterday().ok()?.nth_weekday(1, w).ok());
            if let Some(day) = day {
                moments[k].span(day, day);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::event::tests::check_rows;

    #[test]
    fn a_label_dates_its_paragraph() {
        check_rows(&[("Monday, March 18, 2024\n\nThe mayor plans to appeal.", &["appeal planned -"])]);
        check_rows(&[(
            "Monday: Transport ministers meet in Lutha. In Strelsau, four bankers go on trial.",
            &["meet scheduled 2024-03-18", "trial scheduled 2024-03-18"],
        )]);
    }
}
