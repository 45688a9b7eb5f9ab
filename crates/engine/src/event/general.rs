//! What is said of no one occasion: questions, offers to anyone, what a speaker tells of "you" and "them", abstract nouns.

use super::actuality::Verdict;
use super::class::Class;
use super::kind::Diary;
use super::mention::Mention;
use super::scene::Scene;
use super::{Actuality, Status};
use crate::parse::{Aspect, Rel, Tense};
use crate::tag::{Upos, Xpos};

/// Whether a mention ahead names no one act; `ahead` where it has a day to come.
pub(super) fn is(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict, ahead: bool) -> bool {
    is_asked(scene, mention, verdict)
        || is_abstract(scene, mention, verdict)
        || is_candidacy(scene, mention, verdict)
        || is_scope(scene, mention, verdict)
        || is_in_caption(scene, mention)
        || !ahead && (is_mere_talk(scene, mention, verdict) || is_habit(scene, verdict) || is_procedure(scene, mention, verdict))
}

/// "How many votes do you expect to win in November?"
fn is_asked(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let named = !mention.is_verb && matches!(verdict.rule, "event/ahead/upcoming" | "event/ahead/open-year" | "event/ahead/dated-noun");
    let open = matches!(verdict.status, Some(Status::Possible | Status::Planned | Status::Scheduled));
    open && scene.is_asked(mention.token) && !named
}

/// "called for action", "will try again".
fn is_abstract(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let s = scene.s;
    let i = mention.token;
    if mention.is_verb {
        // "urged people to vote"; "will try the case" is a trial
        let asked = scene.has_lemma(i, &["vote"]) && s.verb(i).infinitive && s.verb(i).modal.is_none();
        return asked && verdict.rule == "event/ahead/proposed"
            || scene.has_lemma(i, &["try"]) && !s.verb(i).passive && scene.child(i, &[Rel::Obj]).is_none();
    }
    let of_a_kind = |c: usize| {
        matches!(
            s.lower(c),
            "legal" | "military" | "industrial" | "strike" | "disciplinary" | "labor" | "labour" | "class" | "court" | "enforcement"
        )
    };
    // "asked for support": of no kind and no measure
    let appeal = || {
        let bare = scene.child(i, &[Rel::Det, Rel::Amod, Rel::Compound, Rel::Nummod, Rel::NmodPoss]).is_none();
        let pledged = scene.has_lemma(i, &["support", "backing"])
            && verdict.carrier.is_some_and(|c| scene.has_lemma(c, &["promise", "pledge", "vow"]));
        bare && (pledged || verdict.rule == "event/ahead/proposed")
            && scene.has_lemma(i, &["support", "assistance", "donation", "aid", "backing"])
    };
    // "asked them to vote at the polls"
    let polls = || s.lower(i) == "polls" && s.rel(i) == Rel::Obl && s.head(i).is_some_and(|v| scene.has_lemma(v, &["vote", "go", "turn"]));
    let asked = || verdict.rule == "event/ahead/proposed";
    scene.has_lemma(i, &["action", "help", "involvement", "cooperation"]) && !scene.children(i).any(of_a_kind)
        || appeal()
        || asked() && polls()
}

/// "sought the nomination": to stand for something is no event of the day.
fn is_candidacy(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let sought = verdict.carrier.is_some_and(|c| scene.has_lemma(c, &["seek"]));
    sought && !mention.is_verb && scene.has_lemma(mention.token, &["nomination", "candidacy", "re-election", "reelection", "nominations"])
}

/// What a speaker tells without a day: only what they themselves plan or will do is a plan.
fn is_mere_talk(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let s = scene.s;
    if !scene.in_person(mention.token) || verdict.actuality != Actuality::Ahead {
        return false;
    }
    let carrier = verdict.carrier.unwrap_or(mention.host);
    let own = [carrier, mention.host]
        .iter()
        .any(|&i| scene.children(i).any(|c| scene.is_subject(c) && (matches!(s.lower(c), "i" | "we") || s.upos(c) == Upos::Propn)));
    let finite = s.verb(carrier).tense == Tense::Present || s.verb(carrier).tense == Tense::Future;
    let soon = || scene.children(mention.host).any(|c| matches!(s.lower(c), "soon" | "shortly"));
    match verdict.status {
        Some(Status::Planned | Status::Cancelled) if mention.is_verb => !(own && finite && s.xpos(carrier) != Xpos::VBG || soon()),
        Some(Status::Planned) if s.xpos(carrier) == Xpos::VBG => true,
        Some(Status::Planned) if verdict.rule == "event/ahead/will" => !scene.kind(mention.token).is_some_and(|k| k.diary == Diary::Always),
        Some(Status::Possible) => verdict.rule != "event/ahead/may",
        Some(Status::Planned | Status::Scheduled | Status::Postponed) => false,
        _ => true,
    }
}

