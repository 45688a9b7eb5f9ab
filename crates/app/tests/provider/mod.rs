//! A provider of OpenID Connect on this machine, that signs its own tokens and does as a test tells it. `rsa.der` is a key of this test
//! and of nothing else: `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -outform DER`.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// How a token is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signed {
    Rsa,
    Elliptic,
    /// With a key that is not the provider's, under the name of one that is.
    Forged,
    /// Not at all.
    None,
    /// With the public key as if it were a shared secret, for what believes the header.
    Confused,
}

/// What the provider does next.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) signed: Signed,
    pub(crate) claims: Value,
    pub(crate) challenge: String,
}

/// Runs as long as the test.
pub(crate) struct Provider {
    pub(crate) issuer: String,
    plan: Arc<Mutex<Plan>>,
}

struct Keys {
    rsa: RsaKeyPair,
    elliptic: EcdsaKeyPair,
    other: EcdsaKeyPair,
}

impl Provider {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}/realm", listener.local_addr().unwrap());
        let plan = Arc::new(Mutex::new(Plan { signed: Signed::Rsa, claims: json!({}), challenge: String::new() }));
        let (own, at) = (plan.clone(), issuer.clone());
        std::thread::spawn(move || {
            let keys = Keys { rsa: rsa(), elliptic: elliptic(), other: elliptic() };
            listener.incoming().flatten().for_each(|stream| answer(stream, &at, &keys, &own.lock().unwrap().clone()));
        });
        Self { issuer, plan }
    }

    pub(crate) fn set(&self, plan: Plan) {
        *self.plan.lock().unwrap() = plan;
    }
}

fn rsa() -> RsaKeyPair {
    let der = include_bytes!("rsa.der");
    RsaKeyPair::from_pkcs8(der).or_else(|_| RsaKeyPair::from_der(der)).unwrap()
}

fn elliptic() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &random).unwrap()
}

fn coded(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn answer(mut stream: TcpStream, issuer: &str, keys: &Keys, plan: &Plan) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut head, mut line) = (Vec::new(), String::new());
    while reader.read_line(&mut line).unwrap_or_default() > 2 {
        head.push(std::mem::take(&mut line).trim().to_owned());
    }
    let field =
        |name: &str| head.iter().filter_map(|l| l.split_once(": ")).find(|f| f.0.eq_ignore_ascii_case(name)).map(|f| f.1.to_owned());
    let mut body = vec![0; field("content-length").and_then(|n| n.parse().ok()).unwrap_or_default()];
    reader.read_exact(&mut body).unwrap();
    let path = head.first().and_then(|l| l.split(' ').nth(1)).unwrap_or_default();
    let (status, reply) = match path {
        "/realm/.well-known/openid-configuration" => (200, places(issuer)),
        "/realm/keys" => (200, json!({"keys": [public_rsa(keys), public(&keys.elliptic), {"kty": "new", "kid": "unknown"}]})),
        "/realm/token" if is_ours(&field("authorization").unwrap_or_default(), &body, plan) => {
            (200, json!({"id_token": token(keys, plan)}))
        }
        _ => (400, json!({"error": "invalid_request"})),
    };
    let text = reply.to_string();
    let _ = write!(
        stream,
        "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{text}",
        text.len()
    );
}

fn places(issuer: &str) -> Value {
    let at = |step: &str| format!("{issuer}/{step}");
    json!({"issuer": issuer, "authorization_endpoint": at("authorize"), "token_endpoint": at("token"), "jwks_uri": at("keys")})
}

fn public_rsa(keys: &Keys) -> Value {
    let RsaPublicKeyComponents { n, e } = RsaPublicKeyComponents::<Vec<u8>>::from(keys.rsa.public());
    json!({"kty": "RSA", "use": "sig", "kid": "r1", "n": coded(n), "e": coded(e)})
}

fn public(pair: &EcdsaKeyPair) -> Value {
    let point = &pair.public_key().as_ref()[1..];
    json!({"kty": "EC", "crv": "P-256", "use": "sig", "kid": "e1", "x": coded(&point[..32]), "y": coded(&point[32..])})
}

/// Whether who asks for a token is our client, with the secret and with what the challenge was made of.
fn is_ours(authorization: &str, body: &[u8], plan: &Plan) -> bool {
    let form: HashMap<String, String> = form_urlencoded::parse(body).into_owned().collect();
    let has = |name: &str, value: &str| form.get(name).is_some_and(|v| v == value);
    let challenge = coded(digest(&SHA256, form.get("code_verifier").map_or("", String::as_str).as_bytes()));
    authorization == format!("Basic {}", STANDARD.encode("desk:hush+%26+still"))
        && has("grant_type", "authorization_code")
        && has("code", "c 1")
        && challenge == plan.challenge
        && form.get("redirect_uri").is_some_and(|uri| uri.ends_with("/login/oidc/back"))
}

fn token(keys: &Keys, plan: &Plan) -> String {
    let (algorithm, kid) = match plan.signed {
        Signed::Rsa => ("RS256", "r1"),
        Signed::Elliptic | Signed::Forged => ("ES256", "e1"),
        Signed::None => ("none", "e1"),
        Signed::Confused => ("HS256", "e1"),
    };
    let message = format!("{}.{}", coded(json!({"alg": algorithm, "kid": kid, "typ": "JWT"}).to_string()), coded(plan.claims.to_string()));
    let (random, bytes) = (SystemRandom::new(), message.as_bytes());
    let signature = match plan.signed {
        Signed::Rsa => {
            let mut out = vec![0; keys.rsa.public().modulus_len()];
            keys.rsa.sign(&RSA_PKCS1_SHA256, &random, bytes, &mut out).unwrap();
            out
        }
        Signed::Elliptic => keys.elliptic.sign(&random, bytes).unwrap().as_ref().to_vec(),
        Signed::Forged => keys.other.sign(&random, bytes).unwrap().as_ref().to_vec(),
        Signed::None => Vec::new(),
        Signed::Confused => {
            let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, keys.elliptic.public_key().as_ref());
            ring::hmac::sign(&key, bytes).as_ref().to_vec()
        }
    };
    format!("{message}.{}", coded(signature))
}
