//! The word lists of this stage: cue verbs, cue nouns, cue adverbs, heads of sources.

use super::{SourceKind, Stance, model::Model};
use crate::{Error, lexicon};
use std::collections::HashMap;

/// What a cue verb takes as its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// Quotations, clauses, objects.
    Speech,
    /// A clause or an infinitive.
    Clause,
    /// Clauses, and the thing or person spoken of.
    Object,
    /// Any, but only where the model agrees.
    Weak,
}

/// A cue verb.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verb {
    pub(super) stance: Stance,
    pub(super) frame: Frame,
}

/// The lists and the model, loaded once.
#[derive(Debug)]
pub struct Rules {
    verbs: HashMap<&'static str, Verb>,
    nouns: HashMap<&'static str, Stance>,
    adverbs: HashMap<&'static str, Stance>,
    sources: HashMap<&'static str, SourceKind>,
    pub(super) model: Model,
}

impl Rules {
    /// The lists and weights embedded in the program.
    ///
    /// # Errors
    /// When a list is malformed, which the tests exclude.
    pub fn embedded() -> Result<Self, Error> {
        Ok(Self {
            verbs: table("claim/verbs.txt", include_str!("../../../../data/en/claim/verbs.txt"), verb)?,
            nouns: table("claim/nouns.txt", include_str!("../../../../data/en/claim/nouns.txt"), stance)?,
            adverbs: table("claim/adverbs.txt", include_str!("../../../../data/en/claim/adverbs.txt"), stance)?,
            sources: table("claim/sources.txt", include_str!("../../../../data/en/claim/sources.txt"), kind)?,
            model: Model::embedded()?,
        })
    }

    /// The same lists with other weights: for training.
    #[doc(hidden)]
    pub fn with_model(self, model: Model) -> Self {
        Self { model, ..self }
    }

    pub(super) fn verb(&self, lemma: &str) -> Option<Verb> {
        self.verbs.get(lemma).copied()
    }

    pub(super) fn noun(&self, lemma: &str) -> Option<Stance> {
        self.nouns.get(lemma).copied()
    }

    pub(super) fn adverb(&self, word: &str) -> Option<Stance> {
        self.adverbs.get(word).copied()
    }

    pub(super) fn source(&self, lemma: &str) -> Option<SourceKind> {
        self.sources.get(lemma).copied()
    }
}

fn table<T: Copy>(file: &str, text: &'static str, value: fn(&str) -> Option<T>) -> Result<HashMap<&'static str, T>, Error> {
    let mut map = HashMap::new();
    for entry in lexicon::parse(file, text)? {
        let wrong = |what: &str| Error::new(format!("{file}:{}: {what}", entry.line));
        let value = value(entry.value).ok_or_else(|| wrong(&format!("wanted a value of this list, met {:?}", entry.value)))?;
        for form in entry.forms {
            if map.insert(form, value).is_some() {
                return Err(wrong(&format!("wanted each word once, met {form:?} again")));
            }
        }
    }
    Ok(map)
}

fn verb(value: &str) -> Option<Verb> {
    let (name, frame) = value.split_once(' ')?;
    let frame = match frame {
        "speech" => Frame::Speech,
        "clause" => Frame::Clause,
        "object" => Frame::Object,
        "weak" => Frame::Weak,
        _ => return None,
    };
    Some(Verb { stance: stance(name)?, frame })
}

fn stance(name: &str) -> Option<Stance> {
    Some(match name {
        "says" => Stance::Says,
        "reports" => Stance::Reports,
        "confirms" => Stance::Confirms,
        "denies" => Stance::Denies,
        "accuses" => Stance::Accuses,
        "concludes" => Stance::Concludes,
        "predicts" => Stance::Predicts,
        "promises" => Stance::Promises,
        "demands" => Stance::Demands,
        "asks" => Stance::Asks,
        "warns" => Stance::Warns,
        "believes" => Stance::Believes,
        _ => return None,
    })
}

fn kind(name: &str) -> Option<SourceKind> {
    Some(match name {
        "document" => SourceKind::Document,
        "outlet" => SourceKind::Outlet,
        "unnamed" => SourceKind::Unnamed,
        "group" => SourceKind::Group,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_well_formed() {
        let rules = Rules::embedded().unwrap();
        assert_eq!(rules.verb("deny").map(|v| (v.stance, v.frame)), Some((Stance::Denies, Frame::Object)));
        assert_eq!(rules.noun("denial"), Some(Stance::Denies));
        assert_eq!(rules.source("poll"), Some(SourceKind::Document));
    }
}
