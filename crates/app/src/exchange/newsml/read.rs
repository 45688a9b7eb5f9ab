//! Events of NewsML-G2. A document type, and so every entity but XML's own, is refused.

use super::{DEPENDS_ON, NAR};
use crate::exchange::point::Point;
use crate::exchange::text::{line, lines};
use crate::exchange::{Entry, Found, Hinge, Link, edtf, note, urn};
use jiff::Timestamp;
use roxmltree::{Document, Node, ParsingOptions};

/// Elements and texts of a file at most.
const MOST: u32 = 4_000_000;

pub(crate) fn read(text: &str) -> Found {
    let options = ParsingOptions { nodes_limit: MOST, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(e) => return Found::failed(format!("wanted XML without a document type, met {e}; give a NewsML-G2 file")),
    };
    let mut out = Found::default();
    let is_item = |n: &Node<'_, '_>| n.is_element() && n.tag_name().name().ends_with("Item") && n.tag_name().namespace() == Some(NAR);
    let items: Vec<Node<'_, '_>> = document.descendants().filter(is_item).collect();
    if items.is_empty() {
        let root = document.root_element().tag_name();
        return Found::failed(format!("wanted an item of NewsML-G2 ({NAR}), met {} as the root; give a NewsML-G2 file", root.name()));
    }
    for item in items {
        let events: Vec<_> = item.descendants().filter(is_event).collect();
        // A text is an article, which is read beside the events.
        if events.is_empty() && !item.descendants().any(|n| is(&n, "inlineXML") || is(&n, "inlineData")) {
            out.left.push(format!(
                "{} {}: left out, as it holds no event",
                item.tag_name().name(),
                item.attribute("guid").unwrap_or("without guid")
            ));
        }
        for (at, event) in events.iter().enumerate() {
            let place = if events.len() > 1 { Some(at + 1) } else { None };
            out.entries.push(entry(item, *event, place, &mut out.left));
        }
    }
    out
}

/// A concept that is an event, or an event without a concept in a news item.
fn is_event(n: &Node<'_, '_>) -> bool {
    let is_type = |n: &Node<'_, '_>| is(n, "type") && n.attribute("qcode").or(n.attribute("uri")).is_some_and(|c| c.ends_with("event"));
    match n.tag_name().name() {
        "concept" => child(*n, "eventDetails").is_some() || n.children().any(|n| is_type(&n)),
        "event" => n.parent().is_some_and(|up| is(&up, "events")),
        _ => false,
    }
}

fn entry(item: Node<'_, '_>, event: Node<'_, '_>, place: Option<usize>, left: &mut Vec<String>) -> Result<Entry, String> {
    let uid = uid(item, event, place)?;
    let mut say = |what: String| left.push(format!("{uid}: {what}"));
    let mut out = Entry { uid: uid.clone(), ..concept(event, item) };
    for n in event.children().filter(|n| n.is_element() && !KNOWN.iter().any(|name| is(n, name))) {
        say(format!("{} is left out", n.tag_name().name()));
    }
    child(event, "eventDetails").into_iter().for_each(|details| take(&mut out, details, &mut say));
    child(item, "itemMeta").into_iter().for_each(|meta| manage(&mut out, meta, &mut say));
    Ok(out)
}

/// What is read of an event beside its details.
const KNOWN: [&str; 8] = ["conceptId", "type", "name", "definition", "note", "remoteInfo", "related", "eventDetails"];

fn concept(event: Node<'_, '_>, item: Node<'_, '_>) -> Entry {
    let version: Option<u32> = item.attribute("version").and_then(|v| v.trim().parse().ok());
    let link = |n: Node<'_, '_>| Some(Link { url: line(n.attribute("href")?)?, name: name(n).unwrap_or_default() });
    Entry {
        sequence: version.unwrap_or(1).saturating_sub(1),
        title: child(event, "name").and_then(|n| line(&words(n))).unwrap_or_default(),
        description: told(event, "definition").or_else(|| told(event, "note")),
        modified: child(item, "contentMeta").and_then(|meta| stamp(meta, "contentModified")),
        sources: all(event, "remoteInfo").filter_map(link).collect(),
        conditions: all(event, "related").filter(|n| n.attribute("reluri") == Some(DEPENDS_ON)).map(hinge).collect(),
        ..Entry::default()
    }
}

/// What the item says of itself.
fn manage(out: &mut Entry, meta: Node<'_, '_>, say: &mut impl FnMut(String)) {
    (out.created, out.stamp) = (stamp(meta, "firstCreated"), stamp(meta, "versionCreated"));
    out.url = child(meta, "link").and_then(|n| n.attribute("href").and_then(line));
    if let Some(code) = child(meta, "pubStatus").and_then(code).filter(|code| !code.ends_with("usable")) {
        say(format!("its pubStatus is {code}: the item is not to be used"));
    }
    for said in all(meta, "edNote").map(words) {
        if !note::read(&said, out) {
            say(format!("edNote {said:?}"));
        }
    }
}

fn stamp(parent: Node<'_, '_>, name: &'static str) -> Option<Timestamp> {
    child(parent, name).and_then(|n| edtf::stamp(&words(n)))
}

