//! The rules and word lists of this stage, embedded at build and indexed by the words that they begin with.

use super::atom::{FIGURES, Fnv, Vocabulary};
use super::class::{CODE, Class, List, WORDS};
use super::holiday::Holiday;
use super::month::MONTHS;
use super::number::{Count, NUMBERS, ORDINALS};
use super::tape::Found;
use super::value::FUNCTIONS;
use super::weekday::WEEKDAYS;
use super::{Part, Season, Unit};
use crate::rule::{self, Arg, Rule};
use crate::{Error, lexicon};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// What a rule gives, by its value function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gives {
    /// A date or time that other rules may build on as `{when}`.
    When,
    /// A duration, `{length}`.
    Length,
    /// An expression that nothing builds on.
    Other,
    /// Nothing: the rule keeps others away.
    Nothing,
}

macro_rules! embedded {
    ($($name:literal)*) => { &[$(($name, include_str!(concat!("../../../../data/en/time/", $name)))),*] };
}

/// The files of `data/en/time`; a test compares them with the folder.
const FILES: &[(&str, &str)] = embedded!(
    "approx.txt" "before-christ.txt" "edge.txt" "future.txt" "generation.txt" "half-of-day.txt" "holiday.txt" "local-time.txt" "measure.txt" "past.txt" "present.txt" "season-lead.txt" "step.txt"
    "tens.txt" "vague.txt" "zone.txt"
    "ago.toml" "clock.toml" "date.toml" "duration.toml" "edge.toml" "holiday.toml" "none.toml" "quarter.toml" "reference.toml"
    "relative.toml" "season.toml" "set.toml" "vague.toml" "weekday.toml" "year.toml"
);

/// The rules of the time stage.
#[derive(Debug)]
pub struct Rules {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) classes: Vec<Class>,
    pub(crate) class_numbers: HashMap<&'static str, usize, BuildHasherDefault<Fnv>>,
    pub(crate) list: Vec<Rule>,
    gives: Vec<Gives>,
    /// By word: the rules that can begin with it; first those that can end with it too, so many of them.
    by_word: Vec<(Vec<u32>, usize)>,
    /// Rules that begin with `{when}` or `{length}`.
    pub(crate) building: Vec<u32>,
}

impl Rules {
    /// The rules embedded in the program.
    ///
    /// # Errors
    /// When a rule or list is malformed, which the tests exclude.
    pub fn embedded() -> Result<Self, Error> {
        Self::load(FILES)
    }

