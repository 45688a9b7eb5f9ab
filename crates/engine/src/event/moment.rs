//! What a time expression says of the event that it dates, which is more than its own value: "within 60 days" counts from the day
//! of publication, "for two days from Tuesday" has an end, "on Thursday" of a plan is the Thursday to come.
//!
//! There is one [`Moment`] for each time expression, under the same number, and behind them one more for each that a plan would
//! read forward.

use crate::parse::Syntax;
use crate::tag::Upos;
use crate::time::{Time, Type};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// When an event is that a time expression dates.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    /// Index into the list of times.
    pub(super) time: usize,
    /// As a diary has it: "early March" is the month, "mid-2011" the summer.
    pub(super) edtf: Option<String>,
    pub(super) earliest: Option<Date>,
    pub(super) latest: Option<Date>,
    /// The same words read as a day to come.
    pub(super) forward: Option<usize>,
    /// What stands in place of it, where the text takes it back: "not on Monday but on Friday".
    pub(super) taken_back: Option<Option<usize>>,
    /// Whether it stands in place of another.
    pub(super) instead: bool,
}

impl Moment {
    /// Puts both ends in place of what is known.
    pub(super) fn span(&mut self, first: Date, last: Date) {
        (self.earliest, self.latest) = (Some(first), Some(last));
        self.edtf = Some(if first == last { first.to_string() } else { format!("{first}/{last}") });
    }

    /// The day, where it is a single one.
    pub(super) fn day(&self) -> Option<Date> {
        self.earliest.filter(|_| self.earliest == self.latest)
    }

    /// Whether nothing is known of it.
    pub(super) fn is_open(&self) -> bool {
        self.edtf.is_none() && self.earliest.is_none() && self.latest.is_none()
    }
}

/// All moments; the first ones have the numbers of their times.
pub(super) fn all(s: &Syntax<'_>, times: &[Time], published: Option<Date>) -> Vec<Moment> {
    let mut out: Vec<Moment> = (0..times.len()).map(|k| read(s, times, k, published)).collect();
    for k in 0..times.len() {
        lasting(s, times, k, &mut out);
    }
    for k in 1..times.len() {
        from_until(s, times, k, &mut out);
    }
    for (k, back) in taken_back(s, times).into_iter().enumerate().filter(|(_, back)| back.is_some()) {
        out[k].taken_back = back;
        if let Some(stands) = back.flatten() {
            out[stands].instead = true;
        }
    }
    if let Some(day) = published {
        add_forward(s, times, day, &mut out);
        for k in 1..times.len() {
            of_that_year(s, times, k, day, &mut out);
        }
    }
    out
}

/// "moved in on May 15, 2017, and left on June 3": a day without a year, told right after one that has it.
fn of_that_year(s: &Syntax<'_>, times: &[Time], k: usize, published: Date, out: &mut [Moment]) {
    let (a, b) = (&times[k - 1], &times[k]);
    let by = |t: &Time, rules: [&str; 2]| t.made_by.strip_prefix("time/date/").is_some_and(|r| rules.contains(&r));
    if !by(a, ["month-day-year", "day-month-year"])
        || !by(b, ["month-day", "day-month"])
        || s.sentence_of(a.tokens.start) != s.sentence_of(b.tokens.start)
    {
        return;
    }
    let (Some(first), Some(day)) = (out[k - 1].day(), out[k].day()) else { return };
    let that_year = Date::new(first.year(), day.month(), day.day()).ok().filter(|&d| d > first && d < published);
    if let Some(then) = that_year {
        out[k].span(then, then);
        out[k].forward = None;
    }
}

fn read(s: &Syntax<'_>, times: &[Time], k: usize, published: Option<Date>) -> Moment {
    let time = &times[k];
    // "moved from May to June" names two days, and no interval
    let whole = time.interval.is_some() && is_moved(s, time.tokens.start).is_none();
    let (earliest, latest) = if whole { time.whole() } else { (time.earliest, time.latest) };
    let edtf = if whole { time.interval.clone() } else { edtf(s, time, published) };
    let mut out = Moment { time: k, edtf, earliest, latest, forward: None, taken_back: None, instead: false };
    if let Some((first, last)) = published.and_then(|day| counted(s, time, day)) {
        out.span(first, last);
    }
    out
}

