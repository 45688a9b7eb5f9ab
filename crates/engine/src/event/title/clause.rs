//! Titles of verbs: who does what to whom, and the complements without which the verb says little.

use super::words::{called, inner, is_plural, is_pointer, joined, noun_phrase, push_finite, reach, room_before, text};
use super::{Draft, participant};
use crate::event::class::Class;
use crate::event::scene::{REACH, Scene};
use crate::parse::Rel;
use crate::tag::{Upos, Xpos};

/// Words of a title at most; a part that would make it longer is left out.
const MOST: usize = 15;

pub(super) fn draft(scene: &Scene<'_, '_>, v: usize) -> Draft {
    drafted(scene, v, true)
}

/// `whole` where what the verb makes known may be a clause with a title of its own.
fn drafted(scene: &Scene<'_, '_>, v: usize, whole: bool) -> Draft {
    let s = scene.s;
    let passive = is_passive(scene, v);
    let subject = participant::subject(scene, v).filter(|&n| !scene.is_time(n));
    let agent = scene.children(v).find(|&c| is_agent(scene, c, passive));
    let object = scene.child(v, &[Rel::Obj]);
    let (actor, patient) = if passive { (agent, subject) } else { (subject, object) };
    let mut title = String::new();
    let mut parts = 0;
    if let Some(who) = actor.and_then(|n| joined(scene, n, room_before(scene, n, v, 8))) {
        title.extend([&who, " "]);
        parts += 1;
        if s.upos(v) == Upos::Verb {
            push_finite(s.lemma(v), actor.is_some_and(|n| is_plural(scene, n)), &mut title)
        } else {
            title.push_str(s.lower(v))
        }
        if passive && let Some(what) = patient.and_then(|n| joined(scene, n, room_before(scene, n, v, 9))) {
            title.extend([" ", &inner_unless_name(scene, patient, &what)]);
            parts += 1;
        }
    } else if let Some(what) =
        patient.filter(|_| reads_as_passive(scene, v, passive)).and_then(|n| joined(scene, n, room_before(scene, n, v, 9)))
    {
        title.extend([&what, " ", s.lower(v)]);
        parts += 1;
        return finish(scene, v, passive, patient, whole, Draft { text: title, parts });
    } else {
        let as_it_stands = passive || s.xpos(v) == Xpos::VBG || s.upos(v) != Upos::Verb;
        title.push_str(if as_it_stands { s.lower(v) } else { s.lemma(v) });
    }
    let gap = gap(scene, v, passive);
    if let Some(what) = gap.and_then(|n| called(scene, n, room_before(scene, n, v, 8))) {
        title.extend([" ", &inner_unless_name(scene, gap, &what)]);
        parts += 1;
    }
    finish(scene, v, passive, None, whole, Draft { text: title, parts })
}

/// With what follows the verb.
fn finish(scene: &Scene<'_, '_>, v: usize, passive: bool, told: Option<usize>, whole: bool, mut draft: Draft) -> Draft {
    let has_content = complements(scene, v, passive, told, &mut draft.text, &mut draft.parts);
    if !has_content && !passive && told.is_none() {
        shared_object(scene, v, &mut draft);
    }
    if whole && !has_content {
        tell(scene, v, &mut draft);
    }
    draft
}

/// "the bridge" of "wreck and burn the bridge", which the tree has as the object of the second verb alone.
fn shared_object(scene: &Scene<'_, '_>, v: usize, draft: &mut Draft) {
    let s = scene.s;
    let second = v + 2;
    let is_pair = second < s.len() && matches!(s.lower(v + 1), "and" | "or") && s.head(second) == Some(v) && s.xpos(second) == s.xpos(v);
    if !is_pair || s.rel(second) != Rel::Conj || scene.children(v).any(|c| c > v && !matches!(s.rel(c), Rel::Conj | Rel::Punct)) {
        return;
    }
    let Some(o) = scene.child(second, &[Rel::Obj]).filter(|&o| o > second) else { return };
    if let Some(what) = object(scene, o, MOST.saturating_sub(draft.text.split(' ').count())) {
        draft.text.extend([" ", &what]);
        draft.parts += 1;
    }
}

