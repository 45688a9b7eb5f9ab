//! How fast a ledger answers: the diary of a month and its first page, the dossier of an event, a search, each asked often and of other things.

use dateline_ledger::{Ledger, Query};
use jiff::ToSpan;
use jiff::civil::date;
use std::path::Path;
use std::time::Instant;

/// How often each question is asked.
const TIMES: u64 = 100;
/// Rows of a page.
const PAGE: usize = 50;

/// Asks and prints.
pub(super) fn run(path: &Path) -> anyhow::Result<()> {
    let ledger = Ledger::read_only(path)?;
    let count = ledger.count()?;
    println!("\n{count} articles; up to {TIMES} questions of each kind, milliseconds");
    println!("{:<24} {:>8} {:>8} {:>8}", "", "median", "p95", "worst");
    let day = |i: u64| date(2012, 2, 1).saturating_add(((i * 37) % (count / 272 + 1)).cast_signed().days());
    let month = |i: u64| {
        let from = day(i);
        Query { from: Some(from), to: Some(from.saturating_add(30.days())), as_of: Some(from), today: Some(from), ..Query::default() }
    };
    let page = |i| Query { limit: Some(PAGE), ..month(i) };
    measure("diary, first page", TIMES, |i| Ok(ledger.diary(&page(i))?.len()))?;
    measure("diary of a month", TIMES / 5, |i| Ok(ledger.diary(&month(i))?.len()))?;
    let names: Vec<String> = (0..TIMES)
        .map(|i| Ok(ledger.diary(&Query { limit: Some(1), ..month(i) })?.first().map(|r| r.event.clone())))
        .collect::<anyhow::Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .collect();
    measure("dossier", TIMES, |i| match names.get(i as usize % names.len().max(1)) {
        Some(name) => Ok(ledger.event(name, None, None)?.reports.len()),
        None => Ok(0),
    })?;
    let words =
        ["refinery fire", "central bank tariffs", "withdrew soldiers", "pensions reform governor", "\"the sale of a port\"", "summit"];
    measure("search", TIMES, |i| {
        Ok(ledger.search(words[i as usize % words.len()], &Query { limit: Some(20), ..Query::default() })?.len())
    })?;
    Ok(())
}

fn measure(name: &str, times: u64, ask: impl Fn(u64) -> anyhow::Result<usize>) -> anyhow::Result<()> {
    let mut spent = Vec::new();
    for i in 0..times {
        let start = Instant::now();
        std::hint::black_box(ask(i)?);
        spent.push(start.elapsed().as_secs_f64() * 1e3);
    }
    spent.sort_by(f64::total_cmp);
    let at = |share: f64| spent[((spent.len() - 1) as f64 * share) as usize];
    println!("{name:<24} {:>8.1} {:>8.1} {:>8.1}", at(0.5), at(0.95), at(1.0));
    Ok(())
}
