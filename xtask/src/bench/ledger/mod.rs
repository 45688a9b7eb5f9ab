//! `cargo xtask bench ledger`: how fast `dateline add` takes generated articles, how its cost grows with the ledger, and how fast the
//! ledger answers; in portions of ten thousand articles, each its own run of the program.

mod query;
mod story;
mod words;

use super::start::{build, watch};
use anyhow::{Context, ensure};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// How many articles.
    #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u64).range(PORTION..))]
    articles: u64,
    /// A million articles.
    #[arg(long, conflicts_with = "articles")]
    long: bool,
    /// Where the ledger is made; it stays there.
    #[arg(long, default_value = "target/bench/generated.ledger")]
    ledger: PathBuf,
    /// Only ask a ledger that is there already.
    #[arg(long)]
    only_queries: bool,
    /// Print article number N as JSON, and nothing else.
    #[arg(long, value_name = "N")]
    show: Option<u64>,
}

/// Articles of one run of the program.
const PORTION: u64 = 10_000;

/// Measures and prints.
pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    if let Some(n) = args.show {
        println!("{}", serde_json::to_string(&story::article(n))?);
        return Ok(());
    }
    let ledger = crate::root().join(&args.ledger);
    if !args.only_queries {
        fill(&ledger, if args.long { 1_000_000 } else { args.articles })?;
    }
    query::run(&ledger)
}

/// Makes the ledger anew and prints what each tenth of the run cost.
fn fill(ledger: &Path, articles: u64) -> anyhow::Result<()> {
    let binary = build()?;
    std::fs::create_dir_all(ledger.parent().context("a ledger lies in a folder")?)?;
    remove(ledger)?;
    println!("{:>10} {:>12} {:>14} {:>10} {:>14}", "articles", "articles/s", "ms an article", "peak MB", "file / text");
    let (mut text, mut first, mut last, mut spent) = (0, None, 0.0, 0.0);
    let portions = articles / PORTION;
    for portion in 0..portions {
        let taken = add(&binary, ledger, portion * PORTION..(portion + 1) * PORTION)?;
        text += taken.bytes;
        spent += taken.seconds;
        last = taken.seconds;
        first.get_or_insert(taken.seconds);
        if portion == 0 || (portion + 1) % (portions / 10).max(1) == 0 {
            let size = std::fs::metadata(ledger)?.len() as f64 / text as f64;
            let (done, a_second) = ((portion + 1) * PORTION, PORTION as f64 / taken.seconds);
            let peak = taken.peak as f64 / 1024.0;
            println!("{done:>10} {a_second:>12.0} {:>14.2} {peak:>10.0} {size:>14.2}", taken.seconds * 1e3 / PORTION as f64);
        }
    }
    println!(
        "{articles} articles in {spent:.0} s: {:.0} a second; the last ten thousand cost {:.2} times the first",
        articles as f64 / spent,
        { last / first.unwrap_or(last) }
    );
    Ok(())
}

/// What one run of the program took.
struct Taken {
    seconds: f64,
    /// kB
    peak: u64,
    /// Of text in the articles.
    bytes: u64,
}

fn add(binary: &Path, ledger: &Path, numbers: std::ops::Range<u64>) -> anyhow::Result<Taken> {
    let start = Instant::now();
    let mut command = Command::new(binary);
    command.args(["add", "--jsonl", "--ledger"]).arg(ledger).arg("-");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn()?;
    let mut to = BufWriter::new(child.stdin.take().context("the program takes no input")?);
    let feed = std::thread::spawn(move || -> anyhow::Result<u64> {
        let mut bytes = 0;
        for n in numbers {
            let article = story::article(n);
            bytes += article.size();
            serde_json::to_writer(&mut to, &article)?;
            to.write_all(b"\n")?;
        }
        to.flush()?;
        Ok(bytes)
    });
    let peak = watch(child)?;
    let seconds = start.elapsed().as_secs_f64();
    let bytes = feed.join().map_err(|_| anyhow::anyhow!("the generator panicked"))??;
    ensure!(ledger.is_file(), "no ledger {}", ledger.display());
    Ok(Taken { seconds, peak, bytes })
}

fn remove(ledger: &Path) -> anyhow::Result<()> {
    for end in ["", "-wal", "-shm"] {
        let mut path = ledger.as_os_str().to_owned();
        path.push(end);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
