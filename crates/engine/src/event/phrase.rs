//! Verbs that name an event only with their noun: "take effect", "go on trial", "put on hold"; and verbs of motion that only lead
//! to one: "fly to Oslo for talks", "gather for a summit".

use super::kind::{Diary, Sense};
use super::scene::Scene;
use crate::parse::Rel;

/// The entry of the lists for verb `i` with its noun, and that noun.
pub(super) fn of(scene: &Scene<'_, '_>, i: usize, key: &mut String) -> Option<(usize, Sense)> {
    let s = scene.s;
    let mut look_up = |words: [&str; 2], noun: usize| {
        key.clear();
        key.push_str(s.lemma(i));
        for word in words.into_iter().chain([s.lower(noun)]).filter(|w| !w.is_empty()) {
            key.extend([" ", word]);
        }
        scene.lexicon.verb(key).map(|sense| (noun, sense))
    };
    let mut object = None;
    for c in scene.children(i).filter(|&c| c > i && scene.is_noun(c)) {
        let found = match s.rel(c) {
            Rel::Obj => {
                object = Some(c);
                if scene.child(c, &[Rel::Det]).is_none() { look_up(["", ""], c) } else { None }
            }
            Rel::Obl => scene.preposition(c).and_then(|preposition| look_up([preposition, ""], c)),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    let below = scene.children(object?).filter(|&c| s.rel(c) == Rel::Nmod);
    below.filter_map(|c| look_up([scene.preposition(c)?, ""], c)).next()
}

/// Verbs that bring people to an event.
const MOTION: &[&str] = &["fly", "travel", "go", "come", "arrive", "head", "gather", "convene", "assemble", "return", "sit", "leave"];

/// The noun of an event that verb `i` only begins or leads to.
pub(super) fn bearer(scene: &Scene<'_, '_>, i: usize, key: &mut String) -> Option<usize> {
    let s = scene.s;
    if s.upos(i) != crate::tag::Upos::Verb {
        return None;
    }
    if let Some((noun, _)) = of(scene, i, key) {
        return scene.kind(noun).filter(|kind| kind.diary != Diary::Never).map(|_| noun);
    }
    if s.lemma(i) == "face" {
        let is_contest = |c: usize| scene.kind(c).is_some_and(|kind| kind.diary == Diary::Always);
        let within = |c: usize| s.rel(c) == Rel::Obl && scene.preposition(c) == Some("in");
        return scene.children(i).filter(|&c| c > i && within(c)).find(|&c| is_contest(c));
    }
    if let Some(event) = pressed_ahead(scene, i) {
        return Some(event);
    }
    if !scene.has_lemma(i, MOTION) {
        return None;
    }
    scene.children(i).filter(|&c| c > i && s.rel(c) == Rel::Obl && scene.preposition(c) == Some("for")).find(|&c| is_meeting(scene, c))
}

/// "moves forward with the sale", "will press ahead with the vote": what somebody goes ahead with.
fn pressed_ahead(scene: &Scene<'_, '_>, i: usize) -> Option<usize> {
    let s = scene.s;
    let goes = scene.has_lemma(i, &["move", "go", "press", "push", "forge", "proceed"]);
    let ahead = s.lemma(i) == "proceed" || scene.children(i).any(|c| matches!(s.lower(c), "forward" | "ahead"));
    let with = |c: &usize| *c > i && s.rel(*c) == Rel::Obl && scene.preposition(*c) == Some("with");
    let is_event = |c: &usize| scene.kind(*c).is_some_and(|kind| kind.diary != Diary::Never);
    scene.children(i).filter(|_| goes && ahead).filter(with).find(is_event)
}

/// A meeting or a visit, which people come to.
fn is_meeting(scene: &Scene<'_, '_>, n: usize) -> bool {
    scene.kind(n).is_some_and(|kind| kind.plover == Some("CONSULT") && matches!(kind.diary, Diary::Always | Diary::Fixed))
}

/// "has been moved to Feb. 2", "has moved the vote to July": a verb of motion that gives its object another day.
pub(super) fn is_new_day(scene: &Scene<'_, '_>, i: usize) -> bool {
    let s = scene.s;
    let object = scene.child(i, &[Rel::Obj]);
    let under = |g: usize| scene.children(g).filter(|&c| c > i && matches!(s.rel(c), Rel::Obl | Rel::Nmod)).collect::<Vec<_>>();
    under(i).into_iter().chain(object.map(under).into_iter().flatten()).any(|c| {
        let times = scene.input.times;
        let at = times.partition_point(|t| t.tokens.end <= c);
        scene.preposition(c) == Some("to") && times.get(at).is_some_and(|t| t.tokens.contains(&c))
    })
}

#[cfg(test)]
mod tests {
    use crate::event::tests::check_rows;

    #[test]
    fn phrases_name_events() {
        check_rows(&[
            ("The law will take effect in May.", &["take scheduled 2024-05"]),
            ("Three bankers will go on trial in May.", &["trial scheduled 2024-05"]),
            ("The envoy will fly to Lutha on Friday for talks.", &["talks scheduled 2024-03-15"]),
            ("A truce is due to take effect on Friday.", &["truce scheduled 2024-03-15"]),
            ("The mayor will face her rival in a debate on Friday.", &["debate scheduled 2024-03-15"]),
            ("The state will press ahead with the execution on Friday.", &["execution scheduled 2024-03-15"]),
            ("The board has moved the vote to April 9.", &["vote postponed 2024-04-09"]),
        ]);
    }
}
