//! Through whom a claim reached the article: a claim whose cue stands in another's content goes through that one.

use super::Draft;

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
