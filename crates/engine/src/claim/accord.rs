//! "according to X": the phrase names the source, the clause around it is the content.

use super::pieces::{cover, without};
use super::{Draft, Scene, Stance};
use crate::parse::{Rel, Syntax};
use crate::tag::Upos;

/// The claim whose cue begins at token `i`, if "according to" stands there.
pub(super) fn according(scene: &Scene<'_, '_>, i: usize) -> Option<Draft> {
    let syntax = scene.syntax;
    if syntax.lower(i) != "according" || i + 2 >= syntax.len() || syntax.lower(i + 1) != "to" {
        return None;
    }
    let phrase = phrase_from(syntax, i);
    let reach = syntax.subtree(phrase).end.max(i + 3).min(syntax.sentence(syntax.sentence_of(i)).end);
    // a second comma that hangs on the source reaches over what stands between: "According to the Post, Ms Ruud, the mayor, has …"
    let strange = |&t: &usize| phrase != i && !syntax.is_under(t, phrase);
    let end = (i + 3..reach).find(strange).unwrap_or(reach);
    let head = if phrase == i { syntax.children(i).find(|&c| c > i + 1).unwrap_or(i + 2) } else { phrase };
    let source = vec![i + 2..end];
    let clause = clause_above(syntax, phrase);
    // "It will stay shut, its director told workers, according to two people": they have it all
    let whole = syntax.head(clause).filter(|_| syntax.rel(clause) == Rel::Parataxis && end + 1 >= syntax.subtree(clause).end);
    let content = without(cover(syntax, whole.unwrap_or(clause), &[phrase]), &(i..end));
    Some(Draft {
        head: i,
        source: Some((source, head)),
        cue: vec![i..i + 2],
        content,
        stance: Stance::Says,
        lemma: "according to".to_owned(),
        rule: "claim/according-to",
        ..Draft::default()
    })
}

/// The top of the phrase that begins at token `i`: the noun that "according to" marks.
fn phrase_from(syntax: &Syntax<'_>, i: usize) -> usize {
    let mut top = i;
    while let Some(h) = syntax.head(top).filter(|_| matches!(syntax.rel(top), Rel::Case | Rel::Mark | Rel::Fixed)) {
        top = h;
    }
    if top < i { i } else { top }
}

/// The predicate that the phrase hangs on; of coordinated ones the first.
pub(super) fn clause_above(syntax: &Syntax<'_>, phrase: usize) -> usize {
    let Some(mut at) = syntax.head(phrase) else { return phrase };
    loop {
        let up = match syntax.rel(at) {
            Rel::Conj | Rel::Xcomp => true,
            Rel::Root | Rel::Ccomp | Rel::Parataxis | Rel::Advcl | Rel::AdvclRelcl | Rel::AclRelcl | Rel::Csubj => false,
            _ => !matches!(syntax.upos(at), Upos::Verb | Upos::Aux) || syntax.rel(at) == Rel::Acl,
        };
        match syntax.head(at).filter(|_| up) {
            Some(h) => at = h,
            None => return at,
        }
    }
}

/// The claim of an adverb: "reportedly".
pub(super) fn adverb(scene: &Scene<'_, '_>, i: usize) -> Option<Draft> {
    let syntax = scene.syntax;
    let stance = scene.rules.adverb(syntax.lower(i))?;
    let clause = syntax.head(i)?;
    Some(Draft {
        head: i,
        source: None,
        cue: vec![i..i + 1],
        content: cover(syntax, clause, &[i]),
        stance,
        lemma: syntax.lower(i).to_owned(),
        rule: "claim/adverb",
        ..Draft::default()
    })
}
