//! Who may look and who may correct, where others than this machine can reach the server.
//!
//! `ines`, an editor, signs in with her password; a screen on the wall reads with a token; a proxy says in a header who has signed in with it.
//!
//! Never keeps a password or a token: only what cannot be turned back into one.

use super::oidc::Oidc;
use super::problem::Problem;
use crate::cli::access::FILE_HELP;
use anyhow::Context as _;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use axum::http::StatusCode;
use dateline_ledger::Hash;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::net::IpAddr;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Role {
    /// Look.
    Reader,
    /// Look, and correct.
    Editor,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) role: Role,
    /// What a form of this person carries.
    pub(crate) token: String,
    /// Signed in here, so that signing out means something.
    pub(crate) is_signed_in: bool,
}

/// Users, tokens and a proxy, as the file has them.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Access {
    #[serde(default, rename = "user", skip_serializing_if = "Vec::is_empty")]
    pub(crate) users: Vec<User>,
    #[serde(default, rename = "token", skip_serializing_if = "Vec::is_empty")]
    pub(crate) tokens: Vec<Token>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) proxy: Option<Proxy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) oidc: Option<Oidc>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct User {
    pub(crate) name: String,
    pub(crate) role: Role,
    /// Argon2id, as PHC writes it.
    pub(crate) password: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Token {
    pub(crate) name: String,
    pub(crate) role: Role,
    /// Half a SHA-256 of the token, which is 32 random bytes.
    pub(crate) hash: String,
}

/// A proxy that has asked for a login.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Proxy {
    /// The header in which it says who that is.
    pub(crate) header: String,
    /// From where it asks; the header of others is not believed.
    pub(crate) from: Vec<IpAddr>,
    /// Those who may correct; the others may look.
    #[serde(default)]
    pub(crate) editors: Vec<String>,
}

/// A password that nobody has: where there is no such user, as long is taken as where there is one.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$4mF9nnBCv4YVXTtR2Yy2YOd2/6pYbWzCiQkkXsHf2MM";

impl Access {
    /// Reads the file.
    pub(crate) fn load(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("wanted a file of users and tokens at {}; {FILE_HELP}", path.display()))?;
        let access: Self = toml::from_str(&text).with_context(|| format!("wanted users and tokens in {}", path.display()))?;
        for user in &access.users {
            PasswordHash::new(&user.password)
                .map_err(|e| anyhow::anyhow!("{}: user {}: wanted an Argon2 hash, met {e}; {FILE_HELP}", path.display(), user.name))?;
        }
        if let Some(oidc) = &access.oidc {
            oidc.check().with_context(|| format!("{}", path.display()))?;
        }
        Ok(access)
    }

    /// Whether there is a way for anybody to sign in.
    pub(crate) fn is_open_to_nobody(&self) -> bool {
        self.users.is_empty() && self.tokens.is_empty() && self.proxy.is_none() && self.oidc.is_none()
    }

    /// Writes the file anew, so that only its owner can read it.
    pub(crate) fn store(&self, path: &Path) -> anyhow::Result<()> {
        use std::io::Write as _;
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let new = folder.join(format!(".{}.new", path.file_name().unwrap_or_default().to_string_lossy()));
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&new).with_context(|| format!("wanted to write {}", new.display()))?;
        file.write_all(toml::to_string(self)?.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&new, path).with_context(|| format!("wanted to write {}", path.display()))
    }

    fn with_password(&self, name: &str, password: &str) -> Option<&User> {
        let user = self.users.iter().find(|u| u.name == name);
        let hash = PasswordHash::new(user.map_or(NOBODY, |u| &u.password)).ok()?;
        let is_right = Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
        user.filter(|_| is_right)
    }

    /// Who has a token.
    pub(crate) fn with_token(&self, token: &str) -> Option<&Token> {
        let hash = hashed(token);
        self.tokens.iter().find(|t| t.hash == hash)
    }

    /// Who the proxy says it is.
    pub(crate) fn through_proxy(&self, peer: IpAddr, header: impl Fn(&str) -> Option<String>) -> Option<(String, Role)> {
        let proxy = self.proxy.as_ref().filter(|p| p.from.contains(&peer))?;
        let name = header(&proxy.header).filter(|n| !n.is_empty())?;
        let role = if proxy.editors.contains(&name) { Role::Editor } else { Role::Reader };
        Some((name, role))
    }
}

