//! Where a clause or a noun stands: happened, under way, ahead, hypothetical; negated or not; and by which rule.
//!
//! A predicate with a finite verb is judged by tense, aspect and modal; one without, by what governs it ("plans to meet");
//! a noun by its modifiers ("a planned summit") and by what governs it ("cancelled the summit", "plans for a summit").

mod embedded;
mod finite;
mod governed;
mod modified;
mod noun;

use super::class::Class;
use super::scene::Scene;
use super::{Actuality, Status};
use crate::parse::{Modal, Rel, Verb};
use crate::tag::Xpos;

/// How plainly the text puts something ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::event) enum Force {
    /// Only by context: "should", "to meet" as a purpose, "before the vote".
    Weak,
    /// By a modal: "will", "may".
    Modal,
    /// In so many words: planned, scheduled, proposed, cancelled.
    Plain,
}

/// How a clause or noun stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Verdict {
    pub(super) actuality: Actuality,
    pub(super) negated: bool,
    /// What its words say of its status, where it is ahead.
    pub(super) status: Option<Status>,
    pub(super) force: Force,
    /// Whether others than those who act expect it.
    pub(super) outside: bool,
    pub(super) rule: &'static str,
    /// The word above that decided; its times and conditions may be the event's.
    pub(super) carrier: Option<usize>,
}

impl Verdict {
    fn new(actuality: Actuality, rule: &'static str) -> Self {
        Self { actuality, negated: false, status: None, force: Force::Weak, outside: false, rule, carrier: None }
    }

    fn ahead(status: Status, force: Force, rule: &'static str) -> Self {
        Self { status: Some(status), force, ..Self::new(Actuality::Ahead, rule) }
    }

    fn negate(mut self, negated: bool) -> Self {
        self.negated ^= negated;
        self
    }

    fn by(mut self, carrier: usize) -> Self {
        self.carrier = Some(carrier);
        self
    }

    /// A plan that the text dates long ago.
    pub(super) fn run_out(self) -> Self {
        Self { negated: self.negated, carrier: self.carrier, ..Self::new(Actuality::Happened, "event/past/run-out") }
    }

    /// "no dividend will be paid".
    fn none(self) -> Self {
        match (self.actuality, self.status) {
            (Actuality::Ahead, Some(Status::Planned | Status::Scheduled | Status::Possible)) => {
                Self { negated: true, ..Self::ahead(Status::Cancelled, Force::Plain, "event/ahead/none") }
            }
            _ => self.negate(true),
        }
    }

    /// The present of an agenda, also where a verb without its "s" was read as a command.
    pub(super) fn on_agenda(self) -> Self {
        match self.rule {
            "event/hypothetical/imperative" => Self::new(Actuality::UnderWay, "event/under-way/present"),
            _ => self,
        }
    }

    /// A plan that somebody denies.
    pub(super) fn denied(self) -> Self {
        match (self.actuality, self.status) {
            (Actuality::Ahead, Some(Status::Possible | Status::Planned | Status::Scheduled)) => {
                Self { status: Some(Status::Doubtful), force: Force::Plain, rule: "event/ahead/denied", ..self }
            }
            _ => self,
        }
    }

    /// The same, but no longer in so many words about this event.
    fn weaker(self) -> Self {
        Self { force: Force::Weak, status: None, negated: false, ..self }
    }
}

/// Judges predicates and nouns, each predicate once.
pub(super) struct Judge<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    memo: Vec<Option<Verdict>>,
}

/// Subjects of "is to" that make it an equation ("the aim is to win").
const ABSTRACT: &[&str] = &[
    "thing",
    "aim",
    "goal",
    "purpose",
    "approach",
    "plan",
    "idea",
    "way",
    "point",
    "task",
    "job",
    "hope",
    "role",
    "answer",
    "key",
    "step",
    "intention",
    "object",
    "objective",
    "strategy",
    "solution",
    "trick",
    "challenge",
    "mission",
    "option",
    "priority",
    "policy",
    "duty",
];

/// How far embeddings are followed.
const DEPTH: u8 = 20;

impl<'s, 'a, 't> Judge<'s, 'a, 't> {
    pub(super) fn new(scene: &'s Scene<'a, 't>) -> Self {
        Self { scene, memo: vec![None; scene.s.len()] }
    }

