//! What corrections set on rows, from their day on.

use super::{Corrected, What, all};
use crate::cache::Cache;
use crate::error::Result;
use crate::row::Ask;
use crate::settle::Link;
use crate::status::{Change, Correction, Status};
use rusqlite::Connection;
use std::collections::HashMap;

/// The corrections of each event, in order.
#[derive(Default)]
pub(crate) struct Settings(HashMap<i64, Vec<Correction>>);

impl Settings {
    /// Those that hold on the asked day.
    pub(crate) fn load(db: &Connection, cache: &mut Cache, ask: &Ask) -> Result<Self> {
        let mut out: HashMap<i64, Vec<Correction>> = HashMap::new();
        for c in all(db)?.into_iter().filter(|c| c.holds && ask.as_of.is_none_or(|day| crate::day::number(c.day) <= day)) {
            let Some(change) = change(&c) else { continue };
            if let Some(event) = events(db, cache, &c)? {
                out.entry(event).or_default().push(Correction { day: Some(c.day), change: change.clone() });
            }
        }
        Ok(Self(out))
    }

    pub(crate) fn of(&self, event: i64) -> &[Correction] {
        self.0.get(&event).map_or(&[], Vec::as_slice)
    }
}

/// The event that most of the words mean now; of equals the one of the first word.
fn events(db: &Connection, cache: &mut Cache, c: &Corrected) -> Result<Option<i64>> {
    let mut counts: Vec<(i64, usize)> = Vec::new();
    let link = Link::new(db, cache)?;
    for anchor in &c.anchors {
        for m in anchor.find(db, link.cache)? {
            let Some(event) = link.event_of(m.id)?.filter(|e| *e != 0) else { continue };
            match counts.iter_mut().find(|k| k.0 == event) {
                Some(known) => known.1 += 1,
                None => counts.push((event, 1)),
            }
        }
    }
    Ok(counts.iter().rev().max_by_key(|k| k.1).map(|k| k.0))
}

fn change(c: &Corrected) -> Option<Change> {
    Some(match &c.what {
        What::Confirm(_) => Change::Confirm,
        What::Rename(_, title) => Change::Title(title.clone()),
        What::SetStatus(_, status) => Change::Status(Status::named(status)?),
        What::SetWhen(_, when) => Change::When(when.clone()),
        What::SetPlace(_, place) => Change::Place(place.clone()),
        What::Merge(..) | What::Split(..) | What::Reject(..) | What::Undo(..) => return None,
    })
}
