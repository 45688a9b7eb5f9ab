//! The functions that rules name in `value`: from what a pattern captured to what it means in this text.

use super::calendar::{self, When};
use super::context::{Context, away};
use super::direction::Direction;
use super::meaning::Meaning;
use super::number::{Count, full_year};
use super::rules::Gives;
use super::tape::Found;
use super::{Type, Unit};
use jiff::civil::Date;
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
            Self::Word(word) => super::rules::modifier(word),
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
    ("literal", 1..=1, Gives::Other, literal),
    ("narrated", 1..=1, Gives::Other, narrated),
    ("set", 1..=1, Gives::Other, set),
    ("shift", 4..=4, Gives::When, shift),
    ("date", 2..=3, Gives::When, date),
    ("numeric", 3..=3, Gives::When, numeric),
    ("day_of_month", 1..=1, Gives::When, day_of_month),
    ("days", 3..=4, Gives::Other, days),
    ("month", 1..=2, Gives::When, month),
    ("month_step", 2..=2, Gives::When, month_step),
    ("year", 1..=2, Gives::When, year),
    ("decade", 1..=1, Gives::When, decade),
    ("century", 1..=2, Gives::When, century),
    ("years", 2..=2, Gives::Other, years),
    ("weekday", 1..=1, Gives::When, weekday),
    ("weekday_step", 2..=2, Gives::When, weekday_step),
    ("step", 2..=2, Gives::When, step),
    ("onward", 2..=2, Gives::When, onward),
    ("same", 1..=1, Gives::When, same),
    ("season", 1..=2, Gives::When, season),
    ("season_step", 2..=2, Gives::When, season_step),
    ("quarter", 1..=2, Gives::When, quarter),
    ("half", 1..=2, Gives::When, half),
    ("inside", 2..=3, Gives::When, inside),
    ("reported", 0..=1, Gives::When, reported),
    ("year_before", 0..=1, Gives::When, year_before),
    ("length", 2..=2, Gives::Length, length),
    ("stretch", 2..=2, Gives::Other, length),
    ("reported_in", 1..=2, Gives::When, reported_in),
    ("quarter_ending", 1..=1, Gives::When, quarter_ending),
    ("span", 3..=3, Gives::Other, span),
    ("modified", 2..=2, Gives::Length, modified),
    ("loose", 2..=2, Gives::When, modified),
    ("edge_of", 2..=2, Gives::When, edge_of),
    ("year_end", 0..=0, Gives::When, year_end),
    ("weekend", 0..=0, Gives::When, weekend),
    ("month_of", 2..=2, Gives::When, month_of),
    ("day_of", 3..=3, Gives::When, day_in_year_of),
    ("week_of", 1..=2, Gives::When, week_of),
    ("season_of", 2..=2, Gives::When, season_of),
    ("part_of_weekday", 2..=3, Gives::When, part_of_weekday),
    ("weekday_in", 2..=2, Gives::When, weekday_in),
    ("edge", 2..=2, Gives::When, edge),
    ("is", 1..=1, Gives::When, is),
    ("part", 2..=2, Gives::When, part),
    ("clock", 1..=3, Gives::When, clock),
    ("from", 4..=4, Gives::When, from),
    ("holiday", 1..=2, Gives::When, holiday),
    ("holiday_step", 2..=2, Gives::When, holiday_step),
    ("every", 1..=2, Gives::Other, every),
];

/// Calls a function of [`FUNCTIONS`].
pub(crate) fn call(function: usize, context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    FUNCTIONS[function].3(context, args)
}

/// A relative expression in an article without a day: the value says only its grain.
fn undated(unit: Unit) -> Meaning {
    let value = match unit {
        Unit::Year => "XXXX",
        Unit::Month => "XXXX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        _ => "XXXX-XX-XX",
    };
    Meaning::text(Type::Date, value)
}

fn literal(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let value = args[0].word();
    let kind = if value.starts_with('P') && !value.ends_with("_REF") { Type::Duration } else { Type::Date };
    Some(Meaning::text(kind, value))
}

/// A literal that only a text which narrates times long gone has.
fn narrated(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    if context.narrative { literal(context, args) } else { None }
}

