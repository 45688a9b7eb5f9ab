//! Signing in with the organisation's own provider (OpenID Connect Core 1.0): authorization code with PKCE (RFC 7636) and nonce.
//!
//! `/login/oidc` → the provider → `/login/oidc/back?code=…&state=…` → a session as if she had signed in here
//!
//! `settings.rs` is the table of the access file, `pending.rs` who has been sent there, `provider.rs` the provider's addresses and keys,
//! `token.rs` what holds of an ID token, `sign_in.rs` the two addresses. Nothing that the provider says is believed unless it is signed.

mod pending;
mod provider;
mod settings;
mod sign_in;
mod token;

pub(crate) use settings::Oidc;
pub(crate) use sign_in::{back, there};

use pending::Pending;
use provider::Provider;

/// What the server keeps of it; forgotten when it stops.
#[derive(Default)]
pub(crate) struct Visitors {
    pending: Pending,
    provider: Provider,
}
