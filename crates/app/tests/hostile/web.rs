//! Answers that are too large, too slow, broken or other than they say.

use super::nasty::{fetched, good_page, saying, server};
use super::sample::{STRIKE, bomb, described, entry, packed, page, rss};
use std::io::Write as _;
use std::net::TcpStream;
use std::time::Duration;

const HTML: &str = "200 OK\r\nContent-Type: text/html";
const LARGE: &str = "wanted a page of up to 16 MB, met a larger one";

fn endless(head: &'static str, piece: String) -> String {
    server(Box::new(move |stream: &mut TcpStream| {
        stream.write_all(format!("HTTP/1.1 {head}\r\n\r\n").as_bytes())?;
        loop {
            stream.write_all(piece.as_bytes())?;
        }
    }))
}

#[test]
fn too_large() {
    let with = |encoding: &str, body: Vec<u8>| saying(&format!("{HTML}\r\nContent-Encoding: {encoding}"), body);
    fetched(&[
        (with("gzip", bomb(&[0])), LARGE),
        (with("gzip", bomb(format!("<p>{STRIKE}</p>").as_bytes())), LARGE),
        (with("gzip", bomb(described("1", STRIKE).as_bytes())), LARGE),
        (with("gzip", packed(&bomb(&[0]))), "wanted a page of HTML, met bytes that are no text"),
        (with("br", bomb(&[0])), "wanted a page of HTML, met bytes that are no text"),
        (endless("200 OK\r\nContent-Type: application/rss+xml", described("1", STRIKE).repeat(100)), LARGE),
        (endless("200 OK\r\nX: y", format!("X-More: {}\r\n", "x".repeat(1000)).repeat(10)), "met"),
        (saying(HTML, "<div>".repeat(100_000)), "wanted a page with elements nested up to 1000 deep"),
    ]);
}

#[test]
fn broken() {
    let page = page(STRIKE);
    fetched(&[
        (saying(&format!("{HTML}\r\nContent-Length: 1000000"), &page), "wanted the whole page, met"),
        (saying(&format!("{HTML}\r\nContent-Length: 30"), &page), "met"),
        (saying(&format!("{HTML}\r\nContent-Length: -5"), &page), "met"),
        (saying(&format!("{HTML}\r\nTransfer-Encoding: chunked"), "zzz\r\nnonsense"), "wanted the whole page, met"),
        (saying(&format!("{HTML}\r\nTransfer-Encoding: chunked"), "FFFFFFFFFFFFFFFF\r\nx"), "met"),
        (saying(HTML, ""), "wanted a page of HTML, met no bytes"),
        (server(Box::new(|stream| stream.write_all(b"\0\xFF\x1b[2J nonsense\r\n\r\n"))), "wanted an answer, met"),
        (server(Box::new(|_| Ok(()))), "wanted an answer, met"),
        (saying(HTML, b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01"), "met bytes that are no text"),
    ]);
}

#[test]
fn other_than_it_says() {
    let latin: Vec<u8> = page(&format!("{STRIKE} It is far from Z@rich.")).bytes().map(|b| if b == b'@' { 0xFC } else { b }).collect();
    let ran =
        fetched(&[(saying(&format!("{HTML}; charset=utf-8"), latin), ""), (saying("200 OK\r\nContent-Type: image/png", page(STRIKE)), "")]);
    assert!(ran.out.contains("\"new\":4"), "{}", ran.out);
}

#[test]
fn feeds_that_lead_elsewhere() {
    let led = |id: &str, link: &str| entry(id, &format!("<link>{link}</link><description>{STRIKE}</description>"));
    let items = [led("1", "javascript:alert(1)"), led("2", "file:///etc/passwd"), led("3", "http://169.254.169.254/")].concat();
    let bare = entry("4", &format!("<link>{}</link>", good_page()));
    let head = "200 OK\r\nContent-Type: application/rss+xml";
    let (closed, open) = (saying(head, rss(&items)), saying(head, rss(&bare)));
    let folder = crate::program::Folder::new();
    let ran = super::beside::watched(&folder, &["add", "--json", "--fetch", "--allow-host", "127.0.0.1", &closed, &open]);
    assert!(ran.out.contains("\"new\":4") && ran.status == 3, "{ran:?}");
    assert!(ran.err.lines().count() == 1 && ran.err.contains("wanted a public address, met 169.254.169.254"), "{}", ran.err);
}

#[test]
#[ignore = "takes the 30 seconds that an answer may"]
fn too_slow() {
    let drip = server(Box::new(|stream| {
        stream.write_all(format!("HTTP/1.1 {HTML}\r\n\r\n").as_bytes())?;
        loop {
            stream.write_all(b"x")?;
            std::thread::sleep(Duration::from_secs(1));
        }
    }));
    let silent = server(Box::new(|stream| {
        stream.write_all(b"HTTP/1.1 200")?;
        std::thread::sleep(Duration::from_secs(40));
        Ok(())
    }));
    fetched(&[(drip, "wanted the whole page, met")]);
    fetched(&[(silent, "wanted an answer, met")]);
}
