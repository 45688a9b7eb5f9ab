//! Who takes part in an event, and in which role: subjects, objects, agents, with- and between-phrases, possessives.
//!
//! `Ruritania's army launched an attack on rebels in Lutha` → actor `Ruritania's army`, recipient `rebels`
//!
//! The nearest words go first. Where they name none who can act ("condemned the attack on the church"), those named further
//! below take the part, then the thing itself, then the place; PLOVER wants a recipient where there is one to be had.

mod list;
mod noun;
mod phrase;
mod receiver;
mod subject;
mod verb;

pub(super) use noun::is_undergone;
pub(super) use phrase::{entity_of, fullest, phrase};
pub(super) use subject::{asks, subject, told_of};

use super::mention::Mention;
use super::plover::Plover;
use super::scene::Scene;
use super::{Participant, Role};
use list::List;

/// Collects the participants of one mention into `out`, each entity once.
pub(super) fn collect(scene: &Scene<'_, '_>, mention: &Mention<'_>, plover: Option<Plover>, out: &mut Vec<Participant>) {
    let mutual = matches!(plover, Some(("CONSULT", mode)) if mode != Some("visit"));
    let mut list = List::new(scene, plover, mutual, out);
    if mention.is_verb {
        verb::collect(&mut list, mention.token, mention.carries.unwrap_or(mention.token));
    } else {
        noun::collect(&mut list, mention);
    }
    list.pair_up();
}

impl Role {
    fn or_party(self, mutual: bool) -> Self {
        if mutual { Self::Party } else { self }
    }
}
