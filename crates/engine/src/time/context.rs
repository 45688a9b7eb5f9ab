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
use crate::parse::{Rel, Syntax};
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

/// How many times at the beginning of a text may tell that it is news.
const OPENING: usize = 8;

/// How many sentences on a day still is what "the next day" counts from, where only a year was mentioned since.
const NEAR: usize = 3;

/// A stretch in a year that was mentioned in this sentence or the one before is as likely as one so many days after the day
/// that the story has reached; one in a year that was mentioned earlier, but after that day, as one later still.
const FRESH_YEAR: i32 = 30;
const OLD_YEAR: i32 = 120;

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
    fn last(&self) -> Option<When> {
        self.anchor.set(self.last_time.map(Anchor::Time));
        self.last
    }

    /// The day or month mentioned last, where that is near, as what the expression is counted from.
    fn last_fine_nearby(&self) -> Option<When> {
        let (_, time) = self.last_fine_place.filter(|&(sentence, _)| self.sentences_since(sentence) <= NEAR)?;
        self.last_fine.inspect(|_| self.anchor.set(Some(Anchor::Time(time))))
    }

    /// The quarter mentioned last, as what the expression is counted from.
    pub(crate) fn last_quarter(&self) -> Option<When> {
        self.quarter.inspect(|_| self.anchor.set(Some(Anchor::Time(self.quarter_time))))
    }

    /// What the expression in hand was counted from. "now" and "recently" have no place, but their now is publication's.
    pub(crate) fn anchor_of(&self, meaning: &Meaning) -> Option<Anchor> {
        self.anchor.get().or_else(|| meaning.value.ends_with("_REF").then_some(Anchor::Publication))
    }

    /// The day of the speech that the expression stands in: named around it in the last week.
    fn spoken(&self) -> Option<Date> {
        let published = self.published?;
        if !self.quotations.hold(self.syntax.tokens.list[self.tokens.start].span.start as usize) {
            return None;
        }
        let before = self.last_day.filter(|&(_, sentence, _)| self.sentences_since(sentence) <= 1);
        let day = before.map(|(day, ..)| day).or_else(|| self.day_ahead()).filter(|&day| (0..7).contains(&days_between(day, published)))?;
        self.anchor.set(before.map(|(.., number)| Anchor::Time(number)));
        Some(day)
    }

    /// How many sentences back a sentence lies.
    fn sentences_since(&self, sentence: usize) -> usize {
        self.syntax.sentence_of(self.tokens.start).saturating_sub(sentence)
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

    /// The day that the sentences before this one speak of.
    fn day_of_story(&self) -> Option<Date> {
        let (day, _, number) = self.last_day.filter(|&(_, sentence, _)| self.sentences_since(sentence) <= 3)?;
        self.anchor.set(Some(Anchor::Time(number)));
        Some(day)
    }

    /// The first day that the rest of the sentence names: "at 9 a.m. in the town hall on Tuesday".
    fn day_ahead(&self) -> Option<Date> {
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

    /// Remembers the quarter that a report speaks of.
    fn remember_period(&mut self, when: When, number: usize) {
        // A comparison with the year before does not change what the report is about.
        let fresh = self.published.is_none_or(|now| (0..400).contains(&days_between(when.first(), now)));
        if matches!(when, When::Quarter(..)) && fresh {
            (self.quarter, self.quarter_time, self.months) = (Some(when), number, None);
        }
    }

    /// Whether the expression only describes a noun: "the November 27 agreement" does not move the story to that day.
    fn is_modifier(&self) -> bool {
        let head = self.tokens.clone().find_map(|i| self.syntax.head(i).filter(|h| !self.tokens.contains(h)).map(|h| (i, h)));
        head.is_some_and(|(i, h)| h >= self.tokens.end && matches!(self.syntax.rel(i), Rel::Compound | Rel::Nummod))
    }

    /// What "later", "earlier" and "the next day" count from: what was mentioned last, if it is no longer than `unit`; else
    /// the day that the sentences before speak of. In narrative nothing that is longer than `unit`.
    pub(crate) fn reference_for(&self, unit: Unit) -> Option<When> {
        match self.last {
            Some(last) if last.grain() > unit.max(Unit::Day) && self.narrative => {
                self.last_fine_nearby().filter(|fine| fine.grain() <= unit.max(Unit::Day))
            }
            Some(last) if last.grain() > unit && !self.narrative => {
                let fine = self.last_fine.filter(|fine| fine.grain() <= unit && unit >= Unit::Month);
                self.day_of_story().map(When::Day).or(fine).or(Some(last))
            }
            _ => self.reference(),
        }
    }

    /// What was mentioned last, else the day of publication.
    pub(crate) fn reference(&self) -> Option<When> {
        if self.last_time.is_some() || self.narrative {
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

    /// In narrative: nearest to the day or month that was mentioned last, rather after it than before, unless the sentence
    /// looks back ("had spent the spring"); or in the year that has just been mentioned.
    fn after_last(&self, last: When, of: impl Fn(i16) -> Option<When>) -> Option<When> {
        let story = When::Day(self.last_fine.unwrap_or(last).first());
        let back = direction::looks_back(self.syntax, self.tokens.clone());
        let named = last.year().filter(|_| last.grain() >= Unit::Year);
        let fresh = self.last_sentence.is_some_and(|s| self.syntax.sentence_of(self.tokens.start) <= s + 1);
        let cost = |w: &When| {
            let passed = if back { passed(*w, story) } else { passed(story, *w) };
            if w.year() == named { passed.min(if fresh { FRESH_YEAR } else { OLD_YEAR }) } else { passed }
        };
        let y = story.first().year();
        let years = (y - 1..=y + 1).chain(named.into_iter().flat_map(|y| (0..8).flat_map(move |n| [y - n, y + n])));
        years.filter_map(of).min_by_key(cost)
    }

    /// Evaluates another match of the chart.
    pub(crate) fn meaning(&self, number: u32) -> Option<Meaning> {
        self.chart.evaluate(number, self)
    }

    /// Remembers what was said.
    pub(crate) fn remember(&mut self, meaning: &Meaning, number: usize) {
        if let Some((Count::Exact(n), Unit::Month)) = meaning.length.filter(|l| l.0 == Count::Exact(6.0) || l.0 == Count::Exact(9.0)) {
            self.months = Some(Count::Exact(n));
        }
        let Some(when) = meaning.when else { return self.lose_track(meaning, number) };
        self.remember_period(when, number);
        if self.is_modifier() {
            return;
        }
        self.last = Some(when);
        self.last_time = Some(number);
        if matches!(when.grain(), Unit::Day | Unit::Week | Unit::Month | Unit::Season) {
            self.last_fine = Some(when);
            self.last_fine_place = Some((self.syntax.sentence_of(self.tokens.start), number));
        }
        let sentence = self.syntax.sentence_of(self.tokens.start);
        if let When::Day(day) = when
            && self.published.is_none_or(|now| day <= now)
        {
            self.last_day = Some((day, sentence, number));
        }
        self.last_sentence = Some(sentence);
    }

    /// After "last July" in an article without a day, "a week later" is as open as that July.
    fn lose_track(&mut self, meaning: &Meaning, number: usize) {
        let open = matches!(meaning.kind, Type::Date | Type::Time) && meaning.value.starts_with("XX");
        if open && !self.narrative {
            (self.last, self.last_fine, self.last_day, self.last_time) = (None, None, None, Some(number));
        }
    }

    /// Whether the sentence speaks of business: sales, profits, shares.
    pub(crate) fn reports(&self) -> bool {
        let sentence = self.syntax.sentence(self.syntax.sentence_of(self.tokens.start));
        sentence.clone().any(|i| {
            matches!(
                self.syntax.lemma(i),
                "sale"
                    | "profit"
                    | "loss"
                    | "earnings"
                    | "revenue"
                    | "income"
                    | "result"
                    | "output"
                    | "growth"
                    | "economy"
                    | "export"
                    | "import"
                    | "company"
                    | "share"
                    | "dividend"
                    | "demand"
                    | "price"
                    | "inflation"
                    | "gdp"
                    | "budget"
                    | "order"
                    | "production"
                    | "plan"
                    | "bank"
            )
        })
    }

    /// The quarter that a report speaks of: the one mentioned last, else the last that is over.
    pub(crate) fn reported_quarter(&self) -> Option<When> {
        self.last_quarter().or_else(|| When::holding(self.publication()?, Unit::Quarter).step(-1))
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

/// How far a story is from passing from one stretch to another: days, those back counting half as much again.
fn passed(from: When, to: When) -> i32 {
    if to.first() > from.last() {
        days_between(from.last(), to.first())
    } else if to.last() < from.first() {
        days_between(to.last(), from.first()) * 3 / 2
    } else {
        0
    }
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
        if chosen.iter().take(OPENING).any(|&number| self.is_news(number, published)) {
            return false;
        }
        let (mut far, mut near) = (0, 0);
        for &number in chosen {
            let name = self.chart.rule_name(number, self.rules);
            if name.starts_with("time/weekday/") || name.starts_with("time/relative/") {
                near += 1;
            } else if let Some(year) = self.dated_by(number).and_then(When::year) {
                match (i32::from(year) - i32::from(published.year())).abs() {
                    2.. => far += 1,
                    0 => near += 1,
                    _ => {}
                }
            }
        }
        far >= 6 && far > 4 * near
    }

    /// Whether the first sentences tell of a day about that of publication, as news does and history does not.
    fn is_news(&self, number: u32, published: Date) -> bool {
        let tokens = self.chart.tokens(number, self.atoms);
        let there = Context { tokens, ahead: &[], anchor: Cell::new(None), ..*self };
        if self.syntax.sentence_of(there.tokens.start) >= 3 {
            return false;
        }
        let day = self.chart.evaluate(number, &there).and_then(|m| m.when);
        matches!(day, Some(When::Day(day)) if days_between(day, published).abs() <= 10)
    }

    /// What a match means whose rule takes the year from its own words.
    fn dated_by(&self, number: u32) -> Option<When> {
        let name = self.chart.rule_name(number, self.rules);
        let dated = name.starts_with("time/year/") || name.ends_with("-year") || name.ends_with("/iso");
        if dated { self.chart.evaluate(number, self)?.when } else { None }
    }
}
