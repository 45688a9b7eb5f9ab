//! Which time expression says when an event is, and what its tense says where none does.
//!
//! In this order: a time under the word or its light verb, a time under what carries it ("scheduled for Friday"), the time of its
//! clause. Habits ("every Tuesday") and bare durations are left out.

use super::actuality::Verdict;
use super::class::Class;
use super::kind::Diary;
use super::mention::Mention;
use super::moment::{self, Moment};
use super::scene::{REACH, Scene};
use super::{Actuality, When};
use crate::claim::Form;
use crate::parse::{Aspect, Rel, Tense};
use crate::tag::{Upos, Xpos};
use crate::time::Type;
use jiff::civil::Date;

/// The times of the article by the word that each depends on.
pub(super) struct Times {
    /// (governor, moment), sorted.
    under: Vec<(usize, usize)>,
}

impl Times {
    pub(super) fn new(scene: &Scene<'_, '_>) -> Self {
        let times = scene.input.times;
        let mut under = Vec::with_capacity(times.len());
        let quotes = quotes_of_other_days(scene);
        for (k, time) in times.iter().enumerate() {
            if matches!(time.kind, Type::Set) || scene.moments[k].is_open() && !is_undated(scene, k) {
                continue;
            }
            let Some(stands) = scene.moments[k].taken_back.unwrap_or(Some(k)) else { continue };
            if is_number(scene, k) || is_of_another_day(scene, &quotes, k) {
                continue;
            }
            if let Some(governor) = governor(scene, time.tokens.clone()) {
                under.push((decided_then(scene, stands, governor).unwrap_or(governor), stands));
            }
            under.extend(happening_then(scene, time.tokens.clone()).map(|clause| (clause, stands)));
        }
        under.sort_unstable();
        under.dedup();
        Self { under }
    }

    /// The times directly under word `i`.
    pub(super) fn of(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let from = self.under.partition_point(|&(g, _)| g < i);
        self.under[from..].iter().take_while(move |&&(g, _)| g == i).map(|&(_, k)| k)
    }

    /// The one of several times under word `i` that dates it: the first behind it, else the last before it.
    fn choose(&self, scene: &Scene<'_, '_>, i: usize, usable: &dyn Fn(&usize) -> bool) -> Option<usize> {
        let mut last = None;
        for k in self.of(i).filter(usable) {
            if scene.time(k).tokens.start > i {
                return finer(scene, k).filter(usable).or(Some(k));
            }
            last = Some(k);
        }
        last
    }
}

/// "August 2" of "next month on August 2": the next time, where it says more exactly when.
fn finer(scene: &Scene<'_, '_>, k: usize) -> Option<usize> {
    let (rough, exact) = (scene.time(k), scene.input.times.get(k + 1)?);
    let close = exact.tokens.start >= rough.tokens.end && exact.tokens.start - rough.tokens.end < 2;
    let inside = exact.earliest? >= rough.earliest? && exact.latest? <= rough.latest?;
    (close && inside && exact.edtf != rough.edtf).then_some(k + 1)
}

/// "last July" in an article without a day: it has a place in the calendar, which nobody knows.
fn is_undated(scene: &Scene<'_, '_>, k: usize) -> bool {
    let time = &scene.input.times[k];
    scene.input.published.is_none()
        && time.anchor.is_some()
        && matches!(time.kind, Type::Date | Type::Time)
        && !time.value.ends_with("_REF")
}

/// The word outside the expression that it depends on.
fn governor(scene: &Scene<'_, '_>, tokens: std::ops::Range<usize>) -> Option<usize> {
    let s = scene.s;
    let head = tokens.clone().find(|&i| s.head(i).is_none_or(|h| !tokens.contains(&h)))?;
    let above = s.head(head)?;
    Some(saying_then(scene, tokens.start, above).or_else(|| verb_before(scene, &tokens, above)).unwrap_or(above))
}

/// "1720 had been discharged": a number and no year.
fn is_number(scene: &Scene<'_, '_>, k: usize) -> bool {
    let time = &scene.input.times[k];
    let far = |d: Date| d.year() < 1900 || scene.input.published.is_some_and(|p| d.year() > p.day.year() + 10);
    time.tokens.len() == 1
        && scene.is_subject(time.tokens.start)
        && time.edtf.as_ref().is_some_and(|e| e.len() == 4)
        && time.earliest.is_some_and(far)
}

