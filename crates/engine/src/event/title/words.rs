//! The words of a title: noun phrases cut to a length, names for pronouns, verbs in the present.

use super::participant::{self, entity_of, fullest};
use crate::event::class::Class;
use crate::event::scene::{REACH, Scene};
use crate::name::Kind;
use crate::parse::Rel;
use crate::tag::{Upos, Xpos};
use std::ops::Range;

/// The noun phrase headed by `n` with what follows it and belongs to it, at most `most` tokens: "the shooting of two men in Lutha".
pub(super) fn noun_phrase(scene: &Scene<'_, '_>, n: usize, most: usize) -> Range<usize> {
    let start = first_word(scene, n);
    // "six of the eight districts": the words that count say nothing alone
    let most = if most >= 8 && (scene.s.upos(n) == Upos::Num || COUNTING.contains(&scene.s.lower(n))) { most + 5 } else { most };
    start..reach(scene, n, (start + most).max(n + 1))
}

const COUNTING: &[&str] = &["number", "group", "one", "some", "many", "majority", "part", "team", "member", "members", "series"];

/// How many tokens the phrase of `n` may have that stands before the verb `v`, which may be inside it: "the vote to be held".
pub(super) fn room_before(scene: &Scene<'_, '_>, n: usize, v: usize, most: usize) -> usize {
    if n < v { most.min(v - first_word(scene, n)) } else { most }
}

/// Where the phrase of `n` begins: after a preposition and "this" or "those".
fn first_word(scene: &Scene<'_, '_>, n: usize) -> usize {
    let s = scene.s;
    let mut start = participant::phrase(scene, n).start;
    let is_measure = |i: usize| matches!(s.lower(i + 1), "least" | "most");
    let is_left_out = |i: usize| match s.upos(i) {
        Upos::Adp => !is_measure(i),
        Upos::Cconj => true,
        // "'s" of "Sunday's election"
        Upos::Part => s.xpos(i) == Xpos::POS,
        _ => POINTING.contains(&s.lower(i)),
    };
    while start < n && is_left_out(start) {
        start += 1;
    }
    start
}

const POINTING: &[&str] = &["this", "that", "these", "those", "such", "which", "what", "whose", "my", "our", "your"];

/// Tokens by which a list may be longer than other phrases.
const LIST: usize = 5;
/// The same of what a name ends: "the building of the last section of the Lutha motorway".
const NAME: usize = 3;

fn is_of_name(scene: &Scene<'_, '_>, c: usize) -> bool {
    let named = |n: usize| scene.s.upos(n) == Upos::Propn || scene.children(n).any(|d| d < n && scene.s.upos(d) == Upos::Propn);
    scene.s.rel(c) == Rel::Nmod
        && scene.preposition(c) == Some("of")
        && (named(c) || scene.children(c).any(|d| d > c && is_of_name(scene, d)))
}

/// The end of what belongs to `n` and stands right behind it, at most at `limit`: "of"- and other phrases, infinitives, a second noun.
/// Times are left out, and so is all that follows them.
pub(super) fn reach(scene: &Scene<'_, '_>, n: usize, limit: usize) -> usize {
    let s = scene.s;
    let mut end = n + 1;
    let mut alone = None;
    for c in s.children(n).take(REACH).filter(|&c| c > n) {
        let part = s.subtree(c);
        if part.end <= end {
            continue;
        }
        // a list stands whole or not at all
        let is_joined = s.rel(c) == Rel::Conj;
        let limit = if is_joined { limit + LIST } else { limit + NAME * usize::from(is_of_name(scene, c)) };
        alone = alone.or(Some(end).filter(|_| is_joined));
        let fits = part.start == end && !scene.is_time(c);
        let own = if fits { end_of(scene, c, limit) } else { None };
        let Some(own) = own.filter(|&e| e <= limit || is_inseparable(scene, c)) else {
            return if is_joined { alone.unwrap_or(end) } else { end };
        };
        end = own;
        if own != part.end {
            break;
        }
    }
    end
}

/// "Lutha" of "Oslo, Lutha and Rome": in a list that ends with "and".
fn is_listed(scene: &Scene<'_, '_>, c: usize) -> bool {
    let s = scene.s;
    let last = |&x: &usize| s.rel(x) == Rel::Conj && scene.child(x, &[Rel::Cc]).is_some();
    s.rel(c) == Rel::Conj && s.head(c).is_some_and(|n| scene.children(n).any(|x| last(&x)))
}

/// "300 million" of "US$300 million".
fn is_inseparable(scene: &Scene<'_, '_>, c: usize) -> bool {
    matches!(scene.s.rel(c), Rel::Nummod | Rel::Flat | Rel::Fixed)
}

