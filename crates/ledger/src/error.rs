//! The one error of this crate: what was wanted, what was met, where, and what to do.

use std::fmt;
use std::path::{Path, PathBuf};

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong with a ledger. Nothing in the file is lost by it: what was acknowledged before is still there.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    file: Option<PathBuf>,
    /// Of an export that could not be written.
    output: Option<std::io::Error>,
}

#[derive(Debug)]
pub(crate) enum Kind {
    Missing,
    Exists,
    NotLedger,
    Empty,
    Newer {
        met: i64,
        known: i64,
    },
    Older {
        met: i64,
        known: i64,
    },
    Damaged(String),
    Locked,
    ReadOnly,
    Full,
    Unopenable(String),
    /// What a caller asked for cannot be: the whole message.
    Asked(String),
    /// There is nothing of the name that a caller gave: the whole message.
    Unknown(String),
    Database(rusqlite::Error),
}

impl Error {
    pub(crate) fn new(kind: Kind) -> Self {
        Self { kind, file: None, output: None }
    }

    /// The place that an answer was to be written to does not take it.
    pub(crate) fn unwritten(e: &std::io::Error) -> Self {
        let mut error = Self::asked(format!("wanted to write the export, met {e}; choose another place for it"));
        error.output = Some(std::io::Error::from(e.kind()));
        error
    }

    /// What the caller asked for cannot be done.
    pub(crate) fn asked(message: impl Into<String>) -> Self {
        Self::new(Kind::Asked(message.into()))
    }

    /// There is nothing of the name that the caller gave.
    pub(crate) fn unknown(message: impl Into<String>) -> Self {
        Self::new(Kind::Unknown(message.into()))
    }

    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::new(Kind::Damaged(what.into()))
    }

    /// The same error with the file that it is about.
    pub(crate) fn at(mut self, file: &Path) -> Self {
        self.file.get_or_insert_with(|| file.to_owned());
        self
    }

    /// Whether the files beside the ledger could not be made.
    pub(crate) fn is_out_of_reach(&self) -> bool {
        matches!(self.kind, Kind::ReadOnly | Kind::Unopenable(_))
    }

    /// Whether the file has nothing in it yet.
    pub(crate) fn is_blank(&self) -> bool {
        matches!(self.kind, Kind::Empty)
    }

    /// Whether another process was writing: trying again later may help.
    pub fn is_locked(&self) -> bool {
        matches!(self.kind, Kind::Locked)
    }

    /// Whether the file is not there.
    pub fn is_missing(&self) -> bool {
        matches!(self.kind, Kind::Missing)
    }

    /// Whether it was the question that was wrong, and not the file.
    pub fn is_question(&self) -> bool {
        matches!(self.kind, Kind::Asked(_) | Kind::Unknown(_))
    }

    /// Whether it was asked for something that is not there.
    pub fn is_unknown(&self) -> bool {
        matches!(self.kind, Kind::Unknown(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Kind::Asked(message) | Kind::Unknown(message) = &self.kind {
            return f.write_str(message);
        }
        let file = self.file.as_deref().unwrap_or(Path::new("ledger")).display();
        match &self.kind {
            Kind::Missing => write!(f, "wanted a ledger at {file}, met no file; `dateline add` makes one"),
            Kind::Exists => write!(f, "wanted to make a ledger at {file}, met a file there; open that one, or choose another name"),
            Kind::NotLedger => write!(f, "wanted a ledger at {file}, met a file of another kind; it was not touched; choose another name"),
            Kind::Empty => write!(f, "wanted a ledger at {file}, met an empty file; `dateline add` makes a ledger of it"),
            Kind::Newer { met, known } => {
                write!(f, "wanted schema {known} or older in {file}, met schema {met}; it was not touched; use a newer dateline")
            }
            Kind::Older { met, known } => {
                write!(
                    f,
                    "wanted schema {known} in {file}, met schema {met}; it was opened only to read; open it once to write, and it is brought up to date"
                )
            }
            Kind::Damaged(what) => {
                write!(f, "wanted a sound ledger at {file}, met damage ({what}); keep a copy, and run `dateline doctor`")
            }
            Kind::Locked => {
                write!(f, "wanted to write to {file}, met another process that is writing; wait for it, then run the same again")
            }
            Kind::ReadOnly => {
                write!(f, "wanted to write to {file}, met a file or folder that is read-only; change its permissions or choose another")
            }
            Kind::Full => {
                write!(f, "wanted to write to {file}, met a full disk; what was acknowledged is kept; make room and run the same again")
            }
            Kind::Unopenable(why) => write!(f, "wanted a ledger at {file}, met {why}; check the path and its permissions"),
            Kind::Database(e) => write!(f, "wanted an answer from {file}, met a fault of the database ({e}); run `dateline doctor`"),
            Kind::Asked(_) | Kind::Unknown(_) => unreachable!(),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.output.as_ref().map(|e| e as _)
    }
}

impl From<rusqlite::Error> for Error {
    fn from(e: rusqlite::Error) -> Self {
        Self::new(kind(e))
    }
}

fn kind(e: rusqlite::Error) -> Kind {
    use rusqlite::ErrorCode::{
        CannotOpen, DatabaseBusy, DatabaseCorrupt, DatabaseLocked, DiskFull, NotADatabase, PermissionDenied, ReadOnly, SystemIoFailure,
    };
    match e.sqlite_error_code() {
        Some(DatabaseBusy | DatabaseLocked) => Kind::Locked,
        Some(ReadOnly) => Kind::ReadOnly,
        Some(DiskFull) => Kind::Full,
        Some(NotADatabase) => Kind::NotLedger,
        Some(DatabaseCorrupt) => Kind::Damaged(e.to_string()),
        Some(CannotOpen | PermissionDenied) => Kind::Unopenable("a file or folder that cannot be opened".into()),
        Some(SystemIoFailure) => Kind::Unopenable(format!("a fault of the disk ({e})")),
        _ => Kind::Database(e),
    }
}
