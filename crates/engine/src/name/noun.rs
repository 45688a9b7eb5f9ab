//! What a noun such as "the official", "the company" or "the two leaders" stands for.

use super::entity::Walk;
use super::list::{Class, bit};
use super::mention::{Gender, Mention};
use super::{Kind, role};
use crate::parse::Rel;
use crate::tag::Upos;

/// How many sentences back a noun finds the noun it repeats.
const REPEATS: usize = 15;
/// How many sentences back "the company" finds the company.
const NEAR: usize = 2;

/// How many sentences back "the two leaders" looks for the two.
const PAIR_REACH: usize = 14;

impl Walk<'_, '_> {
    /// The cluster of a noun mention; `None` where it stands for nothing that we keep.
    pub(super) fn noun(&mut self, m: &Mention) -> Option<usize> {
        if let Some(named) = self.apposition(m) {
            return Some(named);
        }
        let definite = self.is_definite(m);
        let found = match (m.plural, definite) {
            (true, true) => self.pair(m).or_else(|| self.repeated(m)),
            (false, true) => self.repeated(m).or_else(|| self.holder(m)).or_else(|| self.nearest(m)).or_else(|| self.told_anew(m)),
            (_, false) => None,
        };
        found.or_else(|| self.is_worth_keeping(m).then(|| self.new_cluster(m)))
    }

    fn is_worth_keeping(&self, m: &Mention) -> bool {
        let relative =
            matches!(self.syntax.lower(m.head), "head" | "chair" | "heads" | "people" | "person" | "side" | "office" | "station");
        match m.kind {
            Kind::Person => !relative || m.tokens.len() > 1,
            Kind::Organisation => !relative,
            _ => false,
        }
    }

    fn is_definite(&self, m: &Mention) -> bool {
        m.tokens.clone().take_while(|&i| i < m.head).any(|i| {
            let own = self.syntax.head(i) == Some(m.head);
            own && matches!(self.syntax.lower(i), "the" | "this" | "that" | "these" | "those" | "both")
        })
    }

    /// "Huntsman, the ambassador": a name before the noun; "the ambassador, Jon Huntsman," waits for its name.
    fn apposition(&self, m: &Mention) -> Option<usize> {
        let head = self.syntax.head(m.head).filter(|_| self.syntax.rel(m.head) == Rel::Appos)?;
        let at = self.past.iter().rev().take(6).find(|(h, _)| *h == head || self.syntax.head(*h) == Some(head))?;
        let c = &self.clusters[at.1];
        (c.kind == m.kind && c.plural == m.plural).then_some(at.1)
    }

    /// "the two leaders", "both countries": the last two of that kind that one sentence names.
    fn pair(&mut self, m: &Mention) -> Option<usize> {
        let two = m.tokens.clone().any(|i| matches!(self.syntax.lower(i), "two" | "both"));
        let bits = self.view.tokens[m.head].bits;
        let kind = if bits & bit::STATE_NOUN != 0 { Kind::Place } else { m.kind };
        let here = self.syntax.sentence_of(m.head);
        let recent = self.recent();
        if let Some(&old) = recent.iter().find(|&&c| {
            let c = &self.clusters[c];
            c.members.len() == 2
                && c.kind == kind
                && here - self.syntax.sentence_of(c.last) <= 4
                && (two || self.same_noun(m.head, &c.nouns))
        }) {
            return Some(old);
        }
        if !two {
            return None;
        }
        let fits = |c: &&usize| {
            let c = &self.clusters[**c];
            let state = kind != Kind::Place || matches!(c.class, Some(Class::Country));
            c.kind == kind && c.named && !c.plural && state && here - self.syntax.sentence_of(c.last) <= PAIR_REACH
        };
        let candidates: Vec<usize> = recent.iter().filter(fits).copied().take(6).collect();
        let (a, b) = self.best_pair(&candidates)?;
        let new = self.new_cluster(m);
        self.clusters[new].kind = kind;
        self.clusters[new].members = vec![a.min(b), a.max(b)];
        Some(new)
    }

