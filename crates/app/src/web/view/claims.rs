//! Claims, and who denies them.

use super::row::Filter;
use super::shell::{Page, Pager};

pub(crate) struct Denial {
    /// foreign text
    pub(crate) who: String,
    /// foreign text
    pub(crate) content: String,
    /// to the article, at the finding
    pub(crate) href: String,
    /// foreign text
    pub(crate) outlet: String,
    /// in words
    pub(crate) day: String,
}

pub(crate) struct Claim {
    /// foreign text; "the article" where nobody is credited
    pub(crate) who: String,
    /// page of the actor; ""
    pub(crate) who_href: String,
    /// unnamed, group, document, …; "" for a named person
    pub(crate) kind: String,
    /// foreign text; ""
    pub(crate) through: String,
    /// says, denies, reports, …
    pub(crate) stance: String,
    /// foreign text
    pub(crate) content: String,
    /// "said again twice, by one other"; ""
    pub(crate) repeats: String,
    pub(crate) denials: Vec<Denial>,
    /// to the article, at the finding
    pub(crate) href: String,
    /// foreign text
    pub(crate) outlet: String,
    /// in words
    pub(crate) day: String,
}

#[derive(askama::Template)]
#[template(path = "claims.html")]
pub(crate) struct ClaimsPage {
    pub(crate) base: String,
    pub(crate) page: Page,
    pub(crate) filter: Filter,
    pub(crate) has_claims: bool,
    pub(crate) claims_caption: String,
    pub(crate) claims: Vec<Claim>,
    pub(crate) none_text: String,
    pub(crate) pager: Pager,
}
