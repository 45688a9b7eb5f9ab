//! What a source is, by its name or its first bytes.

use super::Source;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Kind {
    /// One article as plain text
    Text,
    /// JSON Lines, an article a line
    Jsonl,
    /// A page of the web
    Page,
    /// WARC, packed or not: its pages
    Warc,
    /// RSS, Atom or JSON Feed: its entries
    Feed,
    /// A table with a head, an article a row
    Csv,
    /// Mails of a mailbox
    Mbox,
    /// One mail
    Eml,
    /// iCalendar (RFC 5545): its entries
    Ics,
    /// ninjs: its events and its articles
    Ninjs,
    /// NewsML-G2: its events and its articles
    NewsmlG2,
    /// NITF: an article
    Nitf,
    /// OPML, which lists feeds and holds no articles
    #[value(skip)]
    Opml,
}

/// Bytes of a file that say what it is.
const HEAD: usize = 8 << 10;

impl Kind {
    /// By the name of a file, else by its first bytes; none where neither says it.
    pub(super) fn of(path: &Path) -> Option<Self> {
        Self::of_name(path).or_else(|| Self::of_content(path))
    }

    fn of_name(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").filter(|name| name.ends_with(".warc")).unwrap_or(&name);
        Some(match name.rsplit_once('.')?.1 {
            "jsonl" | "ndjson" => Self::Jsonl,
            "txt" => Self::Text,
            "html" | "htm" | "xhtml" => Self::Page,
            "warc" => Self::Warc,
            "rss" | "atom" | "rdf" => Self::Feed,
            "csv" | "tsv" => Self::Csv,
            "mbox" => Self::Mbox,
            "eml" => Self::Eml,
            "ics" | "ical" | "ifb" => Self::Ics,
            "nitf" => Self::Nitf,
            "opml" => Self::Opml,
            _ => return None,
        })
    }

    /// By the first bytes of a file, where its name leaves open what it is.
    fn of_content(path: &Path) -> Option<Self> {
        let ending = path.extension().unwrap_or_default().to_str()?.to_ascii_lowercase();
        if !["json", "xml", ""].contains(&ending.as_str()) {
            return None;
        }
        let mut head = Vec::new();
        File::open(path).ok()?.take(HEAD as u64).read_to_end(&mut head).ok()?;
        Self::of_bytes(&head)
    }

    /// By its first bytes alone.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
        let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
        match head.trim_start_matches('\u{FEFF}').trim_start().chars().next()? {
            'W' if head.starts_with("WARC/1") => Some(Self::Warc),
            'F' if head.starts_with("From ") => Some(Self::Mbox),
            '{' | '[' if has(&["jsonfeed.org/version"]) => Some(Self::Feed),
            '{' | '[' if has(&NINJS) => Some(Self::Ninjs),
            '<' if has(&["<conceptItem", "<knowledgeItem", "<newsItem", "<newsMessage", "<packageItem"]) => Some(Self::NewsmlG2),
            '<' if has(&["<nitf"]) => Some(Self::Nitf),
            '<' if has(&["<opml"]) => Some(Self::Opml),
            '<' if has(&["<rss", "<feed", "<rdf:RDF"]) => Some(Self::Feed),
            _ => None,
        }
    }

    /// Whether a file of it holds one article.
    pub(super) fn is_one_article(self) -> bool {
        matches!(self, Self::Text | Self::Page | Self::Eml)
    }

    /// Of a source that nobody said what it is.
    pub(super) fn guessed(source: &Source) -> Self {
        let Source::File(path) = source else { return Self::Text };
        Self::of(path).unwrap_or(Self::Text)
    }
}

/// What only ninjs has.
const NINJS: [&str; 8] = [
    "\"startDate\"",
    "\"expectedStartDate\"",
    "\"event\"",
    "\"body_text\"",
    "\"body_xhtml\"",
    "\"body_html\"",
    "\"contentstr\"",
    "\"versioncreated\"",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_first_bytes_say_it() {
        let folder = tempfile::tempdir().unwrap();
        let check = |name: &str, bytes: &str, expected: Option<Kind>| {
            std::fs::write(folder.path().join(name), bytes).unwrap();
            assert_eq!(Kind::of(&folder.path().join(name)), expected, "{name}");
        };
        check("a.WARC.gz", "", Some(Kind::Warc));
        check("a.htm", "", Some(Kind::Page));
        check("a.jsonl.gz", "", None);
        check("a", "WARC/1.0\r\n", Some(Kind::Warc));
        check("inbox", "From ada@desk.example Mon Mar  3\n", Some(Kind::Mbox));
        check("a.xml", "<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", Some(Kind::Feed));
        check("b.xml", "\u{FEFF}<feed xmlns=\"http://www.w3.org/2005/Atom\">", Some(Kind::Feed));
        check("c.xml", "<nitf>", Some(Kind::Nitf));
        check("d.xml", "<opml version=\"2.0\">", Some(Kind::Opml));
        check("e.xml", "<project>", None);
        check("a.json", "{\"version\": \"https://jsonfeed.org/version/1.1\"", Some(Kind::Feed));
        check("b.json", "{\"type\": \"text\", \"body_text\": \"x\"}", Some(Kind::Ninjs));
        check("c.json", "{\"name\": \"x\"}", None);
        check("a.pdf", "WARC/1.0", None);
    }
}
