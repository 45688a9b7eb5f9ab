//! What a route answers with.

use super::access::{Person, Role};
use super::desk::{Desk, Settings};
use super::params::Params;
use super::problem::Problem;
use askama::Template;
use axum::http::Uri;
use jiff::civil::Date;
use std::sync::Arc;

/// What was asked.
pub(crate) struct Asked {
    /// The path without the base.
    pub(crate) path: String,
    /// What stands in the places of the path that are named, in their order.
    pub(crate) parts: Vec<String>,
    pub(crate) params: Params,
    pub(crate) settings: Arc<Settings>,
    /// Who asks.
    pub(crate) person: Person,
    /// The host by which the server was called, and its port.
    pub(crate) host: String,
    /// What a form must carry; empty for those who cannot correct.
    pub(crate) token: String,
    /// The name of the saved query whose filters are among `params`.
    pub(crate) saved: Option<String>,
}

impl Asked {
    pub(crate) fn of(desk: &Desk, person: Person, path: String, parts: Vec<String>, params: Params) -> Self {
        let may_correct = !desk.settings.is_read_only && person.role == Role::Editor;
        let token = if may_correct { person.token.clone() } else { String::new() };
        Self { path, parts, params, settings: desk.settings.clone(), host: String::new(), person, token, saved: None }
    }

    /// The day as of which is asked, or today.
    pub(crate) fn today(&self) -> Result<Date, Problem> {
        Ok(self.params.as_of()?.unwrap_or_else(|| self.settings.today()))
    }

    /// How links begin that lead here from elsewhere: as the server was told, else as it was called.
    pub(crate) fn site(&self) -> String {
        self.settings.site(&self.host)
    }

    /// All that an answer depends on beside the ledger.
    pub(crate) fn key(&self, uri: &Uri) -> String {
        let (today, person) = (self.settings.today(), &self.person);
        format!("{uri}\n{today}\n{}\n{}\n{}\n{}", self.host, person.name, self.token, person.token)
    }

    /// A named part of the path.
    pub(crate) fn part(&self) -> &str {
        self.parts.first().map_or("", String::as_str)
    }
}

/// What is answered.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) kind: &'static str,
    pub(crate) body: String,
}

pub(crate) const HTML: &str = "text/html; charset=utf-8";
pub(crate) const JSON: &str = "application/json";

impl Answer {
    pub(crate) fn new(kind: &'static str, body: impl Into<String>) -> Self {
        Self { kind, body: body.into() }
    }

    pub(crate) fn json(value: &serde_json::Value) -> Self {
        Self::new(JSON, value.to_string())
    }

    /// A page from its template.
    pub(crate) fn page(page: &impl Template) -> Result<Self, Problem> {
        page.render().map(|html| Self::new(HTML, html)).map_err(|e| Problem::broken(format!("the page could not be made: {e}")))
    }
}
