//! What the source does to the content, where the construction says more than the cue's lemma.

use super::{Draft, Scene, Source, SourceKind, Stance};
use crate::parse::{Rel, Syntax};

/// The stance of the cue's lemma, unless the words around it say otherwise.
pub(super) fn settle(scene: &Scene<'_, '_>, draft: &Draft, source: Option<&Source>) -> Stance {
    let syntax = scene.syntax;
    let written = source.is_some_and(|s| matches!(s.kind, SourceKind::Outlet | SourceKind::Document));
    match draft.stance {
        // what stands "according to" a paper or a study is reported
        Stance::Says if written && (draft.rule == "claim/according-to" || matches!(draft.lemma.as_str(), "quote" | "cite")) => {
            Stance::Reports
        }
        // "declined to comment" says nothing of what is so
        Stance::Denies if is_silence(syntax, draft.head) => Stance::Says,
        // "would not confirm", "did not deny", "declined to confirm"
        Stance::Confirms | Stance::Denies | Stance::Promises if is_denied(syntax, draft.head) => Stance::Says,
        // "called the report untrue"
        Stance::Says | Stance::Accuses if calls_untrue(syntax, draft) => Stance::Denies,
        // "appealed to them to let him go"
        Stance::Asks if draft.lemma == "appeal" && syntax.child(draft.head, &[Rel::Xcomp]).is_some() => Stance::Demands,
        // "told her to stay away"
        Stance::Says if draft.lemma == "tell" && syntax.child(draft.head, &[Rel::Xcomp]).is_some() => Stance::Demands,
        // "called for talks"; "offered advice"
        Stance::Says if draft.lemma == "call" && calls_for(syntax, draft) => Stance::Demands,
        Stance::Promises if draft.lemma == "offer" && draft.rule == "claim/verb/object" => Stance::Says,
        // "agreed to sell"
        Stance::Confirms if draft.lemma == "agree" && syntax.child(draft.head, &[Rel::Xcomp]).is_some() => Stance::Promises,
        stance => stance,
    }
}

/// "called it a lie", "described the report as false".
fn calls_untrue(syntax: &Syntax<'_>, draft: &Draft) -> bool {
    let calls =
        matches!(draft.lemma.as_str(), "call" | "describe" | "brand" | "label" | "dub" | "characterize" | "characterise" | "declare");
    calls && draft.content.iter().flat_map(|p| p.clone()).any(|t| UNTRUE.contains(&syntax.lemma(t)))
}

/// "called for talks", "called for the minister to go".
fn calls_for(syntax: &Syntax<'_>, draft: &Draft) -> bool {
    let behind = draft.head + 1;
    behind < syntax.len() && matches!(syntax.lower(behind), "for" | "on" | "upon")
}

/// What is said of what is not so.
const UNTRUE: &[&str] =
    &["untrue", "false", "baseless", "unfounded", "fabricated", "fabrication", "lie", "nonsense", "fake", "groundless", "invention"];

/// Whether the cue is negated, or is what somebody declines to do.
fn is_denied(syntax: &Syntax<'_>, cue: usize) -> bool {
    let negated = syntax.children(cue).any(|c| matches!(syntax.lower(c), "not" | "n't" | "never" | "neither" | "nor"));
    let declined = syntax.head(cue).filter(|_| syntax.rel(cue) == Rel::Xcomp).is_some_and(|h| refuses(syntax, h));
    negated || declined
}

fn refuses(syntax: &Syntax<'_>, verb: usize) -> bool {
    matches!(syntax.lemma(verb), "decline" | "refuse" | "fail")
}

/// "declined to comment", "refused to say", "would not discuss": of words that only speak.
fn is_silence(syntax: &Syntax<'_>, cue: usize) -> bool {
    let speaks = |c: usize| SPEAKING.contains(&syntax.lemma(c));
    refuses(syntax, cue) && syntax.child(cue, &[Rel::Xcomp, Rel::Ccomp]).is_some_and(speaks)
}

/// What one does with words.
const SPEAKING: &[&str] = &[
    "comment",
    "say",
    "answer",
    "discuss",
    "confirm",
    "elaborate",
    "respond",
    "reply",
    "speak",
    "talk",
    "give",
    "provide",
    "disclose",
    "name",
    "identify",
    "specify",
    "describe",
    "explain",
    "offer",
    "address",
    "detail",
    "speculate",
    "tell",
    "reveal",
    "deny",
];
