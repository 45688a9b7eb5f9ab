//! Where a clause or a noun stands: happened, under way, ahead, hypothetical; negated or not; and by which rule.
//!
//! A predicate with a finite verb is judged by tense, aspect and modal; one without, by what governs it ("plans to meet");
//! a noun by its modifiers ("a planned summit") and by what governs it ("cancelled the summit", "plans for a summit").

use super::class::Class;
use super::scene::Scene;
use super::{Actuality, Status};
use crate::parse::{Aspect, Modal, Rel, Tense, Verb};
use crate::tag::{Upos, Xpos};

/// How plainly the text puts something ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Force {
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

/// Nouns that ask "for" an event; "of" it they mean something else.
const ASKING: &[&str] = &["appeal", "call", "request", "offer", "demand", "invitation", "recommendation"];

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
        let verdict = if verb.finite { self.finite(p, verb, depth) } else { self.nonfinite(p, verb, depth).negate(verb.negated) };
        self.memo[p] = Some(verdict);
        verdict
    }

    /// The verb group; "is to meet", where the tree makes "is" an auxiliary of "meet", counts as a modal.
    fn verb(&self, p: usize) -> Verb {
        let s = self.scene.s;
        let verb = s.verb(p);
        let group = || self.scene.children(p).filter(|&c| matches!(s.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop) && s.lemma(c) == "be");
        let bare = s.xpos(p) == Xpos::VB || group().any(|c| s.xpos(c) == Xpos::VB);
        let is_to = verb.infinitive && verb.finite && verb.modal.is_none() && bare;
        let abstract_subject = self.scene.children(p).any(|c| self.scene.is_subject(c) && self.scene.has_lemma(c, ABSTRACT));
        if is_to && !abstract_subject && group().any(|c| s.xpos(c) != Xpos::VB) {
            return Verb { modal: Some(Modal::IsTo), ..verb };
        }
        verb
    }

    fn finite(&mut self, p: usize, verb: Verb, depth: u8) -> Verdict {
        let own = match verb.modal {
            Some(modal) => self.modal(p, modal, verb),
            None => self.tense(p, verb),
        };
        self.subordinate(p, verb, own, depth)
    }

    fn modal(&mut self, p: usize, modal: Modal, verb: Verb) -> Verdict {
        let perfect = matches!(verb.aspect, Aspect::Perfect | Aspect::PerfectProgressive);
        let ahead = |status, force, rule| {
            let status = if verb.negated { Status::Cancelled } else { status };
            Verdict::ahead(status, force, rule).negate(verb.negated)
        };
        let hypothetical = |rule| Verdict::new(Actuality::Hypothetical, rule).negate(verb.negated);
        match modal {
            Modal::May | Modal::Might if perfect => Verdict::new(Actuality::Happened, "event/past/may-have"),
            Modal::Must if perfect => Verdict::new(Actuality::Happened, "event/past/must-have"),
            Modal::Will | Modal::Shall => ahead(Status::Planned, Force::Modal, "event/ahead/will"),
            Modal::GoingTo if verb.tense == Tense::Past => hypothetical("event/hypothetical/was-going-to"),
            Modal::GoingTo => ahead(Status::Planned, Force::Modal, "event/ahead/going-to"),
            Modal::IsTo if verb.tense == Tense::Past => hypothetical("event/hypothetical/was-to"),
            Modal::IsTo if verb.passive && self.scene.s.rel(p) == Rel::AclRelcl => {
                Verdict::new(Actuality::Ahead, "event/ahead/is-to").negate(verb.negated)
            }
            Modal::IsTo => ahead(Status::Planned, Force::Plain, "event/ahead/is-to"),
            _ if perfect => hypothetical("event/hypothetical/counterfactual"),
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

    fn tense(&self, p: usize, verb: Verb) -> Verdict {
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

    /// "said it would close": a "would" that reports a "will".
    fn is_reported(&self, p: usize) -> bool {
        let s = self.scene.s;
        if self.scene.children(p).any(|c| s.rel(c) == Rel::Advcl && self.mark(c) == Some("if")) {
            return false;
        }
        if self.scene.in_quote(p) {
            return false;
        }
        let above = self.scene.ancestors(p).take(3).any(|g| {
            s.upos(g) == Upos::Verb
                && (self.scene.has(g, Class::Said) || self.scene.has(g, Class::Announced) || self.scene.has(g, Class::Planned))
                && matches!(s.verb(g).tense, Tense::Past | Tense::None)
        });
        above || self.scene.in_claim(p)
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

    /// What a conjunction or a verb above does to a finite clause.
    fn subordinate(&mut self, p: usize, verb: Verb, own: Verdict, depth: u8) -> Verdict {
        let s = self.scene.s;
        let Some(g) = s.head(p) else { return own };
        match (self.mark(p), s.rel(p)) {
            (Some("if" | "whether"), Rel::Ccomp) if own.actuality == Actuality::Ahead => {
                Verdict { rule: "event/ahead/whether", ..Verdict::ahead(Status::Possible, Force::Plain, "") }
            }
            (Some("if" | "whether" | "unless"), _) => Verdict::new(Actuality::Hypothetical, "event/hypothetical/if").negate(verb.negated),
            (Some("when" | "once" | "after" | "before" | "until" | "as" | "while"), Rel::Advcl) if verb.tense == Tense::Present => {
                let outer = self.clause_at(g, depth + 1);
                if outer.actuality == Actuality::Ahead && own.actuality == Actuality::UnderWay {
                    return Verdict { force: Force::Weak, ..Verdict::ahead(Status::Planned, Force::Weak, "event/ahead/when-clause") };
                }
                own
            }
            (_, Rel::Ccomp | Rel::Csubj | Rel::CsubjPass) => self.complement(g, verb, own, depth),
            _ => own,
        }
    }

    /// "expects that it will", "doubts that it will", "proposed that it be".
    fn complement(&mut self, g: usize, verb: Verb, own: Verdict, depth: u8) -> Verdict {
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
            Some(Wished) => own.weaker(),
            _ => own,
        }
    }

    fn nonfinite(&mut self, p: usize, verb: Verb, depth: u8) -> Verdict {
        let s = self.scene.s;
        let Some(g) = s.head(p) else { return self.headline(p, verb) };
        match s.rel(p) {
            Rel::Conj if !self.has_own_subject(p) || verb.infinitive => self.clause_at(g, depth + 1),
            Rel::Xcomp
            | Rel::Ccomp
            | Rel::Csubj
            | Rel::CsubjPass
            | Rel::Acl
            | Rel::Advcl
            | Rel::Obl
            | Rel::Nmod
            | Rel::Obj
            | Rel::AclRelcl => self.embedded(p, g, verb, depth),
            Rel::Parataxis | Rel::Conj => self.headline(p, verb),
            _ => self.embedded(p, g, verb, depth),
        }
    }

    fn has_own_subject(&self, p: usize) -> bool {
        self.scene.children(p).any(|c| self.scene.is_subject(c))
    }

    /// A headline or a fragment: "King to open bridge", "Two held after raid".
    fn headline(&self, p: usize, verb: Verb) -> Verdict {
        let s = self.scene.s;
        match s.xpos(p) {
            Xpos::VB if verb.infinitive && self.has_own_subject(p) => {
                Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/headline-to")
            }
            Xpos::VB => Verdict::new(Actuality::Hypothetical, "event/hypothetical/imperative"),
            Xpos::VBG => Verdict::new(Actuality::UnderWay, "event/under-way/fragment"),
            _ if s.upos(p) == Upos::Verb => Verdict::new(Actuality::Happened, "event/past/headline"),
            _ => Verdict::new(Actuality::Happened, "event/past/fragment"),
        }
    }

    /// An infinitive, gerund or participle under `g`.
    fn embedded(&mut self, p: usize, g: usize, verb: Verb, depth: u8) -> Verdict {
        use Class::{Asked, Averted, Doubtful, Expected, Ongoing, Planned, Possible, Postponed, Refused, Said, Same, Scheduled, Wished};
        let s = self.scene.s;
        if s.rel(p) == Rel::Acl && self.scene.is_past_participle(p) && !verb.infinitive {
            return Verdict::new(Actuality::Happened, "event/past/participle");
        }
        let g = self.noun_before(p, verb).unwrap_or(g);
        let adverbial = s.rel(p) == Rel::Advcl && s.upos(g) == Upos::Verb;
        if adverbial && !verb.infinitive {
            return self.context_of(g, depth).weaker();
        }
        let classes = self.governing(g);
        let purpose = adverbial && self.scene.child(g, &[Rel::Cop]).is_none();
        let order = [Planned, Refused, Averted, Postponed, Asked, Expected, Wished, Possible, Doubtful, Ongoing, Same, Said];
        let set = self.scene.is_past_participle(g) || s.upos(g) != Upos::Verb;
        let class = if set && classes.has(Scheduled) { Some(Scheduled) } else { classes.first(&order).filter(|_| !purpose) };
        let bare =
            s.xpos(p) == Xpos::VB || self.scene.children(p).any(|c| matches!(s.rel(c), Rel::AuxPass | Rel::Cop) && s.xpos(c) == Xpos::VB);
        match class {
            Some(_) if self.scene.is_past_participle(p) && !verb.infinitive && !bare => self.context_of(g, depth).weaker(),
            Some(Asked) if !verb.infinitive && !bare => self.context_of(g, depth).weaker(),
            Some(Asked) => self.compose(g, Possible, depth),
            Some(Ongoing) => self.context_of(g, depth).weaker(),
            Some(Planned) if s.upos(g) == Upos::Verb && s.verb(g).passive => self.purpose(g, false, depth),
            Some(Wished) if self.is_wanted_of_another(p, g) => self.compose(g, Possible, depth),
            Some(Said | Same) if verb.aspect == Aspect::Perfect => Verdict::new(Actuality::Happened, "event/past/perfect-infinitive"),
            Some(Planned | Possible) if self.scene.is_noun(g) && s.xpos(p) == Xpos::VBG && self.mark(p) != Some("of") => {
                self.context_of(g, depth).weaker()
            }
            Some(Planned) if self.scene.is_noun(g) && s.xpos(p) == Xpos::VBG => self.context_of(g, depth).weaker(),
            Some(class) => self.compose(g, class, depth),
            None if s.xpos(p) == Xpos::VBG => self.context_of(g, depth).weaker().by(g),
            // "the first ship to be built of steel" may be an old one
            None if s.rel(p) == Rel::Acl && self.scene.children(g).any(|c| matches!(s.lower(c), "first" | "last" | "only" | "latest")) => {
                self.context_of(g, depth).weaker()
            }
            None if s.rel(p) == Rel::Acl && verb.infinitive && verb.passive => {
                Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/to-be-done")
            }
            None if verb.infinitive => self.purpose(g, purpose, depth),
            None => self.context_of(g, depth).weaker(),
        }
    }

    /// "announced plans to close", where the tree hangs "close" on the verb: the noun right before "to", if it takes one.
    fn noun_before(&self, p: usize, verb: Verb) -> Option<usize> {
        use Class::{Planned, Possible, Refused, Wished};
        let s = self.scene.s;
        if !verb.infinitive || s.rel(p) != Rel::Advcl {
            return None;
        }
        let to = self.scene.child(p, &[Rel::Mark])?;
        let before = to.checked_sub(1)?;
        let fits = s.upos(before) == Upos::Noun && self.scene.classes(before).first(&[Planned, Possible, Refused, Wished]).is_some();
        fits.then_some(before)
    }

    /// "wants them to leave".
    fn is_wanted_of_another(&self, p: usize, g: usize) -> bool {
        let s = self.scene.s;
        self.scene.has_lemma(g, &["want", "like", "need", "prefer"])
            && (s.rel(p) == Rel::Ccomp || self.scene.child(g, &[Rel::Obj]).is_some_and(|o| o < p && s.lower(o) != "what"))
    }

    /// What the lists say of the word over an infinitive or gerund.
    fn governing(&self, g: usize) -> super::class::Classes {
        let s = self.scene.s;
        let own = self.scene.classes(g);
        if s.upos(g) != Upos::Verb {
            return own;
        }
        let joined = self.scene.children(g).find(|&c| c > g && s.rel(c) == Rel::Obl).and_then(|c| self.scene.preposition(c));
        let joined = joined.map(|word| self.scene.classes_with(g, word)).unwrap_or_default().with(own);
        if joined.is_empty() && self.scene.is_past_participle(g) { self.scene.lexicon.modifier(s.lower(g)) } else { joined }
    }

    /// "went to Rome to sign": still to come where the verb above is not over.
    fn purpose(&mut self, g: usize, purpose: bool, depth: u8) -> Verdict {
        let outer = self.context_of(g, depth);
        match outer.actuality {
            Actuality::Hypothetical => outer.weaker(),
            Actuality::Happened if !purpose => outer.weaker(),
            _ => Verdict::new(Actuality::Ahead, "event/ahead/purpose"),
        }
    }

    /// How what `g` governs stands, where `g` is a word of `class`.
    fn compose(&mut self, g: usize, class: Class, depth: u8) -> Verdict {
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
            (Class::Wished, _) => Verdict::new(Actuality::Ahead, "event/ahead/wished"),
            (Class::Refused, Actuality::Ahead) if outer.status == Some(Status::Possible) => {
                Verdict::ahead(Status::Doubtful, Force::Plain, "event/ahead/may-be-cancelled")
            }
            (Class::Refused, Actuality::Ahead) if outer.status.is_none() => outer.weaker(),
            (Class::Refused, _) if denied => Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/not-refused"),
            (Class::Refused, _) => Verdict::ahead(Status::Cancelled, Force::Plain, "event/ahead/refused").negate(true),
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
            (Class::Planned | Class::Announced | Class::Scheduled | Class::Possible, Actuality::Happened) if self.is_past_perfect(g) => {
                Verdict::new(Actuality::Hypothetical, "event/hypothetical/had-planned")
            }
            (Class::Expected | Class::Possible, _) if denied => {
                Verdict::ahead(Status::Doubtful, Force::Plain, "event/ahead/not-expected").negate(true)
            }
            (Class::Expected, _) => Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/expected"),
            (Class::Possible, _) => Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/proposed"),
            (Class::Planned | Class::Announced, _) if denied => {
                Verdict::ahead(Status::Cancelled, Force::Plain, "event/ahead/no-plans").negate(true)
            }
            (Class::Planned, Actuality::Ahead) if outer.status == Some(Status::Possible) => {
                Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/may-plan")
            }
            (Class::Scheduled, _) if !denied => Verdict::ahead(Status::Scheduled, Force::Plain, "event/ahead/scheduled"),
            (Class::Scheduled, _) => Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/not-scheduled"),
            (Class::Coming, _) => Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/coming"),
            _ => Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/planned"),
        };
        Verdict { outside, ..verdict }.by(g)
    }

    /// "was due to", "were expected to", unless somebody reports it so.
    fn was(&self, g: usize) -> bool {
        let s = self.scene.s;
        let verb = s.verb(g);
        (verb.passive || s.upos(g) == Upos::Adj) && verb.tense == Tense::Past && !self.is_reported(g)
    }

    fn is_past_perfect(&self, g: usize) -> bool {
        let s = self.scene.s;
        s.upos(g) == Upos::Verb && s.verb(g).aspect == Aspect::Perfect && s.verb(g).tense == Tense::Past
    }

    /// "if talks go on, the visit will be delayed".
    fn hangs_on_if(&self, g: usize) -> bool {
        let s = self.scene.s;
        let at = self.scene.clause_of(g).unwrap_or(g);
        let above = s.head(at).filter(|_| s.rel(at) == Rel::Ccomp);
        self.scene.if_clause_before(at).is_some()
            || [Some(at), above]
                .into_iter()
                .flatten()
                .any(|p| self.scene.children(p).any(|c| s.rel(c) == Rel::Advcl && matches!(self.mark(c), Some("if" | "unless"))))
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

    fn noun_at(&mut self, n: usize, depth: u8) -> Verdict {
        use Status::{Cancelled, Doubtful, Postponed};
        let mut host = self.host(n, depth);
        if host.force == Force::Modal && host.rule != "event/ahead/may" {
            host.force = Force::Plain; // "the tests will take place" says so in so many words
        }
        let denied = self.scene.is_denied(n);
        let host = if denied && !host.negated { host.negate(true) } else { host };
        if matches!(host.status, Some(Cancelled | Postponed | Doubtful)) {
            return host;
        }
        let Some(modified) = self.modified(n, depth) else { return host };
        let carrier = modified.carrier.or(host.carrier);
        if host.force == Force::Plain && host.status.is_some() && modified.rule == "event/ahead/upcoming" {
            return host;
        }
        Verdict { carrier, ..modified }
    }

    /// "a planned summit", "the summit scheduled for June", "a meeting to be held in Rome".
    fn modified(&mut self, n: usize, depth: u8) -> Option<Verdict> {
        let s = self.scene.s;
        let mut before = None;
        for c in s.children(n).take(super::scene::REACH) {
            let after = match s.rel(c) {
                Rel::Amod | Rel::Compound | Rel::Advmod => {
                    before = before.or_else(|| self.premodifier(c));
                    None
                }
                Rel::Acl => self.postmodifier(c, depth),
                Rel::AclRelcl => self.relative(c, depth),
                _ => None,
            };
            if after.is_some_and(|v| before.is_none() || v.actuality == Actuality::Happened || v.status == Some(Status::Scheduled)) {
                return after;
            }
        }
        before
    }

    fn premodifier(&self, c: usize) -> Option<Verdict> {
        use Class::{Coming, Doubtful, Expected, Past, Planned, Possible, Postponed, Refused, Scheduled};
        let classes = self.scene.lexicon.modifier(self.scene.s.lower(c));
        Some(match classes.first(&[Possible, Scheduled, Planned, Expected, Coming, Doubtful, Postponed, Refused, Past])? {
            Possible => Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/possible-noun"),
            Scheduled => Verdict::ahead(Status::Scheduled, Force::Plain, "event/ahead/scheduled-noun"),
            Planned => Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/planned-noun"),
            Expected => Verdict { outside: true, ..Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/expected-noun") },
            Coming => Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/upcoming"),
            Doubtful => Verdict::ahead(Status::Doubtful, Force::Plain, "event/ahead/unlikely-noun"),
            Postponed => Verdict::ahead(Status::Postponed, Force::Plain, "event/ahead/postponed-noun"),
            Refused => Verdict::ahead(Status::Cancelled, Force::Plain, "event/ahead/cancelled-noun").negate(true),
            _ => Verdict::new(Actuality::Happened, "event/past/last"),
        })
    }

    fn postmodifier(&mut self, c: usize, depth: u8) -> Option<Verdict> {
        use Class::{Coming, Expected, Light, Occurs, Planned, Possible, Postponed, Refused, Scheduled};
        let s = self.scene.s;
        if s.verb(c).infinitive {
            let fits = self.scene.has(c, Light) || self.scene.has(c, Occurs);
            return fits.then(|| Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/to-be-held").by(c));
        }
        if !self.scene.is_past_participle(c) && s.upos(c) != Upos::Adj {
            return None;
        }
        let classes = if self.scene.classes(c).is_empty() { self.scene.lexicon.modifier(s.lower(c)) } else { self.scene.classes(c) };
        match classes.first(&[Scheduled, Planned, Expected, Postponed, Refused, Possible, Coming, Light])? {
            Light => Some(Verdict::new(Actuality::Happened, "event/past/held").by(c)),
            class => Some(Verdict { carrier: Some(c), ..self.of_class(class) }).map(|v| if depth > DEPTH { v.weaker() } else { v }),
        }
    }

    /// What a participle of `class` says of the noun before it.
    fn of_class(&self, class: Class) -> Verdict {
        match class {
            Class::Scheduled => Verdict::ahead(Status::Scheduled, Force::Plain, "event/ahead/scheduled-for"),
            Class::Expected => Verdict { outside: true, ..Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/expected-in") },
            Class::Postponed => Verdict::ahead(Status::Postponed, Force::Plain, "event/ahead/put-off"),
            Class::Refused => Verdict::ahead(Status::Cancelled, Force::Plain, "event/ahead/called-off").negate(true),
            Class::Possible => Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/proposed-by"),
            _ => Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/planned-for"),
        }
    }

    /// "the convention, which begins Monday".
    fn relative(&mut self, c: usize, depth: u8) -> Option<Verdict> {
        use Class::{Expected, Light, Occurs, Planned, Postponed, Refused, Scheduled};
        let about = self.scene.classes(c).first(&[Scheduled, Planned, Expected, Postponed, Refused, Occurs, Light])?;
        let passive = self.scene.s.verb(c).passive;
        match about {
            Occurs => Some(self.clause_at(c, depth + 1).by(c)),
            Light if passive => Some(self.clause_at(c, depth + 1).by(c)),
            class if passive => Some(self.compose(c, class, depth)),
            _ => None,
        }
    }

    /// What governs noun `n` says of the event.
    fn host(&mut self, n: usize, depth: u8) -> Verdict {
        let s = self.scene.s;
        if depth > DEPTH {
            return Verdict::new(Actuality::Happened, "event/past/deep");
        }
        if self.scene.child(n, &[Rel::Cop]).is_some() {
            return self.clause_at(n, depth + 1);
        }
        let Some(g) = s.head(n) else { return Verdict::new(Actuality::Happened, "event/past/fragment") };
        if self.scene.if_clause_around(n).is_some_and(|r| !r.contains(&g)) {
            return Verdict::new(Actuality::Hypothetical, "event/hypothetical/if");
        }
        if let Some(inner) = self.scene.inner_clause(n) {
            return self.subject(inner, depth);
        }
        if matches!(self.scene.preposition(n), Some("after" | "following" | "since" | "despite" | "amid")) {
            return self.after(n, g, depth);
        }
        match s.rel(n) {
            Rel::Obj | Rel::NsubjPass => self.object(n, g, depth),
            Rel::Nsubj | Rel::NsubjOuter => self.subject(g, depth),
            Rel::Obl | Rel::OblAgent => self.oblique(n, g, depth),
            Rel::Nmod => self.complement_of_noun(n, g, depth),
            Rel::Compound => self.compound(g, depth),
            Rel::Conj | Rel::Appos if self.scene.is_noun(g) => {
                let first = self.noun_at(g, depth + 1);
                Verdict { carrier: first.carrier, ..first }
            }
            Rel::Xcomp | Rel::Ccomp => {
                let outer = self.context_of(g, depth);
                outer.by(g)
            }
            _ => self.context_of(g, depth).weaker(),
        }
    }

    /// "after the vote": over, unless what follows it is still to come.
    fn after(&mut self, n: usize, g: usize, depth: u8) -> Verdict {
        let outer = self.context_of(g, depth);
        match (outer.actuality, self.scene.preposition(n)) {
            (Actuality::Ahead | Actuality::Hypothetical, Some("after" | "following")) => outer.weaker(),
            _ => Verdict::new(Actuality::Happened, "event/past/after"),
        }
    }

    fn object(&mut self, n: usize, g: usize, depth: u8) -> Verdict {
        use Class::{
            Announced, Averted, Coming, Doubtful, Expected, Light, Past, Planned, Possible, Postponed, Refused, Scheduled, Wished,
        };
        if self.scene.children(n).any(|c| self.scene.s.rel(c) == Rel::Det && matches!(self.scene.s.lower(c), "this" | "these"))
            && self.scene.has(g, Possible)
        {
            return self.clause_at(g, depth + 1).weaker();
        }
        let order = [Postponed, Refused, Scheduled, Planned, Expected, Light, Possible, Announced, Doubtful, Coming, Averted, Past, Wished];
        match self.scene.classes(g).first(&order) {
            Some(Announced) if is_given(self.scene, n) => Verdict::new(Actuality::Happened, "event/past/announced"),
            Some(Scheduled) if matches!(self.scene.s.xpos(g), Xpos::VB | Xpos::VBG) => self.compose(g, Planned, depth),
            Some(class) => self.compose(g, class, depth),
            None => self.clause_at(g, depth + 1).weaker(),
        }
    }

    fn subject(&mut self, g: usize, depth: u8) -> Verdict {
        use Class::{Coming, Doubtful, Expected, Occurs, Planned, Possible, Postponed, Refused, Scheduled};
        let order = [Occurs, Scheduled, Planned, Expected, Possible, Doubtful, Coming, Postponed, Refused];
        let adjective = self.scene.s.upos(g) != Upos::Verb;
        match self.scene.classes(g).first(&order) {
            Some(Occurs) if self.scene.child(g, &[Rel::Xcomp, Rel::Obj]).is_none_or(|o| self.scene.s.lemma(o) == "place") => {
                self.clause_at(g, depth + 1).by(g)
            }
            Some(class) if adjective => self.compose(g, class, depth),
            _ if self.scene.s.upos(g) == Upos::Adj => self.clause_at(g, depth + 1).weaker().by(g),
            _ if adjective => self.clause_at(g, depth + 1).by(g),
            // "the vote is expected to take place": the subject stands with the verb, the event is below
            _ => self.clause_at(g, depth + 1).weaker().by(g),
        }
    }

    fn oblique(&mut self, n: usize, g: usize, depth: u8) -> Verdict {
        use Class::{Coming, Expected, Planned, Possible, Scheduled};
        let outer = self.context_of(g, depth);
        let this = self.scene.children(n).any(|c| self.scene.s.rel(c) == Rel::Det && matches!(self.scene.s.lower(c), "this" | "these"));
        match self.scene.preposition(n) {
            Some("from") if self.is_away(n) => {
                Verdict { status: Some(Status::Planned), ..Verdict::new(Actuality::Ahead, "event/ahead/before") }
            }
            Some("for") if this => outer.weaker(),
            Some(word @ ("for" | "on" | "of" | "against" | "to" | "into" | "with" | "from")) => {
                match self.scene.classes_with(g, word).first(&[Scheduled, Planned, Expected, Possible, Coming]) {
                    Some(class) => self.compose(g, class, depth),
                    None => outer.weaker(),
                }
            }
            Some("ahead" | "before" | "until" | "till" | "toward" | "towards" | "pending") if outer.actuality != Actuality::Happened => {
                Verdict { status: Some(Status::Planned), ..Verdict::new(Actuality::Ahead, "event/ahead/before") }
            }
            Some("ahead") => Verdict { status: Some(Status::Planned), ..Verdict::new(Actuality::Ahead, "event/ahead/before") },
            _ => outer.weaker().by(g),
        }
    }

    /// "days away from the vote".
    fn is_away(&self, n: usize) -> bool {
        let from = self.scene.child(n, &[Rel::Case]).and_then(|c| c.checked_sub(1));
        from.is_some_and(|before| self.scene.s.lower(before) == "away")
    }

    /// "plans for a visit", "the possibility of a deal", "the start of talks".
    fn complement_of_noun(&mut self, n: usize, m: usize, depth: u8) -> Verdict {
        use Class::{Announced, Doubtful, Expected, Planned, Possible, Postponed, Refused, Same, Scheduled, Wished};
        let order = [Planned, Scheduled, Expected, Possible, Doubtful, Postponed, Refused, Announced, Wished];
        let ahead_of = matches!(self.scene.preposition(n), Some("ahead" | "before" | "until"));
        if ahead_of || self.is_away(n) {
            return Verdict { status: Some(Status::Planned), ..Verdict::new(Actuality::Ahead, "event/ahead/before") };
        }
        match self.scene.classes(m).first(&order) {
            Some(_) if !matches!(self.scene.preposition(n), Some("for" | "of" | "to" | "on" | "against" | "about")) => {
                self.context_of(m, depth).weaker()
            }
            Some(Possible) if self.scene.preposition(n) == Some("of") && self.scene.has_lemma(m, ASKING) => {
                self.context_of(m, depth).weaker()
            }
            Some(Planned) => self.plan_for(m, depth),
            Some(class) => self.compose(m, class, depth),
            None if self.scene.has(m, Same) => self.host(m, depth + 1),
            None => self.context_of(m, depth).weaker(),
        }
    }

    /// "plans for the visit were put off" puts off the visit; "drew up plans for a visit" plans it.
    fn plan_for(&mut self, m: usize, depth: u8) -> Verdict {
        let s = self.scene.s;
        if matches!(s.rel(m), Rel::Obj | Rel::NsubjPass)
            && let Some(g) = s.head(m)
            && let Some(class) = self.scene.classes(g).first(&[Class::Postponed, Class::Refused, Class::Possible])
        {
            return self.compose(g, class, depth);
        }
        self.compose(m, Class::Planned, depth)
    }

    /// "summit plans", "the exit deadline".
    fn compound(&mut self, m: usize, depth: u8) -> Verdict {
        use Class::{Expected, Planned, Possible, Scheduled};
        match self.scene.classes(m).first(&[Planned, Scheduled, Expected, Possible]) {
            Some(class) => self.compose(m, class, depth),
            None => self.noun_at(m, depth + 1).weaker(),
        }
    }
}

/// "the arrest", "his win", "last year's result": what is announced is known already.
fn is_given(scene: &Scene<'_, '_>, n: usize) -> bool {
    scene.children(n).any(|c| match scene.s.rel(c) {
        Rel::Det => matches!(scene.s.lower(c), "the" | "this" | "that"),
        Rel::NmodPoss => true,
        Rel::Amod => scene.lexicon.modifier(scene.s.lower(c)).has(Class::Past),
        _ => false,
    })
}
