//! Where a text is told in the first or second person outside quotation marks: answers of an interview, letters, blogs.
//!
//! There a past tense tells a story, not the news of the day, and "you" and "they" are anyone.

use crate::parse::Syntax;

/// For each token, whether its paragraph is told so.
pub(super) fn told(s: &Syntax<'_>, in_quote: &[bool]) -> Vec<bool> {
    let mut out = vec![false; s.len()];
    let (mut start, mut open, mut found) = (0, false, false);
    for i in 0..s.len() {
        if i > start && ends_paragraph(s, i - 1) {
            out[start..i].fill(found);
            (start, open, found) = (i, false, false);
        }
        match s.word(i) {
            "“" | "``" => open = true,
            "”" | "''" => open = false,
            "\"" => open = !open,
            "US" => {}
            _ => found |= !open && !in_quote[i] && is_person(s.lower(i)),
        }
    }
    out[start..].fill(found);
    out
}

fn is_person(word: &str) -> bool {
    matches!(word, "i" | "we" | "you" | "my" | "our" | "your" | "me" | "us" | "myself" | "ourselves")
}

/// Whether a line of the text ends after token `i`.
fn ends_paragraph(s: &Syntax<'_>, i: usize) -> bool {
    let token = |i: usize| s.tokens.list[i].span;
    s.tokens.list[i].space_after && s.text().get(token(i).end as usize..token(i + 1).start as usize).is_some_and(|gap| gap.contains('\n'))
}
