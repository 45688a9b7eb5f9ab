//! What a source gives: articles in batches, and what else is to be known of a batch.

use super::Document;
use crate::address;
use crate::exchange::{line, lines};
use dateline_engine::article::Published;
use dateline_ledger::Reached;

/// An article, or the line that says what was wrong with it.
pub(crate) type Item = Result<Document, String>;

/// A batch as it came in.
#[derive(Debug, Default)]
pub(crate) struct Fed {
    /// In the order of the source.
    pub(crate) items: Vec<Item>,
    /// How many parts of the source were passed over, as they are no articles: pictures of an archive.
    pub(crate) other: usize,
    /// Where in its archive the batch ends.
    pub(crate) place: Option<Reached>,
}

impl Fed {
    pub(crate) fn of(items: Vec<Item>) -> Self {
        Self { items, ..Self::default() }
    }

    /// With what was said beside the sources.
    pub(crate) fn with(mut self, date: Option<Published>, outlet: Option<&str>) -> Self {
        for document in self.items.iter_mut().flatten() {
            document.published = date.or(document.published);
            document.outlet = document.outlet.take().or_else(|| outlet.map(str::to_owned));
        }
        self
    }
}

/// What has no words or no name is no article.
pub(super) fn filled(document: Document) -> Item {
    match (document.text.trim(), document.id.trim()) {
        ("", _) => Err("wanted a text, met an empty one".to_owned()),
        (_, "") => Err("wanted an id, met an empty one".to_owned()),
        _ => Ok(document),
    }
}

/// An article of a format in which lines may be broken and controls may hide: titles on one line, and nothing that turns the text about.
/// An address that is none of the web is left out.
pub(crate) fn clean(document: Document) -> Item {
    let one = |text: Option<String>| text.as_deref().and_then(line);
    let is_web = |url: &String| address::web(url).is_some();
    filled(Document {
        id: line(&document.id).unwrap_or_default(),
        title: one(document.title),
        outlet: one(document.outlet),
        url: one(document.url).filter(is_web),
        text: lines(&document.text).unwrap_or_default(),
        ..document
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_is_shown() {
        let document = |url: &str| Document {
            id: "7\r\n8".into(),
            title: Some("Ferry\r\nBcc: all\u{1b}[2J".into()),
            outlet: Some(" \n".into()),
            url: Some(url.into()),
            text: "The ferry\r\nwill sail.\u{202E}\n".into(),
            ..Document::default()
        };
        let got = clean(document("https://a.example/1")).unwrap();
        assert_eq!((got.id.as_str(), got.title.as_deref(), got.outlet), ("7 8", Some("Ferry Bcc: all␛[2J"), None));
        assert_eq!((got.text.as_str(), got.url.as_deref()), ("The ferry\nwill sail.\u{FFFD}", Some("https://a.example/1")));
        assert_eq!(clean(document("javascript:alert(1)")).unwrap().url, None);
    }
}
