//! Trees that another parser gave to texts of the corpora: learned beside the treebanks (distillation, Hinton and others 2015).
//!
//! The teacher is a transformer that `xtask/teacher.py` trains on the same treebanks: too large and slow to ship, and better. The file holds no
//! text: a sentence is known by a hash of its words, and is learned where the corpora still have it.

use super::corpus::{self, Sentence};
use super::vote;
use anyhow::{Context, Result, ensure};
use dateline_engine::Reader;
use dateline_engine::parse::Rel;
use dateline_engine::tag::{Upos, Xpos};
use std::collections::HashMap;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder with `corpora/`.
    #[arg(long, default_value = "../shared")]
    shared: PathBuf,
    /// Pack these trees, in CoNLL-U, into `xtask/data/trees.bin`; without it, print the sentences that want trees, a JSON list of words a line.
    #[arg(long)]
    pack: Option<PathBuf>,
}

/// `cargo xtask trees`.
pub(crate) fn run(args: &Args) -> Result<()> {
    if let Some(path) = &args.pack {
        let trees = corpus::treebank(path)?;
        let packed: Vec<u8> = trees.iter().flat_map(pack).collect();
        println!("{} sentences, {} words", trees.len(), trees.iter().map(|s| s.words.len()).sum::<usize>());
        return Ok(std::fs::write(file(), zstd::encode_all(&packed[..], LEVEL)?)?);
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    for words in all_words(&args.shared)? {
        writeln!(out, "{}", serde_json::to_string(&words)?)?;
    }
    Ok(out.flush()?)
}

/// How hard zstd tries: packed once, kept for good.
const LEVEL: i32 = 19;

/// The sentences of the corpora of which the file has the trees.
pub(super) fn sentences(shared: &Path) -> Result<Vec<Sentence>> {
    let packed = std::fs::read(file()).with_context(|| format!("trees: cannot read {}", file().display()))?;
    let bytes = zstd::decode_all(&packed[..])?;
    let mut trees = HashMap::new();
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        let (hash, tree);
        (hash, tree, rest) = unpack(rest)?;
        trees.insert(hash, tree);
    }
    let known = |words: Vec<String>| trees.get(&hash_of(&words)).map(|tree| Sentence { words, tree: tree.clone(), ..Sentence::default() });
    Ok(all_words(shared)?.into_iter().filter_map(known).collect())
}

fn all_words(shared: &Path) -> Result<Vec<Vec<String>>> {
    let reader = Reader::english()?;
    let mut out = Vec::new();
    for text in vote::all_texts(shared)? {
        let syntax = reader.syntax(&text);
        let long_enough = syntax.tokens.sentences.iter().filter(|s| vote::LENGTH.contains(&s.len()));
        out.extend(long_enough.map(|s| s.clone().map(|i| syntax.tokens.word(i).to_owned()).collect::<Vec<_>>()));
    }
    Ok(out)
}

type Tree = Vec<(Upos, Xpos, usize, Rel)>;

/// The hash, the number of words, and four bytes a word.
fn pack(s: &Sentence) -> Vec<u8> {
    let words = s.tree.iter().flat_map(|&(upos, xpos, head, rel)| [upos as u8, xpos as u8, head as u8, rel as u8]);
    hash_of(&s.words).to_le_bytes().into_iter().chain([s.tree.len() as u8]).chain(words).collect()
}

fn unpack(bytes: &[u8]) -> Result<(u64, Tree, &[u8])> {
    let (hash, rest) = bytes.split_first_chunk().context("trees: cut short")?;
    let (&length, rest) = rest.split_first().context("trees: cut short")?;
    ensure!(rest.len() >= 4 * usize::from(length), "trees: cut short");
    let (words, rest) = rest.split_at(4 * usize::from(length));
    let word = |w: &[u8]| {
        let (upos, xpos, rel) = (Upos::ALL.get(usize::from(w[0]))?, Xpos::ALL.get(usize::from(w[1]))?, Rel::ALL.get(usize::from(w[3]))?);
        Some((upos.0, xpos.0, usize::from(w[2]), rel.0))
    };
    let tree = words.chunks_exact(4).map(word).collect::<Option<Tree>>().context("trees: a tag or relation of another version")?;
    Ok((u64::from_le_bytes(*hash), tree, rest))
}

/// Fowler, Noll, Vo 1a over the words, each with an end; a blank within a word is as [`corpus::treebank`] has it.
fn hash_of(words: &[String]) -> u64 {
    let words: Vec<String> = words.iter().map(|w| w.replace(' ', "\u{a0}")).collect();
    let bytes = words.iter().flat_map(|w| w.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3))
}

fn file() -> PathBuf {
    crate::root().join("xtask/data/trees.bin")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_what_it_was() {
        let tree = vec![(Upos::Noun, Xpos::NN, 2, Rel::Nsubj), (Upos::Verb, Xpos::VBD, 0, Rel::Root)];
        let sentence = Sentence { words: vec!["dogs".into(), "slept".into()], tree: tree.clone(), ..Sentence::default() };
        let packed = pack(&sentence);
        let (hash, read, rest) = unpack(&packed).unwrap();
        assert_eq!((hash, read, rest.len()), (hash_of(&sentence.words), tree, 0));
        assert!(unpack(&packed[..packed.len() - 1]).is_err());
    }
}
