//! What an expression means once it is resolved, in the forms that readers want: TIMEX3, EDTF, first and last day.

use super::calendar::{self, When, edtf_day};
use super::clock::Clock;
use super::number::Count;
use super::{Part, Type, Unit};
use jiff::civil::Date;

/// A resolved expression.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Meaning {
    pub(crate) kind: Type,
    pub(crate) value: String,
    pub(crate) modifier: Option<&'static str>,
    pub(crate) edtf: Option<String>,
    pub(crate) earliest: Option<Date>,
    pub(crate) latest: Option<Date>,
    /// The stretch of the calendar, where it is one: what later expressions may count from.
    pub(crate) when: Option<When>,
    /// The length, where it is one.
    pub(crate) length: Option<(Count, Unit)>,
}

impl Meaning {
    /// A stretch of the calendar.
    pub(crate) fn at(when: When) -> Self {
        Self {
            kind: Type::Date,
            value: when.timex(),
            modifier: None,
            edtf: Some(when.edtf()),
            earliest: Some(when.first()),
            latest: Some(when.last()),
            when: Some(when),
            length: None,
        }
    }

    /// A value without a place in the calendar.
    pub(crate) fn text(kind: Type, value: impl Into<String>) -> Self {
        Self { kind, value: value.into(), modifier: None, edtf: None, earliest: None, latest: None, when: None, length: None }
    }

    /// A length of time.
    pub(crate) fn length(count: Count, unit: Unit) -> Self {
        Self { length: Some((count, unit)), ..Self::text(Type::Duration, length(count, unit)) }
    }

    /// From one day to another.
    pub(crate) fn between(first: Date, last: Date) -> Self {
        let value = format!("{}/{}", When::Day(first).timex(), When::Day(last).timex());
        let edtf = format!("{}/{}", edtf_day(first), edtf_day(last));
        Self { edtf: Some(edtf), earliest: Some(first), latest: Some(last), ..Self::text(Type::Date, value) }
    }

    /// A clock time on a day; `zone` is in minutes east of UTC. TIMEX3 writes `Z` for UTC and no other zone, EDTF all.
    pub(crate) fn clock(day: Option<Date>, clock: Clock, east: Option<i32>) -> Self {
        let zone = if east == Some(0) { "Z" } else { "" };
        let shift = match east {
            None => String::new(),
            Some(0) => "Z".to_string(),
            Some(m) => format!("{}{:02}:{:02}", if m < 0 { '-' } else { '+' }, m.abs() / 60, m.abs() % 60),
        };
        let Some(day) = day else { return Self::text(Type::Time, format!("XXXX-XX-XX{}{zone}", clock.timex())) };
        let base = Self::at(When::Day(day));
        let time = clock.timex();
        let edtf = (clock.minutes < 1440).then(|| format!("{}{time}:00{shift}", edtf_day(day)));
        Self { kind: Type::Time, value: format!("{}{time}{zone}", base.value), edtf: edtf.or(base.edtf.clone()), ..base }
    }

    /// A part of a day.
    pub(crate) fn part(day: Option<Date>, part: Part) -> Self {
        match day {
            Some(day) => {
                let base = Self::at(When::Day(day));
                Self { kind: Type::Time, value: format!("{}T{}", base.value, part.timex()), ..base }
            }
            None => Self::text(Type::Time, format!("XXXX-XX-XXT{}", part.timex())),
        }
    }

    /// With a TIMEX3 modifier.
    pub(crate) fn with(self, modifier: &'static str) -> Self {
        Self { modifier: Some(modifier), ..self }
    }

    /// Narrowed to the days from `first` to `last`; the value stays.
    pub(crate) fn within(self, first: Date, last: Date) -> Self {
        Self { edtf: Self::between(first, last).edtf, earliest: Some(first), latest: Some(last), ..self }
    }

    /// Approximate: EDTF marks each end with `~`.
    pub(crate) fn approximate(self) -> Self {
        let about = |edtf: String| edtf.split('/').map(|end| format!("{}~", end.trim_end_matches('~'))).collect::<Vec<_>>().join("/");
        Self { edtf: self.edtf.map(about), ..self }
    }

    /// Narrowed to its beginning, middle or end: the value stays, the EDTF is the approximate stretch.
    pub(crate) fn edge(self, modifier: &'static str) -> Self {
        let meaning = self.with(modifier);
        let Some(when) = meaning.when else { return meaning };
        let Some((first, last)) = edge(when, modifier) else { return meaning };
        if let (When::Year(year), "MID") = (when, modifier) {
            let summer = When::Season(year, super::Season::Summer);
            let edtf = Some(format!("{}~", summer.edtf()));
            return Self { edtf, earliest: Some(summer.first()), latest: Some(summer.last()), ..meaning };
        }
        let edtf = match when.grain() {
            Unit::Year => format!("{}~/{}~", When::holding(first, Unit::Month).edtf(), When::holding(last, Unit::Month).edtf()),
            Unit::Decade | Unit::Century => {
                format!("{}~/{}~", When::holding(first, Unit::Year).edtf(), When::holding(last, Unit::Year).edtf())
            }
            _ => format!("{}~/{}~", edtf_day(first), edtf_day(last)),
        };
        Self { edtf: Some(edtf), earliest: Some(first), latest: Some(last), ..meaning }
    }
}

/// A third of a stretch; the year's are four months each, the month's ten days.
fn edge(when: When, modifier: &str) -> Option<(Date, Date)> {
    let (first, last) = (when.first(), when.last());
    let third = match modifier {
        "START" => 0,
        "MID" => 1,
        "END" => 2,
        _ => return None,
    };
    let day = |n: i32| calendar::add(first, n, Unit::Day);
    let month = |n: i32| calendar::add(first, n, Unit::Month);
    Some(match when {
        When::Day(_) | When::Weekend(_) => return None,
        When::Month(..) => (day(10 * third)?, if third == 2 { last } else { day(10 * third + 9)? }),
        When::Week(_) => [(first, day(1)?), (day(2)?, day(3)?), (day(4)?, last)][third as usize],
        When::Year(_) => (month(4 * third)?, calendar::add(month(4 * third + 4)?, -1, Unit::Day)?),
        When::Decade(_) | When::Century(_) => {
            let years = if matches!(when, When::Decade(_)) { 10 } else { 100 };
            let (a, b) = [(0, years * 4 / 10), (years * 3 / 10, years * 7 / 10), (years * 6 / 10, years)][third as usize];
            let year = |n: i32| calendar::add(first, n, Unit::Year);
            (year(a)?, calendar::add(year(b)?, -1, Unit::Day)?)
        }
        _ => (month(third)?, calendar::add(month(third + 1)?, -1, Unit::Day)?),
    })
}

/// `P3D`, `PT2H`, `PXM`, `P2.5Y`; half an hour is `PT30M`.
pub(crate) fn length(count: Count, unit: Unit) -> String {
    let (clock, times, letter) = unit.iso();
    let t = if clock { "T" } else { "" };
    let n = match count {
        Count::Vague => return format!("P{t}X{letter}"),
        Count::Exact(n) => n * f64::from(times),
    };
    match (n.fract() == 0.0, unit) {
        (true, _) => format!("P{t}{n:.0}{letter}"),
        (false, Unit::Hour) if n < 1.0 => format!("PT{:.0}M", n * 60.0),
        (false, Unit::Minute) => format!("PT{:.0}M{:.0}S", n.trunc(), n.fract() * 60.0),
        (false, Unit::Year) if n == 0.5 => "P6M".to_string(),
        _ => format!("P{t}{n}{letter}"),
    }
}
