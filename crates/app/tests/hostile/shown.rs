//! Titles, outlets, authors and addresses with more in them than words: nothing that the program writes lets it through.

use super::beside::watched;
use super::sample::STRIKE;
use crate::program::{Folder, Ran};
use crate::server::Server;

/// What ends a line, moves a cursor, turns a line about or hides in it.
const EVIL: &str = "\u{1b}[2J\r\nBcc: all\u{0}\u{7}\u{9b}31m\u{202E}\u{2066}\u{200B}\u{2060}\u{200F}\u{2028}";
const HARM: [char; 12] =
    ['\u{1b}', '\r', '\u{0}', '\u{7}', '\u{9b}', '\u{202E}', '\u{2066}', '\u{200B}', '\u{2060}', '\u{200F}', '\u{2028}', '\u{8}'];

fn page() -> String {
    // With these in every place it would look like no text at all, and be refused.
    let evil = EVIL.replace(['\0', '\u{7}'], "");
    format!(
        "<html><head><title>Dock{EVIL}strike</title><meta property=\"og:site_name\" content=\"Quay{evil}Post\">\
         <meta name=\"author\" content=\"Ann{evil}Other\"><link rel=\"canonical\" href=\"https://q.example/{evil}\">\
         <meta property=\"article:published_time\" content=\"2031-03-05\"></head><body><article><h1>Dock{evil}</h1><p>{STRIKE}{evil}</p><p>{}</p>\
         </article></body></html>",
        "The hall was full, and the people of the town waited in the rain. ".repeat(9)
    )
}

/// A ledger of such a page, of a feed, a table and a mail with the same.
fn folder() -> Folder {
    let folder = Folder::new();
    let entities: String = EVIL.chars().filter(|c| *c != '\0').map(|c| if c.is_control() { ' ' } else { c }).collect();
    let feed = super::sample::described("f1", &format!("{STRIKE}{entities}"))
        .replace("<pubDate>", &format!("<title>Dock{entities}</title><pubDate>"));
    folder.write("a.html", page()).write("b.rss", super::sample::rss(&feed));
    folder.write("c.csv", format!("id,date,title,outlet,url,text\n\"c{EVIL}\",2031-03-05,\"Dock{EVIL}\",\"Post{EVIL}\",\"https://q.example/c{EVIL}\",\"{STRIKE}{EVIL}\"\n"));
    folder.write("d.eml", super::sample::headed("Subject: =?utf-8?q?Dock=0D=0ABcc:_all=1B[2J=E2=80=AE?=", STRIKE));
    folder.write("e.html", format!("{EVIL}\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{8}\u{0}\u{0}\u{0}"));
    clean(&watched(&folder, &["add", "a.html", "b.rss", "c.csv", "d.eml", "e.html"]), "add");
    folder
}

fn clean(ran: &Ran, what: &str) {
    for shown in [&ran.out, &ran.err] {
        assert!(!shown.contains(HARM), "{what}: {shown:?}");
    }
}

#[test]
fn on_a_terminal_and_in_files() {
    let folder = folder();
    let commands: [&[&str]; 10] = [
        &["timeline"],
        &["diary", "--all", "--quotes"],
        &["events"],
        &["events", "--json"],
        &["claims"],
        &["failures"],
        &["failures", "--json"],
        &["search", "strike"],
        &["export", "--csv"],
        &["export", "--format", "ninjs"],
    ];
    for args in commands {
        let ran = folder.run(args);
        clean(&ran, args[0]);
        assert!(ran.out.lines().count() > 0 && ran.out.lines().all(|line| !line.starts_with("Bcc")), "{args:?}: {ran:?}");
    }
    clean(&folder.run(&["page", "a.html"]), "page");
    assert_eq!(folder.run(&["page", "--json", "a.html"]).out.lines().count(), 1);
}

#[test]
fn in_a_calendar() {
    let folder = folder();
    let calendar = folder.run(&["export", "--format", "ics"]).out.replace("\r\n", "\n");
    assert!(calendar.contains("BEGIN:VEVENT") && !calendar.contains(HARM), "{calendar:?}");
    assert!(
        calendar
            .lines()
            .all(|line| line.starts_with([' ', 'B', 'V', 'P', 'C', 'X', 'N', 'E', 'U', 'D', 'S', 'R', 'L', 'T', 'M', 'O', 'G']))
    );
    assert!(calendar.lines().all(|line| !line.starts_with("Bcc")), "{calendar}");
}

#[test]
fn on_pages() {
    let folder = folder();
    let server = Server::start(&folder, &[]);
    for path in ["/", "/timeline", "/api/v1/events", "/diary.ics"] {
        let reply = server.request("GET", path, "", "");
        let body = reply.body.replace("\r\n", "\n");
        assert!(!body.contains(HARM), "{path}: {body:?}");
    }
}
