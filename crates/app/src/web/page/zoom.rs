//! How near one looks at the timeline: all of it by decade, a decade by year, a year by month, a month by day, and a day in its month.

use crate::print::day::kindly;
use crate::web::answer::Asked;
use crate::web::problem::Problem;
use crate::web::view::{Column, Crumb, TimelinePicture};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A span of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zoom {
    All,
    /// By its first year.
    Decade(i16),
    Year(i16),
    /// By its first day.
    Month(Date),
    Day(Date),
}

impl Zoom {
    /// The span that is asked for.
    pub(super) fn of(asked: &Asked) -> Result<Self, Problem> {
        Self::read(asked.params.get("zoom").unwrap_or("all"), asked.params.get("at").unwrap_or_default())
    }

    fn read(zoom: &str, at: &str) -> Result<Self, Problem> {
        let wrong = |wanted: &str| Problem::asked(format!("at: wanted {wanted}, met {at:?}"));
        let year = || at.parse::<i16>().ok().filter(|y| (1..=9_999).contains(y)).ok_or_else(|| wrong("a year such as 2019"));
        match zoom {
            "all" => Ok(Self::All),
            "decade" => year().map(|y| Self::Decade(y - y % 10)),
            "year" => year().map(Self::Year),
            "month" => format!("{at}-01").parse().map(Self::Month).map_err(|_| wrong("a month such as 2019-07")),
            "day" => at.parse().map(Self::Day).map_err(|_| wrong("a day such as 2019-07-04")),
            other => Err(Problem::asked(format!("zoom: wanted all, decade, year, month or day, met {other:?}"))),
        }
    }

    /// The days whose rows are listed; none, where all are.
    pub(super) fn listed(self) -> Option<(Date, Date)> {
        let years = |first: i16, last: i16| Some((Date::new(first.max(1), 1, 1).ok()?, Date::new(last, 12, 31).ok()?));
        match self {
            Self::All => None,
            Self::Decade(year) => years(year, year + 9),
            Self::Year(year) => years(year, year),
            Self::Month(first) => Some((first, first.last_of_month())),
            Self::Day(day) => Some((day, day)),
        }
    }

    /// The days that the picture is of.
    pub(super) fn pictured(self) -> Option<(Date, Date)> {
        match self {
            Self::Day(day) => Self::Month(day.first_of_month()).listed(),
            other => other.listed(),
        }
    }

    /// Days that an event lasts at most, to have a place in the picture: one that may be in several columns has none.
    pub(super) fn longest(self) -> i32 {
        match self {
            Self::All => 4_000,
            Self::Decade(_) => 400,
            Self::Year(_) => 32,
            Self::Month(_) | Self::Day(_) => 1,
        }
    }

    /// Whether an event of such days has a place in the picture.
    pub(super) fn has_place_for(self, (first, last): (Date, Date)) -> bool {
        let is_short = last.since(first).is_ok_and(|s| s.get_days() < self.longest());
        is_short && self.pictured().is_none_or(|(from, to)| (from..=to).contains(&first))
    }

    /// The column of a day.
    pub(super) fn key(self, day: Date) -> i16 {
        match self {
            Self::All => day.year() - day.year().rem_euclid(10),
            Self::Decade(_) => day.year(),
            Self::Year(_) => i16::from(day.month()),
            Self::Month(_) | Self::Day(_) => i16::from(day.day()),
        }
    }

    /// What a column opens.
    fn inner(self, key: i16) -> Option<Self> {
        Some(match self {
            Self::All => Self::Decade(key),
            Self::Decade(_) => Self::Year(key),
            Self::Year(year) => Self::Month(Date::new(year, i8::try_from(key).ok()?, 1).ok()?),
            Self::Month(d) | Self::Day(d) => Self::Day(Date::new(d.year(), d.month(), i8::try_from(key).ok()?).ok()?),
        })
    }

    /// What it is in.
    fn outer(self) -> Option<Self> {
        match self {
            Self::All => None,
            Self::Decade(_) => Some(Self::All),
            Self::Year(year) => Some(Self::Decade(year - year % 10)),
            Self::Month(first) => Some(Self::Year(first.year())),
            Self::Day(day) => Some(Self::Month(day.first_of_month())),
        }
    }

    /// The span before one of the same length.
    pub(super) fn before(self) -> Option<Self> {
        self.listed().and_then(|(first, _)| first.checked_sub(1.day()).ok()).and_then(|day| self.at(day))
    }

