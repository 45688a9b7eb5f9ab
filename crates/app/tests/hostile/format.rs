//! Files that are not what their name says, or say of themselves what is not so; and files of one thing, a million times.

use super::beside::{neutral, refused};
use super::sample::{STRIKE, answer, described, entry, headed, mail, page, record, rss};
use crate::program::Folder;

/// A hundred megabytes of words.
fn words() -> String {
    "dock ".repeat(20 << 20)
}

#[test]
fn what_is_named_otherwise_than_it_is() {
    let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let files: [&[u8]; 4] = [b"PK\x03\x04\x14\0\0\0\x08\0", b"%PDF-1.7\n", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", b"\x7FELF\x02\x01\x01\0"];
    for head in files {
        let bytes = [head, &noise].concat();
        refused("a.html", &bytes, "a.html: wanted a page of HTML, met bytes that are no text");
        refused("a.txt", &bytes, "a.txt: wanted");
        ["a.rss", "a.eml", "a.csv", "a.ics", "a.nitf", "a.warc"].iter().for_each(|name| refused(name, &bytes, &format!("{name}: ")));
    }
}

#[test]
fn what_is_empty() {
    for name in ["a.html", "a.rss", "a.eml", "a.csv", "a.ics", "a.nitf", "a.txt"] {
        refused(name, "", &format!("{name}: "));
    }
    ["a.jsonl", "a.mbox", "a.warc"].iter().for_each(|name| neutral(name, "", 0));
}

#[test]
fn archives_that_lie() {
    let page = page(STRIKE);
    let lying = |length: &str| record("https://q.example/1", "", page.as_bytes(), &|_| length.to_owned());
    let good = answer(2, "", page.as_bytes());
    for length in ["1000000", "2147483648", "18446744073709551615"] {
        refused(
            "a.warc",
            [lying(length), good.clone()].concat(),
            &format!("a.warc: record 1: wanted a record of {length} bytes, met the end"),
        );
    }
    for length in ["-5", "99999999999999999999999", "x"] {
        refused("a.warc", [lying(length), good.clone()].concat(), "a.warc: record 1: wanted a Content-Length in the head of a record");
    }
    refused("a.warc", [lying("30"), good].concat(), "a.warc: record 2: wanted a record that begins WARC/1.0");
}

#[test]
fn feeds_of_a_million_nothings() {
    for item in ["<item/>", "<item></item>"] {
        refused("a.rss", rss(&item.repeat(1_000_000)), "a.rss: wanted a feed of up to 10000 entries, met more than 100000");
    }
    let items = format!("{}{{}}", "{},".repeat(999_999));
    let feed = format!("{{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Q\", \"items\": [{items}]}}");
    refused("a.json", feed, "a.json: wanted a feed of up to 10000 entries");
    refused(
        "a.rss",
        rss(&"<item/>".repeat(5000)),
        "a.rss: entry 1: wanted an entry with a text or a summary, met one with neither; and so the next 4999",
    );
}

#[test]
fn texts_without_end() {
    refused("a.rss", rss(&described("1", &words())), "a.rss: wanted a file of up to 64 MB");
    let long = format!("{}{}", described("1", &words()[..40 << 20]), described("2", STRIKE));
    let folder = Folder::new();
    let ran = super::beside::watched(folder.write("a.rss", rss(&long)), &["add", "--json", "a.rss"]);
    assert_eq!((ran.status, &super::beside::json(&ran.out)["new"]), (3, &1.into()), "{ran:?}");
    assert!(ran.err.lines().count() == 1 && ran.err.contains("a.rss: entry 1: wanted an article of up to 16 MB"), "{}", ran.err);
    refused("a.eml", headed("Message-ID: <1@q>", &words()), "a.eml: wanted a file of up to 64 MB");
    refused("a.mbox", format!("From x Mon\n{}", mail("1", &words())), "a.mbox: mail 1: wanted a mail of up to 16 MB");
    refused("a.html", words(), "a.html: wanted a page of up to 16 MB");
    refused("a.jsonl", format!("{{\"id\": 1, \"text\": \"{}\"}}\n", words()), "a.jsonl: line 1: wanted a line of up to 16 MB");
}

#[test]
fn tables_without_end() {
    for quote in ["", "\""] {
        let table = format!("id,text\n1,{quote}{}\n2,{STRIKE}\n", words());
        refused("a.csv", table, "a.csv: row 1: wanted a row of up to 16 MB, met a longer one; the rest is left out");
    }
}

#[test]
fn mails_in_mails() {
    let parts: String = (0..10_000).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n")).collect();
    refused("a.eml", format!("From: a@q.example\n{parts}Content-Type: text/plain\n\n{STRIKE}\n"), "a.eml: wanted a text, met an empty one");
    let within = "From: a@q.example\nContent-Type: message/rfc822\n\n".repeat(10_000);
    refused("a.eml", format!("{within}From: a@q.example\n\n{STRIKE}\n"), "a.eml: wanted a mail of up to 100 mails within it");
    refused("a.mbox", "From x\n\nx\n\n".repeat(40), "a.mbox: mail 1: wanted a mail with From or Date, met none; and so the next");
}

#[test]
fn calendars_that_do_not_close() {
    let open = format!("BEGIN:VCALENDAR\n{}", "BEGIN:VEVENT\n".repeat(100_000));
    let folder = Folder::new();
    let ran = super::beside::watched(folder.write("a.ics", open), &["add", "--json", "a.ics"]);
    // The second says that the file has no end.
    assert!(ran.err.lines().count() == 2 && ran.err.contains("mend the file; and so the next 99998"), "{ran:?}");
}

#[test]
fn links_that_are_none_of_the_web() {
    for link in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://q.example/&#13;&#10;X"] {
        let folder = Folder::new();
        folder.write("a.rss", rss(&entry("1", &format!("<link>{link}</link><description>{STRIKE}</description>"))));
        assert_eq!(folder.run(&["add", "a.rss"]).status, 0);
        let shown = folder.run(&["export"]).out;
        assert!(shown.contains("strike") && !shown.contains(&link[..6.min(link.len())]) || link.starts_with("https"), "{shown}");
        assert!(!shown.contains("\\r") && !shown.contains("\\n"), "{shown}");
    }
}
