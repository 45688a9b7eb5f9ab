//! The diary in the formats of newsroom systems, by the real program and its server.

mod program;
mod server;

use program::Folder;
use roxmltree::{Document, Node};
use serde_json::{Value, json};
use server::Server;
use std::process::Command;

/// A summit that is put off, a visit without a day, and talks of which the day is open.
const NEWS: &str = r#"{"id": "heard", "published": "2031-03-12", "outlet": "Coast Times", "url": "https://news.example/heard", "text": "President Mirjam Oras of Estonia and President Rafael Quintana of Chile will hold a summit in Turku on May 8, two diplomats said on Wednesday."}
{"id": "moved", "published": "2031-04-21", "outlet": "Harbour Post", "url": "https://news.example/moved", "text": "The summit of President Mirjam Oras and President Rafael Quintana in Turku has been postponed from May 8 to June 11, President Mirjam Oras said on Monday."}
{"id": "month", "published": "2031-03-06", "outlet": "Coast Times", "text": "Kenyan President Amina Odera will visit Lisbon in June, her office said on Thursday."}
{"id": "mooted", "published": "2031-03-07", "outlet": "Coast Times", "text": "Officials are considering a summit between President Amina Odera of Kenya and President Kaarel Tamm of Latvia, but no date has been set, an official said on Friday."}
"#;

fn desk() -> Folder {
    let folder = Folder::new();
    let ran = folder.feed(&["add", "--jsonl", "-"], NEWS.as_bytes());
    assert_eq!(ran.status, 0, "{}", ran.err);
    folder
}

/// Titles end so, and are told in another order by other versions.
fn named<'v>(items: &'v [Value], word: &str) -> &'v Value {
    items.iter().find(|i| i["headlines"][0]["value"].as_str().is_some_and(|t| t.contains(word))).expect("an event of that name")
}

#[test]
fn the_diary_as_ninjs() {
    let ran = desk().run(&["export", "--format", "ninjs", "--losses"]);
    let items: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    let code = |item: &Value| item["subjects"][0]["uri"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let (moved, visit, mooted) = (named(&items, "Quintana"), named(&items, "Lisbon"), named(&items, "Tamm"));
    assert_eq!(
        (code(moved), &moved["dates"], &moved["version"]),
        ("eos4".to_owned(), &json!({"expectedStartDate": "2031-06-11"}), &json!("1"))
    );
    assert!(moved["edNote"].as_str().unwrap().starts_with("Dateline\nstatus: postponed\nwas: 2031-05-08\n"), "{moved}");
    assert_eq!((code(visit), &visit["dates"]), ("eos4".to_owned(), &json!({"expectedStartDate": "2031-06"})));
    assert_eq!((code(mooted), mooted.get("dates")), ("eos3".to_owned(), None), "what has no date has no dates");
    assert!(ran.err.contains(": status: postponed stands as scheduled\n"), "{}", ran.err);
    assert!(ran.err.contains(": date: said to be open stands as nothing\n"), "{}", ran.err);
}

/// The properties that ninjs 3.1 has, of those that we write: no other may stand at the top.
#[test]
fn ninjs_has_no_property_of_our_own_at_the_top() {
    const KNOWN: [&str; 15] = [
        "standard",
        "uri",
        "type",
        "version",
        "firstCreated",
        "versionCreated",
        "pubStatus",
        "headlines",
        "descriptions",
        "dates",
        "places",
        "subjects",
        "infoSources",
        "associations",
        "edNote",
    ];
    let folder = desk();
    let items: Vec<Value> = serde_json::from_str(&folder.run(&["export", "--format", "ninjs"]).out).unwrap();
    for item in &items {
        let keys: Vec<&String> = item.as_object().unwrap().keys().collect();
        assert!(keys.iter().all(|key| KNOWN.contains(&key.as_str())), "{keys:?}");
        assert_eq!(item["type"], "event");
    }
}

#[test]
fn the_diary_as_newsml() {
    let ran = desk().run(&["export", "--format", "newsml-g2", "--losses"]);
    let document = Document::parse(&ran.out).unwrap();
    let find = |from: Node<'_, '_>, name: &str| from.descendants().find(|n| n.tag_name().name() == name).map(|n| n.id());
    let node = |id| document.get_node(id).unwrap();
    let items: Vec<Node<'_, '_>> = document.descendants().filter(|n| n.tag_name().name() == "conceptItem").collect();
    let of = |word: &str| *items.iter().find(|i| node(find(**i, "name").unwrap()).text().unwrap().contains(word)).unwrap();
    let status = |item| node(find(item, "occurStatus").unwrap()).attribute("qcode").unwrap().to_owned();
    let start = |item| find(item, "start").map(|id| node(id).text().unwrap().to_owned());
    let told = |word| (status(of(word)), start(of(word)));
    assert_eq!(told("Quintana"), ("eocstat:eos4".to_owned(), Some("2031-06-11".to_owned())));
    assert_eq!(told("Lisbon"), ("eocstat:eos4".to_owned(), Some("2031-06".to_owned())));
    assert_eq!(told("Tamm"), ("eocstat:eos3".to_owned(), None));
    assert_eq!(of("Quintana").attribute("version"), Some("2"));
    assert!(ran.err.contains(": was: 2031-05-08 stands as nothing\n"), "{}", ran.err);
}

#[test]
fn the_server_gives_the_same_for_any_question() {
    let folder = desk();
    let server = Server::start(&folder, &[]);
    let reply = server.get("/diary.ninjs.json?as_of=2031-03-12&from=2031-01-01&actor=Oras");
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("application/json")));
    let items: Vec<Value> = serde_json::from_str(&reply.body).unwrap();
    assert_eq!((items.len(), &items[0]["dates"]), (1, &json!({"expectedStartDate": "2031-05-08"})), "as known then");
    let page = items[0]["altIds"][0]["value"].as_str().unwrap();
    assert!(page.starts_with("http://127.0.0.1:") && page.contains("/events/"), "{page}");
    let reply = server.get("/diary.newsml.xml?as_of=2031-03-12&from=2031-01-01");
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("application/vnd.iptc.g2.newsmessage+xml")));
    assert_eq!(Document::parse(&reply.body).unwrap().descendants().filter(|n| n.tag_name().name() == "conceptItem").count(), 3);
    for path in ["/diary.ninjs.json?from=May", "/diary.newsml.xml?as_of=today"] {
        assert_eq!(server.get(path).status, 400, "{path}");
    }
}

