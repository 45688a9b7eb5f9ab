//! What became of plans: kept, slipped, called off, overdue; per outlet and per kind of source.

use crate::cache::Cache;
use crate::correct::Settings;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::observation::Observation;
use crate::record::{self, Record};
use crate::row::Ask;
use crate::status;
use crate::{day, settle};
use jiff::civil::Date;

impl Ledger {
    /// The record of everybody who told of what lay ahead, as known on a day or now, on the day `today`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn record(&self, as_of: Option<Date>, today: Date) -> Result<Record> {
        self.read(|db| {
            let (mut cache, mut out) = (Cache::default(), Record::default());
            let ask = Ask { as_of: as_of.map(day::number), today: Some(today) };
            let settings = Settings::load(db, &mut cache, &ask)?;
            let mut events = db.prepare("SELECT id FROM event WHERE shelf = ?1 ORDER BY low, id")?;
            for shelf in settle::shelves(true, i32::MIN, i32::MAX, true) {
                let mut rows = events.query([shelf.id])?;
                while let Some(r) = rows.next()? {
                    let event = r.get(0)?;
                    let known = cache.members(db, event)?;
                    let told: Vec<Observation> =
                        known.members.iter().filter(|m| m.counts_on(ask.as_of)).map(|m| (*m.observation).clone()).collect();
                    record::add(&mut out, &told, &status::fold(&told, settings.of(event)), today);
                }
            }
            Ok(out)
        })
    }
}
