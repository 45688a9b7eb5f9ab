//! Which words name events: verbs, and nouns of the word lists; what only looks like one stays out.

use super::class::Class;
use super::kind::{Diary, Kind};
use super::participant::told_of;
use super::plover;
use super::scene::Scene;
use crate::name;
use crate::parse::Rel;
use crate::tag::{Upos, Xpos};

/// One word that names an event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention<'a> {
    /// The word.
    pub(super) token: usize,
    /// A verb, or a noun.
    pub(super) is_verb: bool,
    /// The predicate that carries its tense: itself for a verb, "held" for "summit" in "held a summit".
    pub(super) host: usize,
    /// What kind of event it is, where the lists know.
    pub(super) kind: Option<&'a Kind>,
    /// The line of `kinds.txt`.
    pub(super) number: Option<u16>,
    /// The noun that this verb only carries ("take place", "hold"): one event with it.
    pub(super) carries: Option<usize>,
}

/// All mentions, in order of the text.
pub(super) fn find<'a>(scene: &Scene<'a, '_>) -> Vec<Mention<'a>> {
    let mut mentions = Vec::with_capacity(scene.s.len() / 5);
    for i in 0..scene.s.len() {
        let found = match scene.s.upos(i) {
            Upos::Verb => verb(scene, i),
            Upos::Noun => noun(scene, i),
            Upos::Propn => noun(scene, i).filter(|_| is_event_name(scene, i)),
            Upos::Adj => adjective(scene, i),
            _ => None,
        };
        mentions.extend(found);
    }
    mentions
}

fn verb<'a>(scene: &Scene<'a, '_>, i: usize) -> Option<Mention<'a>> {
    let s = scene.s;
    if matches!(s.rel(i), Rel::Amod | Rel::Compound | Rel::Aux | Rel::AuxPass | Rel::Cop | Rel::Case | Rel::Mark | Rel::Fixed | Rel::Flat) {
        return None;
    }
    if matches!(s.lemma(i), "be" | "according" | "accord" | "let" | "include" | "regard" | "concern") && s.lower(i) != "included" {
        return None;
    }
    if matches!(s.lower(i), "starting" | "beginning")
        && s.rel(i) != Rel::Root
        && !scene.children(i).any(|c| scene.is_subject(c) || s.rel(c) == Rel::Aux)
    {
        return None;
    }
    // "please" is a word of its own for the tagger where it means to please
    if is_naming(scene, i) || is_dated(scene, i) || s.xpos(i) == Xpos::UH {
        return None;
    }
    let carries = carried_noun(scene, i);
    if carries.is_some() && matches!(s.lemma(i), "have" | "do" | "get") {
        return None;
    }
    let sense = scene.sense(i);
    Some(Mention { token: i, is_verb: true, host: i, kind: scene.kind(i), number: sense.kind, carries })
}

/// "asked not to be named": no event.
fn is_naming(scene: &Scene<'_, '_>, i: usize) -> bool {
    let verb = scene.s.verb(i);
    scene.has_lemma(i, &["name", "identify", "quote"]) && verb.passive && verb.infinitive
}

/// "a report dated May 4", "this coming August": says only of which day it is.
fn is_dated(scene: &Scene<'_, '_>, i: usize) -> bool {
    let coming = || scene.is_time(i) || i + 1 < scene.s.len() && scene.is_time(i + 1);
    match scene.s.lower(i) {
        "dated" => scene.s.rel(i) == Rel::Acl,
        "coming" => i > 0 && matches!(scene.s.lower(i - 1), "this" | "the") && coming(),
        _ => false,
    }
}

/// "will be available from May", "is willing to withdraw": an adjective that names a change or a promise, under a copula.
fn adjective<'a>(scene: &Scene<'a, '_>, i: usize) -> Option<Mention<'a>> {
    let names_change = matches!(scene.s.lower(i), "available" | "effective" | "operational") && scene.child(i, &[Rel::Cop]).is_some();
    let due = scene.s.lower(i) == "open" && scene.is_due(i);
    let promises = plover::is_willing(scene, i) && plover::find(scene, i).is_some();
    let number = dead(scene, i);
    let found = names_change || due || promises || number.is_some();
    let kind = number.map(|k| scene.lexicon.kind(k));
    found.then_some(Mention { token: i, is_verb: true, host: i, kind, number, carries: None })
}

/// "is dead", "was found dead", "left two dead": the kind of "death", for what somebody has come to.
fn dead(scene: &Scene<'_, '_>, i: usize) -> Option<u16> {
    let s = scene.s;
    let result =
        matches!(s.rel(i), Rel::Root | Rel::Xcomp | Rel::Ccomp | Rel::Conj | Rel::Parataxis) || scene.child(i, &[Rel::Cop]).is_some();
    scene.lexicon.noun("death").filter(|_| s.lower(i) == "dead" && result)?.kind
}

