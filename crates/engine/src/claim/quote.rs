//! Quotations, found by their marks alone: paired within a paragraph, so that a missing mark harms one paragraph only.

use crate::parse::Syntax;
use std::ops::Range;

/// One quotation, outermost marks only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quote {
    /// The opening mark up to and with the closing mark; without a closing mark, up to the end of the paragraph.
    pub(super) tokens: Range<usize>,
    /// Whether a closing mark stands at its end.
    pub(super) closed: bool,
}

/// Quotations and paragraphs of a text.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    /// In order, none overlapping another.
    pub(super) list: Vec<Quote>,
    /// For each token, the number of the quotation that it stands in (marks included) plus one; 0 outside.
    at: Vec<u32>,
    /// Token ranges of the paragraphs.
    pub(super) paragraphs: Vec<Range<usize>>,
    paragraph_of: Vec<u32>,
}

impl Quotes {
    /// One pass over the tokens.
    pub(super) fn find(syntax: &Syntax<'_>) -> Self {
        let mut out = Self { at: vec![0; syntax.len()], paragraph_of: vec![0; syntax.len()], ..Self::default() };
        out.paragraphs = paragraphs(syntax);
        for (number, paragraph) in out.paragraphs.iter().enumerate() {
            out.paragraph_of[paragraph.clone()].fill(number as u32);
            pair(syntax, paragraph.clone(), &mut out.list);
        }
        for (number, quote) in out.list.iter().enumerate() {
            out.at[quote.tokens.clone()].fill(number as u32 + 1);
        }
        out
    }

    /// The number of the quotation around token `i`.
    pub(super) fn around(&self, i: usize) -> Option<usize> {
        (self.at[i] as usize).checked_sub(1)
    }

    /// The number of the paragraph of token `i`.
    pub(super) fn paragraph(&self, i: usize) -> usize {
        self.paragraph_of[i] as usize
    }
}

