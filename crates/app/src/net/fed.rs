//! Addresses as batches of articles: a page is one, and a feed has many, each with the text of its page where that has more.

use super::get::{Fetched, Getter};
use super::refused::Refused;
use crate::intake::{Document, Fed, Item, Kind, Told, page_of, told};
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
    Entry(Box<Told>),
}

/// A page is read; the entries of a feed are for later.
fn started(getter: &mut Getter, address: &str, open: &mut Vec<Step>) -> Vec<Item> {
    match getter.get(address) {
        Err(refused) => vec![Err(refused.why)],
        Ok(fetched) if is_feed(&fetched) => {
            let made = unharmed(|| told(&fetched.bytes, address)).unwrap_or_else(|wrong| Err(format!("{address}: {wrong}")));
            let (entries, wrong) = made.map_or_else(|wrong| (Vec::new(), vec![Err(wrong)]), |entries| (entries, Vec::new()));
            open.extend(entries.into_iter().rev().map(|entry| Step::Entry(Box::new(entry))));
            wrong
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
    /// The article, if there is one, and what was wrong.
    pub(crate) fn items(self) -> Vec<Item> {
        let refused = self.refused.map(|refused| Err(refused.why));
        let own = Some(self.entry).filter(|entry| entry.is_ok() || refused.is_none());
        own.into_iter().chain(refused).collect()
    }
}

/// An entry with the text of its page, where that is longer. An entry whose page cannot be had is kept as the feed has it, and it is said.
/// The day is that of the feed, or none: a text with a day and one without, by whether the page could be had, would be in no order.
pub(crate) fn whole(getter: &mut Getter, entry: Told) -> Whole {
    let Told { item, bare, .. } = entry;
    let Some(own) = item.as_ref().ok().cloned().or(bare) else { return Whole { entry: item, refused: None } };
    let page = own.url.clone().map(|url| page(getter, &url));
    match page {
        Some(Ok(page)) if page.text.len() > own.text.len() => Whole { entry: Ok(both(own, page)), refused: None },
        Some(Err(refused)) => Whole { entry: item, refused: Some(refused) },
        _ => Whole { entry: item, refused: None },
    }
}

fn both(entry: Document, page: Document) -> Document {
    Document { text: page.text, title: entry.title.or(page.title), ..entry }
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
