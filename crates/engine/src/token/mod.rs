//! Splits a text into sentences and tokens as Universal Dependencies does.
//!
//! `He won't go. "Why?"` → `[He] [wo] [n't] [go] [.]` · `["] [Why] [?] ["]`
//!
//! Never changes the text: every token is a range of it, in order, and all that lies between is blank ([`is_blank`]).

mod class;
mod list;

mod line;
mod scan;
mod word;

mod abbreviation;
mod clitic;
mod emoticon;
mod hyphen;
mod number;
mod web;

mod lead;
mod sentence;

#[cfg(test)]
mod examples;
#[cfg(test)]
mod properties;

pub use class::is_blank;

use crate::text::Span;
use std::ops::Range;

/// One token: a word, a clitic, a number, a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// Whether white space (or the end of the text) follows.
    pub space_after: bool,
    /// Its lower-case form with straight quotes, as a range of [`Tokens::lower_arena`].
    pub(crate) lower: Span,
}

/// The tokens of a text, and which of them make each sentence.
#[derive(Debug, Clone, Default)]
pub struct Tokens<'t> {
    /// The text they point into.
    pub text: &'t str,
    /// All tokens in order.
    pub list: Vec<Token>,
    /// Token ranges, one a sentence; together they cover `list` without gaps, none is empty.
    pub sentences: Vec<Range<usize>>,
    pub(crate) lower_arena: String,
}

impl<'t> Tokens<'t> {
    /// How many.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether the text has none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The words of token `i` as the text has them.
    pub fn word(&self, i: usize) -> &'t str {
        self.list[i].span.of(self.text)
    }

    /// Token `i` in lower case, curly apostrophes and quotes made straight.
    pub fn lower(&self, i: usize) -> &str {
        self.list[i].lower.of(&self.lower_arena)
    }

    /// The range of text that a range of tokens covers. Must not be empty.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.list[tokens.start].span.join(self.list[tokens.end - 1].span)
    }

    /// Builds the list from ranges of the text: for [`split`], and for gold tokens in scoring and training.
    pub fn from_spans(text: &'t str, spans: &[Span], sentences: Vec<Range<usize>>) -> Self {
        let lower_arena = String::with_capacity(text.len());
        let mut tokens = Tokens { text, list: Vec::with_capacity(spans.len()), sentences, lower_arena };
        for &span in spans {
            let start = tokens.lower_arena.len();
            push_lower(span.of(text), &mut tokens.lower_arena);
            let space_after = text[span.end as usize..].chars().next().is_none_or(is_blank);
            tokens.list.push(Token { span, space_after, lower: Span::new(start, tokens.lower_arena.len()) });
        }
        tokens
    }
}

fn push_lower(word: &str, out: &mut String) {
    if word.is_ascii() {
        let start = out.len();
        out.push_str(word);
        return out[start..].make_ascii_lowercase();
    }
    for c in word.chars() {
        match c {
            '’' | '‘' | 'ʼ' => out.push('\''),
            '“' | '”' | '„' => out.push('"'),
            _ => out.extend(c.to_lowercase()),
        }
    }
}

/// Splits `text` into sentences and tokens. Linear in its length.
pub fn split(text: &str) -> Tokens<'_> {
    let pieces = scan::scan(text);
    let sentences = sentence::find(text, &pieces);
    Tokens::from_spans(text, &pieces.spans, sentences)
}
