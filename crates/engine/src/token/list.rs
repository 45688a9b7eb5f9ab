//! The word lists of this stage, read once from `data/en/token`.

use super::abbreviation::Kind;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// All lists.
pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(Lists::embedded);

#[derive(Debug)]
pub(super) struct Lists {
    pub(super) abbreviations: HashMap<&'static str, Kind>,
    pub(super) openers: HashSet<&'static str>,
    pub(super) prefixes: HashSet<&'static str>,
    pub(super) domains: HashSet<&'static str>,
    pub(super) units: HashSet<&'static str>,
    pub(super) attributions: HashSet<&'static str>,
    pub(super) agencies: HashSet<&'static str>,
}

impl Lists {
    fn embedded() -> Self {
        Self {
            abbreviations: entries(include_str!("../../../../data/en/token/abbreviation.txt")).filter_map(abbreviation).collect(),
            openers: entries(include_str!("../../../../data/en/token/opener.txt")).collect(),
            prefixes: entries(include_str!("../../../../data/en/token/prefix.txt")).collect(),
            domains: entries(include_str!("../../../../data/en/token/domain.txt")).collect(),
            units: entries(include_str!("../../../../data/en/token/unit.txt")).collect(),
            agencies: entries(include_str!("../../../../data/en/token/agency.txt")).collect(),
            attributions: entries(include_str!("../../../../data/en/token/attribution.txt")).collect(),
        }
    }
}

fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn abbreviation(line: &'static str) -> Option<(&'static str, Kind)> {
    let (word, kind) = line.split_once(" = ")?;
    Some((word, Kind::parse(kind)?))
}

/// Whether the list has `word` in any case; words of more than 24 bytes are in none.
pub(super) fn has(list: &HashSet<&'static str>, word: &str) -> bool {
    lower(word, &mut [0; 24]).is_some_and(|w| list.contains(w))
}

/// `word` in lower case in `buffer`, if it is ASCII and fits.
pub(super) fn lower<'b>(word: &str, buffer: &'b mut [u8; 24]) -> Option<&'b str> {
    let bytes = buffer.get_mut(..word.len()).filter(|_| word.is_ascii())?;
    bytes.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    std::str::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_read() {
        let file = include_str!("../../../../data/en/token/abbreviation.txt");
        assert!(entries(file).all(|line| abbreviation(line).is_some()));
        let words: Vec<_> = entries(file).filter_map(abbreviation).map(|(word, _)| word).collect();
        assert_eq!(words.len(), LISTS.abbreviations.len(), "a word stands twice");
        assert!(words.iter().all(|w| w.len() <= 24 && !w.chars().any(char::is_uppercase)));
    }
}
