//! The provider's addresses and keys, as it tells of them (OpenID Connect Discovery 1.0), and the token that it gives for a code.

use super::pending::Visit;
use super::settings::Oidc;
use super::token::{self, Wanted};
use crate::net::provider::{agent, text};
use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jsonwebtoken::jwk::Jwk;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long what it told is taken to hold, and how soon it is asked again for a key that it had not then.
const HOLDS: Duration = Duration::from_secs(3_600);
const AGAIN: Duration = Duration::from_secs(60);

/// What the provider told last.
#[derive(Default)]
pub(super) struct Provider(Mutex<Option<(Told, Instant)>>);

/// What it tells.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) places: Places,
    keys: Vec<Jwk>,
}

/// Its addresses.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Places {
    issuer: String,
    pub(super) authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
}

#[derive(Deserialize)]
struct Keys {
    keys: Vec<Value>,
}

#[derive(Deserialize)]
struct Given {
    id_token: String,
}

impl Provider {
    /// What it told, not longer ago than this.
    pub(super) fn told(&self, oidc: &Oidc, within: Duration) -> anyhow::Result<Told> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((told, _)) = known.filter(|(_, since)| since.elapsed() < within) {
            return Ok(told);
        }
        let told = asked(oidc)?;
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((told.clone(), Instant::now()));
        Ok(told)
    }

    /// Where people sign in.
    pub(super) fn places(&self, oidc: &Oidc) -> anyhow::Result<Places> {
        Ok(self.told(oidc, HOLDS)?.places)
    }

    /// The claims of who comes back with a code.
    pub(super) fn claims(&self, oidc: &Oidc, visit: &Visit, code: &str) -> anyhow::Result<Value> {
        let told = self.told(oidc, HOLDS)?;
        let token = given(oidc, &told.places, visit, code)?;
        let name = token::key_of(&token)?;
        let key = match token::key(&told.keys, name.as_deref()) {
            Some(key) => Some(key.clone()),
            // It may have taken a new key since.
            None => token::key(&self.told(oidc, AGAIN)?.keys, name.as_deref()).cloned(),
        };
        let key = key.with_context(|| format!("wanted an ID token signed with a key of the provider, met {name:?}"))?;
        token::claims(&token, &key, &Wanted { issuer: &oidc.issuer, client: &oidc.client_id, nonce: &visit.nonce })
    }
}

fn asked(oidc: &Oidc) -> anyhow::Result<Told> {
    let places: Places = get(oidc, &format!("{}/.well-known/openid-configuration", oidc.issuer.trim_end_matches('/')))?;
    anyhow::ensure!(places.issuer == oidc.issuer, "wanted the provider {}, met {:?}", oidc.issuer, places.issuer);
    for address in [&places.authorization_endpoint, &places.token_endpoint, &places.jwks_uri] {
        anyhow::ensure!(oidc.trusts(address), "wanted addresses of the provider that begin with https://, met {address:?}");
    }
    let all: Keys = get(oidc, &places.jwks_uri)?;
    // Keys of kinds that are not known here are of no use here.
    let keys = all.keys.into_iter().filter_map(|key| serde_json::from_value(key).ok()).collect();
    Ok(Told { places, keys })
}

fn get<T: DeserializeOwned>(oidc: &Oidc, address: &str) -> anyhow::Result<T> {
    anyhow::ensure!(oidc.trusts(address), "wanted an address that begins with https://, met {address:?}");
    let body = text(address, agent().get(address).call())?;
    serde_json::from_str(&body).with_context(|| format!("wanted what OpenID Connect has at {address}"))
}

/// The ID token for a code.
fn given(oidc: &Oidc, places: &Places, visit: &Visit, code: &str) -> anyhow::Result<String> {
    let mut form = vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", &visit.back),
        ("code_verifier", &visit.verifier),
        ("client_id", &oidc.client_id),
    ];
    let mut ask = agent().post(&places.token_endpoint).header("accept", "application/json");
    let ways = &places.token_endpoint_auth_methods_supported;
    match &oidc.client_secret {
        Some(secret) if ways.is_empty() || ways.iter().any(|w| w == "client_secret_basic") => {
            let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
            let pair = STANDARD.encode(format!("{}:{}", encoded(&oidc.client_id), encoded(secret)));
            ask = ask.header("authorization", format!("Basic {pair}"));
        }
        Some(secret) => form.push(("client_secret", secret)),
        None => {}
    }
    let body = text(&places.token_endpoint, ask.send_form(form))?;
    Ok(serde_json::from_str::<Given>(&body).map_err(|_| anyhow::anyhow!("wanted an id_token of {}", places.token_endpoint))?.id_token)
}
