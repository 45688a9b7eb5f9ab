//! Infinitives, gerunds and participles, which stand as what governs them makes them stand; headlines.

use super::{Force, Judge, Verdict};
use crate::event::class::{Class, Classes};
use crate::event::{Actuality, Status};
use crate::parse::{Aspect, Rel, Verb};
use crate::tag::{Upos, Xpos};

/// Verbs that ask for no one act.
const ENCOURAGING: &[&str] = &["encourage", "advise", "warn", "pressure", "challenge", "dare", "lobby", "exhort"];

/// "gates designed to keep water out": what something is for, and nobody's plan.
const MADE: &[&str] = &["design", "intend", "mean", "build", "use", "make"];

impl Judge<'_, '_, '_> {
    pub(super) fn nonfinite(&mut self, p: usize, verb: Verb, depth: u8) -> Verdict {
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

    pub(super) fn has_own_subject(&self, p: usize) -> bool {
        self.scene.children(p).any(|c| self.scene.is_subject(c))
    }

    /// A headline or a fragment: "King to open bridge", "Two held after raid".
    pub(super) fn headline(&self, p: usize, verb: Verb) -> Verdict {
        let s = self.scene.s;
        match s.xpos(p) {
            Xpos::VB | Xpos::VBN if verb.infinitive && self.has_own_subject(p) => {
                Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/headline-to")
            }
            Xpos::VB => Verdict::new(Actuality::Hypothetical, "event/hypothetical/imperative"),
            Xpos::VBG => Verdict::new(Actuality::UnderWay, "event/under-way/fragment"),
            _ if s.upos(p) == Upos::Verb => Verdict::new(Actuality::Happened, "event/past/headline"),
            _ => Verdict::new(Actuality::Happened, "event/past/fragment"),
        }
    }

    /// An infinitive, gerund or participle under `g`.
    pub(super) fn embedded(&mut self, p: usize, g: usize, verb: Verb, depth: u8) -> Verdict {
        use Class::{Asked, Averted, Doubtful, Expected, Ongoing, Planned, Possible, Postponed, Refused, Said, Same, Scheduled, Wished};
        let s = self.scene.s;
        if s.rel(p) == Rel::Acl && self.scene.is_past_participle(p) && !verb.infinitive {
            return Verdict::new(Actuality::Happened, "event/past/participle");
        }
        if verb.infinitive && self.scene.children(p).any(|c| c < p && s.lower(c) == "whether") {
            return match self.context_of(g, depth) {
                outer if outer.actuality == Actuality::Hypothetical || outer.negated => outer.weaker(),
                _ => Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/whether-to"),
            };
        }
        // "will be paid without going to work"
        if self.mark(p) == Some("without") && self.context_of(g, depth).actuality != Actuality::Happened {
            return Verdict::new(Actuality::Hypothetical, "event/hypothetical/without").negate(true);
        }
        if verb.infinitive && self.is_legal_intent(g) {
            return Verdict::new(Actuality::Hypothetical, "event/hypothetical/intent");
        }
        if verb.infinitive && self.is_in_order(p) {
            return Verdict::new(Actuality::Ahead, "event/ahead/wished");
        }
        let g = self.noun_before(p, verb).unwrap_or(g);
        let g = self.asked_of(p, g, verb).unwrap_or(g);
        let gerund =
            s.xpos(p) == Xpos::VBG && p > g && p - g <= 3 && self.scene.classes(g).first(&[Refused, Postponed, Possible]).is_some();
        // beside an adjective, "with polls showing …" is no complement either
        let adverbial = s.rel(p) == Rel::Advcl && (s.upos(g) == Upos::Verb || !verb.infinitive) && !gerund;
        if adverbial && !verb.infinitive {
            return self.context_of(g, depth).weaker();
        }
        let classes = self.governing(g);
        // "in Rome to attend the fair, she told reporters": nobody is told to attend
        let asked = classes.has(Asked) && g < p;
        let purpose = adverbial && self.scene.child(g, &[Rel::Cop]).is_none() && !asked;
        if self.scene.has_lemma(g, &["have", "get"])
            && s.xpos(p) == Xpos::VBN
            && s.upos(g) == Upos::Verb
            && !purpose
            && s.rel(p) != Rel::Advcl
        {
            return self.clause_at(g, depth + 1).by(g); // "threatened to have its licence withdrawn"
        }
        let order = [Planned, Refused, Averted, Postponed, Asked, Expected, Wished, Possible, Doubtful, Ongoing, Same, Said];
        let set = self.scene.is_past_participle(g) || s.upos(g) != Upos::Verb;
        let class = if set && classes.has(Scheduled) { Some(Scheduled) } else { classes.first(&order).filter(|_| !purpose) };
        let bare =
            s.xpos(p) == Xpos::VB || self.scene.children(p).any(|c| matches!(s.rel(c), Rel::AuxPass | Rel::Cop) && s.xpos(c) == Xpos::VB);
        match class {
            Some(_) if self.scene.is_past_participle(p) && !verb.infinitive && !bare => self.context_of(g, depth).weaker(),
            Some(Asked) if verb.negated => self.compose(g, Possible, depth).weaker(), // "told him not to sell"
            Some(Asked) if !verb.infinitive && !bare => self.context_of(g, depth).weaker(),
            Some(Asked) if self.scene.has_lemma(g, ENCOURAGING) => self.compose(g, Possible, depth).weaker(),
            Some(Asked) => self.compose(g, Possible, depth),
            // "is forecast to be the strongest storm": what something is
            Some(Expected) if self.scene.is_noun(p) && self.scene.child(p, &[Rel::Cop]).is_some() => self.context_of(g, depth).weaker(),
            Some(Ongoing) => self.context_of(g, depth).weaker(),
            // "a tunnel intended to join them": what for
            Some(Planned) if s.rel(g) == Rel::Acl && self.scene.has_lemma(g, &["intend", "mean", "design"]) => {
                self.context_of(g, depth).weaker()
            }
            Some(Possible) if self.scene.has_lemma(g, &["chance", "option", "idea"]) && s.rel(p) == Rel::Acl => {
                self.purpose(g, true, depth)
            }
            // "was summoned to appear"
            Some(Planned) if self.scene.has_lemma(g, &["summon", "subpoena"]) => self.compose(g, Planned, depth),
            Some(Planned) if s.upos(g) == Upos::Verb && s.verb(g).passive => self.purpose(g, false, depth),
            Some(Expected) if self.is_own_expectation(p, g) => {
                let verdict = self.compose(g, Planned, depth);
                let rule = if verdict.rule == "event/ahead/planned" { "event/ahead/expects-to" } else { verdict.rule };
                Verdict { rule, ..verdict }
            }
            Some(Wished) if self.is_wanted_of_another(p, g) => self.compose(g, Possible, depth),
            Some(Said | Same) if verb.aspect == Aspect::Perfect => Verdict::new(Actuality::Happened, "event/past/perfect-infinitive"),
            Some(Planned | Possible) if self.scene.is_noun(g) && s.xpos(p) == Xpos::VBG && self.mark(p) != Some("of") => {
                self.context_of(g, depth).weaker()
            }
            Some(Planned) if self.scene.is_noun(g) && s.xpos(p) == Xpos::VBG => self.context_of(g, depth).weaker(),
            Some(class) => self.compose(g, class, depth),
            None if s.xpos(p) == Xpos::VBG
                && self.mark(p) == Some("of")
                && self.scene.has_lemma(g, &["means", "mean", "view", "purpose"]) =>
            {
                self.purpose(g, true, depth)
            }
            None if s.xpos(p) == Xpos::VBG && s.rel(p) == Rel::Acl => {
                Verdict { rule: "event/context/participle", ..self.context_of(g, depth).weaker() }
            }
            None if s.xpos(p) == Xpos::VBG => self.context_of(g, depth).weaker().by(g),
            None if verb.infinitive && s.rel(p) == Rel::Acl && self.is_cancelled(g) => {
                Verdict::new(Actuality::Ahead, "event/past/cancelled-noun").negate(true)
            }
            None if verb.infinitive && self.scene.has_lemma(g, &["talk", "talks", "negotiation", "discussion"]) => {
                Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/in-talks").by(g)
            }
            None if s.rel(p) == Rel::Acl && verb.infinitive && (s.upos(g) == Upos::Pron || self.is_supposed(g)) => {
                self.context_of(g, depth).weaker()
            }
            None if s.rel(p) == Rel::Acl && verb.infinitive && self.is_ranked(g) => self.context_of(g, depth).weaker(),
            None if s.rel(p) == Rel::Acl && verb.infinitive && verb.passive && self.is_of_what_is_wanted(g) => {
                Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/proposed").by(g)
            }
            None if s.rel(p) == Rel::Acl && verb.infinitive && verb.passive => {
                Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/to-be-done")
            }
            None if verb.infinitive => self.purpose(g, purpose, depth),
            None => self.context_of(g, depth).weaker(),
        }
    }

    /// "announced plans to close", where the tree hangs "close" on the verb: the noun right before "to", if it takes one.
    pub(super) fn noun_before(&self, p: usize, verb: Verb) -> Option<usize> {
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

    /// "called on the mayor to resign", where the tree hangs "resign" on the mayor: the verb of asking.
    fn asked_of(&self, p: usize, g: usize, verb: Verb) -> Option<usize> {
        let s = self.scene.s;
        let person = verb.infinitive && !verb.passive && s.rel(p) == Rel::Acl && matches!(s.rel(g), Rel::Obl | Rel::Obj);
        let above = s.head(g).filter(|&h| person && s.upos(h) == Upos::Verb)?;
        self.governing(above).has(Class::Asked).then_some(above)
    }

    /// "charged with trespass with intent to steal": part of an offence.
    fn is_legal_intent(&self, g: usize) -> bool {
        let bare = self.scene.child(g, &[Rel::Det, Rel::NmodPoss, Rel::Amod]).is_none();
        let is_one = || {
            let det = self.scene.child(g, &[Rel::Det]);
            self.scene.child(g, &[Rel::Cop]).is_some() && det.is_some_and(|d| self.scene.s.lower(d) == "an")
        };
        self.scene.s.lower(g) == "intent" && (bare && self.scene.preposition(g) == Some("with") || is_one())
    }

    /// "in order to win": what for.
    fn is_in_order(&self, p: usize) -> bool {
        let s = self.scene.s;
        let to = self.scene.children(p).find(|&c| s.rel(c) == Rel::Mark && s.lower(c) == "to");
        to.is_some_and(|to| to >= 2 && s.lower(to - 1) == "order" && s.lower(to - 2) == "in")
    }

    /// "wants the cost to be shared": of something that somebody asks for or wants so.
    fn is_of_what_is_wanted(&self, g: usize) -> bool {
        let above = self.scene.s.head(g).filter(|_| self.scene.s.rel(g) == Rel::Obj);
        above.is_some_and(|h| self.scene.classes(h).first(&[Class::Asked, Class::Wished, Class::Possible]).is_some())
    }

    /// "the cancelled deal to lease tankers".
    fn is_cancelled(&self, g: usize) -> bool {
        let s = self.scene.s;
        self.scene.children(g).any(|c| s.rel(c) == Rel::Amod && self.scene.lexicon.modifier(s.lower(c)).has(Class::Refused))
    }

    /// "were a tax to be imposed".
    pub(super) fn is_supposed(&self, n: usize) -> bool {
        let s = self.scene.s;
        self.scene.children(n).any(|c| s.rel(c) == Rel::Cop && s.lower(c) == "were" && c < s.subtree(n).start + 3)
            && !self.scene.children(n).any(|c| self.scene.is_subject(c))
    }

    /// "the first model to be built".
    pub(super) fn is_ranked(&self, g: usize) -> bool {
        self.scene.children(g).any(|c| matches!(self.scene.s.lower(c), "first" | "second" | "third" | "last" | "only" | "latest"))
            || matches!(self.scene.s.lower(g), "first" | "last" | "only")
    }

    /// "the firm expects to close the deal": whoever acts expects it.
    fn is_own_expectation(&self, p: usize, g: usize) -> bool {
        let s = self.scene.s;
        let object = self.scene.child(g, &[Rel::Obj]).is_some_and(|o| o < p);
        s.upos(g) == Upos::Verb && !s.verb(g).passive && s.rel(p) == Rel::Xcomp && !object && !self.has_own_subject(p)
    }

    /// "wants them to leave".
    pub(super) fn is_wanted_of_another(&self, p: usize, g: usize) -> bool {
        let s = self.scene.s;
        self.scene.has_lemma(g, &["want", "like", "need", "prefer"])
            && (s.rel(p) == Rel::Ccomp || self.scene.child(g, &[Rel::Obj]).is_some_and(|o| o < p && s.lower(o) != "what"))
    }

    /// What the lists say of the word over an infinitive or gerund.
    pub(super) fn governing(&self, g: usize) -> Classes {
        let s = self.scene.s;
        let own = self.scene.classes(g);
        if s.upos(g) != Upos::Verb {
            return own;
        }
        let joined = self.scene.children(g).find(|&c| c > g && s.rel(c) == Rel::Obl).and_then(|c| self.scene.preposition(c));
        let joined = joined.map(|word| self.scene.classes_with(g, word)).unwrap_or_default().with(own);
        let bare = self.scene.child(g, &[Rel::CompoundPrt]).is_none(); // "was set up to pay" sets no day
        if joined.is_empty() && bare && self.scene.is_past_participle(g) { self.scene.lexicon.modifier(s.lower(g)) } else { joined }
    }

    /// "went to Rome to sign": still to come where the verb above is not over.
    pub(super) fn purpose(&mut self, g: usize, purpose: bool, depth: u8) -> Verdict {
        let outer = self.context_of(g, depth);
        if self.scene.is_past_participle(g) && self.scene.has_lemma(g, MADE) && self.scene.s.rel(g) == Rel::Acl {
            return Verdict::new(Actuality::Hypothetical, "event/hypothetical/made-for");
        }
        match outer.actuality {
            Actuality::Hypothetical => outer.weaker(),
            Actuality::Happened if !purpose => outer.weaker(),
            _ => Verdict::new(Actuality::Ahead, "event/ahead/purpose"),
        }
    }
}
