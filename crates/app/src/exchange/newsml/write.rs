//! Entries as NewsML-G2: a news message of concept items.

use super::{DEPENDS_ON, NAR};
use crate::exchange::edtf::{bare, bounds, is_truncated};
use crate::exchange::{Entry, Found, Hinge, losses, note, urn};
use crate::print::xml::{attribute, escaped};
use jiff::Timestamp;
use std::fmt::Write as _;

/// The catalogue of IPTC in which the codes stand.
const CATALOG: &str = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml";

/// A message of events, and what NewsML-G2 does not hold of each, by its uid.
pub(crate) fn newsml(entries: &[Entry]) -> (String, Vec<(String, Vec<String>)>) {
    let sent = stamp(entries.iter().filter_map(|e| e.stamp).max());
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<newsMessage xmlns=\"{NAR}\">\n<header><sent>{sent}</sent></header>\n<itemSet>\n"
    );
    let mut lost = Vec::new();
    for entry in entries {
        let plain = item(entry, None);
        let Found { entries: back, .. } = super::read(&plain);
        let back = back.into_iter().next().and_then(Result::ok).unwrap_or_default();
        lost.push((entry.uid.clone(), losses(entry, &back)));
        out.push_str(&note(entry, &back).map_or(plain, |note| item(entry, Some(&note))));
    }
    out.push_str("</itemSet>\n</newsMessage>\n");
    (out, lost)
}

/// A time stamp, which the standard wants where we may have none.
fn stamp(at: Option<Timestamp>) -> String {
    at.unwrap_or(Timestamp::UNIX_EPOCH).to_string()
}

fn item(entry: &Entry, note: Option<&str>) -> String {
    let uri = urn::of(&entry.uid);
    let mut out = format!("<conceptItem xmlns=\"{NAR}\"");
    attribute("guid", &uri, &mut out);
    let version = u64::from(entry.sequence) + 1;
    _ = writeln!(out, " version=\"{version}\" standard=\"NewsML-G2\" standardversion=\"2.35\" conformance=\"power\" xml:lang=\"en\">");
    _ = writeln!(
        out,
        "<catalogRef href=\"{CATALOG}\"/>\n<itemMeta>\n<itemClass qcode=\"cinat:concept\"/>\n<provider literal=\"dateline\"/>"
    );
    _ = writeln!(out, "<versionCreated>{}</versionCreated>", stamp(entry.stamp));
    text("firstCreated", entry.created.map(|at| at.to_string()).as_deref(), &mut out);
    out.push_str("<pubStatus qcode=\"stat:usable\"/>\n");
    text("edNote", note, &mut out);
    if let Some(page) = &entry.url {
        out.push_str("<link");
        attribute("href", page, &mut out);
        out.push_str("/>\n");
    }
    out.push_str("</itemMeta>\n");
    if let Some(at) = entry.modified {
        _ = writeln!(out, "<contentMeta><contentModified>{at}</contentModified></contentMeta>");
    }
    concept(entry, &uri, &mut out);
    out.push_str("</conceptItem>\n");
    out
}

fn concept(entry: &Entry, uri: &str, out: &mut String) {
    out.push_str("<concept>\n<conceptId");
    attribute("uri", uri, out);
    out.push_str("/>\n<type qcode=\"cpnat:event\"/>\n");
    text("name", Some(&entry.title), out);
    text("definition", entry.description.as_deref(), out);
    for link in entry.sources.iter().filter(|link| !link.url.is_empty()) {
        out.push_str("<remoteInfo");
        attribute("href", &link.url, out);
        out.push_str("/>\n");
    }
    entry.conditions.iter().filter_map(|c| Some((c, c.on.as_deref()?))).for_each(|(c, on)| related(c, on, out));
    out.push_str("<eventDetails>\n");
    dates(entry, out);
    if let Some((code, name)) = entry.eocstat() {
        _ = writeln!(out, "<occurStatus qcode=\"eocstat:{code}\"><name>{}</name></occurStatus>", escaped(name));
    }
    if let Some(kind) = &entry.kind {
        out.push_str("<subject");
        attribute("literal", kind, out);
        out.push_str("/>\n");
    }
    place(entry, out);
    named("participant", &entry.participants, out);
    named("organiser", &entry.organisers, out);
    out.push_str("</eventDetails>\n</concept>\n");
}

fn related(c: &Hinge, on: &str, out: &mut String) {
    out.push_str("<related");
    attribute("reluri", DEPENDS_ON, out);
    attribute("uri", &urn::of(on), out);
    out.push('>');
    text("name", Some(&c.text).filter(|t| !t.is_empty()).map(String::as_str), out);
    out.push_str("</related>\n");
}

/// What is vaguer than the standard has stands as the year, with the days between which it is.
fn dates(entry: &Entry, out: &mut String) {
    let Some(start) = &entry.start else { return };
    let Some(first) = point("start", start) else { return };
    out.push_str("<dates>\n");
    out.push_str(&first);
    let end = entry.end.as_deref().and_then(|end| point("end", end));
    end.iter().for_each(|end| out.push_str(end));
    out.push_str("</dates>\n");
}

fn point(name: &str, edtf: &str) -> Option<String> {
    let mut out = format!("<{name}");
    let value = bare(edtf);
    let is_held = value.contains('T') || is_truncated(value);
    if !is_held {
        let (first, last) = bounds(value);
        attribute("approxstart", &first?.to_string(), &mut out);
        attribute("approxend", &last?.to_string(), &mut out);
    }
    if !is_held || value != edtf {
        attribute("confirmationstatus", "edconf:approximate", &mut out);
    }
    let value = if is_held { value } else { value.get(..4).filter(|year| is_truncated(year))? };
    _ = writeln!(out, ">{}</{name}>", escaped(value));
    Some(out)
}

fn place(entry: &Entry, out: &mut String) {
    if entry.place.is_none() && entry.country.is_none() {
        return;
    }
    out.push_str("<location>\n");
    text("name", entry.place.as_deref(), out);
    if let Some(country) = &entry.country {
        out.push_str("<broader");
        attribute("qcode", &format!("iso3166-1a2:{country}"), out);
        out.push_str("/>\n");
    }
    out.push_str("</location>\n");
}

fn named(element: &str, names: &[String], out: &mut String) {
    for name in names {
        _ = writeln!(out, "<{element}><name>{}</name></{element}>", escaped(name));
    }
}

/// An element with some text, line by line.
fn text(element: &str, text: Option<&str>, out: &mut String) {
    let Some(text) = text else { return };
    let is_block = matches!(element, "definition" | "edNote");
    let lines: Vec<_> = text.split('\n').map(escaped).collect();
    _ = writeln!(out, "<{element}>{}</{element}>", lines.join(if is_block { "<br/>" } else { " " }));
}
