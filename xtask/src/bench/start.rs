//! How long `dateline read` takes on one short article, and how much memory.

use super::{median, peak_memory, timed};
use crate::root;
use anyhow::{Context, ensure};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Builds the binary, runs it several times and prints the medians.
pub(super) fn print(rounds: u32) -> anyhow::Result<()> {
    let binary = build()?;
    let article = root().join("examples/summit.txt");
    ensure!(article.is_file(), "no article {}", article.display());
    let mut times = Vec::new();
    let mut peak = 0;
    for _ in 0..rounds.max(5) {
        let (status, time) = timed(|| command(&binary, &article).status());
        ensure!(status?.success(), "{} failed", binary.display());
        times.push(time.as_secs_f64() * 1e3);
        peak = peak.max(watch(command(&binary, &article).spawn()?)?);
    }
    println!("{:<24} {:>9.1} ms", "dateline read, wall", median(&mut times));
    println!("{:<24} {:>9.1} MB", "dateline read, memory", peak as f64 / 1024.0);
    Ok(())
}

/// Builds the program, optimised; where it lies.
pub(crate) fn build() -> anyhow::Result<PathBuf> {
    let status = Command::new("cargo").args(["build", "--quiet", "--release", "--package", "dateline"]).current_dir(root()).status();
    ensure!(status.context("cargo did not start")?.success(), "the binary does not build");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    Ok(target.join("release/dateline"))
}

fn command(binary: &Path, article: &Path) -> Command {
    let mut command = Command::new(binary);
    command.arg("read").arg(article).stdin(Stdio::null()).stdout(Stdio::null());
    command
}

/// The highest memory seen until the process ends, in kB. It is looked at every tenth of a millisecond, since a process that has ended
/// does not tell any more.
pub(super) fn watch(mut child: Child) -> anyhow::Result<u64> {
    let process = child.id().to_string();
    let mut peak = 0;
    while child.try_wait()?.is_none() {
        peak = peak.max(peak_memory(&process).unwrap_or(0));
        std::thread::sleep(Duration::from_micros(100));
    }
    Ok(peak)
}
