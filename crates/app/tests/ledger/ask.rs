//! `diary`, `timeline` and `events`: which rows each filter leaves, and what was known on a day.

use super::desk::{Desk, NEWS, SUMMIT, text};
use serde_json::{Value, json};

const DAY: [&str; 2] = ["--as-of", "2031-03-10"];

/// The articles that the rows of a command come from, in the order of the rows; beside plans, only the meeting of Moen counts.
fn check(desk: &Desk, args: &[&str], expected: &[&str]) {
    let rows = desk.rows(&[args, &DAY].concat());
    let counts = |row: &&Value| row["status"] != "unplanned" || row["actors"].to_string().contains("Moen");
    let told: Vec<String> = rows.iter().filter(counts).map(|row| text(&row["article"])).collect();
    assert_eq!(told, expected, "{args:?}");
    let table = desk.good(&[args, &DAY].concat());
    assert!(rows.iter().all(|row| table.contains(row["event_id"].as_str().unwrap())), "{args:?}: {table}");
    assert_eq!(table.contains("none found"), rows.is_empty(), "{table}");
}

#[test]
fn the_diary_is_what_lies_ahead() {
    let desk = Desk::with(&NEWS);
    check(&desk, &["diary"], &["strike", "visit", "herring", "plan"]);
    check(&desk, &["diary", "--from", "2031-04-20"], &["visit", "herring"]);
    check(&desk, &["diary", "--from", "2031-04-02", "--to", "2031-04-20"], &["strike", "visit"]);
    check(&desk, &["diary", "--to", "2031-03-01"], &[]);
    check(&desk, &["diary", "--limit", "2"], &["strike", "visit"]);
    check(&desk, &["diary", "--status", "cancelled"], &["herring"]);
    check(&desk, &["diary", "--status", "cancelled", "--status", "planned"], &["herring", "plan"]);
    check(&desk, &["diary", "--status", "held"], &[]);
}

#[test]
fn the_timeline_is_what_happened() {
    let desk = Desk::with(&NEWS);
    check(&desk, &["timeline"], &["met"]);
    check(&desk, &["timeline", "--from", "2031-03-04", "--to", "2031-03-04"], &["met"]);
    check(&desk, &["timeline", "--from", "2031-03-05"], &[]);
    check(&desk, &["timeline", "--to", "2031-03-03"], &[]);
}

#[test]
fn every_filter_of_all_events() {
    let desk = Desk::with(&NEWS);
    check(&desk, &["events", "--actor", "Salgado"], &["met"]);
    check(&desk, &["events", "--actor", "sigrid moen"], &["met"]);
    check(&desk, &["events", "--actor", "Nobody"], &[]);
    check(&desk, &["events", "--place", "Lisbon"], &["visit"]);
    check(&desk, &["events", "--place", "PT"], &["met", "visit"]);
    check(&desk, &["events", "--place", "no"], &["herring"]);
    check(&desk, &["events", "--type", "PROTEST"], &["strike"]);
    check(&desk, &["events", "--type", "protest"], &["strike"]);
    check(&desk, &["events", "--outlet", "coast times"], &["visit"]);
    check(&desk, &["events", "--outlet", "Dock"], &[]);
    check(&desk, &["events", "--status", "scheduled"], &["strike", "visit"]);
    assert_eq!(desk.rows(&["events", "--limit", "3"]), desk.rows(&["events"])[..3]);
    check(&desk, &["events", "--place", "PT", "--type", "CONSULT", "--status", "scheduled", "--outlet", "Coast Times"], &["visit"]);
    check(&desk, &["events", "--actor", "Odera", "--place", "Porto"], &[]);
}

#[test]
fn wrong_filters_are_wrong_usage() {
    let desk = Desk::with(&NEWS[..1]);
    let cases: [(&[&str], &str); 5] = [
        (&["diary", "--status", "sure"], "wanted one of unplanned, possible, planned"),
        (&["events", "--from", "May"], "--from"),
        (&["events", "--as-of", "2031-02-30"], "--as-of"),
        (&["timeline", "--limit", "-1"], "-1"),
        (&["diary", "--limit", "0"], "--limit"),
    ];
    for (args, part) in cases {
        let ran = desk.run(args);
        assert!(ran.status == 2 && ran.out.is_empty() && ran.err.contains(part), "{args:?}: {}", ran.err);
    }
}

