//! Mails: newsletters and wires, one in a file (`.eml`) or many in a mailbox (`.mbox`).

use super::fed::{Fed, Item, clean};
use super::{Document, LARGEST, Source, html};
use dateline_engine::article::Published;
use mail_parser::{Message, MessageParser, PartType};
use std::io::{self, BufRead as _, BufReader, Read};

/// Mails of a batch, and bytes of them.
const MAILS: usize = 64;
const BYTES: usize = 4 << 20;

/// The mail of a file.
pub(super) fn one(bytes: &[u8], name: &str) -> Item {
    article(bytes).map_err(|wrong| format!("{name}: {wrong}"))
}

/// The mails of a mailbox in batches.
pub(super) fn mailbox(source: &Source) -> Box<dyn Iterator<Item = Fed>> {
    let name = source.name();
    match source.open() {
        Ok(stream) => Box::new(Batches { mails: Mails::new(stream), name, number: 0 }),
        Err(error) => Box::new(std::iter::once(Fed::of(vec![Err(format!("{error:#}"))]))),
    }
}

struct Batches {
    mails: Mails<Box<dyn Read + Send>>,
    name: String,
    number: u64,
}

impl Iterator for Batches {
    type Item = Fed;

    fn next(&mut self) -> Option<Fed> {
        let (mut items, mut bytes) = (Vec::new(), 0);
        while items.len() < MAILS && bytes < BYTES {
            let Some(mail) = self.mails.next() else { break };
            self.number += 1;
            bytes += mail.as_ref().map_or(0, Vec::len);
            let read = mail.and_then(|mail| article(&mail));
            items.push(read.map_err(|wrong| format!("{}: mail {}: {wrong}", self.name, self.number)));
        }
        (!items.is_empty()).then(|| Fed::of(items))
    }
}

/// Cuts a mailbox into mails, holding no more than one: each begins with a line `From …` after an empty one (RFC 4155), and a line of a
/// mail that begins so has a `>` before it.
struct Mails<R> {
    from: BufReader<R>,
    is_inside: bool,
    is_over: bool,
}

impl<R: Read> Mails<R> {
    fn new(from: R) -> Self {
        Self { from: BufReader::new(from), is_inside: false, is_over: false }
    }

    /// A mail; none at the end. One that is too large is passed over.
    fn mail(&mut self) -> io::Result<Option<Result<Vec<u8>, String>>> {
        let (mut mail, mut size, mut is_blank, mut line) = (Vec::new(), 0, true, Vec::new());
        loop {
            line.clear();
            if (&mut self.from).take(LARGEST as u64).read_until(b'\n', &mut line)? == 0 {
                self.is_over = true;
                break;
            }
            let is_first = is_blank && line.starts_with(b"From ");
            is_blank = line.trim_ascii().is_empty();
            if is_first && std::mem::replace(&mut self.is_inside, true) {
                break;
            }
            if !is_first {
                size += line.len();
                self.is_inside |= !is_blank;
                mail.extend_from_slice(if size > LARGEST { &[] } else { unquoted(&line) });
            }
        }
        let too_large = || format!("wanted a mail of up to {} MB, met a larger one", LARGEST >> 20);
        let is_there = self.is_inside && (size > 0 || !self.is_over);
        Ok(is_there.then(|| if size > LARGEST { Err(too_large()) } else { Ok(mail) }))
    }
}

impl<R: Read> Iterator for Mails<R> {
    type Item = Result<Vec<u8>, String>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        self.mail().unwrap_or_else(|error| {
            self.is_over = true;
            Some(Err(format!("{error}; the rest is left out")))
        })
    }
}

/// Without the mark before `From `.
fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    if marks > 0 && line[marks..].starts_with(b"From ") { &line[1..] } else { line }
}

/// Mails within a mail at most: the parser holds each in the one around it, and lets go of them one within another.
const WITHIN: usize = 100;

/// Whether so many mails may stand within one another, as far as their types tell.
fn is_deep(bytes: &[u8]) -> bool {
    let types = bytes.split(|byte| *byte == b'/').map(|before| &before[before.len().saturating_sub(9)..]);
    types.filter(|name| name.to_ascii_lowercase().ends_with(b"message")).count() + digests(bytes) > WITHIN
}

/// In a digest each part is a mail, whatever it says.
fn digests(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'/').skip(1).filter(|name| name.get(..6).is_some_and(|name| name.eq_ignore_ascii_case(b"digest"))).count()
}

