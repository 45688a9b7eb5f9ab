//! The timeline and its picture.

use super::row::{Filter, Section};
use super::shell::{Page, Pager};

pub(crate) struct Crumb {
    pub(crate) href: String,
    /// "all", "2010s", "2019", "Mar 2019"
    pub(crate) label: String,
    pub(crate) current: bool,
}

pub(crate) struct Column {
    pub(crate) x: i64,
    /// at least 24
    pub(crate) width: i64,
    /// x + 4
    pub(crate) bar_x: i64,
    /// width - 8
    pub(crate) bar_width: i64,
    /// x + width / 2
    pub(crate) mid: i64,
    /// filled part
    pub(crate) past_y: i64,
    pub(crate) past_height: i64,
    /// dashed part, stands on the filled one
    pub(crate) ahead_y: i64,
    pub(crate) ahead_height: i64,
    /// above both
    pub(crate) count_y: i64,
    /// past + ahead
    pub(crate) count: i64,
    pub(crate) past: i64,
    pub(crate) ahead: i64,
    /// "2019", "Mar", "14"
    pub(crate) label: String,
    /// "March 2019: 242, of these 230 happened, 12 planned"
    pub(crate) say: String,
    /// one zoom deeper; "" where the column is empty
    pub(crate) href: String,
}

pub(crate) struct TimelinePicture {
    pub(crate) width: i64,
    pub(crate) height: i64,
    pub(crate) floor: i64,
    /// floor + 16
    pub(crate) label_y: i64,
    /// Decade, Year, Month, Day: head of the table
    pub(crate) unit: String,
    pub(crate) title: String,
    pub(crate) desc: String,
    pub(crate) columns: Vec<Column>,
}

#[derive(askama::Template)]
#[template(path = "timeline.html")]
pub(crate) struct TimelinePage {
    pub(crate) base: String,
    pub(crate) page: Page,
    /// hidden: zoom and at
    pub(crate) filter: Filter,
    pub(crate) crumbs: Vec<Crumb>,
    /// the span before; ""
    pub(crate) prev_href: String,
    pub(crate) prev_label: String,
    pub(crate) next_href: String,
    pub(crate) next_label: String,
    pub(crate) picture: TimelinePicture,
    pub(crate) when_head: String,
    /// by month or year
    pub(crate) sections: Vec<Section>,
    pub(crate) none_text: String,
    pub(crate) pager: Pager,
}
