//! What the parts of this stage look at: the input with the senses of its words looked up once.

use super::agenda::Agenda;
use super::class::{Class, Classes};
use super::kind::{Kind, Sense};
use super::lexicon::Lexicon;
use super::moment::{self, Moment};
use super::proviso::{self, Proviso};
use super::{Input, obituary, person, phrase};
use crate::claim::Form;
use crate::name;
use crate::parse::{Rel, Syntax};
use crate::tag::{Upos, Xpos};
use crate::time::Time;
use std::ops::Range;

/// How many children or ancestors of one token are looked at, so that no tree makes reading quadratic.
pub(super) const REACH: usize = 40;

/// The input, and for each token what the lists and the names say of it.
pub(super) struct Scene<'a, 't> {
    pub(super) input: Input<'a, 't>,
    pub(super) s: &'a Syntax<'t>,
    pub(super) lexicon: &'a Lexicon,
    /// What each time expression says of the event that it dates.
    pub(super) moments: Vec<Moment>,
    /// Conditions read off the words, in order.
    pub(super) provisos: Vec<Proviso>,
    /// The labels of a list of dates.
    pub(super) agenda: Agenda,
    senses: Vec<Sense>,
    /// The words of all names, sorted.
    name_words: Vec<&'a str>,
    name_kinds: Vec<Option<name::Kind>>,
    in_claim: Vec<bool>,
    in_quote: Vec<bool>,
    /// Told in the first or second person.
    in_person: Vec<bool>,
    /// Who says the words, in somebody's own words.
    speakers: Vec<Option<u32>>,
    /// The tokens of each "if …," that opens a sentence or a clause, in order; read off the words, whatever the tree says.
    if_clauses: Vec<Range<usize>>,
    /// For each entity, whether the article tells of its death.
    dead: Vec<bool>,
    /// (verb, noun) of each phrase in which the noun names what the verb only begins: "go on trial", "fly to Oslo for talks".
    bearers: Vec<(usize, usize)>,
}

impl<'a, 't> Scene<'a, 't> {
    pub(super) fn new(input: Input<'a, 't>, lexicon: &'a Lexicon) -> Self {
        let s = input.syntax;
        let mut name_kinds = vec![None; s.len()];
        for name in &input.names.list {
            name_kinds[name.tokens.clone()].fill(Some(name.kind));
        }
        let (mut in_claim, mut in_quote) = (vec![false; s.len()], vec![false; s.len()]);
        let mut speakers = vec![None; s.len()];
        for claim in input.claims {
            let source = claim.source.as_ref().and_then(|source| source.entity).map(|e| e as u32);
            for range in &claim.content_tokens {
                // an interview or a script has no marks around the words of those who speak
                if claim.form != Form::Indirect || claim.made_by.starts_with("claim/speaker/") {
                    speakers[range.clone()].fill(source);
                }
                match claim.form {
                    Form::Indirect => in_claim[range.clone()].fill(true),
                    Form::Direct => in_quote[range.clone()].fill(true),
                    Form::Mixed => {}
                }
            }
        }
        let in_person = person::told(s, &in_quote);
        let day = input.published.map(|p| p.day);
        let mut moments = moment::all(s, input.times, day);
        let agenda = Agenda::new(s, input.times, day, &mut moments);
        let mut scene = Self {
            input,
            s,
            lexicon,
            moments,
            provisos: proviso::all(s),
            agenda,
            senses: Vec::with_capacity(s.len()),
            name_words: name_words(input),
            name_kinds,
            in_claim,
            in_quote,
            in_person,
            speakers,
            if_clauses: if_clauses(s),
            dead: Vec::new(),
            bearers: Vec::new(),
        };
        let mut key = String::new();
        for i in 0..s.len() {
            let sense = scene.look_up(i, &mut key);
            scene.senses.push(sense);
        }
        scene.bearers = (0..s.len()).filter_map(|i| Some((i, phrase::bearer(&scene, i, &mut key)?))).collect();
        scene.dead = obituary::dead(&scene);
        scene
    }

    /// Whether a name of the text has this word.
    pub(super) fn is_name_word(&self, word: &str) -> bool {
        self.name_words.binary_search(&word).is_ok()
    }