fn set(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(Meaning::text(Type::Set, args[0].word()))
}

fn shift(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let sign = if args[1].word() == "-" { -1 } else { 1 };
    let (count, unit) = (args[2].count()?, args[3].unit()?);
    let anchor = match args[0].word() {
        "reference" => context.reference().map(|when| if sign < 0 { when.first() } else { when.last() }),
        _ => context.now(),
    };
    Some(shifted(anchor, sign, count, unit))
}

/// So many units before or after a day.
fn shifted(anchor: Option<Date>, sign: i32, count: Count, unit: Unit) -> Meaning {
    let vague = || Meaning::text(Type::Date, if sign < 0 { "PAST_REF" } else { "FUTURE_REF" });
    let Count::Exact(n) = count else { return vague() };
    if n.abs() > 10_000.0 {
        return vague();
    }
    let Some(anchor) = anchor else { return undated(unit) };
    let (count, unit) = if n.fract() == 0.0 { (n as i32, unit) } else { finer(n, unit) };
    match away(anchor, sign * count, unit) {
        Some(when) => Meaning::at(when),
        None => undated(unit),
    }
}

/// A broken number of units as a whole number of smaller ones.
fn finer(n: f64, unit: Unit) -> (i32, Unit) {
    match unit {
        Unit::Year => ((n * 12.0).round() as i32, Unit::Month),
        Unit::Decade | Unit::Century => ((n * f64::from(unit.iso().1)).round() as i32, Unit::Year),
        Unit::Month => ((n * 30.0).round() as i32, Unit::Day),
        Unit::Week => ((n * 7.0).round() as i32, Unit::Day),
        _ => (n.round() as i32, unit),
    }
}

fn date(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (month, day) = (args[0].number()?, args[1].number()?);
    let of = |y: i16| calendar::day(y.into(), month, day).map(When::Day);
    if let Some(year) = args.get(2).and_then(|y| y.number()) {
        let year = calendar::year(full_year(year))?;
        return Some(of(year).map_or_else(|| no_such_day(&When::Year(year).timex(), month), Meaning::at));
    }
    // 2020 is a leap year: a day that it lacks does not exist in any.
    if of(2020).is_none() {
        return Some(no_such_day("XXXX", month));
    }
    Some(match context.in_likely_year(of) {
        Some(when) => Meaning::at(when),
        None => Meaning::text(Type::Date, format!("XXXX-{month:02}-{day:02}")),
    })
}

/// "30 February": an error of the text, which is not ours to mend.
fn no_such_day(year: &str, month: i32) -> Meaning {
    Meaning::text(Type::Date, format!("{year}-{month:02}-XX"))
}

/// "the 13th": of the month that was mentioned last.
fn day_of_month(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let Some(month) = context.reference().map(When::first) else { return Some(undated(Unit::Day)) };
    calendar::day(month.year().into(), month.month().into(), args[0].number()?).map(|day| Meaning::at(When::Day(day)))
}

/// `6/12/2018`, month first; day first where the first cannot be a month.
fn numeric(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (a, b, year) = (args[0].number()?, args[1].number()?, full_year(args[2].number()?));
    let found = calendar::day(year, a, b).or_else(|| calendar::day(year, b, a))?;
    Some(Meaning::at(When::Day(found)))
}

/// "June 12-14": month, first day, last day, year.
fn days(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (month, a, b) = (args[0].number()?, args[1].number()?, args[2].number()?);
    let first = match date(context, &[args[0], args[1], *args.get(3).unwrap_or(&Given::Found(Found::Nothing))])?.when? {
        When::Day(day) => day,
        _ => return None,
    };
    let Some(last) = calendar::day(first.year().into(), month, b).filter(|_| a < b) else {
        return Some(Meaning::at(When::Day(first)));
    };
    Some(Meaning { when: Some(When::Day(last)), ..Meaning::between(first, last) })
}

fn month(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let month = args[0].month()?;
    if let Some(year) = args.get(1).and_then(|y| y.number()) {
        return Some(Meaning::at(When::Month(calendar::year(full_year(year))?, month)));
    }
    Some(match context.in_likely_year(|y| Some(When::Month(y, month))) {
        Some(when) => Meaning::at(when),
        None => Meaning::text(Type::Date, format!("XXXX-{month:02}")),
    })
}