/// The event noun that verb `i` only carries: the object of "hold", the subject of "take place".
fn carried_noun(scene: &Scene<'_, '_>, i: usize) -> Option<usize> {
    let s = scene.s;
    if let Some(noun) = scene.borne_by(i).filter(|&n| is_event_noun(scene, n)) {
        return Some(noun);
    }
    if let Some(noun) = met_for(scene, i) {
        return Some(noun);
    }
    let classes = scene.classes(i);
    if !classes.has(Class::Light) && !classes.has(Class::Occurs) {
        return None;
    }
    let antecedent = s.head(i).filter(|&h| matches!(s.rel(i), Rel::AclRelcl | Rel::Acl) && is_event_noun(scene, h));
    // "a trial, expected to begin in May": the noun of the participle
    let expected = s.head(i).filter(|&h| s.rel(i) == Rel::Xcomp && s.rel(h) == Rel::Acl && scene.is_past_participle(h));
    // "a fair, which the mayor says will begin in May"
    let described = expected.and_then(|h| s.head(h)).or_else(|| told_of(scene, i));
    if let Some(noun) = described.filter(|&n| classes.has(Class::Occurs) && is_event_noun(scene, n)) {
        return Some(noun);
    }
    let relative = scene.children(i).any(|c| scene.is_subject(c) && matches!(s.lower(c), "which" | "that"));
    // "the strike of the miners, which was to begin on Monday"
    let whole = s.head(i).filter(|&h| s.rel(i) == Rel::AclRelcl && s.rel(h) == Rel::Nmod && scene.preposition(h) == Some("of"));
    if let Some(noun) = whole.and_then(|h| s.head(h)).filter(|&n| relative && classes.has(Class::Occurs) && is_event_noun(scene, n)) {
        return Some(noun);
    }
    // "a rally held in Oslo"; but "the damage done" is what is left of it
    let undergone = s.rel(i) == Rel::Acl && scene.is_past_participle(i) && classes.has(Class::Light) && s.lemma(i) != "do";
    if antecedent.is_some() && (relative || undergone || s.verb(i).infinitive && classes.has(Class::Occurs)) {
        return antecedent;
    }
    // "is to be held", where the tree makes the subject that of "is"
    let undergoes = |c: usize| s.verb(i).passive && scene.is_subject(c);
    let objects = scene.children(i).filter(|&c| matches!(s.rel(c), Rel::Obj | Rel::NsubjPass) || undergoes(c));
    let object = objects.filter_map(|c| event_in(scene, c)).next();
    if let Some(object) = object.filter(|_| classes.has(Class::Light)) {
        return Some(object);
    }
    let has_object = scene.child(i, &[Rel::Obj, Rel::Xcomp]).is_some_and(|o| !matches!(s.lemma(o), "place" | "effect"));
    // "the ceasefire is due to take effect": the subject stands with the word above
    let above = s.head(i).filter(|_| s.rel(i) == Rel::Xcomp && s.verb(i).infinitive);
    let done = classes.has(Class::Light) && s.verb(i).passive && above.is_some();
    [Some(i), above].into_iter().flatten().filter(|_| (classes.has(Class::Occurs) || done) && !has_object).find_map(|p| {
        scene.children(p).find(|&c| {
            let happens = || s.lower(c) != "it" && comes_about(scene, i) && noun(scene, c).is_some();
            (matches!(s.rel(c), Rel::Nsubj | Rel::NsubjOuter) || p != i && s.rel(c) == Rel::NsubjPass)
                && (is_event_noun(scene, c) || happens())
        })
    })
}

/// "will meet for talks": they meet, and that is the talks.
fn met_for(scene: &Scene<'_, '_>, i: usize) -> Option<usize> {
    let is_for = |c: &usize| scene.s.rel(*c) == Rel::Obl && scene.preposition(*c) == Some("for") && is_event_noun(scene, *c);
    scene.children(i).filter(|_| scene.has_lemma(i, &["meet", "gather", "convene", "assemble"])).find(is_for)
}

/// "a fire broke out", "a threat emerged": verbs that say no more of anything than that it was there.
fn comes_about(scene: &Scene<'_, '_>, i: usize) -> bool {
    scene.has_lemma(i, &["occur", "happen", "emerge", "arise", "erupt", "ensue", "unfold", "take", "break"])
}

/// The event noun at `c`, or the one of which it is a part: "a round of talks".
fn event_in(scene: &Scene<'_, '_>, c: usize) -> Option<usize> {
    if is_event_noun(scene, c) {
        return Some(c);
    }
    let of = |n: &usize| scene.s.rel(*n) == Rel::Nmod && scene.preposition(*n) == Some("of") && is_event_noun(scene, *n);
    scene.children(c).filter(|_| scene.has(c, Class::Same)).find(of)
}

fn is_event_noun(scene: &Scene<'_, '_>, i: usize) -> bool {
    noun(scene, i).is_some_and(|m| m.kind.is_some_and(|k| k.diary != Diary::Never))
}