/// "when an owner chooses to release it", "whenever they are asked to help": as often as it comes.
fn is_habit(scene: &Scene<'_, '_>, verdict: &Verdict) -> bool {
    let s = scene.s;
    let Some(c) = verdict.carrier else { return false };
    let Some(p) = scene.clause_of(c) else { return false };
    let when = |k: usize| matches!(s.lower(k), "when" | "whenever") && k < p && matches!(s.rel(k), Rel::Advmod | Rel::Mark);
    let simple = s.verb(p).tense == Tense::Present && s.verb(p).modal.is_none() && !s.verb(p).infinitive;
    s.rel(p) == Rel::Advcl && simple && scene.children(p).any(when)
}

/// "the talks are to cover trade": what they are about.
fn is_scope(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let about = scene.has_lemma(mention.token, &["cover", "include", "involve", "comprise", "concern", "focus"]);
    mention.is_verb && about && !scene.s.verb(mention.token).passive && verdict.status != Some(Status::Possible)
}

/// "Dockers waiting for the start of the strike. Image: Ann Lee.": what a picture shows.
fn is_in_caption(scene: &Scene<'_, '_>, mention: &Mention<'_>) -> bool {
    let s = scene.s;
    let here = s.sentence_of(mention.token);
    let own = s.sentence(here);
    let credit = |i: usize| i + 1 < s.len() && matches!(s.lower(i), "image" | "photo" | "picture" | "photograph") && s.lower(i + 1) == ":";
    let finite = |i: usize| scene.is_predicate(i) && s.verb(i).finite;
    credit(own.end) && !own.clone().any(finite)
}

/// "two ways to propose a law", "people held in contempt are referred for possible prosecution", "notices are issued to ask for an arrest":
/// how something is done.
fn is_procedure(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let s = scene.s;
    let way = |i: usize| {
        s.rel(i) == Rel::Acl
            && s.verb(i).infinitive
            && s.head(i).is_some_and(|n| scene.has_lemma(n, &["way", "means", "method", "procedure", "mechanism"]))
    };
    if std::iter::once(mention.token).chain(scene.ancestors(mention.token)).take(4).any(way) {
        return true;
    }
    let rule = matches!(verdict.rule, "event/ahead/proposed" | "event/ahead/possible-noun" | "event/ahead/purpose");
    let root = scene.ancestors(mention.token).find(|&i| rule && s.rel(i) == Rel::Root);
    root.is_some_and(|r| {
        let verb = s.verb(r);
        let anyone = |c: usize| {
            let own = |k: usize| matches!(s.rel(k), Rel::Det | Rel::NmodPoss | Rel::Nummod | Rel::Amod | Rel::Compound);
            scene.is_subject(c) && s.xpos(c) == Xpos::NNS && !scene.children(c).any(own)
        };
        let told = [Class::Planned, Class::Expected, Class::Scheduled, Class::Asked, Class::Possible, Class::Said];
        let always = verb.tense == Tense::Present && verb.passive && verb.aspect == Aspect::Simple && verb.modal.is_none();
        always && scene.classes(r).first(&told).is_none() && scene.children(r).any(anyone)
    })
}

#[cfg(test)]
mod tests {
    use crate::event::tests::check_rows;

    #[test]
    fn what_is_said_in_general_is_no_row() {
        check_rows(&[
            ("How many seats do you expect to win?", &[]),
            ("The bishop called for action.", &[]),
            ("The bishop called for legal action.", &["action possible -"]),
            ("The brigade requested support.", &[]),
            ("The brigade requested military support.", &["support possible -"]),
            ("The senator urged people to vote.", &[]),
            ("The senator sought the nomination.", &[]),
            ("I was so willing to help other painters, and we asked for support.", &[]),
            ("We plan to test the valve.", &["test planned -"]),
            ("The talks are to cover trade.", &[]),
            ("Dockers waiting for the start of the strike. Image: Ann Lee.", &[]),
            ("The charter provides two ways to propose a vote.", &[]),
            ("People held in contempt are referred to the ministry for potential prosecution.", &[]),
            ("Prosecutors are asked to consider a trial.", &["trial possible -"]),
            ("You go to the office to request a permit, and they will attack you.", &[]),
            ("We will be opening the museum in May.", &["opening scheduled 2024-05"]),
        ]);
    }
}
