//! Sets of tokens as ranges in order: subtrees with some branches left out, trimmed at their edges.

use super::quote::Quotes;
use crate::parse::Syntax;
use std::ops::Range;

/// Token ranges, in order, not touching one another.
pub(super) type Pieces = Vec<Range<usize>>;

/// Beyond this many tokens in a sentence a subtree is taken as one range, so that the work stays linear.
const LONGEST: usize = 300;

/// The tokens of the subtree of `top` without the subtrees of `skip`.
pub(super) fn cover(syntax: &Syntax<'_>, top: usize, skip: &[usize]) -> Pieces {
    if syntax.sentence(syntax.sentence_of(top)).len() > LONGEST {
        return vec![syntax.subtree(top)];
    }
    let mut tokens = Vec::with_capacity(16);
    tokens.push(top);
    let mut next = 0;
    while next < tokens.len() {
        tokens.extend(syntax.children(tokens[next]).filter(|c| !skip.contains(c)));
        next += 1;
    }
    tokens.sort_unstable();
    join(tokens.into_iter().map(|t| t..t + 1))
}

/// Ranges in order of their start, those that touch or overlap made one.
pub(super) fn join(ranges: impl IntoIterator<Item = Range<usize>>) -> Pieces {
    let mut out: Pieces = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

/// Puts several sets together; gaps that hold nothing but commas are closed.
pub(super) fn unite(syntax: &Syntax<'_>, mut pieces: Pieces) -> Pieces {
    pieces.sort_unstable_by_key(|p| p.start);
    let mut out: Pieces = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match out.last_mut() {
            Some(last) if piece.start <= last.end || is_filler(syntax, last.end..piece.start) => last.end = last.end.max(piece.end),
            _ => out.push(piece),
        }
    }
    out
}

fn is_filler(syntax: &Syntax<'_>, mut gap: Range<usize>) -> bool {
    gap.len() <= 2 && gap.all(|i| is_mark(syntax.word(i)))
}

/// Takes `other` out of `pieces`.
pub(super) fn without(pieces: Pieces, other: &Range<usize>) -> Pieces {
    let mut out = Vec::with_capacity(pieces.len() + 1);
    for p in pieces {
        if p.end <= other.start || p.start >= other.end {
            out.push(p);
            continue;
        }
        if p.start < other.start {
            out.push(p.start..other.start);
        }
        if other.end < p.end {
            out.push(other.end..p.end);
        }
    }
    out
}

/// Cuts marks off the edges, then takes a quotation mark back in where its partner is inside.
pub(super) fn trim(syntax: &Syntax<'_>, quotes: &Quotes, pieces: Pieces) -> Pieces {
    pieces.into_iter().filter_map(|p| trim_one(syntax, quotes, p)).collect()
}

/// Cuts marks off the edges; of a quotation mark only where its partner is inside too.
pub(super) fn bare(syntax: &Syntax<'_>, quotes: &Quotes, pieces: Pieces) -> Pieces {
    let mut out = trim(syntax, quotes, pieces);
    for p in &mut out {
        let quote = quotes.around(p.start).map(|q| &quotes.list[q].tokens);
        p.start += usize::from(p.len() > 1 && quote.is_some_and(|q| q.start == p.start && q.end > p.end));
    }
    out
}

fn trim_one(syntax: &Syntax<'_>, quotes: &Quotes, mut p: Range<usize>) -> Option<Range<usize>> {
    while p.start < p.end && is_edge(syntax.word(p.start)) {
        p.start += 1;
    }
    while p.start < p.end && is_edge(syntax.word(p.end - 1)) {
        p.end -= 1;
    }
    if p.is_empty() {
        return None;
    }
    if let Some(q) = quotes.around(p.start).map(|q| &quotes.list[q].tokens).filter(|q| q.start + 1 == p.start) {
        p.start = q.start;
    }
    if let Some(q) = quotes.around(p.end - 1).map(|q| &quotes.list[q]).filter(|q| q.tokens.start >= p.start) {
        // What stands between the last word and the closing mark: "going.”".
        if (p.end..q.tokens.end).len() <= 3 && (p.end..q.tokens.end).all(|i| is_edge(syntax.word(i))) {
            p.end = q.tokens.end;
        }
    }
    Some(p)
}

fn is_mark(word: &str) -> bool {
    matches!(word, "," | ":" | ";" | "—" | "–" | "--" | "-" | "..." | "…")
}

/// Marks that no piece begins or ends with, quotation marks among them.
pub(super) fn is_edge(word: &str) -> bool {
    is_mark(word) || matches!(word, "." | "?" | "!" | "\"" | "“" | "”" | "''" | "``" | "«" | "»" | "(" | ")" | "*" | "•")
}
