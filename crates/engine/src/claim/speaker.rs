//! Speech without a verb: `SMITH: We did.` at the head of a paragraph, and `“We did.” — Jan Smith` at its end.

use super::pieces::is_edge;
use super::{Draft, Scene, Stance};
use crate::parse::Syntax;
use crate::tag::Upos;
use std::ops::Range;

/// Names longer than this are no labels.
const LONGEST: usize = 6;

/// The claims of labelled paragraphs.
pub(super) fn find(scene: &Scene<'_, '_>) -> Vec<Draft> {
    scene.quotes.paragraphs.iter().filter_map(|p| label(scene, p).or_else(|| signature(scene, p))).collect()
}

/// `NAME: …`, `@handle: …`, `Name, nurse: “…”`
fn label(scene: &Scene<'_, '_>, paragraph: &Range<usize>) -> Option<Draft> {
    let syntax = scene.syntax;
    if let Some(name) = in_brackets(syntax, paragraph) {
        let mark = name.end;
        return Some(draft(name, mark, vec![mark + 2..paragraph.end], "claim/speaker/bracket"));
    }
    let start = paragraph.start + usize::from(is_edge(syntax.word(paragraph.start)));
    let colon = (start + 1..paragraph.end.min(start + 1 + LONGEST)).find(|&i| syntax.word(i) == ":")?;
    let quoted = colon + 1 < paragraph.end && matches!(syntax.word(colon + 1), "\"" | "“" | "«" | "„");
    let name = start..(start..colon).find(|&i| quoted && syntax.word(i) == ",").unwrap_or(colon);
    let speaks = is_name(syntax, name.clone()) && paragraph.end - colon > 2;
    speaks.then(|| draft(name, colon, vec![colon + 1..paragraph.end], "claim/speaker/label"))
}

/// `((Name)) …`, as interviews on wikis mark who speaks: the words of the name.
fn in_brackets(syntax: &Syntax<'_>, paragraph: &Range<usize>) -> Option<Range<usize>> {
    let is_pair = |i: usize, mark: &str| i + 1 < paragraph.end && syntax.word(i) == mark && syntax.word(i + 1) == mark;
    let start = paragraph.start + 2;
    let end = (start + 1..paragraph.end.min(start + LONGEST)).find(|&i| is_pair(i, ")"))?;
    let speaks = is_pair(paragraph.start, "(") && is_name(syntax, start..end) && end + 2 < paragraph.end;
    speaks.then_some(start..end)
}

/// `“…” — Name`
fn signature(scene: &Scene<'_, '_>, paragraph: &Range<usize>) -> Option<Draft> {
    let syntax = scene.syntax;
    let from = paragraph.start.max(paragraph.end.saturating_sub(LONGEST + 2));
    let dash = (from..paragraph.end).rev().find(|&i| matches!(syntax.word(i), "—" | "–" | "―" | "--" | "-"))?;
    let quote = &scene.quotes.list[scene.quotes.around(dash.checked_sub(1)?)?];
    let end = paragraph.end - usize::from(is_edge(syntax.word(paragraph.end - 1)));
    let speaks = quote.tokens.end == dash && dash + 1 < end && is_name(syntax, dash + 1..end);
    speaks.then(|| draft(dash + 1..end, dash, vec![quote.tokens.clone()], "claim/speaker/signature"))
}

/// Whether these are the words of a name and nothing else.
fn is_name(syntax: &Syntax<'_>, words: Range<usize>) -> bool {
    let last = words.end - 1;
    syntax.word(words.start).starts_with('@') && words.len() < 3
        || syntax.upos(last) == Upos::Propn && words.clone().all(|i| syntax.word(i).starts_with(char::is_uppercase))
        || words.clone().all(|i| is_capitals(syntax.word(i)))
        || words.len() == 1 && matches!(syntax.word(last), "Q" | "A")
}

/// "WARD": a script writes its speakers so.
fn is_capitals(word: &str) -> bool {
    word.len() > 2 && word.chars().all(char::is_uppercase)
}

fn draft(name: Range<usize>, mark: usize, content: Vec<Range<usize>>, rule: &'static str) -> Draft {
    Draft {
        head: mark,
        source: Some((vec![name.clone()], name.end - 1)),
        cue: vec![mark..mark + 1],
        content,
        stance: Stance::Says,
        lemma: "say".to_owned(),
        rule,
        ..Draft::default()
    }
}
