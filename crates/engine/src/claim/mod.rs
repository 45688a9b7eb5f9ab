//! Finds claims: who says what, by which cue, and through whom.
//!
//! `The official said talks stalled, the Journal reported.` → c2 the Journal reports […]; c1 the official says `talks stalled` through c2
//!
//! Never joins a claim to a source that the text does not name; a claim without one has none.

mod accord;
mod argument;
mod chain;
mod cue;
mod denial;
mod direct;
mod feature;
mod framed;
mod hearer;
#[doc(hidden)]
pub mod learn;
#[doc(hidden)]
pub mod model;
mod pieces;
mod predicate;
mod quote;
mod register;
mod rules;
mod source;
mod speaker;
mod stance;
mod tail;

pub use rules::Rules;

use crate::name::{Kind, Names};
use crate::parse::{Rel, Syntax};
use crate::tag::{Upos, Xpos};
use crate::text::Span;
use crate::trace::{Step, Trace};
use pieces::Pieces;
use quote::Quotes;
use std::ops::Range;
use std::sync::Arc;

/// What a source does to a content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
pub enum Stance {
    #[default]
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
    /// Who is told.
    pub hearer: Option<Source>,
    /// The claim that this one denies, an index into the list.
    pub denies: Option<usize>,
    /// The claim that carries this one, an index into the list.
    pub through: Option<usize>,
    /// The rule or model.
    pub made_by: Arc<str>,
}

/// Finds all claims, in the order of their cues. Linear in the number of tokens.
pub fn find(syntax: &Syntax<'_>, names: &Names, rules: &Rules, trace: &mut Trace) -> Vec<Claim> {
    let mut scene = Scene::new(syntax, names, rules);
    let mut features = Vec::with_capacity(64);
    let mut drafts: Vec<Draft> = (0..syntax.len()).filter_map(|i| draft(&scene, i, &mut features)).collect();
    drafts.iter_mut().for_each(|d| source::with_apposition(&scene, d));
    drafts.extend(speaker::find(&scene));
    drafts.sort_by_key(|d| d.head);
    framed::find(&scene, &mut drafts);
    chain::quoted(&scene, &mut drafts);
    drafts.iter_mut().for_each(|d| d.hearer = hearer::of(&scene, d));
    for draft in &mut drafts {
        direct::complete(&scene, draft);
    }
    scene.heads = drafts.iter().map(|d| d.head).collect();
    direct::carry_on(&scene, &mut drafts);
    for draft in &mut drafts {
        draft.content = pieces::trim(syntax, &scene.quotes, std::mem::take(&mut draft.content));
        denial::clause(&scene, draft);
        // "a contract, which a lawyer described as valid"
        let refers = |p: &Range<usize>| p.len() == 1 && matches!(syntax.xpos(p.start), Xpos::WDT | Xpos::WP);
        if draft.content.len() > 1 && refers(&draft.content[0]) {
            draft.content.remove(0);
        }
    }
    chain::citing(&scene, &mut drafts);
    drafts.retain(|d| !d.content.is_empty());
    let through = chain::through(&drafts, syntax.len());
    let mut claims: Vec<Claim> = drafts.into_iter().zip(through).map(|(d, through)| finish(&scene, d, through)).collect();
    source::settle(&scene, &mut claims);
    denial::point(&scene, &mut claims);
    for claim in &claims {
        trace.note(|| step(syntax, claim));
    }
    claims
}

/// What the parts of this stage look at.
struct Scene<'a, 't> {
    syntax: &'a Syntax<'t>,
    names: &'a Names,
    rules: &'a Rules,
    quotes: Quotes,
    /// Whether the article reports what others say.
    is_report: bool,
    /// For each token, the kind of the name that it stands in.
    kind_at: Vec<Option<Kind>>,
    /// For each entity, whether the article says that it is an outlet: "the website Silicon Parish".
    is_outlet: Vec<bool>,
    /// The cue head of each draft, once they are all there.
    heads: Vec<usize>,
}

