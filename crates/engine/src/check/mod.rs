//! Checks the text against itself: what it counts, dates and numbers in two ways must agree.
//!
//! `It would be the third meeting. They met in May in Rome and in June in Oslo.` → agreement: `third` with both `met`
//!
//! Never calls a conflict what another reading of the words would resolve: where it is not certain, there is no finding.

mod age;
mod listed;
mod number;
mod ordinal;
#[cfg(test)]
mod tests;
mod weekday;

use crate::event::Event;
use crate::name::Names;
use crate::parse::Syntax;
use crate::text::Span;
use crate::time::Time;
use jiff::civil::Date;
use std::sync::Arc;

/// Whether two places of the text bear each other out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Kind {
    Agreement,
    Conflict,
}

/// What was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// "the third meeting", and the meetings that are told.
    Ordinal,
    /// "three people: …", and the list.
    Count,
    /// A weekday, and the date beside it; the length of an event, and its first and last day.
    Date,
    /// An age, and a year of birth or another age of the same person.
    Age,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Agreement or conflict.
    pub kind: Kind,
    /// What was compared.
    pub what: What,
    /// The words that were checked.
    pub span: Span,
    /// The words that they were held against.
    pub with: Vec<Span>,
    /// The rule.
    pub made_by: Arc<str>,
}

/// All that [`find`] reads.
#[derive(Clone, Copy)]
pub struct Input<'a, 't> {
    /// Tokens, tags and trees.
    pub syntax: &'a Syntax<'t>,
    /// Names and entities.
    pub names: &'a Names,
    /// Time expressions.
    pub times: &'a [Time],
    /// Events.
    pub events: &'a [Event],
    /// The day of publication.
    pub published: Option<Date>,
}

/// All findings, in the order of the text. Linear in its length.
pub fn find(input: Input<'_, '_>) -> Vec<Finding> {
    let mut out = Vec::new();
    ordinal::check(&input, &mut out);
    listed::check(&input, &mut out);
    weekday::check(&input, &mut out);
    age::check(&input, &mut out);
    out.sort_by_key(|f| (f.span.start, f.span.end));
    out
}

impl Input<'_, '_> {
    fn span(&self, i: usize) -> Span {
        self.syntax.tokens.list[i].span
    }
}

fn finding(agrees: bool, what: What, span: Span, with: Vec<Span>, rule: &str) -> Finding {
    Finding { kind: if agrees { Kind::Agreement } else { Kind::Conflict }, what, span, with, made_by: Arc::from(rule) }
}
