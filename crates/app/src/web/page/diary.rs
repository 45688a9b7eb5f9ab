//! What lies ahead: by week, as a month, and three lanes: no date yet, under review, overdue without outcome.

use super::agenda::{by_day, by_week, is_beside, month};
use super::row::{Changes, changes, filter, is_under_review, view};
use super::shell::{articles, page};
use crate::export::counted;
use crate::print::day::kindly;
use crate::web::answer::{Answer, Asked};
use crate::web::problem::Problem;
use crate::web::view::{DiaryPage, Lane, Link, Month, Pager, Section, Tab};
use crate::web::words::Words;
use dateline_ledger::{Ledger, Query, Row};
use jiff::civil::Date;

/// Rows of the page at most; a filter shows the others.
const ROWS: usize = 400;
/// Rows of a lane in full, and those that stand below the agenda.
const IN_FULL: usize = 200;
const IN_LANE: usize = 8;

/// Rows in their lanes.
struct Rows {
    ahead: Vec<Row>,
    undated: Vec<Row>,
    overdue: Vec<Row>,
    is_cut: bool,
}

pub(crate) fn diary(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let (today, query) = (asked.today()?, asked.params.query(asked.settings.today())?);
    let articles = articles(ledger)?;
    let rows = rows(ledger, &query, today, &Words::of(&asked.params.text("q")))?;
    let marks = changes(rows.ahead.iter().chain(&rows.undated).chain(&rows.overdue), today);
    let all = |rows: &[Row]| if rows.len() < IN_FULL { rows.len().to_string() } else { format!("{IN_FULL}+") };
    let review: Vec<&Row> = rows.ahead.iter().chain(&rows.undated).filter(|r| is_under_review(r)).collect();
    let view = asked.params.get("view").unwrap_or_default();
    let own =
        |name: &str, label: &str, count: String| Tab { href: tab(asked, name), label: label.to_owned(), current: name == view, count };
    let first = query.from.unwrap_or(today).first_of_month();
    let ahead: Vec<&Row> = rows.ahead.iter().collect();
    let listed = |rows: &[&Row], heading: &str| -> Vec<Section> {
        let days = by_day(asked, rows, &marks, today, |edtf| if edtf.is_empty() { "no date".to_owned() } else { kindly(edtf) });
        let section = Section { heading: heading.to_owned(), note: counted(rows.len(), "row"), days };
        if rows.is_empty() { Vec::new() } else { vec![section] }
    };
    let (when_head, sections) = match view {
        "undated" => ("When", listed(&rows.undated.iter().collect::<Vec<_>>(), "No date yet")),
        "review" => ("When", listed(&review, "Under review")),
        "overdue" => ("Was due", listed(&rows.overdue.iter().collect::<Vec<_>>(), "Overdue without outcome")),
        "month" => ("When", listed(&ahead.iter().copied().filter(|r| is_beside(r, first)).collect::<Vec<_>>(), "Not on one day")),
        _ => ("When", by_week(asked, &ahead, &marks, today)),
    };
    let is_month = view == "month";
    let filters = asked.own().only(&["q", "from", "to", "actor", "place", "type", "status", "outlet"]).ask();
    let link = |ending: &str| format!("{}{}{filters}", asked.settings.base, asked.diary(ending));
    let name = asked.saved.as_ref().map_or_else(|| "Diary".to_owned(), |name| format!("Diary: {name}"));
    let mut page = page(asked, &name, "Diary", articles)?;
    let ways = [(".ics", "Calendar"), (".atom", "Atom"), (".feed.json", "JSON Feed")];
    page.links = ways.iter().map(|(ending, label)| Link { href: link(ending), label: (*label).to_owned() }).collect();
    if rows.is_cut {
        page.lead = format!("The first {ROWS} rows; a filter, or a later day, shows others.");
    }
    Answer::page(&DiaryPage {
        base: asked.settings.base.clone(),
        page,
        filter: filter(asked, "/diary", &["view"]),
        ics_href: link(".ics"),
        atom_href: link(".atom"),
        saved: saved(asked),
        tabs: vec![
            own("", "Agenda", String::new()),
            own("month", "Month", String::new()),
            own("undated", "No date yet", all(&rows.undated)),
            own("review", "Under review", review.len().to_string()),
            own("overdue", "Overdue", all(&rows.overdue)),
        ],
        is_month,
        month: if is_month { month(asked, first, &ahead, &marks, today) } else { Month::default() },
        when_head: when_head.to_owned(),
        sections,
        none_text: "No rows. Remove a filter, or ask for other days.".to_owned(),
        pager: Pager::default(),
        has_lanes: matches!(view, "" | "month"),
        lanes: lanes(asked, &rows, &review, &marks),
    })
}

