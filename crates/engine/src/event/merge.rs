//! One event for its mentions in an article; two summits stay two.
//!
//! A mention joins the latest event of its kind whose parties, time and place are compatible, where it is definite ("the summit"),
//! where it is the predicate of a pronoun ("it would be the third meeting"), or where parties or time agree.

use super::actuality::{Force, Verdict};
use super::kind::Diary;
use super::mention::Mention;
use super::participant::subject;
use super::plover::Plover;
use super::scene::{REACH, Scene};
use super::{Actuality, Participant, Place, Status, weigh};
use crate::parse::Rel;
use crate::tag::{Upos, Xpos};
use std::collections::HashMap;

/// A mention with all that its own sentence says.
pub(super) struct Found<'a> {
    pub(super) mention: Mention<'a>,
    pub(super) verdict: Verdict,
    pub(super) time: Option<usize>,
    pub(super) place: Option<Place>,
    pub(super) participants: Vec<Participant>,
    /// PLOVER type and mode.
    pub(super) plover: Option<Plover>,
    /// The status of the row of the diary that it makes by itself.
    pub(super) status: Option<Status>,
    /// Whether no rule makes it one, but its weight.
    pub(super) by_weight: bool,
}

impl Found<'_> {
    /// Whether it makes a row of the diary by itself.
    pub(super) fn row(&self) -> bool {
        self.status.is_some()
    }
}

/// What is known of one event while its mentions are gathered.
struct Group {
    members: Vec<usize>,
    parties: Vec<Party>,
    time: Option<usize>,
    place: Option<String>,
    actuality: Actuality,
    firm: bool,
}

/// How many earlier events of a kind are looked at.
const BACK: usize = 8;
/// Sentences from one mention to the next of what a verb tells.
const NEAR: usize = 12;

