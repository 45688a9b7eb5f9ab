//! How a sign-in provider is asked: only where the settings say so, never where an answer leads, not for long, and for no more than it needs.

use std::time::Duration;
use ureq::Agent;

/// Seconds for one question, from its name to its last byte.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes of an answer at most.
const LONGEST: u64 = 256 * 1024;

/// One that follows no redirect, and leaves it to the asker what a status means.
pub(crate) fn agent() -> Agent {
    let config = Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).http_status_as_error(false);
    config.build().into()
}

/// The text of a good answer.
pub(crate) fn text(address: &str, answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> anyhow::Result<String> {
    let mut answer = answer.map_err(|e| anyhow::anyhow!("wanted an answer of {address}, met {e}"))?;
    anyhow::ensure!(answer.status().is_success(), "wanted a good answer of {address}, met status {}", answer.status().as_u16());
    let body = answer.body_mut().with_config().limit(LONGEST).read_to_string();
    body.map_err(|e| anyhow::anyhow!("wanted an answer of {LONGEST} bytes at most of {address}, met {e}"))
}