/// The id of the concept; of an event without one, the id of its item, with its place where there are several.
fn uid(item: Node<'_, '_>, event: Node<'_, '_>, place: Option<usize>) -> Result<String, String> {
    let own = child(event, "conceptId").and_then(code).or_else(|| item.attribute("guid")).and_then(line);
    let own = own.ok_or("wanted a conceptId or a guid, met an event without both; give it one, so that later versions of it are known")?;
    let is_inline = is(&event, "event");
    Ok(place.filter(|_| is_inline).map_or_else(|| urn::uid(&own), |n| format!("{own}#{n}")))
}

fn hinge(n: Node<'_, '_>) -> Hinge {
    Hinge { text: name(n).unwrap_or_default(), on: code(n).and_then(line).map(|uri| urn::uid(&uri)) }
}

fn take(out: &mut Entry, details: Node<'_, '_>, say: &mut impl FnMut(String)) {
    for n in details.children().filter(Node::is_element) {
        match n.tag_name().name() {
            "dates" => dates(out, n, say),
            "occurStatus" => {
                let code = code(n).unwrap_or_default();
                if !out.set_eocstat(code) {
                    say(format!("the status {code:?} is none that IPTC has"));
                }
            }
            "subject" if out.kind.is_none() => out.kind = name(n),
            "location" => location(out, n),
            "participant" => out.participants.extend(name(n)),
            "organiser" => out.organisers.extend(name(n)),
            other => say(format!("{other} is left out")),
        }
    }
}

fn dates(out: &mut Entry, dates: Node<'_, '_>, say: &mut impl FnMut(String)) {
    let flag = child(dates, "confirmation").and_then(code).unwrap_or_default();
    let mut end = None;
    for n in dates.children().filter(Node::is_element) {
        match n.tag_name().name() {
            "start" => (out.start, end) = point(out, n, flag, say),
            "end" => end = point(out, n, flag, say).0.or(end),
            "duration" => end = out.start.as_deref().and_then(|start| after(start, &words(n))).or(end),
            "confirmation" => {}
            other => say(format!("{other} is left out: the series is not expanded")),
        }
    }
    out.end = end.filter(|end| Some(end) != out.start.as_ref());
}

/// A time, or the two days between which it lies.
fn point(out: &mut Entry, n: Node<'_, '_>, flag: &str, say: &mut impl FnMut(String)) -> (Option<String>, Option<String>) {
    let (name, text) = (n.tag_name().name(), words(n));
    let status = n.attribute("confirmationstatus").or(n.attribute("confirmationstatusuri")).unwrap_or_default();
    if status.ends_with("undefined") {
        out.date_unknown |= name == "start";
        say(format!("{name} {text} is marked as undefined, and left out"));
        return (None, None);
    }
    let end = |key| n.attribute(key).and_then(edtf::value);
    if let (Some(first), Some(last)) = (end("approxstart"), end("approxend")) {
        return if name == "start" { (Some(first), Some(last)) } else { (Some(last), None) };
    }
    let Some(value) = edtf::value(&text) else {
        say(format!("{name} {text:?} is no time"));
        return (None, None);
    };
    let is_about = status.ends_with("approximate") || flag.ends_with("bothApprox") || flag.ends_with(&format!("{name}Approx"));
    (Some(if is_about && !value.contains('T') { format!("{value}~") } else { value }), None)
}

/// The end of what starts then and lasts so long.
fn after(start: &str, duration: &str) -> Option<String> {
    let start = Point::of(edtf::bare(start))?;
    start.until(&start.after(duration)?)
}

/// A place by its name; the country by its code, wherever it stands.
fn location(out: &mut Entry, n: Node<'_, '_>) {
    let codes = n.descendants().filter_map(code).filter_map(|code| code.rsplit_once([':', '/']));
    let country = codes.filter(|(scheme, _)| scheme.contains("iso3166-1a2") || scheme.contains("country")).map(|(_, code)| code);
    out.country = out.country.take().or_else(|| country.filter(|c| c.len() == 2).map(str::to_ascii_uppercase).next());
    out.place = out.place.take().or_else(|| name(n));
}

/// What it is called: its first name, or the literal.
fn name(n: Node<'_, '_>) -> Option<String> {
    child(n, "name").and_then(|n| line(&words(n))).or_else(|| n.attribute("literal").and_then(line))
}

fn code<'a>(n: Node<'a, '_>) -> Option<&'a str> {
    n.attribute("qcode").or_else(|| n.attribute("uri"))
}

/// The texts of all elements of a name.
fn told(event: Node<'_, '_>, name: &'static str) -> Option<String> {
    lines(&all(event, name).map(words).collect::<Vec<_>>().join("\n"))
}

/// The text of an element, with its line breaks.
fn words(n: Node<'_, '_>) -> String {
    let part = |n: Node<'_, '_>| {
        if is(&n, "br") { "\n".to_owned() } else { n.text().filter(|_| n.is_text()).unwrap_or_default().replace('\n', " ") }
    };
    n.descendants().map(part).collect::<String>().trim().to_owned()
}

fn child<'a, 'i>(n: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
    all(n, name).next()
}

fn all<'a, 'i>(n: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    n.children().filter(move |n| is(n, name))
}

fn is(n: &Node<'_, '_>, name: &str) -> bool {
    n.is_element() && n.tag_name().name() == name && n.tag_name().namespace() == Some(NAR)
}