    /// The noun that names the event which verb `i` only begins: "trial" in "go on trial".
    pub(super) fn borne_by(&self, i: usize) -> Option<usize> {
        let at = self.bearers.binary_search_by_key(&i, |&(verb, _)| verb).ok()?;
        Some(self.bearers[at].1)
    }

    fn look_up(&self, i: usize, key: &mut String) -> Sense {
        let (s, lexicon) = (self.s, self.lexicon);
        match s.upos(i) {
            Upos::Verb | Upos::Aux => {
                let next = (i + 1 < s.len() && (s.head(i + 1) == Some(i) && s.rel(i + 1) == Rel::Advmod || s.xpos(i + 1) == Xpos::RP))
                    .then_some(i + 1);
                let place = (s.lemma(i) == "take").then(|| self.child(i, &[Rel::Obj])).flatten().filter(|&o| s.lower(o) == "place");
                let mut own = lexicon.verb(s.lemma(i)).unwrap_or_default();
                if self.has_lemma(i, &["move", "shift", "push", "bump"]) && phrase::is_new_day(self, i) {
                    own.classes = own.classes.with(lexicon.verb("postpone").unwrap_or_default().classes);
                    return own;
                }
                if !lexicon.is_joined(s.lemma(i)) {
                    return own;
                }
                if let Some((_, sense)) = phrase::of(self, i, key) {
                    return sense;
                }
                let mut join = |word: usize| {
                    key.clear();
                    key.extend([s.lemma(i), " ", s.lower(word)]);
                    lexicon.verb(key)
                };
                if let Some(particle) = self.child(i, &[Rel::CompoundPrt]).or(next).or(place) {
                    return join(particle).unwrap_or(own);
                }
                let before = self.children(i).filter(|&c| c > i && s.rel(c) == Rel::Obl).find_map(|c| self.child(c, &[Rel::Case]));
                let kind = before.and_then(join).and_then(|sense| sense.kind);
                Sense { kind: kind.or(own.kind), ..own }
            }
            Upos::Noun | Upos::Propn => {
                // "cease-fire" is three tokens
                let hyphen = i >= 2 && s.word(i - 1) == "-" && matches!(s.head(i - 2), Some(h) if h == i);
                if let Some(found) = hyphen.then(|| [s.lower(i - 2), "-", s.lemma(i)].concat()).and_then(|whole| lexicon.noun(&whole)) {
                    return found;
                }
                lexicon.noun(s.lower(i)).or_else(|| lexicon.noun(s.lemma(i))).unwrap_or_default()
            }
            Upos::Adj | Upos::Adv | Upos::Adp => Sense { kind: None, classes: lexicon.modifier(s.lower(i)) },
            _ => Sense::default(),
        }
    }

    pub(super) fn sense(&self, i: usize) -> Sense {
        self.senses[i]
    }

    pub(super) fn classes(&self, i: usize) -> Classes {
        self.senses[i].classes
    }

    pub(super) fn has(&self, i: usize, class: Class) -> bool {
        self.senses[i].classes.has(class)
    }

