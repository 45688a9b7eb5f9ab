//! Feeds: RSS 0.9 to 2.0, Atom and JSON Feed. An entry with its text, or a summary of it, is an article of the outlet that the feed is called.

use super::fed::{Item, clean};
use super::{Document, html};
use dateline_engine::article::Published;
use dateline_ledger::Hash;
use feed_rs::model::{Content, Entry, Feed, Link, Text};
use jiff::tz::Offset;
use jiff::{Timestamp, fmt::rfc2822::DateTimeParser};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Entries of a feed at most.
const MOST: usize = 10_000;
/// Marks of entries at most in a feed that is read at all: each takes a kilobyte, be there nothing in it.
const CROWD: usize = 10 * MOST;

/// The entries of a feed.
pub(crate) fn articles(bytes: &[u8], name: &str) -> Vec<Item> {
    match told(bytes, name) {
        Ok(told) => told.into_iter().map(|told| told.item).collect(),
        Err(wrong) => vec![Err(wrong)],
    }
}

/// An entry, and by what it is known in its feed.
pub(crate) struct Told {
    pub(crate) id: String,
    pub(crate) item: Item,
    /// Of an entry without a text, what else it says, with its title or address for a text: its page may have one.
    pub(crate) bare: Option<Document>,
}

/// The same, where what is no feed is told from an entry that is no article.
pub(crate) fn told(bytes: &[u8], name: &str) -> Result<Vec<Told>, String> {
    let (feed, zones) = parse(bytes).map_err(|wrong| format!("{name}: {wrong}"))?;
    let outlet = feed.title.as_ref().and_then(|title| html::text_of_any(&title.content).ok());
    let many = feed.entries.len().checked_sub(MOST + 1);
    let more = many.map(|_| {
        Err::<Document, _>(format!("{name}: wanted a feed of up to {MOST} entries, met {}; the others are left out", feed.entries.len()))
    });
    let made = |(at, entry): (usize, &Entry)| {
        let made = text(entry).and_then(|text| article(entry, text, outlet.clone(), &zones));
        let link = || entry.links.first().map(|link| link.href.clone());
        let title =
            || entry.title.as_ref().and_then(|title| html::text_of_any(&title.content).ok()).filter(|t| !t.is_empty()).or_else(link);
        let bare = || article(entry, title()?, outlet.clone(), &zones).ok().filter(|document| document.url.is_some());
        let bare = if made.is_err() { bare() } else { None };
        Told { id: entry.id.clone(), item: made.map_err(|wrong| format!("{name}: entry {}: {wrong}", at + 1)), bare }
    };
    let more = more.map(|item| Told { id: String::new(), item, bare: None });
    Ok(feed.entries.iter().take(MOST).enumerate().map(made).chain(more).collect())
}

/// The zone that a moment was written with: the reader of feeds tells the moment alone, and the day is that of the outlet.
type Zones = HashMap<i64, Offset>;

fn parse(bytes: &[u8]) -> Result<(Feed, Zones), String> {
    if marks(bytes) > CROWD {
        return Err(format!("wanted a feed of up to {MOST} entries, met more than {CROWD}"));
    }
    let bytes = &*in_its_charset(bytes);
    let wrong = |e: feed_rs::parser::ParseFeedError| format!("wanted RSS, Atom or JSON Feed, met none: {e}");
    let feed = feed_rs::parser::Builder::new().id_generator(id).build().parse(bytes).map_err(wrong)?;
    let zones: Arc<Mutex<Zones>> = Arc::default();
    let note = Arc::clone(&zones);
    let look = move |text: &str| {
        if let (Some((moment, zone)), Ok(mut zones)) = (zoned(text.trim()), note.lock()) {
            zones.insert(moment.as_second(), zone);
        }
        None
    };
    let _ = feed_rs::parser::Builder::new().timestamp_parser(look).build().parse(bytes);
    let zones = zones.lock().map(|zones| zones.clone()).unwrap_or_default();
    Ok((feed, zones))
}

