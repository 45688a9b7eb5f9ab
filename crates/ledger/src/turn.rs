//! The canonical order of observations: everything derived is a function of it.

/// The place of an observation in the canonical order: day, then article, then number in its reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Turn {
    pub(crate) day: i32,
    pub(crate) rank: i64,
    pub(crate) number: u32,
}

impl Turn {
    /// After all others.
    pub(crate) const LAST: Self = Self { day: i32::MAX, rank: i64::MAX, number: u32::MAX };

    /// Whether what was replaced on a day no longer counts here. An article's texts share their rank.
    pub(crate) fn is_after_end(self, until: Option<i32>, rank: i64) -> bool {
        until.is_some_and(|day| (day, rank) <= (self.day, self.rank))
    }
}

/// Readings have fewer events than this; what is above is left out and noted as a failure.
pub(crate) const MOST_EVENTS: i64 = 4096;

/// The id of an observation.
pub(crate) fn id(version: i64, number: u32) -> i64 {
    version * MOST_EVENTS + i64::from(number)
}

/// The version that an observation is of.
pub(crate) fn version(id: i64) -> i64 {
    id / MOST_EVENTS
}

/// The number of an observation in its reading.
pub(crate) fn number(id: i64) -> u32 {
    (id % MOST_EVENTS) as u32
}
