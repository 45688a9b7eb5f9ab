//! From mentions to events: judges each mention, and puts what the mentions of one event say together.

use super::actuality::{Judge, Verdict};
use super::carrier::Claims;
use super::denial::Denied;
use super::kind::Diary;
use super::merge::Found;
use super::open_date::{self, Open};
use super::scene::Scene;
use super::status::{self, Vote};
use super::weigh::{Candidate, Scale};
use super::{
    Actuality, Condition, Event, Participant, Place, Status, condition, credit, during, ellipsis, mention, participant, place, plover,
    run_out, slip, title, topic, twin, when,
};
use crate::text::Span;
use crate::trace::{Step, Trace};
use std::collections::HashMap;
use std::sync::Arc;

/// All mentions with what their own sentences say of them.
pub(super) fn mentions<'a>(scene: &Scene<'a, '_>) -> Vec<Found<'a>> {
    let (stands, times) = stands(scene);
    let mut scale = Scale::new(scene, stands.iter().map(|(mention, stand)| stand.candidate(mention)));
    let mut out = Vec::new();
    for (mention, stand) in stands {
        let found = found(scene, &times, &mut scale, mention, &stand);
        let several = if mention.is_verb { ellipsis::find(scene, mention.token) } else { Vec::new() };
        if several.is_empty() {
            out.push(found);
            continue;
        }
        for (time, place) in several {
            let verdict = status::settle(scene, &mention, found.verdict, Some(time));
            let status = status::of(scene, &mention, &verdict, Some(time));
            out.push(Found { verdict, time: Some(time), place, status, participants: found.participants.clone(), ..found });
        }
    }
    twin::join(scene, &mut out);
    out
}

/// All mentions with how they stand by the rules, and the times that they may have.
pub(super) fn stands<'a>(scene: &Scene<'a, '_>) -> (Vec<(mention::Mention<'a>, Stand)>, when::Times) {
    let mut around = Around::new(scene);
    let judge = |mention| {
        let stand = around.judge(scene, &mention);
        (mention, stand)
    };
    let stands = mention::find(scene).into_iter().map(judge).collect();
    (stands, around.times)
}

/// A finite verb, or a noun that is a row wherever it lies ahead.
fn is_agenda_item(scene: &Scene<'_, '_>, mention: &mention::Mention<'_>) -> bool {
    if mention.is_verb {
        return scene.s.xpos(mention.token) != crate::tag::Xpos::VBG;
    }
    mention.kind.is_some_and(|kind| matches!(kind.diary, Diary::Always | Diary::Fixed))
}

/// What the text around a mention says of it.
struct Around<'s, 'a, 't> {
    times: when::Times,
    denied: Denied,
    judge: Judge<'s, 'a, 't>,
}

/// How a mention stands by the rules.
pub(super) struct Stand {
    /// As its own words put it.
    verdict: Verdict,
    time: Option<usize>,
    has_run_out: bool,
    is_denied: bool,
    /// The status of the row that the rules make of it.
    status: Option<Status>,
}

impl Stand {
    /// The verdict with what else the article says of a plan.
    fn settled(&self) -> Verdict {
        let verdict = if self.has_run_out { self.verdict.run_out() } else { self.verdict };
        if self.is_denied { verdict.denied() } else { verdict }
    }

    /// The verdict and the status that the rules give its row, after weighing, and whether weight alone makes it one.
    fn weighed(&self, scene: &Scene<'_, '_>, scale: &mut Scale<'_>, mention: &mention::Mention<'_>) -> (Verdict, Option<Status>, bool) {
        let candidate = self.candidate(mention);
        if !candidate.is_weighed() {
            return (self.settled(), self.status, false);
        }
        if scale.weigh(scene, &candidate) <= 0 {
            return (self.settled(), None, false);
        }
        if self.status.is_some() {
            return (self.settled(), self.status, false);
        }
        (status::presumed(mention, if self.is_denied { self.verdict.denied() } else { self.verdict }), None, true)
    }

    /// The mention as it is weighed.
    pub(super) fn candidate<'m, 'a>(&'m self, mention: &'m mention::Mention<'a>) -> Candidate<'m, 'a> {
        Candidate { mention, verdict: &self.verdict, time: self.time, status: self.status, has_run_out: self.has_run_out }
    }
}

impl<'s, 'a, 't> Around<'s, 'a, 't> {
    fn new(scene: &'s Scene<'a, 't>) -> Self {
        Self { times: when::Times::new(scene), denied: Denied::new(scene), judge: Judge::new(scene) }
    }