    /// Of the candidates, latest first, the two that are mentioned in one sentence most often; the later pair where equal.
    fn best_pair(&self, candidates: &[usize]) -> Option<(usize, usize)> {
        let mut best: Option<(usize, (usize, usize))> = None;
        for (k, &a) in candidates.iter().enumerate() {
            for &b in &candidates[k + 1..] {
                let n = self.together(a, b);
                if n > 0 && best.is_none_or(|(most, _)| n > most) {
                    best = Some((n, (a, b)));
                }
            }
        }
        best.map(|(_, pair)| pair)
    }

    fn together(&self, a: usize, b: usize) -> usize {
        let sentences = |c: usize| self.clusters[c].mentions.iter().rev().take(WIDEST).map(|m| self.syntax.sentence_of(m.start));
        sentences(a).filter(|&s| sentences(b).any(|t| s == t)).count()
    }

    fn same_noun(&self, head: usize, nouns: &[usize]) -> bool {
        nouns.iter().any(|&n| self.syntax.lemma(n) == self.syntax.lemma(head))
    }

    /// "the official" after "a senior administration official": the same noun, and no word here that was not there.
    pub(super) fn repeated(&self, m: &Mention) -> Option<usize> {
        let here = self.syntax.sentence_of(m.head);
        self.recent().into_iter().find(|&c| {
            let c = &self.clusters[c];
            let near = here - self.syntax.sentence_of(c.last) <= REPEATS;
            near && c.members.is_empty()
                && c.plural == m.plural
                && self.genders(c.gender, m.gender)
                && c.nouns.iter().any(|&n| self.repeats(m, n, c.named))
        })
    }

    fn genders(&self, a: Gender, b: Gender) -> bool {
        a == b || a == Gender::Unknown || b == Gender::Unknown
    }

    /// Whether every word of `m` that describes stood before the earlier noun `n` too.
    fn repeats(&self, m: &Mention, n: usize, named: bool) -> bool {
        if self.syntax.lemma(n) != self.syntax.lemma(m.head) {
            return false;
        }
        let before = super::mention::noun_phrase(self.syntax, n);
        let known = |i: usize| before.clone().any(|k| self.syntax.lemma(k) == self.syntax.lemma(i));
        let describes =
            |i: usize| i != m.head && matches!(self.syntax.upos(i), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Verb);
        let all = m.tokens.clone().filter(|&i| describes(i)).all(known);
        all && (named || !self.has_owner(n) || self.has_owner(m.head) || m.tokens.len() > 1)
    }

    fn has_owner(&self, noun: usize) -> bool {
        self.syntax.child(noun, &[Rel::NmodPoss]).is_some()
    }

    /// "the president", "the Russian leader": a person whose role says so.
    fn holder(&self, m: &Mention) -> Option<usize> {
        if m.kind != Kind::Person {
            return None;
        }
        let noun = self.syntax.lemma(m.head);
        let country = role::country_in(self.syntax, self.view, self.lists, &m.tokens);
        let here = self.syntax.sentence_of(m.head);
        let described = m.tokens.clone().any(|i| i != m.head && matches!(self.syntax.upos(i), Upos::Adj | Upos::Noun | Upos::Propn));
        if described && country.is_none() {
            return None;
        }
        self.recent().into_iter().find(|&c| {
            let c = &self.clusters[c];
            let has = c.role.as_ref().is_some_and(|r| {
                let words: Vec<&str> = r.clone().map(|i| self.syntax.lower(i)).collect();
                words.contains(&noun)
                    || (noun == "leader" && words.iter().any(|w| matches!(*w, "president" | "premier" | "chancellor" | "prime")))
            });
            let former = c.role.as_ref().is_some_and(|r| r.clone().any(|i| matches!(self.syntax.lower(i), "former" | "vice" | "deputy")));
            has && !former
                && c.named
                && !c.plural
                && here - self.syntax.sentence_of(c.last) <= 6
                && self.genders(c.gender, m.gender)
                && (country.is_none() || c.country == country)
        })
    }

