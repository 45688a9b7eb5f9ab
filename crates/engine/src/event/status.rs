//! Which mentions ahead make a row of the diary, and with what status.
//!
//! A mention qualifies by its kind and by how plainly the text puts it ahead: a summit by "will", most verbs only by a plan or a
//! date in so many words, speech and forecasts never.

use super::actuality::{Force, Verdict};
use super::class::Class;
use super::kind::Diary;
use super::mention::Mention;
use super::scene::Scene;
use super::{Actuality, Status, row, when};
use crate::parse::Rel;
use crate::tag::{Upos, Xpos};

/// Lets the time of a mention speak: what is dated after the day of publication lies ahead.
pub(super) fn settle(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: Verdict, time: Option<usize>) -> Verdict {
    let Some(k) = time else { return verdict };
    let dated = |rule| Verdict { actuality: Actuality::Ahead, status: Some(Status::Scheduled), force: Force::Plain, rule, ..verdict };
    let wholly = when::is_wholly_ahead(scene, k);
    match verdict.actuality {
        Actuality::Ahead if is_past(scene, k) && is_under(scene, mention, k) => Verdict { status: None, ..verdict },
        Actuality::Hypothetical if verdict.rule == "event/hypothetical/without" => verdict,
        Actuality::Ahead | Actuality::Hypothetical if verdict.negated && wholly && is_until(scene, k) => {
            Verdict { negated: false, ..dated("event/ahead/not-until") }
        }
        Actuality::Ahead if verdict.negated && wholly && scene.moments[k].instead => {
            Verdict { negated: false, status: Some(Status::Postponed), ..dated("event/ahead/not-then-but") }
        }
        Actuality::UnderWay if is_habit(scene, mention, k) || is_lasting(scene, mention, k) => verdict,
        Actuality::UnderWay if mention.is_verb && wholly && is_state(scene, mention, k) => verdict,
        Actuality::UnderWay if mention.is_verb && wholly => dated("event/ahead/present-dated"),
        Actuality::Hypothetical if verdict.rule == "event/hypothetical/was-to" && is_near(scene, k) => dated("event/ahead/was-to-dated"),
        Actuality::Happened if is_lasting(scene, mention, k) => verdict,
        Actuality::Happened | Actuality::UnderWay if is_setting(scene, mention) && !is_under(scene, mention, k) => verdict,
        Actuality::UnderWay if does_another(scene, mention) && !is_under(scene, mention, k) => verdict,
        Actuality::Happened | Actuality::UnderWay if !mention.is_verb && wholly && is_of_old(scene, mention, k, &verdict) => verdict,
        Actuality::Happened | Actuality::UnderWay if !mention.is_verb && wholly && is_loose(mention, &verdict) => {
            dated("event/ahead/dated-noun")
        }
        Actuality::Happened | Actuality::UnderWay if !mention.is_verb && is_open_year(scene, mention, k, &verdict) => {
            dated("event/ahead/open-year")
        }
        Actuality::Hypothetical if wholly && !verdict.negated && is_softened(verdict.rule) => dated("event/ahead/would-dated"),
        Actuality::Ahead if verdict.rule == "event/context/participle" => verdict,
        Actuality::Ahead if verdict.rule.starts_with("event/context/") && !is_under(scene, mention, k) => verdict,
        Actuality::Ahead if is_mere_object(scene, mention, &verdict) && !is_under(scene, mention, k) => verdict,
        Actuality::Ahead if verdict.status.is_none() && when::is_ahead(scene, k) && verdict.rule != "event/ahead/wished" => {
            // "may visit Oslo for a conference in June": no firmer than the visit
            let is_open = matches!(verdict.rule, "event/ahead/may" | "event/ahead/could" | "event/ahead/possible-noun");
            Verdict { status: Some(if is_open { Status::Possible } else { Status::Planned }), ..verdict }
        }
        _ => verdict,
    }
}

/// "collects garbage every second Tuesday", "normally ends in April"; "died when a river burst its banks on Saturday", where the
/// verb only looks like a present.
fn is_habit(scene: &Scene<'_, '_>, mention: &Mention<'_>, k: usize) -> bool {
    let s = scene.s;
    let start = scene.time(k).tokens.start;
    let end = scene.time(k).tokens.end;
    let every = (start.saturating_sub(3)..s.len().min(end + 3)).any(|i| matches!(s.lower(i), "every" | "each"));
    let usually =
        |c: usize| matches!(s.lower(c), "normally" | "usually" | "always" | "typically" | "often" | "generally" | "traditionally");
    let told = s.rel(mention.host) == Rel::Advcl && s.head(mention.host).is_some_and(|h| s.verb(h).tense == crate::parse::Tense::Past);
    // "which orbits the sun in forty days": how long it takes each time
    let rate = s.rel(mention.host) == Rel::AclRelcl && start > 0 && matches!(s.lower(start - 1), "in" | "about" | "every");
    let lasts = scene.time(k).made_by.starts_with("time/duration") || scene.time(k).made_by.ends_with("/in-so-many");
    every || told || rate && lasts || scene.children(mention.host).any(usually)
}

