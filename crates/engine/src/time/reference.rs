//! What was mentioned before, and what "the next day", "that year" and clock times are therefore counted from.

use super::calendar::When;
use super::context::{Context, days_between};
use super::meaning::Meaning;
use super::number::Count;
use super::{Anchor, Type, Unit};
use crate::parse::Rel;
use jiff::civil::Date;

/// How many sentences on a day still is what "the next day" counts from, where only a year was mentioned since.
const NEAR: usize = 3;

impl Context<'_, '_> {
    /// Whether this sentence or the one before has named a time.
    pub(super) fn has_just_mentioned(&self) -> bool {
        self.last_sentence.is_some_and(|sentence| self.sentences_since(sentence) <= 1)
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

    /// The day or month mentioned last, where that is near, as what the expression is counted from.
    pub(super) fn last_fine_nearby(&self) -> Option<When> {
        let (_, time) = self.last_fine_place.filter(|&(sentence, _)| self.sentences_since(sentence) <= NEAR)?;
        self.last_fine.inspect(|_| self.anchor.set(Some(Anchor::Time(time))))
    }

    /// The day that the sentences before this one speak of.
    pub(super) fn day_of_story(&self) -> Option<Date> {
        let (day, _, number) = self.last_day.filter(|&(_, sentence, _)| self.sentences_since(sentence) <= 3)?;
        self.anchor.set(Some(Anchor::Time(number)));
        Some(day)
    }

    /// The day of the speech that the expression stands in: named around it in the last week.
    pub(super) fn spoken(&self) -> Option<Date> {
        let published = self.published?;
        if !self.quotations.hold(self.syntax.tokens.list[self.tokens.start].span.start as usize) {
            return None;
        }
        let before = self.last_day.filter(|&(_, sentence, _)| self.sentences_since(sentence) <= 1);
        let day = before.map(|(day, ..)| day).or_else(|| self.day_ahead()).filter(|&day| (0..7).contains(&days_between(day, published)))?;
        self.anchor.set(before.map(|(.., number)| Anchor::Time(number)));
        Some(day)
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
    pub(super) fn lose_track(&mut self, meaning: &Meaning, number: usize) {
        let open = matches!(meaning.kind, Type::Date | Type::Time) && meaning.value.starts_with("XX");
        if open && !self.narrative {
            (self.last, self.last_fine, self.last_day, self.last_time) = (None, None, None, Some(number));
        }
    }

    /// Remembers the quarter that a report speaks of.
    pub(super) fn remember_period(&mut self, when: When, number: usize) {
        // A comparison with the year before does not change what the report is about.
        let fresh = self.published.is_none_or(|now| (0..400).contains(&days_between(when.first(), now)));
        if matches!(when, When::Quarter(..)) && fresh {
            (self.quarter, self.quarter_time, self.months) = (Some(when), number, None);
        }
    }

    /// Whether the expression only describes a noun: "the November 27 agreement" does not move the story to that day.
    pub(super) fn is_modifier(&self) -> bool {
        let head = self.tokens.clone().find_map(|i| self.syntax.head(i).filter(|h| !self.tokens.contains(h)).map(|h| (i, h)));
        head.is_some_and(|(i, h)| h >= self.tokens.end && matches!(self.syntax.rel(i), Rel::Compound | Rel::Nummod))
    }

    /// How many sentences back a sentence lies.
    pub(super) fn sentences_since(&self, sentence: usize) -> usize {
        self.syntax.sentence_of(self.tokens.start).saturating_sub(sentence)
    }
}
