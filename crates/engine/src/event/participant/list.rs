//! The participants of one mention while they are gathered: each once, and whether somebody at the receiving end is known.

use super::phrase::{entity_of, fullest, phrase};
use crate::event::plover::Plover;
use crate::event::scene::{REACH, Scene};
use crate::event::{Participant, Role};
use crate::name::Kind;
use crate::parse::Rel;
use crate::tag::Upos;

/// At most so many.
const MOST: usize = 12;

pub(super) struct List<'c, 'a, 't> {
    pub(super) scene: &'c Scene<'a, 't>,
    pub(super) plover: Option<Plover>,
    pub(super) mutual: bool,
    out: &'c mut Vec<Participant>,
    /// Somebody who can act is at the receiving end.
    received: bool,
}

impl<'c, 'a, 't> List<'c, 'a, 't> {
    pub(super) fn new(scene: &'c Scene<'a, 't>, plover: Option<Plover>, mutual: bool, out: &'c mut Vec<Participant>) -> Self {
        Self { scene, plover, mutual, out, received: false }
    }

    /// Whether the event has one of these PLOVER types.
    pub(super) fn is(&self, types: &[&str]) -> bool {
        self.plover.is_some_and(|p| types.contains(&p.0))
    }

    /// Whether nobody who can act is known yet at the receiving end of a typed event.
    pub(super) fn wants_recipient(&self) -> bool {
        self.plover.is_some() && !self.received && !(self.mutual && self.out.len() > 1)
    }

    pub(super) fn has_recipient(&self) -> bool {
        self.out.iter().any(|p| p.role != Role::Actor)
    }

    pub(super) fn has_actor(&self) -> bool {
        self.out.iter().any(|p| p.role != Role::Recipient)
    }

    /// Adds the noun phrase headed by `head`, and those joined to it by "and".
    pub(super) fn add(&mut self, role: Role, head: usize) {
        self.add_one(role, head, false);
        for c in self.scene.s.children(head).take(REACH).filter(|&c| self.scene.s.rel(c) == Rel::Conj) {
            self.add_one(role, c, false);
        }
    }

    /// Adds `head` even where it names an event: "condemned [the ruling]", "[a suicide attack] killed".
    pub(super) fn add_act(&mut self, role: Role, head: usize) {
        self.add_one(role, head, true);
    }

    fn add_one(&mut self, role: Role, head: usize, even_event: bool) {
        let scene = self.scene;
        let s = scene.s;
        let receives = role == Role::Recipient;
        let role = role.or_party(self.mutual);
        if !matches!(s.upos(head), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num) || self.out.len() >= MOST {
            return;
        }
        let is_event = s.upos(head) != Upos::Propn && scene.sense(head).kind.is_some() && scene.name_kind(head).is_none();
        let is_party = scene.lexicon.party(s.lower(head)).is_some();
        if is_event && !is_party && !even_event || scene.is_time(head) || s.lemma(head) == "place" {
            return;
        }
        let entity = entity_of(scene, head);
        let members = entity.map_or(&[][..], |e| &scene.input.names.entities[e].members);
        if !members.is_empty() {
            members.iter().for_each(|&member| self.add_member(role, head, member));
            self.received |= receives;
            return;
        }
        // "the G-20 summit" is no party of itself.
        if entity.is_some_and(|e| scene.input.names.entities[e].kind == Kind::Event) || entity.is_none() && s.upos(head) == Upos::Pron {
            return;
        }
        if entity.is_some() && self.out.iter().any(|p| p.entity == entity) {
            return;
        }
        self.received |= receives && (entity.is_some() || is_party) && !is_means(scene, head);
        let span = s.span(phrase(scene, head));
        let text = fullest(scene, entity, head).unwrap_or_else(|| span.of(s.text()).to_owned());
        if self.out.iter().all(|p| p.text != text) {
            self.out.push(Participant { role, span, text, entity });
        }
    }

    /// One of those behind "the two leaders" or "they", named at `head`.
    fn add_member(&mut self, role: Role, head: usize, member: usize) {
        if self.out.iter().any(|p| p.entity == Some(member)) {
            return;
        }
        let span = self.scene.s.span(phrase(self.scene, head));
        let text = fullest(self.scene, Some(member), head);
        self.out.extend(text.map(|text| Participant { role, span, text, entity: Some(member) }));
    }

    /// Whether this entity is among them.
    pub(super) fn holds(&self, entity: Option<usize>) -> bool {
        entity.is_some() && self.out.iter().any(|p| p.entity == entity)
    }

    /// "Ruritania and Lutha agreed": two who act together, with nobody at the receiving end, are parties to each other.
    pub(super) fn pair_up(&mut self) {
        let together = self.is(&["AGREE", "CONSULT", "COOPERATE", "SUPPORT", "REJECT", "ASSAULT", "MOBILIZE"]);
        if together && !self.received && self.out.iter().filter(|p| p.role == Role::Actor).count() > 1 {
            self.out.iter_mut().filter(|p| p.role == Role::Actor).for_each(|p| p.role = Role::Party);
        }
    }
}

/// "sent troops", "withdrew its soldiers", "opened its borders": what the actor does it with is nobody at the receiving end.
fn is_means(scene: &Scene<'_, '_>, n: usize) -> bool {
    let s = scene.s;
    if scene.name_kind(n).is_some() || !matches!(s.rel(n), Rel::Obj | Rel::NsubjPass | Rel::Nmod) {
        return false;
    }
    let own = scene.child(n, &[Rel::NmodPoss]).is_some_and(|p| s.upos(p) == Upos::Pron);
    own || s.head(n).is_some_and(|v| {
        scene.has_lemma(
            v,
            &[
                "send",
                "deploy",
                "dispatch",
                "provide",
                "give",
                "mobilise",
                "mobilize",
                "withdraw",
                "pull",
                "move",
                "mass",
                "recall",
                "set",
                "establish",
                "create",
                "found",
                "build",
                "form",
                "launch",
                "contribute",
                "supply",
                "station",
                "offer",
                "deployment",
                "withdrawal",
                "amass",
                "rush",
                "position",
            ],
        )
    })
}
