//! Who is let in: hosts that are ours, people and programs that may look, and not too many questions at once.

use super::access::{Access, LASTS, Person, Role};
use super::answer::{Answer, Asked};
use super::desk::{Desk, Settings};
use super::page;
use super::params::Params;
use super::problem::Problem;
use super::server::{plain, refused, seen};
use axum::Extension;
use axum::extract::{ConnectInfo, State};
use axum::http::header::{AUTHORIZATION, COOKIE, HOST, SET_COOKIE, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::Response;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// What holds for every request: a host that is ours, somebody who may look, and headers that keep others out.
pub(super) async fn guard(
    State(desk): State<Arc<Desk>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    mut request: axum::extract::Request,
    next: axum::middleware::Next,
) -> Response {
    let uri = request.uri().clone();
    let known = host(request.headers(), &uri, &desk.settings).and_then(|()| person(&desk, peer.ip(), request.headers(), &uri));
    let mut response = match known {
        Ok(person) => {
            request.extensions_mut().insert(person);
            next.run(request).await
        }
        Err(problem) if problem.status == StatusCode::UNAUTHORIZED && wants_page(request.headers(), &uri) => {
            seen(&login_address(&desk.settings, &uri))
        }
        Err(problem) => refused(&desk, &problem, &uri, request.headers()),
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if response.status() == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

const HEADERS: [(&str, &str); 5] = [
    ("content-security-policy", "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

fn wants_page(headers: &HeaderMap, uri: &Uri) -> bool {
    !uri.path().contains("/api/") && headers.get("accept").and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("text/html"))
}

fn login_address(settings: &Settings, uri: &Uri) -> String {
    let asked = uri.path_and_query().map_or("/", |p| p.as_str());
    let has_base = asked.starts_with(&format!("{}/", settings.base));
    let next = &if has_base { asked.to_owned() } else { format!("{}{asked}", settings.base) };
    format!("{}/login{}", settings.base, Params::default().with(&[("next", next)]).ask())
}

/// Somebody of whom nothing is known.
pub(super) fn nobody() -> Person {
    Person { name: String::new(), role: Role::Reader, token: String::new(), is_signed_in: false }
}

/// Who asks: on this machine alone whoever can; else somebody who has signed in, has a token, or comes through the proxy.
fn person(desk: &Desk, peer: IpAddr, headers: &HeaderMap, uri: &Uri) -> Result<Person, Problem> {
    let Some(access) = &desk.settings.access else {
        return Ok(Person { name: desk.settings.who.clone(), role: Role::Editor, token: desk.token.clone(), is_signed_in: false });
    };
    if !peer.is_loopback() && !desk.door.may_ask(peer) {
        return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "more was asked than one address may; ask more slowly"));
    }
    let path = uri.path().strip_prefix(desk.settings.base.as_str()).unwrap_or(uri.path());
    let is_open = matches!(path, "/healthz" | "/readyz" | "/login" | "/login/oidc" | "/login/oidc/back") || path.starts_with("/assets/");
    let known = told(desk, access, peer, headers);
    known.or_else(|| is_open.then(|| Person { token: desk.token.clone(), ..nobody() })).ok_or_else(|| {
        Problem::new(StatusCode::UNAUTHORIZED, "wanted somebody who has signed in, or a token (Authorization: Bearer …), met neither")
    })
}

fn told(desk: &Desk, access: &Access, peer: IpAddr, headers: &HeaderMap) -> Option<Person> {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
    if let Some(token) = headers.get(AUTHORIZATION).and_then(|v| v.to_str().ok()).and_then(|v| v.strip_prefix("Bearer ")) {
        let token = access.with_token(token.trim())?;
        return Some(Person { name: token.name.clone(), role: token.role, ..nobody() });
    }
    if let Some((name, role)) = access.through_proxy(peer, text) {
        return Some(Person { name, role, token: desk.token.clone(), is_signed_in: false });
    }
    desk.door.inside(&cookie(headers, SESSION)?)
}

pub(super) const SESSION: &str = "dateline-session";

/// What a browser keeps under a name.
pub(super) fn cookie(headers: &HeaderMap, wanted: &str) -> Option<String> {
    let all = headers.get_all(COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    all.filter_map(|pair| pair.trim().split_once('=')).find(|(name, _)| *name == wanted).map(|(_, value)| value.to_owned())
}

/// The form by which people sign in.
pub(super) async fn signing_in(State(desk): State<Arc<Desk>>, Extension(person): Extension<Person>, uri: Uri) -> Response {
    let params = Params::of(uri.query().unwrap_or_default());
    let next = within(&desk.settings, &params.text("next"));
    login(&desk, person, &next, "", "", StatusCode::OK)
}

/// The same, after something went wrong.
pub(super) fn login(desk: &Desk, person: Person, next: &str, user: &str, message: &str, status: StatusCode) -> Response {
    let asked = Asked::of(desk, person, "/login".to_owned(), Vec::new(), Params::default());
    let answer = page::login(&asked, next, user, message).unwrap_or_else(|p| Answer::new("text/plain", p.detail));
    plain(status, answer.kind, answer.body)
}

/// A path of this server; any other is none.
pub(super) fn within(settings: &Settings, next: &str) -> String {
    let is_own = next.starts_with(&format!("{}/", settings.base)) && !next.starts_with("//") && !next.contains(['\\', '\r', '\n', '\t']);
    if is_own { next.to_owned() } else { format!("{}/", settings.base) }
}

/// Takes a name and a password.
pub(super) async fn sign_in(
    State(desk): State<Arc<Desk>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Extension(person): Extension<Person>,
    body: String,
) -> Response {
    let form = Params::of(&body);
    let (next, user) = (within(&desk.settings, &form.text("next")), form.text("user"));
    if form.get("csrf") != Some(person.token.as_str()) {
        return login(&desk, person, &next, &user, "This form was too old. Sign in once more.", StatusCode::FORBIDDEN);
    }
    let (at, name, password) = (desk.clone(), user.clone(), form.text("password"));
    let entered = tokio::task::spawn_blocking(move || match &at.settings.access {
        Some(access) => at.door.enter(access, peer.ip(), &name, &password),
        None => Err(Problem::missing("nobody has to sign in here")),
    });
    match entered.await.unwrap_or_else(|_| Err(Problem::broken("signing in failed"))) {
        Ok(session) => with_cookie(&desk, seen(&next), SESSION, &session, LASTS.as_secs()),
        Err(problem) => login(&desk, person, &next, &user, &problem.detail, problem.status),
    }
}

/// Ends a session.
pub(super) async fn sign_out(
    State(desk): State<Arc<Desk>>,
    Extension(person): Extension<Person>,
    headers: HeaderMap,
    body: String,
) -> Response {
    if Params::of(&body).get("csrf") == Some(person.token.as_str())
        && let Some(session) = cookie(&headers, SESSION)
    {
        desk.door.leave(&session);
    }
    with_cookie(&desk, seen(&format!("{}/login", desk.settings.base)), SESSION, "", 0)
}

/// Has a browser keep something for so many seconds.
pub(super) fn with_cookie(desk: &Desk, mut response: Response, name: &str, value: &str, seconds: u64) -> Response {
    let secure = if desk.settings.is_secure { "; Secure" } else { "" };
    let path = if desk.settings.base.is_empty() { "/" } else { &desk.settings.base };
    let cookie = format!("{name}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

/// The host that a request names, and its port.
pub(super) fn called<'r>(headers: &'r HeaderMap, uri: &'r Uri) -> &'r str {
    headers.get(HOST).and_then(|h| h.to_str().ok()).or_else(|| uri.authority().map(|a| a.as_str())).unwrap_or_default()
}

/// A page elsewhere must not reach this server under a name of its own.
fn host(headers: &HeaderMap, uri: &Uri, settings: &Settings) -> Result<(), Problem> {
    let named = called(headers, uri);
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
