//! `kill -9` in the middle of `dateline add`: the ledger opens, and a second run completes it.

use super::desk::{Desk, lines};
use super::order::{exports, many};
use crate::program::command;
use serde_json::Value;
use std::io::Write as _;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// Feeds articles one by one to a run that has not come to its end.
fn feed_slowly(desk: &Desk, articles: &[Value], pause: Duration) -> Child {
    let mut adding = command(desk.path(), &["add", "--jsonl", "-"]);
    let mut run = adding.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let pipe = run.stdin.as_mut().unwrap();
    for article in articles {
        pipe.write_all(lines(std::slice::from_ref(article)).as_bytes()).unwrap();
        pipe.flush().unwrap();
        std::thread::sleep(pause);
    }
    run
}

/// How many articles can be found by now.
fn kept(desk: &Desk) -> usize {
    let ran = desk.run(&["search", "the", "--limit", "1000", "--json"]);
    ran.out.lines().count()
}

fn kill_at(desk: &Desk, articles: &[Value], pause: Duration) {
    let mut run = feed_slowly(desk, articles, pause);
    run.kill().unwrap();
    run.wait().unwrap();
}

#[test]
fn killed_at_any_moment_it_is_completed_by_a_second_run() {
    let articles = many();
    let whole = Desk::new();
    whole.add(&lines(&articles));
    let undisturbed = exports(&whole);
    for (count, pause) in [(1, 0), (3, 1), (12, 5), (30, 12), (articles.len(), 8)] {
        let desk = Desk::new();
        kill_at(&desk, &articles[..count], Duration::from_millis(pause));
        desk.add(&lines(&articles));
        assert_eq!(exports(&desk), undisturbed, "killed after {count}");
        assert_eq!(desk.good(&["doctor"]), "sound\n");
    }
}

#[test]
fn what_was_kept_before_can_be_asked_for() {
    let articles = many();
    let desk = Desk::new();
    let mut run = feed_slowly(&desk, &articles, Duration::from_millis(40));
    let end = Instant::now() + Duration::from_secs(60);
    while kept(&desk) < 10 {
        assert!(Instant::now() < end, "nothing is kept while standard input stays open");
        std::thread::sleep(Duration::from_millis(20));
    }
    run.kill().unwrap();
    run.wait().unwrap();
    assert!(kept(&desk) >= 10);
    desk.good(&["events"]);
    assert_eq!(desk.good(&["doctor"]), "sound\n");
    let again = desk.add(&lines(&articles));
    assert!(again["known"].as_u64().unwrap() >= 10, "{again}");
}

#[test]
fn a_ledger_that_others_read_is_added_to() {
    let articles = many();
    let desk = Desk::new();
    desk.add(&lines(&articles[..9]));
    let mut run = feed_slowly(&desk, &articles[9..12], Duration::from_millis(5));
    assert!(!desk.rows(&["events"]).is_empty(), "one writes, others read");
    drop(run.stdin.take());
    assert!(run.wait().unwrap().success());
}

#[test]
fn two_that_add_at_once_give_what_one_gives() {
    let articles = many();
    let desk = Desk::new();
    desk.add(&lines(&articles[..1]));
    let mut slow = feed_slowly(&desk, &articles[..20], Duration::ZERO);
    desk.add(&lines(&articles[15..]));
    drop(slow.stdin.take());
    assert!(slow.wait().unwrap().success());
    let whole = Desk::new();
    whole.add(&lines(&articles));
    assert_eq!(exports(&desk), exports(&whole));
}
