//! What an expression is resolved against: the day of publication, what was mentioned last, and where its sentence looks.

use super::atom::Atom;
use super::calendar::{self, When};
use super::chart::Chart;
use super::direction::{self, Direction};
use super::meaning::Meaning;
use super::number::Count;
use super::rules::Rules;
use super::said::Quotations;
use super::{Anchor, Policy, Type, Unit, dateline};
use crate::parse::Syntax;
use jiff::civil::Date;
use std::cell::Cell;
use std::ops::Range;

/// The state of a reading of one text.
pub(crate) struct Context<'a, 't> {
    pub(crate) syntax: &'a Syntax<'t>,
    pub(crate) rules: &'a Rules,
    pub(crate) chart: &'a Chart,
    /// The day of publication.
    pub(crate) published: Option<Date>,
    /// Where expressions look whose direction the text leaves open.
    pub(crate) policy: Option<Policy>,
    /// The stretch mentioned last.
    pub(crate) last: Option<When>,
    /// The day or month mentioned last: a year in passing does not move the story on.
    pub(crate) last_fine: Option<When>,
    /// The day mentioned last that is not still to come, its sentence, and the number of its time.
    pub(crate) last_day: Option<(Date, usize, usize)>,
    /// The sentence that the last mention stood in.
    pub(crate) last_sentence: Option<usize>,
    /// The number of the time that was mentioned last, be it resolved or not.
    pub(crate) last_time: Option<usize>,
    /// The sentence that the last day or month stood in, and the number of that time.
    pub(crate) last_fine_place: Option<(usize, usize)>,
    /// The quarter mentioned last.
    pub(crate) quarter: Option<When>,
    /// The months of the year so far that a report speaks of, where it does not speak of a quarter: "the first nine months".
    pub(crate) months: Option<Count>,
    /// The number of the time that this quarter is.
    pub(crate) quarter_time: usize,
    /// Whether the text tells of times long gone, each counted from the one before.
    pub(crate) narrative: bool,
    /// The tokens of the expression in hand.
    pub(crate) tokens: Range<usize>,
    /// The matches after it.
    pub(crate) ahead: &'a [u32],
    pub(crate) atoms: &'a [Atom],
    pub(crate) quotations: &'a Quotations,
    /// What the expression in hand has been counted from so far: whoever asks for a day to count from leaves its trace here.
    pub(crate) anchor: Cell<Option<Anchor>>,
}

impl Context<'_, '_> {
    /// The day that "today", "ago" and "last" count from: that of publication; in narrative the day mentioned last, where it is
    /// known as finely as the unit asks; in a quotation the day on which it was spoken, where the text tells it.
    pub(crate) fn now(&self, unit: Unit) -> Option<Date> {
        if self.narrative { self.reference_for(unit).map(When::first) } else { self.spoken().or_else(|| self.publication()) }
    }

    /// The day of publication; in narrative the day that is told of, where it is known.
    pub(crate) fn today(&self) -> Option<Date> {
        if self.narrative { self.day() } else { self.publication() }
    }

    /// The day of publication, as what the expression is counted from.
    pub(crate) fn publication(&self) -> Option<Date> {
        self.anchor.set(Some(Anchor::Publication));
        self.published
    }

    /// The stretch mentioned last, as what the expression is counted from.
    pub(super) fn last(&self) -> Option<When> {
        self.anchor.set(self.last_time.map(Anchor::Time));
        self.last
    }

    /// The quarter mentioned last, as what the expression is counted from.
    pub(crate) fn last_quarter(&self) -> Option<When> {
        self.quarter.inspect(|_| self.anchor.set(Some(Anchor::Time(self.quarter_time))))
    }

    /// What the expression in hand was counted from. "now" and "recently" have no place, but their now is publication's.
    pub(crate) fn anchor_of(&self, meaning: &Meaning) -> Option<Anchor> {
        self.anchor.get().or_else(|| meaning.value.ends_with("_REF").then_some(Anchor::Publication))
    }

    /// The day that the sentence has named or will name, else that of publication; in narrative the day named last.
    pub(crate) fn day(&self) -> Option<Date> {
        let here = self.last_sentence == Some(self.syntax.sentence_of(self.tokens.start));
        match self.last {
            Some(When::Day(day)) if here || self.narrative => {
                self.last();
                Some(day)
            }
            _ if self.narrative => None,
            _ => self.day_ahead().or_else(|| self.day_of_story()).or_else(|| self.publication()),
        }
    }