/// The mentions of each event, as indices into `found`, in order of first mention.
pub(super) fn group(scene: &Scene<'_, '_>, found: &[Found<'_>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Group> = Vec::new();
    let mut of_kind: HashMap<Key<'_>, Vec<usize>> = HashMap::new();
    let mut group_of_token: HashMap<usize, usize> = HashMap::new();
    let mut of_day: HashMap<(&str, &str), usize> = HashMap::new();
    let carried = carried_by(found);
    for (i, f) in found.iter().enumerate() {
        if f.mention.carries.is_some() {
            continue;
        }
        let known = key(scene, f).map(|k| of_kind.entry(k).or_default());
        let join = known.as_ref().and_then(|list| {
            let fits = |g: &usize| joins(scene, found, &groups[*g], f);
            let shares = |g: &usize| shares_party(scene, &groups[*g], f) == Some(true);
            let back = || list.iter().rev().take(BACK).copied();
            back().find(|g| shares(g) && fits(g)).or_else(|| back().find(fits))
        });
        let day = object_and_day(scene, f);
        let same = day.and_then(|d| of_day.get(&d).copied());
        let same = same.filter(|&g| is_open_verb(f) || groups[g].members.iter().take(BACK).any(|&m| is_open_verb(&found[m])));
        let tied =
            tied_to(scene, f).or_else(|| condition_told_again(scene, &found[..i], f)).and_then(|token| group_of_token.get(&token).copied());
        let tied = tied.filter(|&g| times_agree(scene, groups[g].time, f.time));
        let at = tied.or(join).or(same).unwrap_or_else(|| {
            groups.push(Group::default());
            groups.len() - 1
        });
        groups[at].take(scene, i, f);
        group_of_token.insert(f.mention.token, at);
        day.into_iter().for_each(|d| _ = of_day.entry(d).or_insert(at));
        if let Some(list) = known.filter(|l| l.last() != Some(&at)) {
            list.retain(|&g| g != at);
            list.push(at);
        }
    }
    for (verb, noun) in carried {
        match group_of_token.get(&noun) {
            Some(&at) => groups[at].members.push(verb),
            None => groups.push(Group { members: vec![verb], ..Group::default() }),
        }
    }
    join_by_weight(scene, found, &mut groups);
    let mut out: Vec<Vec<usize>> = groups.into_iter().map(|g| g.members).filter(|m| !m.is_empty()).collect();
    out.iter_mut().for_each(|members| members.sort_unstable());
    out.sort_unstable();
    out
}

/// Rows that weigh as one event: "will campaign at two rallies", "plans to vote in the primary", "a trial … the trial of the premier".
fn join_by_weight(scene: &Scene<'_, '_>, found: &[Found<'_>], groups: &mut [Group]) {
    let mut rows: Vec<(usize, usize)> =
        groups.iter().enumerate().flat_map(|(g, group)| group.members.iter().filter(|&&i| found[i].row()).map(move |&i| (i, g))).collect();
    rows.sort_unstable();
    let mut links = Vec::new();
    let mut features = Vec::new();
    for (k, &(j, of)) in rows.iter().enumerate() {
        for &(i, with) in rows[..k].iter().rev().take(PAIRS).filter(|r| r.1 != of && !are_apart(scene, &found[r.0], &found[j])) {
            let weight = weigh::likeness(scene, &found[i], &found[j], &mut features);
            if weight > 0 {
                links.push((std::cmp::Reverse(weight), with, of));
            }
        }
    }
    links.sort_unstable();
    let mut moved: Vec<usize> = (0..groups.len()).collect();
    for (_, a, b) in links {
        let (a, b) = (moved_to(&mut moved, a), moved_to(&mut moved, b));
        let (into, from) = (a.min(b), a.max(b));
        if into == from || !times_agree(scene, groups[into].time, groups[from].time) || are_two(scene, found, &groups[into], &groups[from])
        {
            continue;
        }
        let group = std::mem::take(&mut groups[from]);
        groups[into].time = groups[into].time.or(group.time);
        groups[into].add_parties(group.parties);
        groups[into].members.extend(group.members);
        moved[from] = into;
    }
}

/// The group in which another is now.
fn moved_to(moved: &mut [usize], mut group: usize) -> usize {
    while moved[group] != group {
        moved[group] = moved[moved[group]];
        group = moved[group];
    }
    group
}

/// "talks and a vote", "closed for the summit", "will visit Lutha for a conference": two events.
fn are_apart(scene: &Scene<'_, '_>, a: &Found<'_>, b: &Found<'_>) -> bool {
    let (i, j) = (a.mention.token, b.mention.token);
    if b.mention.is_verb {
        return false;
    }
    let listed = scene.s.rel(j) == Rel::Conj && scene.s.head(j) == Some(i) && !a.mention.is_verb;
    let aside = || matches!(scene.preposition(j), Some("for" | "before" | "after" | "following" | "ahead" | "during"));
    listed || !a.by_weight && !b.by_weight && aside() && scene.ancestors(j).any(|up| up == i)
}

/// Two summits of other parties, two elections of other sorts: occasions of one kind of which one cannot be the other.
fn are_two(scene: &Scene<'_, '_>, found: &[Found<'_>], a: &Group, b: &Group) -> bool {
    let occasions = |g: &Group| g.members.iter().copied().filter(|&i| !found[i].mention.is_verb).take(BACK).collect::<Vec<_>>();
    let same_kind = |i: usize, j: usize| found[i].mention.number.is_some() && found[i].mention.number == found[j].mention.number;
    let all_of = |x: &Group, y: &Group| x.parties.iter().all(|p| y.parties.iter().any(|q| same_side(scene, q, p)));
    let other_parties = a.parties.len() > 1 && b.parties.len() > 1 && !all_of(a, b) && !all_of(b, a);
    let differ = |i: usize, j: usize| {
        let turn = is_other_turn(scene, found[i].mention.token, found[j].mention.token);
        other_parties || turn || !modifiers_agree(scene, &found[i], &found[j])
    };
    occasions(a).into_iter().any(|i| occasions(b).into_iter().any(|j| same_kind(i, j) && differ(i, j)))
}

/// How many earlier rows of an article a row is held against.
pub(super) const PAIRS: usize = 64;

/// The word before it that tells of the same: "election" of "an election or caucus", "fair" of "a fair and other events", "start" of
/// "the start of the trial".
fn tied_to(scene: &Scene<'_, '_>, f: &Found<'_>) -> Option<usize> {
    let (s, n) = (scene.s, f.mention.token);
    let above = s.head(n).filter(|_| !f.mention.is_verb)?;
    let has = |rel: Rel, words: &[&str]| scene.children(n).any(|c| s.rel(c) == rel && words.contains(&s.lower(c)));
    let is_tied = match s.rel(n) {
        Rel::Conj => has(Rel::Cc, &["or"]) || has(Rel::Cc, &["and"]) && has(Rel::Amod, &["other"]),
        Rel::Nmod => scene.preposition(n) == Some("of") && scene.has_lemma(above, &["start", "beginning", "opening", "holding"]),
        _ => false,
    };
    is_tied.then_some(above)
}

/// "if parliament votes for it … The vote will be held in June": the verb of the condition.
fn condition_told_again(scene: &Scene<'_, '_>, before: &[Found<'_>], f: &Found<'_>) -> Option<usize> {
    let near = |b: &&Found<'_>| scene.s.sentence_of(b.mention.token) + 1 >= scene.s.sentence_of(f.mention.token);
    let same = |b: &&Found<'_>| b.verdict.rule == "event/hypothetical/if" && same_word(scene, b, f) && is_told_again(scene, b, f);
    before.iter().rev().filter(|_| !f.mention.is_verb).take(BACK).take_while(near).find(same).map(|b| b.mention.token)
}

/// What two mentions of one event have in common at least: the kind, or the verb where the lists do not tell its kind.
#[derive(PartialEq, Eq, Hash)]
enum Key<'s> {
    Kind(u16),
    Verb(&'s str),
}

fn key<'s>(scene: &'s Scene<'_, '_>, f: &Found<'_>) -> Option<Key<'s>> {
    match f.mention.number {
        Some(number) if !is_open_verb(f) => Some(Key::Kind(number)),
        _ => f.mention.is_verb.then(|| Key::Verb(scene.s.lemma(f.mention.token))),
    }
}

/// A verb that the lists do not know, or one of many meanings.
fn is_open_verb(f: &Found<'_>) -> bool {
    f.mention.is_verb && f.mention.kind.is_none_or(|kind| kind.diary == Diary::Vague)
}

/// "will send the bill by Friday", "will table the bill by Friday": one act, where the lists do not tell the kind of one of the verbs.
fn object_and_day<'s>(scene: &'s Scene<'_, '_>, f: &Found<'_>) -> Option<(&'s str, &'s str)> {
    let v = Some(f.mention.token).filter(|_| f.mention.is_verb && f.row())?;
    let object = scene.child(v, &[Rel::Obj, Rel::NsubjPass]).filter(|&o| scene.s.upos(o) == Upos::Noun)?;
    Some((scene.s.lemma(object), edtf(scene, f.time)?))
}

/// "to send a bill", "will send the bill": the same object.
fn same_object(scene: &Scene<'_, '_>, a: &Found<'_>, b: &Found<'_>) -> bool {
    let object = |f: &Found<'_>| scene.child(f.mention.token, &[Rel::Obj, Rel::NsubjPass]).map(|o| scene.s.lemma(o));
    object(a).is_some() && object(a) == object(b)
}

impl Default for Group {
    fn default() -> Self {
        Self { members: Vec::new(), parties: Vec::new(), time: None, place: None, actuality: Actuality::Hypothetical, firm: false }
    }
}

impl Group {
    fn add_parties(&mut self, parties: Vec<Party>) {
        for party in parties {
            if !self.parties.contains(&party) && self.parties.len() < 16 {
                self.parties.push(party);
            }
        }
    }

    fn take(&mut self, scene: &Scene<'_, '_>, i: usize, f: &Found<'_>) {
        if self.members.is_empty() || f.row() && !self.firm {
            self.actuality = f.verdict.actuality;
            self.firm = f.row();
        }
        self.members.push(i);
        self.add_parties(parties(scene, f));
        self.time = self.time.or(f.time);
        if self.place.is_none() {
            self.place = f.place.as_ref().map(|p| p.text.clone());
        }
    }
}

/// (verb, noun token) for each verb that only carries a noun.
fn carried_by(found: &[Found<'_>]) -> Vec<(usize, usize)> {
    found.iter().enumerate().filter_map(|(i, f)| Some((i, f.mention.carries?))).collect()
}

fn joins(scene: &Scene<'_, '_>, found: &[Found<'_>], group: &Group, f: &Found<'_>) -> bool {
    let Some(&last) = group.members.last() else { return false };
    let shared = shares_party(scene, group, f);
    if !times_agree(scene, group.time, f.time)
        || !places_agree(group, f)
        || shared == Some(false)
        || !modifiers_agree(scene, &found[last], f)
    {
        return false;
    }
    let same_stand = group.actuality == f.verdict.actuality;
    let near = scene.s.sentence_of(f.mention.token) <= scene.s.sentence_of(found[last].mention.token) + NEAR;
    if f.mention.is_verb && found[last].mention.is_verb {
        match same_deed(scene, found[last].mention.token, f.mention.token) {
            Some(true) if same_stand && near => return true,
            Some(false) => return false,
            _ => {}
        }
    }
    let loose = f.verdict.force == Force::Weak && f.time.is_none();
    if is_open_verb(f) {
        return same_stand && f.row() && group.firm && same_object(scene, &found[last], f);
    }
    if f.mention.is_verb && f.verdict.actuality == Actuality::Happened && f.verdict.negated != found[last].verdict.negated {
        return false;
    }
    if f.mention.is_verb || found[last].mention.is_verb {
        return near
            && same_stand
            && f.mention.number.is_some()
            && (shared == Some(true)
                || f.row() && group.firm && same_word(scene, &found[last], f)
                || !f.mention.is_verb && is_told_again(scene, &found[last], f));
    }
    if is_many(scene, f.mention.token) && !is_many(scene, found[last].mention.token) && same_word(scene, &found[last], f) {
        return false;
    }
    if is_indefinite(scene, f.mention.token) && others_do_it(scene, &found[last], f) {
        return false;
    }
    if !complements_agree(scene, &found[last], f) || is_other_turn(scene, found[last].mention.token, f.mention.token) {
        return false;
    }
    let own_words =
        !same_word(scene, &found[last], f) && (has_complement(scene, f.mention.token) || f.verdict.rule == "event/hypothetical/if");
    if is_pronoun_predicate(scene, f) || is_definite(scene, f.mention.token) && !own_words {
        // "the deadline is nearing", "the deadline is Friday"
        let given_a_day = || f.row() && group.actuality == Actuality::UnderWay && group.time.is_none() && same_word(scene, &found[last], f);
        return same_stand || loose || f.row() && group.firm || f.verdict.actuality == Actuality::Hypothetical || given_a_day();
    }
    let both = shared == Some(true) && parties(scene, f).len() > 1;
    if both && loose {
        return true;
    }
    let same_time = f.time.is_some() && edtf(scene, f.time) == edtf(scene, group.time);
    let open_rows = f.row() && group.firm && (f.time.is_none() || group.time.is_none() && !is_indefinite(scene, f.mention.token));
    same_stand && (shared == Some(true) || same_time || open_rows || is_bare(scene, f.mention.token))
}

fn edtf<'s>(scene: &'s Scene<'_, '_>, time: Option<usize>) -> Option<&'s str> {
    scene.moments[time?].edtf.as_deref()
}

/// "a summit", "another vote".
fn is_indefinite(scene: &Scene<'_, '_>, n: usize) -> bool {
    scene.children(n).any(|c| scene.s.rel(c) == Rel::Det && matches!(scene.s.lower(c), "a" | "an" | "another"))
}

fn same_word(scene: &Scene<'_, '_>, a: &Found<'_>, b: &Found<'_>) -> bool {
    scene.s.lemma(a.mention.token) == scene.s.lemma(b.mention.token)
}

pub(super) fn times_agree(scene: &Scene<'_, '_>, a: Option<usize>, b: Option<usize>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    let (a, b) = (&scene.moments[a], &scene.moments[b]);
    match (a.earliest, a.latest, b.earliest, b.latest) {
        (Some(a0), Some(a1), Some(b0), Some(b1)) => a0 <= b1 && b0 <= a1,
        _ => true,
    }
}

fn places_agree(group: &Group, f: &Found<'_>) -> bool {
    match (&group.place, &f.place) {
        (Some(a), Some(b)) => a.contains(b.text.as_str()) || b.text.contains(a.as_str()),
        _ => true,
    }
}

/// A named party: an entity of the article, or the last word of its name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Party {
    entity: Option<usize>,
    /// The last word of the name.
    word: String,
    /// All its words, in lower case.
    words: String,
}

fn parties(scene: &Scene<'_, '_>, f: &Found<'_>) -> Vec<Party> {
    let entities = &scene.input.names.entities;
    let is_named = |p: &&Participant| match p.entity {
        Some(e) => entities[e].named,
        None => p.span.of(scene.s.text()).chars().next().is_some_and(char::is_uppercase),
    };
    let named = f.participants.iter().filter(is_named);
    named
        .map(|p| {
            let words = p.text.to_lowercase();
            Party { entity: p.entity, word: words.rsplit(' ').next().unwrap_or_default().to_owned(), words }
        })
        .filter(|p| p.entity.is_some() || !p.word.is_empty())
        .collect()
}

/// Whether all named parties of the mention are known to the event; `None` where one of the two has none.
fn shares_party(scene: &Scene<'_, '_>, group: &Group, f: &Found<'_>) -> Option<bool> {
    let own = parties(scene, f);
    if group.parties.is_empty() || own.is_empty() {
        return None;
    }
    let known = |p: &Party| group.parties.iter().any(|g| same_side(scene, g, p));
    let any = own.iter().any(known);
    if any && own.iter().all(known) {
        return Some(true);
    }
    // an event with two parties is full; one with a single party may gain another
    Some(group.parties.len() < 2 && any)
}

/// Whether two mentions have a named party in common; `None` where one of them has none.
pub(super) fn share_parties(scene: &Scene<'_, '_>, a: &Found<'_>, b: &Found<'_>) -> Option<bool> {
    let (a, b) = (parties(scene, a), parties(scene, b));
    (!a.is_empty() && !b.is_empty()).then(|| a.iter().any(|x| b.iter().any(|y| same_side(scene, x, y))))
}

/// "Russian President …" and "Russia": the name, or a word made from it.
fn speaks_for(a: &Party, b: &Party) -> bool {
    a.word == b.word || b.word.len() > 3 && a.words.split(' ').any(|w| w.starts_with(b.word.as_str()))
}

/// The same, or a country and somebody who stands for it.
fn same_side(scene: &Scene<'_, '_>, a: &Party, b: &Party) -> bool {
    let (Some(x), Some(y)) = (a.entity, b.entity) else { return speaks_for(a, b) || speaks_for(b, a) };
    if x == y {
        return true;
    }
    let entities = &scene.input.names.entities;
    let country = |e: usize| entities[e].country;
    let is_place = |e: usize| matches!(entities[e].kind, crate::name::Kind::Place | crate::name::Kind::Nationality);
    country(x).is_some() && country(x) == country(y) && (is_place(x) || is_place(y))
}

/// "the presidential election" and "the by-election" are two: modifiers that name the kind must not differ.
fn modifiers_agree(scene: &Scene<'_, '_>, a: &Found<'_>, b: &Found<'_>) -> bool {
    if a.mention.is_verb || b.mention.is_verb {
        return true;
    }
    let (x, y) = (modifier(scene, a.mention.token), modifier(scene, b.mention.token));
    match (x, y) {
        (Some(x), Some(y)) => scene.s.lemma(x) == scene.s.lemma(y) || scene.s.lemma(a.mention.token) != scene.s.lemma(b.mention.token),
        _ => true,
    }
}

/// The word before a noun that names its kind.
fn modifier(scene: &Scene<'_, '_>, n: usize) -> Option<usize> {
    let s = scene.s;
    let mut last = None;
    for c in s.children(n).take(REACH).take_while(|&c| c < n) {
        let plain = s.rel(c) == Rel::Compound || s.rel(c) == Rel::Amod && matches!(s.xpos(c), Xpos::JJ | Xpos::NNP);
        if plain && s.upos(c) != Upos::Num && scene.lexicon.modifier(s.lower(c)).is_empty() {
            last = Some(c);
        }
    }
    last
}

/// Whether two verbs of one kind tell of one deed by what it was done to: "foiled a raid … foils raid" is one, "limited sales to two …
/// limiting sales to four" two. `None` where they do not say.
fn same_deed(scene: &Scene<'_, '_>, a: usize, b: usize) -> Option<bool> {
    let s = scene.s;
    // "two men arrested in Oslo", as headlines have it
    let done_to = |v: usize| s.head(v).filter(|_| s.rel(v) == Rel::Acl && scene.is_past_participle(v));
    let object = |v: usize| scene.child(v, &[Rel::Obj, Rel::NsubjPass]).or_else(|| done_to(v));
    let object = |v: usize| object(v).filter(|&o| is_full_noun(scene, o) || s.upos(o) == Upos::Num);
    let (x, y) = (object(a)?, object(b)?);
    let numbers = number(scene, x).zip(number(scene, y)).map(|(m, n)| m == n);
    if numbers == Some(false) {
        return Some(false);
    }
    let subject = |v: usize| scene.child(v, &[Rel::Nsubj, Rel::NsubjOuter]).filter(|&o| is_full_noun(scene, o));
    let others = subject(a).zip(subject(b)).is_some_and(|(m, n)| !is_same_thing(scene, m, n));
    if !is_same_thing(scene, x, y) {
        return (others || is_indefinite(scene, y)).then_some(false);
    }
    let known = numbers == Some(true) || s.upos(y) == Upos::Propn || is_definite(scene, y);
    (known && !others && s.lemma(a) == s.lemma(b)).then_some(true)
}

/// "the board held a press conference, and the union held a press conference": two, as others hold each.
fn others_do_it(scene: &Scene<'_, '_>, a: &Found<'_>, b: &Found<'_>) -> bool {
    let doer = |f: &Found<'_>| Some(f.mention.host).filter(|&h| h != f.mention.token).and_then(|h| subject(scene, h));
    doer(a).zip(doer(b)).is_some_and(|(x, y)| is_full_noun(scene, x) && is_full_noun(scene, y) && !is_same_thing(scene, x, y))
}

/// "26 boats", "26".
fn number<'s>(scene: &'s Scene<'_, '_>, n: usize) -> Option<&'s str> {
    let of = if scene.s.upos(n) == Upos::Num { Some(n) } else { scene.child(n, &[Rel::Nummod]) };
    of.map(|c| scene.s.lower(c))
}