/// Words of the quotations that were said on another day than that of publication, in order: "today" in them is not today.
fn quotes_of_other_days(scene: &Scene<'_, '_>) -> Vec<std::ops::Range<usize>> {
    let Some(published) = scene.input.published else { return Vec::new() };
    let times = scene.input.times;
    let mut out = Vec::new();
    for claim in scene.input.claims.iter().filter(|c| c.form == Form::Direct) {
        let sentence = scene.s.sentence(scene.s.sentence_of(claim.cue_head));
        let from = times.partition_point(|t| t.tokens.start < sentence.start);
        let here = times[from..].iter().take_while(|t| t.tokens.end <= sentence.end).take(REACH);
        let said = |t: &&crate::time::Time| governor(scene, t.tokens.clone()) == Some(claim.cue_head);
        if here.filter(said).any(|t| t.latest.is_some_and(|d| d < published.day)) {
            out.extend(claim.content_tokens.iter().cloned());
        }
    }
    out.sort_unstable_by_key(|r| r.start);
    out
}

/// "today", "this evening" in a quotation of another day.
fn is_of_another_day(scene: &Scene<'_, '_>, quotes: &[std::ops::Range<usize>], k: usize) -> bool {
    let time = &scene.input.times[k];
    let inside = quotes[..quotes.partition_point(|r| r.start <= time.tokens.start)].last().is_some_and(|r| r.end >= time.tokens.end);
    let rule = time.made_by.strip_prefix("time/relative/");
    inside
        && rule.is_some_and(|r| {
            matches!(r, "today" | "yesterday" | "tomorrow" | "tonight" | "this-part" | "last-night" | "yesterday-part" | "tomorrow-part")
        })
}

/// "voted to lift the ban on Saturday", of a Saturday that is over: the day of the vote.
fn decided_then(scene: &Scene<'_, '_>, k: usize, deed: usize) -> Option<usize> {
    let s = scene.s;
    let verb = s.head(deed).filter(|_| s.rel(deed) == Rel::Xcomp && s.verb(deed).infinitive)?;
    let decides = scene.has_lemma(verb, &["vote", "agree", "decide", "promise", "pledge", "vow", "threaten", "offer"]);
    (decides && s.verb(verb).tense == Tense::Past && scene.is_over(k)).then_some(verb)
}

/// "told reporters today tests will be made", where the tree hangs the day on the tests or their making: the verb of saying.
fn saying_then(scene: &Scene<'_, '_>, first: usize, above: usize) -> Option<usize> {
    let s = scene.s;
    let opens = s.subtree(above).start == first && (scene.is_noun(above) || s.rel(above) == Rel::Ccomp);
    let before = first.checked_sub(1).filter(|_| opens)?;
    // the words: the tree may make "reporters" a subject
    let says = |&v: &usize| s.upos(v) == Upos::Verb && scene.has(v, Class::Said) && scene.ancestors(above).any(|up| up == v);
    let hearer = matches!(s.upos(before), Upos::Noun | Upos::Pron | Upos::Propn);
    [Some(before), before.checked_sub(1).filter(|_| hearer)].into_iter().flatten().find(says)
}

/// "will meet in May to talk", where the tree hangs May on the talk: the verb before the "to" that it stands before.
fn verb_before(scene: &Scene<'_, '_>, tokens: &std::ops::Range<usize>, above: usize) -> Option<usize> {
    let s = scene.s;
    let to = scene.child(above, &[Rel::Mark]).filter(|&c| s.lower(c) == "to" && c >= tokens.end)?;
    let outer = s.head(above).filter(|_| matches!(s.rel(above), Rel::Advcl | Rel::Xcomp))?;
    (s.upos(outer) == Upos::Verb && outer < tokens.start && to < above).then_some(outer)
}

/// "the day the queen gives a speech", "May 3, when both sides are to meet": the clause that says what is on that day.
fn happening_then<'s>(scene: &'s Scene<'_, '_>, tokens: std::ops::Range<usize>) -> impl Iterator<Item = usize> + 's {
    let s = scene.s;
    let below = tokens.clone().flat_map(move |i| scene.children(i).map(move |c| (i, c)));
    below
        .filter(move |&(i, c)| {
            let whose = |x: usize| scene.is_subject(x) && !matches!(s.lower(x), "which" | "that");
            let day = s.rel(c) == Rel::AclRelcl && matches!(s.lower(i), "day" | "week" | "month");
            let when =
                matches!(s.rel(c), Rel::AclRelcl | Rel::Advcl) && scene.children(c).any(|x| x < tokens.end + 3 && s.lower(x) == "when");
            c >= tokens.end && (day || when) && scene.children(c).any(whose)
        })
        .map(|(_, c)| c)
}

