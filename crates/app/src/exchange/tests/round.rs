//! What goes out comes back, but for what is named; with our note all of it.

use super::*;
use crate::exchange::field::{FIELDS, differing};
use crate::export::Cancelled;

/// As vague as a text leaves it.
const TIMES: [&str; 17] = [
    "2031-05-08",
    "2031-05-08~",
    "2031-05",
    "2031-05~",
    "2031",
    "2031?",
    "203X",
    "2031-22",
    "2031-34",
    "2031-05-08/2031-05-10",
    "2031-05/2031-06",
    "../2031-05",
    "2031-05-08/..",
    "2031-05-08T15:00:00",
    "2031-05-08T15:00:00Z/2031-05-08T17:00:00Z",
    "2031-05-08T15:00:00+03:00",
    "",
];

/// Without our note: what a program has that knows the standard alone.
fn bare(text: &str, format: Format) -> String {
    if format == Format::NewsMl {
        return text.lines().filter(|line| !line.starts_with("<edNote>Dateline<br/>")).collect::<Vec<_>>().join("\n");
    }
    let mut items: serde_json::Value = serde_json::from_str(text).unwrap();
    items.as_array_mut().unwrap().iter_mut().for_each(|item| _ = item.as_object_mut().unwrap().remove("edNote"));
    items.to_string()
}

#[test]
fn every_status_and_time_comes_back() {
    for status in Status::ALL {
        for edtf in TIMES {
            let mut entry = made(status, edtf);
            entry.previous = vec!["2031-04".to_owned(), "2031-05-01".to_owned()];
            entry.sequence = 2;
            for (write, format) in BOTH {
                let (text, _) = write(std::slice::from_ref(&entry));
                assert_eq!(only(found(text.as_bytes(), format)), entry, "{text}");
            }
        }
    }
}

#[test]
fn what_the_standard_does_not_hold_is_named_exactly() {
    for (status, edtf) in Status::ALL.into_iter().flat_map(|status| TIMES.map(|edtf| (status, edtf))) {
        let entry = made(status, edtf);
        for (write, format) in BOTH {
            let (text, lost) = write(std::slice::from_ref(&entry));
            let back = only(found(bare(&text, format).as_bytes(), format));
            let names: Vec<&str> = lost[0].1.iter().map(|loss| loss.split(':').next().unwrap()).collect();
            assert_eq!(names, differing(&entry, &back).map(|f| f.name).collect::<Vec<_>>(), "{text}");
        }
    }
}

#[test]
fn losses_in_words() {
    let check = |write: Writer, status, edtf: &str, expected: &[&str]| {
        let mut entry = made(status, edtf);
        entry.conditions.clear();
        let lost = write(std::slice::from_ref(&entry)).1.remove(0);
        let said: Vec<&String> = lost.1.iter().filter(|loss| !["modified", "source"].iter().any(|f| loss.starts_with(f))).collect();
        assert_eq!(
            (lost.0.as_str(), said),
            ("jwe2xnwh60@dateline", expected.iter().map(|e| (*e).to_owned()).collect::<Vec<_>>().iter().collect())
        );
    };
    let eos = [Status::Unplanned, Status::Planned, Status::Doubtful, Status::Possible, Status::Scheduled, Status::Cancelled];
    for status in eos {
        for (write, _) in BOTH {
            check(write, status, "2031-05-08", &[]);
            check(write, status, "2031-05", &[]);
        }
    }
    check(ninjs, Status::Postponed, "2031-05-08", &["status: postponed stands as scheduled"]);
    check(newsml, Status::Held, "2031-05-08", &["status: held stands as nothing"]);
    check(ninjs, Status::Planned, "2031-05~", &["time: 2031-05~ stands as 2031-05"]);
    check(newsml, Status::Planned, "2031-05~", &[]);
    check(ninjs, Status::Planned, "2031-22", &["time: 2031-22 stands as 2031"]);
    check(newsml, Status::Planned, "2031-22", &["time: 2031-22 stands as 2031-06-01/2031-08-31"]);
    check(newsml, Status::Planned, "../2031-05", &["time: ../2031-05 stands as nothing"]);
    check(ninjs, Status::Planned, "", &["date: said to be open stands as nothing"]);
}

#[test]
fn a_calendar_comes_back_too() {
    let manners = [Cancelled::Status, Cancelled::Prefix].map(|cancelled| Manner { cancelled, months: true });
    for status in Status::ALL {
        for edtf in TIMES.into_iter().filter(|edtf| !edtf.is_empty() && !edtf.contains("..")) {
            for manner in manners {
                let (mut row, tellers) = (row(status, edtf), [teller("Harbour Post")]);
                row.state.previous = vec![When { edtf: Some("2031-04".to_owned()), ..When::default() }];
                let text = ics(&row, &tellers, manner);
                let expected = entry(&row, &tellers, 0, "https://desk.example/events/jwe2xnwh60");
                assert_eq!(only(found(text.as_bytes(), Format::Ics)), expected, "{text}");
            }
        }
    }
}

#[test]
fn who_knows_no_note_has_a_calendar_of_fewer_words() {
    let row = row(Status::Scheduled, "2031-05-08");
    let text = ics(&row, &[], Manner::default()).replace("X-DATELINE-NOTE", "X-OTHER");
    let (back, whole) = (only(found(text.as_bytes(), Format::Ics)), entry(&row, &[], 0, "https://desk.example/events/jwe2xnwh60"));
    assert_eq!(differing(&whole, &back).map(|f| f.name).collect::<Vec<_>>(), ["status", "country", "participant"]);
    assert_eq!(back.status, Some(Status::Planned), "TENTATIVE says no more");
}

#[test]
fn a_certain_day_is_eos5_and_confirmed() {
    let mut row = row(Status::Scheduled, "2031-05-08");
    row.state.strength = Strength::Party;
    let told = entry(&row, &[], 0, "");
    for ((write, format), said) in BOTH.into_iter().zip(["/eos5", "eocstat:eos5"]) {
        let (text, lost) = write(std::slice::from_ref(&told));
        assert!(text.contains(said), "{text}");
        assert_eq!(lost[0].1, [""; 0]);
        assert!(only(found(text.as_bytes(), format)).certain);
    }
    let text = ics(&row, &[], Manner::default());
    assert!(text.contains("STATUS:CONFIRMED") && only(found(text.as_bytes(), Format::Ics)).certain, "{text}");
}

#[test]
fn each_field_has_a_name_of_its_own() {
    let mut names: Vec<&str> = FIELDS.iter().map(|f| f.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), FIELDS.len());
}
