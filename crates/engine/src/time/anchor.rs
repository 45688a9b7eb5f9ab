//! What a relative expression was counted from.

use super::Time;

/// What a value was counted from. "June 12, 2018" needs none; "last July" is counted from publication, "two days later" from
/// the time that was mentioned last.
///
/// An expression has its anchor even where that has no place in the calendar: in an article without a day, "last July" is
/// counted from a day of publication that nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The day of publication; for lack of one, the day in the article's dateline.
    Publication,
    /// The time with this index in the list of times, which always stands before.
    Time(usize),
}

impl Time {
    /// The anchor as the JSON contract says it: `publication`, or `reference` for the time mentioned last.
    pub fn relative_to(&self) -> Option<&'static str> {
        Some(match self.anchor? {
            Anchor::Publication => "publication",
            Anchor::Time(_) => "reference",
        })
    }
}
