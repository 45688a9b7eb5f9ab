//! How fast a ledger answers: the diary of a month and its first page, the dossier of an event, a search, each asked often and of other things.

use dateline_ledger::{Ledger, Query};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::path::Path;
use std::time::Instant;

/// How often each question is asked.
const TIMES: u64 = 100;
/// Articles of one day in the generated stream.
const ARTICLES_A_DAY: u64 = super::story::A_DAY * super::story::STAGES;
/// Rows of a page.
const PAGE: usize = 50;

/// Asks and prints.
pub(super) fn run(path: &Path) -> anyhow::Result<()> {
    let ledger = Ledger::read_only(path)?;
    let count = ledger.count()?;
    println!("\n{count} articles; up to {TIMES} questions of each kind, milliseconds");
    println!("{:<24} {:>8} {:>8} {:>8}", "", "median", "p95", "worst");
    let first = date(2012, 2, 1);
    let last = date(2012, 1, 2).saturating_add((count / ARTICLES_A_DAY).cast_signed().days());
    let day = |i: u64| first.saturating_add(((i * 37) % (count / ARTICLES_A_DAY + 1)).cast_signed().days());
    let month = |from: Date| Query { from: Some(from), to: Some(from.saturating_add(30.days())), today: Some(last), ..Query::default() };
    // Each other question is about the month to come, as most are, the others about any month.
    let now = |i: u64| month(if i.is_multiple_of(2) { last.saturating_sub(((i / 2) % 30).cast_signed().days()) } else { day(i) });
    let then = |i: u64| Query { as_of: Some(day(i)), today: Some(day(i)), ..month(day(i)) };
    let page = |query: Query| Query { limit: Some(PAGE), ..query };
    measure("diary, first page", TIMES, |i| Ok(ledger.diary(&page(now(i)))?.len()))?;
    measure("diary of a month", TIMES, |i| Ok(ledger.diary(&now(i))?.len()))?;
    measure("  as known on a past day", TIMES / 5, |i| Ok(ledger.diary(&page(then(i)))?.len()))?;
    let names: Vec<String> = (0..TIMES)
        .map(|i| Ok(ledger.diary(&Query { limit: Some(1), ..now(i) })?.first().map(|r| r.event.clone())))
        .collect::<anyhow::Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .collect();
    measure("dossier", TIMES, |i| match names.get(i as usize % names.len().max(1)) {
        Some(name) => Ok(ledger.event(name, None, None)?.reports.len()),
        None => Ok(0),
    })?;
    measure("  why it is one event", TIMES, |i| match names.get(i as usize % names.len().max(1)) {
        Some(name) => Ok(ledger.why(name, 12)?.joined.len()),
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
