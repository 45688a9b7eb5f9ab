//! Words in quotation marks: who said on Monday "we meet today" meant Monday.

use crate::parse::Syntax;

/// A quotation longer than this is taken to have lost a mark.
const LONGEST: usize = 400;

/// Whether token `at` stands in quotation marks that open in its paragraph.
pub(super) fn quoted(syntax: &Syntax<'_>, at: usize) -> bool {
    let mut open = false;
    let mut straight = false;
    for i in paragraph_start(syntax, at)..at {
        match syntax.word(i) {
            "\"" => straight = !straight,
            "“" | "``" => open = true,
            "”" | "''" => open = false,
            _ => {}
        }
    }
    open || straight
}

fn paragraph_start(syntax: &Syntax<'_>, at: usize) -> usize {
    let breaks = |i: usize| syntax.text()[syntax.tokens.list[i - 1].span.end as usize..syntax.tokens.list[i].span.start as usize].contains('\n');
    (at.saturating_sub(LONGEST)..=at).rev().find(|&i| i == 0 || breaks(i)).unwrap_or(at.saturating_sub(LONGEST))
}

#[cfg(test)]
mod tests {
    use crate::time::tests::times_on;

    #[test]
    fn quotations_count_from_the_day_they_were_spoken() {
        let check = |text: &str, word: &str, value: &str| {
            let found = times_on(text, "2020-04-15");
            assert!(found.iter().any(|(t, v)| t == word && v == value), "{text}: {found:?}");
        };
        check("On Monday the senator spoke. \"Today I ask you for help,\" he said.", "Today", "2020-04-13");
        check("\"We won today,\" the coach said on Monday.", "today", "2020-04-13");
        check("On Monday the senator spoke. Today he rests.", "Today", "2020-04-15");
        check("\"We won today,\" the coach said.", "today", "2020-04-15");
    }
}
