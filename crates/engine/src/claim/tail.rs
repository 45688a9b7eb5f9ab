//! Where content ends: "said it would close, a sign that …": whether what follows the last commas is still content.
//!
//! The tree hangs such tails on the content; readers often take them for the writer's own words. A third small model decides.

use super::Scene;
use super::argument::Slot;
use super::pieces::is_edge;
use crate::model::hashed;
use crate::parse::{Rel, Syntax};
use std::ops::Range;

/// Longer pieces keep their tails, so that the work stays linear.
const LONGEST: usize = 300;

/// A last part that may be cut off.
pub(super) struct Tail {
    /// Its first word, after the comma.
    pub(super) start: usize,
    /// The word that the rest of it hangs on.
    pub(super) top: usize,
}

/// The tails of a piece of content, longest first.
pub(super) fn tails(scene: &Scene<'_, '_>, piece: &Range<usize>) -> Vec<Tail> {
    let syntax = scene.syntax;
    if piece.len() > LONGEST {
        return Vec::new();
    }
    let last = piece.clone().rev().find(|&i| !is_edge(syntax.word(i))).unwrap_or(piece.start);
    (piece.start + 1..last)
        .filter_map(|i| {
            let start = if is_break(syntax.word(i)) { i + 1 } else { i };
            let opens = start > i || (syntax.rel(i) == Rel::Cc && !is_break(syntax.word(i - 1)));
            if !opens || scene.quotes.around(start).is_some() {
                return None;
            }
            let top = top_from(syntax, start, piece);
            (syntax.subtree(top).end > last).then_some(Tail { start, top })
        })
        .collect()
}

fn is_break(word: &str) -> bool {
    matches!(word, "," | "—" | "–" | "--" | "-" | ";")
}

/// The highest word whose subtree begins at `start` or with the mark before it.
fn top_from(syntax: &Syntax<'_>, start: usize, piece: &Range<usize>) -> usize {
    let mut top = start;
    while let Some(h) = syntax.head(top).filter(|h| piece.contains(h) && syntax.subtree(*h).start + 1 >= start) {
        top = h;
    }
    top
}

/// Features of a tail of the content in `slot` of cue `v`.
pub(super) fn features(scene: &Scene<'_, '_>, v: usize, slot: &Slot, piece: &Range<usize>, tail: &Tail, list: &mut Vec<u32>) {
    let syntax = scene.syntax;
    let (start, top) = (tail.start, tail.top);
    let bucket = |n: usize| usize::BITS - n.leading_zeros();
    let rel = syntax.rel(top) as u32;
    let first = hashed::word(syntax.lower(start));
    let mark = hashed::word(syntax.word(start - 1));
    let cue = hashed::word(syntax.lemma(v));
    let head = slot.head(scene);
    let depth = syntax.ancestors(top).take(5).take_while(|&a| a != head).count() as u32;
    let above = syntax.head(top).map_or(0, |h| syntax.rel(h) as u32);
    let xpos = syntax.xpos(top) as u32;
    let tense = u32::from(syntax.xpos(top) == syntax.xpos(v));
    let subject = u32::from(syntax.child(top, &[Rel::Nsubj, Rel::NsubjPass]).is_some());
    let kind = slot.kind(syntax);
    let (rest, before) = (bucket(piece.end - start), bucket(start - piece.start));
    let quoted = u32::from(scene.quotes.around(start - 1).is_some() || (start > 1 && scene.quotes.around(start - 2).is_some()));
    let mut out = hashed::Out::new(list, 200);
    out.put(&[]);
    out.put(&[rel]);
    out.put(&[first]);
    out.put(&[rel, first]);
    out.put(&[rel, depth]);
    out.put(&[rel, depth, mark]);
    out.put(&[rel, xpos]);
    out.put(&[first, xpos]);
    out.put(&[rel, rest]);
    out.put(&[rest, before]);
    out.put(&[rel, tense, subject]);
    out.put(&[first, tense, subject]);
    out.put(&[rel, above]);
    out.put(&[cue]);
    out.put(&[cue, rel]);
    out.put(&[kind, rel]);
    out.put(&[kind, rel, first]);
    out.put(&[kind, before]);
    out.put(&[quoted, rel]);
    out.put(&[quoted, first]);
    out.put(&[mark, rel, subject]);
    out.put(&[hashed::word(syntax.lemma(top)), rel]);
}

/// Cuts the tails off the pieces of the slots taken for content.
pub(super) fn cut(scene: &Scene<'_, '_>, v: usize, slot: &Slot, piece: Range<usize>, list: &mut Vec<u32>) -> Range<usize> {
    if !matches!(slot, Slot::Child(_)) {
        return piece;
    }
    let found = tails(scene, &piece).into_iter().find(|tail| {
        list.clear();
        features(scene, v, slot, &piece, tail, list);
        scene.rules.model.tail(list) > 0
    });
    found.map_or(piece.clone(), |tail| piece.start..tail.start)
}
