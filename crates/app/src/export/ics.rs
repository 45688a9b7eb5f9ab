//! iCalendar (RFC 5545, with the names of RFC 7986 and the links of RFC 9253).
//!
//! `icalendar` escapes and orders; lines are folded anew (`fold.rs`). What it would take from a clock, DTSTAMP, is the day of the last
//! report or correction: the same ledger gives the same bytes.

use super::fold::refolded;
use super::link::{pages, web};
use super::sequence::{changed, sequence};
use super::span::{Moment, Span};
use super::words::description;
use crate::exchange;
use crate::print::harmless;
use dateline_ledger::status::{State, Status};
use dateline_ledger::{Row, Teller};
use icalendar::{Calendar, Component as _, Event, EventLike as _, Property};
use jiff::civil::Date;

/// A calendar of some events, by its name.
pub(crate) fn calendar(name: &str, events: impl IntoIterator<Item = Event>) -> String {
    let mut out = Calendar::empty();
    let plain = harmless(name);
    let name = escaped(&plain);
    let head = [
        ("VERSION", "2.0"),
        ("PRODID", concat!("-//Dateline//Dateline ", env!("CARGO_PKG_VERSION"), "//EN")),
        ("CALSCALE", "GREGORIAN"),
        ("NAME", &name),
        ("X-WR-CALNAME", &plain),
        ("X-PUBLISHED-TTL", "PT1H"),
    ];
    head.into_iter().for_each(|property| _ = out.append_property(property));
    out.append_property(Property::new("REFRESH-INTERVAL", "PT1H").add_parameter("VALUE", "DURATION").done());
    out.extend(events);
    refolded(&out.to_string())
}

/// How cancelled events are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Cancelled {
    /// Left out.
    Drop,
    /// By their STATUS.
    #[default]
    Status,
    /// By their title, with the STATUS that they had: Google Calendar drops those that are CANCELLED.
    Prefix,
}

/// What a calendar is asked to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Manner {
    pub(crate) cancelled: Cancelled,
    /// Also what is open by more than a week, marked.
    pub(crate) months: bool,
}

impl Manner {
    /// The time by which an event stands in the calendar; nothing for one that is left out.
    pub(crate) fn span(self, row: &Row) -> Option<Span> {
        let span = Span::of(row.state.when.as_ref()?)?;
        let is_dropped = self.cancelled == Cancelled::Drop && row.state.status == Status::Cancelled;
        (!is_dropped && (self.months || !span.is_vague())).then_some(span)
    }
}

/// An event, and what its entry names beside it.
pub(crate) struct Entry<'r> {
    pub(crate) row: &'r Row,
    pub(crate) span: Span,
    pub(crate) tellers: &'r [Teller],
    /// Changes that were taken back; see [`super::undone`].
    pub(crate) undone: usize,
    /// Its page; empty where nothing serves it.
    pub(crate) page: String,
}

/// A VEVENT, with a note of what it cannot hold.
pub(crate) fn event(entry: &Entry<'_>, manner: Manner) -> Event {
    let mut out = plain(entry, manner);
    if let Some(note) = exchange::note(&told(entry), &back(&out)) {
        out.add_property("X-DATELINE-NOTE", note);
    }
    out
}

/// What a calendar loses of an event, by other words than its title, status and time.
pub(crate) fn beside(entry: &Entry<'_>, manner: Manner) -> Vec<String> {
    let held = ["status", "time", "was", "hangs on", "title"].map(|name| format!("{name}:"));
    let mut lost = exchange::losses(&told(entry), &back(&plain(entry, manner)));
    lost.retain(|loss| !held.iter().any(|name| loss.starts_with(name)));
    lost
}

/// The event as our other formats tell of it.
fn told(entry: &Entry<'_>) -> exchange::Entry {
    exchange::entry(entry.row, entry.tellers, entry.undone, &entry.page)
}

/// What a program has that reads it.
fn back(event: &Event) -> exchange::Entry {
    let text = format!("BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n", event.to_string());
    let found = exchange::found(text.as_bytes(), exchange::Format::Ics);
    found.entries.into_iter().find_map(Result::ok).unwrap_or_default()
}

