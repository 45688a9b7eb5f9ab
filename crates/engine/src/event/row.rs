//! Whether a mention ahead makes a row of the diary at all: by its kind, and by how plainly the text puts it ahead.

use super::actuality::{Force, Verdict};
use super::class::Class;
use super::kind::Diary;
use super::mention::Mention;
use super::participant::subject;
use super::scene::{REACH, Scene};
use super::{Status, condition, general, when};
use crate::parse::Rel;
use crate::tag::{Upos, Xpos};

/// Whether a mention with a status makes a row; `time` is its time.
pub(super) fn qualifies(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict, time: Option<usize>) -> bool {
    let ahead = time.is_some_and(|k| when::is_ahead(scene, k));
    let plain = verdict.force == Force::Plain;
    if mention.carries.is_some()
        || is_idle(scene, mention)
        || is_no_occasion(scene, mention)
        || general::is(scene, mention, verdict, ahead)
        || hangs_on_winning(scene, mention, verdict, ahead)
        || is_feature(scene, mention, verdict, ahead)
        || !ahead && is_permitted(scene, mention)
        || !ahead && (is_of_anyone(scene, mention) || is_of_any(scene, mention, verdict))
    {
        return false;
    }
    let diary = diary_of(scene, mention);
    if mention.number.is_none() && is_vague(scene, verdict, ahead) {
        return false;
    }
    if diary != Diary::Always && diary != Diary::Fixed && is_forecast(scene, mention) {
        return false;
    }
    match diary {
        // "must be given priority next year": a wish about a whole year
        Diary::Vague | Diary::Dated if verdict.rule == "event/ahead/should" && mention.number.is_none() && is_year(scene, time) => false,
        Diary::Always | Diary::Fixed => verdict.force >= Force::Modal || ahead || verdict.rule == "event/ahead/before",
        Diary::Dated if matches!(verdict.rule, "event/ahead/refused" | "event/ahead/no-plans") => is_fresh_refusal(scene, mention, verdict),
        Diary::Dated if is_late(scene, mention, verdict) => ahead,
        Diary::Dated => plain || ahead || is_refused_in_passive(scene, mention, verdict),
        Diary::Vague => ahead || is_own_plan(scene, mention, verdict),
        Diary::Work if has_its_release_told(scene, mention) => false,
        Diary::Work => ahead || verdict.rule == "event/ahead/upcoming",
        Diary::Never => false,
    }
}

/// What is too little for a verb that the lists do not know: asked for, promised, or denied by a modal.
fn is_vague(scene: &Scene<'_, '_>, verdict: &Verdict, ahead: bool) -> bool {
    match verdict.status {
        Some(Status::Possible) => !ahead,
        Some(Status::Cancelled) => verdict.force < Force::Plain,
        _ if ahead => false,
        _ => verdict.carrier.is_some_and(|c| scene.has_lemma(c, &["promise", "pledge", "vow", "commit", "swear"])),
    }
}

/// Where the kind of a mention may stand; a verb that otherwise only carries a noun ("begin", "hold") has many meanings.
fn diary_of(scene: &Scene<'_, '_>, mention: &Mention<'_>) -> Diary {
    let carrier = [Class::Light, Class::Occurs, Class::Same];
    match mention.kind {
        Some(kind) => kind.diary,
        None if mention.is_verb && scene.classes(mention.token).first(&carrier).is_some() => Diary::Vague,
        None => Diary::Dated,
    }
}

/// "the flight was delayed": late, and not put off to another day.
fn is_late(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    verdict.rule == "event/ahead/postponed"
        && verdict.carrier.is_some_and(|c| scene.has_lemma(c, &["delay", "hold"]))
        && scene.has_lemma(mention.token, &["flight", "departure", "arrival", "landing", "takeoff", "delivery"])
}

/// "has refused to amend the bill": a refusal that stands, not one of a story.
fn is_fresh_refusal(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let Some(carrier) = verdict.carrier.and_then(|c| scene.clause_of(c)) else { return false };
    let verb = scene.s.verb(carrier);
    let stands = verb.tense == crate::parse::Tense::Present || verb.tense == crate::parse::Tense::Future;
    // "shelved plans to build it"
    let given_up = || scene.has_lemma(carrier, &["shelve", "scrap", "abandon", "cancel", "axe", "ditch", "drop"]) && !verb.infinitive;
    mention.is_verb && (stands || given_up()) && scene.child(mention.token, &[Rel::Obj, Rel::NsubjPass]).is_some()
}

/// "the bid will not be renewed", "would not, after all, send a team".
fn is_refused_in_passive(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let s = scene.s;
    let v = mention.token;
    let after_all = scene.children(v).any(|c| s.lower(c) == "all" || s.lower(c) == "after");
    mention.is_verb
        && verdict.status == Some(Status::Cancelled)
        && verdict.force >= Force::Modal
        && (after_all || s.verb(v).passive && scene.children(v).any(|c| scene.is_subject(c) && is_event(scene, c)))
}

