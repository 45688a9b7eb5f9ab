//! Finds time expressions (TIMEX3) and what they mean on the day of publication.
//!
//! `They met last July.`, published 2018-06-02 → `last July` DATE `2017-07`, EDTF `2017-07`, 2017-07-01 to 2017-07-31
//!
//! Never invents a date: what cannot be resolved keeps its TIMEX3 value and an empty EDTF.

mod anchor;
mod apposition;
mod atom;
mod calendar;
mod chart;
mod class;
mod clock;
mod context;
mod dateline;
mod direction;
mod edtf;
mod guard;
mod holiday;
mod interval;
mod meaning;
mod month;
mod narrative;
mod number;
mod part;
mod policy;
mod reference;
mod repeat;
mod report;
mod rules;
mod said;
mod season;
mod sharing;
mod tape;
mod unit;
mod value;
mod weekday;

pub use anchor::Anchor;
pub use edtf::range as edtf_range;
pub use part::Part;
pub use policy::{Options, Policy};
pub use rules::Rules;
pub use season::Season;
pub use unit::Unit;
pub(crate) use weekday::named as weekday_named;

use crate::article::Published;
use crate::name::{Kind, Name};
use crate::parse::Syntax;
use crate::text::Span;
use crate::trace::{Step, Trace};
use atom::Atom;
use chart::Chart;
use context::Context;
use jiff::civil::Date;
use meaning::Meaning;
use said::Quotations;
use std::cell::Cell;
use std::ops::Range;
use std::sync::Arc;
use tape::Tape;

/// TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Type {
    Date,
    Time,
    Duration,
    Set,
}

impl Type {
    /// As TIMEX3 writes it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// One time expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// Its tokens; the first and last may reach beyond `span` ("mid-June" as one token).
    pub tokens: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: Type,
    /// TIMEX3 value: `2018-06-12`, `2018-W23`, `P3D`, `PRESENT_REF`.
    pub value: String,
    /// TIMEX3 modifier: `APPROX`, `START`, `MID`, `END`, `BEFORE`, `AFTER`, `LESS_THAN`, `MORE_THAN`, …
    pub modifier: Option<&'static str>,
    /// EDTF (ISO 8601-2); `None` where there is no calendar date.
    pub edtf: Option<String>,
    /// First day it can mean.
    pub earliest: Option<Date>,
    /// Last day it can mean.
    pub latest: Option<Date>,
    /// What the value was counted from; `None` where it is absolute.
    pub anchor: Option<Anchor>,
    /// TIMEX3's `quant` of a set: `EVERY` or `EACH`, where the words say so.
    pub quant: Option<&'static str>,
    /// How often within the value of a set, TIMEX3's `freq`: 2 in "twice a year".
    pub freq: Option<u32>,
    /// Where it is an end of an interval that the text joins ("June 12-14", "from Monday to Thursday", "between 2001 and 2003"):
    /// the whole interval as EDTF, the same on both ends. A list ("May 4 and 5") is none.
    pub interval: Option<String>,
    /// The rule.
    pub made_by: Arc<str>,
}

/// What the stage reads.
#[derive(Clone, Copy)]
#[allow(missing_docs, missing_debug_implementations)]
pub struct Input<'a, 't> {
    pub syntax: &'a Syntax<'t>,
    /// The names of the text, in order.
    pub names: &'a [Name],
    pub published: Option<Published>,
    pub options: Options,
}

/// Finds all time expressions, in order, none overlapping another. Linear in the number of tokens.
///
/// Relative ones are counted from `published`, or where that is missing from the day in the article's dateline, if it has a year.
pub fn find(input: Input<'_, '_>, rules: &Rules, trace: &mut Trace) -> Vec<Time> {
    let Input { syntax, names, published, options } = input;
    let atoms = atom::atoms(syntax, &rules.vocabulary);
    let chart = Chart::of(Tape { syntax, atoms: &atoms, rules, best: &[] });
    let (won, lost) = chart.choose(rules, atoms.len());
    let (silent, won): (Vec<u32>, Vec<u32>) = won.into_iter().partition(|&number| chart.is_silent(number, rules));
    let mut context = Context {
        syntax,
        rules,
        chart: &chart,
        published: published.map(|p| p.day),
        policy: options.policy,
        last: None,
        last_fine: None,
        last_day: None,
        last_sentence: None,
        last_time: None,
        last_fine_place: None,
        quarter: None,
        months: None,
        quarter_time: 0,
        narrative: false,
        tokens: 0..0,
        ahead: &[],
        atoms: &atoms,
        quotations: &Quotations::of(syntax.text()),
        anchor: Cell::new(None),
    };
    context.published = context.published.or_else(|| context.day_of_dateline(&won, &atoms));
    context.narrative = context.narrates(&won);
    let mut times: Vec<Time> = Vec::with_capacity(won.len());
    let mut names = names;
    for (i, &number) in won.iter().enumerate() {
        let (range, span) = chart.place(number, &atoms);
        if in_name(&mut names, &range) {
            continue;
        }
        context.tokens = range.clone();
        context.ahead = &won[i + 1..];
        context.anchor.set(None);
        let Some(mut meaning) = chart.evaluate(number, &context) else {
            times.extend(chart.runner_up(number, &lost, &mut context, times.len()));
            continue;
        };
        let anchor = context.anchor_of(&meaning);
        let made_by = chart.rule(number, rules).name.clone();
        let left = times.last_mut().filter(|left| interval::is_joined(syntax, left, span));
        let joined = left.is_some();
        if let Some(left) = left {
            meaning = interval::following(&context, left, meaning, &made_by, span.of(syntax.text()));
        }
        if let Some(left) = times.last_mut() {
            apposition::settle(syntax.text(), left, &meaning, span, &made_by);
        }
        context.remember(&meaning, times.len());
        trace.note(|| Step { stage: "time", span, made_by: made_by.to_string(), said: meaning.value.clone(), lost: None });
        let mut time = Time { anchor, ..Time::new(range, span, meaning, made_by) };
        if time.kind == Type::Set {
            time.quant = repeat::quant(syntax, time.tokens.clone());
            time.freq = repeat::freq(syntax, time.tokens.clone());
        }
        times.push(time);
        if let (true, [.., left, right]) = (joined, &mut times[..]) {
            interval::mark(left, right);
        }
    }
    if trace.is_on() {
        silent.iter().for_each(|&number| trace.note(|| chart.kept_away(number, &atoms, rules)));
        lost.iter().for_each(|&(loser, winner)| trace.note(|| chart.lost(loser, winner, &atoms, rules)));
    }
    times
}

