//! One page or feed of the web: politely, not for long, and never more of it than an article can have.

use super::resolve::Judged;
use super::robots::Rules;
use crate::intake::LARGEST;
use std::collections::HashMap;
use std::io::Read as _;
use std::thread::sleep;
use std::time::{Duration, Instant};
use ureq::Agent;
use ureq::http::{Response, header};
use ureq::unversioned::transport::DefaultConnector;
use url::Url;

/// How long one answer may take, from its name to its last byte.
const PATIENCE: Duration = Duration::from_secs(30);
/// Between two questions to one host.
const PACE: Duration = Duration::from_secs(1);
/// Addresses that one may lead to, one after the other.
const REDIRECTS: usize = 5;
/// Bytes of a `robots.txt` that are read, as RFC 9309 wants at least.
const ROBOTS: u64 = 500 << 10;
/// What the program calls itself in `robots.txt`.
const NAME: &str = "dateline";

/// What was fetched.
#[derive(Debug)]
pub(super) struct Fetched {
    /// Where it was at last.
    pub(super) url: String,
    pub(super) content_type: Option<String>,
    /// Unpacked.
    pub(super) bytes: Vec<u8>,
}

/// Asks, and remembers of each host what it lets be read and when it was asked last.
pub(super) struct Getter {
    agent: Agent,
    rules: HashMap<String, Rules>,
    asked: HashMap<String, Instant>,
}

impl Getter {
    /// `allowed`: hosts that may be asked though their addresses are not public.
    pub(super) fn new(allowed: Vec<String>) -> Self {
        // No proxy: it would look up names itself, and nobody could judge where they lead.
        let config = Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).http_status_as_error(false).proxy(None);
        let config = config.user_agent(format!("{NAME}/{}", env!("CARGO_PKG_VERSION"))).build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), Judged { allowed });
        Self { agent, rules: HashMap::new(), asked: HashMap::new() }
    }

    /// What is at an address, or the line that says why not.
    pub(super) fn get(&mut self, address: &str) -> Result<Fetched, String> {
        let wrong = |why: String| format!("{address}: {why}");
        let url = parsed(address).map_err(wrong)?;
        let (url, answer) = self.led(url, true).map_err(wrong)?;
        if !answer.status().is_success() {
            return Err(wrong(format!("wanted a page, met status {}", answer.status().as_u16())));
        }
        let content_type = text_of(&answer, header::CONTENT_TYPE);
        let bytes = bytes(answer, LARGEST as u64 + 1).map_err(wrong)?;
        if bytes.len() > LARGEST {
            return Err(wrong(format!("wanted a page of up to {} MB, met a larger one", LARGEST >> 20)));
        }
        Ok(Fetched { url: url.into(), content_type, bytes })
    }

    /// The answer at the end of redirects, each of which is judged as the first address was.
    fn led(&mut self, mut url: Url, is_ruled: bool) -> Result<(Url, Response<ureq::Body>), String> {
        for _ in 0..=REDIRECTS {
            if is_ruled && !self.may(&url) {
                return Err(format!("wanted a page that programs may read, met {url}, which the robots.txt of its host closes"));
            }
            let answer = self.ask(&url)?;
            match text_of(&answer, header::LOCATION).filter(|_| answer.status().is_redirection()) {
                Some(next) => url = url.join(&next).map_err(|e| e.to_string()).and_then(|next| parsed(next.as_str()))?,
                None => return Ok((url, answer)),
            }
        }
        Err(format!("wanted {REDIRECTS} redirects at most, met more"))
    }

    fn ask(&mut self, url: &Url) -> Result<Response<ureq::Body>, String> {
        let host = url.authority().to_owned();
        if let Some(last) = self.asked.get(&host) {
            sleep(PACE.saturating_sub(last.elapsed()));
        }
        let answer = self.agent.get(url.as_str()).call();
        self.asked.insert(host, Instant::now());
        answer.map_err(|e| said(&e))
    }

    /// Whether the host lets programs read it. One that has no rules does, and one that cannot tell them does not.
    fn may(&mut self, url: &Url) -> bool {
        let origin = url.origin().ascii_serialization();
        if !self.rules.contains_key(&origin) {
            let rules = self.told(url);
            // What cannot be reached is told with its own reason by the question itself.
            let Ok(rules) = rules else { return true };
            self.rules.insert(origin.clone(), rules);
        }
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        self.rules.get(&origin).is_none_or(|rules| rules.allow(path))
    }

    fn told(&mut self, url: &Url) -> Result<Rules, String> {
        let at = url.join("/robots.txt").map_err(|e| e.to_string())?;
        let (_, answer) = self.led(at, false)?;
        match answer.status().as_u16() {
            200..300 => Ok(Rules::of(&String::from_utf8_lossy(&bytes(answer, ROBOTS)?), NAME)),
            500.. => Ok(Rules::nothing()),
            _ => Ok(Rules::default()),
        }
    }
}

/// An address of http or https that tells no password.
fn parsed(address: &str) -> Result<Url, String> {
    let url = Url::parse(address).map_err(|e| format!("wanted an address such as https://example.org/news, met {e}"))?;
    if !["http", "https"].contains(&url.scheme()) {
        return Err(format!("wanted an address of http or https, met {}", url.scheme()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("wanted an address without a name and a password, met one with them".to_owned());
    }
    Ok(url)
}

fn text_of(answer: &Response<ureq::Body>, name: header::HeaderName) -> Option<String> {
    answer.headers().get(name)?.to_str().ok().map(str::to_owned)
}

/// The first bytes of an answer, unpacked: what is packed small and is large is cut as well.
fn bytes(answer: Response<ureq::Body>, most: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let body = answer.into_body().into_with_config().limit(u64::MAX).reader();
    body.take(most).read_to_end(&mut bytes).map_err(|e| format!("wanted the whole page, met {e}"))?;
    Ok(bytes)
}

/// What is refused here says so itself.
fn said(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Io(own) if own.kind() == std::io::ErrorKind::PermissionDenied => own.to_string(),
        other => format!("wanted an answer, met {other}"),
    }
}

#[cfg(test)]
mod tests;
