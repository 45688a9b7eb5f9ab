//! From the text to pieces: words and marks, with what stands before each.

use super::abbreviation::Kind;
use super::class::{Class, char_at, class, is_apostrophe, is_blank, joins, run};
use super::line::Lines;
use super::{clitic, emoticon, web, word};
use crate::text::Span;

/// What lies before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    Space,
    /// A line break or blank line that ends the sentence.
    Break,
}

/// What a token means to the end of sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A word, or a mark without a part in it.
    Plain,
    /// `.`
    Stop,
    /// `!`, `?`, `?!`
    Cry,
    /// `...`, `…`
    Ellipsis,
    /// `(`, `[`
    Open,
    /// `)`, `]`
    Close,
    /// `"`, `'`, `''`: open or closed by where it stands.
    Quote,
    /// `“`, `‘`, ` `` `
    OpenQuote,
    /// `”`, `’`
    CloseQuote,
    /// `:)`
    Face,
    /// A word with its full stop.
    Abbreviation(Kind),
}

/// The tokens' ranges, their marks, and the gaps before them: three lists of one length.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) spans: Vec<Span>,
    pub(super) marks: Vec<Mark>,
    pub(super) gaps: Vec<Gap>,
}

/// Where the scanner is: the text, the run of non-blank characters (`start..end`) at hand, and what it has found.
pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) lines: Lines,
    pieces: Pieces,
    gap: Gap,
}

/// Cuts `text` into pieces. Linear: every step looks a bounded way back and ahead.
pub(super) fn scan(text: &str) -> Pieces {
    let mut scanner = Scanner { text, start: 0, end: 0, lines: Lines::of(text), pieces: Pieces::default(), gap: Gap::Break };
    scanner.pieces.spans.reserve(text.len() / 5);
    scanner.pieces.marks.reserve(text.len() / 5);
    scanner.pieces.gaps.reserve(text.len() / 5);
    while scanner.next_chunk() {
        scanner.chunk();
    }
    scanner.pieces
}

impl Scanner<'_> {
    /// Moves to the next run of characters that are not blank.
    fn next_chunk(&mut self) -> bool {
        let gap = self.end;
        self.start = run(self.text, gap, self.text.len(), is_blank);
        self.end = run(self.text, self.start, self.text.len(), |c| !is_blank(c));
        let broken = gap == 0 || self.lines.break_at(self.text, gap, self.start);
        self.gap = if broken { Gap::Break } else { Gap::Space };
        self.start < self.end
    }

    fn chunk(&mut self) {
        let mut at = self.start;
        while at < self.end {
            at = self.token(at);
        }
    }

    /// Adds a token and returns where it ends.
    pub(super) fn add(&mut self, start: usize, end: usize, mark: Mark) -> usize {
        self.pieces.spans.push(Span::new(start, end));
        self.pieces.marks.push(mark);
        self.pieces.gaps.push(self.gap);
        self.gap = Gap::None;
        end
    }

    /// The character at byte `at` of the run at hand.
    pub(super) fn peek(&self, at: usize) -> Option<char> {
        char_at(self.text, at, self.end)
    }

    /// The character before byte `at` of the run at hand.
    pub(super) fn back(&self, at: usize) -> Option<char> {
        self.text[self.start..at].chars().next_back()
    }

    fn token(&mut self, at: usize) -> usize {
        let Some(c) = self.peek(at) else { return self.end };
        match class(c) {
            Class::Letter | Class::Digit => word::scan(self, at),
            _ => self.mark(at, c),
        }
    }

    fn mark(&mut self, at: usize, c: char) -> usize {
        let one = at + c.len_utf8();
        match c {
            '.' | '+' if self.digit(one) && !self.word_before(at) => word::scan(self, at),
            '.' => self.stops(at),
            '!' | '?' => {
                let end = run(self.text, at, self.end, |c| matches!(c, '!' | '?'));
                self.add(at, end, Mark::Cry)
            }
            '…' | '。' | '！' | '？' | '।' | '؟' | '۔' => self.add(at, one, if c == '…' { Mark::Ellipsis } else { Mark::Cry }),
            '@' | '#' if web::tag(self, at).is_some() => {
                let end = web::tag(self, at).unwrap_or(one);
                self.add(at, end, Mark::Plain)
            }
            ':' | ';' | '=' | '<' | '^' if emoticon::end(self, at).is_some() => {
                let end = emoticon::end(self, at).unwrap_or(one);
                self.add(at, end, Mark::Face)
            }
            '(' | '[' | '{' => self.add(at, one, Mark::Open),
            ')' | ']' | '}' => self.add(at, one, Mark::Close),
            '"' => self.add(at, one, Mark::Quote),
            '“' | '«' | '„' => self.add(at, one, Mark::OpenQuote),
            '”' | '»' => self.add(at, one, Mark::CloseQuote),
            _ if is_apostrophe(c) => self.apostrophe(at, c),
            '-' | '=' | '*' | '_' | '~' | '<' | '>' | '+' | ',' | '#' | '|' | '$' => {
                let end = run(self.text, at, self.end, |d| d == c);
                self.add(at, end, Mark::Plain)
            }
            _ => {
                let end = self.symbol(one, c);
                self.add(at, end, Mark::Plain)
            }
        }
    }

    fn stops(&mut self, at: usize) -> usize {
        let end = run(self.text, at, self.end, |c| c == '.');
        let mark = if end - at == 1 { Mark::Stop } else { Mark::Ellipsis };
        self.add(at, end, mark)
    }

    /// A clitic, the apostrophe of `'em` and `'90s`, or a quotation mark.
    fn apostrophe(&mut self, at: usize, c: char) -> usize {
        let one = at + c.len_utf8();
        if let Some(end) = clitic::end(self, at) {
            return self.add(at, end, Mark::Plain);
        }
        if self.peek(one) == Some(c) {
            let mark = if matches!(c, '`' | '‘') { Mark::OpenQuote } else { Mark::Quote };
            return self.add(at, one + c.len_utf8(), mark);
        }
        if let Some(end) = clitic::clipped(self, at) {
            return self.add(at, end, Mark::Plain);
        }
        let mark = match c {
            '‘' | '`' => Mark::OpenQuote,
            _ => Mark::Quote,
        };
        self.add(at, one, mark)
    }

    /// A symbol with the marks that join to it: emoji sequences, flags, keycaps.
    fn symbol(&self, one: usize, c: char) -> usize {
        let flag = |c: char| matches!(c, '\u{1F1E6}'..='\u{1F1FF}');
        let mut q = one;
        if flag(c) && self.peek(q).is_some_and(flag) {
            q += 4;
        }
        while let Some(d) = self.peek(q).filter(|&d| joins(d)) {
            q += d.len_utf8();
            let pictograph = |c: &char| *c >= '\u{2190}' && class(*c) == Class::Other;
            if let Some(e) = self.peek(q).filter(pictograph).filter(|_| d == '\u{200D}') {
                q += e.len_utf8();
            }
        }
        q
    }

    fn digit(&self, at: usize) -> bool {
        self.peek(at).is_some_and(|c| c.is_ascii_digit())
    }

    fn word_before(&self, at: usize) -> bool {
        self.back(at).is_some_and(|c| matches!(class(c), Class::Letter | Class::Digit))
    }
}