fn plain(entry: &Entry<'_>, manner: Manner) -> Event {
    let (row, mut out) = (entry.row, Event::new());
    out.uid(&uid(&row.event)).summary(&title(entry, manner)).description(&description(row, entry.tellers));
    out.add_property("SEQUENCE", (sequence(&row.state.steps, entry.tellers) + entry.undone).to_string())
        .add_property("TRANSP", "TRANSPARENT");
    times(&mut out, entry.span);
    days(&mut out, row, entry.tellers);
    if let Some(status) = status(&row.state, manner) {
        out.add_property("STATUS", status);
    }
    if let Some(place) = row.state.place.as_ref().and_then(|p| p.text.as_deref()) {
        out.location(&harmless(place));
    }
    if let Some(kind) = &row.kind {
        out.add_property("CATEGORIES", escaped(&harmless(kind)));
    }
    if let Some(page) = web(&entry.page) {
        out.add_property("URL", page);
    }
    hangs(row).into_iter().chain(sources(entry.tellers)).for_each(|property| _ = out.append_multi_property(property));
    out.done()
}

/// The name of an event in all calendars and other systems.
pub(crate) fn uid(event: &str) -> String {
    format!("{event}@dateline")
}

fn title(entry: &Entry<'_>, manner: Manner) -> String {
    let is_told = manner.cancelled == Cancelled::Prefix && entry.row.state.status == Status::Cancelled;
    let prefix = if is_told { "Cancelled: " } else { "" };
    format!("{prefix}{}{}", entry.span.mark(entry.row.state.when.as_ref()), harmless(&entry.row.title))
}

/// STATUS; where the title tells of the cancellation, the one that the event had before it.
fn status(state: &State, manner: Manner) -> Option<&'static str> {
    if state.status != Status::Cancelled || manner.cancelled != Cancelled::Prefix {
        return state.icalendar();
    }
    let before = state.steps.iter().rev().find(|s| s.field == "status" && s.new == "cancelled");
    let status = before.and_then(|s| Status::named(&s.old)).unwrap_or_default();
    let mut known = state.clone();
    known.status = status;
    known.icalendar().or(Some("TENTATIVE"))
}

fn times(out: &mut Event, span: Span) {
    let mut put = |name: &str, value: String, kind: Option<&str>| {
        let mut property = Property::new(name, value);
        kind.iter().for_each(|kind| _ = property.add_parameter("VALUE", kind));
        out.append_property(property);
    };
    match span {
        Span::Days { first, last, .. } => {
            put("DTSTART", basic(first), Some("DATE"));
            // The end of whole days is the day after the last one.
            last.tomorrow().iter().for_each(|end| put("DTEND", basic(*end), Some("DATE")));
        }
        Span::Clock { start, end } => {
            put("DTSTART", clock(start), None);
            end.iter().for_each(|end| put("DTEND", clock(*end), None));
        }
    }
}

/// DTSTAMP, CREATED and LAST-MODIFIED: days of reports, and of corrections; never of a clock.
fn days(out: &mut Event, row: &Row, tellers: &[Teller]) {
    let changed = changed(&row.state.steps, tellers);
    let known = row.last_seen.max(changed).or(row.first_seen);
    out.add_property("DTSTAMP", known.map_or_else(|| "19700101T000000Z".to_owned(), midnight));
    row.first_seen.iter().for_each(|day| _ = out.add_property("CREATED", midnight(*day)));
    changed.iter().for_each(|day| _ = out.add_property("LAST-MODIFIED", midnight(*day)));
}

/// The events that it hangs on.
fn hangs(row: &Row) -> Vec<Property> {
    let mut names: Vec<&String> = row.conditions.iter().filter_map(|c| c.trigger.as_ref()).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|name| Property::new("RELATED-TO", uid(name)).add_parameter("RELTYPE", "DEPENDS-ON").done()).collect()
}

/// The articles that tell of it, the last first.
fn sources(tellers: &[Teller]) -> Vec<Property> {
    let link = |(url, outlet): (String, &str)| {
        let mut link = Property::new("LINK", url).add_parameter("LINKREL", "via").add_parameter("VALUE", "URI").done();
        // A quotation mark cannot stand in a parameter, and a caret begins an escape (RFC 6868).
        let label = harmless(outlet).replace('"', "'").replace('^', "");
        if !label.is_empty() {
            link.add_parameter("LABEL", &label);
        }
        link
    };
    pages(tellers).into_iter().map(link).collect()
}

/// A text that `icalendar` does not know to be one (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

fn basic(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

fn midnight(day: Date) -> String {
    format!("{}T000000Z", basic(day))
}

fn clock(moment: Moment) -> String {
    match moment {
        Moment::Fixed(at) => at.strftime("%Y%m%dT%H%M%SZ").to_string(),
        Moment::Floating(at) => at.strftime("%Y%m%dT%H%M%S").to_string(),
    }
}
