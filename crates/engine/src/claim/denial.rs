//! What a denial denies: the accusation in its own words, or a claim that the article has told before.

use super::{Claim, Draft, Scene, Stance};
use crate::parse::{Rel, Syntax};
use crate::tag::Upos;
use std::collections::HashSet;

/// Points each denial at the claim that it denies, where the article has it. Claims stand in the order of their cues.
pub(super) fn point(scene: &Scene<'_, '_>, claims: &mut [Claim]) {
    for i in 0..claims.len() {
        if claims[i].stance == Stance::Denies {
            claims[i].denies = within(claims, i).or_else(|| before(scene, claims, i));
        }
    }
}

/// Claims that one looks back on.
const LATEST: usize = 40;
/// Of the words of a denial, how many in a hundred must be those of what it denies.
const SHARE: usize = 50;
/// Sentences between a claim and a denial that only says "it" or "the claim".
const NEAR: usize = 4;

/// "denied a report that …", "rejected accusations that …": the claim whose cue stands in the content.
fn within(claims: &[Claim], i: usize) -> Option<usize> {
    let from = |token: usize| claims.partition_point(|c| c.cue_head < token);
    let mut held = claims[i].content_tokens.iter().flat_map(|p| from(p.start)..from(p.end));
    held.find(|&k| k != i && claims[k].through == Some(i) && claims[k].stance != Stance::Denies)
}

fn before(scene: &Scene<'_, '_>, claims: &[Claim], i: usize) -> Option<usize> {
    let syntax = scene.syntax;
    let words = |k: usize| words(syntax, &claims[k]);
    let denied = words(i);
    let own = claims[i].source.as_ref();
    let is_other = |k: usize| {
        let other = claims[k].source.as_ref();
        let same = own.zip(other).is_some_and(|(a, b)| a.entity.is_some() && a.entity == b.entity || a.head == b.head);
        // what is asked for is not so, nor is it not so
        let is_told = !matches!(claims[k].stance, Stance::Denies | Stance::Demands | Stance::Asks);
        !same && !carries(claims, k, i) && is_told
    };
    let near = |k: usize| syntax.sentence_of(claims[i].cue_head) - syntax.sentence_of(claims[k].cue_head) <= NEAR;
    let fits = |n: usize| n >= 2 && n * 100 >= denied.len() * SHARE;
    let told = || (i.saturating_sub(LATEST)..i).rev().filter(|&k| is_other(k));
    let named = told().map(|k| (words(k).intersection(&denied).count(), k)).filter(|(n, _)| fits(*n)).max();
    if named.is_some() {
        return named.map(|n| n.1);
    }
    // "denied that she gave any such assurance": who told that she did
    let said_by = own_saying(scene, &claims[i]);
    if let Some(outer) =
        said_by.and_then(|s| told().filter(|&k| near(k) && is_told_by(scene, &claims[k], s)).find_map(|k| claims[k].through))
    {
        return Some(outer);
    }
    let Some(noun) = points_back(syntax, &claims[i]) else {
        // "denied that oil had leaked": the one thing of two that was told a moment ago
        let one = denied.len() <= 2;
        return told().filter(|&k| one && near(k)).find(|&k| words(k).intersection(&denied).any(|w| is_noun(syntax, &claims[i], w)));
    };
    let wanted = match noun.map(|n| syntax.lemma(n)) {
        Some("report" | "article" | "story") => Stance::Reports,
        Some("assurance" | "promise" | "pledge") => Stance::Promises,
        _ => Stance::Accuses,
    };
    // "Lee's charge": one of Lee's, however long ago
    let teller = noun.and_then(|n| syntax.child(n, &[Rel::NmodPoss]));
    let own: Vec<usize> = told().filter(|&k| teller.is_some_and(|t| is_told_by(scene, &claims[k], t))).collect();
    let among = if own.is_empty() { told().filter(|&k| near(k)).collect() } else { own };
    among.iter().find(|&&k| claims[k].stance == wanted).or(among.first()).copied()
}

