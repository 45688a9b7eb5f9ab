//! The entries of a feed: those that are new or not what they were go into the ledger, one by one, each together with the note that it
//! was seen. Only for these a page is asked for.

use super::Watch;
use crate::cli::{Batch, Tally, read_one};
use crate::intake::{Document, Fed, Item, Told};
use crate::net::whole;
use dateline_ledger::{Hash, Mark, Seen};
use jiff::Timestamp;

/// How often a page is asked for that may be had another time; then the entry stays as the feed has it.
const TRIES: u32 = 3;

/// What became of the entries of a feed.
#[derive(Debug)]
pub(super) struct Taken {
    /// No page has to be asked for again.
    pub(super) is_whole: bool,
    /// When the server of a page wants to be asked again.
    pub(super) wait: Option<Timestamp>,
}

impl Watch {
    /// Takes the entries of a feed; none where it was told to stop before the last.
    pub(super) fn entries(&mut self, feed: &str, told: Vec<Told>, tally: &mut Tally) -> anyhow::Result<Option<Taken>> {
        let mut taken = Taken { is_whole: true, wait: None };
        // The newest stand first in a feed.
        for entry in told.into_iter().rev() {
            if self.stop.is_told() {
                return Ok(None);
            }
            let now = Seen { entry: key(feed, &entry), content: content(&entry), tries: 0 };
            let known = self.ledger.seen(now.entry)?.filter(|known| known.content == now.content);
            let tries = known.map_or(0, |known| known.tries);
            if known.is_none() || (1..TRIES).contains(&tries) {
                self.entry(entry, Seen { tries, ..now }, &mut taken, tally)?;
            }
        }
        Ok(Some(taken))
    }

    /// One entry, with its page.
    fn entry(&mut self, entry: Told, seen: Seen, taken: &mut Taken, tally: &mut Tally) -> anyhow::Result<()> {
        let whole = whole(&mut self.getter, entry);
        let refused = whole.refused.as_ref();
        let is_wanting = refused.is_some_and(|refused| !refused.is_lasting);
        let tries = if is_wanting { seen.tries + 1 } else { 0 };
        taken.wait = taken.wait.max(refused.and_then(|refused| refused.wait));
        let mut items: Vec<Item> = whole.items();
        // Told at the first time, and not with every try.
        items.retain(|item| item.is_ok() || seen.tries == 0);
        taken.is_whole &= tries == 0 || tries >= TRIES;
        let Fed { items, .. } = tally.new_ones(&self.ledger, Fed::of(items))?;
        let read = items.into_iter().map(|item| item.and_then(|document| read_one(&self.reader, document))).collect();
        tally.keep(&mut self.ledger, Batch { read, mark: Some(Mark::Entry(Seen { tries, ..seen })) })?;
        Ok(())
    }
}

/// Which entry of which feed: a feed may use one id, or one link, for many.
fn key(feed: &str, entry: &Told) -> Hash {
    let url = entry.item.as_ref().ok().or(entry.bare.as_ref()).and_then(|document| document.url.as_deref());
    let own = entry.item.as_ref().map_or("", |document| document.id.as_str());
    Hash::of(&[feed, if entry.id.is_empty() { own } else { &entry.id }, url.unwrap_or_default()])
}

/// What an entry says, or why it says nothing; the place in the feed is no part of it, and neither is what the feed calls itself.
fn content(entry: &Told) -> Hash {
    let day = |day: Option<dateline_engine::article::Published>| day.map(|day| day.to_string()).unwrap_or_default();
    match entry.item.as_ref().or_else(|wrong| entry.bare.as_ref().ok_or(wrong)) {
        Ok(Document { published, modified, title, url, text, .. }) => {
            Hash::of(&[&day(*published), &day(*modified), title.as_deref().unwrap_or_default(), url.as_deref().unwrap_or_default(), text])
        }
        Err(wrong) => Hash::of(&["wrong", wrong.rsplit_once(": ").map_or(wrong, |(_, why)| why)]),
    }
}
