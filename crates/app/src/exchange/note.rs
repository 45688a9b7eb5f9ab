//! What a format has no place for, in lines that people read beside an event, and that we read back.
//!
//! ninjs of an event that was put off from 8 May → `edNote: "Dateline\nstatus: postponed\nwas: 2031-05-08"`

use super::Entry;
use super::field::{FIELDS, differing};
use super::text::line;

/// The first line.
const HEAD: &str = "Dateline";

/// The note for an entry that comes back from a format as another; nothing where all came back.
pub(crate) fn note(entry: &Entry, back: &Entry) -> Option<String> {
    let noted = differing(entry, back).filter(|f| f.set.is_some());
    let lines: Vec<String> = noted.flat_map(|f| (f.get)(entry).into_iter().map(|v| format!("{}: {v}", f.name))).collect();
    (!lines.is_empty()).then(|| format!("{HEAD}\n{}", lines.join("\n")))
}

/// Takes what a note of ours says. Whether it is one.
pub(super) fn read(note: &str, entry: &mut Entry) -> bool {
    let mut lines = note.lines().map(str::trim);
    if lines.next() != Some(HEAD) {
        return false;
    }
    let said: Vec<(&str, String)> = lines.filter_map(|said| said.split_once(": ")).filter_map(|(name, v)| Some((name, line(v)?))).collect();
    for field in &FIELDS {
        let values: Vec<String> = said.iter().filter(|(name, _)| *name == field.name).map(|(_, v)| v.clone()).collect();
        if let Some(set) = field.set.filter(|_| !values.is_empty()) {
            set(entry, values);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_ledger::status::Status;

    #[test]
    fn only_what_is_not_held_is_noted_and_only_our_notes_are_read() {
        let entry = Entry { title: "Talks".to_owned(), status: Some(Status::Held), place: Some("Turku".to_owned()), ..Entry::default() };
        let back = Entry { status: None, ..entry.clone() };
        assert_eq!(note(&entry, &entry), None);
        let note = note(&entry, &back).unwrap();
        assert_eq!(note, "Dateline\nstatus: held");
        let mut again = back.clone();
        assert!(read(&note, &mut again) && again == entry);
        assert!(!read("status: cancelled", &mut again) && again == entry);
    }
}
