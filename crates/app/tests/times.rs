//! `dateline times`: tags in the text, TimeML that a parser and its DTD take, JSON, and several inputs.

mod program;

use program::{Folder, Ran, root};
use roxmltree::{Document, Node};
use std::collections::HashSet;

const ARTICLE: &str =
    "date 2026-03-14\nThe two ministers met in Oslo in early June & left <a day later>. They vote twice a year, every March.\n";

/// Texts that no newsroom sends.
const HOSTILE: [&str; 9] = [
    "On June 12, 2018 <TIMEX3 tid=\"t1\">they</TIMEX3> met & left; ]]> ended it.",
    "They met\u{1} on \u{8}June 12, 2018\u{B}, \u{FFFE}\u{FFFF} and \u{1B}[31mMonday\u{7F}.",
    "They\r\nmet\ton\rJune 12,\r\n2018.\r",
    "&#0; &amp; &nbsp; <!-- last year --> <?xml?> <![CDATA[ Monday ]]> </TEXT></TimeML>",
    "\u{FEFF}Déjà vu: on “June 12–14, 2018” 🎉 they met; 10 juin; 六月 2018.",
    "From 2001 to 2003, June 12-14, over the past three months, in the next two weeks, 480 BC, the 1990s.",
    "\"'\"'last year'\"'\"",
    "every Monday\u{2028}each\u{2029}day\u{85}twice a year",
    " \n \n . \n",
];

fn tagged(article: &str, args: &[&str]) -> Ran {
    let mut all = vec!["times"];
    all.extend(args);
    Folder::new().feed(&all, article.as_bytes())
}