    pub(crate) fn load(files: &[(&'static str, &str)]) -> Result<Self, Error> {
        let mut rules = Self {
            vocabulary: Vocabulary::default(),
            classes: Vec::new(),
            class_numbers: HashMap::default(),
            list: Vec::new(),
            gives: Vec::new(),
            by_word: Vec::new(),
            building: Vec::new(),
        };
        WORDS.iter().for_each(|w| _ = rules.vocabulary.intern(w));
        rules.closed_sets();
        for (file, text) in files.iter().filter(|(f, _)| f.ends_with(".txt")) {
            rules.word_list(file, text)?;
        }
        for &(name, find, first) in CODE {
            rules.class(name, Class::Code { find, first, empty: first.is_empty() });
        }
        rules.class("when", Class::When);
        rules.class("length", Class::Length);
        for (file, text) in files.iter().filter(|(f, _)| f.ends_with(".toml")) {
            let loaded = rule::load("time", file.trim_end_matches(".toml"), text, &mut rules)?;
            rules.list.extend(loaded);
        }
        rules.gives = rules.list.iter().map(gives).collect();
        rules.index()?;
        Ok(rules)
    }

    /// The full name of each rule, and why it is kept where no development article needs it.
    pub fn kept(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.list.iter().map(|rule| (&*rule.name, rule.kept.as_deref()))
    }

    fn class(&mut self, name: &'static str, class: Class) {
        self.class_numbers.insert(name, self.classes.len());
        self.classes.push(class);
    }

    fn closed_set<'w>(&mut self, name: &'static str, rows: impl Iterator<Item = (&'w str, Found)>) {
        let mut list = List::default();
        rows.for_each(|(word, found)| list.add(word, found, &mut self.vocabulary));
        self.class(name, Class::List(list));
    }

    fn closed_sets(&mut self) {
        self.closed_set("number-word", NUMBERS.iter().map(|&(w, n)| (w, Found::Number(n as i32))));
        self.closed_set("ordinal-word", ORDINALS.iter().map(|&(w, n)| (w, Found::Number(n as i32))));
        let months = MONTHS.iter().zip(1..).flat_map(|(words, m)| words.iter().map(move |&w| (w, Found::Month(m))));
        self.closed_set("month-word", months);
        let days = WEEKDAYS.iter().zip(0..).flat_map(|(words, d)| words.iter().map(move |&w| (w, Found::Weekday(d))));
        self.closed_set("weekday-word", days);
        self.closed_set("weekdays", WEEKDAYS.iter().zip(0..).map(|(words, d)| (words[1], Found::Weekday(d))));
        let seasons = Season::ALL.iter().flat_map(|&(s, words)| words.iter().map(move |&w| (w, Found::Season(s))));
        self.closed_set("season-word", seasons);
        self.closed_set("part", Part::ALL.iter().flat_map(|&(p, words)| words.iter().map(move |&w| (w, Found::Part(p)))));
        // A half is a unit of value functions, not of texts: "a half" is any half.
        let units = || Unit::ALL.iter().filter(|row| row.0 != Unit::Half);
        let one = units().filter(|row| row.0 != Unit::Night).flat_map(|&(u, one, _)| one.iter().map(move |&w| (w, Found::Unit(u))));
        let many = units().flat_map(|&(u, _, many)| many.iter().map(move |&w| (w, Found::Unit(u))));
        self.closed_set("unit", one.clone().chain(many.clone()));
        self.closed_set("singular", one);
        self.closed_set("plural", many);
    }

    fn word_list(&mut self, file: &'static str, text: &str) -> Result<(), Error> {
        let name = file.trim_end_matches(".txt");
        let mut list = List::default();
        for entry in lexicon::parse(file, text)? {
            let found = found(name, entry.value)
                .ok_or_else(|| Error::new(format!("{file}:{}: {:?} is no value of this list", entry.line, entry.value)))?;
            entry.forms.iter().for_each(|form| list.add(form, found, &mut self.vocabulary));
        }
        self.class(name, Class::List(list));
        Ok(())
    }

    /// What rule `number` gives.
    pub(crate) fn gives(&self, number: u32) -> Gives {
        self.gives[number as usize]
    }

    /// The rules that can begin with this word; only those that can end with it where no word of any rule follows.
    pub(crate) fn starting(&self, word: u32, followed: bool) -> &[u32] {
        self.by_word.get(word as usize).map_or(&[], |(all, alone)| if followed { all } else { &all[..*alone] })
    }

    fn index(&mut self) -> Result<(), Error> {
        self.by_word = vec![(Vec::new(), 0); self.vocabulary.len()];
        let mut more = vec![Vec::new(); self.vocabulary.len()];
        for number in 0..self.list.len() {
            let mut firsts = Vec::new();
            self.firsts(number, &mut firsts)?;
            firsts.sort_unstable_by_key(|&(word, alone)| (word, !alone));
            firsts.dedup_by_key(|&mut (word, _)| word);
            for (word, alone) in firsts {
                let list = if alone { &mut self.by_word[word as usize].0 } else { &mut more[word as usize] };
                list.push(number as u32);
            }
        }
        for ((all, alone), more) in self.by_word.iter_mut().zip(more) {
            *alone = all.len();
            all.extend(more);
        }
        Ok(())
    }

    /// The words that rule `number` can begin with, and whether it can end with that word too; a rule that can begin with
    /// `{when}` goes to [`Self::building`].
    fn firsts(&mut self, number: usize, out: &mut Vec<(u32, bool)>) -> Result<(), Error> {
        let items = &self.list[number].pattern.items;
        for (i, item) in items.iter().enumerate() {
            let mut looks_only = true;
            // A class may take more than one atom where it finds more, but it may end with its first.
            let alone = !item.optional && items[i + 1..].iter().all(|later| later.optional || self.only_looks(later));
            let mut words = Vec::new();
            for choice in &item.choices {
                match *choice {
                    rule::Choice::Word(word) => words.push(word),
                    rule::Choice::Tag(_) => {
                        return Err(Error::new(format!("{}: wanted a word or list first, met a tag", self.list[number].name)));
                    }
                    rule::Choice::Class { class, .. } => match &self.classes[class] {
                        Class::List(list) => words.extend(list.firsts()),
                        Class::Code { empty: true, .. } => continue,
                        Class::Code { first, .. } => first.iter().for_each(|name| self.firsts_of(name, &mut words)),
                        Class::When | Class::Length => self.building.push(number as u32),
                    },
                }
                looks_only = false;
            }
            out.extend(words.into_iter().map(|word| (word, alone)));
            if !item.optional && !looks_only {
                return Ok(());
            }
        }
        Ok(())
    }

    fn only_looks(&self, item: &rule::Item) -> bool {
        item.choices.iter().all(|choice| match *choice {
            rule::Choice::Class { class, .. } => matches!(self.classes[class], Class::Code { empty: true, .. }),
            _ => false,
        })
    }

    fn firsts_of(&self, name: &str, out: &mut Vec<u32>) {
        if name == "#" {
            return out.push(FIGURES);
        }
        match self.class_numbers.get(name).map(|&n| &self.classes[n]) {
            Some(Class::List(list)) => out.extend(list.firsts()),
            _ => out.extend(self.vocabulary.get(name)),
        }
    }
}

impl rule::Names for Rules {
    fn class(&self, name: &str) -> Option<usize> {
        self.class_numbers.get(name).copied()
    }

    fn function(&self, name: &str) -> Option<(usize, std::ops::RangeInclusive<usize>)> {
        FUNCTIONS.iter().position(|f| f.0 == name).map(|i| (i, FUNCTIONS[i].1.clone()))
    }

    fn intern(&mut self, word: &str) -> u32 {
        self.vocabulary.intern(word)
    }
}

fn gives(rule: &Rule) -> Gives {
    match (FUNCTIONS[rule.value.function].0, rule.value.args.first()) {
        ("literal", Some(Arg::Word(word))) if &**word == "none" => Gives::Nothing,
        ("literal", Some(Arg::Word(word))) if word.starts_with('P') && !word.ends_with("_REF") => Gives::Length,
        _ => FUNCTIONS[rule.value.function].2,
    }
}

/// The value of a list entry, by the list.
fn found(list: &str, value: &str) -> Option<Found> {
    Some(match list {
        "holiday" => Found::Holiday(Holiday::parse(value)?),
        "approx" | "edge" => Found::Modifier(modifier(value)?),
        "vague" if value.is_empty() => Found::Count(Count::Vague),
        "vague" => Found::Count(Count::Exact(value.parse().ok()?)),
        _ if value.is_empty() => Found::Nothing,
        _ => Found::Number(value.parse().ok()?),
    })
}

/// TIMEX3's modifiers.
pub(crate) fn modifier(name: &str) -> Option<&'static str> {
    const ALL: [&str; 13] = [
        "BEFORE",
        "AFTER",
        "ON_OR_BEFORE",
        "ON_OR_AFTER",
        "LESS_THAN",
        "MORE_THAN",
        "EQUAL_OR_LESS",
        "EQUAL_OR_MORE",
        "START",
        "MID",
        "END",
        "APPROX",
        "MOST",
    ];
    ALL.into_iter().find(|m| *m == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_embedded() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/en/time");
        let mut there: Vec<String> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        let mut here: Vec<&str> = FILES.iter().map(|f| f.0).collect();
        there.sort();
        here.sort();
        assert_eq!(there, here);
    }
}
