//! Hard cases of the diary, read by the engine: which mentions of a word are one event.

use super::{POINTS, Traits, assign, judge};
use crate::Observation;
use crate::identity::Cluster;
use dateline_engine::{Article, Published, Reader};
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::english().unwrap());

/// The clusters of the observations whose first head is one of `words`, in the order of the articles, as letters: "aab" are three
/// observations of which the first two are one event.
fn check(words: &[&str], articles: &[(&str, &str)], expected: &str) {
    let read = |(i, (day, text)): (usize, &(&str, &str))| {
        let id = format!("{i}");
        let article = Article { id: &id, published: Published::parse(day).ok(), text, title: None, outlet: None, url: None };
        Observation::all(&READER.read(&article), &id, None)
    };
    let all: Vec<Observation> = articles.iter().enumerate().flat_map(read).collect();
    let clusters = assign(&all);
    let is_asked = |o: &Observation| o.mentions.iter().any(|m| words.contains(&m.lemma.as_str()));
    let mut seen: Vec<usize> = Vec::new();
    let mut letters = String::new();
    for (_, &c) in all.iter().zip(&clusters).filter(|(o, _)| is_asked(o)) {
        let at = seen.iter().position(|&s| s == c).unwrap_or_else(|| {
            seen.push(c);
            seen.len() - 1
        });
        letters.push((b'a' + at as u8) as char);
    }
    assert_eq!(letters, expected, "{articles:?}\n{}", why(&all, &is_asked));
}

/// The verdicts on each pair, for messages.
fn why(all: &[Observation], is_asked: &dyn Fn(&Observation) -> bool) -> String {
    let asked: Vec<&Observation> = all.iter().filter(|o| is_asked(o)).collect();
    let pair = |(a, b): (&Observation, &Observation)| {
        let v = judge(&Traits::of(b), &Cluster::new(&Traits::of(a)));
        format!("{} / {}: {} {:?} {:?}\n", a.title, b.title, v.score, v.broken, v.parts)
    };
    asked.windows(2).map(|w| pair((w[0], w[1]))).collect()
}

#[test]
fn an_undated_rumour_and_its_dated_plan_are_one() {
    check(
        &["summit", "meet"],
        &[
            ("2018-05-30", "The White House is planning a summit between Donald Trump and Vladimir Putin, officials said."),
            ("2018-06-28", "Donald Trump and Vladimir Putin will meet in Helsinki on July 16."),
            ("2018-07-01", "Trump will hold a summit with Putin in Finland in July."),
        ],
        "aaa",
    );
}

#[test]
fn summits_of_others_are_others() {
    check(
        &["summit"],
        &[
            ("2018-05-30", "A summit between Trump and Kim is planned for June 12 in Singapore."),
            ("2018-05-31", "A summit between Trump and Putin is planned."),
            ("2018-06-01", "The planned summit between Trump and Kim will be held in Singapore."),
        ],
        "aba",
    );
}

#[test]
fn each_year_has_its_conference() {
    check(
        &["hold"],
        &[
            ("2030-02-01", "The Harbour Safety Conference will be held in Lisbon on May 10, 2030."),
            ("2030-05-11", "The Harbour Safety Conference was held in Lisbon on May 10."),
            ("2031-02-01", "The Harbour Safety Conference will be held in Lisbon on May 12, 2031."),
        ],
        "aab",
    );
}

#[test]
fn the_third_is_not_the_fourth() {
    check(
        &["meeting"],
        &[
            ("2031-02-01", "The third meeting between Orla Brandt and Pavel Ruud is planned."),
            ("2031-02-03", "The fourth meeting between Orla Brandt and Pavel Ruud is planned."),
            ("2031-02-04", "The third meeting between Orla Brandt and Pavel Ruud will be held in Oslo."),
        ],
        "aba",
    );
}

#[test]
fn what_moved_is_the_same() {
    check(
        &["launch"],
        &[
            ("2031-04-01", "The launch of the ferry Aurora by Norland Lines is scheduled for May 3."),
            ("2031-04-09", "The launch of the ferry Aurora by Norland Lines has been postponed from May 3 to May 10."),
            ("2031-04-11", "The launch of the ferry Aurora by Norland Lines is scheduled for May 10."),
        ],
        "aaa",
    );
    check(
        &["meet"],
        &[
            ("2031-04-01", "Orla Brandt and Pavel Ruud will meet on May 3."),
            ("2031-04-09", "Orla Brandt and Pavel Ruud will meet on May 10."),
        ],
        "aa",
    );
}

