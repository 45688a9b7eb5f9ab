//! How a webhook is told: one address, judged as all others are, with a signature over the very bytes that are sent.

use super::get::{agent, said};
use ring::hmac;
use std::fmt::Write as _;
use std::time::Duration;
use ureq::Agent;

/// How long one delivery may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// Sends to one address.
pub(crate) struct Post {
    agent: Agent,
    address: String,
    key: hmac::Key,
}

impl Post {
    /// `allowed`: hosts that may be asked though their addresses are not public.
    pub(crate) fn new(address: &str, key: &[u8], user_agent: &str, allowed: Vec<String>) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, key);
        Self { agent: agent(user_agent, PATIENCE, allowed), address: address.to_owned(), key }
    }

    /// The address to which it sends.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Sends JSON; any answer but that it was taken is why it was not.
    pub(crate) fn send(&self, body: &str) -> Result<(), String> {
        let question = self.agent.post(&self.address).header("Content-Type", "application/json");
        let answer = question.header("X-Dateline-Signature", format!("sha256={}", self.signature(body))).send(body);
        let status = answer.map_err(|e| said(&e).why)?.status();
        if status.is_success() { Ok(()) } else { Err(format!("wanted it to be taken, met status {}", status.as_u16())) }
    }

    /// The HMAC of the bytes with SHA-256 (RFC 2104), in hexadecimal digits.
    fn signature(&self, body: &str) -> String {
        let tag = hmac::sign(&self.key, body.as_bytes());
        tag.as_ref().iter().fold(String::new(), |mut out, byte| {
            let _ = write!(out, "{byte:02x}");
            out
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The second case of RFC 4231.
    #[test]
    fn the_signature_is_that_of_the_standard() {
        let post = Post::new("https://desk.example/", b"Jefe", "test", Vec::new());
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(post.signature("what do ya want for nothing?"), expected);
    }
}
