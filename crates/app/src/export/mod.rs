//! The ledger in the formats of other programs: functions from rows to text. What a format cannot hold is named (`loss.rs`), never bent.
//!
//! `scheduled for 2031-06-11, after May 8` → a VEVENT of June 11 with SEQUENCE 1
//!
//! Reads no clock: the same rows give the same bytes.

mod fold;
mod ics;
mod link;
mod loss;
mod sequence;
mod span;
mod words;

pub(crate) use ics::{Cancelled, Entry, Manner, beside, calendar, event, uid};
pub(crate) use link::pages;
pub(crate) use loss::of_calendar;
pub(crate) use sequence::{changed, sequence, undone};
pub(crate) use words::{counted, description, percent, status};
