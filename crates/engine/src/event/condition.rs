//! What an event hangs on: "if", "unless", "until", "once", "depends on", and what that does to it.

use super::class::Class;
use super::mention::Mention;
use super::proviso;
use super::scene::{REACH, Scene};
use super::{Condition, ConditionKind, Effect};
use crate::parse::{Rel, Tense};
use crate::tag::Upos;

/// The conditions over a mention: those of its clause, of the word that decided on it, and of what embeds the two.
pub(super) fn find(scene: &Scene<'_, '_>, mention: &Mention<'_>, carrier: Option<usize>) -> Vec<Condition> {
    let mut out = Vec::new();
    let starts = [Some(mention.host), scene.clause_of(mention.host), carrier, carrier.and_then(|c| scene.clause_of(c))];
    let mut seen = [usize::MAX; 12];
    let mut count = 0;
    for start in starts.into_iter().flatten() {
        let mut at = start;
        for _ in 0..3 {
            if count < seen.len() && !seen[..count].contains(&at) {
                seen[count] = at;
                count += 1;
                of_predicate(scene, at, start, &mut out);
            }
            match scene.s.head(at) {
                Some(up) if matches!(scene.s.rel(at), Rel::Xcomp | Rel::Ccomp) => at = up,
                _ => break,
            }
        }
    }
    for start in starts.into_iter().flatten() {
        coordinated(scene, start, &mut out);
        told(scene, start, &mut out);
    }
    if out.is_empty() {
        let start = carrier.and_then(|c| scene.clause_of(c)).or_else(|| scene.clause_of(mention.host));
        out.extend(start.and_then(|p| before(scene, p).or_else(|| behind(scene, p))));
    }
    out
}

/// "Bakers will strike and drivers will follow, unless …": what stands behind a comma after the second holds for the first too.
fn coordinated(scene: &Scene<'_, '_>, start: usize, out: &mut Vec<Condition>) {
    let s = scene.s;
    for next in scene.children(start).filter(|&c| s.rel(c) == Rel::Conj && scene.is_predicate(c) && s.verb(c).finite) {
        let mut found = Vec::new();
        of_predicate(scene, next, start, &mut found);
        for c in found {
            let first = s.tokens.list.partition_point(|t| t.span.start < c.span.start);
            let parted = first > next && s.lower(first - 1) == ",";
            if parted && out.iter().all(|known| !known.span.overlaps(c.span)) {
                out.push(c);
            }
        }
    }
}

/// The conditions read off the words that are told of predicate `start`, or, behind a comma, of one coordinated with it.
fn told(scene: &Scene<'_, '_>, start: usize, out: &mut Vec<Condition>) {
    let s = scene.s;
    let sentence = s.sentence(s.sentence_of(start));
    let from = scene.provisos.partition_point(|p| p.tokens.start < sentence.start);
    for p in scene.provisos[from..].iter().take_while(|p| p.tokens.start < sentence.end).take(REACH) {
        let Some(governed) = proviso::governed(scene, p).filter(|_| !p.tokens.contains(&start)) else { continue };
        let joined = p.after_comma && s.rel(governed) == Rel::Conj && s.head(governed) == Some(start);
        let span = s.span(p.tokens.clone());
        if (governed == start || joined) && out.iter().all(|known| !known.span.overlaps(span)) {
            out.push(Condition { kind: p.kind, span, event: None, effect: effect(scene, start, p.kind) });
        }
    }
}

/// The "if …," before predicate `p`, read off the words where the tree has lost it.
fn before(scene: &Scene<'_, '_>, p: usize) -> Option<Condition> {
    let range = scene.if_clause_before(p)?;
    let kind = if scene.s.lower(range.start) == "unless" { ConditionKind::Unless } else { ConditionKind::If };
    Some(Condition { kind, span: scene.s.span(range), event: None, effect: effect(scene, p, kind) })
}

