//! Who takes part, so that articles can be compared: "Trump", "Donald Trump" and "President Trump" are one, "Russian" is Russia.

use super::stem::stem;
use crate::hash::mark;
use crate::observation::{Participant, Source};
use dateline_engine::name::{List, Listed, listed};
use serde::{Deserialize, Serialize};

/// One who takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Vec<u8>", try_from = "Vec<u8>")]
pub struct Actor {
    /// What kind of name it is: it says how much a match is worth.
    pub sort: Sort,
    /// Hash of a family name, of a canonical name, of a country's code, of a noun.
    pub key: u64,
    /// Hash of all its words: a name is the same name, whatever kind each article takes it for. 0 for a single word.
    pub full: u64,
    /// Hash of what tells two of a family apart; 0 where it is not told.
    pub first: u64,
    /// Hash of the country that it is or belongs to; 0 where none is known.
    pub country: u64,
    /// A list has it: many articles can name it that have nothing else in common.
    pub known: bool,
}

/// Kinds of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Sort {
    Noun,
    Place,
    Country,
    Organisation,
    Person,
}

impl Sort {
    const ALL: [Self; 5] = [Self::Noun, Self::Place, Self::Country, Self::Organisation, Self::Person];
}

/// How it lies in the file: a byte that says what it is and which marks it has, then each of them in 32 bits. An event has dozens.
impl From<Actor> for Vec<u8> {
    fn from(mut a: Actor) -> Self {
        let mut out = vec![(a.sort as u8) << 5 | u8::from(a.known) << 4];
        for (bit, mark) in a.marks().into_iter().enumerate().filter(|(_, mark)| **mark != 0) {
            out[0] |= 1 << bit;
            out.extend((*mark as u32).to_le_bytes());
        }
        out
    }
}

impl TryFrom<Vec<u8>> for Actor {
    type Error = &'static str;

    fn try_from(bytes: Vec<u8>) -> Result<Self, Self::Error> {
        const WRONG: &str = "no actor";
        let (head, mut rest) = bytes.split_first().ok_or(WRONG)?;
        let sort = *Sort::ALL.get(usize::from(head >> 5)).ok_or(WRONG)?;
        let mut a = Self { sort, key: 0, full: 0, first: 0, country: 0, known: head & 1 << 4 != 0 };
        for (_, mark) in a.marks().into_iter().enumerate().filter(|(bit, _)| head & 1 << bit != 0) {
            let (own, others) = rest.split_first_chunk().ok_or(WRONG)?;
            *mark = u64::from(u32::from_le_bytes(*own));
            rest = others;
        }
        rest.is_empty().then_some(a).ok_or(WRONG)
    }
}

impl Actor {
    fn marks(&mut self) -> [&mut u64; 4] {
        [&mut self.key, &mut self.full, &mut self.first, &mut self.country]
    }

    /// Whether both can be the same.
    pub fn is(&self, other: &Self) -> bool {
        if self.full != 0 && self.full == other.full {
            return true;
        }
        self.key == other.key && (self.first == 0 || other.first == 0 || self.first == other.first)
    }

    /// Whether one is the country of the other: "Russia", "Putin".
    pub fn stands_for(&self, other: &Self) -> bool {
        let country = |a: &Self| a.sort == Sort::Country;
        self.country != 0 && self.country == other.country && country(self) != country(other)
    }

    /// Whether it has a name.
    pub fn is_named(&self) -> bool {
        self.sort != Sort::Noun
    }
}

/// Whom a participant names: its entity, or for a description the names in it and its noun.
pub(super) fn of(p: &Participant, out: &mut Vec<Actor>) {
    let name = p.name.as_deref().filter(|n| is_name(n)).unwrap_or(&p.text);
    let found = if is_name(name) {
        vec![named(name, p.kind.as_deref(), p.country.as_deref())]
    } else {
        let mut found = described(name);
        found.extend(name_at_end(name).map(|n| named(n, p.kind.as_deref(), p.country.as_deref())));
        found
    };
    for actor in found {
        if !out.iter().any(|a| a.is(&actor)) {
            out.push(actor);
        }
    }
}

