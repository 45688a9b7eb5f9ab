//! What somebody denies: "dismissed talk that it would stop building", "a spokeswoman denied it". A denial makes a plan doubtful;
//! it never cancels it.

use super::class::Class;
use super::scene::Scene;
use crate::claim::Stance;
use crate::parse::Rel;
use std::ops::Range;

/// The tokens that are denied, in order of the text, overlaps possible.
pub(super) struct Denied {
    ranges: Vec<Range<usize>>,
}

impl Denied {
    pub(super) fn new(scene: &Scene<'_, '_>) -> Self {
        let mut ranges = Vec::new();
        for i in 0..scene.s.len() {
            ranges.extend(denied_by(scene, i));
        }
        let denials = scene.input.claims.iter().filter(|c| c.stance == Stance::Denies && scene.has(c.cue_head, Class::Denied));
        ranges.extend(denials.flat_map(|c| c.content_tokens.iter().cloned()));
        ranges.sort_unstable_by_key(|r| (r.start, r.end));
        Self { ranges }
    }

    /// Whether what is told at token `i` is denied.
    pub(super) fn holds(&self, i: usize) -> bool {
        let end = self.ranges.partition_point(|r| r.start <= i);
        self.ranges[end.saturating_sub(NEAR)..end].iter().any(|r| r.contains(&i))
    }
}

/// How many ranges before a token are looked at.
const NEAR: usize = 16;

/// What word `i` denies.
fn denied_by(scene: &Scene<'_, '_>, i: usize) -> Option<Range<usize>> {
    let s = scene.s;
    if s.upos(i) == crate::tag::Upos::Verb && scene.has(i, Class::Denied) && !s.verb(i).negated {
        let object = scene.child(i, &[Rel::Obj, Rel::NsubjPass])?;
        if scene.has(object, Class::Hearsay) && has_content(scene, object) {
            return Some(s.subtree(object));
        }
        let points_back =
            matches!(s.lower(object), "it" | "this" | "that") || scene.has(object, Class::Hearsay) && is_definite(scene, object);
        return points_back.then(|| before(scene, i)).flatten();
    }
    if !is_untrue(scene, i) {
        return None;
    }
    let subject = scene.children(i).find(|&c| scene.is_subject(c));
    let Some(subject) = subject.filter(|&c| scene.has(c, Class::Hearsay)) else { return told_before(scene, i) };
    let points_back = matches!(s.lower(subject), "this" | "that") || is_definite(scene, subject);
    match scene.has(subject, Class::Hearsay) {
        true if has_content(scene, subject) => Some(s.subtree(subject)),
        true if points_back => before(scene, i),
        _ => None,
    }
}

/// "A report that … was nonsense", where the tree loses the subject: the words from the report on.
fn told_before(scene: &Scene<'_, '_>, i: usize) -> Option<Range<usize>> {
    let s = scene.s;
    let from = i.saturating_sub(crate::event::scene::REACH).max(s.sentence(s.sentence_of(i)).start);
    let report = (from..i).rev().find(|&n| scene.is_noun(n) && scene.has(n, Class::Hearsay))?;
    (from..i).contains(&report).then_some(report..i)
}

/// "a report that …", "talk of a sale".
fn has_content(scene: &Scene<'_, '_>, n: usize) -> bool {
    scene.children(n).any(|c| c > n && matches!(scene.s.rel(c), Rel::Acl | Rel::Ccomp | Rel::Nmod | Rel::AclRelcl))
}

fn is_definite(scene: &Scene<'_, '_>, n: usize) -> bool {
    scene.children(n).any(|c| scene.s.rel(c) == Rel::Det && matches!(scene.s.lower(c), "the" | "this" | "that" | "these" | "those"))
}

/// "was nonsense", "is untrue".
fn is_untrue(scene: &Scene<'_, '_>, i: usize) -> bool {
    let words =
        &["nonsense", "untrue", "false", "wrong", "baseless", "rubbish", "unfounded", "fiction", "groundless", "premature", "speculative"];
    let not_true = scene.has_lemma_lower(i, &["true", "correct", "accurate"]) && scene.s.verb(i).negated;
    let after_be = (i.saturating_sub(3)..i).any(|k| scene.s.lemma(k) == "be");
    (scene.has_lemma_lower(i, words) || not_true) && (after_be || scene.child(i, &[Rel::Cop]).is_some())
}

/// What "it" in a denial at `i` points back to: the words before it, and the sentence before where it stands first.
fn before(scene: &Scene<'_, '_>, i: usize) -> Option<Range<usize>> {
    let s = scene.s;
    let at = s.sentence_of(i);
    let start = if at > 0 { s.sentence(at - 1).start } else { s.sentence(at).start };
    Some(start..s.sentence(at).end)
}

#[cfg(test)]
mod tests {
    use crate::event::tests::check_rows;

    #[test]
    fn what_is_denied_is_doubtful() {
        check_rows(&[
            ("The minister dismissed talk that he would resign.", &["resign doubtful -"]),
            ("The Beacon reported that the firm was planning to sell the mine. A spokeswoman denied it.", &["sell doubtful -"]),
        ]);
    }
}