/// The time of a mention, as the number of a moment.
pub(super) fn find(scene: &Scene<'_, '_>, times: &Times, mention: &Mention<'_>, verdict: &Verdict) -> Option<usize> {
    let found = linked(scene, times, mention, verdict)?;
    let over = scene.is_over(found) && verdict.actuality == Actuality::Ahead && verdict.status.is_some();
    Some(scene.moments[found].forward.filter(|_| over).unwrap_or(found))
}

fn linked(scene: &Scene<'_, '_>, times: &Times, mention: &Mention<'_>, verdict: &Verdict) -> Option<usize> {
    // "had suspended 125,000 accounts since May"
    let since = |k: usize| verdict.actuality == Actuality::Happened && mention.is_verb && scene.word_before(k) == Some("since");
    let usable = |k: &usize| fits(scene, *k, verdict) && !since(*k);
    let own = times.choose(scene, mention.token, &usable);
    if own.is_some() {
        return own;
    }
    if let Some(k) = year_in_name(scene, mention.token).filter(usable) {
        return Some(k);
    }
    if let Some(k) = compounded(scene, mention.token).filter(usable) {
        return Some(k);
    }
    if let Some(k) = of_main_clause(scene, times, mention).filter(usable) {
        return Some(k);
    }
    if let Some(k) = predicated(scene, mention.token).filter(usable) {
        return Some(k);
    }
    below(scene, times, mention.token, &usable)
        .or_else(|| if mention.host != mention.token { times.choose(scene, mention.host, &usable) } else { None })
        .or_else(|| carried(scene, times, mention, verdict))
        .or_else(
            || if mention.is_verb { in_object(scene, times, mention.token, &usable) } else { of_clause(scene, times, mention, verdict) },
        )
        .or_else(|| nested(scene, mention.token, &usable))
        .or_else(|| if mention.host != mention.token { nested(scene, mention.host, &usable) } else { None })
        .or_else(|| fronted(scene, times, mention, &usable))
        .or_else(|| right_behind(scene, mention, &usable))
}

/// "faced attacks in the primary Feb. 9", "foil plans for an exit by May 3": a day right behind a noun that has a preposition, where the
/// tree hangs it higher up.
fn right_behind(scene: &Scene<'_, '_>, mention: &Mention<'_>, usable: &dyn Fn(&usize) -> bool) -> Option<usize> {
    let s = scene.s;
    let i = mention.token;
    if mention.is_verb || scene.preposition(i).is_none() {
        return None;
    }
    let k = scene.input.times.partition_point(|t| t.tokens.start <= i);
    let time = scene.input.times.get(k).filter(|t| t.kind == Type::Date)?;
    let by = || s.lower(i + 1) == "by" && s.rel(i) == Rel::Nmod;
    if time.tokens.start != i + 1 && (time.tokens.start != i + 2 || !by()) {
        return None;
    }
    let up = governor(scene, time.tokens.clone())?;
    let dated = s.word(time.tokens.end - 1).starts_with(|c: char| c.is_ascii_digit());
    (stands(scene, k) && dated && usable(&k) && scene.ancestors(i).any(|a| a == up)).then_some(k)
}

/// Whether a time has a place in the calendar that nothing takes back.
fn stands(scene: &Scene<'_, '_>, k: usize) -> bool {
    !scene.moments[k].is_open() && scene.moments[k].taken_back.is_none()
}

/// "the election is on November 5", "the fair is next week": the time that is said of it.
fn predicated(scene: &Scene<'_, '_>, i: usize) -> Option<usize> {
    let s = scene.s;
    let said = s.head(i).filter(|&g| scene.is_subject(i) && scene.child(g, &[Rel::Cop]).is_some())?;
    let k = scene.input.times.partition_point(|t| t.tokens.end <= said);
    let time = scene.input.times.get(k).filter(|t| t.tokens.contains(&said))?;
    (matches!(time.kind, Type::Date | Type::Time) && stands(scene, k)).then_some(k)
}