/// The last or next stretch of the kind that `of` makes from a year; 0 is the one nearest.
fn in_step(now: Date, step: i32, of: impl Fn(i16) -> Option<When>) -> Option<When> {
    let y = now.year();
    let mut around = (y - 2..=y + 2).filter_map(of);
    match step {
        // "last March" said in April is the one of the year before: the nearer one is "last month".
        ..0 => around.filter(|w| super::context::days_between(w.last(), now) > if w.grain() == Unit::Month { 31 } else { 0 }).next_back(),
        0 => around.find(|w| w.last() >= now && w.first().year() <= now.year()).or(Some(When::Year(y))),
        _ => around.find(|w| w.first() > now),
    }
}

fn month_step(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (step, month) = (args[0].number()?, args[1].month()?);
    let Some(now) = context.now() else { return Some(Meaning::text(Type::Date, format!("XXXX-{month:02}"))) };
    let of = |y: i16| Some(When::Month(y, month));
    if step == 0 {
        return Some(Meaning::at(When::Month(now.year(), month)));
    }
    in_step(now, step, of).map(Meaning::at)
}

/// A year, or so many years before Christ where the second argument says so.
fn year(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let n = args[0].number()?;
    let bc = args.get(1).is_some_and(|era| era.word() == "bc");
    Some(Meaning::at(When::Year(calendar::year(if bc { 1 - n } else { full_year(n) })?)))
}

fn decade(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(Meaning::at(When::Decade(calendar::year(args[0].number()?)? / 10)))
}

fn century(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let n = calendar::year(args[0].number()?).filter(|n| (1..=30).contains(n))?;
    let bc = args.get(1).is_some_and(|era| era.word() == "bc");
    Some(Meaning::at(When::Century(if bc { -n } else { n - 1 })))
}

/// From one year to another.
fn years(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (a, mut b) = (args[0].number()?, args[1].number()?);
    if b < 100 {
        b += a / 100 * 100;
    }
    let (first, last) = (When::Year(calendar::year(a)?), When::Year(calendar::year(b).filter(|_| a < b)?));
    let value = format!("{}/{}", first.timex(), last.timex());
    Some(Meaning {
        edtf: Some(format!("{}/{}", first.edtf(), last.edtf())),
        earliest: Some(first.first()),
        latest: Some(last.last()),
        when: Some(last),
        ..Meaning::text(Type::Date, value)
    })
}

fn weekday(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let weekday = args[0].weekday()?;
    let Some(now) = context.now() else { return Some(any_weekday(Type::Date, weekday)) };
    let back = (i32::from(calendar::weekday(now)) - i32::from(weekday)).rem_euclid(7);
    // A weekday near publication on the other side than the words loosely suggest is likelier than one far off on theirs.
    let (against_past, against_future) = match context.direction() {
        Direction::Past { firm } => (0, if firm { 9 } else { 5 }),
        Direction::Future { firm } => (if firm { 9 } else { 1 }, 2),
        Direction::Unknown => (0, 2),
    };
    let ahead = back > 0 && 7 - back + against_future < back + against_past;
    Some(Meaning::at(When::Day(calendar::add(now, if ahead { 7 - back } else { -back }, Unit::Day)?)))
}

fn any_weekday(kind: Type, weekday: u8) -> Meaning {
    Meaning::text(kind, format!("XXXX-WXX-{}", weekday + 1))
}

/// "last Monday", "next Friday", "this Tuesday".
fn weekday_step(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (step, weekday) = (args[0].number()?, args[1].weekday()?);
    let Some(now) = context.now() else { return Some(any_weekday(Type::Date, weekday)) };
    let back = (i32::from(calendar::weekday(now)) - i32::from(weekday)).rem_euclid(7);
    let days = match step {
        ..0 => -if back == 0 { 7 } else { back },
        0 => i32::from(weekday) - i32::from(calendar::weekday(now)),
        _ => 7 - back,
    };
    Some(Meaning::at(When::Day(calendar::add(now, days, Unit::Day)?)))
}

