//! What a person has set: it wins over all reports.

use super::{State, Status, Step};
use crate::observation::{Place, When};
use jiff::civil::Date;

/// One field that a person has set. Merging, splitting and rejecting are no part of a row's status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The day on which it was made.
    pub day: Option<Date>,
    /// What it does.
    pub change: Change,
}

/// What a person can change of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Another status.
    Status(Status),
    /// Another time, or none.
    When(Option<When>),
    /// Another place, or none.
    Place(Option<Place>),
    /// Another title.
    Title(String),
    /// The row is right as it stands.
    Confirm,
}

pub(super) fn apply(state: &mut State, c: &Correction) {
    let (field, rule, old, new) = match &c.change {
        Change::Status(status) => {
            let old = std::mem::replace(&mut state.status, *status);
            state.certainty = status.certainty(state.strength, state.is_dated());
            ("status", "correction/status", old.label().to_owned(), status.label().to_owned())
        }
        Change::When(when) => {
            let old = std::mem::replace(&mut state.when, when.clone());
            ("when", "correction/when", edtf(old.as_ref()), edtf(when.as_ref()))
        }
        Change::Place(place) => {
            let old = std::mem::replace(&mut state.place, place.clone());
            ("place", "correction/place", text(old.as_ref()), text(place.as_ref()))
        }
        Change::Title(title) => {
            let old = state.title.replace(title.clone());
            ("title", "correction/title", old.unwrap_or_default(), title.clone())
        }
        Change::Confirm => {
            let old = std::mem::replace(&mut state.certainty, 1.0);
            state.confirmed = true;
            ("certainty", "correction/confirm", super::percent(old), super::percent(1.0))
        }
    };
    let (rule, field) = (rule.into(), field.into());
    state.steps.push(Step { reported: c.day, article: String::new(), number: 0, rule, field, old, new });
}

fn edtf(when: Option<&When>) -> String {
    when.and_then(|w| w.edtf.clone()).unwrap_or_default()
}

fn text(place: Option<&Place>) -> String {
    place.and_then(|p| p.text.clone()).unwrap_or_default()
}
