//! One program watches for a ledger: two would ask every server twice, and tell the webhook twice. The system forgets the lock with the
//! process that holds it, however that ends.

use anyhow::Context as _;
use std::ffi::OsString;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

/// Held while it watches.
pub(crate) struct Alone(#[expect(dead_code, reason = "closing the file ends the lock")] File);

impl Alone {
    /// Locks a file beside the ledger, or says that another holds it.
    pub(crate) fn at(ledger: &Path) -> anyhow::Result<Self> {
        let mut name = OsString::from(ledger);
        name.push(".watch");
        let path = PathBuf::from(name);
        let file = File::options().create(true).append(true).open(&path);
        let file = file.with_context(|| format!("{}: wanted a file to lock beside the ledger", path.display()))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => anyhow::bail!(
                "wanted to watch for {}, met another `dateline watch` that does; stop it, or give both lists to one",
                ledger.display()
            ),
            Err(TryLockError::Error(e)) => Err(e).with_context(|| format!("{}: wanted to lock it", path.display())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_refused_until_the_first_ends() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = folder.path().join("desk.ledger");
        let first = Alone::at(&ledger).unwrap();
        let refused = Alone::at(&ledger).err().expect("it is refused").to_string();
        assert!(refused.contains("another `dateline watch`"), "{refused}");
        drop(first);
        assert!(Alone::at(&ledger).is_ok());
    }
}
