//! Entries of calendars: what says of itself which event it is needs no words to be known again.

use super::cluster::Cluster;
use super::traits::Traits;
use crate::hash::{hash, mark, pair};
use crate::observation::Observation;
use serde::{Deserialize, Serialize};

/// One entry of one calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Hash of whose calendar it is.
    calendar: u64,
    /// Hash of the article, which is the entry with all its texts.
    article: u64,
}

impl Entry {
    pub(super) fn of(o: &Observation) -> Option<Self> {
        o.is_entry().then(|| Self { calendar: mark(o.outlet.as_deref().unwrap_or_default()), article: mark(&o.article) })
    }

    /// By what its other texts are found.
    pub(super) fn key(self) -> u64 {
        pair(hash("entry"), self.article)
    }
}

/// Whether it is another text of an entry that the cluster has.
pub(super) fn is_known(t: &Traits, c: &Cluster) -> bool {
    t.entry.is_some_and(|e| c.entries.contains(&e))
}

/// A calendar that has two entries means two events.
pub(super) fn are_two(t: &Traits, c: &Cluster) -> bool {
    t.entry.is_some_and(|e| c.entries.iter().any(|o| o.calendar == e.calendar && o.article != e.article))
}
