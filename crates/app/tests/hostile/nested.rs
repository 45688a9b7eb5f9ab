//! A hundred thousand elements within one another, in each format that has any.

use super::beside::{neutral, refused};
use super::sample::{STRIKE, answer, described, entry, headed, nitf, rss};

const MANY: usize = 100_000;

fn nested(open: &str, close: &str) -> String {
    format!("{}{STRIKE}{}", open.repeat(MANY), close.repeat(MANY))
}

#[test]
fn pages() {
    refused("a.html", nested("<div>", "</div>"), "a.html: wanted a page with elements nested up to 1000 deep");
    // Ends that end nothing, and what has no end in HTML but has in a drawing: each overflowed the stack once.
    refused("a.html", "<div></span>".repeat(MANY), "nested up to 1000 deep");
    refused("a.html", format!("<svg>{}", "<td>".repeat(MANY)), "nested up to 1000 deep");
    refused("a.warc", [answer(1, "", nested("<div>", "").as_bytes()), Vec::new()].concat(), "a.warc: record 1: wanted a page");
}

#[test]
fn pages_of_marks_and_attributes() {
    let marks: String = (0..400).map(|n| format!("<b id={n}>")).collect();
    refused("a.html", format!("<p>{marks}") + &"<p>a".repeat(MANY), "wanted HTML of up to 500000 elements and texts");
    let attributes: String = (0..MANY).map(|n| format!(" a{n}=\"1\"")).collect();
    refused("a.html", format!("<p{attributes}>{STRIKE}"), "wanted elements of up to 1000 attributes");
    refused("a.nitf", nitf(STRIKE).replacen("<nitf", &format!("<nitf{attributes}"), 1), "wanted elements of up to 1000 attributes");
}

#[test]
fn pieces_of_html() {
    let deep = nested("<div>", "</div>");
    let whole = entry("1", &format!("<content:encoded><![CDATA[{deep}]]></content:encoded>"));
    refused("a.rss", rss(&whole), "a.rss: entry 1: wanted HTML of up to 1000 elements");
    refused("a.rss", rss(&described("1", &deep)), "a.rss: wanted RSS, Atom or JSON Feed");
    refused("a.eml", headed("Content-Type: text/html", &deep), "a.eml: wanted HTML of up to 1000 elements");
}

#[test]
fn newsrooms() {
    let deep = nested("<p>x", "</p>");
    refused("a.nitf", nitf(&deep), "a.nitf: item 1: wanted XML of up to 1000 elements within one another");
    refused("a.xml", super::sample::newsml(&deep), "a.xml: wanted XML of up to 1000 elements within one another");
}

#[test]
fn json() {
    let (lists, good) = (format!("{}{}", "[".repeat(MANY), "]".repeat(MANY)), format!("\"{STRIKE}\""));
    let objects = format!("{}1{}", "{\"a\":".repeat(MANY), "}".repeat(MANY));
    neutral("a.jsonl", format!("{{\"id\": 1, \"text\": {good}, \"x\": {lists}}}\n{{\"id\": 2, \"text\": \"The ferry sails.\"}}\n"), 2);
    refused("a.json", format!("{{\"type\": \"text\", \"body_text\": {good}, \"x\": {objects}}}"), "a.json: wanted JSON");
    let feed = |more: &str| {
        format!(
            "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Q\", \"items\": [{{\"id\": \"1\", \"content_text\": {good}{more}}}]}}"
        )
    };
    neutral("a.json", feed(&format!(", \"_x\": {lists}")), 1);
}
