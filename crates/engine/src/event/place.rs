//! Where an event is: a place or building under its word, its light verb, or what carries it; named ("in Vienna") or described
//! ("at the firm's old plant"). Where it has none, that of whom or what it is about: "Judges in Vienna deliver their verdict".

use super::Place;
use super::mention::Mention;
use super::participant;
use super::scene::{REACH, Scene};
use crate::name;
use crate::parse::Rel;
use crate::tag::Upos;
use crate::text::Span;
use std::ops::Range;

/// The place of a mention.
pub(super) fn find(scene: &Scene<'_, '_>, mention: &Mention<'_>, carrier: Option<usize>) -> Option<Place> {
    let host = Some(mention.host).filter(|&h| h != mention.token);
    under(scene, mention.token, mention.is_verb)
        .or_else(|| host.and_then(|h| under(scene, h, true)))
        .or_else(|| carrier.and_then(|c| under(scene, c, false)))
        .or_else(|| carrier.and_then(|c| right_after(scene, mention.token, c)))
        .or_else(|| if mention.is_verb { None } else { through_of(scene, mention.token) })
        .or_else(|| at_event(scene, mention.host))
        .or_else(|| at_end_of_journey(scene, mention.token))
        .or_else(|| where_clause(scene, mention.host))
        .or_else(|| of_part(scene, mention.host, Some(mention.token).filter(|_| host.is_some())))
}

/// Prepositions of standing somewhere.
const STANDING: &[&str] = &["in", "at", "near", "outside", "inside", "across", "throughout", "aboard"];

/// The same, before a noun that is a place by itself.
const AROUND: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "across",
    "throughout",
    "on",
    "off",
    "along",
    "through",
    "around",
    "within",
    "above",
    "under",
];

/// Nouns on which events take place; "on" before others is what they are about.
const STANDING_ON: &[&str] = &[
    "square",
    "street",
    "avenue",
    "island",
    "coast",
    "shore",
    "beach",
    "border",
    "outskirts",
    "campus",
    "hill",
    "hills",
    "mountain",
    "pad",
    "pier",
    "river",
    "lake",
];

/// "Freedom Square", "Long Island".
fn is_ground(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    STANDING_ON.contains(&last.as_str())
}

/// Verbs whose object is where they happen.
const LEAVING: &[&str] = &["leave", "enter", "reach", "tour", "visit", "cross", "evacuate", "depart", "storm", "occupy", "inspect"];

/// Verbs of going, whose "to" is where they lead.
const GOING: &[&str] = &[
    "go",
    "travel",
    "fly",
    "move",
    "send",
    "return",
    "come",
    "roll",
    "march",
    "sail",
    "drive",
    "head",
    "bring",
    "take",
    "transfer",
    "deploy",
    "walk",
    "withdraw",
    "arrive",
    "trip",
    "headed",
    "bound",
    "visit",
    "tour",
    "journey",
    "pilgrimage",
    "convoy",
    "shift",
    "relocate",
    "ship",
    "launch",
    "deliver",
];

/// A place under word `i`: "in Singapore", "to Rome" of a journey, "the state's primary".
fn under(scene: &Scene<'_, '_>, i: usize, is_verb: bool) -> Option<Place> {
    let s = scene.s;
    let going = || scene.kind(i).is_some_and(|k| k.mode == Some("visit")) || scene.has_lemma(i, GOING);
    scene.children(i).find_map(|c| match s.rel(c) {
        Rel::Obl | Rel::Nmod | Rel::Advcl => match scene.preposition(c)? {
            // "at the High Court in Oslo": the house, and not its town
            word if STANDING.contains(&word) => Some(c)
                .filter(|_| s.upos(c) == Upos::Propn && !is_place(scene, c))
                .and_then(|house| described(scene, house))
                .or_else(|| named_place(scene, c))
                .or_else(|| described(scene, c))
                .or_else(|| unknown_name(scene, c)),
            "to" | "into" if going() => named_place(scene, c).or_else(|| described(scene, c)),
            "to" | "into" | "past" if is_verb => named_place(scene, c).or_else(|| {
                described(scene, c).filter(|_| s.rel(c) == Rel::Obl && AROUND.contains(&scene.preposition(c).unwrap_or_default()))
            }),
            "of" if going() => named_place(scene, c),
            "from" if scene.has_lemma(i, &["launch", "liftoff", "depart", "departure"]) => {
                named_place(scene, c).or_else(|| described(scene, c))
            }
            "on" => described(scene, c)
                .filter(|_| scene.has_lemma(c, STANDING_ON))
                .or_else(|| named_place(scene, c).filter(|p| is_ground(&p.text))),
            word if AROUND.contains(&word) => described(scene, c),
            _ => None,
        },
        Rel::Obj if is_verb && scene.has_lemma(i, LEAVING) => {
            named_place(scene, c).or_else(|| described(scene, c)).or_else(|| unknown_name(scene, c))
        }
        // "if parliament in Sofia votes"
        Rel::Nsubj if is_verb && scene.lexicon.is_place(s.lemma(c)) => {
            let town = |&t: &usize| s.rel(t) == Rel::Nmod && scene.preposition(t) == Some("in") && is_place(scene, t);
            scene.children(c).find(town).and_then(|t| named_place(scene, t))
        }
        Rel::Compound | Rel::NmodPoss | Rel::NmodUnmarked | Rel::Amod if !is_verb && is_settled(scene, c) => named_place(scene, c),
        Rel::NmodPoss if !is_verb && scene.is_noun(c) => stood_for(scene, c),
        _ => None,
    })
}