/// "the cold-storage group Adlerhof": the name that ends a description.
fn name_at_end(phrase: &str) -> Option<&str> {
    let at = phrase.rmatch_indices(' ').take_while(|(i, _)| phrase[i + 1..].starts_with(char::is_uppercase)).last()?.0;
    let before = &phrase[..at];
    (!before.ends_with(" of") && !before.ends_with(" in") && !before.ends_with(" for")).then(|| &phrase[at + 1..])
}

/// The named one that a participant is.
pub fn party(p: &Participant) -> Option<Actor> {
    let name = p.name.as_deref().filter(|n| is_name(n)).or(Some(&*p.text).filter(|n| is_name(n)))?;
    Some(named(name, p.kind.as_deref(), p.country.as_deref()))
}

/// The named one that a source is; not an outlet.
pub fn speaker(s: &Source) -> Option<Actor> {
    let name = s.name.as_deref().filter(|n| is_name(n)).or(Some(&*s.text).filter(|n| is_name(n)))?;
    let words = name.split(' ').count();
    (s.kind == "named").then(|| named(name, (words < 4).then_some("person"), None))
}

/// The one whom a name names. `kind` and `country` are the engine's.
pub(super) fn named(name: &str, kind: Option<&str>, country: Option<&str>) -> Actor {
    let name = name.trim_end_matches("'s").trim_end_matches("’s");
    // "Germany's Adlerhof"
    let owned = name.split_once("'s ").or_else(|| name.split_once("’s ")).filter(|(owner, _)| listed(owner).is_some());
    let name = owned.map_or(name, |(_, rest)| rest);
    if let Some(listed) = listed(name) {
        return of_list(listed, country);
    }
    let country = country.map_or(0, code);
    let full = full(name);
    if kind == Some("person") {
        return Actor { country, full, ..person(name) };
    }
    let sort = if matches!(kind, Some("place" | "facility")) { Sort::Place } else { Sort::Organisation };
    Actor { sort, key: mark(&body(name)), full, first: 0, country, known: false }
}

fn full(name: &str) -> u64 {
    let words = name.trim_start_matches("the ").trim_start_matches("The ");
    if words.contains(' ') { mark(&words.to_lowercase()) } else { 0 }
}

fn of_list(l: &Listed, country: Option<&str>) -> Actor {
    let country = l.country.or(country).map_or(0, code);
    let plain = |sort| Actor { sort, key: mark(&body(l.name)), full: full(l.name), first: 0, country, known: true };
    match l.list {
        List::Country | List::Nationality | List::Capital if country != 0 => {
            Actor { sort: Sort::Country, key: country, full: 0, first: 0, country, known: true }
        }
        List::Country | List::Nationality | List::Capital | List::City | List::Region => plain(Sort::Place),
        List::Person => Actor { country, known: true, ..person(l.name) },
        List::Outlet | List::Organisation | List::Other => plain(Sort::Organisation),
    }
}

/// The hash of a country's code.
pub(super) fn code(country: &str) -> u64 {
    mark(&["country:", country].concat())
}

/// Family names that stand first.
const FIRST: [&str; 22] = [
    "kim", "xi", "hu", "moon", "park", "roh", "yoon", "tsai", "li", "wen", "lai", "wang", "chen", "zhang", "liu", "zhao", "ban", "lee",
    "choi", "nguyen", "deng", "mao",
];

fn person(name: &str) -> Actor {
    let lower = name.to_lowercase().replace('-', " ");
    let words: Vec<&str> = lower.split(' ').filter(|w| !w.is_empty() && !is_title(w)).collect();
    let (family, first) = match words[..] {
        [] => (lower.as_str(), String::new()),
        [family] => (family, String::new()),
        [family, ..] if FIRST.contains(&family) => (family, words[1..].join("")),
        [first, .., family] => (family, first.chars().take(1).collect()),
    };
    Actor {
        sort: Sort::Person,
        key: mark(family),
        full: 0,
        first: if first.is_empty() { 0 } else { mark(&first) },
        country: 0,
        known: false,
    }
}

fn is_title(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "mr" | "mrs"
            | "ms"
            | "dr"
            | "sir"
            | "lord"
            | "lady"
            | "president"
            | "minister"
            | "prime"
            | "senator"
            | "sen"
            | "gov"
            | "jr"
            | "sr"
            | "king"
            | "queen"
            | "pope"
            | "prince"
            | "princess"
            | "chancellor"
            | "judge"
            | "general"
            | "gen"
            | "the"
    )
}

