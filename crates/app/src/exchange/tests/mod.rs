//! Entries through each format and back, and what other systems send.

mod foreign;
mod hostile;
mod round;

use super::{Entry, Format, Found, Hinge, Writer, entry, found, newsml, ninjs};
use crate::export::{self, Manner, calendar};
use dateline_ledger::observation::{Place, Source, When};
use dateline_ledger::status::{State, Status, Strength};
use dateline_ledger::{Row, Teller, Told};
use jiff::civil::{Date, date};

/// Both formats that hold what has no date.
const BOTH: [(Writer, Format); 2] = [(ninjs, Format::Ninjs), (newsml, Format::NewsMl)];

/// A row of that status and time, with all else that a test can give it.
fn row(status: Status, edtf: &str) -> Row {
    let day: Date = date(2031, 3, 3);
    let (earliest, latest) = super::edtf::bounds(edtf);
    let when = When { edtf: Some(edtf.to_owned()).filter(|e| !e.is_empty()), earliest, latest, said_unknown: edtf.is_empty() };
    let place = Place { text: Some("Turku".to_owned()), country: Some("FI".to_owned()), said_unknown: false };
    let mut state = State::default();
    (state.status, state.when, state.place) = (status, Some(when), Some(place));
    Row {
        event: "jwe2xnwh60".to_owned(),
        title: "Summit of Oras and Quintana".to_owned(),
        kind: Some("CONSULT".to_owned()),
        mode: None,
        state,
        actors: vec!["Mirjam Oras".to_owned()],
        recipients: vec!["Rafael Quintana".to_owned()],
        origins: Default::default(),
        outlets: Vec::new(),
        source_kinds: Vec::new(),
        happened: false,
        first_seen: Some(day),
        last_seen: Some(day),
        overdue: false,
        told: Told::default(),
        conditions: Vec::new(),
        made_by: String::new(),
    }
}

fn teller(outlet: &str) -> Teller {
    let told =
        Told { article: "a".to_owned(), outlet: Some(outlet.to_owned()), url: Some("https://news.example/1".to_owned()), span: [0, 1] };
    let source = Source { text: "an official".to_owned(), name: None, kind: "unnamed".to_owned(), stance: "says".to_owned() };
    Teller { key: "k".to_owned(), mention: String::new(), told, day: Some(date(2031, 3, 3)), sources: vec![source], firms: false }
}

/// The same as an entry, with conditions of both kinds.
fn made(status: Status, edtf: &str) -> Entry {
    let mut out = entry(&row(status, edtf), &[teller("Harbour Post")], 0, "https://desk.example/events/jwe2xnwh60");
    out.conditions = vec![
        Hinge { text: "if the talks go on".to_owned(), on: Some("b@dateline".to_owned()) },
        Hinge { text: "unless it snows".to_owned(), on: None },
    ];
    out
}

/// The only entry of a file in which all is understood.
fn only(found: Found) -> Entry {
    assert_eq!((found.entries.len(), &found.left), (1, &Vec::new()), "{found:?}");
    found.entries.into_iter().next().unwrap().unwrap()
}

/// A calendar of one row.
fn ics(row: &Row, tellers: &[Teller], manner: Manner) -> String {
    let span = manner.span(row).expect("it stands in a calendar");
    let page = "https://desk.example/events/jwe2xnwh60".to_owned();
    calendar("Diary", [export::event(&export::Entry { row, span, tellers, undone: 0, page }, manner)])
}
