//! What has some words.

use super::claims::Claim;
use super::row::Section;
use super::shell::{Page, Pager};

pub(crate) struct HitPart {
    pub(crate) text: String,
    pub(crate) hit: bool,
}

pub(crate) struct Hit {
    /// the sentence
    pub(crate) parts: Vec<HitPart>,
    /// to the article
    pub(crate) href: String,
    pub(crate) headline: String,
    pub(crate) outlet: String,
    pub(crate) day: String,
}

#[derive(askama::Template)]
#[template(path = "search.html")]
pub(crate) struct SearchPage {
    pub(crate) base: String,
    /// q is the question
    pub(crate) page: Page,
    pub(crate) has_events: bool,
    pub(crate) when_head: String,
    /// one section "Events", the first 20
    pub(crate) sections: Vec<Section>,
    /// all: /timeline?q=; ""
    pub(crate) events_href: String,
    pub(crate) has_hits: bool,
    /// "20 of 311"
    pub(crate) hits_count: String,
    pub(crate) hits: Vec<Hit>,
    /// of the sentences
    pub(crate) pager: Pager,
    pub(crate) has_claims: bool,
    pub(crate) claims_caption: String,
    pub(crate) claims: Vec<Claim>,
    /// nothing found, or nothing asked
    pub(crate) has_nothing: bool,
    /// "No sentence has all of these words." or "Type words to search for."
    pub(crate) none_text: String,
}
