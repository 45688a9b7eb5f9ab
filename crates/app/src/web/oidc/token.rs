//! What must hold of an ID token (OpenID Connect Core 1.0, 3.1.3.7): signed by a key of the provider, from it, for us, now, and for this visit.
//!
//! The signatures are checked by `ring`, which the TLS of `ureq` brings; of the algorithms, RS256 and ES256 alone are known here.

use anyhow::Context as _;
use jsonwebtoken::crypto::{CryptoProvider, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::jwk::{Jwk, PublicKeyUse};
use jsonwebtoken::signature::{self, Verifier};
use jsonwebtoken::{Algorithm, AlgorithmFamily, DecodingKey, DecodingKeyKind, Validation, decode, decode_header};
use ring::signature::{ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey};
use serde_json::Value;

/// Seconds that two clocks may differ.
const LEEWAY: u64 = 60;

/// Who a token is of, and for whom and which visit.
pub(super) struct Wanted<'w> {
    pub(super) issuer: &'w str,
    pub(super) client: &'w str,
    pub(super) nonce: &'w str,
}

/// The name of the key that a token says it is signed with.
pub(super) fn key_of(token: &str) -> anyhow::Result<Option<String>> {
    Ok(decode_header(token).context("wanted an ID token")?.kid)
}

/// The key of that name; where none is named, the only one.
pub(super) fn key<'k>(keys: &'k [Jwk], name: Option<&str>) -> Option<&'k Jwk> {
    let mut fit = keys.iter().filter(|k| !matches!(k.common.public_key_use, Some(PublicKeyUse::Encryption)));
    match name {
        Some(name) => fit.find(|k| k.common.key_id.as_deref() == Some(name)),
        None => fit.next().filter(|_| fit.next().is_none()),
    }
}

/// The claims of a token that holds.
pub(super) fn claims(token: &str, key: &Jwk, wanted: &Wanted<'_>) -> anyhow::Result<Value> {
    // Another call has installed it already, and it is the same.
    let _ = PROVIDER.install_default();
    let key = DecodingKey::from_jwk(key).context("wanted a key of the provider")?;
    // The key says how a token may be signed, and never the token.
    let mut rules = Validation::new(if key.family() == AlgorithmFamily::Ec { Algorithm::ES256 } else { Algorithm::RS256 });
    rules.leeway = LEEWAY;
    rules.validate_nbf = true;
    rules.set_issuer(&[wanted.issuer]);
    rules.set_audience(&[wanted.client]);
    rules.set_required_spec_claims(&["iss", "aud", "exp", "sub"]);
    let claims = decode::<Value>(token, &key, &rules).context("wanted an ID token that holds")?.claims;
    anyhow::ensure!(claims["nonce"].as_str() == Some(wanted.nonce), "wanted the nonce of this visit, met another");
    let is_shared = claims["aud"].as_array().is_some_and(|all| all.len() > 1);
    let party = claims.get("azp").and_then(Value::as_str);
    anyhow::ensure!(
        party == Some(wanted.client) || party.is_none() && !is_shared,
        "wanted a token made for this client, met one for another"
    );
    Ok(claims)
}

/// Signs nothing, and derives no keys: what it would need for that is never called.
static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |_, _| Err(ErrorKind::InvalidAlgorithm.into()),
    verifier_factory: verifier,
    key_utils: KeyUtils::new_unimplemented(),
};

/// An algorithm that `ring` checks, with a key that is of its family.
struct Checked(Algorithm, DecodingKey);

fn verifier(algorithm: &Algorithm, key: &DecodingKey) -> Result<Box<dyn JwtVerifier>, Error> {
    let is_known = matches!((algorithm, key.family()), (Algorithm::RS256, AlgorithmFamily::Rsa) | (Algorithm::ES256, AlgorithmFamily::Ec));
    if is_known { Ok(Box::new(Checked(*algorithm, key.clone()))) } else { Err(ErrorKind::InvalidAlgorithm.into()) }
}

impl Verifier<Vec<u8>> for Checked {
    fn verify(&self, message: &[u8], signed: &Vec<u8>) -> Result<(), signature::Error> {
        let met = match self.1.kind() {
            DecodingKeyKind::RsaModulusExponent { n, e } => {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, message, signed)
            }
            DecodingKeyKind::SecretOrDer(point) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signed),
        };
        met.map_err(|_| signature::Error::new())
    }
}

impl JwtVerifier for Checked {
    fn algorithm(&self) -> Algorithm {
        self.0
    }
}
