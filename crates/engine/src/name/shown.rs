//! Names that the text itself shows by its marks: "the World Food Programme (WFP)", "BEIRUT, Lebanon (AP) —".

use super::list::bit;
use super::seen::{Seen, Shape};
use crate::parse::Syntax;
use crate::tag::Upos;
use std::collections::HashSet;
use std::ops::Range;

/// What the marks show a run of tokens to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A long form and its letters, mostly an organisation.
    Defined,
    /// The place that an article is dated from.
    Dateline,
    /// A family name that opens a sentence, of a person named in full before.
    Family,
}

/// A run of tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: What,
}

/// Longest long form and farthest dash of a dateline, in tokens.
const REACH: usize = 14;

/// Adds what one sentence shows to `out`, in no order.
pub(super) fn add(syntax: &Syntax<'_>, seen: &[Seen], sentence: Range<usize>, out: &mut Vec<Shown>) {
    for i in sentence.clone() {
        if syntax.word(i) == "(" {
            out.extend(definition(syntax, seen, &sentence, i).into_iter().flatten());
        }
    }
    out.extend(dateline(syntax, seen, &sentence).map(|(start, end)| Shown { start, end, what: What::Dateline }));
}

/// "Woods said" after "Orla Woods": a family name that looks like any word where it opens a sentence.
pub(super) fn families(syntax: &Syntax<'_>, seen: &[Seen], out: &mut Vec<Shown>) {
    let mut known: HashSet<&str> = HashSet::new();
    for i in (0..seen.len()).filter(|&i| seen[i].shape == Shape::Capital) {
        let behind_first = || i > 0 && seen[i - 1].bits & bit::FIRST != 0 && seen[i - 1].shape == Shape::Capital;
        let before_verb = || i + 1 < seen.len() && matches!(syntax.upos(i + 1), Upos::Verb | Upos::Aux);
        if !seen[i].is_weak() && behind_first() {
            known.insert(syntax.lower(i));
        } else if seen[i].opens && known.contains(syntax.lower(i)) && before_verb() {
            out.push(Shown { start: i, end: i + 1, what: What::Family });
        }
    }
}

/// The long form and the letters around the bracket at `open`, whichever comes first.
fn definition(syntax: &Syntax<'_>, seen: &[Seen], sentence: &Range<usize>, open: usize) -> Option<[Shown; 2]> {
    let close = (open + 2..sentence.end.min(open + REACH)).find(|&k| syntax.word(k) == ")")?;
    let (letters, long) = if close == open + 2 {
        (open + 1, long_form_before(syntax, seen, sentence.start, open, syntax.word(open + 1))?)
    } else {
        let letters = open.checked_sub(1).filter(|&k| k >= sentence.start)?;
        let start = long_form_before(syntax, seen, open + 1, close, syntax.word(letters)).filter(|&s| s == open + 1)?;
        (letters, start)
    };
    let end = if letters < long { close } else { open };
    let shown = |start, end| Shown { start, end, what: What::Defined };
    (seen[letters].shape == Shape::Capitals).then(|| [shown(long, end), shown(letters, letters + 1)])
}

/// Where the words begin whose capitals are these letters and that end before `end`: small words between them do not count.
fn long_form_before(syntax: &Syntax<'_>, seen: &[Seen], least: usize, end: usize, letters: &str) -> Option<usize> {
    let mut wanted = letters.chars().rev().filter(|c| c.is_alphabetic()).peekable();
    let mut start = end;
    while wanted.peek().is_some() && start > least && end - start < REACH {
        start -= 1;
        let first = syntax.word(start).chars().next();
        match seen[start].shape {
            Shape::Capital | Shape::Capitals | Shape::Initial if first == wanted.next() => {}
            // "and" may give a letter, and mostly gives none.
            Shape::Plain if syntax.word(start).len() <= 3 => {}
            Shape::Mark if matches!(syntax.word(start), "-" | "&" | "," | "'" | "’") => {}
            _ => return None,
        }
    }
    (wanted.peek().is_none() && end - start > 1 && seen[start].shape != Shape::Plain).then_some(start)
}

/// The place at the head of a sentence: capitals before a dash, or a word before "(AP) —".
fn dateline(syntax: &Syntax<'_>, seen: &[Seen], sentence: &Range<usize>) -> Option<(usize, usize)> {
    let reach = sentence.end.min(sentence.start + REACH);
    let dash = (sentence.start + 1..reach).find(|&k| matches!(syntax.word(k), "—" | "–" | "--" | "-"))?;
    let within = sentence.start..dash;
    let tight = syntax.tokens.list[dash - 1].span.end == syntax.tokens.list[dash].span.start;
    let bare = |k: usize| matches!(seen[k].shape, Shape::Plain) || matches!(syntax.word(k), "\"" | "“" | ":" | "?");
    if tight && syntax.word(dash) == "-" || within.clone().any(bare) {
        return None;
    }
    let agency = within.clone().any(|k| syntax.word(k) == "(" && seen[k + 1].shape != Shape::Digits);
    let of_place = |k: &usize| match seen[*k].shape {
        Shape::Capitals => true,
        Shape::Capital => agency,
        _ => false,
    };
    let end = within.clone().take_while(of_place).last()? + 1;
    let dated = matches!(syntax.word(end), "," | "(")
        || (end == dash && end - sentence.start <= 3 && seen[sentence.start].shape == Shape::Capitals);
    (dated && end - sentence.start <= 4).then_some((sentence.start, end))
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use crate::name::{Lists, seen::View};

    fn check(text: &str, expected: &[&str]) {
        let reader = Reader::english().unwrap();
        let syntax = reader.syntax(text);
        let view = View::of(&syntax, &Lists::embedded().unwrap());
        let got: Vec<_> = view.shown.iter().map(|s| syntax.span(s.start..s.end).of(text)).collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn long_forms_and_letters() {
        check("They called the Harbour and Rivers Board (HRB) again.", &["Harbour and Rivers Board", "HRB"]);
        check("The HRB (Harbour and Rivers Board) met.", &["HRB", "Harbour and Rivers Board"]);
        check("They called the Board (HRB) again.", &[]);
        check("The mayor (left) and Anna (QX) spoke.", &[]);
    }

    #[test]
    fn datelines() {
        check("OSLO, May 3 (Reuters) - The talks ended.", &["OSLO"]);
        check("Oslo (AP) -- The talks ended.", &["Oslo"]);
        check("PORT LOUIS — The talks ended.", &["PORT LOUIS"]);
        check("The talks — all of them — ended.", &[]);
    }
}
