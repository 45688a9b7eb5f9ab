//! Reads the training data: treebanks in CoNLL-U, names in IOB.

use anyhow::{Context, Result};
use dateline_engine::parse::Rel;
use dateline_engine::tag::{Upos, Xpos};
use std::collections::HashMap;
use std::path::Path;

/// One sentence with what is annotated of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sentence {
    pub(crate) words: Vec<String>,
    /// Upos, xpos, head (0 for the root), relation; empty where there is no tree.
    pub(crate) tree: Vec<(Upos, Xpos, usize, Rel)>,
    /// Class of the names head; empty where there is none.
    pub(crate) names: Vec<usize>,
    /// Which annotation of names: 0 for the guidelines we score by, others train the encoder alone.
    pub(crate) name_style: usize,
}

/// Reads a treebank.
pub(crate) fn treebank(path: &Path) -> Result<Vec<Sentence>> {
    let mut out = Vec::new();
    let mut now = Sentence::default();
    for line in read(path)?.lines().chain([""]) {
        if line.is_empty() {
            if !now.words.is_empty() {
                out.push(std::mem::take(&mut now));
            }
            continue;
        }
        let f: Vec<&str> = line.split('\t').collect();
        if line.starts_with('#') || f.len() < 8 || f[0].contains(['-', '.']) {
            continue;
        }
        now.words.push(f[1].replace(' ', "\u{a0}"));
        let (upos, rel) = (Upos::parse(f[3]).context("upos")?, Rel::parse(f[7]).unwrap_or(Rel::Dep));
        now.tree.push((upos, Xpos::parse(f[4]).unwrap_or(Xpos::XX), f[6].parse()?, rel));
    }
    Ok(out)
}

/// Reads names in IOB: the last or third column holds the label.
pub(crate) fn names(path: &Path, style: usize) -> Result<Vec<Sentence>> {
    let mut out = Vec::new();
    let mut now = Sentence { name_style: style, ..Sentence::default() };
    let mut last = 0;
    for line in read(path)?.lines().chain([""]) {
        if line.starts_with("# ") {
            continue;
        }
        if line.trim().is_empty() {
            last = 0;
            if !now.words.is_empty() {
                out.push(std::mem::replace(&mut now, Sentence { name_style: style, ..Sentence::default() }));
            }
            continue;
        }
        let f: Vec<&str> = line.split(['\t', ' ']).collect();
        let (word, label) = if f.len() > 2 && f[0].bytes().all(|b| b.is_ascii_digit()) { (f[1], f[2]) } else { (f[0], f[f.len() - 1]) };
        last = class_of(label, last);
        now.words.push(word.to_owned());
        now.names.push(last);
    }
    Ok(out)
}

/// O, then B and I of person, organisation, place, other. An I after another kind begins a name.
fn class_of(label: &str, last: usize) -> usize {
    let Some((mark, kind)) = label.split_once('-') else { return 0 };
    let begin = match kind.to_ascii_lowercase().get(..3) {
        Some("per") => 1,
        Some("org" | "cor" | "gro") => 3,
        Some("loc") => 5,
        _ => 7,
    };
    if mark == "I" && (last == begin || last == begin + 1) { begin + 1 } else { begin }
}

/// Puts names of one reading of the sentences onto the trees of another.
pub(crate) fn join_names(trees: &mut [Sentence], named: &[Sentence]) -> usize {
    let by_words: HashMap<&[String], &Sentence> = named.iter().map(|s| (&s.words[..], s)).collect();
    let mut joined = 0;
    for tree in trees {
        if let Some(found) = by_words.get(&tree.words[..]) {
            tree.names.clone_from(&found.names);
            tree.name_style = found.name_style;
            joined += 1;
        }
    }
    joined
}

/// The texts of articles, one JSON object with a "text" a line.
pub(crate) fn texts(path: &Path) -> Result<Vec<String>> {
    #[derive(serde::Deserialize)]
    struct Article {
        text: String,
    }
    let article = |line: &str| serde_json::from_str::<Article>(line).map(|a| a.text);
    read(path)?.lines().map(article).collect::<Result<_, _>>().with_context(|| format!("corpus: no articles in {}", path.display()))
}

fn read(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).with_context(|| format!("corpus: cannot read {}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
