//! The calendar and the feeds of the real server: what subscribers get as a summit is confirmed, moved and called off, and what hostile
//! words become.

mod program;

use icalendar::{Calendar, CalendarComponent, Component as _, Event};
use program::{Folder, command};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};

/// A summit of two invented presidents: heard of, confirmed, moved, called off.
const TALE: [[&str; 4]; 4] = [
    [
        "heard",
        "2031-03-12",
        "Coast Times",
        "President Mirjam Oras of Estonia and President Rafael Quintana of Chile will hold a summit in Turku on May 8, two diplomats said \
         on Wednesday.",
    ],
    [
        "confirmed",
        "2031-03-20",
        "Harbour Post",
        "President Mirjam Oras of Estonia confirmed on Thursday that she and President Rafael Quintana of Chile will hold their summit in \
         Turku on May 8.",
    ],
    [
        "moved",
        "2031-04-21",
        "Harbour Post",
        "The summit of President Mirjam Oras and President Rafael Quintana in Turku has been postponed from May 8 to June 11, President \
         Mirjam Oras said on Monday.",
    ],
    [
        "off",
        "2031-05-30",
        "Morning Wire",
        "The summit of President Mirjam Oras of Estonia and President Rafael Quintana of Chile in Turku on June 11 has been cancelled, \
         President Mirjam Oras said on Friday.",
    ],
];

/// A server on a folder, ended with the test.
struct Server {
    folder: Folder,
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn new(flags: &[&str]) -> Self {
        let folder = Folder::new();
        let args = [&["serve", "--listen", "127.0.0.1:0"], flags].concat();
        let mut child = command(folder.path(), &args).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self { folder, child, address }
    }

    fn add(&self, [id, day, outlet, text]: [&str; 4]) -> &Self {
        let url = format!("https://news.example/{id}");
        self.feed(&json!({"id": id, "published": day, "outlet": outlet, "url": url, "text": text}))
    }

    fn feed(&self, article: &Value) -> &Self {
        let ran = self.folder.feed(&["add", "--jsonl", "-"], format!("{article}\n").as_bytes());
        assert_eq!(ran.status, 0, "{}", ran.err);
        self
    }

    /// The kind and the body of an answer, and its status.
    fn get(&self, path: &str) -> (u16, String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let kind = head.lines().find_map(|l| l.strip_prefix("content-type: ")).unwrap_or_default().to_owned();
        (head[9..12].parse().unwrap(), kind, body.to_owned())
    }

    fn good(&self, path: &str) -> String {
        let (status, _, body) = self.get(path);
        assert_eq!(status, 200, "{path}: {body}");
        body
    }

    /// The events of a calendar, read by a library that did not fold it.
    fn events(&self, path: &str) -> Vec<Event> {
        let calendar: Calendar = self.good(path).parse().unwrap();
        let event = |c: CalendarComponent| c.as_event().cloned();
        calendar.components.into_iter().filter_map(event).collect()
    }

    /// The one event whose title has a word.
    fn event(&self, path: &str, word: &str) -> Event {
        let mut found: Vec<Event> = self.events(path).into_iter().filter(|e| get(e, "SUMMARY").contains(word)).collect();
        assert_eq!(found.len(), 1, "{}", self.good(path));
        found.remove(0)
    }
}

fn get(event: &Event, name: &str) -> String {
    event.property_value(name).unwrap_or_default().to_owned()
}

/// Where the LINK lines of a calendar lead.
fn links(text: &str) -> Vec<String> {
    let whole = text.replace("\r\n ", "");
    let link = |l: &str| l.strip_prefix("LINK;").and_then(|l| l.split_once("VALUE=URI:")).map(|l| l.1.to_owned());
    whole.lines().filter_map(link).collect()
}

/// UID, SEQUENCE, STATUS, first day and the day after the last.
fn stand(event: &Event) -> [String; 5] {
    ["UID", "SEQUENCE", "STATUS", "DTSTART", "DTEND"].map(|name| get(event, name))
}

#[test]
fn a_summit_is_confirmed_moved_and_called_off() {
    let server = Server::new(&[]);
    let all = "/diary.ics?from=2031-01-01";
    let mut uid = String::new();
    let mut check = |article, expected: [&str; 4]| {
        let first = server.add(article).good(all);
        let own = stand(&server.event(all, "ummit"));
        assert_eq!(own[1..], expected, "{first}");
        assert!(uid.is_empty() || uid == own[0], "{uid} {}", own[0]);
        uid.clone_from(&own[0]);
        assert_eq!(server.add(article).good(all), first, "a re-run changes no byte");
    };
    check(TALE[0], ["0", "TENTATIVE", "20310508", "20310509"]);
    check(TALE[1], ["1", "CONFIRMED", "20310508", "20310509"]);
    check(TALE[2], ["2", "TENTATIVE", "20310611", "20310612"]);
    check(TALE[3], ["3", "CANCELLED", "20310611", "20310612"]);
    assert!(uid.ends_with("@dateline"));
}