/// A claim in the making, in tokens.
#[derive(Debug, Default)]
struct Draft {
    head: usize,
    /// The words of the source and their head.
    source: Option<(Pieces, usize)>,
    cue: Pieces,
    content: Pieces,
    stance: Stance,
    lemma: String,
    rule: &'static str,
    /// Whether the cue is one that introduces speech.
    speaks: bool,
    /// Whether a quotation further on was joined to it.
    carried: bool,
    /// The cue head of the claim that carries this one, where the construction says so.
    via: Option<usize>,
    /// The words of who is told, and their head.
    hearer: Option<(Pieces, usize)>,
}

/// The claim whose cue is token `i`.
fn draft(scene: &Scene<'_, '_>, i: usize, features: &mut Vec<u32>) -> Option<Draft> {
    let syntax = scene.syntax;
    if syntax.lower(i) == "according" {
        return accord::according(scene, i);
    }
    if !is_candidate(syntax, i) {
        return if syntax.upos(i) == Upos::Adv { accord::adverb(scene, i) } else { None };
    }
    if !scene.rules.model.is_trained() {
        return if syntax.upos(i) == Upos::Noun { predicate::noun(scene, i) } else { predicate::verb(scene, i) };
    }
    if is_formula(syntax, i) {
        return None;
    }
    let plain = || if predicate::is_plain(scene, i) { predicate::verb(scene, i) } else { None };
    if !scene.rules.model.may_be_cue(feature::filter(syntax, i)) {
        return plain();
    }
    features.clear();
    feature::cue(scene, i, features);
    let score = scene.rules.model.cue(features);
    if !scene.is_report {
        return register::draft(scene, i, score);
    }
    if score <= if predicate::says_clause(scene, i) { -LENIENT } else { 0 } {
        // the model has seen few of these, and none of them is anything else
        return plain();
    }
    let learned = argument::learned(scene, i).filter(|d| score > STRICT || !is_loose(scene, d));
    // "…, the Gazette reported on Sunday, quoting an agent": where the model sees no part that is said
    learned.or_else(plain)
}

/// How far below the threshold a listed verb with subject and clause may be: the model knows one corpus, the list knows English.
const LENIENT: i32 = 40;
/// How far above it a loose cue must be.
const STRICT: i32 = 16;

/// Nouns, and words of no list whose content is a mere object: attitudes rather than statements.
fn is_loose(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let listed = scene.rules.verb(&draft.lemma).is_some_and(|v| v.frame != rules::Frame::Weak);
    draft.rule == "claim/noun/learned" || (draft.rule == "claim/verb/object" && !listed)
}

/// "who asked not to be named", "Asked about the memo, he said": how words were got, and nobody's claim.
fn is_formula(syntax: &Syntax<'_>, i: usize) -> bool {
    if syntax.lemma(i) != "ask" || syntax.upos(i) != Upos::Verb {
        return false;
    }
    let unnamed = |c: usize| matches!(syntax.lemma(c), "name" | "identify" | "quote") && syntax.rel(c) == Rel::Xcomp;
    let has_subject = syntax.child(i, &[Rel::Nsubj, Rel::NsubjPass]).is_some();
    let begins = i == syntax.sentence(syntax.sentence_of(i)).start || i > 0 && matches!(syntax.lower(i - 1), "when" | "," | "“" | "\"");
    let behind = syntax.xpos(i) == Xpos::VBN || syntax.lower(i) == "asked";
    syntax.children(i).any(unnamed)
        || behind
            && begins
            && !has_subject
            && i + 1 < syntax.len()
            && matches!(syntax.lower(i + 1), "about" | "if" | "whether" | "why" | "how" | "what")
}

/// Words that can be the head of a cue.
fn is_candidate(syntax: &Syntax<'_>, i: usize) -> bool {
    matches!(syntax.upos(i), Upos::Verb | Upos::Noun | Upos::Adj) && syntax.lower(i) != "according"
}

impl<'a, 't> Scene<'a, 't> {
    fn new(syntax: &'a Syntax<'t>, names: &'a Names, rules: &'a Rules) -> Self {
        let mut kind_at = vec![None; syntax.len()];
        let mut is_outlet = vec![false; names.entities.len()];
        for name in &names.list {
            kind_at[name.tokens.clone()].fill(Some(name.kind));
            if let Some(entity) = name.entity.filter(|_| name.kind == Kind::Organisation) {
                is_outlet[entity] |= source::is_called_outlet(syntax, rules, name.tokens.start);
            }
        }
        let quotes = Quotes::find(syntax);
        let is_report = register::is_report(syntax, &quotes);
        Self { syntax, names, rules, quotes, is_report, kind_at, is_outlet, heads: Vec::new() }
    }

