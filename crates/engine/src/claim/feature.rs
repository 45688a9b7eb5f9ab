//! What the models look at: words, relations and signs of quotation around a cue and its parts, as hashes.

use super::argument::{Slot, Slots};
use super::{Scene, predicate};
use crate::model::hashed::{Out, mix, word};
use crate::parse::{Rel, Syntax};
use crate::tag::Upos;

/// The hash by which the filter knows token `i`.
pub(super) fn filter(syntax: &Syntax<'_>, i: usize) -> u32 {
    mix(word(syntax.lemma(i)), syntax.upos(i) as u32)
}

/// Which relations the children of `i` have, as a set of bits.
fn signature(syntax: &Syntax<'_>, i: usize) -> u32 {
    syntax.children(i).fold(0, |bits, c| {
        bits | match syntax.rel(c) {
            Rel::Ccomp => 1,
            Rel::Xcomp => 2,
            Rel::Obj => 4,
            Rel::Nsubj => 8,
            Rel::NsubjPass | Rel::AuxPass => 16,
            Rel::Parataxis => 32,
            Rel::Iobj => 64,
            Rel::Obl | Rel::Nmod => 128,
            Rel::Acl => 256,
            Rel::NmodPoss => 512,
            Rel::Cop => 1024,
            Rel::OblAgent => 2048,
            _ => 0,
        }
    })
}

/// Pronoun, person, organisation …: what kind of word a source or an object is.
fn sort(scene: &Scene<'_, '_>, i: usize) -> u32 {
    let syntax = scene.syntax;
    if syntax.upos(i) == Upos::Pron {
        return word(syntax.lower(i));
    }
    if let Some(kind) = scene.kind_at[i] {
        return 100 + kind as u32;
    }
    match scene.rules.source(syntax.lemma(i)) {
        Some(kind) => 200 + kind as u32,
        None => 300 + syntax.upos(i) as u32,
    }
}

fn neighbour(syntax: &Syntax<'_>, i: Option<usize>) -> u32 {
    i.filter(|&i| i < syntax.len()).map_or(1, |i| word(syntax.lower(i)))
}

/// The list's opinion of the word: frame and stance, or none.
fn listed(scene: &Scene<'_, '_>, i: usize) -> u32 {
    let lemma = scene.syntax.lemma(i);
    match scene.syntax.upos(i) {
        Upos::Noun => scene.rules.noun(lemma).map_or(0, |s| 50 + s as u32),
        _ => scene.rules.verb(lemma).map_or(0, |v| 1 + v.frame as u32),
    }
}

/// Features of token `i` as a cue.
pub(super) fn cue(scene: &Scene<'_, '_>, i: usize, list: &mut Vec<u32>) {
    let syntax = scene.syntax;
    let mut out = Out::new(list, 0);
    let lemma = mix(word(syntax.lemma(i)), syntax.upos(i) as u32);
    let sig = signature(syntax, i);
    let frame = listed(scene, i);
    let rel = syntax.rel(i) as u32;
    let xpos = syntax.xpos(i) as u32;
    let head = syntax.head(i);
    let above = head.map_or(0, |h| word(syntax.lemma(h)));
    let subject = syntax.child(i, &[Rel::Nsubj, Rel::NsubjPass, Rel::NmodPoss, Rel::OblAgent]);
    let who = subject.map_or(0, |s| sort(scene, s));
    let object = syntax.child(i, &[Rel::Obj, Rel::Xcomp, Rel::Ccomp, Rel::Obl, Rel::Nmod, Rel::Acl]);
    let what = object.map_or(0, |o| word(syntax.lemma(o)));
    let case = object.and_then(|o| syntax.child(o, &[Rel::Case, Rel::Mark])).map_or(0, |m| word(syntax.lower(m)));
    let what_sort = object.map_or(0, |o| sort(scene, o));
    let inside = u32::from(scene.quotes.around(i).is_some());
    let beside = u32::from(scene.quote_beside(i).is_some());
    let aux = syntax.children(i).find(|&c| matches!(syntax.rel(c), Rel::Aux | Rel::Cop)).map_or(0, |a| word(syntax.lemma(a)));
    let negated = u32::from(syntax.children(i).any(|c| matches!(syntax.lower(c), "not" | "n't" | "never")));
    let (governor, depth) = governor(scene, i);
    let next = neighbour(syntax, Some(i + 1));
    let previous = neighbour(syntax, i.checked_sub(1));
    let sentence = syntax.sentence(syntax.sentence_of(i));
    let headline = u32::from(syntax.upos(sentence.end - 1) != Upos::Punct);
    out.put(&[]);
    out.put(&[lemma]);
    out.put(&[lemma, sig]);
    out.put(&[lemma, rel]);
    out.put(&[lemma, xpos]);
    out.put(&[lemma, who]);
    out.put(&[lemma, what]);
    out.put(&[lemma, case]);
    out.put(&[lemma, next]);
    out.put(&[lemma, previous]);
    out.put(&[lemma, inside]);
    out.put(&[lemma, beside]);
    out.put(&[lemma, aux, negated]);
    out.put(&[lemma, above]);
    out.put(&[lemma, governor]);
    out.put(&[lemma, headline]);
    out.put(&[frame, sig, xpos]);
    out.put(&[frame, rel, inside]);
    out.put(&[frame, who]);
    out.put(&[frame, beside, inside]);
    out.put(&[frame, governor, depth]);
    out.put(&[sig, xpos]);
    out.put(&[rel, xpos, sig & 0x1f]);
    out.put(&[who, xpos]);
    out.put(&[who, case]);
    out.put(&[case, xpos]);
    out.put(&[what, xpos]);
    out.put(&[what_sort, xpos]);
    out.put(&[above, rel]);
    out.put(&[aux, xpos, negated]);
    out.put(&[governor, inside]);
    out.put(&[governor, rel]);
    out.put(&[next, xpos]);
    out.put(&[previous, xpos]);
    out.put(&[headline, xpos]);
    out.put(&[inside, beside, xpos]);
    out.put(&[subject.map_or(0, |s| word(syntax.lemma(s))), xpos]);
    out.put(&[who, what_sort]);
}

