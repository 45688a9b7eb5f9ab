//! Files that were made to harm: each is refused or made harmless with one line, and what is beside it is read.

use super::desk::{Desk, text, value};
use flate2::{Compression, write::GzEncoder};
use std::io::Write as _;

const STRIKE: &str = "Dock workers in Valparaiso plan a strike on April 2, the union of dockers said on Wednesday.";

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut to = GzEncoder::new(Vec::new(), Compression::fast());
    to.write_all(bytes).unwrap();
    to.finish().unwrap()
}

fn rss(head: &str, items: &str) -> String {
    format!(
        "{head}<rss version=\"2.0\"><channel><title>Quay</title><link>https://q.example/</link><description>d</description>{items}</channel></rss>"
    )
}

fn entry(n: usize, body: &str) -> String {
    format!("<item><guid>f{n}</guid><pubDate>Wed, 05 Mar 2031 08:00:00 GMT</pubDate><description>{body}</description></item>")
}

fn mail(head: &str, body: &str) -> Vec<u8> {
    format!("From: Quay <l@q.example>\nDate: Wed, 5 Mar 2031 08:00:00 +0000\nMessage-ID: <m@q.example>\n{head}\n\n{body}\n").into_bytes()
}

/// A record with the answer of a server.
fn answer(uri: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let answer = [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n").as_bytes(), body].concat();
    let record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n",
        answer.len()
    );
    [record.as_bytes(), &answer, b"\r\n\r\n"].concat()
}

fn page(body: &str) -> Vec<u8> {
    let rest = "The hall was full, and the people of the town waited in the rain until the doors were opened to them in the evening. ";
    format!("<html><head><title>Dock</title></head><body><article><p>{body}</p><p>{}</p></article></body></html>", rest.repeat(4))
        .into_bytes()
}

/// Adds a bad file and a good one: the bad one is told in one line that has this part.
fn refused(name: &str, bytes: impl AsRef<[u8]>, part: &str) {
    let desk = Desk::new();
    desk.write(name, bytes).write("z.eml", mail("Subject: x", STRIKE));
    let ran = desk.run(&["add", name, "z.eml", "--json"]);
    assert_eq!((ran.status, ran.err.lines().count(), &value(&ran.out)["new"]), (3, 1, &1.into()), "{name}: {ran:?}");
    assert!(ran.err.contains(part) && ran.err.len() < 500, "{name}: wanted {part:?} in {}", ran.err);
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    let deep = "<div>".repeat(100_000);
    refused("a.rss", rss("", &entry(1, &deep.replace('<', "&lt;"))), "a.rss: entry 1: wanted HTML of up to 1000 elements");
    refused("a.eml", mail("Content-Type: text/html", &deep), "a.eml: wanted HTML of up to 1000 elements");
    refused("a.nitf", format!("<nitf>{deep}"), "a.nitf: item 1: wanted XML");
    refused("a.json", format!("{{\"type\": \"text\", \"body_text\": {}", "[".repeat(100_000)), "a.json: wanted JSON");
    refused("a.warc", answer("https://q.example/1", "", deep.as_bytes()), "a.warc: record 1: ");
}

#[test]
fn what_unpacks_to_too_much_is_cut() {
    let large = packed(&vec![b' '; 20 << 20]);
    let bytes = answer("https://q.example/1", "Content-Encoding: gzip\r\n", &large);
    refused("a.warc", bytes, "a.warc: record 1: wanted a page of up to 16 MB, met a larger one once unpacked");
    let record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://q.example/1\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n",
        20 << 20
    );
    let bytes = packed(&[record.into_bytes(), vec![b' '; 20 << 20]].concat());
    refused("a.warc.gz", bytes, "a.warc.gz: record 1: wanted a record of up to 16 MB, met a larger one");
}

#[test]
fn a_feed_without_end_is_refused() {
    let desk = Desk::new();
    let item = entry(1, STRIKE);
    let endless = format!("<rss version=\"2.0\"><channel><title>Quay</title>{}", item.repeat((66 << 20) / item.len()));
    let ran = desk.feed(&["add", "--as", "feed", "-"], endless.as_bytes());
    assert_eq!((ran.status, ran.err.as_str()), (1, "dateline: standard input: wanted a file of up to 64 MB, met a larger one; split it\n"));
}

#[test]
fn entities_that_grow_are_refused() {
    let growing = (1..12)
        .fold("<!ENTITY e0 \"strike\">".to_owned(), |all, n| all + &format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10)));
    let head = format!("<!DOCTYPE x [{growing}]>");
    refused("a.nitf", format!("{head}<nitf><body><p>&e11;</p></body></nitf>"), "a.nitf: item 1: wanted XML without entities of its own");
    refused("a.xml", format!("{head}<newsItem><p>&e11;</p></newsItem>"), "a.xml: wanted XML without a document type");
}

#[test]
fn a_feed_expands_no_entity_of_its_own() {
    let desk = Desk::new();
    let head = "<!DOCTYPE rss [<!ENTITY e \"herring herring\">]>";
    desk.write("a.rss", rss(head, &entry(1, &format!("{STRIKE} &e;&e;")))).run(&["add", "a.rss"]);
    assert_eq!(desk.rows(&["search", "herring"]).len(), 0);
}

#[test]
fn a_wrong_charset_harms_one_article_at_most() {
    let desk = Desk::new();
    let latin = [&b"<html><head><meta charset=\"utf-8\"><title>Z\xFCrich</title></head>"[..], &page(STRIKE)].concat();
    let bytes = [answer("https://q.example/1", "", &latin), answer("https://q.example/2", "", &page(STRIKE))].concat();
    assert_eq!(value(&desk.write("a.warc", bytes).good(&["add", "a.warc", "--json"]))["new"], 2);
    let lie = mail("Content-Type: text/plain; charset=klingon-7", STRIKE);
    assert_eq!(value(&desk.write("a.eml", lie).good(&["add", "a.eml", "--json"]))["new"], 1);
    let lie = rss("<?xml version=\"1.0\" encoding=\"utf-16\"?>", &entry(1, STRIKE));
    let ran = desk.write("a.rss", lie).run(&["add", "a.rss", "--json"]);
    assert!(ran.err.lines().count() <= 1 && value(&ran.out)["new"].as_u64() <= Some(1), "{ran:?}");
}

#[test]
fn titles_end_no_line_and_move_no_cursor() {
    let desk = Desk::new();
    desk.write("a.eml", mail("Subject: =?utf-8?q?Dock=0D=0ABcc:_all=1B[2J?=", STRIKE));
    desk.write("a.rss", rss("", &entry(2, STRIKE).replace("<pubDate>", "<title>Dock&#13;&#10;Bcc: all&#x9b;2J</title><pubDate>")));
    desk.good(&["add", "a.eml", "a.rss"]);
    let titles: Vec<String> = desk.rows(&["search", "dock"]).iter().map(|row| text(&row["headline"])).collect();
    assert_eq!(titles.len(), 2);
    assert!(titles.iter().all(|title| title.starts_with("Dock Bcc: all") && !title.contains(char::is_control)), "{titles:?}");
}
