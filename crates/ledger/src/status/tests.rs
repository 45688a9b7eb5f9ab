//! Rows over time: one line a report, and what the row says after it.

use super::*;
use crate::observation::{Participant, Source};

/// "day | what it says | source | the event's day | the day it leaves", and the row after it: "status day strength".
fn check(lines: &[(&str, &str)]) {
    let mut all: Vec<Observation> = Vec::new();
    for (i, (report, expected)) in lines.iter().enumerate() {
        all.push(observation(i, report));
        let state = fold(&all, &[]);
        assert_eq!(shown(&state), *expected, "after {report:?}: {:#?}", state.steps);
    }
}

fn shown(s: &State) -> String {
    let day = s.when.as_ref().and_then(|w| w.edtf.clone()).unwrap_or_else(|| "-".to_owned());
    format!("{} {day} {}", s.status.label(), s.strength.label())
}

fn observation(i: usize, report: &str) -> Observation {
    let parts: Vec<&str> = report.split('|').map(str::trim).collect();
    let (status, actuality) = match parts[1] {
        "held" => (None, "happened"),
        "not held" => (None, "happened"),
        said => (Some(said.to_owned()), "ahead"),
    };
    let day = |d: &str| d.parse::<Date>().unwrap();
    let when = |d: &str| When { edtf: Some(d.to_owned()), earliest: Some(day(d)), latest: Some(day(d)), said_unknown: false };
    let host = |name: &str| Participant {
        role: "party".to_owned(),
        name: Some(name.to_owned()),
        kind: Some("person".to_owned()),
        ..Participant::default()
    };
    let source = |(kind, name, stance): (&str, &str, &str)| Source {
        kind: kind.to_owned(),
        name: Some(name.to_owned()),
        stance: stance.to_owned(),
        ..Source::default()
    };
    let said_by = match parts[2] {
        "article" => None,
        "unnamed" => Some(("unnamed", "an official", "says")),
        "named" => Some(("named", "Jonas Vik", "says")),
        "host" => Some(("named", "Orla Brandt", "says")),
        "guest" => Some(("named", "Pavel Ruud", "says")),
        "denier" => Some(("named", "Jonas Vik", "denies")),
        other => panic!("{other}"),
    };
    Observation {
        article: format!("a{i}"),
        reported: Some(day(parts[0])),
        status,
        actuality: actuality.to_owned(),
        negated: parts[1] == "not held",
        when: parts.get(3).filter(|d| **d != "-").map(|d| when(d)),
        left: parts.get(4).map(|d| when(d)).into_iter().collect(),
        participants: vec![host("Orla Brandt"), host("Pavel Ruud")],
        sources: said_by.map(source).into_iter().collect(),
        ..Observation::default()
    }
}

#[test]
fn from_rumour_to_held() {
    check(&[
        ("2031-03-01 | possible | unnamed", "possible - unnamed"),
        ("2031-03-05 | planned | article", "planned - article"),
        ("2031-03-20 | scheduled | host | 2031-05-10", "scheduled 2031-05-10 party"),
        ("2031-03-21 | scheduled | guest | 2031-05-10", "scheduled 2031-05-10 both"),
        ("2031-03-22 | planned | article", "scheduled 2031-05-10 both"),
        ("2031-05-11 | held | article | 2031-05-10", "held 2031-05-10 article"),
        ("2031-05-12 | planned | article", "held 2031-05-10 article"),
    ]);
}

#[test]
fn cancelled_and_revived() {
    check(&[
        ("2031-03-20 | scheduled | host | 2031-05-10", "scheduled 2031-05-10 party"),
        ("2031-04-02 | cancelled | unnamed", "scheduled 2031-05-10 party"),
        ("2031-04-03 | cancelled | guest", "cancelled 2031-05-10 both"),
        ("2031-04-03 | scheduled | article | 2031-05-10", "cancelled 2031-05-10 both"),
        ("2031-04-08 | scheduled | host | 2031-05-10", "scheduled 2031-05-10 both"),
    ]);
}

#[test]
fn one_day_moved_twice() {
    check(&[
        ("2031-03-20 | scheduled | article | 2031-05-03", "scheduled 2031-05-03 article"),
        ("2031-04-01 | postponed | article | 2031-05-10", "postponed 2031-05-10 article"),
        ("2031-04-02 | scheduled | unnamed | 2031-05-03", "postponed 2031-05-10 article"),
        ("2031-04-10 | postponed | article", "postponed 2031-05-10 article"),
        ("2031-04-11 | postponed | article | - | 2031-05-10", "postponed - article"),
        ("2031-04-12 | scheduled | article | 2031-05-10", "postponed - article"),
        ("2031-04-20 | scheduled | host | 2031-06-01", "scheduled 2031-06-01 party"),
    ]);
    let all: Vec<Observation> = ["2031-03-20 | scheduled | article | 2031-05-03", "2031-04-01 | scheduled | article | 2031-05-10"]
        .iter()
        .enumerate()
        .map(|(i, r)| observation(i, r))
        .collect();
    let state = fold(&all, &[]);
    assert_eq!(state.previous.iter().filter_map(|w| w.edtf.as_deref()).collect::<Vec<_>>(), ["2031-05-03"]);
    assert_eq!((&*state.steps.last().unwrap().rule, &*state.steps.last().unwrap().old), ("when/moved", "2031-05-03"));
}

