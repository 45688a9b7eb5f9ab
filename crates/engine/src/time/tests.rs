//! The examples of the rules, against the whole stage.

use super::*;
use crate::model::Model;
use crate::rule::Example;
use crate::{parse, tag, token};

fn times(text: &str, published: Option<&str>, rules: &Rules, model: &Model) -> Vec<Time> {
    let tokens = token::split(text);
    let tags = tag::tag(&tokens, model);
    let syntax = parse::parse(tokens, tags);
    let published = published.map(|p| Published::parse(p).unwrap());
    find(&syntax, published, rules, &mut Trace::off())
}

/// Words and value of each time in a text of our own.
pub(crate) fn times_on(text: &str, published: &str) -> Vec<(String, String)> {
    let (rules, model) = (Rules::embedded().unwrap(), Model::embedded().unwrap());
    times(text, Some(published), &rules, &model).into_iter().map(|t| (t.span.of(text).to_string(), t.value)).collect()
}

/// The text without marks, and what the marks say must be found: `[words|value]`.
fn unmarked(marked: &str) -> (String, Vec<(String, String)>) {
    let (mut text, mut wanted) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (inner, after) = after.split_once(']').expect("a mark closes");
        let (words, value) = inner.split_once('|').expect("a mark has words and a value");
        text.push_str(before);
        text.push_str(words);
        wanted.push((words.trim().to_string(), value.to_string()));
        rest = after;
    }
    text.push_str(rest);
    (text, wanted)
}

fn wrong(rule: &str, example: &Example, rules: &Rules, model: &Model) -> Option<String> {
    let (text, wanted) = unmarked(&example.text);
    let found = times(&text, example.published.as_deref(), rules, model);
    let got: Vec<_> = found.iter().map(|t| (t.span.of(&text).to_string(), t.value.clone())).collect();
    let fired = found.iter().any(|t| &*t.made_by == rule);
    let quiet = rules.list.iter().any(|r| &*r.name == rule && r.value.args.first() == Some(&crate::rule::Arg::Word("none".into())));
    let well = match example.good {
        true => wanted.iter().all(|w| got.contains(w)) && (fired || quiet),
        false => !fired,
    };
    (!well).then(|| {
        format!(
            "{rule}: {:?}\n    found {:?}",
            example.text,
            found.iter().map(|t| (t.span.of(&text), &t.value, &t.made_by)).collect::<Vec<_>>()
        )
    })
}

#[test]
fn every_example_of_every_rule() {
    let (rules, model) = (Rules::embedded().unwrap(), Model::embedded().unwrap());
    let failures: Vec<String> =
        rules.list.iter().flat_map(|rule| rule.examples.iter().filter_map(|e| wrong(&rule.name, e, &rules, &model))).collect();
    assert!(failures.is_empty(), "{} of the examples fail:\n{}", failures.len(), failures.join("\n"));
}

/// Words that rules use, and some that break them, in an order that a seed decides.
fn babble(mut seed: u64, words: usize) -> String {
    const WORDS: &[&str] = &[
        "June",
        "May",
        "March",
        "Feb.",
        "30",
        "31",
        "12",
        "2018",
        "1914",
        "-",
        "/",
        ",",
        ".",
        "the",
        "of",
        "last",
        "next",
        "this",
        "early",
        "late",
        "end of",
        "two",
        "and a half",
        "years",
        "quarter",
        "ago",
        "later",
        "before",
        "after",
        "Monday",
        "night",
        "3:30",
        "p.m.",
        "noon",
        "spring",
        "every",
        "each",
        "Easter",
        "Ramadan",
        "first",
        "third",
        "half",
        "20th",
        "century",
        "1990s",
        "'80s",
        "480 BC",
        "100000000000",
        "9999",
        "will",
        "said",
        "in",
        "from",
        "to",
        "until",
        "about",
        "more than",
        "year-ago",
        "thousand",
        "hundred",
        "’98",
        "é",
        "“",
        "same",
        "following",
    ];
    let mut text = String::new();
    for _ in 0..words {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push_str(WORDS[(seed >> 33) as usize % WORDS.len()]);
        text.push_str(if seed >> 62 == 0 { "" } else { " " });
    }
    text
}

#[test]
fn whatever_is_said_is_in_order_and_exists() {
    let (rules, model) = (Rules::embedded().unwrap(), Model::embedded().unwrap());
    for seed in 0..100 {
        let text = babble(seed, 150);
        let published = [Some("2026-03-18"), None, Some("0001-01-01"), Some("3999-12-31"), Some("2024-02-29")][seed as usize % 5];
        let found = times(&text, published, &rules, &model);
        for pair in found.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{text}");
        }
        for time in &found {
            assert!(!time.span.is_empty() && time.tokens.start < time.tokens.end, "{text}");
            assert!(time.earliest <= time.latest, "{time:?}");
            if let Some(edtf) = &time.edtf {
                assert_eq!(edtf_range(edtf), Some((time.earliest, time.latest)), "{time:?}");
            }
        }
    }
}

#[test]
fn hostile_texts_take_no_longer_and_do_not_panic() {
    let (rules, model) = (Rules::embedded().unwrap(), Model::embedded().unwrap());
    for unit in ["the end of ", "3 3, ", "early ", "June ", "1/1/", "'", "–", "two hundred ", "last ", "\u{301}"] {
        times(&unit.repeat(1_000), Some("2026-03-18"), &rules, &model);
    }
}

#[test]
fn an_undated_article_leaves_relative_times_open() {
    let (rules, model) = (Rules::embedded().unwrap(), Model::embedded().unwrap());
    let found = times("They met last year, on Monday, in June and yesterday; she left in 1998.", None, &rules, &model);
    let got: Vec<_> = found.iter().map(|t| (t.value.as_str(), t.edtf.as_deref())).collect();
    assert_eq!(got, [("XXXX", None), ("XXXX-WXX-1", None), ("XXXX-06", None), ("XXXX-XX-XX", None), ("1998", Some("1998"))]);
}

#[test]
fn a_day_that_does_not_exist_is_not_moved() {
    let (rules, model) = (Rules::embedded().unwrap(), Model::embedded().unwrap());
    for text in ["He left on February 30.", "He left on Feb. 30, 2018.", "He left on 31 June 2017.", "He left on Feb. 29, 2018."] {
        assert!(
            times(text, Some("2026-03-18"), &rules, &model).iter().all(|t| t.edtf.is_none() || t.edtf.as_deref() == Some("2026-02")),
            "{text}"
        );
    }
}
