//! Titles of nouns: with what names their kind, whose it is, and what they are about: "Investigation into the fire".

use super::words::{called, inner, is_pointer, noun_phrase, reach, text};
use super::{Draft, clause, participant};
use crate::event::class::Class;
use crate::event::mention::Mention;
use crate::event::scene::{REACH, Scene};
use crate::event::{Participant, Role};
use crate::name::Kind;
use crate::parse::Rel;
use crate::tag::Upos;

/// Tokens of what follows the noun at most.
const AFTER: usize = 10;

pub(super) fn draft(scene: &Scene<'_, '_>, mention: &Mention<'_>, participants: &[Participant]) -> Draft {
    let n = whole(scene, mention.token);
    let kind = kind_words(scene, n);
    let year = kind.checked_sub(1).filter(|&y| is_year(scene, y, n));
    let start = year.unwrap_or(kind);
    let whose = owner(scene, n);
    let mut after = complement(scene, n);
    let is_of = after.clone().is_some_and(|a| matches!(scene.s.lower(a.start), "of" | "by"));
    let parties = parties(scene, n, participants).filter(|_| !is_of);
    if parties.is_some() && after.clone().is_some_and(|a| matches!(scene.s.lower(a.start), "with" | "between" | "among")) {
        after = None;
    }
    let mut parts = usize::from(kind < n) + usize::from(after.is_some());
    let mut title = String::new();
    if let Some(whose) = whose.as_deref().filter(|_| parties.is_none()) {
        title.extend([whose, if whose.ends_with('s') { "' " } else { "'s " }]);
        parts += 1;
    }
    title.push_str(text(scene, start..n + 1));
    let told_by = after.clone().is_some_and(|mut a| a.any(|i| scene.s.lower(i) == "by"));
    if let Some(after) = after {
        title.extend([" ", text(scene, after)]);
    }
    if let Some(parties) = parties {
        title.push_str(&parties);
        parts += 1;
    } else if whose.is_none()
        && !told_by
        && let Some(doer) = doer(scene, mention, parts == 0)
    {
        title.push_str(&doer.0);
        parts += usize::from(doer.1);
    }
    Draft { text: title, parts }
}

/// What tells which event a noun means that stands alone: the clause that it is part of. "Fire that killed five girls", "four men killed
/// in a firefight", "Funeral: a wall collapses".
pub(super) fn within(scene: &Scene<'_, '_>, n: usize, title: &str) -> Option<String> {
    let s = scene.s;
    let tells = |v: &usize| s.upos(*v) == Upos::Verb && !scene.has(*v, Class::Said) && !scene.has_lemma(*v, NAMING) && !s.verb(*v).negated;
    let v = s.head(n).filter(tells)?;
    if s.rel(n) == Rel::Nsubj && scene.has(v, Class::Occurs) {
        return Some(clause::draft(scene, v)).filter(|told| told.parts > 1).map(|told| told.text);
    }
    if s.rel(n) == Rel::Nsubj {
        return clause::relative(scene, v).map(|told| [title, &told].concat());
    }
    let told = clause::draft(scene, v);
    if told.parts == 0 || told.text.starts_with(s.lower(v)) || told.text.starts_with(s.lemma(v)) {
        return None;
    }
    match (s.rel(n), scene.preposition(n)) {
        (Rel::Obl, _) if told.text.to_lowercase().contains(&title.to_lowercase()) => Some(told.text),
        (Rel::Obl, Some("in" | "at" | "with")) => Some([&told.text, " ", text(scene, noun_start(scene, n)..n + 1)].concat()),
        (Rel::Obl, Some("during")) => Some([title, ": ", &inner(&told.text)].concat()),
        _ => None,
    }
}

/// Verbs that only give a noun its name.
const NAMING: &[&str] = &["call", "name", "dub", "term", "label", "know"];

/// Where the words of a noun begin with its preposition; without a time between.
fn noun_start(scene: &Scene<'_, '_>, n: usize) -> usize {
    let start = scene.child(n, &[Rel::Case]).unwrap_or(n);
    if (start..n).any(|i| scene.is_time(i)) { n } else { start }
}

/// "state" of "state of emergency": the noun that the title begins with.
fn whole(scene: &Scene<'_, '_>, n: usize) -> usize {
    let of = |h: &usize| scene.s.rel(n) == Rel::Nmod && scene.preposition(n) == Some("of") && scene.has_lemma(*h, PARTS);
    scene.s.head(n).filter(of).unwrap_or(n)
}

const PARTS: &[&str] = &["state", "act", "series", "round", "wave", "spate", "string", "declaration", "campaign", "attempt"];

/// Where the words begin that name the kind of event: "presidential election", "by-election".
fn kind_words(scene: &Scene<'_, '_>, n: usize) -> usize {
    let s = scene.s;
    let mut start = n;
    for c in s.children(n).take(REACH).collect::<Vec<_>>().into_iter().rev() {
        let plain = s.rel(c) == Rel::Compound
            || s.rel(c) == Rel::Amod && scene.lexicon.modifier(s.lower(c)).is_empty() && !IDLE.contains(&s.lower(c));
        if plain && s.subtree(c).end == start {
            start = s.subtree(c).start;
        }
    }
    start
}

/// "2020" of "the 2020 election".
fn is_year(scene: &Scene<'_, '_>, y: usize, n: usize) -> bool {
    let s = scene.s;
    let word = s.word(y);
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && s.head(y) == Some(n)
}

