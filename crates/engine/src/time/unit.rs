//! Units of time.

/// A unit of time, from the shortest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month,
    Season,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// All, with singular and plural and short forms.
    pub(crate) const ALL: &'static [(Self, &'static [&'static str], &'static [&'static str])] = &[
        (Self::Second, &["second", "sec"], &["seconds", "secs"]),
        (Self::Minute, &["minute", "min"], &["minutes", "mins"]),
        (Self::Hour, &["hour", "hr"], &["hours", "hrs"]),
        (Self::Day, &["day"], &["days"]),
        (Self::Night, &["night"], &["nights"]),
        (Self::Weekend, &["weekend", "week-end"], &["weekends", "week-ends"]),
        (Self::Week, &["week", "wk"], &["weeks", "wks"]),
        (Self::Fortnight, &["fortnight"], &["fortnights"]),
        (Self::Month, &["month"], &["months"]),
        (Self::Season, &["season"], &["seasons"]),
        (Self::Quarter, &["quarter"], &["quarters"]),
        (Self::Half, &["half"], &["halves"]),
        (Self::Year, &["year", "yr"], &["years", "yrs"]),
        (Self::Decade, &["decade"], &["decades"]),
        (Self::Century, &["century"], &["centuries"]),
        (Self::Millennium, &["millennium"], &["millennia", "millenniums"]),
    ];

    /// How ISO 8601 writes a length in it: whether it follows `T`, how many it counts for, and the letter.
    pub(crate) fn iso(self) -> (bool, u32, char) {
        match self {
            Self::Second => (true, 1, 'S'),
            Self::Minute => (true, 1, 'M'),
            Self::Hour => (true, 1, 'H'),
            Self::Day | Self::Night => (false, 1, 'D'),
            Self::Weekend => (false, 2, 'D'),
            Self::Week => (false, 1, 'W'),
            Self::Fortnight => (false, 2, 'W'),
            Self::Month => (false, 1, 'M'),
            Self::Season => (false, 3, 'M'),
            Self::Quarter => (false, 1, 'Q'),
            Self::Half => (false, 6, 'M'),
            Self::Year => (false, 1, 'Y'),
            Self::Decade => (false, 10, 'Y'),
            Self::Century => (false, 100, 'Y'),
            Self::Millennium => (false, 1000, 'Y'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn complete_and_no_word_twice() {
        let mut seen = HashSet::new();
        for (i, (unit, one, many)) in Unit::ALL.iter().enumerate() {
            assert_eq!(*unit as usize, i);
            assert!(one.iter().chain(*many).all(|word| seen.insert(word)), "{unit:?}");
        }
    }
}
