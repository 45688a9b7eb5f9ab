//! Charsets that are said and are not met: a letter may be lost, and no article but the one that lies.

use super::beside::{neutral, refused};
use super::sample::{STRIKE, answer, described, page, rss};

/// A page that says something of its charset, with a letter in windows-1252.
fn saying(charset: &str) -> Vec<u8> {
    let page = page(&format!("{STRIKE} It is far from Z@rich.")).replace("<title>", &format!("<meta charset=\"{charset}\"><title>"));
    page.into_bytes().into_iter().map(|byte| if byte == b'@' { 0xFC } else { byte }).collect()
}

fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn pages() {
    for charset in ["utf-8", "utf-7", "shift_jis", "klingon-7", "", "iso-8859-1", "utf-16"] {
        neutral("a.html", saying(charset), 1);
    }
    // All that is left of it is one mark that stands for all, as browsers have it.
    refused("a.html", saying("iso-2022-kr"), "a.html: wanted");
}

#[test]
fn the_header_goes_before_the_page() {
    let answers = [("utf-8", "shift_jis"), ("windows-1252", "utf-8"), ("klingon-7", "utf-8")];
    let records = answers.iter().zip(1..).map(|((sent, said), n)| {
        let bytes = String::from_utf8_lossy(&answer(n, "", b"")).replace("text/html", &format!("text/html; charset={sent}"));
        let body = saying(said);
        let (head, _) = bytes.split_once("\r\n\r\n").expect("a head");
        let answer = [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={sent}\r\n\r\n").as_bytes(), &body].concat();
        let head: String = head.lines().filter(|line| !line.starts_with("Content-Length")).map(|line| format!("{line}\r\n")).collect();
        [format!("{head}Content-Length: {}\r\n\r\n", answer.len()).as_bytes(), &answer, b"\r\n\r\n"].concat()
    });
    neutral("a.warc", records.collect::<Vec<_>>().concat(), 3);
}

#[test]
fn marks_of_the_wrong_order() {
    let (little, big) = (wide(&page(STRIKE), u16::to_le_bytes), wide(&page(STRIKE), u16::to_be_bytes));
    neutral("a.html", [b"\xFF\xFE", little.as_slice()].concat(), 1);
    // Read the wrong way round it is Chinese of no meaning: not English, and counted so.
    neutral("a.html", [b"\xFF\xFE", big.as_slice()].concat(), 0);
    neutral("a.html", [b"\xFE\xFF", little.as_slice()].concat(), 0);
}

#[test]
fn feeds() {
    let feed = |encoding: &str| {
        let text = format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?>{}", rss(&described("1", &format!("{STRIKE} Z@rich"))));
        text.into_bytes().into_iter().map(|byte| if byte == b'@' { 0xFC } else { byte }).collect::<Vec<u8>>()
    };
    ["utf-8", "UTF-8", "windows-1252", "iso-8859-1"].iter().for_each(|encoding| neutral("a.rss", feed(encoding), 1));
    neutral("a.rss", format!("<?xml version=\"1.0\" encoding=\"utf-16\"?>{}", rss(&described("1", STRIKE))), 1);
}