/// "that killed five girls": what noun `n` did or underwent, as a relative clause of it.
pub(super) fn relative(scene: &Scene<'_, '_>, v: usize) -> Option<String> {
    let start = " that ".len() + scene.s.lower(v).len();
    let draft = Draft { text: [" that ", scene.s.lower(v)].concat(), parts: 0 };
    let text = finish(scene, v, false, None, false, draft).text;
    (text.len() > start).then_some(text)
}

/// Words of a title at most that tells what somebody makes known in a clause of its own.
const TOLD: usize = 20;

/// "it treats the fire as arson" of "announced on Monday that it …", where the clause is too long to stand as it is.
fn tell(scene: &Scene<'_, '_>, v: usize, draft: &mut Draft) {
    let s = scene.s;
    let clause = |&c: &usize| c > v && matches!(s.rel(c), Rel::Ccomp | Rel::Parataxis) && s.subtree(c).start > v;
    let known = |c: usize| c > v && matches!(s.rel(c), Rel::Obj | Rel::Xcomp);
    if !tells(scene, v) || scene.children(v).any(known) {
        return;
    }
    let Some(c) = scene.children(v).find(clause).filter(|&c| scene.is_predicate(c) && !scene.in_quote(c)) else { return };
    let content = drafted(scene, c, false);
    let length = draft.text.split(' ').count() + content.text.split(' ').count();
    // somebody does it, or it is done to something
    let is_whole = content.parts > 0 && !content.text.starts_with(s.lower(c)) && !content.text.starts_with(s.lemma(c));
    if is_whole && length <= TOLD {
        draft.text.extend([" ", &inner(&content.text)]);
        draft.parts += 1;
    }
}

/// "an address" of "an address that he gave": what a relative clause is about, where its verb wants an object.
fn gap(scene: &Scene<'_, '_>, v: usize, passive: bool) -> Option<usize> {
    let s = scene.s;
    let relative = |i: usize| matches!(s.lower(i), "who" | "where" | "when" | "why" | "whose" | "how");
    let n = s.head(v).filter(|&n| s.rel(v) == Rel::AclRelcl && !passive && scene.is_noun(n) && !scene.is_time(n))?;
    let own = scene.children(v).find(|&c| scene.is_subject(c)).filter(|&c| !matches!(s.lower(c), "who" | "which" | "that"))?;
    let filled = scene.children(v).any(|c| match s.rel(c) {
        Rel::Obj => !matches!(s.lower(c), "which" | "that" | "whom"),
        Rel::Ccomp | Rel::Xcomp | Rel::Cop => true,
        Rel::Obl => matches!(s.lower(c), "which" | "whom") || relative(c),
        _ => relative(c),
    });
    let stands_in = scene.children(v).any(|c| s.rel(c) == Rel::Obj);
    let open = stands_in || scene.child(v, &[Rel::Obl]).is_none();
    (own < v && !filled && open && !scene.has_lemma(n, UNFILLED) && !scene.has_lemma(v, NO_OBJECT)).then_some(n)
}

/// Verbs without an object: what their relative clause is about is something else.
const NO_OBJECT: &[&str] = &["die", "serve", "live", "go", "come", "happen", "refer", "arrive", "work", "resign", "occur", "emerge"];

/// Nouns whose relative clause has no need of them: "the way they met".
const UNFILLED: &[&str] =
    &["day", "time", "way", "reason", "place", "year", "moment", "fact", "night", "week", "month", "extent", "speed", "point"];

fn inner_unless_name(scene: &Scene<'_, '_>, n: Option<usize>, text: &str) -> String {
    if n.is_some_and(|n| scene.name_kind(n).is_some()) { text.to_owned() } else { inner(text) }
}

/// "was closed", "the plant closed in May" under "was" of the verb before, "findings published on Monday".
fn is_passive(scene: &Scene<'_, '_>, v: usize) -> bool {
    let s = scene.s;
    let bare = s.xpos(v) == Xpos::VBN && scene.child(v, &[Rel::Aux, Rel::Nsubj]).is_none();
    let above = || s.head(v).filter(|_| s.rel(v) == Rel::Conj);
    s.verb(v).passive
        || s.rel(v) == Rel::Acl && scene.is_past_participle(v) && scene.child(v, &[Rel::Aux]).is_none() && !has_object(scene, v)
        || bare && matches!(s.rel(v), Rel::Advcl | Rel::Xcomp)
        || bare && above().is_some_and(|g| s.verb(g).passive && scene.child(v, &[Rel::Obj]).is_none())
}

