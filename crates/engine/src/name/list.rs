//! The word lists of this stage, loaded once into one table: the first word of every entry leads to all that is known of it.

use super::Kind;
use crate::Error;
use crate::lexicon;
use crate::text::Span;
use crate::token;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

/// What a list says of a word by itself, as bits of [`Word::bits`].
pub(super) mod bit {
    pub(in crate::name) const FIRST: u32 = 1;
    pub(in crate::name) const SURNAME: u32 = 1 << 1;
    /// A first or family name that is as often something else.
    pub(in crate::name) const COMMON: u32 = 1 << 2;
    pub(in crate::name) const MALE: u32 = 1 << 3;
    pub(in crate::name) const FEMALE: u32 = 1 << 4;
    pub(in crate::name) const TITLE: u32 = 1 << 5;
    pub(in crate::name) const PERSON_SUFFIX: u32 = 1 << 6;
    pub(in crate::name) const ORG_FORM: u32 = 1 << 7;
    pub(in crate::name) const ORG_LAST: u32 = 1 << 8;
    pub(in crate::name) const ORG_FIRST: u32 = 1 << 9;
    pub(in crate::name) const FACILITY_LAST: u32 = 1 << 10;
    pub(in crate::name) const FACILITY_FIRST: u32 = 1 << 11;
    pub(in crate::name) const PLACE_LAST: u32 = 1 << 12;
    pub(in crate::name) const PLACE_FIRST: u32 = 1 << 13;
    pub(in crate::name) const EVENT_LAST: u32 = 1 << 14;
    pub(in crate::name) const EVENT_FIRST: u32 = 1 << 15;
    pub(in crate::name) const SAYING: u32 = 1 << 16;
    pub(in crate::name) const NOT_NAME: u32 = 1 << 17;
    pub(in crate::name) const PERSON_NOUN: u32 = 1 << 18;
    pub(in crate::name) const ORG_NOUN: u32 = 1 << 19;
    pub(in crate::name) const PLACE_NOUN: u32 = 1 << 20;
    pub(in crate::name) const PLURAL: u32 = 1 << 21;
    /// Gender of a noun or title.
    pub(in crate::name) const MAN: u32 = 1 << 22;
    pub(in crate::name) const WOMAN: u32 = 1 << 23;
    /// A title that gives a role, not only a form of address.
    pub(in crate::name) const ROLE: u32 = 1 << 24;
    /// A place noun that stands for a state, which can act.
    pub(in crate::name) const STATE_NOUN: u32 = 1 << 25;
    /// A building rather than a street or a park.
    pub(in crate::name) const WORKS: u32 = 1 << 26;
}

/// Which list a known name comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Country,
    Capital,
    City,
    Region,
    Nationality,
    People,
    International,
    Body,
    Armed,
    Company,
    Outlet,
    Person,
    Event,
    Other,
}

impl Class {
    /// The kind of name that the list holds.
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Country | Self::Capital | Self::City | Self::Region => Kind::Place,
            Self::Nationality | Self::People => Kind::Nationality,
            Self::International | Self::Body | Self::Armed | Self::Company | Self::Outlet => Kind::Organisation,
            Self::Person => Kind::Person,
            Self::Event => Kind::Event,
            Self::Other => Kind::Other,
        }
    }
}

/// What the lists know of one thing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fact {
    pub(super) class: Class,
    /// The first form of its line.
    pub(super) name: &'static str,
    pub(super) country: Option<&'static str>,
    /// Offices and years of a person ("Vice President 2009-2017; President 2021-2025"); `?` of a city that is as often
    /// something else (or of a company or outlet), and of a body that other countries have too.
    pub(super) more: &'static str,
}

impl Fact {
    /// Whether the word is as often something else; of a body, whether other countries have one too.
    pub(super) fn is_weak(&self) -> bool {
        matches!(self.class, Class::City | Class::Body | Class::Company | Class::Outlet) && self.more == "?"
    }
}

/// A listed name after its first word.
#[derive(Debug)]
pub(super) struct Phrase {
    rest: Box<[Box<str>]>,
    /// Written in capitals throughout ("WHO"), so that only that spelling counts.
    capitals: bool,
    pub(super) fact: u32,
}

#[derive(Debug, Default)]
pub(super) struct Word {
    pub(super) bits: u32,
    /// Known names that begin with it, longest first.
    pub(super) phrases: Vec<Phrase>,
    /// Titles and nouns of more than one word that begin with it: the rest and the bits.
    longer: Vec<(Box<[Box<str>]>, u32)>,
}

/// All lists of this stage. Make one and keep it.
#[derive(Debug)]
pub struct Lists {
    words: HashMap<Box<str>, Word, BuildHasherDefault<Fnv>>,
    facts: Vec<Fact>,
    /// Listed persons by the last word of their names in lower case.
    surnames: HashMap<Box<str>, Vec<u32>>,
    /// Names of the lists, the tagger's, and the rules', for [`super::Name::made_by`].
    makers: Vec<Arc<str>>,
}

/// A fast hash for short keys that come from our own lists and the text's words (Fowler, Noll, Vo 1a, eight bytes a step).
#[derive(Debug)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0 ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
        }
    }

    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