fn noun<'a>(scene: &Scene<'a, '_>, i: usize) -> Option<Mention<'a>> {
    let s = scene.s;
    let number = scene.sense(i).kind;
    if number.is_none() && !plover::is_framed(scene, i) {
        return None;
    }
    let kind = scene.kind(i);
    if !scene.is_noun(i) || is_modifier(scene, i) || is_part_of_other_name(scene, i) || scene.is_time(i) {
        return None;
    }
    // "in orbit" is where something is
    let where_to = s.lemma(i) == "orbit" && matches!(scene.preposition(i), Some("in" | "into" | "from" | "to" | "around"));
    if s.lemma(i) == "place" || where_to || is_other_phrase(scene, i) {
        return None;
    }
    Some(Mention { token: i, is_verb: false, host: host(scene, i), kind, number, carries: None })
}

/// "three times in a row", "a press release", "followed suit", "the first sentence of the letter".
fn is_other_phrase(scene: &Scene<'_, '_>, i: usize) -> bool {
    let s = scene.s;
    let behind = |words: &[&str]| i >= words.len() && words.iter().rev().enumerate().all(|(k, w)| s.lower(i - 1 - k) == *w);
    match s.lemma(i) {
        "row" => behind(&["in", "a"]),
        "play" | "stake" => behind(&["at"]),
        "release" => behind(&["press"]) || behind(&["news"]) || behind(&["media"]),
        "race" => is_trait(scene, i),
        "suit" => i > 0 && s.lemma(i - 1) == "follow",
        "sentence" => ["first", "last", "opening", "closing", "single", "complete"].iter().any(|w| behind(&[w])),
        "event" => [&["in", "the"][..], &["in", "any"], &["in", "either"], &["turn", "of"], &["course", "of"]].into_iter().any(behind),
        _ => false,
    }
}

/// "race, religion or sex": what people are, and no race that is run.
fn is_trait(scene: &Scene<'_, '_>, i: usize) -> bool {
    let s = scene.s;
    let end = s.len().min(i + 6);
    (i + 1..end).any(|k| matches!(s.lower(k), "religion" | "sex" | "gender" | "ethnicity" | "creed" | "colour" | "color"))
}

/// "the meeting room", "a strike force": the noun only says what kind of thing its head is.
fn is_modifier(scene: &Scene<'_, '_>, i: usize) -> bool {
    let s = scene.s;
    if !matches!(s.rel(i), Rel::Compound | Rel::Flat | Rel::NmodDesc | Rel::Amod) {
        return false;
    }
    s.rel(i) != Rel::Compound || s.head(i).is_none_or(|h| scene.classes(h).is_empty() || scene.sense(h).kind.is_some())
}

/// The noun belongs to the name of an office, a firm, a building.
fn is_part_of_other_name(scene: &Scene<'_, '_>, i: usize) -> bool {
    use name::Kind::{Facility, Organisation, Person, Place};
    let written = scene.s.upos(i) == Upos::Propn || scene.s.word(i).starts_with(char::is_uppercase) && i > 0 && scene.is_one_name(i - 1, i);
    let named = written && matches!(scene.name_kind(i), Some(Organisation | Person | Place | Facility));
    named && !is_convention(scene, i)
}

/// The last word of a name that is taken for a body but is held: "the National Convention".
fn is_convention(scene: &Scene<'_, '_>, i: usize) -> bool {
    let last = i + 1 >= scene.s.len() || scene.name_kind(i + 1).is_none();
    last && scene.has_lemma_lower(
        i,
        &[
            "convention",
            "forum",
            "conference",
            "summit",
            "olympics",
            "games",
            "championship",
            "championships",
            "cup",
            "election",
            "primary",
            "caucus",
            "caucuses",
            "festival",
            "marathon",
        ],
    )
}

/// A capitalised event noun names an event only where its kind is held or run, as conventions and elections are.
fn is_event_name(scene: &Scene<'_, '_>, i: usize) -> bool {
    if scene.name_kind(i) == Some(name::Kind::Event) {
        return true;
    }
    scene.kind(i).is_some_and(|k| matches!(k.diary, Diary::Always | Diary::Fixed)) && scene.s.xpos(i) != Xpos::NNPS
}

/// The predicate that carries the tense of noun `i`.
pub(super) fn host(scene: &Scene<'_, '_>, i: usize) -> usize {
    let s = scene.s;
    if scene.child(i, &[Rel::Cop]).is_some() {
        return i;
    }
    // "held talks and a vote": the first of them tells for both
    let first = s.head(i).filter(|&h| s.rel(i) == Rel::Conj && scene.is_noun(h)).unwrap_or(i);
    let Some(g) = s.head(first) else { return i };
    let classes = scene.classes(g);
    let carried = match s.rel(first) {
        Rel::Obj | Rel::NsubjPass => classes.has(Class::Light),
        Rel::Nsubj | Rel::NsubjOuter => classes.has(Class::Occurs),
        _ => scene.borne_by(g) == Some(i),
    };
    if carried { g } else { i }
}
