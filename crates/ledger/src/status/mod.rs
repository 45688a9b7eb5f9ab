//! What the reports of one event add up to: a fold over its observations in canonical order.
//!
//! `planned` by unnamed officials, `scheduled for May 10` by the host, `met on May 10` on May 11 → held, with three steps
//!
//! Never looks at a day but those of the reports: whether a row is overdue is computed for the day that is asked for.

mod code;
mod correction;
mod moves;
mod place;
mod stage;
mod strength;
#[cfg(test)]
mod tests;
mod when;

pub use correction::{Change, Correction};
pub use moves::{MOVES, Move, Need, markdown};
pub use stage::Status;
pub use strength::Strength;

use crate::identity::{Actor, Days, number};
use crate::observation::{Observation, Place, Source, When};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Folds the observations of one event, in canonical order, and then what people have corrected, in the order of their days.
pub fn fold(observations: &[Observation], corrections: &[Correction]) -> State {
    let mut state = told(observations.iter());
    correct(&mut state, observations, corrections);
    state
}

/// Applies what people have corrected of the event of some observations.
pub(crate) fn correct(state: &mut State, observations: &[Observation], corrections: &[Correction]) {
    for c in corrections {
        correction::apply(state, c);
        if c.change == Change::Confirm && state.status == Status::Doubtful {
            state.status = confirmed(observations, c.day).unwrap_or(state.status);
        }
    }
}

fn told<'o>(observations: impl Iterator<Item = &'o Observation> + Clone) -> State {
    let mut state = State::default();
    let outlets: Vec<&str> = observations.clone().filter_map(|o| o.outlet.as_deref()).collect();
    observations.for_each(|o| state.hear(o, &outlets));
    state
}

/// A source is an outlet where it tells of the event itself, whatever other articles take it for.
fn with_outlets<'o, S: AsRef<str>>(o: &'o Observation, outlets: &[S]) -> Cow<'o, Observation> {
    let is_one = |s: &Source| s.kind != "outlet" && outlets.iter().any(|o| o.as_ref() == s.name.as_deref().unwrap_or(&s.text));
    let mut out = Cow::Borrowed(o);
    if o.sources.iter().any(is_one) {
        out.to_mut().sources.iter_mut().filter(|s| is_one(s)).for_each(|s| "outlet".clone_into(&mut s.kind));
    }
    out
}

/// The status that a person confirmed on a day, which later doubt does not take away.
fn confirmed(observations: &[Observation], day: Option<Date>) -> Option<Status> {
    let until = observations.iter().take_while(|o| o.reported <= day);
    Some(told(until).status).filter(|s| day.is_some() && s.is_open())
}

/// Where an event stands.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct State {
    /// Possible, planned, …, held.
    pub status: Status,
    /// From 0 to 1.
    pub certainty: f32,
    /// By whose word it stands as it stands.
    pub strength: Strength,
    /// When; as vague as the reports leave it.
    pub when: Option<When>,
    /// The days that it has left, oldest first.
    pub previous: Vec<When>,
    /// Where.
    pub place: Option<Place>,
    /// What a person has called it.
    pub title: Option<String>,
    /// A person has confirmed it.
    pub confirmed: bool,
    /// Every change, oldest first.
    pub steps: Vec<Step>,
    /// How many articles tell of it.
    pub reports: usize,
    /// How many of them deny it.
    pub denials: usize,
    /// The first and the last day of publication.
    pub reported: Option<(Date, Date)>,
    /// The last day on which it was told as something that has happened.
    pub happened: Option<Date>,
    /// By whose word its day stands.
    dated_by: Strength,
    /// By whose word its place stands, and for which day.
    placed: place::Placed,
    /// The day of the report that moved the status last.
    moved: Option<Date>,
    parties: Vec<Actor>,
    backers: Vec<Actor>,
    article: String,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Day of publication.
    pub reported: Option<Date>,
    /// Hash of the article's key; empty for a correction.
    pub article: String,
    /// The event's number in the article's reading.
    pub number: u32,
    /// The line of [`MOVES`], or the rule for days and places.
    pub rule: Cow<'static, str>,
    /// `status`, `when`, `place`, `certainty` or `title`.
    pub field: Cow<'static, str>,
    /// Empty where there was nothing.
    pub old: String,
    /// Empty where there is nothing.
    pub new: String,
}

impl State {
    /// Whether `day` is after its last possible day and no report has said that it was held or called off.
    pub fn is_overdue(&self, day: Date) -> bool {
        self.status.is_open() && self.when.as_ref().and_then(|w| w.latest).is_some_and(|last| last < day && self.is_dated())
    }

