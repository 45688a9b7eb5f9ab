//! The ledger is a function of the set of articles: any order, any batches, the same export.

use dateline_ledger::{Format, Ledger, Query};

mod story;
use story::{Chance, read_all, scratch, stories};

/// All that a ledger says, now and as of some days.
fn export(ledger: &Ledger) -> String {
    let mut out = Vec::new();
    for day in [None, Some("2031-04-05"), Some("2031-04-12"), Some("2031-05-01"), Some("2031-05-20")] {
        let as_of = day.map(|d| d.parse().unwrap());
        ledger.export_mentions(&mut out, as_of).unwrap();
        ledger.export_events(&mut out, Format::JsonLines, &Query { as_of, ..Query::default() }).unwrap();
    }
    String::from_utf8(out).unwrap()
}

/// All that it says as of each of the last days with an article.
fn last_days(ledger: &Ledger) -> String {
    let mut days: Vec<_> = Vec::new();
    ledger
        .articles(|a| {
            days.extend(a.published.map(|p| p.day));
            Ok(())
        })
        .unwrap();
    days.sort_unstable();
    days.dedup();
    let mut out = Vec::new();
    for &day in days.iter().rev().take(5) {
        ledger.export_events(&mut out, Format::JsonLines, &Query { as_of: Some(day), ..Query::default() }).unwrap();
    }
    String::from_utf8(out).unwrap()
}

fn first_difference(a: &str, b: &str) -> String {
    let at = a.lines().zip(b.lines()).position(|(x, y)| x != y).unwrap_or_default();
    format!("line {at}:\n{:?}\n{:?}\n{} and {} lines", a.lines().nth(at), b.lines().nth(at), a.lines().count(), b.lines().count())
}

#[test]
fn any_order_and_any_batches_give_the_same_export() {
    let folder = scratch("shuffle");
    let mut all = read_all(stories());
    let whole = {
        let mut ledger = Ledger::create(&folder.join("whole")).unwrap();
        ledger.add(all.iter().map(|(a, r)| (a, r))).unwrap();
        ledger.settle(|_| ()).unwrap();
        export(&ledger)
    };
    assert!(whole.lines().count() > 200, "{}", whole.lines().count());
    let shuffles = std::env::var("SHUFFLES").ok().and_then(|n| n.parse().ok()).unwrap_or(50);
    for seed in 0..shuffles {
        let mut chance = Chance::new(seed);
        chance.shuffle(&mut all);
        let mut ledger = Ledger::create(&folder.join(format!("{seed}"))).unwrap();
        let mut rest = &all[..];
        while !rest.is_empty() {
            let (batch, more) = rest.split_at((1 + chance.below(20)).min(rest.len()));
            ledger.add(batch.iter().map(|(a, r)| (a, r))).unwrap();
            if chance.below(3) > 0 {
                ledger.settle(|_| ()).unwrap();
            }
            rest = more;
        }
        ledger.settle(|_| ()).unwrap();
        let other = export(&ledger);
        assert!(other == whole, "seed {seed}: {}", first_difference(&whole, &other));
        if seed % 10 == 0 {
            let found = ledger.doctor().unwrap();
            assert!(found.is_sound(), "seed {seed}: {found:?}");
        }
    }
    let _ = std::fs::remove_dir_all(folder);
}

/// As news comes: day after day, and within some days in any order.
#[test]
fn late_articles_of_the_last_days_give_the_same_export() {
    let folder = scratch("late");
    let mut all = read_all(stories());
    all.sort_by_key(|(a, _)| a.published.map(|p| p.to_string()));
    let whole = {
        let mut ledger = Ledger::create(&folder.join("whole")).unwrap();
        ledger.add(all.iter().map(|(a, r)| (a, r))).unwrap();
        ledger.settle(|_| ()).unwrap();
        last_days(&ledger) + &export(&ledger)
    };
    let mut anew = 0;
    for seed in 0..12 {
        let mut chance = Chance::new(seed);
        let mut order: Vec<_> = all.iter().collect();
        order.chunks_mut(8 + seed as usize % 3).for_each(|days| chance.shuffle(days));
        let mut ledger = Ledger::create(&folder.join(format!("{seed}"))).unwrap();
        for batch in order.chunks(1 + seed as usize % 4) {
            ledger.add(batch.iter().map(|(a, r)| (a, r))).unwrap();
            anew += ledger.settle(|_| ()).unwrap().anew;
        }
        let other = last_days(&ledger) + &export(&ledger);
        assert!(other == whole, "seed {seed}: {}", first_difference(&whole, &other));
        let found = ledger.doctor().unwrap();
        assert!(found.is_sound(), "seed {seed}: {found:?}");
    }
    assert!(anew > 100, "{anew} texts were settled again");
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn rows_are_the_same_without_what_is_kept_of_them() {
    let folder = scratch("tallies");
    let path = folder.join("ledger");
    let all = read_all(stories());
    let mut ledger = Ledger::create(&path).unwrap();
    for batch in all.chunks(7) {
        ledger.add(batch.iter().map(|(a, r)| (a, r))).unwrap();
        ledger.settle(|_| ()).unwrap();
    }
    let kept = last_days(&ledger) + &export(&ledger);
    drop(ledger);
    let file = rusqlite::Connection::open(&path).unwrap();
    let gone = file.execute("DELETE FROM tally", []).unwrap();
    assert!(file.execute("DELETE FROM eve", []).unwrap() > 5);
    drop(file);
    assert!(gone > 50, "{gone} tallies");
    let ledger = Ledger::read_only(&path).unwrap();
    let made = last_days(&ledger) + &export(&ledger);
    assert!(made == kept, "{}", first_difference(&kept, &made));
    let _ = std::fs::remove_dir_all(folder);
}
