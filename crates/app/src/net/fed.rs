//! Addresses as batches of articles: a page is one, and a feed has many, each with the text of its page where that has more.

use super::get::{Fetched, Getter};
use crate::intake::{Document, Fed, Item, Kind, entries, page_of};
use crate::workers::unharmed;
use dateline_engine::article::Published;

/// The articles of all addresses, in their order, each a batch: what was fetched is kept before the next is.
pub(crate) fn fed(
    addresses: Vec<String>,
    allowed: Vec<String>,
    date: Option<Published>,
    outlet: Option<String>,
) -> impl Iterator<Item = Fed> {
    let mut getter = Getter::new(allowed);
    let mut open: Vec<Step> = addresses.into_iter().rev().map(Step::Address).collect();
    std::iter::from_fn(move || {
        let items = match open.pop()? {
            Step::Address(address) => started(&mut getter, &address, &mut open),
            Step::Entry(entry) => whole(&mut getter, *entry),
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
        Err(wrong) => vec![Err(wrong)],
        Ok(fetched) if is_feed(&fetched) => {
            let made = unharmed(|| entries(&fetched.bytes, address)).unwrap_or_else(|wrong| vec![Err(format!("{address}: {wrong}"))]);
            open.extend(made.into_iter().rev().map(|entry| Step::Entry(Box::new(entry))));
            Vec::new()
        }
        Ok(fetched) => vec![article(&fetched, address)],
    }
}

/// An entry with the text of its page, where that is longer. An entry whose page cannot be had is kept as the feed has it, and it is said.
fn whole(getter: &mut Getter, entry: Item) -> Vec<Item> {
    let Ok(document) = entry else { return vec![entry] };
    let Some(url) = document.url.clone() else { return vec![Ok(document)] };
    match getter.get(&url).and_then(|fetched| article(&fetched, &url)) {
        Ok(page) if page.text.len() > document.text.len() => vec![Ok(Document { text: page.text, ..document })],
        Ok(_) => vec![Ok(document)],
        Err(wrong) if document.text.is_empty() => vec![Err(wrong)],
        Err(wrong) => vec![Ok(document), Err(wrong)],
    }
}

fn article(fetched: &Fetched, address: &str) -> Item {
    let read = || page_of(&fetched.bytes, address, &fetched.url, fetched.content_type.as_deref());
    unharmed(read).flatten().map_err(|wrong| format!("{address}: {wrong}"))
}

fn is_feed(fetched: &Fetched) -> bool {
    let is_page = fetched.content_type.as_deref().is_some_and(|kind| kind.to_ascii_lowercase().starts_with("text/html"));
    !is_page && Kind::of_bytes(&fetched.bytes) == Some(Kind::Feed)
}
