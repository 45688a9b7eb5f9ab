//! Parts of the day.

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Day,
}

impl Part {
    /// All, with their words.
    pub(crate) const ALL: &'static [(Self, &'static [&'static str])] = &[
        (Self::Morning, &["morning", "mornings", "dawn", "daybreak", "sunrise"]),
        (Self::Midday, &["midday", "lunchtime"]),
        (Self::Afternoon, &["afternoon", "afternoons", "mid-afternoon"]),
        (Self::Evening, &["evening", "evenings", "dusk", "sunset"]),
        (Self::Night, &["night", "nights", "overnight", "nighttime"]),
        (Self::Day, &["daytime"]),
    ];

    /// TIMEX3's letters.
    pub(crate) fn timex(self) -> &'static str {
        ["MO", "MI", "AF", "EV", "NI", "DT"][self as usize]
    }
}
