//! Puts the mentions of one person, organisation or place together: names by their words, nouns and pronouns by what fits.
//!
//! Goes through the article once; each mention joins an entity that came before it or begins a new one. Nothing is taken
//! back, and no more than the last [`WINDOW`] mentions are looked at, so the work grows with the length of the article.
//! Precision comes first: what fits two equally well mostly joins neither.

use super::evidence::KINDS;
use super::list::{Class, Lists, bit};
use super::mention::{Form, Gender, Mention};
use super::role::Things;
use super::seen::{Hit, View};
use super::{Entity, Kind, Names, known, mention, role};
use crate::article::Published;
use crate::parse::{Rel, Syntax};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Mentions that a noun or pronoun looks back over.
pub(super) const WINDOW: usize = 40;

/// What is known so far of one entity.
#[derive(Debug)]
pub(super) struct Cluster {
    pub(super) kind: Kind,
    pub(super) gender: Gender,
    pub(super) plural: bool,
    pub(super) named: bool,
    pub(super) class: Option<Class>,
    pub(super) country: Option<&'static str>,
    pub(super) role: Option<Range<usize>>,
    list_role: Option<String>,
    /// Whether a list has its name.
    listed: bool,
    /// Whether the country is only the list's guess at the likeliest: "the Senate".
    guessed: bool,
    /// The mention that names or describes it most fully.
    pub(super) fullest: Range<usize>,
    full_name: Option<&'static str>,
    /// Heads of the nouns that have stood for it.
    pub(super) nouns: Vec<usize>,
    pub(super) members: Vec<usize>,
    pub(super) mentions: Vec<Range<usize>>,
    /// Head of the last mention.
    pub(super) last: usize,
}

/// The state of the walk.
pub(super) struct Walk<'a, 't> {
    pub(super) syntax: &'a Syntax<'t>,
    pub(super) lists: &'a Lists,
    pub(super) view: &'a View,
    things: Things,
    pub(super) clusters: Vec<Cluster>,
    /// Clusters of the mentions so far, in order.
    pub(super) past: Vec<(usize, usize)>,
    /// For each kind, how often its most mentioned entity was mentioned.
    pub(super) most: [usize; KINDS.len()],
    keys: HashMap<(Key, u64), usize>,
    year: Option<i16>,
}

/// Under what a name is looked for again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Whole(bool),
    Fact,
    PersonLast,
    PersonFirst,
    /// A name that is capitals alone: "WHO".
    Letters,
    /// The capitals of a long name, which such letters may stand for; another long name of the same capitals is somebody else.
    Initials,
    OrgFirst,
    OrgLast,
}

/// Fills in the entities of `names`, whose list is complete; `facts` are the list entries of the names.
pub(super) fn join(
    syntax: &Syntax<'_>,
    view: &View,
    lists: &Lists,
    facts: &[Option<u32>],
    published: Option<Published>,
    names: &mut Names,
) {
    let mentions = mention::find(syntax, view, &names.list);
    let year = published.map(|p| p.day.year());
    let things = names.list.iter().filter(|n| n.kind != Kind::Person).map(|n| (n.tokens.start, n.tokens.end)).collect();
    let mut walk = Walk {
        syntax,
        lists,
        view,
        things: Things(things),
        clusters: Vec::new(),
        past: Vec::new(),
        most: [0; KINDS.len()],
        keys: HashMap::new(),
        year,
    };
    let quoted = super::pronoun::quoted(syntax);
    let explained = explained(syntax, &mentions);
    let waits: HashSet<usize> = explained.values().copied().collect();
    for (at, m) in mentions.iter().enumerate() {
        let before = explained.get(&at).map(|&noun| &mentions[noun]);
        let cluster = match m.form {
            Form::Name(i) => Some(walk.name(m, facts[i], before)),
            Form::Noun if waits.contains(&at) => None,
            Form::Noun => walk.noun(m),
            Form::Pronoun => walk.pronoun(m, &quoted),
        };
        let Some(cluster) = cluster else { continue };
        before.into_iter().chain([m]).for_each(|m| walk.add(cluster, m));
        if let Form::Name(i) = m.form {
            names.list[i].entity = Some(cluster);
        }
    }
    walk.know_more();
    names.entities = walk.clusters.iter().map(|c| walk.entity(c)).collect();
    mark(&walk.clusters, &mut names.entity_at);
}