/// "resigned … the resignation": a noun that points back at a verb of its kind, and names nothing that the verb does not.
fn is_told_again(scene: &Scene<'_, '_>, verb: &Found<'_>, f: &Found<'_>) -> bool {
    let (s, n, v) = (scene.s, f.mention.token, verb.mention.token);
    let plain = s.xpos(n) == Xpos::NN && is_definite(scene, n) && modifier(scene, n).is_none();
    let counted = || scene.children(n).any(|c| matches!(s.rel(c), Rel::Nummod) || s.rel(c) == Rel::Amod && s.upos(c) != Upos::Verb);
    let known = |c: usize| scene.children(v).any(|o| is_same_thing(scene, o, c));
    let others = || scene.children(n).any(|c| matches!(s.rel(c), Rel::Nmod | Rel::NmodPoss) && is_full_noun(scene, c) && !known(c));
    verb.mention.is_verb && plain && !counted() && !others()
}

/// "held rallies", "in earlier runs": any of a kind, and not the one of which the text spoke.
fn is_many(scene: &Scene<'_, '_>, n: usize) -> bool {
    let s = scene.s;
    let plural = s.xpos(n) == Xpos::NNS && !scene.has_lemma(n, ONE_IN_PLURAL);
    let counted = |c: usize| matches!(s.rel(c), Rel::Det | Rel::NmodPoss | Rel::Nummod);
    plural && !scene.children(n).any(|c| c < n && counted(c))
}

