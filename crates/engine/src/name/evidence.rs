//! How much speaks for a run of tokens being a name of some kind: an additive score, one term a sort of evidence.
//!
//! A score above zero says that a name is likelier than none. The terms are log-odds in spirit, set by hand and checked
//! on the training sets; the tagger's own log-odds are one more term, and where it is there the others weigh less.

use super::Kind;
use super::agree::Memory;
use super::list::{Class, Fact, Lists, bit};
use super::seen::{Hit, Shape, View};
use super::shown::What;
use crate::parse::{Rel, Syntax};
use crate::tag::{Upos, Xpos};

/// All that the scores are read from.
pub(super) struct Scene<'a, 't> {
    pub(super) syntax: &'a Syntax<'t>,
    pub(super) lists: &'a Lists,
    pub(super) view: &'a View,
    /// What the rest of the article calls a name.
    pub(super) memory: Option<&'a Memory>,
}

/// Kinds in the order that scores are kept in.
pub(super) const KINDS: [Kind; 7] =
    [Kind::Person, Kind::Organisation, Kind::Place, Kind::Facility, Kind::Event, Kind::Nationality, Kind::Other];

/// One score a kind, in the order of [`KINDS`].
pub(super) type Scores = [f32; 7];

const PERSON: usize = 0;
const ORG: usize = 1;
const PLACE: usize = 2;
const FACILITY: usize = 3;
const EVENT: usize = 4;
const NATIONALITY: usize = 5;
const OTHER: usize = 6;

/// The tagger's classes: O, then B and I of person, organisation, place, other.
const NEURAL: [usize; 7] = [1, 3, 5, 5, 7, 7, 7];
/// What is aimed at people: "a look at", "anger at".
const AT_PEOPLE: [&str; 16] = [
    "look", "glance", "anger", "fury", "dig", "jab", "swipe", "shot", "barb", "attack", "insult", "stone", "egg", "shoe", "finger", "laugh",
];
/// What stands at a place and is named by it.
const WORKS: [&str; 12] =
    ["post", "crossing", "checkpoint", "camp", "base", "mine", "dam", "bridge", "station", "prison", "barracks", "depot"];
/// How much the tagger's log-odds weigh.
const TAGGER_WEIGHT: f32 = 0.6;
/// How much capitals, words and context weigh where the tagger, which has seen them too, has spoken.
const REST_WEIGHT: f32 = 0.45;
/// How much the lists weigh, and how much more for each further word that fits.
const LISTED_WEIGHT: f32 = 0.8;
const LONGER: f32 = 0.6;

/// What it costs a listed name to be of another kind.
const OTHERWISE: f32 = 0.8;
/// What it costs a listed name that the word after it would make a longer one.
const CUT: f32 = 1.5;

/// Small words that stand inside names.
pub(super) fn is_connector(lower: &str) -> bool {
    is_particle(lower) || matches!(lower, "of" | "the" | "and" | "&" | "for" | "on" | "in" | "to" | "abu" | "'s")
}

/// Of these, the ones that persons' names have.
fn is_particle(lower: &str) -> bool {
    matches!(
        lower,
        "de" | "la"
            | "del"
            | "da"
            | "di"
            | "der"
            | "den"
            | "van"
            | "von"
            | "bin"
            | "bint"
            | "ibn"
            | "al"
            | "el"
            | "ul"
            | "-"
            | "–"
            | "du"
            | "des"
            | "le"
            | "ter"
            | "dos"
            | "das"
            | "'"
            | "y"
            | "e"
    )
}

impl Scene<'_, '_> {
    /// The scores of tokens `a..b` as a name of each kind; `fact` where a list has exactly these words.
    pub(super) fn scores(&self, a: usize, b: usize, fact: Option<&Fact>) -> Scores {
        let mut s = [self.nameness(a, b, fact.is_some()); 7];
        self.priors(&mut s);
        self.words(a, b, fact.is_some(), &mut s);
        self.before(a, &mut s);
        self.after(a, b, &mut s);
        self.role_in_sentence(a, b, &mut s);
        self.tagger(a, b, fact.is_some(), &mut s);
        self.listed(fact, b - a, &mut s);
        if fact.is_some() && self.is_cut(b) {
            s.iter_mut().for_each(|score| *score -= CUT);
        }
        self.shown(a, b, &mut s);
        if fact.is_none() {
            s[PERSON] += self.explains_person(a, b);
            s[ORG] += self.kind_before(a);
            s[PLACE] -= self.called(a);
            self.noun_at(a, &mut s);
        }
        // "OSLO (AP) —": an agency in brackets.
        if fact.is_some_and(|f| f.class == Class::Outlet) && a > 0 && self.syntax.word(a - 1) == "(" {
            s[ORG] += 2.0;
        }
        self.titles(a, b, fact.is_some(), &mut s);
        self.named_event(a, b, &mut s);
        if b - a > 1 && self.view.is(b - 1, bit::ORG_FORM) && self.view.can_start(b - 1) {
            s[ORG] += 1.0;
            s[PERSON] -= 1.5;
        }
        if b - a > 1 && fact.is_none() {
            s[ORG] += self.body_of_place(a, b).max(self.body_with_place(a, b));
            s[PERSON] += self.double_name(a, b);
        }
        if let Some(memory) = self.memory {
            memory.add(self.syntax, self.view, a, b, fact.is_some_and(|f| f.class != Class::Person), &mut s);
        }
        s
    }

