//! The seasons, as the northern half of the world has them.

/// A season.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// All, with their words.
    pub(crate) const ALL: &'static [(Self, &'static [&'static str])] = &[
        (Self::Spring, &["spring", "springtime"]),
        (Self::Summer, &["summer", "summertime"]),
        (Self::Autumn, &["autumn", "fall"]),
        (Self::Winter, &["winter", "wintertime"]),
    ];

    /// TIMEX3's letters.
    pub(crate) fn timex(self) -> &'static str {
        ["SP", "SU", "FA", "WI"][self as usize]
    }

    /// EDTF's number of "month" (ISO 8601-2, 4.8).
    pub(crate) fn edtf(self) -> u8 {
        21 + self as u8
    }

    /// Its first month; winter's is December.
    pub(crate) fn first_month(self) -> u8 {
        3 + 3 * self as u8
    }
}
