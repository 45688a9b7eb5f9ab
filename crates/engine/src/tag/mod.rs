//! Says of each token its part of speech (UPOS and Penn XPOS), its lemma and its morphology.
//!
//! `[He] [wo] [n't] [go] [.]` → `PRON/PRP he · AUX/MD will · PART/RB not · VERB/VB go · PUNCT/.`
//!
//! Never looks at trees or names, and never fails: an unknown word gets the likeliest tag of its shape and context.

mod lemma;
mod tagset;

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

/// Tags every token. What can only be a past ("sank") is one, whatever the model says, and so is what can be one ("put") where it is
/// joined to one: "put the fire out and were seen". Linear in the number of tokens.
pub fn tag(tokens: &Tokens<'_>, model: &Model) -> Tags {
    let (mut pairs, states) = model.tag(tokens);
    for i in 0..pairs.len() {
        let lower = tokens.lower(i);
        let is_past = || lemma::is_past_only(lower) || lemma::is_past_too(lower) && is_joined_to_past(i, &pairs, &states);
        if pairs[i].1 == Xpos::VBP && is_past() {
            pairs[i].1 = Xpos::VBD;
        }
        // "the robbers, two of them masked, stole the coins": what has a subject and looks like an adjective
        if matches!(pairs[i].0, Upos::Adj | Upos::Noun) && lemma::is_past_only(lower) && has_subject(i, &states) {
            pairs[i] = (Upos::Verb, Xpos::VBD);
        }
        // "the Lutha caucuses": plurals in small letters are no names
        if pairs[i].1 == Xpos::NNPS && tokens.word(i).starts_with(char::is_lowercase) {
            pairs[i] = (Upos::Noun, Xpos::NNS);
        }
    }
    Tags { states, ..Tags::from_list(tokens, &pairs) }
}

/// Whether the tree gives word `i` a subject and no "is".
fn has_subject(i: usize, states: &crate::model::States) -> bool {
    use crate::parse::Rel;
    let near = i.saturating_sub(JOINED)..states.heads.len().min(i + JOINED);
    let has = |rel: Rel| near.clone().any(|c| c != i && states.heads[c] as usize == i && states.rels[c] == rel);
    has(Rel::Nsubj) && !has(Rel::Cop)
}

/// Words between two verbs that are joined, at most.
const JOINED: usize = 40;

/// Whether the first verb that is joined to `i` behind it, or the one that `i` is joined to, is a past or stands with "was", "had", "did".
fn is_joined_to_past(i: usize, pairs: &[(Upos, Xpos)], states: &crate::model::States) -> bool {
    use crate::parse::Rel;
    let near = |i: usize| i + 1..pairs.len().min(i + JOINED);
    let helped = |v: usize| {
        let before = v.saturating_sub(6)..v;
        before
            .into_iter()
            .any(|a| states.heads[a] as usize == v && matches!(states.rels[a], Rel::Aux | Rel::AuxPass) && pairs[a].1 == Xpos::VBD)
    };
    let is_past = |v: usize| v < pairs.len() && pairs[v].0 == Upos::Verb && (pairs[v].1 == Xpos::VBD || helped(v));
    let behind = near(i).find(|&c| states.heads[c] as usize == i && states.rels[c] == Rel::Conj);
    let before = Some(states.heads[i] as usize).filter(|_| states.rels[i] == Rel::Conj);
    behind.into_iter().chain(before).any(is_past)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_to_a_past_is_one() {
        let check = |text: &str, expected| {
            let reader = crate::Reader::english().unwrap();
            let s = reader.syntax(text);
            let put = (0..s.len()).find(|&i| s.lower(i) == "put").unwrap();
            assert_eq!(s.xpos(put), expected, "{text}");
        };
        check("Crews put the fire out on Saturday and were then seen at the gate.", Xpos::VBD);
    }

    #[test]
    fn a_past_with_a_subject_is_no_adjective() {
        let reader = crate::Reader::english().unwrap();
        let s = reader.syntax("The four robbers, two of whom wore masks, stole nearly all the coins on display.");
        let stole = (0..s.len()).find(|&i| s.lower(i) == "stole").unwrap();
        assert_eq!((s.upos(stole), s.xpos(stole), s.lemma(stole)), (Upos::Verb, Xpos::VBD, "steal"));
    }
}