    /// "the post at Macara": where such works stand; "talks at Norvik", and not "a look at Trump": no person.
    fn noun_at(&self, a: usize, s: &mut Scores) {
        let syntax = self.syntax;
        if a < syntax.sentence(syntax.sentence_of(a)).start + 2 || syntax.lower(a - 1) != "at" || self.view.is(a, bit::FIRST | bit::SURNAME)
        {
            return;
        }
        let noun = syntax.lemma(a - 2);
        if syntax.upos(a - 2) != Upos::Noun || AT_PEOPLE.contains(&noun) {
            return;
        }
        s[PERSON] -= 3.0;
        if WORKS.contains(&noun) {
            s[PLACE] += 2.5;
        }
    }

    /// "its spokeswoman, Hedda Brool, said": two capitals between a noun for a person and the next comma.
    fn explains_person(&self, a: usize, b: usize) -> f32 {
        let (s, v) = (self.syntax, self.view);
        let sentence = s.sentence(s.sentence_of(a));
        let parted = a > sentence.start + 1 && s.word(a - 1) == "," && b < sentence.end && matches!(s.word(b), "," | "." | ";");
        let is_name = b - a == 2 && (a..b).all(|i| v.can_start(i) && !v.is(i, bit::NOT_NAME | bit::ORG_LAST | bit::ORG_FIRST));
        let noun = |i: usize| v.is(i, bit::PERSON_NOUN) && s.upos(i) == Upos::Noun && !matches!(s.xpos(i), Xpos::NNS | Xpos::NNPS);
        if parted && is_name && noun(a - 2) { 3.0 } else { 0.0 }
    }

    /// "its glasses Lumo": what a noun for no place is called.
    fn called(&self, a: usize) -> f32 {
        let noun = self.noun_called(a).filter(|&n| self.syntax.upos(n) == Upos::Noun && !self.view.is(n, bit::PLACE_NOUN));
        if noun.is_some() { 1.5 } else { 0.0 }
    }

    /// The word right before that the name at `a` explains.
    fn noun_called(&self, a: usize) -> Option<usize> {
        self.syntax.head(a).filter(|&h| self.syntax.rel(a) == Rel::Appos && h + 1 == a)
    }

    /// "the website Silicon Parish": what sort of thing it is, said right before.
    fn kind_before(&self, a: usize) -> f32 {
        let (s, v) = (self.syntax, self.view);
        let before = a > s.sentence(s.sentence_of(a)).start && v.is(a - 1, bit::ORG_NOUN) && v.can_start(a);
        let alone = || !matches!(s.rel(a - 1), Rel::Nsubj | Rel::NsubjPass | Rel::Obj | Rel::Obl);
        let is_noun = before && s.upos(a - 1) == Upos::Noun && (self.noun_called(a).is_some() || alone());
        if is_noun { 2.0 } else { 0.0 }
    }

    /// "the World Food Programme (WFP)", "BEIRUT, Lebanon (AP) —".
    fn shown(&self, a: usize, b: usize, s: &mut Scores) {
        match self.view.shown_as(a, b) {
            Some(What::Defined) => {
                // Four words whose letters fit are no chance.
                let sure = 2.5 + 1.5 * (b - a - 1).min(4) as f32;
                s[ORG] += sure;
                s[EVENT] += sure - 1.5;
                s[OTHER] += sure - 1.5;
                s[PERSON] -= 1.5;
            }
            Some(What::Dateline) => {
                s[PLACE] += 3.5;
                s[ORG] -= 1.5;
                s[PERSON] -= 1.5;
            }
            Some(What::Family) => s[PERSON] += 4.0,
            None => {}
        }
    }

