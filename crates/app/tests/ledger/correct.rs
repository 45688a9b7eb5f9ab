//! `dateline correct`: corrections win, survive a new reading and later articles, and can be undone.

use super::desk::{Desk, NEWS, SUMMIT, all, fields, text, value};
use serde_json::{Value, json};

/// Corrects on a day of the story, and answers the number.
fn correct(desk: &Desk, what: &[&str]) -> String {
    let said = desk.good(&[&["correct", "--who", "Ines", "--on", "2031-06-13"], what].concat());
    let number = said.strip_prefix("correction ").and_then(|rest| rest.split_once(';')).expect("a number").0;
    assert_eq!(said, format!("correction {number}; `dateline correct undo {number}` takes it back\n"));
    number.to_owned()
}

/// All rows.
fn rows(desk: &Desk) -> String {
    desk.good(&["export"])
}

/// The correction shows in the export, holds after a new reading, and goes when it is undone.
fn check(desk: &Desk, what: &[&str], shows: impl Fn(&Desk) -> bool) {
    let before = rows(desk);
    assert!(!shows(desk), "{what:?} is not so before: {before}");
    let number = correct(desk, what);
    let after = rows(desk);
    assert!(shows(desk), "{what:?}: {after}");
    desk.good(&["reread"]);
    assert_eq!(rows(desk), after, "{what:?} survives a new reading");
    assert_eq!(desk.good(&["doctor"]), "sound\n", "{what:?}");
    let undone = correct(desk, &["undo", &number]);
    assert_eq!(rows(desk), before, "{what:?} is undone");
    correct(desk, &["undo", &undone]);
    assert_eq!(rows(desk), after, "{what:?}: to undo can be undone");
    correct(desk, &["undo", &number]);
}

fn is(desk: &Desk, word: &str, field: &str, expected: &Value) -> bool {
    desk.rows(&["events"]).iter().any(|row| text(&row["title"]).contains(word) && row[field] == *expected)
}

#[test]
fn fields_are_set() {
    let desk = Desk::with(&SUMMIT);
    let name = desk.name("Summit");
    check(&desk, &["set", &name, "status", "cancelled"], |d| is(d, "Summit", "status", &json!("cancelled")));
    let desk = Desk::with(&SUMMIT[..2]);
    check(&desk, &["set", &name, "when", "2031-06"], |d| is(d, "Summit", "edtf", &json!("2031-06")));
    check(&desk, &["set", &name, "place", "Oulu"], |d| is(d, "Summit", "place", &json!("Oulu")));
    check(&desk, &["set", &name, "when", ""], |d| is(d, "Summit", "edtf", &json!(null)));
    check(&desk, &["set", &name, "place", ""], |d| is(d, "Summit", "place", &json!(null)));
}

#[test]
fn an_event_is_renamed_and_rejected() {
    let desk = Desk::with(&SUMMIT[..2]);
    let name = desk.name("Summit");
    check(&desk, &["rename", &name, "Turku talks"], |d| is(d, "Turku talks", "event_id", &json!(name)));
    check(&desk, &["reject", &name], |d| d.rows(&["events"]).iter().all(|row| row["event_id"] != json!(name)));
}

#[test]
fn two_events_become_one_and_one_becomes_two() {
    let desk = Desk::with(&NEWS);
    let (strike, visit) = (desk.name("Strike"), desk.name("Odera"));
    let count = desk.rows(&["events"]).len();
    check(&desk, &["merge", &strike, &visit], |d| d.rows(&["events"]).len() == count - 1 && is(d, "", "n_reports", &json!(2)));
    let desk = Desk::with(&SUMMIT);
    let name = desk.name("Summit");
    let shown = value(&desk.good(&["show", &name, "--json"]));
    let last = text(&shown["reports"][3]["mention"]);
    check(&desk, &["split", &name, &last], |d| is(d, "Summit", "status", &json!("postponed")) && is(d, "Summit", "event_id", &json!(last)));
}

