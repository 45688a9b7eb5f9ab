//! Clauses with a finite verb: tense, aspect and modal, then the conjunction or the verb above.

use super::{Force, Judge, Verdict};
use crate::event::class::Class;
use crate::event::{Actuality, Status};
use crate::parse::{Aspect, Modal, Rel, Tense, Verb};
use crate::tag::{Upos, Xpos};

/// More subjects of an equation, beside those of [`super::ABSTRACT`].
const EQUATED: &[&str] = &[
    "path",
    "topic",
    "reason",
    "rule",
    "question",
    "workflow",
    "method",
    "focus",
    "dream",
    "intent",
    "desire",
    "need",
    "onus",
    "responsibility",
    "obligation",
    "trend",
    "tradition",
    "motive",
    "problem",
    "difficulty",
    "alternative",
    "what",
    "best",
];

/// Adverbs of an equation.
const EQUATING: &[&str] = &["just", "mainly", "really", "simply", "only", "merely", "mostly", "partly", "largely", "basically", "yet"];

/// Verbs over a "whether" that decide nothing.
const ANSWERING: &[&str] = &["say", "answer", "comment", "disclose", "specify", "clarify", "reveal", "indicate", "confirm"];

impl Judge<'_, '_, '_> {
    pub(super) fn finite(&mut self, p: usize, verb: Verb, depth: u8) -> Verdict {
        let own = match verb.modal {
            Some(modal) if self.is_asked(p) => Verdict { status: None, force: Force::Weak, ..self.modal(p, modal, verb) },
            Some(modal) => self.modal(p, modal, verb),
            None => self.tense(p, verb),
        };
        self.subordinate(p, verb, own, depth)
    }

    pub(super) fn modal(&mut self, p: usize, modal: Modal, verb: Verb) -> Verdict {
        let perfect = matches!(verb.aspect, Aspect::Perfect | Aspect::PerfectProgressive);
        let ahead = |status, force, rule| {
            let status = if verb.negated { Status::Cancelled } else { status };
            Verdict::ahead(status, force, rule).negate(verb.negated)
        };
        let hypothetical = |rule| Verdict::new(Actuality::Hypothetical, rule).negate(verb.negated);
        match modal {
            Modal::May | Modal::Might if perfect => Verdict::new(Actuality::Happened, "event/past/may-have"),
            Modal::Must if perfect => Verdict::new(Actuality::Happened, "event/past/must-have"),
            Modal::Will | Modal::Shall if self.is_at_all_times(p) => hypothetical("event/hypothetical/at-all-times"),
            Modal::Will | Modal::Shall => ahead(Status::Planned, Force::Modal, "event/ahead/will"),
            Modal::GoingTo if verb.tense == Tense::Past => hypothetical("event/hypothetical/was-going-to"),
            Modal::GoingTo => ahead(Status::Planned, Force::Modal, "event/ahead/going-to"),
            Modal::IsTo if perfect => hypothetical("event/hypothetical/was-to-have"),
            Modal::IsTo if verb.tense == Tense::Past => hypothetical("event/hypothetical/was-to"),
            // "a decision on how the port is to be rebuilt": asked, not planned
            Modal::IsTo if self.scene.children(p).any(|c| c < p && self.scene.s.lower(c) == "how") => {
                Verdict::new(Actuality::Ahead, "event/ahead/how")
            }
            Modal::IsTo if self.is_equation(p) => Verdict::new(Actuality::Ahead, "event/ahead/purpose"),
            Modal::IsTo if self.is_beside_the_point(p) => ahead(Status::Planned, Force::Modal, "event/ahead/is-to"),
            Modal::IsTo => ahead(Status::Planned, Force::Plain, "event/ahead/is-to"),
            _ if perfect => hypothetical("event/hypothetical/counterfactual"),
            Modal::Would if (self.is_under_if(p) || self.is_under_unless(p)) && self.is_told(p) => {
                Verdict::ahead(Status::Possible, Force::Modal, "event/ahead/would-if").negate(verb.negated)
            }
            Modal::Can if self.is_under_if(p) && !verb.negated => Verdict::ahead(Status::Possible, Force::Modal, "event/ahead/can-if"),
            Modal::Would if self.is_otherwise(p) => hypothetical("event/hypothetical/counterfactual"),
            Modal::Would if self.is_reported(p) => ahead(Status::Planned, Force::Modal, "event/ahead/would-reported"),
            Modal::Would if self.mark(p) == Some("so") => Verdict::new(Actuality::Ahead, "event/ahead/purpose").negate(verb.negated),
            Modal::Would => hypothetical("event/hypothetical/would"),
            Modal::May | Modal::Might if verb.negated => Verdict { negated: true, ..Verdict::new(Actuality::Ahead, "event/ahead/may-not") },
            Modal::May | Modal::Might => Verdict::ahead(Status::Possible, Force::Modal, "event/ahead/may"),
            Modal::Could if !verb.negated => Verdict::ahead(Status::Possible, Force::Weak, "event/ahead/could"),
            Modal::Can | Modal::Could => hypothetical("event/hypothetical/can"),
            Modal::Should | Modal::Must | Modal::Ought | Modal::HaveTo if verb.tense == Tense::Past => {
                Verdict::new(Actuality::Happened, "event/past/had-to")
            }
            Modal::Should | Modal::Must | Modal::Ought | Modal::HaveTo => {
                Verdict { negated: verb.negated, ..Verdict::new(Actuality::Ahead, "event/ahead/should") }
            }
        }
    }

    pub(super) fn tense(&self, p: usize, verb: Verb) -> Verdict {
        let (actuality, rule) = match (verb.tense, verb.aspect) {
            (Tense::Present, Aspect::Perfect) => (Actuality::Happened, "event/past/perfect"),
            (Tense::Present, Aspect::PerfectProgressive) => (Actuality::UnderWay, "event/under-way/perfect-progressive"),
            (Tense::Present, Aspect::Progressive) => (Actuality::UnderWay, "event/under-way/progressive"),
            (Tense::Present, Aspect::Simple) if self.scene.has(p, Class::Said) => (Actuality::Happened, "event/past/says"),
            (Tense::Present, Aspect::Simple) => (Actuality::UnderWay, "event/under-way/present"),
            _ => (Actuality::Happened, "event/past/tense"),
        };
        Verdict::new(actuality, rule).negate(verb.negated)
    }

    /// "will never let them win", "will often attack": no one occasion.
    fn is_at_all_times(&self, p: usize) -> bool {
        let s = self.scene.s;
        let word = |c: usize| {
            matches!(s.lower(c), "never" | "always" | "often" | "sometimes" | "usually" | "normally" | "typically" | "generally")
        };
        // "in some cases"
        let cases = |c: usize| s.rel(c) == Rel::Obl && self.scene.has_lemma(c, &["case", "instance"]) && s.xpos(c) == Xpos::NNS;
        self.scene.children(p).any(|c| word(c) || cases(c))
    }

    /// "our path is to win", "the work is just to sort them", "is yet to sign", "the harder it is to find": what something is.
    fn is_equation(&self, p: usize) -> bool {
        let s = self.scene.s;
        let compared = s.rel(p) == Rel::Acl && s.head(p).is_some_and(|h| s.upos(h) == Upos::Adj);
        compared
            || self.scene.children(p).any(|c| {
                self.scene.is_subject(c) && self.scene.has_lemma(c, EQUATED)
                    || c < p && s.rel(c) == Rel::Advmod && EQUATING.contains(&s.lower(c))
            })
    }

    /// "would otherwise be spent", "would normally succeed her".
    fn is_otherwise(&self, p: usize) -> bool {
        let s = self.scene.s;
        self.scene.children(p).any(|c| matches!(s.lower(c), "otherwise" | "normally" | "usually" | "ordinarily" | "typically"))
    }

    /// "the first that is to be delivered", "how it is to proceed".
    fn is_beside_the_point(&self, p: usize) -> bool {
        let s = self.scene.s;
        s.rel(p) == Rel::AclRelcl
            || self.scene.children(p).any(|c| s.rel(c) == Rel::Advmod && matches!(s.lower(c), "how" | "why" | "where" | "when"))
    }

    /// "Will schools be closed?": a question states nothing.
    fn is_asked(&self, p: usize) -> bool {
        self.scene.s.rel(p) == Rel::Root && self.scene.is_asked(p)
    }

    /// "said it would close": a "would" that reports a "will".
    pub(super) fn is_reported(&self, p: usize) -> bool {
        if self.scene.in_quote(p) || self.is_under_if(p) {
            return false;
        }
        self.is_told(p)
    }

    /// Whether a clause of its own says "if".
    fn is_under_if(&self, p: usize) -> bool {
        let s = self.scene.s;
        self.scene.children(p).any(|c| s.rel(c) == Rel::Advcl && self.mark(c) == Some("if"))
    }

    /// "would leave unless the bill was changed".
    fn is_under_unless(&self, p: usize) -> bool {
        let s = self.scene.s;
        self.scene.children(p).any(|c| s.rel(c) == Rel::Advcl && self.mark(c) == Some("unless"))
    }

    /// Whether somebody is said to have said it.
    fn is_told(&self, p: usize) -> bool {
        let s = self.scene.s;
        let above = self.scene.ancestors(p).take(3).any(|g| {
            s.upos(g) == Upos::Verb
                && (self.scene.has(g, Class::Said) || self.scene.has(g, Class::Announced) || self.scene.has(g, Class::Planned))
                && matches!(s.verb(g).tense, Tense::Past | Tense::None)
        });
        above || self.scene.in_claim(p)
    }

    /// What a conjunction or a verb above does to a finite clause.
    pub(super) fn subordinate(&mut self, p: usize, verb: Verb, own: Verdict, depth: u8) -> Verdict {
        let s = self.scene.s;
        let Some(g) = s.head(p) else { return own };
        match (self.mark(p), s.rel(p)) {
            // "did not say whether he will appeal": nothing is under way yet
            (Some("if" | "whether"), Rel::Ccomp) if own.actuality == Actuality::Ahead && self.scene.has_lemma(g, ANSWERING) => {
                Verdict::new(Actuality::Ahead, "event/ahead/not-told")
            }
            (Some("if" | "whether"), Rel::Ccomp) if own.actuality == Actuality::Ahead => {
                Verdict { rule: "event/ahead/whether", ..Verdict::ahead(Status::Possible, Force::Plain, "") }
            }
            (Some("if" | "whether" | "unless"), _) => Verdict::new(Actuality::Hypothetical, "event/hypothetical/if").negate(verb.negated),
            (Some("when" | "once" | "after" | "before" | "until" | "as" | "while"), Rel::Advcl) if verb.tense == Tense::Present => {
                let outer = self.clause_at(g, depth + 1);
                if own.actuality == Actuality::UnderWay && matches!(self.mark(p), Some("before" | "until")) {
                    return Verdict { status: Some(Status::Planned), ..Verdict::new(Actuality::Ahead, "event/ahead/before") };
                }
                if outer.actuality == Actuality::Ahead && own.actuality == Actuality::UnderWay {
                    return Verdict { force: Force::Weak, ..Verdict::ahead(Status::Planned, Force::Weak, "event/ahead/when-clause") };
                }
                own
            }
            (_, Rel::Ccomp | Rel::Csubj | Rel::CsubjPass) => self.complement(p, g, verb, own, depth),
            _ => own,
        }
    }

    /// "expects that it will", "doubts that it will", "proposed that it be".
    pub(super) fn complement(&mut self, p: usize, g: usize, verb: Verb, own: Verdict, depth: u8) -> Verdict {
        use Class::{Averted, Doubtful, Expected, Possible, Wished};
        let classes = self.scene.classes(g);
        if classes.has(Class::Said) && !classes.has(Possible) {
            return own;
        }
        let ahead = own.actuality == Actuality::Ahead;
        match classes.first(&[Doubtful, Expected, Possible, Wished, Averted]) {
            Some(Doubtful) if ahead => Verdict { status: Some(Status::Doubtful), force: Force::Plain, ..own }.by(g),
            Some(Expected) if ahead => Verdict { status: Some(Status::Possible), outside: true, ..own }.by(g),
            Some(Possible) if verb.tense == Tense::None && !verb.finite => self.compose(g, Possible, depth),
            Some(Possible) if own.rule == "event/under-way/present" && self.is_subjunctive(p, g) => self.compose(g, Possible, depth),
            Some(Wished) if ahead => Verdict::new(Actuality::Ahead, "event/ahead/wished"),
            Some(Wished) => own.weaker(),
            None if ahead && self.scene.has_lemma(g, &["optimistic", "hopeful", "confident"]) => {
                Verdict::new(Actuality::Ahead, "event/ahead/wished")
            }
            _ => own,
        }
    }

    /// "requested that the president declare": the bare verb after a singular subject.
    fn is_subjunctive(&self, p: usize, g: usize) -> bool {
        let s = self.scene.s;
        let singular = self.scene.children(p).any(|c| self.scene.is_subject(c) && matches!(s.xpos(c), Xpos::NN | Xpos::NNP));
        self.scene.has_lemma(g, &["request", "demand", "propose", "suggest", "recommend", "ask", "urge"])
            && s.xpos(p) != Xpos::VBZ
            && singular
    }
}