fn is_event(scene: &Scene<'_, '_>, n: usize) -> bool {
    scene.kind(n).is_some_and(|kind| kind.diary != Diary::Never)
}

/// "plans to bring in troops", "is to go before a judge": in so many words by whoever acts, and no promise.
fn is_own_plan(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let promised = verdict.carrier.is_some_and(|c| scene.has_lemma(c, &["promise", "pledge", "vow", "commit", "promise", "swear"]));
    let own = matches!(verdict.rule, "event/ahead/planned" | "event/ahead/is-to" | "event/ahead/scheduled");
    mention.number.is_some() && own && !promised && scene.child(mention.token, &[Rel::Obj, Rel::Obl, Rel::NsubjPass]).is_some()
}

fn is_year(scene: &Scene<'_, '_>, time: Option<usize>) -> bool {
    time.is_some_and(|k| scene.moments[k].edtf.as_ref().is_some_and(|e| e.len() == 4))
}

/// "the pipeline is to connect the fields", "the sprays are unlikely to stain the walls": what a thing is like. A thing acts by verbs that
/// the lists know ("the ferry will leave"), or on a day.
fn is_feature(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict, ahead: bool) -> bool {
    let s = scene.s;
    let v = mention.token;
    // what nobody plans, or somebody does not
    let loose = verdict.outside || matches!(verdict.status, Some(Status::Doubtful | Status::Cancelled));
    let effect = || loose && scene.child(v, &[Rel::Obj, Rel::Obl]).is_some();
    if ahead || !mention.is_verb || mention.number.is_some() && !effect() || s.verb(v).passive {
        return false;
    }
    let own = scene.classes(v).first(&[Class::Light, Class::Occurs, Class::Same]).is_none();
    own && subject(scene, v).is_some_and(|n| is_thing(scene, n))
}

/// "are to be allowed to travel": the leave is the event, in the same phrase.
fn is_permitted(scene: &Scene<'_, '_>, mention: &Mention<'_>) -> bool {
    let s = scene.s;
    let above = s.head(mention.token).filter(|_| mention.is_verb && s.rel(mention.token) == Rel::Xcomp);
    above.is_some_and(|g| scene.has_lemma(g, &["allow", "permit", "authorise", "authorize"]) && scene.kind(g).is_some())
}

/// A common noun for nobody who acts.
fn is_thing(scene: &Scene<'_, '_>, n: usize) -> bool {
    let nobody = scene.lexicon.party(scene.s.lower(n)).is_none() && scene.name_kind(n).is_none() && scene.entity_at(n).is_none();
    scene.s.upos(n) == Upos::Noun && nobody
}

/// "prices will halve", "profit per share would be diluted": what a figure does is a forecast.
fn is_forecast(scene: &Scene<'_, '_>, mention: &Mention<'_>) -> bool {
    let is_figure = |c: usize| scene.is_subject(c) && scene.has(c, Class::Quantity);
    scene.has(mention.token, Class::Quantity)
        || mention.is_verb && (scene.children(mention.token).any(is_figure) || has_counted_effect(scene, mention.token))
}

/// "may cause 3,000 more deaths", "is expected to create 200 jobs".
fn has_counted_effect(scene: &Scene<'_, '_>, v: usize) -> bool {
    const EFFECTS: &[&str] =
        &["cause", "cost", "create", "generate", "save", "attract", "bring", "kill", "affect", "displace", "reach", "exceed"];
    let counted = |c: usize| scene.s.rel(c) == Rel::Obj && scene.child(c, &[Rel::Nummod]).is_some();
    scene.has_lemma(v, EFFECTS) && !scene.s.verb(v).passive && scene.children(v).any(counted)
}

/// "if elected, I will …": a promise that hangs on winning, without a date.
fn hangs_on_winning(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict, ahead: bool) -> bool {
    if !ahead && (is_once_in_office(scene, mention.token) || is_of_a_campaign(scene, verdict)) {
        return true;
    }
    !ahead
        && condition::find(scene, mention, verdict.carrier).iter().any(|c| {
            let words = c.span.of(scene.s.text());
            ["elected", " win ", " wins ", "becomes president", "become president"].iter().any(|w| words.contains(w))
        })
}

