//! Archives of crawlers: pages become articles, and a run that was killed goes on where it was.

use super::desk::{Desk, text, value};
use super::order::{exports, many};
use crate::program::command;
use dateline_ledger::Ledger;
use flate2::{Compression, write::GzEncoder};
use std::io::Write as _;
use std::process::Stdio;
use std::time::{Duration, Instant};

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut to = GzEncoder::new(Vec::new(), Compression::fast());
    to.write_all(bytes).unwrap();
    to.finish().unwrap()
}

fn record(kind: &str, uri: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:{kind}:{uri}>\r\nWARC-Target-URI: {uri}\r\n\
         Content-Type: application/http; msgtype={kind}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

/// A page of some paragraphs; each number is a page of its own.
fn page(i: usize) -> Vec<u8> {
    let articles = many();
    let article = &articles[i % articles.len()];
    let (day, news) = (text(&article["published"]), text(&article["text"]));
    let filler = "The hall was full, and the people of the town waited in the rain until the doors were opened to them in the evening.";
    let number = format!("It was the report number {i} of the reporter, who had written of the harbour for many years.");
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Report {i}</title><meta property=\"article:published_time\" content=\"{day}\">\
         </head><body><nav><a href=\"/\">Home</a></nav><article><h1>Report {i}</h1><p>{news}</p><p>{number}</p><p>{filler}</p>\
         <p>{filler} {filler}</p></article></body></html>"
    )
    .into_bytes()
}

/// An archive of so many pages, each with its request, and pictures between them.
fn archive(pages: usize) -> Vec<u8> {
    let mut out = packed(&record("warcinfo", "", b"software: a test"));
    for i in 0..pages {
        let uri = format!("https://gazette.example/{i}");
        let (head, body) = match i % 3 {
            0 => ("", page(i)),
            1 => ("Content-Encoding: gzip\r\n", packed(&page(i))),
            _ => ("Transfer-Encoding: chunked\r\n", [format!("{:x}\r\n", page(i).len()).as_bytes(), &page(i), b"\r\n0\r\n\r\n"].concat()),
        };
        let answer = [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n").as_bytes(), &body].concat();
        out.extend(packed(&record("request", &uri, b"GET / HTTP/1.1\r\n\r\n")));
        out.extend(packed(&record("response", &uri, &answer)));
        if i % 50 == 0 {
            out.extend(packed(&record("response", &format!("{uri}.png"), b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG")));
        }
    }
    out
}

fn kept(desk: &Desk) -> usize {
    Ledger::open(&desk.path().join("dateline.ledger")).and_then(|ledger| ledger.count()).map_or(0, |n| n as usize)
}

/// Starts a run and kills it once so many articles are kept.
fn kill_at(desk: &Desk, args: &[&str], least: usize) {
    let mut run = command(desk.path(), args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let end = Instant::now() + Duration::from_secs(120);
    while kept(desk) < least {
        assert!(Instant::now() < end, "nothing is kept");
        std::thread::sleep(Duration::from_millis(10));
    }
    run.kill().unwrap();
    run.wait().unwrap();
}

/// `PAGES=20000` for the whole.
#[test]
fn killed_at_40_percent_it_goes_on_and_the_ledger_is_that_of_one_run() {
    let pages: usize = std::env::var("PAGES").ok().and_then(|n| n.parse().ok()).unwrap_or(320);
    let bytes = archive(pages);
    let whole = Desk::new();
    let done = value(&whole.write("a.warc.gz", &bytes).good(&["add", "a.warc.gz", "--json"]));
    assert_eq!([&done["new"], &done["failed"], &done["other"], &done["foreign"]], [pages, 0, pages.div_ceil(50), 0], "{done}");
    let desk = Desk::new();
    kill_at(desk.write("a.warc.gz", &bytes), &["add", "a.warc.gz"], pages * 2 / 5);
    let before = kept(&desk);
    assert!(before < pages, "it was killed before its end");
    let rest = value(&desk.good(&["add", "a.warc.gz", "--json"]));
    assert_eq!((&rest["new"], &rest["known"]), (&(pages - before).into(), &0.into()), "it goes on at the record");
    assert_eq!(exports(&desk), exports(&whole));
    assert_eq!(desk.good(&["doctor"]), "sound\n");
    let again = value(&desk.good(&["add", "a.warc.gz", "--json"]));
    assert_eq!((&again["new"], &again["known"]), (&0.into(), &0.into()), "all of it is done");
    let known = value(&desk.good(&["add", "a.warc.gz", "--json", "--from-start"]));
    assert_eq!((&known["new"], &known["known"]), (&0.into(), &pages.into()));
}

#[test]
fn an_archive_that_grows_or_is_another_is_read() {
    let bytes = archive(4);
    let desk = Desk::new();
    let cut = bytes.len() - 40;
    let ran = desk.write("a.warc.gz", &bytes[..cut]).run(&["add", "a.warc.gz", "--json"]);
    assert_eq!((ran.status, &value(&ran.out)["new"]), (3, &3.into()), "{ran:?}");
    assert!(ran.err.contains("a.warc.gz: record 10: ") && ran.err.lines().count() == 1, "{}", ran.err);
    assert_eq!(desk.rows(&["failures"])[0]["place"], "a.warc.gz: record 10");
    let rest = value(&desk.write("a.warc.gz", &bytes).good(&["add", "a.warc.gz", "--json"]));
    assert_eq!((&rest["new"], &rest["known"]), (&1.into(), &0.into()), "what is whole now");
    let other =
        record("response", "https://other.example/", &[b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", &page(9)[..]].concat());
    let other = value(&desk.write("a.warc.gz", [packed(&other), bytes].concat()).good(&["add", "a.warc.gz", "--json"]));
    assert_eq!(&other["new"], 1, "{other}");
}

/// Run it with `cargo test --release -p dateline --test ledger -- --ignored archive`: 20,000 pages in less than 500 MB.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "takes minutes"]
fn an_archive_of_20_000_pages_is_read_in_bounded_memory() {
    let desk = Desk::new();
    desk.write("a.warc.gz", archive(20_000));
    let start = Instant::now();
    let mut run = command(desk.path(), &["add", "a.warc.gz"]).spawn().unwrap();
    let mut peak = 0;
    while run.try_wait().unwrap().is_none() {
        let status = std::fs::read_to_string(format!("/proc/{}/status", run.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
        peak = peak.max(line.split_whitespace().next().and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0));
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(peak < 500_000, "{peak} kB");
    std::fs::write(std::env::temp_dir().join("dateline-archive.txt"), format!("{peak} kB, {:?}\n", start.elapsed())).unwrap();
}
