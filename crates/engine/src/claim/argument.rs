//! The parts of a cue's clause, and which of them the model takes for source and content.

use super::pieces::{Pieces, cover, without};
use super::{Draft, Scene, Stance, cue, feature, hearer, predicate, tail};
use crate::parse::{Rel, Syntax};
use crate::tag::{Upos, Xpos};

/// A part that may be source or content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Slot {
    /// The subtree of a child.
    Child(usize),
    /// The clause that the cue interrupts or ends, without the cue's own.
    Around(usize),
    /// The noun that the cue's clause describes.
    Noun(usize),
    /// The subject that the cue shares with a verb above it.
    Subject(usize),
    /// A quotation right before or after.
    Quote(usize),
}

pub(super) type Slots = Vec<Slot>;

impl Slot {
    /// The token that stands for it.
    pub(super) fn head(&self, scene: &Scene<'_, '_>) -> usize {
        match *self {
            Slot::Child(c) | Slot::Around(c) | Slot::Noun(c) | Slot::Subject(c) => c,
            Slot::Quote(q) => scene.quotes.list[q].tokens.start,
        }
    }

    /// The relation, or which other kind of slot.
    pub(super) fn kind(&self, syntax: &Syntax<'_>) -> u32 {
        match *self {
            Slot::Child(c) => syntax.rel(c) as u32,
            Slot::Around(_) => 101,
            Slot::Noun(_) => 102,
            Slot::Subject(_) => 103,
            Slot::Quote(_) => 104,
        }
    }

    /// Its tokens, without those of cue `v`.
    pub(super) fn tokens(&self, scene: &Scene<'_, '_>, v: usize) -> Pieces {
        let syntax = scene.syntax;
        match *self {
            Slot::Child(c) => cover(syntax, c, &[v]),
            Slot::Around(_) => predicate::around(syntax, v),
            Slot::Noun(n) | Slot::Subject(n) => cover(syntax, n, &branch(syntax, n, v)),
            Slot::Quote(q) => vec![scene.quotes.list[q].tokens.clone()],
        }
    }
}

/// The child of `top` that `v` stands under, if any: to leave it out.
fn branch(syntax: &Syntax<'_>, top: usize, v: usize) -> Vec<usize> {
    std::iter::once(v).chain(syntax.ancestors(v)).take_while(|&a| a != top).last().filter(|_| syntax.is_under(v, top)).into_iter().collect()
}

/// All parts of cue `v`.
pub(super) fn slots(scene: &Scene<'_, '_>, v: usize) -> Slots {
    let syntax = scene.syntax;
    let own = |&c: &usize| is_part(syntax.rel(c)) && !syntax.children(c).any(|a| syntax.lower(a) == "according");
    let mut out: Slots = syntax.children(v).filter(own).map(Slot::Child).collect();
    if let Some(h) = syntax.head(v) {
        match syntax.rel(v) {
            Rel::Parataxis | Rel::Advcl | Rel::Discourse | Rel::Dep => out.push(Slot::Around(h)),
            Rel::Conj if h < v && syntax.child(v, &[Rel::Nsubj]).is_some() => out.push(Slot::Around(h)),
            // "Their claim is that …"
            Rel::Nsubj | Rel::NsubjOuter if syntax.child(h, &[Rel::Cop]).is_some() => out.push(Slot::Around(h)),
            Rel::Acl | Rel::AclRelcl | Rel::Amod | Rel::Compound => out.push(Slot::Noun(h)),
            _ => {}
        }
    }
    if syntax.child(v, &[Rel::Nsubj, Rel::NmodPoss]).is_none() {
        out.extend(predicate::shared_subject(syntax, v).map(Slot::Subject));
    }
    out.extend(scene.quote_beside(v).map(Slot::Quote));
    out
}

fn is_part(rel: Rel) -> bool {
    !matches!(
        rel,
        Rel::Punct
            | Rel::Aux
            | Rel::AuxPass
            | Rel::Cop
            | Rel::Cc
            | Rel::Mark
            | Rel::Case
            | Rel::Det
            | Rel::CompoundPrt
            | Rel::Fixed
            | Rel::Expl
            | Rel::CcPreconj
    )
}