/// Adjectives that tell no event from another.
const IDLE: &[&str] = &["other", "same", "such", "own", "new", "ongoing", "current", "big", "great", "good"];

/// "Khan" of "Khan's sentence" and of "his sentence".
fn owner(scene: &Scene<'_, '_>, n: usize) -> Option<String> {
    let p = scene.child(n, &[Rel::NmodPoss]).filter(|&p| !scene.is_time(p))?;
    let name = if is_pointer(scene, p) { called(scene, p, 4)? } else { called(scene, p, 5)? };
    let bare = name.strip_suffix("'s").or(name.strip_suffix("’s")).unwrap_or(&name);
    let bare = bare.strip_suffix(['\'', '’']).unwrap_or(bare);
    let plain = ["the ", "The "].iter().find_map(|a| bare.strip_prefix(a)).unwrap_or(bare);
    Some(plain.to_owned())
}

/// What the noun is about: the phrases right behind it, or the one that the tree hangs on its verb.
fn complement(scene: &Scene<'_, '_>, n: usize) -> Option<std::ops::Range<usize>> {
    let s = scene.s;
    let end = reach(scene, n, n + 1 + AFTER);
    if end > n + 1 {
        return Some(n + 1..end);
    }
    let verb = s.head(n).filter(|_| matches!(s.rel(n), Rel::Obj | Rel::NsubjPass | Rel::Nsubj | Rel::Obl))?;
    let close = |&c: &usize| c > n && s.rel(c) == Rel::Obl && !scene.is_time(c);
    let c = scene.children(verb).filter(close).find(|&c| {
        let subject = matches!(s.rel(n), Rel::NsubjPass | Rel::Nsubj);
        matches!(scene.preposition(c), Some("into" | "on" | "against" | "for" | "over" | "about" | "of" | "to"))
            && (s.subtree(c).start == n + 1 || subject && s.subtree(c).start == verb + 1)
    })?;
    let case = s.subtree(c).start;
    let bare = noun_phrase(scene, c, AFTER);
    (bare.start == case + 1 && !is_pointer(scene, c)).then_some(case..bare.end)
}

/// " between Trump and Kim", " with Kim".
fn parties(scene: &Scene<'_, '_>, n: usize, participants: &[Participant]) -> Option<String> {
    match participants {
        [a, b, ..] if a.role == Role::Party && [a, b].iter().all(|p| !p.span.contains(scene.s.tokens.list[n].span)) => {
            Some([" between ", &short(scene, a), " and ", &short(scene, b)].concat())
        }
        [a] if a.role == Role::Party => {
            let with = scene.s.text()[..a.span.start as usize].trim_end().ends_with(" with");
            with.then(|| [" with ", &short(scene, a)].concat())
        }
        _ => None,
    }
}

/// How a desk calls a participant: a person by the shortest name that the article uses, others as they stand.
fn short(scene: &Scene<'_, '_>, p: &Participant) -> String {
    let person = p.entity.map(|e| &scene.input.names.entities[e]).filter(|e| e.kind == Kind::Person && e.named);
    let named = person.and_then(|e| e.mentions.iter().find(|m| !m.is_empty())).and_then(|m| called(scene, m.end - 1, 6));
    named.unwrap_or_else(|| inner(&p.text))
}

/// " by" who holds or begins it: the subject of the verb that only carries the noun; and whether it does. Where nothing else tells
/// which event is meant, another verb helps: "vote announced by the speaker".
fn doer(scene: &Scene<'_, '_>, mention: &Mention<'_>, is_bare: bool) -> Option<(String, bool)> {
    let s = scene.s;
    let n = whole(scene, mention.token);
    let verb = if mention.host != mention.token { mention.host } else { s.head(n).filter(|_| s.rel(n) == Rel::Obj)? };
    let carries = [Class::Light, Class::Planned, Class::Postponed, Class::Refused, Class::Ongoing];
    let carries = scene.classes(verb).first(&carries).is_some() || mention.host != n;
    let told = participle(scene, verb).filter(|_| is_bare);
    if !carries && told.is_none() {
        return None;
    }
    let who = if s.verb(verb).passive { scene.child(verb, &[Rel::OblAgent])? } else { participant::subject(scene, verb)? };
    let who = (who != n && !scene.is_time(who)).then(|| called(scene, who, 6))??;
    let passive = s.verb(verb).passive && verb != n;
    Some(match told.or(passive.then_some(s.lower(verb))) {
        Some(told) if passive => ([" ", told, " by ", &inner(&who)].concat(), true),
        Some(told) if !carries => ([" ", told, " by ", &inner(&who)].concat(), false),
        _ if participant::is_undergone(scene, verb) => ([" of ", &inner(&who)].concat(), true),
        _ => ([" by ", &inner(&who)].concat(), true),
    })
}

/// "announced", and "considered" for "is considering".
fn participle<'s>(scene: &'s Scene<'_, '_>, verb: usize) -> Option<&'s str> {
    let own = scene.s.lower(verb);
    if own.ends_with("ed") && scene.is_past_participle(verb) {
        return Some(own);
    }
    let lemma = scene.s.lemma(verb);
    REGULAR.iter().find(|r| [r.strip_suffix("ed"), r.strip_suffix('d')].contains(&Some(lemma))).copied()
}

const REGULAR: &[&str] = &[
    "considered",
    "expected",
    "offered",
    "requested",
    "demanded",
    "proposed",
    "announced",
    "threatened",
    "awaited",
    "wanted",
    "opposed",
    "weighed",
    "mulled",
    "explored",
    "supported",
    "ordered",
];
