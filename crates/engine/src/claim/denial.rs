//! What a denial denies: the accusation in its own words, or a claim that the article has told before.

use super::{Claim, Scene, Stance};
use crate::parse::Syntax;
use crate::tag::Upos;
use std::collections::HashSet;

/// Points each denial at the claim that it denies, where the article has it. Claims stand in the order of their cues.
pub(super) fn point(scene: &Scene<'_, '_>, claims: &mut [Claim]) {
    for i in 0..claims.len() {
        if claims[i].stance == Stance::Denies {
            claims[i].denies = within(claims, i).or_else(|| before(scene.syntax, claims, i));
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

fn before(syntax: &Syntax<'_>, claims: &[Claim], i: usize) -> Option<usize> {
    let words = |k: usize| words(syntax, &claims[k]);
    let denied = words(i);
    let own = claims[i].source.as_ref();
    let is_other = |k: usize| {
        let other = claims[k].source.as_ref();
        let same = own.zip(other).is_some_and(|(a, b)| a.entity.is_some() && a.entity == b.entity || a.head == b.head);
        !same && !carries(claims, k, i) && claims[k].stance != Stance::Denies
    };
    let fits = |n: usize| n >= 2 && n * 100 >= denied.len() * SHARE;
    let told = || (i.saturating_sub(LATEST)..i).rev().filter(|&k| is_other(k));
    let named = told().map(|k| (words(k).intersection(&denied).count(), k)).filter(|(n, _)| fits(*n)).max();
    if named.is_some() || !points_back(syntax, &claims[i]) {
        return named.map(|n| n.1);
    }
    let near = |k: usize| syntax.sentence_of(claims[i].cue_head) - syntax.sentence_of(claims[k].cue_head) <= NEAR;
    let mut near = told().filter(|&k| near(k));
    let accusation = near.clone().find(|&k| claims[k].stance == Stance::Accuses);
    accusation.or_else(|| near.next())
}

/// Whether claim `i` goes through claim `k`.
fn carries(claims: &[Claim], k: usize, i: usize) -> bool {
    std::iter::successors(claims[i].through, |&c| claims[c].through).take(8).any(|c| c == k)
}

/// "denied it", "rejected the allegations", "dismissed that as nonsense".
fn points_back(syntax: &Syntax<'_>, denial: &Claim) -> bool {
    let mut tokens = denial.content_tokens.iter().flat_map(|p| p.clone()).take(4);
    let first = tokens.next().map(|t| syntax.lower(t));
    match first {
        Some("it" | "this" | "that" | "them" | "both") => true,
        Some("the" | "those" | "these" | "his" | "her" | "their" | "such" | "any" | "all") => {
            tokens.any(|t| SAID.contains(&syntax.lemma(t)))
        }
        Some(word) => SAID.contains(&word.trim_end_matches('s')),
        None => false,
    }
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