/// "the ambassador, Jon Huntsman,", "a teacher named Pavla Ront": by the place of the name, that of the noun which it explains.
fn explained(syntax: &Syntax<'_>, mentions: &[Mention]) -> HashMap<usize, usize> {
    let names: HashMap<usize, usize> =
        mentions.iter().enumerate().filter(|(_, m)| matches!(m.form, Form::Name(_))).map(|(at, m)| (m.head, at)).collect();
    let fits = |noun: &Mention, name: &Mention| {
        let genders = noun.gender == name.gender || noun.gender == Gender::Unknown || name.gender == Gender::Unknown;
        noun.kind == name.kind && noun.kind == Kind::Person && !noun.plural && noun.head < name.head && genders
    };
    let name_of = |(at, m): (usize, &Mention)| {
        let called = syntax.children(m.head).filter(|&c| matches!(syntax.lower(c), "named" | "called") && syntax.rel(c) == Rel::Acl);
        let beside = syntax.children(m.head).filter(|&c| syntax.rel(c) == Rel::Appos).chain(called.flat_map(|c| syntax.children(c)));
        let beside = beside.into_iter().find_map(|c| names.get(&c));
        beside.filter(|&&name| m.form == Form::Noun && fits(m, &mentions[name])).map(|&name| (name, at))
    };
    mentions.iter().enumerate().filter_map(name_of).collect()
}

/// The innermost mention wins: longer ones are written first.
fn mark(clusters: &[Cluster], entity_at: &mut [Option<u32>]) {
    let mut all: Vec<(Range<usize>, u32)> =
        clusters.iter().enumerate().flat_map(|(c, cluster)| cluster.mentions.iter().map(move |m| (m.clone(), c as u32))).collect();
    all.sort_by_key(|(m, _)| (std::cmp::Reverse(m.len()), m.start));
    for (tokens, c) in all {
        entity_at[tokens].fill(Some(c));
    }
}

impl Walk<'_, '_> {
    pub(super) fn new_cluster(&mut self, m: &Mention) -> usize {
        self.clusters.push(Cluster {
            kind: m.kind,
            gender: m.gender,
            plural: m.plural,
            named: false,
            class: None,
            country: None,
            role: None,
            list_role: None,
            listed: false,
            guessed: false,
            fullest: m.tokens.clone(),
            full_name: None,
            nouns: Vec::new(),
            members: Vec::new(),
            mentions: Vec::new(),
            last: m.head,
        });
        self.clusters.len() - 1
    }

    fn add(&mut self, cluster: usize, m: &Mention) {
        let c = &mut self.clusters[cluster];
        c.mentions.push(m.tokens.clone());
        c.last = m.head;
        let most = &mut self.most[c.kind as usize];
        *most = c.mentions.len().max(*most);
        if c.gender == Gender::Unknown && c.kind == Kind::Person {
            c.gender = m.gender;
        }
        if m.form == Form::Noun && c.nouns.len() < 8 {
            c.nouns.push(m.head);
        }
        self.past.push((m.head, cluster));
    }

    /// The cluster of a name, before which a noun says who it is: "its director, Jarmo Teval".
    fn name(&mut self, m: &Mention, fact: Option<u32>, noun: Option<&Mention>) -> usize {
        let found = match m.kind {
            Kind::Person => self.known_person(m, fact),
            _ => self.known_thing(m, fact),
        };
        let found = found.or_else(|| noun.and_then(|noun| self.repeated(noun)).filter(|&c| !self.clusters[c].named));
        let cluster = found.unwrap_or_else(|| self.new_cluster(m));
        self.learn(cluster, m, fact);
        cluster
    }

    fn get(&self, key: Key, hash: u64) -> Option<usize> {
        self.keys.get(&(key, hash)).copied()
    }

    fn hash(&self, tokens: Range<usize>) -> u64 {
        tokens.fold(0, |h, i| mix(h, self.syntax.lower(i).trim_end_matches('.')))
    }