/// The EDTF of a time as a diary has it: "early March" is the month, "mid-2011" the summer, "by the end of the month" runs from the
/// day of publication.
fn edtf(s: &Syntax<'_>, time: &Time, published: Option<Date>) -> Option<String> {
    let digits = time.value.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    match (time.modifier, time.value.len()) {
        (Some("END"), _) if is_limit(s, time) => {
            let (day, last) = (published?, time.latest?);
            Some(if day < last { format!("{day}/{last}") } else { last.to_string() })
        }
        (Some("START" | "MID" | "END"), 7) if digits => Some(time.value.clone()),
        (Some("MID"), 4) if digits => Some(format!("{}-22", time.value)),
        (Some("START" | "END"), 4) if digits => Some(time.value.clone()),
        _ => time.edtf.clone(),
    }
}

/// "before the end of the month", "by late June".
fn is_limit(s: &Syntax<'_>, time: &Time) -> bool {
    matches!(before(s, time.tokens.start), Some("before" | "by"))
}

fn before<'a>(s: &'a Syntax<'_>, token: usize) -> Option<&'a str> {
    token.checked_sub(1).map(|b| s.lower(b))
}

/// "within 60 days", "in the next three days": from the day of publication to the end of that length; "in a fortnight": the week
/// that is so far away.
fn counted(s: &Syntax<'_>, time: &Time, day: Date) -> Option<(Date, Date)> {
    let words = || time.tokens.clone().map(|i| s.lower(i));
    let coming = words().any(|w| matches!(w, "next" | "coming"));
    let word = before(s, time.tokens.start)?;
    if time.kind == Type::Duration && time.earliest.is_none() {
        let length = length(&time.value)?;
        return match word {
            "within" => Some((day, day.checked_add(length).ok()?)),
            "in" | "over" | "during" if coming => Some((day, day.checked_add(length).ok()?)),
            // "in the two weeks of protest" are those of which the text speaks
            "in" if time.value.ends_with('W') && !words().any(|w| matches!(w, "the" | "those" | "these")) => {
                week(day.checked_add(length).ok()?)
            }
            _ => None,
        };
    }
    // "within the next fortnight", where the expression names only the end of it
    let end = time.latest.filter(|&end| word == "within" && end > day)?;
    match words().next_back() {
        Some("fortnight") => Some((day, day.checked_add(14.days()).ok()?)),
        _ => Some((day, end)),
    }
}

/// Monday to Sunday around a day.
fn week(day: Date) -> Option<(Date, Date)> {
    let back = i64::from(day.weekday().to_monday_zero_offset());
    let monday = day.checked_sub(Span::new().days(back)).ok()?;
    Some((monday, monday.checked_add(6.days()).ok()?))
}

/// The length of a TIMEX3 duration of whole days, weeks, months or years; "48 hours" are two days.
fn length(value: &str) -> Option<Span> {
    if let Some(hours) = value.strip_prefix("PT").and_then(|v| v.strip_suffix('H')) {
        return hours.parse().ok().filter(|h| (24..1000).contains(h)).map(|h: i64| (h + 23).div_euclid(24).days());
    }
    let (count, unit) = value.strip_prefix('P')?.split_at_checked(value.len().checked_sub(2)?)?;
    let count: i64 = count.parse().ok().filter(|n| (1..5000).contains(n))?;
    Some(match unit {
        "D" => count.days(),
        "W" => count.weeks(),
        "M" => count.months(),
        "Y" => count.min(500).years(),
        _ => return None,
    })
}

/// Days that a duration covers from a first day on: "two days" is 2, "48 hours" from noon 3, a week 7.
pub(super) fn days_covered(value: &str, from_noon: bool) -> Option<i64> {
    if let Some(hours) = value.strip_prefix("PT").and_then(|v| v.strip_suffix('H')) {
        let hours: i64 = hours.parse().ok().filter(|h| (24..2400).contains(h))?;
        return Some((hours + 23) / 24 + i64::from(from_noon));
    }
    let (count, unit) = value.strip_prefix('P')?.split_at_checked(value.len().checked_sub(2)?)?;
    let count: i64 = count.parse().ok().filter(|n| (1..400).contains(n))?;
    match unit {
        "D" => Some(count),
        "W" => Some(count * 7),
        _ => None,
    }
}

