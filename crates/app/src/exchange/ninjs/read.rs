//! Events of ninjs.

use crate::exchange::text::{line, lines};
use crate::exchange::{Entry, Found, Hinge, Link, edtf, note, urn};
use dateline_ledger::status::Status;
use serde_json::{Map, Value};

/// One item, or a list of them, by itself or under `items`, `events` or `associations`.
pub(crate) fn read(text: &str) -> Found {
    let whole: Value = match serde_json::from_str(text) {
        Ok(whole) => whole,
        Err(e) => return Found::failed(format!("wanted JSON, met {e}; give a ninjs file")),
    };
    let mut out = Found::default();
    for (at, value) in items(&whole).iter().enumerate() {
        let Some(object) = value.as_object() else {
            out.entries.push(Err(format!("wanted an object, met another value as item {}; give a ninjs file", at + 1)));
            continue;
        };
        match text_of(object.get("type")) {
            Some("event") => out.entries.push(item(object, at + 1, &mut out.left)),
            // A text is an article, which is read beside the events.
            Some("text") => {}
            other => out.left.push(format!("item {} left out, as it is {} and no event", at + 1, other.unwrap_or("of no type"))),
        }
    }
    out
}

fn items(whole: &Value) -> &[Value] {
    let is_event = text_of(whole.get("type")) == Some("event");
    let listed = ["items", "events", "associations"].iter().filter_map(|key| whole.get(key)?.as_array()).next();
    match whole {
        Value::Array(list) => list,
        _ if !is_event && listed.is_some() => listed.map_or(&[], Vec::as_slice),
        one => std::slice::from_ref(one),
    }
}

/// The entry of an item, by its place.
pub(super) fn item(from: &Map<String, Value>, number: usize, left: &mut Vec<String>) -> Result<Entry, String> {
    let uid = text_of(from.get("uri")).and_then(line).map(|uri| urn::uid(&uri));
    let uid = uid.ok_or_else(|| format!("wanted a uri, met none in item {number}; give it one, so that later versions of it are known"))?;
    let mut out = Entry { uid: uid.clone(), ..words(from) };
    let mut say = |what: String| left.push(format!("{uid}: {what}"));
    dates(&mut out, from.get("dates").unwrap_or(&Value::Null), &mut say);
    places(&mut out, from);
    subjects(&mut out, from);
    status(&mut out, from, &mut say);
    people(&mut out, from);
    relations(&mut out, from);
    from.keys().filter(|key| !KNOWN.contains(&key.as_str())).for_each(|key| say(format!("{key} is left out")));
    match text_of(from.get("edNote").or_else(|| from.get("ednote"))) {
        Some(said) if !note::read(said, &mut out) => say(format!("edNote {said:?}")),
        _ => {}
    }
    Ok(out)
}

/// Title, description, version and stamps.
fn words(from: &Map<String, Value>) -> Entry {
    let texts = |keys: &[&str]| keys.iter().find_map(|key| worded(from.get(*key)?));
    let stamp = |keys: [&str; 2]| keys.iter().find_map(|key| text_of(from.get(*key))).and_then(edtf::stamp);
    let version = from.get("version");
    Entry {
        title: texts(&["headlines", "title", "headline", "name"]).and_then(line).unwrap_or_default(),
        description: texts(&["descriptions", "description", "description_text"]).and_then(lines),
        sequence: text_of(version).and_then(|v| v.trim().parse().ok()).or_else(|| number_of(version)).unwrap_or(0),
        created: stamp(["firstCreated", "firstcreated"]),
        stamp: stamp(["versionCreated", "versioncreated"]),
        ..Entry::default()
    }
}

/// What is read, and what says nothing of an event.
const KNOWN: [&str; 43] = [
    "$standard",
    "standard",
    "type",
    "uri",
    "version",
    "profile",
    "representationType",
    "language",
    "mimetype",
    "firstCreated",
    "firstcreated",
    "versionCreated",
    "versioncreated",
    "contentCreated",
    "pubStatus",
    "pubstatus",
    "edNote",
    "ednote",
    "title",
    "name",
    "headline",
    "headlines",
    "description",
    "descriptions",
    "description_text",
    "dates",
    "places",
    "place",
    "subjects",
    "subject",
    "eventStatus",
    "occurStatus",
    "eventOccurStatus",
    "occur_status",
    "people",
    "person",
    "organisations",
    "organisation",
    "infoSources",
    "associations",
    "altIds",
    "copyrightHolder",
    "copyrightNotice",
];

fn dates(out: &mut Entry, dates: &Value, say: &mut impl FnMut(String)) {
    let mut time = |keys: [&str; 2]| {
        let text = keys.iter().find_map(|key| text_of(dates.get(key)))?;
        let value = edtf::value(text);
        if value.is_none() {
            say(format!("{} {text:?} is no time", keys[0]));
        }
        value
    };
    (out.start, out.end) = (time(["startDate", "expectedStartDate"]), time(["endDate", "expectedEndDate"]));
    out.end = out.end.take().filter(|end| Some(end) != out.start.as_ref());
    for key in ["recurrence", "recurrenceRule", "rRule", "rDate", "duration"] {
        if let Some(value) = dates.get(key) {
            say(format!("{key} {value} is left out"));
        }
    }
}