/// How many entries begin, as far as their marks tell: in JSON, objects.
fn marks(bytes: &[u8]) -> usize {
    let is_json = bytes.trim_ascii_start().starts_with(b"{");
    let count = |mark: u8, names: &[&[u8]]| {
        bytes.split(|byte| *byte == mark).skip(1).filter(|rest| names.iter().any(|n| rest.starts_with(n))).count()
    };
    if is_json { count(b'{', &[b""]) } else { count(b'<', &[b"item", b"entry"]) }
}

/// Feeds say one charset and are in another. What is UTF-8 is that, whatever it says; what says UTF-8, or nothing, and is not that is taken
/// as browsers take it.
fn in_its_charset(bytes: &[u8]) -> Cow<'_, [u8]> {
    let end = bytes.windows(2).take(200).position(|w| w == b"?>").filter(|_| bytes.starts_with(b"<?xml"));
    let (head, rest) = bytes.split_at(end.map_or(0, |at| at + 2));
    let says = |name: &str| String::from_utf8_lossy(head).to_ascii_lowercase().contains(name);
    let says_it = !says("encoding") || says("utf-8");
    match std::str::from_utf8(bytes) {
        Ok(_) if says("utf-16") => Cow::Borrowed(rest),
        Ok(_) => Cow::Borrowed(bytes),
        Err(_) if says_it && !bytes.starts_with(b"\xFF\xFE") && !bytes.starts_with(b"\xFE\xFF") => {
            Cow::Owned(encoding_rs::WINDOWS_1252.decode_without_bom_handling(rest).0.into_owned().into_bytes())
        }
        Err(_) => Cow::Borrowed(bytes),
    }
}

/// The id of an entry that has none: of its link and title; without a link it has none still, and is known by its text. It must be the
/// same the next time, or the entry would be another article then.
fn id(links: &[Link], title: &Option<Text>, _: Option<&str>) -> String {
    links.first().map_or_else(String::new, |link| feed_rs::parser::generate_id_from_link_and_title(link, title))
}

fn zoned(text: &str) -> Option<(Timestamp, Offset)> {
    if let Ok(zoned) = DateTimeParser::new().relaxed_weekday(true).parse_zoned(text) {
        return Some((zoned.timestamp(), zoned.offset()));
    }
    let pieces = jiff::fmt::temporal::Pieces::parse(text).ok()?;
    Some((text.parse().ok()?, pieces.to_numeric_offset()?))
}

fn article(entry: &Entry, text: String, outlet: Option<String>, zones: &Zones) -> Item {
    let day = |moment: Option<i64>| moment.and_then(|moment| published(moment, zones));
    let (first, last) = (entry.published.map(|t| t.timestamp()), entry.updated.map(|t| t.timestamp()));
    let link = entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let url = link.map(|link| link.href.clone());
    let title = entry.title.as_ref().map(|title| html::text_of_any(&title.content)).transpose()?;
    clean(Document {
        id: if entry.id.is_empty() { Hash::of(&[&text]).to_string() } else { entry.id.clone() },
        published: day(first.or(last)),
        modified: day(last.filter(|last| first.is_some_and(|first| first < *last))),
        text,
        title,
        outlet,
        url,
    })
}

/// The whole text where the feed has it, else the summary.
fn text(entry: &Entry) -> Result<String, String> {
    let body = entry.content.as_ref().and_then(|content: &Content| content.body.as_deref());
    let summary = entry.summary.as_ref().map(|summary: &Text| summary.content.as_str());
    let all = [body, summary].into_iter().flatten().map(html::text_of_any);
    let texts: Vec<String> = all.collect::<Result<_, _>>()?;
    let longest = texts.into_iter().rev().max_by_key(String::len).filter(|text| !text.trim().is_empty());
    longest.ok_or_else(|| "wanted an entry with a text or a summary, met one with neither".to_owned())
}

