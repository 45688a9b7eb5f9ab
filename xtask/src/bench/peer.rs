//! Another program on the same articles.

use super::{Line, Speed, median, row};
use anyhow::{Context, ensure};
use serde::Deserialize;
use std::io::Write;
use std::process::{Command, Stdio};

/// What a peer says of itself on its last line.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Report {
    /// As the peer counts them.
    tokens: u64,
    /// Of pure processing, after loading.
    seconds: f64,
    /// The processor time of the same.
    processor: Option<f64>,
}

impl Report {
    /// Of pure processing, by the clock.
    pub(super) fn seconds(self) -> f64 {
        self.seconds
    }
}

/// Runs it once over all articles, on one core.
pub(super) fn run(command: &str, lines: &[Line]) -> anyhow::Result<Report> {
    let threads = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"].map(|name| (name, "1"));
    let mut child = Command::new("sh").arg("-c").arg(command).envs(threads).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut input = child.stdin.take().context("a pipe to the peer")?;
    let fed = std::thread::scope(|scope| {
        let feed = scope.spawn(move || lines.iter().try_for_each(|l| writeln!(input, "{}", l.source)));
        let out = child.wait_with_output();
        (feed.join(), out)
    });
    let out = fed.1?;
    ensure!(out.status.success(), "the peer failed: {command}");
    let printed = String::from_utf8_lossy(&out.stdout);
    let last = printed.lines().last().unwrap_or("");
    serde_json::from_str(last).with_context(|| format!("wanted {{\"tokens\": N, \"seconds\": S}} on the peer's last line, met {last:?}"))
}

/// Prints the peer's speed in tokens as we count them, and how many times faster the reader is.
pub(super) fn print(command: &str, reports: &[Report], tokens: usize, ours: &Speed) {
    println!("peer: {command}");
    println!("{:<24} {:>12}", "tokens by its own count", reports.first().map_or(0, |r| r.tokens));
    compare("peer", reports.iter().map(|r| r.seconds).collect(), tokens, ours.wall);
    let processor: Option<Vec<f64>> = reports.iter().map(|r| r.processor).collect();
    if let (Some(seconds), Some(ours)) = (processor, ours.processor) {
        compare("  by processor time", seconds, tokens, ours);
    }
}

fn compare(name: &str, mut seconds: Vec<f64>, tokens: usize, ours: f64) {
    let theirs = tokens as f64 / median(&mut seconds);
    row(name, theirs);
    println!("{:<24} {:>12.1} ×", "  ratio", ours / theirs);
}
