//! Whether an article reports what others say, as news does, or speaks for itself: an essay, a talk, a judgment, a textbook.
//!
//! In a report "the minister welcomed the deal" and "she promised to come" are what somebody says. Elsewhere they are what somebody does:
//! there a claim is a quotation or a whole clause.

use super::quote::Quotes;
use super::{Draft, Scene, argument};
use crate::parse::{Rel, Syntax};
use crate::tag::Upos;

/// Reports of speech per thousand words from which an article is a report.
const RATE: usize = 3;
/// What is assumed of words not read yet, so that a few sentences are a report: so many of so many words.
const BEFORE: (usize, usize) = (2, 300);

/// Whether the article is a report. Linear in the number of tokens.
pub(super) fn is_report(syntax: &Syntax<'_>, quotes: &Quotes) -> bool {
    let outside = (0..syntax.len()).filter(|&i| quotes.around(i).is_none());
    let (mut words, mut told) = BEFORE;
    std::mem::swap(&mut words, &mut told);
    for i in outside {
        words += usize::from(!matches!(syntax.upos(i), Upos::Punct | Upos::Sym));
        told += usize::from(tells(syntax, i));
    }
    told * 1000 >= words * RATE
}

/// "he said", "said the ministry", "according to": others than I and you.
fn tells(syntax: &Syntax<'_>, i: usize) -> bool {
    match syntax.upos(i) {
        Upos::Verb if matches!(syntax.lemma(i), "say" | "tell" | "add") => {
            syntax.child(i, &[Rel::Nsubj]).is_none_or(|s| !matches!(syntax.lower(s), "i" | "we" | "you"))
        }
        _ => syntax.lower(i) == "according",
    }
}

/// Whether a clause says something of its own: it has a subject, or a word that makes a clause of it.
pub(super) fn is_whole(syntax: &Syntax<'_>, clause: usize) -> bool {
    let has = |rels: &[Rel]| syntax.child(clause, rels).is_some();
    let marked = syntax.child(clause, &[Rel::Mark]).map(|m| syntax.lower(m));
    marked != Some("to") && (marked.is_some() || has(&[Rel::Nsubj, Rel::NsubjPass, Rel::NsubjOuter, Rel::Csubj, Rel::Expl]))
}

/// The claim whose cue is `v` outside of reports, where the model gives its cue a score.
pub(super) fn draft(scene: &Scene<'_, '_>, v: usize, score: i32) -> Option<Draft> {
    let syntax = scene.syntax;
    let is_cue = score > 0 || scene.rules.verb(syntax.lemma(v)).is_some();
    let says = is_cue && syntax.child(v, &[Rel::Ccomp]).is_some_and(|c| is_whole(syntax, c));
    if score <= 0 && !says {
        return None;
    }
    argument::learned(scene, v).filter(|draft| match draft.rule {
        "claim/verb/clause" => says,
        "claim/verb/object" | "claim/noun/learned" => false,
        _ => score > 0,
    })
}