    /// Whether a longer name goes on here: "Parliament" in "Parliament Square".
    fn is_cut(&self, b: usize) -> bool {
        let end = self.syntax.sentence(self.syntax.sentence_of(b - 1)).end;
        b < end && self.view.can_start(b) && self.view.is(b, bit::ORG_LAST | bit::FACILITY_LAST | bit::EVENT_LAST)
    }

    /// "the Speaker", "National Security Adviser": titles alone are no names.
    fn titles(&self, a: usize, b: usize, listed: bool, s: &mut Scores) {
        let v = self.view;
        let title = |i: usize| v.is(i, bit::TITLE | bit::PERSON_NOUN) && !v.is(i, bit::SURNAME | bit::FIRST);
        if !listed && (a..b).all(title) {
            s.iter_mut().for_each(|score| *score -= 2.5);
        } else if !listed && b - a > 1 && v.is(a, bit::ROLE) && !v.is(a, bit::FIRST) {
            s[PERSON] -= 2.0;
        }
        let sentence = self.syntax.sentence(self.syntax.sentence_of(a));
        let titled = a > sentence.start && v.is(a - 1, bit::TITLE) && v.can_start(a - 1) && v.can_start(a);
        // "Prime Minister May", not "the Prime Minister Monday" nor "Agent May 3".
        let dated = !v.is(a, bit::SURNAME) || sentence.contains(&b) && v.tokens[b].shape == Shape::Digits;
        if titled && !(v.is(a, bit::NOT_NAME) && dated) {
            s[PERSON] += if v.is(a - 1, bit::ROLE) { 1.5 } else { 3.0 };
        }
    }

    /// "Hurricane Ilsa", "Tropical Storm Ilsa": the name of a storm or an operation is no person's.
    fn named_event(&self, a: usize, b: usize, s: &mut Scores) {
        let v = self.view;
        let first = |i: usize| v.is(i, bit::EVENT_FIRST) && v.can_start(i);
        if b - a > 1 && first(a) && v.can_start(b - 1) {
            s[EVENT] += 2.5;
            s[PERSON] -= 1.5;
        }
        if a > self.syntax.sentence(self.syntax.sentence_of(a)).start && first(a - 1) {
            s[PERSON] -= 2.5;
        }
    }

    /// "Syrian Army", "Florida Department of Transportation": a place or nationality and what it has become part of. Worth what
    /// the parts are worth apart.
    fn body_of_place(&self, a: usize, b: usize) -> f32 {
        let v = self.view;
        let of_place =
            |class| matches!(class, Class::Country | Class::Nationality | Class::People | Class::Capital | Class::Region | Class::City);
        let Some(first) = v.hits_at(a).iter().find(|h| (h.end as usize) < b && of_place(self.lists.fact(h.fact).class)) else { return 0.0 };
        let rest = first.end as usize;
        let whole = v.hits_at(rest).iter().find(|h| h.end as usize == b).map(|h| self.lists.fact(h.fact));
        let own = whole.is_none_or(|f| f.class.kind() == Kind::Organisation) && v.can_start(rest) && v.can_start(b - 1);
        let heads = v.is(rest, bit::ORG_FIRST) || v.is(b - 1, bit::ORG_FIRST);
        if !own || !(heads || (whole.is_none() && v.is(b - 1, bit::ORG_LAST))) {
            return 0.0;
        }
        let mut parts = [0.0; 7];
        self.listed(Some(self.lists.fact(first.fact)), rest - a, &mut parts);
        self.listed(whole, b - rest, &mut parts);
        parts.iter().map(|p| p.max(0.0)).sum::<f32>() + 0.5
    }

    /// "Housing Authority of Leeds", "Supreme Court of the Philippines".
    fn body_with_place(&self, a: usize, b: usize) -> f32 {
        let v = self.view;
        let Some(of) = (a + 1..b - 1).find(|&i| self.syntax.lower(i) == "of") else { return 0.0 };
        let from = of + 1 + usize::from(self.syntax.lower(of + 1) == "the");
        let place = |h: &&Hit| h.end as usize == b && self.lists.fact(h.fact).class.kind() == Kind::Place;
        let hits = if from < b { v.hits_at(from) } else { &[] };
        let Some(hit) = hits.iter().find(place) else { return 0.0 };
        if !v.can_start(a) || !v.is(a, bit::ORG_FIRST) && !v.is(of - 1, bit::ORG_FIRST) {
            return 0.0;
        }
        let body = v.hits_at(a).iter().find(|h| h.end as usize == of).map(|h| self.lists.fact(h.fact));
        let mut parts = [0.0; 7];
        self.listed(Some(self.lists.fact(hit.fact)), b - from, &mut parts);
        self.listed(body, of - a, &mut parts);
        parts.iter().map(|p| p.max(0.0)).sum::<f32>() + 0.5
    }

