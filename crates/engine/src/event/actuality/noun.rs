//! Nouns by what governs them: "cancelled the summit", "the summit begins", "plans for a summit".

use super::{DEPTH, Force, Judge, Verdict};
use crate::event::class::Class;
use crate::event::scene::Scene;
use crate::event::{Actuality, Status};
use crate::parse::{Aspect, Rel, Tense};
use crate::tag::{Upos, Xpos};

/// Nouns that ask "for" an event; "of" it they mean something else.
const ASKING: &[&str] = &["appeal", "call", "request", "offer", "demand", "invitation", "recommendation"];

/// Prepositions before what was there first: "due to the ban", "under the agreement".
const BEFOREHAND: &[&str] = &["after", "following", "since", "despite", "amid", "due", "because", "owing", "thanks", "under"];

/// What only something that is over leaves; a result too, where somebody quarrels with it.
const LEFT: &[&str] = &["aftermath", "wake", "victim", "survivor", "casualty"];
const QUARREL: &[&str] = &["protest", "contest", "dispute", "overturn", "challenge", "accept", "reject", "concede", "deny", "certify"];

/// What is there once it is announced.
const REACHED: &[&str] =
    &["deal", "agreement", "arrest", "accord", "pact", "discovery", "death", "victory", "win", "defeat", "breakthrough"];

/// What whoever "offers" it sells or gives to all.
const SERVED: &[&str] =
    &["visit", "trip", "tour", "journey", "excursion", "flight", "service", "contest", "competition", "course", "class", "value"];

