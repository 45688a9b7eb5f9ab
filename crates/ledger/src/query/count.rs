//! How many events begin on each day, by where they stand: no event is looked at, so that a picture of a million articles costs one walk
//! along an index.

use crate::error::Result;
use crate::ledger::Ledger;
use crate::{day, settle};
use jiff::civil::Date;
use rusqlite::params;
use std::collections::BTreeMap;

/// The events of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// The first of the days that anybody gave for them.
    pub day: Date,
    /// Those that some report does not have ahead: it has them behind it, or thinks of them.
    pub past: u32,
    /// Those that all reports have ahead.
    pub ahead: u32,
}

impl Ledger {
    /// How many events begin on each day of a stretch, as known now; days without one are left out. Events that last longer than `longest`
    /// days, that are open at an end or that have no day do not count. What is only thought of, or was moved, counts where it stood first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn counts(&self, from: Option<Date>, to: Option<Date>, longest: i32) -> Result<Vec<Count>> {
        let (from, to) = (from.map_or(i32::MIN, day::number), to.map_or(i32::MAX, day::number));
        self.read(|db| {
            let mut ask = db.prepare_cached("SELECT low, count(*) FROM event WHERE shelf = ?1 AND low BETWEEN ?2 AND ?3 GROUP BY low")?;
            let mut days: BTreeMap<i32, [u32; 2]> = BTreeMap::new();
            for (shelf, is_ahead) in settle::narrow(longest) {
                let mut rows = ask.query(params![shelf, from, to])?;
                while let Some(r) = rows.next()? {
                    days.entry(r.get(0)?).or_default()[usize::from(is_ahead)] += r.get::<_, u32>(1)?;
                }
            }
            let count = |(number, [past, ahead]): (i32, [u32; 2])| Some(Count { day: day::date(number)?, past, ahead });
            Ok(days.into_iter().filter_map(count).collect())
        })
    }
}