/// The claim of cue `v` as the model reads it.
pub(super) fn learned(scene: &Scene<'_, '_>, v: usize) -> Option<Draft> {
    let syntax = scene.syntax;
    let slots = slots(scene, v);
    let shared = feature::shared(scene, v, &slots);
    let mut features = Vec::with_capacity(32);
    let scores: Vec<[i32; 2]> = slots
        .iter()
        .map(|slot| {
            features.clear();
            feature::role(scene, v, slot, &shared, &mut features);
            scene.rules.model.role(&features)
        })
        .collect();
    let source =
        (0..slots.len()).filter(|&s| scores[s][0] > 0 && scores[s][0] > scores[s][1]).max_by_key(|&s| (scores[s][0], slots.len() - s));
    let mut content = chosen(&scores, source);
    let source = source.or_else(|| plain_subject(syntax, v, &slots, &scores, &content));
    // "“…,” he said, adding that …" is two claims
    if content.iter().any(|&s| matches!(slots[s], Slot::Quote(_))) {
        content.retain(|&s| !matches!(slots[s], Slot::Child(c) if c > v && syntax.rel(c) == Rel::Advcl && syntax.xpos(c) == Xpos::VBG));
    }
    if content.iter().any(|&s| matches!(slots[s], Slot::Child(c) if matches!(syntax.rel(c), Rel::Ccomp | Rel::Xcomp))) {
        content.retain(|&s| !matches!(slots[s], Slot::Child(c) if hears_it(syntax, v, c)));
    }
    content.extend(stray_subject(syntax, v, &slots, &content, source));
    if let Some(clause) = behind_it(syntax, v, &slots, &content) {
        content = vec![clause];
    }
    if content.is_empty() {
        return None;
    }
    let mut pieces = Pieces::new();
    for slot in content.iter().map(|&s| &slots[s]) {
        pieces.extend(slot.tokens(scene, v).into_iter().map(|p| tail::cut(scene, v, slot, p, &mut features)));
    }
    pieces.sort_unstable_by_key(|p| p.start);
    let preposition = leading_preposition(syntax, v, &pieces);
    if let Some(p) = preposition {
        pieces = without(pieces, &(p..p + 1));
    }
    let entry = scene.rules.verb(syntax.lemma(v));
    let stance = match syntax.upos(v) {
        Upos::Noun => scene.rules.noun(syntax.lemma(v)),
        _ => entry.map(|e| e.stance),
    };
    Some(Draft {
        head: v,
        source: source.map(|s| source_of(scene, &slots[s], v)),
        cue: cue::cue(syntax, v, preposition),
        content: pieces,
        stance: stance.unwrap_or(Stance::Says),
        lemma: syntax.lemma(v).to_owned(),
        rule: rule(syntax, v, &slots, &content),
        speaks: entry.is_some_and(|e| e.frame == super::rules::Frame::Speech),
        ..Draft::default()
    })
}

/// "promised her that …": who hears a clause is no part of it.
fn hears_it(syntax: &Syntax<'_>, v: usize, c: usize) -> bool {
    c > v && matches!(syntax.rel(c), Rel::Obj | Rel::Iobj) && hearer::HEARS.contains(&syntax.lemma(v))
}

/// The slots taken for content: all above the threshold, or the best one where it comes near.
fn chosen(scores: &[[i32; 2]], source: Option<usize>) -> Vec<usize> {
    let content: Vec<usize> = (0..scores.len()).filter(|&s| Some(s) != source && scores[s][1] > 0).collect();
    if !content.is_empty() {
        return content;
    }
    let best = (0..scores.len()).filter(|&s| Some(s) != source).max_by_key(|&s| (scores[s][1], scores.len() - s));
    best.filter(|&s| scores[s][1] > -NEAR).into_iter().collect()
}

/// Where the model sees no source: the subject all the same, the verb's own or the one that it shares as a coordinate.
fn plain_subject(syntax: &Syntax<'_>, v: usize, slots: &Slots, scores: &[[i32; 2]], content: &[usize]) -> Option<usize> {
    let active = syntax.upos(v) == Upos::Verb && !predicate::is_passive(syntax, v);
    (0..slots.len()).filter(|s| active && !content.contains(s) && scores[*s][0] > -NEAR).find(|&s| match slots[s] {
        Slot::Child(c) => syntax.rel(c) == Rel::Nsubj,
        Slot::Subject(_) => matches!(syntax.rel(v), Rel::Conj | Rel::Advcl),
        _ => false,
    })
}