    /// "Anna Berg has waited for years. The chief executive of the harbour said …": a sentence opens with a role, and the one before it is about a
    /// person whose role was not told, with nobody else in it.
    fn told_anew(&self, m: &Mention) -> Option<usize> {
        let here = self.syntax.sentence_of(m.head);
        let opens = self.syntax.sentence(here).start == m.tokens.start && self.is_subject(m.head);
        if !opens || m.kind != Kind::Person || self.view.tokens[m.head].bits & bit::ROLE == 0 || m.tokens.len() < 3 {
            return None;
        }
        let is_before = |&&(head, c): &&(usize, usize)| self.syntax.sentence_of(head) + 1 == here && self.clusters[c].kind == Kind::Person;
        let mut before = self.past.iter().rev().take(WIDEST).filter(is_before).map(|&(_, c)| c);
        let only = before.next().filter(|&c| before.all(|o| o == c))?;
        let c = &self.clusters[only];
        (c.named && c.role.is_none() && !c.plural && self.is_subject(c.last) && self.genders(c.gender, m.gender)).then_some(only)
    }

    /// "the company", "the country": the only one near that it can be, or the one that was the subject last.
    fn nearest(&self, m: &Mention) -> Option<usize> {
        if m.tokens.clone().any(|i| i != m.head && matches!(self.syntax.upos(i), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num))
            || m.tokens.end > m.head + 1
        {
            return None;
        }
        let wanted = self.wanted(m)?;
        let here = self.syntax.sentence_of(m.head);
        let near: Vec<usize> = self
            .recent()
            .into_iter()
            .filter(|&c| {
                let c = &self.clusters[c];
                let publishes = c.class.is_none() && c.fullest.clone().any(|i| OUTLET.contains(&self.syntax.lower(i)));
                let class = if publishes { Some(Class::Outlet) } else { c.class };
                c.named && !c.plural && here - self.syntax.sentence_of(c.last) <= NEAR && wanted(c.kind, class)
            })
            .collect();
        match near.as_slice() {
            [only] => Some(*only),
            many => many.iter().copied().find(|&c| self.is_subject(self.clusters[c].last)),
        }
    }

    fn wanted(&self, m: &Mention) -> Option<fn(Kind, Option<Class>) -> bool> {
        Some(match self.syntax.lemma(m.head) {
            "company" | "firm" | "corporation" | "bank" | "lender" | "airline" | "carrier" | "automaker" | "carmaker" | "manufacturer"
            | "retailer" | "startup" | "conglomerate" | "giant" => {
                |k, c| k == Kind::Organisation && !matches!(c, Some(Class::Outlet | Class::International | Class::Body | Class::Armed))
            }
            "newspaper" | "paper" | "magazine" | "broadcaster" | "network" | "journal" => {
                |k, c| k == Kind::Organisation && matches!(c, Some(Class::Outlet))
            }
            "organization" | "organisation" | "group" | "union" | "agency" | "club" | "team" | "party" | "university" | "bloc"
            | "alliance" => |k, c| k == Kind::Organisation && !matches!(c, Some(Class::Outlet | Class::Company)),
            "country" | "nation" | "kingdom" | "republic" => |k, c| k == Kind::Place && matches!(c, Some(Class::Country)),
            "city" | "town" => |k, c| k == Kind::Place && matches!(c, Some(Class::City | Class::Capital)),
            "island" | "territory" => |k, c| k == Kind::Place && matches!(c, Some(Class::Region | Class::Country)),
            "province" | "region" | "state" => |k, c| k == Kind::Place && matches!(c, Some(Class::Region)),
            _ => return None,
        })
    }
}

/// Words in the names of outlets.
const OUTLET: [&str; 16] = [
    "daily",
    "weekly",
    "times",
    "herald",
    "tribune",
    "gazette",
    "telegraph",
    "chronicle",
    "examiner",
    "journal",
    "courier",
    "news",
    "magazine",
    "radio",
    "television",
    "broadcasting",
];

/// Mentions of one entity that are looked at for another beside them.
const WIDEST: usize = 20;
