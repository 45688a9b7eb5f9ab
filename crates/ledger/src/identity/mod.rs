//! Decides whether what an article tells is an event that the ledger has: keys to find the candidates, a score to judge them.
//!
//! `the Trump–Putin summit` in May, `the two presidents meet in Helsinki on July 16` in June → one event
//!
//! Never looks at anything later than the observation, and joins nothing to a plan, or to a report of the past, with which it breaks
//! a hard constraint, whatever it scores.

mod actor;
mod assign;
mod cluster;
mod constraint;
mod edition;
mod entry;
mod head;
mod key;
mod score;
mod stem;
#[cfg(test)]
mod tests;
mod time;
mod traits;

pub use crate::day::number;
pub(crate) use actor::is_name;
pub use actor::{Actor, Sort, party, speaker};
pub use assign::{assign, best};
pub use cluster::Cluster;
pub use constraint::{CONSTRAINTS, Constraint};
pub use edition::Edition;
pub use entry::Entry;
pub use head::{Weight, weight_of as weight};
pub use key::{Key, keys};
pub use score::{POINTS, THRESHOLD, Verdict, joins, judge};
pub use time::Days;
pub use traits::Traits;
