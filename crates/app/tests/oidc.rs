//! Signing in with a provider: who may come in, and every way in which a token, a state or a browser can be the wrong one.

mod program;
mod provider;
mod server;

use program::Folder;
use provider::{Plan, Provider, Signed};
use serde_json::{Value, json};
use server::{Reply, Server};
use std::collections::HashMap;
use std::time::{SystemTime, UNIX_EPOCH};

const ARTICLE: &str = r#"{"id":"a1","published":"2031-03-03","outlet":"Harbour Post","text":"Ana Ferro and Peder Holm will meet in Lisbon on May 12, an official said on Monday."}"#;

/// A desk that people reach through the provider.
struct Desk {
    provider: Provider,
    server: Server,
    folder: Folder,
}

/// Somebody who has been sent to the provider.
struct Sent {
    address: String,
    asked: HashMap<String, String>,
    cookie: String,
}

impl Desk {
    fn new() -> Self {
        let (provider, folder) = (Provider::start(), Folder::new());
        assert_eq!(folder.feed(&["add", "--jsonl", "--ledger", "desk.ledger", "-"], ARTICLE.as_bytes()).status, 0);
        let table = format!(
            "[oidc]\nissuer = \"{}\"\nclient_id = \"desk\"\nclient_secret = \"hush & still\"\nlabel = \"Harbour Post\"\nreaders = [\"news\"]\neditors = [\"desk\"]\n",
            provider.issuer
        );
        folder.write("access.toml", table);
        let server = Server::start(&folder, &["--ledger", "desk.ledger", "--access", "access.toml"]);
        Self { provider, server, folder }
    }

    fn send(&self) -> Sent {
        let reply = self.server.get("/login/oidc?next=/events%3Flimit=1");
        assert_eq!(reply.status, 303, "{reply:?}");
        let (address, query) = reply.header("location").unwrap().split_once('?').unwrap();
        let asked = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Sent { address: address.to_owned(), asked, cookie: reply.cookies() }
    }

    /// Comes back from the provider, which has made a token as the test wants it.
    fn back(&self, sent: &Sent, signed: Signed, change: impl FnOnce(&mut Value)) -> Reply {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let mut claims = json!({
            "iss": self.provider.issuer, "aud": "desk", "sub": "7", "preferred_username": "ines", "groups": ["desk"],
            "iat": now, "exp": now + 300, "nonce": sent.asked["nonce"],
        });
        change(&mut claims);
        self.provider.set(Plan { signed, claims, challenge: sent.asked["code_challenge"].clone() });
        self.come(&sent.asked["state"], &sent.cookie, "code=c+1")
    }

    fn come(&self, state: &str, cookie: &str, rest: &str) -> Reply {
        self.server.request("GET", &format!("/login/oidc/back?{rest}&state={state}"), cookie, "")
    }

    /// Who corrects with these cookies, where somebody can.
    fn corrects(&self, cookies: &str) -> Option<u16> {
        let rows: Value = serde_json::from_str(&self.server.request("GET", "/api/v1/events", cookies, "").body).unwrap();
        let event = rows["items"][0]["event_id"].as_str()?.to_owned();
        let page = self.server.request("GET", &format!("/events/{event}"), cookies, "").body;
        let csrf = page.split("name=\"csrf\" value=\"").nth(1)?.split('"').next()?.to_owned();
        Some(self.server.request("POST", &format!("/events/{event}/confirm"), cookies, &server::form(&[("csrf", &csrf)])).status)
    }
}

#[test]
fn people_of_the_provider_come_in_with_their_roles() {
    let desk = Desk::new();
    let page = desk.server.page("/login?next=/diary");
    assert!(page.contains("Sign in with Harbour Post") && !page.contains("type=\"password\""), "{page}");
    let sent = desk.send();
    assert_eq!(sent.address, format!("{}/authorize", desk.provider.issuer));
    for (name, expected) in
        [("response_type", "code"), ("client_id", "desk"), ("code_challenge_method", "S256"), ("scope", "openid profile email")]
    {
        assert_eq!(sent.asked[name], expected);
    }
    let reply = desk.back(&sent, Signed::Rsa, |_| ());
    assert_eq!((reply.status, reply.header("location")), (303, Some("/events?limit=1")), "{reply:?}");
    assert_eq!(desk.corrects(&reply.cookies()), Some(303));
    let kept = desk.server.request("GET", "/api/v1/corrections", &reply.cookies(), "").body;
    assert!(kept.contains("\"who\":\"ines\""), "{kept}");
    let reply = desk.back(&desk.send(), Signed::Elliptic, |c| c["groups"] = json!("news"));
    assert_eq!((reply.status, desk.corrects(&reply.cookies())), (303, Some(403)), "a reader looks: {reply:?}");
    let reply = desk.back(&desk.send(), Signed::Elliptic, |c| c["groups"] = json!(["sport"]));
    assert!(reply.status == 403 && reply.body.contains("none of your groups"), "{reply:?}");
}

