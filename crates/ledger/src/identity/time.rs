//! Spans of days: whether two can be one day, and what both leave.

use crate::day::number;
use crate::observation::When;
use serde::{Deserialize, Serialize};

/// First and last day, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// The first day that it can be.
    pub from: i32,
    /// The last day that it can be.
    pub to: i32,
}

impl Days {
    /// The span of a time that is bounded on both sides.
    pub fn of(when: &When) -> Option<Self> {
        let (from, to) = (number(when.earliest?), number(when.latest?));
        (from <= to).then_some(Self { from, to })
    }

    /// The days that are in both.
    pub fn meet(self, other: Self) -> Option<Self> {
        let both = Self { from: self.from.max(other.from), to: self.to.min(other.to) };
        (both.from <= both.to).then_some(both)
    }

    /// Days from the end of the one to the start of the other; 0 where they meet.
    pub fn gap(self, other: Self) -> i32 {
        (self.from - other.to).max(other.from - self.to).max(0)
    }

    /// "May 12-14": some days in a row on which one thing goes on, and no stretch of the calendar ("next week", "the weekend") in which its
    /// day is open.
    pub fn is_stay(self) -> bool {
        const MONDAY: i32 = 4;
        let weekday = (self.from - MONDAY).rem_euclid(7);
        let calendar = matches!((weekday, self.width()), (0, 7) | (5, 2));
        (2..=STAY).contains(&self.width()) && !calendar
    }

    /// How many days it covers.
    pub fn width(self) -> i32 {
        self.to - self.from + 1
    }
}

/// Days that something lasts at most which goes on without a break.
const STAY: i32 = 16;

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Date, date};

    #[test]
    fn days_are_counted() {
        assert_eq!(number(date(1970, 1, 1)), 0);
        assert_eq!(number(date(2000, 3, 1)), 11_017);
        assert_eq!(number(date(1969, 12, 31)), -1);
        assert_eq!(number(date(2031, 4, 2)) - number(date(2030, 4, 2)), 365);
    }

    #[test]
    fn a_stay_is_no_stretch_of_the_calendar() {
        let check =
            |from: Date, to: Date, expected| assert_eq!(Days { from: number(from), to: number(to) }.is_stay(), expected, "{from} {to}");
        check(date(2026, 5, 12), date(2026, 5, 14), true);
        check(date(2026, 5, 4), date(2026, 5, 10), false);
        check(date(2026, 5, 9), date(2026, 5, 10), false);
        check(date(2026, 5, 1), date(2026, 5, 31), false);
        check(date(2026, 5, 12), date(2026, 5, 12), false);
    }

    #[test]
    fn spans_meet() {
        let (month, day) = (Days { from: 10, to: 40 }, Days { from: 20, to: 20 });
        assert_eq!(month.meet(day), Some(day));
        assert_eq!(day.meet(Days { from: 21, to: 21 }), None);
        assert_eq!((day.gap(Days { from: 25, to: 26 }), month.gap(day), month.width()), (5, 0, 31));
    }
}
