//! A title as a desk would write it: "Summit between Trump and Putin", "Acme closes plant in Lutha", "Vote on the budget postponed".
//!
//! The words are those of the sentence, cut to what tells one event from another; a pronoun gives way to the name that it stands
//! for, or is left out.

mod clause;
mod noun;
mod words;

use super::mention::Mention;
use super::scene::Scene;
use super::{Participant, participant};

/// How many mentions are asked for a fuller title.
const ASKED: usize = 8;

/// What one mention gives for a title.
struct Draft {
    text: String,
    /// How many parts it has besides the word that names the event: who, what, on what.
    parts: usize,
}

/// The title of an event from the mention that speaks for it, or from a fuller one where that says nothing but its word.
pub(super) fn make<'m>(
    scene: &Scene<'_, '_>,
    lead: &Mention<'_>,
    others: impl Iterator<Item = &'m Mention<'m>>,
    participants: &[Participant],
    place: Option<&str>,
) -> String {
    let mut draft = draft(scene, lead, participants, place);
    if draft.parts == 0 {
        let mut others: Vec<&Mention<'_>> = others.filter(|o| o.token != lead.token && o.carries.is_none()).take(ASKED).collect();
        // the nearest before it is what "the vote" points back to
        others.sort_by_key(|o| if o.token < lead.token { lead.token - o.token } else { o.token });
        let fuller = others.into_iter().map(|o| self::draft(scene, o, participants, place)).find(|d| d.parts > 0);
        draft = fuller.unwrap_or(draft);
    }
    words::capitalise(&mut draft.text);
    draft.text
}

fn draft(scene: &Scene<'_, '_>, mention: &Mention<'_>, participants: &[Participant], place: Option<&str>) -> Draft {
    let mut draft = if mention.is_verb { clause::draft(scene, mention.token) } else { noun::draft(scene, mention, participants) };
    let town = place.map(|p| p.split(',').next().unwrap_or(p));
    if let Some(place) = place.filter(|_| draft.parts < 2 && !mention.is_verb)
        && town.is_some_and(|t| !draft.text.contains(t))
    {
        draft.text.extend([" in ", place]);
        draft.parts += 1;
    }
    draft
}

#[cfg(test)]
mod tests;
