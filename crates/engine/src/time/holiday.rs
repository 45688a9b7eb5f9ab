//! Named days, by calculation.
//!
//! Easter after the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8); Islamic days after the
//! tabular calendar, which may be a day off the sighting of the moon.

use super::calendar::{self, When};
use jiff::civil::Date;

/// How a named day is found in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// The same day each year.
    Fixed { month: u8, day: u8 },
    /// The nth such weekday (Monday 0) of a month, then so many days on.
    Nth { month: u8, nth: i8, weekday: u8, plus: i8 },
    /// So many days from Easter Sunday.
    Easter { plus: i16 },
    /// The first day of a month of the Islamic year; the month lasts if `whole`.
    Islamic { month: u8, day: u8, whole: bool },
    /// Known by name only.
    Unresolved,
}

impl Holiday {
    /// Reads the value of a list entry: `12-25`, `nth 11 4 thu`, `easter -2`, `islamic 9`, `unresolved`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        Some(match words[..] {
            ["unresolved"] => Self::Unresolved,
            ["easter", plus] => Self::Easter { plus: plus.parse().ok()? },
            ["islamic", month] => Self::Islamic { month: month.parse().ok()?, day: 1, whole: true },
            ["islamic", month, day] => Self::Islamic { month: month.parse().ok()?, day: day.parse().ok()?, whole: false },
            ["nth", month, nth, weekday, plus] => {
                Self::Nth { month: month.parse().ok()?, nth: nth.parse().ok()?, weekday: weekday.parse().ok()?, plus: plus.parse().ok()? }
            }
            [fixed] => {
                let (month, day) = fixed.split_once('-')?;
                Self::Fixed { month: month.parse().ok()?, day: day.parse().ok()? }
            }
            _ => return None,
        })
    }

    /// The day (or, for Ramadan, the month from its first day to its last) in a year.
    pub(crate) fn in_year(self, y: i16) -> Option<(Date, Date)> {
        let one = match self {
            Self::Fixed { month, day } => calendar::day(y.into(), month.into(), day.into())?,
            Self::Nth { month, nth, weekday, plus } => {
                let base = calendar::nth_weekday(y, month as i8, nth, weekday)?;
                calendar::add(base, plus.into(), super::Unit::Day)?
            }
            Self::Easter { plus } => calendar::add(easter(y)?, plus.into(), super::Unit::Day)?,
            Self::Islamic { month, day, whole } => {
                let first = islamic(y, month, day)?;
                let last = if whole { calendar::add(first, 29, super::Unit::Day)? } else { first };
                return Some((first, last));
            }
            Self::Unresolved => return None,
        };
        Some((one, one))
    }

    /// Its first day in a year.
    pub(crate) fn first_day_in(self, y: i16) -> Option<When> {
        self.in_year(y).map(|(first, _)| When::Day(first))
    }
}

/// Easter Sunday of a Gregorian year.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    if y < 1583 {
        return None;
    }
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    calendar::day(y, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1)
}

/// The day of the tabular Islamic calendar that falls first in a Gregorian year.
fn islamic(year: i16, month: u8, day: u8) -> Option<Date> {
    let y = i32::from(year);
    let about = ((i64::from(y) - 622) * 33 / 32) as i32;
    (about - 1..=about + 2).filter_map(|hijri| from_islamic(hijri, month.into(), day.into())).find(|d| d.year() == year)
}

/// Civil epoch 16 July 622 (Julian) = 19 July 622 (Gregorian); 30-year cycle with 11 leap years.
fn from_islamic(year: i32, month: i32, day: i32) -> Option<Date> {
    let days = day + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year).div_euclid(30) - 1;
    calendar::add(Date::new(622, 7, 19).ok()?, days, super::Unit::Day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rule: &str, year: i16, expected: &str) {
        let (day, _) = Holiday::parse(rule).unwrap().in_year(year).unwrap();
        assert_eq!(day.to_string(), expected, "{rule} {year}");
    }

    #[test]
    fn days_fall_where_calendars_have_them() {
        check("12-25", 2018, "2018-12-25");
        check("nth 11 4 3 0", 2024, "2024-11-28");
        check("nth 11 1 0 1", 2016, "2016-11-08");
        check("nth 5 -1 0 0", 2021, "2021-05-31");
        check("easter 0", 2018, "2018-04-01");
        check("easter -2", 2025, "2025-04-18");
        check("islamic 9", 2018, "2018-05-16");
        check("islamic 10 1", 2023, "2023-04-22");
    }
}
