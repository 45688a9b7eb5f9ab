//! What a source gives: articles in batches, and what else is to be known of a batch.

use super::{Document, LARGEST};
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
        Self { items: folded(items), ..Self::default() }
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

/// Failures for one reason that follow one another and are still told one by one.
const FEW: usize = 3;

/// Of many failures for the same reason, one after another in one source, the first alone, which says how many there are: a feed of a
/// million empty entries is one thing wrong, and not a million.
fn folded(items: Vec<Item>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::with_capacity(items.len());
    let mut rest = items.into_iter().peekable();
    while let Some(item) = rest.next() {
        let Err(first) = item else {
            out.push(item);
            continue;
        };
        let mut same = Vec::new();
        while let Some(Err(next)) = rest.next_if(|next| next.as_ref().is_err_and(|next| is_same(&first, next))) {
            same.push(next);
        }
        let (told, rest) = if same.len() < FEW { (first, same) } else { (format!("{first}; and so the next {}", same.len()), Vec::new()) };
        out.push(Err(told));
        out.extend(rest.into_iter().map(Err));
    }
    out
}

/// Whether two failures are of one source and for one reason, whatever the number of the part.
fn is_same(one: &str, other: &str) -> bool {
    let numbers =
        |text: &str| text.split(": ").map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()).collect::<Vec<_>>();
    one == other || numbers(one) == numbers(other)
}

/// What has no words or no name is no article, and what is longer than any is none either.
pub(super) fn filled(document: Document) -> Item {
    match (document.text.trim(), document.id.trim()) {
        ("", _) => Err("wanted a text, met an empty one".to_owned()),
        (_, "") => Err("wanted an id, met an empty one".to_owned()),
        (text, _) if text.len() > LARGEST => Err(format!("wanted an article of up to {} MB, met a longer one", LARGEST >> 20)),
        _ => Ok(document),
    }
}

/// An article of a format in which lines may be broken and controls may hide: titles on one line, and nothing that turns the text about.
/// An address that is none of the web is left out.
pub(crate) fn clean(document: Document) -> Item {
    let one = |text: Option<String>| text.as_deref().and_then(line).map(cut);
    let is_web = |url: &String| url.len() <= ADDRESS && address::web(url).is_some();
    filled(Document {
        id: line(&document.id).unwrap_or_default(),
        title: one(document.title),
        outlet: one(document.outlet),
        url: document.url.as_deref().and_then(line).filter(is_web),
        text: lines(&document.text).unwrap_or_default(),
        ..document
    })
}

/// Bytes of a title and of a name at most: nobody has longer ones, and every row of a table would carry them.
const NAME: usize = 1000;
/// Bytes of an address at most; browsers and servers take no longer ones.
const ADDRESS: usize = 8000;

fn cut(name: String) -> String {
    if name.len() <= NAME { name } else { format!("{}…", &name[..name.floor_char_boundary(NAME)]) }
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

    #[test]
    fn names_have_an_end_and_texts_too() {
        let document = |n: usize| Document { id: "1".into(), title: Some("é".repeat(n)), text: "x".repeat(n), ..Document::default() };
        assert_eq!(clean(document(400)).unwrap().title.unwrap().chars().count(), 400);
        assert_eq!(clean(document(4000)).unwrap().title.unwrap().chars().count(), 501);
        assert!(clean(document(LARGEST + 1)).unwrap_err().starts_with("wanted an article of up to 16 MB"));
    }

    #[test]
    fn what_fails_again_and_again_is_told_once() {
        let fed = |lines: &[&str]| Fed::of(lines.iter().map(|line| Err((*line).to_owned())).collect()).items;
        let told = |lines: &[&str]| fed(lines).into_iter().map(Result::unwrap_err).collect::<Vec<_>>();
        let few = ["f: entry 1: empty", "f: entry 2: empty", "g: entry 2: empty", "g: entry 3: torn"];
        assert_eq!(told(&few), few);
        let many = ["f: entry 9: empty", "f: entry 10: empty", "f: entry 11: empty", "f: entry 12: empty", "f: entry 13: torn"];
        assert_eq!(told(&many), ["f: entry 9: empty; and so the next 3", "f: entry 13: torn"]);
    }
}
