//! Who tells of an event, without its sentences: what calendars and feeds name as sources.

use crate::error::Result;
use crate::ledger::Ledger;
use crate::member::Member;
use crate::observation::Source;
use crate::row::{self, Told};
use crate::status::State;
use crate::{day, name};
use jiff::civil::Date;

/// One article that tells of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teller {
    /// Hash of the article's key, as steps name it.
    pub key: String,
    /// The name of its mention, which corrections may go by.
    pub mention: String,
    /// The article.
    pub told: Told,
    /// The day of publication.
    pub day: Option<Date>,
    /// Who is credited, nearest speaker first; empty where the article says it in its own voice.
    pub sources: Vec<Source>,
    /// It changed the iCalendar status by its word alone: the organiser confirms what was scheduled, and no step is made.
    pub firms: bool,
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
            let counting: Vec<&Member> = known.members.iter().filter(|m| m.counts_on(as_of.map(day::number))).collect();
            let firms = firms(&counting);
            let teller = |(m, firms): (&&Member, bool)| {
                let o = &m.observation;
                Ok(Teller {
                    mention: name::of(m),
                    key: o.article.clone(),
                    told: row::where_told(db, m)?,
                    day: o.reported,
                    sources: o.sources.clone(),
                    firms,
                })
            };
            counting.iter().zip(firms).map(teller).collect()
        })
    }
}

/// Which reports change the code of a status that stays as it was.
fn firms(members: &[&Member]) -> Vec<bool> {
    let outlets: Vec<&str> = members.iter().filter_map(|m| m.observation.outlet.as_deref()).collect();
    let mut state = State::default();
    let mut hear = |m: &&Member| {
        let before = (state.status, state.icalendar());
        state.hear(&m.observation, &outlets);
        state.status == before.0 && state.icalendar() != before.1
    };
    members.iter().map(&mut hear).collect()
}
