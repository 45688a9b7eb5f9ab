//! The days of the week and their short forms.

use jiff::civil::Weekday;

/// The weekday that a full name in lower case means; `None` for short forms and plurals.
pub(crate) fn named(word: &str) -> Option<Weekday> {
    let number = WEEKDAYS.iter().position(|names| names[0] == word)?;
    Weekday::from_monday_zero_offset(number as i8).ok()
}

/// Monday to Sunday: full name, plural, then short forms.
pub(crate) const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mondays", "mon"],
    &["tuesday", "tuesdays", "tues", "tue"],
    &["wednesday", "wednesdays", "wed"],
    &["thursday", "thursdays", "thurs", "thur", "thu"],
    &["friday", "fridays", "fri"],
    &["saturday", "saturdays"],
    &["sunday", "sundays"],
];
