//! What is seen of each token before any name is chosen: its letters, what the lists say of it, and which known names begin there.

use super::list::Lists;
use super::shown::{self, Shown, What};
use crate::parse::Syntax;
use crate::tag::Upos;
use std::ops::Range;

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Small letters or none.
    Plain,
    /// "Geneva", "McCain", "al-Assad" in one token.
    Capital,
    /// "NATO", two letters at least.
    Capitals,
    /// "J.", "J".
    Initial,
    /// "2016", "11th".
    Digits,
    /// A mark.
    Mark,
}

/// One token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub(super) bits: u32,
    pub(super) shape: Shape,
    /// First word of a sentence or quotation, where a capital says nothing.
    pub(super) opens: bool,
    /// In a sentence all in capitals, where a capital says nothing either.
    pub(super) shouted: bool,
    /// In a headline that begins all its words with a capital.
    pub(super) titled: bool,
}

impl Seen {
    /// Whether a capital says little here.
    pub(super) fn is_weak(self) -> bool {
        self.opens || self.shouted || self.titled
    }
}

/// A listed name in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub(super) end: u32,
    pub(super) fact: u32,
}

/// All tokens of a text, and the listed names in it in the order of their first tokens, longest first.
pub(super) struct View {
    pub(super) tokens: Vec<Seen>,
    pub(super) hits: Vec<Hit>,
    /// What the text itself shows to be names.
    pub(super) shown: Vec<Shown>,
    /// For each token, where its hits begin in `hits`.
    hit_start: Vec<u32>,
}

impl View {
    pub(super) fn of(syntax: &Syntax<'_>, lists: &Lists) -> Self {
        let n = syntax.len();
        let mut view = Self { tokens: Vec::with_capacity(n), hits: Vec::new(), shown: Vec::new(), hit_start: Vec::with_capacity(n + 1) };
        for sentence in &syntax.tokens.sentences {
            view.add(syntax, lists, sentence.clone());
        }
        view.hit_start.push(view.hits.len() as u32);
        shown::families(syntax, &view.tokens, &mut view.shown);
        view.shown.sort_by_key(|s| (s.start, s.end));
        view
    }

    fn add(&mut self, syntax: &Syntax<'_>, lists: &Lists, sentence: Range<usize>) {
        let (mut opens, mut small, mut capitals) = (true, 0, 0);
        let (mut long_small, mut capital) = (0, 0);
        let end = sentence.end;
        let mut covered = sentence.start;
        for i in sentence.clone() {
            let shape = shape_of(syntax.word(i));
            self.hit_start.push(self.hits.len() as u32);
            let word = match shape {
                Shape::Mark => None,
                _ => lists.word(syntax.lower(i)),
            };
            self.tokens.push(Seen { bits: word.map_or(0, |w| w.bits), shape, opens, shouted: false, titled: false });
            // The longest listed name wins: no "Iraq" in "Islamic State of Iraq".
            let least = covered;
            for phrase in word.map_or(&[][..], |w| &w.phrases) {
                let fits = |&n: &usize| i + n > least && i + n >= covered && is_written_as_name(syntax, i, i + n);
                if let Some(n) = phrase.covers(&syntax.tokens, i, end).filter(fits) {
                    covered = i + n;
                    self.hits.push(Hit { end: covered as u32, fact: phrase.fact });
                }
            }
            match shape {
                Shape::Mark => opens |= matches!(syntax.lower(i), "\"" | "'" | "``" | ":" | "*" | "•"),
                _ => opens = false,
            }
            small += usize::from(shape == Shape::Plain);
            capitals += usize::from(shape == Shape::Capitals);
            capital += usize::from(shape == Shape::Capital);
            long_small += usize::from(shape == Shape::Plain && syntax.word(i).len() > 4);
        }
        if capitals > 3 && capitals > 2 * small {
            self.tokens[sentence.clone()].iter_mut().for_each(|t| t.shouted = true);
        }
        if capital > 4 && long_small == 0 {
            self.tokens[sentence.clone()].iter_mut().for_each(|t| t.titled = true);
        }
        shown::add(syntax, &self.tokens, sentence, &mut self.shown);
        self.add_longer(syntax, lists, end);
    }