/// An object that is no time: "a letter sent [the mayor]", not "a letter sent [the next day]".
fn has_object(scene: &Scene<'_, '_>, v: usize) -> bool {
    scene.children(v).any(|c| scene.s.rel(c) == Rel::Obj && !scene.is_time(c))
}

fn is_agent(scene: &Scene<'_, '_>, c: usize, passive: bool) -> bool {
    let by = || passive && scene.s.rel(c) == Rel::Obl && scene.preposition(c) == Some("by");
    !scene.is_time(c) && (scene.s.rel(c) == Rel::OblAgent || by())
}

/// "Bill passed": of a passive, and of any verb whose form is that of the participle.
fn reads_as_passive(scene: &Scene<'_, '_>, v: usize, passive: bool) -> bool {
    passive || scene.is_past_participle(v) && scene.s.lower(v).ends_with("ed")
}

/// What follows the verb, in the order of the text; whether it ends with what the verb makes known.
/// `told` is the object where it stands before the verb already.
fn complements(scene: &Scene<'_, '_>, v: usize, passive: bool, told: Option<usize>, title: &mut String, parts: &mut usize) -> bool {
    let s = scene.s;
    let mut obliques = 0;
    for c in s.children(v).take(REACH).filter(|&c| c > v) {
        let room = MOST.saturating_sub(title.split(' ').count());
        let part = match s.rel(c) {
            Rel::CompoundPrt => Some(s.lower(c).to_owned()),
            Rel::Advmod if DIRECTION.contains(&s.lower(c)) => Some(s.lower(c).to_owned()),
            Rel::Obj if Some(c) == told => None,
            Rel::Obj | Rel::Iobj => object(scene, c, room).or_else(|| pronoun(scene, c)),
            Rel::Obl if scene.is_measure(c) => object(scene, c, room),
            Rel::Xcomp => Some(predicate(scene, c, room)),
            Rel::Advcl if s.verb(c).infinitive && participant::asks(scene, v) => Some(predicate(scene, c, room)),
            Rel::Ccomp | Rel::Advcl
                if tells(scene, v) && (s.rel(c) == Rel::Ccomp || s.lower(s.subtree(c).start) == "that") && s.subtree(c).start > v =>
            {
                content(scene, c, room)
            }
            Rel::Obl if obliques < 2 && !is_agent(scene, c, passive) => oblique(scene, v, c, room).inspect(|_| obliques += 1),
            _ => None,
        };
        let said = |p: &str| p.is_empty() || p.len() > 3 && title.ends_with(p) || title.starts_with(&[p, " "].concat());
        let Some(part) = part.filter(|p| !said(p) && p.split(' ').count() <= room.max(4)) else { continue };
        title.extend([" ", &part]);
        *parts += usize::from(part.len() > 4 && s.upos(c) != Upos::Pron);
        if matches!(s.rel(c), Rel::Ccomp | Rel::Advcl) {
            return true;
        }
    }
    false
}

/// Where something goes, which makes the verb what it is: "broke out", "went home".
const DIRECTION: &[&str] =
    &["out", "up", "down", "off", "away", "back", "home", "abroad", "together", "over", "apart", "forward", "ahead", "in", "through"];

fn object(scene: &Scene<'_, '_>, c: usize, room: usize) -> Option<String> {
    if scene.is_time(c) && scene.s.upos(c) != Upos::Num {
        // "a minute of silence" is held, "a minute" only lasts
        let start = scene.s.subtree(c).start;
        let is_held = of(scene, c).any(|x| !scene.is_time(x));
        return is_held.then(|| text(scene, start..reach(scene, c, start + room.max(3))).to_owned());
    }
    if scene.s.lower(c).ends_with("self") || scene.s.lower(c).ends_with("selves") {
        return Some(scene.s.lower(c).to_owned());
    }
    if is_pointer(scene, c) || scene.child(c, &[Rel::Conj]).is_none() {
        return called(scene, c, room.max(3)).map(|o| inner_unless_name(scene, Some(c), &o));
    }
    joined(scene, c, room.max(3))
}

/// "him" of "shot him dead": without it the verb would say something else.
fn pronoun(scene: &Scene<'_, '_>, c: usize) -> Option<String> {
    let word = scene.s.lower(c);
    matches!(word, "it" | "him" | "them").then(|| word.to_owned())
}

