//! Plans that have run out: those of a story told in the past, and those whose own day is over.
//!
//! "promised to build it by 2004", read in 2005; "a hearing was set for the following January, but they changed their minds".

use super::actuality::Verdict;
use super::class::Class;
use super::mention::Mention;
use super::scene::{REACH, Scene};
use super::when::{self, Times};
use super::{Actuality, obituary};
use crate::parse::{Aspect, Modal, Rel, Tense};
use crate::tag::{Upos, Xpos};
use jiff::civil::Date;

/// Whether the plan that a verdict tells of has run out; `time` is the time of the event.
pub(super) fn has(scene: &Scene<'_, '_>, times: &Times, mention: &Mention<'_>, verdict: &Verdict, time: Option<usize>) -> bool {
    let Some(published) = scene.input.published else { return false };
    if verdict.actuality != Actuality::Ahead || verdict.status.is_none() {
        return false;
    }
    if obituary::holds(scene, mention, verdict) {
        return true;
    }
    if time.is_some_and(|k| when::is_ahead(scene, k)) {
        return false;
    }
    when::is_long_decided(scene, times, verdict)
        || is_own_day_over(scene, times, mention, verdict, published.day)
        || is_told_in_the_past(scene, mention, verdict)
            && (follows(scene, mention.token) || is_story(scene, times, mention.token, published.day))
        || is_told_in_the_past(scene, mention, verdict)
            && (scene.in_person(mention.token) || is_bare_decision(scene, times, verdict, published.day))
        || is_in_the_background(scene, mention, verdict)
        || is_of_a_time_in_office(scene, mention, verdict)
        || is_known_decision(scene, verdict)
        || is_at_first(scene, mention, verdict)
        || is_alleged(scene, mention, verdict)
        || came_to_nothing(scene, mention.token)
        || is_turned_down(scene, mention.token, verdict)
        || was_set(scene, verdict, time)
        || is_before_or_after_the_past(scene, mention, verdict)
}

/// "planned for last Wednesday": the day of the event itself is over.
fn is_own_day_over(scene: &Scene<'_, '_>, times: &Times, mention: &Mention<'_>, verdict: &Verdict, day: Date) -> bool {
    let s = scene.s;
    if matches!(s.verb(mention.host).modal, Some(Modal::Will | Modal::Shall | Modal::GoingTo | Modal::IsTo)) {
        return false;
    }
    let over = |k: usize| scene.moments[k].latest.is_some_and(|d| d < day);
    let is_for = |k: usize| {
        let before = scene.time(k).tokens.start.checked_sub(1);
        before.is_some_and(|i| matches!(s.lower(i), "for" | "by" | "on" | "in"))
    };
    let below = scene.children(mention.token).filter(|&c| matches!(s.rel(c), Rel::Acl | Rel::AclRelcl));
    let planned = below.filter(|&c| scene.is_past_participle(c)).flat_map(|c| times.of(c)).any(|k| {
        let before = scene.time(k).tokens.start.checked_sub(1);
        over(k) && before.is_some_and(|i| s.lower(i) == "for")
    });
    // "at the next elections in 2008"
    let named = !mention.is_verb
        && matches!(verdict.rule, "event/ahead/upcoming" | "event/ahead/before")
        && (times.of(mention.token).any(over) || when::year_in_name(scene, mention.token).is_some_and(over));
    planned
        || named
        || mention.is_verb && (times.of(mention.token).any(|k| over(k) && is_for(k)) || is_limit_over(scene, mention.token, day))
}

/// "shelters in every village by 2004": the limit, wherever the tree hangs it.
fn is_limit_over(scene: &Scene<'_, '_>, token: usize, day: Date) -> bool {
    let s = scene.s;
    let end = s.sentence(s.sentence_of(token)).end.min(token + REACH);
    let from = scene.input.times.partition_point(|t| t.tokens.start <= token);
    let mut inside = scene.input.times[from..].iter().take(4).take_while(|t| t.tokens.end <= end);
    inside.any(|t| s.lower(t.tokens.start - 1) == "by" && t.latest.is_some_and(|d| d < day))
}

/// Whether the finite verb that carries the verdict is in the simple past or the past perfect.
fn is_told_in_the_past(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let s = scene.s;
    let start = verdict.carrier.unwrap_or(mention.token);
    let finite = std::iter::once(start)
        .chain(scene.ancestors(start))
        .take(6)
        .find(|&i| scene.is_predicate(i) && matches!(s.verb(i).tense, Tense::Past | Tense::Present) && s.verb(i).modal.is_none());
    finite.is_some_and(|i| s.verb(i).tense == Tense::Past)
}

