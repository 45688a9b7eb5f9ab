//! The word lists of the lemmatiser, read once from `data/en/tag`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(Lists::embedded);

/// What becomes of a stem that lost its ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stem {
    TakesE,
    Stays,
    Is(&'static str),
}

#[derive(Debug)]
pub(super) struct Lists {
    /// Form to base.
    pub(super) verbs: HashMap<&'static str, &'static str>,
    /// The bases of irregular verbs, and forms that are bases of others: "found", "lay", "saw".
    pub(super) bases: HashSet<&'static str>,
    /// Plural to singular; a name with its capital.
    pub(super) nouns: HashMap<&'static str, &'static str>,
    pub(super) degrees: HashMap<&'static str, &'static str>,
    pub(super) stems: HashMap<&'static str, Stem>,
    pub(super) capitals: HashSet<&'static str>,
}

impl Lists {
    fn embedded() -> Self {
        Self {
            verbs: forms(include_str!("../../../../../data/en/tag/irregular_verb.txt")),
            bases: bases(include_str!("../../../../../data/en/tag/irregular_verb.txt")),
            nouns: forms(include_str!("../../../../../data/en/tag/irregular_noun.txt")),
            degrees: forms(include_str!("../../../../../data/en/tag/irregular_degree.txt")),
            stems: entries(include_str!("../../../../../data/en/tag/stem.txt")).filter_map(stem).collect(),
            capitals: entries(include_str!("../../../../../data/en/tag/capital.txt")).collect(),
        }
    }
}

fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// `base = form form`; a base alone is its own form.
fn forms(file: &'static str) -> HashMap<&'static str, &'static str> {
    let pairs = entries(file).flat_map(|line| {
        let (base, forms) = line.split_once('=').unwrap_or((line, line));
        forms.split_whitespace().map(move |form| (form, base.trim()))
    });
    pairs.collect()
}

fn bases(file: &'static str) -> HashSet<&'static str> {
    let listed = entries(file).map(|line| line.split_once('=').map_or(line, |(base, _)| base).trim());
    listed
        .chain(["found", "lay", "saw", "fell", "felt", "left", "bore", "wound", "ground", "bound", "rent", "shot", "spoke", "wove"])
        .collect()
}

fn stem(line: &'static str) -> Option<(&'static str, Stem)> {
    if let Some((stem, word)) = line.split_once(" = ") {
        return Some((stem, Stem::Is(word)));
    }
    match line.split_once(' ')? {
        (stem, "e") => Some((stem, Stem::TakesE)),
        (stem, "-") => Some((stem, Stem::Stays)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stem_is_read() {
        assert!(entries(include_str!("../../../../../data/en/tag/stem.txt")).all(|line| stem(line).is_some()));
    }

    #[test]
    fn no_form_stands_under_two_bases() {
        for file in
            [include_str!("../../../../../data/en/tag/irregular_verb.txt"), include_str!("../../../../../data/en/tag/irregular_noun.txt")]
        {
            let mut seen = HashMap::new();
            for line in entries(file) {
                let (base, forms) = line.split_once('=').unwrap_or((line, line));
                for form in forms.split_whitespace() {
                    assert_eq!(seen.insert(form, base), None, "{form}");
                }
            }
        }
    }
}
