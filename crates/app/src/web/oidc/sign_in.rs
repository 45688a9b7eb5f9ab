//! The way to the provider, and back.

use super::settings::Oidc;
use crate::exit::tell;
use crate::web::access::{LASTS, Person};
use crate::web::desk::Desk;
use crate::web::gate::{SESSION, called, cookie, login, with_cookie, within};
use crate::web::params::Params;
use crate::web::problem::Problem;
use crate::web::server::{refused, seen};
use anyhow::Context as _;
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use std::sync::Arc;

/// Binds a visit to the browser that was sent.
const BROWSER: &str = "dateline-oidc";

/// What went wrong, for people; the rest is for those who keep the server running.
const FAILED: &str = "Signing in with the provider failed. Try once more.";

/// Sends a browser to the provider.
pub(crate) async fn there(State(desk): State<Arc<Desk>>, Extension(person): Extension<Person>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(oidc) = desk.oidc() else { return refused(&desk, &none(), &uri, &headers) };
    let next = within(&desk.settings, &Params::of(uri.query().unwrap_or_default()).text("next"));
    let back = format!("{}/login/oidc/back", desk.settings.site(called(&headers, &uri)));
    let (at, page) = (desk.clone(), next.clone());
    let sent = blocking(move || {
        let places = at.visitors.provider.places(&oidc)?;
        let (state, visit) = at.visitors.pending.send(back, page)?;
        let challenge = URL_SAFE_NO_PAD.encode(digest(&SHA256, visit.verifier.as_bytes()));
        let mark = if places.authorization_endpoint.contains('?') { '&' } else { '?' };
        let pairs = [
            ("response_type", "code"),
            ("client_id", &oidc.client_id),
            ("redirect_uri", &visit.back),
            ("scope", &oidc.scopes),
            ("state", &state),
            ("nonce", &visit.nonce),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        Ok((format!("{}{mark}{query}", places.authorization_endpoint), visit.browser))
    });
    match sent.await {
        Ok((address, browser)) => with_cookie(&desk, seen(&address), BROWSER, &browser, 600),
        Err(error) => failed(&desk, person, &next, &error, StatusCode::BAD_GATEWAY),
    }
}

/// Takes somebody whom the provider sends back.
pub(crate) async fn back(State(desk): State<Arc<Desk>>, Extension(person): Extension<Person>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(oidc) = desk.oidc() else { return refused(&desk, &none(), &uri, &headers) };
    let params = Params::of(uri.query().unwrap_or_default());
    let browser = cookie(&headers, BROWSER).unwrap_or_default();
    let home = within(&desk.settings, "");
    let Some(visit) = desk.visitors.pending.come_back(&params.text("state"), &browser) else {
        return login(
            &desk,
            person,
            &home,
            "",
            "This way in was too old, or is another browser's. Sign in once more.",
            StatusCode::FORBIDDEN,
        );
    };
    let (at, asked, next) = (desk.clone(), oidc.clone(), visit.next.clone());
    let come = blocking(move || {
        // RFC 9207: the answer of another provider is none.
        anyhow::ensure!(params.get("iss").is_none_or(|iss| iss == asked.issuer), "wanted an answer of {}, met another", asked.issuer);
        let code = params.get("code").with_context(|| format!("wanted a code of the provider, met {:?}", params.text("error")))?;
        at.visitors.provider.claims(&asked, &visit, code)
    });
    let claims = match come.await {
        Ok(claims) => claims,
        Err(error) => return failed(&desk, person, &next, &error, StatusCode::UNAUTHORIZED),
    };
    let (Some(name), Some(role)) = (oidc.name_of(&claims), oidc.role(&claims)) else {
        return login(
            &desk,
            person,
            &next,
            "",
            "You are known to the provider, but none of your groups may use this desk.",
            StatusCode::FORBIDDEN,
        );
    };
    match desk.door.admit(&name, role) {
        Ok(session) => {
            let response = with_cookie(&desk, seen(&next), BROWSER, "", 0);
            with_cookie(&desk, response, SESSION, &session, LASTS.as_secs())
        }
        Err(problem) => login(&desk, person, &next, "", &problem.detail, problem.status),
    }
}

impl Desk {
    /// The provider, where there is one.
    fn oidc(&self) -> Option<Oidc> {
        self.settings.access.as_ref()?.oidc.clone()
    }
}

fn none() -> Problem {
    Problem::missing("nobody signs in with a provider here; [oidc] in the file of --access names one")
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> anyhow::Result<T> + Send + 'static) -> anyhow::Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(anyhow::anyhow!("wanted to sign somebody in, met a fault of the program")))
}

fn failed(desk: &Desk, person: Person, next: &str, error: &anyhow::Error, status: StatusCode) -> Response {
    tell(&format!("oidc: {error:#}"));
    login(desk, person, next, "", FAILED, status)
}