/// "the 2020 United States presidential election": the year that a name begins with, where the tree hangs it on another word.
pub(super) fn year_in_name(scene: &Scene<'_, '_>, i: usize) -> Option<usize> {
    let s = scene.s;
    let before = scene.input.times.partition_point(|t| t.tokens.end <= i);
    let k = before.checked_sub(1)?;
    let time = &scene.input.times[k];
    let is_name = |j: usize| matches!(s.xpos(j), Xpos::NNP | Xpos::NNPS);
    let named = |j: usize| is_name(j) || matches!(s.upos(j), Upos::Adj | Upos::Noun);
    let year = time.kind == Type::Date && time.edtf.as_ref().is_some_and(|e| e.len() == 4) && time.tokens.len() == 1;
    let between = time.tokens.end..i;
    (year && (1..=5).contains(&between.len()) && between.clone().any(is_name) && between.into_iter().all(named)).then_some(k)
}

/// "her September state visit": a time before another word of the name.
fn compounded(scene: &Scene<'_, '_>, i: usize) -> Option<usize> {
    let s = scene.s;
    let k = scene.input.times.partition_point(|t| t.tokens.end <= i).checked_sub(1)?;
    let time = &scene.input.times[k];
    let part = governor(scene, time.tokens.clone()).filter(|&g| g < i && g >= time.tokens.end)?;
    (s.rel(part) == Rel::Compound && s.head(part) == Some(i) && time.kind != Type::Duration).then_some(k)
}

/// A time somewhere below word `i`, where no clause and no other event stands between: "a dinner in the palace that evening".
fn nested(scene: &Scene<'_, '_>, i: usize, usable: &dyn Fn(&usize) -> bool) -> Option<usize> {
    let s = scene.s;
    let end = s.subtree(i).end;
    let times = scene.input.times;
    let from = times.partition_point(|t| t.tokens.start <= i);
    let inside = (from..times.len()).take_while(|&k| times[k].tokens.end <= end).take(REACH);
    let once = |&k: &usize| times[k].kind != Type::Set && stands(scene, k);
    inside.filter(once).filter(usable).find(|&k| {
        let Some(mut at) = governor(scene, times[k].tokens.clone()) else { return false };
        if is_edition(scene, k, i) || at != i && is_of_a_thing(scene, k, at) {
            return false;
        }
        for _ in 0..6 {
            if at == i {
                return true;
            }
            if !lets_through(scene, at) {
                return false;
            }
            match s.head(at) {
                Some(up) => at = up,
                None => return false,
            }
        }
        false
    })
}

/// "paid for the summer housing": what kind of thing it is. A feast is one day ("at the Christmas party").
fn is_of_a_thing(scene: &Scene<'_, '_>, k: usize, above: usize) -> bool {
    let s = scene.s;
    let time = scene.time(k);
    let number = s.word(time.tokens.start).starts_with(|c: char| c.is_ascii_digit());
    let bare = time.tokens.len() == 1 && !number && !time.made_by.starts_with("time/holiday");
    let named = s.rel(time.tokens.start) == Rel::Compound && s.head(time.tokens.start) == Some(above);
    bare && named && scene.is_noun(above) && scene.kind(above).is_none()
}

/// "the 2013 incident", "the 2020 Sudland presidential election": the year says which one, and dates nothing else.
fn is_edition(scene: &Scene<'_, '_>, k: usize, of: usize) -> bool {
    let s = scene.s;
    let time = &scene.input.times[k];
    let year = time.kind == Type::Date && time.edtf.as_ref().is_some_and(|e| e.len() == 4);
    let first = time.tokens.end;
    let part = |&j: &usize| matches!(s.upos(j), Upos::Noun | Upos::Propn | Upos::Adj);
    let named = (first..s.len().min(first + 6)).take_while(part).find(|&j| scene.is_noun(j) && scene.kind(j).is_some());
    year && named.is_some_and(|j| j != of)
}

/// Whether a time below word `at` can date what is above it: a plain noun, or an event at which the other takes place.
fn lets_through(scene: &Scene<'_, '_>, at: usize) -> bool {
    let here = matches!(scene.preposition(at), Some("at" | "in" | "during"));
    let plain = scene.kind(at).is_none() && !matches!(scene.preposition(at), Some("since" | "after" | "before" | "following" | "until"));
    let clause = scene.s.upos(at) == Upos::Verb || matches!(scene.s.rel(at), Rel::AclRelcl | Rel::Ccomp | Rel::Conj | Rel::Parataxis);
    !clause && (plain || here)
}

