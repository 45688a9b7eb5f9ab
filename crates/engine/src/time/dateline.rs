//! The day in an article's own head: its dateline ("WASHINGTON, May 31, 2018 (Reuters) —"), or a line that is a date alone.
//!
//! Only a whole date counts. "May 31" in a dateline leaves the year open, and a year is not invented.

use crate::parse::Syntax;
use crate::text::Span;
use std::ops::Range;

/// How many expressions are looked at, and how many tokens or lines may stand before.
pub(crate) const EXPRESSIONS: usize = 3;
const TOKENS: usize = 12;
const LINES: usize = 5;

/// Whether an expression stands where an article says its day.
pub(crate) fn holds(syntax: &Syntax<'_>, tokens: Range<usize>, span: Span) -> bool {
    is_dateline(syntax, tokens) || is_a_line(syntax.text(), span)
}

/// Capitals before it, and a dash after it or after the agency in brackets.
fn is_dateline(syntax: &Syntax<'_>, tokens: Range<usize>) -> bool {
    let place = |i: usize| {
        let word = syntax.word(i);
        !word.chars().any(char::is_lowercase) || syntax.lower(i) != word
    };
    if tokens.start == 0 || tokens.start > TOKENS || !is_shouted(syntax.word(0)) || !(0..tokens.start).all(place) {
        return false;
    }
    let mut after = tokens.end;
    if after < syntax.len() && syntax.word(after) == "(" {
        let close = (after..syntax.len()).take(8).find(|&i| syntax.word(i) == ")");
        after = close.map_or(after, |i| i + 1);
    }
    after < syntax.len() && matches!(syntax.word(after), "-" | "--" | "–" | "—")
}

fn is_shouted(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.chars().any(char::is_lowercase)
}

/// A line near the top that holds nothing else.
fn is_a_line(text: &str, span: Span) -> bool {
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let (above, left) = before.rsplit_once('\n').unwrap_or(("", before));
    let right = after.lines().next().unwrap_or("");
    let blank = |part: &str| part.trim_matches(|c: char| c.is_whitespace() || ".,;|".contains(c)).is_empty();
    // A text of one line is a sentence, however short.
    blank(left) && blank(right) && after.contains('\n') && above.lines().filter(|line| !line.trim().is_empty()).count() < LINES
}
