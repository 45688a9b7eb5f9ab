//! Whom an article is about: who is meant where nobody is named ("First flight is scheduled for March"), in titles and, where it is plain, as
//! the one who takes part.

use super::mention::Mention;
use super::scene::Scene;
use super::{Participant, Role};
use crate::name::{Kind, is_outlet};
use std::ops::Range;

/// Sentences in which an article says whom it is about.
const OPENING: usize = 3;
/// How often it must name them at least.
const OFTEN: usize = 3;
/// The sentence of a mention and those before it that tell what it is about.
const NEAR: usize = 3;

/// The body that the article is about: a subject of its first sentences that is named at least half as often again as anybody else.
pub(super) fn body(scene: &Scene<'_, '_>) -> Option<usize> {
    let entities = &scene.input.names.entities;
    let times = |e: usize| entities[e].mentions.len();
    let acts = |e: &usize| entities[*e].named && matches!(entities[*e].kind, Kind::Person | Kind::Organisation);
    let most = (0..entities.len()).filter(acts).max_by_key(|&e| (times(e), std::cmp::Reverse(e)))?;
    let next = (0..entities.len()).filter(acts).filter(|&e| e != most).map(times).max().unwrap_or(0);
    let opens = |r: &Range<usize>| scene.s.sentence_of(r.start) < OPENING && r.clone().any(|i| scene.is_subject(i));
    let plain = entities[most].kind == Kind::Organisation && times(most) >= OFTEN && 2 * times(most) >= 3 * next;
    (plain && !is_outlet(&entities[most].name) && entities[most].mentions.iter().any(opens)).then_some(most)
}

/// The body as the one who takes part in what a noun names, where nobody else does; votes, deadlines and what comes over people have no owner.
pub(super) fn participant(scene: &Scene<'_, '_>, body: Option<usize>, mention: &Mention<'_>) -> Option<Participant> {
    let entity = body.filter(|_| !mention.is_verb && mention.number.is_some() && !scene.has_lemma(mention.token, OWNERLESS))?;
    let names = scene.input.names;
    let mentions = &names.entities[entity].mentions;
    let before = &mentions[..mentions.partition_point(|m| m.start < mention.token)];
    let at = before.iter().rfind(|m| m.end <= mention.token).or(mentions.first())?;
    let span = scene.s.span(at.clone());
    Some(Participant { role: Role::Actor, span, text: names.entities[entity].name.clone(), entity: Some(entity) })
}

const OWNERLESS: &[&str] = &[
    "election",
    "vote",
    "primary",
    "caucus",
    "poll",
    "ballot",
    "referendum",
    "deadline",
    "protest",
    "strike",
    "rally",
    "trial",
    "hearing",
    "storm",
    "hurricane",
    "earthquake",
    "attack",
    "race",
    "campaign",
    "investigation",
    "probe",
    "inquiry",
    "lawsuit",
    "ban",
    "holiday",
    "season",
];

/// The name under which a bare word is told: of those named around the mention and in the opening the one that the article names most.
pub(super) fn of<'s>(scene: &'s Scene<'_, '_>, token: usize) -> Option<&'s str> {
    let s = scene.s;
    let here = s.sentence_of(token);
    let start = s.sentence((here + 1).saturating_sub(NEAR)).start.max(token.saturating_sub(WINDOW));
    let end = s.sentence(here).end.min(token + WINDOW);
    let opening = 0..s.sentence(OPENING.min(s.sentence_of(s.len() - 1) + 1) - 1).end.min(WINDOW);
    let rank = |e: usize| {
        let entity = &scene.input.names.entities[e];
        let tells =
            entity.named && !matches!(entity.kind, Kind::Nationality | Kind::Other) && !is_outlet(&entity.name) && !judges(scene, e);
        let times = entity.mentions.len();
        let around = &entity.mentions[entity.mentions.partition_point(|m| m.start < start)..];
        let near = around.iter().take(2).filter(|m| m.start < end).count();
        (tells && times >= OFTEN).then_some((3 * near + times.min(12), std::cmp::Reverse(e)))
    };
    let best = (start..end).chain(opening).filter_map(|i| scene.input.names.entity_at[i]).filter_map(|e| rank(e as usize)).max()?;
    Some(&scene.input.names.entities[best.1.0].name)
}

/// Tokens around a mention that are looked at.
const WINDOW: usize = 150;

/// Who judges a story or speaks for others is not whom it is about.
fn judges(scene: &Scene<'_, '_>, entity: usize) -> bool {
    const ROLES: &[&str] =
        &["judge", "justice", "prosecutor", "attorney", "lawyer", "spokesman", "spokeswoman", "spokesperson", "correspondent"];
    let entity = &scene.input.names.entities[entity];
    let is_one = |word: &str| ROLES.iter().any(|r| r.eq_ignore_ascii_case(word));
    entity.role.as_ref().is_some_and(|r| r.split(' ').any(is_one)) || entity.name.split(' ').next().is_some_and(is_one)
}

#[cfg(test)]
mod tests {
    use crate::event::tests::read;

    #[test]
    fn the_body_of_an_article_takes_part() {
        let who = |text: &str| {
            let reading = read(text);
            let row = reading.events.iter().find(|e| e.status.is_some()).unwrap();
            row.participants.iter().map(|p| p.text.clone()).collect::<Vec<_>>()
        };
        let text = "Acme Corp. showed a glider on Monday. Acme built it in Lutha. Acme sold nine. The first flight is scheduled for May.";
        assert_eq!(who(text), ["Acme Corp."]);
        let text = "Acme Corp. showed a glider on Monday. Acme built it in Lutha. Acme sold nine. The election is scheduled for May.";
        assert_eq!(who(text), Vec::<String>::new());
        let text = "Acme Corp. sued Halla Inc. on Monday. Halla Inc. sued Acme Corp. Halla Inc. met Acme Corp. The first flight is scheduled for May.";
        assert_eq!(who(text), Vec::<String>::new());
    }
}
