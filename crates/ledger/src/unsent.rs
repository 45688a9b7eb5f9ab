//! What is to be sent to others and has not arrived yet, in the order in which it came.

use crate::error::Result;
use crate::ledger::Ledger;
use rusqlite::{Row, params};

/// A message that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsent {
    /// Its number.
    pub id: i64,
    /// To where.
    pub address: String,
    /// What.
    pub body: String,
    /// How often it was sent in vain.
    pub tries: u32,
    /// Not to be sent before: seconds since 1970-01-01.
    pub wait: i64,
}

impl Ledger {
    /// Puts a message last in line.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn send_later(&mut self, address: &str, body: &str) -> Result<()> {
        self.write(|db| {
            db.execute("INSERT INTO unsent (address, body, tries, wait) VALUES (?1, ?2, 0, 0)", [address, body])?;
            Ok(())
        })
    }

    /// The messages that wait, the first in line first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unsent(&self) -> Result<Vec<Unsent>> {
        let message = |r: &Row<'_>| Ok(Unsent { id: r.get(0)?, address: r.get(1)?, body: r.get(2)?, tries: r.get(3)?, wait: r.get(4)? });
        self.read(|db| {
            let mut ask = db.prepare_cached("SELECT id, address, body, tries, wait FROM unsent ORDER BY id")?;
            Ok(ask.query_map([], message)?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Lets a message wait, after it was sent in vain.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_off(&mut self, message: &Unsent) -> Result<()> {
        self.write(|db| {
            db.execute("UPDATE unsent SET tries = ?2, wait = ?3 WHERE id = ?1", params![message.id, message.tries, message.wait])?;
            Ok(())
        })
    }

    /// Takes a message out of the line: it has arrived, or is given up.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_unsent(&mut self, id: i64) -> Result<()> {
        self.write(|db| {
            db.execute("DELETE FROM unsent WHERE id = ?1", [id])?;
            Ok(())
        })
    }
}