/// `places`; the country is the one that says so, or that has two letters.
fn places(out: &mut Entry, from: &Map<String, Value>) {
    for place in list(from, &["places", "place"]) {
        let code = text_of(place.get("literal")).or_else(|| text_of(place.get("code"))).filter(|code| is_country(code));
        match code {
            Some(code) if out.country.is_none() => out.country = Some(code.to_owned()),
            _ => out.place = out.place.take().or_else(|| text_of(place.get("name")).and_then(line)),
        }
    }
}

fn is_country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())
}

fn subjects(out: &mut Entry, from: &Map<String, Value>) {
    for subject in list(from, &["subjects", "subject"]) {
        let name = || text_of(subject.get("name")).or_else(|| text_of(subject.get("literal"))).and_then(line);
        match text_of(subject.get("rel")) {
            Some("participant") => out.participants.extend(name()),
            Some("organiser") => out.organisers.extend(name()),
            Some("kind") => out.kind = name(),
            _ => {}
        }
    }
}

/// The code of IPTC, wherever it stands. What was withdrawn is not cancelled: nothing is said of it any more.
fn status(out: &mut Entry, from: &Map<String, Value>, say: &mut impl FnMut(String)) {
    let given = ["eventStatus", "occurStatus", "eventOccurStatus", "occur_status"].iter().find_map(|key| from.get(*key));
    let codes = |value: &Value| {
        let keys = ["uri", "qcode", "code", "literal"].iter().filter_map(|key| text_of(value.get(key)));
        text_of(Some(value)).into_iter().chain(keys).map(str::to_owned).collect::<Vec<_>>()
    };
    let coded = |text: &str| text.contains("eventoccurstatus") || text.starts_with("eocstat:");
    let subjects = list(from, &["subjects", "subject"]).flat_map(codes).filter(|code| coded(code)).collect::<Vec<_>>();
    let all: Vec<String> = given.map(codes).unwrap_or_default().into_iter().chain(subjects).collect();
    let is_told = all.iter().any(|code| out.set_eocstat(code) || named(out, code));
    if !is_told && !all.is_empty() {
        say(format!("the status {all:?} is none that IPTC has"));
    }
    if let Some(word @ ("canceled" | "withheld")) = text_of(from.get("pubStatus").or_else(|| from.get("pubstatus"))) {
        say(format!("its pubStatus is {word}: the item is not to be used"));
    }
}

/// A status by the name that schema.org and people give it.
fn named(out: &mut Entry, word: &str) -> bool {
    let last = word.rsplit('/').next().unwrap_or_default().trim_start_matches("Event").to_ascii_lowercase();
    let status = match last.as_str() {
        "cancelled" | "canceled" => Status::Cancelled,
        "postponed" | "rescheduled" => Status::Postponed,
        "scheduled" => Status::Scheduled,
        "planned" | "tentative" => Status::Planned,
        _ => return false,
    };
    out.status = Some(status);
    true
}

fn people(out: &mut Entry, from: &Map<String, Value>) {
    for party in list(from, &["people", "organisations", "person", "organisation"]) {
        let Some(name) = text_of(party.get("name")).and_then(line) else { continue };
        let role = text_of(party.get("rel")).or_else(|| text_of(party.get("role"))).unwrap_or_default().to_ascii_lowercase();
        let is_host = role.contains("organiser") || role.contains("organizer");
        if is_host { &mut out.organisers } else { &mut out.participants }.push(name);
    }
}

fn relations(out: &mut Entry, from: &Map<String, Value>) {
    for source in list(from, &["infoSources"]) {
        let text = |key: &str| text_of(source.get(key)).and_then(line).unwrap_or_default();
        out.sources.push(Link { url: text("uri"), name: text("name") });
    }
    for other in list(from, &["associations"]).filter(|other| text_of(other.get("name")) == Some("condition")) {
        let text = other.get("headlines").and_then(worded).and_then(line).unwrap_or_default();
        out.conditions.push(Hinge { text, on: text_of(other.get("uri")).and_then(line).map(|uri| urn::uid(&uri)) });
    }
    let page = list(from, &["altIds"]).find(|id| text_of(id.get("role")) == Some("page")).and_then(|id| text_of(id.get("value")));
    out.url = page.and_then(line);
}

/// The items of some lists of an object.
fn list<'v>(from: &'v Map<String, Value>, keys: &[&str]) -> impl Iterator<Item = &'v Value> + use<'v> {
    let lists: Vec<&'v Vec<Value>> = keys.iter().filter_map(|key| from.get(*key)?.as_array()).collect();
    lists.into_iter().flatten()
}

/// A text by itself, or the first of a list.
fn worded(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(list) => list.iter().find_map(|v| text_of(v.get("value"))),
        _ => None,
    }
}

fn text_of(value: Option<&Value>) -> Option<&str> {
    value?.as_str()
}

fn number_of(value: Option<&Value>) -> Option<u32> {
    value?.as_u64().and_then(|n| u32::try_from(n).ok())
}
