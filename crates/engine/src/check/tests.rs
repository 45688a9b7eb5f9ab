//! The checks on sentences of our own, through the whole pipeline.

use crate::{Article, Published, Reader};
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::english().unwrap());

/// The findings as "kind what: words", published on Tuesday, 2024-03-12.
fn found(text: &str) -> Vec<String> {
    let reading = READER.read(&Article { text, published: Published::parse("2024-03-12").ok(), ..Article::default() });
    reading.findings.iter().map(|f| format!("{} {}: {}", f.kind, f.what, f.text)).collect()
}

#[track_caller]
fn check(text: &str, wanted: &[&str]) {
    assert_eq!(found(text), wanted, "{text}");
}

#[test]
fn a_third_meeting_after_two() {
    let told = "Ruritanian President Ida Holm and Luthan President Max Orr plan a summit. \
                It would be the third meeting between the two leaders. ";
    check(&format!("{told}They met in May in Rome, and in November at the trade fair in Oslo."), &["agreement ordinal: third"]);
    check(&format!("{told}They met in May in Rome."), &[]);
    check(&format!("{told}They have met twice before."), &["agreement ordinal: third"]);
    check("It would be the third meeting of the board this year.", &[]);
}

#[test]
fn counts_and_their_lists() {
    check("Police questioned three people: Ann Lee, Bob Ray and Cid Moss.", &["agreement count: three people"]);
    check("Police questioned four people: Ann Lee, Bob Ray and Cid Moss.", &["conflict count: four people"]);
    check("Police questioned four people: Ann Lee, Bob Ray, her lawyer, and Cid Moss.", &[]);
    check("The bus carried 12 people: seven men and five women.", &["agreement count: 12 people"]);
    check("The bus carried 12 people: seven men and six women.", &["conflict count: 12 people"]);
    check("The bus carried about 12 people: seven men and six women.", &[]);
}

#[test]
fn weekdays_and_dates() {
    check("The council meets on Monday, March 18.", &[]);
    check("The council meets on Monday, March 19.", &["conflict date: Monday"]);
    check("The council met on Monday, June 12, 2018.", &["conflict date: Monday"]);
    check("The council met on Tuesday, June 12, 2018.", &[]);
}

#[test]
fn ages() {
    check("Ann Lee, 45, was chosen on Monday. Lee was born in 1978.", &["agreement age: 45"]);
    check("Ann Lee, 45, was chosen on Monday. Lee was born in 1950.", &["conflict age: 45"]);
    check("Ann Lee, 45, died on Monday. Lee was born in 1950.", &[]);
}

#[test]
fn any_text_is_checked() {
    for text in ["", ": : :", &"third meeting ".repeat(500), &"three people: ".repeat(500), &"Ann Lee, 45, ".repeat(500)] {
        found(text);
    }
}
