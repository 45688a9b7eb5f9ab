//! What the model looks at to tell whether two mentions that lie ahead are one event: their words, how far apart they stand, how one
//! hangs on the other, what takes part in both.

use crate::event::family::family;
use crate::event::merge::{self, Found};
use crate::event::scene::Scene;
use crate::model::hashed::{Out, mix, word};
use crate::parse::Rel;
use crate::tag::{Upos, Xpos};

/// Same, not the same, or not both there.
fn alike<T: PartialEq>(a: Option<T>, b: Option<T>) -> u32 {
    a.zip(b).map_or(2, |(a, b)| u32::from(a == b))
}

/// How the second hangs on the first or the first on the second: the relations between, and which is above.
fn path(scene: &Scene<'_, '_>, a: usize, b: usize) -> u32 {
    let s = scene.s;
    let up = |from: usize, to: usize| {
        let steps = std::iter::once(from).chain(s.ancestors(from)).take(STEPS).take_while(|&i| i != to);
        let found = s.ancestors(from).take(STEPS).any(|i| i == to);
        found.then(|| steps.fold(7, |h, i| mix(h, s.rel(i) as u32)))
    };
    if let Some(path) = up(b, a) {
        return mix(1, path);
    }
    if let Some(path) = up(a, b) {
        return mix(2, path);
    }
    let shared = s.head(a).is_some() && s.head(a) == s.head(b);
    if shared { mix(3, mix(s.rel(a) as u32, s.rel(b) as u32)) } else { 0 }
}

/// Relations between two words of a phrase, at most.
const STEPS: usize = 4;

/// Words of the phrase of a mention that say what it is about.
fn about<'s>(scene: &'s Scene<'_, '_>, i: usize) -> Vec<&'s str> {
    let s = scene.s;
    let below = scene.children(i).flat_map(|c| std::iter::once(c).chain(scene.children(c).take(4)));
    let full = below.filter(|&c| matches!(s.upos(c), Upos::Noun | Upos::Propn | Upos::Adj) && !scene.is_time(c));
    full.take(12).map(|c| s.lemma(c)).collect()
}

/// Features of the pair, the first standing before the second.
pub(super) fn of(scene: &Scene<'_, '_>, a: &Found<'_>, b: &Found<'_>, list: &mut Vec<u32>) {
    let s = scene.s;
    let (i, j) = (a.mention.token, b.mention.token);
    let mut out = Out::new(list, 300);
    let sense = |k: usize| u32::from(scene.lexicon.model.classes.of(s.lemma(k)));
    let verbs = u32::from(a.mention.is_verb) | u32::from(b.mention.is_verb) << 1;
    let same_word = u32::from(s.lemma(i) == s.lemma(j));
    let of_family = |f: &Found<'_>| family(s.lemma(f.mention.token), !f.mention.is_verb);
    let same_family = alike(of_family(a), of_family(b));
    let same_kind = alike(a.mention.number, b.mention.number);
    let same_sense = u32::from(sense(i) == sense(j));
    let words = same_word * 12 + same_family * 3 + same_kind;
    let lemmas = mix(word(s.lemma(i)).min(word(s.lemma(j))), word(s.lemma(i)).max(word(s.lemma(j))));
    let senses = mix(sense(i).min(sense(j)), sense(i).max(sense(j)));
    let (si, sj) = (s.sentence_of(i), s.sentence_of(j));
    let far = match sj - si {
        n @ 0..=2 => n,
        3..=5 => 3,
        6..=12 => 4,
        _ => 5,
    } as u32;
    let path = if far == 0 { path(scene, i, j) } else { 1 };
    let between = if far == 0 { usize::BITS - (j - i).leading_zeros() } else { 9 };
    let edtf = |f: &Found<'_>| f.time.and_then(|k| scene.moments[k].edtf.as_deref());
    let times = match (edtf(a), edtf(b)) {
        (None, None) => 0,
        (Some(_), None) => 1,
        (None, Some(_)) => 2,
        (Some(x), Some(y)) if x == y => 3,
        _ if merge::times_agree(scene, a.time, b.time) => 4,
        _ => 5,
    };
    let parties = merge::share_parties(scene, a, b).map_or(2, u32::from);
    let (about_a, about_b) = (about(scene, i), about(scene, j));
    let shared = about_a.iter().filter(|w| about_b.contains(w)).count().min(2) as u32;
    let said = u32::from(about_a.is_empty()) | u32::from(about_b.is_empty()) << 1;
    let names_other = u32::from(about_a.contains(&s.lemma(j)) || about_b.contains(&s.lemma(i)));
    let det = |k: usize| scene.child(k, &[Rel::Det, Rel::NmodPoss]).map_or(0, |d| if s.rel(d) == Rel::Det { word(s.lower(d)) } else { 1 });
    let many = u32::from(s.xpos(i) == Xpos::NNS) | u32::from(s.xpos(j) == Xpos::NNS) << 1;
    let rules = mix(word(a.verdict.rule), word(b.verdict.rule));
    let status = mix(a.verdict.status.map_or(0, |s| 1 + s as u32), b.verdict.status.map_or(0, |s| 1 + s as u32));
    let carried = u32::from(a.verdict.carrier.is_some() && a.verdict.carrier == b.verdict.carrier);
    let object = |k: usize| scene.child(k, &[Rel::Obj, Rel::NsubjPass]).map(|o| s.lemma(o));
    let subject = |k: usize| scene.child(k, &[Rel::Nsubj, Rel::NmodPoss]).map(|o| s.lemma(o));
    let (same_object, same_subject) = (alike(object(i), object(j)), alike(subject(i), subject(j)));
    out.put(&[]);
    out.put(&[words, verbs]);
    out.put(&[words, far]);
    out.put(&[words, times]);
    out.put(&[words, parties]);
    out.put(&[words, shared, said]);
    out.put(&[words, many]);
    out.put(&[words, det(j)]);
    out.put(&[words, det(i), det(j)]);
    out.put(&[same_sense, verbs, far]);
    out.put(&[lemmas]);
    out.put(&[lemmas, far]);
    out.put(&[senses]);
    out.put(&[senses, verbs]);
    out.put(&[senses, path]);
    out.put(&[path]);
    out.put(&[path, verbs]);
    out.put(&[path, times]);
    out.put(&[path, rules]);
    out.put(&[between, verbs]);
    out.put(&[between, times]);
    out.put(&[far, times]);
    out.put(&[far, parties]);
    out.put(&[far, shared, said]);
    out.put(&[names_other, far]);
    out.put(&[names_other, verbs]);
    out.put(&[rules]);
    out.put(&[status, far]);
    out.put(&[status, words]);
    out.put(&[carried, path]);
    out.put(&[same_object, same_subject, words]);
    out.put(&[same_object, far]);
    out.put(&[same_subject, far, verbs]);
    out.put(&[times, parties, words]);
}
