//! One summit over four articles: possible, scheduled, postponed, held.

use super::desk::{Desk, SUMMIT, fields, text, value};
use serde_json::{Value, json};

const FIELDS: [&str; 6] = ["status", "edtf", "previous_dates", "place", "n_reports", "outlets"];

/// What is or was a plan of hers.
const PLANS: [&str; 11] =
    ["diary", "--actor", "Oras", "--status", "possible", "--status", "scheduled", "--status", "postponed", "--status", "held"];

fn check(desk: &Desk, day: &str, expected: &Value) {
    let rows = desk.rows(&[&PLANS[..], &["--as-of", day]].concat());
    assert_eq!(rows.len(), 1, "one event: {rows:?}");
    assert_eq!(fields(&rows[0], &FIELDS), *expected, "{day}");
}

fn check_all(desk: &Desk, until: usize) {
    let rows = [
        ("2031-03-03", json!(["possible", null, [], null, 1, ["Harbour Post"]])),
        ("2031-03-12", json!(["scheduled", "2031-05-08", [], "Turku", 2, ["Harbour Post", "Coast Times"]])),
        ("2031-04-21", json!(["postponed", "2031-06-11", ["2031-05-08"], "Turku", 3, ["Harbour Post", "Coast Times"]])),
        ("2031-06-12", json!(["held", "2031-06-11", ["2031-05-08"], "Turku", 4, ["Harbour Post", "Coast Times", "Morning Wire"]])),
    ];
    rows[..until].iter().for_each(|(day, row)| check(desk, day, row));
}

#[test]
fn from_possible_to_held() {
    let desk = Desk::new();
    for (i, article) in SUMMIT.iter().enumerate() {
        desk.add(&super::desk::all(&[*article]));
        check_all(&desk, i + 1);
    }
    let table = desk.good(&["diary", "--as-of", "2031-04-21"]);
    assert!(table.contains("Wed 11 Jun 2031") && table.contains("was Thu 8 May 2031"), "{table}");
    let diary = desk.titles(&["diary", "--as-of", "2031-06-12", "--actor", "Oras"]);
    assert!(diary.is_empty(), "what was held lies no longer ahead: {diary:?}");
    assert!(desk.rows(&["timeline", "--actor", "Oras"]).iter().any(|row| row["status"] == "held"));
}

#[test]
fn show_has_each_step_and_each_report() {
    let desk = Desk::with(&SUMMIT);
    let name = desk.name("Summit");
    let shown = value(&desk.good(&["show", &name, "--json"]));
    let steps: Vec<Value> =
        shown["steps"].as_array().unwrap().iter().map(|s| fields(s, &["reported", "article", "field", "old", "new"])).collect();
    let expected = [
        json!(["2031-03-03", "1", "status", "unplanned", "possible"]),
        json!(["2031-03-12", "2", "status", "possible", "scheduled"]),
        json!(["2031-03-12", "2", "when", "", "2031-05-08"]),
        json!(["2031-03-12", "2", "place", "", "Turku"]),
        json!(["2031-04-21", "3", "status", "scheduled", "postponed"]),
        json!(["2031-04-21", "3", "when", "2031-05-08", "2031-06-11"]),
        json!(["2031-06-12", "4", "status", "postponed", "held"]),
    ];
    assert_eq!(steps, expected);
    let reports = shown["reports"].as_array().unwrap();
    for (report, [id, day, outlet, article]) in reports.iter().zip(SUMMIT) {
        assert_eq!(fields(report, &["article", "published", "outlet"]), json!([id, day, outlet]));
        let [start, end] = [0, 1].map(|i| report["span"][i].as_u64().unwrap() as usize);
        let word: String = article.chars().skip(start).take(end - start).collect();
        assert!(article.contains(&text(&report["sentence"])) && text(&report["sentence"]).contains(&word), "{report}");
    }
    assert_eq!(reports.len(), 4);
    assert_eq!(fields(&shown, &FIELDS), fields(&desk.row("Summit"), &FIELDS));
}

#[test]
fn show_is_a_page_too() {
    let desk = Desk::with(&SUMMIT);
    let page = desk.good(&["show", &desk.name("Summit")]);
    let parts = ["Summit between", "STEPS", "status: scheduled → postponed", "when: 2031-05-08 → 2031-06-11", "REPORTS", "Hele Tamberg"];
    let places: Vec<_> = parts.iter().map(|part| page.find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {page}");
    assert!(page.contains("“Diplomats from Estonia and Chile are exploring"), "each report with its sentence: {page}");
}

#[test]
fn show_follows_a_condition_both_ways() {
    let desk = Desk::with(&super::desk::NEWS);
    let plan = desk.name("Vula");
    let shown = value(&desk.good(&["show", &plan, "--json"]));
    assert_eq!(fields(&shown["conditions"][0], &["kind", "text"]), json!(["if", "if the budget is approved"]));
    let trigger = text(&shown["conditions"][0]["trigger"]);
    let back = value(&desk.good(&["show", &trigger, "--json"]));
    assert_eq!(fields(&back["dependants"][0], &["event", "condition"]), json!([plan, "if the budget is approved"]));
    assert!(desk.good(&["show", &trigger]).contains("DEPENDS ON IT"));
}

#[test]
fn why_gives_the_points() {
    let desk = Desk::with(&SUMMIT);
    let name = desk.name("Summit");
    let why = value(&desk.good(&["why", &name, "--json"]));
    let joined = why["joined"].as_array().unwrap();
    assert_eq!((joined.len(), &joined[0]["points"]), (4, &json!([])));
    for j in &joined[1..] {
        let sum: i64 = j["points"].as_array().unwrap().iter().map(|p| p["points"].as_i64().unwrap()).sum();
        assert_eq!(j["score"], sum, "{j}");
        assert!(sum >= j["threshold"].as_i64().unwrap(), "{j}");
    }
    let page = desk.good(&["why", &name]);
    assert!(page.contains("founded it") && page.contains("same word +7") && page.contains("NEARLY"), "{page}");
}

#[test]
fn mentions_of_show_are_those_of_why() {
    let desk = Desk::with(&SUMMIT);
    let name = desk.name("Summit");
    let of = |command: &str, list: &str| {
        let all = value(&desk.good(&[command, &name, "--json"]));
        all[list].as_array().unwrap().iter().map(|m| text(&m["mention"])).collect::<Vec<_>>()
    };
    assert_eq!(of("show", "reports"), of("why", "joined"));
}
