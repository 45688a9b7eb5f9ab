//! What other systems send: examples of our own, as their standards have them.

use super::*;

fn of_calendar(lines: &[&str]) -> Found {
    let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}\r\nEND:VCALENDAR\r\n", lines.join("\r\n"));
    found(text.as_bytes(), Format::Ics)
}

#[test]
fn a_later_version_says_that_it_moved_and_then_that_it_is_off() {
    let found = of_calendar(&[
        "BEGIN:VEVENT",
        "UID:fair-7",
        "SUMMARY:Harbour fair",
        "DTSTART;VALUE=DATE:20310508",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:fair-7",
        "SEQUENCE:1",
        "SUMMARY:Harbour fair",
        "DTSTART;VALUE=DATE:20310611",
        "DTEND;VALUE=DATE:20310614",
        "STATUS:TENTATIVE",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:fair-7",
        "SEQUENCE:2",
        "SUMMARY:Harbour fair",
        "DTSTART;VALUE=DATE:20310611",
        "STATUS:CANCELLED",
        "END:VEVENT",
    ]);
    let told: Vec<_> =
        found.entries.iter().flatten().map(|e| (e.uid.as_str(), e.sequence, e.edtf().unwrap(), e.status, e.certain)).collect();
    let at = |n, edtf: &str, status, certain| ("fair-7", n, edtf.to_owned(), Some(status), certain);
    assert_eq!(
        told,
        [
            at(0, "2031-05-08", Status::Scheduled, true),
            at(1, "2031-06-11/2031-06-13", Status::Planned, false),
            at(2, "2031-06-11", Status::Cancelled, false),
        ]
    );
}

#[test]
fn a_zone_stays_and_a_method_cancels() {
    let found = of_calendar(&[
        "METHOD:CANCEL",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Helsinki",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "uid:talks-1",
        "summary;LANGUAGE=en:Talks\\, first",
        "  round",
        "DTSTART;TZID=Europe/Helsinki:20310508T150000",
        "DURATION:PT90M",
        "ORGANIZER;CN=\"Port Authority; Turku\":mailto:port@turku.example",
        "ATTENDEE:MAILTO:oras@example.org",
        "END:VEVENT",
    ]);
    let entry = only(found);
    assert_eq!(entry.title, "Talks, first round");
    assert_eq!(entry.edtf().as_deref(), Some("2031-05-08T15:00:00+03:00/2031-05-08T16:30:00+03:00"));
    assert_eq!((entry.zone.as_deref(), entry.status), (Some("Europe/Helsinki"), Some(Status::Cancelled)));
    assert_eq!((entry.organisers, entry.participants), (vec!["Port Authority; Turku".to_owned()], vec!["oras@example.org".to_owned()]));
}

#[test]
fn nothing_is_expanded_and_all_that_is_left_is_said() {
    let found = of_calendar(&[
        "BEGIN:VTODO",
        "UID:todo",
        "END:VTODO",
        "BEGIN:VEVENT",
        "UID:weekly",
        "SUMMARY:Briefing",
        "DTSTART:20310508T150000Z",
        "RRULE:FREQ=WEEKLY;COUNT=9",
        "GEO:60.45;22.27",
        "X-MOOD:good",
        "no property",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:weekly",
        "SUMMARY:Briefing",
        "RECURRENCE-ID:20310515T150000Z",
        "DTSTART:20310516T150000Z",
        "STATUS:MAYBE",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "SUMMARY:Nameless",
        "END:VEVENT",
    ]);
    let told: Vec<_> = found.entries.iter().flatten().map(|e| (e.edtf().unwrap(), e.instance.clone(), e.status)).collect();
    let first = ("2031-05-08T15:00:00Z".to_owned(), None, None);
    assert_eq!(told, [first, ("2031-05-16T15:00:00Z".to_owned(), Some("2031-05-15T15:00:00Z".to_owned()), None)]);
    let why = "wanted a UID, met none in event 4; give it one, so that later versions of it are known";
    assert_eq!(found.entries[2], Err(why.to_owned()));
    assert_eq!(
        found.left,
        [
            "weekly: 1 of its lines are no properties",
            "weekly: RRULE FREQ=WEEKLY;COUNT=9: the series is not expanded, its first event is taken",
            "weekly: GEO is left out",
            "weekly: STATUS \"MAYBE\" is none of an event",
            "VTODO: 1 left out, as no event",
        ]
    );
}

