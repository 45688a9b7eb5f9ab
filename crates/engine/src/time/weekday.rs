//! The days of the week and their short forms.

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
