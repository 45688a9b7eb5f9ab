//! Says of each token its part of speech (UPOS and Penn XPOS), its lemma and its morphology.
//!
//! `[He] [wo] [n't] [go] [.]` → `PRON/PRP he · AUX/MD will · PART/RB not · VERB/VB go · PUNCT/.`
//!
//! Never looks at trees or names, and never fails: an unknown word gets the likeliest tag of its shape and context.

mod lemma;
mod tagset;

pub(crate) use lemma::{is_past_only, is_past_too};
pub use tagset::{Upos, Xpos};

use crate::model::Model;
use crate::text::Span;
use crate::token::Tokens;

/// What [`tag`] says of one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag {
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag, which also carries the morphology (see [`Xpos`]).
    pub xpos: Xpos,
    pub(crate) lemma: Span,
}

/// The tags of all tokens, in order.
#[derive(Debug, Clone, Default)]
pub struct Tags {
    /// One a token.
    pub list: Vec<Tag>,
    pub(crate) lemmas: String,
    /// The encoder's states, which the parser reads on.
    pub(crate) states: crate::model::States,
}

impl Tags {
    /// The dictionary form of token `i`, in lower case unless it is a name.
    pub fn lemma(&self, i: usize) -> &str {
        self.list[i].lemma.of(&self.lemmas)
    }

    /// Tags given from outside, for scoring and training; lemmas are made.
    pub fn from_list(tokens: &Tokens<'_>, tags: &[(Upos, Xpos)]) -> Self {
        let mut out = Self::default();
        for (i, &(upos, xpos)) in tags.iter().enumerate() {
            let start = out.lemmas.len();
            lemma::push(tokens, i, upos, xpos, &mut out.lemmas);
            out.list.push(Tag { upos, xpos, lemma: Span::new(start, out.lemmas.len()) });
        }
        out
    }
}

/// Tags every token. What can only be a past ("sank") is no present, and plurals in small letters are no names ("the Lutha caucuses"),
/// whatever the model says. Linear in the number of tokens.
pub fn tag(tokens: &Tokens<'_>, model: &Model) -> Tags {
    let (mut pairs, states) = model.tag(tokens);
    for (i, pair) in pairs.iter_mut().enumerate() {
        if pair.1 == Xpos::VBP && is_past_only(tokens.lower(i)) {
            pair.1 = Xpos::VBD;
        }
        if pair.1 == Xpos::NNPS && tokens.word(i).starts_with(char::is_lowercase) {
            *pair = (Upos::Noun, Xpos::NNS);
        }
    }
    Tags { states, ..Tags::from_list(tokens, &pairs) }
}
