//! Nouns with words of their own: "a planned summit", "the summit set for June", "the convention, which begins Monday".

use super::{DEPTH, Force, Judge, Verdict};
use crate::event::class::Class;
use crate::event::kind::Diary;
use crate::event::participant::told_of;
use crate::event::{Actuality, Status};
use crate::parse::Rel;
use crate::tag::{Upos, Xpos};

impl Judge<'_, '_, '_> {
    pub(super) fn noun_at(&mut self, n: usize, depth: u8) -> Verdict {
        use Status::{Cancelled, Doubtful, Postponed};
        let mut host = self.host(n, depth);
        if host.force == Force::Modal && host.rule != "event/ahead/may" {
            host.force = Force::Plain; // "the tests will take place" says so in so many words
        }
        let denied = self.scene.is_denied(n);
        let host = if denied && !host.negated { host.none() } else { host };
        if matches!(host.status, Some(Cancelled | Postponed | Doubtful)) {
            return host;
        }
        let Some(modified) = self.modified(n, depth) else { return host };
        let planned = matches!(
            modified.rule,
            "event/ahead/planned-noun" | "event/ahead/scheduled-noun" | "event/ahead/scheduled-for" | "event/ahead/planned-for"
        );
        if planned && self.is_carried_out(n) {
            return Verdict::new(Actuality::Happened, "event/past/held");
        }
        let carrier = modified.carrier.or(host.carrier);
        if host.force == Force::Plain && host.status.is_some() && modified.rule == "event/ahead/upcoming" {
            return host;
        }
        let outdated = modified.actuality == Actuality::Hypothetical || modified.rule == "event/ahead/old-slip";
        if outdated && host.status.is_some() && host.actuality == Actuality::Ahead {
            return host;
        }
        Verdict { carrier, ..modified }
    }

    /// "carried out a planned closure".
    fn is_carried_out(&self, n: usize) -> bool {
        let s = self.scene.s;
        let verb = s.head(n).filter(|_| matches!(s.rel(n), Rel::Obj | Rel::NsubjPass));
        let done =
            |g: usize| self.scene.has_lemma(g, &["begin", "start", "execute", "complete", "finish", "conduct", "hold", "perform", "carry"]);
        verb.is_some_and(|g| {
            let verb = s.verb(g);
            let told = verb.tense == crate::parse::Tense::Past && verb.modal.is_none() && !verb.negated;
            done(g) && told && self.scene.child(g, &[Rel::CompoundPrt]).is_none()
        })
    }

    /// "a planned summit", "the summit scheduled for June", "a meeting to be held in Rome".
    pub(super) fn modified(&mut self, n: usize, depth: u8) -> Option<Verdict> {
        let s = self.scene.s;
        let mut before = None;
        for c in s.children(n).take(crate::event::scene::REACH) {
            let after = match s.rel(c) {
                Rel::Amod | Rel::Compound | Rel::Advmod => {
                    before = before.or_else(|| self.premodifier(c)).filter(|_| !self.is_of_any_kind(n, c));
                    None
                }
                Rel::Acl => self.postmodifier(n, c, depth),
                Rel::AclRelcl => self.relative(c, depth),
                _ => None,
            };
            // "a planned trip, which was cancelled"
            let firm = |v: Verdict| matches!(v.status, Some(Status::Scheduled | Status::Cancelled | Status::Postponed));
            if after.is_some_and(|v| before.is_none() || v.actuality == Actuality::Happened || firm(v)) {
                return after;
            }
        }
        before
    }

    /// "future missions", "certain moves", "made the trip possible", "carries a possible fine": no one occasion.
    fn is_of_any_kind(&self, n: usize, c: usize) -> bool {
        let s = self.scene.s;
        let plural = s.xpos(n) == Xpos::NNS && self.scene.child(n, &[Rel::Det, Rel::NmodPoss, Rel::Nummod]).is_none();
        let carried = s.head(n).filter(|_| s.rel(n) == Rel::Obj).is_some_and(|g| self.scene.has_lemma(g, &["carry"]));
        let legal = matches!(s.lower(c), "possible" | "potential" | "maximum") && carried;
        let pending = s.lower(c) == "pending" && self.is_until_inquiry(c, n);
        // "will hear of it come next election"
        let come = c > 0 && s.lower(c) == "next" && s.lower(c - 1) == "come";
        let then = c > 1 && s.lower(c - 1) == "-" && s.lower(c - 2) == "then";
        legal
            || pending
            || come
            || then
            || plural && matches!(s.lower(c), "future" | "certain")
            || c > n && s.upos(c) == Upos::Adj && s.lower(c) == "possible"
            || s.lower(c) == "certain"
    }

    /// "was released pending inquiry": right behind a verb or a whole noun phrase, and nothing that is held on a day of its own.
    fn is_until_inquiry(&self, c: usize, n: usize) -> bool {
        let s = self.scene.s;
        let behind = c.checked_sub(1).is_some_and(|i| matches!(s.upos(i), Upos::Verb | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adv));
        let behind = behind && s.xpos(c - 1) != Xpos::PrpS;
        behind && s.xpos(n) == Xpos::NN && self.scene.kind(n).is_some_and(|kind| kind.diary == Diary::Dated)
    }

    pub(super) fn premodifier(&self, c: usize) -> Option<Verdict> {
        use Class::{Coming, Doubtful, Expected, Past, Planned, Possible, Postponed, Refused, Scheduled};
        if self.scene.s.lower(c) == "set" {
            return None; // "the court set bail": a verb, whatever the tree says
        }
        let classes = self.scene.lexicon.modifier(self.scene.s.lower(c));
        Some(match classes.first(&[Possible, Scheduled, Planned, Expected, Coming, Doubtful, Postponed, Refused, Past])? {
            Possible => Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/possible-noun"),
            Scheduled => Verdict::ahead(Status::Scheduled, Force::Plain, "event/ahead/scheduled-noun"),
            Planned => Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/planned-noun"),
            Expected => Verdict { outside: true, ..Verdict::ahead(Status::Possible, Force::Plain, "event/ahead/expected-noun") },
            Coming => Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/upcoming"),
            Doubtful => Verdict::ahead(Status::Doubtful, Force::Plain, "event/ahead/unlikely-noun"),
            Postponed => Verdict::ahead(Status::Postponed, Force::Plain, "event/ahead/postponed-noun"),
            Refused => Verdict::new(Actuality::Happened, "event/past/cancelled-noun").negate(true),
            _ => Verdict::new(Actuality::Happened, "event/past/last"),
        })
    }

    pub(super) fn postmodifier(&mut self, n: usize, c: usize, depth: u8) -> Option<Verdict> {
        use Class::{Coming, Expected, Light, Occurs, Planned, Possible, Postponed, Refused, Scheduled};
        let s = self.scene.s;
        if s.verb(c).infinitive {
            let decided = self.scene.has_lemma(n, &["decision", "choice", "agreement", "refusal"]);
            let told = self.is_ranked(n) || self.is_supposed(n) || decided && !s.verb(c).passive;
            let fits = !told && (self.scene.has(c, Light) && s.verb(c).passive || self.scene.has(c, Occurs));
            return fits.then(|| Verdict::ahead(Status::Planned, Force::Plain, "event/ahead/to-be-held").by(c));
        }
        if !self.scene.is_past_participle(c) && s.upos(c) != Upos::Adj || self.has_own_subject(c) {
            return None;
        }
        let classes = if self.scene.classes(c).is_empty() { self.scene.lexicon.modifier(s.lower(c)) } else { self.scene.classes(c) };
        match classes.first(&[Scheduled, Planned, Expected, Postponed, Refused, Possible, Coming, Light])? {
            Light => Some(Verdict::new(Actuality::Happened, "event/past/held").by(c)),
            Postponed if self.is_repeated(c) => Some(Verdict::ahead(Status::Planned, Force::Weak, "event/ahead/old-slip").by(c)),
            class => Some(Verdict { carrier: Some(c), ..self.of_class(class) }).map(|v| if depth > DEPTH { v.weaker() } else { v }),
        }
    }

    /// What a participle of `class` says of the noun before it.
    pub(super) fn of_class(&self, class: Class) -> Verdict {
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
    pub(super) fn relative(&mut self, c: usize, depth: u8) -> Option<Verdict> {
        use Class::{Expected, Light, Occurs, Planned, Postponed, Refused, Scheduled};
        if self.scene.children(c).any(|x| self.scene.s.lower(x) == "who") {
            return None; // of somebody, wherever the tree hangs it
        }
        // "a fair, which the mayor says will begin in May"
        let told = self.scene.child(c, &[Rel::Ccomp]).filter(|&v| told_of(self.scene, v).is_some());
        if let Some(v) = told.filter(|&v| self.scene.has(v, Occurs)) {
            return Some(self.clause_at(v, depth + 1).by(v));
        }
        let about = self.scene.classes(c).first(&[Scheduled, Planned, Expected, Postponed, Refused, Occurs, Light])?;
        let passive = self.scene.s.verb(c).passive;
        match about {
            Occurs => Some(self.clause_at(c, depth + 1).by(c)),
            Light if passive => Some(self.clause_at(c, depth + 1).by(c)),
            Postponed if self.is_repeated(c) => Some(Verdict::ahead(Status::Planned, Force::Weak, "event/ahead/old-slip").by(c)),
            class if passive => Some(self.compose(c, class, depth)),
            Refused if self.is_object_of(c) => Some(self.compose(c, Refused, depth)),
            _ => None,
        }
    }

    /// "measures, which the government dropped".
    fn is_object_of(&self, c: usize) -> bool {
        let s = self.scene.s;
        self.scene.children(c).any(|x| s.rel(x) == Rel::Obj && matches!(s.lower(x), "which" | "that"))
    }

    /// "postponed twice": slips of old.
    fn is_repeated(&self, c: usize) -> bool {
        self.scene
            .children(c)
            .any(|k| matches!(self.scene.s.lower(k), "twice" | "repeatedly" | "already" | "previously" | "times" | "often"))
    }
}