    /// Titles and nouns of several words ("Prime Minister", "vice president") mark each of their tokens.
    fn add_longer(&mut self, syntax: &Syntax<'_>, lists: &Lists, end: usize) {
        let start = syntax.tokens.sentences[syntax.sentence_of(end - 1)].start;
        for i in start..end {
            if self.tokens[i].shape == Shape::Mark {
                continue;
            }
            let Some(word) = lists.word(syntax.lower(i)) else { continue };
            if let Some((bits, n)) = word.longer_at(&syntax.tokens, i, end) {
                self.tokens[i..i + n].iter_mut().for_each(|t| t.bits |= bits);
            }
        }
    }

    /// The listed names that begin at `i`, longest first.
    pub(super) fn hits_at(&self, i: usize) -> &[Hit] {
        &self.hits[self.hit_start[i] as usize..self.hit_start[i + 1] as usize]
    }

    /// What the text shows these tokens to be.
    pub(super) fn shown_as(&self, a: usize, b: usize) -> Option<What> {
        self.shown.binary_search_by_key(&(a, b), |s| (s.start, s.end)).ok().map(|at| self.shown[at].what)
    }

    pub(super) fn is(&self, i: usize, bits: u32) -> bool {
        self.tokens[i].bits & bits != 0
    }

    /// Whether token `i` could be the first of a name.
    pub(super) fn can_start(&self, i: usize) -> bool {
        matches!(self.tokens[i].shape, Shape::Capital | Shape::Capitals | Shape::Initial)
    }
}

/// "al-Qaeda" may begin small, but one capital there must be, or a digit; where the tagger says name, none ("baghdad").
fn is_written_as_name(syntax: &Syntax<'_>, start: usize, end: usize) -> bool {
    if syntax.word(start) == "the" {
        return false;
    }
    if (start..end).all(|i| syntax.upos(i) == Upos::Propn) {
        return true;
    }
    let first = syntax.word(start).chars().next();
    let capital = |i: usize| syntax.word(i).chars().any(|c| c.is_uppercase() || c.is_ascii_digit());
    match first {
        Some(c) if c.is_uppercase() || c.is_ascii_digit() => true,
        _ => {
            end > start + 1
                && capital(end - 1)
                && (syntax.upos(start) == Upos::Propn || syntax.lower(start + 1) == "-" || end - start > 2 || capital(start + 1))
        }
    }
}

fn shape_of(word: &str) -> Shape {
    let bytes = word.as_bytes();
    let first = bytes[0];
    if first.is_ascii_lowercase() {
        // "iPhone", "eBay"; "al-Assad" where a tokeniser left it whole.
        let prefixed = ["mid-", "pre-", "post-", "anti-", "non-", "pro-", "ex-"].iter().any(|p| word.starts_with(p));
        return if bytes.iter().any(u8::is_ascii_uppercase) && !prefixed { Shape::Capital } else { Shape::Plain };
    }
    if first.is_ascii_digit() {
        return Shape::Digits;
    }
    let Some(c) = word.chars().next() else { return Shape::Mark };
    if !c.is_alphabetic() {
        return if c.is_alphanumeric() { Shape::Digits } else { Shape::Mark };
    }
    if !c.is_uppercase() {
        return Shape::Plain;
    }
    let (mut letters, mut small) = (0, false);
    for c in word.chars() {
        letters += usize::from(c.is_alphabetic());
        small |= c.is_lowercase();
    }
    match (letters, small) {
        (1, _) => Shape::Initial,
        (_, true) => Shape::Capital,
        _ => Shape::Capitals,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let check = |word, shape| assert_eq!(shape_of(word), shape, "{word}");
        check("Geneva", Shape::Capital);
        check("Élysée", Shape::Capital);
        check("eBay", Shape::Capital);
        check("mid-August", Shape::Plain);
        check("NATO", Shape::Capitals);
        check("U.S.", Shape::Capitals);
        check("J.", Shape::Initial);
        check("talks", Shape::Plain);
        check("日本", Shape::Plain);
        check("11th", Shape::Digits);
        check("“", Shape::Mark);
    }
}