#[test]
fn no_other_token_opens() {
    let desk = Desk::new();
    let check = |what: &str, signed: Signed, change: &dyn Fn(&mut Value)| {
        let reply = desk.back(&desk.send(), signed, change);
        assert!(reply.status == 401 && !reply.cookies().contains("dateline-session="), "{what}: {reply:?}");
    };
    for signed in [Signed::Forged, Signed::None, Signed::Confused] {
        check(&format!("{signed:?}"), signed, &|_| ());
    }
    let claims: [(&str, Value); 9] = [
        ("nonce", json!("another")),
        ("nonce", Value::Null),
        ("aud", json!("another")),
        ("aud", json!(["desk", "another"])),
        ("azp", json!("another")),
        ("iss", json!("http://127.0.0.1:1/realm")),
        ("exp", json!(1_700_000_000)),
        ("exp", Value::Null),
        ("nbf", json!(9_000_000_000_u64)),
    ];
    for (name, value) in claims {
        check(&format!("{name}: {value}"), Signed::Rsa, &|c| c[name] = value.clone());
    }
    let reply = desk.back(&desk.send(), Signed::Rsa, |_| ());
    assert_eq!(reply.status, 303, "and the right one still does: {reply:?}");
}

#[test]
fn a_way_in_is_of_one_browser_and_once() {
    let desk = Desk::new();
    let sent = desk.send();
    let reply = desk.back(&sent, Signed::Rsa, |_| ());
    assert_eq!(reply.status, 303);
    assert_eq!(desk.come(&sent.asked["state"], &sent.cookie, "code=c+1").status, 403, "the state is spent");
    let (mine, other) = (desk.send(), desk.send());
    assert_eq!(desk.come(&mine.asked["state"], &other.cookie, "code=c+1").status, 403, "another browser");
    assert_eq!(desk.come(&desk.send().asked["state"], "", "code=c+1").status, 403, "no browser");
    assert_eq!(desk.come("0", &other.cookie, "code=c+1").status, 403, "a state that nobody was given");
    let mut sent = desk.send();
    sent.asked.insert("code_challenge".to_owned(), desk.send().asked["code_challenge"].clone());
    let reply = desk.back(&sent, Signed::Rsa, |_| ());
    assert_eq!(reply.status, 401, "the code was asked for with another challenge");
    let sent = desk.send();
    assert_eq!(desk.come(&sent.asked["state"], &sent.cookie, "error=access_denied").status, 401);
    let sent = desk.send();
    assert_eq!(desk.come(&sent.asked["state"], &sent.cookie, "code=c+1&iss=https://another.example").status, 401, "another provider");
}

#[test]
fn the_secret_is_told_to_nobody_else() {
    let desk = Desk::new();
    for args in [&["access", "list"][..], &["config", "show"]] {
        let ran = desk.folder.run(args);
        assert!(ran.status == 0 && !ran.out.contains("hush"), "{ran:?}");
    }
    assert!(desk.folder.run(&["access", "list"]).out.contains(&desk.provider.issuer));
    assert_eq!(desk.folder.feed(&["access", "add-user", "bo"], b"wind and waves\n").status, 0);
    let kept = std::fs::read_to_string(desk.folder.path().join("access.toml")).unwrap();
    assert!(kept.contains("hush & still") && kept.contains("readers"), "the table outlives a change: {kept}");
    desk.folder.write("access.toml", "[oidc]\nissuer = \"http://id.example\"\nclient_id = \"desk\"\nreaders = [\"*\"]\n");
    let ran = desk.folder.run(&["serve", "--access", "access.toml", "--listen", "127.0.0.1:0"]);
    assert!(ran.status == 1 && ran.err.contains("wanted an address that begins with https://"), "{ran:?}");
}