/// A blank line ends a paragraph; a single line break does where a sentence ends with it.
fn paragraphs(syntax: &Syntax<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for i in 1..syntax.len() {
        let gap = &syntax.text()[syntax.tokens.list[i - 1].span.end as usize..syntax.tokens.list[i].span.start as usize];
        let breaks = gap.bytes().filter(|&b| b == b'\n').count();
        if breaks > 1 || (breaks == 1 && syntax.sentence_of(i) != syntax.sentence_of(i - 1)) {
            out.push(start..i);
            start = i;
        }
    }
    if start < syntax.len() {
        out.push(start..syntax.len());
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    /// A straight mark between blanks, or between letters: opens or closes, whichever is due.
    Either,
}

/// Pairs the marks of one paragraph. Nested marks are counted, not kept: linear at any depth.
fn pair(syntax: &Syntax<'_>, paragraph: Range<usize>, out: &mut Vec<Quote>) {
    let mut open: Option<usize> = None;
    let mut depth = 0usize;
    let mut next = paragraph.start;
    while next < paragraph.end {
        let i = next;
        next += 1;
        if open.is_none()
            && let Some(end) = single(syntax, i, paragraph.end)
        {
            out.push(Quote { tokens: i..end, closed: true });
            next = end;
            continue;
        }
        let Some((mark, curly)) = mark_at(syntax, i) else { continue };
        let mark = turned(syntax, open, i, mark);
        match (open, mark) {
            (None, Mark::Open | Mark::Either) => (open, depth) = (Some(i), 1),
            (None, Mark::Close) => {}
            (Some(_), Mark::Open) if curly => depth += 1,
            // A straight mark that can only open, inside an open one: the closing mark was forgotten, nobody knows where.
            (Some(_), Mark::Open) => (open, depth) = (Some(i), 1),
            (Some(start), Mark::Close | Mark::Either) => {
                depth -= if curly { 1 } else { depth };
                if depth == 0 {
                    out.push(Quote { tokens: start..i + 1, closed: true });
                    open = None;
                }
            }
        }
    }
    let Some(start) = open else { return };
    // A straight mark that nothing closes, with curly ones inside that are closed: those count.
    let before = out.len();
    if syntax.word(start) == "\"" && (start + 1..paragraph.end).any(|i| syntax.word(i) == "“") {
        pair(syntax, start + 1..paragraph.end, out);
        if out[before..].iter().any(|q| q.closed) {
            return;
        }
        out.truncate(before);
    }
    out.push(Quote { tokens: start..paragraph.end, closed: false });
}

/// Tokens of a quotation in single marks at most.
const LONGEST: usize = 200;

/// The end of a quotation in single marks that begins at token `i`: "'We lost,' he said". The closing one stands behind a comma or a stop,
/// so that it is no apostrophe.
fn single(syntax: &Syntax<'_>, i: usize, end: usize) -> Option<usize> {
    let is_open = match syntax.word(i) {
        "‘" => true,
        "'" | "`" => facing(syntax, i) == Mark::Open,
        _ => return None,
    };
    let begins = i == 0 || syntax.sentence_of(i - 1) != syntax.sentence_of(i) || matches!(syntax.word(i - 1), "," | ":" | "." | "?" | "!");
    if !is_open || !begins {
        return None;
    }
    let inside = (i + 1..end.min(i + LONGEST)).take_while(|&k| mark_at(syntax, k).is_none());
    let mut closing = inside.filter(|&k| matches!(syntax.word(k), "’" | "'") && facing(syntax, k) != Mark::Open);
    closing.find(|&k| matches!(syntax.word(k - 1), "," | "." | "?" | "!")).map(|k| k + 1)
}

/// Marks that some languages turn round: „…“ and »…«.
fn turned(syntax: &Syntax<'_>, open: Option<usize>, i: usize, mark: Mark) -> Mark {
    let opened = open.map(|o| syntax.word(o));
    match (syntax.word(i), opened) {
        ("“", Some("„")) | ("«", Some("»")) => Mark::Close,
        // An opening mark where a closing one was meant: “No,“ he said.
        ("“", Some("“")) if facing(syntax, i) == Mark::Close => Mark::Close,
        ("»", None) if facing(syntax, i) == Mark::Open => Mark::Open,
        _ => mark,
    }
}

/// Whether token `i` is a double quotation mark, which way it faces, and whether its form says so.
fn mark_at(syntax: &Syntax<'_>, i: usize) -> Option<(Mark, bool)> {
    Some(match syntax.word(i) {
        "“" | "„" | "«" | "``" => (Mark::Open, true),
        "”" | "»" => (Mark::Close, true),
        "\"" if is_inch(syntax, i) => return None,
        "\"" | "''" => (facing(syntax, i), false),
        _ => return None,
    })
}

/// `12" wide`, `5'10"`: a measure, with words behind it.
fn is_inch(syntax: &Syntax<'_>, i: usize) -> bool {
    let glued = i > 0 && !syntax.tokens.list[i - 1].space_after && syntax.word(i - 1).ends_with(|c: char| c.is_ascii_digit());
    let goes_on = i + 1 < syntax.len() && syntax.word(i + 1).starts_with(|c: char| c.is_lowercase());
    glued && goes_on && syntax.tokens.list[i].space_after && syntax.sentence_of(i) == syntax.sentence_of(i + 1)
}

fn facing(syntax: &Syntax<'_>, i: usize) -> Mark {
    let before = i == 0 || syntax.tokens.list[i - 1].space_after || matches!(syntax.word(i - 1), "(" | "[" | "—" | "–" | "-" | "--");
    match (before, syntax.tokens.list[i].space_after) {
        (true, false) => Mark::Open,
        (false, true) => Mark::Close,
        _ => Mark::Either,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::syntax;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let syntax = syntax(text);
        let quotes = Quotes::find(&syntax);
        let found: Vec<_> = quotes.list.iter().map(|q| syntax.span(q.tokens.clone()).of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn pairs_marks_within_a_paragraph() {
        check("He said \" go \" and left .", &["\" go \""]);
        check("“ One “ two ” three ” he said .", &["“ One “ two ” three ”"]);
        check("“ No end here .\n\nNext “ one ” .", &["“ No end here .", "“ one ”"]);
        check("” stray . « Oui » .", &["« Oui »"]);
        check("\"No end , he said . \"Another\" one .", &["\"Another\""]);
        check("„ Ja “ , sagte er .", &["„ Ja “"]);
    }

    #[test]
    fn deep_nesting_is_linear() {
        let text = "“ ".repeat(100_000);
        assert_eq!(Quotes::find(&syntax(&text)).list.len(), 1);
    }
}
