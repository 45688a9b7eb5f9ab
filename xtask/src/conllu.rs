//! Reads treebanks in CoNLL-U (<https://universaldependencies.org/format.html>).

use anyhow::{Context, bail};
use dateline_engine::text::Span;
use dateline_engine::token::Tokens;
use std::ops::Range;
use std::path::Path;

/// One document: the sentences between two `# newdoc` lines.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// As `# newdoc id` has it.
    pub(crate) id: String,
    pub(crate) sentences: Vec<Sentence>,
}

/// One sentence.
#[derive(Debug, Default)]
pub(crate) struct Sentence {
    /// The raw text, as `# text` has it.
    pub(crate) text: String,
    /// Whether a paragraph begins with it.
    pub(crate) paragraph: bool,
    pub(crate) words: Vec<Word>,
}

/// One syntactic word.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) form: String,
    pub(crate) upos: String,
    pub(crate) xpos: String,
    /// Number of the head in the sentence, from 1; 0 for the root.
    pub(crate) head: usize,
    pub(crate) rel: String,
    /// Whether white space follows; false inside a multi-word token.
    pub(crate) space_after: bool,
    /// The value of `Entity` in the last column, as GUM has it: "(3-person-giv:act-…", "3)", several without a space between.
    pub(crate) entity: String,
}

/// Reads a file.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<Document>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("treebank {}", path.display()))?;
    parse(&text).with_context(|| format!("treebank {}", path.display()))
}

/// Reads a treebank. Sentences before the first `# newdoc` make a document without an id.
pub(crate) fn parse(text: &str) -> anyhow::Result<Vec<Document>> {
    let mut documents: Vec<Document> = Vec::new();
    let mut sentence = Sentence::default();
    let mut joined = Joined::default();
    for (number, line) in text.lines().chain([""]).enumerate() {
        if line.trim().is_empty() {
            if !sentence.words.is_empty() {
                if documents.is_empty() {
                    documents.push(Document::default());
                }
                documents.last_mut().expect("not empty").sentences.push(std::mem::take(&mut sentence));
                joined = Joined::default();
            }
        } else if let Some(comment) = line.strip_prefix('#') {
            let (key, value) = comment.split_once('=').unwrap_or((comment, ""));
            match key.trim() {
                "newdoc id" | "newdoc" => documents.push(Document { id: value.trim().to_owned(), ..Document::default() }),
                "newpar" | "newpar id" => sentence.paragraph = true,
                "text" => sentence.text = value.trim().to_owned(),
                _ => {}
            }
        } else {
            joined.push(line, &mut sentence).with_context(|| format!("line {}", number + 1))?;
        }
    }
    Ok(documents)
}

/// The multi-word token that is being read: its last word, and whether white space follows it.
#[derive(Debug, Default)]
struct Joined {
    last: usize,
    space_after: bool,
}

impl Joined {
    fn push(&mut self, line: &str, sentence: &mut Sentence) -> anyhow::Result<()> {
        let field: Vec<&str> = line.split('\t').collect();
        let &[id, form, _, upos, xpos, _, head, rel, _, misc] = field.as_slice() else {
            bail!("wanted ten columns, met {}", field.len());
        };
        let space_after = !misc.split('|').any(|m| m == "SpaceAfter=No");
        if let Some((_, last)) = id.split_once('-') {
            *self = Self { last: last.parse()?, space_after };
        } else if !id.contains('.') {
            let id: usize = id.parse()?;
            sentence.words.push(Word {
                form: form.to_owned(),
                upos: upos.to_owned(),
                xpos: xpos.to_owned(),
                head: head.parse().context("head")?,
                rel: rel.to_owned(),
                space_after: match id.cmp(&self.last) {
                    std::cmp::Ordering::Less => false,
                    std::cmp::Ordering::Equal => self.space_after,
                    std::cmp::Ordering::Greater => space_after,
                },
                entity: misc.split('|').find_map(|m| m.strip_prefix("Entity=")).unwrap_or_default().to_owned(),
            });
        }
        Ok(())
    }
}

/// A document's words written one after the other: each word has a range of this text, also where the raw text contracts two
/// ("gonna" as "gon" and "na", "du" as "de" and "le").
#[derive(Debug)]
pub(crate) struct Written {
    text: String,
    spans: Vec<Span>,
    sentences: Vec<Range<usize>>,
}

impl Written {
    /// Writes the words of a document.
    pub(crate) fn new(document: &Document) -> Self {
        let mut out = Self { text: String::new(), spans: Vec::new(), sentences: Vec::new() };
        for sentence in &document.sentences {
            if sentence.paragraph && !out.text.is_empty() {
                out.text.truncate(out.text.trim_end().len());
                out.text.push_str("\n\n");
            }
            let first = out.spans.len();
            for word in &sentence.words {
                let start = out.text.len();
                out.text.push_str(&word.form);
                out.spans.push(Span::new(start, out.text.len()));
                if word.space_after {
                    out.text.push(' ');
                }
            }
            out.sentences.push(first..out.spans.len());
        }
        out
    }

    /// As the engine's tokens.
    pub(crate) fn tokens(&self) -> Tokens<'_> {
        Tokens::from_spans(&self.text, &self.spans, self.sentences.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BANK: &str = "# newdoc id = a\n# newpar\n# text = Don't go!\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n\
        3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n3.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n4\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n";

    #[test]
    fn multi_word_tokens_and_empty_nodes() {
        let bank = parse(BANK).unwrap();
        let [document] = bank.as_slice() else { panic!("one document") };
        assert_eq!((document.id.as_str(), document.sentences.len()), ("a", 1));
        let written = Written::new(document);
        assert_eq!(written.text, "Don't go! ");
        let tokens = written.tokens();
        let words: Vec<_> = (0..tokens.len()).map(|i| tokens.word(i)).collect();
        assert_eq!(words, ["Do", "n't", "go", "!"]);
        assert_eq!(document.sentences[0].words[2].head, 0);
    }

    #[test]
    fn a_short_line_is_named() {
        let error = parse("# newdoc id = a\n1\tDo\tdo\n").unwrap_err();
        assert_eq!(format!("{error:#}"), "line 2: wanted ten columns, met 3");
    }
}
