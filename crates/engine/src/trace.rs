//! Which rules and models decided what, and why others lost: what `dateline explain` prints.

use crate::text::Span;

/// One decision of a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The stage: `token`, `tag`, `parse`, `name`, `time`, `claim`, `event`.
    pub stage: &'static str,
    /// The words decided about.
    pub span: Span,
    /// The rule (`time/relative/ago`) or model (`parse@1`).
    pub made_by: String,
    /// What it said: the value it gave.
    pub said: String,
    /// `None` where it won; else why it lost ("shorter than time/relative/ago").
    pub lost: Option<String>,
}

/// Collects steps when asked to; costs nothing otherwise.
#[derive(Debug, Default)]
pub struct Trace(Option<Vec<Step>>);

impl Trace {
    /// Keeps nothing.
    pub fn off() -> Self {
        Self(None)
    }

    /// Keeps every step.
    pub fn on() -> Self {
        Self(Some(Vec::new()))
    }

    /// Whether steps are kept.
    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// Adds a step; the closure runs only when steps are kept.
    pub fn note(&mut self, step: impl FnOnce() -> Step) {
        if let Some(steps) = &mut self.0 {
            steps.push(step());
        }
    }

    /// The steps, in the order they were taken.
    pub fn steps(self) -> Vec<Step> {
        self.0.unwrap_or_default()
    }
}