    /// The span after it.
    pub(super) fn after(self) -> Option<Self> {
        self.listed().and_then(|(_, last)| last.checked_add(1.day()).ok()).and_then(|day| self.at(day))
    }

    /// The span of the same length that a day is in; none before the year 1, which no page names.
    fn at(self, day: Date) -> Option<Self> {
        let own = match self {
            Self::All => return None,
            Self::Decade(_) => Self::Decade(day.year() - day.year().rem_euclid(10)),
            Self::Year(_) => Self::Year(day.year()),
            Self::Month(_) => Self::Month(day.first_of_month()),
            Self::Day(_) => Self::Day(day),
        };
        (day.year() > 0).then_some(own)
    }

    /// Whether years are its smallest headings.
    pub(super) fn is_wide(self) -> bool {
        matches!(self, Self::All | Self::Decade(_))
    }

    /// Its two parameters.
    fn params(self) -> (&'static str, String) {
        match self {
            Self::All => ("", String::new()),
            Self::Decade(year) => ("decade", format!("{:04}", year.max(1))),
            Self::Year(year) => ("year", format!("{year:04}")),
            Self::Month(first) => ("month", month(first)),
            Self::Day(day) => ("day", day.to_string()),
        }
    }

    /// The page of it, with the filters that are set.
    pub(super) fn href(self, asked: &Asked) -> String {
        let (zoom, at) = self.params();
        format!("{}/timeline{}", asked.settings.base, asked.params.with(&[("zoom", zoom), ("at", &at), ("cursor", "")]).ask())
    }

    /// `2010s`, `Jul 2019`.
    pub(super) fn label(self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Decade(year) => format!("{year}s"),
            Self::Year(year) => year.to_string(),
            Self::Month(first) => kindly(&month(first)),
            Self::Day(day) => kindly(&day.to_string()),
        }
    }

    /// The way to it from all.
    pub(super) fn crumbs(self, asked: &Asked) -> Vec<Crumb> {
        let mut way: Vec<Self> = std::iter::successors(Some(self), |z| z.outer()).collect();
        way.reverse();
        way.iter().map(|z| Crumb { href: z.href(asked), label: z.label(), current: *z == self }).collect()
    }

    fn unit(self) -> &'static str {
        match self {
            Self::All => "Decade",
            Self::Decade(_) => "Year",
            Self::Year(_) => "Month",
            Self::Month(_) | Self::Day(_) => "Day",
        }
    }
}

fn month(first: Date) -> String {
    format!("{:04}-{:02}", first.year(), first.month())
}

/// What each column counts: what happened, and what lies or lay ahead.
#[derive(Debug, Default)]
pub(super) struct Buckets(BTreeMap<i16, (i64, i64)>);

impl Buckets {
    pub(super) fn add(&mut self, key: i16, past: i64, ahead: i64) {
        let own = self.0.entry(key).or_default();
        *own = (own.0 + past, own.1 + ahead);
    }

    fn get(&self, key: i16) -> (i64, i64) {
        self.0.get(&key).copied().unwrap_or_default()
    }
}

const WIDTH: i64 = 1_000;
const FLOOR: i64 = 170;
const CEILING: i64 = 24;
/// Decades in a picture, the last ones; what is before them is only in the list.
const DECADES: i16 = 24;

pub(super) fn picture(asked: &Asked, zoom: &Zoom, buckets: &Buckets) -> TimelinePicture {
    let keys = keys(*zoom, buckets);
    let each = WIDTH / (keys.len().max(1) as i64);
    let top = keys.iter().map(|k| buckets.get(*k)).map(|(past, ahead)| past + ahead).max().unwrap_or_default().max(1);
    let columns: Vec<Column> =
        keys.iter().enumerate().map(|(i, key)| column(asked, *zoom, *key, buckets.get(*key), top, i as i64 * each, each)).collect();
    let said: Vec<&str> = columns.iter().filter(|c| !c.href.is_empty()).map(|c| c.say.as_str()).collect();
    let of = match zoom {
        Zoom::Day(day) => Zoom::Month(day.first_of_month()),
        other => *other,
    };
    TimelinePicture {
        width: WIDTH,
        height: FLOOR + 24,
        floor: FLOOR,
        label_y: FLOOR + 16,
        unit: zoom.unit().to_owned(),
        title: format!("{} by {}", if of == Zoom::All { "All".to_owned() } else { of.label() }, zoom.unit().to_lowercase()),
        desc: if said.is_empty() { "Nothing in this span.".to_owned() } else { said.join("; ") },
        columns,
    }
}

