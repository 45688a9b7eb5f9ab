//! Days in the `meta` elements of the head.

use super::candidate::{Candidate, Place, Said};
use super::written;
use dom_query::Document;

/// Names and properties, in lower case and with `:`, `.`, `-` and `_` left out, and their points.
const PUBLISHED: &[(&str, i32)] = &[
    ("articlepublishedtime", 88),
    ("ogarticlepublishedtime", 86),
    ("articlepublished", 85),
    ("datepublished", 86),
    ("publisheddate", 85),
    ("publishdate", 85),
    ("publicationdate", 85),
    ("pubdate", 85),
    ("published", 80),
    ("publishedtime", 80),
    ("publishtime", 80),
    ("publishedat", 80),
    ("sailthrudate", 82),
    ("parselypubdate", 85),
    ("citationpublicationdate", 85),
    ("citationonlinedate", 84),
    ("citationdate", 80),
    ("prismpublicationdate", 80),
    ("dctermsissued", 82),
    ("dctermsdate", 75),
    ("dctermscreated", 75),
    ("dctermsavailable", 75),
    ("dctermsdateissued", 82),
    ("dcdateissued", 82),
    ("dcdatecreated", 78),
    ("dcdatepublished", 82),
    ("dcissued", 80),
    ("dccreated", 72),
    ("dcdate", 75),
    ("dcdatexlivedate", 60),
    ("articledate", 80),
    ("articledateoriginal", 85),
    ("articlecreated", 75),
    ("ogpublishedtime", 82),
    ("ogpublishdate", 80),
    ("ogpubdate", 80),
    ("rnewsdatepublished", 80),
    ("originalpublicationdate", 85),
    ("firstpublished", 85),
    ("datecreated", 75),
    ("creationdate", 70),
    ("created", 65),
    ("createddate", 70),
    ("displaydate", 75),
    ("date", 68),
    ("dateissued", 75),
    ("timestamp", 50),
    ("cxensesiteparsedate", 60),
    ("cxenseparserecspublishtime", 80),
    ("cxenseparsepublishtime", 80),
    ("bttitledate", 60),
    ("btpubdate", 80),
    ("gsadate", 60),
    ("vrpublisheddate", 70),
    ("releasedate", 60),
    ("pagedate", 60),
    ("storydate", 70),
    ("postdate", 75),
    ("uploaddate", 55),
    ("ptime", 60),
];

const MODIFIED: &[&str] = &[
    "articlemodifiedtime",
    "articlemodified",
    "ogupdatedtime",
    "ogmodifiedtime",
    "datemodified",
    "modifieddate",
    "modified",
    "modificationdate",
    "updated",
    "lastmod",
    "lastmodified",
    "revised",
    "dctermsmodified",
    "dcdatemodified",
    "dcmodified",
    "datelastmodified",
    "dateupdate",
    "lastupdated",
    "updatedtime",
];

/// The days of all `meta` elements.
pub(super) fn candidates(document: &Document) -> Vec<Candidate> {
    let mut found = Vec::new();
    for node in document.select("meta[content]").nodes() {
        let in_head = node.parent().is_some_and(|it| it.has_name("head"));
        let keys: &[&str] = if in_head { &["property", "name", "itemprop"] } else { &["property", "name"] };
        let name = keys.iter().find_map(|key| node.attr(key)).filter(|it| it.len() < 60);
        let Some((name, value)) = name.zip(node.attr("content")) else { continue };
        let Some((said, points)) = meaning(&name) else { continue };
        if let Some(written) = written::value(&value) {
            found.push(Candidate::new(written, Place::Meta, said, points, format!("meta {name}")));
        }
    }
    found
}

fn meaning(name: &str) -> Option<(Said, i32)> {
    let key: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let published = PUBLISHED.iter().find(|(it, _)| *it == key).map(|(_, points)| (Said::Published, *points));
    published.filter(|it| it.1 > 0).or_else(|| MODIFIED.contains(&key.as_str()).then_some((Said::Modified, 40)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_twice() {
        let mut names: Vec<&str> = PUBLISHED.iter().map(|it| it.0).chain(MODIFIED.iter().copied()).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
    }
}