/// "is closed until August", "the vote is nearing", "the luxury of going home for the summer": nothing that is done on that day.
fn is_state(scene: &Scene<'_, '_>, mention: &Mention<'_>, k: usize) -> bool {
    let s = scene.s;
    let verb = s.verb(mention.token);
    let gerund = s.xpos(mention.token) == Xpos::VBG && !verb.finite && s.rel(mention.token) == Rel::Acl;
    // "an island called Easter Hill"
    let named =
        scene.has_lemma(mention.token, &["call", "dub", "know", "refer", "nickname", "title"]) && s.xpos(mention.token) == Xpos::VBN;
    named || verb.passive && is_until(scene, k) || scene.has_lemma(mention.token, &["near", "approach", "loom"]) || gerund
}

/// "in custody until August": under way up to that day.
fn is_lasting(scene: &Scene<'_, '_>, mention: &Mention<'_>, k: usize) -> bool {
    let commodity = scene.s.lower(mention.token) == "delivery" && scene.time(k).tokens.end == mention.token;
    !mention.is_verb && mention.host == mention.token && (is_until(scene, k) || commodity)
}

/// Whether a time is the day of publication or one of the week after it: "was to appear in court later on Friday".
fn is_near(scene: &Scene<'_, '_>, k: usize) -> bool {
    let time = &scene.moments[k];
    let week = |day: jiff::civil::Date| day.saturating_add(jiff::Span::new().days(7));
    scene.input.published.is_some_and(|p| time.latest.is_some_and(|d| d >= p.day && d <= week(p.day)))
}

/// "hands over the prize at a ceremony", "reopens with an exhibition": what another event is done at is no event beside it.
fn is_setting(scene: &Scene<'_, '_>, mention: &Mention<'_>) -> bool {
    let s = scene.s;
    let with = matches!(scene.preposition(mention.token), Some("with" | "at" | "over" | "by" | "about"));
    let other = is_under_another(scene, mention);
    let meeting = mention.kind.is_some_and(|kind| kind.plover == Some("CONSULT"));
    !mention.is_verb && mention.host == mention.token && s.rel(mention.token) == Rel::Obl && with && other && !meeting
}

/// "the treaty expires on Friday": what does something on that day, and does not take place then.
fn does_another(scene: &Scene<'_, '_>, mention: &Mention<'_>) -> bool {
    use Class::{Coming, Expected, Light, Occurs, Planned, Postponed, Refused, Same, Scheduled};
    let s = scene.s;
    let verb = s.head(mention.token).filter(|&g| scene.is_subject(mention.token) && s.upos(g) == Upos::Verb);
    let occurs = [Coming, Expected, Light, Occurs, Planned, Postponed, Refused, Same, Scheduled];
    !mention.is_verb && verb.is_some_and(|g| scene.classes(g).first(&occurs).is_none())
}

/// Whether the word above names an event of another kind.
fn is_under_another(scene: &Scene<'_, '_>, mention: &Mention<'_>) -> bool {
    let Some(above) = scene.s.head(mention.token) else { return false };
    let names_one = scene.kind(above).is_some_and(|kind| !matches!(kind.diary, Diary::Never | Diary::Vague));
    names_one && scene.sense(above).kind != mention.number
}

/// "might debate reform next year": what another event is about has no day of its own.
fn is_mere_object(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let s = scene.s;
    let matter = s.rel(mention.token) == Rel::Obl && matches!(scene.preposition(mention.token), Some("on" | "about"));
    let about = matter || matches!(s.rel(mention.token), Rel::Obj | Rel::Nmod);
    let other = is_under_another(scene, mention);
    let is_part = about && other && !mention.is_verb && mention.host == mention.token || is_setting(scene, mention);
    verdict.status.is_none() && is_part
}

/// Whether a time is over on the day of publication.
fn is_past(scene: &Scene<'_, '_>, k: usize) -> bool {
    scene.is_over(k)
}

