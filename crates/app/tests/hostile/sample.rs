//! Articles in each format, good until a test puts something into them.

use flate2::{Compression, write::GzEncoder};
use std::io::Write as _;

pub(crate) const STRIKE: &str = "Dock workers in Valparaiso plan a strike on April 2, the union of dockers said on Wednesday.";

pub(crate) fn mail(id: &str, body: &str) -> String {
    headed(&format!("Message-ID: <{id}@q.example>"), body)
}

pub(crate) fn headed(head: &str, body: &str) -> String {
    format!("From: Quay <l@q.example>\nDate: Wed, 5 Mar 2031 08:00:00 +0000\n{head}\n\n{body}\n")
}

pub(crate) fn page(body: &str) -> String {
    let rest = "The hall was full, and the people of the town waited in the rain until the doors were opened to them in the evening. ";
    format!("<html><head><title>Dock</title></head><body><article><p>{body}</p><p>{}</p></article></body></html>", rest.repeat(4))
}

pub(crate) fn rss(items: &str) -> String {
    format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Quay</title>\
         <link>https://q.example/</link><description>d</description>{items}</channel></rss>"
    )
}

pub(crate) fn entry(id: &str, more: &str) -> String {
    format!("<item><guid>{id}</guid><pubDate>Wed, 05 Mar 2031 08:00:00 GMT</pubDate>{more}</item>")
}

pub(crate) fn described(id: &str, body: &str) -> String {
    entry(id, &format!("<description>{body}</description>"))
}

pub(crate) fn atom(body: &str) -> String {
    format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Quay</title><id>urn:q</id><updated>2031-03-05T08:00:00Z</updated><entry>\
         <id>urn:q:1</id><title>Dock</title><updated>2031-03-05T08:00:00Z</updated><summary>{body}</summary></entry></feed>"
    )
}

pub(crate) fn nitf(body: &str) -> String {
    format!("<nitf><body><body.content><p>{body}</p></body.content></body></nitf>")
}

pub(crate) fn newsml(body: &str) -> String {
    format!(
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:q:g2\"><contentSet><inlineXML><html><p>{body}</p></html>\
         </inlineXML></contentSet></newsItem>"
    )
}

/// A record of an archive: the answer of a server, with the length that it is said to have.
pub(crate) fn record(uri: &str, head: &str, body: &[u8], length: &dyn Fn(usize) -> String) -> Vec<u8> {
    let answer = [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n").as_bytes(), body].concat();
    let record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n",
        length(answer.len())
    );
    [record.as_bytes(), &answer, b"\r\n\r\n"].concat()
}

/// One that does not lie.
pub(crate) fn answer(n: u8, head: &str, body: &[u8]) -> Vec<u8> {
    record(&format!("https://q.example/{n}"), head, body, &|length| length.to_string())
}

pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut to = GzEncoder::new(Vec::new(), Compression::best());
    to.write_all(bytes).expect("memory");
    to.finish().expect("memory")
}

/// A gigabyte in a megabyte or a few: a thousand members of gzip, one like the other.
pub(crate) fn bomb(unit: &[u8]) -> Vec<u8> {
    let member = packed(&unit.repeat((1 << 20) / unit.len() + 1));
    let bomb = member.repeat(1024);
    assert!(bomb.len() < 5 << 20, "{} bytes", bomb.len());
    bomb
}
