//! What goes wrong with a request, as RFC 9457 has it.

use axum::http::StatusCode;
use dateline_ledger::Error;
use serde_json::json;

/// A status, and what was wanted and met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) status: StatusCode,
    pub(crate) detail: String,
    /// There is no ledger yet, or nothing in it.
    pub(crate) is_empty: bool,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into(), is_empty: false }
    }

    /// The request asks for what cannot be.
    pub(crate) fn asked(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    /// There is no such thing.
    pub(crate) fn missing(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, detail)
    }

    /// Something is wrong here, and not with the request.
    pub(crate) fn broken(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, detail)
    }

    /// Nobody has added an article.
    pub(crate) fn empty() -> Self {
        Self { is_empty: true, ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "wanted a ledger, met none yet; `dateline add` makes one") }
    }

    /// What the status is called.
    pub(crate) fn title(&self) -> &'static str {
        self.status.canonical_reason().unwrap_or("Error")
    }

    /// As `application/problem+json`.
    pub(crate) fn as_json(&self) -> String {
        json!({"type": "about:blank", "title": self.title(), "status": self.status.as_u16(), "detail": self.detail}).to_string()
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let status = match () {
            () if error.is_question() && is_missing(&error.to_string()) => StatusCode::NOT_FOUND,
            () if error.is_question() => StatusCode::BAD_REQUEST,
            () if error.is_locked() => StatusCode::SERVICE_UNAVAILABLE,
            () => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self::new(status, error.to_string())
    }
}

/// Whether the ledger has no event of the asked name, or had none on the asked day.
fn is_missing(message: &str) -> bool {
    message.starts_with("wanted event ") || message.starts_with("wanted the name of an event")
}
