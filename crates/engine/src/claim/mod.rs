//! Finds claims: who says what, by which cue, and through whom.
//!
//! `The official said talks stalled, the Journal reported.` → c1 the Journal reports […]; c2 the official says `talks stalled` through c1
//!
//! Never joins a claim to a source that the text does not name; a claim without one has none.

use crate::name::Names;
use crate::parse::Syntax;
use crate::text::Span;
use crate::trace::Trace;
use std::ops::Range;
use std::sync::Arc;

/// What a source does to a content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Stance {
    Says,
    Reports,
    Confirms,
    Denies,
    Accuses,
    Concludes,
    Predicts,
    Promises,
    Demands,
    Asks,
    Warns,
    Believes,
}

/// What kind of source it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum SourceKind {
    Named,
    Unnamed,
    Outlet,
    Document,
    Group,
    Author,
}

/// How the words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Form {
    Direct,
    Indirect,
    Mixed,
}

/// Who says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where the source stands, mostly one range.
    pub spans: Vec<Span>,
    /// The head word, a token number.
    pub head: usize,
    /// Index into [`Names::entities`].
    pub entity: Option<usize>,
    /// Named, unnamed, outlet …
    pub kind: SourceKind,
}

/// One claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Who; `None` where the text gives nobody.
    pub source: Option<Source>,
    /// Where the cue stands.
    pub cue: Vec<Span>,
    /// The cue's head word, a token number.
    pub cue_head: usize,
    /// The cue's dictionary form.
    pub lemma: String,
    /// What the source does.
    pub stance: Stance,
    /// Where the content stands.
    pub content: Vec<Span>,
    /// The tokens of the content, one range a span.
    pub content_tokens: Vec<Range<usize>>,
    /// Direct, indirect or mixed.
    pub form: Form,
    /// The claim that carries this one, an index into the list.
    pub through: Option<usize>,
    /// The rule or model.
    pub made_by: Arc<str>,
}

/// Finds all claims, in the order of their cues.
pub fn find(_syntax: &Syntax<'_>, _names: &Names, _trace: &mut Trace) -> Vec<Claim> {
    Vec::new()
}
