//! Entries as ninjs.

use crate::exchange::code::EOCSTAT;
use crate::exchange::edtf::{bare, is_truncated};
use crate::exchange::{Entry, Hinge, note, urn};
use serde_json::{Map, Value, json};

/// A list of events, and what ninjs does not hold of each, by its uid.
pub(crate) fn ninjs(entries: &[Entry]) -> (String, Vec<(String, Vec<String>)>) {
    let (mut items, mut lost) = (Vec::with_capacity(entries.len()), Vec::new());
    for entry in entries {
        let mut item = item(entry);
        let back = super::read::item(&item, 1, &mut Vec::new()).unwrap_or_default();
        if let Some(note) = note(entry, &back) {
            item.insert("edNote".to_owned(), note.into());
        }
        items.push(Value::Object(item));
        lost.push((entry.uid.clone(), crate::exchange::losses(entry, &back)));
    }
    (format!("{:#}\n", Value::Array(items)), lost)
}

fn item(entry: &Entry) -> Map<String, Value> {
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        if !is_empty(&value) {
            out.insert(key.to_owned(), value);
        }
    };
    put("standard", json!({"name": "ninjs", "version": "3.1", "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"}));
    put("uri", urn::of(&entry.uid).into());
    put("type", "event".into());
    put("version", entry.sequence.to_string().into());
    put("firstCreated", entry.created.map(|at| at.to_string()).into());
    put("versionCreated", entry.stamp.map(|at| at.to_string()).into());
    put("pubStatus", "usable".into());
    put("headlines", json!([{"role": "main", "contentType": "text/plain", "value": entry.title}]));
    put("descriptions", entry.description.iter().map(|text| json!({"role": "main", "contentType": "text/plain", "value": text})).collect());
    put("dates", dates(entry));
    put("places", places(entry));
    put("subjects", subjects(entry));
    put("infoSources", entry.sources.iter().map(|link| pruned(json!({"name": link.name, "uri": link.url}))).collect());
    put("associations", entry.conditions.iter().filter_map(hinge).collect());
    put("altIds", entry.url.iter().map(|page| json!({"role": "page", "value": page})).collect());
    out
}

/// Date-times are `startDate` and `endDate`, days and what is vaguer `expectedStartDate` and `expectedEndDate`.
fn dates(entry: &Entry) -> Value {
    let mut out = Map::new();
    for (full, expected, value) in [("startDate", "expectedStartDate", &entry.start), ("endDate", "expectedEndDate", &entry.end)] {
        let Some(value) = value.as_deref().map(bare) else { continue };
        if value.contains('T') {
            out.insert(full.to_owned(), value.into());
        } else if let Some(part) = part(value) {
            out.insert(expected.to_owned(), part.into());
        }
    }
    Value::Object(out)
}

/// A date that may be truncated; of a season or a quarter its year.
fn part(edtf: &str) -> Option<&str> {
    [edtf, edtf.get(..7).unwrap_or_default(), edtf.get(..4).unwrap_or_default()].into_iter().find(|part| is_truncated(part))
}

fn places(entry: &Entry) -> Value {
    let place = entry.place.iter().map(|name| json!({"rel": "place", "name": name}));
    let country = entry.country.iter().map(|code| json!({"rel": "country", "literal": code}));
    place.chain(country).collect()
}

/// ninjs has participants and kinds of event nowhere else.
fn subjects(entry: &Entry) -> Value {
    let status =
        entry.eocstat().into_iter().map(|(code, name)| json!({"rel": "eventOccurStatus", "uri": format!("{EOCSTAT}{code}"), "name": name}));
    let kind = entry.kind.iter().map(|kind| json!({"rel": "kind", "literal": kind}));
    let participants = entry.participants.iter().map(|name| json!({"rel": "participant", "name": name}));
    let organisers = entry.organisers.iter().map(|name| json!({"rel": "organiser", "name": name}));
    status.chain(kind).chain(participants).chain(organisers).collect()
}

fn hinge(hinge: &Hinge) -> Option<Value> {
    let on = hinge.on.as_deref()?;
    let words = if hinge.text.is_empty() { Value::Null } else { json!([{"contentType": "text/plain", "value": hinge.text}]) };
    Some(pruned(json!({"name": "condition", "type": "event", "uri": urn::of(on), "headlines": words})))
}

fn pruned(mut value: Value) -> Value {
    value.as_object_mut().into_iter().for_each(|object| object.retain(|_, value| !is_empty(value)));
    value
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        _ => false,
    }
}
