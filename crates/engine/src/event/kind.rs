//! The word lists: which words name events, of which kind, and how words stand to what they govern.

use super::plover::Plover;
use crate::{Error, lexicon};
use std::collections::{HashMap, HashSet};

/// Where a kind of event may stand in the diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Diary {
    /// A row wherever it lies ahead.
    Always,
    /// A row only where it is dated, planned or announced in so many words.
    Dated,
    /// The same, and its date stands by law or calendar: an election, a deadline.
    Fixed,
    /// A work that is released or finished.
    Work,
    /// Never a row.
    Never,
}

/// One line of `kinds.txt`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// PLOVER type.
    pub(super) plover: Option<&'static str>,
    /// PLOVER mode.
    pub(super) mode: Option<&'static str>,
    pub(super) diary: Diary,
}

/// How a word stands to the event that it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Class {
    Planned,
    Scheduled,
    Expected,
    Possible,
    Wished,
    Refused,
    Postponed,
    Doubtful,
    Averted,
    Announced,
    Said,
    Same,
    Light,
    Occurs,
    Past,
    Coming,
    Asked,
    Ongoing,
}

const CLASSES: [(&str, Class); 18] = [
    ("planned", Class::Planned),
    ("scheduled", Class::Scheduled),
    ("expected", Class::Expected),
    ("possible", Class::Possible),
    ("wished", Class::Wished),
    ("refused", Class::Refused),
    ("postponed", Class::Postponed),
    ("doubtful", Class::Doubtful),
    ("averted", Class::Averted),
    ("announced", Class::Announced),
    ("said", Class::Said),
    ("same", Class::Same),
    ("light", Class::Light),
    ("occurs", Class::Occurs),
    ("past", Class::Past),
    ("coming", Class::Coming),
    ("asked", Class::Asked),
    ("ongoing", Class::Ongoing),
];

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes(u32);

impl Classes {
    pub(super) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The first of `wanted` that is in the set.
    pub(super) fn first(self, wanted: &[Class]) -> Option<Class> {
        wanted.iter().copied().find(|&c| self.has(c))
    }

    /// Those that are also in `wanted`.
    pub(super) fn only(self, wanted: &[Class]) -> Self {
        let mut out = Self::default();
        wanted.iter().filter(|&&c| self.has(c)).for_each(|&c| out.add(c));
        out
    }

    /// Both together.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }
}

/// What the lists say of one word in one part of speech.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sense {
    /// A number of [`Lexicon::kind`].
    pub(super) kind: Option<u16>,
    pub(super) classes: Classes,
}

/// The word lists of this stage. Loaded once, kept by the reader.
#[derive(Debug)]
pub struct Lexicon {
    kinds: Vec<Kind>,
    verbs: HashMap<&'static str, Sense>,
    nouns: HashMap<&'static str, Sense>,
    modifiers: HashMap<&'static str, Classes>,
    joined: HashSet<&'static str>,
    verb_frames: Frames,
    noun_frames: Frames,
}

/// For each verb or noun, its objects or modifiers with the type that they give.
type Frames = HashMap<&'static str, Vec<(&'static str, Plover)>>;

impl Lexicon {
    /// The lists embedded in the program.
    ///
    /// # Errors
    /// When a list is malformed or names a class or place that there is not, which the tests exclude.
    pub fn embedded() -> Result<Self, Error> {
        let mut out = Self {
            kinds: Vec::new(),
            verbs: HashMap::new(),
            nouns: HashMap::new(),
            modifiers: HashMap::new(),
            joined: HashSet::new(),
            verb_frames: Frames::new(),
            noun_frames: Frames::new(),
        };
        out.read_kinds(include_str!("../../../../data/en/event/kinds.txt"))?;
        out.read_embeddings(include_str!("../../../../data/en/event/embedding.txt"))?;
        out.read_frames(include_str!("../../../../data/en/event/frame.txt"))?;
        for entry in lexicon::parse("event/modifier.txt", include_str!("../../../../data/en/event/modifier.txt"))? {
            let class = class_of("event/modifier.txt", &entry)?;
            entry.forms.iter().for_each(|&word| out.modifiers.entry(word).or_default().add(class));
        }
        Ok(out)
    }

    fn read_kinds(&mut self, text: &'static str) -> Result<(), Error> {
        for entry in lexicon::parse("event/kinds.txt", text)? {
            let number = self.kinds.len() as u16;
            self.kinds.push(kind_of(&entry)?);
            for form in &entry.forms {
                self.sense(form).kind.get_or_insert(number);
            }
        }
        Ok(())
    }