/// "for two days from next Tuesday" lasts; "a week from Saturday" is the day that is so far away.
fn lasting(s: &Syntax<'_>, times: &[Time], k: usize, out: &mut [Moment]) {
    let time = &times[k];
    if time.kind != Type::Duration || time.earliest.is_some() {
        return;
    }
    let Some(next) = times.get(k + 1).filter(|t| t.tokens.start <= time.tokens.end + 2 && t.tokens.start > time.tokens.end) else { return };
    if !matches!(s.lower(time.tokens.end), "from" | "starting" | "beginning" | "after") {
        return;
    }
    let Some(first) = out[k + 1].day() else { return };
    let lasts = matches!(before(s, time.tokens.start), Some("for" | "over" | "lasting" | "of")) && s.lower(time.tokens.end) != "after";
    let by_clock = time.value.starts_with("PT");
    let (start, last) = if lasts || by_clock {
        let midday = next.value.contains('T') && !next.value.contains("T00");
        let Some(days) = days_covered(&time.value, by_clock && midday) else { return };
        (Some(first), first.checked_add((days - 1).days()).ok())
    } else {
        let day = length(&time.value).and_then(|far| first.checked_add(far).ok());
        (day, day)
    };
    let (Some(start), Some(last)) = (start, last) else { return };
    out[k].span(start, last);
    out[k + 1].span(start, last);
}

/// "from May 7 until the middle of July", where the two ends are two expressions.
fn from_until(s: &Syntax<'_>, times: &[Time], k: usize, out: &mut [Moment]) {
    let (a, b) = (&times[k - 1], &times[k]);
    let joint = a.tokens.end;
    if b.tokens.start > joint + 2 || b.tokens.start <= joint || s.sentence_of(a.tokens.start) != s.sentence_of(b.tokens.start) {
        return;
    }
    let opens = before(s, a.tokens.start);
    let fits = match s.lower(joint) {
        "until" | "till" | "through" | "to" => matches!(opens, Some("from" | "starting" | "beginning")),
        "and" => opens == Some("between"),
        _ => false,
    };
    let (Some(first), Some(last)) = (out[k - 1].earliest, out[k].latest) else { return };
    if fits && first < last && is_moved(s, a.tokens.start).is_none() {
        let coarse = a.edtf.as_deref().zip(b.edtf.as_deref()).filter(|(a, b)| matches!((a.len(), b.len()), (4, 4) | (7, 7)));
        let coarse = coarse.map(|(a, b)| format!("{a}/{b}"));
        for end in [k - 1, k] {
            out[end].span(first, last);
            out[end].edtf = coarse.clone().or_else(|| out[end].edtf.take());
        }
    }
}

/// Verbs that move an event from one day to another.
const MOVING: &[&str] = &[
    "move",
    "postpone",
    "delay",
    "put",
    "push",
    "shift",
    "reschedule",
    "bring",
    "switch",
    "defer",
    "change",
    "slip",
    "transfer",
    "advance",
];

/// The verb that moves something away from the time at `token`: "moved from May to September".
fn is_moved(s: &Syntax<'_>, token: usize) -> Option<usize> {
    s.ancestors(token).take(4).find(|&g| s.upos(g) == Upos::Verb).filter(|&g| g < token && MOVING.contains(&s.lemma(g)))
}

