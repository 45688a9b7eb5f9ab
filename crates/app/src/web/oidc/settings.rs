//! The table `[oidc]` of the access file.

use crate::web::access::Role;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A provider, and who of its people may do what.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Oidc {
    /// Its address, as its tokens have it in `iss`.
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) client_secret: Option<String>,
    /// What people call it.
    #[serde(default = "label")]
    pub(crate) label: String,
    #[serde(default = "scopes")]
    pub(crate) scopes: String,
    /// The claim that has the name under which somebody corrects; else `sub`.
    #[serde(default = "name")]
    pub(crate) name: String,
    /// The claim that has the groups; one that begins with `/` is a JSON pointer: `/realm_access/roles`.
    #[serde(default = "groups")]
    pub(crate) groups: String,
    /// Groups that may look; `*` is whoever the provider lets in.
    pub(crate) readers: Vec<String>,
    /// Groups that may look and correct.
    #[serde(default)]
    pub(crate) editors: Vec<String>,
}

fn label() -> String {
    "single sign-on".to_owned()
}

fn scopes() -> String {
    "openid profile email".to_owned()
}

fn name() -> String {
    "preferred_username".to_owned()
}

fn groups() -> String {
    "groups".to_owned()
}

/// Without the secret.
impl std::fmt::Debug for Oidc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Oidc").field("issuer", &self.issuer).field("client_id", &self.client_id).finish_non_exhaustive()
    }
}

impl Oidc {
    /// Whether it can be asked without others listening.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        let is_safe = self.trusts(&self.issuer) && !self.issuer.contains(['?', '#']);
        anyhow::ensure!(is_safe, "oidc: wanted an address that begins with https:// as issuer, met {:?}", self.issuer);
        anyhow::ensure!(!self.client_id.is_empty(), "oidc: wanted a client_id, met nothing");
        anyhow::ensure!(self.scopes.split(' ').any(|s| s == "openid"), "oidc: wanted openid among the scopes, met {:?}", self.scopes);
        Ok(())
    }

    /// Whether an address may be asked: by https, or on this machine where the issuer is.
    pub(crate) fn trusts(&self, address: &str) -> bool {
        address.starts_with("https://") || is_here(&self.issuer) && is_here(address)
    }

    /// The name of somebody with these claims.
    pub(crate) fn name_of(&self, claims: &Value) -> Option<String> {
        let text = |name: &str| claim(claims, name)?.as_str().filter(|t| !t.trim().is_empty()).map(str::to_owned);
        text(&self.name).or_else(|| text("sub"))
    }

    /// What somebody with these claims may do.
    pub(crate) fn role(&self, claims: &Value) -> Option<Role> {
        let own: Vec<&str> = match claim(claims, &self.groups) {
            Some(Value::String(group)) => vec![group],
            Some(Value::Array(groups)) => groups.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let is_of = |groups: &[String]| groups.iter().any(|g| g == "*" || own.contains(&g.as_str()));
        match () {
            () if is_of(&self.editors) => Some(Role::Editor),
            () if is_of(&self.readers) => Some(Role::Reader),
            () => None,
        }
    }
}

fn claim<'c>(claims: &'c Value, name: &str) -> Option<&'c Value> {
    if name.starts_with('/') { claims.pointer(name) } else { claims.get(name) }
}

/// An address of this machine.
fn is_here(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("http://") else { return false };
    let host = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, port)| if port.bytes().all(|b| b.is_ascii_digit()) { name } else { host });
    ["127.0.0.1", "localhost", "[::1]"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn oidc(more: &str) -> Oidc {
        toml::from_str(&format!("issuer = \"https://id.example\"\nclient_id = \"desk\"\nclient_secret = \"hush\"\n{more}")).unwrap()
    }

    #[test]
    fn groups_give_roles() {
        let check = |more: &str, claims: Value, expected: Option<Role>| assert_eq!(oidc(more).role(&claims), expected, "{more} {claims}");
        let desk = "readers = [\"news\"]\neditors = [\"desk\"]";
        check(desk, json!({"groups": ["news", "desk"]}), Some(Role::Editor));
        check(desk, json!({"groups": "news"}), Some(Role::Reader));
        check(desk, json!({"groups": ["sport", 1]}), None);
        check(desk, json!({"roles": ["desk"]}), None);
        check("readers = []\ngroups = \"/realm/roles\"\neditors = [\"desk\"]", json!({"realm": {"roles": ["desk"]}}), Some(Role::Editor));
        check("readers = [\"*\"]", json!({}), Some(Role::Reader));
        assert!(toml::from_str::<Oidc>("issuer = \"https://id.example\"\nclient_id = \"desk\"").is_err(), "nobody is let in unsaid");
    }

    #[test]
    fn a_secret_is_sent_over_https_or_nowhere() {
        let of = |issuer: &str| Oidc { issuer: issuer.to_owned(), ..oidc("readers = []") };
        assert!(of("https://id.example").check().is_ok() && of("http://127.0.0.1:90/x").check().is_ok());
        for issuer in ["http://id.example", "http://127.0.0.1.evil.example", "http://127.0.0.1:80@evil.example/", "ftp://localhost"] {
            assert!(of(issuer).check().is_err(), "{issuer}");
        }
        assert!(!of("https://id.example").trusts("http://127.0.0.1/token"), "no provider leads into this machine");
        assert!(!format!("{:?}", of("https://id.example")).contains("hush"));
    }
}
