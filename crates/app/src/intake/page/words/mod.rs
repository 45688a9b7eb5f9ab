//! The text of the article on a page: found by `dom_smoothie`, less what newsrooms put between its paragraphs.

mod beside;
mod paragraph;

use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};

/// Paragraphs parted by an empty line; empty where the page has no article.
pub(super) fn of(document: Document) -> String {
    beside::remove(&document);
    let config = Config { text_mode: TextMode::Formatted, disable_json_ld: true, ..Config::default() };
    let Ok(mut readable) = Readability::with_document(document, None, Some(config)) else { return String::new() };
    readable.parse().map(|article| paragraph::kept(&article.text_content)).unwrap_or_default()
}
