//! What identity needs of an event, kept in the file: most events are compared with often, and their observations lie in the pieces of
//! whole texts, which take fifty times as long to unpack.

use crate::cache::Cache;
use crate::error::Result;
use crate::identity::Cluster;
use crate::packed;
use crate::settle::Stand;
use crate::turn::Turn;
use rusqlite::{Connection, OptionalExtension, params};
use std::rc::Rc;

/// What all observations of an event come to, none of which was replaced: enough to compare with it, to take in one that comes after all
/// of them, and to say where it stands. An event may have thousands of observations; most of the time nobody has to look at them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Summary {
    pub(crate) cluster: Rc<Cluster>,
    pub(crate) stand: Stand,
}

impl Summary {
    /// Keeps it in the file.
    pub(crate) fn put(&self, db: &Connection, event: i64) -> Result<()> {
        let packed = packed::small(&(&*self.cluster, &self.stand))?;
        db.prepare_cached("INSERT OR REPLACE INTO summary VALUES (?1, ?2)")?.execute(params![event, packed])?;
        Ok(())
    }

    /// The one that the file has of an event.
    pub(crate) fn of_file(db: &Connection, event: i64) -> Result<Option<Self>> {
        let mut ask = db.prepare_cached("SELECT packed FROM summary WHERE event = ?1")?;
        let packed: Option<Vec<u8>> = ask.query_row([event], |r| r.get(0)).optional()?;
        packed.map(|p| Self::unpack(&p)).transpose()
    }

    /// From what the file has.
    pub(crate) fn unpack(packed: &[u8]) -> Result<Self> {
        let (cluster, stand) = packed::small_of(packed)?;
        Ok(Self { cluster: Rc::new(cluster), stand })
    }
}

/// Takes away what the file has: something else than one observation more has changed.
pub(crate) fn forget(db: &Connection, event: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM summary WHERE event = ?1")?.execute([event])?;
    Ok(())
}

/// The events whose summary in the file is not what their observations come to.
pub(crate) fn wrong(db: &Connection) -> Result<Vec<i64>> {
    let mut cache = Cache::default();
    let events: Vec<i64> = db.prepare("SELECT event FROM summary")?.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut out = Vec::new();
    for event in events {
        let known = cache.members(db, event)?;
        let cluster = known.cluster(Turn::LAST).filter(|_| !known.has_ends);
        let made = cluster.zip(Stand::of(&known.members)).map(|(cluster, stand)| Summary { cluster, stand });
        if made != Summary::of_file(db, event)? {
            out.push(event);
        }
    }
    Ok(out)
}
