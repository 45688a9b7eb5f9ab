//! Killed at any moment, a ledger opens, has all that was acknowledged, and goes on. `KILLS=200` for the long form.

use dateline_ledger::Ledger;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

mod story;
use story::Chance;

/// The example program, which cargo builds with the tests.
fn keep() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let found = test.parent().unwrap().parent().unwrap().join("examples/keep");
    assert!(found.exists(), "{} is built by `cargo test`", found.display());
    found
}

/// Runs it until it is killed, and answers what it had acknowledged.
fn run_and_kill(file: &Path, first: usize, after: Duration) -> Vec<String> {
    let mut run = Command::new(keep()).arg(file).arg(first.to_string()).arg("100000").stdout(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(after);
    run.kill().unwrap();
    let lines = BufReader::new(run.stdout.take().unwrap()).lines();
    let acknowledged = lines.map_while(Result::ok).filter(|l| !l.is_empty()).collect();
    run.wait().unwrap();
    acknowledged
}

#[test]
fn nothing_acknowledged_is_lost() {
    let folder = std::env::temp_dir().join(format!("dateline-kill-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let kills = std::env::var("KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(25);
    let mut chance = Chance::new(11);
    let (mut file, mut acknowledged) = (folder.join("0"), BTreeSet::new());
    for kill in 0..kills {
        if kill % 25 == 0 {
            file = folder.join(kill.to_string());
            acknowledged.clear();
        }
        let after = Duration::from_micros(1_000 + chance.below(120_000) as u64);
        acknowledged.extend(run_and_kill(&file, kill * 1_000, after));
        if acknowledged.is_empty() && !file.exists() {
            continue;
        }
        let mut ledger = Ledger::open_or_create(&file).unwrap();
        let mut kept = BTreeSet::new();
        let mut keep = |a: dateline_ledger::ArticleIn| {
            kept.insert(a.id);
            Ok(())
        };
        ledger.articles(&mut keep).unwrap();
        let lost: Vec<_> = acknowledged.difference(&kept).collect();
        assert!(lost.is_empty(), "kill {kill} lost {lost:?}");
        if kill % 5 == 4 {
            let found = ledger.doctor().unwrap();
            assert!(found.is_sound(), "kill {kill}: {found:?}");
        }
    }
    assert!(!acknowledged.is_empty(), "no run lived long enough to acknowledge anything");
    let _ = std::fs::remove_dir_all(folder);
}