#[test]
fn how_cancelled_ones_are_told() {
    let server = Server::new(&["--public-url", "https://desk.example/dateline/"]);
    TALE.iter().for_each(|&article| _ = server.add(article));
    let told = |how: &str| server.events(&format!("/diary.ics?from=2031-01-01&{how}"));
    assert_eq!(get(&told("cancelled=status")[0], "STATUS"), "CANCELLED");
    let event = &told("cancelled=prefix")[0];
    assert!(get(event, "SUMMARY").starts_with("Cancelled: Summit"), "{event:?}");
    assert_eq!(get(event, "STATUS"), "TENTATIVE");
    assert!(told("cancelled=drop").is_empty());
    let one = server.event(&format!("/diary.ics?event={}", get(event, "UID").trim_end_matches("@dateline")), "Summit");
    let calendar: Calendar = server.good("/diary.ics?from=2031-01-01&actor=Oras").parse().unwrap();
    assert_eq!(calendar.property_value("X-WR-CALNAME"), Some("Dateline diary · Oras"));
    assert!(get(&one, "URL").starts_with("https://desk.example/dateline/events/"), "{one:?}");
    let links = links(&server.good("/diary.ics?from=2031-01-01"));
    let expected = ["off", "moved", "confirmed", "heard"].map(|id| format!("https://news.example/{id}"));
    assert_eq!(links, expected);
}

#[test]
fn months_are_marked_and_what_has_no_date_stays_out() {
    let server = Server::new(&[]);
    let add = |id, text| server.add([id, "2031-03-06", "Coast Times", text]);
    add("month", "Kenyan President Amina Odera will visit Lisbon in June, her office said on Thursday.");
    add("open", "Fiji is considering a visit by Prime Minister Jone Vula to Nairobi, an official said on Thursday.");
    add("day", "Dock workers in Valparaiso will strike on April 2, their union said on Thursday.");
    let titles = |path: &str| server.events(path).iter().map(|e| get(e, "SUMMARY")).collect::<Vec<_>>();
    let all = titles("/diary.ics?from=2031-01-01");
    assert!(all.len() == 1 && all[0].contains("trike"), "{all:?}");
    let event = server.event("/diary.ics?from=2031-01-01&months=yes", "Odera");
    assert!(get(&event, "SUMMARY").starts_with("[Jun 2031] "), "{event:?}");
    assert_eq!(stand(&event)[3..], ["20310601", "20310701"]);
    assert_eq!(titles("/diary.ics?from=2031-01-01&months=yes&actor=Nobody").len(), 0);
}

