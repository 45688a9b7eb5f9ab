//! Actors: all of them, and one.

use super::claims::Claim;
use super::row::{Find, Section};
use super::shell::{Page, Pager};

pub(crate) struct ActorLine {
    pub(crate) href: String,
    pub(crate) name: String,
    /// "FI"; ""
    pub(crate) country: String,
    pub(crate) ahead: i64,
    pub(crate) happened: i64,
    pub(crate) claims: i64,
    /// day of the last report, in words
    pub(crate) last: String,
}

#[derive(askama::Template)]
#[template(path = "actors.html")]
pub(crate) struct ActorsPage {
    pub(crate) base: String,
    pub(crate) page: Page,
    pub(crate) find: Find,
    pub(crate) actors: Vec<ActorLine>,
    pub(crate) pager: Pager,
}

pub(crate) struct Fact {
    pub(crate) label: String,
    pub(crate) value: String,
}

#[derive(askama::Template)]
#[template(path = "actor.html")]
pub(crate) struct ActorPage {
    pub(crate) base: String,
    /// heading: the name
    pub(crate) page: Page,
    /// Role, Country, Also called, Ahead, Happened, Claims
    pub(crate) facts: Vec<Fact>,
    pub(crate) when_head: String,
    /// "Ahead", then "Happened" (the last 20)
    pub(crate) sections: Vec<Section>,
    pub(crate) none_text: String,
    /// its timeline; ""
    pub(crate) more_href: String,
    pub(crate) has_claims: bool,
    pub(crate) claims_caption: String,
    pub(crate) claims: Vec<Claim>,
}
