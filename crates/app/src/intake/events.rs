//! Files of events: each entry is an article of its calendar, which is a source like an outlet.

use super::Source;
use super::fed::Item;
use super::feed::How;
use crate::exchange::{Format, article, found};
use crate::exit::tell;

/// The entries of a file as articles. What of the file was not understood is told, and is no failure.
pub(super) fn articles(bytes: &[u8], format: Format, source: &Source, how: &How) -> Vec<Item> {
    let found = found(bytes, format);
    tell_left(&found.left, &source.name());
    let calendar = how.outlet.clone().unwrap_or_else(|| name(source));
    let made = |entry| {
        let mut article = article(&entry, &calendar, how.today);
        if let Some(date) = how.date {
            (article.published, article.modified) = (Some(date), None);
        }
        article
    };
    found.entries.into_iter().map(|entry| entry.map(made).map_err(|why| format!("{}: {why}", source.name()))).collect()
}

/// Lines about one file at most.
const LINES: usize = 20;

fn tell_left(left: &[String], name: &str) {
    left.iter().take(LINES).for_each(|left| tell(&format!("{name}: left out: {left}")));
    if let Some(more) = left.len().checked_sub(LINES).filter(|more| *more > 0) {
        tell(&format!("{name}: left out: {more} more"));
    }
}

/// What a calendar is called that nobody named: its file.
fn name(source: &Source) -> String {
    match source {
        Source::Stdin => "standard input".to_owned(),
        Source::File(path) => path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
    }
}
