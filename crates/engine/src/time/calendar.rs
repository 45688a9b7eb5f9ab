//! A stretch of the calendar as a text names it: exact about its grain, from a century to a day.
//!
//! Years are astronomical (1 BC is year 0). Never holds a day that does not exist.

use super::{Season, Unit};
use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum When {
    /// Hundred years by their first two digits: 18 is 1800 to 1899; negative before Christ: −4 is the fourth century BC.
    Century(i16),
    /// Ten years by their first three digits: 199 is 1990 to 1999; negative before Christ: −48 is the 480s BC.
    Decade(i16),
    Year(i16),
    /// Half of a year, 1 or 2.
    Half(i16, u8),
    /// Quarter of a year, 1 to 4.
    Quarter(i16, u8),
    Season(i16, Season),
    /// Month, 1 to 12.
    Month(i16, u8),
    /// The week that begins on this Monday.
    Week(Date),
    /// The Saturday and Sunday of the week that begins on this Monday.
    Weekend(Date),
    Day(Date),
}

/// The years that a date can have here; wide enough for history, inside what jiff can count.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = -4000..=4000;

/// A year in range.
pub(crate) fn year(y: i32) -> Option<i16> {
    YEARS.contains(&y).then_some(y as i16)
}

/// A day in range, if it exists.
pub(crate) fn day(y: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(year(y)?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

impl When {
    /// Its unit.
    pub(crate) fn grain(self) -> Unit {
        match self {
            Self::Century(_) => Unit::Century,
            Self::Decade(_) => Unit::Decade,
            Self::Year(_) => Unit::Year,
            Self::Half(..) => Unit::Half,
            Self::Quarter(..) => Unit::Quarter,
            Self::Season(..) => Unit::Season,
            Self::Month(..) => Unit::Month,
            Self::Week(_) => Unit::Week,
            Self::Weekend(_) => Unit::Weekend,
            Self::Day(_) => Unit::Day,
        }
    }

    /// The stretch of this unit that holds the day; a fortnight and what is shorter than a day count as a day.
    pub(crate) fn holding(day: Date, unit: Unit) -> Self {
        let (y, m) = (day.year(), day.month() as u8);
        match unit {
            Unit::Millennium | Unit::Century => Self::Century(if y > 0 { y / 100 } else { (y - 100) / 100 }),
            Unit::Decade if y > 0 => Self::Decade(y / 10),
            // The nine years before Christ have no decade of their own.
            Unit::Decade if y > -9 => Self::Century(-1),
            Unit::Decade => Self::Decade((y - 1) / 10),
            Unit::Year => Self::Year(y),
            Unit::Half => Self::Half(y, 1 + (m - 1) / 6),
            Unit::Quarter => Self::Quarter(y, 1 + (m - 1) / 3),
            Unit::Season => season_holding(y, m),
            Unit::Month => Self::Month(y, m),
            Unit::Week => Self::Week(monday(day)),
            Unit::Weekend => Self::Weekend(monday(day)),
            _ => Self::Day(day),
        }
    }

    /// The same grain, `count` of its own units on.
    pub(crate) fn step(self, count: i32) -> Option<Self> {
        let count16 = i16::try_from(count).ok()?;
        let turn = |y: i16, part: u8, parts: i32| -> Option<(i16, u8)> {
            let at = i32::from(y) * parts + i32::from(part) + count;
            Some((year(at.div_euclid(parts))?, at.rem_euclid(parts) as u8))
        };
        Some(match self {
            Self::Century(c) => Self::Century(skip_zero(c, count16)?).checked()?,
            Self::Decade(d) => Self::Decade(skip_zero(d, count16)?).checked()?,
            Self::Year(y) => Self::Year(year(i32::from(y).checked_add(count)?)?),
            Self::Half(y, h) => turn(y, h - 1, 2).map(|(y, h)| Self::Half(y, h + 1))?,
            Self::Quarter(y, q) => turn(y, q - 1, 4).map(|(y, q)| Self::Quarter(y, q + 1))?,
            Self::Season(y, s) => turn(y, s as u8, 4).map(|(y, s)| Self::Season(y, Season::ALL[s as usize].0))?,
            Self::Month(y, m) => turn(y, m - 1, 12).map(|(y, m)| Self::Month(y, m + 1))?,
            Self::Week(d) => Self::Week(add(d, count, Unit::Week)?),
            Self::Weekend(d) => Self::Weekend(add(d, count, Unit::Week)?),
            Self::Day(d) => Self::Day(add(d, count, Unit::Day)?),
        })
    }

    fn checked(self) -> Option<Self> {
        let years = match self {
            Self::Century(c) => i32::from(c) * 100,
            Self::Decade(d) => i32::from(d) * 10,
            _ => 0,
        };
        YEARS.contains(&years).then_some(self)
    }

    /// Its first day.
    pub(crate) fn first(self) -> Date {
        let (y, m, d) = match self {
            Self::Century(c) => (if c >= 0 { c * 100 } else { c * 100 + 1 }, 1, 1),
            Self::Decade(c) => (if c >= 0 { c * 10 } else { c * 10 - 8 }, 1, 1),
            Self::Year(y) => (y, 1, 1),
            Self::Half(y, h) => (y, 6 * h - 5, 1),
            Self::Quarter(y, q) => (y, 3 * q - 2, 1),
            Self::Season(y, s) => (y, s.first_month(), 1),
            Self::Month(y, m) => (y, m, 1),
            Self::Week(d) | Self::Day(d) => return d,
            Self::Weekend(d) => return d.saturating_add(5.days()),
        };
        date(y, m as i8, d)
    }

    /// Its last day.
    pub(crate) fn last(self) -> Date {
        let first = self.first();
        let months = |n: i32| first.saturating_add(n.months()).saturating_sub(1.day());
        match self {
            Self::Century(_) => months(1200),
            Self::Decade(_) => months(120),
            Self::Year(_) => months(12),
            Self::Half(..) => months(6),
            Self::Quarter(..) | Self::Season(..) => months(3),
            Self::Month(..) => months(1),
            Self::Week(d) => d.saturating_add(6.days()),
            Self::Weekend(_) => first.saturating_add(1.day()),
            Self::Day(d) => d,
        }
    }

    /// The year, where it lies in one.
    pub(crate) fn year(self) -> Option<i16> {
        match self {
            Self::Century(_) | Self::Decade(_) => None,
            _ => Some(self.first().year()),
        }
    }

    /// TIMEX3's value.
    pub(crate) fn timex(self) -> String {
        match self {
            Self::Century(c) if c < 0 => format!("BC{:02}", -c - 1),
            Self::Century(c) => format!("{c:02}"),
            Self::Decade(d) if d < 0 => format!("BC{:03}", -d),
            Self::Decade(d) => format!("{d:03}"),
            Self::Year(y) => timex_year(y),
            Self::Half(y, h) => format!("{}-H{h}", timex_year(y)),
            Self::Quarter(y, q) => format!("{}-Q{q}", timex_year(y)),
            Self::Season(y, s) => format!("{}-{}", timex_year(y), s.timex()),
            Self::Month(y, m) => format!("{}-{m:02}", timex_year(y)),
            Self::Week(d) => timex_week(d),
            Self::Weekend(d) => format!("{}-WE", timex_week(d)),
            Self::Day(d) => format!("{}-{:02}-{:02}", timex_year(d.year()), d.month(), d.day()),
        }
    }

    /// EDTF (ISO 8601-2).
    pub(crate) fn edtf(self) -> String {
        match self {
            Self::Century(c) if c >= 0 => format!("{c:02}XX"),
            Self::Decade(d) if d >= 0 => format!("{d:03}X"),
            Self::Year(y) => edtf_year(y),
            Self::Season(y, s) => format!("{}-{}", edtf_year(y), s.edtf()),
            Self::Month(y, m) => format!("{}-{m:02}", edtf_year(y)),
            Self::Day(d) => edtf_day(d),
            Self::Century(_) | Self::Decade(_) => format!("{}/{}", edtf_year(self.first().year()), edtf_year(self.last().year())),
            Self::Half(..) | Self::Quarter(..) => format!("{}/{}", edtf_month(self.first()), edtf_month(self.last())),
            Self::Week(_) | Self::Weekend(_) => format!("{}/{}", edtf_day(self.first()), edtf_day(self.last())),
        }
    }
}

fn season_holding(y: i16, m: u8) -> When {
    match m {
        1 | 2 => When::Season(y - 1, Season::Winter),
        12 => When::Season(y, Season::Winter),
        _ => When::Season(y, Season::ALL[usize::from(m / 3) - 1].0),
    }
}

fn skip_zero(at: i16, count: i16) -> Option<i16> {
    at.checked_add(count)
}

/// The day `count` units on; the end of a month where the day does not exist there.
pub(crate) fn add(day: Date, count: i32, unit: Unit) -> Option<Date> {
    let span: Span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(day),
        Unit::Day | Unit::Night => Span::new().try_days(count).ok()?,
        Unit::Week | Unit::Weekend => Span::new().try_weeks(count).ok()?,
        Unit::Fortnight => Span::new().try_weeks(count.checked_mul(2)?).ok()?,
        Unit::Month => Span::new().try_months(count).ok()?,
        Unit::Season | Unit::Quarter => Span::new().try_months(count.checked_mul(3)?).ok()?,
        Unit::Half => Span::new().try_months(count.checked_mul(6)?).ok()?,
        Unit::Year => Span::new().try_years(count).ok()?,
        Unit::Decade => Span::new().try_years(count.checked_mul(10)?).ok()?,
        Unit::Century => Span::new().try_years(count.checked_mul(100)?).ok()?,
        Unit::Millennium => Span::new().try_years(count.checked_mul(1000)?).ok()?,
    };
    day.checked_add(span).ok().filter(|d| YEARS.contains(&i32::from(d.year())))
}

/// The Monday of the day's week.
pub(crate) fn monday(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// The number of the day in its week, Monday 0.
pub(crate) fn weekday(day: Date) -> u8 {
    day.weekday().to_monday_zero_offset() as u8
}

/// The `nth` such weekday of a month; from its end where `nth` is negative.
pub(crate) fn nth_weekday(y: i16, month: i8, nth: i8, weekday: u8) -> Option<Date> {
    let weekday = Weekday::from_monday_zero_offset(weekday as i8).ok()?;
    Date::new(y, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

fn timex_year(y: i16) -> String {
    if y > 0 { format!("{y:04}") } else { format!("BC{:04}", 1 - y) }
}

fn timex_week(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{}-W{:02}", timex_year(week.year()), week.week())
}

fn edtf_year(y: i16) -> String {
    if y >= 0 { format!("{y:04}") } else { format!("-{:04}", -y) }
}

fn edtf_month(day: Date) -> String {
    format!("{}-{:02}", edtf_year(day.year()), day.month())
}

/// A day as EDTF.
pub(crate) fn edtf_day(day: Date) -> String {
    format!("{}-{:02}", edtf_month(day), day.day())
}