/// One event in the plural: "talks".
const ONE_IN_PLURAL: &[&str] =
    &["talk", "negotiation", "election", "protest", "riot", "clash", "caucus", "celebration", "game", "poll", "discussion", "exercise"];

/// "the next election", "another attack" is not the one of which the text spoke; nor is "the election" the last one.
fn is_other_turn(scene: &Scene<'_, '_>, a: usize, b: usize) -> bool {
    const TURNS: [&str; 9] = ["next", "following", "another", "subsequent", "second", "previous", "earlier", "last", "prior"];
    let turn = |n: usize| {
        let before = scene.children(n).take_while(|&c| c < n).filter(|&c| matches!(scene.s.rel(c), Rel::Amod | Rel::Det));
        before.map(|c| scene.s.lower(c)).find(|w| TURNS.contains(w))
    };
    match (turn(a), turn(b)) {
        (x, Some(y)) => x != Some(y),
        (Some(x), None) => TURNS[5..].contains(&x),
        (None, None) => false,
    }
}

/// A noun or a name, and no pronoun and no time.
fn is_full_noun(scene: &Scene<'_, '_>, c: usize) -> bool {
    scene.is_noun(c) && !scene.is_time(c)
}

/// The same word, or the same one in other words.
fn is_same_thing(scene: &Scene<'_, '_>, a: usize, b: usize) -> bool {
    let entities = scene.entity_at(a).zip(scene.entity_at(b));
    scene.s.lemma(a) == scene.s.lemma(b) || scene.s.lower(a) == scene.s.lower(b) || entities.is_some_and(|(x, y)| x == y)
}

