//! The tables, their version number, and how an older file is brought up to date.

use crate::error::{Error, Kind, Result};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// The schema that this program writes; `user_version` of the file.
pub(crate) const NOW: i64 = 11;

/// `DTLN`: tells a ledger from other databases.
const APPLICATION: i64 = 0x4454_4c4e;

/// What leads from each schema to the next: the first makes a new file. Then what SQL cannot do, and what goes after that.
const STEPS: [Step; NOW as usize] = [
    Step { sql: include_str!("schema1.sql"), then: |_| Ok(()), last: "" },
    Step { sql: include_str!("schema2.sql"), then: |_| Ok(()), last: "" },
    Step { sql: include_str!("schema3.sql"), then: crate::page::gather, last: "DROP TABLE body; DROP TABLE told; DROP TABLE claim;" },
    Step { sql: include_str!("schema4.sql"), then: |_| Ok(()), last: "" },
    Step { sql: include_str!("schema5.sql"), then: |_| Ok(()), last: "" },
    // What is kept of an event says which entries of calendars it has: made at the end.
    Step { sql: "", then: |_| Ok(()), last: "" },
    // How far archives have been read.
    Step { sql: include_str!("schema7.sql"), then: |_| Ok(()), last: "" },
    // Feeds that are watched.
    Step { sql: include_str!("schema8.sql"), then: |_| Ok(()), last: "" },
    // Events keep their first reports: made at the end.
    Step { sql: "", then: |_| Ok(()), last: "" },
    // What is kept of an event is packed: made at the end.
    Step { sql: "", then: |_| Ok(()), last: "" },
    // All that is derived is made anew: since schema 4 events are found by other hashes, since schema 6 they have entries of calendars,
    // since schema 9 each keeps its first reports, since schema 10 what is kept of them is packed, and since schema 11 it has their titles.
    Step { sql: "", then: crate::doctor::remake, last: "" },
];

struct Step {
    sql: &'static str,
    then: fn(&Connection) -> Result<()>,
    last: &'static str,
}

fn step_up(db: &Connection, met: i64) -> Result<()> {
    for step in &STEPS[met as usize..] {
        db.execute_batch(step.sql)?;
        (step.then)(db)?;
        db.execute_batch(step.last)?;
    }
    Ok(())
}

/// Fills an empty file.
pub(crate) fn create(db: &mut Connection, _: &Path) -> Result<()> {
    // What lies in the file of a text fills half of a smaller page, and leaves the other half empty.
    db.execute_batch("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;")?;
    let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    // Another process may have been quicker.
    if stamp(&tx)? != (APPLICATION, NOW) {
        step_up(&tx, 0)?;
        tx.pragma_update(None, "application_id", APPLICATION)?;
        tx.pragma_update(None, "user_version", NOW)?;
    }
    Ok(tx.commit()?)
}

/// Refuses what is no ledger, and what this program cannot read.
pub(crate) fn check(db: &mut Connection, path: &Path) -> Result<()> {
    match known(db, path)? {
        NOW => Ok(()),
        met => Err(Error::new(Kind::Older { met, known: NOW })),
    }
}

/// Brings an older ledger up to date, after a copy of it.
pub(crate) fn update(db: &mut Connection, path: &Path) -> Result<()> {
    let met = match known(db, path) {
        // The making of the file was cut off before anything was in it.
        Err(e) if e.is_blank() => return create(db, path),
        other => other?,
    };
    if met < NOW {
        back_up(db, path, met)?;
        let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        if stamp(&tx)?.1 == met {
            step_up(&tx, met)?;
            tx.pragma_update(None, "user_version", NOW)?;
        }
        tx.commit()?;
    }
    Ok(())
}

/// The schema of the file, which is one that this program knows.
fn known(db: &Connection, _: &Path) -> Result<i64> {
    match stamp(db)? {
        (0, 0) if is_blank(db)? => Err(Error::new(Kind::Empty)),
        (APPLICATION, met) if met > NOW => Err(Error::new(Kind::Newer { met, known: NOW })),
        (APPLICATION, met) if met > 0 => Ok(met),
        _ => Err(Error::new(Kind::NotLedger)),
    }
}

fn stamp(db: &Connection) -> Result<(i64, i64)> {
    let number = |name| db.pragma_query_value(None, name, |r| r.get(0));
    Ok((number("application_id")?, number("user_version")?))
}

fn is_blank(db: &Connection) -> Result<bool> {
    Ok(db.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |r| r.get(0))?)
}

/// A copy beside the file, under a name that is free: `news.ledger.schema1.bak`.
fn back_up(db: &Connection, path: &Path, met: i64) -> Result<()> {
    let name =
        |n: u32| PathBuf::from(format!("{}.schema{met}{}.bak", path.display(), if n == 0 { String::new() } else { format!(".{n}") }));
    let free = (0..).map(name).find(|p| !p.exists()).unwrap_or_else(|| name(0));
    db.execute("VACUUM INTO ?1", [free.to_string_lossy()])?;
    Ok(())
}