/// "On Friday she flies to Rome and opens the fair": a time before the first of two verbs dates both.
fn fronted(scene: &Scene<'_, '_>, times: &Times, mention: &Mention<'_>, usable: &dyn Fn(&usize) -> bool) -> Option<usize> {
    let s = scene.s;
    let i = mention.token;
    let first = s.head(i).filter(|&h| mention.is_verb && s.rel(i) == Rel::Conj && s.upos(h) == Upos::Verb)?;
    if scene.children(i).any(|c| scene.is_subject(c)) {
        return None;
    }
    times.of(first).filter(usable).find(|&k| scene.time(k).tokens.start < first)
}

/// "Tensions rose in March when the two expelled envoys": the time of the main clause.
fn of_main_clause(scene: &Scene<'_, '_>, times: &Times, mention: &Mention<'_>) -> Option<usize> {
    let s = scene.s;
    let main = s.head(mention.token).filter(|_| mention.is_verb && s.rel(mention.token) == Rel::Advcl)?;
    scene.children(mention.token).find(|&c| s.lower(c) == "when" && matches!(s.rel(c), Rel::Advmod | Rel::Mark))?;
    times.choose(scene, main, &|_| true)
}

/// "the vote set for Friday", "the vote, which is on Friday"; "released in a book this August".
fn below(scene: &Scene<'_, '_>, times: &Times, token: usize, usable: &dyn Fn(&usize) -> bool) -> Option<usize> {
    let s = scene.s;
    // "a summit in June, both governments announced on Thursday"
    let told = |c: usize| s.rel(c) == Rel::Acl && scene.classes(c).first(&[Class::Said, Class::Announced]).is_some();
    // "in findings published on Monday": the day on which they came out
    let out = |c: usize| s.rel(c) == Rel::Acl && scene.has_lemma(c, &["publish", "release", "post", "issue"]) && is_told_in(scene, token);
    let told = |c: usize| out(c) || told(c) && scene.children(c).any(|x| scene.is_subject(x));
    // "the strike of the miners, which was to begin on Monday"
    let parts = scene.children(token).filter(|&c| s.rel(c) == Rel::Nmod && scene.preposition(c) == Some("of"));
    let of_part = parts.flat_map(|c| scene.children(c)).filter(|&c| s.rel(c) == Rel::AclRelcl && scene.has(c, Class::Occurs));
    scene
        .children(token)
        .filter(|&c| matches!(s.rel(c), Rel::Acl | Rel::AclRelcl | Rel::Appos) && !told(c) && !is_aim(scene, c))
        .chain(of_part)
        .chain(to_be_held(scene, token))
        .find_map(|c| {
            let own = times.choose(scene, c, usable).or_else(|| in_complement(scene, times, c, usable));
            own.or_else(|| nested(scene, c, usable))
        })
}

/// "an agreement to build it by 2030": the year is that of the building; not so "a vote to be held in May".
fn is_aim(scene: &Scene<'_, '_>, c: usize) -> bool {
    let held = scene.classes(c).first(&[Class::Light, Class::Occurs]).is_some();
    scene.s.rel(c) == Rel::Acl && scene.s.verb(c).infinitive && !held
}

/// "findings", "a statement": what is written, and no deed.
pub(super) fn is_told_in(scene: &Scene<'_, '_>, noun: usize) -> bool {
    scene.has_lemma(noun, &["finding", "study", "research", "report", "statement", "survey", "review", "assessment", "analysis", "remark"])
}

/// "the games, to be held in Rome in May", where the tree hangs "held" elsewhere.
fn to_be_held(scene: &Scene<'_, '_>, n: usize) -> Option<usize> {
    let s = scene.s;
    let fits =
        n + 4 < s.len() && s.lower(n + 1) == "," && s.lower(n + 2) == "to" && s.lower(n + 3) == "be" && scene.has(n + 4, Class::Light);
    fits.then_some(n + 4)
}

/// "set for release on Friday": under the complement of the participle.
fn in_complement(scene: &Scene<'_, '_>, times: &Times, p: usize, usable: &dyn Fn(&usize) -> bool) -> Option<usize> {
    let s = scene.s;
    scene.children(p).filter(|&c| matches!(s.rel(c), Rel::Xcomp | Rel::Obl)).find_map(|c| times.choose(scene, c, usable))
}