#[test]
fn times_are_tagged_in_the_text() {
    let ran = tagged(ARTICLE, &[]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let expected = "The two ministers met in Oslo in <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2025-06\" mod=\"START\">early June</TIMEX3> \
                    &amp; left &lt;<TIMEX3 tid=\"t2\" type=\"DATE\"";
    assert!(ran.out.starts_with(expected), "{}", ran.out);
    assert!(ran.out.contains("type=\"SET\" value=\"P1Y\" freq=\"2X\">twice a year</TIMEX3>"), "{}", ran.out);
    assert!(ran.out.contains("type=\"SET\" value=\"XXXX-03\" quant=\"EVERY\">every March</TIMEX3>"), "{}", ran.out);
    assert!(ran.out.ends_with(".\n"));
}

#[test]
fn timeml_is_laid_out_as_its_readers_expect() {
    let ran = tagged(ARTICLE, &["--timeml"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let document = Document::parse(&ran.out).unwrap();
    let children: Vec<&str> = elements(document.root_element()).map(|node| node.tag_name().name()).collect();
    assert_eq!(children, ["DOCID", "DCT", "TITLE", "TEXT"]);
    let creation = document.descendants().find(|node| node.attribute("tid") == Some("t0")).unwrap();
    let expected =
        [("tid", "t0"), ("type", "DATE"), ("value", "2026-03-14"), ("temporalFunction", "false"), ("functionInDocument", "CREATION_TIME")];
    assert_eq!(creation.attributes().map(|a| (a.name(), a.value())).collect::<Vec<_>>(), expected);
    let june = document.descendants().find(|node| node.text() == Some("early June")).unwrap();
    assert_eq!((june.attribute("temporalFunction"), june.attribute("anchorTimeID")), (Some("true"), Some("t0")));
}

#[test]
fn a_stretch_has_its_ends() {
    let ran = tagged("date 2026-03-18\nThey fasted in Ramadan 2018, and over the past three months.", &["--timeml"]);
    let document = Document::parse(&ran.out).unwrap();
    let find = |words: &str| document.descendants().find(|n| n.has_tag_name("TIMEX3") && n.text() == Some(words)).unwrap();
    let value_of = |tid: &str| document.descendants().find(|n| n.attribute("tid") == Some(tid)).and_then(|n| n.attribute("value"));
    let days = find("Ramadan 2018");
    assert_eq!((days.attribute("type"), days.attribute("value")), (Some("DURATION"), Some("P30D")));
    assert_eq!(value_of(days.attribute("beginPoint").unwrap()), Some("2018-05-16"));
    assert_eq!(value_of(days.attribute("endPoint").unwrap()), Some("2018-06-14"));
    let months = find("the past three months");
    assert_eq!((months.attribute("value"), months.attribute("endPoint")), (Some("P3M"), Some("t0")));
    assert_eq!(value_of(months.attribute("beginPoint").unwrap()), Some("2025-12-18"));
}

#[test]
fn timeml_of_any_text_is_well_formed_and_gives_the_text_back() {
    for text in HOSTILE {
        for day in [&["--date", "2026-03-18"][..], &["--date", "2026-03-18T23:30:00-04:00"], &[]] {
            let mut args = vec!["times", "--jsonl", "--timeml"];
            args.extend(day);
            let line = serde_json::json!({ "id": "<a&\"\u{2}\">", "title": text, "text": text }).to_string();
            let ran = Folder::new().feed(&args, line.as_bytes());
            assert_eq!((ran.status, ran.err.as_str()), (0, ""));
            let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
            assert_eq!(answer["id"], "<a&\"\u{2}\">");
            check_timeml(answer["timeml"].as_str().unwrap(), text);
        }
    }
}

#[test]
fn timeml_of_whole_articles_is_valid() {
    let mut checked = 0;
    for entry in std::fs::read_dir(root().join("tests/articles")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "txt") {
            let text = std::fs::read_to_string(&path).unwrap();
            let ran = tagged(&text, &["--timeml"]);
            let body = if text.starts_with("date ") { text.split_once('\n').unwrap().1 } else { &text };
            check_timeml(&ran.out, body);
            checked += 1;
        }
    }
    assert!(checked > 5);
}

fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

/// Well-formed; the text comes back but for what XML cannot hold; every TIMEX3 as TimeML 1.2.1 has it.
#[track_caller]
fn check_timeml(xml: &str, text: &str) {
    let document = Document::parse(xml).unwrap_or_else(|error| panic!("{error}\n{xml}"));
    let body = document.descendants().find(|node| node.has_tag_name("TEXT")).unwrap();
    let back: String = body.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    let holds = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    assert_eq!(back, text.chars().map(|c| if holds(c) { c } else { '\u{FFFD}' }).collect::<String>());
    let times: Vec<Node<'_, '_>> = document.descendants().filter(|node| node.has_tag_name("TIMEX3")).collect();
    let ids: HashSet<&str> = times.iter().map(|time| time.attribute("tid").expect("every time has an id")).collect();
    assert_eq!(ids.len(), times.len(), "ids are distinct\n{xml}");
    for time in times {
        for needed in ["tid", "type", "value"] {
            assert!(time.has_attribute(needed), "{needed} is missing\n{xml}");
        }
        for attribute in time.attributes() {
            assert!(is_timex3(attribute.name(), attribute.value(), &ids), "{}={:?}\n{xml}", attribute.name(), attribute.value());
        }
        if time.has_attribute("quant") || time.has_attribute("freq") {
            assert_eq!(time.attribute("type"), Some("SET"), "{xml}");
        }
        if time.has_attribute("beginPoint") || time.has_attribute("endPoint") {
            assert_eq!(time.attribute("type"), Some("DURATION"), "{xml}");
        }
    }
}

/// The attributes of TIMEX3 and their values, as the specification of TimeML 1.2.1 lists them.
fn is_timex3(name: &str, value: &str, ids: &HashSet<&str>) -> bool {
    const MODS: [&str; 12] = [
        "BEFORE",
        "AFTER",
        "ON_OR_BEFORE",
        "ON_OR_AFTER",
        "LESS_THAN",
        "MORE_THAN",
        "EQUAL_OR_LESS",
        "EQUAL_OR_MORE",
        "START",
        "MID",
        "END",
        "APPROX",
    ];
    match name {
        "tid" => value.strip_prefix('t').is_some_and(|n| n.parse::<u32>().is_ok()),
        "type" => ["DATE", "TIME", "DURATION", "SET"].contains(&value),
        "value" => is_value(value),
        "mod" => MODS.contains(&value),
        "temporalFunction" => ["true", "false"].contains(&value),
        "functionInDocument" => value == "CREATION_TIME",
        "anchorTimeID" | "beginPoint" | "endPoint" => ids.contains(value),
        "quant" => ["EVERY", "EACH"].contains(&value),
        "freq" => value.strip_suffix('X').is_some_and(|n| n.parse::<u32>().is_ok()),
        _ => false,
    }
}

/// The forms of a TIMEX3 value: references, periods, and dates of any grain with `X` for what is open.
fn is_value(value: &str) -> bool {
    if ["PRESENT_REF", "PAST_REF", "FUTURE_REF"].contains(&value) {
        return true;
    }
    if let Some(period) = value.strip_prefix('P') {
        return is_period(period);
    }
    let (date, clock) = value.split_once('T').map_or((value, None), |(date, clock)| (date, Some(clock)));
    is_date(date) && clock.is_none_or(is_clock)
}

/// `3D`, `T2H`, `XM`, `2.5Y`; more than one part too.
fn is_period(period: &str) -> bool {
    let parts = period.replacen('T', "", 1);
    let number = |part: &str| part == "X" || part.parse::<f64>().is_ok_and(|n| n >= 0.0);
    let mut parts = parts.split_inclusive(|c: char| c.is_ascii_uppercase() && c != 'X').peekable();
    parts.peek().is_some() && parts.all(|part| part.len() > 1 && part.ends_with(unit) && number(&part[..part.len() - 1]))
}

fn unit(c: char) -> bool {
    "SHMDWYEQL".contains(c)
}

/// `2018`, `199`, `BC0480`, `2018-06-12`, `2018-W23-2`, `2018-Q2`, `2018-SU`, `XXXX-WXX-7`.
fn is_date(date: &str) -> bool {
    let digits = |part: &str, most: usize| !part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit() || b == b'X');
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or("");
    let rest: Vec<&str> = parts.collect();
    digits(year.strip_prefix("BC").unwrap_or(year), 4)
        && match rest[..] {
            [] => true,
            ["SP" | "SU" | "FA" | "WI" | "Q1" | "Q2" | "Q3" | "Q4" | "QX" | "H1" | "H2" | "HX"] => true,
            [month] if month.starts_with('W') => digits(&month[1..], 2),
            [month] => digits(month, 2),
            [week, day] if week.starts_with('W') => digits(&week[1..], 2) && (day == "WE" || digits(day, 1)),
            [month, day] => digits(month, 2) && digits(day, 2),
            _ => false,
        }
}

fn is_clock(clock: &str) -> bool {
    let clock = clock.strip_suffix('Z').unwrap_or(clock);
    ["MO", "MI", "AF", "EV", "NI", "DT"].contains(&clock)
        || clock.split(':').count() <= 3
            && clock.split(':').all(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit() || b == b'X'))
}

