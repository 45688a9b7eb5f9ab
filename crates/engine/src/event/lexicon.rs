//! The word lists of this stage: which words name events, of which kind, how words stand to what they govern, who can take part.

use super::class::{self, Class, Classes};
use super::kind::{self, Kind, Sense};
use super::plover::Frames;
use super::weigh::Model;
use crate::Error;
use crate::lexicon::{self, Entry};
use std::collections::{HashMap, HashSet};

/// What a common noun stands for that can take part in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Party {
    /// "minister", "rebels".
    Person,
    /// "government", "troops".
    Body,
    /// "city", "border".
    Place,
}

/// The word lists of this stage. Loaded once, kept by the reader.
#[derive(Debug)]
pub struct Lexicon {
    kinds: Vec<Kind>,
    verbs: HashMap<&'static str, Sense>,
    nouns: HashMap<&'static str, Sense>,
    modifiers: HashMap<&'static str, Classes>,
    joined: HashSet<&'static str>,
    parties: HashMap<&'static str, Party>,
    places: HashSet<&'static str>,
    /// Verbs whose type hangs on their object, and nouns whose type hangs on their modifier.
    pub(super) frames: Frames,
    /// What makes a row of the diary, as weights.
    pub(super) model: Model,
}

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
            parties: HashMap::new(),
            places: HashSet::new(),
            frames: Frames::default(),
            model: Model::embedded()?,
        };
        out.read_kinds(include_str!("../../../../data/en/event/kinds.txt"))?;
        out.read_embeddings(include_str!("../../../../data/en/event/embedding.txt"))?;
        out.read_frames(include_str!("../../../../data/en/event/frame.txt"))?;
        for entry in lexicon::parse("event/modifier.txt", include_str!("../../../../data/en/event/modifier.txt"))? {
            let class = class_of("event/modifier.txt", &entry)?;
            entry.forms.iter().for_each(|&word| out.modifiers.entry(word).or_default().add(class));
        }
        for entry in lexicon::parse("event/place.txt", include_str!("../../../../data/en/event/place.txt"))? {
            out.places.extend(entry.forms);
        }
        out.read_parties()?;
        Ok(out)
    }

    pub(crate) fn weigh_by(&mut self, model: Model) {
        self.model = model;
    }

    fn read_kinds(&mut self, text: &'static str) -> Result<(), Error> {
        for entry in lexicon::parse("event/kinds.txt", text)? {
            let number = self.kinds.len() as u16;
            let wrong = || malformed("event/kinds.txt", &entry, "`TYPE/mode place`");
            self.kinds.push(kind::parse(entry.value).ok_or_else(wrong)?);
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
            let wrong = || malformed("event/frame.txt", &entry, "`TYPE/mode: object, object`");
            let (plover, partners) = entry.value.split_once(": ").ok_or_else(wrong)?;
            entry.forms.iter().for_each(|form| self.frames.add(form, kind::type_and_mode(plover), partners));
        }
        Ok(())
    }

    /// The nouns of the names' lists, and those that only events need.
    fn read_parties(&mut self) -> Result<(), Error> {
        for (file, text, party) in [
            ("name/person_noun.txt", include_str!("../../../../data/en/name/person_noun.txt"), Some(Party::Person)),
            ("name/organisation_noun.txt", include_str!("../../../../data/en/name/organisation_noun.txt"), Some(Party::Body)),
            ("name/place_noun.txt", include_str!("../../../../data/en/name/place_noun.txt"), Some(Party::Place)),
            ("event/party.txt", include_str!("../../../../data/en/event/party.txt"), None),
        ] {
            for entry in lexicon::parse(file, text)? {
                let party = match (party, entry.value) {
                    (Some(party), _) => party,
                    (None, "person") => Party::Person,
                    (None, "body") => Party::Body,
                    (None, "place") => Party::Place,
                    _ => return Err(malformed(file, &entry, "`person`, `body` or `place`")),
                };
                entry.forms.iter().for_each(|&word| {
                    self.parties.entry(word).or_insert(party);
                });
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

    /// Whether some entry joins this verb with a particle or preposition.
    pub(super) fn is_joined(&self, lemma: &str) -> bool {
        self.joined.contains(lemma)
    }

    /// Whether a noun, by its lemma, is where events take place: "plant", "province".
    pub(super) fn is_place(&self, lemma: &str) -> bool {
        self.places.contains(lemma) || lemma.strip_suffix('s').is_some_and(|one| self.places.contains(one))
    }

    /// A noun by its lemma in lower case.
    pub(super) fn noun(&self, lemma: &str) -> Option<Sense> {
        self.nouns.get(lemma).copied()
    }

    /// An adjective or adverb in lower case.
    pub(super) fn modifier(&self, word: &str) -> Classes {
        self.modifiers.get(word).copied().unwrap_or_default()
    }

    /// Who or what a common noun stands for, in lower case.
    pub(super) fn party(&self, noun: &str) -> Option<Party> {
        self.parties.get(noun).copied()
    }
}

fn class_of(file: &str, entry: &Entry<'_>) -> Result<Class, Error> {
    class::named(entry.value).ok_or_else(|| malformed(file, entry, "a class of embedding.txt"))
}

fn malformed(file: &str, entry: &Entry<'_>, wanted: &str) -> Error {
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
        assert_eq!(lexicon.party("troops"), Some(Party::Body));
        assert_eq!(lexicon.party("ministers"), Some(Party::Person));
    }
}