/// "sign the pact at a ceremony in Kisumu": the place of the event that this one is part of.
fn at_event(scene: &Scene<'_, '_>, i: usize) -> Option<Place> {
    let s = scene.s;
    let event = scene.children(i).find(|&c| {
        matches!(s.rel(c), Rel::Obl | Rel::Nmod)
            && matches!(scene.preposition(c), Some("at" | "in" | "during" | "with" | "for"))
            && scene.kind(c).is_some()
    })?;
    under(scene, event, false)
}

/// "flies to Madrid for talks": where the talks are.
fn at_end_of_journey(scene: &Scene<'_, '_>, n: usize) -> Option<Place> {
    let s = scene.s;
    let journey = s.head(n).filter(|&h| s.rel(n) == Rel::Obl && scene.preposition(n) == Some("for") && scene.has_lemma(h, GOING))?;
    under(scene, journey, true)
}

/// "travels to Lyon, where it opens".
fn where_clause(scene: &Scene<'_, '_>, i: usize) -> Option<Place> {
    let s = scene.s;
    let place = s.head(i).filter(|_| matches!(s.rel(i), Rel::AclRelcl | Rel::Advcl))?;
    scene.children(i).find(|&c| s.lower(c) == "where")?;
    if s.upos(place) == Upos::Verb {
        return under(scene, place, true);
    }
    named_place(scene, place).or_else(|| described(scene, place))
}

/// "called off a trip to Rome", where the tree hangs "to Rome" on the verb.
fn right_after(scene: &Scene<'_, '_>, n: usize, carrier: usize) -> Option<Place> {
    let s = scene.s;
    let going = scene.is_noun(n) && scene.kind(n).is_some_and(|k| k.mode == Some("visit"));
    let near = |c: &usize| *c > n && *c <= n + 4 && s.rel(*c) == Rel::Obl && matches!(scene.preposition(*c), Some("to" | "in"));
    scene.children(carrier).find(|c| going && near(c)).and_then(|c| named_place(scene, c))
}

/// "a vote of confidence in parliament", "the launch of a satellite from the base": below what the event is of.
fn through_of(scene: &Scene<'_, '_>, n: usize) -> Option<Place> {
    let s = scene.s;
    let of = scene.children(n).find(|&c| s.rel(c) == Rel::Nmod && scene.preposition(c) == Some("of") && scene.name_kind(c).is_none())?;
    let launch = scene.has_lemma(n, &["launch", "liftoff", "departure"]);
    scene.children(of).filter(|&c| s.rel(c) == Rel::Nmod).find_map(|c| match scene.preposition(c)? {
        "in" | "at" => named_place(scene, c).or_else(|| described(scene, c)),
        "from" if launch => named_place(scene, c).or_else(|| described(scene, c)),
        _ => None,
    })
}

/// "Judges in Vienna deliver their verdict", "will close its Greenock yard": where those are whom the event is about. `but` is no
/// part of it.
fn of_part(scene: &Scene<'_, '_>, i: usize, but: Option<usize>) -> Option<Place> {
    let s = scene.s;
    let subject = |c: &usize| matches!(s.rel(*c), Rel::Nsubj | Rel::NsubjPass | Rel::NsubjOuter);
    let part = |c: &usize| Some(*c) != but && (subject(c) || s.rel(*c) == Rel::Obj);
    // "schools in the north were shut and will reopen", "are set to reopen": the first verb's subject
    let shared = s.head(i).filter(|_| matches!(s.rel(i), Rel::Conj | Rel::Xcomp) && !scene.children(i).any(|c| subject(&c)));
    let others = shared.into_iter().flat_map(|h| scene.children(h)).filter(subject);
    scene.children(i).filter(part).chain(others).find_map(|c| {
        let inside = scene.children(c).find_map(|p| match s.rel(p) {
            Rel::Nmod if matches!(scene.preposition(p), Some("in" | "at" | "on" | "near")) => {
                named_place(scene, p).or_else(|| described(scene, p)).or_else(|| unknown_name(scene, p))
            }
            Rel::Compound if is_settled(scene, p) && scene.lexicon.is_place(s.lemma(c)) => named_place(scene, p),
            _ => None,
        });
        inside.filter(|_| scene.kind(c).is_none())
    })
}