/// A password as it is kept.
pub(crate) fn kept(password: &str) -> anyhow::Result<String> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|e| anyhow::anyhow!("the password: {e}"))?;
    Ok(hash.to_string())
}

/// A token as it is kept.
pub(crate) fn hashed(token: &str) -> String {
    Hash::of(&["token", token]).to_string()
}

/// Random bytes in hexadecimal digits.
pub(crate) fn secret() -> anyhow::Result<String> {
    Ok(random::<32>()?.iter().map(|b| format!("{b:02x}")).collect())
}

fn random<const N: usize>() -> anyhow::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|e| anyhow::anyhow!("wanted random bytes from the system, met {e}"))?;
    Ok(bytes)
}

/// How long a session lasts, and how many there are at most.
pub(crate) const LASTS: Duration = Duration::from_secs(12 * 3_600);
const SESSIONS: usize = 10_000;
/// Wrong passwords of one address, or for one name, in [`WINDOW`].
const TRIES: usize = 10;
const WINDOW: Duration = Duration::from_secs(300);
/// Requests of one address a second, and at once.
const RATE: f64 = 20.0;
const BURST: f64 = 100.0;

/// Who has signed in, and who asks too often; forgotten when the server stops.
#[derive(Default)]
pub(crate) struct Door {
    sessions: Mutex<HashMap<String, (Person, Instant)>>,
    wrong: Mutex<HashMap<String, Vec<Instant>>>,
    asking: Mutex<HashMap<IpAddr, (f64, Instant)>>,
}

impl Door {
    /// Signs somebody in; answers the session.
    pub(crate) fn enter(&self, access: &Access, peer: IpAddr, name: &str, password: &str) -> Result<String, Problem> {
        let now = Instant::now();
        let keys = [format!("at {peer}"), format!("as {name}")];
        {
            let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
            wrong.retain(|_, times| {
                times.retain(|t| now.duration_since(*t) < WINDOW);
                !times.is_empty()
            });
            if keys.iter().any(|k| wrong.get(k).is_some_and(|times| times.len() >= TRIES)) {
                return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "too many wrong passwords; try again in five minutes"));
            }
            // Counted before it is checked, so that nobody can ask many times at once.
            keys.iter().for_each(|k| wrong.entry(k.clone()).or_default().push(now));
        }
        let Some(user) = access.with_password(name, password) else {
            return Err(Problem::new(StatusCode::UNAUTHORIZED, "Name or password is wrong."));
        };
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        keys.iter().for_each(|k| drop(wrong.remove(k)));
        drop(wrong);
        self.admit(&user.name, user.role)
    }

    /// Opens a session for somebody who is known to be who it is.
    pub(crate) fn admit(&self, name: &str, role: Role) -> Result<String, Problem> {
        let (now, session, token) = (Instant::now(), made()?, made()?);
        let person = Person { name: name.to_owned(), role, token, is_signed_in: true };
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.retain(|_, (_, since)| now.duration_since(*since) < LASTS);
        if sessions.len() >= SESSIONS {
            return Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "too many have signed in; try again later"));
        }
        sessions.insert(session.clone(), (person, now));
        Ok(session)
    }

    /// Who has a session.
    pub(crate) fn inside(&self, session: &str) -> Option<Person> {
        let sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.get(session).filter(|(_, since)| since.elapsed() < LASTS).map(|(person, _)| person.clone())
    }

    /// Signs somebody out.
    pub(crate) fn leave(&self, session: &str) {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner).remove(session);
    }

    /// Whether an address may ask once more.
    pub(crate) fn may_ask(&self, peer: IpAddr) -> bool {
        let now = Instant::now();
        let mut asking = self.asking.lock().unwrap_or_else(PoisonError::into_inner);
        if asking.len() > SESSIONS {
            asking.retain(|_, (_, last)| now.duration_since(*last).as_secs_f64() * RATE < BURST);
        }
        let (left, last) = asking.entry(peer).or_insert((BURST, now));
        *left = (*left + now.duration_since(*last).as_secs_f64() * RATE).min(BURST);
        *last = now;
        let may = *left >= 1.0;
        if may {
            *left -= 1.0;
        }
        may
    }
}