/// "will come out in a book this August": under a noun below the verb that is no event of its own.
fn in_object(scene: &Scene<'_, '_>, times: &Times, p: usize, usable: &dyn Fn(&usize) -> bool) -> Option<usize> {
    let s = scene.s;
    scene
        .children(p)
        .filter(|&c| matches!(s.rel(c), Rel::Obl | Rel::Obj | Rel::OblUnmarked | Rel::Xcomp | Rel::Advmod))
        .filter(|&c| scene.kind(c).is_none_or(|kind| kind.diary == Diary::Never) && s.upos(c) != Upos::Verb)
        .chain(scene.children(p).filter(|&c| matches!(s.lower(c), "starting" | "beginning")))
        .find_map(|c| times.choose(scene, c, &|k| usable(k) && !is_edition(scene, *k, p) && !is_of_a_thing(scene, *k, c)))
}

/// Times of the words above that decided the verdict; only where they lie ahead.
fn carried(scene: &Scene<'_, '_>, times: &Times, mention: &Mention<'_>, verdict: &Verdict) -> Option<usize> {
    if verdict.actuality != Actuality::Ahead {
        return None;
    }
    let proposed = verdict.carrier.is_some_and(|c| is_proposal_to_come(scene, verdict, c));
    let mut at = verdict.carrier?;
    for _ in 0..4 {
        let below =
            scene.children(at).filter(|&c| matches!(scene.s.rel(c), Rel::Xcomp | Rel::Advcl | Rel::Csubj) && scene.s.verb(c).infinitive);
        let of_event = |k: &usize| !proposed || is_new_date(scene, *k);
        let to_come = |k: usize| if is_ahead(scene, k) || !is_new_date(scene, k) { k } else { scene.moments[k].forward.unwrap_or(k) };
        let all = times.of(at).chain(below.flat_map(|c| times.of(c))).filter(of_event).map(to_come);
        if let Some(k) = all.filter(|&k| is_ahead(scene, k) || is_new_date(scene, k) && is_today(scene, k)).last() {
            return Some(k);
        }
        let up = scene.s.head(at)?;
        if up == mention.token || !matches!(scene.s.rel(at), Rel::Xcomp | Rel::Ccomp) {
            return None;
        }
        at = up;
    }
    None
}

/// "will vote next week on a strike": the week is the vote's.
fn is_proposal_to_come(scene: &Scene<'_, '_>, verdict: &Verdict, carrier: usize) -> bool {
    let verb = scene.s.verb(carrier);
    verdict.rule == "event/ahead/proposed" && scene.s.upos(carrier) == Upos::Verb && (verb.modal.is_some() || verb.infinitive)
}

/// Whether the word that decided on an event has a time of its own that is long over: "was cancelled in 2021".
pub(super) fn is_long_decided(scene: &Scene<'_, '_>, times: &Times, verdict: &Verdict) -> bool {
    let (Some(carrier), Some(published)) = (verdict.carrier, scene.input.published) else { return false };
    let Ok(limit) = published.day.checked_sub(jiff::Span::new().days(LONG_AGO)) else { return false };
    verdict.actuality == Actuality::Ahead
        && times.of(carrier).any(|k| scene.moments[k].latest.is_some_and(|d| d < limit) && !is_new_date(scene, k))
}

/// "until February" names an end.
fn is_last_day(scene: &Scene<'_, '_>, k: usize) -> bool {
    let single = scene.moments[k].edtf.as_ref().is_some_and(|e| !e.contains('/'));
    single && matches!(scene.word_before(k), Some("until" | "till"))
}

/// "until February", "to June": what an event was put off to.
fn is_new_date(scene: &Scene<'_, '_>, k: usize) -> bool {
    matches!(scene.word_before(k), Some("until" | "till" | "to" | "for"))
}

/// Days after which a plan, a request or a cancellation that the text dates has run out.
pub(super) const LONG_AGO: i64 = 60;