macro_rules! list {
    ($name:literal) => {
        ($name, include_str!(concat!("../../../../data/en/name/", $name)))
    };
}

pub(super) const KNOWN: &[(Class, (&str, &str))] = &[
    (Class::Country, list!("country.txt")),
    (Class::Nationality, list!("nationality.txt")),
    (Class::Capital, list!("capital.txt")),
    (Class::Region, list!("region.txt")),
    (Class::City, list!("city.txt")),
    (Class::People, list!("people.txt")),
    (Class::International, list!("international.txt")),
    (Class::Body, list!("body.txt")),
    (Class::Armed, list!("armed_group.txt")),
    (Class::Company, list!("company.txt")),
    (Class::Outlet, list!("outlet.txt")),
    (Class::Person, list!("person.txt")),
    (Class::Event, list!("event.txt")),
    (Class::Other, list!("other.txt")),
];

/// Lists of single words, and which bits a line's value and place among the forms give.
const PLAIN: &[(u32, (&str, &str))] = &[
    (bit::FIRST, list!("first_name.txt")),
    (bit::SURNAME, list!("surname.txt")),
    (bit::TITLE, list!("title.txt")),
    (bit::PERSON_SUFFIX, list!("person_suffix.txt")),
    (bit::ORG_LAST, list!("organisation_word.txt")),
    (bit::FACILITY_LAST, list!("facility_word.txt")),
    (bit::PLACE_LAST, list!("place_word.txt")),
    (bit::EVENT_LAST, list!("event_word.txt")),
    (bit::SAYING, list!("saying.txt")),
    (bit::NOT_NAME, list!("not_name.txt")),
    (bit::PERSON_NOUN, list!("person_noun.txt")),
    (bit::ORG_NOUN, list!("organisation_noun.txt")),
    (bit::PLACE_NOUN, list!("place_noun.txt")),
];

