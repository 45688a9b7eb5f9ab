//! A gigabyte in a megabyte of gzip.

use super::beside::{neutral, refused};
use super::sample::{STRIKE, answer, bomb, described, packed, page, record};

const LARGE: &str = "wanted a page of up to 16 MB, met a larger one";

#[test]
fn pages() {
    refused("a.html", bomb(&[0]), LARGE);
    refused("a.html", bomb(format!("<p>{STRIKE}</p>").as_bytes()), LARGE);
    refused("a.html", bomb(described("1", STRIKE).as_bytes()), LARGE);
    // What is packed twice is no page once it is unpacked.
    refused("a.html", packed(&bomb(&[0])), "wanted a page of HTML, met bytes that are no text");
}

#[test]
fn answers_of_an_archive() {
    let good = answer(2, "", page(STRIKE).as_bytes());
    for unit in [&b"\0"[..], format!("<p>{STRIKE}</p>").as_bytes()] {
        let bytes = [answer(1, "Content-Encoding: gzip\r\n", &bomb(unit)), good.clone()].concat();
        refused("a.warc", bytes, "a.warc: record 1: wanted a page of up to 16 MB, met a larger one once unpacked");
    }
    let twice = answer(1, "Content-Encoding: gzip\r\n", &packed(&packed(page(STRIKE).as_bytes())));
    refused("a.warc", [twice, good].concat(), "a.warc: record 1: wanted a page of HTML, met bytes that are no text");
}

#[test]
fn archives() {
    let good = packed(&answer(2, "", page(STRIKE).as_bytes()));
    let head = record("https://q.example/1", "", b"", &|length| ((1 << 30) + length).to_string());
    let whole = [packed(head.strip_suffix(b"\r\n\r\n").expect("its end")), bomb(b" "), good.clone()].concat();
    refused("a.warc.gz", whole, "a.warc.gz: record 1: wanted a record of up to 16 MB, met a larger one");
    refused("a.warc.gz", [bomb(&[0]), good.clone()].concat(), "a.warc.gz: record 1: wanted a record that begins WARC/1.0");
    neutral("a.warc.gz", [bomb(b" "), good].concat(), 1);
}

#[test]
fn feeds_are_not_unpacked() {
    refused("a.rss", bomb(described("1", STRIKE).as_bytes()), "a.rss: wanted RSS, Atom or JSON Feed");
}
