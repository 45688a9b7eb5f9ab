//! Plain text: one article a file, with the day of publication in a first line `date YYYY-MM-DD`.
//!
//! The text that the reading's offsets point into is the file from the line after that line on, to the last byte;
//! without such a line it is the whole file. A byte order mark belongs to neither.

use super::{Document, LARGEST, Source, utf8};
use anyhow::{Context as _, bail};
use dateline_engine::article::Published;
use std::io::Read as _;

/// Reads one article; `date` goes before what the file says.
pub(crate) fn load(source: &Source, date: Option<Published>) -> anyhow::Result<Document> {
    let mut bytes = Vec::new();
    source.open()?.take(LARGEST as u64 + 1).read_to_end(&mut bytes).with_context(|| source.name())?;
    if source.id().ends_with(".jsonl") {
        bail!("{}: wanted plain text, met JSON Lines by its name; add --jsonl", source.name());
    }
    let (published, text) = split(&bytes).map_err(|wrong| anyhow::anyhow!("{}: {wrong}", source.name()))?;
    Ok(Document { id: source.id(), published: date.or(published), text: text.to_owned(), ..Document::default() })
}

/// The day and the text of a file's bytes.
fn split(bytes: &[u8]) -> Result<(Option<Published>, &str), String> {
    if bytes.len() > LARGEST {
        return Err(format!("wanted an article of up to {} MB, met a larger file; put one article in a file", LARGEST >> 20));
    }
    if let Some(at) = bytes.iter().position(|&b| b == 0).filter(|_| !bytes.starts_with(b"\xFF\xFE")) {
        return Err(format!("wanted plain text, met a zero byte at byte {at}; this looks like a binary file"));
    }
    let text = utf8(bytes)?;
    let (published, text) = match day_line(text) {
        Some((day, rest)) => (Some(Published::parse(day).map_err(|wrong| format!("line 1: {wrong}"))?), rest),
        None => (None, text),
    };
    if text.trim().is_empty() {
        return Err("wanted the text of an article, met none; the file is empty".to_owned());
    }
    Ok((published, text))
}

/// The value of a leading `date` line and what follows it. Only `date` before a digit counts: "date night" is an article.
fn day_line(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let value = first.strip_prefix("date ")?.trim();
    value.starts_with(|c: char| c.is_ascii_digit()).then_some((value, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<(Option<&str>, &str), &str>) {
        let got = split(bytes);
        match (got, expected) {
            (Ok((day, text)), Ok((want_day, want))) => {
                assert_eq!((day.map(|d| d.to_string()).as_deref(), text), (want_day, want));
            }
            (Err(message), Err(part)) => assert!(message.contains(part), "{message}"),
            (got, expected) => panic!("{got:?} for {expected:?}"),
        }
    }

    #[test]
    fn day_and_text_are_split() {
        check(b"date 2026-03-14\nThey met.\n", Ok((Some("2026-03-14"), "They met.\n")));
        check(b"date 2026-03-14\r\n\r\nThey met.\r\n", Ok((Some("2026-03-14"), "\r\nThey met.\r\n")));
        check(b"\xEF\xBB\xBFdate 2026-03-14T09:30:00Z\nThey met.", Ok((Some("2026-03-14T09:30:00Z"), "They met.")));
        check(b"They met.", Ok((None, "They met.")));
        check(b"date night for two leaders", Ok((None, "date night for two leaders")));
    }

    #[test]
    fn what_is_no_article_is_refused() {
        check(b"", Err("wanted the text of an article, met none"));
        check(b"date 2026-03-14\n \n", Err("met none"));
        check(b"date 2026-02-30\nThey met.", Err("line 1: published: wanted YYYY-MM-DD"));
        check(b"\x7FELF\x00\x01", Err("zero byte at byte 4"));
        check(b"They\nmet in Z\xFCrich.", Err("met byte 0xFC at byte 13"));
        check(b"\xFF\xFET\x00", Err("met UTF-16"));
    }
}