/// "last year", "this week", "next quarter": counted from publication.
fn step(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (step, unit) = (args[0].number()?, args[1].unit()?);
    Some(match context.now() {
        Some(now) => Meaning::at(When::holding(now, unit).step(step)?),
        None => undated(unit),
    })
}

/// "the following year", "the previous day": counted from the last mention.
fn onward(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (step, unit) = (args[0].number()?, args[1].unit()?);
    Some(match context.reference() {
        Some(when) => {
            let from = if step < 0 { when.first() } else { when.last() };
            Meaning::at(When::holding(from, unit).step(step)?)
        }
        None => undated(unit),
    })
}

/// "that year", "the same day".
fn same(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let unit = args[0].unit()?;
    Some(match context.reference() {
        Some(when) => Meaning::at(When::holding(when.first(), unit)),
        None => undated(unit),
    })
}

fn season(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let Given::Found(Found::Season(season)) = args[0] else { return None };
    if let Some(year) = args.get(1).and_then(|y| y.number()) {
        return Some(Meaning::at(When::Season(calendar::year(full_year(year))?, season)));
    }
    Some(match context.in_likely_year(|y| Some(When::Season(y, season))) {
        Some(when) => Meaning::at(when),
        None => Meaning::text(Type::Date, format!("XXXX-{}", season.timex())),
    })
}

fn season_step(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let step = args[0].number()?;
    let Given::Found(Found::Season(season)) = args[1] else { return None };
    let Some(now) = context.now() else { return Some(Meaning::text(Type::Date, format!("XXXX-{}", season.timex()))) };
    if step == 0 {
        return Some(Meaning::at(When::Season(now.year(), season)));
    }
    in_step(now, step, |y| Some(When::Season(y, season))).map(Meaning::at)
}

fn quarter(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let n = args[0].number().filter(|n| (1..=4).contains(n))? as u8;
    if let Some(year) = args.get(1).and_then(|y| y.number()) {
        return Some(Meaning::at(When::Quarter(calendar::year(full_year(year))?, n)));
    }
    Some(match context.published {
        Some(now) => Meaning::at(begun(context, now, |y| When::Quarter(y, n))),
        None => Meaning::text(Type::Date, format!("XXXX-Q{n}")),
    })
}

fn half(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let n = args[0].number().filter(|n| (1..=2).contains(n))? as u8;
    if let Some(year) = args.get(1).and_then(|y| y.number()) {
        return Some(Meaning::at(When::Half(calendar::year(full_year(year))?, n)));
    }
    Some(match context.published {
        Some(now) => Meaning::at(begun(context, now, |y| When::Half(y, n))),
        None => Meaning::text(Type::Date, format!("XXXX-H{n}")),
    })
}

/// Reports speak of the quarter that has begun last, unless the sentence looks ahead.
fn begun(context: &Context<'_, '_>, now: Date, of: impl Fn(i16) -> When) -> When {
    let this = of(now.year());
    let future = context.direction().is_future();
    let long_over = super::context::days_between(this.last(), now) > 120;
    match this.first() > now {
        true if !future => of(now.year() - 1),
        false if future && long_over => of(now.year() + 1),
        _ => this,
    }
}

/// A quarter or half (`unit`, `n`) of the year of another expression: "the third quarter of last year".
fn inside(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let n = args[1].number()?;
    let year = args.get(2)?.meaning(context)?.when?.year()?;
    let unit = args[0].unit()?;
    Some(Meaning::at(match unit {
        Unit::Quarter if (1..=4).contains(&n) => When::Quarter(year, n as u8),
        Unit::Half if (1..=2).contains(&n) => When::Half(year, n as u8),
        _ => return None,
    }))
}