    fn judge(&mut self, scene: &Scene<'_, '_>, mention: &mention::Mention<'_>) -> Stand {
        let mut first = if mention.is_verb { self.judge.clause(mention.token) } else { self.judge.noun(mention.token) };
        let times = &self.times;
        let time = when::find(scene, times, mention, &first);
        let label = scene.agenda.day(mention.token, &first).filter(|_| time.is_none() && is_agenda_item(scene, mention));
        if label.is_some() {
            first = first.on_agenda();
        }
        let time = time.or(label);
        let verdict = slip::settle(scene, mention, status::settle(scene, mention, first, time), time);
        let time = slip::new_day(scene, mention, &verdict).or(time);
        let has_run_out = run_out::has(scene, times, mention, &verdict, time);
        let mut stand = Stand { verdict, time, has_run_out, is_denied: self.denied.holds(mention.token), status: None };
        stand.status = status::of(scene, mention, &stand.settled(), time);
        stand
    }
}

fn found<'a>(scene: &Scene<'a, '_>, times: &when::Times, scale: &mut Scale<'_>, mention: mention::Mention<'a>, stand: &Stand) -> Found<'a> {
    let (verdict, status, by_weight) = stand.weighed(scene, scale, &mention);
    // What lies ahead by its weight has other times in its reach, and none that is over.
    let found_again = || when::find(scene, times, &mention, &verdict).filter(|&k| when::is_ahead(scene, k));
    let time = if by_weight { stand.time.filter(|&k| !scene.is_over(k)).or_else(found_again) } else { stand.time };
    let status = if by_weight { status::fitting(&mention, &verdict, time.is_some_and(|k| when::is_ahead(scene, k))) } else { status };
    let is_weighed = stand.candidate(&mention).is_weighed();
    let dated = time.is_some() || mention.kind.is_some_and(|kind| kind.diary == Diary::Fixed);
    let status = status.map(|given| if is_weighed { scale.status(scene, given, by_weight, dated) } else { given });
    let plover = plover::find(scene, mention.token);
    let mut participants = Vec::new();
    participant::collect(scene, &mention, plover.or_else(|| plover::find(scene, mention.carries?)), &mut participants);
    let place = place::find(scene, &mention, verdict.carrier);
    Found { mention, verdict, time, place, participants, plover, status, by_weight }
}

