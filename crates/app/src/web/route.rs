//! Every address that is answered, in one table: the router and the document of the API are made from it, so neither can miss one.

use super::answer::{Answer, Asked, HTML};
use super::desk::{Desk, Settings};
use super::params::Params;
use super::problem::Problem;
use super::{api, assets, document, page};
use axum::Router;
use axum::body::Body;
use axum::extract::{RawPathParams, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, HOST, IF_NONE_MATCH, LOCATION};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::Response;
use axum::routing::{get, post};
use dateline_ledger::{Hash, Ledger};
use std::sync::Arc;
use std::sync::atomic::Ordering;

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

const FILTERS: &[&str] = &["as_of", "from", "to", "actor", "place", "type", "status", "outlet", "limit", "cursor"];

const fn data(path: &'static str, handler: fn(&Asked, &Ledger) -> Result<Answer, Problem>, doc: Doc) -> Route {
    Route { path, handler, face: Face::Data(doc) }
}

const fn shown(path: &'static str, handler: fn(&Asked, &Ledger) -> Result<Answer, Problem>) -> Route {
    Route { path, handler, face: Face::Page }
}

/// All that look something up.
pub(crate) static ROUTES: &[Route] = &[
    shown("/", page::diary),
    shown("/diary", page::diary),
    shown("/events/{event}", page::event),
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
        Doc { summary: "Who says so, and who denies it", params: &["as_of", "from", "to", "actor", "outlet", "limit"], answer: "Claims" },
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
            params: &["from_day", "to_day", "actor", "place", "type", "outlet"],
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
        Doc { summary: "An article with all that is found in it", params: &["article", "as_of"], answer: "Article" },
    ),
    data("/api/v1/corrections", api::corrections, Doc { summary: "What people have corrected", params: &[], answer: "Corrections" }),
    data("/api/v1/failures", api::failures, Doc { summary: "What could not be kept", params: &[], answer: "Failures" }),
];

/// Forms that correct an event, by the verb that ends their path.
pub(crate) const VERBS: [&str; 7] = ["confirm", "reject", "set", "rename", "merge", "split", "undo"];

/// The router over all tables.
pub(crate) fn router(desk: Arc<Desk>) -> Router {
    let mut out = Router::new();
    for route in ROUTES {
        let look = move |State(desk): State<Arc<Desk>>, parts: RawPathParams, uri: Uri, headers: HeaderMap| async move {
            let parts = parts.iter().map(|(_, value)| value.to_owned()).collect();
            answered(&desk, route, parts, &uri, &headers).await
        };
        out = out.route(route.path, get(look));
    }
    for (path, kind, content) in assets::ASSETS {
        let give = move |State(desk): State<Arc<Desk>>, headers: HeaderMap| async move {
            finished(&desk, Ok(Answer::new(kind, content)), &headers)
        };
        out = out.route(path, get(give));
    }
    out.route(
        "/api/v1/openapi.json",
        get(|State(desk): State<Arc<Desk>>, headers: HeaderMap| async move {
            finished(&desk, Ok(Answer::new(super::answer::JSON, document::openapi(&desk.settings.base))), &headers)
        }),
    )
    .route("/healthz", get(|| async { "ok\n" }))
    .route(
        "/readyz",
        get(|State(desk): State<Arc<Desk>>| async move {
            let ready = desk.look(|ledger| Ok(ledger.count()?)).await;
            match ready {
                Ok(_) => plain(StatusCode::OK, "text/plain; charset=utf-8", "ready\n".to_owned()),
                Err(p) if p.is_empty => plain(StatusCode::OK, "text/plain; charset=utf-8", "ready; the ledger is empty\n".to_owned()),
                Err(p) => plain(StatusCode::SERVICE_UNAVAILABLE, "text/plain; charset=utf-8", format!("{}\n", p.detail)),
            }
        }),
    )
    .route("/metrics", get(|State(desk): State<Arc<Desk>>| async move { metrics(&desk).await }))
    .route("/events/{event}/{verb}", post(corrected))
    .fallback(|State(desk): State<Arc<Desk>>, uri: Uri, headers: HeaderMap| async move {
        refused(&desk, &Problem::missing(format!("there is nothing at {}", uri.path())), &uri, &headers)
    })
    .method_not_allowed_fallback(|State(desk): State<Arc<Desk>>, method: Method, uri: Uri, headers: HeaderMap| async move {
        let problem = Problem::new(StatusCode::METHOD_NOT_ALLOWED, format!("wanted another method at {}, met {method}", uri.path()));
        refused(&desk, &problem, &uri, &headers)
    })
    .layer(axum::middleware::from_fn_with_state(desk.clone(), guard))
    .with_state(desk)
}