/// An organisation's name without its form; of long names the first letters, so that "WHO" is the World Health Organization.
fn body(name: &str) -> String {
    const FORMS: [&str; 12] = ["the", "inc", "inc.", "corp", "corp.", "ltd", "ltd.", "co", "co.", "plc", "llc", "group"];
    let words: Vec<&str> = name.split([' ', ',']).filter(|w| !w.is_empty() && !FORMS.contains(&w.to_lowercase().as_str())).collect();
    let letters: String = words.iter().filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect();
    let short = if letters.chars().count() >= 3 { letters } else { words.join(" ").replace('.', "") };
    short.to_lowercase()
}

/// Small words of names.
const JOINTS: [&str; 18] =
    ["the", "The", "of", "and", "for", "de", "da", "do", "dos", "das", "del", "di", "du", "la", "al", "bin", "von", "van"];

/// Whether a phrase is a name and not a description.
pub(crate) fn is_name(phrase: &str) -> bool {
    let mut words = phrase.split(' ').filter(|w| !JOINTS.contains(w));
    let last_is_capital = phrase.rsplit(' ').next().is_some_and(|w| w.starts_with(char::is_uppercase));
    last_is_capital && words.all(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// "EU foreign ministers": the names that a description has, and its noun.
fn described(phrase: &str) -> Vec<Actor> {
    let words: Vec<&str> = phrase.split([' ', ',']).filter(|w| !w.is_empty()).take(WORDS).collect();
    let is_capital = |w: &&&str| w.starts_with(char::is_uppercase);
    let mut out: Vec<Actor> =
        words.iter().filter(is_capital).filter_map(|w| listed(w.trim_end_matches("'s"))).map(|l| of_list(l, None)).collect();
    let noun = words.iter().take_while(|w| !matches!(**w, "of" | "in" | "from" | "who" | "that" | "for" | "with" | "at")).last();
    let noun = noun.filter(|w| w.len() > 2 && !is_capital(w)).map(|w| w.to_lowercase());
    out.extend(noun.map(|n| Actor { sort: Sort::Noun, key: mark(stem(&n)), full: 0, first: 0, country: 0, known: false }));
    out
}

/// Words of a description that are looked at.
const WORDS: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_are_one() {
        let actor = |name: &str, kind: &str| {
            let mut out = Vec::new();
            of(&Participant { name: Some(name.to_owned()), kind: Some(kind.to_owned()), ..Participant::default() }, &mut out);
            out[0]
        };
        let check = |a: &str, b: &str, kind, expected| assert_eq!(actor(a, kind).is(&actor(b, kind)), expected, "{a}, {b}");
        check("Trump", "Donald Trump", "person", true);
        check("President Trump", "Donald Trump", "person", true);
        check("Orla Nilsen", "Peder Nilsen", "person", false);
        check("Kim Jong Un", "Kim Jong-un", "person", true);
        check("Kim Jong Un", "Kim Jong Il", "person", false);
        check("EU", "the European Union", "organisation", true);
        check("Harbour Ferry Line", "HFL", "organisation", true);
        check("Acme Inc.", "Acme", "organisation", true);
        check("Russia", "Russian", "place", true);
        check("Moscow", "Russia", "place", true);
        check("Norland", "Sudland", "place", false);
    }

    #[test]
    fn what_lies_in_the_file_comes_out_again() {
        for a in ["Trump", "Orla Nilsen", "Russia", "the European Union"].map(|name| named(name, Some("person"), None)) {
            assert_eq!(Actor::try_from(Vec::from(a)), Ok(a));
        }
        for damaged in [&[][..], &[0xff], &[0x01, 1, 2, 3], &[0x00, 1]] {
            assert!(Actor::try_from(damaged.to_vec()).is_err(), "{damaged:?}");
        }
    }

    #[test]
    fn descriptions_keep_their_names_and_noun() {
        let sorts = |text| described(text).iter().map(|a| a.sort).collect::<Vec<_>>();
        assert_eq!(sorts("EU foreign ministers"), [Sort::Organisation, Sort::Noun]);
        assert_eq!(sorts("Russian troops in the north"), [Sort::Country, Sort::Noun]);
        assert_eq!(described("two troops")[0], described("the troops")[0]);
    }
}
