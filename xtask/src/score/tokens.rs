//! How well a splitter finds the words and sentences of a treebank: F1 over character offsets, as `conll18_ud_eval` has it.
//!
//! The raw text is rebuilt from the treebank: sentences of a paragraph joined as `SpaceAfter` says, paragraphs and documents by a
//! blank line. A multiword token ("don't") counts as its words, which in the English treebanks always spell it out.

use std::collections::HashSet;

/// What a splitter returns: byte ranges of the words, and of the sentences, in the order of the text.
pub type Split = (Vec<(usize, usize)>, Vec<(usize, usize)>);

/// True positives against the two totals.
#[derive(Debug, Clone, Copy, Default)]
pub struct F1 {
    pub hits: usize,
    pub gold: usize,
    pub found: usize,
}

impl F1 {
    /// Twice the hits over both totals, in per cent.
    pub fn percent(self) -> f64 {
        200.0 * self.hits as f64 / (self.gold + self.found).max(1) as f64
    }

    fn add(&mut self, gold: &[(usize, usize)], found: &[(usize, usize)]) {
        let wanted: HashSet<_> = gold.iter().collect();
        self.hits += found.iter().filter(|range| wanted.contains(range)).count();
        self.gold += gold.len();
        self.found += found.len();
    }
}

/// Figures of one treebank.
#[derive(Debug, Clone, Copy, Default)]
pub struct Score {
    pub words: F1,
    pub sentences: F1,
}

/// Raw text and gold ranges of one document.
#[derive(Debug, Default)]
pub struct Document {
    pub text: String,
    pub words: Vec<(usize, usize)>,
    pub sentences: Vec<(usize, usize)>,
}

/// Scores `split` on the documents whose sentence ids begin with `prefix` (`""`: all).
pub fn score(gold_conllu: &str, prefix: &str, split: impl Fn(&str) -> Split) -> Score {
    let mut total = Score::default();
    for document in documents(gold_conllu, prefix) {
        let (words, sentences) = split(&document.text);
        total.words.add(&document.words, &words);
        total.sentences.add(&document.sentences, &sentences);
    }
    total
}

/// The documents of a CoNLL-U file whose sentence ids begin with `prefix`.
pub fn documents(conllu: &str, prefix: &str) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    let mut gap = "";
    for block in conllu.split("\n\n").filter(|b| !b.trim().is_empty()) {
        let head = |key: &str| block.lines().any(|l| l.starts_with(key));
        if head("# newdoc") || documents.is_empty() {
            documents.push(Document::default());
            gap = "";
        }
        let id = block.lines().find_map(|l| l.strip_prefix("# sent_id = ")).unwrap_or("");
        if !id.starts_with(prefix) {
            continue;
        }
        let document = documents.last_mut().expect("one was pushed");
        if !document.text.is_empty() {
            document.text.push_str(if head("# newpar") { "\n\n" } else { gap });
        }
        gap = document.add_sentence(block);
    }
    documents.retain(|d| !d.words.is_empty());
    documents
}

impl Document {
    /// Appends the sentence and returns what separates it from the next one of the paragraph.
    fn add_sentence(&mut self, block: &str) -> &'static str {
        let (first, mut gap) = (self.words.len(), "");
        let mut multiword = None;
        for line in block.lines().filter(|l| !l.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let after = if fields[9].split('|').any(|m| m == "SpaceAfter=No") { "" } else { " " };
            match fields[0].split_once('-') {
                Some((_, last)) => multiword = Some((last, after)),
                None if fields[0].contains('.') => {}
                None => {
                    self.text.push_str(gap);
                    self.words.push((self.text.len(), self.text.len() + fields[1].len()));
                    self.text.push_str(fields[1]);
                    gap = multiword.map_or(after, |(last, after)| if last == fields[0] { after } else { "" });
                    multiword = multiword.filter(|(last, _)| *last != fields[0]);
                }
            }
        }
        self.sentences.push((self.words[first].0, self.text.len()));
        gap
    }
}
