//! Atom 1.0 (RFC 4287).
//!
//! Written here with the escapes that TimeML has, and not with `atom_syndication`: ten elements ask for no builders, dates of chrono and
//! second XML writer, and that crate lets pass the control characters that no XML document may have.

use super::change::Entry;
use super::{Feed, midnight};
use crate::print::xml::{attribute, escaped};

/// The feed.
pub(super) fn document(feed: &Feed) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n");
    element("id", &feed.own, &mut out);
    element("title", &feed.title, &mut out);
    element("updated", &feed.updated, &mut out);
    empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.own)], &mut out);
    empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page)], &mut out);
    out.push_str("<author><name>Dateline</name></author>\n");
    element("generator", "Dateline", &mut out);
    feed.entries.iter().for_each(|e| entry(e, &mut out));
    out.push_str("</feed>\n");
    out
}

fn entry(e: &Entry, out: &mut String) {
    let day = midnight(&e.day.to_string());
    out.push_str("<entry>\n");
    element("id", &e.id, out);
    element("title", &e.title, out);
    element("published", &day, out);
    element("updated", &day, out);
    empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &e.page)], out);
    e.ways.iter().for_each(|way| empty("category", &[("term", way)], out));
    element("content", &e.text, out);
    out.push_str("</entry>\n");
}

/// An element with text and nothing else; text is what Atom takes content to be where no type is given.
fn element(name: &str, text: &str, out: &mut String) {
    out.push_str(&format!("<{name}>{}</{name}>\n", escaped(text)));
}

fn empty(name: &str, attributes: &[(&str, &str)], out: &mut String) {
    out.push_str(&format!("<{name}"));
    attributes.iter().for_each(|(name, value)| attribute(name, value, out));
    out.push_str("/>\n");
}
