//! Builds a Universal Dependencies tree over each sentence.
//!
//! `[He] [wo] [n't] [go] [.]` → `go` is the root; `nsubj(go, He)`, `aux(go, wo)`, `advmod(go, n't)`, `punct(go, .)`
//!
//! Never fails and never leaves a token out: each sentence is one tree with one root.

mod mend;
mod past;
mod relation;
mod role;
mod view;

pub(crate) use mend::{is_behind_comma, is_told};
pub use relation::Rel;
pub use view::{Aspect, Modal, Tense, Verb};

use crate::tag::Tags;
use crate::token::Tokens;

/// Tokens, tags and trees of a text: what all later stages read. Token numbers run over the whole text.
#[derive(Debug, Clone, Default)]
pub struct Syntax<'t> {
    /// The tokens and sentences.
    pub tokens: Tokens<'t>,
    /// The tags.
    pub tags: Tags,
    pub(crate) heads: Vec<u32>,
    pub(crate) rels: Vec<Rel>,
    pub(crate) sentence_of: Vec<u32>,
    /// For each token, its subtree as `[first, last]`, crossing branches included.
    pub(crate) reach: Vec<(u32, u32)>,
    /// Children of token `i`, in order: `child_list[child_start[i]..child_start[i + 1]]`.
    pub(crate) child_start: Vec<u32>,
    pub(crate) child_list: Vec<u32>,
    pub(crate) names: Vec<[f32; crate::model::NAME_CLASSES]>,
}

/// Builds the trees. The encoder has scored all arcs while tagging (one pass serves both), so this puts them together.
/// Linear in the number of tokens.
pub fn parse<'t>(tokens: Tokens<'t>, mut tags: Tags) -> Syntax<'t> {
    let states = std::mem::take(&mut tags.states);
    let syntax = past::retagged(Syntax::from_heads(tokens, tags, states.heads, states.rels));
    let syntax = [role::changes, mend::changes].into_iter().fold(syntax, |s, rules| changed(rules(&s), s));
    Syntax { names: states.names, ..syntax }
}

/// The trees with these tokens on other heads.
fn changed(changes: Vec<mend::Change>, syntax: Syntax<'_>) -> Syntax<'_> {
    if changes.is_empty() {
        return syntax;
    }
    let Syntax { tokens, tags, mut heads, mut rels, .. } = syntax;
    for (i, head, rel) in changes {
        // whatever two rules do together, a tree stays a tree
        let mut above = std::iter::successors(Some(head as u32), |&h| Some(heads[h as usize]).filter(|&up| up != h));
        if head == i || above.all(|h| h as usize != i) {
            heads[i] = head as u32;
            rels[i] = rel;
        }
    }
    Syntax::from_heads(tokens, tags, heads, rels)
}