/// A mail says at least who wrote it, or when.
fn article(bytes: &[u8]) -> Item {
    if is_deep(bytes) {
        return Err(format!("wanted a mail of up to {WITHIN} mails within it, met one of more"));
    }
    let mail = MessageParser::default().parse(bytes).filter(|mail| mail.from().is_some() || mail.date().is_some());
    let mail = mail.ok_or_else(|| "wanted a mail with From or Date, met none".to_owned())?;
    let from = mail.from().and_then(|from| from.first());
    let outlet = from.and_then(|from| from.name().or(from.address())).map(str::to_owned);
    let date = mail.date().filter(|date| date.is_valid()).and_then(|date| Published::parse(&date.to_rfc3339()).ok());
    clean(Document {
        id: mail.message_id().or(mail.subject()).unwrap_or("mail").to_owned(),
        published: date,
        title: mail.subject().map(str::to_owned),
        text: text(&mail)?,
        outlet,
        ..Document::default()
    })
}

/// The plain parts; where there are none, those in HTML.
fn text(mail: &Message<'_>) -> Result<String, String> {
    let mut out: Vec<String> = Vec::new();
    for part in mail.text_body.iter().filter_map(|id| mail.parts.get(*id as usize)) {
        match &part.body {
            PartType::Text(text) => out.push(flowed(text)),
            PartType::Html(html) => out.push(html::text(html)?),
            _ => {}
        }
    }
    Ok(out.join("\n\n"))
}

/// Lines of a paragraph as one: mails break lines where they are full, and a sentence goes on.
fn flowed(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let is_full = text.lines().any(|line| line.chars().count() > 120);
    if is_full {
        return text;
    }
    let paragraphs = text.split("\n\n").map(|paragraph| {
        let lines: Vec<&str> = paragraph.lines().collect();
        let is_broken = lines.iter().rev().skip(1).all(|line| line.chars().count() > 50);
        lines.join(if is_broken { " " } else { "\n" })
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "From: Quay Letters <news@quay.example>\r\nDate: Sat, 14 Mar 2026 23:30:00 -0500\r\nMessage-ID: <7@quay.example>\r\n";

    fn shown(item: Item) -> String {
        match item {
            Ok(d) => format!(
                "{}|{}|{}|{}|{}",
                d.id,
                d.published.map_or("-".to_owned(), |day| day.to_string()),
                d.outlet.unwrap_or_default(),
                d.title.unwrap_or_default(),
                d.text
            ),
            Err(wrong) => wrong,
        }
    }

    fn check(mail: &str, expected: &str) {
        assert_eq!(shown(one(mail.as_bytes(), "m")), expected);
    }

    #[test]
    fn a_mail_is_an_article_of_its_sender() {
        check(
            &format!("{HEAD}Subject: =?utf-8?q?The_f=C3=A9rry?=\r\n\r\nThe ferry sails.\r\n"),
            "7@quay.example|2026-03-14T23:30:00-05:00|Quay Letters|The férry|The ferry sails.",
        );
        let parts = "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\
                     Content-Transfer-Encoding: quoted-printable\r\n\r\nThe quay in Z=FCrich.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>No.\r\n--b--\r\n";
        check(&format!("{HEAD}{parts}"), "7@quay.example|2026-03-14T23:30:00-05:00|Quay Letters||The quay in Zürich.");
        check(
            &format!("{HEAD}Content-Type: text/html\r\n\r\n<style>p {{}}</style><p>The ferry sails.</p><p>It rains.</p>"),
            "7@quay.example|2026-03-14T23:30:00-05:00|Quay Letters||The ferry sails.\n\nIt rains.",
        );
    }

    #[test]
    fn broken_lines_are_joined_and_lists_are_not() {
        let broken = "The ferry that was bought in the spring by the town will sail\nfrom the new quay on Tuesday.";
        assert_eq!(flowed(&format!("{broken}\n\nTuesday\nFriday\n")), format!("{}\n\nTuesday\nFriday", broken.replace('\n', " ")));
    }

    #[test]
    fn what_is_no_mail_is_refused() {
        for wrong in ["", "nonsense", "\0\u{1}", "Subject: x\n\ny"] {
            check(wrong, "m: wanted a mail with From or Date, met none");
        }
        check(HEAD, "m: wanted a text, met an empty one");
    }

    #[test]
    fn a_mailbox_is_cut_where_mails_begin() {
        let mails = |text: &str| {
            Mails::new(io::Cursor::new(text.as_bytes().to_owned())).map(|m| String::from_utf8(m.unwrap()).unwrap()).collect::<Vec<_>>()
        };
        let got = mails("From a Mon\nA: 1\n\nx\n>From here\nFrom there\n\nFrom b Tue\nA: 2\n\ny\n");
        assert_eq!(got, ["A: 1\n\nx\nFrom here\nFrom there\n\n", "A: 2\n\ny\n"]);
        assert_eq!(mails("\n"), [""; 0]);
        let large = format!("From a\nA: 1\n\n{}\n\nFrom b\nA: 2\n", "x".repeat(LARGEST));
        let got: Vec<_> = Mails::new(io::Cursor::new(large)).map(|mail| mail.map(|mail| mail.len())).collect();
        assert_eq!(got, [Err("wanted a mail of up to 16 MB, met a larger one".to_owned()), Ok(5)]);
    }
}
