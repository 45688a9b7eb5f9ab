//! The document of the API, OpenAPI 3.1, made from the table of routes and the columns of the export.

use super::params::{LIMIT, MOST};
use super::route::{Face, ROUTES};
use dateline_ledger::columns;
use dateline_ledger::status::Status;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use utoipa::openapi::OpenApi;

/// The document, for a server under a base path.
pub(crate) fn openapi(base: &str) -> String {
    static MADE: LazyLock<OpenApi> = LazyLock::new(|| serde_json::from_value(whole()).expect("the document is OpenAPI 3.1"));
    let mut document = MADE.clone();
    document.servers = Some(vec![utoipa::openapi::Server::new(if base.is_empty() { "/" } else { base })]);
    serde_json::to_string(&document).expect("a document is JSON")
}

/// What can stand in a path or behind its `?`: where, schema, meaning.
fn param(name: &str) -> Value {
    let day = || json!({"type": "string", "format": "date"});
    let text = || json!({"type": "string", "minLength": 1});
    let (place, schema, meaning) = match name {
        "event" => ("path", text(), "the name of an event"),
        "article" => ("path", text(), "the id of an article, as it was given"),
        "as_of" => ("query", day(), "as known on this day: from articles published by then, and nothing later"),
        "from" => ("query", day(), "what may fall on this day or later"),
        "to" => ("query", day(), "what may fall on this day or before"),
        "from_day" => ("query", day(), "the earlier day"),
        "to_day" => ("query", day(), "the later day"),
        "actor" => ("query", text(), "somebody who takes part, by words of the name"),
        "place" => ("query", text(), "a place, by words of its name, or a country by its two letters"),
        "type" => ("query", text(), "a PLOVER type, such as CONSULT"),
        "status" => ("query", json!({"type": "array", "items": status()}), "one of these; may be given several times"),
        "outlet" => ("query", text(), "told by this outlet"),
        "q" => (
            "query",
            json!({"type": "string", "minLength": 1, "pattern": "\\S"}),
            "words that a sentence must have; a phrase in quotation marks",
        ),
        "version" => (
            "query",
            json!({"type": "integer", "minimum": 1, "maximum": 1_000_000}),
            "which text of the article, the oldest is 1; else the last",
        ),
        "q_title" => ("query", text(), "words that the title must have; tari* is all that begin so"),
        "q_claim" => ("query", text(), "words that a claim must have, in what is said or in who says it"),
        "q_name" => ("query", text(), "words that a name must have; for places also the two letters of a country"),
        "limit" => ("query", json!({"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}), "so many at most"),
        "cursor" => {
            ("query", json!({"type": "string", "pattern": "^-?[0-9]{1,9}[.][0-9a-z]+$"}), "where to go on: `next` of the answer before")
        }
        other => unreachable!("no parameter is called {other}"),
    };
    let is_required = place == "path" || matches!(name, "q" | "from_day" | "to_day");
    json!({"name": called(name), "in": place, "required": is_required, "schema": schema, "description": meaning})
}

/// What a parameter of the document is called in a request.
pub(crate) fn called(param: &str) -> &str {
    match param {
        "from_day" => "from",
        "to_day" => "to",
        "q_name" | "q_title" | "q_claim" => "q",
        other => other,
    }
}

fn status() -> Value {
    json!({"type": "string", "enum": Status::ALL.map(Status::label)})
}

fn whole() -> Value {
    let mut paths = Map::new();
    for route in ROUTES {
        let Face::Data(doc) = &route.face else { continue };
        let params: Vec<Value> = doc.params.iter().map(|name| param(name)).collect();
        let problem = |what: &str| json!({"description": what, "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}});
        let mut responses = json!({
            "200": {"description": doc.summary, "content": {"application/json": {"schema": {"$ref": format!("#/components/schemas/{}", doc.answer)}}}},
            "304": {"description": "nothing has changed since the given ETag"},
            "400": problem("the request asks for what cannot be"),
            "421": problem("the host is none that this server was told of"),
            "503": problem("there is no ledger yet, or it is busy"),
        });
        if doc.params.contains(&"to_day") {
            responses["409"] = problem("the days are in the wrong order");
        }
        if route.path.contains('{') {
            responses["404"] = problem("there is no such thing");
        }
        let id = route.path.trim_start_matches("/api/v1/").replace(['/', '{', '}'], "_");
        paths.insert(
            route.path.to_owned(),
            json!({"get": {"operationId": id, "summary": doc.summary, "parameters": params, "responses": responses}}),
        );
    }
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Dateline", "version": env!("CARGO_PKG_VERSION"), "description": "The diary, the timeline and the claims of a ledger, each row with its source."},
        "paths": paths,
        "components": {"schemas": schemas()},
    })
}

fn schemas() -> Value {
    let event: Map<String, Value> = columns().map(|(name, kind, meaning)| (name.to_owned(), cell(name, kind, meaning))).collect();
    let names: Vec<&String> = event.keys().collect();
    let list = |of: &str| json!({"type": "object", "required": ["items"], "properties": {"items": {"type": "array", "items": {"$ref": format!("#/components/schemas/{of}")}}}});
    let any = |what: &str| json!({"type": "object", "description": what, "additionalProperties": true});
    let mut events = list("Event");
    events["required"] = json!(["items", "next"]);
    events["properties"]["next"] = json!({"type": ["string", "null"], "description": "the cursor of the next page"});
    json!({
        "Event": {"type": "object", "required": names, "properties": event},
        "Events": events,
        "EventInFull": any("an event with `reports`, `steps`, `conditions` and `dependants`, as `dateline show --json` prints it"),
        "Why": any("`joined` and `near`, each with its points, as `dateline why --json` prints them"),
        "Claim": any("`first`, `again`, `others` and `denials`, as `dateline claims --json` prints them"),
        "Claims": list("Claim"),
        "Hit": any("an article and its sentence, as `dateline search --json` prints them"),
        "Hits": list("Hit"),
        "Change": any("`ways`, `before` and `after`, as `dateline diff --json` prints them"),
        "Changes": list("Change"),
        "Outcome": any("what became of the plans of one outlet or kind of source, as `dateline record --json` prints it"),
        "Record": list("Outcome"),
        "Name": {
            "type": "object", "required": ["name", "country", "ahead", "happened", "claims", "last_seen", "next"],
            "description": "a name, and how much there is of it among the events that came in last",
            "properties": {
                "name": {"type": "string"},
                "country": {"type": ["string", "null"], "description": "ISO 3166-1 alpha-2"},
                "ahead": {"type": "integer", "minimum": 0, "description": "events that lie ahead"},
                "happened": {"type": "integer", "minimum": 0, "description": "events that happened"},
                "claims": {"type": "integer", "minimum": 0, "description": "claims that it makes; 0 for places"},
                "last_seen": {"type": ["string", "null"], "format": "date", "description": "the last day of publication"},
                "next": {"type": ["string", "null"], "description": "the name of the next event"},
            },
        },
        "Names": list("Name"),
        "Article": any("an article, its `text`, which of its `versions` (their days, the oldest first) that is, and its `reading`, as `dateline read --json` prints it"),
        "Query": {
            "type": "object", "required": ["name", "query", "page", "calendar", "atom", "json_feed"], "description": "a saved query, and its addresses",
            "properties": {
                "name": {"type": "string"},
                "query": {"type": "string", "description": "its filters, as they stand behind a `?`"},
                "page": {"type": "string", "format": "uri"},
                "calendar": {"type": "string", "format": "uri"},
                "atom": {"type": "string", "format": "uri"},
                "json_feed": {"type": "string", "format": "uri"},
            },
        },
        "Queries": list("Query"),
        "Correction": any("`number`, `who`, `day`, `why`, `what` and whether it `holds`"),
        "Corrections": list("Correction"),
        "Failure": any("`what`, `place` and `why`"),
        "Failures": list("Failure"),
        "Problem": {
            "type": "object", "description": "RFC 9457", "required": ["title", "status", "detail"],
            "properties": {"type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"}},
        },
    })
}

fn cell(name: &str, kind: &str, meaning: &str) -> Value {
    let mut schema = match kind {
        "list" => json!({"type": "array", "items": {"type": "string"}}),
        "day" => json!({"type": ["string", "null"], "format": "date"}),
        "count" => json!({"type": "integer", "minimum": 0}),
        "share" => json!({"type": "number", "minimum": 0, "maximum": 1}),
        "yes/no" => json!({"type": "boolean"}),
        "span" => json!({"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}),
        _ => json!({"type": ["string", "null"]}),
    };
    if name == "status" {
        schema = status();
    }
    schema["description"] = meaning.into();
    schema
}