/// "the release of the hostages" and "the release of the report" are two.
fn complements_agree(scene: &Scene<'_, '_>, a: &Found<'_>, b: &Found<'_>) -> bool {
    let complements = |f: &Found<'_>| {
        let n = f.mention.token;
        scene.children(n).filter(move |&c| c > n && scene.s.rel(c) == Rel::Nmod && is_full_noun(scene, c))
    };
    let differ = |x: usize, y: usize| {
        let linked = scene.preposition(x).filter(|p| matches!(*p, "of" | "on" | "against" | "into" | "for"));
        linked.is_some() && linked == scene.preposition(y) && !is_same_thing(scene, x, y)
    };
    !complements(a).any(|x| complements(b).any(|y| differ(x, y)))
}

/// "it would be the third meeting".
fn is_pronoun_predicate(scene: &Scene<'_, '_>, f: &Found<'_>) -> bool {
    let s = scene.s;
    let has_copula = scene.child(f.mention.token, &[Rel::Cop]).is_some();
    has_copula && scene.child(f.mention.token, &[Rel::Nsubj, Rel::NsubjOuter]).is_some_and(|c| matches!(s.lower(c), "it" | "this" | "that"))
}

/// "the summit", "their meeting", "this vote".
fn is_definite(scene: &Scene<'_, '_>, n: usize) -> bool {
    let s = scene.s;
    s.upos(n) == Upos::Propn
        || scene.children(n).any(|c| match s.rel(c) {
            Rel::Det => matches!(s.lower(c), "the" | "this" | "that" | "these" | "those" | "both"),
            Rel::NmodPoss => true,
            _ => false,
        })
}