/// What holds for every request: a host that is ours, and headers that keep others out.
async fn guard(State(desk): State<Arc<Desk>>, request: axum::extract::Request, next: axum::middleware::Next) -> Response {
    let uri = request.uri().clone();
    let mut response = match host(request.headers(), &uri, &desk.settings) {
        Ok(()) => next.run(request).await,
        Err(problem) => refused(&desk, &problem, &uri, request.headers()),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        ("content-security-policy", "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// A page elsewhere must not reach this server under a name of its own.
fn host(headers: &HeaderMap, uri: &Uri, settings: &Settings) -> Result<(), Problem> {
    let named = headers.get(HOST).and_then(|h| h.to_str().ok()).or_else(|| uri.authority().map(|a| a.as_str())).unwrap_or_default();
    let name = match named.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => named,
    };
    let is_here = ["localhost", "[::1]"].contains(&name) || name.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| ip.is_loopback());
    if is_here || settings.hosts.iter().any(|h| h.eq_ignore_ascii_case(name)) {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::MISDIRECTED_REQUEST,
        format!("wanted a host that this server was told of, met {name:?}; `dateline serve --host {name}` allows it"),
    ))
}

async fn answered(desk: &Arc<Desk>, route: &'static Route, parts: Vec<String>, uri: &Uri, headers: &HeaderMap) -> Response {
    let asked = Asked::of(desk, route.path.to_owned(), parts, Params::of(uri.query().unwrap_or_default()));
    match desk.look(move |ledger| (route.handler)(&asked, ledger)).await {
        Err(problem) if problem.is_empty && matches!(route.face, Face::Page) => {
            let asked = Asked::of(desk, route.path.to_owned(), Vec::new(), Params::default());
            finished(desk, page::empty(&asked), headers)
        }
        Err(problem) => refused(desk, &problem, uri, headers),
        ok => finished(desk, ok, headers),
    }
}

/// An answer with what caches need; nothing where the asker has it already.
fn finished(desk: &Desk, answer: Result<Answer, Problem>, headers: &HeaderMap) -> Response {
    let answer = match answer {
        Ok(answer) => answer,
        Err(problem) => return refused(desk, &problem, &Uri::from_static("/api"), headers),
    };
    desk.counts.answered.fetch_add(1, Ordering::Relaxed);
    let tag = format!("\"{}\"", Hash::of(&[answer.kind, &answer.body]));
    let known = headers.get_all(IF_NONE_MATCH).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(','));
    let is_known = known.map(|t| t.trim().trim_start_matches("W/")).any(|t| t == tag || t == "*");
    let mut response = match is_known {
        true => Response::builder().status(StatusCode::NOT_MODIFIED).body(Body::empty()).unwrap_or_default(),
        false => plain(StatusCode::OK, answer.kind, answer.body),
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(ETAG, tag);
    }
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}

/// A problem: a page for people, `application/problem+json` for programs.
fn refused(desk: &Desk, problem: &Problem, uri: &Uri, headers: &HeaderMap) -> Response {
    let count = if problem.status.is_server_error() { &desk.counts.failed } else { &desk.counts.refused };
    count.fetch_add(1, Ordering::Relaxed);
    let wants_page = headers.get("accept").and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("text/html"));
    let path = uri.path().trim_start_matches(desk.settings.base.as_str());
    if wants_page && !path.starts_with("/api") {
        let asked = Asked::of(desk, path.to_owned(), Vec::new(), Params::default());
        if let Ok(page) = page::error(&asked, problem) {
            return plain(problem.status, HTML, page.body);
        }
    }
    plain(problem.status, "application/problem+json", problem.as_json())
}

fn plain(status: StatusCode, kind: &'static str, body: String) -> Response {
    Response::builder().status(status).header(CONTENT_TYPE, kind).body(Body::from(body)).unwrap_or_default()
}

/// A form that corrects an event.
async fn corrected(State(desk): State<Arc<Desk>>, parts: RawPathParams, uri: Uri, headers: HeaderMap, body: String) -> Response {
    let parts: Vec<String> = parts.iter().map(|(_, value)| value.to_owned()).collect();
    let form = Params::of(&body);
    let at = desk.clone();
    let done = tokio::task::spawn_blocking(move || page::correct(&at, &parts, &form)).await;
    match done.unwrap_or_else(|_| Err(Problem::broken("the correction could not be made"))) {
        Ok(event) => {
            desk.counts.answered.fetch_add(1, Ordering::Relaxed);
            let to = format!("{}/events/{event}?done=1", desk.settings.base);
            Response::builder().status(StatusCode::SEE_OTHER).header(LOCATION, to).body(Body::empty()).unwrap_or_default()
        }
        Err(problem) => refused(&desk, &problem, &uri, &headers),
    }
}

/// In the format of Prometheus.
async fn metrics(desk: &Arc<Desk>) -> Response {
    let articles = desk.look(|ledger| Ok(ledger.count()?)).await.unwrap_or_default();
    let counts = &desk.counts;
    let lines = [
        ("dateline_articles", "gauge", "Articles in the ledger", articles),
        ("dateline_answers_total", "counter", "Requests that were answered", counts.answered.load(Ordering::Relaxed) as u64),
        (
            "dateline_refusals_total",
            "counter",
            "Requests that could not be answered as asked",
            counts.refused.load(Ordering::Relaxed) as u64,
        ),
        ("dateline_failures_total", "counter", "Requests that failed here", counts.failed.load(Ordering::Relaxed) as u64),
        ("dateline_uptime_seconds", "gauge", "Seconds since the start", counts.started.elapsed().as_secs()),
    ];
    let text: String =
        lines.iter().map(|(name, kind, help, n)| format!("# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {n}\n")).collect();
    plain(StatusCode::OK, "text/plain; version=0.0.4; charset=utf-8", text)
}
