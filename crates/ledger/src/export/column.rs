//! The columns of a row, in one table that JSON Lines, CSV and the codebook share.

use crate::identity::Days;
use crate::observation::When;
use crate::row::Row;
use crate::status::State;
use serde_json::{Value, json};

/// One column.
pub struct Column {
    /// Its name, in JSON and in the first line of CSV.
    pub name: &'static str,
    /// `text`, `list`, `date`, `integer`, `number` or `boolean`.
    pub kind: &'static str,
    /// What it says, for the codebook.
    pub meaning: &'static str,
    value: fn(&Row) -> Value,
}

impl Column {
    /// The column's value in a row; what is not known is null.
    pub fn of(&self, row: &Row) -> Value {
        (self.value)(row)
    }
}

const fn column(name: &'static str, kind: &'static str, meaning: &'static str, value: fn(&Row) -> Value) -> Column {
    Column { name, kind, meaning, value }
}

/// All columns, in order.
pub const COLUMNS: &[Column] = &[
    column("event_id", "text", "Short hash of the mention that founded the event; stays while no earlier article arrives.", |r| json!(r.event)),
    column("title", "text", "What a desk would call it.", |r| json!(r.title)),
    column("plover_type", "text", "PLOVER event type, in capitals.", |r| json!(r.kind)),
    column("plover_mode", "text", "PLOVER mode of the type.", |r| json!(r.mode)),
    column("actors", "list", "Who acts or meets, by their fullest names.", |r| json!(r.actors)),
    column("recipients", "list", "To whom it is done.", |r| json!(r.recipients)),
    column("place", "text", "Where, in the words of an article.", |r| json!(place(&r.state).and_then(|p| p.text.as_ref()))),
    column("country", "text", "ISO 3166-1 alpha-2 code of the place.", |r| json!(place(&r.state).and_then(|p| p.country.as_ref()))),
    column("edtf", "text", "When, in EDTF (ISO 8601-2), as vague as the reports leave it.", |r| json!(when(r).and_then(|w| w.edtf.as_ref()))),
    column("earliest", "date", "First day that it can be.", |r| json!(when(r).and_then(|w| w.earliest))),
    column("latest", "date", "Last day that it can be.", |r| json!(when(r).and_then(|w| w.latest))),
    column(
        "date_precision",
        "integer",
        "0 the days are known, 1 known to about a month, 2 to a year, 3 not known.",
        |r| json!(precision(when(r))),
    ),
    column("previous_dates", "list", "Days that it was moved from, oldest first, in EDTF.", |r| json!(previous(&r.state))),
    column("report_date", "date", "Day of publication of the last report.", |r| json!(r.last_seen)),
    column("first_seen", "date", "Day of publication of the first report.", |r| json!(r.first_seen)),
    column(
        "status",
        "text",
        "possible, planned, doubtful, scheduled, postponed, cancelled, held; unplanned for what was never ahead.",
        |r| json!(r.state.status.label()),
    ),
    column("overdue", "boolean", "Its last day had passed on the asked day without a report of it.", |r| json!(r.overdue)),
    column("eocstat", "text", "IPTC event occurrence status, eos0 to eos6; null for held, which has no code.", |r| json!(r.state.eocstat())),
    column("certainty", "number", "From 0 to 1: how sure it is that the event is or will be as the row says.", |r| {
        json!((f64::from(r.state.certainty) * 100.0).round() / 100.0)
    }),
    column("denied", "boolean", "Somebody with a say in it denied it, and nobody has confirmed it since.", |r| json!(r.state.denials > 0)),
    column("n_reports", "integer", "Articles that tell of it.", |r| json!(r.origins.reports)),
    column("n_origins", "integer", "Independent origins of these reports: outlets, agencies and those that they cite.", |r| {
        json!(r.origins.independent)
    }),
    column("n_named", "integer", "Sources with a name.", |r| json!(r.origins.named)),
    column("source_kinds", "list", "Kinds of those who are credited: named, unnamed, group, outlet, document; article for its own voice.", |r| {
        json!(r.source_kinds)
    }),
    column("conditions", "list", "On what it hangs, in the words of the articles.", |r| {
        json!(r.conditions.iter().map(|c| &c.text).collect::<Vec<_>>())
    }),
    column("outlet", "text", "Who told of it first.", |r| json!(r.told.outlet)),
    column("article", "text", "The article that told of it first, by the name it came with.", |r| json!(r.told.article)),
    column("url", "text", "Where that article was published.", |r| json!(r.told.url)),
    column("span", "list", "First and after the last code point of the word that names it there.", |r| json!(r.told.span)),
    column("made_by", "text", "The rule or model that decided on its first mention.", |r| json!(r.made_by)),
];

fn place(state: &State) -> Option<&crate::observation::Place> {
    state.place.as_ref()
}

fn when(row: &Row) -> Option<&When> {
    row.state.when.as_ref()
}

fn previous(state: &State) -> Vec<&str> {
    state.previous.iter().filter_map(|w| w.edtf.as_deref()).collect()
}

/// Date precision as IDEA codes it: 0 exact, 1 no day, 2 no month, 3 neither.
fn precision(when: Option<&When>) -> u8 {
    let Some(days) = when.and_then(Days::of) else { return 3 };
    let told_in_days = when.and_then(|w| w.edtf.as_deref()).is_some_and(|e| e.split('/').all(|end| end.len() >= "2026-05-12".len()));
    match days.width() {
        ..=1 => 0,
        ..=16 if told_in_days => 0,
        ..=31 => 1,
        ..=366 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_given_once_and_every_column_says_what_it_is() {
        for (i, column) in COLUMNS.iter().enumerate() {
            assert!(COLUMNS[..i].iter().all(|c| c.name != column.name), "{}", column.name);
            assert!(column.meaning.ends_with('.'), "{}", column.name);
        }
    }

    #[test]
    fn precision_is_that_of_idea() {
        let check = |edtf: &str, earliest: &str, latest: &str, expected| {
            let day = |text: &str| text.parse().ok();
            let when = When { edtf: Some(edtf.to_owned()), earliest: day(earliest), latest: day(latest), said_unknown: false };
            assert_eq!(precision(Some(&when)), expected, "{edtf}");
        };
        check("2026-05-12", "2026-05-12", "2026-05-12", 0);
        check("2026-05-12/2026-05-14", "2026-05-12", "2026-05-14", 0);
        check("2026-05", "2026-05-01", "2026-05-31", 1);
        check("2026", "2026-01-01", "2026-12-31", 2);
        check("../2026", "", "2026-12-31", 3);
        assert_eq!(precision(None), 3);
    }
}