#[test]
fn hostile_words_are_only_text() {
    let server = Server::new(&[]);
    let evil = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\n\u{202E}\u{7}<script>;,\\";
    server.feed(&json!({
        "id": evil, "published": "2031-03-06", "outlet": evil, "url": format!("https://news.example/{evil}"),
        "text": format!("Kenyan President Amina Odera will visit Lisbon on April 20, her office said on Thursday. {evil}"),
    }));
    let name = get(&server.event("/diary.ics?from=2031-01-01", "Odera"), "UID");
    let name = name.trim_end_matches("@dateline");
    let ran = server.folder.run(&["correct", "rename", name, evil]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let text = server.good("/diary.ics?from=2031-01-01");
    assert_eq!(text.matches("\r\nBEGIN:VEVENT").count(), 1, "{text}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.chars().any(char::is_control)), "{text}");
    let event = server.event("/diary.ics?from=2031-01-01", "script");
    assert_eq!(get(&event, "SUMMARY"), "x  END:VEVENT  BEGIN:VEVENT  UID:evil  \u{FFFD}␇<script>;,\\");
    assert!(links(&text).is_empty(), "an address that breaks a line is none, as on the pages: {text}");
    let atom = server.good("/diary.atom?as_of=2031-03-06");
    let xml = roxmltree::Document::parse(&atom).unwrap();
    let titles: Vec<_> = xml.descendants().filter(|n| n.has_tag_name("title")).filter_map(|n| n.text()).collect();
    assert_eq!(titles[1..], ["New: x  END:VEVENT  BEGIN:VEVENT  UID:evil  \u{FFFD}␇<script>;,\\, Sun 20 Apr 2031"], "{atom}");
    let feed: Value = serde_json::from_str(&server.good("/diary.feed.json?as_of=2031-03-06")).unwrap();
    assert_eq!(feed["items"][0]["title"], titles[1]);
    assert!(!format!("{atom}{feed}").contains(['\u{202E}', '\u{7}', '\r']), "{atom}{feed}");
}

#[test]
fn feeds_tell_of_changes() {
    let server = Server::new(&[]);
    TALE.iter().for_each(|&article| _ = server.add(article));
    let items = |path: &str| -> Vec<Value> {
        let feed: Value = serde_json::from_str(&server.good(path)).unwrap();
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
        feed["items"].as_array().unwrap().clone()
    };
    let first = |day: &str| items(&format!("/diary.feed.json?as_of={day}&days=1&actor=Oras"))[0].clone();
    let check = |day: &str, title: &str, tag: &str| {
        let item = first(day);
        assert_eq!((item["title"].as_str(), &item["date_published"]), (Some(title), &json!(format!("{day}T00:00:00Z"))));
        assert!(item["tags"].as_array().unwrap().contains(&json!(tag)), "{item}");
    };
    let summit = "Summit in Turku between Mirjam Oras and Rafael Quintana";
    check("2031-03-12", &format!("New: {summit}, Thu 8 May 2031"), "new");
    check("2031-03-20", &format!("Firmer: {summit}, now scheduled"), "firmer");
    check("2031-04-21", &format!("Moved: {summit}, now Wed 11 Jun 2031"), "moved");
    check("2031-05-30", &format!("Cancelled: {summit}, was Wed 11 Jun 2031"), "cancelled");
    let week = items("/diary.feed.json?as_of=2031-04-23");
    assert_eq!(week, items("/diary.feed.json?as_of=2031-04-23&days=7"));
    assert_eq!(week, [first("2031-04-21")], "one entry, the same whatever days are asked for");
    let (_, kind, atom) = server.get("/diary.atom?as_of=2031-04-23");
    assert!(kind.starts_with("application/atom+xml"), "{kind}");
    let xml = roxmltree::Document::parse(&atom).unwrap();
    let entry = xml.descendants().find(|n| n.has_tag_name("entry")).unwrap();
    let of = |name| entry.children().find(|n| n.has_tag_name(name)).and_then(|n| n.text()).unwrap().to_owned();
    assert_eq!((of("id"), of("updated")), (week[0]["id"].as_str().unwrap().to_owned(), "2031-04-21T00:00:00Z".to_owned()));
    assert!(of("content").contains("When: Wed 11 Jun 2031 (was Thu 8 May 2031)"), "{atom}");
}

#[test]
fn what_cannot_be_read_is_said() {
    let server = Server::new(&[]);
    server.add(TALE[0]);
    for (path, said) in [
        ("/diary.ics?cancelled=gone", "cancelled: wanted drop, status or prefix"),
        ("/diary.ics?months=2", "months: wanted yes or no"),
        ("/diary.atom?days=32", "days: wanted a number from 1 to 31"),
        ("/diary.feed.json?days=0", "days: wanted a number from 1 to 31"),
        ("/diary.ics?from=May", "from: wanted a day"),
    ] {
        let (status, kind, body) = server.get(path);
        assert!(status == 400 && kind == "application/problem+json" && body.contains(said), "{path}: {body}");
    }
    assert_eq!(server.get("/diary.ics?event=nobody").0, 404);
}

#[test]
fn the_command_line_gives_the_same_calendar_and_names_its_losses() {
    let server = Server::new(&[]);
    TALE[..3].iter().for_each(|&article| _ = server.add(article));
    server.add([
        "month",
        "2031-03-06",
        "Coast Times",
        "Kenyan President Amina Odera will visit Lisbon in June, her office said on Thursday.",
    ]);
    let ran = server.folder.run(&["export", "--format", "ics", "--losses"]);
    let served = server.good("/diary.ics?from=2031-01-01");
    let without_pages = |text: &str| text.replace("\r\n ", "").lines().filter(|l| !l.starts_with("URL:")).collect::<Vec<_>>().join("\n");
    assert_eq!(without_pages(&ran.out), without_pages(&served));
    assert!(ran.err.contains(": left out: its day is open (Jun 2031)\n"), "{}", ran.err);
    assert!(ran.err.contains(": status: postponed stands as TENTATIVE\n"), "{}", ran.err);
    assert!(ran.err.contains(": 1 day that it left: in the description alone\n"), "{}", ran.err);
    assert!(server.folder.run(&["export", "--format", "ics", "--months"]).out.contains("[Jun 2031] "));
    assert_eq!(server.folder.run(&["export", "--format", "jsonl"]).out, server.folder.run(&["export"]).out);
}

#[test]
fn corrections_count_and_so_does_their_end() {
    let server = Server::new(&[]);
    server.add(TALE[0]);
    let sequence = || get(&server.event("/diary.ics?from=2031-01-01", "ummit"), "SEQUENCE");
    let uid = get(&server.event("/diary.ics?from=2031-01-01", "ummit"), "UID");
    let correct = |args: &[&str]| assert_eq!(server.folder.run(&[&["correct"], args].concat()).status, 0, "{args:?}");
    correct(&["rename", uid.trim_end_matches("@dateline"), "The summit"]);
    assert_eq!(sequence(), "1");
    correct(&["undo", "1"]);
    assert_eq!(sequence(), "2", "what was taken back is not what was there before");
    correct(&["undo", "2"]);
    assert_eq!(sequence(), "3", "and once more");
}