/// Whether a time depends on the word itself.
fn is_under(scene: &Scene<'_, '_>, mention: &Mention<'_>, k: usize) -> bool {
    scene.time(k).tokens.clone().any(|i| scene.s.head(i) == Some(mention.token))
}

/// "will not reopen until Monday".
fn is_until(scene: &Scene<'_, '_>, k: usize) -> bool {
    matches!(scene.word_before(k), Some("until" | "till" | "before"))
}

/// Whether the text leaves open when the noun's event is: its own words say nothing of the past.
fn is_loose(mention: &Mention<'_>, verdict: &Verdict) -> bool {
    let told = matches!(verdict.rule, "event/past/last" | "event/past/held" | "event/past/attended" | "event/past/after");
    verdict.force == Force::Weak && !told && !(mention.host != mention.token && verdict.rule == "event/past/tense")
}

/// "was used at the Easter raid", "announced a 2030 bid": a feast day in a name, in the past tense; a year, and no occasion.
fn is_of_old(scene: &Scene<'_, '_>, mention: &Mention<'_>, k: usize, verdict: &Verdict) -> bool {
    let time = scene.time(k);
    let named = time.tokens.clone().any(|i| scene.s.rel(i) == Rel::Compound && scene.s.head(i) == Some(mention.token));
    let feast = named && verdict.rule == "event/past/tense" && time.made_by.starts_with("time/holiday");
    let occasion = mention.kind.is_some_and(|kind| matches!(kind.diary, Diary::Always | Diary::Fixed));
    feast || !occasion && time.edtf.as_ref().is_some_and(|e| e.len() == 4)
}

/// "won the 2020 race", "the result of the 2020 vote", "at the 2020 convention, she won".
fn is_told_of(scene: &Scene<'_, '_>, mention: &Mention<'_>) -> bool {
    let s = scene.s;
    let n = mention.token;
    let Some(g) = s.head(n) else { return false };
    let past = |i: usize| scene.clause_of(i).is_some_and(|p| s.verb(p).tense == crate::parse::Tense::Past);
    match s.rel(n) {
        Rel::Obj | Rel::NsubjPass => scene.has_lemma(g, &["win", "lose", "steal", "certify", "concede"]),
        Rel::Nmod => scene.has_lemma(g, &["result", "outcome", "winner", "aftermath", "loser"]),
        Rel::Obl => {
            let then = matches!(scene.preposition(n), Some("after" | "following" | "since" | "at" | "during"));
            then && (past(g) || scene.preposition(n) == Some("following"))
        }
        _ => false,
    }
}

/// "the 2020 election", read in 2020: the year is not over.
fn is_open_year(scene: &Scene<'_, '_>, mention: &Mention<'_>, k: usize, verdict: &Verdict) -> bool {
    let time = scene.time(k);
    let under = time.tokens.clone().any(|i| scene.s.head(i) == Some(mention.token)) || when::year_in_name(scene, mention.token) == Some(k);
    under
        && !is_told_of(scene, mention)
        && (verdict.rule != "event/past/tense" || matches!(scene.s.rel(mention.token), Rel::Obl | Rel::Nmod))
        && mention.kind.is_some_and(|kind| matches!(kind.diary, Diary::Always | Diary::Fixed))
        && time.edtf.as_ref().is_some_and(|e| e.len() == 4)
        && scene.s.word(time.tokens.start).starts_with(|c: char| c.is_ascii_digit())
        && when::is_ahead(scene, k)
}

fn is_softened(rule: &str) -> bool {
    matches!(rule, "event/hypothetical/would" | "event/hypothetical/can")
}

/// The status that a mention gives its event by the rules; `None` where it makes no row.
pub(super) fn of(scene: &Scene<'_, '_>, mention: &Mention<'_>, verdict: &Verdict, time: Option<usize>) -> Option<Status> {
    let status = fitting(mention, verdict, time.is_some_and(|k| when::is_ahead(scene, k)))?;
    row::qualifies(scene, mention, verdict, time).then_some(status)
}

/// The status of what is ahead by its words and its day; `ahead` where it has a day to come.
pub(super) fn fitting(mention: &Mention<'_>, verdict: &Verdict, ahead: bool) -> Option<Status> {
    let status = verdict.status.filter(|_| verdict.actuality == Actuality::Ahead)?;
    let fixed = mention.kind.is_some_and(|k| k.diary == Diary::Fixed);
    Some(match status {
        Status::Planned if fixed && matches!(verdict.rule, "event/ahead/upcoming" | "event/ahead/before" | "event/ahead/coming") => {
            Status::Scheduled
        }
        Status::Planned | Status::Scheduled if ahead && !verdict.outside => Status::Scheduled,
        Status::Possible if ahead && verdict.rule == "event/ahead/would-if" => Status::Scheduled,
        Status::Possible if ahead && verdict.outside => Status::Planned,
        other => other,
    })
}