#[test]
fn a_denial_lowers_certainty_and_cancels_nothing() {
    check(&[
        ("2031-03-01 | scheduled | host | 2031-05-10", "scheduled 2031-05-10 party"),
        ("2031-03-02 | doubtful | denier", "scheduled 2031-05-10 party"),
        ("2031-03-03 | doubtful | guest", "doubtful 2031-05-10 both"),
    ]);
    let all: Vec<Observation> = ["2031-03-01 | scheduled | host | 2031-05-10", "2031-03-02 | doubtful | denier"]
        .iter()
        .enumerate()
        .map(|(i, r)| observation(i, r))
        .collect();
    let (before, after) = (fold(&all[..1], &[]), fold(&all, &[]));
    assert!(after.certainty < before.certainty);
    assert_eq!(after.steps.last().unwrap().rule, "certainty/denied");
}

#[test]
fn what_did_not_take_place_was_called_off() {
    check(&[
        ("2031-03-01 | scheduled | article | 2031-05-10", "scheduled 2031-05-10 article"),
        ("2031-05-12 | not held | article", "cancelled 2031-05-10 article"),
    ]);
}

#[test]
fn the_past_was_never_planned() {
    check(&[
        ("2031-03-01 | held | article | 2031-02-10", "unplanned 2031-02-10 unnamed"),
        ("2031-03-02 | planned | article", "unplanned 2031-02-10 unnamed"),
    ]);
}

#[test]
fn overdue_is_computed_for_a_day() {
    let all = [observation(0, "2031-03-01 | scheduled | article | 2031-05-10")];
    let state = fold(&all, &[]);
    let check = |day: &str, expected| assert_eq!(state.is_overdue(day.parse().unwrap()), expected, "{day}");
    check("2031-05-10", false);
    check("2031-05-11", true);
    assert!(!fold(&[observation(0, "2031-03-01 | planned | article")], &[]).is_overdue("2033-01-01".parse().unwrap()));
}

#[test]
fn a_person_wins() {
    let all = [observation(0, "2031-03-01 | scheduled | article | 2031-05-10")];
    let set = |change| Correction { day: None, change };
    let state =
        fold(&all, &[set(Change::Status(Status::Cancelled)), set(Change::Title("Harbour summit".to_owned())), set(Change::Confirm)]);
    assert_eq!((state.status, state.title.as_deref(), state.certainty), (Status::Cancelled, Some("Harbour summit"), 1.0));
    assert_eq!(state.steps.iter().filter(|s| s.rule.starts_with("correction/")).count(), 3);
}

#[test]
fn a_place_moves_with_its_day() {
    let told = |i: usize, report: &str, place: &str| Observation {
        place: Some(Place { text: Some(place.to_owned()), ..Place::default() }),
        ..observation(i, report)
    };
    let check = |reports: &[(&str, &str)], expected: &str| {
        let all: Vec<Observation> = reports.iter().enumerate().map(|(i, (report, place))| told(i, report, place)).collect();
        assert_eq!(fold(&all, &[]).place.and_then(|p| p.text).as_deref(), Some(expected), "{reports:?}");
    };
    let (set, moved, later) = (
        ("2031-04-01|scheduled|named|2031-05-03", "Lutha"),
        ("2031-04-09|postponed|named|2031-05-10|2031-05-03", "Lutha"),
        "2031-04-12|scheduled|article|2031-05-10",
    );
    let put_off = ("2031-04-09|postponed|named|2031-05-10|2031-05-03", "");
    check(&[set, put_off, (later, "Vale do Sul")], "Vale do Sul");
    check(&[set, moved, (later, "Vale do Sul")], "Lutha");
    check(&[set, put_off, (later, "the old castle")], "Lutha");
    check(&[set, ("2031-04-12|scheduled|article|2031-05-03", "Vale do Sul")], "Lutha");
}

#[test]
fn an_outlet_that_tells_of_it_is_no_voice_of_its_own() {
    let mut all = vec![observation(0, "2031-04-01|possible|article"), observation(1, "2031-04-03|doubtful|denier")];
    all.push(observation(2, "2031-04-05|possible|named"));
    all[0].outlet = Some("Harbour Post".to_owned());
    all[2].sources[0].name = Some("Harbour Post".to_owned());
    assert_eq!(fold(&all, &[]).status, Status::Doubtful);
    all[2].sources[0].name = Some("Milo Grant".to_owned());
    assert_eq!(fold(&all, &[]).status, Status::Possible);
}
