//! What speaks for a day.

use super::written::Written;

/// Where on a page a day was found, the most trusted kind of place first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Place {
    /// Linked data of an article.
    Linked,
    /// `meta` in the head.
    Meta,
    /// `itemprop`, `property` and the class names of hAtom.
    Marked,
    /// `<time>` without more.
    Time,
    /// The address of the page.
    Address,
    /// Words that say so: "Published on …".
    Label,
    /// A line that is hardly more than a day, near the headline or in what is named a date.
    Byline,
    /// A key of a script.
    Script,
    /// A day anywhere else in the text.
    Loose,
}

/// What is said of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Said {
    Published,
    /// Changed last.
    Modified,
    /// No word on what the day is.
    Nothing,
}

/// A day, where it was found, and how far it is to be trusted.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(super) written: Written,
    pub(super) place: Place,
    pub(super) said: Said,
    /// Points out of a hundred.
    pub(super) points: i32,
    /// By the headline.
    pub(super) near: bool,
    /// Told to people: `meta article:published_time`.
    pub(super) at: String,
    /// Why it won or lost, once that is decided.
    pub(super) verdict: String,
}

impl Candidate {
    pub(super) fn new(written: Written, place: Place, said: Said, points: i32, at: impl Into<String>) -> Self {
        Self { written, place, said, points, near: false, at: at.into(), verdict: String::new() }
    }

    /// One line for people.
    pub(crate) fn line(&self) -> String {
        format!("{:<26} {:<44} {}", self.written.moment.to_string(), self.at, self.verdict)
    }
}
