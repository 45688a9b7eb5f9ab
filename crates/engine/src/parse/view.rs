//! How later stages look at a tree: words, children, subtrees, and the verb group with its tense, aspect and modality.

use super::{Rel, Syntax};
use crate::tag::{Tags, Upos, Xpos};
use crate::text::Span;
use crate::token::Tokens;
use std::ops::Range;

/// Tense of a verb group, read off its finite verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tense {
    /// "met", "had met", "was meeting".
    Past,
    /// "meets", "has met", "is meeting".
    Present,
    /// "will meet", "is going to meet", "is to meet".
    Future,
    /// No finite verb: "to meet", "meeting", "met" as a participle.
    None,
}

/// Aspect of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aspect {
    /// "meets", "met".
    Simple,
    /// "is meeting".
    Progressive,
    /// "has met".
    Perfect,
    /// "has been meeting".
    PerfectProgressive,
}

/// The modal of a verb group, past and short forms with their base ("'d" as "would", "wo" as "will").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Modal {
    Can,
    Could,
    May,
    Might,
    Must,
    Shall,
    Should,
    Will,
    Would,
    Ought,
    /// "is going to".
    GoingTo,
    /// "is to meet", "are to meet".
    IsTo,
    /// "has to meet", "have to meet".
    HaveTo,
}

/// The verb group around a predicate: "would not have been met" at "met".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// From the finite verb or auxiliary.
    pub tense: Tense,
    /// From "have", "be" and the participles.
    pub aspect: Aspect,
    /// The modal, where there is one.
    pub modal: Option<Modal>,
    /// "not", "n't", "never", "no longer" among its children.
    pub negated: bool,
    /// Passive voice.
    pub passive: bool,
    /// "to" before it.
    pub infinitive: bool,
    /// Whether it has a finite verb at all.
    pub finite: bool,
}

impl<'t> Syntax<'t> {
    /// Puts tokens, tags and heads together. `heads[i]` is a token number of the same sentence, or `i` itself for a root.
    /// For [`super::parse`], and for gold trees in scoring.
    pub fn from_heads(tokens: Tokens<'t>, tags: Tags, heads: Vec<u32>, rels: Vec<Rel>) -> Self {
        let n = tokens.len();
        let mut sentence_of = vec![0; n];
        for (s, range) in tokens.sentences.iter().enumerate() {
            sentence_of[range.clone()].fill(s as u32);
        }
        let mut child_start = vec![0u32; n + 2];
        for (i, &h) in heads.iter().enumerate() {
            child_start[h as usize + 2] += u32::from(h as usize != i);
        }
        for i in 2..n + 2 {
            child_start[i] += child_start[i - 1];
        }
        let mut child_list = vec![0; child_start[n + 1] as usize];
        for (i, &h) in heads.iter().enumerate() {
            if h as usize != i {
                let slot = &mut child_start[h as usize + 1];
                child_list[*slot as usize] = i as u32;
                *slot += 1;
            }
        }
        let mut syntax = Self { tokens, tags, heads, rels, sentence_of, reach: Vec::new(), child_start, child_list, names: Vec::new() };
        syntax.reach = syntax.reaches();
        syntax
    }

    fn reaches(&self) -> Vec<(u32, u32)> {
        let mut reach: Vec<_> = (0..self.len() as u32).map(|i| (i, i)).collect();
        let mut order = Vec::with_capacity(self.len());
        for range in &self.tokens.sentences {
            order.clear();
            order.push(self.root(range.clone()));
            let mut next = 0;
            while next < order.len() {
                order.extend(self.children(order[next]));
                next += 1;
            }
            for &i in order.iter().rev() {
                if let Some(h) = self.head(i) {
                    reach[h] = (reach[h].0.min(reach[i].0), reach[h].1.max(reach[i].1));
                }
            }
        }
        reach
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.tokens.text
    }

