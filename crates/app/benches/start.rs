//! How long `dateline read` takes on one short article, from start to exit, and how much memory it holds.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 30;
const PROGRAM: &str = env!("CARGO_BIN_EXE_dateline");
const ARTICLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/summit.txt");

fn main() -> std::io::Result<()> {
    let mut times = (0..ROUNDS).map(|_| start_to_exit()).collect::<std::io::Result<Vec<Duration>>>()?;
    times.sort();
    let mut out = std::io::stdout().lock();
    writeln!(out, "dateline read examples/summit.txt, {ROUNDS} times")?;
    writeln!(out, "median {:.1} ms, slowest {:.1} ms", ms(times[ROUNDS / 2]), ms(times[ROUNDS - 1]))?;
    match peak()? {
        Some(kilobytes) => writeln!(out, "peak memory {:.1} MB", kilobytes as f64 / 1024.0),
        None => writeln!(out, "peak memory is read from /proc, which is not here"),
    }
}

fn start_to_exit() -> std::io::Result<Duration> {
    let start = Instant::now();
    let status = Command::new(PROGRAM).args(["read", ARTICLE]).stdout(Stdio::null()).status()?;
    assert!(status.success(), "{status}");
    Ok(start.elapsed())
}

/// The most memory that it held after one article, in kB, asked while it waits for the next.
fn peak() -> std::io::Result<Option<u64>> {
    let text = std::fs::read_to_string(ARTICLE)?;
    let line = serde_json::json!({ "id": "a", "published": "2026-03-14", "text": text });
    let mut child = Command::new(PROGRAM).args(["read", "--jsonl"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else { return Ok(None) };
    writeln!(stdin, "{line}")?;
    BufReader::new(stdout).read_line(&mut String::new())?;
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    drop(stdin);
    child.wait()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?.trim().parse().ok());
    Ok(peak)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