/// "the quarter", "the latest period".
fn reported(context: &Context<'_, '_>, _: &[Given<'_>]) -> Option<Meaning> {
    Some(context.reported_quarter().map_or_else(|| undated(Unit::Quarter), Meaning::at))
}

/// "the 1988 period": the quarter that is being reported, in another year.
fn reported_in(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let year = calendar::year(args[0].number()?)?;
    Some(match context.reported_quarter() {
        Some(When::Quarter(_, n)) => Meaning::at(When::Quarter(year, n)),
        _ => Meaning::at(When::Year(year)),
    })
}

/// "the quarter ended July 31": the quarter that this day is nearest to closing.
fn quarter_ending(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let last = args[0].meaning(context)?.when?.last();
    Some(Meaning::at(When::holding(calendar::add(last, -45, Unit::Day)?, Unit::Quarter)))
}

/// "a year earlier" beside a quarter is that quarter a year before; else the year before.
fn year_before(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let forced = args.first().is_some_and(|a| a.word() == "quarter");
    if let Some(quarter) = context.quarter.or_else(|| if forced { context.reported_quarter() } else { None }) {
        return quarter.step(-4).map(Meaning::at);
    }
    let Some(day) = context.now() else { return Some(undated(Unit::Year)) };
    away(day, -1, Unit::Year).map(Meaning::at)
}

fn length(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(Meaning::length(args[0].count().unwrap_or(Count::Vague), args[1].unit()?))
}

/// "the past three months": a length that touches the day of publication.
fn span(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let (step, count, unit) = (args[0].number()?, args[1].count()?, args[2].unit()?);
    let meaning = Meaning::length(count, unit);
    let (Count::Exact(n), Some(now)) = (count, context.now()) else { return Some(meaning) };
    if n.fract() != 0.0 || n.abs() > 10_000.0 {
        return Some(meaning);
    }
    let Some(other) = calendar::add(now, step.signum() * n as i32, unit) else { return Some(meaning) };
    let (first, last) = (now.min(other), now.max(other));
    Some(Meaning { edtf: Meaning::between(first, last).edtf, earliest: Some(first), latest: Some(last), ..meaning })
}

fn modified(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(args[1].meaning(context)?.with(args[0].modifier()?))
}

fn edge(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    Some(args[1].meaning(context)?.edge(args[0].modifier()?))
}

/// "the end of the year": of the one that is being spoken of.
fn edge_of(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let base = if context.narrative { same(context, &args[1..])? } else { step(context, &[Given::Word("0"), args[1]])? };
    Some(base.edge(args[0].modifier()?))
}

fn year_end(context: &Context<'_, '_>, _: &[Given<'_>]) -> Option<Meaning> {
    edge_of(context, &[Given::Word("END"), Given::Word("year")])
}

/// "the weekend": the last one, or the next where the sentence looks ahead.
fn weekend(context: &Context<'_, '_>, _: &[Given<'_>]) -> Option<Meaning> {
    let Some(now) = context.now() else { return Some(undated(Unit::Weekend)) };
    let this = When::holding(now, Unit::Weekend);
    let ahead = context.direction().is_future() || calendar::weekday(now) >= 5;
    Some(Meaning::at(if ahead { this } else { this.step(-1)? }))
}

fn month_of(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let year = args[1].meaning(context)?.when?.year()?;
    Some(Meaning::at(When::Month(year, args[0].month()?)))
}

/// A month and day in the year of another expression.
fn day_in_year_of(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let year = args[2].meaning(context)?.when?.year()?;
    Some(Meaning::at(When::Day(calendar::day(year.into(), args[0].number()?, args[1].number()?)?)))
}

/// The week of a day; the first or last week of a longer stretch.
fn week_of(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let when = args[0].meaning(context)?.when?;
    let day = if args.get(1).is_some_and(|a| a.word() == "last") { when.last() } else { when.first() };
    Some(Meaning::at(When::holding(day, Unit::Week)))
}

fn season_of(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let Given::Found(Found::Season(season)) = args[0] else { return None };
    let year = args[1].meaning(context)?.when?.year()?;
    Some(Meaning::at(When::Season(year, season)))
}

/// "Monday night", "last Monday night": weekday, part, step.
fn part_of_weekday(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let Given::Found(Found::Part(part)) = args[1] else { return None };
    let day = match args.get(2) {
        Some(&by) => weekday_step(context, &[by, args[0]])?,
        None => weekday(context, &args[..1])?,
    };
    match day.when {
        Some(When::Day(day)) => Some(Meaning::part(Some(day), part)),
        _ => Some(Meaning::text(Type::Time, format!("{}T{}", day.value, part.timex()))),
    }
}

/// "Monday, June 12", "Monday of last week": weekday, date.
fn weekday_in(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let meaning = args[1].meaning(context)?;
    match meaning.when {
        Some(When::Week(monday)) => Some(Meaning::at(When::Day(calendar::add(monday, args[0].weekday()?.into(), Unit::Day)?))),
        _ => Some(meaning),
    }
}

fn is(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    args[0].meaning(context)
}

/// A part of the day that another expression names.
fn part(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let part = match args[1] {
        Given::Found(Found::Part(part)) => part,
        Given::Word(word) => super::Part::ALL.iter().find(|(_, words)| words.contains(&word))?.0,
        Given::Found(_) => return None,
    };
    Some(Meaning::part(day_of(context, args[0]), part))
}

/// The day of an argument: another expression, `published`, `reference`.
fn day_of(context: &Context<'_, '_>, arg: Given<'_>) -> Option<Date> {
    let when = match arg {
        Given::Word("published") => return context.published,
        Given::Word("yesterday") => return calendar::add(context.published?, -1, Unit::Day),
        Given::Word("next") => return calendar::add(context.reference()?.last(), 1, Unit::Day),
        Given::Word("tomorrow") => return calendar::add(context.published?, 1, Unit::Day),
        Given::Word(_) => context.reference()?,
        arg => arg.meaning(context)?.when?,
    };
    if let When::Day(day) = when { Some(day) } else { None }
}

/// A clock time, on the day of another expression or of publication: clock, day, zone.
fn clock(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let Given::Found(Found::Clock(clock)) = args[0] else { return None };
    let day = match args.get(1) {
        Some(&arg @ Given::Found(Found::Match(_))) => day_of(context, arg),
        _ => context.day(),
    };
    let zone = match args.get(2) {
        Some(Given::Found(Found::Number(0))) => "Z",
        _ => "",
    };
    Some(Meaning::clock(day, clock, zone))
}

/// So many units before or after another expression: sign, count, unit, expression.
fn from(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let sign = if args[0].word() == "-" { -1 } else { 1 };
    let anchor = args[3].meaning(context)?.when?;
    let from = if sign < 0 { anchor.first() } else { anchor.last() };
    Some(shifted(Some(from), sign, args[1].count()?, args[2].unit()?))
}

fn holiday(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let Given::Found(Found::Holiday(holiday)) = args[0] else { return None };
    let year = match args.get(1).and_then(|y| y.number()) {
        Some(year) => calendar::year(full_year(year)),
        None => context.in_likely_year(|y| holiday.day_in(y)).and_then(When::year),
    };
    Some(named(holiday, year))
}

fn named(holiday: super::holiday::Holiday, year: Option<i16>) -> Meaning {
    match year.and_then(|y| holiday.in_year(y)) {
        Some((a, b)) if a == b => Meaning::at(When::Day(a)),
        Some((a, b)) => Meaning { when: Some(When::Day(a)), ..Meaning::between(a, b) },
        None => Meaning::text(Type::Date, "XXXX-XX-XX"),
    }
}

fn holiday_step(context: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let step = args[0].number()?;
    let Given::Found(Found::Holiday(holiday)) = args[1] else { return None };
    let Some(now) = context.now() else { return Some(named(holiday, None)) };
    let year = if step == 0 { Some(now.year()) } else { in_step(now, step, |y| holiday.day_in(y)).and_then(When::year) };
    Some(named(holiday, year))
}

/// "every two weeks", "each July", "every Monday": an optional count, then what repeats.
fn every(_: &Context<'_, '_>, args: &[Given<'_>]) -> Option<Meaning> {
    let what = *args.last()?;
    Some(match what {
        Given::Found(Found::Weekday(weekday)) => any_weekday(Type::Set, weekday),
        Given::Found(Found::Month(month)) => Meaning::text(Type::Set, format!("XXXX-{month:02}")),
        Given::Found(Found::Season(season)) => Meaning::text(Type::Set, format!("XXXX-{}", season.timex())),
        Given::Found(Found::Part(part)) => Meaning::text(Type::Set, format!("XXXX-XX-XXT{}", part.timex())),
        what => {
            let count = if args.len() == 2 { args[0].count() } else { None };
            Meaning::text(Type::Set, super::meaning::length(count.unwrap_or(Count::Exact(1.0)), what.unit()?))
        }
    })
}
