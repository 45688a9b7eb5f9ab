//! What became of plans: how often each outlet's and each kind of source's came true, and by how much they slipped.

use crate::identity::Days;
use crate::observation::{Observation, When};
use crate::origin::canonical;
use crate::status::{State, Status};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Adds what became of one event, as known on `today`, to the record. `observations` in canonical order.
pub fn add(record: &mut Record, observations: &[Observation], state: &State, today: Date) {
    for (who, plan) in plans(observations) {
        record.entry(who).or_default().count(outcome(&plan, state, today));
    }
}

/// Of each outlet and each kind of source what became of its plans.
pub type Record = BTreeMap<Who, Tally>;

/// Whose plans are counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Who published it.
    Outlet(String),
    /// `named`, `unnamed`, `outlet`, …, or `article` for its own voice: the kind of the nearest speaker.
    Source(String),
}

/// How often what became of plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Came true on a day that was named first.
    pub kept: u32,
    /// Came, or is to come, on another day.
    pub slipped: u32,
    /// By how many days all that slipped did so together; earlier ones count against later ones.
    pub days: i64,
    /// Was called off.
    pub cancelled: u32,
    /// The day has passed without a report.
    pub overdue: u32,
    /// Still ahead.
    pub open: u32,
}

/// What became of one plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Held on a day that was named first.
    Kept,
    /// By so many days.
    Slipped(i32),
    /// Called off.
    Cancelled,
    /// Its day has passed without a report.
    Overdue,
    /// Still ahead.
    Open,
}

impl Tally {
    fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Kept => self.kept += 1,
            Outcome::Slipped(days) => {
                self.slipped += 1;
                self.days += i64::from(days);
            }
            Outcome::Cancelled => self.cancelled += 1,
            Outcome::Overdue => self.overdue += 1,
            Outcome::Open => self.open += 1,
        }
    }
}

/// What became of a plan for the days of `plan`.
pub fn outcome(plan: &When, state: &State, today: Date) -> Outcome {
    let now = state.when.as_ref().and_then(Days::of);
    let slip = Days::of(plan).zip(now).and_then(|(first, now)| slip(first, now));
    match (state.status, slip) {
        (Status::Cancelled, _) => Outcome::Cancelled,
        (_, Some(days)) => Outcome::Slipped(days),
        (Status::Held, None) => Outcome::Kept,
        (_, None) if plan.latest.is_some_and(|last| last < today) => Outcome::Overdue,
        _ => Outcome::Open,
    }
}

/// Days from the first plan to what is now known, where the one cannot be the other; less than nothing for what came earlier.
fn slip(first: Days, now: Days) -> Option<i32> {
    let later = now.from > first.to;
    first.meet(now).is_none().then(|| if later { now.from - first.to } else { now.to - first.from })
}

/// The first plan with a day by each outlet and each kind of source.
fn plans(observations: &[Observation]) -> BTreeMap<Who, When> {
    let mut out = BTreeMap::new();
    for o in observations.iter().filter(|o| matches!(o.status.as_deref(), Some("scheduled" | "planned" | "postponed"))) {
        let Some(when) = o.when.as_ref().filter(|w| Days::of(w).is_some()) else { continue };
        let kind = o.sources.first().map_or("article", |s| s.kind.as_str());
        let outlet = o.outlet.as_deref().map(|name| Who::Outlet(canonical(name)));
        for who in outlet.into_iter().chain([Who::Source(kind.to_owned())]) {
            out.entry(who).or_insert_with(|| when.clone());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::status::fold;
    use jiff::civil::date;

    fn when(day: Date) -> When {
        When { edtf: Some(day.to_string()), earliest: Some(day), latest: Some(day), said_unknown: false }
    }

    fn told(reported: Date, outlet: &str, status: Option<&str>, day: Date) -> Observation {
        Observation {
            article: reported.to_string(),
            reported: Some(reported),
            outlet: Some(outlet.to_owned()),
            status: status.map(str::to_owned),
            actuality: if status.is_some() { "ahead" } else { "happened" }.to_owned(),
            when: Some(when(day)),
            ..Observation::default()
        }
    }

    #[test]
    fn outcomes() {
        let (plan, today) = (date(2031, 5, 10), date(2031, 6, 1));
        let check = |then: Option<(Option<&str>, Date)>, today, expected| {
            let first = told(date(2031, 4, 1), "Harbour Post", Some("scheduled"), plan);
            let later = then.map(|(status, day)| told(date(2031, 5, 20), "Sudland Echo", status, day));
            let all: Vec<Observation> = std::iter::once(first).chain(later).collect();
            assert_eq!(outcome(&when(plan), &fold(&all, &[]), today), expected, "{all:?}");
        };
        check(Some((None, plan)), today, Outcome::Kept);
        check(Some((Some("postponed"), date(2031, 5, 30))), today, Outcome::Slipped(20));
        check(Some((Some("cancelled"), plan)), today, Outcome::Cancelled);
        check(None, today, Outcome::Overdue);
        check(None, date(2031, 5, 10), Outcome::Open);
    }

    #[test]
    fn outlets_and_kinds_of_sources_have_their_own() {
        let mut record = Record::new();
        let all = [
            told(date(2031, 4, 1), "Harbour Post", Some("scheduled"), date(2031, 5, 3)),
            told(date(2031, 4, 9), "Sudland Echo", Some("postponed"), date(2031, 5, 10)),
            told(date(2031, 5, 11), "Harbour Post", None, date(2031, 5, 10)),
        ];
        add(&mut record, &all, &fold(&all, &[]), date(2031, 6, 1));
        let outlet = |name: &str| record[&Who::Outlet(name.to_owned())];
        assert_eq!(outlet("Harbour Post"), Tally { slipped: 1, days: 7, ..Tally::default() });
        assert_eq!(outlet("Sudland Echo"), Tally { kept: 1, ..Tally::default() });
        assert_eq!(record[&Who::Source("article".to_owned())].slipped, 1);
    }
}
