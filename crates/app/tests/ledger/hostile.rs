//! Text from articles that tries to be more than text: no table lets it through.

use super::desk::{Desk, article, lines, text};
use serde_json::{Value, json};

/// An escape sequence of each kind, marks that turn a line round, and a second line that looks like one of ours.
const EVIL: &str = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{202E}\u{9b}31m\r\nDIARY\u{2066}\u{2028}";
const HARM: [char; 9] = ['\u{1b}', '\u{7}', '\u{202E}', '\u{9b}', '\r', '\u{2066}', '\u{2028}', '\u{0}', '\u{8}'];

fn evil() -> Vec<Value> {
    let make = |id: &str, day: &str, text: &str| {
        let mut a = article([id, day, "Coast", text]);
        for name in ["id", "outlet", "title", "url"] {
            a[name] = json!(format!("{}{EVIL} {id}", a[name].as_str().unwrap_or("")));
        }
        a
    };
    let (first, second) = (
        format!("Kenyan President Amina{EVIL} Odera will visit Lisbon on April 20, Minister Lena Rask {EVIL} said on Thursday."),
        format!("Minister Lena Rask denied that the strike{EVIL} in Porto would be held. A strike will be held if {EVIL} talks fail."),
    );
    vec![
        make("1", "2031-03-06", &first),
        make("2", "2031-03-07", &second),
        make("3", "2031-03-08", "The summit in Turku will be held on May 8."),
    ]
}

fn check(desk: &Desk, args: &[&str]) {
    let ran = desk.run_in(&[("COLUMNS", "400")], args);
    for (name, out) in [("standard output", &ran.out), ("standard error", &ran.err)] {
        assert!(!out.contains(HARM), "{args:?}, {name}: {out:?}");
    }
}

#[test]
fn no_table_lets_it_through() {
    let desk = Desk::new();
    desk.add(&lines(&evil()));
    let tables: [&[&str]; 9] = [
        &["diary"],
        &["diary", "--quotes", "--all"],
        &["timeline"],
        &["events"],
        &["claims"],
        &["record"],
        &["search", "said"],
        &["search", "summit"],
        &["diff", "2031-03-01", "2031-03-30"],
    ];
    tables.iter().for_each(|args| check(&desk, args));
    let page = desk.run_in(&[("COLUMNS", "400")], &["events"]).out;
    assert!(page.lines().all(|line| !line.starts_with("DIARY")), "no second line where one is meant: {page}");
    let rows = desk.rows(&["events"]);
    assert!(rows.len() >= 3, "{rows:?}");
    for row in rows {
        check(&desk, &["show", &text(&row["event_id"])]);
        check(&desk, &["why", &text(&row["event_id"])]);
    }
    assert_eq!(desk.good(&["doctor"]), "sound\n");
}

#[test]
fn nor_do_messages_failures_and_corrections() {
    let desk = Desk::new();
    desk.add(&lines(&evil()));
    let name = desk.name("ummit");
    let bad = format!("{EVIL} nonsense\n");
    desk.write("bad.jsonl", &bad);
    for args in [&["add", "bad.jsonl"][..], &["failures"], &["show", EVIL], &["search", EVIL], &["events", "--ledger", EVIL]] {
        check(&desk, args);
    }
    desk.good(&["correct", "rename", &name, EVIL, "--why", EVIL, "--who", EVIL]);
    desk.good(&["correct", "set", &name, "place", EVIL]);
    for args in [&["correct", "list"][..], &["correct", "set", &name, "when", EVIL], &["events"], &["show", &name], &["why", &name]] {
        check(&desk, args);
    }
    assert_eq!(desk.good(&["correct", "list"]).lines().count(), 2);
}

#[test]
fn tables_keep_the_width() {
    let desk = Desk::new();
    let mut long = evil();
    long.push(article([&"x".repeat(300), "2031-03-09", &"東京新聞 ".repeat(60), "The congress of dockers will be held in Oslo on May 9."]));
    desk.add(&lines(&long));
    for columns in ["40", "80", "200"] {
        for args in [&["events"][..], &["claims"], &["record"], &["search", "held"], &["diff", "2031-03-01", "2031-03-30"]] {
            let out = desk.run_in(&[("COLUMNS", columns)], args).out;
            let widest = out.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
            assert!(widest <= columns.parse().unwrap(), "{widest} for {columns}: {out}");
        }
    }
}

#[test]
fn words_of_a_query_are_no_query() {
    let desk = Desk::new();
    desk.add(&lines(&evil()));
    for word in ["'", "\"", "%", "_", "*", "'; DROP TABLE version; --", "a\"b", "NEAR(", "-", "^x", "col:x"] {
        let found = desk.run(&["search", "--", word]);
        assert!(found.status <= 1 && !found.err.contains("fault of the database"), "{word}: {found:?}");
        for flag in ["--actor", "--place", "--type", "--outlet"] {
            desk.good(&["events", &format!("{flag}={word}")]);
        }
    }
    assert_eq!(desk.good(&["doctor"]), "sound\n");
}