/// The verdict on what is a row though no rule makes it one: its own where that has a status, else what its words suggest.
pub(super) fn presumed(mention: &Mention<'_>, verdict: Verdict) -> Verdict {
    if verdict.actuality == Actuality::Ahead && verdict.status.is_some() {
        return verdict;
    }
    let open = matches!(
        verdict.rule,
        "event/ahead/should" | "event/ahead/could" | "event/ahead/may" | "event/ahead/wished" | "event/ahead/proposed"
    ) || verdict.actuality == Actuality::Hypothetical;
    let fixed = mention.kind.is_some_and(|k| k.diary == Diary::Fixed);
    let status = match () {
        () if verdict.negated => Status::Cancelled,
        () if fixed => Status::Scheduled,
        () if open => Status::Possible,
        () => Status::Planned,
    };
    Verdict { actuality: Actuality::Ahead, status: Some(status), force: Force::Weak, rule: "event/ahead/weighed", ..verdict }
}

/// One vote for the status of an event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Vote {
    pub(super) status: Status,
    pub(super) force: Force,
    pub(super) rule: &'static str,
}

/// The status that an article leaves an event with, from its mentions in order: the last word on a slip, a doubt or a refusal
/// stands; else "possible" in so many words, else the firmest.
pub(super) fn resolve(votes: &[Vote]) -> Option<Vote> {
    use Status::{Cancelled, Doubtful, Planned, Possible, Postponed, Scheduled};
    let moved = |v: &&Vote| matches!(v.status, Cancelled | Postponed | Doubtful);
    if let Some(at) = votes.iter().rposition(|v| moved(&v)) {
        let revived =
            votes[at + 1..].iter().rev().find(|v| v.force == Force::Plain && v.status == Scheduled && votes[at].status != Postponed);
        return Some(*revived.unwrap_or(&votes[at]));
    }
    let first = |status| votes.iter().find(|v| v.status == status);
    let named_possible = votes.iter().find(|v| v.rule == "event/ahead/possible-noun");
    first(Scheduled).or(named_possible).or_else(|| first(Planned)).or_else(|| first(Possible)).copied()
}

/// What is left of a status where the text says that no date is set.
pub(super) fn undated(status: Status) -> Status {
    if status == Status::Scheduled { Status::Planned } else { status }
}

/// IPTC event occurrence status; `own` when a party of the event itself says so, `dated` when a day ahead is given.
pub(super) fn eocstat(status: Status, own: bool, dated: bool) -> &'static str {
    match status {
        Status::Possible => "eos3",
        Status::Planned => "eos1",
        Status::Doubtful => "eos2",
        Status::Scheduled if own => "eos5",
        Status::Scheduled => "eos4",
        Status::Postponed if dated => "eos4",
        Status::Postponed => "eos1",
        Status::Cancelled => "eos6",
    }
}

/// How sure it is that the event is (or will be) as the row says, in steps:
/// happened 0.95, under way 0.9, hypothetical 0.2; ahead by status: scheduled 0.85, planned 0.7, postponed 0.5, possible 0.4,
/// doubtful 0.2, cancelled 0.05, none 0.5. One tenth less where somebody says so and the article does not; two where nobody
/// named says so.
pub(super) fn certainty(actuality: Actuality, status: Option<Status>, reported: bool, named: bool) -> f32 {
    let base = match (actuality, status) {
        (Actuality::Happened, _) => 0.95,
        (Actuality::UnderWay, _) => 0.9,
        (Actuality::Hypothetical, _) => 0.2,
        (Actuality::Ahead, Some(Status::Scheduled)) => 0.85,
        (Actuality::Ahead, Some(Status::Planned)) => 0.7,
        (Actuality::Ahead, Some(Status::Postponed) | None) => 0.5,
        (Actuality::Ahead, Some(Status::Possible)) => 0.4,
        (Actuality::Ahead, Some(Status::Doubtful)) => 0.2,
        (Actuality::Ahead, Some(Status::Cancelled)) => 0.05,
    };
    let less: f32 = match (reported, named) {
        (false, _) => 0.0,
        (true, true) => 0.1,
        (true, false) => 0.2,
    };
    (base - less).max(0.05)
}