/// The time of the clause around a noun, where no other event stands between.
fn of_clause(scene: &Scene<'_, '_>, times: &Times, mention: &Mention<'_>, verdict: &Verdict) -> Option<usize> {
    let s = scene.s;
    let mut at = mention.token;
    for _ in 0..3 {
        let up = s.head(at)?;
        if scene.is_noun(up) && scene.kind(up).is_none() && matches!(s.rel(at), Rel::Nmod | Rel::Compound | Rel::Appos) {
            if let Some(k) = times.of(up).filter(|&k| fits(scene, k, verdict)).last() {
                return Some(k);
            }
            at = up;
            continue;
        }
        if matches!(scene.preposition(at), Some("after" | "following" | "since" | "before" | "despite" | "ahead")) {
            return None;
        }
        if verdict.carrier == Some(up) && is_proposal_to_come(scene, verdict, up) {
            return None;
        }
        if verdict.actuality == Actuality::Happened && is_object_of_deed(scene, at, up) {
            return None;
        }
        let same_stand = verdict.actuality != Actuality::Ahead || matches!(s.rel(at), Rel::Nsubj | Rel::Obj | Rel::NsubjPass | Rel::Obl);
        let to_come = verdict.actuality != Actuality::Ahead || verdict.status.is_none();
        let near = |k: usize| is_ahead(scene, k) || is_today(scene, k) && (is_new_date(scene, k) || is_yet_to_be_done(scene, up));
        return times.of(up).filter(|&k| same_stand && fits(scene, k, verdict) && (to_come || near(k))).last();
    }
    None
}

/// The day of publication.
fn is_today(scene: &Scene<'_, '_>, k: usize) -> bool {
    let moment = &scene.moments[k];
    scene.input.published.is_some_and(|p| moment.earliest == Some(p.day) && moment.latest == Some(p.day))
}

/// "will face each other on Tuesday", "is heading into the caucuses Tuesday", and nothing that is said.
fn is_yet_to_be_done(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let group = scene.s.verb(verb);
    let open = matches!(group.tense, Tense::Future | Tense::Present) && group.aspect != Aspect::Perfect || group.modal.is_some();
    scene.s.upos(verb) == Upos::Verb && open && scene.classes(verb).first(&[Class::Said, Class::Announced]).is_none()
}

/// "overturned the conviction on Friday", "condemned the attack": the deed is of that day, its object was there before. Not so "made an
/// arrest", "attended the rally", "was hurt in a crash".
fn is_object_of_deed(scene: &Scene<'_, '_>, noun: usize, verb: usize) -> bool {
    let s = scene.s;
    let goes_along = scene.classes(verb).first(&[Class::Light, Class::Occurs, Class::Past]).is_some()
        || scene.has_lemma(
            verb,
            &["join", "suffer", "cause", "see", "trigger", "spark", "have", "make", "visit", "sustain", "celebrate", "catch", "meet"],
        );
    let there = matches!(scene.preposition(noun), Some("in" | "at" | "with" | "by"));
    let inside =
        there || scene.preposition(noun) == Some("for") && scene.has_lemma(verb, &["gather", "assemble", "convene", "meet", "come"]);
    // not so of what is no verb: "has been home to protests since June"
    s.upos(verb) == Upos::Verb
        && match s.rel(noun) {
            Rel::Obj | Rel::NsubjPass => !goes_along,
            Rel::Obl => !inside,
            _ => false,
        }
}

/// Whether a time can be when something is that stands so: nothing that happened is after the day of publication.
fn fits(scene: &Scene<'_, '_>, k: usize, verdict: &Verdict) -> bool {
    // "was held there until 1974"
    if verdict.actuality == Actuality::Happened && !verdict.negated && is_last_day(scene, k) {
        return false;
    }
    let settled = verdict.actuality == Actuality::Ahead && verdict.status.is_some() && verdict.rule != "event/ahead/proposed";
    !settled || !scene.is_over(k) || scene.moments[k].forward.is_some()
}

/// Whether a time lies after the day of publication, or ends after it.
pub(super) fn is_ahead(scene: &Scene<'_, '_>, k: usize) -> bool {
    let Some(published) = scene.input.published else { return false };
    let moment = &scene.moments[k];
    moment.earliest.is_some_and(|d| d > published.day) || moment.latest.is_some_and(|d| d > published.day)
}

/// Whether a time lies wholly after the day of publication.
pub(super) fn is_wholly_ahead(scene: &Scene<'_, '_>, k: usize) -> bool {
    let Some(published) = scene.input.published else { return false };
    scene.moments[k].earliest.is_some_and(|d| d > published.day)
}