#[test]
fn a_row_that_is_confirmed_withstands_a_denial() {
    let denial = [
        "5",
        "2031-03-20",
        "Morning Wire",
        "Chilean President Rafael Quintana denied on Thursday that he would hold a summit \
        with Estonian President Mirjam Oras in Turku on May 8.",
    ];
    let plain = Desk::with(&[SUMMIT[1], denial]);
    assert_eq!(plain.row("Summit")["status"], "doubtful");
    let desk = Desk::with(&SUMMIT[1..2]);
    let name = desk.name("Summit");
    desk.good(&["correct", "confirm", &name, "--on", "2031-03-13"]);
    desk.add(&all(&[denial]));
    assert_eq!(desk.row("Summit")["status"], "scheduled");
    desk.good(&["reread"]);
    assert_eq!(desk.row("Summit")["status"], "scheduled");
}

#[test]
fn a_correction_is_not_known_before_its_day() {
    let desk = Desk::with(&SUMMIT);
    let before = desk.good(&["export", "--as-of", "2031-06-12"]);
    correct(&desk, &["rename", &desk.name("Summit"), "Turku talks"]);
    assert_eq!(desk.good(&["export", "--as-of", "2031-06-12"]), before);
    assert!(desk.good(&["export", "--as-of", "2031-06-13"]).contains("Turku talks"));
}

#[test]
fn a_correction_holds_on_to_the_words_when_later_articles_come() {
    let desk = Desk::with(&SUMMIT[..2]);
    desk.good(&["correct", "set", &desk.name("Summit"), "place", "Oulu", "--on", "2031-03-13"]);
    desk.add(&all(&SUMMIT[2..]));
    assert_eq!(fields(&desk.row("Summit"), &["place", "status", "n_reports"]), json!(["Oulu", "held", 4]));
}

#[test]
fn the_list_tells_who_when_what_and_why() {
    let desk = Desk::with(&SUMMIT);
    let name = desk.name("Summit");
    assert_eq!(desk.good(&["correct", "list"]), "");
    correct(&desk, &["set", &name, "place", "Oulu", "--why", "told by the palace"]);
    correct(&desk, &["rename", &name, "Oulu talks"]);
    correct(&desk, &["undo", "1", "--why", "it was Turku"]);
    let list = desk.good(&["correct", "list"]);
    let lines: Vec<&str> = list.lines().map(str::trim_end).collect();
    let expected = [
        format!("1 2031-06-13 Ines: set {name} place \"Oulu\" (undone) told by the palace"),
        format!("2 2031-06-13 Ines: rename {name} \"Oulu talks\""),
        "3 2031-06-13 Ines: undo 1 it was Turku".to_owned(),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn what_cannot_be_corrected_is_refused_and_nothing_changes() {
    let desk = Desk::with(&SUMMIT);
    let (name, before) = (desk.name("Summit"), rows(&desk));
    let cases: [(&[&str], &str); 10] = [
        (&["set", &name, "status", "maybe"], "wanted a status, met \"maybe\""),
        (&["set", &name, "when", "soon"], "wanted EDTF"),
        (&["set", &name, "when", "2031-02-30"], "wanted EDTF"),
        (&["rename", "00000000zz", "x"], "met none of that name"),
        (&["reject", "x"], "wanted the name of an event"),
        (&["merge", &name, "00000000zz"], "met none of that name"),
        (&["split", &name, &name, "00000000zz"], "00000000zz"),
        (&["merge", &name, &name], "wanted two events to merge"),
        (&["rename", &name, " "], "wanted a title, met none"),
        (&["undo", "9"], "wanted correction 9 to undo"),
    ];
    for (what, part) in cases {
        let said = desk.bad(&[&["correct"], what].concat());
        assert!(said.contains(part), "{what:?}: {said}");
    }
    assert_eq!((rows(&desk), desk.good(&["correct", "list"])), (before, String::new()));
    assert_eq!(desk.run(&["correct", "set", &name, "colour", "red"]).status, 2);
}
