//! Through whom a claim reached the article: a claim whose cue stands in another's content goes through that one.

use super::pieces::{cover, unite, without};
use super::predicate::{around, is_passive};
use super::source::speaks;
use super::{Draft, Scene, SourceKind, Stance};
use crate::parse::{Rel, Syntax};
use crate::tag::Upos;

/// Words of who is quoted "as saying" at most.
const LONGEST: usize = 16;
/// Links of a chain that are followed at most.
const DEEPEST: usize = 16;

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
    // They stand in the order of their heads.
    let with_head =
        |head: usize| Some(drafts.partition_point(|d| d.head < head)).filter(|&d| drafts.get(d).is_some_and(|d| d.head == head));
    let mut out: Vec<Option<usize>> =
        (0..drafts.len()).map(|d| drafts[d].via.and_then(with_head).filter(|&o| o != d).or_else(|| held(d))).collect();
    // What carries a claim may stand in the words of that claim: then nothing carries it.
    for (d, draft) in drafts.iter().enumerate() {
        if draft.via.is_some() {
            let mut above = d;
            for _ in 0..DEEPEST {
                match out[above] {
                    Some(o) if o == d => out[above] = None,
                    Some(o) => above = o,
                    None => break,
                }
            }
        }
    }
    out
}

/// "The report, citing an official, said …", "…, the report said, citing an official": what the report says is the official's claim, and
/// goes through the report's.
pub(super) fn citing(scene: &Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let cues = (0..scene.syntax.len()).filter(|&i| is_citing(scene.syntax, i)).collect();
    in_sentences(scene, cues, drafts, cited);
}

/// Has the drafts of each sentence that holds some cues looked at, cue by cue: those of other sentences have no part in it, and are many.
fn in_sentences(scene: &Scene<'_, '_>, cues: Vec<usize>, drafts: &mut Vec<Draft>, look: fn(&Scene<'_, '_>, usize, &mut Vec<Draft>)) {
    let syntax = scene.syntax;
    let mut cues = cues.into_iter().peekable();
    let mut left = std::mem::take(drafts).into_iter().peekable();
    while let Some(&cue) = cues.peek() {
        let sentence = syntax.sentence(syntax.sentence_of(cue));
        drafts.extend(std::iter::from_fn(|| left.next_if(|d| d.head < sentence.start)));
        let mut own: Vec<Draft> = std::iter::from_fn(|| left.next_if(|d| d.head < sentence.end)).collect();
        std::iter::from_fn(|| cues.next_if(|&i| i < sentence.end)).for_each(|i| look(scene, i, &mut own));
        own.sort_by_key(|d| d.head);
        drafts.extend(own);
    }
    drafts.extend(left);
}

fn cited(scene: &Scene<'_, '_>, i: usize, drafts: &mut Vec<Draft>) {
    let syntax = scene.syntax;
    let Some(object) = syntax.child(i, &[Rel::Obj]).filter(|&o| speaks(scene, o) || is_document(scene, o)) else { return };
    let Some(outer) = carrier(syntax, drafts, i) else { return };
    drafts[outer].content = without(std::mem::take(&mut drafts[outer].content), &syntax.subtree(i));
    let outer = &drafts[outer];
    let inner = Draft {
        head: i,
        source: Some((cover(syntax, object, &syntax.child(object, &[Rel::AclRelcl]).into_iter().collect::<Vec<_>>()), object)),
        cue: vec![i..i + 1],
        content: outer.content.clone(),
        stance: Stance::Says,
        lemma: syntax.lemma(i).to_owned(),
        rule: "claim/citing",
        via: Some(outer.head),
        ..Draft::default()
    };
    drafts.retain(|d| d.head != i);
    drafts.push(inner);
}

/// "citing" beside a clause or a source, "which cited".
fn is_citing(syntax: &Syntax<'_>, i: usize) -> bool {
    let is_cue = matches!(syntax.lower(i), "citing" | "quoting" | "cited" | "quoted" | "cites" | "quotes");
    is_cue && matches!(syntax.rel(i), Rel::Advcl | Rel::Acl | Rel::AclRelcl) && !is_passive(syntax, i)
}

fn is_document(scene: &Scene<'_, '_>, head: usize) -> bool {
    scene.rules.source(scene.syntax.lemma(head)) == Some(SourceKind::Document)
}

/// The claim to whose cue or source `i` belongs, the nearest above it.
fn carrier(syntax: &Syntax<'_>, drafts: &[Draft], i: usize) -> Option<usize> {
    let is_of = |d: &Draft, h: usize| d.head != i && (d.head == h || d.source.as_ref().is_some_and(|s| s.1 == h));
    syntax.ancestors(i).take(5).find_map(|h| drafts.iter().position(|d| is_of(d, h)))
}

/// "Besk was quoted as saying that …", "the agency quoted him as saying …"; "the lawyer, quoted by the Courier, said …", "said in a
/// statement carried by the agency".
pub(super) fn quoted(scene: &Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let syntax = scene.syntax;
    let is_cue = |&i: &usize| syntax.upos(i) == Upos::Verb && (is_as_saying(syntax, i) || CARRIED.contains(&syntax.lower(i)));
    let cues = (1..syntax.len()).filter(is_cue).collect();
    in_sentences(scene, cues, drafts, |scene, i, drafts| {
        if is_as_saying(scene.syntax, i) { as_saying(scene, i, drafts) } else { carried_by(scene, i, drafts) }
    });
}

/// What an outlet does with the words of others.
const CARRIED: &[&str] = &["quoted", "cited", "carried", "published"];

