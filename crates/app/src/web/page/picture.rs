//! The status of an event over time as a line: the day across, certainty as height.

use super::agenda::edtf;
use super::row::spoken;
use crate::export::percent;
use crate::print::day::kindly;
use crate::web::view::{DayLine, Level, Mark, StatusPicture, Tick};
use dateline_ledger::observation::Observation;
use dateline_ledger::status::{self, State};
use dateline_ledger::{Detail, Report, Row};
use jiff::ToSpan as _;
use jiff::civil::Date;

const LEFT: i64 = 60;
const RIGHT: i64 = 780;
const CEILING: i64 = 40;
const FLOOR: i64 = 190;
/// Days that are looked back on; of more, the first and the last.
const DAYS: usize = 24;
/// Reports that are looked at for it, the last ones.
const REPORTS: usize = 500;

/// The line, with a mark for each day on which somebody told of the event.
pub(super) fn picture(detail: &Detail, as_of: Option<Date>) -> Option<StatusPicture> {
    let mut days: Vec<Date> =
        detail.row.state.steps.iter().filter_map(|s| s.reported).chain(detail.reports.iter().filter_map(|r| r.day)).collect();
    days.retain(|d| as_of.is_none_or(|last| *d <= last));
    days.sort_unstable();
    days.dedup();
    if days.len() > DAYS {
        days.drain(DAYS / 2..days.len() - DAYS / 2);
    }
    let told: Vec<&Report> = detail.reports[detail.reports.len().saturating_sub(REPORTS)..].iter().collect();
    let then = |day: Date| {
        let heard: Vec<Observation> = told.iter().filter(|r| r.day.is_none_or(|d| d <= day)).map(|r| r.observation.clone()).collect();
        (day, status::fold(&heard, &[]))
    };
    let mut known: Vec<(Date, State)> = days.into_iter().map(then).filter(|(_, state)| state.reports > 0).collect();
    // What people have set counts from its day on.
    let last = known.last_mut()?;
    last.1 = detail.row.state.clone();
    let (first, last) = (known.first()?.0, known.last()?.0);
    let due = due(&detail.row);
    let scale = Scale::new(first, due.iter().map(|d| d.0).max().unwrap_or(last).max(last));
    Some(draw(detail, &known, &due, &scale))
}

/// The days that it had and has, each with its words.
fn due(row: &Row) -> Vec<(Date, String)> {
    let day = |text: &str, edtf: &str| edtf.parse::<Date>().ok().map(|d| (d, format!("{text} {}", kindly(edtf))));
    let left = row.state.previous.iter().filter_map(|w| day("was due", w.edtf.as_deref()?));
    left.chain(day("due", edtf(row))).collect()
}

/// Days to places.
struct Scale {
    first: Date,
    last: Date,
}

impl Scale {
    fn new(first: Date, last: Date) -> Self {
        Self { first, last }
    }

    fn days(&self) -> i64 {
        days(self.first, self.last).max(1)
    }

    fn x(&self, day: Date) -> i64 {
        LEFT + 20 + days(self.first, day) * (RIGHT - LEFT - 60) / self.days()
    }

    /// The first days of months, so few that their names have room.
    fn ticks(&self) -> Vec<Tick> {
        let step = (self.days() / 200).max(1);
        let mut month = self.first.first_of_month();
        let mut out = Vec::new();
        while month <= self.last && out.len() < 12 {
            if month >= self.first {
                out.push(Tick { x: self.x(month), label: kindly(&format!("{:04}-{:02}", month.year(), month.month())) });
            }
            month = month.saturating_add(step.months());
        }
        out
    }
}

fn days(from: Date, to: Date) -> i64 {
    to.since(from).map_or(0, |s| i64::from(s.get_days()))
}

fn height(certainty: f32) -> i64 {
    FLOOR - (certainty * (FLOOR - CEILING) as f32).round() as i64
}

fn draw(detail: &Detail, known: &[(Date, State)], due: &[(Date, String)], scale: &Scale) -> StatusPicture {
    let days: Vec<DayLine> = due.iter().enumerate().map(|(i, due)| line(i, due, scale)).collect();
    let mut boxes: Vec<Area> = days.iter().map(area).collect();
    let (mut marks, mut path): (Vec<Mark>, String) = (Vec::new(), String::new());
    for (day, state) in known {
        let (class, word) = spoken(state.status);
        let (x, y) = (scale.x(*day), height(state.certainty));
        let (above, below) = (y - 11, y + 21);
        let sides = if marks.last().is_some_and(|m| y <= m.y) { [above, below] } else { [below, above] };
        let own = |label_y: i64| [x - 34, label_y - 12, x + 34, label_y];
        let is_same = marks.last().is_some_and(|m| m.status == class);
        let free = sides.into_iter().filter(|_| !is_same).find(|&label_y| !boxes.iter().any(|b| meet(b, &own(label_y))));
        let (label, label_y) = (if free.is_some() { word } else { "" }, free.unwrap_or(sides[0]));
        boxes.extend(free.map(own));
        path += &if path.is_empty() { format!("M {x} {y}") } else { format!(" H {x} V {y}") };
        let outlet = detail.reports.iter().find(|r| r.day == Some(*day)).and_then(|r| r.told.outlet.clone());
        let title = format!(
            "{}: {word}, {}{}",
            kindly(&day.to_string()),
            percent(state.certainty),
            outlet.map(|o| format!(", {o}")).unwrap_or_default()
        );
        let anchor = if x > LEFT + 40 { "middle" } else { "start" };
        marks.push(Mark { x, y, status: class.to_owned(), label: label.to_owned(), label_y, anchor: anchor.to_owned(), title });
    }
    StatusPicture {
        width: 800,
        height: 216,
        left: LEFT,
        right: RIGHT,
        left_text: LEFT - 8,
        floor: FLOOR,
        tick_y: FLOOR + 5,
        label_y: FLOOR + 19,
        title: format!("Status of “{}” over time", detail.row.title),
        desc: marks.iter().map(|m| m.title.as_str()).collect::<Vec<_>>().join("; "),
        path: path + &format!(" H {RIGHT}"),
        levels: [0, 50, 100]
            .map(|c| Level { y: height(c as f32 / 100.0), text_y: height(c as f32 / 100.0) + 4, label: format!("{c}%") })
            .into(),
        ticks: scale.ticks(),
        days,
        marks,
    }
}

/// The line of a day that it has or had, the `i`th.
fn line(i: usize, (day, label): &(Date, String), scale: &Scale) -> DayLine {
    let (x, top) = (scale.x(*day), 4 + 15 * i as i64);
    let (anchor, text_x) = if x > LEFT + 160 { ("end", x - 4) } else { ("start", x + 4) };
    DayLine { x, top, text_x, text_y: top + 10, anchor: anchor.to_owned(), label: label.clone() }
}

/// Left, top, right, bottom.
type Area = [i64; 4];

/// Where the words of such a line stand.
fn area(line: &DayLine) -> Area {
    let width = 7 * line.label.chars().count() as i64;
    let left = if line.anchor == "end" { line.text_x - width } else { line.text_x };
    [left, line.top, left + width, line.text_y]
}

fn meet(a: &Area, b: &Area) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}
