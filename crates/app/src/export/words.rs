//! What is known of an event, in lines that people read in a calendar or a feed.

use crate::print::day::kindly;
use crate::print::harmless;
use dateline_ledger::status::Status;
use dateline_ledger::{Hang, Row, Teller};

/// Sources that are named at most.
pub(super) const SOURCES: usize = 12;

/// The same as one text.
pub(crate) fn description(row: &Row, tellers: &[Teller]) -> String {
    lines(row, tellers).join("\n")
}

/// Status, certainty, time, conditions, and who says so.
fn lines(row: &Row, tellers: &[Teller]) -> Vec<String> {
    let mut out = vec![stand(row)];
    out.extend(when(row));
    out.extend(once(row.conditions.iter().map(hang)));
    out.extend(once(tellers.iter().rev().map(teller)).into_iter().take(SOURCES));
    out
}

fn once(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut out = Vec::new();
    lines.for_each(|line| {
        if !out.contains(&line) {
            out.push(line);
        }
    });
    out
}

/// `Scheduled, certainty 80%; 2 reports, 1 origin`
fn stand(row: &Row) -> String {
    let (reports, origins) = (counted(row.origins.reports, "report"), counted(row.origins.independent, "origin"));
    let denied = if row.state.denials > 0 { ", denied" } else { "" };
    format!("{}, certainty {}{denied}; {reports}, {origins}", capital(status(row.state.status)), percent(row.state.certainty))
}

fn when(row: &Row) -> Option<String> {
    let now = row.state.when.as_ref().and_then(|w| w.edtf.as_deref()).map(kindly);
    let left: Vec<String> = row.state.previous.iter().filter_map(|w| w.edtf.as_deref()).map(kindly).collect();
    let left = (!left.is_empty()).then(|| format!("was {}", left.join(", then ")));
    let said: Vec<String> = now.into_iter().chain(left).collect();
    (!said.is_empty()).then(|| format!("When: {}", harmless(&said.join("; "))))
}

fn hang(c: &Hang) -> String {
    let review = c.review.as_ref().map(|r| format!(" (under review: {})", harmless(&r.reason))).unwrap_or_default();
    format!("Hangs on: {}{review}", harmless(&c.text))
}

/// `Says so: an official (unnamed), through Harbour Post, Mon 3 Mar 2031`
fn teller(t: &Teller) -> String {
    let source = |s: &dateline_ledger::observation::Source| format!("{}{}", s.text, if s.kind == "unnamed" { " (unnamed)" } else { "" });
    let mut who: Vec<String> = t.sources.iter().map(source).collect();
    let outlet = t.told.outlet.as_ref().unwrap_or(&t.told.article);
    if who.last() != Some(outlet) {
        who.push(outlet.clone());
    }
    let day = t.day.map(|d| format!(", {}", kindly(&d.to_string()))).unwrap_or_default();
    format!("Says so: {}{day}", harmless(&who.join(", through ")))
}

/// The word for a status.
pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::Unplanned => "happened",
        other => other.label(),
    }
}

/// `80%`
pub(crate) fn percent(share: f32) -> String {
    format!("{:.0}%", share * 100.0)
}

/// `1 report`, `2 reports`
pub(crate) fn counted(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_not_many() {
        assert_eq!((counted(1, "row"), counted(2, "row")), ("1 row".to_owned(), "2 rows".to_owned()));
    }
}
