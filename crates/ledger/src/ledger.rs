//! The file: made, opened to write, opened to read, brought up to date.

use crate::cache::Cache;
use crate::error::{Error, Kind, Result};
use crate::schema;
use crate::watch;
use rusqlite::{Connection, OpenFlags};
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// A ledger in one file. One process writes at a time; any number may read meanwhile.
pub struct Ledger {
    pub(crate) db: Connection,
    path: PathBuf,
    /// What is kept of the last run that wrote, and the state of the file that it is of.
    cache: RefCell<Option<(i64, Cache)>>,
}

impl Ledger {
    /// Makes a new ledger. The folder must be there.
    ///
    /// # Errors
    /// When there is a file already (an empty one is filled), or it cannot be made.
    pub fn create(path: &Path) -> Result<Self> {
        if std::fs::metadata(path).is_ok_and(|m| m.len() > 0) {
            return Err(Error::new(Kind::Exists).at(path));
        }
        Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE, schema::create)
    }

    /// Opens a ledger to write. One of an older schema is brought up to date, with a copy kept beside it.
    ///
    /// # Errors
    /// When there is none, or what is there is no ledger, damaged, newer, or read-only.
    pub fn open(path: &Path) -> Result<Self> {
        filled(path)?;
        Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, schema::update)
    }

    /// Opens a ledger to write, or makes it where there is none.
    ///
    /// # Errors
    /// As [`Ledger::open`] and [`Ledger::create`].
    pub fn open_or_create(path: &Path) -> Result<Self> {
        match std::fs::metadata(path) {
            Ok(m) if m.len() > 0 => Self::open(path),
            _ => Self::create(path),
        }
    }

    /// Opens a ledger only to read, also from a medium that cannot be written.
    ///
    /// # Errors
    /// As [`Ledger::open`]; one of an older schema is refused.
    pub fn read_only(path: &Path) -> Result<Self> {
        filled(path)?;
        let opened = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, schema::check);
        // A log of writes needs files beside the ledger. Where they cannot be made, nobody writes.
        match opened {
            Err(e) if e.is_out_of_reach() && !log_of(path).exists() => {
                let frozen = PathBuf::from(format!("file:{}?immutable=1", escaped(path)));
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
                Self::connect_as(&frozen, path, flags, schema::check)
            }
            other => other,
        }
    }

    /// A ledger without an article, that is in no file.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn empty() -> Result<Self> {
        Self::connect(Path::new(":memory:"), OpenFlags::SQLITE_OPEN_READ_WRITE, schema::create)
    }

    /// How long what writes waits for another process that does; else it is 5 seconds.
    ///
    /// # Errors
    /// When the file does not take it.
    pub fn wait_for_others(&self, longest: std::time::Duration) -> Result<()> {
        Ok(self.db.busy_timeout(longest)?)
    }

    /// Where the ledger is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn connect(path: &Path, flags: OpenFlags, then: fn(&mut Connection, &Path) -> Result<()>) -> Result<Self> {
        Self::connect_as(path, path, flags, then)
    }

    fn connect_as(name: &Path, path: &Path, flags: OpenFlags, then: fn(&mut Connection, &Path) -> Result<()>) -> Result<Self> {
        let opened = || -> Result<Connection> {
            let mut db = Connection::open_with_flags(name, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
            set_up(&db)?;
            then(&mut db, path)?;
            if flags.contains(OpenFlags::SQLITE_OPEN_READ_ONLY) {
                // A server has several that read, and the system keeps the file in memory too.
                db.execute_batch("PRAGMA cache_size = -32768")?;
            }
            db.set_prepared_statement_cache_capacity(128);
            Ok(db)
        };
        Ok(Self { db: opened().map_err(|e| e.at(path))?, path: path.to_owned(), cache: RefCell::default() })
    }

    /// Copies the ledger as it is at this moment to a new file; answers how many articles it has.
    ///
    /// # Errors
    /// When there is a file of that name already, or it cannot be written.
    pub fn back_up(&self, to: &Path) -> Result<u64> {
        if to.exists() {
            return Err(Error::new(Kind::Exists).at(to));
        }
        // Under another name until it is whole.
        let mut part = to.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let _ = std::fs::remove_file(&part);
        self.db.execute("VACUUM INTO ?1", [part.to_string_lossy()]).map_err(|e| Error::from(e).at(&part))?;
        let moved = std::fs::File::open(&part).and_then(|file| file.sync_all()).and_then(|()| std::fs::rename(&part, to));
        moved.map_err(|e| Error::new(Kind::Unopenable(e.to_string())).at(to))?;
        Self::read_only(to)?.count()
    }

    /// Lets the file grow by so many pages and no more, as on a disk that is full. For tests.
    #[doc(hidden)]
    pub fn limit_for_tests(&mut self, more: i64) -> Result<i64> {
        let pages: i64 = self.db.pragma_query_value(None, "page_count", |r| r.get(0))?;
        Ok(self.db.pragma_update_and_check(None, "max_page_count", pages + more, |r| r.get(0))?)
    }

    /// What is kept of the file, unless another process has changed it since. It is taken, so that a run that fails leaves none.
    pub(crate) fn take_cache(&self) -> Cache {
        let state = self.state();
        self.cache.borrow_mut().take().filter(|c| Some(c.0) == state).map(|c| c.1).unwrap_or_default()
    }

    pub(crate) fn put_cache(&self, cache: Cache) {
        *self.cache.borrow_mut() = self.state().map(|state| (state, cache));
    }

    /// A number that changes when another connection has written; none where that cannot be said.
    pub fn state(&self) -> Option<i64> {
        watch::state(&self.db)
    }

    /// Runs something that writes, wholly or not at all. The lock is taken first, so that two writers never meet half-way.
    pub(crate) fn write<T>(&mut self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.attempt(true, work)
    }

    /// Runs something that reads, with what is kept of the file.
    pub(crate) fn look<T>(&self, work: impl FnOnce(&Connection, &mut Cache) -> Result<T>) -> Result<T> {
        self.read(|db| {
            // Asked for within the transaction: what is kept is of the state that is read.
            db.query_row("SELECT 1 FROM sqlite_schema LIMIT 1", [], |_| Ok(()))?;
            let mut cache = self.take_cache();
            let out = work(db, &mut cache)?;
            // A server has several that read, and the next commit of another process takes it all away.
            self.put_cache(if cache.is_large() { Cache::default() } else { cache });
            Ok(out)
        })
    }

    /// Runs something that writes, and keeps what it wrote or throws it away.
    pub(crate) fn attempt<T>(&mut self, keep: bool, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let whole = |db: &mut Connection| {
            let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let out = work(&tx)?;
            if keep {
                tx.commit()?
            } else {
                tx.rollback()?
            }
            Ok(out)
        };
        whole(&mut self.db).map_err(|e: Error| e.at(&self.path))
    }

    /// Runs something that reads, all of it on one state of the file.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let whole = || {
            let tx = self.db.unchecked_transaction()?;
            work(&tx)
        };
        whole().map_err(|e: Error| e.at(&self.path))
    }
}

/// A commit is on the disk before `add` answers (`FULL`): what was acknowledged survives a loss of power too, as far as the disk
/// keeps what it says it has written. Batches make that one flush in hundreds of articles.
fn set_up(db: &Connection) -> Result<()> {
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 16384;
         PRAGMA journal_size_limit = 67108864; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;",
    )?;
    Ok(())
}

/// That there is a file with something in it.
fn filled(path: &Path) -> Result<()> {
    match std::fs::metadata(path) {
        Ok(m) if m.is_dir() => Err(Error::new(Kind::Unopenable("a folder".into())).at(path)),
        Ok(m) if m.len() == 0 => Err(Error::new(Kind::Empty).at(path)),
        Ok(_) => Ok(()),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(Error::new(Kind::Missing).at(path)),
        Err(e) => Err(Error::new(Kind::Unopenable(e.to_string())).at(path)),
    }
}

fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// A path in a URI: what has a meaning there is written as numbers.
fn escaped(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}
