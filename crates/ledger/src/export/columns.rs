//! The columns of an exported event: one table, from which the writers and the codebook are made.

use crate::identity::Days;
use crate::row::Row;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Nothing,
    Text(String),
    Count(usize),
    /// With two decimals.
    Share(f32),
    List(Vec<String>),
    Span([usize; 2]),
    Flag(bool),
}

/// A column: its name, what it holds, what it means, and where it is from.
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) cell: fn(&Row) -> Cell,
}

const fn column(name: &'static str, kind: &'static str, meaning: &'static str, cell: fn(&Row) -> Cell) -> Column {
    Column { name, kind, meaning, cell }
}

/// All, in their order.
pub(crate) const COLUMNS: &[Column] = &[
    column("event_id", "text", "name of the event: a short hash of the mention that founded it", |r| text(&r.event)),
    column("title", "text", "what a desk would call it", |r| text(&r.title)),
    column("plover_type", "text", "PLOVER event type, in capitals", |r| some(&r.kind)),
    column("plover_mode", "text", "PLOVER mode", |r| some(&r.mode)),
    column("actors", "list", "who acts or meets, by the fullest names", |r| list(&r.actors)),
    column("recipients", "list", "to whom it is done", |r| list(&r.recipients)),
    column("place", "text", "where, in the articles' words", |r| r.state.place.as_ref().map_or(Cell::Nothing, |p| some(&p.text))),
    column("country", "text", "ISO 3166-1 alpha-2 of the place", |r| r.state.place.as_ref().map_or(Cell::Nothing, |p| some(&p.country))),
    column("edtf", "text", "when the event is, in EDTF (ISO 8601-2), as vague as the articles leave it", |r| {
        r.state.when.as_ref().map_or(Cell::Nothing, |w| some(&w.edtf))
    }),
    column("earliest", "day", "the first day that it can be", |r| r.state.when.as_ref().map_or(Cell::Nothing, |w| day(w.earliest))),
    column("latest", "day", "the last day that it can be", |r| r.state.when.as_ref().map_or(Cell::Nothing, |w| day(w.latest))),
    column("date_precision", "count", "0 a day, 1 no day (a month or less), 2 no month (a year or less), 3 neither", |r| {
        Cell::Count(precision(r))
    }),
    column("previous_dates", "list", "days that it was moved from, oldest first, in EDTF", |r| {
        list(&r.state.previous.iter().filter_map(|w| w.edtf.clone()).collect::<Vec<_>>())
    }),
    column("report_date", "day", "the day of the last report; never the event's", |r| day(r.last_seen)),
    column("first_seen", "day", "the day of the first report", |r| day(r.first_seen)),
    column("status", "text", "unplanned, possible, planned, doubtful, scheduled, postponed, cancelled or held", |r| {
        text(r.state.status.label())
    }),
    column("overdue", "yes/no", "its last day had passed on the asked day without a report of it", |r| Cell::Flag(r.overdue)),
    column("eocstat", "text", "IPTC event occurrence status", |r| r.state.eocstat().map_or(Cell::Nothing, text)),
    column("certainty", "share", "from 0 to 1; a step, no probability", |r| Cell::Share(r.state.certainty)),
    column("denied", "yes/no", "a party denied it, and none has confirmed it since", |r| Cell::Flag(r.state.denials > 0)),
    column("n_reports", "count", "articles that tell of it", |r| Cell::Count(r.origins.reports)),
    column("n_origins", "count", "origins that do not go back to each other", |r| Cell::Count(r.origins.independent)),
    column("n_named", "count", "sources with a name", |r| Cell::Count(r.origins.named)),
    column("source_kinds", "list", "kinds of those who are credited; article: in its own voice", |r| list(&r.source_kinds)),
    column("conditions", "list", "on what it hangs, in the articles' words", |r| {
        list(&r.conditions.iter().map(|c| c.text.clone()).collect::<Vec<_>>())
    }),
    column("outlets", "list", "who tells of it, in the order of their first reports", |r| list(&r.outlets)),
    column("article", "text", "id, as given, of the first article that tells of it", |r| text(&r.told.article)),
    column("outlet", "text", "who published that article", |r| some(&r.told.outlet)),
    column("url", "text", "where that article is", |r| some(&r.told.url)),
    column("span", "span", "the word that names the event there: first code point and one past the last", |r| Cell::Span(r.told.span)),
    column("made_by", "text", "the rule or model that found it there", |r| text(&r.made_by)),
];

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn some(text: &Option<String>) -> Cell {
    text.clone().map_or(Cell::Nothing, Cell::Text)
}

fn list(list: &[String]) -> Cell {
    Cell::List(list.to_vec())
}

fn day(day: Option<jiff::civil::Date>) -> Cell {
    day.map_or(Cell::Nothing, |d| Cell::Text(d.to_string()))
}

fn precision(row: &Row) -> usize {
    match row.state.when.as_ref().and_then(Days::of).map(Days::width) {
        Some(1) => 0,
        Some(2..=31) => 1,
        Some(32..=366) => 2,
        _ => 3,
    }
}

/// Name, what it holds (`text`, `list`, `day`, `count`, `share`, `yes/no` or `span`) and meaning of each column, in their order.
pub fn columns() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    COLUMNS.iter().map(|c| (c.name, c.kind, c.meaning))
}

/// The codebook, as a Markdown table.
pub fn codebook() -> String {
    let rows = COLUMNS.iter().map(|c| format!("| {} | {} | {} |\n", c.name, c.kind, c.meaning));
    let head = "| column | holds | meaning |\n|---|---|---|\n".to_owned();
    let tail = "\nA cell that nothing is known for is empty (CSV) or null (JSON). Lists are arrays (JSON) or joined by `; ` (CSV). A span is two\n\
                numbers: an array (JSON) or joined by `-` (CSV). In CSV, a cell that a spreadsheet would run begins with an apostrophe.\n";
    head + &rows.collect::<String>() + tail
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_names_and_meanings_of_their_own() {
        let names: std::collections::BTreeSet<&str> = COLUMNS.iter().map(|c| c.name).collect();
        assert_eq!(names.len(), COLUMNS.len());
        assert!(COLUMNS.iter().all(|c| c.meaning.len() > 5 && !c.meaning.contains('|')));
        assert_eq!(codebook().lines().filter(|l| l.starts_with("| ")).count(), COLUMNS.len() + 1);
    }
}