    /// The quotation that stands right before or right after the clause of a cue verb.
    fn quote_beside(&self, verb: usize) -> Option<usize> {
        let (start, end) = self.clause(verb);
        let own = self.quotes.around(verb);
        let left = (0..start).rev().take(2).find(|&i| !matches!(self.syntax.word(i), "," | "-" | "—" | "–"));
        let right = (end..self.syntax.len()).take(2).find(|&i| !matches!(self.syntax.word(i), "," | ":" | "."));
        let before = left.and_then(|i| self.quotes.around(i).filter(|&q| self.quotes.list[q].tokens.end == i + 1));
        let after = right.and_then(|i| self.quotes.around(i).filter(|&q| self.quotes.list[q].tokens.start == i));
        let here = |q: &usize| self.quotes.paragraph(self.quotes.list[*q].tokens.start) == self.quotes.paragraph(verb);
        before.filter(here).or(after).filter(|&q| Some(q) != own)
    }

    /// The words of the cue's own clause: verb, subject, hearer, adverbs.
    fn clause(&self, verb: usize) -> (usize, usize) {
        let (mut start, mut end) = (verb, verb + 1);
        for c in self.syntax.children(verb) {
            let own = matches!(
                self.syntax.rel(c),
                Rel::Nsubj
                    | Rel::NsubjPass
                    | Rel::Aux
                    | Rel::AuxPass
                    | Rel::Advmod
                    | Rel::Iobj
                    | Rel::Obl
                    | Rel::OblUnmarked
                    | Rel::CompoundPrt
            ) || (self.syntax.rel(c) == Rel::Obj && predicate::hears(self.syntax.lemma(verb)));
            if own {
                let reach = self.syntax.subtree(c);
                (start, end) = (start.min(reach.start), end.max(reach.end));
            }
        }
        (start, end)
    }
}

fn finish(scene: &Scene<'_, '_>, draft: Draft, through: Option<usize>) -> Claim {
    let source =
        draft.source.as_ref().map(|(pieces, head)| source::make(scene, &pieces::bare(scene.syntax, &scene.quotes, pieces.clone()), *head));
    let hearer =
        draft.hearer.as_ref().map(|(pieces, head)| source::make(scene, &pieces::bare(scene.syntax, &scene.quotes, pieces.clone()), *head));
    let stance = stance::settle(scene, &draft, source.as_ref());
    Claim {
        source,
        hearer,
        denies: None,
        cue: draft.cue.iter().map(|p| scene.syntax.span(p.clone())).collect(),
        cue_head: draft.head,
        lemma: draft.lemma,
        stance,
        content: draft.content.iter().map(|p| scene.syntax.span(p.clone())).collect(),
        form: form(scene, draft.head, &draft.content),
        content_tokens: draft.content,
        through,
        made_by: draft.rule.into(),
    }
}

/// Direct when every word stands in quotation marks that do not also hold the cue.
fn form(scene: &Scene<'_, '_>, head: usize, content: &[Range<usize>]) -> Form {
    let own = scene.quotes.around(head);
    let words = content.iter().flat_map(|p| p.clone()).filter(|&i| !pieces::is_edge(scene.syntax.word(i)));
    let (mut inside, mut outside) = (false, false);
    for quote in words.map(|i| scene.quotes.around(i).filter(|&q| Some(q) != own)) {
        inside |= quote.is_some();
        outside |= quote.is_none();
    }
    match (inside, outside) {
        (true, false) => Form::Direct,
        (true, true) => Form::Mixed,
        _ => Form::Indirect,
    }
}

fn step(syntax: &Syntax<'_>, claim: &Claim) -> Step {
    let source = claim.source.as_ref().map_or("nobody", |s| s.spans.first().map_or("", |p| p.of(syntax.text())));
    Step {
        stage: "claim",
        span: syntax.tokens.list[claim.cue_head].span,
        made_by: claim.made_by.to_string(),
        said: format!("{source} {:?} ({})", claim.stance, claim.lemma).to_lowercase(),
        lost: None,
    }
}

#[cfg(test)]
mod tests;