    /// The first day that the rest of the sentence names: "at 9 a.m. in the town hall on Tuesday".
    pub(super) fn day_ahead(&self) -> Option<Date> {
        let sentence = self.syntax.sentence_of(self.tokens.start);
        for &number in self.ahead {
            let tokens = self.chart.tokens(number, self.atoms);
            if self.syntax.sentence_of(tokens.start) != sentence {
                return None;
            }
            let there = Context { tokens, ahead: &[], anchor: Cell::new(None), ..*self };
            match self.chart.evaluate(number, &there) {
                Some(Meaning { kind: Type::Date, when: Some(When::Day(day)), .. }) => return Some(day),
                _ => continue,
            }
        }
        None
    }

    /// Where the expression looks.
    pub(crate) fn direction(&self) -> Direction {
        direction::of(self.syntax, self.tokens.clone())
    }

    /// The year that makes a stretch what is meant: nearest to publication on the side where the sentence looks, or
    /// nearest to the last mention where the text narrates.
    pub(crate) fn in_likely_year(&self, of: impl Fn(i16) -> Option<When>) -> Option<When> {
        let narrated = if self.narrative { self.last() } else { None };
        let (from, direction) = match narrated {
            Some(last) => return self.after_last(last, of),
            None if self.narrative => return None,
            None => (self.publication()?, self.direction()),
        };
        let y = from.year();
        let open = self.open(direction);
        let allowed = |w: &When| open.is_none_or(|policy| policy.allows(*w, from));
        (y - 4..=y + 4).filter_map(of).filter(allowed).min_by_key(|&w| days_apart(w, from) + against(w, from, direction))
    }

    /// What the caller chose for an expression whose direction the text leaves open.
    pub(crate) fn open(&self, direction: Direction) -> Option<Policy> {
        self.policy.filter(|_| direction == Direction::Unknown)
    }

    /// Evaluates another match of the chart.
    pub(crate) fn meaning(&self, number: u32) -> Option<Meaning> {
        self.chart.evaluate(number, self)
    }
}

/// What it costs a stretch to lie on the other side of publication than the sentence looks, in days. Where it
/// is firm only a stretch within two weeks of publication is likelier than the one a year away on the right side.
fn against(when: When, now: Date, direction: Direction) -> i32 {
    let cost = |firm| if firm { 335 } else { 120 };
    match direction {
        Direction::Past { firm } if when.first() > now => cost(firm),
        Direction::Future { firm } if when.last() < now => cost(firm),
        _ => 0,
    }
}

fn days_apart(when: When, day: Date) -> i32 {
    if when.first() <= day && day <= when.last() {
        return 0;
    }
    days_between(when.first(), day).abs().min(days_between(when.last(), day).abs())
}

/// Days from `a` to `b`.
pub(crate) fn days_between(a: Date, b: Date) -> i32 {
    a.until((jiff::Unit::Day, b)).map_or(i32::MAX, |s| s.get_days())
}

/// A day a number of units from another, at the grain that such a phrase has: "two years ago" is a year, "ten days ago" a day.
pub(crate) fn away(from: Date, count: i32, unit: Unit) -> Option<When> {
    let day = calendar::add(from, count, unit)?;
    Some(match unit {
        Unit::Fortnight => When::holding(day, Unit::Week),
        Unit::Season => When::holding(day, Unit::Month),
        Unit::Decade | Unit::Century | Unit::Millennium => When::holding(day, Unit::Year),
        unit => When::holding(day, unit),
    })
}

impl Context<'_, '_> {
    /// The day that the article gives itself in its head, for one that comes without its day of publication.
    pub(crate) fn day_of_dateline(&self, chosen: &[u32], atoms: &[Atom]) -> Option<Date> {
        chosen.iter().take(dateline::EXPRESSIONS).find_map(|&number| {
            let (tokens, span) = self.chart.place(number, atoms);
            self.anchor.set(None);
            match self.chart.evaluate(number, self)?.when? {
                When::Day(day) if self.anchor.get().is_none() && dateline::holds(self.syntax, tokens, span) => Some(day),
                _ => None,
            }
        })
    }
}