/// Whether the words are the last of a name that is no event: "USA Today", "Theresa May". Names are passed over in order.
fn in_name(names: &mut &[Name], tokens: &Range<usize>) -> bool {
    while let [first, rest @ ..] = names
        && first.tokens.end < tokens.end
    {
        *names = rest;
    }
    names.first().is_some_and(|name| {
        let other = !matches!(name.kind, Kind::Event | Kind::Place | Kind::Nationality);
        other && name.tokens.start < tokens.start && tokens.end <= name.tokens.end
    })
}

impl Time {
    fn new(tokens: Range<usize>, span: Span, meaning: Meaning, made_by: Arc<str>) -> Self {
        let Meaning { kind, value, modifier, edtf, earliest, latest, .. } = meaning;
        let (interval, anchor, quant, freq) = (None, None, None, None);
        Self { tokens, span, kind, value, modifier, edtf, earliest, latest, interval, anchor, quant, freq, made_by }
    }

    /// Its EDTF value; that of the whole interval where it is an end of one.
    pub fn whole_edtf(&self) -> Option<&str> {
        self.interval.as_deref().or(self.edtf.as_deref())
    }

    /// The first and last day that it can mean; of the whole interval where it is an end of one.
    pub fn whole(&self) -> (Option<Date>, Option<Date>) {
        self.interval.as_deref().and_then(edtf_range).unwrap_or((self.earliest, self.latest))
    }
}

impl Chart {
    /// The tokens and the text of a match.
    pub(crate) fn place(&self, number: u32, atoms: &[Atom]) -> (Range<usize>, Span) {
        let found = &self.matches[number as usize];
        let (first, last) = (&atoms[found.start as usize], &atoms[found.end as usize - 1]);
        (first.token as usize..last.token as usize + 1, first.span.join(last.span))
    }

    /// The longest match inside one that means nothing here ("the first half of it all") that means something.
    fn runner_up(&self, winner: u32, lost: &[(u32, u32)], context: &mut Context<'_, '_>, times: usize) -> Option<Time> {
        let whole = &self.matches[winner as usize];
        let inside = |n: &u32| self.matches[*n as usize].start >= whole.start && self.matches[*n as usize].end <= whole.end;
        for number in lost.iter().filter(|l| l.1 == winner).map(|l| l.0).filter(inside) {
            let (range, span) = self.place(number, context.atoms);
            context.tokens = range.clone();
            context.anchor.set(None);
            if let Some(meaning) = self.evaluate(number, context) {
                let anchor = context.anchor_of(&meaning);
                context.remember(&meaning, times);
                return Some(Time { anchor, ..Time::new(range, span, meaning, self.rule(number, context.rules).name.clone()) });
            }
        }
        None
    }

    /// The tokens of a match.
    fn tokens(&self, number: u32, atoms: &[Atom]) -> Range<usize> {
        self.place(number, atoms).0
    }

    fn rule<'r>(&self, number: u32, rules: &'r Rules) -> &'r crate::rule::Rule {
        &rules.list[self.matches[number as usize].rule as usize]
    }

    /// What a rule says that makes sure that its words are no time.
    fn kept_away(&self, number: u32, atoms: &[Atom], rules: &Rules) -> Step {
        let made_by = self.rule(number, rules).name.to_string();
        Step { stage: "time", span: self.place(number, atoms).1, made_by, said: "no time".to_owned(), lost: None }
    }

    fn lost(&self, loser: u32, winner: u32, atoms: &[Atom], rules: &Rules) -> Step {
        let length = |n: u32| self.matches[n as usize].end - self.matches[n as usize].start;
        let why = if length(loser) < length(winner) { "shorter than" } else { "comes after" };
        Step {
            stage: "time",
            span: self.place(loser, atoms).1,
            made_by: self.rule(loser, rules).name.to_string(),
            said: String::new(),
            lost: Some(format!("{why} {}", self.rule(winner, rules).name)),
        }
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
