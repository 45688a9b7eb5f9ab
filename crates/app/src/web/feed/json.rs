//! JSON Feed 1.1 (jsonfeed.org).

use super::change::Entry;
use super::{Feed, midnight};
use serde_json::{Value, json};

/// The feed.
pub(super) fn document(feed: &Feed) -> String {
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.own,
        "language": "en",
        "items": feed.entries.iter().map(item).collect::<Vec<_>>(),
    })
    .to_string()
}

fn item(e: &Entry) -> Value {
    let day = midnight(&e.day.to_string());
    json!({
        "id": e.id, "url": e.page, "title": e.title, "content_text": e.text,
        "date_published": day, "date_modified": day, "tags": e.ways,
    })
}