    pub(super) fn kind(&self, i: usize) -> Option<&'a Kind> {
        self.senses[i].kind.map(|k| self.lexicon.kind(k))
    }

    /// The word right before a time: "until".
    pub(super) fn word_before(&self, k: usize) -> Option<&str> {
        self.time(k).tokens.start.checked_sub(1).map(|i| self.s.lower(i))
    }

    /// The time expression of moment `k`.
    pub(super) fn time(&self, k: usize) -> &'a Time {
        &self.input.times[self.moments[k].time]
    }

    /// Whether moment `k` is over on the day of publication.
    pub(super) fn is_over(&self, k: usize) -> bool {
        self.input.published.is_some_and(|p| self.moments[k].latest.is_some_and(|d| d < p.day))
    }

    /// What the name that token `i` is part of names.
    pub(super) fn name_kind(&self, i: usize) -> Option<name::Kind> {
        self.name_kinds[i]
    }

    /// Whether two tokens are of one name: "Levant" and "Forum" of a forum that is called so.
    pub(super) fn is_one_name(&self, a: usize, b: usize) -> bool {
        let names = &self.input.names.list;
        names.get(names.partition_point(|n| n.tokens.end <= a)).is_some_and(|n| n.tokens.contains(&a) && n.tokens.contains(&b))
    }

    /// Whether token `i` is in what somebody is said to say, in other words than their own.
    pub(super) fn in_claim(&self, i: usize) -> bool {
        self.in_claim[i]
    }

    /// Whether token `i` is in somebody's own words.
    pub(super) fn in_quote(&self, i: usize) -> bool {
        self.in_quote[i]
    }

    /// Who says token `i`, in somebody's own words.
    pub(super) fn speaker(&self, i: usize) -> Option<usize> {
        self.speakers[i].map(|e| e as usize)
    }

    /// Whether the article tells of the death of an entity.
    pub(super) fn is_dead(&self, entity: usize) -> bool {
        self.dead[entity]
    }

    /// Whether token `i` is in a paragraph told in the first or second person, and in nobody's quoted words.
    pub(super) fn in_person(&self, i: usize) -> bool {
        self.in_person[i] && !self.in_quote[i]
    }

    /// Whether the sentence of token `i` is a question.
    pub(super) fn is_asked(&self, i: usize) -> bool {
        let end = self.s.sentence(self.s.sentence_of(i)).end;
        (end.saturating_sub(3)..end).any(|k| self.s.lower(k) == "?")
    }

    /// The entity that token `i` stands for: the name stage's, or the speaker for "I" and "we" in somebody's own words.
    pub(super) fn entity_at(&self, i: usize) -> Option<usize> {
        let known = self.input.names.entity_at.get(i).copied().flatten();
        let own = || self.speakers[i].filter(|_| matches!(self.s.lower(i), "i" | "we" | "my" | "our" | "me" | "us"));
        known.or_else(own).map(|e| e as usize)
    }

    /// The "if …," that token `i` stands in.
    pub(super) fn if_clause_around(&self, i: usize) -> Option<Range<usize>> {
        let at = self.if_clauses.partition_point(|r| r.end <= i);
        self.if_clauses.get(at).filter(|r| r.contains(&i)).cloned()
    }

    /// The "if …," right before the clause of predicate `p`, in its sentence.
    pub(super) fn if_clause_before(&self, p: usize) -> Option<Range<usize>> {
        let at = self.if_clauses.partition_point(|r| r.end <= p).checked_sub(1)?;
        let found = &self.if_clauses[at];
        let near = self.s.sentence_of(found.start) == self.s.sentence_of(p) && p - found.end < REACH;
        (near && self.s.verb(p).modal.is_some()).then(|| found.clone())
    }

    /// The first children of token `i`.
    pub(super) fn children(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        self.s.children(i).take(REACH)
    }

    pub(super) fn child(&self, i: usize, rels: &[Rel]) -> Option<usize> {
        self.children(i).find(|&c| rels.contains(&self.s.rel(c)))
    }

    /// The nearest tokens above `i`.
    pub(super) fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        self.s.ancestors(i).take(REACH)
    }

    /// The preposition of token `i`, in lower case.
    pub(super) fn preposition(&self, i: usize) -> Option<&str> {
        let own = self.child(i, &[Rel::Case]);
        // "for Norwegian salmon farmer Norvik": it may hang on the noun that describes the name
        let described = || self.child(i, &[Rel::NmodDesc]).and_then(|d| self.child(d, &[Rel::Case]));
        own.or_else(described).map(|c| self.s.lower(c))
    }

    /// The classes of verb or participle `g` joined with a preposition ("called for"), else its own.
    pub(super) fn classes_with(&self, g: usize, preposition: &str) -> Classes {
        let mut key = String::with_capacity(24);
        key.extend([self.s.lemma(g), " ", preposition]);
        match self.lexicon.verb(&key) {
            Some(sense) if self.s.upos(g) == Upos::Verb => sense.classes,
            _ if preposition == "for" => self.classes(g).only(&[Class::Scheduled, Class::Planned]),
            _ => Classes::default(),
        }
    }

    /// Whether `i` heads a clause: a verb, or anything with a copula.
    pub(super) fn is_predicate(&self, i: usize) -> bool {
        self.s.upos(i) == Upos::Verb || self.child(i, &[Rel::Cop]).is_some()
    }

    /// The nearest predicate at or above `i`.
    pub(super) fn clause_of(&self, i: usize) -> Option<usize> {
        std::iter::once(i).chain(self.ancestors(i)).find(|&p| self.is_predicate(p))
    }

    pub(super) fn is_noun(&self, i: usize) -> bool {
        matches!(self.s.upos(i), Upos::Noun | Upos::Propn)
    }

    pub(super) fn is_subject(&self, i: usize) -> bool {
        matches!(self.s.rel(i), Rel::Nsubj | Rel::NsubjPass | Rel::NsubjOuter)
    }

    /// "no summit", "neither meeting".
    pub(super) fn is_denied(&self, n: usize) -> bool {
        self.children(n).any(|c| self.s.rel(c) == Rel::Det && matches!(self.s.lower(c), "no" | "neither"))
    }

    /// Part of a time expression ("the end of the week").
    pub(super) fn is_time(&self, i: usize) -> bool {
        let times = self.input.times;
        times.get(times.partition_point(|t| t.tokens.end <= i)).is_some_and(|t| t.tokens.contains(&i))
    }

    /// Whether the lemma of `i` is one of these.
    pub(super) fn has_lemma(&self, i: usize, lemmas: &[&str]) -> bool {
        lemmas.contains(&self.s.lemma(i))
    }

    /// Whether `i` in lower case is one of these.
    pub(super) fn has_lemma_lower(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.s.lower(i))
    }

    /// The verb of "if talks go on, it will …" at "talks", where the tree hangs the subject on the main verb: the clause whose
    /// conjunction stands right before the noun phrase.
    pub(super) fn inner_clause(&self, n: usize) -> Option<usize> {
        let s = self.s;
        let before = s.subtree(n).start.checked_sub(1).filter(|_| self.is_subject(n))?;
        let verb = s.head(before).filter(|_| s.rel(before) == Rel::Mark)?;
        (verb > n && Some(verb) != s.head(n) && s.head(n).is_some_and(|g| verb < g)).then_some(verb)
    }

    /// "is due to open", where the tree makes "due to" a preposition.
    pub(super) fn is_due(&self, i: usize) -> bool {
        let due = |c: usize| self.s.rel(c) == Rel::Case && self.s.lower(c) == "due";
        self.s.upos(i) == Upos::Adj && self.child(i, &[Rel::Cop]).is_some() && self.children(i).any(due)
    }

    /// "at least ten miners" of "rescued at least ten miners": an object that the tree takes for a circumstance.
    pub(super) fn is_measure(&self, n: usize) -> bool {
        let s = self.s;
        let start = s.subtree(n).start;
        let least = s.rel(n) == Rel::Obl && start < n && s.lower(start) == "at" && matches!(s.lower(start + 1), "least" | "most");
        least && self.child(n, &[Rel::Case]).is_none()
    }

    /// A participle of the past: "held", "planned".
    pub(super) fn is_past_participle(&self, i: usize) -> bool {
        matches!(self.s.xpos(i), Xpos::VBN | Xpos::VBD)
    }
}

fn name_words<'a>(input: Input<'a, '_>) -> Vec<&'a str> {
    let of_texts = input.names.list.iter().flat_map(|n| n.span.of(input.syntax.text()).split([' ', '-']));
    let of_entities = input.names.entities.iter().filter(|e| e.named).flat_map(|e| e.name.split([' ', '-']));
    let mut out: Vec<&str> = of_texts.chain(of_entities).filter(|w| w.starts_with(char::is_uppercase)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Each "if" or "unless" up to the comma that ends its clause.
fn if_clauses(s: &Syntax<'_>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for i in 0..s.len() {
        if !matches!(s.lower(i), "if" | "unless") || out.last().is_some_and(|r| r.end > i) {
            continue;
        }
        let end = s.sentence(s.sentence_of(i)).end.min(i + REACH);
        out.extend((i + 3..end).find(|&k| s.lower(k) == ",").map(|comma| i..comma));
    }
    out
}