    /// Token `i` as the text has it.
    pub fn word(&self, i: usize) -> &'t str {
        self.tokens.word(i)
    }

    /// Token `i` in lower case.
    pub fn lower(&self, i: usize) -> &str {
        self.tokens.lower(i)
    }

    /// The dictionary form of token `i`.
    pub fn lemma(&self, i: usize) -> &str {
        self.tags.lemma(i)
    }

    /// The universal part of speech of token `i`.
    pub fn upos(&self, i: usize) -> Upos {
        self.tags.list[i].upos
    }

    /// The Penn tag of token `i`.
    pub fn xpos(&self, i: usize) -> Xpos {
        self.tags.list[i].xpos
    }

    /// The head of token `i`; `None` for a root.
    pub fn head(&self, i: usize) -> Option<usize> {
        let h = self.heads[i] as usize;
        (h != i).then_some(h)
    }

    /// The relation of token `i` to its head.
    pub fn rel(&self, i: usize) -> Rel {
        self.rels[i]
    }

    /// The children of token `i`, in order of the text.
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.child_list[self.child_start[i] as usize..self.child_start[i + 1] as usize].iter().map(|&c| c as usize)
    }

    /// The first child of `i` with one of these relations.
    pub fn child(&self, i: usize, rels: &[Rel]) -> Option<usize> {
        self.children(i).find(|&c| rels.contains(&self.rel(c)))
    }

    /// The tokens from the first to the last of the subtree of `i`.
    pub fn subtree(&self, i: usize) -> Range<usize> {
        let (a, b) = self.reach[i];
        a as usize..b as usize + 1
    }

    /// Whether `i` is `top` or lies below it.
    pub fn is_under(&self, mut i: usize, top: usize) -> bool {
        loop {
            if i == top {
                return true;
            }
            match self.head(i) {
                Some(h) => i = h,
                None => return false,
            }
        }
    }

    /// The tokens above `i`, nearest first.
    pub fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(i), |&h| self.head(h))
    }

    /// The encoder's scores of token `i` as a part of a name: O, then B and I of person, organisation, place, other.
    /// `None` where the tree was given from outside.
    pub fn name_scores(&self, i: usize) -> Option<&[f32; crate::model::NAME_CLASSES]> {
        self.names.get(i)
    }

    /// The number of the sentence that token `i` is in.
    pub fn sentence_of(&self, i: usize) -> usize {
        self.sentence_of[i] as usize
    }

    /// The tokens of sentence `s`.
    pub fn sentence(&self, s: usize) -> Range<usize> {
        self.tokens.sentences[s].clone()
    }

    /// The root of a sentence.
    pub fn root(&self, sentence: Range<usize>) -> usize {
        sentence.clone().find(|&i| self.heads[i] as usize == i).unwrap_or(sentence.start)
    }

    /// The text that a range of tokens covers.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.tokens.span(tokens)
    }

    /// Whether a word that can be a modal is one here.
    fn is_modal(&self, c: usize) -> bool {
        (self.xpos(c) == Xpos::MD || self.lower(c) == "ought") && !self.is_may_of_name(c)
    }

    /// "Theresa May stepped down": a capital in the midst of a sentence, and a small letter behind it.
    fn is_may_of_name(&self, c: usize) -> bool {
        let capital = |i: usize| self.word(i).starts_with(char::is_uppercase);
        let small = c + 1 < self.len() && self.word(c + 1).starts_with(char::is_lowercase);
        self.lower(c) == "may" && capital(c) && small && c > 0 && self.sentence_of(c - 1) == self.sentence_of(c) && capital(c - 1)
    }

    /// Tense, aspect, modality, polarity and voice of the verb group around predicate `i`
    /// (a verb, or a noun or adjective with a copula).
    pub fn verb(&self, i: usize) -> Verb {
        let mut verb = Verb {
            tense: Tense::None,
            aspect: Aspect::Simple,
            modal: None,
            negated: false,
            passive: false,
            infinitive: false,
            finite: false,
        };
        let (mut have, mut be_progressive) = (false, false);
        let mut finite = None;
        for c in self.children(i) {
            match self.rel(c) {
                Rel::Aux | Rel::AuxPass | Rel::Cop => {
                    let is_be = self.rel(c) != Rel::Aux;
                    if let Some(modal) = modal_of(self.lower(c)).filter(|_| self.is_modal(c)) {
                        verb.modal = Some(modal);
                    }
                    verb.passive |= self.rel(c) == Rel::AuxPass;
                    match self.lemma(c) {
                        "have" => have = true,
                        "be" if !is_be => be_progressive = self.xpos(i) == Xpos::VBG,
                        _ => {}
                    }
                    finite = finite.or(tense_of(self.xpos(c)));
                }
                Rel::Mark if self.lower(c) == "to" => verb.infinitive = true,
                // "not only to teach but also to hire"
                Rel::Advmod if self.lower(c) == "not" && c + 1 < self.len() && matches!(self.lower(c + 1), "only" | "just" | "merely") => {}
                Rel::Advmod if matches!(self.lower(c), "not" | "n't" | "never" | "nt") => verb.negated = true,
                // "would neither confirm nor deny"
                Rel::CcPreconj if self.lower(c) == "neither" => verb.negated = true,
                Rel::Cc if self.lower(c) == "nor" => verb.negated = true,
                Rel::Advmod if self.lower(c) == "longer" && c > 0 && self.lower(c - 1) == "no" => verb.negated = true,
                Rel::NsubjPass => verb.passive = true,
                _ => {}
            }
        }
        finite = finite.or_else(|| tense_of(self.xpos(i)));
        verb.finite = finite.is_some() || verb.modal.is_some();
        verb.tense = match (verb.modal, finite) {
            (Some(Modal::Will | Modal::Shall), _) => Tense::Future,
            (Some(_), _) => Tense::Present,
            (None, Some(tense)) => tense,
            (None, None) => Tense::None,
        };
        verb.aspect = match (have, be_progressive) {
            (true, true) => Aspect::PerfectProgressive,
            (true, false) => Aspect::Perfect,
            (false, true) => Aspect::Progressive,
            (false, false) => Aspect::Simple,
        };
        if verb.infinitive {
            self.governed_modality(i, &mut verb);
        }
        verb
    }

    /// "is going to meet", "is to meet", "has to meet": the modality that a governing verb lends to an infinitive.
    fn governed_modality(&self, i: usize, verb: &mut Verb) {
        if !matches!(self.rel(i), Rel::Xcomp | Rel::Ccomp) {
            return;
        }
        let Some(h) = self.head(i) else { return };
        verb.modal = match (self.lemma(h), self.xpos(h)) {
            // "paid without going to work"
            ("go", Xpos::VBG) if self.child(h, &[Rel::Mark]).is_some() && self.child(h, &[Rel::Aux]).is_none() => return,
            ("go", Xpos::VBG) if self.lower(h) != "gone" => Some(Modal::GoingTo),
            ("be", _) => Some(Modal::IsTo),
            // "has two neighbours to please"
            ("have", _) if self.child(h, &[Rel::Obj]).is_some_and(|o| o > h && o < i) => return,
            ("have", _) => Some(Modal::HaveTo),
            _ => return,
        };
        let above = if self.lemma(h) == "go" { self.child(h, &[Rel::Aux]).map(|a| self.xpos(a)) } else { Some(self.xpos(h)) };
        verb.tense = match above.and_then(tense_of) {
            Some(Tense::Past) => Tense::Past,
            _ => Tense::Future,
        };
        verb.finite = true;
    }
}

fn tense_of(xpos: Xpos) -> Option<Tense> {
    match xpos {
        Xpos::VBD => Some(Tense::Past),
        Xpos::VBZ | Xpos::VBP => Some(Tense::Present),
        _ => None,
    }
}

fn modal_of(lower: &str) -> Option<Modal> {
    Some(match lower {
        "can" | "ca" => Modal::Can,
        "could" => Modal::Could,
        "may" => Modal::May,
        "might" => Modal::Might,
        "must" => Modal::Must,
        "shall" => Modal::Shall,
        "should" => Modal::Should,
        "will" | "wo" | "'ll" | "ll" => Modal::Will,
        "would" | "'d" | "d" => Modal::Would,
        "ought" => Modal::Ought,
        _ => return None,
    })
}