    /// "Jean-Jacques".
    fn double_name(&self, a: usize, b: usize) -> f32 {
        let first = |i: usize| self.view.is(i, bit::FIRST);
        let double = b - a > 2 && self.syntax.word(a + 1) == "-" && first(a) && first(a + 2);
        if double { 2.0 } else { 0.0 }
    }

    fn priors(&self, s: &mut Scores) {
        for (score, prior) in s.iter_mut().zip([0.2, 0.1, -0.2, -1.6, -0.8, -1.5, 0.9]) {
            *score += prior;
        }
    }

    /// Capitals and tags: whether these words are a name at all.
    fn nameness(&self, a: usize, b: usize, listed: bool) -> f32 {
        (a..b).map(|i| if listed { self.token_nameness(i).max(0.4) } else { self.token_nameness(i) }).sum::<f32>() - 0.5
    }

    fn token_nameness(&self, i: usize) -> f32 {
        let seen = self.view.tokens[i];
        let day = if seen.bits & bit::NOT_NAME != 0 { -2.0 } else { 0.0 };
        let weak = seen.is_weak();
        day + match (seen.shape, self.syntax.upos(i)) {
            (Shape::Plain | Shape::Mark, _) => -0.3,
            (Shape::Digits, _) => -0.6,
            (_, Upos::Propn) if weak => 0.6,
            (_, Upos::Propn) => 1.2,
            (_, Upos::Noun | Upos::Adj | Upos::X | Upos::Num) if weak => -1.0,
            (_, Upos::Noun | Upos::Adj | Upos::X | Upos::Num) => 0.3,
            _ if weak => -2.5,
            _ => -0.8,
        }
    }

    fn listed(&self, fact: Option<&Fact>, length: usize, s: &mut Scores) {
        let Some(fact) = fact else { return };
        let sure = LISTED_WEIGHT * (1.0 + LONGER * (length.min(8) - 1) as f32);
        match fact.class {
            Class::Country => s[PLACE] += sure * 3.5,
            Class::Capital | Class::Region => s[PLACE] += sure * 3.0,
            Class::City if fact.is_weak() => s[PLACE] += sure * 1.0,
            Class::City => s[PLACE] += sure * 2.5,
            Class::Nationality | Class::People => s[NATIONALITY] += sure * 4.5,
            Class::International | Class::Body | Class::Armed => s[ORG] += sure * 3.0,
            Class::Company | Class::Outlet if fact.is_weak() => s[ORG] += sure * 1.0,
            Class::Company | Class::Outlet => s[ORG] += sure * 2.5,
            Class::Person => s[PERSON] += sure * 3.5,
            Class::Event => s[EVENT] += sure * 4.5,
            Class::Other => s[OTHER] += sure * 3.0,
        }
        if !fact.is_weak() {
            let own = fact.class.kind();
            s.iter_mut().zip(KINDS).filter(|(_, k)| *k != own && *k != Kind::Facility).for_each(|(score, _)| *score -= OTHERWISE);
        }
    }

