//! History told in order: what its months and seasons are counted from, and how such a text is known from news.

use super::Unit;
use super::calendar::When;
use super::context::{Context, days_between};
use super::direction;
use jiff::civil::Date;
use std::cell::Cell;

/// How many times at the beginning of a text may tell that it is news.
const OPENING: usize = 8;

/// A stretch in a year that was mentioned in this sentence or the one before is as likely as one so many days after the day
/// that the story has reached; one in a year that was mentioned earlier, but after that day, as one later still.
const FRESH_YEAR: i32 = 30;
const OLD_YEAR: i32 = 120;

impl Context<'_, '_> {
    /// In narrative: nearest to the day or month that was mentioned last, rather after it than before, unless the sentence
    /// looks back ("had spent the spring"); or in the year that has just been mentioned.
    pub(super) fn after_last(&self, last: When, of: impl Fn(i16) -> Option<When>) -> Option<When> {
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

    /// Whether the text narrates: it names many years far from publication, and more of them than days near it and the year of
    /// publication.
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
                far += usize::from(year.abs_diff(published.year()) >= 2);
            }
        }
        let year = published.year().to_string();
        let named = || (0..self.syntax.len()).filter(|&i| self.syntax.word(i) == year).count();
        far >= 6 && far > 4 * (near + named())
    }

    /// Whether the first sentences tell of a day about that of publication, as news does and history does not.
    fn is_news(&self, number: u32, published: Date) -> bool {
        let tokens = self.chart.tokens(number, self.atoms);
        let there = Context { tokens, ahead: &[], anchor: Cell::new(None), ..*self };
        if self.syntax.sentence_of(there.tokens.start) >= 3 {
            return false;
        }
        let Some(when) = self.chart.evaluate(number, &there).and_then(|m| m.when) else { return false };
        // "this week", "last month": who writes so writes of the days about publication
        let spoken = self.chart.rule_name(number, self.rules) == "time/relative/step" && when.grain() < Unit::Year;
        match when {
            When::Day(day) => days_between(day, published).abs() <= 10,
            _ => spoken && days_between(when.first(), published).abs() <= 62,
        }
    }

    /// What a match means whose rule takes the year from its own words.
    fn dated_by(&self, number: u32) -> Option<When> {
        let name = self.chart.rule_name(number, self.rules);
        let dated = name.starts_with("time/year/") || name.ends_with("-year") || name.ends_with("/iso");
        if dated { self.chart.evaluate(number, self)?.when } else { None }
    }
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
