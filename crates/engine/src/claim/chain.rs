//! Through whom a claim reached the article: a claim whose cue stands in another's content goes through that one.

use super::pieces::cover;
use super::source::speaks;
use super::{Draft, Scene, Stance};
use crate::parse::Rel;
use std::collections::HashMap;

/// For each claim, the claim with the shortest content that holds its cue. Linear in the length of all contents.
pub(super) fn through(drafts: &[Draft], tokens: usize) -> Vec<Option<usize>> {
    let size: Vec<usize> = drafts.iter().map(|d| d.content.iter().map(|p| p.len()).sum()).collect();
    let mut longest_first: Vec<usize> = (0..drafts.len()).collect();
    longest_first.sort_by_key(|&d| (std::cmp::Reverse(size[d]), d));
    let mut owner: Vec<Option<u32>> = vec![None; tokens];
    for &d in &longest_first {
        for piece in &drafts[d].content {
            owner[piece.clone()].fill(Some(d as u32));
        }
    }
    // Only a longer content can hold a claim, so there are no circles.
    let held = |d: usize| owner[drafts[d].head].map(|o| o as usize).filter(|&o| o != d && size[o] > size[d]);
    (0..drafts.len()).map(|d| drafts[d].via.or_else(|| held(d))).collect()
}

/// "The report, citing an official, said …": what the report says is the official's claim, and goes through the report's.
pub(super) fn citing(scene: &Scene<'_, '_>, drafts: &mut [Draft]) {
    let mut carrier = HashMap::new();
    for (d, draft) in drafts.iter().enumerate().filter(|(_, d)| d.lemma != "cite") {
        carrier.entry(draft.head).or_insert(d);
        if let Some((_, head)) = draft.source {
            carrier.entry(head).or_insert(d);
        }
    }
    for d in 0..drafts.len() {
        let head = drafts[d].head;
        let cites = matches!(drafts[d].lemma.as_str(), "cite" | "quote") && matches!(scene.syntax.rel(head), Rel::Advcl | Rel::Acl);
        let Some(&outer) = scene.syntax.head(head).filter(|_| cites).and_then(|h| carrier.get(&h)) else { continue };
        let Some(object) = scene.syntax.child(head, &[Rel::Obj]).filter(|&o| speaks(scene, o)) else { continue };
        let content = drafts[outer].content.clone();
        let draft = &mut drafts[d];
        draft.source = Some((cover(scene.syntax, object, &[]), object));
        draft.content = content;
        draft.stance = Stance::Says;
        draft.via = Some(outer);
        draft.rule = "claim/citing";
    }
}