    fn known_person(&self, m: &Mention, fact: Option<u32>) -> Option<usize> {
        let t = self.without_suffix(&m.tokens);
        let whole = self.get(Key::Whole(true), self.hash(t.clone()));
        let listed = fact.and_then(|f| self.get(Key::Fact, u64::from(f)));
        let fits = |c: &usize| self.genders_fit(self.clusters[*c].gender, m.gender);
        if let Some(c) = listed.or(whole).filter(fits) {
            return Some(c);
        }
        let last = self.get(Key::PersonLast, self.hash(t.end - 1..t.end)).filter(fits);
        if t.len() == 1 {
            return last.or_else(|| self.get(Key::PersonFirst, self.hash(t)).filter(fits));
        }
        last.filter(|&c| {
            let other = self.without_suffix(&self.clusters[c].fullest);
            let (a, b) = (self.syntax.lower(other.start).trim_end_matches('.'), self.syntax.lower(t.start).trim_end_matches('.'));
            let ends = t.len() < other.len() && self.hash(other.end - t.len()..other.end) == self.hash(t.clone());
            other.len() == 1 || a == b || ends || (a.len() == 1 && b.starts_with(a)) || (b.len() == 1 && a.starts_with(b))
        })
    }

    fn genders_fit(&self, a: Gender, b: Gender) -> bool {
        a == b || a == Gender::Unknown || b == Gender::Unknown
    }

    fn without_suffix(&self, tokens: &Range<usize>) -> Range<usize> {
        let suffix = tokens.len() > 1 && self.view.is(tokens.end - 1, bit::PERSON_SUFFIX);
        tokens.start..tokens.end - usize::from(suffix)
    }

