//! An article with its findings marked.

use super::shell::{Page, Tab};

pub(crate) struct Segment {
    /// foreign text; the segments of a paragraph joined are the paragraph
    pub(crate) text: String,
    /// one or more of: event time claim cue name; "" without a finding; in Rust: `class`
    pub(crate) class: String,
    /// id of the narrowest finding over it; ""
    pub(crate) finding: String,
    /// "time 2026-03-24, time/date/month-day"
    pub(crate) title: String,
    /// the first segment of that finding: it gets the id that the list links back to
    pub(crate) first: bool,
}

pub(crate) struct Paragraph {
    pub(crate) segments: Vec<Segment>,
}

pub(crate) struct Finding {
    /// as in the reading: t1 n1 c1 e1; times and names are numbered in order
    pub(crate) id: String,
    pub(crate) text: String,
    /// event, time, claim, name
    pub(crate) kind: String,
    /// "scheduled, Tue 24 Mar 2026", "2026-03-24", "says, per a senior Finnish diplomat", "place, FI"; ""
    pub(crate) value: String,
    /// rule or model
    pub(crate) made_by: String,
    /// the event of the ledger that it belongs to; ""
    pub(crate) event_href: String,
}

#[derive(askama::Template)]
#[template(path = "article.html")]
pub(crate) struct ArticlePage {
    pub(crate) base: String,
    pub(crate) page: Page,
    /// foreign text; the id where there is none
    pub(crate) headline: String,
    pub(crate) outlet: String,
    /// ISO, for datetime
    pub(crate) published: String,
    /// in words
    pub(crate) day: String,
    /// ONLY http and https; "" for anything else
    pub(crate) url: String,
    /// what is shown for it
    pub(crate) url_host: String,
    /// "Text 2 of 3, Mon 3 Mar 2031"; none where there is one text alone
    pub(crate) versions: Vec<Tab>,
    /// how many findings of each kind
    pub(crate) events: i64,
    pub(crate) times: i64,
    pub(crate) claims: i64,
    pub(crate) names: i64,
    pub(crate) paragraphs: Vec<Paragraph>,
    pub(crate) findings: Vec<Finding>,
}