/// The events of the groups of mentions.
pub(super) fn events(scene: &Scene<'_, '_>, found: &[Found<'_>], groups: &[Vec<usize>], trace: &mut Trace) -> Vec<Event> {
    let open = open_date::find(scene, found);
    let claims = Claims::new(scene, found);
    let whose = topic::body(scene);
    let mut rules = HashMap::new();
    let mut events: Vec<Event> = groups.iter().map(|g| event(scene, found, g, &open, &claims, whose, &mut rules)).collect();
    during::date(scene, &mut events);
    link_conditions(scene, &mut events);
    if trace.is_on() {
        events.iter().for_each(|e| trace.note(|| step(scene, e)));
    }
    events
}

fn event(
    scene: &Scene<'_, '_>,
    found: &[Found<'_>],
    group: &[usize],
    open: &[Open],
    claims: &Claims,
    whose: Option<usize>,
    rules: &mut HashMap<&'static str, Arc<str>>,
) -> Event {
    let of = |i: &usize| &found[*i];
    // What the rules make a row has the say over what only weighs as one.
    let by_rule = group.iter().map(of).any(|f| f.row() && !f.by_weight);
    let votes: Vec<Vote> = group.iter().map(of).filter(|f| !by_rule || !f.by_weight).filter_map(vote).collect();
    let held = held_in_the_end(found, group);
    let decided = status::resolve(&votes).filter(|_| held.is_none());
    let lead = held.unwrap_or_else(|| leading(found, group, decided));
    let verdict = found[lead].verdict;
    let actuality = if decided.is_some() { Actuality::Ahead } else { verdict.actuality };
    let rows = || group.iter().map(of).filter(|f| decided.is_none() || f.row());
    let time = when::finest(scene, rows().filter_map(|f| f.time.filter(|&k| decided.is_none() || when::is_ahead(scene, k))))
        .or_else(|| rows().find_map(|f| f.time))
        .or_else(|| group.iter().find_map(|&i| found[i].time.filter(|&k| decided.is_some() && when::is_wholly_ahead(scene, k))))
        // What has happened is not of a day to come: "has postponed a vote until April 15" dates the vote.
        .filter(|&k| decided.is_some() || actuality != Actuality::Happened || !when::is_wholly_ahead(scene, k));
    let mut participants = participants(found, group);
    if participants.is_empty() && decided.is_some() {
        participants.extend(topic::participant(scene, whose, &found[lead].mention));
    }
    let place = group.iter().map(of).find_map(|f| f.place.clone());
    let mut carried: Vec<usize> = claims.of_group(found, group, decided.is_some());
    carried.retain(|&c| credit::is_given(scene, &scene.input.claims[c], &participants));
    let mention = &found[lead].mention;
    let (no_date, no_place) = said_open(group, open, decided.is_some());
    let plover = group
        .iter()
        .map(of)
        .find_map(|f| f.plover.filter(|_| f.mention.carries.is_none()))
        .or_else(|| group.iter().map(of).find_map(|f| f.plover));
    let status = decided.map(|v| if no_date && time.is_none() { status::undated(v.status) } else { v.status });
    let named = carried.iter().any(|&c| scene.input.claims[c].source.as_ref().is_some_and(|s| s.kind == crate::claim::SourceKind::Named));
    let own = carried.iter().any(|&c| {
        let source = scene.input.claims[c].source.as_ref().and_then(|s| s.entity);
        source.is_some() && participants.iter().any(|p| p.entity == source)
    });
    let rule = decided.map_or(verdict.rule, |v| v.rule);
    let mut when = when::value(scene, time, actuality, no_date);
    if let Some(when) = &mut when {
        let begins = group.iter().map(of).find_map(|g| g.time.filter(|&k| Some(k) != time));
        for f in group.iter().map(of).filter(|f| f.time == time) {
            when::last_until(scene, f.mention.host, begins, when);
        }
        when::last_as_told(scene, group.iter().map(|&i| found[i].mention.token), when);
    }
    let alike = group.iter().map(of).filter(|f| {
        f.verdict.actuality == verdict.actuality
            || f.mention.carries == Some(mention.token)
            || f.mention.token < mention.token && scene.s.lemma(f.mention.token) == scene.s.lemma(mention.token)
    });
    let title = title::make(scene, mention, alike.map(|f| &f.mention), &participants, place.as_ref().map(|p| p.text.as_str()));
    let is_dated = no_date || when.as_ref().is_some_and(|w| w.edtf.is_some());
    let is_alone = group.len() == 1 && !is_dated && !no_place && place.is_none() && participants.is_empty();
    let status = status.filter(|&s| !(is_alone && is_word_only(mention, &title, s)));
    Event {
        title,
        head: mention.token,
        mentions: group.iter().map(|&i| found[i].mention.token).collect(),
        kind: plover.map(|p| p.0),
        mode: plover.and_then(|p| p.1),
        cameo: plover.and_then(|(kind, mode)| plover::root(kind, mode)),
        actuality,
        negated: verdict.negated,
        status,
        eocstat: status.map(|s| status::eocstat(s, own, time.is_some())),
        certainty: status::certainty(actuality, status, !carried.is_empty(), named),
        when,
        place: open_place(place, no_place),
        participants,
        claims: carried,
        conditions: if actuality == Actuality::Ahead { conditions(scene, found, group) } else { Vec::new() },
        made_by: rules.entry(rule).or_insert_with(|| Arc::from(rule)).clone(),
    }
}

/// "She announced the coming vote last week. On Monday she presided over the vote.": the mention of whoever was there says that it is over.
fn held_in_the_end(found: &[Found<'_>], group: &[usize]) -> Option<usize> {
    let last = group.iter().filter(|&&i| found[i].row()).map(|&i| found[i].mention.token).max()?;
    let loose = |f: &Found<'_>| matches!(f.verdict.rule, "event/ahead/upcoming" | "event/ahead/coming" | "event/ahead/planned-noun");
    let attended = |f: &Found<'_>| f.verdict.rule == "event/past/attended" && !f.verdict.negated && f.mention.token > last;
    let all_loose = group.iter().all(|&i| !found[i].row() || loose(&found[i]));
    group.iter().copied().find(|&i| all_loose && attended(&found[i]))
}

/// "Help", "Try": a verb without anybody or anything, planned or mooted, tells no reader which event is meant.
fn is_word_only(mention: &mention::Mention<'_>, title: &str, status: Status) -> bool {
    mention.is_verb && !title.contains(' ') && matches!(status, Status::Planned | Status::Possible)
}

fn vote(f: &Found<'_>) -> Option<Vote> {
    Some(Vote { status: f.status?, force: f.verdict.force, rule: f.verdict.rule })
}

/// The mention that speaks for the event: the first whose rule decided, else the first noun or verb that is no mere carrier.
fn leading(found: &[Found<'_>], group: &[usize], decided: Option<Vote>) -> usize {
    let by_rule = decided.and_then(|v| group.iter().copied().find(|&i| found[i].row() && found[i].verdict.rule == v.rule));
    // "the cancelled deal" says of all its mentions that it did not come
    let cancelled = || group.iter().copied().find(|&i| found[i].verdict.rule == "event/past/cancelled-noun");
    by_rule.or_else(cancelled).or_else(|| group.iter().copied().find(|&i| found[i].mention.carries.is_none())).unwrap_or(group[0])
}

fn participants(found: &[Found<'_>], group: &[usize]) -> Vec<Participant> {
    let mut out: Vec<Participant> = Vec::new();
    for p in group.iter().flat_map(|&i| &found[i].participants) {
        let known = out.iter().any(|q| q.text == p.text || p.entity.is_some() && q.entity == p.entity);
        if !known && out.len() < 12 {
            out.push(p.clone());
        }
    }
    out
}

fn open_place(place: Option<Place>, said_unknown: bool) -> Option<Place> {
    place.or_else(|| said_unknown.then(|| Place { said_unknown, ..Place::default() }))
}

/// Whether a sentence about this event ahead says that its date or place is open.
fn said_open(group: &[usize], open: &[Open], is_row: bool) -> (bool, bool) {
    let own = open.iter().filter(|o| is_row && group.contains(&o.mention));
    own.fold((false, false), |said, o| (said.0 | o.date, said.1 | o.place))
}

/// Conditions of an event at most.
const CONDITIONS: usize = 8;

fn conditions(scene: &Scene<'_, '_>, found: &[Found<'_>], group: &[usize]) -> Vec<Condition> {
    let mut out: Vec<Condition> = Vec::new();
    for &i in group {
        let Verdict { actuality, carrier, .. } = found[i].verdict;
        if actuality == Actuality::Happened {
            continue;
        }
        if out.len() == CONDITIONS {
            break;
        }
        for c in condition::find(scene, &found[i].mention, carrier) {
            let own = || group.iter().any(|&j| c.span.contains(scene.s.tokens.list[found[j].mention.token].span));
            if out.len() < CONDITIONS && out.iter().all(|k| !k.span.overlaps(c.span)) && !own() {
                out.push(c);
            }
        }
    }
    out
}

/// Points each condition at the event that it speaks of.
fn link_conditions(scene: &Scene<'_, '_>, events: &mut [Event]) {
    let mut at: Vec<(usize, usize)> = Vec::new();
    if events.iter().any(|e| !e.conditions.is_empty()) {
        at = events.iter().enumerate().flat_map(|(k, e)| e.mentions.iter().map(move |&m| (m, k))).collect();
        at.sort_unstable();
    }
    for k in 0..events.len() {
        for j in 0..events[k].conditions.len() {
            let span = events[k].conditions[j].span;
            let from = at.partition_point(|&(m, _)| scene.s.tokens.list[m].span.start < span.start);
            let inside = at[from..].iter().take_while(|&&(m, _)| scene.s.tokens.list[m].span.end <= span.end);
            let best = inside.take(8).map(|&(_, e)| e).filter(|&e| e != k).max_by_key(|&e| rank(&events[e]));
            let step = best.filter(|&e| events[e].status.is_none() && events[e].kind == Some("CONSULT"));
            events[k].conditions[j].event = step.and_then(|_| meeting_ahead(scene, events, k, span)).or(best);
        }
    }
}

/// "If negotiations with X continue": the row of a meeting with X, or with somebody of X, that such negotiations lead to.
fn meeting_ahead(scene: &Scene<'_, '_>, events: &[Event], but: usize, condition: Span) -> Option<usize> {
    let names = scene.input.names;
    let inside: Vec<usize> = names.list.iter().filter(|n| condition.contains(n.span)).filter_map(|n| n.entity).collect();
    let is_one_of = |e: usize| {
        let country = names.entities[e].country;
        inside.iter().any(|&i| i == e || country.is_some() && names.entities[i].country == country)
    };
    let meets =
        |e: &Event| e.status.is_some() && e.kind == Some("CONSULT") && e.participants.iter().any(|p| p.entity.is_some_and(is_one_of));
    (0..events.len()).find(|&k| k != but && meets(&events[k]))
}

/// A row of the diary first, then what the lists know, then the rest.
fn rank(e: &Event) -> (bool, bool) {
    (e.status.is_some(), e.kind.is_some())
}

fn step(scene: &Scene<'_, '_>, e: &Event) -> Step {
    Step {
        stage: "event",
        span: scene.s.tokens.list[e.head].span,
        made_by: e.made_by.to_string(),
        said: match e.status {
            Some(status) => format!("{:?} {status:?}: {}", e.actuality, e.title),
            None => format!("{:?}: {}", e.actuality, e.title),
        },
        lost: None,
    }
}