#[test]
fn each_time_is_a_json_object() {
    let ran = tagged(ARTICLE, &["--json"]);
    let rows: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 4, "{}", ran.out);
    assert_eq!((&rows[0]["id"], &rows[0]["tid"], &rows[0]["text"]), (&"-".into(), &"t1".into(), &"early June".into()));
    assert_eq!((&rows[0]["relative_to"], &rows[0]["anchor"]), (&"publication".into(), &"t0".into()));
    assert_eq!((&rows[1]["relative_to"], &rows[1]["anchor"]), (&"reference".into(), &"t1".into()));
    assert_eq!((&rows[2]["freq"], &rows[3]["quant"]), (&2.into(), &"EVERY".into()));
}

#[test]
fn json_lines_are_answered_in_place() {
    let input =
        "{\"id\": \"a\", \"published\": \"2026-03-14\", \"text\": \"They met on Monday.\"}\n{\"id\": \"b\"}\n{\"id\": 3, \"text\": \"\"}\n";
    let ran = tagged(input, &["--jsonl"]);
    assert_eq!(ran.status, 3);
    let lines: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["tagged"], "They met on <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2026-03-09\">Monday</TIMEX3>.");
    assert_eq!(lines[1], serde_json::json!({"id": "b", "error": {"line": 2, "message": lines[1]["error"]["message"]}}));
    assert_eq!(lines[2], serde_json::json!({"id": "3", "tagged": ""}));
    let json = tagged(input, &["--jsonl", "--json"]);
    assert_eq!((json.status, json.out.lines().count()), (3, 2), "{}", json.out);
    assert_eq!(tagged(input, &["--jsonl", "--jobs", "1"]).out, ran.out);
}

#[test]
fn several_timeml_documents_go_into_a_folder() {
    let folder = Folder::new();
    folder.write("a.txt", ARTICLE).write("b.news", "They met.").write("c.txt", "");
    let refused = folder.run(&["times", "--timeml", "a.txt", "b.news"]);
    assert_eq!((refused.status, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("give --out FOLDER"), "{}", refused.err);
    let ran = folder.run(&["times", "--timeml", "--out", "made/here", "a.txt", "b.news", "c.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (3, ""));
    assert!(ran.err.starts_with("dateline: c.txt: wanted the text"), "{}", ran.err);
    for name in ["a.tml", "b.tml"] {
        Document::parse(&std::fs::read_to_string(folder.path().join("made/here").join(name)).unwrap()).unwrap();
    }
    std::fs::create_dir(folder.path().join("more")).unwrap();
    let twice = folder.write("more/a.txt", "They met.").run(&["times", "--timeml", "--out", "made", "a.txt", "more/a.txt"]);
    assert!(twice.status == 2 && twice.err.contains("names of their own"), "{}", twice.err);
}

#[test]
fn inputs_are_those_of_read() {
    let folder = Folder::new();
    folder.write("a.txt", "They met on Monday.").write("b.txt", "");
    let both = folder.run(&["times", "--date", "2026-03-14", "a.txt", "b.txt", "a.txt"]);
    assert_eq!(both.status, 3);
    assert!(both.err.contains("b.txt: wanted the text of an article"), "{}", both.err);
    assert_eq!(both.out.matches("2026-03-09").count(), 2);
    assert_eq!(folder.run(&["times", "missing.txt"]).status, 1);
    for wrong in [&["--timeml", "--json"][..], &["--out", "x"], &["--timeml", "--out", "x", "--jsonl"], &["--policy", "soon"]] {
        assert_eq!(tagged("They met.", wrong).status, 2, "{wrong:?}");
    }
}

#[test]
fn the_policy_decides_what_the_text_leaves_open() {
    for (policy, value) in [("past", "2025-10"), ("future", "2026-10"), ("nearest", "2025-10")] {
        let args = ["--date", "2026-03-14", "--policy", policy];
        assert!(tagged("A meeting in October.", &args).out.contains(&format!("value=\"{value}\"")), "{policy}");
        let read = Folder::new().feed(&[&["read", "--json"][..], &args].concat(), b"A meeting in October.");
        assert!(read.out.contains(&format!("\"value\": \"{value}\"")), "{policy}");
    }
}
