//! Who tells of an event, without its sentences: what calendars and feeds name as sources.

use crate::error::Result;
use crate::ledger::Ledger;
use crate::observation::Source;
use crate::row::{self, Told};
use crate::{day, name};
use jiff::civil::Date;

/// One article that tells of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teller {
    /// The article.
    pub told: Told,
    /// The day of publication.
    pub day: Option<Date>,
    /// Who is credited, nearest speaker first; empty where the article says it in its own voice.
    pub sources: Vec<Source>,
}

impl Ledger {
    /// Who tells of an event, as known on a day or now, in order.
    ///
    /// # Errors
    /// When there is no such event, or the file cannot be read.
    pub fn tellers(&self, event: &str, as_of: Option<Date>) -> Result<Vec<Teller>> {
        self.look(|db, cache| {
            let event = name::find(db, cache, event)?;
            let known = cache.members(db, event)?;
            let counting = known.members.iter().filter(|m| m.counts_on(as_of.map(day::number)));
            let teller =
                |m| Ok(Teller { told: row::where_told(db, m)?, day: m.observation.reported, sources: m.observation.sources.clone() });
            counting.map(teller).collect()
        })
    }
}