fn made() -> Result<String, Problem> {
    secret().map_err(|e| Problem::broken(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn access() -> Access {
        let user = User { name: "ines".into(), role: Role::Editor, password: kept("sand and salt").unwrap() };
        let token = Token { name: "wall".into(), role: Role::Reader, hash: hashed("t") };
        let proxy = Proxy { header: "x-user".into(), from: vec!["10.0.0.2".parse().unwrap()], editors: vec!["ana".into()] };
        Access { users: vec![user], tokens: vec![token], proxy: Some(proxy), oidc: None }
    }

    #[test]
    fn the_right_password_opens_and_wrong_ones_close() {
        let (access, door, peer) = (access(), Door::default(), "192.0.2.1".parse().unwrap());
        let session = door.enter(&access, peer, "ines", "sand and salt").unwrap();
        assert_eq!(door.inside(&session).unwrap().role, Role::Editor);
        door.leave(&session);
        assert_eq!(door.inside(&session), None);
        for _ in 0..TRIES {
            assert_eq!(door.enter(&access, peer, "ines", "sand").unwrap_err().status, StatusCode::UNAUTHORIZED);
        }
        assert_eq!(door.enter(&access, peer, "ines", "sand and salt").unwrap_err().status, StatusCode::TOO_MANY_REQUESTS);
    }

    #[test]
    fn nobody_is_let_in_as_nobody() {
        let door = Door::default();
        assert!(PasswordHash::new(NOBODY).is_ok(), "else who asks sees by the time whether there is such a user");
        assert!(door.enter(&access(), "192.0.2.1".parse().unwrap(), "nobody", "").is_err());
        assert!(access().with_password("nobody", "x").is_none());
    }

    #[test]
    fn tokens_and_proxies() {
        let access = access();
        assert_eq!(access.with_token("t").unwrap().name, "wall");
        assert!(access.with_token("").is_none());
        let through = |peer: &str, name: &str| access.through_proxy(peer.parse().unwrap(), |h| (h == "x-user").then(|| name.to_owned()));
        assert_eq!(through("10.0.0.2", "ana"), Some(("ana".to_owned(), Role::Editor)));
        assert_eq!(through("10.0.0.2", "bo"), Some(("bo".to_owned(), Role::Reader)));
        assert_eq!((through("10.0.0.3", "ana"), through("10.0.0.2", "")), (None, None));
    }

    #[test]
    fn who_asks_too_often_waits() {
        let (door, peer) = (Door::default(), "192.0.2.1".parse().unwrap());
        assert_eq!((0..200).filter(|_| door.may_ask(peer)).count(), BURST as usize);
        assert!(door.may_ask("192.0.2.2".parse().unwrap()));
    }

    #[test]
    fn the_file_is_what_was_stored() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("access.toml");
        access().store(&path).unwrap();
        let read = Access::load(&path).unwrap();
        assert_eq!((read.users.len(), read.tokens.len(), read.proxy.unwrap().editors.len()), (1, 1, 1));
        std::fs::write(&path, "[[user]]\nname = \"x\"\nrole = \"owner\"\npassword = \"\"\n").unwrap();
        assert!(format!("{:#}", Access::load(&path).unwrap_err()).contains("owner"));
    }
}