/// For each time that the text takes back, the one in its place, if it gives one: "not on Monday but on Friday", "on Friday, not on
/// Monday as first announced", "moved from May to June".
fn taken_back(s: &Syntax<'_>, times: &[Time]) -> Vec<Option<Option<usize>>> {
    let mut out = vec![None; times.len()];
    for k in 0..times.len() {
        let start = times[k].tokens.start;
        let sentence = s.sentence(s.sentence_of(start));
        let back = |n: usize| start.checked_sub(n).filter(|&i| i >= sentence.start).map_or("", |i| s.lower(i));
        let prep = matches!(back(1), "on" | "in" | "at" | "by" | "before" | "until" | "the" | "of" | "for");
        let word = if prep { back(2) } else { back(1) };
        let denied = matches!(word, "not" | "than" | "instead")
            && !(word == "than" && matches!(if prep { back(3) } else { back(2) }, "later" | "earlier" | "more" | "less" | "sooner"));
        let next = times.get(k + 1).filter(|t| t.tokens.start < sentence.end);
        let contrast = next.is_some_and(|t| {
            let from = times[k].tokens.end;
            let to = t.tokens.start;
            to >= from && to - from <= 8 && (to.saturating_sub(2)..to).any(|i| i >= from && matches!(s.lower(i), "but"))
        });
        let from_to = back(1) == "from"
            && next.is_some_and(|t| matches!(before(s, t.tokens.start), Some("to" | "until")))
            && is_moved(s, start).is_some();
        let first_said = taken_back_behind(s, times[k].tokens.end, sentence.end);
        if contrast || from_to {
            out[k] = Some(Some(k + 1));
            continue;
        }
        let once = next.is_some() && once_so(s, start, sentence.start);
        let after_another =
            || word == "not" && k > 0 && times[k - 1].tokens.end + 4 >= start && times[k - 1].tokens.start >= sentence.start;
        if once || denied && word != "not" || after_another() || first_said {
            out[k] = Some(None);
        }
    }
    out
}

/// "originally fixed for Wednesday".
fn once_so(s: &Syntax<'_>, start: usize, first: usize) -> bool {
    (start.saturating_sub(4).max(first)..start).any(|i| matches!(s.lower(i), "originally" | "initially" | "previously"))
}

/// "as first announced", "as originally planned" behind a time; "not … before May as promised".
fn taken_back_behind(s: &Syntax<'_>, at: usize, end: usize) -> bool {
    if at + 2 >= end || s.lower(at) != "as" {
        return false;
    }
    match s.lower(at + 1) {
        "first" | "originally" | "initially" | "previously" | "earlier" => true,
        "planned" | "promised" | "hoped" | "scheduled" | "expected" | "announced" => {
            s.ancestors(at + 1).take(3).any(|g| s.upos(g) == Upos::Verb && s.verb(g).negated)
        }
        _ => false,
    }
}

/// Adds for each time that is over, but names no year and no "last", what it means of a plan.
fn add_forward(s: &Syntax<'_>, times: &[Time], published: Date, out: &mut Vec<Moment>) {
    for k in 0..times.len() {
        let Some(latest) = times[k].latest.filter(|&d| d < published) else { continue };
        if let Some(mut moment) = forward(s, &times[k], latest, published) {
            moment.time = k;
            out[k].forward = Some(out.len());
            out.push(moment);
        }
    }
}

fn forward(s: &Syntax<'_>, time: &Time, latest: Date, published: Date) -> Option<Moment> {
    let earliest = time.earliest?;
    let backward = |i: usize| matches!(s.lower(i), "last" | "past" | "previous" | "ago" | "yesterday" | "this" | "earlier" | "later");
    if time.tokens.clone().any(backward) || before(s, time.tokens.start) == Some("since") {
        return None;
    }
    let step = match &*time.made_by {
        "time/weekday/weekday" | "time/weekday/part" if earliest == latest => 7.days(),
        "time/date/month-day" | "time/date/month" | "time/season/season" => 1.year(),
        _ => return None,
    };
    let (first, last) = (earliest.checked_add(step).ok()?, latest.checked_add(step).ok()?);
    let edtf = match time.edtf.as_deref()? {
        month if month.len() == 7 => format!("{:04}{}", first.year(), &month[4..]),
        day if day.len() == 10 => first.to_string(),
        _ => return None,
    };
    (last >= published).then_some(Moment {
        time: 0,
        edtf: Some(edtf),
        earliest: Some(first),
        latest: Some(last),
        forward: None,
        taken_back: None,
        instead: false,
    })
}
