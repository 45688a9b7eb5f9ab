//! Places.

use super::row::Find;
use super::shell::{Page, Pager};

pub(crate) struct PlaceLine {
    /// /timeline?place=
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) country: String,
    pub(crate) ahead: i64,
    /// /diary?place=; "" where ahead is 0
    pub(crate) diary_href: String,
    pub(crate) happened: i64,
    /// the next event there; ""
    pub(crate) next_href: String,
    pub(crate) next_when: String,
    pub(crate) next_title: String,
}

#[derive(askama::Template)]
#[template(path = "places.html")]
pub(crate) struct PlacesPage {
    pub(crate) base: String,
    pub(crate) page: Page,
    pub(crate) find: Find,
    pub(crate) places: Vec<PlaceLine>,
    pub(crate) pager: Pager,
}
