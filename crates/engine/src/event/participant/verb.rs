//! The participants of a verb.

use super::list::List;
use super::receiver;
use super::subject::subject;
use crate::event::Role;
use crate::event::plover;
use crate::event::scene::REACH;
use crate::parse::Rel;
use crate::tag::Upos;

/// The participants of verb `v`; `own` is the word that names the event, `v` or the noun that it carries.
pub(super) fn collect(list: &mut List<'_, '_, '_>, v: usize, own: usize) {
    let scene = list.scene;
    let s = scene.s;
    let passive = s.verb(v).passive || s.rel(v) == Rel::Acl && scene.is_past_participle(v);
    if let Some(subject) = subject(scene, v) {
        if passive { undergoer(list, subject) } else { doer(list, subject) }
    }
    for c in s.children(v).take(REACH) {
        match s.rel(c) {
            Rel::OblAgent if scene.is_time(c) => {} // "is expected by Friday"
            Rel::OblAgent => doer(list, c),
            Rel::Obl if passive && scene.preposition(c) == Some("by") => doer(list, c),
            Rel::Obj if is_uttered(list, v, c) => receiver::parties_of(list, c),
            Rel::Obj | Rel::Iobj => receiver::object(list, c),
            Rel::Obl if scene.is_measure(c) => receiver::object(list, c),
            Rel::NsubjPass => receiver::parties_of(list, c),
            Rel::Xcomp | Rel::Ccomp => complement(list, c),
            _ => {}
        }
    }
    if let Some(asked) = plover::demanded(scene, v) {
        list.add(Role::Recipient, asked);
    }
    receiver::obliques(list, v);
    list.pair_up();
    if list.plover.is_some() && passive && !list.has_actor() && list.is(&["COERCE", "SANCTION", "RETREAT", "CONCEDE"]) {
        state_of(list, v);
    }
    receiver::further(list, v, own);
}

/// "expressed concern", "claimed responsibility": what is uttered takes no part.
fn is_uttered(list: &List<'_, '_, '_>, v: usize, o: usize) -> bool {
    let scene = list.scene;
    let utters = scene.has_lemma(v, &["express", "voice", "claim", "convey", "extend", "raise", "reiterate", "issue", "impose", "declare"]);
    utters && scene.name_kind(o).is_none() && scene.lexicon.party(scene.s.lower(o)).is_none()
}

/// The doer; where that is an event ("a raid by the army killed"), those who carried it out, else the event itself.
fn doer(list: &mut List<'_, '_, '_>, n: usize) {
    let scene = list.scene;
    let is_act = scene.sense(n).kind.is_some() && scene.s.upos(n) != Upos::Propn;
    if !is_act {
        list.add(Role::Actor, n);
        return;
    }
    let by = |c: &usize| match scene.s.rel(*c) {
        Rel::NmodPoss => true,
        Rel::Nmod => matches!(scene.preposition(*c), Some("by" | "between" | "among")),
        Rel::Compound | Rel::Amod => scene.name_kind(*c).is_some(),
        _ => false,
    };
    let doers: Vec<usize> = scene.children(n).filter(by).collect();
    doers.iter().for_each(|&c| list.add(Role::Actor, c));
    if list.plover.is_some() && !list.has_actor() {
        list.add_act(Role::Actor, n);
    }
}

fn undergoer(list: &mut List<'_, '_, '_>, n: usize) {
    let is_act = list.scene.sense(n).kind.is_some();
    list.add(Role::Recipient, n);
    if is_act {
        receiver::parties_of(list, n);
    }
}

/// "was arrested in Lutha": who did it is not said; the state where it was done stands for its authorities.
fn state_of(list: &mut List<'_, '_, '_>, v: usize) {
    let scene = list.scene;
    let is_state = |c: usize| {
        let entity = scene.input.names.entity_at[c].map(|e| &scene.input.names.entities[e as usize]);
        entity.is_some_and(|e| e.kind == crate::name::Kind::Place && e.country.is_some())
    };
    for c in scene.children(v).filter(|&c| scene.s.rel(c) == Rel::Obl) {
        let inner = scene.children(c).find(|&x| scene.s.rel(x) == Rel::Nmod && scene.preposition(x) == Some("in") && is_state(x));
        let place = if scene.preposition(c) == Some("in") && is_state(c) { Some(c) } else { inner };
        if let Some(place) = place {
            list.add(Role::Actor, place);
            return;
        }
    }
}

/// "threatened to attack the town": who is at the end of what is threatened; "demanded that she resign": who is asked.
fn complement(list: &mut List<'_, '_, '_>, c: usize) {
    let scene = list.scene;
    let s = scene.s;
    if list.is(&["REQUEST", "ACCUSE"])
        && let Some(asked) = s.child(c, &[Rel::Nsubj, Rel::NsubjPass]).filter(|&x| s.upos(x) != Upos::Pron)
    {
        list.add(Role::Recipient, asked);
    }
    if !s.verb(c).infinitive && list.plover.is_none() {
        return;
    }
    for o in s.children(c).take(REACH).filter(|&o| o > c && matches!(s.rel(o), Rel::Obj | Rel::Obl)) {
        let aimed = s.rel(o) == Rel::Obj || matches!(scene.preposition(o), Some("with" | "to" | "against" | "from"));
        if aimed {
            receiver::object(list, o);
        }
    }
}
