//! Exit statuses: 0 all well, 1 failure, 2 wrong usage, 3 partly (some inputs failed, each named).

use crate::print::harmless;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// How a command ended that got as far as its inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything was read.
    Done,
    /// Nothing could be read; each input has been named on standard error.
    Nothing,
    /// Some inputs failed; each has been named on standard error.
    Partly,
}

impl Outcome {
    /// From the number of inputs that were read and that failed.
    pub(crate) fn of(read: usize, failed: usize) -> Self {
        match (read, failed) {
            (_, 0) => Self::Done,
            (0, _) => Self::Nothing,
            _ => Self::Partly,
        }
    }
}

/// A wrong call that clap cannot see, such as no input at all.
#[derive(Debug)]
pub(crate) struct Usage(pub(crate) &'static str);

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Usage {}

/// The process's exit status; an error is told in one line on standard error.
pub(crate) fn code(result: anyhow::Result<Outcome>) -> ExitCode {
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Ok(Outcome::Partly) => ExitCode::from(3),
        // `dateline … | head` has seen enough: that is no failure.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&format!("{error:#}"));
            ExitCode::from(if error.is::<Usage>() { 2 } else { 1 })
        }
    }
}

/// Writes one line to standard error; there is nobody to tell when that fails.
pub(crate) fn tell(message: &str) {
    let _ = writeln!(io::stderr().lock(), "dateline: {}", harmless(message));
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(io::ErrorKind::BrokenPipe)
    })
}