/// Where the part headed by `c` ends in a title, if it stands there at all.
fn end_of(scene: &Scene<'_, '_>, c: usize, limit: usize) -> Option<usize> {
    let s = scene.s;
    let Range { start, end: whole } = s.subtree(c);
    if s.upos(start) == Upos::Punct && start < c && !is_listed(scene, c) {
        return None;
    }
    match s.rel(c) {
        Rel::Flat | Rel::NmodDesc | Rel::Fixed | Rel::CompoundPrt => Some(whole),
        Rel::Punct if matches!(s.lower(c), "-" | "–" | "/" | "'s") => Some(whole),
        Rel::Nummod if s.upos(c) == Upos::Num => Some(whole),
        Rel::Nmod | Rel::Obl | Rel::Obj | Rel::Xcomp if s.upos(c) != Upos::Pron => Some(reach(scene, c, limit)),
        Rel::Acl if s.xpos(c) == Xpos::VBG && scene.has(c, Class::Said) => None,
        Rel::Acl if (s.verb(c).infinitive || s.xpos(c) == Xpos::VBG) && !s.verb(c).passive => Some(reach(scene, c, limit)),
        Rel::Conj if !scene.is_predicate(c) && scene.is_noun(c) => Some(reach(scene, c, limit)),
        _ => None,
    }
}

/// The text of these tokens.
pub(super) fn text<'t>(scene: &Scene<'_, 't>, tokens: Range<usize>) -> &'t str {
    scene.s.span(tokens).of(scene.s.text())
}

/// What a title calls `n`: a person by the shortest name, others by their words and a pronoun by what it stands for. None where that
/// is not known, and for "this", "I" and the like.
pub(super) fn called(scene: &Scene<'_, '_>, n: usize, most: usize) -> Option<String> {
    let s = scene.s;
    let names = scene.input.names;
    let entity = entity_of(scene, n).map(|e| (e, &names.entities[e]));
    if let Some((id, person)) = entity.filter(|(_, e)| e.kind == Kind::Person && e.named) {
        let own = names.list.iter().filter(|k| k.entity == Some(id)).map(|k| k.span.of(s.text()));
        let given = |name: &str| name.len() < person.name.len() && person.name.starts_with(name);
        return Some(own.filter(|name| !given(name)).min_by_key(|name| name.len()).unwrap_or(&person.name).to_owned());
    }
    if is_pointer(scene, n) {
        let (id, known) = entity?;
        if known.kind == Kind::Other && s.lower(n) != "it" {
            return None;
        }
        if let [a, b] = known.members[..] {
            return Some([&names.entities[a].name, " and ", &names.entities[b].name].concat());
        }
        let name = fullest(scene, Some(id), n)?;
        let first = name.split(' ').next()?.to_lowercase();
        let empty = EMPTY.contains(&first.as_str()) || POINTING.contains(&first.as_str()) || name.split(' ').count() > most;
        return (!empty).then_some(name);
    }
    let words = text(scene, noun_phrase(scene, n, most));
    // "the British grocer Norvik": a role that stands before the name of a body
    if let Some((_, known)) = entity.filter(|(_, e)| e.named && e.kind == Kind::Organisation && e.name.contains(s.word(n)))
        && scene.child(n, &[Rel::NmodDesc]).is_some()
    {
        return Some(known.name.clone());
    }
    let body = entity.filter(|(_, e)| e.named && matches!(e.kind, Kind::Organisation | Kind::Place | Kind::Facility));
    let full = body.and_then(|(id, e)| fullest(scene, Some(id), n).filter(|name| *name == e.name && !words.contains(name.as_str())));
    Some(full.unwrap_or_else(|| words.to_owned()))
}

/// Words that name nobody, though the text has nothing fuller.
const EMPTY: &[&str] = &[
    "i", "we", "you", "he", "she", "it", "they", "him", "her", "them", "me", "us", "who", "which", "that", "this", "one", "his", "their",
    "its", "my", "our", "your", "some", "others", "someone", "everyone", "people",
];

/// "it", "they", "this", "many": a word that only points at something.
pub(super) fn is_pointer(scene: &Scene<'_, '_>, n: usize) -> bool {
    // "some of the lead" is no more than a part, and says of what
    let is_part = scene.children(n).any(|c| c > n && scene.s.rel(c) == Rel::Nmod && scene.is_noun(c));
    !is_part && points(scene, n)
}

