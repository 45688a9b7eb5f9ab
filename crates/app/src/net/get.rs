//! One page or feed of the web: politely, not for long, and never more of it than an article can have.

use super::pace::Pace;
use super::refused::{Refused, retry_after};
use super::resolve::Judged;
use super::robots::Rules;
use crate::clock;
use crate::intake::LARGEST;
use dateline_ledger::Validator;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::io::Read as _;
use std::time::Duration;
use ureq::http::{Response, header};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

/// How long one answer may take, from its name to its last byte.
const PATIENCE: Duration = Duration::from_secs(30);
/// Addresses that one may lead to, one after the other.
const REDIRECTS: usize = 5;
/// Bytes of a `robots.txt` that are read, as RFC 9309 wants at least.
const ROBOTS: u64 = 500 << 10;
/// How long the rules of a host hold, as RFC 9309 has it.
const FRESH: SignedDuration = SignedDuration::from_hours(24);
/// After which time a host that could not tell its rules is asked for them again.
const AGAIN: SignedDuration = SignedDuration::from_mins(5);
/// Bytes of an `ETag` or a date that are kept.
const LONGEST: usize = 1_000;
/// What the program calls itself in `robots.txt`.
const NAME: &str = "dateline";

/// What was fetched.
#[derive(Debug)]
pub(crate) struct Fetched {
    /// Where it was at last.
    pub(crate) url: String,
    pub(crate) content_type: Option<String>,
    /// Unpacked.
    pub(crate) bytes: Vec<u8>,
    /// By what it can be told the next time, where the server said so.
    pub(crate) validator: Option<Validator>,
}

/// An answer: something, or word that it is what it was; and where the address is for good, if it was moved.
#[derive(Debug)]
pub(crate) struct Answered {
    /// None: the same as what was known.
    pub(crate) fetched: Option<Fetched>,
    pub(crate) moved: Option<String>,
}

/// Asks, and remembers of each host what it lets be read and when it may be asked.
pub(crate) struct Getter {
    agent: Agent,
    rules: HashMap<String, (Timestamp, Result<Rules, String>)>,
    pace: Pace,
}

/// An answer at the end of redirects.
struct Led {
    url: Url,
    /// The last address to which only redirects for good led.
    lasting: Url,
    answer: Response<Body>,
}

impl Getter {
    /// `allowed`: hosts that may be asked though their addresses are not public.
    pub(crate) fn new(user_agent: &str, allowed: Vec<String>) -> Self {
        Self { agent: agent(user_agent, PATIENCE, allowed), rules: HashMap::new(), pace: Pace::default() }
    }

    /// What is at an address.
    pub(crate) fn get(&mut self, address: &str) -> Result<Fetched, Refused> {
        let same = || Refused::now("wanted a page, met status 304").of(address);
        self.get_if(address, None)?.fetched.ok_or_else(same)
    }

    /// What is at an address, unless it is what is known already.
    pub(crate) fn get_if(&mut self, address: &str, known: Option<&Validator>) -> Result<Answered, Refused> {
        self.got(address, known).map_err(|refused| refused.of(address))
    }

    fn got(&mut self, address: &str, known: Option<&Validator>) -> Result<Answered, Refused> {
        let first = parsed(address).map_err(Refused::lasting)?;
        let Led { url, lasting, answer } = self.led(first.clone(), known, true)?;
        // From https to http nobody moves for good: whoever is in between could say so.
        let is_safe = lasting != first && (first.scheme() == "http" || lasting.scheme() == "https");
        let moved = is_safe.then(|| lasting.to_string());
        let status = answer.status().as_u16();
        if status == 304 && known.is_some_and(|known| known.address == url.as_str()) {
            return Ok(Answered { fetched: None, moved });
        }
        if !answer.status().is_success() {
            let refused = Refused::status(status, "a page");
            return Err(Refused { is_gone: refused.is_gone && lasting == url, wait: self.told_to_wait(&url, &answer), ..refused });
        }
        let content_type = text_of(&answer, header::CONTENT_TYPE);
        let validator = validator(&url, &answer);
        let bytes = bytes(answer, LARGEST as u64 + 1).map_err(Refused::now)?;
        if bytes.len() > LARGEST {
            return Err(Refused::lasting(format!("wanted a page of up to {} MB, met a larger one", LARGEST >> 20)));
        }
        Ok(Answered { fetched: Some(Fetched { url: url.into(), content_type, bytes, validator }), moved })
    }

    /// The answer at the end of redirects, each of which is judged as the first address was.
    fn led(&mut self, mut url: Url, known: Option<&Validator>, is_ruled: bool) -> Result<Led, Refused> {
        let (mut lasting, mut is_lasting) = (url.clone(), true);
        for _ in 0..=REDIRECTS {
            if is_ruled {
                self.may(&url)?;
            }
            let answer = self.ask(&url, known)?;
            let Some(next) = text_of(&answer, header::LOCATION).filter(|_| answer.status().is_redirection()) else {
                return Ok(Led { url, lasting, answer });
            };
            is_lasting &= [301, 308].contains(&answer.status().as_u16());
            url = url
                .join(&next)
                .map_err(|e| format!("wanted an address to be led to, met {next:?}: {e}"))
                .and_then(|next| parsed(next.as_str()))
                .map_err(Refused::lasting)?;
            if is_lasting {
                lasting = url.clone();
            }
        }
        Err(Refused::lasting(format!("wanted {REDIRECTS} redirects at most, met more")))
    }

