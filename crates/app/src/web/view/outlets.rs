//! What became of the plans that outlets told of.

use super::shell::Page;

pub(crate) struct Part {
    /// k (kept) sl (slipped) ca (cancelled) ov (overdue) op (open); in Rust: `class`
    pub(crate) class: String,
    /// hundredths of the bar
    pub(crate) x: i64,
    pub(crate) width: i64,
}

pub(crate) struct RecordLine {
    /// /diary?outlet=; "" for kinds of sources
    pub(crate) href: String,
    pub(crate) name: String,
    /// the sum
    pub(crate) plans: i64,
    pub(crate) kept: i64,
    pub(crate) slipped: i64,
    /// mean, signed: "+12", "−32"; "" where none slipped
    pub(crate) slipped_days: String,
    pub(crate) cancelled: i64,
    pub(crate) overdue: i64,
    pub(crate) open: i64,
    /// "kept 13, slipped 0, cancelled 1, overdue 86, open 1"
    pub(crate) say: String,
    /// empty parts left out
    pub(crate) parts: Vec<Part>,
}

pub(crate) struct RecordTable {
    /// By outlet; By kind of source
    pub(crate) heading: String,
    /// Outlet; Source
    pub(crate) column: String,
    pub(crate) rows: Vec<RecordLine>,
}

#[derive(askama::Template)]
#[template(path = "outlets.html")]
pub(crate) struct OutletsPage {
    pub(crate) base: String,
    pub(crate) page: Page,
    pub(crate) tables: Vec<RecordTable>,
}
