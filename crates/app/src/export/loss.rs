//! What a format cannot hold of a row, said and not bent.

use super::ics::Manner;
use super::span::Span;
use crate::print::day::kindly;
use dateline_ledger::Row;
use dateline_ledger::status::Status;

/// What a calendar loses of a row; empty where a program that reads the calendar back has all that the row has of status and time.
pub(crate) fn of_calendar(row: &Row, manner: Manner) -> Vec<String> {
    let when = row.state.when.as_ref();
    let edtf = when.and_then(|w| w.edtf.as_deref()).map(kindly).unwrap_or_default();
    let Some(span) = when.and_then(Span::of) else {
        return vec!["left out: it has no first and last day".to_owned()];
    };
    if manner.span(row).is_none() {
        let why = if span.is_vague() { format!("its day is open ({edtf})") } else { "it was cancelled".to_owned() };
        return vec![format!("left out: {why}")];
    }
    let mut out = Vec::new();
    let is_open = matches!(span, Span::Days { is_open: true, .. });
    out.extend(is_open.then(|| format!("time: {edtf} stands as whole days, marked in the title")));
    let status = row.state.status;
    let is_told = matches!(status, Status::Scheduled | Status::Cancelled);
    out.extend((!is_told).then(|| {
        let code = row.state.icalendar().unwrap_or("no STATUS");
        format!("status: {} stands as {code}", super::words::status(status))
    }));
    let left = row.state.previous.len();
    out.extend((left > 0).then(|| format!("{} that it left: in the description alone", super::counted(left, "day"))));
    let bare = row.conditions.iter().filter(|c| c.trigger.is_none()).count();
    out.extend((bare > 0).then(|| format!("{} without an event: in the description alone", super::counted(bare, "condition"))));
    out
}