    /// One question. What is known is told only to the address that it is from: another may use the same words for something else.
    fn ask(&mut self, url: &Url, known: Option<&Validator>) -> Result<Response<Body>, Refused> {
        let host = url.authority();
        self.pace.keep(host)?;
        let mut question = self.agent.get(url.as_str());
        let known = known.filter(|known| known.address == url.as_str());
        let conditions = known.map(|k| [(header::IF_NONE_MATCH, &k.etag), (header::IF_MODIFIED_SINCE, &k.modified)]);
        for (name, value) in conditions.into_iter().flatten() {
            if let Some(value) = value {
                question = question.header(name, value);
            }
        }
        let answer = question.call();
        self.pace.note(host);
        answer.map_err(|e| said(&e))
    }

    /// When a server that has had too much, or is not well, wants to be asked again.
    fn told_to_wait(&mut self, url: &Url, answer: &Response<Body>) -> Option<Timestamp> {
        let status = answer.status().as_u16();
        let time = text_of(answer, header::RETRY_AFTER).and_then(|text| retry_after(&text, clock::now()));
        let is_told = status == 429 || status == 503 && time.is_some();
        is_told.then(|| self.pace.close(url.authority(), time))
    }

    /// Whether the host lets programs read it, by RFC 9309: one that has no rules does, and one of which they cannot be had does not.
    fn may(&mut self, url: &Url) -> Result<(), Refused> {
        let (origin, now) = (url.origin().ascii_serialization(), clock::now());
        if self.rules.get(&origin).is_none_or(|(until, _)| *until <= now) {
            let told = match self.told(url) {
                // A host that is closed to us says so itself.
                Err(refused) if refused.is_lasting => return Err(refused),
                told => told.map_err(|refused| refused.why),
            };
            let until = clock::now().saturating_add(if told.is_ok() { FRESH } else { AGAIN });
            self.rules.insert(origin.clone(), (until.unwrap_or(Timestamp::MAX), told));
        }
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        match self.rules.get(&origin).map(|(_, told)| told) {
            Some(Err(why)) => {
                let met = why.split_once("met ").map_or(why.as_str(), |(_, met)| met);
                Err(Refused::now(format!("wanted the robots.txt of {origin}, without which nothing of it is read, met {met}")))
            }
            Some(Ok(rules)) if !rules.allow(path) => {
                Err(Refused::lasting(format!("wanted a page that programs may read, met {url}, which the robots.txt of its host closes")))
            }
            _ => Ok(()),
        }
    }

    fn told(&mut self, url: &Url) -> Result<Rules, Refused> {
        let at = url.join("/robots.txt").map_err(|e| Refused::lasting(e.to_string()))?;
        let Led { url, answer, .. } = self.led(at, None, false)?;
        match answer.status().as_u16() {
            200..300 => Ok(Rules::of(&String::from_utf8_lossy(&bytes(answer, ROBOTS).map_err(Refused::now)?), NAME)),
            status @ 400..500 => {
                // It has none; that it has had too much is heeded all the same.
                if status == 429 {
                    self.told_to_wait(&url, &answer);
                }
                Ok(Rules::default())
            }
            status => Err(Refused { wait: self.told_to_wait(&url, &answer), ..Refused::now(format!("met status {status}")) }),
        }
    }
}

/// One that follows no redirect by itself, connects to nothing that is closed, and leaves it to the asker what a status means.
pub(super) fn agent(user_agent: &str, patience: Duration, allowed: Vec<String>) -> Agent {
    // No proxy: it would look up names itself, and nobody could judge where they lead.
    let config = Agent::config_builder().timeout_global(Some(patience)).max_redirects(0).http_status_as_error(false).proxy(None);
    Agent::with_parts(config.user_agent(user_agent).build(), DefaultConnector::default(), Judged { allowed })
}

fn validator(url: &Url, answer: &Response<Body>) -> Option<Validator> {
    let told = |name| text_of(answer, name).filter(|text| text.len() <= LONGEST);
    let (etag, modified) = (told(header::ETAG), told(header::LAST_MODIFIED));
    (etag.is_some() || modified.is_some()).then(|| Validator { address: url.to_string(), etag, modified })
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

fn text_of(answer: &Response<Body>, name: header::HeaderName) -> Option<String> {
    answer.headers().get(name)?.to_str().ok().map(str::to_owned)
}

/// The first bytes of an answer, unpacked: what is packed small and is large is cut as well.
fn bytes(answer: Response<Body>, most: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let body = answer.into_body().into_with_config().limit(u64::MAX).reader();
    body.take(most).read_to_end(&mut bytes).map_err(|e| format!("wanted the whole page, met {e}"))?;
    Ok(bytes)
}

/// What is refused here says so itself.
pub(super) fn said(error: &ureq::Error) -> Refused {
    match error {
        ureq::Error::Io(own) if own.kind() == std::io::ErrorKind::PermissionDenied => Refused::lasting(own.to_string()),
        other => Refused::now(format!("wanted an answer, met {other}")),
    }
}

#[cfg(test)]
mod tests;