/// "denied reports that the army had stormed the farm": what is denied is the clause.
pub(super) fn clause(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let syntax = scene.syntax;
    if draft.stance != Stance::Denies || draft.content.len() != 1 {
        return;
    }
    let all = &mut draft.content[0];
    let noun = all.clone().take(3).find(|&t| SAID.contains(&syntax.lemma(t)) && syntax.upos(t) == Upos::Noun);
    let that = noun.map(|n| n + 1).filter(|&t| t + 1 < all.end && syntax.lower(t) == "that");
    if let Some(that) = that.filter(|&t| syntax.rel(t) == Rel::Mark) {
        all.start = that + 1;
    }
}

/// "the Lamp's report", "the company's statement": whether the claim is that of the noun or name, or of its spokesman.
fn is_told_by(scene: &Scene<'_, '_>, claim: &Claim, teller: usize) -> bool {
    let syntax = scene.syntax;
    let Some(source) = &claim.source else { return false };
    let same = scene.names.entity_at[teller].is_some_and(|e| source.entity == Some(e as usize));
    let called = syntax.upos(teller) == Upos::Propn && syntax.word(source.head) == syntax.word(teller);
    let speaks_for = syntax.upos(teller) == Upos::Noun && syntax.lemma(source.head).starts_with("spokes");
    same || called || speaks_for
}

/// "denied that she gave any such assurance": who is said to have said something, by the subject of the clause.
fn own_saying(scene: &Scene<'_, '_>, denial: &Claim) -> Option<usize> {
    let syntax = scene.syntax;
    let tokens = denial.content_tokens.iter().flat_map(|p| p.clone()).take(8);
    let verb = tokens.clone().find(|&t| matches!(syntax.lemma(t), "give" | "make" | "say" | "promise") && syntax.upos(t) == Upos::Verb)?;
    let noun = syntax.child(verb, &[Rel::Obj]).filter(|&o| SAID.contains(&syntax.lemma(o)) && tokens.clone().any(|t| t == o));
    noun.and_then(|_| syntax.child(verb, &[Rel::Nsubj]))
}

/// Whether a word of the claim's content is a noun there.
fn is_noun(syntax: &Syntax<'_>, claim: &Claim, lemma: &str) -> bool {
    let is_it = |t: usize| syntax.lemma(t) == lemma && matches!(syntax.upos(t), Upos::Noun | Upos::Propn);
    claim.content_tokens.iter().flat_map(|p| p.clone()).any(is_it)
}

/// Whether claim `i` goes through claim `k`.
fn carries(claims: &[Claim], k: usize, i: usize) -> bool {
    std::iter::successors(claims[i].through, |&c| claims[c].through).take(8).any(|c| c == k)
}

/// "denied it", "rejected the allegations", "dismissed that as nonsense", "called Tarkh's charge theatre": whether it denies what was said, and
/// the noun for that where it has one.
fn points_back(syntax: &Syntax<'_>, denial: &Claim) -> Option<Option<usize>> {
    let mut tokens = denial.content_tokens.iter().flat_map(|p| p.clone()).take(6);
    let first = denial.content_tokens.first()?.start;
    let is_said = |t: usize| SAID.contains(&syntax.lemma(t)) || t == first && SAID.contains(&syntax.lower(t));
    let noun = tokens.find(|&t| (t == first || syntax.upos(t) == Upos::Noun) && is_said(t));
    let stands_alone = matches!(syntax.lower(first), "it" | "this" | "that" | "them" | "both") && syntax.rel(first) != Rel::Mark;
    (noun.is_some() || stands_alone).then_some(noun)
}

/// Nouns for what somebody has said.
const SAID: &[&str] = &[
    "accusation",
    "allegation",
    "charge",
    "claim",
    "report",
    "rumour",
    "rumor",
    "story",
    "suggestion",
    "assertion",
    "statement",
    "article",
    "assurance",
    "promise",
    "pledge",
    "account",
    "criticism",
    "wrongdoing",
    "version",
    "notion",
    "idea",
];

/// Dictionary forms of the words that say what it is about.
fn words<'s>(syntax: &'s Syntax<'_>, claim: &Claim) -> HashSet<&'s str> {
    let tokens = claim.content_tokens.iter().flat_map(|p| p.clone()).take(60);
    let tells = |&t: &usize| matches!(syntax.upos(t), Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num);
    tokens.filter(tells).map(|t| syntax.lemma(t)).filter(|l| !SAID.contains(l)).collect()
}
