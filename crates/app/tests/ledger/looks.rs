//! `search`, `diff`, `claims`, `record` and `doctor`.

use super::desk::{Desk, NEWS, SUMMIT, fields, text};
use serde_json::{Value, json};

#[test]
fn search_finds_sentences() {
    let desk = Desk::with(&SUMMIT);
    let check = |words: &[&str], expected: &[&str]| {
        let mut found: Vec<String> = desk.rows(&[&["search"], words].concat()).iter().map(|hit| text(&hit["article"])).collect();
        found.sort();
        assert_eq!(found, expected, "{words:?}");
    };
    check(&["summit"], &["1", "2", "3", "4"]);
    check(&["Turku", "postponed"], &["3"]);
    check(&["trade deal"], &["2"]);
    check(&["\"deal trade\""], &[]);
    check(&["diplo*"], &["1"]);
    check(&["summit", "--from", "2031-04-01"], &["3", "4"]);
    check(&["summit", "--outlet", "harbour post"], &["1", "3"]);
    check(&["summit", "--to", "2031-03-31", "--as-of", "2031-03-11"], &["1"]);
    check(&["AND", "OR", "NOT", "(", "NEAR"], &[]);
    let hit = &desk.rows(&["search", "trade", "deal"])[0];
    assert_eq!(text(&hit["sentence"]), "Chilean foreign minister Lucia Barrios denied that a trade deal would be signed.");
    assert_eq!(desk.rows(&["search", "summit", "--limit", "1"]).len(), 1);
    assert!(desk.good(&["search", "trade"]).contains("Lucia Barrios") && desk.good(&["search", "zebra"]).contains("none found"));
    assert!(desk.bad(&["search", "\""]).contains("wanted words to look for"));
}

/// What became of the summit between two days.
fn changed(desk: &Desk, before: &str, after: &str) -> Vec<Value> {
    let rows = desk.rows(&["diff", before, after, "--actor", "Oras"]);
    rows.iter().map(|row| json!([row["ways"], row["before"]["status"], row["after"]["status"], row["after"]["edtf"]])).collect()
}

#[test]
fn diff_tells_what_changed() {
    let desk = Desk::with(&SUMMIT);
    let check = |before, after, expected: &[Value]| assert_eq!(changed(&desk, before, after), expected, "{before} {after}");
    check("2031-03-01", "2031-03-02", &[]);
    check("2031-03-02", "2031-03-03", &[json!([["new"], null, "possible", null])]);
    check("2031-03-11", "2031-03-12", &[json!([["moved", "firmer"], "possible", "scheduled", "2031-05-08"])]);
    check("2031-03-12", "2031-04-21", &[json!([["moved", "weaker"], "scheduled", "postponed", "2031-06-11"])]);
    check("2031-06-11", "2031-06-12", &[json!([["held"], "postponed", "held", "2031-06-11"])]);
    check("2031-06-12", "2031-06-30", &[]);
    let page = desk.good(&["diff", "2031-03-12", "2031-04-21"]);
    assert!(page.contains("moved, weaker · was scheduled, Thu 8 May 2031"), "{page}");
    assert!(desk.good(&["diff", "2031-06-12", "2031-06-13"]).contains("nothing changed"));
    assert!(desk.bad(&["diff", "2031-06-12", "2031-06-11"]).contains("the earlier first"));
    assert_eq!(desk.run(&["diff", "2031-06-12"]).status, 2);
}

#[test]
fn claims_of_the_whole_ledger() {
    let desk = Desk::with(&SUMMIT);
    let claims = desk.rows(&["claims"]);
    let denial = claims.iter().find(|c| c["first"]["name"] == "Lucia Barrios").expect("her denial");
    assert_eq!(
        fields(&denial["first"], &["article", "outlet", "published", "stance"]),
        json!(["2", "Coast Times", "2031-03-12", "denies"])
    );
    let page = desk.good(&["claims"]);
    assert!(page.contains("two people with knowledge") && page.contains("(unnamed)") && page.contains("Lucia Barrios"), "{page}");
    let own = desk.rows(&["claims", "--outlet", "Harbour Post", "--as-of", "2031-03-20"]);
    assert!(!own.is_empty() && own.iter().all(|c| c["first"]["outlet"] == "Harbour Post"), "{own:?}");
}

#[test]
fn the_record_counts_what_became_of_plans() {
    let desk = Desk::with(&SUMMIT);
    let of = |day: &str, name: &str| {
        let all = desk.rows(&["record", "--as-of", day]);
        let row =
            all.iter().find(|row| row["name"] == name).map(|row| fields(row, &["kept", "slipped", "slipped_days", "overdue", "open"]));
        row.unwrap_or_default()
    };
    assert_eq!(desk.good(&["record", "--as-of", "2031-03-03"]), "no dated plans yet\n");
    assert_eq!(of("2031-03-12", "Coast Times"), json!([0, 0, 0, 0, 1]));
    assert_eq!(of("2031-05-09", "Coast Times"), json!([0, 1, 34, 0, 0]));
    assert_eq!(of("2031-06-12", "Harbour Post"), json!([1, 0, 0, 0, 0]), "its day of the new date was right");
    let page = desk.good(&["record"]);
    assert!(page.contains("Coast Times") && page.contains("sources: named"), "{page}");
}

#[test]
fn a_plan_that_nobody_tells_the_end_of_is_overdue() {
    let desk = Desk::with(&NEWS[1..2]);
    assert_eq!(desk.rows(&["record", "--as-of", "2031-04-20"])[0]["open"], 1);
    assert_eq!(desk.rows(&["record", "--as-of", "2031-04-21"])[0]["overdue"], 1);
}

#[test]
fn doctor_finds_a_ledger_sound() {
    let desk = Desk::with(&NEWS);
    desk.add(&super::desk::all(&SUMMIT));
    assert_eq!(desk.good(&["doctor"]), "sound\n");
    let before = desk.good(&["export"]);
    assert_eq!(desk.good(&["doctor", "--rebuild"]), "sound\n");
    assert_eq!(desk.good(&["export"]), before);
}

#[test]
fn doctor_finds_damage() {
    let desk = Desk::with(&SUMMIT);
    desk.good(&["doctor"]);
    let path = desk.path().join("dateline.ledger");
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0xA5);
    std::fs::write(&path, bytes).unwrap();
    let ran = desk.run(&["doctor"]);
    assert!(ran.status == 1 && (ran.out.starts_with("database: ") || ran.err.contains("damage")), "{ran:?}");
    assert!(!ran.out.contains("sound\n"), "{ran:?}");
}