    fn known_thing(&self, m: &Mention, fact: Option<u32>) -> Option<usize> {
        let t = self.without_form(&m.tokens);
        let listed = fact.and_then(|f| self.get(Key::Fact, u64::from(f)));
        if let Some(c) = listed.or_else(|| self.get(Key::Whole(false), self.hash(t.clone()))) {
            return Some(c);
        }
        if m.kind != Kind::Organisation {
            return None;
        }
        let word = self.syntax.word(t.start);
        let letters = || self.get(Key::Initials, letters_hash(word.chars().filter(|c| c.is_alphabetic())));
        if t.len() == 1 && word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c == '.') {
            return letters();
        }
        if t.len() > 1 {
            return self.get(Key::Letters, self.initials(&t)?);
        }
        let the = t.start > 0 && self.syntax.lower(t.start - 1) == "the";
        let last = || self.get(Key::OrgLast, self.hash(t.clone()));
        if the { last() } else { self.get(Key::OrgFirst, self.hash(t.clone())) }
    }

    fn without_form(&self, tokens: &Range<usize>) -> Range<usize> {
        let mut t = tokens.clone();
        if t.len() > 1 && self.syntax.lower(t.start) == "the" {
            t.start += 1;
        }
        while t.len() > 1 && (self.view.is(t.end - 1, bit::ORG_FORM) || self.syntax.lower(t.end - 1) == ",") {
            t.end -= 1;
        }
        t
    }

    /// A hash of the capitals that begin the words of a long name: "WHO" of "World Health Organization".
    fn initials(&self, t: &Range<usize>) -> Option<u64> {
        let firsts = t.clone().filter_map(|i| self.syntax.word(i).chars().next().filter(|c| c.is_uppercase()));
        (firsts.clone().count() > 1).then(|| letters_hash(firsts))
    }

    /// Writes down what a name tells of its entity, and under what it can be found again.
    fn learn(&mut self, cluster: usize, m: &Mention, fact: Option<u32>) {
        let person = m.kind == Kind::Person;
        let t = if person { self.without_suffix(&m.tokens) } else { self.without_form(&m.tokens) };
        self.keys.insert((Key::Whole(person), self.hash(t.clone())), cluster);
        if let Some(f) = fact {
            self.keys.insert((Key::Fact, u64::from(f)), cluster);
        }
        if person {
            self.keys.insert((Key::PersonLast, self.hash(t.end - 1..t.end)), cluster);
            if t.len() > 1 {
                self.keys.insert((Key::PersonFirst, self.hash(t.start..t.start + 1)), cluster);
                self.learn_partner(cluster, &t);
            }
        } else if m.kind == Kind::Organisation {
            self.learn_organisation(cluster, &t);
        }
        self.describe(cluster, m, fact);
    }

    /// "Anna and Jan Novak": the first of them is a Novak too.
    fn learn_partner(&mut self, cluster: usize, t: &Range<usize>) {
        let Some(first) = t.start.checked_sub(2).filter(|&f| self.syntax.lower(f + 1) == "and" && self.view.is(f, bit::FIRST)) else {
            return;
        };
        let Some(partner) = self.past.last().map(|&(_, c)| c).filter(|&c| c != cluster && self.clusters[c].fullest == (first..first + 1))
        else {
            return;
        };
        let whole = (t.start + 1..t.end).fold(self.hash(first..first + 1), |h, i| mix(h, self.syntax.lower(i).trim_end_matches('.')));
        self.keys.insert((Key::Whole(true), whole), partner);
    }

    fn learn_organisation(&mut self, cluster: usize, t: &Range<usize>) {
        if t.len() > 1 {
            // "the Army" after "the Syrian Army".
            let of_place = |h: &&Hit| matches!(self.lists.fact(h.fact).class, Class::Country | Class::Nationality);
            let rest = self.view.hits_at(t.start).iter().find(of_place).map(|h| h.end as usize).filter(|&r| r < t.end);
            if let Some(rest) = rest {
                self.keys.entry((Key::Whole(false), self.hash(rest..t.end))).or_insert(cluster);
            }
            // "the Supreme Court" after "the Supreme Court of Peru".
            let of = (t.start + 1..t.end).find(|&i| self.syntax.lower(i) == "of" && self.view.is(i - 1, bit::ORG_FIRST));
            if let Some(of) = of {
                self.keys.entry((Key::Whole(false), self.hash(t.start..of))).or_insert(cluster);
            }
            if let Some(letters) = self.initials(t) {
                self.keys.entry((Key::Initials, letters)).or_insert(cluster);
            }
            let last = self.hash(t.end - 1..t.end);
            if self.view.is(t.end - 1, bit::ORG_LAST) {
                self.keys.insert((Key::OrgLast, last), cluster);
            }
            let known = self.view.hits_at(t.start).iter().any(|h| h.end as usize == t.start + 1);
            if !known {
                self.keys.insert((Key::OrgFirst, self.hash(t.start..t.start + 1)), cluster);
            }
        } else {
            let hash = letters_hash(self.syntax.word(t.start).chars().filter(|c| c.is_alphabetic()));
            self.keys.entry((Key::Letters, hash)).or_insert(cluster);
        }
    }

    fn describe(&mut self, cluster: usize, m: &Mention, fact: Option<u32>) {
        let (syntax, view, lists) = (self.syntax, self.view, self.lists);
        let fact = fact.map(|f| lists.fact(f));
        let role = if m.kind == Kind::Person { role::of_person(syntax, view, &self.things, &m.tokens) } else { None };
        let inside = match (&role, m.kind) {
            (Some(role), _) => role::country_in(syntax, view, lists, role),
            (None, Kind::Organisation) => role::country_in(syntax, view, lists, &m.tokens).or_else(|| self.country_beside(&m.tokens)),
            (None, Kind::Place | Kind::Facility) => role::country_in(syntax, view, lists, &m.tokens),
            _ => None,
        };
        let office = |f: &super::list::Fact| known::office_in(f.more, self.year?);
        let list_role = fact.filter(|f| f.class == Class::Person).and_then(office);
        let shared = fact.is_some_and(|f| f.class == Class::Body && f.is_weak());
        let c = &mut self.clusters[cluster];
        let longer = !c.named || syntax.span(m.tokens.clone()).len() > syntax.span(c.fullest.clone()).len();
        if longer {
            c.fullest = m.tokens.clone();
            c.kind = m.kind;
        }
        c.named = true;
        c.listed |= fact.is_some();
        c.class = c.class.or(fact.map(|f| f.class));
        if shared && inside.is_some() && (c.guessed || c.country.is_none()) {
            c.country = inside;
            c.guessed = false;
        } else if c.country.is_none() {
            c.country = fact.and_then(|f| f.country).or(inside);
            c.guessed = shared;
        }
        c.role = c.role.take().or(role);
        c.list_role = c.list_role.take().or(list_role);
        if let Some(f) = fact.filter(|f| f.class == Class::Country) {
            c.full_name = Some(f.name);
        }
    }

    /// "Iraq's Parliament", "the Supreme Court of the United Kingdom", "the Bank of the Philippines".
    fn country_beside(&self, t: &Range<usize>) -> Option<&'static str> {
        let (syntax, sentence) = (self.syntax, self.syntax.sentence(self.syntax.sentence_of(t.start)));
        let country = |a: usize, b: usize| {
            let hit = self.view.hits_at(a).iter().find(|h| h.end as usize == b)?;
            Some(self.lists.fact(hit.fact)).filter(|f| matches!(f.class, Class::Country | Class::Nationality))?.country
        };
        let of = t.end + 1 < sentence.end && syntax.lower(t.end) == "of";
        let from = t.end + 1 + usize::from(of && syntax.lower(t.end + 1) == "the");
        let after = (from + 1..sentence.end.min(from + 5)).filter(|_| of).find_map(|b| country(from, b));
        let owner = t.start > sentence.start && matches!(syntax.lower(t.start - 1), "'s" | "’s");
        let end = t.start - usize::from(owner);
        after.or_else(|| (sentence.start.max(end.saturating_sub(4))..end).find_map(|a| country(a, end)))
    }

    /// What only the whole article can tell: whose "the Senate" is, and who a bare "President Maduro" was in that year.
    fn know_more(&mut self) {
        let named: HashSet<&'static str> =
            self.clusters.iter().filter(|c| c.named && !c.guessed && c.kind == Kind::Place).filter_map(|c| c.country).collect();
        for i in 0..self.clusters.len() {
            let c = &self.clusters[i];
            if c.guessed && !named.is_empty() && !c.country.is_some_and(|own| named.contains(own)) {
                self.clusters[i].country = None;
            } else if c.kind == Kind::Person && c.named && !c.listed && c.fullest.len() == 1 {
                self.recognise(i, &named);
            }
        }
    }

    fn recognise(&mut self, cluster: usize, named: &HashSet<&'static str>) {
        let Some(year) = self.year else { return };
        let c = &self.clusters[cluster];
        let role = c.role.clone().map(|r| r.map(|i| self.syntax.lower(i)).collect()).unwrap_or_default();
        let told = known::Told { surname: self.syntax.lower(c.fullest.start), role, country: c.country, year };
        let Some((fact, office)) = known::person(self.lists, &told, |country| named.contains(country)) else { return };
        let c = &mut self.clusters[cluster];
        c.country = c.country.or(fact.country);
        c.list_role = office;
    }

    fn entity(&self, c: &Cluster) -> Entity {
        let words = |t: &Range<usize>| self.syntax.span(t.clone()).of(self.syntax.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        Entity {
            name: c.full_name.map_or_else(|| words(&c.fullest), str::to_owned),
            kind: c.kind,
            named: c.named,
            country: c.country,
            role: c.role.as_ref().map(words).or_else(|| c.list_role.clone()),
            mentions: c.mentions.clone(),
            members: c.members.clone(),
        }
    }

    pub(super) fn is_subject(&self, head: usize) -> bool {
        matches!(self.syntax.rel(head), Rel::Nsubj | Rel::NsubjPass)
    }

    /// The clusters of the last mentions, latest first, each once.
    pub(super) fn recent(&self) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::with_capacity(16);
        for &(_, c) in self.past.iter().rev().take(WINDOW) {
            if !out.contains(&c) {
                out.push(c);
            }
        }
        out
    }
}

fn letters_hash(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(7, |h, c| (h ^ u64::from(u32::from(c))).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

fn mix(hash: u64, word: &str) -> u64 {
    word.bytes().fold(hash.rotate_left(9) ^ 0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3))
}
