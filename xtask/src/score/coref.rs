//! Whom pronouns stand for, on GUM's annotation of entities, over gold tokens: of the pronouns of the third person, how many get
//! an entity (a name or a noun stood for it before), and how many of these the right one.
//!
//! A pronoun is right when the name or noun that stands for its entity last before it is, in the annotation, of the same entity.
//! One that the annotation gives no name or noun before it ("it is raining") is to be left alone.

use super::figure::{Prf, prf};
use crate::conllu::{Document, Written};
use dateline_engine::Reader;
use rayon::prelude::*;
use std::collections::HashMap;
use std::ops::Range;

/// Pronouns that stand for what was named before; "it" and "they" are counted by themselves, as they stand for so much else.
const PERSONS: &[&str] = &["he", "him", "his", "himself", "she", "her", "hers", "herself"];
const THINGS: &[&str] = &["it", "its", "itself", "they", "them", "their", "theirs", "themselves"];

/// Right ones, resolved ones, resolvable ones.
#[derive(Default, Clone, Copy)]
struct Counts([usize; 3]);

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, o: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] + o.0[i]))
    }
}

/// The figures by name, in percent.
pub(super) fn score(reader: &Reader, bank: &[Document]) -> Vec<(&'static str, f64)> {
    let [persons, things] =
        bank.par_iter().map(|d| count(reader, d)).reduce(|| [Counts::default(); 2], |a, b| std::array::from_fn(|i| a[i] + b[i]));
    let report = |Counts([right, given, wanted]): Counts| -> Prf { prf(right, given, wanted) };
    let (persons, things) = (report(persons), report(things));
    vec![
        ("he and she, precision", persons.p),
        ("he and she, F1", persons.f1),
        ("it and they, precision", things.p),
        ("it and they, F1", things.f1),
    ]
}

/// A mention of the annotation.
struct Gold {
    entity: u32,
    tokens: Range<usize>,
}

fn count(reader: &Reader, document: &Document) -> [Counts; 2] {
    let written = Written::new(document);
    let syntax = reader.syntax_of(written.tokens());
    let names = reader.names(&syntax, None);
    let (golds, heads) = (golds(document), heads(document));
    let words: Vec<(&str, &str)> = document.sentences.iter().flat_map(|s| &s.words).map(|w| (w.form.as_str(), w.upos.as_str())).collect();
    let is_before = |m: &Range<usize>, i: usize| m.end <= i && !(m.len() == 1 && words[m.start].1 == "PRON");
    let mut counts = [Counts::default(); 2];
    for (i, (form, _)) in words.iter().enumerate().filter(|(_, w)| w.1 == "PRON") {
        let form = form.to_lowercase();
        let Some(kind) = [PERSONS, THINGS].iter().position(|list| list.contains(&form.as_str())) else { continue };
        let entity = golds.iter().find(|g| g.tokens == (i..i + 1)).map(|g| g.entity);
        let stands: Vec<usize> =
            golds.iter().filter(|g| Some(g.entity) == entity && is_before(&g.tokens, i)).map(|g| head_of(&heads, &g.tokens)).collect();
        let given = names.entity_at[i].and_then(|e| names.entities[e as usize].mentions.iter().rfind(|m| is_before(m, i)));
        let right = given.is_some_and(|m| stands.contains(&head_of(&heads, m)));
        counts[kind] = counts[kind] + Counts([right, given.is_some(), !stands.is_empty()].map(usize::from));
    }
    counts
}

/// The head of each token by the annotated trees; `None` for a root.
fn heads(document: &Document) -> Vec<Option<usize>> {
    let mut out = Vec::new();
    for sentence in &document.sentences {
        let first = out.len();
        out.extend(sentence.words.iter().map(|w| w.head.checked_sub(1).map(|h| first + h)));
    }
    out
}

/// The token of a range that hangs on one outside of it.
fn head_of(heads: &[Option<usize>], tokens: &Range<usize>) -> usize {
    tokens.clone().find(|&i| heads[i].is_none_or(|h| !tokens.contains(&h))).unwrap_or(tokens.start)
}

/// All mentions of the annotation, in the order of their ends. What is annotated in two pieces is left out.
fn golds(document: &Document) -> Vec<Gold> {
    let mut open: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut out = Vec::new();
    for (i, word) in document.sentences.iter().flat_map(|s| &s.words).enumerate() {
        for part in marks(&word.entity) {
            let Some(entity) = number(part.trim_matches(['(', ')'])) else { continue };
            if part.starts_with('(') {
                open.entry(entity).or_default().push(i);
            }
            if part.ends_with(')')
                && let Some(start) = open.get_mut(&entity).and_then(Vec::pop)
            {
                out.push(Gold { entity, tokens: start..i + 1 });
            }
        }
    }
    out
}

/// "(3-person…", "(4-place…)", "2)" of "(3-person…(4-place…)2)".
fn marks(entity: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, c) in entity.char_indices() {
        let ends = match c {
            '(' => at,
            ')' => at + 1,
            _ => continue,
        };
        if ends > from {
            out.push(&entity[from..ends]);
            from = ends;
        }
    }
    if from < entity.len() {
        out.push(&entity[from..]);
    }
    out
}

/// "3" of "3-person-new"; nothing for a piece, "3[1/2]-person".
fn number(mark: &str) -> Option<u32> {
    mark.split('-').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conllu;

    #[test]
    fn marks_are_taken_apart() {
        assert_eq!(marks("(3-person-new(4-place-new)2)"), ["(3-person-new", "(4-place-new)", "2)"]);
        assert_eq!(marks(""), [""; 0]);
        assert_eq!((number("3-person"), number("3[1/2]-person")), (Some(3), None));
    }

    #[test]
    fn a_pronoun_is_right_by_the_name_before_it() {
        let line = |id: usize, form: &str, upos: &str, head: usize, rel: &str, misc: &str| {
            format!("{id}\t{form}\t_\t{upos}\t_\t_\t{head}\t{rel}\t_\t{misc}\n")
        };
        let bank = [
            "# newdoc id = a\n# text = Anna Berg sings .\n".to_owned(),
            line(1, "Anna", "PROPN", 3, "nsubj", "Entity=(1-person-new"),
            line(2, "Berg", "PROPN", 1, "flat", "Entity=1)"),
            line(3, "sings", "VERB", 0, "root", "_"),
            line(4, ".", "PUNCT", 3, "punct", "_"),
            "\n# text = She left .\n".to_owned(),
            line(1, "She", "PRON", 2, "nsubj", "Entity=(1-person-giv)"),
            line(2, "left", "VERB", 0, "root", "_"),
            line(3, ".", "PUNCT", 2, "punct", "_"),
            "\n".to_owned(),
        ]
        .concat();
        let bank = conllu::parse(&bank).unwrap();
        let golds = golds(&bank[0]);
        assert_eq!(golds.iter().map(|g| (g.entity, g.tokens.clone())).collect::<Vec<_>>(), [(1, 0..2), (1, 4..5)]);
        assert_eq!(head_of(&heads(&bank[0]), &(0..2)), 0);
        let [persons, _] = count(&Reader::english().unwrap(), &bank[0]);
        assert_eq!(persons.0, [1, 1, 1]);
    }
}
