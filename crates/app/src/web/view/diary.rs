//! The diary: agenda, month and lanes.

use super::row::{Filter, Row, Section};
use super::shell::{Page, Pager, Tab};

pub(crate) struct Lane {
    /// No date yet, Under review, Overdue
    pub(crate) heading: String,
    /// what is in it, a sentence
    pub(crate) note: String,
    /// all rows of it
    pub(crate) count: i64,
    /// the first 8
    pub(crate) rows: Vec<Row>,
    /// the lane in full; "" where all are shown
    pub(crate) more_href: String,
}

pub(crate) struct Cell {
    /// "", "out" (another month), "free" (no row), "now"; in Rust: `class`
    pub(crate) class: String,
    /// "Monday"
    pub(crate) weekday: String,
    /// "June"
    pub(crate) month: String,
    /// 1 to 31
    pub(crate) number: i64,
    pub(crate) has_rows: bool,
    /// the first 4
    pub(crate) rows: Vec<Row>,
    /// how many more
    pub(crate) more: i64,
    /// that day alone; ""
    pub(crate) more_href: String,
}

pub(crate) struct Week {
    /// seven, from Monday
    pub(crate) days: Vec<Cell>,
}

#[derive(Default)]
pub(crate) struct Month {
    /// "June 2020"
    pub(crate) heading: String,
    /// "May 2020"
    pub(crate) prev: String,
    pub(crate) prev_href: String,
    pub(crate) next: String,
    pub(crate) next_href: String,
    pub(crate) weeks: Vec<Week>,
}

#[derive(askama::Template)]
#[template(path = "diary.html")]
pub(crate) struct DiaryPage {
    /// path prefix of all links: "" or "/dateline"
    pub(crate) base: String,
    pub(crate) page: Page,
    pub(crate) filter: Filter,
    /// /diary.ics with the filters
    pub(crate) ics_href: String,
    /// /diary.atom with the filters
    pub(crate) atom_href: String,
    /// saved queries, by name
    pub(crate) saved: Vec<Tab>,
    pub(crate) tabs: Vec<Tab>,
    /// view=month: `month` is shown; `sections` then has only what has no single day in it
    pub(crate) is_month: bool,
    /// empty strings and lists where is_month is false
    pub(crate) month: Month,
    /// head of the first column: "When", in a lane "Last report" or "Was due"
    pub(crate) when_head: String,
    /// the agenda by week, or a lane in full
    pub(crate) sections: Vec<Section>,
    /// said where sections is empty
    pub(crate) none_text: String,
    pub(crate) pager: Pager,
    /// agenda and month: true; a lane in full: false
    pub(crate) has_lanes: bool,
    pub(crate) lanes: Vec<Lane>,
}