/// The columns in their order.
fn keys(zoom: Zoom, buckets: &Buckets) -> Vec<i16> {
    match zoom {
        Zoom::All => {
            let Some((last, _)) = buckets.0.last_key_value() else { return Vec::new() };
            let first = buckets.0.keys().copied().find(|k| *k > last - DECADES * 10).unwrap_or(*last);
            (first..=*last).step_by(10).collect()
        }
        Zoom::Decade(year) => (year.max(1)..=year + 9).collect(),
        Zoom::Year(_) => (1..=12).collect(),
        Zoom::Month(d) | Zoom::Day(d) => (1..=i16::from(d.days_in_month())).collect(),
    }
}

fn column(asked: &Asked, zoom: Zoom, key: i16, (past, ahead): (i64, i64), top: i64, x: i64, width: i64) -> Column {
    let tall = |n: i64| if n == 0 { 0 } else { ((n * (FLOOR - CEILING) + top / 2) / top).max(2) };
    let (past_height, ahead_height) = (tall(past), tall(ahead));
    let inner = zoom.inner(key);
    let name = inner.map(Zoom::label).unwrap_or_default();
    let label = match inner {
        Some(Zoom::Month(_)) => name.split(' ').next().unwrap_or_default().to_owned(),
        Some(Zoom::Day(day)) => day.day().to_string(),
        _ => name.clone(),
    };
    Column {
        x,
        width,
        bar_x: x + 4,
        bar_width: width - 8,
        mid: x + width / 2,
        past_y: FLOOR - past_height,
        past_height,
        ahead_y: FLOOR - past_height - ahead_height,
        ahead_height,
        count_y: FLOOR - past_height - ahead_height - 5,
        count: past + ahead,
        past,
        ahead,
        label,
        say: format!("{name}: {}, of these {past} happened, {ahead} planned", past + ahead),
        href: inner.filter(|_| past + ahead > 0).map(|z| z.href(asked)).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zoom(name: &str, at: &str) -> Zoom {
        Zoom::read(name, at).unwrap()
    }

    #[test]
    fn spans_and_their_neighbours() {
        let check = |name: &str, at: &str, before: Option<&str>, after: Option<&str>| {
            let label = |z: Option<Zoom>| z.map(|z| z.params().1);
            let own = zoom(name, at);
            assert_eq!((label(own.before()).as_deref(), label(own.after()).as_deref()), (before, after), "{name} {at}");
        };
        check("all", "", None, None);
        check("decade", "2013", Some("2000"), Some("2020"));
        check("year", "2020", Some("2019"), Some("2021"));
        check("month", "2020-03", Some("2020-02"), Some("2020-04"));
        check("day", "2020-03-01", Some("2020-02-29"), Some("2020-03-02"));
        check("year", "1", None, Some("0002"));
        check("year", "9999", Some("9998"), None);
    }

    #[test]
    fn columns_of_a_span() {
        let mut buckets = Buckets::default();
        buckets.add(1990, 2, 0);
        buckets.add(2010, 1, 1);
        assert_eq!(keys(Zoom::All, &buckets), [1990, 2000, 2010]);
        assert_eq!(keys(zoom("month", "2020-02"), &buckets).len(), 29);
        assert_eq!(keys(zoom("decade", "2019"), &buckets)[9], 2019);
        let days = |a: &str, b: &str| (a.parse().unwrap(), b.parse().unwrap());
        assert!(zoom("month", "2020-02").has_place_for(days("2020-02-03", "2020-02-03")));
        assert!(!zoom("month", "2020-02").has_place_for(days("2020-02-03", "2020-02-04")));
        assert!(!zoom("year", "2020").has_place_for(days("2019-12-03", "2020-01-02")));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let met = |name: &str, at: &str| Zoom::read(name, at).unwrap_err().detail;
        assert_eq!(met("year", "x"), "at: wanted a year such as 2019, met \"x\"");
        assert_eq!(met("month", "2019-13"), "at: wanted a month such as 2019-07, met \"2019-13\"");
        assert_eq!(met("hour", ""), "zoom: wanted all, decade, year, month or day, met \"hour\"");
    }
}
