//! Direct speech: quotations joined to their claims whole, over several sentences, and into the next paragraph.

use super::pieces::{Pieces, is_edge, unite};
use super::{Draft, Scene};
use crate::tag::Upos;
use std::ops::Range;

/// A content that holds part of a quotation around it holds the whole of it.
pub(super) fn complete(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let own = scene.quotes.around(draft.head);
    let pieces = std::mem::take(&mut draft.content);
    let mut grown: Pieces = Vec::with_capacity(pieces.len());
    for mut piece in pieces {
        for i in [piece.start, piece.end - 1] {
            if let Some(q) = scene.quotes.around(i).filter(|&q| Some(q) != own) {
                let quote = &scene.quotes.list[q].tokens;
                piece = piece.start.min(quote.start)..piece.end.max(quote.end);
            }
        }
        grown.push(piece);
    }
    draft.content = unite(scene.syntax, grown);
    name_behind(scene, draft);
    for taken in draft.cue.iter().chain(draft.source.iter().flat_map(|s| s.0.iter())) {
        draft.content = super::pieces::without(std::mem::take(&mut draft.content), taken);
    }
}

/// "“…,” Senator Jane Doe (R-Maine) said": what stands between the quotation and its cue is who says it, all of it.
fn name_behind(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let syntax = scene.syntax;
    let Some(cue) = draft.cue.first().map(|c| c.start).filter(|_| draft.speaks) else { return };
    let quotes = draft.content.iter().filter_map(|p| scene.quotes.around(p.start)).map(|q| &scene.quotes.list[q]);
    let Some(end) = quotes.map(|q| q.tokens.end).filter(|&end| end < cue && cue - end <= NAME).max() else { return };
    let between = end..cue;
    let is_one = syntax.sentence_of(end) == syntax.sentence_of(cue);
    let is_name =
        |i: usize| matches!(syntax.upos(i), Upos::Propn | Upos::Noun | Upos::Adj | Upos::Det | Upos::Num | Upos::Punct | Upos::Adp);
    let Some(head) = between.clone().find(|&i| syntax.upos(i) == Upos::Propn && (i + 1 == cue || syntax.upos(i + 1) != Upos::Propn)) else {
        return;
    };
    let known = draft.source.as_ref();
    let is_part = known.is_none_or(|(pieces, _)| pieces.iter().all(|p| between.start < p.start && p.end <= between.end));
    if is_one
        && is_part
        && between.clone().all(is_name)
        && syntax.upos(between.start) != Upos::Punct
        && syntax.upos(between.start) != Upos::Adp
    {
        let head = known.map_or(head, |s| s.1);
        draft.source = Some((vec![between], head));
    }
}

/// Tokens of a name with its titles at most.
const NAME: usize = 14;

/// Gives quotations that no claim holds to the claim before them: in the same paragraph, or, where a paragraph is nothing
/// but a quotation, in the one before.
pub(super) fn carry_on(scene: &Scene<'_, '_>, drafts: &mut [Draft]) {
    let taken = taken(scene, drafts);
    let speakers = speakers(scene, drafts);
    let mut carried: Option<(usize, usize)> = None;
    // The claim to which each quotation is carried.
    let mut owner = vec![None; scene.quotes.list.len()];
    for (q, quote) in scene.quotes.list.iter().enumerate() {
        if taken[q] || !is_speech(scene, &quote.tokens) {
            continue;
        }
        let Some(d) = before(scene, &speakers, carried, &quote.tokens) else { continue };
        owner[q] = Some(d);
        carried = Some((scene.quotes.paragraph(quote.tokens.start), d));
    }
    call_back(scene, drafts, &speakers, &taken, &mut owner);
    for (quote, d) in scene.quotes.list.iter().zip(owner).filter_map(|(quote, d)| Some((quote, d?))) {
        drafts[d].content.push(quote.tokens.clone());
        drafts[d].carried = true;
    }
    for draft in drafts.iter_mut().filter(|d| d.carried) {
        draft.content = unite(scene.syntax, std::mem::take(&mut draft.content));
    }
}

