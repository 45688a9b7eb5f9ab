//! What changed between two mornings.

use super::shell::Page;

pub(crate) struct ChangedRow {
    pub(crate) id: String,
    pub(crate) title: String,
    /// the other ways in which it changed
    pub(crate) others: Vec<String>,
    pub(crate) edtf: String,
    pub(crate) when: String,
    /// only where it moved; else ""
    pub(crate) before_when: String,
    pub(crate) place: String,
    pub(crate) status: String,
    pub(crate) status_text: String,
    /// only where another; else ""
    pub(crate) before_status: String,
    pub(crate) certainty: String,
    /// only where another; else ""
    pub(crate) before_certainty: String,
    pub(crate) reports_text: String,
    /// the first four
    pub(crate) outlets: String,
    /// the sentence that changed it; ""
    pub(crate) quote: String,
}

pub(crate) struct WayView {
    /// New, Moved, Firmer, Weaker, Cancelled, Held, Denied
    pub(crate) heading: String,
    /// what it means: "another day, a first one, or none any more"
    pub(crate) note: String,
    pub(crate) count: i64,
    /// a row stands once, under its weightiest way: cancelled, moved, denied, weaker, firmer, held, new
    pub(crate) rows: Vec<ChangedRow>,
}

#[derive(askama::Template)]
#[template(path = "morning.html")]
pub(crate) struct MorningPage {
    pub(crate) base: String,
    pub(crate) page: Page,
    /// YYYY-MM-DD
    pub(crate) to: String,
    /// YYYY-MM-DD (in Rust: `from`)
    pub(crate) from: String,
    /// one day earlier
    pub(crate) prev_href: String,
    /// one day later; ""
    pub(crate) next_href: String,
    /// "4 rows changed: 1 cancelled, 1 moved, 1 held, 1 new."
    pub(crate) summary: String,
    /// only those that have rows
    pub(crate) ways: Vec<WayView>,
    /// "Nothing changed."
    pub(crate) none_text: String,
}
