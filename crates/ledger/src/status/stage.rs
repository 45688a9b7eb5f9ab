//! The stages that an event goes through.

use super::Strength;
use serde::{Deserialize, Serialize};

/// What an event's row says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Status {
    /// No report planned it: it is of the timeline.
    #[default]
    Unplanned,
    /// Considered, sought, rumoured.
    Possible,
    /// Intended, without a firm day.
    Planned,
    /// Denied or hedged.
    Doubtful,
    /// With a day from one party.
    Scheduled,
    /// Put off, with or without a new day.
    Postponed,
    /// Called off; can be revived.
    Cancelled,
    /// A report after the day says that it happened.
    Held,
}

impl Status {
    /// All, in the order of the diary. A ledger keeps a status by its place here, so a new one goes last.
    pub const ALL: [Self; 8] =
        [Self::Unplanned, Self::Possible, Self::Planned, Self::Doubtful, Self::Scheduled, Self::Postponed, Self::Cancelled, Self::Held];

    /// The word for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unplanned => "unplanned",
            Self::Possible => "possible",
            Self::Planned => "planned",
            Self::Doubtful => "doubtful",
            Self::Scheduled => "scheduled",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
            Self::Held => "held",
        }
    }

    /// The status that a word names.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.label() == word)
    }

    /// Still to come, as far as the reports say.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Unplanned | Self::Cancelled | Self::Held)
    }

    /// Certainty of a row with this status by a source of this strength, before denials.
    pub(super) fn certainty(self, strength: Strength, dated: bool) -> f32 {
        let party = strength >= Strength::Party;
        match self {
            Self::Possible => 0.3,
            Self::Planned => 0.5 + if party { 0.15 } else { 0.0 },
            Self::Doubtful => 0.2,
            Self::Scheduled if strength == Strength::Both => 0.95,
            Self::Scheduled if party => 0.9,
            Self::Scheduled => 0.8,
            Self::Postponed if dated => 0.7,
            Self::Postponed => 0.3,
            Self::Cancelled => 0.05,
            Self::Unplanned | Self::Held => 0.95,
        }
    }
}