    /// Takes in one observation more of an event of which some outlets tell.
    pub(crate) fn hear<S: AsRef<str>>(&mut self, o: &Observation, outlets: &[S]) {
        self.take(&with_outlets(o, outlets));
    }

    fn take(&mut self, o: &Observation) {
        strength::meet(o, &mut self.parties);
        let strength = Strength::of(o, &self.parties, &self.backers);
        self.count(o);
        self.turn(o, strength);
        when::take(self, o, strength);
        place::take(self, o, strength);
        self.doubt(o, strength);
        for actor in strength::spoken(o, &self.parties).into_iter().filter(|_| !is_denial(o)) {
            if !self.backers.iter().any(|b| b.is(&actor)) {
                self.backers.push(actor);
            }
        }
    }

    fn count(&mut self, o: &Observation) {
        self.reports += usize::from(o.article != self.article || self.reports == 0);
        self.article.clone_from(&o.article);
        let Some(day) = o.reported else { return };
        self.reported = Some(self.reported.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        if has_happened(o) {
            self.happened = self.happened.max(Some(day));
        }
    }

    /// Moves the status where a line of the table fits.
    fn turn(&mut self, o: &Observation, strength: Strength) {
        let Some(said) = said(o) else { return };
        // "no forecast mentions it": what nobody planned is not called off
        if self.status == Status::Unplanned && o.status.is_none() && said == Status::Cancelled {
            return;
        }
        if said == self.status {
            self.strength = self.strength.max(strength);
            return;
        }
        let fits = |m: &&Move| m.said == said && m.from.contains(&self.status) && self.meets(m.need, o, strength);
        let Some(m) = MOVES.iter().find(fits) else { return };
        self.step(o, m.rule, "status", self.status.label().to_owned(), m.to.label().to_owned());
        self.strength = strength;
        self.status = m.to;
        self.moved = o.reported;
    }

    fn meets(&self, need: Need, o: &Observation, strength: Strength) -> bool {
        let equal = strength >= self.strength;
        let firm = equal || strength >= Strength::Article;
        let first = self.when.as_ref().and_then(|w| w.earliest);
        let day_come = || first.is_none_or(|first| o.reported.is_none_or(|day| day >= first));
        match need {
            Need::Always => true,
            Need::Equal => equal,
            Need::Firm => firm,
            Need::NewDay => firm && when::is_new(self, o),
            Need::Later => equal && o.reported > self.moved || firm && self.is_dated() && when::is_new(self, o),
            Need::DayCome => day_come(),
            Need::DayComeFirm => day_come() && firm,
            Need::Ahead => self.is_ahead_of_the_past(o),
        }
    }

    fn is_ahead_of_the_past(&self, o: &Observation) -> bool {
        let first = o.when.as_ref().and_then(Days::of).map(|d| d.from);
        self.happened.is_none_or(|day| first.is_some_and(|f| f > number(day)))
    }

    /// A denial lowers certainty, and never more than that.
    fn doubt(&mut self, o: &Observation, strength: Strength) {
        let denied = is_denial(o);
        self.denials += usize::from(denied);
        if !denied && strength >= Strength::Party && self.status != Status::Doubtful {
            self.denials = 0;
        }
        let kept = 0.75_f32.powi(self.denials.min(2) as i32);
        let new = self.status.certainty(self.strength, self.is_dated()) * kept;
        if denied && new < self.certainty {
            self.step(o, "certainty/denied", "certainty", percent(self.certainty), percent(new));
        }
        self.certainty = new;
    }

    fn step(&mut self, o: &Observation, rule: &'static str, field: &'static str, old: String, new: String) {
        let (rule, field) = (rule.into(), field.into());
        self.steps.push(Step { reported: o.reported, article: o.article.clone(), number: o.number, rule, field, old, new });
    }
}

fn percent(certainty: f32) -> String {
    format!("{:.0} %", certainty * 100.0)
}

fn is_denial(o: &Observation) -> bool {
    o.sources.first().is_some_and(|s| s.stance == "denies")
}

fn has_happened(o: &Observation) -> bool {
    matches!(o.actuality.as_str(), "happened" | "under_way") && !o.negated
}

/// What a report says of the event's status: what has not taken place was called off.
fn said(o: &Observation) -> Option<Status> {
    if let Some(status) = o.status.as_deref().and_then(Status::named) {
        return Some(status);
    }
    match o.actuality.as_str() {
        "happened" | "under_way" if is_denial(o) => None,
        "happened" if o.negated => Some(Status::Cancelled),
        "happened" | "under_way" => Some(Status::Held),
        _ => None,
    }
}