#[test]
fn nothing_later_is_known_as_of_a_day() {
    let desk = Desk::with(&SUMMIT);
    let commands: [&[&str]; 5] = [&["diary"], &["timeline"], &["events"], &["claims"], &["search", "summit"]];
    let later = ["2031-03-12", "2031-04-21", "2031-06-12", "May 8", "8 May", "Turku", "Barrios", "Tamberg", "Morning Wire", "Coast Times"];
    for command in commands {
        for json in [&[][..], &["--json"]] {
            let out = desk.good(&[command, &["--as-of", "2031-03-11"], json].concat());
            assert!(later.iter().all(|word| !out.contains(word)), "{command:?}: {out}");
            let before = desk.good(&[command, &["--as-of", "2031-03-02"], json].concat());
            assert!(!before.contains("Oras") && !before.contains("Harbour"), "{command:?}: {before}");
        }
    }
    let name = desk.name("Summit");
    let show = desk.good(&["show", &name, "--as-of", "2031-03-11", "--json"]);
    assert!(later.iter().all(|word| !show.contains(word)), "{show}");
    let mentions = desk.good(&["export", "--mentions", "--as-of", "2031-03-11"]);
    assert!(mentions.lines().count() > 0 && mentions.lines().all(|line| line.contains("\"article\":\"1\"")), "{mentions}");
    assert!(desk.bad(&["show", &name, "--as-of", "2031-03-02"]).contains("ask for a later day"));
}

#[test]
fn a_ledger_of_all_days_answers_as_one_that_ended_on_the_day() {
    let whole = Desk::with(&SUMMIT);
    for (count, day) in ["2031-03-03", "2031-03-12", "2031-04-21", "2031-06-12"].into_iter().enumerate() {
        let part = Desk::with(&SUMMIT[..=count]);
        for args in [["diary", "--json"], ["timeline", "--json"], ["events", "--json"], ["export", "--csv"], ["export", "--mentions"]] {
            let args = [&args[..], &["--as-of", day]].concat();
            assert_eq!(whole.good(&args), part.good(&args), "{args:?}");
        }
    }
}

#[test]
fn a_day_that_passes_without_a_report_is_overdue() {
    let desk = Desk::with(&NEWS[1..2]);
    let overdue = |day: &str| desk.rows(&["diary", "--as-of", day])[0]["overdue"].clone();
    assert_eq!([overdue("2031-04-20"), overdue("2031-04-21")], [json!(false), json!(true)]);
    assert!(desk.good(&["diary", "--as-of", "2031-04-21"]).contains("overdue"));
}

#[test]
fn the_ledger_is_another_one_by_its_flag() {
    let desk = Desk::new();
    let other = ["--ledger", "other.ledger"];
    desk.write("n.jsonl", super::desk::all(&NEWS)).good(&[&["add", "n.jsonl"], &other[..]].concat());
    assert!(desk.good(&[&["diary"], &other[..]].concat()).starts_with("other.ledger\n"));
    assert!(desk.bad(&["events"]).contains("dateline.ledger"));
}

#[test]
fn without_a_ledger_the_article_is_read_as_before() {
    let desk = Desk::new();
    let article = "date 2031-03-06\nKenyan President Amina Odera will visit Lisbon on April 20, her office said.";
    for command in ["diary", "timeline", "claims"] {
        let piped = desk.feed(&[command], article.as_bytes());
        assert_eq!((piped.status, piped.err.as_str()), (0, ""), "{command}");
        assert!(piped.out.starts_with("standard input · published Thu 6 Mar 2031"), "{command}: {}", piped.out);
        assert_eq!(piped.out, desk.feed(&[command, "-"], article.as_bytes()).out);
    }
    assert!(std::fs::read_dir(desk.path()).unwrap().next().is_none(), "nothing is left in the folder");
}

#[test]
fn beside_a_ledger_an_article_that_is_named_is_read() {
    let desk = Desk::with(&NEWS);
    desk.write("a.txt", "date 2031-03-06\nKenyan President Amina Odera will visit Rome on April 21, her office said.");
    let read = desk.good(&["diary", "a.txt"]);
    assert!(read.starts_with("a.txt · published") && read.contains("Rome") && !read.contains("Lisbon"), "{read}");
    assert!(desk.good(&["diary", "--as-of", "2031-03-10"]).contains("Lisbon"));
}
