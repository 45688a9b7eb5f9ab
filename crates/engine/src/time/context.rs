//! What an expression is resolved against: the day of publication, what was mentioned last, and where its sentence looks.

use super::atom::Atom;
use super::calendar::{self, When};
use super::chart::Chart;
use super::direction::{self, Direction};
use super::meaning::Meaning;
use super::rules::Rules;
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
    /// The sentence that the last mention stood in.
    pub(crate) last_sentence: Option<usize>,
    /// The number of the time that was mentioned last, be it resolved or not.
    pub(crate) last_time: Option<usize>,
    /// The quarter mentioned last.
    pub(crate) quarter: Option<When>,
    /// The number of the time that this quarter is.
    pub(crate) quarter_time: usize,
    /// Whether the text tells of times long gone, each counted from the one before.
    pub(crate) narrative: bool,
    /// The tokens of the expression in hand.
    pub(crate) tokens: Range<usize>,
    /// What the expression in hand has been counted from so far: whoever asks for a day to count from leaves its trace here.
    pub(crate) anchor: Cell<Option<Anchor>>,
}

impl Context<'_, '_> {
    /// The day that "ago" and "last" count from.
    pub(crate) fn now(&self) -> Option<Date> {
        if self.narrative { self.last().map(When::first).or_else(|| self.publication()) } else { self.publication() }
    }

    /// The day of publication, as what the expression is counted from.
    pub(crate) fn publication(&self) -> Option<Date> {
        self.anchor.set(Some(Anchor::Publication));
        self.published
    }

    /// The stretch mentioned last, as what the expression is counted from.
    fn last(&self) -> Option<When> {
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

    /// The day that the sentence has named, else that of publication; in narrative the day named last.
    pub(crate) fn day(&self) -> Option<Date> {
        let here = self.last_sentence == Some(self.syntax.sentence_of(self.tokens.start));
        match self.last {
            Some(When::Day(day)) if here || self.narrative => {
                self.last();
                Some(day)
            }
            _ if self.narrative => None,
            _ => self.publication(),
        }
    }

    /// What "later", "earlier" and "the next day" count from.
    pub(crate) fn reference(&self) -> Option<When> {
        if self.last_time.is_some() {
            return self.last();
        }
        self.publication().map(When::Day)
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

    /// In narrative: shortly after the day or month that was mentioned last, else in the year mentioned last.
    fn after_last(&self, last: When, of: impl Fn(i16) -> Option<When>) -> Option<When> {
        if let Some(fine) = self.last_fine {
            let y = fine.first().year();
            let soon = (y..=y + 1).filter_map(&of).find(|w| (-20..=100).contains(&days_between(fine.first(), w.first())));
            if soon.is_some() {
                return soon;
            }
        }
        let y = last.first().year();
        (0..8).flat_map(|n| [y - n, y + n]).find_map(of)
    }

    /// Evaluates another match of the chart.
    pub(crate) fn meaning(&self, number: u32) -> Option<Meaning> {
        self.chart.evaluate(number, self)
    }

    /// Remembers what was said.
    pub(crate) fn remember(&mut self, meaning: &Meaning, number: usize) {
        let Some(when) = meaning.when else { return self.lose_track(meaning, number) };
        self.last = Some(when);
        self.last_time = Some(number);
        if matches!(when.grain(), Unit::Day | Unit::Week | Unit::Month | Unit::Season) {
            self.last_fine = Some(when);
        }
        self.last_sentence = Some(self.syntax.sentence_of(self.tokens.start));
        // A comparison with the year before does not change what the report is about.
        let fresh = self.published.is_none_or(|now| days_between(when.first(), now) < 400);
        if matches!(when, When::Quarter(..)) && fresh {
            self.quarter = Some(when);
            self.quarter_time = number;
        }
    }

    /// After "last July" in an article without a day, "a week later" is as open as that July.
    fn lose_track(&mut self, meaning: &Meaning, number: usize) {
        if matches!(meaning.kind, Type::Date | Type::Time) && meaning.value.starts_with("XX") {
            (self.last, self.last_fine, self.last_time) = (None, None, Some(number));
        }
    }

    /// The quarter that a report speaks of: the one mentioned last, else the last that is over.
    pub(crate) fn reported_quarter(&self) -> Option<When> {
        self.last_quarter().or_else(|| When::holding(self.publication()?, Unit::Quarter).step(-1))
    }
}

/// What it costs a stretch to lie on the other side of publication than the sentence looks, in days.
fn against(when: When, now: Date, direction: Direction) -> i32 {
    match direction {
        Direction::Past { firm } if when.first() > now => {
            if firm {
                300
            } else {
                90
            }
        }
        Direction::Future { firm } if when.last() < now => {
            if firm {
                300
            } else {
                90
            }
        }
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

    /// Whether the text narrates: it names many years far from publication, and more of them than days near it.
    pub(crate) fn narrates(&self, chosen: &[u32]) -> bool {
        let Some(published) = self.published else { return false };
        let (mut far, mut near) = (0, 0);
        for &number in chosen {
            match self.chart.rule_name(number, self.rules) {
                name if name.starts_with("time/weekday/") || name.starts_with("time/relative/") => near += 1,
                name if name.starts_with("time/year/") || name.ends_with("-year") || name.ends_with("/iso") => {
                    let when = self.chart.evaluate(number, self).and_then(|m| m.when).and_then(When::year);
                    match when.map(|y| (i32::from(y) - i32::from(published.year())).abs()) {
                        Some(2..) => far += 1,
                        Some(0) => near += 1,
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        far >= 6 && far > 4 * near
    }
}