fn published(moment: i64, zones: &Zones) -> Option<Published> {
    let zone = zones.get(&moment).copied().unwrap_or(Offset::UTC);
    let at = Timestamp::from_second(moment).ok()?;
    Published::parse(&at.display_with_offset(zone).to_string()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(feed: &str, expected: &[&str]) {
        let day = |day: Option<Published>| day.map_or("-".to_owned(), |day| day.to_string());
        let shown = |item: Item| match item {
            Ok(d) => [
                d.id,
                day(d.published),
                day(d.modified),
                d.outlet.unwrap_or_default(),
                d.title.unwrap_or_default(),
                d.url.unwrap_or_default(),
                d.text,
            ]
            .join("|"),
            Err(wrong) => wrong,
        };
        let got: Vec<String> = articles(feed.as_bytes(), "f").into_iter().map(shown).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn rss_is_read_with_the_day_of_its_own_zone() {
        check(
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Quay &amp; Port</title>\
             <link>https://q.example/</link><description>d</description>\
             <item><guid>7</guid><title>Ferry</title><link>https://q.example/7</link><pubDate>Sat, 14 Mar 2026 23:30:00 -0500</pubDate>\
             <description>Short.</description><content:encoded><![CDATA[<p>The ferry will sail.</p><p>It rains.</p>]]></content:encoded></item>\
             <item><guid>8</guid><description>&lt;p&gt;The &lt;b&gt;quay&lt;/b&gt; is closed.&lt;/p&gt;</description></item>\
             <item><guid>9</guid><title>Bare</title></item></channel></rss>",
            &[
                "7|2026-03-14T23:30:00-05:00|-|Quay & Port|Ferry|https://q.example/7|The ferry will sail.\n\nIt rains.",
                "8|-|-|Quay & Port|||The quay is closed.",
                "f: entry 3: wanted an entry with a text or a summary, met one with neither",
            ],
        );
    }

    #[test]
    fn atom_and_json_feed_are_read() {
        check(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Quay</title><id>urn:q</id><updated>2026-03-15T08:00:00Z</updated>\
             <entry><id>urn:1</id><title>Ferry</title><link href=\"https://q.example/1\"/><published>2026-03-14T09:00:00+02:00</published>\
             <updated>2026-03-15T08:00:00Z</updated><summary>The ferry will sail.</summary></entry></feed>",
            &["urn:1|2026-03-14T09:00:00+02:00|2026-03-15T08:00:00Z|Quay|Ferry|https://q.example/1|The ferry will sail."],
        );
        check(
            "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Quay\", \"items\": [{\"id\": \"1\", \
             \"url\": \"https://q.example/1\", \"title\": \"Ferry\", \"content_html\": \"<p>The ferry will sail.</p>\", \
             \"date_published\": \"2026-03-14T09:00:00Z\"}]}",
            &["1|2026-03-14T09:00:00Z|-|Quay|Ferry|https://q.example/1|The ferry will sail."],
        );
    }

    #[test]
    fn an_entry_without_a_text_has_its_address() {
        let feed =
            b"<rss version=\"2.0\"><channel><title>Q</title><item><guid>1</guid><link>https://q.example/1</link></item></channel></rss>";
        let entry = told(feed, "f").unwrap_or_default().remove(0).bare.unwrap();
        assert_eq!((entry.text.as_str(), entry.url.as_deref()), ("https://q.example/1", Some("https://q.example/1")));
        assert_eq!(articles(feed, "f"), [Err("f: entry 1: wanted an entry with a text or a summary, met one with neither".to_owned())]);
    }

    #[test]
    fn a_feed_that_lies_about_its_charset_is_read() {
        let check = |head: &str, text: &[u8]| {
            let feed = [head.as_bytes(), b"<rss version=\"2.0\"><channel><title>Q</title><item><guid>1</guid><description>", text];
            let feed = [&feed.concat(), &b"</description></item></channel></rss>"[..]].concat();
            assert_eq!(articles(&feed, "f").remove(0).map(|d| d.text).as_deref(), Ok("Zürich"), "{head}");
        };
        check("<?xml version=\"1.0\" encoding=\"utf-8\"?>", b"Z\xFCrich");
        check("", b"Z\xFCrich");
        check("<?xml version=\"1.0\" encoding=\"windows-1252\"?>", b"Z\xFCrich");
        check("<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "Zürich".as_bytes());
    }

    #[test]
    fn what_is_no_feed_is_refused() {
        for wrong in ["", "<p>", "{}", "\0", "<rss version=\"2.0\"><channel><item>"] {
            let got = articles(wrong.as_bytes(), "f");
            assert!(
                got.iter().all(|item| item.as_ref().is_err_and(|e| e.starts_with("f: wanted RSS, Atom or JSON Feed"))),
                "{wrong}: {got:?}"
            );
        }
    }
}