/// The time of an event from those of its mentions, in order: the first, or one that says the same more exactly ("next week …
/// on Thursday").
pub(super) fn finest(scene: &Scene<'_, '_>, times: impl Iterator<Item = usize>) -> Option<usize> {
    times.reduce(|first, next| if is_within(scene, next, first) { next } else { first })
}

/// Whether moment `a` lies within `b` and says more.
fn is_within(scene: &Scene<'_, '_>, a: usize, b: usize) -> bool {
    let (a, b) = (&scene.moments[a], &scene.moments[b]);
    let (Some(a0), Some(a1), Some(b0), Some(b1)) = (a.earliest, a.latest, b.earliest, b.latest) else { return false };
    let told = b.edtf.as_ref().is_some_and(|e| e.contains('/'))
        && scene.input.times[b.time].kind == Type::Date
        && !scene.input.times[b.time].value.contains('/');
    b0 <= a0 && a1 <= b1 && (a1 - a0).get_days() < (b1 - b0).get_days() && (told || b.edtf.as_ref().is_some_and(|e| e.len() < 10))
}

/// The when of an event: its time, or what its tense bounds.
pub(super) fn value(scene: &Scene<'_, '_>, time: Option<usize>, actuality: Actuality, said_unknown: bool) -> Option<When> {
    if let Some(k) = time {
        let Moment { time, edtf, earliest, latest, .. } = scene.moments[k].clone();
        return Some(When { edtf, earliest, latest, said_unknown: false, time: Some(time) });
    }
    let (earliest, latest) = bounds(actuality, scene.input.published.map(|p| p.day));
    if earliest.is_none() && latest.is_none() && !said_unknown {
        return None;
    }
    Some(When { edtf: None, earliest, latest, said_unknown, time: None })
}

/// "runs until February 20": an event that goes on, from the day on which it is told to begin, else from that of publication.
pub(super) fn last_until(scene: &Scene<'_, '_>, host: usize, begins: Option<usize>, when: &mut When) {
    let (Some(k), Some(published)) = (when.time, scene.input.published) else { return };
    let at = scene.input.times[k].tokens.start;
    let until = at > 0 && matches!(scene.s.lower(at - 1), "until" | "till" | "through");
    let single = when.latest.filter(|_| when.earliest == when.latest && until);
    let Some(last) = single.filter(|_| scene.has_lemma(host, &["run", "last", "continue", "stay", "remain", "show"])) else { return };
    let first = begins.and_then(|k| scene.moments[k].day()).filter(|&d| d < last).unwrap_or(published.day);
    when.earliest = Some(first);
    when.edtf = Some(format!("{first}/{last}"));
}

/// "a two-day summit" that begins on a day ends on another: lets the event last as long as one of its nouns says.
pub(super) fn last_as_told(scene: &Scene<'_, '_>, words: impl Iterator<Item = usize>, when: &mut When) {
    let Some(first) = when.earliest.filter(|_| when.earliest == when.latest && when.edtf.is_some()) else { return };
    let times = scene.input.times;
    // "gather for a two-day summit"
    let purpose = |i: usize| scene.children(i).filter(|&c| scene.s.rel(c) == Rel::Obl && scene.kind(c).is_some());
    for i in words.flat_map(|i| std::iter::once(i).chain(purpose(i))).filter(|&i| scene.is_noun(i)) {
        let from = times.partition_point(|t| t.tokens.end + 4 <= i);
        let near = times[from..].iter().take_while(|t| t.tokens.end <= i);
        let under = near.filter(|t| t.kind == Type::Duration && t.tokens.clone().any(|x| scene.ancestors(x).take(3).any(|up| up == i)));
        let days = under.filter_map(|t| moment::days_covered(&t.value, false)).find(|n| (2..=60).contains(n));
        if let Some(last) = days.and_then(|n| first.checked_add(jiff::Span::new().days(n - 1)).ok()) {
            when.latest = Some(last);
            when.edtf = Some(format!("{first}/{last}"));
            return;
        }
    }
}

fn bounds(actuality: Actuality, day: Option<Date>) -> (Option<Date>, Option<Date>) {
    match actuality {
        Actuality::Happened => (None, day),
        Actuality::Ahead => (day, None),
        Actuality::UnderWay | Actuality::Hypothetical => (None, None),
    }
}
