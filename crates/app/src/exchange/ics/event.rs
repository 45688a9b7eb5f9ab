//! A VEVENT.

use super::block::Block;
use crate::exchange::point::Point;
use crate::exchange::text::{line, lines};
use crate::exchange::{Entry, Hinge, Link, edtf, note};
use crate::print::day::kindly;
use dateline_ledger::status::Status;
use icalendar::parser::Property;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The entry of a component, by its place in the calendar. `is_cancel`: the calendar was sent to call it off.
pub(super) fn read(block: &Block<'_>, number: usize, is_cancel: bool, left: &mut Vec<String>) -> Result<Entry, String> {
    let upper: Vec<String> = block.lines.iter().map(|line| upper(line)).collect();
    // `icalendar` takes a line without a colon too.
    let coloned = upper.iter().filter(|line| line.contains(':'));
    let properties: Vec<Property<'_>> = coloned.filter_map(|line| Property::try_from(line.as_str()).ok()).collect();
    let uid = properties.iter().find(|p| p.name == "UID").and_then(|p| line(p.val.as_str()));
    let uid =
        uid.ok_or_else(|| format!("wanted a UID, met none in event {number}; give it one, so that later versions of it are known"))?;
    let mut say = |what: String| left.push(format!("{uid}: {what}"));
    let broken = block.lines.len() - properties.len();
    if broken > 0 {
        say(format!("{broken} of its lines are no properties"));
    }
    let mut out = Entry { uid: uid.clone(), ..Entry::default() };
    properties.iter().for_each(|p| take(&mut out, p, &mut say));
    times(&mut out, &properties, &mut say);
    if let Some(p) = properties.iter().find(|p| p.name == "X-DATELINE-NOTE") {
        own(&mut out, p.val.as_str());
    }
    if is_cancel {
        (out.status, out.certain) = (Some(Status::Cancelled), false);
    }
    if out.title.is_empty() {
        say("it has no SUMMARY".to_owned());
    }
    Ok(out)
}

fn take(out: &mut Entry, p: &Property<'_>, say: &mut impl FnMut(String)) {
    let value = p.val.as_str();
    match p.name.as_str() {
        "SUMMARY" => out.title = line(value).unwrap_or_default(),
        "DESCRIPTION" => out.description = lines(value),
        "LOCATION" => out.place = line(value),
        "CATEGORIES" => out.kind = out.kind.take().or_else(|| line(value)),
        "URL" => out.url = line(value),
        "SEQUENCE" => match value.trim().parse() {
            Ok(sequence) => out.sequence = sequence,
            Err(_) => say(format!("SEQUENCE {:?} is no number", value)),
        },
        "STATUS" if out.set_icalendar(value) => {}
        "STATUS" => say(format!("STATUS {value:?} is none of an event")),
        "CREATED" => out.created = stamp(value),
        "LAST-MODIFIED" => out.modified = stamp(value),
        "DTSTAMP" => out.stamp = stamp(value),
        "ATTENDEE" => out.participants.extend(person(p)),
        "ORGANIZER" => out.organisers.extend(person(p)),
        "RELATED-TO" if param(p, "RELTYPE").is_some_and(|kind| kind.eq_ignore_ascii_case("DEPENDS-ON")) => {
            out.conditions.push(Hinge { text: String::new(), on: line(value) });
        }
        "LINK" => out.sources.push(Link { url: value.trim().to_owned(), name: param(p, "LABEL").and_then(line).unwrap_or_default() }),
        name @ ("RRULE" | "RDATE" | "EXDATE" | "EXRULE") => {
            say(format!("{name} {value}: the series is not expanded, its first event is taken"))
        }
        name if !KNOWN.contains(&name) && !name.starts_with("X-") => say(format!("{name} is left out")),
        _ => {}
    }
}

/// What is read elsewhere, and what only a calendar needs.
const KNOWN: [&str; 9] = ["UID", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "TRANSP", "CLASS", "PRIORITY", "REQUEST-STATUS"];

/// DTSTART with DTEND or DURATION, and RECURRENCE-ID.
fn times(out: &mut Entry, properties: &[Property<'_>], say: &mut impl FnMut(String)) {
    let found = |name: &str| properties.iter().find(|p| p.name == name);
    let mut point = |name: &str| {
        let p = found(name)?;
        let point = Point::read(p.val.as_str(), param(p, "TZID"));
        if point.is_none() {
            say(format!("{name} {:?} is no time", p.val.as_str()));
        }
        point
    };
    let (start, end, instance) = (point("DTSTART"), point("DTEND"), point("RECURRENCE-ID"));
    out.instance = instance.map(|p| p.edtf());
    let Some(start) = start else { return };
    out.start = Some(start.edtf());
    out.zone = found("DTSTART").and_then(|p| param(p, "TZID")).and_then(line);
    if let (Some(zone), Point::Floating(_)) = (&out.zone, &start) {
        say(format!("the zone {zone:?} is not known here: its times have no offset"));
    }
    let end = end.or_else(|| start.after(found("DURATION")?.val.as_str()));
    out.end = end.and_then(|end| start.until(&end));
}

/// What our own calendars say beside it; the title loses the marks that say the same.
fn own(out: &mut Entry, said: &str) {
    let status = out.status;
    if !note::read(said, out) {
        return;
    }
    let is_told = out.status == Some(Status::Cancelled) && status != out.status;
    let title = out.title.strip_prefix("Cancelled: ").filter(|_| is_told).unwrap_or(&out.title);
    let mark = out.edtf().map(|edtf| format!("[{}] ", kindly(&edtf))).unwrap_or_default();
    out.title = title.strip_prefix(&mark).unwrap_or(title).to_owned();
}

/// The name of an attendee, or the address where there is no name.
fn person(p: &Property<'_>) -> Option<String> {
    let address = p.val.as_str().trim();
    let bare = if address.get(..7).is_some_and(|head| head.eq_ignore_ascii_case("mailto:")) { &address[7..] } else { address };
    param(p, "CN").and_then(line).or_else(|| line(bare))
}

fn param<'p>(p: &'p Property<'_>, key: &str) -> Option<&'p str> {
    let found = p.params.iter().find(|param| param.key.as_ref().eq_ignore_ascii_case(key));
    found.and_then(|param| param.val.as_ref()).map(|val| val.as_ref().trim_matches('"'))
}

/// A line with the name of its property in capitals.
fn upper(line: &str) -> String {
    let (name, rest) = line.split_at(line.find([':', ';']).unwrap_or(line.len()));
    format!("{}{rest}", name.trim().to_ascii_uppercase())
}

fn stamp(value: &str) -> Option<Timestamp> {
    match Point::read(value, None)? {
        Point::Fixed(at) => Some(at.timestamp()),
        Point::Floating(at) => at.to_zoned(TimeZone::UTC).ok().map(|z| z.timestamp()),
        Point::Day(day) => edtf::stamp(&day.to_string()),
    }
}
