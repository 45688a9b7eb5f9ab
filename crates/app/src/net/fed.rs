//! Addresses as batches of articles: a page is one, and a feed has many, each with the text of its page where that has more.

use super::get::{Fetched, Getter};
use super::refused::Refused;
use crate::intake::{Document, Fed, Item, Kind, entries, page_of};
use crate::workers::unharmed;
use dateline_engine::article::Published;

/// The articles of all addresses, in their order, each a batch: what was fetched is kept before the next is.
pub(crate) fn fed(
    addresses: Vec<String>,
    mut getter: Getter,
    date: Option<Published>,
    outlet: Option<String>,
) -> impl Iterator<Item = Fed> {
    let mut open: Vec<Step> = addresses.into_iter().rev().map(Step::Address).collect();
    std::iter::from_fn(move || {
        let items = match open.pop()? {
            Step::Address(address) => started(&mut getter, &address, &mut open),
            Step::Entry(entry) => whole(&mut getter, *entry).items(),
        };
        Some(Fed::of(items).with(date, outlet.as_deref()))
    })
}

enum Step {
    Address(String),
    Entry(Box<Item>),
}

/// A page is read; the entries of a feed are for later.
fn started(getter: &mut Getter, address: &str, open: &mut Vec<Step>) -> Vec<Item> {
    match getter.get(address) {
        Err(refused) => vec![Err(refused.why)],
        Ok(fetched) if is_feed(&fetched) => {
            let made = unharmed(|| entries(&fetched.bytes, address)).unwrap_or_else(|wrong| vec![Err(format!("{address}: {wrong}"))]);
            open.extend(made.into_iter().rev().map(|entry| Step::Entry(Box::new(entry))));
            Vec::new()
        }
        Ok(fetched) => vec![article(&fetched, address)],
    }
}

/// An entry, and why its page could not be had.
pub(crate) struct Whole {
    pub(crate) entry: Item,
    pub(crate) refused: Option<Refused>,
}

impl Whole {
    pub(crate) fn items(self) -> Vec<Item> {
        std::iter::once(self.entry).chain(self.refused.map(|refused| Err(refused.why))).collect()
    }
}

/// An entry with the text of its page, where that is longer. An entry whose page cannot be had is kept as the feed has it, and it is said.
pub(crate) fn whole(getter: &mut Getter, entry: Item) -> Whole {
    let page = entry.as_ref().ok().and_then(|entry| entry.url.clone()).map(|url| page(getter, &url));
    match (entry, page) {
        (Ok(entry), Some(Ok(page))) if page.text.len() > entry.text.len() => {
            Whole { entry: Ok(Document { text: page.text, ..entry }), refused: None }
        }
        (entry, Some(Err(refused))) => Whole { entry, refused: Some(refused) },
        (entry, _) => Whole { entry, refused: None },
    }
}

fn page(getter: &mut Getter, url: &str) -> Result<Document, Refused> {
    let fetched = getter.get(url)?;
    article(&fetched, url).map_err(Refused::lasting)
}

fn article(fetched: &Fetched, address: &str) -> Item {
    let read = || page_of(&fetched.bytes, address, &fetched.url, fetched.content_type.as_deref());
    unharmed(read).flatten().map_err(|wrong| format!("{address}: {wrong}"))
}

fn is_feed(fetched: &Fetched) -> bool {
    let is_page = fetched.content_type.as_deref().is_some_and(|kind| kind.to_ascii_lowercase().starts_with("text/html"));
    !is_page && Kind::of_bytes(&fetched.bytes) == Some(Kind::Feed)
}
