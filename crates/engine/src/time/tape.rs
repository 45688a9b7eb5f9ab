//! The tape that the rules of this stage run over, and what its classes find.

use super::atom::{self, Atom};
use super::chart::Best;
use super::class::Class;
use super::clock::Clock;
use super::holiday::Holiday;
use super::number::Count;
use super::rules::Rules;
use super::{Part, Season, Unit};
use crate::parse::Syntax;
use crate::tag::Xpos;

/// What a class finds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Found {
    Nothing,
    Number(i32),
    Count(Count),
    /// 1 to 12.
    Month(u8),
    /// Monday 0.
    Weekday(u8),
    Unit(Unit),
    Season(Season),
    Part(Part),
    Clock(Clock),
    Holiday(Holiday),
    /// A TIMEX3 modifier.
    Modifier(&'static str),
    /// A match of another rule, by its number in the chart.
    Match(u32),
}

impl Found {
    /// The number, where it is one.
    pub(crate) fn number(self) -> Option<i32> {
        match self {
            Self::Number(n) => Some(n),
            Self::Month(m) => Some(i32::from(m)),
            _ => None,
        }
    }
}

/// Atoms, and the matches found so far (from the end of the text backwards).
#[derive(Clone, Copy)]
pub(crate) struct Tape<'a, 't> {
    pub(crate) syntax: &'a Syntax<'t>,
    pub(crate) atoms: &'a [Atom],
    pub(crate) rules: &'a Rules,
    pub(crate) best: &'a [Best],
}

impl<'t> Tape<'_, 't> {
    /// The words of an atom.
    pub(crate) fn text(&self, at: usize) -> &'t str {
        self.atoms.get(at).map_or("", |a| a.span.of(self.syntax.text()))
    }

    /// The number of an atom's word.
    pub(crate) fn word_at(&self, at: usize) -> u32 {
        self.atoms.get(at).map_or(atom::BARRIER, |a| a.word)
    }

    /// Whether the atom is this word, which must be one of [`super::rules::WORDS`].
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.word_at(at) > atom::FIGURES && {
            let text = self.text(at);
            text.eq_ignore_ascii_case(word) || text.strip_prefix(['’', '‘', 'ʼ']).is_some_and(|rest| word.strip_prefix('\'') == Some(rest))
        }
    }

    /// The figures at `at`.
    pub(crate) fn figures(&self, at: usize) -> Option<&'t str> {
        (self.word_at(at) == atom::FIGURES).then(|| self.text(at))
    }

    /// Whether the atom is this word with no blank before it.
    pub(crate) fn glued(&self, at: usize, word: &str) -> bool {
        self.is_next_to(at) && self.text(at).eq_ignore_ascii_case(word)
    }

    /// Whether no blank stands before the atom.
    pub(crate) fn is_next_to(&self, at: usize) -> bool {
        at > 0 && at < self.atoms.len() && self.atoms[at - 1].span.end == self.atoms[at].span.start
    }

    /// What the list of this name finds at `at`.
    pub(crate) fn list(&self, name: &str, at: usize) -> Option<(usize, Found)> {
        if self.word_at(at) <= atom::FIGURES {
            return None;
        }
        match self.rules.classes.get(*self.rules.class_numbers.get(name)?)? {
            Class::List(list) => list.find(self, at),
            _ => None,
        }
    }

    /// The tag of an atom's token.
    pub(crate) fn xpos(&self, at: usize) -> Option<Xpos> {
        self.atoms.get(at).map(|a| self.syntax.xpos(a.token as usize))
    }

    /// Whether the atom begins with a capital.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.text(at).starts_with(|c: char| c.is_uppercase())
    }
}

impl crate::rule::Tape for Tape<'_, '_> {
    type Found = Found;

    fn word(&self, at: usize) -> Option<u32> {
        self.atoms.get(at).map(|a| a.word)
    }

    fn tag(&self, at: usize) -> Option<Xpos> {
        self.xpos(at)
    }

    fn class(&self, class: usize, at: usize) -> Option<(usize, Found)> {
        if at > self.atoms.len() {
            return None;
        }
        match &self.rules.classes[class] {
            Class::List(list) => list.find(self, at),
            Class::Code { find, .. } => find(self, at),
            Class::When => self.best.get(at)?.when.map(|(end, n)| (end as usize, Found::Match(n))),
            Class::Length => self.best.get(at)?.length.map(|(end, n)| (end as usize, Found::Match(n))),
        }
    }
}
