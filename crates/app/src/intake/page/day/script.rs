//! Days under the keys of scripts, where a page keeps its data for itself: `"publishedAt": "2019-05-03T14:05:00Z"`.

use super::candidate::{Candidate, Place, Said};
use super::written;
use dom_query::Document;

const KEYS: &[&str] = &[
    "datepublished",
    "publisheddate",
    "publishdate",
    "publisheddateiso8601",
    "publicationdate",
    "publishedat",
    "published_at",
    "publish_date",
    "published_date",
    "pubdate",
    "publication_date",
    "firstpublished",
    "first_published",
    "publishtime",
    "publish_time",
    "publishedtime",
    "published_time",
    "published",
    "articledate",
    "pub_date",
    "publicationtime",
    "datepub",
    "articlepublicationdate",
    "articlepublisheddate",
    "pagepublishdate",
    "contentpublisheddate",
    "post_date",
];
/// Bytes of a script that are looked at.
const MOST: usize = 300_000;

/// The first day under each key, of all scripts that are no linked data.
pub(super) fn candidates(document: &Document) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for script in document.select("script:not([src])").nodes() {
        let text = script.text();
        let is_linked = script.attr("type").is_some_and(|it| it.contains("ld+json"));
        if is_linked || !["ubli", "pub_", "pubd", "post_date"].iter().any(|it| text.contains(it)) {
            continue;
        }
        keys(&text[..text.floor_char_boundary(MOST)], &mut found);
    }
    found
}

fn keys(text: &str, found: &mut Vec<Candidate>) {
    for (at, _) in text.match_indices(':') {
        let Some(key) = key_before(&text[..at]) else { continue };
        let at_key = format!("script {key}");
        if found.iter().any(|it| it.at == at_key) {
            continue;
        }
        let rest = text[at + 1..].trim_start();
        let Some(quote) = rest.chars().next().filter(|c| "\"'".contains(*c)) else { continue };
        let value = rest[1..].split(quote).next().unwrap_or_default();
        if let Some(written) = Some(value).filter(|it| it.len() < 60).and_then(written::value) {
            found.push(Candidate::new(written, Place::Script, Said::Published, 50, at_key));
        }
    }
}

fn key_before(text: &str) -> Option<String> {
    let text = text.trim_end().trim_end_matches(['"', '\'']);
    let start = text
        .rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let key = text[start..].to_ascii_lowercase();
    KEYS.contains(&key.as_str()).then_some(key)
}