#[test]
fn a_calendar_names_what_else_it_loses() {
    let ran = desk().run(&["export", "--format", "ics", "--months", "--losses"]);
    assert!(ran.err.contains(": participant: Mirjam Oras, Rafael Quintana stands as nothing\n"), "{}", ran.err);
    assert!(ran.err.contains(": country: FI stands as nothing\n"), "{}", ran.err);
    let whole = ran.out.replace("\r\n ", "");
    assert!(whole.contains("X-DATELINE-NOTE:Dateline\\nstatus: postponed\\nwas: 2031-05-08\\ncountry: FI"), "{whole}");
}

/// A calendar of the desk with one meeting, as it stands at some time.
fn meeting(stamp: &str, sequence: u32, day: &str, status: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Desk//EN\r\nBEGIN:VEVENT\r\nUID:7@desk.example\r\nDTSTAMP:{stamp}T080000Z\r\n\
         LAST-MODIFIED:{stamp}T080000Z\r\nSEQUENCE:{sequence}\r\nSUMMARY:Summit of Northwind and Ostrel in Dormer\r\n\
         DTSTART;VALUE=DATE:{day}\r\nSTATUS:{status}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

#[test]
fn an_entry_joins_keeps_its_status_moves_and_is_called_off_once() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = folder.path().join("l");
    let run = |args: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_dateline")).args(args).arg("--ledger").arg(&ledger).output().unwrap();
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    };
    let add = |text: String| {
        let file = folder.path().join("desk.ics");
        std::fs::write(&file, text).unwrap();
        run(&["add", file.to_str().unwrap(), "--outlet", "Desk calendar"])
    };
    let rows = |day: &str| -> Vec<String> {
        let word = |row: &Value, name: &str| row[name].as_str().unwrap_or("-").to_owned();
        let rows = run(&["events", "--json", "--as-of", day]);
        rows.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .map(|row: Value| format!("{} {} {}", word(&row, "title"), word(&row, "status"), word(&row, "edtf")))
            .collect()
    };
    std::fs::write(
        folder.path().join("a.txt"),
        "date 2031-04-03\nNorthwind and Ostrel will hold a summit in Dormer on May 8, the Northwind office said.",
    )
    .unwrap();
    add(meeting("20310402", 0, "20310508", "TENTATIVE"));
    run(&["add", folder.path().join("a.txt").to_str().unwrap()]);
    assert_eq!(rows("2031-04-02"), ["Summit of Northwind and Ostrel in Dormer planned 2031-05-08"]);
    assert_eq!(rows("2031-04-03").len(), 1, "the report is of the same event: {:?}", rows("2031-04-03"));
    add(meeting("20310405", 1, "20310915", "CONFIRMED"));
    let moved = rows("2031-04-05");
    assert!(moved.len() == 1 && moved[0].ends_with("scheduled 2031-09-15"), "{moved:?}");
    add(meeting("20310407", 2, "20310915", "CANCELLED"));
    let off = rows("2031-04-07");
    assert!(off.len() == 1 && off[0].contains(" cancelled "), "{off:?}");
    assert!(rows("2031-04-06")[0].contains("scheduled"), "the day before it was on");
    assert!(add(meeting("20310409", 2, "20310915", "CANCELLED")).contains("0 new, 0 changed, 1 known"), "a re-run changes nothing");
    run(&["reread"]);
    assert_eq!(rows("2031-04-07"), off, "read anew it says the same");
    assert!(run(&["doctor"]).contains("sound"));
}