    fn read_embeddings(&mut self, text: &'static str) -> Result<(), Error> {
        for entry in lexicon::parse("event/embedding.txt", text)? {
            let class = class_of("event/embedding.txt", &entry)?;
            entry.forms.iter().for_each(|form| self.sense(form).classes.add(class));
        }
        Ok(())
    }

    fn read_frames(&mut self, text: &'static str) -> Result<(), Error> {
        for entry in lexicon::parse("event/frame.txt", text)? {
            let Some((plover, partners)) = entry.value.split_once(": ") else {
                return Err(malformed("event/frame.txt", &entry, "`TYPE/mode: object, object`"));
            };
            for form in &entry.forms {
                let (frames, word) = match form.strip_prefix("to ") {
                    Some(verb) => (&mut self.verb_frames, verb),
                    None => (&mut self.noun_frames, *form),
                };
                frames.entry(word).or_default().extend(partners.split(", ").map(|p| (p, plover_of(plover))));
            }
        }
        Ok(())
    }

    fn sense(&mut self, form: &'static str) -> &mut Sense {
        match form.strip_prefix("to ") {
            Some(verb) => {
                if let Some((first, _)) = verb.split_once(' ') {
                    self.joined.insert(first);
                }
                self.verbs.entry(verb).or_default()
            }
            None => self.nouns.entry(form).or_default(),
        }
    }

    pub(super) fn kind(&self, number: u16) -> &Kind {
        &self.kinds[number as usize]
    }

    /// A verb by its lemma; `particle` after one blank ("step down").
    pub(super) fn verb(&self, lemma: &str) -> Option<Sense> {
        self.verbs.get(lemma).copied()
    }

    /// The type that an object gives to a verb.
    pub(super) fn frame_of_verb(&self, verb: &str, object: &str) -> Option<Plover> {
        partner(&self.verb_frames, verb, object)
    }

    /// The type that a modifier gives to a noun.
    pub(super) fn frame_of_noun(&self, noun: &str, modifier: &str) -> Option<Plover> {
        partner(&self.noun_frames, noun, modifier)
    }

    /// Whether some entry joins this verb with a particle or preposition.
    pub(super) fn is_joined(&self, lemma: &str) -> bool {
        self.joined.contains(lemma)
    }

    /// A noun by its lemma in lower case.
    pub(super) fn noun(&self, lemma: &str) -> Option<Sense> {
        self.nouns.get(lemma).copied()
    }

    /// An adjective or adverb in lower case.
    pub(super) fn modifier(&self, word: &str) -> Classes {
        self.modifiers.get(word).copied().unwrap_or_default()
    }
}

fn class_of(file: &str, entry: &lexicon::Entry<'_>) -> Result<Class, Error> {
    let found = CLASSES.iter().find(|(name, _)| *name == entry.value);
    found.map(|&(_, class)| class).ok_or_else(|| malformed(file, entry, "a class of embedding.txt"))
}

fn kind_of(entry: &lexicon::Entry<'static>) -> Result<Kind, Error> {
    let wrong = || malformed("event/kinds.txt", entry, "`TYPE/mode place`");
    let (plover, place) = entry.value.split_once(' ').ok_or_else(wrong)?;
    let diary = match place {
        "diary" => Diary::Always,
        "fixed" => Diary::Fixed,
        "dated" => Diary::Dated,
        "work" => Diary::Work,
        "never" => Diary::Never,
        _ => return Err(wrong()),
    };
    let (plover, mode) = plover_of(plover);
    Ok(Kind { plover: (plover != "-").then_some(plover), mode, diary })
}

fn plover_of(text: &'static str) -> Plover {
    text.split_once('/').map_or((text, None), |(t, m)| (t, Some(m)))
}

fn partner(frames: &Frames, word: &str, partner: &str) -> Option<Plover> {
    // nouns that are mostly plural keep their "s" as a lemma ("troops")
    frames.get(word)?.iter().find(|(p, _)| *p == partner || partner.strip_suffix('s') == Some(p)).map(|&(_, plover)| plover)
}

fn malformed(file: &str, entry: &lexicon::Entry<'_>, wanted: &str) -> Error {
    Error::new(format!("{file}:{}: wanted {wanted}, met {:?}", entry.line, entry.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_load() {
        let lexicon = Lexicon::embedded().unwrap();
        assert!(lexicon.nouns.len() > 500 && lexicon.verbs.len() > 500);
        let meet = lexicon.verb("meet").unwrap().kind.unwrap();
        assert_eq!(lexicon.noun("summit").unwrap().kind, Some(meet));
        assert_eq!(lexicon.kind(meet).plover, Some("CONSULT"));
        assert!(lexicon.verb("put off").unwrap().classes.has(Class::Postponed));
        assert!(lexicon.modifier("upcoming").has(Class::Coming));
    }
}
