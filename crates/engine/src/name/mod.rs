//! Finds persons, organisations, places and other names, and who of them is the same within the article.
//!
//! `President Donald Trump met Kim. Trump said …` → persons `Donald Trump` (n1), `Kim` (n2), `Trump` (n1)
//!
//! Never guesses a country or a role that neither the text nor the word lists give.

mod agree;
mod choose;
mod entity;
mod evidence;
mod known;
mod list;
mod listed;
mod mention;
mod noun;
mod pronoun;
mod role;
mod seen;
mod shown;

pub use list::Lists;
pub use listed::{List, Listed, country_code, is_outlet, listed};

use crate::article::Published;
use crate::parse::Syntax;
use crate::text::Span;
use crate::trace::{Step, Trace};
use agree::Memory;
use choose::{Choice, Table};
use evidence::Scene;
use seen::View;
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
    /// The entities it is made of, for "the two leaders" and "both countries"; else empty.
    pub members: Vec<usize>,
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

/// Finds names and entities. Linear in the number of tokens.
pub fn find(syntax: &Syntax<'_>, published: Option<Published>, lists: &Lists, trace: &mut Trace) -> Names {
    let view = View::of(syntax, lists);
    let choices = choose(syntax, lists, &view);
    let mut names = Names { entity_at: vec![None; syntax.len()], ..Names::default() };
    // The city of Bolton tells nothing of a Mr. Bolton.
    let fits = |c: &Choice| c.fact.filter(|&f| lists.fact(f).class.kind() == c.kind || c.kind == Kind::Facility);
    let facts: Vec<_> = choices.iter().map(fits).collect();
    for (c, &fact) in choices.iter().zip(&facts) {
        let tokens = c.start..c.end;
        let span = syntax.span(tokens.clone());
        let made_by = lists.made_by(fact, !syntax.names.is_empty());
        trace.note(|| Step { stage: "name", span, made_by: made_by.to_string(), said: format!("{:?} {:.1}", c.kind, c.score), lost: None });
        names.list.push(Name { tokens, span, kind: c.kind, entity: None, made_by });
    }
    entity::join(syntax, &view, lists, &facts, published, &mut names);
    names
}

/// Two passes: the first sees each sentence by itself, the second knows what the rest of the article calls a name.
fn choose(syntax: &Syntax<'_>, lists: &Lists, view: &View) -> Vec<Choice> {
    let mut table = Table::default();
    let mut choices = Vec::new();
    let scene = Scene { syntax, lists, view, memory: None };
    for sentence in &syntax.tokens.sentences {
        scene.choose(sentence.clone(), &mut table, &mut choices);
    }
    let memory = Memory::of(syntax, view, &choices);
    choices.clear();
    let scene = Scene { memory: Some(&memory), ..scene };
    for sentence in &syntax.tokens.sentences {
        scene.choose(sentence.clone(), &mut table, &mut choices);
    }
    choices
}

#[cfg(test)]
mod tests;
