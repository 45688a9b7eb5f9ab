//! OPML 2.0: a list of feeds, in groups within groups. Of an outline the address of its feed is taken, and nothing else.

use roxmltree::{Document, Node};
use std::collections::HashSet;

/// Feeds of a list at most.
const MOST: usize = 10_000;

/// The addresses of all feeds in a list, each once, in the order of the list.
pub(crate) fn feeds(text: &str) -> Result<Vec<String>, String> {
    let document = Document::parse(text).map_err(|e| format!("wanted OPML, met no XML: {e}"))?;
    let root = document.root_element();
    if !root.tag_name().name().eq_ignore_ascii_case("opml") {
        return Err(format!("wanted OPML, met XML that begins with <{}>", root.tag_name().name()));
    }
    let (mut found, mut met) = (Vec::new(), HashSet::new());
    for address in root.descendants().filter(|node| node.has_tag_name("outline")).filter_map(address) {
        if met.insert(address.clone()) {
            found.push(address);
        }
        if found.len() > MOST {
            return Err(format!("wanted a list of up to {MOST} feeds, met a longer one"));
        }
    }
    if found.is_empty() { Err("wanted OPML with feeds, met no outline with an xmlUrl".to_owned()) } else { Ok(found) }
}

/// The address of an outline's feed, which some programs write in other cases.
fn address(outline: Node<'_, '_>) -> Option<String> {
    let told = outline.attributes().find(|attribute| attribute.name().eq_ignore_ascii_case("xmlurl"))?;
    Some(told.value().trim().to_owned()).filter(|address| !address.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_walked() {
        let text = "<?xml version=\"1.0\"?><opml version=\"2.0\"><head><title>Desk</title></head><body>\
                    <outline text=\"Ports\"><outline text=\"Quay\" type=\"rss\" xmlUrl=\"https://q.example/feed?a=1&amp;b=2\"/>\
                    <outline text=\"More\"><outline text=\"Pier\" xmlurl=\" https://p.example/atom \"/></outline></outline>\
                    <outline text=\"Quay again\" xmlUrl=\"https://q.example/feed?a=1&amp;b=2\"/>\
                    <outline text=\"A note\" url=\"https://n.example/\" xmlUrl=\"\"/></body></opml>";
        assert_eq!(feeds(text).unwrap(), ["https://q.example/feed?a=1&b=2", "https://p.example/atom"]);
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let check = |text: &str, expected: &str| {
            let got = feeds(text).unwrap_err();
            assert!(got.contains(expected), "{text}: {got}");
        };
        check("", "met no XML");
        check("<opml><body><outline xmlUrl=\"https://q.example/\">", "met no XML");
        check("<!DOCTYPE opml [<!ENTITY a \"b\">]><opml>&a;</opml>", "met no XML");
        check("<rss version=\"2.0\"/>", "met XML that begins with <rss>");
        check("<opml><body><outline text=\"Quay\"/></body></opml>", "met no outline with an xmlUrl");
    }
}
