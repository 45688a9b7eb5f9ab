//! Elements whose names say that they are no part of the text: captions, boxes for newsletters, related articles.

use dom_query::{Document, NodeRef};

/// What is looked at.
const NAMED: &str = "figcaption, [class*=caption], [class*=newsletter], [class*=related], [class*=Related], [class*=most-read], [class*=recirc], \
                     [class*=social-share], [class*=share-bar], [class*=slideshow]";
/// The most text, in bytes, that is taken out by a name: names are given to whole pages too.
const MOST: usize = 1500;

/// Takes them out.
pub(super) fn remove(document: &Document) {
    let found = document.select(NAMED);
    found.nodes().iter().filter(|node| is_small(node)).for_each(NodeRef::remove_from_parent);
}

fn is_small(node: &NodeRef<'_>) -> bool {
    let mut seen = 0;
    let mut paragraphs = 0;
    for it in node.descendants_it() {
        seen += if it.is_text() { it.text().trim().len() } else { 0 };
        paragraphs += usize::from(it.has_name("p"));
        if seen > MOST || paragraphs > 6 || it.has_name("h1") || it.has_name("article") {
            return false;
        }
    }
    !["html", "body", "article", "main"].iter().any(|name| node.has_name(name))
}