/// "the talks with the union": another word with its own complement is another event.
fn has_complement(scene: &Scene<'_, '_>, n: usize) -> bool {
    scene.children(n).any(|c| scene.s.rel(c) == Rel::Nmod)
}

/// No article at all: "talks", "summit plans".
fn is_bare(scene: &Scene<'_, '_>, n: usize) -> bool {
    !scene.children(n).any(|c| matches!(scene.s.rel(c), Rel::Det | Rel::NmodPoss | Rel::Nummod))
}

#[cfg(test)]
mod tests {
    use crate::event::tests::{check_rows, words};

    #[test]
    fn one_act_in_two_words_is_one_row() {
        check_rows(&[
            (
                "Premier Rassendyll is to send a bill to parliament on Friday. He will table the bill on Friday.",
                &["send scheduled 2024-03-15"],
            ),
            ("The envoy will arrive on Friday for a visit.", &["visit scheduled 2024-03-15"]),
            ("The two sides agreed to hold a new round of talks in May.", &["talks scheduled 2024-05"]),
            ("The visit had been mooted for the spring of last year but fell victim to the election.", &[]),
            (
                "Schools in Lutha will be closed next Tuesday for the coming summit of the two premiers.",
                &["closed scheduled 2024-03-19", "summit scheduled 2024-03-19"],
            ),
        ]);
    }

    #[test]
    fn what_happened_once_is_one_event() {
        let check = |text, wanted: &[&str]| assert_eq!(words(text), wanted, "{text}");
        check("The minister resigned on Monday. Her party welcomed the resignation.", &["resigned+resignation", "welcomed"]);
        check(
            "The minister resigned on Monday. Her party recalled the resignation of the bishop.",
            &["resigned", "recalled", "resignation"],
        );
        check("The firm released 20 goats on Monday. Later it released 40 goats.", &["released", "released"]);
        check("She lost the election in 2008. The next election brought her back.", &["lost", "election", "election", "brought"]);
        check(
            "The board held a press conference on Monday. The union held a press conference on Monday.",
            &["held+conference", "held+conference"],
        );
        check("A fire broke out in the mill on Monday.", &["fire+broke"]);
        check("Two men were found dead in the mill on Monday.", &["found", "dead"]);
        check("The mayor held a rally on Monday. Rallies are rare in Lutha.", &["held+rally", "Rallies"]);
        check("The river is a dead arm of the lake.", &[]);
        check("The firm sent a press release on Monday.", &["sent"]);
    }
}
