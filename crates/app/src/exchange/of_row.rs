//! A row of the ledger as an entry: what its other readers are told of it.

use super::edtf::moment;
use super::entry::{Entry, Hinge, Link};
use super::text::line;
use crate::export::{changed, description, pages, sequence, uid};
use dateline_ledger::status::{Status, Strength};
use dateline_ledger::{Row, Teller};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The entry of a row. `undone` is how many changes were taken back, `page` its own address or nothing.
pub(crate) fn entry(row: &Row, tellers: &[Teller], undone: usize, page: &str) -> Entry {
    let (state, changed) = (&row.state, changed(&row.state.steps, tellers));
    let mut out = Entry {
        uid: uid(&row.event),
        sequence: u32::try_from(sequence(&state.steps, tellers) + undone).unwrap_or(u32::MAX),
        title: line(&row.title).unwrap_or_default(),
        status: Some(state.status),
        certain: state.status == Status::Scheduled && state.strength >= Strength::Party,
        date_unknown: state.when.as_ref().is_some_and(|w| w.said_unknown),
        previous: state.previous.iter().filter_map(|w| w.edtf.clone()).collect(),
        place: state.place.as_ref().and_then(|p| line(p.text.as_deref()?)),
        place_unknown: state.place.as_ref().is_some_and(|p| p.said_unknown),
        country: state.place.as_ref().and_then(|p| p.country.clone()),
        description: Some(description(row, tellers)),
        kind: row.kind.as_deref().and_then(line),
        participants: row.actors.iter().chain(&row.recipients).filter_map(|name| line(name)).collect(),
        conditions: row
            .conditions
            .iter()
            .map(|c| Hinge { text: line(&c.text).unwrap_or_default(), on: c.trigger.as_deref().map(uid) })
            .collect(),
        sources: pages(tellers).into_iter().map(|(url, name)| Link { url, name: line(name).unwrap_or_default() }).collect(),
        url: Some(page.to_owned()).filter(|page| !page.is_empty()),
        created: row.first_seen.and_then(midnight),
        modified: changed.and_then(midnight),
        stamp: row.last_seen.max(changed).or(row.first_seen).and_then(midnight),
        ..Entry::default()
    };
    if let Some(edtf) = edtf(row) {
        out.set_edtf(&edtf);
        // With seconds, as the formats want them.
        [&mut out.start, &mut out.end].into_iter().flatten().for_each(|end| *end = moment(end).unwrap_or_else(|| end.clone()));
    }
    out
}

/// The time of a row; where only its first and last day are known, those.
fn edtf(row: &Row) -> Option<String> {
    let when = row.state.when.as_ref()?;
    let days = || Some(format!("{}/{}", when.earliest?, when.latest?));
    when.edtf.clone().or_else(days)
}

fn midnight(day: Date) -> Option<Timestamp> {
    day.to_zoned(TimeZone::UTC).ok().map(|z| z.timestamp())
}
