//! Words and files that mean harm.

use super::*;

const WORDS: [&str; 9] = [
    "<script>alert(1)</script>",
    "a\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT",
    "]]></name><occurStatus qcode=\"eocstat:eos5\"/>",
    "=HYPERLINK(\"https://x.example\")",
    "turned \u{202E}yad\u{202C} back",
    "nul\0 and \x1b[2J",
    "&lol; \\n \\, ; : \" ' ^ %0D%0A",
    "Dateline\nstatus: held",
    "x → y@dateline <https://x.example>",
];

#[test]
fn hostile_words_stay_words() {
    for word in WORDS {
        let mut row = row(Status::Doubtful, "2031-05");
        row.title = format!("{word} talks");
        row.kind = Some(word.to_owned());
        (row.actors, row.recipients) = (vec![word.to_owned()], Vec::new());
        row.state.place.as_mut().unwrap().text = Some(word.to_owned());
        let tellers = [teller("Harbour Post")];
        let told = entry(&row, &tellers, 0, "https://desk.example/events/jwe2xnwh60");
        assert!(!told.title.contains(['\n', '\r', '\0', '\u{202E}']), "{:?}", told.title);
        for (write, format) in BOTH {
            let (text, _) = write(&[told.clone(), made(Status::Possible, "2031")]);
            let found = found(text.as_bytes(), format);
            assert_eq!(found.left, [""; 0]);
            assert_eq!(found.entries.len(), 2);
            assert_eq!(found.entries[0].as_ref(), Ok(&told), "{text}");
        }
        let text = ics(&row, &tellers, Manner { months: true, ..Manner::default() });
        assert_eq!(only(found(text.as_bytes(), Format::Ics)), told, "{text}");
    }
}

#[test]
fn entities_and_document_types_are_refused() {
    let bomb = format!(
        "<!DOCTYPE x [<!ENTITY a \"{}\"><!ENTITY b \"{}\">]><newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\">&b;</newsItem>",
        "a".repeat(999),
        "&a;".repeat(999)
    );
    let outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><x>&a;</x>";
    for text in [&bomb, outside, "<x>&lol;</x>", "<x", ""] {
        let found = found(text.as_bytes(), Format::NewsMl);
        assert!(found.entries.len() == 1 && found.entries[0].is_err(), "{text}");
    }
}

#[test]
fn a_note_of_a_stranger_says_what_a_field_may_hold() {
    let note = "Dateline\\ntime: soon\\nwas: <b>\\nstatus: won\\nplace: Oslo\u{202E}\\ntitle: mine\\nuid: mine";
    let text = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:Fair\nX-DATELINE-NOTE:{note}\nEND:VEVENT\nEND:VCALENDAR\n");
    let expected = Entry { uid: "a".to_owned(), title: "Fair".to_owned(), place: Some("Oslo�".to_owned()), ..Entry::default() };
    assert_eq!(only(found(text.as_bytes(), Format::Ics)), expected);
}

#[test]
fn depth_and_rubbish_end_in_a_word() {
    let deep = 200_000;
    let json = "[".repeat(deep);
    let xml = format!("<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\">{}{}</newsItem>", "<a>".repeat(deep), "</a>".repeat(deep));
    let calendar = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{}", "BEGIN:VALARM\n".repeat(deep));
    for (text, format) in [(json, Format::Ninjs), (calendar, Format::Ics), (String::from("\u{1}é,"), Format::Ics)] {
        let found = found(text.as_bytes(), format);
        assert!(found.entries.len() == 1 && found.entries[0].is_err(), "{found:?}");
    }
    assert!(found(xml.as_bytes(), Format::NewsMl).entries.is_empty());
    for format in [Format::Ics, Format::Ninjs, Format::NewsMl] {
        let found = found(b"\xFF\xFE", format);
        assert_eq!(found.entries, [Err("wanted UTF-8, met another byte at 0; convert the file".to_owned())]);
    }
}

/// Files with bytes changed, cut out and doubled, by a generator that gives the same on every run.
#[test]
fn damaged_files_are_read_without_a_fall() {
    let entry = [made(Status::Postponed, "2031-05-08T15:00:00+03:00"), made(Status::Possible, "2031-22")];
    let calendar = ics(&row(Status::Scheduled, "2031-05~"), &[teller("Harbour Post")], Manner { months: true, ..Manner::default() });
    let files = [(calendar, Format::Ics), (ninjs(&entry).0, Format::Ninjs), (newsml(&entry).0, Format::NewsMl)];
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below.max(1)
    };
    for (text, format) in files {
        for _ in 0..1_500 {
            let mut bytes = text.clone().into_bytes();
            for _ in 0..=next(6) {
                let at = next(bytes.len());
                match next(4) {
                    0 => bytes[at] = b";:T-/\"\\<>{}[],%Z\0 9"[next(19)],
                    1 => _ = bytes.drain(at..(at + next(40)).min(bytes.len())),
                    2 => bytes.truncate(at.max(bytes.len() / 2)),
                    _ => bytes.splice(at..at, text.as_bytes()[..next(60)].iter().copied()).for_each(drop),
                }
            }
            let found = found(&bytes, format);
            assert!(found.entries.iter().flatten().all(|e| !e.uid.is_empty() && !e.title.contains('\n')));
        }
    }
}
