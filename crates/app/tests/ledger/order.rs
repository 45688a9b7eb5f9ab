//! The same articles give the same ledger, whatever the order and the number of threads.

use super::desk::{Desk, NEWS, SUMMIT, article};
use serde_json::{Value, json};

/// Some hundred articles of six weeks: plans, moves, denials and reports of the same few things.
pub(crate) fn many() -> Vec<Value> {
    const THINGS: [&str; 4] = ["summit", "dockers' strike", "herring conference", "visit"];
    const TOWNS: [&str; 3] = ["Turku", "Porto", "Bergen"];
    const OUTLETS: [&str; 4] = ["Harbour Post", "Coast Times", "Morning Wire", "Dock Gazette"];
    let text = |i: usize| {
        let (thing, town, day) = (THINGS[i % 4], TOWNS[i / 2 % 3], 3 + i * 7 % 25);
        match i % 5 {
            0 => format!("The {thing} in {town} may be held in May, an official said."),
            1 => format!("The {thing} in {town} will take place on May {day}, Minister Lena Rask said on Monday."),
            2 => format!("The {thing} in {town} has been postponed to June {day}, two officials said."),
            3 => format!("Minister Lena Rask denied that the {thing} in {town} would be held."),
            _ => format!("President Mirjam Oras opened the {thing} in {town} on Tuesday. A {thing} in {town} is planned for June {day}."),
        }
    };
    let day = |i: usize| format!("2031-{:02}-{:02}", 3 + i / 28, 1 + i % 28);
    let made = (0..48).map(|i| article([&format!("m{i}"), &day(i), OUTLETS[i * 3 % 4], &text(i)]));
    NEWS.iter().chain(&SUMMIT).map(|&a| article(a)).chain(made).flat_map(with_version).collect()
}

/// Some articles have a later text.
fn with_version(first: Value) -> Vec<Value> {
    if !first["id"].as_str().is_some_and(|id| id.ends_with('7')) {
        return vec![first];
    }
    let mut second = first.clone();
    second["modified"] = json!("2031-06-20");
    second["text"] = json!(format!("{} This is a longer text.", first["text"].as_str().unwrap_or_default()));
    vec![first, second]
}

/// All that can be exported.
pub(crate) fn exports(desk: &Desk) -> [String; 4] {
    [&["export"][..], &["export", "--csv"], &["export", "--mentions"], &["export", "--as-of", "2031-04-10"]].map(|args| desk.good(args))
}

fn added(articles: &[Value], jobs: &str) -> [String; 4] {
    let desk = Desk::new();
    desk.write("n.jsonl", super::desk::lines(articles)).good(&["add", "--jobs", jobs, "n.jsonl"]);
    exports(&desk)
}

#[test]
fn any_number_of_jobs_and_any_order_give_the_same_bytes() {
    let mut articles = many();
    let one = added(&articles, "1");
    assert!(one.iter().all(|export| export.lines().count() > 20), "{one:?}");
    assert_eq!(added(&articles, "4"), one, "four jobs");
    articles.reverse();
    assert_eq!(added(&articles, "4"), one, "the order reversed");
    assert_eq!(added(&articles, "1"), one);
}

#[test]
fn one_by_one_is_as_good_as_at_once() {
    let articles = many();
    let desk = Desk::new();
    articles.rchunks(9).for_each(|some| {
        desk.add(&super::desk::lines(some));
    });
    assert_eq!(exports(&desk), added(&articles, "2"));
}