/// A modifier is where the event is only when it names more than a country's people: "the Florida primary".
fn is_settled(scene: &Scene<'_, '_>, c: usize) -> bool {
    scene.name_kind(c) == Some(name::Kind::Place)
}

/// "the island's primary": the place that the noun stands for, as it was named.
fn stood_for(scene: &Scene<'_, '_>, c: usize) -> Option<Place> {
    let entity = scene.entity_at(c).map(|e| &scene.input.names.entities[e]).filter(|e| e.kind == name::Kind::Place)?;
    let named = entity.mentions.iter().take(REACH).find(|m| is_settled(scene, m.end - 1))?;
    named_place(scene, named.end - 1)
}

fn is_place(scene: &Scene<'_, '_>, i: usize) -> bool {
    matches!(scene.name_kind(i), Some(name::Kind::Place | name::Kind::Facility))
}

/// The place whose name begins at token `i`, where it is told with "in" or "at".
pub(super) fn at(scene: &Scene<'_, '_>, i: usize) -> Option<Place> {
    let names = &scene.input.names.list;
    let name = names.get(names.partition_point(|n| n.tokens.start < i)).filter(|n| n.tokens.start == i)?;
    let before = i.checked_sub(1).filter(|&b| matches!(scene.s.lower(b), "in" | "at" | "the" | "near"));
    if name.kind == name::Kind::Place && before.is_some() { named_place(scene, name.tokens.end - 1) } else { None }
}

/// The name of a place headed by `c`, with a second one after a comma ("Hamburg, Germany").
fn named_place(scene: &Scene<'_, '_>, c: usize) -> Option<Place> {
    let tokens = scene.s.subtree(c);
    let head = if is_place(scene, c) { c } else { place_below(scene, c, &tokens)? };
    let names = &scene.input.names.list;
    let at = names.partition_point(|n| n.tokens.end <= head);
    let name = names.get(at).filter(|n| n.tokens.contains(&head))?;
    let mut end = name.tokens.end;
    if let Some(next) = names.get(at + 1).filter(|n| n.kind == name::Kind::Place && n.tokens.start == end + 1 && scene.s.lower(end) == ",")
    {
        end = next.tokens.end;
    }
    let span = scene.s.span(name.tokens.start..end);
    let country = name.entity.and_then(|e| scene.input.names.entities[e].country);
    Some(Place { text: words(scene, span), span: Some(span), country, said_unknown: false })
}

/// "the northern provinces", "the maker's old plant", "parliament": a noun for a place with the words that say which.
fn described(scene: &Scene<'_, '_>, c: usize) -> Option<Place> {
    let s = scene.s;
    // "the Senate", "the Court of Appeal"
    let house_name = s.upos(c) == Upos::Propn && scene.name_kind(c) == Some(name::Kind::Organisation) && scene.lexicon.is_place(s.lower(c));
    if !scene.is_noun(c) || !scene.lexicon.is_place(s.lemma(c)) && !house_name {
        return None;
    }
    if scene.is_time(c) {
        return None; // "in the second half"
    }
    let range = participant::phrase(scene, c);
    let house = matches!(s.lower(c), "parliament" | "congress");
    if range.start == c && !house {
        return None; // "in office", "in court"
    }
    let span = s.span(range);
    Some(Place { text: words(scene, span), span: Some(span), ..Place::default() })
}

/// "in Kourou", where the names do not know the place.
fn unknown_name(scene: &Scene<'_, '_>, c: usize) -> Option<Place> {
    let s = scene.s;
    let alone = scene.child(c, &[Rel::Compound, Rel::Flat, Rel::Det, Rel::Amod, Rel::Nummod]).is_none();
    let kind = scene.name_kind(c);
    let fits = s.upos(c) == Upos::Propn && alone && matches!(kind, None | Some(name::Kind::Person | name::Kind::Other));
    let named = kind.is_some() && !scene.is_time(c);
    let span = s.span(c..c + 1);
    let place = fits && named && matches!(scene.preposition(c), Some("in" | "near") | None);
    place.then(|| Place { text: words(scene, span), span: Some(span), ..Place::default() })
}

fn place_below(scene: &Scene<'_, '_>, c: usize, tokens: &Range<usize>) -> Option<usize> {
    tokens.clone().take(REACH).find(|&i| {
        is_place(scene, i)
            && scene.s.head(i).is_some_and(|h| h == c)
            && (scene.s.rel(i) != Rel::Nmod || matches!(scene.preposition(i), Some("in" | "of" | "at" | "near" | "on") | None))
            && matches!(scene.s.rel(i), Rel::Nmod | Rel::Compound | Rel::NmodPoss | Rel::Appos | Rel::Flat)
    })
}

fn words(scene: &Scene<'_, '_>, span: Span) -> String {
    span.of(scene.s.text()).to_owned()
}
