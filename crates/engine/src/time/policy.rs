//! What a caller may choose: how an expression is resolved whose direction the text leaves open.

use super::calendar::When;
use jiff::civil::Date;

/// Choices of the caller; the default is what suits news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Where expressions look that the text does not turn to the past or the future: "Monday" or "in May" without a tense.
    /// `None` is what suits news: the nearest month or day, and the weekday just past unless the next one is much nearer.
    pub policy: Option<Policy>,
}

/// Where an expression looks when the text does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Policy {
    /// Not after the day of publication.
    Past,
    /// Not before the day of publication.
    Future,
    /// On the side where the distance in days is smaller; the past where they are equal.
    Nearest,
}

impl Policy {
    /// Whether a stretch may be meant.
    pub(crate) fn allows(self, when: When, published: Date) -> bool {
        match self {
            Self::Past => when.first() <= published,
            Self::Future => when.last() >= published,
            Self::Nearest => true,
        }
    }

    /// Whether the next of two is meant, of which the last is `back` days ago (0 is today) and the next `on` days away.
    pub(crate) fn is_ahead(self, back: i32, on: i32) -> bool {
        match self {
            Self::Past => false,
            Self::Future => back > 0,
            Self::Nearest => back > 0 && on < back,
        }
    }
}
