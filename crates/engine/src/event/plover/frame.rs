//! Types that hang on a partner: a verb's on its object ("impose" + "curfew"), a noun's on its modifier ("air" + "strike").

use super::Plover;
use crate::event::lexicon::Party;
use crate::event::scene::{REACH, Scene};
use crate::name::Kind;
use crate::parse::Rel;
use crate::tag::{Upos, Xpos};
use std::collections::HashMap;

/// How far below its word a `~partner` may stand.
const BELOW: usize = 40;

/// The lines of `frame.txt`.
#[derive(Debug, Default)]
pub(in crate::event) struct Frames {
    verbs: HashMap<&'static str, Vec<Frame>>,
    nouns: HashMap<&'static str, Vec<Frame>>,
}

/// A partner, and the type that it gives; no type at all where the pair names no event of PLOVER.
#[derive(Debug, Clone, Copy)]
struct Frame {
    partner: Partner,
    plover: Option<Plover>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Partner {
    /// The head, or a modifier or "of"-complement of it.
    Word(&'static str),
    /// Anywhere below.
    Below(&'static str),
    Person,
    Place,
    /// A person, a body, a named place: who can act.
    Party,
    /// A clause.
    Clause,
    /// Anything.
    Any,
    /// A complement with this preposition, that is no time.
    With(&'static str),
}

impl Frames {
    /// Adds one form of a line with its partners, as the file has them.
    pub(in crate::event) fn add(&mut self, form: &'static str, plover: Option<Plover>, partners: &'static str) {
        let (map, word) = match form.strip_prefix("to ") {
            Some(verb) => (&mut self.verbs, verb),
            None => (&mut self.nouns, form),
        };
        map.entry(word).or_default().extend(partners.split(", ").map(|p| Frame { partner: Partner::parse(p), plover }));
    }
}

impl Partner {
    fn parse(text: &'static str) -> Self {
        match text {
            "{person}" => Self::Person,
            "{place}" => Self::Place,
            "{party}" => Self::Party,
            "{clause}" => Self::Clause,
            "{any}" => Self::Any,
            _ => match (text.strip_prefix('~'), text.strip_prefix('{')) {
                (Some(word), _) => Self::Below(word),
                (_, Some(preposition)) => Self::With(preposition.trim_end_matches('}')),
                _ => Self::Word(text),
            },
        }
    }
}

/// The type that its partners give to verb `v`: `None` where no line speaks of them.
pub(super) fn of_verb(scene: &Scene<'_, '_>, v: usize) -> Option<Option<Plover>> {
    let s = scene.s;
    let verbs = &scene.lexicon.frames.verbs;
    let mut key = String::new();
    let mut join = |word: usize| {
        key.clear();
        key.extend([s.lemma(v), " ", s.lower(word)]);
        verbs.get(key.as_str())
    };
    let aside = scene.children(v).filter(|&c| c > v && s.rel(c) == Rel::Obl).find_map(|c| {
        let frames = scene.child(c, &[Rel::Case]).and_then(&mut join)?;
        choose(scene, v, frames, |x| x == c)
    });
    if aside.is_some() {
        return aside;
    }
    let direct = |c: usize| matches!(s.rel(c), Rel::Obj | Rel::NsubjPass);
    let particle = scene.child(v, &[Rel::CompoundPrt, Rel::Advmod]).and_then(&mut join);
    let with_particle = particle.and_then(|frames| choose(scene, v, frames, direct));
    with_particle.or_else(|| verbs.get(s.lemma(v)).and_then(|frames| choose(scene, v, frames, direct)))
}

/// The type that its modifiers, or the verb that carries it, give to noun `n`.
pub(super) fn of_noun(scene: &Scene<'_, '_>, n: usize) -> Option<Option<Plover>> {
    let s = scene.s;
    let host = super::super::mention::host(scene, n);
    let hosted = scene.lexicon.frames.verbs.get(s.lemma(host)).filter(|_| host != n);
    if let Some(found) = hosted.and_then(|frames| choose(scene, host, frames, |c| c == n)) {
        return Some(found);
    }
    let frames = scene.lexicon.frames.nouns.get(s.lemma(n)).or_else(|| scene.lexicon.frames.nouns.get(s.lower(n)))?;
    let modifies = |c: &usize| *c < n && matches!(s.rel(*c), Rel::Compound | Rel::Amod | Rel::NmodPoss);
    let fits = |frame: &&Frame| match frame.partner {
        Partner::Word(word) => scene.children(n).filter(modifies).any(|c| is_word(scene, c, word)),
        Partner::With(preposition) => has_complement(scene, n, preposition),
        Partner::Below(word) => below(scene, n, word),
        _ => false,
    };
    frames.iter().find(fits).map(|f| f.plover)
}

/// Whether some line gives a type to noun `n`, so that it names an event here.
pub(in crate::event) fn is_framed(scene: &Scene<'_, '_>, n: usize) -> bool {
    scene.lexicon.frames.nouns.contains_key(scene.s.lemma(n)) && of_noun(scene, n).is_some()
}

/// The first line that fits a partner of `v` that `is_partner` takes.
fn choose(scene: &Scene<'_, '_>, v: usize, frames: &[Frame], is_partner: impl Fn(usize) -> bool) -> Option<Option<Plover>> {
    let s = scene.s;
    let antecedent = s.head(v).filter(|_| matches!(s.rel(v), Rel::Acl | Rel::AclRelcl) && is_passive_or_gapped(scene, v));
    let partners: Vec<usize> = s.children(v).take(REACH).filter(|&c| is_partner(c)).chain(antecedent).collect();
    let fits = |frame: &&Frame| match frame.partner {
        Partner::Word(word) => partners.iter().any(|&p| has_word(scene, p, word)),
        Partner::Below(word) => below(scene, v, word),
        Partner::Person => partners.iter().any(|&p| is_person(scene, p)),
        Partner::Place => partners.iter().any(|&p| is_place(scene, p)),
        Partner::Party => partners.iter().any(|&p| is_party(scene, p)),
        Partner::Clause => scene.child(v, &[Rel::Ccomp]).is_some(),
        Partner::Any => !partners.is_empty(),
        Partner::With(preposition) => has_complement(scene, v, preposition),
    };
    frames.iter().find(fits).map(|f| f.plover)
}

/// "sanctions imposed on", "the sanctions that it imposed".
fn is_passive_or_gapped(scene: &Scene<'_, '_>, v: usize) -> bool {
    let s = scene.s;
    if s.rel(v) == Rel::Acl {
        return s.xpos(v) == Xpos::VBN;
    }
    let has_object = scene.children(v).any(|c| s.rel(c) == Rel::Obj && s.upos(c) != Upos::Pron);
    !has_object && scene.children(v).any(|c| scene.is_subject(c) && !matches!(s.lower(c), "who" | "which" | "that"))
}

/// The head is this word, or one of its modifiers, "of"-complements or conjuncts is.
fn has_word(scene: &Scene<'_, '_>, p: usize, word: &str) -> bool {
    let s = scene.s;
    let part = |c: usize| match s.rel(c) {
        Rel::Compound | Rel::Amod | Rel::Conj => true,
        Rel::Nmod => scene.preposition(c) == Some("of"),
        _ => false,
    };
    is_word(scene, p, word) || scene.children(p).any(|c| part(c) && is_word(scene, c, word))
}

/// Nouns that are mostly plural keep their "s" as a lemma ("troops").
fn is_word(scene: &Scene<'_, '_>, i: usize, word: &str) -> bool {
    let lemma = scene.s.lemma(i);
    lemma == word || lemma.strip_suffix('s') == Some(word) || scene.s.lower(i) == word
}

fn below(scene: &Scene<'_, '_>, i: usize, word: &str) -> bool {
    let range = scene.s.subtree(i);
    range.take(BELOW).any(|k| is_word(scene, k, word))
}

fn has_complement(scene: &Scene<'_, '_>, i: usize, preposition: &str) -> bool {
    scene.children(i).any(|c| c > i && scene.preposition(c) == Some(preposition) && !scene.is_time(c))
}

fn is_person(scene: &Scene<'_, '_>, i: usize) -> bool {
    match scene.name_kind(i) {
        Some(Kind::Person | Kind::Nationality) => true,
        None => scene.lexicon.party(scene.s.lower(i)) == Some(Party::Person),
        _ => false,
    }
}

fn is_party(scene: &Scene<'_, '_>, i: usize) -> bool {
    match scene.name_kind(i) {
        Some(kind) => matches!(kind, Kind::Person | Kind::Nationality | Kind::Organisation | Kind::Place),
        None => matches!(scene.lexicon.party(scene.s.lower(i)), Some(Party::Person | Party::Body)),
    }
}

fn is_place(scene: &Scene<'_, '_>, i: usize) -> bool {
    matches!(scene.name_kind(i), Some(Kind::Place | Kind::Facility)) || scene.lexicon.party(scene.s.lower(i)) == Some(Party::Place)
}
