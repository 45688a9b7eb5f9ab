//! The fields of an entry by name: what of them did not survive a format.

use super::edtf::{bare, value};
use super::entry::{Entry, Hinge, Link};
use super::text::line;
use dateline_ledger::status::Status;

/// A field in words, and how the words become the field again.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) get: fn(&Entry) -> Vec<String>,
    /// None where a note has no use for it.
    pub(super) set: Option<fn(&mut Entry, Vec<String>)>,
}

/// What a note can hold comes first to last as a person would read it.
pub(super) static FIELDS: [Field; 21] = [
    field("status", status, set_status),
    field("time", |e| e.edtf().into_iter().collect(), |e, v| v.first().filter(|v| is_time(v)).into_iter().for_each(|v| e.set_edtf(v))),
    field("date", |e| said(e.date_unknown, UNKNOWN), |e, v| e.date_unknown = v.iter().any(|v| v == UNKNOWN)),
    field("was", |e| e.previous.clone(), |e, v| e.previous = v.into_iter().filter(|v| is_time(v)).collect()),
    field("zone", |e| one(&e.zone), |e, v| e.zone = v.into_iter().next()),
    field("place", |e| one(&e.place), |e, v| e.place = v.into_iter().next()),
    field("location", |e| said(e.place_unknown, UNKNOWN), |e, v| e.place_unknown = v.iter().any(|v| v == UNKNOWN)),
    field("country", |e| one(&e.country), |e, v| e.country = v.into_iter().next()),
    field("kind", |e| one(&e.kind), |e, v| e.kind = v.into_iter().next()),
    field("participant", |e| e.participants.clone(), |e, v| e.participants = v),
    field("organiser", |e| e.organisers.clone(), |e, v| e.organisers = v),
    field("hangs on", |e| e.conditions.iter().map(hinge).collect(), |e, v| e.conditions = v.iter().map(|v| set_hinge(v)).collect()),
    field("source", |e| e.sources.iter().map(link).collect(), |e, v| e.sources = v.iter().map(|v| set_link(v)).collect()),
    field("modified", |e| e.modified.iter().map(ToString::to_string).collect(), |e, v| e.modified = v.first().and_then(|v| v.parse().ok())),
    field("instance", |e| one(&e.instance), |e, v| e.instance = v.into_iter().next()),
    shown("uid", |e| vec![e.uid.clone()]),
    shown("title", |e| vec![e.title.clone()]),
    shown("version", |e| vec![e.sequence.to_string()]),
    shown("description", |e| one(&e.description)),
    shown("page", |e| one(&e.url)),
    shown("stamps", |e| [e.created, e.stamp].iter().flatten().map(ToString::to_string).collect()),
];

const UNKNOWN: &str = "said to be open";

const fn field(name: &'static str, get: fn(&Entry) -> Vec<String>, set: fn(&mut Entry, Vec<String>)) -> Field {
    Field { name, get, set: Some(set) }
}

const fn shown(name: &'static str, get: fn(&Entry) -> Vec<String>) -> Field {
    Field { name, get, set: None }
}

/// The fields in which two entries are not the same.
pub(super) fn differing<'e>(entry: &'e Entry, back: &'e Entry) -> impl Iterator<Item = &'static Field> + use<'e> {
    FIELDS.iter().filter(move |f| (f.get)(entry) != (f.get)(back))
}

/// What a format lost of an entry that comes back as another, field by field: `time: 2031-05~ stands as 2031-05`.
pub(crate) fn losses(entry: &Entry, back: &Entry) -> Vec<String> {
    let told = |values: Vec<String>| if values.is_empty() { "nothing".to_owned() } else { values.join(", ") };
    differing(entry, back).map(|f| format!("{}: {} stands as {}", f.name, told((f.get)(entry)), told((f.get)(back)))).collect()
}

/// A note of a stranger may say anything.
fn is_time(edtf: &str) -> bool {
    edtf.split('/').all(|end| matches!(end, "" | "..") || value(bare(end)).is_some())
}

fn one(value: &Option<String>) -> Vec<String> {
    value.iter().cloned().collect()
}

fn said(yes: bool, what: &str) -> Vec<String> {
    yes.then(|| what.to_owned()).into_iter().collect()
}

/// `scheduled`, `scheduled, certain`
fn status(entry: &Entry) -> Vec<String> {
    let certain = if entry.certain { CERTAIN } else { "" };
    entry.status.iter().map(|s| format!("{}{certain}", s.label())).collect()
}

const CERTAIN: &str = ", certain";

fn set_status(entry: &mut Entry, values: Vec<String>) {
    let Some(value) = values.first() else { return };
    let word = value.strip_suffix(CERTAIN).unwrap_or(value);
    if let Some(status) = Status::named(word) {
        (entry.status, entry.certain) = (Some(status), value != word);
    }
}

/// `if the talks go on → b@dateline`
fn hinge(hinge: &Hinge) -> String {
    hinge.on.as_ref().map_or_else(|| hinge.text.clone(), |on| format!("{} → {on}", hinge.text))
}

fn set_hinge(text: &str) -> Hinge {
    let (words, on) = text.rsplit_once('→').map_or((text, None), |(words, on)| (words, line(on)));
    Hinge { text: words.trim().to_owned(), on }
}

/// `Harbour Post <https://news.example/1>`
fn link(link: &Link) -> String {
    let url = if link.url.is_empty() { String::new() } else { format!("<{}>", link.url) };
    [link.name.as_str(), &url].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn set_link(text: &str) -> Link {
    let (name, url) = text.strip_suffix('>').and_then(|t| t.rsplit_once('<')).unwrap_or((text, ""));
    Link { url: url.to_owned(), name: name.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_fields_again() {
        let mut entry = Entry {
            status: Some(Status::Scheduled),
            certain: true,
            date_unknown: true,
            place_unknown: true,
            previous: vec!["2031-05".to_owned()],
            conditions: vec![
                Hinge { text: "if a → b".to_owned(), on: Some("c".to_owned()) },
                Hinge { text: String::new(), on: Some("d".to_owned()) },
                Hinge { text: "after talks".to_owned(), on: None },
            ],
            sources: vec![Link { url: "https://a.example/".to_owned(), name: "A <b>".to_owned() }],
            participants: vec!["Oras".to_owned(), "Quintana".to_owned()],
            ..Entry::default()
        };
        entry.set_edtf("2031-05~/..");
        let mut back = Entry::default();
        FIELDS.iter().filter_map(|f| Some((f, f.set?))).for_each(|(f, set)| set(&mut back, (f.get)(&entry)));
        assert_eq!(back, entry);
    }
}
