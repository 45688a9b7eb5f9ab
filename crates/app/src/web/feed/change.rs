//! One change of one event on one day, in words.

use crate::export::{counted, percent, status};
use crate::print::day::kindly;
use crate::print::harmless;
use crate::web::answer::Asked;
use crate::web::params::Params;
use crate::web::problem::Problem;
use crate::web::words::Words;
use dateline_ledger::{Changed, Ledger, Row, Way};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// An entry of a feed.
pub(super) struct Entry {
    /// The same for the same event and day, whoever serves it.
    pub(super) id: String,
    pub(super) day: Date,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) page: String,
    pub(super) ways: Vec<&'static str>,
}

/// Days that a feed goes back where nobody asks for another number, and at most.
const DAYS: i64 = 7;
const MOST: i64 = 31;

/// The changes of the last days, the newest first.
pub(super) fn entries(asked: &Asked, ledger: &Ledger) -> Result<Vec<Entry>, Problem> {
    let (today, query) = (asked.today()?, asked.params.query(asked.settings.today())?);
    let words = Words::of(&asked.params.text("q"));
    let mut out = Vec::new();
    for back in 0..days(&asked.params)? {
        let day = today.saturating_sub(back.days());
        let changed = ledger.diff(day.saturating_sub(1.day()), day, &query)?;
        out.extend(changed.iter().filter(|c| words.are_in(&c.after.title)).map(|c| entry(c, day, &asked.site())));
    }
    Ok(out)
}

fn days(params: &Params) -> Result<i64, Problem> {
    let Some(text) = params.get("days") else { return Ok(DAYS) };
    let number = text.parse().ok().filter(|n| (1..=MOST).contains(n));
    number.ok_or_else(|| Problem::asked(format!("days: wanted a number from 1 to {MOST}, met {text:?}")))
}

fn entry(c: &Changed, day: Date, site: &str) -> Entry {
    let event = &c.after.event;
    Entry {
        // A tag of RFC 4151; nobody owns a name that ends in `.invalid`, as nobody owns a ledger's events.
        id: format!("tag:dateline.invalid,2026:{event}/{day}"),
        day,
        title: title(c),
        text: text(c),
        page: format!("{site}/events/{event}"),
        ways: c.ways.iter().map(|w| w.label()).collect(),
    }
}

/// The way that matters most of several.
fn main_way(ways: &[Way]) -> Way {
    const ORDER: [Way; 7] = [Way::New, Way::Cancelled, Way::Held, Way::Moved, Way::Denied, Way::Weaker, Way::Firmer];
    ORDER.into_iter().find(|w| ways.contains(w)).unwrap_or(Way::New)
}

fn title(c: &Changed) -> String {
    let (row, now) = (&c.after, when(&c.after));
    let name = harmless(&row.title);
    match main_way(&c.ways) {
        Way::New => format!("New: {name}, {}", now.unwrap_or_else(|| "no date yet".to_owned())),
        Way::Moved => format!("Moved: {name}, now {}", now.unwrap_or_else(|| "without a date".to_owned())),
        Way::Cancelled => format!("Cancelled: {name}{}", now.map(|w| format!(", was {w}")).unwrap_or_default()),
        Way::Held => format!("Held: {name}{}", now.map(|w| format!(", {w}")).unwrap_or_default()),
        Way::Denied => format!("Denied: {name}, still {}", status(row.state.status)),
        Way::Weaker => format!("Weaker: {name}, now {}", status(row.state.status)),
        Way::Firmer => format!("Firmer: {name}, now {}", status(row.state.status)),
    }
}

/// Before and after, a line for what is another; then who tells of it.
fn text(c: &Changed) -> String {
    let line = |name: &str, of: &dyn Fn(&Row) -> String| {
        let (now, was) = (of(&c.after), c.before.as_ref().map(of).filter(|was| *was != of(&c.after)));
        format!("{name}: {now}{}", was.map(|w| format!(" (was {w})")).unwrap_or_default())
    };
    let row = &c.after;
    let told = row.outlets.iter().map(|o| harmless(o)).collect::<Vec<_>>().join(", ");
    let counts = format!("{}, {}", counted(row.origins.reports, "report"), counted(row.origins.independent, "origin"));
    [
        line("Status", &|r| format!("{}, {}", status(r.state.status), percent(r.state.certainty))),
        line("When", &|r| when(r).unwrap_or_else(|| "no date".to_owned())),
        line("Where", &|r| r.state.place.as_ref().and_then(|p| p.text.as_deref()).map_or("unknown".into(), |p| harmless(p).into_owned())),
        format!("{counts}{}", if told.is_empty() { told } else { format!(": {told}") }),
    ]
    .join("\n")
}

/// The time in words.
fn when(row: &Row) -> Option<String> {
    row.state.when.as_ref()?.edtf.as_deref().map(kindly)
}
