//! The pattern language: words, `{classes}`, `{tag:NN}`, `optional?`, `a|b`. Nothing else; what needs more is a class.

use super::Names;
use crate::Error;
use crate::tag::Xpos;
use std::ops::Range;

/// A pattern: items one after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    pub(crate) items: Vec<Item>,
    /// Names of the captures, in the order of their slots.
    pub(crate) captures: Vec<String>,
}

/// One item: any of its choices, or nothing where it is optional.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) choices: Vec<Choice>,
    pub(crate) optional: bool,
}

/// One way to match an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Choice {
    Word(u32),
    Tag(Xpos),
    Class { class: usize, slot: usize },
}

/// What a pattern runs over: the words of a text, with what each class finds there.
pub trait Tape {
    /// What a class finds: a number, a month, a person.
    type Found: Copy;
    /// The number of the word at `at`; `None` past the end and for words that no rule uses.
    fn word(&self, at: usize) -> Option<u32>;
    /// The tag at `at`.
    fn tag(&self, at: usize) -> Option<Xpos>;
    /// What class `class` finds from `at` on, and where it ends; it may end where it starts.
    fn class(&self, class: usize, at: usize) -> Option<(usize, Self::Found)>;
}

/// The most captures a pattern can have.
const MOST: usize = 6;

/// What the captures of a pattern held, by slot.
#[derive(Debug, Clone, Copy)]
pub struct Captures<F: Copy> {
    slots: [Option<(u32, u32, F)>; MOST],
}

impl<F: Copy> Captures<F> {
    /// None held.
    pub fn none() -> Self {
        Self { slots: [None; MOST] }
    }

    /// What slot `slot` held.
    pub fn found(&self, slot: usize) -> Option<F> {
        self.slots[slot].map(|(_, _, found)| found)
    }

    /// All that was held.
    pub fn all(&self) -> impl Iterator<Item = F> + '_ {
        self.slots.iter().flatten().map(|&(_, _, found)| found)
    }

    /// Where slot `slot` stood.
    pub fn range(&self, slot: usize) -> Option<Range<usize>> {
        self.slots[slot].map(|(start, end, _)| start as usize..end as usize)
    }
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// On an unknown class or tag, an empty choice, braces that do not close, too many captures, or a pattern that can match nothing.
    pub fn parse(text: &str, names: &mut impl Names) -> Result<Self, Error> {
        let mut pattern = Self { items: Vec::new(), captures: Vec::new() };
        for part in text.split_whitespace() {
            let (body, optional) = match part.strip_suffix('?') {
                Some(body) if !body.is_empty() => (body, true),
                _ => (part, false),
            };
            let choices = body.split('|').map(|c| pattern.choice(c, names)).collect::<Result<_, _>>()?;
            pattern.items.push(Item { choices, optional });
        }
        if pattern.items.iter().all(|item| item.optional) {
            return Err(Error::new(format!("wanted a `match` with at least one item that is not optional, met {text:?}")));
        }
        Ok(pattern)
    }

    fn choice(&mut self, text: &str, names: &mut impl Names) -> Result<Choice, Error> {
        if text.is_empty() {
            return Err(Error::new("wanted a word or a {class} on both sides of `|`, met nothing"));
        }
        let Some(inner) = text.strip_prefix('{') else { return Ok(Choice::Word(names.intern(&text.to_lowercase()))) };
        let inner = inner.strip_suffix('}').ok_or_else(|| Error::new(format!("wanted `}}` after {text:?}, met none")))?;
        if let Some(tag) = inner.strip_prefix("tag:") {
            return Xpos::parse(tag).map(Choice::Tag).ok_or_else(|| Error::new(format!("unknown tag {tag:?}")));
        }
        let class = names
            .class(inner.trim_end_matches(|c: char| c.is_ascii_digit()))
            .ok_or_else(|| Error::new(format!("unknown list or class {{{inner}}}")))?;
        Ok(Choice::Class { class, slot: self.slot(inner)? })
    }

    fn slot(&mut self, name: &str) -> Result<usize, Error> {
        if let Some(slot) = self.captures.iter().position(|c| c == name) {
            return Ok(slot);
        }
        if self.captures.len() == MOST {
            return Err(Error::new(format!("wanted at most {} captures, met {{{name}}} as one more", MOST)));
        }
        self.captures.push(name.to_string());
        Ok(self.captures.len() - 1)
    }

    /// Matches from `at` on; greedy, options tried before they are left out. Gives the end.
    pub fn matches<T: Tape>(&self, tape: &T, at: usize, captures: &mut Captures<T::Found>) -> Option<usize> {
        from(&self.items, tape, at, captures)
    }
}

fn from<T: Tape>(items: &[Item], tape: &T, at: usize, captures: &mut Captures<T::Found>) -> Option<usize> {
    let Some((item, rest)) = items.split_first() else { return Some(at) };
    for choice in &item.choices {
        let Some((end, found)) = step(choice, tape, at) else { continue };
        let before = found.map(|(slot, found)| (slot, captures.slots[slot].replace((at as u32, end as u32, found))));
        if let Some(end) = from(rest, tape, end, captures) {
            return Some(end);
        }
        if let Some((slot, held)) = before {
            captures.slots[slot] = held;
        }
    }
    if item.optional { from(rest, tape, at, captures) } else { None }
}

#[allow(clippy::type_complexity)]
fn step<T: Tape>(choice: &Choice, tape: &T, at: usize) -> Option<(usize, Option<(usize, T::Found)>)> {
    match *choice {
        Choice::Word(word) => (tape.word(at) == Some(word)).then_some((at + 1, None)),
        Choice::Tag(tag) => (tape.tag(at) == Some(tag)).then_some((at + 1, None)),
        Choice::Class { class, slot } => tape.class(class, at).map(|(end, found)| (end, Some((slot, found)))),
    }
}