    /// The words of the name itself.
    fn words(&self, a: usize, b: usize, listed: bool, s: &mut Scores) {
        let (v, last) = (self.view, b - 1);
        let long = b - a > 1;
        let mut org = 0.0f32;
        let (mut not_person, mut connectors) = (0.0f32, 0);
        if !long && !listed && v.is(a, bit::TITLE) {
            s.iter_mut().for_each(|score| *score -= 3.0);
        }
        for i in a..b {
            let lower = self.syntax.lower(i);
            let small = matches!(v.tokens[i].shape, Shape::Plain | Shape::Mark);
            connectors += usize::from(small);
            if (small && !is_particle(lower)) || v.tokens[i].shape == Shape::Digits {
                not_person = 4.0;
            }
            if long && v.is(i, bit::ORG_FIRST) && (i == last || v.is(i, bit::ORG_LAST) || i == a) {
                org = org.max(1.8);
            }
            if long && matches!(v.tokens[i].shape, Shape::Capitals) && !v.tokens[i].shouted {
                not_person += 0.6;
            }
            if v.is(i, bit::TITLE | bit::PERSON_NOUN) && i == a && long {
                not_person += 1.8;
                s[PLACE] -= 1.5;
                s[ORG] -= 0.8;
            }
        }
        if v.is(last, bit::ORG_FORM) && long {
            org += 3.0;
        } else if v.is(last, bit::ORG_LAST) && long {
            org = org.max(1.8);
        }
        s[ORG] += org;
        not_person += org;
        self.acronym(a, b, listed, s);
        s[PERSON] += self.person_words(a, b) - not_person;
        s[PLACE] -= 0.4 * org;
        s[FACILITY] -= org;
        let place = long && (v.is(last, bit::PLACE_LAST) || v.is(a, bit::PLACE_FIRST));
        if place {
            s[PLACE] += if v.is(last, bit::PLACE_LAST) { 1.8 } else { 0.9 };
            s[PERSON] -= 1.0;
        }
        if long && (v.is(last, bit::FACILITY_LAST) || v.is(a, bit::FACILITY_FIRST)) {
            let works = v.is(last, bit::WORKS);
            s[if works { FACILITY } else { PLACE }] += if works { 3.2 } else { 1.8 };
            s[PERSON] -= 1.2;
        }
        if long && (v.is(last, bit::EVENT_LAST) || v.is(a, bit::EVENT_FIRST)) {
            s[EVENT] += 2.8;
            s[PERSON] -= 1.0;
        }
        if connectors > 0 && !listed && org == 0.0 && !place {
            for k in [PLACE, NATIONALITY, OTHER] {
                s[k] -= 0.5 * connectors as f32;
            }
        }
        if b - a > 4 {
            s[PERSON] -= 1.0;
            s[PLACE] -= 0.8;
        }
    }

    fn person_words(&self, a: usize, b: usize) -> f32 {
        let v = self.view;
        let weight = |bits: u32, listed: u32, much: f32, little: f32| match bits & listed {
            0 => 0.0,
            _ if bits & bit::COMMON != 0 => little,
            _ => much,
        };
        let first = weight(v.tokens[a].bits, bit::FIRST, 1.5, 0.5);
        if b - a == 1 {
            return first.max(weight(v.tokens[a].bits, bit::SURNAME, 1.0, 0.1));
        }
        let mut last = b - 1;
        let suffix = v.is(last, bit::PERSON_SUFFIX);
        last -= usize::from(suffix && last > a + 1);
        let initials = (a..b).filter(|&i| v.tokens[i].shape == Shape::Initial).count().min(2) as f32;
        let surname = weight(v.tokens[last].bits, bit::SURNAME, 1.0, 0.4);
        let length = [0.0, 0.0, 0.5, 0.2, 0.0][(b - a).min(4)];
        first + surname + length + 0.8 * initials + if suffix { 1.0 } else { 0.0 }
    }

    /// "NATO", "YouTube".
    fn acronym(&self, a: usize, b: usize, listed: bool, s: &mut Scores) {
        let seen = self.view.tokens[a];
        if b - a > 1 || seen.shouted {
            return;
        }
        let word = self.syntax.word(a);
        if seen.shape == Shape::Capitals && word.len() <= 6 {
            s[ORG] += 0.3;
            s[PERSON] -= 1.5;
            s[PLACE] -= if listed { 0.0 } else { 0.5 };
        } else if seen.shape == Shape::Capital && word.len() > 3 && word.chars().skip(1).any(char::is_uppercase) && !word.starts_with("Mc")
        {
            s[ORG] += 0.7;
        }
    }