fn is_as_saying(syntax: &Syntax<'_>, i: usize) -> bool {
    matches!(syntax.lower(i), "saying" | "telling") && syntax.lower(i - 1) == "as"
}

fn as_saying(scene: &Scene<'_, '_>, i: usize, drafts: &mut Vec<Draft>) {
    let syntax = scene.syntax;
    let Some(q) = syntax.head(i).filter(|&q| matches!(syntax.lemma(q), "quote" | "cite" | "report")) else { return };
    let is_passive = is_passive(syntax, q);
    let who = if is_passive { syntax.child(q, &[Rel::NsubjPass, Rel::Nsubj]) } else { syntax.child(q, &[Rel::Obj, Rel::Iobj]) };
    let who = who.or_else(|| syntax.head(q).filter(|_| matches!(syntax.rel(q), Rel::Acl | Rel::AclRelcl)));
    let clause = syntax.child(i, &[Rel::Ccomp]).map(|c| cover(syntax, c, &[]));
    let quote = || scene.quote_beside(i).or_else(|| scene.quote_beside(q)).map(|n| vec![scene.quotes.list[n].tokens.clone()]);
    let around = || matches!(syntax.rel(q), Rel::Parataxis).then(|| around(syntax, q));
    let (Some(who), Some(content)) = (who, clause.or_else(quote).or_else(around)) else { return };
    let outer = if is_passive { by(syntax, q).or_else(|| by(syntax, i)) } else { syntax.child(q, &[Rel::Nsubj]) };
    let branch = |top: usize| syntax.children(top).filter(|&c| c == q || syntax.rel(c) == Rel::Case).collect::<Vec<_>>();
    let draft = |head: usize, who: usize| Draft {
        head,
        source: Some((cover(syntax, who, &branch(who)), who)),
        content: content.clone(),
        rule: "claim/quoted",
        ..Draft::default()
    };
    drafts.retain(|d| d.head != q && d.head != i);
    drafts.extend(outer.map(|outer| {
        // "quoted Besk as saying that …" reports that he says it; "Besk was quoted as saying …" what he says.
        let named = cover(syntax, who, &branch(who));
        // "a doctor at the hospital as saying", whatever the tree makes of the place
        let start = named.first().map_or(i, |p| p.start);
        let whole = (start < i && i - start < LONGEST).then(|| start..i + 1);
        let told = whole.map_or(named.into_iter().chain([i - 1..i + 1]).collect(), |w| vec![w]).into_iter().filter(|_| !is_passive);
        let content = unite(syntax, told.chain(content.iter().cloned()).collect());
        Draft { cue: vec![q..q + 1], stance: Stance::Reports, lemma: "quote".to_owned(), content, ..draft(q, outer) }
    }));
    drafts.push(Draft { cue: vec![q..q + 1, i - 1..i + 1], lemma: "say".to_owned(), speaks: true, via: outer.map(|_| q), ..draft(i, who) });
}

/// By whom it is done: the agent, also where the tree has it as any oblique.
pub(super) fn by(syntax: &Syntax<'_>, v: usize) -> Option<usize> {
    let is_by = |c: usize| syntax.rel(c) == Rel::Obl && syntax.children(c).any(|m| syntax.lower(m) == "by");
    syntax.child(v, &[Rel::OblAgent]).or_else(|| syntax.children(v).find(|&c| c > v && is_by(c)))
}

/// The outlet that carries it has it from the source.
fn carried_by(scene: &Scene<'_, '_>, q: usize, drafts: &mut Vec<Draft>) {
    let syntax = scene.syntax;
    let Some(noun) = syntax.head(q).filter(|_| matches!(syntax.rel(q), Rel::Acl | Rel::AclRelcl)) else { return };
    let Some(by) = by(syntax, q) else { return };
    let says = |d: &Draft| d.head != q && d.source.as_ref().is_some_and(|s| s.1 == noun);
    let holds = |d: &Draft| d.head != q && syntax.rel(noun) == Rel::Obl && syntax.head(noun) == Some(d.head);
    let inner = drafts.iter().position(says).or_else(|| drafts.iter().position(holds));
    let Some(inner) = inner.filter(|_| is_outlet_noun(scene, by)) else { return };
    let case: Vec<usize> = syntax.children(by).filter(|&c| syntax.rel(c) == Rel::Case).collect();
    if let Some(source) = drafts[inner].source.as_mut().filter(|s| s.1 == noun) {
        source.0 = without(std::mem::take(&mut source.0), &syntax.subtree(q));
    }
    drafts[inner].via = Some(q);
    // what the outlet carries is that somebody says it
    let told = &drafts[inner];
    let who = told.source.iter().filter(|s| s.1 == noun).flat_map(|s| &s.0);
    let content = unite(syntax, who.chain(&told.cue).chain(&told.content).cloned().collect());
    drafts.retain(|d| d.head != q);
    drafts.push(Draft {
        head: q,
        source: Some((cover(syntax, by, &case), by)),
        cue: vec![q..q + 1],
        content,
        stance: Stance::Reports,
        lemma: syntax.lemma(q).to_owned(),
        rule: "claim/carried",
        ..Draft::default()
    });
}

/// A name, or a noun for an outlet: what carries the words of others.
fn is_outlet_noun(scene: &Scene<'_, '_>, head: usize) -> bool {
    scene.syntax.upos(head) == Upos::Propn
        || matches!(scene.rules.source(scene.syntax.lemma(head)), Some(SourceKind::Outlet | SourceKind::Group))
}