/// The nearest word of the verb list above `i`, and how far up it is.
fn governor(scene: &Scene<'_, '_>, i: usize) -> (u32, u32) {
    let syntax = scene.syntax;
    let up = syntax.ancestors(i).take(5).zip(1..).find(|&(a, _)| scene.rules.verb(syntax.lemma(a)).is_some());
    up.map_or((0, 0), |(a, depth)| (word(syntax.lemma(a)), depth))
}

/// What all parts of one cue share.
pub(super) struct Shared {
    lemma: u32,
    frame: u32,
    sig: u32,
    rel: u32,
    passive: u32,
    pos: u32,
    quote: u32,
}

/// Reads what the parts of cue `v` share.
pub(super) fn shared(scene: &Scene<'_, '_>, v: usize, slots: &Slots) -> Shared {
    let syntax = scene.syntax;
    Shared {
        lemma: mix(word(syntax.lemma(v)), syntax.upos(v) as u32),
        frame: listed(scene, v),
        sig: signature(syntax, v),
        rel: syntax.rel(v) as u32,
        passive: u32::from(predicate::is_passive(syntax, v)),
        pos: syntax.upos(v) as u32,
        quote: u32::from(slots.iter().any(|s| matches!(s, Slot::Quote(_)))),
    }
}

/// Features of one part of the clause of cue `v`.
pub(super) fn role(scene: &Scene<'_, '_>, v: usize, slot: &Slot, shared: &Shared, list: &mut Vec<u32>) {
    let syntax = scene.syntax;
    let mut out = Out::new(list, 100);
    let &Shared { lemma, frame, sig, rel, passive, pos, quote } = shared;
    let c = slot.head(scene);
    let kind = slot.kind(syntax);
    let mark = match slot {
        Slot::Child(c) => syntax.child(*c, &[Rel::Case, Rel::Mark]).map_or(0, |m| word(syntax.lower(m))),
        _ => 0,
    };
    let side = u32::from(c > v);
    let reach = syntax.subtree(c);
    let adjacent = u32::from(reach.start == v + 1) | u32::from(reach.end == v) << 1;
    let length = usize::BITS - reach.len().leading_zeros();
    let own = scene.quotes.around(v);
    let quoted = [reach.start, c, reach.end - 1].iter().filter(|&&i| scene.quotes.around(i).is_some_and(|q| Some(q) != own)).count() as u32;
    let what = word(syntax.lemma(c));
    let sort = sort(scene, c);
    let upos = syntax.upos(c) as u32;
    out.put(&[kind]);
    out.put(&[kind, pos, passive]);
    out.put(&[kind, lemma]);
    out.put(&[kind, lemma, passive, side]);
    out.put(&[kind, mark]);
    out.put(&[kind, mark, lemma]);
    out.put(&[kind, mark, sig]);
    out.put(&[kind, sig, passive]);
    out.put(&[kind, sig & 0x3f, frame]);
    out.put(&[kind, upos, side]);
    out.put(&[kind, what]);
    out.put(&[kind, lemma, what]);
    out.put(&[kind, quoted, side]);
    out.put(&[kind, quoted, quote, frame]);
    out.put(&[kind, adjacent, mark]);
    out.put(&[kind, adjacent, lemma]);
    out.put(&[kind, length]);
    out.put(&[kind, rel, passive]);
    out.put(&[kind, rel, sig & 0xf]);
    out.put(&[kind, sort]);
    out.put(&[kind, mark, sort]);
    out.put(&[kind, mark, what]);
    out.put(&[kind, lemma, sort]);
    out.put(&[kind, quote, sig & 7, side]);
    out.put(&[kind, lemma, sig & 7]);
    out.put(&[kind, lemma, quote]);
}