    /// How the predicate `p` stands.
    pub(super) fn clause(&mut self, p: usize) -> Verdict {
        self.clause_at(p, 0)
    }

    /// How the event that noun `n` names stands.
    pub(super) fn noun(&mut self, n: usize) -> Verdict {
        self.noun_at(n, 0)
    }

    fn clause_at(&mut self, p: usize, depth: u8) -> Verdict {
        if let Some(known) = self.memo[p] {
            return known;
        }
        if depth > DEPTH {
            return Verdict::new(Actuality::Happened, "event/past/deep");
        }
        let verb = self.verb(p);
        let verdict = if self.scene.is_due(p) {
            Verdict::ahead(Status::Scheduled, Force::Plain, "event/ahead/scheduled").negate(verb.negated)
        } else if verb.finite {
            self.finite(p, verb, depth)
        } else {
            self.nonfinite(p, verb, depth).negate(verb.negated)
        };
        self.memo[p] = Some(verdict);
        verdict
    }

    /// The verb group; "is to meet", where the tree makes "is" an auxiliary of "meet", counts as a modal.
    fn verb(&self, p: usize) -> Verb {
        let s = self.scene.s;
        let verb = s.verb(p);
        let none = self.scene.children(p).any(|c| self.scene.is_subject(c) && self.scene.is_denied(c));
        let verb = Verb { negated: verb.negated ^ none, ..verb };
        let to = self.scene.children(p).find(|&c| s.rel(c) == Rel::Mark && s.lower(c) == "to");
        let passive = verb.passive && s.xpos(p) == Xpos::VBN;
        let is_to = verb.infinitive && verb.finite && verb.modal.is_none() && (s.xpos(p) == Xpos::VB || passive);
        let abstract_subject = self.scene.children(p).any(|c| self.scene.is_subject(c) && self.scene.has_lemma(c, ABSTRACT));
        if is_to
            && !abstract_subject
            && self
                .scene
                .children(p)
                .any(|c| matches!(s.rel(c), Rel::Aux | Rel::Cop | Rel::AuxPass) && s.lemma(c) == "be" && to.is_some_and(|to| c < to))
        {
            return Verb { modal: Some(Modal::IsTo), ..verb };
        }
        verb
    }

    fn mark(&self, p: usize) -> Option<&str> {
        let s = self.scene.s;
        self.scene.child(p, &[Rel::Mark]).map(|m| s.lower(m)).or_else(|| {
            self.scene
                .children(p)
                .find(|&c| s.rel(c) == Rel::Advmod && matches!(s.lower(c), "when" | "once" | "whenever"))
                .map(|c| s.lower(c))
        })
    }

    /// How the clause around `g` stands; `g` is a predicate, or a noun, whose surroundings decide.
    fn context_of(&mut self, g: usize, depth: u8) -> Verdict {
        if depth > DEPTH {
            return Verdict::new(Actuality::Happened, "event/past/deep");
        }
        if self.scene.is_predicate(g) {
            return self.clause_at(g, depth + 1);
        }
        if self.scene.is_noun(g) && self.scene.s.rel(g) != Rel::Root {
            return self.noun_context(g, depth + 1);
        }
        match self.scene.s.head(g) {
            Some(h) => self.context_of(h, depth + 1),
            None => Verdict::new(Actuality::Happened, "event/past/fragment"),
        }
    }

    /// How a noun that governs an event stands: "plans for a visit were shelved", "rejected a proposal to sell".
    fn noun_context(&mut self, n: usize, depth: u8) -> Verdict {
        let s = self.scene.s;
        let Some(g) = s.head(n) else { return Verdict::new(Actuality::Happened, "event/past/fragment") };
        if matches!(s.rel(n), Rel::Obj | Rel::NsubjPass)
            && let Some(class) = self.scene.classes(g).first(&[Class::Averted, Class::Refused])
        {
            return match class {
                Class::Averted => self.clause_at(g, depth + 1).weaker().negate(true),
                _ => self.clause_at(g, depth + 1).negate(true),
            };
        }
        self.context_of(g, depth + 1)
    }
}