/// "for candidates who will cut taxes": what any of a kind would do.
fn is_of_anyone(scene: &Scene<'_, '_>, mention: &Mention<'_>) -> bool {
    let s = scene.s;
    let v = mention.host;
    let first = s.head(v).filter(|_| s.rel(v) == Rel::Conj).unwrap_or(v);
    let whom = s.head(first).filter(|_| s.rel(first) == Rel::AclRelcl && scene.children(first).any(|c| s.lower(c) == "who"));
    whom.is_some_and(|n| {
        let which = |c: usize| matches!(s.rel(c), Rel::Det | Rel::NmodPoss | Rel::Nummod | Rel::Amod | Rel::Compound);
        s.xpos(n) == Xpos::NNS && !scene.children(n).any(which)
    })
}

/// "once in office, she will …", "when elected".
fn is_once_in_office(scene: &Scene<'_, '_>, token: usize) -> bool {
    let s = scene.s;
    let sentence = s.sentence(s.sentence_of(token));
    let near = token.saturating_sub(REACH).max(sentence.start)..sentence.end.min(token + REACH);
    near.clone().any(|i| {
        let next = |k: usize| if near.contains(&(i + k)) { s.lower(i + k) } else { "" };
        matches!(s.lower(i), "once" | "when") && (next(1) == "elected" || next(1) == "in" && next(2) == "office")
    })
}

/// "based her campaign on the pledge to close it".
fn is_of_a_campaign(scene: &Scene<'_, '_>, verdict: &Verdict) -> bool {
    let s = scene.s;
    let Some(c) = verdict.carrier else { return false };
    let pledge = scene.ancestors(c).take(3).chain([c]).find(|&i| scene.has_lemma(i, &["promise", "pledge", "vow"]));
    pledge.and_then(|i| s.head(i)).is_some_and(|g| {
        scene.has_lemma(g, &["campaign", "candidate", "candidacy", "manifesto"])
            || scene.children(g).any(|c| scene.has_lemma(c, &["campaign", "candidacy", "manifesto"]))
    })
}

/// "any act that proposes a sale", "whoever threatens a strike": a rule for all that do so.
fn is_of_any(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let s = scene.s;
    let v = verdict.carrier.and_then(|c| scene.clause_of(c)).unwrap_or(mention.host);
    let whom = s.head(v).filter(|_| s.rel(v) == Rel::AclRelcl);
    whom.is_some_and(|n| matches!(s.lower(n), "anyone" | "anybody" | "whoever") || is_any(scene, n))
}

fn is_any(scene: &Scene<'_, '_>, n: usize) -> bool {
    scene.children(n).any(|c| scene.s.rel(c) == Rel::Det && matches!(scene.s.lower(c), "any" | "every" | "each"))
}

/// "findings will be released in a book", "a film set for release in May": the release is the event, not the work.
fn has_its_release_told(scene: &Scene<'_, '_>, mention: &Mention<'_>) -> bool {
    let s = scene.s;
    let releases = |i: usize| matches!(s.lemma(i), "release" | "publish" | "publication" | "debut" | "premiere");
    let inside = s.subtree(mention.token).any(|i| i > mention.token && releases(i));
    inside || scene.preposition(mention.token) == Some("in") && s.head(mention.token).is_some_and(releases)
}

/// "enough votes to win", "a debate, followed by a vote": a supply, and the order of things.
fn is_no_occasion(scene: &Scene<'_, '_>, mention: &Mention<'_>) -> bool {
    let s = scene.s;
    let enough = !mention.is_verb && scene.children(mention.token).any(|c| s.lower(c) == "enough");
    let order = mention.is_verb && scene.has_lemma(mention.token, &["follow", "precede"]) && s.rel(mention.token) != Rel::Root;
    let figures = !mention.is_verb && s.lower(mention.token) == "sales" && scene.child(mention.token, &[Rel::Det, Rel::NmodPoss]).is_none();
    enough || order || figures || is_said_of_a_thing(scene, mention) || is_done_to_this(scene, mention)
}

/// "this must be given priority": what "this" is was said before, and is no event by itself.
fn is_done_to_this(scene: &Scene<'_, '_>, mention: &Mention<'_>) -> bool {
    let s = scene.s;
    let points = |c: usize| scene.is_subject(c) && s.upos(c) == Upos::Pron && matches!(s.lower(c), "this" | "that" | "these" | "those");
    mention.is_verb && s.verb(mention.token).passive && s.rel(mention.token) != Rel::AclRelcl && scene.children(mention.token).any(points)
}

/// "its success will be the real test", "I will make it my mission": what something is, or is taken for.
fn is_said_of_a_thing(scene: &Scene<'_, '_>, mention: &Mention<'_>) -> bool {
    let s = scene.s;
    let n = mention.token;
    let dated = mention.kind.is_some_and(|kind| kind.diary == Diary::Dated);
    let us = |c: usize| matches!(s.lower(c), "i" | "we" | "you" | "he" | "she" | "they");
    let of_thing = |c: usize| scene.is_subject(c) && (s.upos(c) == Upos::Noun && !scene.is_time(c) || us(c));
    let said = dated && scene.child(n, &[Rel::Cop]).is_some() && scene.children(n).any(of_thing);
    let made = s.head(n).filter(|&g| matches!(s.rel(n), Rel::Xcomp | Rel::Obj) && s.lemma(g) == "make");
    let made = made.is_some_and(|g| scene.children(g).any(|c| c != n && c < n && s.rel(c) == Rel::Obj && s.lower(c) == "it"));
    !mention.is_verb && (said || made)
}

