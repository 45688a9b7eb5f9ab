//! A title as a desk would write it: "Summit between Trump and Putin", "Acme closes plant in Lutha", "Vote on the budget postponed".
//!
//! The words are those of the sentence, cut to what tells one event from another; a pronoun gives way to the name that it stands
//! for, or is left out.

mod clause;
mod noun;
mod words;

use super::class::Class;
use super::kind::Diary;
use super::mention::Mention;
use super::scene::Scene;
use super::{Participant, participant, topic};
use crate::parse::Rel;

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
    let others: Vec<&Mention<'_>> = others.filter(|o| o.token != lead.token).take(ASKED).collect();
    if draft.parts < 2
        && let Some(told) = others.iter().find(|o| tells_of(scene, o, lead, draft.parts)).map(|o| clause::draft(scene, o.token))
        && told.parts > draft.parts
    {
        draft = told;
    }
    if draft.parts == 0 {
        let mut others: Vec<&Mention<'_>> = others.into_iter().filter(|o| o.carries.is_none()).collect();
        // the nearest before it is what "the vote" points back to
        others.sort_by_key(|o| if o.token < lead.token { lead.token - o.token } else { o.token });
        let fuller = others.into_iter().map(|o| self::draft(scene, o, participants, place)).find(|d| d.parts > 0);
        draft = fuller.unwrap_or(draft);
    }
    if draft.parts == 0
        && !lead.is_verb
        && let Some(text) = noun::within(scene, lead.token, &draft.text)
    {
        draft.text = text;
    }
    if stands_alone(scene, lead, &draft)
        && !names_anybody(scene, &draft.text)
        && let Some(name) = topic::of(scene, lead.token)
    {
        let text = words::inner(&draft.text);
        let text = if text == scene.s.word(lead.token) { scene.s.lower(lead.token) } else { &text };
        draft.text = [name, ": ", text].concat();
    }
    words::capitalise(&mut draft.text);
    draft.text
}

/// "suffered" of "suffered a landslide", "struck" of "the earthquake struck": a verb that tells of the noun's event, and is no mere
/// carrier, as "held" of "held a summit".
fn tells_of(scene: &Scene<'_, '_>, verb: &Mention<'_>, noun: &Mention<'_>, parts: usize) -> bool {
    let is_weak = noun.kind.is_some_and(|kind| kind.diary == Diary::Never);
    let says_little = parts > 0 && scene.has(verb.token, Class::Occurs) && scene.s.rel(noun.token) != Rel::Obj;
    verb.is_verb && verb.carries == Some(noun.token) && !says_little && (noun.host != verb.token || is_weak)
}

/// Whether the article's topic may stand before it: before a verb that nobody does it would look like who does it.
fn stands_alone(scene: &Scene<'_, '_>, lead: &Mention<'_>, draft: &Draft) -> bool {
    let verb = [scene.s.lower(lead.token), scene.s.lemma(lead.token)];
    let begins = |word: &str| draft.text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if lead.is_verb { draft.parts > 0 && !verb.into_iter().any(begins) } else { !scene.has(lead.token, Class::Said) }
}

/// Whether a word of the title belongs to a name of the article.
fn names_anybody(scene: &Scene<'_, '_>, title: &str) -> bool {
    let is_name = |word: &str| {
        let bare = word.trim_end_matches("'s").trim_matches(|c: char| !c.is_alphanumeric());
        scene.is_name_word(word) || scene.is_name_word(bare)
    };
    title.split([' ', '-']).filter(|w| w.starts_with(char::is_uppercase)).any(is_name)
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