#[test]
fn ninjs_of_a_desk() {
    let text = r#"[{"uri": "urn:desk:1", "type": "event", "version": "3", "title": "Harbour fair",
        "dates": {"startDate": "2031-05-08T09:00:00+0300", "endDate": "2031-05-08T18:00:00+0300"},
        "eventStatus": {"name": "Planned, then cancelled", "uri": "http://cv.iptc.org/newscodes/eventoccurstatus/eos6"},
        "people": [{"name": "Mirjam Oras", "rel": "participant"}], "organisations": [{"name": "Port Authority", "rel": "organizer"}],
        "places": [{"name": "Turku"}], "edNote": "ring the port", "urgency": 3, "pubStatus": "canceled"},
        {"uri": "urn:desk:2", "type": "text"}, {"type": "event"}, 4]"#;
    let found = found(text.as_bytes(), Format::Ninjs);
    let entry = found.entries[0].as_ref().unwrap();
    assert_eq!((entry.uid.as_str(), entry.sequence, entry.title.as_str()), ("urn:desk:1", 3, "Harbour fair"));
    assert_eq!(entry.edtf().as_deref(), Some("2031-05-08T09:00:00+03:00/2031-05-08T18:00:00+03:00"));
    assert_eq!((entry.status, entry.place.as_deref()), (Some(Status::Cancelled), Some("Turku")));
    assert_eq!((&entry.participants, &entry.organisers), (&vec!["Mirjam Oras".to_owned()], &vec!["Port Authority".to_owned()]));
    assert_eq!(found.entries[1..].iter().filter(|e| e.is_err()).count(), 2);
    assert_eq!(
        found.left,
        [
            "urn:desk:1: its pubStatus is canceled: the item is not to be used",
            "urn:desk:1: urgency is left out",
            "urn:desk:1: edNote \"ring the port\""
        ]
    );
}

/// An item with an event of these details.
fn item(kind: &str, details: &str) -> Found {
    let head = format!("<{kind} xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:desk:9\" version=\"4\">");
    let (open, close) = match kind {
        "conceptItem" => ("<concept><conceptId qcode=\"desk:9\"/><type qcode=\"cpnat:event\"/>", "</concept>"),
        _ => ("<contentSet/><events><event>", "</event></events>"),
    };
    let text = format!("{head}{open}<name>Harbour\n fair</name><eventDetails>{details}</eventDetails>{close}</{kind}>");
    found(text.as_bytes(), Format::NewsMl)
}

#[test]
fn newsml_of_a_desk() {
    let entry = only(item(
        "conceptItem",
        "<dates><start confirmationstatus=\"edconf:approximate\">2031-05-08</start><duration>P3D</duration></dates>\
         <occurStatus qcode=\"eventoccurstatus:eos3\"/>\
         <location qcode=\"city:turku\"><name>Turku</name><broader qcode=\"iso3166-1a2:FI\"/></location>\
         <participant literal=\"Mirjam Oras\"/>",
    ));
    assert_eq!((entry.uid.as_str(), entry.sequence, entry.title.as_str()), ("desk:9", 3, "Harbour fair"));
    assert_eq!(entry.edtf().as_deref(), Some("2031-05-08~/2031-05-10"));
    assert_eq!((entry.status, entry.country.as_deref()), (Some(Status::Possible), Some("FI")));
    assert_eq!(entry.participants, ["Mirjam Oras"]);
}

#[test]
fn an_event_within_a_news_item() {
    let entry = only(item(
        "newsItem",
        "<dates><start>2031-05</start></dates><occurStatus uri=\"http://cv.iptc.org/newscodes/eventoccurstatus/eos6\"/>",
    ));
    assert_eq!((entry.uid.as_str(), entry.edtf().as_deref(), entry.status), ("urn:desk:9", Some("2031-05"), Some(Status::Cancelled)));
}

#[test]
fn what_newsml_says_is_open_is_open() {
    let found = item(
        "conceptItem",
        "<dates><start confirmationstatus=\"edconf:undefined\">2031-01-01</start><rRule freq=\"WEEKLY\"/></dates><occurStatus qcode=\"eocstat:eos9\"/><accessStatus/>",
    );
    let entry = found.entries[0].as_ref().unwrap();
    assert_eq!((entry.edtf(), entry.date_unknown, entry.status), (None, true, None));
    assert_eq!(
        found.left,
        [
            "desk:9: start 2031-01-01 is marked as undefined, and left out",
            "desk:9: rRule is left out: the series is not expanded",
            "desk:9: the status \"eocstat:eos9\" is none that IPTC has",
            "desk:9: accessStatus is left out",
        ]
    );
    assert_eq!(super::found(b"<rss/>", Format::NewsMl).entries.len(), 1);
}
