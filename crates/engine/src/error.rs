//! The one error of this crate: something that is loaded (a rule, a word list, a day, a model) is not as it must be.

use std::fmt;

/// What went wrong while loading or parsing input. Reading text never fails.
///
/// The message says what was wanted, what was met and where, in lower case and without a full stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(String);

impl Error {
    /// An error with a message of the form "what was wanted, what was met, where, what to do".
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}