    /// What stands before it.
    fn before(&self, a: usize, s: &mut Scores) {
        let start = self.syntax.sentence(self.syntax.sentence_of(a)).start;
        if a == start {
            return;
        }
        let (lower, bits) = (self.syntax.lower(a - 1), self.view.tokens[a - 1].bits);
        if bits & bit::TITLE != 0 && self.view.can_start(a - 1) {
            s[PERSON] += 2.5;
        } else if bits & bit::PERSON_NOUN != 0 && !matches!(self.syntax.rel(a - 1), Rel::Nsubj | Rel::Obj | Rel::Obl) {
            s[PERSON] += 1.5;
        }
        match lower {
            "in" | "near" | "across" | "throughout" | "outside" | "inside" | "around" | "into" => {
                s[PLACE] += 1.2;
                s[FACILITY] += 0.8;
                s[PERSON] -= 0.8;
            }
            "at" => {
                s[PLACE] += 0.3;
                s[ORG] += 0.4;
                s[FACILITY] += 0.8;
                s[PERSON] -= 0.6;
            }
            "from" | "to" | "toward" | "towards" => s[PLACE] += 0.5,
            "the" => {
                s[PERSON] -= 2.0;
                s[ORG] += 0.5;
                s[PLACE] -= 0.3;
            }
            "a" | "an" => {
                s[PERSON] -= 1.0;
                s[NATIONALITY] += 0.5;
                s[OTHER] += 0.3;
                s[PLACE] -= 0.5;
            }
            // "Mayor of London".
            "of" if a > start + 1 && self.view.is(a - 2, bit::TITLE | bit::PERSON_NOUN) => {
                s[PERSON] -= 1.5;
                s[PLACE] += 0.5;
            }
            "," if a > start + 1 && self.view.can_start(a - 2) => s[PLACE] += 0.3,
            _ => {}
        }
    }

    /// What stands after it.
    fn after(&self, a: usize, b: usize, s: &mut Scores) {
        let end = self.syntax.sentence(self.syntax.sentence_of(a)).end;
        let at = |k: usize| if b + k < end { self.syntax.lower(b + k) } else { "" };
        match at(0) {
            "," if b + 1 < end && self.syntax.xpos(b + 1) == Xpos::CD && at(2) == "," && at(1).len() <= 2 => s[PERSON] += 2.0,
            "," if at(1) == "who" => s[PERSON] += 1.5,
            "who" => s[PERSON] += 1.2,
            "'s" => s[PERSON] += 0.2,
            "county" | "province" | "region" | "district" | "river" | "suburb" | "peninsula" => s[PLACE] += 0.8,
            "airport" | "stadium" | "bridge" => s[PLACE] += 0.5,
            "summit" | "championship" | "festival" => s[EVENT] += 0.5,
            _ => {}
        }
    }

    /// What the tree says: subject of "say", in apposition to "senator".
    fn role_in_sentence(&self, a: usize, b: usize, s: &mut Scores) {
        let Some(head) = (a..b).find(|&i| self.syntax.head(i).is_none_or(|h| h < a || h >= b)) else { return };
        let Some(governor) = self.syntax.head(head) else { return };
        match self.syntax.rel(head) {
            Rel::Nsubj if self.lists.bits(self.syntax.lemma(governor)) & bit::SAYING != 0 => {
                s[PERSON] += 0.8;
                s[ORG] += 0.2;
            }
            Rel::Nsubj | Rel::NsubjPass => s[PERSON] += 0.2,
            Rel::Appos if self.view.is(governor, bit::PERSON_NOUN) => s[PERSON] += 1.0,
            Rel::Appos if self.view.is(governor, bit::ORG_NOUN) => s[ORG] += 1.0,
            Rel::Compound if self.syntax.upos(governor) == Upos::Noun => {
                s[PERSON] -= 0.3;
                s[ORG] += 0.2;
            }
            _ => {}
        }
        let appos = self.syntax.children(head).find(|&c| self.syntax.rel(c) == Rel::Appos && c >= b);
        if let Some(c) = appos {
            s[PERSON] += if self.view.is(c, bit::PERSON_NOUN) { 1.5 } else { 0.0 };
            s[ORG] += if self.view.is(c, bit::ORG_NOUN) { 1.2 } else { 0.0 };
            s[PLACE] += if self.view.is(c, bit::PLACE_NOUN) { 1.2 } else { 0.0 };
        }
    }

    /// The tagger's log-odds of these labels against "no name".
    fn tagger(&self, a: usize, b: usize, listed: bool, s: &mut Scores) {
        let Some(names) = self.syntax.names.get(a..b).filter(|n| !n.is_empty()) else { return };
        // Inside a listed name and on small words the tagger may doubt, but not forbid.
        let least = |i: usize| match self.view.tokens[i].shape {
            _ if listed && b > a + 1 => -0.5,
            Shape::Plain | Shape::Mark if i > a => -1.0,
            _ => f32::NEG_INFINITY,
        };
        for (score, begin) in s.iter_mut().zip(NEURAL) {
            let first = (names[0][begin] - names[0][0]).max(least(a));
            let rest: f32 = names[1..].iter().zip(a + 1..).map(|(n, i)| (n[begin + 1] - n[0]).max(least(i))).sum();
            *score = REST_WEIGHT * *score + TAGGER_WEIGHT * (first + rest);
        }
    }
}
