//! Splits a text into sentences and tokens as Universal Dependencies does.
//!
//! `He won't go. "Why?"` → `[He] [wo] [n't] [go] [.]` · `["] [Why] [?] ["]`
//!
//! Never changes the text: every token is a range of it, in order, and all that lies between is white space.

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
        let mut tokens = Tokens { text, list: Vec::with_capacity(spans.len()), sentences, lower_arena: String::new() };
        for &span in spans {
            let start = tokens.lower_arena.len();
            push_lower(span.of(text), &mut tokens.lower_arena);
            let space_after = text[span.end as usize..].chars().next().is_none_or(char::is_whitespace);
            tokens.list.push(Token { span, space_after, lower: Span::new(start, tokens.lower_arena.len()) });
        }
        tokens
    }
}

fn push_lower(word: &str, out: &mut String) {
    for c in word.chars() {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '\0'..='\x7f' => out.push(c),
            '’' | '‘' | 'ʼ' => out.push('\''),
            '“' | '”' | '„' => out.push('"'),
            _ => out.extend(c.to_lowercase()),
        }
    }
}

/// Splits `text` into sentences and tokens. Linear in its length.
pub fn split(text: &str) -> Tokens<'_> {
    // The first draft: white space only; the real one is on its way.
    let mut spans = Vec::new();
    let mut start = None;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_whitespace(), start) {
            (true, Some(s)) => {
                spans.push(Span::new(s, i));
                start = None
            }
            (false, None) => start = Some(i),
            _ => {}
        }
    }
    let sentences = if spans.is_empty() { vec![] } else { vec![0..spans.len()] };
    Tokens::from_spans(text, &spans, sentences)
}