/// The address of one view of the diary that is asked for.
fn tab(asked: &Asked, view: &str) -> String {
    format!("{}{}{}", asked.settings.base, asked.diary(""), asked.own().with(&[("view", view)]).ask())
}

/// Queries that have a name, and the diary without one.
fn saved(asked: &Asked) -> Vec<Tab> {
    let all = asked.settings.config.queries();
    let keep = asked.params.only(&["as-of"]).ask();
    let tab = |name: &str| Tab {
        href: format!("{}/q/{name}{keep}", asked.settings.base),
        label: name.to_owned(),
        current: asked.saved.as_deref() == Some(name),
        count: String::new(),
    };
    all.iter().map(|q| tab(&q.name)).collect()
}

/// From the asked day on, or from today; what is overdue stands in its place where an earlier day is asked for.
fn rows(ledger: &Ledger, query: &Query, today: Date, words: &Words) -> Result<Rows, Problem> {
    let dated = Query { undated: false, from: Some(query.from.unwrap_or(today)), limit: Some(ROWS + 1), ..query.clone() };
    let mut ahead = ledger.diary(&dated)?;
    let is_cut = ahead.len() > ROWS;
    ahead.truncate(ROWS);
    let lane = Query { limit: Some(IN_FULL), ..query.clone() };
    let (mut undated, mut overdue) = (ledger.undated(&lane)?, ledger.overdue(&lane)?);
    [&mut ahead, &mut undated, &mut overdue].into_iter().for_each(|rows| rows.retain(|r| words.are_in(&r.title)));
    Ok(Rows { ahead, undated, overdue, is_cut })
}

fn lanes(asked: &Asked, rows: &Rows, review: &[&Row], marks: &Changes) -> Vec<Lane> {
    let lane = |name: &str, heading: &str, note: &str, all: &[&Row], told: &dyn Fn(&Row) -> String| {
        let shown = all.iter().take(IN_LANE).map(|r| crate::web::view::Row { lane_note: told(r), ..view(asked, r, marks) });
        let href = tab(asked, name);
        Lane {
            heading: heading.to_owned(),
            note: note.to_owned(),
            count: all.len() as i64,
            rows: shown.collect(),
            more_href: if all.len() > IN_LANE { href } else { String::new() },
        }
    };
    let reported = |r: &Row| {
        let last = r.last_seen.map(|d| format!(", last {}", kindly(&d.to_string()))).unwrap_or_default();
        format!("{}{last}", counted(r.origins.reports, "report"))
    };
    let due = |r: &Row| format!("was due {}", super::row::words(r.state.when.as_ref()));
    let (undated, overdue): (Vec<&Row>, Vec<&Row>) = (rows.undated.iter().collect(), rows.overdue.iter().collect());
    vec![
        lane("undated", "No date yet", "Considered or planned; no report gives a day.", &undated, &reported),
        lane("review", "Under review", "Something that they hang on has moved since.", review, &reported),
        lane("overdue", "Overdue", "The day has passed and no report says what came of it.", &overdue, &due),
    ]
}
