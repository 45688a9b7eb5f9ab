//! Learning from the vote of several networks: texts without annotation, with the tree on which the networks agree.
//!
//! Networks of other seeds err in other places, so what most of them say is better than what any says (tri-training, Zhou and
//! Li 2005; distillation of an ensemble into one network, Kuncoro and others 2016). The texts are read as the engine reads them,
//! with its own corrections of trees.

use super::corpus::{Sentence, texts};
use super::reader;
use anyhow::Result;
use dateline_engine::model::tree;
use dateline_engine::parse::{Rel, Syntax};
use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Sentences of fewer words say nothing, of more are mostly lists.
pub(super) const LENGTH: Range<usize> = 4..80;
/// Share of the votes that the chosen heads of a sentence must have, together.
const AGREED: f64 = 0.8;

/// The sentences of the news and claims corpora (their texts alone) with the trees that the networks of the files agree on.
pub(super) fn sentences(teachers: &[PathBuf], shared: &Path) -> Result<Vec<Sentence>> {
    let readers = teachers.iter().map(|path| reader(path)).collect::<Result<Vec<_>>>()?;
    let mut out = Vec::new();
    for text in all_texts(shared)? {
        let read: Vec<Syntax<'_>> = std::thread::scope(|scope| {
            let running: Vec<_> = readers.iter().map(|r| scope.spawn(|| r.syntax(&text))).collect();
            running.into_iter().map(|r| r.join().expect("a reading thread panicked")).collect()
        });
        let sentences = read[0].tokens.sentences.iter().filter(|s| LENGTH.contains(&s.len()));
        out.extend(sentences.filter_map(|s| agreed(&read, s.clone())));
    }
    Ok(out)
}

/// The texts of the news and claims corpora.
pub(super) fn all_texts(shared: &Path) -> Result<Vec<String>> {
    let mut out = texts(&shared.join("corpora/news/wikinews.jsonl"))?;
    out.extend(texts(&shared.join("corpora/claims/polnear.train.jsonl"))?);
    Ok(out)
}

/// The sentence with what most say of each word; nothing when they agree too little, or when what they say is no tree.
fn agreed(read: &[Syntax<'_>], sentence: Range<usize>) -> Option<Sentence> {
    let first = sentence.start;
    let mut out = Sentence::default();
    let mut votes = 0;
    for i in sentence.clone() {
        let (head, of) = most(read.iter().map(|s| s.head(i)));
        votes += of;
        let (rel, _) = most(read.iter().filter(|s| s.head(i) == head).map(|s| s.rel(i)));
        let ((upos, xpos), _) = most(read.iter().map(|s| (s.upos(i), s.xpos(i))));
        out.words.push(read[0].tokens.word(i).to_owned());
        out.tree.push((upos, xpos, head.map_or(0, |h| h - first + 1), if head.is_none() { Rel::Root } else { rel }));
    }
    let enough = f64::from(votes) >= AGREED * (sentence.len() * read.len()) as f64;
    (enough && is_tree(&out)).then_some(out)
}

/// What is said most often, the first said of several, and how often.
fn most<T: Eq + Hash + Copy>(said: impl Iterator<Item = T>) -> (T, u32) {
    let mut counts: HashMap<T, (u32, usize)> = HashMap::new();
    for (order, t) in said.enumerate() {
        counts.entry(t).or_insert((0, order)).0 += 1;
    }
    let (said, (count, _)) = counts.into_iter().max_by_key(|&(_, (count, order))| (count, usize::MAX - order)).expect("somebody votes");
    (said, count)
}

fn is_tree(sentence: &Sentence) -> bool {
    let root = sentence.tree.len();
    let heads: Vec<usize> = sentence.tree.iter().map(|word| word.2.checked_sub(1).unwrap_or(root)).collect();
    tree::is_tree(&heads)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_engine::tag::{Upos, Xpos};

    fn tree(heads: &[usize]) -> Sentence {
        Sentence { tree: heads.iter().map(|&h| (Upos::X, Xpos::XX, h, Rel::Dep)).collect(), ..Sentence::default() }
    }

    #[test]
    fn a_tree_has_one_root_and_no_ring() {
        assert!(is_tree(&tree(&[2, 0, 2])));
        assert!(!is_tree(&tree(&[2, 0, 0])), "two roots");
        assert!(!is_tree(&tree(&[0, 3, 2])), "a ring");
    }

    #[test]
    fn most_votes_win_and_the_first_of_equals() {
        assert_eq!(most([1, 2, 2].into_iter()), (2, 2));
        assert_eq!(most([3, 1, 1, 3].into_iter()), (3, 2));
    }
}
