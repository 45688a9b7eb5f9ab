//! iCalendar (RFC 5545, 5546, 9253) into entries.
//!
//! `DTSTART;TZID=Europe/Helsinki:20310508T150000` → `2031-05-08T15:00:00+03:00`, zone `Europe/Helsinki`
//!
//! A series is taken by its first event and by those that are told of on their own; nothing is expanded.

mod block;
mod event;

use super::Found;
use icalendar::parser::unfold;
use std::collections::BTreeMap;

/// Reads the events of a calendar.
pub(super) fn read(text: &str) -> Found {
    let text = unfold(text);
    let blocks = block::blocks(&text);
    if !blocks.is_calendar {
        return Found::failed("wanted a calendar that begins with BEGIN:VCALENDAR, met none; give an iCalendar file".to_owned());
    }
    let (mut out, mut others) = (Found::default(), BTreeMap::<&str, usize>::new());
    for (number, block) in blocks.whole.iter().enumerate() {
        match block.name.as_str() {
            "VEVENT" => out.entries.push(event::read(block, number + 1, blocks.is_cancel, &mut out.left)),
            "VTIMEZONE" => {}
            other => *others.entry(other).or_default() += 1,
        }
    }
    out.left.extend(others.into_iter().map(|(name, n)| format!("{}: {n} left out, as no event", name)));
    out.entries.extend(blocks.broken.into_iter().map(Err));
    out
}
