//! Days as numbers, which sort and count; what has no day comes after all that have one.

use jiff::civil::Date;

/// Of what has no day: later than every day that there is.
pub(crate) const UNDATED: i32 = 9_000_000;

/// Days since the first of January 1970.
pub fn number(date: Date) -> i32 {
    let (y, m, d) = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    // Counted from March, so that the leap day is the last of its year.
    let year = if m <= 2 { y - 1 } else { y };
    let month = (m + 9) % 12;
    let century = year.div_euclid(100);
    365 * year + year.div_euclid(4) - century + century.div_euclid(4) + (153 * month + 2) / 5 + d - 1 - 719_468
}

/// The day of a number; none for [`UNDATED`].
pub(crate) fn date(number: i32) -> Option<Date> {
    let days = Some(number).filter(|n| *n < UNDATED)?;
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_days_and_back() {
        for text in ["1970-01-01", "2000-02-29", "2018-06-02", "1969-12-31", "0001-03-01", "9999-12-31", "2100-03-01"] {
            let day: Date = text.parse().unwrap();
            assert_eq!(date(number(day)), Some(day));
        }
        assert_eq!(number("1970-01-02".parse().unwrap()), 1);
        assert_eq!(number("2018-06-02".parse().unwrap()), 17_684);
        assert_eq!(date(UNDATED), None);
    }
}
