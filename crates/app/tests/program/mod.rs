//! Runs the real binary in a folder of its own.
#![allow(dead_code, reason = "each test file uses its part")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_dateline");

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// An empty folder to run in.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        std::fs::write(self.path().join(name), bytes).expect("a file is written");
        self
    }

    /// Runs `dateline` with these arguments and nothing on standard input.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.feed(args, b"")
    }

    /// Runs `dateline` with these bytes on standard input.
    pub(crate) fn feed(&self, args: &[&str], stdin: &[u8]) -> Ran {
        run(&mut command(self.path(), args), stdin)
    }
}

/// `dateline` with these arguments, in a plain environment.
pub(crate) fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.current_dir(folder).args(args).env("XDG_CONFIG_HOME", folder.join("settings"));
    for name in
        ["COLUMNS", "NO_COLOR", "DATELINE_CONFIG", "DATELINE_LEDGER", "DATELINE_ZONE", "DATELINE_WEEK_STARTS", "DATELINE_USER_AGENT"]
    {
        command.env_remove(name);
    }
    command
}

pub(crate) fn run(command: &mut Command, stdin: &[u8]) -> Ran {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("dateline starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let bytes = stdin.to_owned();
    let feeder = std::thread::spawn(move || {
        // A program that refuses its input early closes the pipe.
        let _ = pipe.write_all(&bytes);
    });
    let output = child.wait_with_output().expect("dateline ends");
    feeder.join().expect("the feeder ends");
    Ran {
        status: output.status.code().expect("no signal ended it"),
        out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
    }
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace is there")
}
