//! Every address that is answered, in one table: the router and the document of the API are made from it, so neither can miss one.

use super::answer::{Answer, Asked};
use super::problem::Problem;
use super::{api, calendar, feed, page, saved};
use dateline_ledger::Ledger;

/// An address that is asked for.
pub(crate) struct Route {
    pub(crate) path: &'static str,
    pub(crate) handler: fn(&Asked, &Ledger) -> Result<Answer, Problem>,
    pub(crate) face: Face,
}

/// What an address is to those who ask.
pub(crate) enum Face {
    /// For people.
    Page,
    /// A calendar or a feed.
    File,
    /// For programs; told of in the document of the API.
    Data(Doc),
}

/// What the document of the API says of an address.
pub(crate) struct Doc {
    pub(crate) summary: &'static str,
    /// Names of `document::PARAMS`.
    pub(crate) params: &'static [&'static str],
    /// A name of `document::schemas`.
    pub(crate) answer: &'static str,
}

const FILTERS: &[&str] = &["q_title", "as_of", "from", "to", "actor", "place", "type", "status", "outlet", "limit", "cursor"];

const fn data(path: &'static str, handler: fn(&Asked, &Ledger) -> Result<Answer, Problem>, doc: Doc) -> Route {
    Route { path, handler, face: Face::Data(doc) }
}

const fn shown(path: &'static str, handler: fn(&Asked, &Ledger) -> Result<Answer, Problem>) -> Route {
    Route { path, handler, face: Face::Page }
}

const fn file(path: &'static str, handler: fn(&Asked, &Ledger) -> Result<Answer, Problem>) -> Route {
    Route { path, handler, face: Face::File }
}

/// All that look something up.
pub(crate) static ROUTES: &[Route] = &[
    shown("/", page::diary),
    shown("/diary", page::diary),
    shown("/events/{event}", page::event),
    file("/diary.ics", calendar::diary),
    file("/diary.ninjs.json", calendar::ninjs),
    file("/diary.newsml.xml", calendar::newsml),
    file("/diary.atom", feed::atom),
    file("/diary.feed.json", feed::json),
    shown("/q/{query}", saved::saved),
    shown("/timeline", page::timeline),
    shown("/claims", page::claims),
    shown("/actors", page::actors),
    shown("/actors/{actor}", page::actor),
    shown("/places", page::places),
    shown("/outlets", page::outlets),
    shown("/articles/{article}", page::article),
    shown("/search", page::search),
    shown("/morning", page::morning),
    data("/api/v1/events", api::events, Doc { summary: "All events: ahead, past and thought of", params: FILTERS, answer: "Events" }),
    data("/api/v1/diary", api::diary, Doc { summary: "What lies ahead", params: FILTERS, answer: "Events" }),
    data("/api/v1/timeline", api::timeline, Doc { summary: "What happened or is under way", params: FILTERS, answer: "Events" }),
    data(
        "/api/v1/events/{event}",
        api::event,
        Doc { summary: "One event: reports, steps, conditions both ways", params: &["event", "as_of"], answer: "EventInFull" },
    ),
    data(
        "/api/v1/events/{event}/why",
        api::why,
        Doc { summary: "Why its mentions are one event, and what nearly joined", params: &["event"], answer: "Why" },
    ),
    data(
        "/api/v1/claims",
        api::claims,
        Doc {
            summary: "Who says so, and who denies it",
            params: &["q_claim", "as_of", "from", "to", "actor", "outlet", "limit"],
            answer: "Claims",
        },
    ),
    data(
        "/api/v1/search",
        api::search,
        Doc { summary: "Sentences that have some words", params: &["q", "as_of", "from", "to", "outlet", "limit"], answer: "Hits" },
    ),
    data(
        "/api/v1/diff",
        api::diff,
        Doc {
            summary: "What changed between two days",
            params: &["from_day", "to_day", "q_title", "actor", "place", "type", "outlet"],
            answer: "Changes",
        },
    ),
    data(
        "/api/v1/actors",
        api::actors,
        Doc { summary: "Who acts, from the events that came in last", params: &["q_name", "as_of", "limit"], answer: "Names" },
    ),
    data(
        "/api/v1/places",
        api::places,
        Doc { summary: "Where things happen, from the events that came in last", params: &["q_name", "as_of", "limit"], answer: "Names" },
    ),
    data(
        "/api/v1/record",
        api::record,
        Doc { summary: "What became of plans, by outlet and kind of source", params: &["as_of"], answer: "Record" },
    ),
    data(
        "/api/v1/articles/{article}",
        api::article,
        Doc { summary: "An article with all that is found in it", params: &["article", "as_of", "version"], answer: "Article" },
    ),
    data(
        "/api/v1/queries",
        saved::queries,
        Doc { summary: "Queries that have a name, and where their diaries are", params: &[], answer: "Queries" },
    ),
    data("/api/v1/corrections", api::corrections, Doc { summary: "What people have corrected", params: &[], answer: "Corrections" }),
    data("/api/v1/failures", api::failures, Doc { summary: "What could not be kept", params: &[], answer: "Failures" }),
];

/// Forms that correct an event, by the verb that ends their path.
pub(crate) const VERBS: [&str; 7] = ["confirm", "reject", "set", "rename", "merge", "split", "undo"];
