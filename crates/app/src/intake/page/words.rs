//! The text of the article on a page.

use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};

/// Paragraphs parted by an empty line; empty where the page has no article.
pub(super) fn of(document: &Document) -> String {
    let config = Config { text_mode: TextMode::Formatted, disable_json_ld: true, ..Config::default() };
    let Ok(mut readable) = Readability::with_document(document.clone(), None, Some(config)) else { return String::new() };
    readable.parse().map(|article| article.text_content.trim().to_owned()).unwrap_or_default()
}
