//! The speed of one stage alone, given what the stages before it made.

use super::{Line, article, median, processor_time, timed};
use dateline_engine::name::Name;
use dateline_engine::parse::Syntax;
use dateline_engine::{Published, Reader};
use std::time::Duration;

/// The stages that can be measured alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Stage {
    /// Time expressions; tokens, tags and trees are made before the clock runs.
    Time,
}

/// Measures the stage and prints megabytes of text a second, of a peer too, if there is one.
pub(super) fn run(lines: &[Line], rounds: u32, mut peer: impl FnMut() -> anyhow::Result<Option<f64>>) -> anyhow::Result<()> {
    let reader = Reader::english()?;
    let articles = lines.iter().map(|line| Given::of(line, &reader)).collect::<anyhow::Result<Vec<_>>>()?;
    let read = || articles.iter().map(|a| reader.times_of(&a.syntax, &a.names, a.published).len()).sum::<usize>();
    let times = read();
    let (mut ours, mut processor, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        let before = processor_time();
        ours.push(fastest(&read));
        processor.extend(processor_time().zip(before).map(|(after, before)| (after - before) / REPEATS));
        theirs.extend(peer()?);
    }
    let bytes: usize = lines.iter().map(|line| line.text.len()).sum();
    let speed = |seconds: f64| bytes as f64 / 1e6 / seconds;
    println!("{:<24} {:>12} {:>12}", "", "MB/s", "times");
    println!("{:<24} {:>12.2} {times:>12}", "time stage alone", speed(median(&mut ours).as_secs_f64()));
    if !processor.is_empty() {
        println!("{:<24} {:>12.2}", "  by processor time", speed(median(&mut processor).as_secs_f64()));
    }
    if !theirs.is_empty() {
        let (us, them) = (median(&mut ours).as_secs_f64(), median(&mut theirs));
        println!("{:<24} {:>12.4}\n{:<24} {:>12.0} ×", "peer", speed(them), "  ratio", them / us);
    }
    Ok(())
}

/// What the stages before made of an article.
struct Given<'t> {
    syntax: Syntax<'t>,
    names: Vec<Name>,
    published: Option<Published>,
}

impl<'t> Given<'t> {
    fn of(line: &'t Line, reader: &Reader) -> anyhow::Result<Self> {
        let (syntax, published) = (reader.syntax(&line.text), article(line)?.published);
        Ok(Self { names: reader.names(&syntax, published).list, syntax, published })
    }
}

/// How often a round reads everything: a whole corpus takes milliseconds.
const REPEATS: u32 = 10;

/// The fastest of several: what other work on the machine takes away is no property of the stage.
fn fastest(read: &impl Fn() -> usize) -> Duration {
    (0..REPEATS).map(|_| timed(|| std::hint::black_box(read())).1).min().unwrap_or_default()
}
