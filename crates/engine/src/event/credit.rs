//! Which claims credit somebody with an event: those who say so, not those who only plan it themselves.

use super::Participant;
use super::class::Class;
use super::scene::Scene;
use crate::claim::Claim;

/// Whether a claim that holds an event says who is credited with it. "The unions plan a rally" is the article's own sentence;
/// "Tuesday: …" has no speaker.
pub(super) fn is_given(scene: &Scene<'_, '_>, claim: &Claim, participants: &[Participant]) -> bool {
    let Some(source) = &claim.source else { return true };
    let times = scene.input.times;
    let at = times.partition_point(|t| t.tokens.end <= source.head);
    if times.get(at).is_some_and(|t| t.tokens.contains(&source.head)) {
        return false;
    }
    let classes = scene.classes(claim.cue_head);
    let intends = [Class::Planned, Class::Expected, Class::Wished].iter().any(|&c| classes.has(c)) && !classes.has(Class::Said);
    let promises = scene.has_lemma(claim.cue_head, &["promise", "pledge", "vow", "swear"]);
    let own = || {
        let head = scene.s.tokens.list[source.head].span;
        participants.iter().any(|p| p.span.contains(head) || p.entity.is_some() && p.entity == source.entity)
    };
    !(intends && !promises && own())
}