impl Lists {
    /// The lists embedded in the program.
    ///
    /// # Errors
    /// When a list is malformed, which the tests exclude.
    pub fn embedded() -> Result<Self, Error> {
        let makers = KNOWN.iter().map(|(_, (file, _))| format!("name/list/{}", file.trim_end_matches(".txt")).into());
        let makers = makers.chain(["name/tagger".into(), "name/shape".into()]).collect();
        let mut lists = Self { words: HashMap::default(), facts: Vec::new(), surnames: HashMap::new(), makers };
        for &(class, (file, text)) in KNOWN {
            for entry in lexicon::parse(file, text)? {
                lists.add_known(class, &entry);
            }
        }
        for &(bits, (file, text)) in PLAIN {
            for entry in lexicon::parse(file, text)? {
                for (place, form) in entry.forms.iter().enumerate() {
                    lists.add_plain(form, bits_of(bits, entry.value, place));
                }
            }
        }
        for word in lists.words.values_mut() {
            word.phrases.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
            word.longer.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Ok(lists)
    }

    fn add_known(&mut self, class: Class, entry: &lexicon::Entry<'static>) {
        let (code, more) = entry.value.split_once(' ').unwrap_or((entry.value, ""));
        let country = (code.len() == 2).then_some(code);
        let fact = self.facts.len() as u32;
        self.facts.push(Fact { class, name: entry.forms[0], country, more });
        if class == Class::Person {
            self.add_surnames(&entry.forms, fact);
        }
        for form in &entry.forms {
            let mut rest = pieces(form);
            let first = rest.remove(0);
            let capitals = rest.is_empty() && form.len() <= 5 && form.chars().all(|c| c.is_uppercase() || c == '.');
            self.words.entry(first).or_default().phrases.push(Phrase { rest: rest.into(), capitals, fact });
        }
    }

    fn add_surnames(&mut self, forms: &[&str], fact: u32) {
        for form in forms {
            let words = form.to_lowercase();
            let asian = matches!(
                words.split(' ').next(),
                Some("kim" | "xi" | "hu" | "moon" | "park" | "roh" | "yoon" | "tsai" | "li" | "wen" | "lai")
            );
            let words = words.trim_end_matches(" jr.");
            let surname = if asian { words.split(' ').next() } else { words.rsplit(' ').next() };
            let of = self.surnames.entry(surname.unwrap_or(words).into()).or_default();
            if of.last() != Some(&fact) {
                of.push(fact);
            }
        }
    }

    /// The listed persons with this family name, in lower case.
    pub(super) fn surnamed(&self, surname: &str) -> impl Iterator<Item = &Fact> {
        self.surnames.get(surname).into_iter().flatten().map(|&f| self.fact(f))
    }

    fn add_plain(&mut self, form: &str, bits: u32) {
        let mut rest = pieces(form);
        let first = rest.remove(0);
        let word = self.words.entry(first).or_default();
        if rest.is_empty() { word.bits |= bits } else { word.longer.push((rest.into(), bits)) }
    }

    /// What is known of a word in lower case.
    pub(super) fn word(&self, lower: &str) -> Option<&Word> {
        self.words.get(lower)
    }

    /// The bits of a single word in lower case.
    pub(super) fn bits(&self, lower: &str) -> u32 {
        self.word(lower).map_or(0, |w| w.bits)
    }

    /// Who found a name: a list, else the tagger where it spoke, else the rules of shape and context.
    pub(super) fn made_by(&self, fact: Option<u32>, tagger: bool) -> Arc<str> {
        let maker = match fact {
            Some(fact) => KNOWN.iter().position(|(class, _)| *class == self.fact(fact).class).unwrap_or(0),
            None => KNOWN.len() + usize::from(!tagger),
        };
        self.makers[maker].clone()
    }

    pub(super) fn fact(&self, i: u32) -> &Fact {
        &self.facts[i as usize]
    }
}

impl Phrase {
    /// How many tokens from `i` on it covers, or `None` where the text has something else. `lower` gives a token in lower case.
    pub(super) fn covers(&self, tokens: &token::Tokens<'_>, i: usize, end: usize) -> Option<usize> {
        if self.capitals && !tokens.word(i).chars().all(|c| c.is_uppercase() || c == '.') {
            return None;
        }
        follows(&self.rest, tokens, i + 1, end).map(|n| n + 1)
    }
}

impl Word {
    /// Bits and number of tokens of the longest title or noun that begins at `i`; more than one word only.
    pub(super) fn longer_at(&self, tokens: &token::Tokens<'_>, i: usize, end: usize) -> Option<(u32, usize)> {
        self.longer.iter().find_map(|(rest, bits)| Some((*bits, follows(rest, tokens, i + 1, end)? + 1)))
    }
}

fn follows(rest: &[Box<str>], tokens: &token::Tokens<'_>, from: usize, end: usize) -> Option<usize> {
    (from + rest.len() <= end && rest.iter().enumerate().all(|(k, w)| tokens.lower(from + k) == &**w)).then_some(rest.len())
}

/// The tokens of a form, as the tokeniser makes them; a full stop that it cut off the last word is put back.
fn pieces(form: &str) -> Vec<Box<str>> {
    let tokens = token::split(form);
    let mut out: Vec<Box<str>> = Vec::new();
    for i in 0..tokens.len() {
        let joined = i > 0 && tokens.word(i) == "." && tokens.list[i - 1].span.end == tokens.list[i].span.start;
        match out.last_mut().filter(|_| joined) {
            Some(last) => *last = format!("{last}.").into(),
            None => out.push(tokens.lower(i).into()),
        }
    }
    debug_assert!(!out.is_empty() && !Span::new(0, form.len()).is_empty());
    out
}

fn bits_of(list: u32, value: &str, place: usize) -> u32 {
    let has = |v: &str| value.split(' ').any(|w| w == v);
    let gender = |m, f| {
        if has("m") {
            m
        } else if has("f") {
            f
        } else {
            0
        }
    };
    let common = if has("?") { bit::COMMON } else { 0 };
    let any = |last, first| {
        if has("any") {
            last | first
        } else if has("first") {
            first
        } else {
            last
        }
    };
    let plural = if place % 2 == 1 { bit::PLURAL } else { 0 };
    match list {
        bit::FIRST => bit::FIRST | common | gender(bit::MALE, bit::FEMALE),
        bit::SURNAME => bit::SURNAME | common,
        bit::TITLE => bit::TITLE | if has("role") { bit::ROLE } else { 0 } | gender(bit::MAN, bit::WOMAN),
        bit::ORG_LAST if has("form") => bit::ORG_FORM,
        bit::ORG_LAST => any(bit::ORG_LAST, bit::ORG_FIRST),
        bit::FACILITY_LAST => any(bit::FACILITY_LAST, bit::FACILITY_FIRST) | if has("works") { bit::WORKS } else { 0 },
        bit::PLACE_LAST => any(bit::PLACE_LAST, bit::PLACE_FIRST),
        bit::EVENT_LAST => any(bit::EVENT_LAST, bit::EVENT_FIRST),
        bit::PERSON_NOUN => bit::PERSON_NOUN | plural | gender(bit::MAN, bit::WOMAN),
        bit::ORG_NOUN => bit::ORG_NOUN | plural,
        bit::PLACE_NOUN => bit::PLACE_NOUN | plural | if has("country") { bit::STATE_NOUN } else { 0 },
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_lists_load() {
        let lists = Lists::embedded().unwrap();
        assert!(lists.words.len() > 5_000);
        for fact in &lists.facts {
            assert!(fact.country.is_none_or(|c| c.bytes().all(|b| b.is_ascii_uppercase())), "{fact:?}");
        }
    }

    #[test]
    fn words_say_what_they_are() {
        let lists = Lists::embedded().unwrap();
        assert_eq!(lists.bits("spokeswoman") & (bit::PERSON_NOUN | bit::WOMAN), bit::PERSON_NOUN | bit::WOMAN);
        assert_ne!(lists.bits("officials") & bit::PLURAL, 0);
        assert_ne!(lists.bits("inc.") & bit::ORG_FORM, 0);
        let tokens = token::split("the South China Sea");
        let found = lists.word("south").unwrap().phrases.iter().find_map(|p| p.covers(&tokens, 1, 4));
        assert_eq!(found, Some(3));
    }
}
