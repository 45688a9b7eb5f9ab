//! When an article was published: what the page says of it in many places, weighed.

mod address;
mod candidate;
mod choose;
mod clock;
mod element;
mod line;
pub(super) mod linked;
mod mark;
mod meta;
mod month;
mod script;
mod surroundings;
mod written;

pub(crate) use candidate::Candidate;

use dateline_engine::article::Published;
use dom_query::Document;

/// What was decided, and on what.
#[derive(Debug, Clone, Default)]
pub(super) struct Decision {
    pub(super) published: Option<Published>,
    pub(super) modified: Option<Published>,
    pub(super) by: Option<String>,
    pub(super) candidates: Vec<Candidate>,
}

/// The days of a page: all candidates are weighed, and none is taken where they disagree.
pub(super) fn of(document: &Document, url: &[&str], title: Option<&str>, language: Option<&str>) -> Decision {
    let around = surroundings::Surroundings::new(document, title);
    let mut candidates = linked::candidates(document, title);
    candidates.extend(meta::candidates(document));
    candidates.extend(element::candidates(document, &around));
    candidates.extend(url.iter().find_map(|it| address::candidate(it)));
    candidates.extend(line::candidates(document, &around));
    candidates.extend(script::candidates(document));
    choose::decide(candidates, language)
}

/// Whether a line is a day and hardly more.
pub(super) fn line_of_day(line: &str) -> bool {
    written::days(line).first().is_some_and(|day| line.chars().count() <= day.range.len() + 60)
}
