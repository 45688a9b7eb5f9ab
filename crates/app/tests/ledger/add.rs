//! `dateline add`: each kind of source, and what could not be kept.

use super::desk::{Desk, NEWS, all, article, lines, text, value};
use serde_json::json;

fn file(i: usize) -> String {
    let [_, day, _, text] = NEWS[i];
    format!("date {day}\n{text}\n")
}

/// Adds with these arguments and this standard input: new, changed, known, failed; and the ids of the articles kept by then.
fn check(desk: &Desk, args: &[&str], stdin: &str, tally: [u8; 4], ids: &[&str]) {
    let ran = desk.feed(&[&["add", "--json"], args].concat(), stdin.as_bytes());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{args:?}");
    assert_eq!(
        value(&ran.out),
        json!({"new": tally[0], "changed": tally[1], "known": tally[2], "failed": tally[3], "foreign": 0, "other": 0}),
        "{args:?}"
    );
    let mut kept: Vec<String> = desk.rows(&["events"]).iter().map(|row| text(&row["article"])).collect();
    kept.sort();
    kept.dedup();
    assert_eq!(kept, ids, "{args:?}");
}

#[test]
fn every_kind_of_source_is_taken() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path().join("news/deep")).unwrap();
    desk.write("a.txt", file(0)).write("news/b.txt", file(1)).write("news/deep/c.jsonl", all(&NEWS[2..3]));
    desk.write("news/photo.png", "no article").write("news/notes.md", "no article").write("d.ndjson", all(&NEWS[3..4]));
    check(&desk, &["a.txt"], "", [1, 0, 0, 0], &["a.txt"]);
    check(&desk, &["news", "d.ndjson"], "", [3, 0, 0, 0], &["a.txt", "herring", "met", "news/b.txt"]);
    check(&desk, &["--jsonl", "-"], &all(&NEWS[4..]), [1, 0, 0, 0], &["a.txt", "herring", "met", "news/b.txt", "plan"]);
    check(&desk, &["."], "", [0, 0, 4, 0], &["a.txt", "herring", "met", "news/b.txt", "plan"]);
}

#[test]
fn standard_input_is_one_article_or_lines() {
    let plain = Desk::new();
    check(&plain, &[], &file(0), [1, 0, 0, 0], &["-"]);
    check(&plain, &["-"], &file(0), [0, 0, 1, 0], &["-"]);
    assert_eq!(plain.row("Strike")["report_date"], "2031-03-05");
    let given = Desk::new();
    let stdin = NEWS[0][3];
    check(&given, &["--date", "2031-03-06", "--outlet", "Quay News"], stdin, [1, 0, 0, 0], &["-"]);
    assert_eq!((&given.row("Strike")["report_date"], &given.row("Strike")["outlet"]), (&json!("2031-03-06"), &json!("Quay News")));
}

#[test]
fn the_same_twice_is_known() {
    let desk = Desk::with(&NEWS);
    let before = desk.good(&["export"]);
    check(&desk, &["--jsonl", "-"], &all(&NEWS), [0, 0, 5, 0], &["herring", "met", "plan", "strike", "visit"]);
    check(&desk, &["--jsonl", "-"], &all(&[NEWS[0], NEWS[0]]), [0, 0, 2, 0], &["herring", "met", "plan", "strike", "visit"]);
    assert_eq!(desk.good(&["export"]), before);
    let line = desk.feed(&["add", "--jsonl", "-"], all(&NEWS).as_bytes()).out;
    assert_eq!(line, "dateline.ledger: 0 new, 0 changed, 5 known already, 0 failed\n");
}

#[test]
fn twice_in_one_run_is_one() {
    let desk = Desk::new();
    check(&desk, &["--jsonl", "-"], &all(&[NEWS[0], NEWS[1], NEWS[0]]), [2, 0, 1, 0], &["strike", "visit"]);
}

#[test]
fn a_bad_line_is_named_and_noted_and_the_others_are_read() {
    let desk = Desk::new();
    let bad = ["nonsense", "{\"id\": 7}", "{\"id\": \"8\", \"published\": \"2031-02-30\", \"text\": \"They met.\"}", "[1]"];
    desk.write("n.jsonl", format!("{}{}\n\n{}", all(&NEWS[..2]), bad.join("\n"), all(&NEWS[2..])));
    let ran = desk.run(&["add", "n.jsonl", "missing.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (3, "dateline.ledger: 5 new, 0 changed, 0 known already, 5 failed\n"));
    let failures = desk.rows(&["failures"]);
    assert_eq!(failures.len(), 5, "{failures:?}");
    for part in ["n.jsonl: line 3: ", "n.jsonl: line 4: ", "n.jsonl: line 5: ", "n.jsonl: line 6: ", "missing.txt: No such file"] {
        assert_eq!(ran.err.matches(&format!("dateline: {part}")).count(), 1, "{part} in {}", ran.err);
        assert!(failures.iter().any(|f| text(&f["why"]).starts_with(part)), "{part} in {failures:?}");
    }
    desk.run(&["add", "n.jsonl", "missing.txt"]);
    assert_eq!(desk.good(&["failures"]).lines().count(), 5, "each is noted once");
}

#[test]
fn a_failure_says_which_line() {
    let desk = Desk::with(&NEWS);
    desk.write("n.jsonl", "\nnonsense\n").run(&["add", "n.jsonl"]);
    assert_eq!(desk.rows(&["failures"])[0]["place"], "n.jsonl: line 2");
}

#[test]
fn nothing_but_failures_is_status_1() {
    let desk = Desk::new();
    desk.write("x.jsonl", "nonsense\n");
    for args in [["add", "x.jsonl"], ["add", "missing.txt"], ["add", "-"]] {
        let ran = desk.run(&args);
        assert_eq!((ran.status, ran.err.lines().count()), (1, 1), "{args:?}: {}", ran.err);
    }
    assert_eq!(desk.titles(&["events"]), [""; 0]);
}

#[test]
fn an_article_of_which_little_is_known_is_kept() {
    let desk = Desk::new();
    let mut undated = article(NEWS[0]);
    undated.as_object_mut().unwrap().retain(|key, _| key == "id" || key == "text");
    assert_eq!(desk.add(&lines(&[undated]))["new"], 1);
    assert_eq!(desk.row("Strike")["report_date"], json!(null));
    assert_eq!(desk.titles(&["events", "--as-of", "2031-12-31"]), [""; 0], "what has no day is known on none");
}
