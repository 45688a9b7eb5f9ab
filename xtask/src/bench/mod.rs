//! `cargo xtask bench`: tokens a second of each stage and of the whole reading on one core, memory, load and start; and the same of
//! another program on the same articles, in turns.

mod ledger;
mod peer;
mod stage;
mod start;

pub(crate) use start::build;

use crate::root;
use anyhow::{Context, ensure};
use dateline_engine::{Article, Published, Reader, token};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What to measure.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: Option<What>,
    /// The folder with `corpora`.
    #[arg(long, default_value = "../shared")]
    shared: PathBuf,
    /// Rounds; the median counts.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
    /// Read only the first so many articles.
    #[arg(long)]
    articles: Option<usize>,
    /// A program that reads the articles as JSON Lines on standard input and prints {"tokens": N, "seconds": S, "processor": P} on its
    /// last line: its pure time of processing, and (if it likes) its processor time. It runs in turns with the reader, one round each.
    #[arg(long, value_name = "COMMAND")]
    peer: Option<String>,
    /// Measure this stage alone, in megabytes of text a second.
    #[arg(long, value_enum)]
    stage: Option<stage::Stage>,
    /// Leave out the start of `dateline read`, which builds the binary.
    #[arg(long)]
    no_start: bool,
}

#[derive(clap::Subcommand)]
enum What {
    /// Fill a ledger with generated articles, then ask it.
    Ledger(ledger::Args),
}

/// A line of the corpus; `source` is the line itself.
#[derive(Deserialize)]
struct Line {
    id: String,
    published: String,
    text: String,
    #[serde(skip)]
    source: String,
}

/// Measures and prints.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    if let Some(What::Ledger(args)) = &args.what {
        return ledger::run(args);
    }
    let lines = load(&root().join(&args.shared).join("corpora/news/wikinews.jsonl"), args.articles)?;
    if let Some(stage::Stage::Time) = args.stage {
        let peer = || args.peer.as_ref().map(|command| Ok(peer::run(command, &lines)?.seconds())).transpose();
        return stage::run(&lines, args.rounds, peer);
    }
    let articles = lines.iter().map(article).collect::<anyhow::Result<Vec<_>>>()?;
    let tokens: usize = lines.iter().map(|l| token::split(&l.text).len()).sum();
    println!("{} articles, {tokens} tokens, one core, {} rounds (medians)", articles.len(), args.rounds);
    let (reader, load) = timed(Reader::english);
    let reader = reader?;
    let mut ours = Rounds::default();
    ours.round(&reader, &articles);
    ours = Rounds::default();
    let mut peer = Vec::new();
    for _ in 0..args.rounds {
        ours.round(&reader, &articles);
        if let Some(command) = &args.peer {
            peer.push(peer::run(command, &lines)?);
        }
    }
    let whole = ours.print(tokens);
    println!("{:<24} {:>9.1} ms", "load of the reader", load.as_secs_f64() * 1e3);
    println!("{:<24} {:>9.1} MB", "peak memory of the bench", peak_memory("self").context("no /proc/self/status")? as f64 / 1024.0);
    if !args.no_start {
        start::print(args.rounds)?;
    }
    if let Some(command) = &args.peer {
        peer::print(command, &peer, tokens, &whole);
    }
    Ok(())
}

fn load(path: &Path, limit: Option<usize>) -> anyhow::Result<Vec<Line>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("articles {}", path.display()))?;
    let lines = text.lines().filter(|l| !l.trim().is_empty()).take(limit.unwrap_or(usize::MAX));
    let lines: Vec<Line> = lines
        .map(|l| Ok(Line { source: l.to_owned(), ..serde_json::from_str(l)? }))
        .collect::<anyhow::Result<_>>()
        .with_context(|| format!("articles {}", path.display()))?;
    ensure!(!lines.is_empty(), "no articles in {}", path.display());
    Ok(lines)
}

fn article(line: &Line) -> anyhow::Result<Article<'_>> {
    Ok(Article { id: &line.id, published: Some(Published::parse(&line.published)?), text: &line.text, ..Article::default() })
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let out = work();
    (out, start.elapsed())
}

/// Times of every round, by stage.
#[derive(Default)]
struct Rounds {
    /// In the order of the stages.
    stages: Vec<(&'static str, Vec<Duration>)>,
    whole: Vec<Duration>,
    /// Of processor time, which other work on the machine does not lengthen; empty where the system does not tell.
    processor: Vec<Duration>,
    json: Vec<Duration>,
}

impl Rounds {
    /// Reads every article: once whole, then again with a clock between the stages, which must not count for the whole.
    fn round(&mut self, reader: &Reader, articles: &[Article<'_>]) {
        let before = processor_time();
        let (readings, whole) = timed(|| articles.iter().map(|a| reader.read(a)).collect::<Vec<_>>());
        self.whole.push(whole);
        self.processor.extend(processor_time().zip(before).map(|(after, before)| after - before));
        let write = || readings.iter().map(|r| serde_json::to_string(r).map_or(0, |s| s.len())).sum::<usize>();
        self.json.push(timed(|| std::hint::black_box(write())).1);
        drop(readings);
        let mut spent: BTreeMap<&str, Duration> = BTreeMap::new();
        let mut order = Vec::new();
        for article in articles {
            let mut last = Instant::now();
            std::hint::black_box(reader.read_watched(article, &mut |stage| {
                let now = Instant::now();
                if !spent.contains_key(stage) {
                    order.push(stage);
                }
                *spent.entry(stage).or_default() += now - last;
                last = now;
            }));
        }
        for stage in order {
            match self.stages.iter_mut().find(|s| s.0 == stage) {
                Some((_, times)) => times.push(spent[stage]),
                None => self.stages.push((stage, vec![spent[stage]])),
            }
        }
    }

    /// Prints all stages; returns the tokens a second of the whole reading.
    fn print(&mut self, tokens: usize) -> Speed {
        let speed = |times: &mut Vec<Duration>| tokens as f64 / median(times).as_secs_f64();
        println!("{:<24} {:>12} {:>12}", "stage", "tokens/s", "ns a token");
        for (stage, times) in &mut self.stages {
            row(stage, speed(times));
        }
        let whole = speed(&mut self.whole);
        row("whole reading", whole);
        let processor = (!self.processor.is_empty()).then(|| speed(&mut self.processor));
        if let Some(speed) = processor {
            row("  by processor time", speed);
        }
        row("to JSON, besides", speed(&mut self.json));
        Speed { wall: whole, processor }
    }
}

/// Tokens a second, by the clock and by processor time.
struct Speed {
    wall: f64,
    processor: Option<f64>,
}

fn row(name: &str, speed: f64) {
    println!("{name:<24} {speed:>12.0} {:>12.0}", 1e9 / speed);
}

/// The middle one; the upper of the two middle ones of an even number. At least one must be given.
fn median<T: PartialOrd + Copy>(values: &mut [T]) -> T {
    values.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    values[values.len() / 2]
}

/// What this thread has spent on a processor, to a few milliseconds (`Documentation/scheduler/sched-stats.rst` of Linux).
fn processor_time() -> Option<Duration> {
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    spent.split(' ').next()?.parse().ok().filter(|&ns: &u64| ns > 0).map(Duration::from_nanos)
}

/// The highest resident memory of a process so far, in kB.
fn peak_memory(process: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn median_of_any_number() {
        assert_eq!((median(&mut [3]), median(&mut [2, 9, 1]), median(&mut [4.0, 1.0])), (3, 2, 4.0));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn this_process_uses_memory() {
        assert!(peak_memory("self").unwrap() > 500);
    }
}
