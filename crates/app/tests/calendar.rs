//! The calendar and the feeds of the real server: what subscribers get as a summit is confirmed, moved and called off, and what hostile
//! words become.

mod program;

use icalendar::{Calendar, CalendarComponent, Component as _, Event};
use program::{Folder, PROGRAM, command};
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
    check(TALE[1], ["0", "CONFIRMED", "20310508", "20310509"]);
    check(TALE[2], ["1", "CONFIRMED", "20310611", "20310612"]);
    check(TALE[3], ["2", "CANCELLED", "20310611", "20310612"]);
    assert!(uid.ends_with("@dateline"));
}