/// "decided to question them": a decision told in the simple past, without a day near that of publication, has been acted on.
fn is_bare_decision(scene: &Scene<'_, '_>, times: &Times, verdict: &Verdict, day: Date) -> bool {
    let s = scene.s;
    let Some(c) = verdict.carrier.filter(|&c| s.lower(c) == "decided" && s.xpos(c) == Xpos::VBD && !s.verb(c).passive) else {
        return false;
    };
    let Ok(limit) = day.checked_sub(jiff::Span::new().days(NEWS)) else { return false };
    let near = |k: usize| scene.moments[k].latest.is_some_and(|d| d >= limit);
    !times.of(c).any(near) && (!scene.in_claim(c) || is_in_sequence(scene, c))
}

/// "saw the van, decided to stop it, and found a gun": one deed of several.
fn is_in_sequence(scene: &Scene<'_, '_>, c: usize) -> bool {
    let s = scene.s;
    let told = |i: usize| s.verb(i).tense == Tense::Past && s.verb(i).modal.is_none();
    s.rel(c) == Rel::Conj && s.head(c).is_some_and(told) || scene.children(c).any(|k| s.rel(k) == Rel::Conj && told(k))
}

/// Days after which a decision is no longer news.
const NEWS: i64 = 10;

/// "when she asked for help", "after asking the tower to return": what was asked or planned there is the background of a story.
fn is_in_the_background(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let s = scene.s;
    let start = verdict.carrier.unwrap_or(mention.token);
    std::iter::once(start).chain(scene.ancestors(start)).take(5).any(|i| {
        let led =
            |words: &[&str]| scene.children(i).any(|c| c < i && words.contains(&s.lower(c)) && matches!(s.rel(c), Rel::Mark | Rel::Advmod));
        let past = s.verb(i).tense == Tense::Past;
        // the second of two verbs may look like a present: "was climbing and hit a tree after asking …"
        let above = || scene.ancestors(i).take(3).any(|up| s.verb(up).tense == Tense::Past);
        // "the last time he asked them to leave"
        let time = || s.head(i).is_some_and(|n| scene.has_lemma(n, &["time", "occasion"]));
        if s.rel(i) == Rel::AclRelcl && past && time() {
            return true;
        }
        s.rel(i) == Rel::Advcl
            && (past && led(&["when", "while", "before"]) || s.xpos(i) == Xpos::VBG && led(&["after", "while", "when"]) && above())
    })
}

/// "during her time as mayor she asked for a bridge": of a term that the text looks back on.
fn is_of_a_time_in_office(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let s = scene.s;
    let during = |c: usize| {
        let term = s.lower(c) == "time" && scene.children(c).any(|x| scene.preposition(x) == Some("as"))
            || scene.has_lemma(c, &["tenure", "presidency", "reign", "career", "childhood", "youth", "lifetime", "mayoralty"]);
        term && scene.preposition(c) == Some("during")
    };
    let start = verdict.carrier.unwrap_or(mention.token);
    std::iter::once(start).chain(scene.ancestors(start)).take(4).any(|i| s.verb(i).tense == Tense::Past && scene.children(i).any(during))
}

/// "explained its decision to ban them": what "the decision" names is known, and taken.
fn is_known_decision(scene: &Scene<'_, '_>, verdict: &Verdict) -> bool {
    let s = scene.s;
    let Some(n) = verdict.carrier.filter(|&c| s.lower(c) == "decision" && verdict.rule == "event/ahead/planned") else { return false };
    let definite =
        scene.children(n).any(|c| s.rel(c) == Rel::NmodPoss || s.rel(c) == Rel::Det && matches!(s.lower(c), "the" | "this" | "that"));
    let told = s.head(n).filter(|_| s.rel(n) == Rel::Obj).is_some_and(|g| scene.has(g, Class::Announced));
    definite && !told
}

