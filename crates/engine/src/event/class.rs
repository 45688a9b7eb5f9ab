//! How a word stands to the event that it governs: plans it, schedules it, puts it off, only carries it.

/// How a word stands to the event that it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Class {
    Planned,
    Scheduled,
    Expected,
    Possible,
    Wished,
    Refused,
    Postponed,
    Doubtful,
    Averted,
    Announced,
    Said,
    Same,
    Light,
    Occurs,
    Past,
    Coming,
    Asked,
    Ongoing,
    Quantity,
    Hearsay,
    Denied,
}

const CLASSES: [(&str, Class); 21] = [
    ("planned", Class::Planned),
    ("scheduled", Class::Scheduled),
    ("expected", Class::Expected),
    ("possible", Class::Possible),
    ("wished", Class::Wished),
    ("refused", Class::Refused),
    ("postponed", Class::Postponed),
    ("doubtful", Class::Doubtful),
    ("averted", Class::Averted),
    ("announced", Class::Announced),
    ("said", Class::Said),
    ("same", Class::Same),
    ("light", Class::Light),
    ("occurs", Class::Occurs),
    ("past", Class::Past),
    ("coming", Class::Coming),
    ("asked", Class::Asked),
    ("ongoing", Class::Ongoing),
    ("quantity", Class::Quantity),
    ("hearsay", Class::Hearsay),
    ("denied", Class::Denied),
];

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes(u32);

impl Classes {
    pub(super) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The first of `wanted` that is in the set.
    pub(super) fn first(self, wanted: &[Class]) -> Option<Class> {
        wanted.iter().copied().find(|&c| self.has(c))
    }

    /// Those that are also in `wanted`.
    pub(super) fn only(self, wanted: &[Class]) -> Self {
        let mut out = Self::default();
        wanted.iter().filter(|&&c| self.has(c)).for_each(|&c| out.add(c));
        out
    }

    /// Both together.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }
}

/// The class of this name in `embedding.txt` and `modifier.txt`.
pub(super) fn named(name: &str) -> Option<Class> {
    CLASSES.iter().find(|(n, _)| *n == name).map(|&(_, class)| class)
}