/// The "if …" behind predicate `p` and its objects, read off the words where the tree has lost it.
fn behind(scene: &Scene<'_, '_>, p: usize) -> Option<Condition> {
    let s = scene.s;
    let stop = s.sentence(s.sentence_of(p)).end.min(p + REACH);
    let at = (p + 1..stop).find(|&i| matches!(s.lower(i), "if" | "unless") || s.upos(i) == Upos::Verb)?;
    let kind = match s.lower(at) {
        "if" => ConditionKind::If,
        "unless" => ConditionKind::Unless,
        _ => return None,
    };
    let end = proviso::end(s, at, stop);
    let stands = s.verb(p).modal.is_some() && end > at + 2 && !matches!(s.lower(at - 1), "," | "as" | "even" | "only");
    stands.then(|| Condition { kind, span: s.span(at..end), event: None, effect: effect(scene, p, kind) })
}

fn of_predicate(scene: &Scene<'_, '_>, p: usize, governed: usize, out: &mut Vec<Condition>) {
    let s = scene.s;
    for c in s.children(p).take(REACH) {
        let kind = match s.rel(c) {
            Rel::Advcl => clause_kind(scene, c),
            Rel::Obl if scene.has_lemma(p, &["depend", "hinge", "rest"]) && matches!(scene.preposition(c), Some("on" | "upon")) => {
                Some(ConditionKind::Depends)
            }
            Rel::Obl | Rel::Advmod if matches!(scene.preposition(c), Some("pending" | "barring")) => Some(ConditionKind::Depends),
            Rel::Amod | Rel::Acl | Rel::Advmod if matches!(s.lower(c), "subject" | "conditional" | "contingent" | "dependent") => {
                Some(ConditionKind::Depends)
            }
            _ => None,
        };
        let Some(kind) = kind else { continue };
        let span = s.span(trimmed(scene, c));
        if out.iter().all(|known| !known.span.overlaps(span)) {
            out.push(Condition { kind, span, event: None, effect: effect(scene, governed, kind) });
        }
    }
}

/// The kind of an adverbial clause by its conjunction; "when", "once" and "after" only with a clause that is still to come.
fn clause_kind(scene: &Scene<'_, '_>, c: usize) -> Option<ConditionKind> {
    let s = scene.s;
    let word =
        scene.children(c).find(|&m| s.rel(m) == Rel::Mark || s.rel(m) == Rel::Advmod && s.lower(m) == "once" || s.rel(m) == Rel::Case)?;
    let still_to_come = || s.verb(c).tense == Tense::Present;
    match s.lower(word) {
        "if" | "provided" | "providing" | "assuming" => Some(ConditionKind::If),
        "unless" => Some(ConditionKind::Unless),
        "until" | "till" => Some(ConditionKind::Until),
        "once" | "after" if still_to_come() => Some(ConditionKind::After),
        "on" if s.lower(c) == "condition" => Some(ConditionKind::If),
        _ => None,
    }
}

/// The words of the clause: marks that only hang on it, before or far behind, are left out.
fn trimmed(scene: &Scene<'_, '_>, c: usize) -> std::ops::Range<usize> {
    let s = scene.s;
    let (mut start, mut end) = (c, c + 1);
    for part in s.children(c).take(REACH).filter(|&p| s.rel(p) != Rel::Punct) {
        let part = s.subtree(part);
        start = start.min(part.start);
        end = end.max(part.end);
    }
    // "if Brussels pays, the head of the agency, Ann Lee, told builders": an attribution is no part of it
    if end < s.len() && s.upos(end) == Upos::Verb && scene.has(end, Class::Said) {
        end = (c + 1..end).find(|&k| s.lower(k) == ",").unwrap_or(end);
    }
    while end - start > 1 && s.rel(end - 1) == Rel::Punct {
        end -= 1;
    }
    start..end
}

fn effect(scene: &Scene<'_, '_>, p: usize, kind: ConditionKind) -> Option<Effect> {
    let classes = scene.clause_of(p).map(|at| scene.classes(at)).unwrap_or_default().with(scene.classes(p));
    Some(match kind {
        _ if classes.has(Class::Postponed) => Effect::Delays,
        _ if classes.has(Class::Refused) => Effect::Cancels,
        ConditionKind::Unless => Effect::Cancels,
        ConditionKind::Until | ConditionKind::After => Effect::Starts,
        ConditionKind::If | ConditionKind::Depends => Effect::Enables,
    })
}
