//! Days in the visible text: "Published 3 May 2019 at 14:05 BST", the line below a headline, and any others.

use super::candidate::{Candidate, Place, Said};
use super::surroundings::{Surroundings, before, is_hidden, names, short_text};
use super::written::{self, Written};
use dom_query::{Document, NodeRef};

/// The most days that are looked at.
const MOST: usize = 150;
/// The longest line with a day in it that says what it is, in characters.
const LINE: usize = 160;
/// The most characters beside the day in a line that is hardly more than that.
const REST: usize = 60;

/// The days of all lines.
pub(super) fn candidates(document: &Document, around: &Surroundings) -> Vec<Candidate> {
    let mut found = Vec::new();
    let Some(body) = document.body() else { return found };
    for node in body.descendants_it().filter(|node| node.is_text()) {
        let text = node.text();
        if text.len() > 4000 || text.bytes().filter(u8::is_ascii_digit).count() < 2 || is_hidden(&node) || found.len() >= MOST {
            continue;
        }
        if let Some(parent) = node.parent().filter(|it| !it.has_name("time")) {
            lines(&parent, &text, around, &mut found);
        }
    }
    found
}

/// The days of a piece of text, and those that it has only with what stands around it.
fn lines(parent: &NodeRef<'_>, text: &str, around: &Surroundings, found: &mut Vec<Candidate>) {
    let is_line = text.trim().len() < LINE;
    let (line, from) = if is_line { widened(parent, text) } else { (text.to_owned(), 0) };
    let mut days = written::days(text);
    let own = !days.is_empty();
    if own {
        days.iter_mut().for_each(|it| it.range = it.range.start + from..it.range.end + from);
    } else if is_line {
        days = written::days(&line);
    }
    for day in days.into_iter().take(4) {
        let own_rest = if own { text.trim().chars().count().saturating_sub(day.range.len()) } else { LINE };
        found.extend(candidate(parent, &line, own_rest, day, around));
    }
}

fn candidate(parent: &NodeRef<'_>, line: &str, own_rest: usize, day: Written, around: &Surroundings) -> Option<Candidate> {
    let near = around.of(parent);
    let lead = line[..day.range.start].trim();
    let said = before(&lead[lead.ceil_char_boundary(lead.len().saturating_sub(60))..])?;
    let length = line.trim().chars().count();
    let rest = length.saturating_sub(day.range.len());
    let is_lone = rest <= REST || own_rest <= 25;
    let dated = is_dated(parent);
    let told = is_lone || lead.chars().count() < 25;
    let (place, said, points) = match said {
        Said::Modified if told => (Place::Label, said, 35),
        Said::Published if told && length <= LINE => (Place::Label, said, 66),
        _ if length <= LINE && (is_lone || dated) => (Place::Byline, Said::Nothing, if dated { 52 } else { 40 }),
        _ if own_rest <= 25 => (Place::Byline, Said::Nothing, if dated { 48 } else { 36 }),
        _ => (Place::Loose, Said::Nothing, 12),
    };
    let points = match place {
        _ if near.beside => points - 45,
        Place::Loose => points,
        _ => points + near.bonus() * 2,
    };
    let shown: String = line.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(40).collect();
    Some(Candidate { near: near.headline, ..Candidate::new(day, place, said, points, format!("text {shown:?}")) })
}

/// The text of the smallest block around that is still a line, and where in it the piece begins.
fn widened(parent: &NodeRef<'_>, text: &str) -> (String, usize) {
    let mut best = (text.to_owned(), 0);
    for around in std::iter::once(*parent).chain(parent.ancestors_it(Some(3))) {
        let whole = short_text(&around, 600).filter(|it| it.trim().chars().count() <= LINE);
        let Some((at, whole)) = whole.and_then(|it| Some((it.find(text)?, it))) else { break };
        best = (whole, at);
    }
    best
}

/// Whether the element or one right around it is named a date.
fn is_dated(node: &NodeRef<'_>) -> bool {
    const WORDS: &[&str] = &["date", "time", "publish", "byline", "datum", "posted", "meta", "fecha"];
    std::iter::once(*node).chain(node.ancestors_it(Some(2))).any(|it| {
        let words = names(&it);
        WORDS.iter().any(|word| words.contains(word))
    })
}