fn points(scene: &Scene<'_, '_>, n: usize) -> bool {
    matches!(scene.s.upos(n), Upos::Pron | Upos::Det) || POINTING.contains(&scene.s.lower(n)) || scene.s.xpos(n) == Xpos::EX
}

/// Those who do it, with those joined to them: "Ruritania and Lutha".
pub(super) fn joined(scene: &Scene<'_, '_>, n: usize, most: usize) -> Option<String> {
    let s = scene.s;
    let mut all: Vec<String> = called(scene, n, most).into_iter().collect();
    for c in s.children(n).take(REACH).filter(|&c| c > n && s.rel(c) == Rel::Conj && scene.is_noun(c)).take(2) {
        let more = called(scene, c, most / 2).filter(|name| all.iter().all(|known| !known.contains(name.as_str())));
        all.extend(more);
    }
    let last = all.pop()?;
    Some(if all.is_empty() { last } else { [&all.join(", "), " and ", &last].concat() })
}

/// Whether the verb of subject `n` is in the plural.
pub(super) fn is_plural(scene: &Scene<'_, '_>, n: usize) -> bool {
    let s = scene.s;
    let is_person = entity_of(scene, n).is_some_and(|e| {
        let entity = &scene.input.names.entities[e];
        entity.kind == Kind::Person && entity.named && entity.members.is_empty()
    });
    let one = is_person || scene.name_kind(n) == Some(Kind::Place) || s.lower(n) == "nations" && s.xpos(n) != Xpos::NNS;
    let many = s.xpos(n) == Xpos::NNS
        || s.xpos(n) == Xpos::NNPS && scene.child(n, &[Rel::Flat]).is_none()
        || matches!(s.lower(n), "they" | "we" | "police" | "people" | "both" | "many");
    let counted = s.upos(n) == Upos::Num && s.lower(n) != "one";
    (many || counted) && !one || s.children(n).take(REACH).any(|c| s.rel(c) == Rel::Conj && scene.is_noun(c)) && !is_one_person(scene, n)
}

/// "singer and writer Ann Lee": two roles of one who is named behind them.
fn is_one_person(scene: &Scene<'_, '_>, n: usize) -> bool {
    let s = scene.s;
    let bare = |c: usize| s.xpos(c) == Xpos::NN && scene.child(c, &[Rel::Det, Rel::NmodPoss]).is_none();
    let joined: Vec<usize> = s.children(n).take(REACH).filter(|&c| c > n && s.rel(c) == Rel::Conj).collect();
    let Some((&name, roles)) = joined.split_last() else { return false };
    // the tree hangs the name on the first role, beside the last or above it
    let is_named = roles.last() == Some(&(name - 1)) || s.child(name, &[Rel::NmodDesc]) == Some(name - 1);
    is_named && scene.name_kind(name) == Some(Kind::Person) && bare(n) && roles.iter().all(|&r| bare(r))
}

/// "meets", "reaches", "carries"; "meet" where `plural`.
pub(super) fn push_finite(lemma: &str, plural: bool, out: &mut String) {
    if plural {
        out.push_str(if lemma == "be" { "are" } else { lemma });
    } else if let Some(odd) = [("be", "is"), ("have", "has")].iter().find(|(l, _)| *l == lemma) {
        out.push_str(odd.1);
    } else if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") {
        out.extend([lemma, "es"]);
    } else if lemma.ends_with('y') && !is_vowel_y(lemma) {
        out.extend([&lemma[..lemma.len() - 1], "ies"]);
    } else {
        out.extend([lemma, "s"]);
    }
}

fn is_vowel_y(lemma: &str) -> bool {
    let mut letters = lemma.chars().rev();
    letters.next();
    letters.next().is_some_and(|c| "aeou".contains(c))
}

/// One line that begins with a capital, without half a quotation.
pub(super) fn capitalise(title: &mut String) {
    let count = |mark: char| title.matches(mark).count();
    if count('"') % 2 == 1 || count('“') != count('”') {
        title.retain(|c| !matches!(c, '"' | '“' | '”'));
    }
    if title.contains(['\n', '\u{a0}']) || title.contains("  ") {
        *title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let Some(first) = title.chars().next().filter(|c| c.is_lowercase()) else { return };
    let upper: String = first.to_uppercase().collect();
    title.replace_range(..first.len_utf8(), &upper);
}

/// "The parliament" within a title: "the parliament".
pub(super) fn inner(text: &str) -> String {
    let article = ["The ", "A ", "An ", "His ", "Her ", "Their ", "Its "].iter().find(|a| text.starts_with(**a));
    article.map_or_else(|| text.to_owned(), |a| [&a.to_lowercase(), &text[a.len()..]].concat())
}
