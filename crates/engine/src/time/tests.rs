//! The examples of the rules, against the whole stage.

use super::*;
use crate::model::Model;
use crate::rule::Example;
use crate::{parse, tag, token};

pub(super) fn times(text: &str, published: Option<&str>, rules: &Rules, model: &Model) -> Vec<Time> {
    times_with(Options::default(), text, published, rules, model)
}

fn times_with(options: Options, text: &str, published: Option<&str>, rules: &Rules, model: &Model) -> Vec<Time> {
    let tokens = token::split(text);
    let tags = tag::tag(&tokens, model);
    let syntax = parse::parse(tokens, tags);
    let published = published.map(|p| Published::parse(p).unwrap());
    find(Input { syntax: &syntax, names: &[], published, options }, rules, &mut Trace::off())
}

/// Words and value of each time in a text of our own.
pub(crate) fn times_on(text: &str, published: &str) -> Vec<(String, String)> {
    let (rules, model) = (Rules::embedded().unwrap(), Model::embedded().unwrap());
    times(text, Some(published), &rules, &model).into_iter().map(|t| (t.span.of(text).to_string(), t.value)).collect()
}

/// The times of a text, with the embedded rules and model.
pub(super) fn times_of(text: &str, published: &str) -> Vec<Time> {
    times(text, Some(published), &Rules::embedded().unwrap(), &Model::embedded().unwrap())
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

/// What is found of a text: words, EDTF, and what each was counted from.
fn counted(text: &str, published: Option<&str>) -> Vec<(String, Option<String>, Option<&'static str>)> {
    let (rules, model) = (Rules::embedded().unwrap(), Model::embedded().unwrap());
    let found = times(text, published, &rules, &model);
    found.iter().map(|t| (t.span.of(text).to_owned(), t.edtf.clone(), t.relative_to())).collect()
}

#[track_caller]
fn check_counted(text: &str, published: Option<&str>, expected: &[(&str, Option<&str>, Option<&str>)]) {
    let got = counted(text, published);
    let got: Vec<_> = got.iter().map(|(words, edtf, to)| (words.as_str(), edtf.as_deref(), *to)).collect();
    assert_eq!(got, expected, "{text}");
}

#[test]
fn a_time_says_what_it_was_counted_from() {
    let (publication, reference) = (Some("publication"), Some("reference"));
    let text = "They met on June 12, 2018. Two days later she left. They met again last year, in March and on Monday.";
    check_counted(
        text,
        Some("2026-03-18"),
        &[
            ("June 12, 2018", Some("2018-06-12"), None),
            ("Two days later", Some("2018-06-14"), reference),
            ("last year", Some("2025"), publication),
            ("March", Some("2026-03"), publication),
            ("Monday", Some("2026-03-16"), publication),
        ],
    );
    check_counted(
        "They meet every Monday for three hours, now and recently.",
        Some("2026-03-18"),
        &[("every Monday", None, None), ("three hours", None, None), ("now", None, publication), ("recently", None, publication)],
    );
}

#[test]
fn an_undated_article_says_what_is_missing() {
    let publication = Some("publication");
    check_counted("They met last July.", None, &[("last July", None, publication)]);
    check_counted(
        "They met in 1998. A year later he left, on Tuesday.",
        None,
        &[("1998", Some("1998"), None), ("A year later", Some("1999"), Some("reference")), ("Tuesday", None, publication)],
    );
    check_counted(
        "They met in 1998 and last July. A week later he left.",
        None,
        &[("1998", Some("1998"), None), ("last July", None, publication), ("A week later", None, Some("reference"))],
    );
}

#[test]
fn the_anchor_is_a_time_before() {
    let (rules, model) = (Rules::embedded().unwrap(), Model::embedded().unwrap());
    let text = "In 1998 and in 2001 they met. Two years later he left.";
    let found = times(text, Some("2026-03-18"), &rules, &model);
    assert_eq!(found.iter().map(|t| t.anchor).collect::<Vec<_>>(), [None, None, Some(Anchor::Time(1))]);
}

#[test]
fn an_undated_article_has_the_day_of_its_dateline() {
    let yesterday = |edtf| ("yesterday", edtf, Some("publication"));
    for head in [
        "NORDHAVN, March 18, 2026 (Norland Press) — ",
        "NORDHAVN, Norland, March 18, 2026 - ",
        "Ministers meet in Nordhavn\n\nWednesday, March 18, 2026\n\n",
    ] {
        let text = format!("{head}The mayor resigned yesterday.");
        assert_eq!(counted(&text, None).last().map(|(_, edtf, _)| edtf.as_deref()), Some(Some("2026-03-17")), "{text}");
        let dated = counted(&text, Some("2026-03-20"));
        assert_eq!(dated.last().map(|(_, edtf, _)| edtf.as_deref()), Some(Some("2026-03-19")), "{text}");
    }
    // A year that is not said is not invented, and a date in a sentence is no dateline.
    check_counted(
        "NORDHAVN, May 31 (Norland Press) — The mayor resigned yesterday.",
        None,
        &[("May 31", None, Some("publication")), yesterday(None)],
    );
    for text in ["On March 18, 2026, the mayor resigned yesterday.", "NASA said on March 18, 2026 that it had resigned - yesterday."] {
        assert_eq!(counted(text, None).last().unwrap().1, None, "{text}");
    }
}

#[test]
fn the_local_day_of_publication_counts() {
    for (published, today) in [
        ("2018-06-02T01:30:00+09:00", "2018-06-02"),
        ("2018-06-01T23:30:00-10:00", "2018-06-01"),
        ("2018-06-02T00:00:00Z", "2018-06-02"),
        ("2018-06-02", "2018-06-02"),
    ] {
        let got = counted("The vote is today.", Some(published));
        assert_eq!(got[0].1.as_deref(), Some(today), "{published}");
    }
}

/// The EDTF of the first time of a text, published on a Wednesday, under each policy: none, past, future, nearest.
#[track_caller]
fn check_policy(text: &str, expected: [&str; 4]) {
    let (rules, model) = (Rules::embedded().unwrap(), Model::embedded().unwrap());
    let policies = [None, Some(Policy::Past), Some(Policy::Future), Some(Policy::Nearest)];
    let got = policies.map(|policy| {
        let found = times_with(Options { policy }, text, Some("2026-03-18"), &rules, &model);
        found[0].edtf.clone().unwrap_or_default()
    });
    assert_eq!(got, expected, "{text}");
}

#[test]
fn a_policy_decides_what_the_text_leaves_open() {
    check_policy("A meeting in May.", ["2026-05", "2025-05", "2026-05", "2026-05"]);
    check_policy("A meeting in October.", ["2025-10", "2025-10", "2026-10", "2025-10"]);
    check_policy("A meeting in March.", ["2026-03"; 4]);
    check_policy("The March 19 meeting.", ["2026-03-19", "2025-03-19", "2026-03-19", "2026-03-19"]);
    check_policy("The March 17 meeting.", ["2026-03-17", "2026-03-17", "2027-03-17", "2026-03-17"]);
    check_policy("Meeting, Friday.", ["2026-03-20", "2026-03-13", "2026-03-20", "2026-03-20"]);
    check_policy("Meeting, Tuesday.", ["2026-03-17", "2026-03-17", "2026-03-24", "2026-03-17"]);
    check_policy("Meeting, Wednesday.", ["2026-03-18"; 4]);
    check_policy(
        "A party at the weekend.",
        ["2026-03-14/2026-03-15", "2026-03-14/2026-03-15", "2026-03-21/2026-03-22", "2026-03-14/2026-03-15"],
    );
    check_policy("An autumn meeting.", ["2025-23", "2025-23", "2026-23", "2025-23"]);
}

#[test]
fn a_policy_changes_nothing_that_the_text_says() {
    check_policy("They met in May.", ["2025-05"; 4]);
    check_policy("They will meet in October.", ["2026-10"; 4]);
    check_policy("They met on Friday.", ["2026-03-13"; 4]);
    check_policy("They will meet on Tuesday.", ["2026-03-24"; 4]);
    check_policy("A meeting last October.", ["2025-10"; 4]);
}

#[test]
fn a_set_says_how_often() {
    let (rules, model) = (Rules::embedded().unwrap(), Model::embedded().unwrap());
    for (text, quant, freq) in [
        ("They meet every Monday.", Some("EVERY"), None),
        ("They meet each month.", Some("EACH"), None),
        ("They meet twice a year.", None, Some(2)),
        ("They meet three times a year.", None, Some(3)),
        ("They meet daily.", None, None),
    ] {
        let found = times(text, None, &rules, &model);
        assert_eq!((found[0].quant, found[0].freq), (quant, freq), "{text}");
    }
}

#[test]
fn what_names_its_own_year_often_is_news_whatever_else_it_tells() {
    let old: String = [1912, 1916, 1920, 1924, 1928, 1932, 1936].iter().map(|y| format!("The party won in {y}. ")).collect();
    let day = |end: &str| times_on(&format!("{old}{end} On May 5 it chose Ann Lee."), "2024-06-19").pop();
    let wanted = |value: &str| Some(("May 5".to_owned(), value.to_owned()));
    assert_eq!(day("The 2024 race is open, the 2024 ticket is not."), wanted("2024-05-05"));
    assert_eq!(day("The race was open."), wanted("1936-05-05"));
}

#[test]
fn news_that_tells_of_old_years_is_no_history() {
    let old = "The club won in 1901, 1912, 1923, 1934, 1945, 1956, 1967 and 1978.";
    let last = |text: &str| times_on(text, "2024-03-12").pop().unwrap();
    let wanted = ("April 30".to_owned(), "2024-04-30".to_owned());
    assert_eq!(last(&format!("The club moved this week. {old} It will play on April 30.")), wanted);
    assert_ne!(last(&format!("{old} It played on April 30.")), wanted);
}
