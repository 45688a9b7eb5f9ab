//! Who has been sent to the provider and has not come back: each once, not for long, and only with the browser that was sent.

use crate::web::access::secret;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long the provider may take, and how many may be there at once; the oldest is forgotten then.
const LASTS: Duration = Duration::from_secs(600);
const MOST: usize = 10_000;

/// Those who have been sent, by their `state`.
#[derive(Default)]
pub(super) struct Pending(Mutex<HashMap<String, Visit>>);

/// One way there and back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Visit {
    /// What the ID token must repeat.
    pub(super) nonce: String,
    /// What shows that who fetches the token is who asked for it (PKCE).
    pub(super) verifier: String,
    /// What the browser keeps in a cookie.
    pub(super) browser: String,
    /// The address that the provider sends back to.
    pub(super) back: String,
    /// The page that was asked for.
    pub(super) next: String,
    since: Instant,
}

impl Pending {
    /// Sends somebody; answers the `state`.
    pub(super) fn send(&self, back: String, next: String) -> anyhow::Result<(String, Visit)> {
        let since = Instant::now();
        let (state, visit) = (secret()?, Visit { nonce: secret()?, verifier: secret()?, browser: secret()?, back, next, since });
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, visit| since.duration_since(visit.since) < LASTS);
        if all.len() >= MOST
            && let Some(oldest) = all.iter().min_by_key(|(_, visit)| visit.since).map(|(state, _)| state.clone())
        {
            all.remove(&oldest);
        }
        all.insert(state.clone(), visit.clone());
        Ok((state, visit))
    }

    /// Who comes back with a `state`, and with the cookie that went with it. A state is good once, whoever brings it.
    pub(super) fn come_back(&self, state: &str, browser: &str) -> Option<Visit> {
        let visit = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(state)?;
        (visit.since.elapsed() < LASTS && visit.browser == browser).then_some(visit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_good_once_and_for_one_browser() {
        let pending = Pending::default();
        let send = || pending.send("/back".to_owned(), "/".to_owned()).unwrap();
        let (state, visit) = send();
        assert_eq!(pending.come_back(&state, &visit.browser), Some(visit.clone()));
        assert_eq!(pending.come_back(&state, &visit.browser), None);
        let (state, visit) = send();
        assert_eq!(pending.come_back(&state, "another"), None);
        assert_eq!(pending.come_back(&state, &visit.browser), None, "who tries another browser has spent it");
    }
}
