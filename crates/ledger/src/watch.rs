//! Sees whether a ledger was written to, without opening it whole.

use crate::error::Result;
use crate::ledger::Ledger;
use rusqlite::Connection;
use std::path::Path;

/// One who watches the file. Unlike a [`Ledger`] it may go from thread to thread.
pub struct Watch(Connection);

impl Watch {
    /// Watches the ledger of a path.
    ///
    /// # Errors
    /// As [`Ledger::read_only`].
    pub fn open(path: &Path) -> Result<Self> {
        Ok(Self(Ledger::read_only(path)?.db))
    }

    /// A number that changes when anybody has written; none where that cannot be said.
    pub fn state(&self) -> Option<i64> {
        state(&self.0)
    }
}

/// The same of a connection: when another one has written.
pub(crate) fn state(db: &Connection) -> Option<i64> {
    db.pragma_query_value(None, "data_version", |r| r.get(0)).ok()
}
