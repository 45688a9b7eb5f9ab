//! From a request to a function of the tables, and from its answer to a response.

use super::access::Person;
use super::answer::{Answer, Asked, HTML, JSON};
use super::desk::Desk;
use super::gate::{called, guard, nobody, sign_in, sign_out, signing_in};
use super::params::Params;
use super::problem::Problem;
use super::route::{Face, ROUTES, Route};
use super::{assets, document, mcp, oidc, page};
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, RawPathParams, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};
use dateline_ledger::{Hash, Ledger};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// Bytes of a form at most.
const LONGEST_FORM: usize = 256 * 1024;

/// The router over all tables.
pub(super) fn router(desk: Arc<Desk>) -> Router {
    let mut out = Router::new();
    for route in ROUTES {
        let look = move |State(desk): State<Arc<Desk>>,
                         Extension(person): Extension<Person>,
                         parts: RawPathParams,
                         uri: Uri,
                         headers: HeaderMap| async move {
            let parts = parts.iter().map(|(_, value)| value.to_owned()).collect();
            answered(&desk, person, route, parts, &uri, &headers).await
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
            finished(&desk, Ok(Answer::new(JSON, document::openapi(&desk.settings.base))), &headers)
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
    .route_service("/mcp", mcp::http(&desk))
    .route("/events/{event}/{verb}", post(corrected))
    .route("/login", get(signing_in).post(sign_in))
    .route("/login/oidc", get(oidc::there))
    .route("/login/oidc/back", get(oidc::back))
    .route("/logout", post(sign_out))
    .fallback(|State(desk): State<Arc<Desk>>, uri: Uri, headers: HeaderMap| async move {
        refused(&desk, &Problem::missing(format!("there is nothing at {}", uri.path())), &uri, &headers)
    })
    .method_not_allowed_fallback(|State(desk): State<Arc<Desk>>, method: Method, uri: Uri, headers: HeaderMap| async move {
        let problem = Problem::new(StatusCode::METHOD_NOT_ALLOWED, format!("wanted another method at {}, met {method}", uri.path()));
        refused(&desk, &problem, &uri, &headers)
    })
    .layer(DefaultBodyLimit::max(LONGEST_FORM))
    .layer(axum::middleware::from_fn_with_state(desk.clone(), guard))
    .with_state(desk)
}

async fn answered(desk: &Arc<Desk>, person: Person, route: &'static Route, parts: Vec<String>, uri: &Uri, headers: &HeaderMap) -> Response {
    if let Some(problem) = said_nothing(route, uri.query().unwrap_or_default()) {
        return refused(desk, &problem, uri, headers);
    }
    let params = Params::of(uri.query().unwrap_or_default());
    let asked = Asked { host: called(headers, uri).to_owned(), ..Asked::of(desk, person.clone(), route.path.to_owned(), parts, params) };
    let (key, asked) = (asked.key(uri), Arc::new(asked));
    let same = asked.clone();
    let mut answer = desk.answer(key, move |ledger| (route.handler)(&same, ledger)).await;
    let is_seen = matches!(route.face, Face::Page | Face::File);
    // A calendar of no ledger is an empty calendar, which fills when there is one.
    if is_seen && answer.as_ref().is_err_and(|problem| problem.is_empty) {
        answer = Ledger::empty().map_err(Problem::from).and_then(|ledger| (route.handler)(&asked, &ledger));
    }
    match answer {
        Err(problem) if problem.is_empty && is_seen => {
            let asked = Asked::of(desk, person, route.path.to_owned(), Vec::new(), Params::default());
            finished(desk, page::empty(&asked), headers)
        }
        Err(problem) => refused(desk, &problem, uri, headers),
        ok => finished(desk, ok, headers),
    }
}

/// A program that names a filter and gives no value has a fault; a form of ours sends empty fields.
fn said_nothing(route: &Route, query: &str) -> Option<Problem> {
    let Face::Data(doc) = &route.face else { return None };
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let name = pairs.find(|(name, value)| value.is_empty() && doc.params.iter().any(|p| document::called(p) == name))?.0;
    Some(Problem::asked(format!("{name}: wanted a value, met none")))
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
pub(super) fn refused(desk: &Desk, problem: &Problem, uri: &Uri, headers: &HeaderMap) -> Response {
    let count = if problem.status.is_server_error() { &desk.counts.failed } else { &desk.counts.refused };
    count.fetch_add(1, Ordering::Relaxed);
    let wants_page = headers.get("accept").and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("text/html"));
    let path = uri.path().trim_start_matches(desk.settings.base.as_str());
    if wants_page && !path.starts_with("/api") {
        let asked = Asked::of(desk, nobody(), path.to_owned(), Vec::new(), Params::default());
        if let Ok(page) = page::error(&asked, problem) {
            return plain(problem.status, HTML, page.body);
        }
    }
    plain(problem.status, "application/problem+json", problem.as_json())
}

pub(super) fn plain(status: StatusCode, kind: &'static str, body: String) -> Response {
    Response::builder().status(status).header(CONTENT_TYPE, kind).body(Body::from(body)).unwrap_or_default()
}

/// Another address to look at.
pub(super) fn seen(to: &str) -> Response {
    Response::builder().status(StatusCode::SEE_OTHER).header(LOCATION, to).body(Body::empty()).unwrap_or_default()
}

/// A form that corrects an event.
async fn corrected(
    State(desk): State<Arc<Desk>>,
    Extension(person): Extension<Person>,
    parts: RawPathParams,
    uri: Uri,
    headers: HeaderMap,
    body: String,
) -> Response {
    let parts: Vec<String> = parts.iter().map(|(_, value)| value.to_owned()).collect();
    let form = Params::of(&body);
    let at = desk.clone();
    let done = tokio::task::spawn_blocking(move || page::correct(&at, &person, &parts, &form)).await;
    match done.unwrap_or_else(|_| Err(Problem::broken("the correction could not be made"))) {
        Ok(event) => {
            desk.counts.answered.fetch_add(1, Ordering::Relaxed);
            seen(&format!("{}/events/{event}?done=1", desk.settings.base))
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