/// A paragraph that is a quotation without a closing mark goes on in the next one: it belongs to whom that one names.
fn call_back(scene: &Scene<'_, '_>, drafts: &[Draft], speakers: &[usize], taken: &[bool], owner: &mut [Option<usize>]) {
    let quotes = &scene.quotes;
    for q in (0..quotes.list.len().saturating_sub(1)).rev() {
        let (own, next) = (&quotes.list[q], &quotes.list[q + 1].tokens);
        let paragraph = quotes.paragraph(own.tokens.start);
        let goes_on = !own.closed
            && !taken[q]
            && quotes.paragraph(next.start) == paragraph + 1
            && next.start == quotes.paragraphs[paragraph + 1].start
            && own.tokens.start == quotes.paragraphs[paragraph].start;
        if !goes_on {
            continue;
        }
        let holds = |d: usize| owner[q + 1] == Some(d) || drafts[d].content.iter().any(|p| p.start <= next.start && next.start < p.end);
        let behind = speakers.partition_point(|&d| scene.heads[d] < next.start);
        let mut named = speakers[behind..].iter().copied().take_while(|&d| quotes.paragraph(scene.heads[d]) == paragraph + 1);
        let later = || owner[q + 1].filter(|&d| scene.heads[d] >= next.start);
        owner[q] = named.find(|&d| holds(d)).or_else(later).or(owner[q]);
    }
}

/// Which quotations a claim holds already.
pub(super) fn taken(scene: &Scene<'_, '_>, drafts: &[Draft]) -> Vec<bool> {
    let mut taken = vec![false; scene.quotes.list.len()];
    // `"SMITH: We did.`
    for q in drafts.iter().filter(|d| d.rule == "claim/speaker/label").filter_map(|d| scene.quotes.around(d.head)) {
        taken[q] = true;
    }
    for (own, piece) in drafts.iter().flat_map(|d| d.content.iter().map(|p| (scene.quotes.around(d.head), p))) {
        let inside = [piece.start, piece.end - 1].map(|i| scene.quotes.around(i));
        if let [Some(a), Some(b)] = [inside[0].or(inside[1]), inside[1].or(inside[0])] {
            // From the first to the last quotation that the piece touches; one that also holds the cue is not said by it.
            taken[a..=b].iter_mut().enumerate().filter(|(k, _)| Some(a + k) != own).for_each(|(_, t)| *t = true);
        }
    }
    taken
}

/// The claims that a quotation can go on, in order of their cues.
fn speakers(scene: &Scene<'_, '_>, drafts: &[Draft]) -> Vec<usize> {
    let quotes =
        |d: &Draft| d.content.iter().any(|p| scene.quotes.around(p.start).is_some_and(|q| is_speech(scene, &scene.quotes.list[q].tokens)));
    let can = |d: &Draft| d.source.is_some() && scene.quotes.around(d.head).is_none() && (d.speaks || quotes(d));
    (0..drafts.len()).filter(|&d| can(&drafts[d])).collect()
}

/// The claim that the quotation goes on: the last one before it or the first after it in its paragraph, or, where the paragraph
/// is the quotation, the last of the paragraph before.
fn before(scene: &Scene<'_, '_>, speakers: &[usize], carried: Option<(usize, usize)>, quote: &Range<usize>) -> Option<usize> {
    let paragraph = scene.quotes.paragraph(quote.start);
    let at = speakers.partition_point(|&d| scene.heads[d] < quote.start);
    let of = |d: usize| scene.quotes.paragraph(scene.heads[d]);
    let last = at.checked_sub(1).map(|k| speakers[k]);
    if let Some(d) = last.filter(|&d| of(d) == paragraph).or(carried.filter(|c| c.0 == paragraph).map(|c| c.1)) {
        return Some(d);
    }
    if let Some(&d) = speakers.get(at).filter(|&&d| of(d) == paragraph) {
        return Some(d);
    }
    let whole = &scene.quotes.paragraphs[paragraph];
    let alone = quote.start == whole.start && quote.end + 2 >= whole.end;
    let previous = paragraph.checked_sub(1).filter(|_| alone)?;
    last.filter(|&d| of(d) == previous).or(carried.filter(|c| c.0 == previous).map(|c| c.1))
}

/// Whether a quotation is speech, and not a word or a title in marks: it begins a sentence or a clause, and holds a few words.
pub(super) fn is_speech(scene: &Scene<'_, '_>, quote: &Range<usize>) -> bool {
    let syntax = scene.syntax;
    let words = quote.clone().filter(|&i| !is_edge(syntax.word(i))).count();
    let sentence = syntax.sentence(syntax.sentence_of(quote.start));
    let begins = quote.start == sentence.start || (quote.start > 0 && is_edge(syntax.word(quote.start - 1)));
    // "Go home."
    let is_sentence = || quote.len() > 2 && matches!(syntax.word(quote.end - 2), "." | "?" | "!");
    begins
        && (words >= 3 || words > 0 && is_sentence())
        && quote.clone().any(|i| matches!(syntax.upos(i), Upos::Verb | Upos::Aux) || matches!(syntax.word(i), "." | "?" | "!"))
}