#[test]
fn two_days_of_one_article_are_two() {
    check(
        &["meet"],
        &[
            ("2031-04-01", "Orla Brandt and Pavel Ruud will meet in Oslo on May 3."),
            ("2031-04-09", "Orla Brandt and Pavel Ruud will meet in Oslo on May 10. Brandt and Ruud will also meet in Oslo on May 3."),
        ],
        "aba",
    );
}

#[test]
fn what_happened_was_ahead() {
    check(
        &["summit", "meet"],
        &[
            ("2031-04-01", "A summit between Orla Brandt and Pavel Ruud will be held in Oslo on May 3."),
            ("2031-05-04", "Orla Brandt and Pavel Ruud met in Oslo on Saturday."),
        ],
        "aa",
    );
}

#[test]
fn one_report_of_the_past_may_have_another_day() {
    check(
        &["arrest"],
        &[
            ("2031-04-05", "Police arrested Orla Brandt in Lisbon on Monday."),
            ("2031-04-05", "Police arrested Orla Brandt in Lisbon."),
            ("2031-04-06", "Police arrested Orla Brandt in Lisbon on Thursday."),
        ],
        "aaa",
    );
    check(
        &["arrest"],
        &[
            ("2031-04-05", "Police arrested Orla Brandt in Lisbon on Monday."),
            ("2031-04-06", "Police arrested Orla Brandt in Lisbon on Thursday."),
        ],
        "ab",
    );
}

#[test]
fn two_places_are_two() {
    check(
        &["hold"],
        &[
            ("2031-04-01", "Orla Brandt will hold a rally in Hamburg on Friday."),
            ("2031-04-01", "Orla Brandt will hold a rally in Munich on Friday."),
            ("2031-04-01", "Orla Brandt will hold a rally in Hamburg."),
        ],
        "aba",
    );
}

#[test]
fn names_of_one_are_one() {
    check(
        &["visit"],
        &[("2031-04-01", "President Orla Brandt will visit Lisbon on May 3."), ("2031-04-02", "Brandt will visit Portugal in May.")],
        "aa",
    );
    check(
        &["summit"],
        &[
            ("2031-04-01", "A summit between the European Union and Japan will be held in Brussels on May 3."),
            ("2031-04-02", "The EU and Japan will hold a summit in Brussels in May."),
        ],
        "aa",
    );
}

#[test]
fn stages_of_a_case_are_not_one() {
    check(
        &["trial", "verdict"],
        &[
            ("2031-04-01", "The trial of Jonas Vik will begin in Oslo on May 3."),
            ("2031-04-02", "The verdict against Jonas Vik is expected in Oslo in June."),
        ],
        "ab",
    );
}

#[test]
fn what_an_article_tells_late_of_others_is_another() {
    let rain = "It rained. ".repeat(8);
    let text = format!("Police arrested Orla Brandt on Monday. {rain}Guards arrested Pavel Ruud.");
    check(&["arrest"], &[("2031-04-01", &text)], "ab");
}

#[test]
fn what_did_not_happen_is_not_what_did() {
    check(
        &["meet"],
        &[
            ("2031-04-01", "Orla Brandt met Pavel Ruud in Oslo on Monday."),
            ("2031-04-02", "Orla Brandt did not meet Pavel Ruud in Oslo on Monday."),
        ],
        "ab",
    );
}

#[test]
fn speech_is_left_out() {
    check(
        &["say"],
        &[("2031-04-01", "Orla Brandt said the line would open."), ("2031-04-01", "Orla Brandt said the line would open.")],
        "",
    );
}

#[test]
fn every_part_has_a_name_that_is_told_once() {
    for (i, (name, points, what)) in POINTS.iter().enumerate() {
        assert!(*points != 0 && !what.is_empty() && POINTS[..i].iter().all(|p| p.0 != *name), "{name}");
    }
}