/// "was at first reluctant to sell", "originally planned to stay": the text goes on to what came of it.
fn is_at_first(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let Some(c) = verdict.carrier else { return false };
    // "previously" right before its verb: elsewhere the tree may have it from another clause
    let first = |i: usize, k: usize| match scene.s.lower(k) {
        "originally" | "initially" | "formerly" => k < mention.token,
        "previously" => k < i && i - k < 3,
        _ => false,
    };
    let said = std::iter::once(c).chain(scene.ancestors(c)).take(2).any(|i| scene.children(i).any(|k| first(i, k)));
    said && is_told_in_the_past(scene, mention, verdict)
}

/// "was accused of threatening to close it", "is suspected of asking for a delay": the deed of a charge.
fn is_alleged(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let s = scene.s;
    let start = verdict.carrier.unwrap_or(mention.token);
    std::iter::once(start).chain(scene.ancestors(start)).take(5).any(|i| {
        let led = scene.child(i, &[Rel::Mark, Rel::Case]).is_some_and(|c| matches!(s.lower(c), "of" | "for" | "with" | "to"));
        let charged = s.head(i).is_some_and(|up| scene.has_lemma(up, CHARGING));
        led && charged && s.xpos(i) == Xpos::VBG
    })
}

const CHARGING: &[&str] = &["accuse", "suspect", "convict", "charge", "acquit", "guilty", "plead", "indict", "arrest", "jail", "sentence"];

/// "for the following January": a day counted from another of the story.
fn follows(scene: &Scene<'_, '_>, token: usize) -> bool {
    let s = scene.s;
    let sentence = s.sentence(s.sentence_of(token));
    let from = scene.input.times.partition_point(|t| t.tokens.start < sentence.start);
    let mut inside = scene.input.times[from..].iter().take(8).take_while(|t| t.tokens.end <= sentence.end);
    inside.any(|t| t.tokens.start > 0 && s.lower(t.tokens.start - 1) == "following" || s.lower(t.tokens.end - 1) == "later")
}

/// Whether a clause of the same sentence, beside or above, is dated long ago; less long where it is the main clause of a story.
fn is_story(scene: &Scene<'_, '_>, times: &Times, token: usize, day: Date) -> bool {
    let s = scene.s;
    let Ok(limit) = day.checked_sub(jiff::Span::new().days(STORY)) else { return false };
    let Ok(near) = day.checked_sub(jiff::Span::new().days(when::LONG_AGO)) else { return false };
    let before = |i: usize, limit: Date| times.of(i).any(|k| scene.moments[k].latest.is_some_and(|d| d < limit));
    let old = |i: usize| before(i, limit);
    let mut at = token;
    for _ in 0..8 {
        let beside = scene.children(at).filter(|&c| matches!(s.rel(c), Rel::Advcl | Rel::Conj | Rel::Xcomp) && c != token);
        if scene.is_predicate(at) && (old(at) || beside.take(REACH).any(old)) {
            return true;
        }
        match s.head(at) {
            Some(up) if s.rel(at) == Rel::Advcl && before(up, near) => return true,
            Some(up) if !matches!(s.rel(at), Rel::AclRelcl | Rel::Appos) => at = up,
            _ => return false,
        }
    }
    false
}

/// Days after which a dated clause is a story.
const STORY: i64 = 400;

/// "died just before a planned sale", "left an hour after its scheduled departure".
fn is_before_or_after_the_past(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    // the words, not the tree: in "after its scheduled 9:45 departure" it may hang "after" on the hour
    let above = scene.s.head(mention.token).unwrap_or(mention.token);
    let from = mention.token.saturating_sub(7).max(if above < mention.token { above } else { 0 });
    let beside = (from..mention.token).any(|i| matches!(scene.s.lower(i), "before" | "after"));
    let said = matches!(verdict.rule, "event/ahead/planned-noun" | "event/ahead/scheduled-noun");
    let told = scene.s.head(mention.token).and_then(|h| scene.clause_of(h)).is_some_and(|p| scene.s.verb(p).tense == Tense::Past);
    !mention.is_verb && beside && said && told
}

/// "but they changed their minds", "which never took place", "came to nothing", in the same sentence.
fn came_to_nothing(scene: &Scene<'_, '_>, token: usize) -> bool {
    let s = scene.s;
    let end = s.sentence(s.sentence_of(token)).end;
    (token + 1..end.min(token + REACH)).any(|i| match s.lower(i) {
        "changed" => (i + 1..end.min(i + 4)).any(|k| matches!(s.lemma(k), "mind")),
        "never" => (i + 1..end.min(i + 3)).any(|k| matches!(s.lower(k), "happened" | "came" | "materialised" | "materialized" | "place")),
        "came" => (i + 1..end.min(i + 3)).any(|k| s.lower(k) == "nothing"),
        // "asked to name one, which he did not do"
        "which" => (i + 1..end.min(i + 5)).any(|k| matches!(s.lower(k), "did" | "didn't")),
        "fell" => i + 1 < end && s.lower(i + 1) == "through",
        _ => false,
    })
}

