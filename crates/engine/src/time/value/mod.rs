//! The functions that rules name in `value`: from what a pattern captured to what it means in this text.

mod day;
mod hour;
mod length;
mod literal;
mod looser;
mod named;
mod quarter;
mod season;
mod step;
mod weekday;
mod year;

use crate::time::Unit;
use crate::time::context::Context;
use crate::time::meaning::Meaning;
use crate::time::number::Count;
use crate::time::rules::Gives;
use crate::time::tape::Found;
use std::ops::RangeInclusive;

/// What a function is given: what a capture held, or a word of the rule.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Given<'r> {
    Found(Found),
    Word(&'r str),
}

impl Given<'_> {
    fn number(self) -> Option<i32> {
        match self {
            Self::Found(found) => found.number(),
            Self::Word(word) => word.parse().ok(),
        }
    }

    fn count(self) -> Option<Count> {
        match self {
            Self::Found(Found::Count(count)) => Some(count),
            Self::Found(Found::Nothing) => None,
            Self::Word(word) => word.parse().ok().map(Count::Exact),
            other => other.number().map(|n| Count::Exact(n.into())),
        }
    }

    fn unit(self) -> Option<Unit> {
        match self {
            Self::Found(Found::Unit(unit)) => Some(unit),
            Self::Word(word) => Unit::ALL.iter().find(|(_, one, _)| one.contains(&word)).map(|&(unit, ..)| unit),
            Self::Found(_) => None,
        }
    }

    fn modifier(self) -> Option<&'static str> {
        match self {
            Self::Found(Found::Modifier(modifier)) => Some(modifier),
            Self::Word(word) => crate::time::rules::modifier(word),
            Self::Found(_) => None,
        }
    }

    fn month(self) -> Option<u8> {
        if let Self::Found(Found::Month(m)) = self { Some(m) } else { None }
    }

    fn weekday(self) -> Option<u8> {
        if let Self::Found(Found::Weekday(w)) = self { Some(w) } else { None }
    }

    fn word(&self) -> &str {
        if let Self::Word(word) = self { word } else { "" }
    }

    fn meaning(self, context: &Context<'_, '_>) -> Option<Meaning> {
        if let Self::Found(Found::Match(number)) = self { context.meaning(number) } else { None }
    }
}

type Function = fn(&Context<'_, '_>, &[Given<'_>]) -> Option<Meaning>;

/// The functions: name, how many arguments, what they give, and the code.
pub(crate) const FUNCTIONS: &[(&str, RangeInclusive<usize>, Gives, Function)] = &[
    ("literal", 1..=1, Gives::Other, literal::literal),
    ("narrated", 1..=1, Gives::Other, literal::narrated),
    ("set", 1..=1, Gives::Other, literal::set),
    ("shift", 4..=4, Gives::When, step::shift),
    ("date", 2..=4, Gives::When, day::date),
    ("numeric", 3..=3, Gives::When, day::numeric),
    ("day_of_month", 1..=1, Gives::When, day::day_of_month),
    ("day_in_month_of", 2..=2, Gives::When, day::day_in_month_of),
    ("month", 1..=2, Gives::When, day::month),
    ("month_step", 2..=2, Gives::When, day::month_step),
    ("year", 1..=2, Gives::When, year::year),
    ("decade", 1..=1, Gives::When, year::decade),
    ("century", 1..=2, Gives::When, year::century),
    ("weekday", 1..=1, Gives::When, weekday::weekday),
    ("weekday_step", 2..=2, Gives::When, weekday::weekday_step),
    ("step", 2..=2, Gives::When, step::step),
    ("onward", 2..=2, Gives::When, step::onward),
    ("onward_named", 2..=2, Gives::When, step::onward_named),
    ("listed_day", 3..=3, Gives::When, day::listed_day),
    ("same", 1..=1, Gives::When, step::same),
    ("season", 1..=2, Gives::When, season::season),
    ("season_step", 2..=2, Gives::When, season::season_step),
    ("quarter", 1..=2, Gives::When, quarter::quarter),
    ("half", 1..=2, Gives::When, quarter::half),
    ("inside", 2..=3, Gives::When, quarter::inside),
    ("reported", 0..=1, Gives::When, quarter::reported),
    ("year_before", 0..=1, Gives::When, quarter::year_before),
    ("length", 2..=2, Gives::Length, length::length),
    ("stretch", 2..=2, Gives::Other, length::length),
    ("reported_in", 1..=2, Gives::When, quarter::reported_in),
    ("quarter_ending", 1..=1, Gives::When, quarter::quarter_ending),
    ("span", 3..=3, Gives::Other, length::span),
    ("modified", 2..=2, Gives::Length, looser::modified),
    ("loose", 2..=2, Gives::When, looser::modified),
    ("edge_of", 2..=2, Gives::When, looser::edge_of),
    ("year_end", 0..=0, Gives::When, year::year_end),
    ("weekend", 0..=0, Gives::When, weekday::weekend),
    ("month_of", 2..=2, Gives::When, day::month_of),
    ("day_of", 3..=3, Gives::When, day::day_in_year_of),
    ("week_of", 1..=2, Gives::When, day::week_of),
    ("nth_week", 2..=2, Gives::When, day::nth_week),
    ("nth_weekday", 3..=3, Gives::When, day::nth_weekday),
    ("day_in", 2..=2, Gives::When, day::day_in),
    ("weekday_onward", 2..=2, Gives::When, weekday::weekday_onward),
    ("modified_date", 2..=2, Gives::When, looser::modified),
    ("holiday_weekend", 1..=1, Gives::When, named::holiday_weekend),
    ("season_of", 2..=2, Gives::When, season::season_of),
    ("part_of_weekday", 2..=3, Gives::When, weekday::part_of_weekday),
    ("weekday_week", 1..=1, Gives::When, weekday::weekday_week),
    ("weekday_in", 2..=2, Gives::When, weekday::weekday_in),
    ("edge", 2..=2, Gives::When, looser::edge),
    ("so_far", 1..=1, Gives::When, looser::so_far),
    ("to_come", 1..=1, Gives::When, looser::to_come),
    ("so_far_in", 1..=1, Gives::When, looser::so_far_in),
    ("to_come_in", 1..=1, Gives::When, looser::to_come_in),
    ("spoken_of", 1..=1, Gives::When, looser::spoken_of),
    ("is", 1..=1, Gives::When, looser::is),
    ("overnight", 0..=0, Gives::When, hour::overnight),
    ("part", 2..=2, Gives::When, hour::part),
    ("clock", 1..=3, Gives::When, hour::clock),
    ("from", 4..=4, Gives::When, step::from),
    ("holiday", 1..=2, Gives::When, named::holiday),
    ("holiday_step", 2..=2, Gives::When, named::holiday_step),
    ("every", 1..=2, Gives::Other, length::every),
];

/// Calls a function of [`FUNCTIONS`].
pub(crate) fn call(function: usize, context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    FUNCTIONS[function].3(context, args)
}
