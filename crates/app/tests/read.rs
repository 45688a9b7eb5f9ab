//! `dateline read` on plain files: tables, JSON, several inputs, and what it refuses.

mod program;

use program::{Folder, command, root, run};

const ARTICLE: &str = "date 2026-03-14\nThe two ministers met in Oslo on Thursday. They will meet again in May.\n";

#[test]
fn a_file_becomes_three_tables() {
    let ran = Folder::new().write("a.txt", ARTICLE).run(&["read", "a.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("a.txt · published Sat 14 Mar 2026\n\nDIARY"), "{}", ran.out);
    let order: Vec<_> = ["DIARY", "TIMELINE", "CLAIMS"].iter().map(|title| ran.out.find(title)).collect();
    assert!(order.is_sorted() && order[0].is_some(), "{}", ran.out);
    assert!(!ran.out.contains('\x1b'), "no colour in a pipe");
}

#[test]
fn standard_input_is_dash_or_nothing() {
    let folder = Folder::new();
    let dash = folder.feed(&["read", "-"], ARTICLE.as_bytes());
    assert_eq!(dash.out, folder.feed(&["read"], ARTICLE.as_bytes()).out);
    assert!(dash.out.starts_with("standard input · published Sat 14 Mar 2026"), "{}", dash.out);
}

#[test]
fn the_day_can_be_given() {
    let folder = Folder::new();
    folder.write("a.txt", ARTICLE).write("b.txt", "They met.");
    assert!(folder.run(&["read", "--date", "2020-02-29", "a.txt"]).out.contains("published Sat 29 Feb 2020"));
    assert!(folder.run(&["read", "b.txt", "--date", "2026-03-14T10:30:00Z"]).out.contains("published Sat 14 Mar 2026, 10:30 UTC"));
    let wrong = folder.run(&["read", "b.txt", "--date", "2020-02-30"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("wanted YYYY-MM-DD"), "{}", wrong.err);
}

#[test]
fn an_undated_article_is_read_and_says_so() {
    let ran = Folder::new().write("a.txt", "They met last July.").run(&["read", "a.txt"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("no day of publication: times such as “last July” stay unresolved"), "{}", ran.out);
    assert!(ran.out.contains("“last July”") && ran.out.contains("(from"), "{}", ran.out);
    let json = Folder::new().write("a.txt", "They met last July.").run(&["read", "--json", "a.txt"]);
    assert_eq!(value(&json.out)["published"], serde_json::Value::Null);
    assert_eq!(value(&json.out)["times"][0]["relative_to"], "publication");
}

#[test]
fn an_undated_article_may_have_its_day_in_its_dateline() {
    let text = "NORDHAVN, March 14, 2026 (Norland Press) — The two ministers met on Thursday.";
    let ran = Folder::new().write("a.txt", text).run(&["read", "a.txt"]);
    assert!(ran.out.starts_with("a.txt · its day from its dateline\n") && ran.out.contains("Thu 12 Mar 2026"), "{}", ran.out);
}

#[test]
fn one_table_alone_is_that_of_the_page() {
    let folder = Folder::new();
    folder.write("a.txt", ARTICLE);
    let page = folder.run(&["read", "a.txt"]).out;
    for (command, title) in [("diary", "DIARY"), ("timeline", "TIMELINE")] {
        let alone = folder.run(&[command, "a.txt"]).out;
        let (heading, table) = alone.split_once("\n\n").unwrap();
        assert!(page.starts_with(heading) && page.contains(table) && table.starts_with(title), "{alone}");
    }
    let rows = folder.run(&["diary", "--json", "a.txt"]).out;
    let row = value(rows.lines().next().unwrap());
    assert_eq!((&row["article"], &row["actuality"]), (&"a.txt".into(), &"ahead".into()));
    let line =
        folder.feed(&["timeline", "--jsonl"], b"{\"id\": \"a1\", \"published\": \"2026-03-14\", \"text\": \"They met on Thursday.\"}\n");
    assert_eq!(value(&line.out)["rows"][0]["when"]["edtf"], "2026-03-12");
}

#[test]
fn json_is_one_object_or_an_array() {
    let folder = Folder::new();
    folder.write("a.txt", ARTICLE).write("b.txt", "They met.");
    let one = value(&folder.run(&["read", "--json", "a.txt"]).out);
    assert_eq!((&one["schema"], &one["id"], &one["published"]), (&1.into(), &"a.txt".into(), &"2026-03-14".into()));
    let two = value(&folder.run(&["read", "--json", "a.txt", "b.txt"]).out);
    assert_eq!(two[0], one);
    assert_eq!(two[1]["id"], "b.txt");
    let none = folder.run(&["read", "--json", "c.txt", "d.txt"]);
    assert_eq!((none.status, value(&none.out)), (1, serde_json::json!([])));
}

#[test]
fn offsets_count_from_after_the_date_line() {
    let folder = Folder::new();
    folder.write("dated.txt", "date 2026-03-14\nDéjà vu. They met.").write("bare.txt", "\u{FEFF}Déjà vu. They met.");
    let dated = value(&folder.run(&["read", "--json", "dated.txt"]).out);
    let bare = value(&folder.run(&["read", "--json", "--date", "2026-03-14", "bare.txt"]).out);
    assert_eq!(dated["sentences"], bare["sentences"]);
    assert_eq!(dated["sentences"][0][0], 0);
}

#[test]
fn several_files_come_in_order_and_the_bad_ones_are_named() {
    let folder = Folder::new();
    folder.write("a.txt", ARTICLE).write("b.txt", "").write("c.txt", "They met.");
    let ran = folder.run(&["read", "c.txt", "b.txt", "missing.txt", ".", "a.txt"]);
    assert_eq!(ran.status, 3);
    assert!(ran.out.find("c.txt") < ran.out.find("a.txt"), "{}", ran.out);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!(lines.len(), 3, "{}", ran.err);
    assert!(lines[0].starts_with("dateline: b.txt: wanted the text of an article, met none"), "{}", ran.err);
    assert!(lines[1].starts_with("dateline: missing.txt: No such file"), "{}", ran.err);
    assert!(lines[2].starts_with("dateline: .: wanted a file, met a folder"), "{}", ran.err);
}

#[test]
fn what_is_no_text_is_refused_in_one_line() {
    let folder = Folder::new();
    let cases: [(&[u8], &str); 5] = [
        (b"", "wanted the text of an article, met none"),
        (b"\x7FELF\x02\x01\x00\x00", "looks like a binary file"),
        (b"\x89PNG\r\n\x1a\n", "met byte 0x89 at byte 0"),
        (b"\xFF\xFEh\x00i\x00", "met UTF-16"),
        (b"date 2026-13-01\nThey met.", "line 1: published: wanted YYYY-MM-DD"),
    ];
    for (bytes, part) in cases {
        let ran = folder.write("x", bytes).run(&["read", "x"]);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{part}");
        assert!(ran.err.starts_with("dateline: x: ") && ran.err.contains(part) && ran.err.lines().count() == 1, "{}", ran.err);
    }
    let ran = folder.write("a.jsonl", "{}").run(&["read", "a.jsonl"]);
    assert!(ran.status == 1 && ran.err.contains("add --jsonl"), "{}", ran.err);
}

#[test]
fn wrong_usage_is_status_2() {
    let folder = Folder::new();
    for args in [&[][..], &["reed"], &["read", "--jsonn"], &["read", "--json", "--jsonl"], &["read", "--jobs", "0"]] {
        assert_eq!(folder.run(args).status, 2, "{args:?}");
    }
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let folder = Folder::new();
    let names: Vec<String> = (0..40).map(|i| format!("{i}.txt")).collect();
    for (i, name) in names.iter().enumerate() {
        folder.write(name, format!("date 2026-03-{:02}\nThey met on Monday. {}", i % 28 + 1, "They will meet in May. ".repeat(i % 7)));
    }
    let read = |jobs: &str| {
        let mut args = vec!["read", "--quotes", "--jobs", jobs];
        args.extend(names.iter().map(String::as_str));
        folder.run(&args).out
    };
    assert_eq!(read("1"), read("2"));
    assert_eq!(read("1"), read("7"));
}

#[test]
fn tables_keep_the_width() {
    let article = std::fs::read_to_string(root().join("examples/summit.txt")).unwrap();
    let folder = Folder::new();
    folder.write("a.txt", article).write("b.txt", "東京で首脳会談。 ".repeat(90)).write("c.txt", "x".repeat(5000));
    for columns in ["40", "80", "200"] {
        let mut command = command(folder.path(), &["read", "--quotes", "--all", "a.txt", "b.txt", "c.txt"]);
        let ran = run(command.env("COLUMNS", columns), b"");
        let widest = ran.out.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
        assert!(widest <= columns.parse().unwrap(), "{widest} for {columns}");
    }
}

#[test]
fn colour_comes_when_asked_for() {
    let folder = Folder::new();
    folder.write("a.txt", ARTICLE);
    assert!(folder.run(&["read", "--color", "always", "a.txt"]).out.contains("\x1b[1m"));
    assert!(!folder.run(&["read", "--color", "never", "a.txt"]).out.contains('\x1b'));
    let mut command = command(folder.path(), &["read", "--color", "always", "a.txt"]);
    assert!(run(command.env("NO_COLOR", "1"), b"").out.contains('\x1b'), "a flag goes before the environment");
}

#[test]
fn nothing_in_an_article_reaches_the_terminal_as_a_command() {
    let evil = "date 2026-03-14\nThe \x1b]0;owned\x07minister\x1b[2J said the \u{202E}summit\u{9b}31m will be held in Oslo on March 24.";
    let folder = Folder::new();
    folder.write("a.txt", evil).write("\x1b[31m.txt", "");
    let ran = folder.run(&["read", "--quotes", "a.txt"]);
    assert!(!ran.out.contains(['\x1b', '\x07', '\u{202E}', '\u{9b}']), "{:?}", ran.out);
    let explained = folder.run(&["explain", evil]);
    assert!(!explained.out.contains(['\x1b', '\x07', '\u{202E}', '\u{9b}']), "{:?}", explained.out);
    assert!(!folder.run(&["read", "\x1b[31m.txt"]).err.contains('\x1b'));
}

fn value(json: &str) -> serde_json::Value {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}
