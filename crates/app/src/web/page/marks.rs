//! A text cut at every edge of a finding: a piece has the classes of all findings over it, and leads to the narrowest.

use crate::print::passage::Passages;
use crate::web::view::{Paragraph, Segment};
use std::collections::HashSet;

/// A finding in the text, in code points.
pub(super) struct Mark {
    pub(super) span: [usize; 2],
    pub(super) class: &'static str,
    pub(super) id: String,
    pub(super) title: String,
}

/// Classes, the narrowest first.
const CLASSES: [&str; 5] = ["time", "cue", "event", "name", "claim"];

impl Mark {
    fn rank(&self) -> (usize, usize) {
        let class = CLASSES.iter().position(|c| *c == self.class).unwrap_or(CLASSES.len());
        (class, self.span[1] - self.span[0])
    }
}

/// The paragraphs of a text, which blank lines part, with the marks over them.
pub(super) fn paragraphs(text: &str, passages: &Passages<'_>, marks: &[Mark]) -> Vec<Paragraph> {
    let mut sorted: Vec<&Mark> = marks.iter().filter(|m| m.span[0] < m.span[1]).collect();
    sorted.sort_by_key(|m| m.span);
    let mut seen = HashSet::new();
    let cut = |span: &[usize; 2]| Paragraph { segments: segments(passages, &sorted, *span, &mut seen) };
    blocks(text).iter().map(cut).collect()
}

/// Where the paragraphs are, in code points.
fn blocks(text: &str) -> Vec<[usize; 2]> {
    let (mut out, mut at): (Vec<[usize; 2]>, usize) = (Vec::new(), 0);
    let mut is_open = false;
    for line in text.split_inclusive('\n') {
        let end = at + line.chars().count();
        let is_blank = line.trim().is_empty();
        match out.last_mut() {
            Some(last) if is_open && !is_blank => last[1] = end,
            _ if !is_blank => out.push([at, end]),
            _ => {}
        }
        (is_open, at) = (!is_blank, end);
    }
    out
}

fn segments<'m>(passages: &Passages<'_>, sorted: &[&'m Mark], [start, end]: [usize; 2], seen: &mut HashSet<&'m str>) -> Vec<Segment> {
    let own: Vec<&Mark> = sorted.iter().copied().filter(|m| m.span[0] < end && m.span[1] > start).collect();
    let mut cuts: Vec<usize> = own.iter().flat_map(|m| [m.span[0].max(start), m.span[1].min(end)]).chain([start, end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let (mut next, mut over): (usize, Vec<&Mark>) = (0, Vec::new());
    let mut out = Vec::new();
    for pair in cuts.windows(2) {
        while let Some(mark) = own.get(next).filter(|m| m.span[0] <= pair[0]) {
            over.push(mark);
            next += 1;
        }
        over.retain(|m| m.span[1] > pair[0]);
        out.push(segment(passages.words([pair[0], pair[1]]), &over, seen));
    }
    out
}

fn segment<'m>(text: &str, over: &[&'m Mark], seen: &mut HashSet<&'m str>) -> Segment {
    let Some(best) = over.iter().min_by_key(|m| m.rank()) else {
        return Segment { text: text.to_owned(), class: String::new(), finding: String::new(), title: String::new(), first: false };
    };
    let classes = CLASSES.into_iter().filter(|class| over.iter().any(|m| m.class == *class));
    Segment {
        text: text.to_owned(),
        class: classes.collect::<Vec<_>>().join(" "),
        finding: best.id.clone(),
        title: best.title.clone(),
        first: seen.insert(&best.id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_parted_by_blank_lines() {
        assert_eq!(blocks("é b\nc\n\r\n \nd"), [[0, 6], [10, 11]]);
        assert!(blocks(" \n\n").is_empty());
    }
}
