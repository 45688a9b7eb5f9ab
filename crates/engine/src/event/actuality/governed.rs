//! What a word of a class does to the event that it governs: "planned", "called off", "in doubt".

use super::{Force, Judge, Verdict};
use crate::event::class::Class;
use crate::event::{Actuality, Status};
use crate::parse::{Aspect, Rel, Tense};
use crate::tag::{Upos, Xpos};

impl Judge<'_, '_, '_> {
    /// How what `g` governs stands, where `g` is a word of `class`.
    pub(super) fn compose(&mut self, g: usize, class: Class, depth: u8) -> Verdict {
        let outer = self.context_of(g, depth);
        if self.scene.children(g).any(|c| self.scene.s.rel(c) == Rel::Advmod && matches!(self.scene.s.lower(c), "why" | "how")) {
            return Verdict::new(Actuality::Happened, "event/past/why");
        }
        let denied = self.scene.is_denied(g) || outer.negated && !self.scene.is_subject(g);
        let outside = class == Class::Expected;
        let verdict = match (class, outer.actuality) {
            (Class::Same | Class::Said | Class::Light | Class::Occurs, _) => return outer.by(g),
            (Class::Averted, Actuality::Happened | Actuality::UnderWay) => {
                Verdict::new(Actuality::Happened, "event/past/averted").negate(!denied)
            }
            (Class::Averted, _) => outer.weaker().negate(true),
            (Class::Past, Actuality::Happened) => Verdict::new(Actuality::Happened, "event/past/attended"),
            (Class::Past, _) => outer.weaker(),
            (_, Actuality::Hypothetical) => Verdict { ..outer.weaker() },
            (Class::Possible, Actuality::Ahead) if self.scene.s.upos(g) == Upos::Adj => outer.weaker(),
            (Class::Wished, _) => Verdict::new(Actuality::Ahead, "event/ahead/wished"),
            (Class::Refused, Actuality::Ahead) if outer.status == Some(Status::Possible) => {
                Verdict::ahead(Status::Doubtful, Force::Plain, "event/ahead/may-be-cancelled")
            }
            (Class::Refused, Actuality::Ahead) if outer.status.is_none() => outer.weaker(),
            (Class::Refused, _) if denied => Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/not-refused"),
            (Class::Refused, _) => Verdict::ahead(Status::Cancelled, Force::Plain, "event/ahead/refused").negate(true),
            (Class::Postponed, _) if self.is_of_a_power(g) => outer.weaker(),
            (Class::Postponed, _) if self.is_mere_possibility(g) => {
                Verdict::ahead(Status::Doubtful, Force::Plain, "event/ahead/may-be-postponed")
            }
            (Class::Postponed, _) if self.hangs_on_if(g) => Verdict::ahead(Status::Planned, Force::Modal, "event/ahead/delay-if"),
            (Class::Postponed, Actuality::Ahead) if outer.status == Some(Status::Possible) => {
                Verdict::ahead(Status::Doubtful, Force::Plain, "event/ahead/may-be-postponed")
            }
            (Class::Postponed, _) if denied => Verdict::ahead(Status::Scheduled, Force::Plain, "event/ahead/not-postponed"),
            (Class::Postponed, _) => Verdict::ahead(Status::Postponed, Force::Plain, "event/ahead/postponed"),
            (Class::Doubtful, _) if denied => Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/not-doubtful"),
            (Class::Doubtful, _) => Verdict::ahead(Status::Doubtful, Force::Plain, "event/ahead/doubtful"),
            (Class::Scheduled | Class::Expected, Actuality::Happened) if self.was(g) => {
                Verdict::new(Actuality::Hypothetical, "event/hypothetical/was-due")
            }
            // "The flight was intended to test the engines": what for, of a thing that was.
            (Class::Planned, Actuality::Happened) if self.was(g) && self.is_for_a_purpose(g) => return outer.by(g),
            (Class::Possible, _) if self.is_in_general(g) => Verdict::new(Actuality::Hypothetical, "event/hypothetical/in-general"),
            // "said it had agreed to buy the mill": what is said now to be settled
            (Class::Planned, Actuality::Happened)
                if self.is_past_perfect(g) && self.scene.has_lemma(g, &["agree", "decide", "resolve"]) && self.is_reported(g) =>
            {
                Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/planned")
            }
            (Class::Planned | Class::Announced | Class::Scheduled | Class::Possible, Actuality::Happened) if self.is_past_perfect(g) => {
                Verdict::new(Actuality::Hypothetical, "event/hypothetical/had-planned")
            }
            (Class::Possible, Actuality::Ahead) if outer.negated && outer.status == Some(Status::Cancelled) => outer,
            (Class::Possible, Actuality::Happened | Actuality::UnderWay) if denied && !self.is_in_question(g) => {
                Verdict::new(Actuality::Hypothetical, "event/hypothetical/not-asked").negate(true)
            }
            (Class::Expected | Class::Possible, _) if denied => {
                Verdict::ahead(Status::Doubtful, Force::Plain, "event/ahead/not-expected").negate(true)
            }
            (Class::Expected, _) => Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/expected"),
            (Class::Possible, _) => Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/proposed"),
            // "it is never an easy decision to close"
            (Class::Planned, _) if denied && self.scene.is_noun(g) && self.scene.child(g, &[Rel::Cop]).is_some() => outer.weaker(),
            (Class::Planned | Class::Announced, _) if denied => {
                Verdict::ahead(Status::Cancelled, Force::Plain, "event/ahead/no-plans").negate(true)
            }
            (Class::Planned, Actuality::Ahead) if outer.status == Some(Status::Possible) => {
                Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/may-plan")
            }
            (Class::Scheduled, _) if !denied => Verdict::ahead(Status::Scheduled, Force::Plain, "event/ahead/scheduled"),
            (Class::Scheduled, _) => Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/not-scheduled"),
            // a caption: "Fans waiting for the start of the race."
            (Class::Coming, _) if outer.rule.ends_with("/fragment") => return outer.weaker(),
            (Class::Coming, _) => Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/coming"),
            _ => Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/planned"),
        };
        Verdict { outside, ..verdict }.by(g)
    }

    /// "is not considering a sale", "no possibility of a deal": said of something that might have been.
    fn is_in_question(&self, g: usize) -> bool {
        let lemmas = ["consider", "weigh", "mull", "contemplate", "propose", "discuss", "explore", "threaten"];
        self.scene.is_noun(g) || self.scene.has_lemma(g, &lemmas) && !self.is_told_of_the_past(g)
    }

    /// "did not offer", "was never asked".
    fn is_told_of_the_past(&self, g: usize) -> bool {
        let s = self.scene.s;
        s.upos(g) == Upos::Verb && s.verb(g).tense == Tense::Past && !self.is_reported(g)
    }

    /// "had no authority to put off the vote".
    fn is_of_a_power(&self, g: usize) -> bool {
        let s = self.scene.s;
        let above = s.head(g).filter(|_| s.rel(g) == Rel::Acl && s.verb(g).infinitive);
        above.is_some_and(|n| self.scene.has_lemma(n, &["authority", "power", "right", "ability", "permission", "jurisdiction"]))
    }

    /// "wrote about possibly putting off the vote".
    fn is_mere_possibility(&self, g: usize) -> bool {
        self.scene.children(g).any(|c| matches!(self.scene.s.lower(c), "possibly" | "potentially" | "perhaps"))
    }

    /// "was due to", "were expected to", unless somebody reports it so.
    pub(super) fn was(&self, g: usize) -> bool {
        let s = self.scene.s;
        let verb = s.verb(g);
        (verb.passive || s.upos(g) == Upos::Adj) && verb.tense == Tense::Past && !self.is_reported(g)
    }

    fn is_for_a_purpose(&self, g: usize) -> bool {
        let s = self.scene.s;
        matches!(s.lemma(g), "intend" | "design" | "mean") && s.child(g, &[Rel::Xcomp, Rel::Advcl]).is_some()
    }

    /// "Demanding equal pay makes men defensive": an act as such, by nobody.
    fn is_in_general(&self, g: usize) -> bool {
        let s = self.scene.s;
        s.xpos(g) == Xpos::VBG && matches!(s.rel(g), Rel::Csubj | Rel::Ccomp) && s.child(g, &[Rel::Nsubj, Rel::Aux]).is_none()
    }

    pub(super) fn is_past_perfect(&self, g: usize) -> bool {
        let s = self.scene.s;
        s.upos(g) == Upos::Verb && s.verb(g).aspect == Aspect::Perfect && s.verb(g).tense == Tense::Past
    }

    /// "if talks go on, the visit will be delayed".
    pub(super) fn hangs_on_if(&self, g: usize) -> bool {
        let s = self.scene.s;
        let at = self.scene.clause_of(g).unwrap_or(g);
        let above = s.head(at).filter(|_| s.rel(at) == Rel::Ccomp);
        self.scene.if_clause_before(at).is_some()
            || [Some(at), above]
                .into_iter()
                .flatten()
                .any(|p| self.scene.children(p).any(|c| s.rel(c) == Rel::Advcl && matches!(self.mark(c), Some("if" | "unless"))))
    }
}