/// "said Ambassador Jan Smith, has left": a clause without a subject whose subject the tree gave to the cue.
fn stray_subject(syntax: &Syntax<'_>, v: usize, slots: &Slots, content: &[usize], source: Option<usize>) -> Option<usize> {
    let clause = content.iter().find_map(|&s| match slots[s] {
        Slot::Child(c) if c > v && syntax.rel(c) == Rel::Ccomp => Some(c),
        _ => None,
    })?;
    let lacks = syntax.child(clause, &[Rel::Nsubj, Rel::NsubjPass, Rel::NsubjOuter, Rel::Csubj, Rel::Expl]).is_none();
    let start = syntax.subtree(clause).start;
    (0..slots.len()).filter(|s| lacks && Some(*s) != source && !content.contains(s)).find(|&s| match slots[s] {
        Slot::Child(o) => {
            let reach = syntax.subtree(o);
            o > v && matches!(syntax.rel(o), Rel::Obj | Rel::Nsubj | Rel::Iobj) && reach.end <= start && start <= reach.end + 1
        }
        _ => false,
    })
}

/// "it is feared that ten men died": "it" only stands for the clause.
fn behind_it(syntax: &Syntax<'_>, v: usize, slots: &Slots, content: &[usize]) -> Option<usize> {
    let it = |c: usize| syntax.lower(c) == "it" && matches!(syntax.rel(c), Rel::Nsubj | Rel::NsubjPass | Rel::Expl);
    let empty = content.iter().any(|&s| matches!(slots[s], Slot::Child(c) if it(c)));
    let that = |c: usize| syntax.child(c, &[Rel::Mark]).is_some_and(|m| syntax.lower(m) == "that");
    let clause = |c: usize| c > v && matches!(syntax.rel(c), Rel::Ccomp | Rel::Csubj | Rel::CsubjPass | Rel::Advcl) && that(c);
    (0..slots.len()).filter(|_| empty).find(|&s| matches!(slots[s], Slot::Child(c) if clause(c)))
}

/// How far below the threshold the best content may be, in units of the model.
const NEAR: i32 = 40;

fn source_of(scene: &Scene<'_, '_>, slot: &Slot, v: usize) -> (Pieces, usize) {
    let syntax = scene.syntax;
    let head = slot.head(scene);
    let mut pieces = slot.tokens(scene, v);
    // "by the police", "Smith's": the case marks are the cue's, not the source's.
    for c in syntax.children(head).filter(|&c| syntax.rel(c) == Rel::Case) {
        pieces = without(pieces, &(c..c + 1));
    }
    // "The report, citing an official,": what it does meanwhile is no part of who it is.
    for c in syntax.children(head).filter(|&c| syntax.xpos(c) == Xpos::VBG && matches!(syntax.rel(c), Rel::Acl | Rel::Advcl)) {
        let reach = syntax.subtree(c);
        if reach.start > head && (syntax.word(reach.start) == "," || syntax.word(reach.start - 1) == ",") {
            pieces = without(pieces, &reach);
        }
    }
    (pieces, head)
}

/// "called for", "attacks on": a preposition right after the cue is the cue's.
fn leading_preposition(syntax: &Syntax<'_>, v: usize, pieces: &[std::ops::Range<usize>]) -> Option<usize> {
    let first = pieces.first()?.start;
    (first == v + 1 && matches!(syntax.xpos(first), Xpos::IN | Xpos::TO) && syntax.rel(first) == Rel::Case).then_some(first)
}

fn rule(syntax: &Syntax<'_>, v: usize, slots: &Slots, content: &[usize]) -> &'static str {
    let is_noun = syntax.upos(v) == Upos::Noun;
    let clause = |s: &usize| matches!(slots[*s], Slot::Child(c) if matches!(syntax.rel(c), Rel::Ccomp | Rel::Xcomp));
    match () {
        () if is_noun => "claim/noun/learned",
        () if content.iter().any(|&s| matches!(slots[s], Slot::Quote(_))) => "claim/quote/beside",
        () if content.iter().any(clause) => "claim/verb/clause",
        () if content.iter().any(|&s| matches!(slots[s], Slot::Around(_))) => "claim/verb/parenthesis",
        () => "claim/verb/object",
    }
}