/// "asked the firm to close the mine, but the firm refused".
fn is_turned_down(scene: &Scene<'_, '_>, token: usize, verdict: &Verdict) -> bool {
    let s = scene.s;
    let end = s.sentence(s.sentence_of(token)).end.min(token + REACH);
    let asked = matches!(verdict.rule, "event/ahead/proposed" | "event/ahead/may-be-postponed");
    let refuses = |i: usize| s.xpos(i) == Xpos::VBD && scene.has_lemma(i, &["refuse", "decline", "reject"]);
    let answers = |i: usize| s.lower(i) == "but" && (i + 1..end.min(i + 6)).any(|k| refuses(k) && !is_about_words(scene, k));
    asked && (token + 1..end).any(answers)
}

/// "refused to comment", "declined to say": an answer to somebody else.
fn is_about_words(scene: &Scene<'_, '_>, v: usize) -> bool {
    scene.children(v).any(|c| scene.s.rel(c) == Rel::Xcomp && (scene.has(c, Class::Said) || scene.s.lemma(c) == "comment"))
}

/// "were scheduled to send a team": what was set for the time of a story, in the voice of the article and without a day.
fn was_set(scene: &Scene<'_, '_>, verdict: &Verdict, time: Option<usize>) -> bool {
    let s = scene.s;
    let set = verdict.carrier.filter(|_| verdict.rule == "event/ahead/scheduled" && time.is_none());
    set.is_some_and(|c| {
        let verb = s.verb(c);
        (verb.passive || s.upos(c) == Upos::Adj)
            && verb.tense == Tense::Past
            && verb.aspect == Aspect::Simple
            && !verb.negated
            && !scene.in_claim(c)
    })
}

#[cfg(test)]
mod tests {
    use crate::event::tests::check_rows;

    #[test]
    fn what_has_run_out_is_no_row() {
        check_rows(&[
            ("A strike planned for last Thursday was called off.", &[]),
            ("After the flood of 2010 the council promised to build a dam by 2015.", &[]),
            ("The ferry left four hours after its scheduled 9:45 a.m. local time departure.", &[]),
            ("The flight was delayed after a bird strike.", &[]),
            ("Officers saw the van and decided to question the driver.", &[]),
            ("On Monday the council decided to sell the hall.", &["sell planned -"]),
            ("The coach explained the decision to sell the hall.", &[]),
            ("The museum announced the decision to sell the hall.", &["sell planned -"]),
            ("The plane fell shortly after asking the tower to return.", &[]),
            ("When she asked for a meeting, nobody answered.", &[]),
            ("At the next elections in 2008, the party won.", &[]),
            ("Police say an officer saw the van, decided to question the driver, and found a gun.", &[]),
            ("The last time the premier ordered the firm to close the mine was in the war.", &[]),
            ("During her time as mayor, Lee called for the firm to close the mine.", &[]),
            ("The crowd was calm before the mayor asked it to leave the square.", &[]),
            ("The shops were originally reluctant to impose restrictions.", &[]),
            ("The shops were originally reluctant to close the market.", &[]),
            ("The firm previously announced it planned to close the mine.", &[]),
            ("The union asked the firm to close the mine, but the firm refused.", &[]),
            ("The union asked the firm to close the mine, but the mayor declined to comment.", &["close possible -"]),
            ("Two schools were scheduled to send a team. The winners were given a prize.", &[]),
            ("Ann Lee was accused of trying to rob the bank, threatening to blow up the vault.", &[]),
            ("Ann Lee died on Sunday. In the strike she refused to sell the mine. \"I will close the mine,\" Lee said.", &[]),
            ("Ann Lee died on Sunday. Lee will be buried on Friday.", &["buried scheduled 2024-03-15"]),
            ("The plane was commencing its flight and hit the sea shortly after asking the tower to return.", &[]),
            ("Prosecutors said that they would appeal, but they changed their minds.", &[]),
        ]);
    }
}
