//! `dateline export`: JSON Lines, CSV, mentions and the codebook.

use super::desk::{Desk, NEWS, SUMMIT, all, article, lines, text, value};
use serde_json::{Value, json};

#[test]
fn json_lines_are_the_rows_of_events() {
    let desk = Desk::with(&NEWS);
    let mut exported: Vec<Value> = desk.good(&["export"]).lines().map(value).collect();
    let mut rows = desk.rows(&["events"]);
    let key = |row: &Value| text(&row["event_id"]);
    exported.sort_by_key(key);
    rows.sort_by_key(key);
    assert_eq!(exported, rows);
}

#[test]
fn filters_narrow_the_export() {
    let desk = Desk::with(&NEWS);
    for filter in [["--actor", "Odera"], ["--place", "PT"], ["--from", "2031-04-20"], ["--status", "scheduled"], ["--limit", "2"]] {
        assert_eq!(
            desk.good(&[&["export"], &filter[..]].concat()),
            desk.good(&[&["events", "--json"], &filter[..]].concat()),
            "{filter:?}"
        );
    }
}

#[test]
fn the_codebook_names_each_column_once() {
    let desk = Desk::with(&NEWS);
    let book = desk.good(&["export", "--codebook"]);
    let named: Vec<&str> = book.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next()).skip(1).collect();
    let csv = desk.good(&["export", "--csv"]);
    assert_eq!(named.join(","), csv.lines().next().unwrap());
    let row = value(desk.good(&["export"]).lines().next().unwrap());
    let mut keys: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
    let mut sorted = named.clone();
    keys.sort_unstable();
    sorted.sort_unstable();
    assert_eq!(sorted, keys);
    assert_eq!(Desk::new().good(&["export", "--codebook"]), book, "it needs no ledger");
}

/// The cells of each row of a CSV file (RFC 4180), quotes taken off.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut quoted) = (vec![vec![String::new()]], false);
    for c in csv.strip_suffix('\n').expect("a last line break").chars() {
        let row = rows.last_mut().unwrap();
        match c {
            // A doubled quote closes and opens again.
            '"' => {
                if !quoted && row.last().unwrap().ends_with(|_| true) {
                    row.last_mut().unwrap().push('"');
                }
                quoted = !quoted;
            }
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => row.last_mut().unwrap().push(c),
        }
    }
    rows
}

#[test]
fn csv_has_a_row_for_each_line_of_json() {
    let desk = Desk::with(&NEWS);
    desk.add(&all(&SUMMIT));
    let (csv, json) = (desk.good(&["export", "--csv"]), desk.good(&["export"]));
    let rows = cells(&csv);
    assert_eq!((rows.len(), csv.lines().count()), (json.lines().count() + 1, json.lines().count() + 1), "one row a line");
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{csv}");
    for (row, object) in rows[1..].iter().zip(json.lines().map(value)) {
        assert_eq!((&row[0], &row[1]), (&text(&object["event_id"]), &text(&object["title"])));
    }
    assert!(csv.contains("Mirjam Oras; Rafael Quintana"), "{csv}");
}

/// An article whose every field is a formula.
fn formulas() -> Value {
    let mut evil = article(["=1+1", "2031-03-03", "=HYPERLINK(\"http://evil.example\")", NEWS[1][3]]);
    evil["title"] = json!("=HYPERLINK(\"http://evil.example\",\"click\")");
    evil["url"] = json!("@SUM(1+1)*cmd|' /C calc'!A0");
    evil
}

#[test]
fn no_cell_is_a_formula() {
    let desk = Desk::new();
    desk.add(&lines(&[formulas()]));
    desk.good(&["correct", "rename", &desk.name("Odera"), "=HYPERLINK(\"http://evil.example\")"]);
    let csv = desk.good(&["export", "--csv"]);
    let cells: Vec<String> = cells(&csv).concat();
    assert!(cells.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{cells:?}");
    for safe in ["'=HYPERLINK(\"http://evil.example\")", "'=1+1", "'@SUM(1+1)*cmd|' /C calc'!A0"] {
        assert!(cells.iter().any(|cell| cell == safe), "{safe} in {cells:?}");
    }
    let rows: Vec<Value> = desk.good(&["export"]).lines().map(value).collect();
    assert!(rows.iter().all(|row| row["outlet"] == "=HYPERLINK(\"http://evil.example\")"), "JSON has it as it came");
}

#[test]
fn csv_is_one_row_a_line_whatever_comes() {
    let desk = Desk::new();
    let mut evil = article(["a\r\nb", "2031-03-03", "Coast\r\nTimes\n", NEWS[1][3]]);
    evil["url"] = json!("https://coast.example/\n=1+1");
    desk.add(&lines(&[evil]));
    assert_eq!(desk.good(&["export", "--csv"]).lines().count(), 2);
}

#[test]
fn mentions_point_at_the_words() {
    let desk = Desk::with(&SUMMIT);
    let summit = desk.name("Summit");
    let mentions: Vec<Value> = desk.good(&["export", "--mentions"]).lines().map(value).collect();
    let mut words: Vec<String> = Vec::new();
    for m in mentions.iter().filter(|m| m["event"] == json!(summit)) {
        let [.., article] = SUMMIT.into_iter().find(|[id, ..]| m["article"] == json!(id)).unwrap();
        let [start, end] = ["start", "end"].map(|at| m[at].as_u64().unwrap() as usize);
        words.push(article.chars().skip(start).take(end - start).collect());
    }
    assert_eq!(words.iter().filter(|w| *w == "summit").count(), 4, "{words:?}");
    let names: Vec<String> = desk.rows(&["events"]).iter().map(|row| text(&row["event_id"])).collect();
    assert!(mentions.iter().all(|m| names.contains(&text(&m["event"]))), "{mentions:?}");
}

#[test]
fn a_file_is_written_where_it_is_asked_for() {
    let desk = Desk::with(&NEWS);
    assert_eq!(desk.good(&["export", "--csv", "--out", "e.csv"]), "");
    assert_eq!(std::fs::read_to_string(desk.path().join("e.csv")).unwrap(), desk.good(&["export", "--csv"]));
    assert!(desk.bad(&["export", "--out", "none/e.csv"]).contains("none/e.csv: No such file"));
    assert_eq!(desk.run(&["export", "--csv", "--mentions"]).status, 2);
}

#[test]
fn an_export_never_destroys() {
    let desk = Desk::with(&NEWS);
    let before = desk.good(&["export"]);
    for out in ["dateline.ledger", "./dateline.ledger", "dateline.ledger-wal", "dateline.ledger-shm"] {
        assert!(desk.bad(&["export", "--out", out]).contains("choose another"));
    }
    assert_eq!(desk.good(&["export"]), before, "the ledger is whole");
    desk.write("kept.jsonl", "precious").bad(&["export", "--ledger", "none.ledger", "--out", "kept.jsonl"]);
    assert_eq!(std::fs::read_to_string(desk.path().join("kept.jsonl")).unwrap(), "precious");
}