/// "to the camp", "as president"; no time, and no circumstance.
fn oblique(scene: &Scene<'_, '_>, v: usize, c: usize, room: usize) -> Option<String> {
    let s = scene.s;
    let case = scene.child(c, &[Rel::Case])?;
    let preposition = s.lower(case);
    let last = scene.children(c).filter(|&x| x < c && s.rel(x) == Rel::Case).last().unwrap_or(case);
    let bound = matches!(
        preposition,
        "to" | "from" | "into" | "with" | "against" | "of" | "as" | "on" | "for" | "over" | "onto" | "towards" | "toward"
    );
    let loose = matches!(
        preposition,
        "after"
            | "before"
            | "during"
            | "since"
            | "until"
            | "till"
            | "despite"
            | "amid"
            | "because"
            | "due"
            | "according"
            | "by"
            | "while"
            | "following"
            | "without"
            | "like"
            | "per"
            | "including"
            | "within"
            | "ahead"
            | "via"
            | "except"
            | "besides"
    );
    let alone = scene.child(v, &[Rel::Obj, Rel::NsubjPass, Rel::Xcomp]).is_none();
    // "out of the race", but not "in a plan to sell"
    let plain = (s.subtree(c).start..=case).all(|i| s.rel(i) == Rel::Case || s.rel(i) == Rel::Fixed);
    if !plain
        || s.upos(c) == Upos::Num && !of(scene, c).any(|x| scene.is_noun(x))
        || loose
        || scene.is_time(c)
        || !(bound || alone)
        || s.subtree(c).any(|i| scene.is_time(i)) && !scene.is_noun(c)
    {
        return None;
    }
    let words = if is_pointer(scene, c) {
        called(scene, c, 6)?
    } else {
        let tokens = noun_phrase(scene, c, room.saturating_sub(1).clamp(2, 7));
        (!scene.is_time(tokens.start)).then(|| text(scene, tokens))?.to_owned()
    };
    Some([text(scene, s.subtree(c).start..s.subtree(last).end), " ", &inner_unless_name(scene, Some(c), &words)].concat())
}

/// "advisors" of "one of the advisors": what word `c` counts or measures.
fn of<'s>(scene: &'s Scene<'_, '_>, c: usize) -> impl Iterator<Item = usize> + 's {
    scene.children(c).filter(|&x| scene.s.rel(x) == Rel::Nmod && scene.preposition(x) == Some("of"))
}

/// "winner", "to have won the vote", "closing the plant".
fn predicate(scene: &Scene<'_, '_>, c: usize, room: usize) -> String {
    let s = scene.s;
    let start = s.subtree(c).start;
    let end = reach(scene, c, (start + room).max(c + 1));
    text(scene, start..end).to_owned()
}

/// Whether the verb makes something known, so that what it makes known is the news.
fn tells(scene: &Scene<'_, '_>, v: usize) -> bool {
    let classes = scene.classes(v);
    classes.has(Class::Announced) || classes.has(Class::Said) || scene.has_lemma(v, TELLING)
}

const TELLING: &[&str] =
    &["announce", "declare", "confirm", "agree", "decide", "rule", "propose", "demand", "order", "warn", "promise", "pledge"];

/// "it would close the plant": what is told, up to the end of its first parts.
fn content(scene: &Scene<'_, '_>, c: usize, room: usize) -> Option<String> {
    let s = scene.s;
    let mut start = s.subtree(c).start;
    if s.lower(start) == "that" {
        start += 1;
    }
    if s.upos(start) == Upos::Punct || scene.in_quote(c) {
        return None;
    }
    let limit = start + room;
    if c >= limit || c < start || s.subtree(c).take(room).any(|i| matches!(s.lower(i), "\"" | "“" | "”" | "[" | "(")) {
        return None;
    }
    let mut end = c + 1;
    for x in s.children(c).take(REACH).filter(|&x| x > c) {
        let part = s.subtree(x);
        let own = match s.rel(x) {
            Rel::Obj | Rel::Obl | Rel::Xcomp | Rel::CompoundPrt | Rel::Iobj | Rel::Nmod | Rel::OblAgent if part.start == end => {
                reach(scene, x, limit)
            }
            _ => break,
        };
        if own > limit {
            break;
        }
        end = own;
        if own != part.end {
            break;
        }
    }
    Some(text(scene, start..end).to_owned())
}
