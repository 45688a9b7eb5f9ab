//! `dateline read --jsonl`: one article a line in, one reading a line out.

mod program;

use program::{Folder, command};
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

fn article(id: usize) -> String {
    let text = format!("The minister said talks will go on in May. {}", "They met on Monday. ".repeat(id % 9));
    format!("{}\n", serde_json::json!({ "id": format!("a{id}"), "published": "2026-03-14", "text": text }))
}

#[test]
fn one_reading_a_line_in_order() {
    let input: String = (0..500).map(article).collect();
    let ran = Folder::new().feed(&["read", "--jsonl"], input.as_bytes());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let ids: Vec<String> = lines(&ran.out).iter().map(|r| r["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, (0..500).map(|i| format!("a{i}")).collect::<Vec<_>>());
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let input: String = (0..300).map(|i| if i % 50 == 7 { "{\n".to_owned() } else { article(i) }).collect();
    let read = |jobs| Folder::new().feed(&["read", "--jsonl", "--jobs", jobs], input.as_bytes());
    let (one, two, five) = (read("1"), read("2"), read("5"));
    assert_eq!((&one.out, &one.err), (&two.out, &two.err));
    assert_eq!((&one.out, &one.err), (&five.out, &five.err));
}

#[test]
fn a_bad_line_gives_an_error_in_its_place() {
    let mut input = b"\xEF\xBB\xBF{\"id\": \"a\", \"text\": \"They met.\"}\r\n\r\n".to_vec();
    input.extend(b"{\"id\": \"b\", \"text\": 5}\n");
    input.extend(b"not json\n");
    input.extend(b"{\"id\": \"c\", \"text\": \"\xFF\"}\n");
    input.extend(b"{\"id\": 4, \"published\": \"soon\", \"text\": \"They met.\"}\n");
    input.extend(b"{\"id\": \"e\", \"text\": \"\", \"published\": null}");
    let ran = Folder::new().feed(&["read", "--jsonl"], &input);
    let out = lines(&ran.out);
    assert_eq!(ran.status, 3);
    assert_eq!(out.len(), 6);
    assert!(ran.out.lines().nth(1).unwrap().starts_with(r#"{"id":"b","error":{"line":3,"message":"invalid type: integer `5`"#));
    let seen: Vec<(&Value, &Value)> = out.iter().map(|r| (&r["id"], &r["error"]["line"])).collect();
    let null = &Value::Null;
    assert_eq!(
        seen,
        [
            (&"a".into(), null),
            (&"b".into(), &3.into()),
            (null, &4.into()),
            (null, &5.into()),
            (&"4".into(), &6.into()),
            (&"e".into(), null)
        ]
    );
    assert!(ran.err.ends_with("dateline: 4 of 6 lines could not be read; each has an error in its place\n"), "{}", ran.err);
    assert!(ran.err.starts_with("dateline: standard input: line 3: invalid type"), "{}", ran.err);
}

#[test]
fn many_bad_lines_are_not_all_named() {
    let ran = Folder::new().feed(&["read", "--jsonl"], "x\n".repeat(100).as_bytes());
    assert_eq!((ran.status, ran.out.lines().count(), ran.err.lines().count()), (3, 100, 11));
}

#[test]
fn several_files_and_a_missing_one() {
    let folder = Folder::new();
    folder.write("a.jsonl", article(1)).write("b.jsonl", article(2));
    let ran = folder.run(&["read", "--jsonl", "b.jsonl", "missing.jsonl", "a.jsonl"]);
    assert_eq!(ran.status, 3);
    assert_eq!(lines(&ran.out).iter().map(|r| r["id"].clone()).collect::<Vec<_>>(), ["a2", "a1"]);
    assert!(ran.err.starts_with("dateline: missing.jsonl: "), "{}", ran.err);
    assert_eq!(folder.run(&["read", "--jsonl", "missing.jsonl"]).status, 1);
    assert_eq!(folder.run(&["read", "--jsonl", "."]).status, 1);
}

#[test]
fn no_lines_are_no_failure() {
    let ran = Folder::new().feed(&["read", "--jsonl"], b"\n\n");
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[test]
fn whoever_waits_for_a_reading_gets_it() {
    let mut child =
        command(Folder::new().path().parent().unwrap(), &["read", "--jsonl"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut to = child.stdin.take().unwrap();
    let mut from = BufReader::new(child.stdout.take().unwrap());
    for i in 0..3 {
        to.write_all(article(i).as_bytes()).unwrap();
        let mut line = String::new();
        from.read_line(&mut line).unwrap();
        assert_eq!(lines(&line)[0]["id"], format!("a{i}"));
    }
    drop(to);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = Folder::new();
    folder.write("a.jsonl", (0..2000).map(article).collect::<String>());
    let mut child = command(folder.path(), &["read", "--jsonl", "a.jsonl"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}
