//! Two words of one phrase that name one event: a verb that says of a noun no more than that it was there ("suffered a landslide",
//! "the quake struck", "a poll published on Monday"), and a noun in apposition ("a raid, the first attack since May").
//!
//! Only of what is told as a fact: of what lies ahead, each word is judged by itself.

use super::class::Class;
use super::kind::Diary;
use super::merge::Found;
use super::scene::Scene;
use super::{Actuality, Role, when};
use crate::parse::Rel;
use std::collections::HashMap;

/// Verbs that are there when the event of their object is.
const WITH: &[&str] = &["attend", "witness", "join", "catch"];
/// The same, of those to whom it is done.
const UNDERGOES: &[&str] = &["suffer", "survive", "sustain", "experience", "incur", "face", "receive"];
/// Verbs by which their object comes about: "published a study", "declared an emergency".
const BRINGS: &[&str] = &["publish", "release", "declare", "impose", "post", "write", "fight"];
/// Verbs that say of what is done to them only that it was there.
const NOTES: &[&str] = &["report", "record", "register", "observe", "publish", "release"];
/// Verbs whose subject names the event, besides those of which that holds wherever they stand.
const OF_SUBJECT: &[&str] = &["strike", "hit", "rock", "shake", "jolt", "sweep", "rage", "spread", "stand", "batter", "lash", "burn"];

/// Lets each such verb or apposition carry the noun whose event it tells of.
pub(super) fn join(scene: &Scene<'_, '_>, found: &mut [Found<'_>]) {
    let at: HashMap<usize, usize> = found.iter().enumerate().map(|(i, f)| (f.mention.token, i)).collect();
    for i in 0..found.len() {
        let (noun, other) = (found[i].mention.token, other_word(scene, &found[i]));
        let Some(o) = other.and_then(|token| at.get(&token)).copied().filter(|&o| is_one(scene, &found[o], &found[i])) else { continue };
        if found[o].mention.is_verb {
            found[o].mention.carries = Some(noun);
            if scene.has_lemma(found[o].mention.token, UNDERGOES) {
                found[o].participants.iter_mut().for_each(|p| p.role = Role::Recipient);
            }
        } else {
            found[i].mention.carries = Some(found[o].mention.token);
        }
    }
}

/// The verb that only tells of the event of a noun, or the noun of which it is an apposition.
fn other_word(scene: &Scene<'_, '_>, f: &Found<'_>) -> Option<usize> {
    let s = scene.s;
    let n = f.mention.token;
    if f.mention.is_verb || !is_event(f) || is_word(scene, n) {
        return None;
    }
    let above = s.head(n)?;
    let light = |v: usize| {
        scene.has(v, Class::Light) && !scene.has_lemma(v, &["have", "see"]) || scene.has_lemma(v, WITH) || scene.has_lemma(v, UNDERGOES)
    };
    let is_one = match s.rel(n) {
        Rel::Obj => light(above) || is_time_that_saw(scene, above) || scene.has_lemma(above, BRINGS) && !is_known(scene, n),
        Rel::NsubjPass => light(above) || scene.has_lemma(above, NOTES) && !is_known(scene, n),
        Rel::Nsubj => scene.has(above, Class::Occurs) || scene.has_lemma(above, OF_SUBJECT),
        Rel::Appos => scene.is_noun(above),
        _ => false,
    };
    let done = |&c: &usize| s.rel(c) == Rel::Acl && c > n && scene.is_past_participle(c) && !scene.children(c).any(|x| scene.is_subject(x));
    let participle = || scene.children(n).filter(done).find(|&v| light(v) || scene.has_lemma(v, NOTES) && !when::is_told_in(scene, n));
    if is_one { Some(above) } else { participle() }
}

/// "2018 saw nine storms": the year did nothing.
fn is_time_that_saw(scene: &Scene<'_, '_>, v: usize) -> bool {
    let sees = scene.has_lemma(v, &["see", "bring", "witness"]);
    sees && !scene.children(v).any(|c| scene.is_subject(c) && !scene.is_time(c)) && scene.children(v).any(|c| c < v && scene.is_time(c))
}

/// "the outbreak" of "declared the outbreak a pandemic": of which the text spoke before.
fn is_known(scene: &Scene<'_, '_>, n: usize) -> bool {
    let points = |c: usize| matches!(scene.s.lower(c), "the" | "this" | "that" | "these" | "those");
    scene.children(n).any(|c| scene.s.rel(c) == Rel::Det && points(c))
}

fn is_event(f: &Found<'_>) -> bool {
    f.mention.carries.is_none() && f.mention.kind.is_some_and(|kind| kind.diary != Diary::Work)
}

/// "a statement", "a plan", "a change": what is said, meant, or of no kind.
fn is_word(scene: &Scene<'_, '_>, n: usize) -> bool {
    scene.classes(n).first(&[Class::Said, Class::Planned, Class::Possible, Class::Announced]).is_some() || scene.has_lemma(n, VAGUE)
}

const VAGUE: &[&str] = &[
    "change",
    "share",
    "statement",
    "remark",
    "comment",
    "response",
    "reaction",
    "service",
    "loss",
    "effort",
    "attempt",
    "bill",
    "budget",
    "legislation",
];

/// Whether both are told as one fact of one day.
fn is_one(scene: &Scene<'_, '_>, other: &Found<'_>, noun: &Found<'_>) -> bool {
    let fact = |f: &Found<'_>| matches!(f.verdict.actuality, Actuality::Happened | Actuality::UnderWay) && !f.row();
    let edtf = |f: &Found<'_>| f.time.and_then(|k| scene.moments[k].edtf.as_deref());
    let days = edtf(other).zip(edtf(noun)).is_none_or(|(a, b)| a == b);
    let plain = other.mention.carries.is_none() && (other.mention.is_verb || is_event(other));
    fact(other) && fact(noun) && days && plain && other.verdict.negated == noun.verdict.negated
}

#[cfg(test)]
mod tests {
    use crate::event::tests::words;

    #[test]
    fn two_words_of_one_phrase_are_one_event() {
        let check = |text, wanted: &[&str]| assert_eq!(words(text), wanted, "{text}");
        check("The town suffered a landslide on Monday.", &["suffered+landslide"]);
        check("The earthquake struck Lutha on Monday.", &["earthquake+struck"]);
        check("Ann Lee filed a petition on Monday.", &["filed+petition"]);
        check("The senator ended her campaign on Monday.", &["ended+campaign"]);
        check("The roof of the mill caught fire on Monday.", &["caught+fire"]);
        check("The board declared the outbreak over on Monday.", &["declared", "outbreak"]);
        check("The army foiled a raid, an attack on the mill, on Monday.", &["foiled", "raid+attack"]);
        check("The year 2018 saw nine earthquakes.", &["saw+earthquakes"]);
        check("The strike on Monday prompted an inquiry.", &["strike", "prompted", "inquiry"]);
    }
}