/// Verbs that only stand for what they govern.
fn is_idle(scene: &Scene<'_, '_>, mention: &Mention<'_>) -> bool {
    let classes = scene.classes(mention.token);
    let governs =
        [Class::Said, Class::Wished, Class::Planned, Class::Expected, Class::Possible, Class::Averted, Class::Postponed, Class::Scheduled];
    let idle =
        classes.first(&governs).is_some() || classes.has(Class::Same) && scene.child(mention.token, &[Rel::Xcomp, Rel::Ccomp]).is_some();
    let going = scene.has_lemma(mention.token, &["go", "come"]) && scene.child(mention.token, &[Rel::Xcomp, Rel::Ccomp]).is_some();
    mention.is_verb && (mention.number.is_none() && idle && !scene.is_due(mention.token) || going)
}

#[cfg(test)]
mod tests {
    use crate::event::tests::check_rows;

    #[test]
    fn what_makes_a_row() {
        check_rows(&[
            ("Work on the bridge will begin in May.", &["begin scheduled 2024-05"]),
            ("The board elects a chairman on Friday.", &["elects scheduled 2024-03-15"]),
            ("The mayor called on the firm to repay the grant.", &["repay possible -"]),
            ("The union threatened to have the licence withdrawn.", &["withdrawn possible -"]),
            ("The club is considering whether to sell the ground.", &["sell possible -"]),
            ("The firm expects to close the deal in May.", &["close scheduled 2024-05"]),
            ("No vote is planned.", &["vote cancelled -"]),
            ("The palace has refused to amend the charter.", &["amend cancelled -"]),
            ("The contract will not be renewed.", &["renewed cancelled -"]),
            ("The bank said it had agreed to buy the mill.", &["buy planned -"]),
            ("The bank had agreed to buy the mill before the crash.", &[]),
            ("The firm shelved plans to build a second mill.", &["build cancelled -"]),
            ("If he loses, the president can dissolve parliament.", &["dissolve possible -"]),
            ("Will the school be closed?", &[]),
            ("Garbage is collected every second Friday.", &[]),
            ("The season normally ends in April.", &[]),
            ("Prices will halve by 2027.", &[]),
            ("The virus may cause 3,000 more deaths by August 4.", &[]),
            ("The flight was intended to test the engines.", &[]),
            ("Ann Lee chose Bo Cho in the 2024 United States presidential election.", &["election scheduled 2024"]),
            ("The senator will have enough votes in July.", &[]),
            ("Vote for candidates who will sell the harbour.", &[]),
            ("The firm wants the bill to be paid by the owners.", &["paid possible -"]),
            ("He tried to press the mayor in order to win votes in May.", &[]),
            ("The findings will be released in a book in August.", &["released scheduled 2024-08"]),
            ("Demanding equal pay makes some men angry.", &[]),
            ("The official asked not to be named.", &[]),
            ("He was remanded in custody until Friday.", &[]),
            ("The pipe is to connect the two lakes.", &[]),
            ("The ferry is to leave the harbour.", &["leave planned -"]),
            ("The sprays are unlikely to stain the walls.", &[]),
            ("Old orders won't leave idle capacity for years.", &[]),
            ("Access to the pills is expected to contribute to debts.", &[]),
            ("This must be painted next year.", &[]),
            ("This will be given priority in May.", &[]),
            ("The mayor is to leave office next month on April 2.", &["leave scheduled 2024-04-02"]),
            ("Sales are expected to cover the price.", &[]),
            ("Its success will be the real test.", &[]),
            ("She will make it her mission.", &[]),
            ("Anyone who threatens a strike will be fined.", &[]),
            ("He based his campaign on the pledge to sell the port.", &[]),
            ("Lee said once in office she would sign a treaty.", &[]),
            ("The bishop asked voters to vote at the polls.", &[]),
            ("We are the real choice in November.", &[]),
            ("The dockers are to be allowed to travel to Oslo.", &["allowed planned -"]),
            ("The president vowed support for the rebels.", &[]),
            ("The lawyers declined to say whether the two men will appeal.", &[]),
            ("The firm plans not only to close the mine but also to sell the land.", &["close planned -", "sell planned -"]),
            ("People heard of the flood back in May.", &[]),
            ("Four people died when a river burst its banks on Saturday.", &[]),
        ]);
    }
}
