//! Rows of the ledger as tables for people.

use super::table::{Cell, Row as Line, Table};
use super::{Look, Tone, day, harmless};
use crate::cli::Rows;
use dateline_ledger::observation::When;
use dateline_ledger::status::Status;
use dateline_ledger::{Changed, Ledger, Row};
use jiff::civil::Date;

/// The page: which ledger, as of when, and the rows.
pub(crate) fn page(which: Rows, ledger: &Ledger, rows: &[Row], as_of: Option<Date>, look: &Look) -> String {
    let of = as_of.map_or_else(String::new, |day| format!(" · as known on {}", day::kindly(&day.to_string())));
    let name = harmless(&ledger.path().display().to_string()).into_owned();
    let mut out = look.paint(Tone::Heading, &format!("{name}{of}")) + "\n\n";
    let (title, meaning) = match which {
        Rows::Diary => ("DIARY", "  what lies ahead"),
        Rows::Timeline => ("TIMELINE", "  what happened"),
        Rows::Events => ("EVENTS", "  ahead, past and thought of"),
    };
    out += &(look.paint(Tone::Heading, title) + &look.paint(Tone::Quiet, meaning) + "\n");
    let table = table(rows);
    out += &if rows.is_empty() { look.paint(Tone::Quiet, "none found") + "\n" } else { table.show(look) };
    out
}

/// Rows as a table.
pub(super) fn table(rows: &[Row]) -> Table {
    let columns: &'static [(&str, usize, usize)] = &[("", 14, 1), ("when", 16, 4), ("status", 10, 1), ("what", 99, 4), ("where", 20, 4)];
    Table { columns, rows: rows.iter().map(line).collect() }
}

/// What changed between two days.
pub(crate) fn changes(changed: &[Changed], before: Date, after: Date, look: &Look) -> String {
    let days = [before, after].map(|d| day::kindly(&d.to_string()));
    let mut out = look.paint(Tone::Heading, &format!("{} → {}", days[0], days[1])) + "\n\n";
    let rows = changed.iter().map(|c| {
        let mut line = line(&c.after);
        let ways: Vec<&str> = c.ways.iter().map(|w| w.label()).collect();
        let was =
            c.before.as_ref().map_or_else(String::new, |b| format!(" · was {}, {}", b.state.status.label(), when(b.state.when.as_ref())));
        line.below.insert(0, Cell::new(Tone::Open, format!("{}{was}", ways.join(", "))));
        line
    });
    let table = Table { rows: rows.collect(), ..table(&[]) };
    out += &if changed.is_empty() { look.paint(Tone::Quiet, "nothing changed") + "\n" } else { table.show(look) };
    out
}

fn line(row: &Row) -> Line {
    let status = match row.state.status {
        _ if row.overdue => "overdue",
        Status::Unplanned => "",
        status => status.label(),
    };
    let place = row.state.place.as_ref();
    let open = place.is_some_and(|p| p.said_unknown).then(|| "said to be open".to_owned());
    let cells = vec![
        Cell::quiet(&row.event),
        Cell::plain(when(row.state.when.as_ref())),
        Cell::new(tone(row), status),
        Cell::plain(&row.title),
        Cell::plain(place.and_then(|p| p.text.clone()).or(open).unwrap_or_default()),
    ];
    let mut below = vec![Cell::quiet(told(row))];
    below.extend(moved(row).map(|text| Cell::new(Tone::Doubt, text)));
    below.extend(row.conditions.iter().map(|c| {
        let review = c.review.as_ref().map_or_else(String::new, |r| format!(" · under review: {}", r.reason));
        let on = c.trigger.as_ref().map_or_else(String::new, |event| format!(" (see {event})"));
        Cell::new(Tone::Open, format!("condition: {}{on}{review}", c.text))
    }));
    Line { cells, below }
}

/// A day in words; what is only bounded, by its bound.
pub(crate) fn when(when: Option<&When>) -> String {
    let Some(w) = when else { return "unknown".to_owned() };
    match (&w.edtf, w.said_unknown) {
        (Some(edtf), _) => day::kindly(edtf),
        (None, true) => "said to be open".to_owned(),
        (None, false) => "unknown".to_owned(),
    }
}

/// `3 reports, 2 origins · The Baltic Courier, Reval Wire`
fn told(row: &Row) -> String {
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let (reports, origins) = (count(row.origins.reports, "report", "reports"), count(row.origins.independent, "origin", "origins"));
    let outlets = row.outlets.iter().take(4).map(String::as_str).collect::<Vec<_>>().join(", ");
    let denied = if row.state.denials > 0 { " · denied" } else { "" };
    format!("{reports}, {origins}{denied}{}{outlets}", if outlets.is_empty() { "" } else { " · " })
}

/// `was Fri 3 May 2026`
fn moved(row: &Row) -> Option<String> {
    let previous: Vec<String> = row.state.previous.iter().map(|w| when(Some(w))).collect();
    (!previous.is_empty()).then(|| format!("was {}", previous.join(", then ")))
}

fn tone(row: &Row) -> Tone {
    match row.state.status {
        _ if row.overdue => Tone::Doubt,
        Status::Scheduled | Status::Held => Tone::Firm,
        Status::Possible | Status::Planned => Tone::Open,
        Status::Doubtful | Status::Postponed => Tone::Doubt,
        Status::Cancelled => Tone::Off,
        Status::Unplanned => Tone::Plain,
    }
}