impl Judge<'_, '_, '_> {
    /// What governs noun `n` says of the event.
    pub(super) fn host(&mut self, n: usize, depth: u8) -> Verdict {
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
        if self.scene.borne_by(g) == Some(n) {
            return self.clause_at(g, depth + 1).by(g);
        }
        if let Some(inner) = self.scene.inner_clause(n) {
            return self.subject(inner, depth);
        }
        if self.scene.preposition(n).is_some_and(|word| BEFOREHAND.contains(&word)) {
            return self.after(n, g, depth);
        }
        if s.lower(g) == "ahead" && self.scene.preposition(n) == Some("of") {
            return Verdict { status: Some(Status::Planned), ..Verdict::new(Actuality::Ahead, "event/ahead/before") };
        }
        if s.rel(n) == Rel::Nmod && self.scene.preposition(n) == Some("of") && self.is_left(g) {
            return Verdict::new(Actuality::Happened, "event/past/left");
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

    /// "victims of the flood", "to protest the results of the vote".
    fn is_left(&self, g: usize) -> bool {
        let quarrel = || self.scene.s.head(g).is_some_and(|v| self.scene.has_lemma(v, QUARREL));
        self.scene.has_lemma(g, LEFT) || self.scene.has_lemma(g, &["result", "outcome"]) && quarrel()
    }

    /// "after the vote": over, unless what follows it is still to come.
    pub(super) fn after(&mut self, n: usize, g: usize, depth: u8) -> Verdict {
        let outer = self.context_of(g, depth);
        match (outer.actuality, self.scene.preposition(n)) {
            (Actuality::Ahead | Actuality::Hypothetical, Some("after" | "following")) => {
                Verdict { carrier: None, rule: "event/context/after", ..outer.weaker() }
            }
            // "will be closed because of the summit": one as certain as the other
            (Actuality::Ahead, _) if self.scene.kind(n).is_some_and(|kind| kind.plover == Some("CONSULT")) => outer.weaker(),
            _ => Verdict::new(Actuality::Happened, "event/past/after"),
        }
    }

    pub(super) fn object(&mut self, n: usize, g: usize, depth: u8) -> Verdict {
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
            Some(_) if self.is_judged_or_given(n, g) => self.clause_at(g, depth + 1).weaker(),
            // "threatened the renewal": what is endangered
            Some(Possible) if self.scene.s.lemma(g) == "threaten" && is_given(self.scene, n) => self.clause_at(g, depth + 1).weaker(),
            Some(Announced) if self.scene.has_lemma(n, REACHED) => Verdict::new(Actuality::Happened, "event/past/announced"),
            Some(Announced) if is_given(self.scene, n) => Verdict::new(Actuality::Happened, "event/past/announced"),
            Some(Scheduled) if matches!(self.scene.s.xpos(g), Xpos::VB | Xpos::VBG) => self.compose(g, Planned, depth),
            Some(class) => self.compose(g, class, depth),
            None if self.scene.has_lemma(g, &["discuss", "debate"]) && !is_given(self.scene, n) && self.is_going_on(g) => {
                Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/discussed").by(g)
            }
            None => self.clause_at(g, depth + 1).weaker(),
        }
    }

    /// "considered the deal fair", "questioned the choice", "offers flights", "set a record", "committed the crime": words that have
    /// another sense before such an object.
    fn is_judged_or_given(&self, n: usize, g: usize) -> bool {
        let s = self.scene.s;
        match s.lemma(g) {
            "consider" | "deem" | "find" => {
                let said_of = |c: usize| s.rel(c) == Rel::Xcomp && matches!(s.upos(c), Upos::Adj | Upos::Noun | Upos::Propn);
                self.scene.children(g).any(|c| c != n && said_of(c)) || s.rel(n) == Rel::Xcomp
            }
            "question" | "commit" => true,
            "offer" => self.scene.has_lemma(n, SERVED),
            "set" => s.verb(g).finite && !s.verb(g).passive,
            // "plans to end its search": what goes on is not what is planned
            "end" => s.verb(g).infinitive && self.scene.child(n, &[Rel::NmodPoss]).is_some(),
            _ => false,
        }
    }

    /// "is discussing", "was debating".
    fn is_going_on(&self, g: usize) -> bool {
        matches!(self.scene.s.verb(g).aspect, Aspect::Progressive | Aspect::PerfectProgressive)
    }

    pub(super) fn subject(&mut self, g: usize, depth: u8) -> Verdict {
        use Class::{Coming, Doubtful, Expected, Occurs, Planned, Possible, Postponed, Refused, Scheduled};
        let order = [Occurs, Scheduled, Planned, Expected, Possible, Doubtful, Coming, Postponed, Refused];
        if let Some(second) = self.second_predicate(g) {
            return self.compose(second.0, second.1, depth);
        }
        let adjective = self.scene.s.upos(g) != Upos::Verb;
        match self.scene.classes(g).first(&order) {
            Some(Occurs)
                if self.scene.child(g, &[Rel::Xcomp, Rel::Obj]).is_none_or(|o| matches!(self.scene.s.lemma(o), "place" | "effect")) =>
            {
                self.clause_at(g, depth + 1).by(g)
            }
            Some(class) if adjective => self.compose(g, class, depth),
            _ if self.scene.s.upos(g) == Upos::Adj => self.clause_at(g, depth + 1).weaker().by(g),
            _ if adjective => self.clause_at(g, depth + 1).by(g),
            // "the vote is expected to take place": the subject stands with the verb, the event is below
            _ => self.clause_at(g, depth + 1).weaker().by(g),
        }
    }

    /// "is pending and expected in June": the second of two predicates says more.
    fn second_predicate(&self, g: usize) -> Option<(usize, Class)> {
        use Class::{Expected, Planned, Postponed, Refused, Scheduled};
        let s = self.scene.s;
        let open =
            s.upos(g) == Upos::Verb && self.scene.has(g, Class::Coming) || self.scene.lexicon.modifier(s.lower(g)).has(Class::Coming);
        let conj = self.scene.children(g).find(|&c| open && s.rel(c) == Rel::Conj && self.scene.is_past_participle(c))?;
        Some((conj, self.scene.classes(conj).first(&[Postponed, Refused, Scheduled, Planned, Expected])?))
    }

    pub(super) fn oblique(&mut self, n: usize, g: usize, depth: u8) -> Verdict {
        use Class::{Coming, Expected, Planned, Possible, Scheduled};
        let outer = self.context_of(g, depth);
        let this = self.scene.children(n).any(|c| self.scene.s.rel(c) == Rel::Det && matches!(self.scene.s.lower(c), "this" | "these"));
        match self.scene.preposition(n) {
            Some("from") if self.is_away(n) => {
                Verdict { status: Some(Status::Planned), ..Verdict::new(Actuality::Ahead, "event/ahead/before") }
            }
            Some("for") if this || self.has_other_object(g) => outer.weaker(),
            Some(word @ ("for" | "on" | "of" | "against" | "to" | "into" | "with" | "from")) => {
                match self.scene.classes_with(g, word).first(&[Scheduled, Planned, Expected, Possible, Coming]) {
                    Some(class) => self.compose(g, class, depth),
                    None => outer.weaker(),
                }
            }
            Some("over") if self.scene.classes_with(g, "over").has(Class::Past) => self.compose(g, Class::Past, depth),
            Some("ahead" | "before" | "until" | "till" | "toward" | "towards" | "pending") if outer.actuality != Actuality::Happened => {
                Verdict { status: Some(Status::Planned), ..Verdict::new(Actuality::Ahead, "event/ahead/before") }
            }
            Some("ahead") => Verdict { status: Some(Status::Planned), ..Verdict::new(Actuality::Ahead, "event/ahead/before") },
            _ => outer.weaker().by(g),
        }
    }

    /// "called him a fool for his speech", "set a record for the race".
    fn has_other_object(&self, g: usize) -> bool {
        self.scene.has_lemma(g, &["call", "set"])
            && !self.scene.s.verb(g).passive
            && self.scene.child(g, &[Rel::Obj, Rel::Iobj, Rel::Xcomp]).is_some()
    }

    /// "days away from the vote".
    pub(super) fn is_away(&self, n: usize) -> bool {
        let from = self.scene.child(n, &[Rel::Case]).and_then(|c| c.checked_sub(1));
        let unit = |i: usize| {
            matches!(self.scene.s.lower(i), "days" | "weeks" | "months" | "hours" | "minutes" | "day" | "week" | "month" | "year" | "years")
        };
        from.is_some_and(|away| away > 0 && self.scene.s.lower(away) == "away" && unit(away - 1))
    }

    /// "plans for a visit", "the possibility of a deal", "the start of talks".
    pub(super) fn complement_of_noun(&mut self, n: usize, m: usize, depth: u8) -> Verdict {
        use Class::{Announced, Doubtful, Expected, Planned, Possible, Postponed, Refused, Same, Scheduled, Wished};
        let order = [Planned, Scheduled, Expected, Possible, Doubtful, Postponed, Refused, Announced, Wished];
        let ahead_of = matches!(self.scene.preposition(n), Some("ahead" | "before" | "until"));
        if ahead_of || self.is_away(n) {
            return Verdict { status: Some(Status::Planned), ..Verdict::new(Actuality::Ahead, "event/ahead/before") };
        }
        if self.has_failed(n, m) {
            return Verdict::ahead(Status::Cancelled, Force::Plain, "event/ahead/bid-failed").negate(true).by(m);
        }
        match self.scene.classes(m).first(&order) {
            Some(_) if !matches!(self.scene.preposition(n), Some("for" | "of" | "to" | "on" | "against" | "about")) => {
                self.context_of(m, depth).weaker()
            }
            Some(Possible) if self.scene.preposition(n) != Some("for") && self.scene.has_lemma(m, ASKING) => {
                self.context_of(m, depth).weaker()
            }
            Some(Possible) if self.scene.preposition(m) == Some("without") => {
                Verdict::new(Actuality::Hypothetical, "event/hypothetical/without").negate(true)
            }
            // "carries the possibility of a fine"
            Some(Possible) if self.scene.s.head(m).is_some_and(|g| self.scene.s.lemma(g) == "carry") => self.context_of(m, depth).weaker(),
            Some(Planned) => self.plan_for(m, depth),
            Some(class) => self.compose(m, class, depth),
            None if self.scene.has(m, Same) => self.host(m, depth + 1),
            None => self.context_of(m, depth).weaker(),
        }
    }

    /// "a motion for a vote failed": what somebody tried to bring about.
    fn has_failed(&self, n: usize, m: usize) -> bool {
        let s = self.scene.s;
        let bid =
            self.scene.preposition(n) == Some("for") && self.scene.has_lemma(m, &["bid", "motion", "bill", "attempt", "push", "effort"]);
        let verb = s.head(m).filter(|_| bid && self.scene.is_subject(m));
        verb.is_some_and(|v| {
            self.scene.has_lemma(v, &["fail", "collapse", "founder"]) && !s.verb(v).negated && s.verb(v).tense == Tense::Past
        })
    }

    /// "plans for the visit were put off" puts off the visit; "drew up plans for a visit" plans it.
    pub(super) fn plan_for(&mut self, m: usize, depth: u8) -> Verdict {
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
    pub(super) fn compound(&mut self, m: usize, depth: u8) -> Verdict {
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
