//! Which feeds are watched: addresses, and lists of them in OPML, which are read anew for each round.

use crate::address;
use crate::exit::tell;
use crate::intake::opml;
use anyhow::Context as _;
use std::collections::HashSet;
use std::fs;

/// Bytes of a list at most.
const LARGEST: u64 = 16 << 20;

/// What was named, and the feeds that it came to the last time.
pub(crate) struct List {
    sources: Vec<String>,
    feeds: Vec<String>,
}

impl List {
    /// Reads all lists; each has to be there.
    pub(crate) fn of(sources: &[String]) -> anyhow::Result<Self> {
        Ok(Self { sources: sources.to_vec(), feeds: feeds(sources)? })
    }

    /// The feeds of this round. A list that cannot be read just now is told, and stays what it was.
    pub(super) fn now(&mut self) -> Vec<String> {
        match feeds(&self.sources) {
            Ok(feeds) => self.feeds = feeds,
            Err(wrong) => tell(&format!("{wrong:#}; the feeds of the last round are asked")),
        }
        self.feeds.clone()
    }
}

/// All feeds, each once.
fn feeds(sources: &[String]) -> anyhow::Result<Vec<String>> {
    let (mut found, mut met) = (Vec::new(), HashSet::new());
    for source in sources {
        let feeds = match address::web(source) {
            Some((address, _)) => vec![address.to_owned()],
            None => listed(source)?,
        };
        found.extend(feeds.into_iter().filter(|feed| met.insert(feed.clone())));
    }
    Ok(found)
}

fn listed(path: &str) -> anyhow::Result<Vec<String>> {
    let is_large = fs::metadata(path).with_context(|| path.to_owned())?.len() > LARGEST;
    anyhow::ensure!(!is_large, "{path}: wanted a list of up to {} MB, met a larger file", LARGEST >> 20);
    let text = fs::read_to_string(path).with_context(|| path.to_owned())?;
    opml::feeds(&text).map_err(|wrong| anyhow::anyhow!("{path}: {wrong}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.opml").display().to_string();
        let write = |address: &str| fs::write(&path, format!("<opml><body><outline xmlUrl=\"{address}\"/></body></opml>")).unwrap();
        write("https://q.example/1");
        let mut list = List::of(&["https://q.example/0".to_owned(), path.clone(), "https://q.example/0".to_owned()]).unwrap();
        assert_eq!(list.now(), ["https://q.example/0", "https://q.example/1"]);
        write("https://q.example/2");
        assert_eq!(list.now(), ["https://q.example/0", "https://q.example/2"]);
        fs::write(&path, "<opml>").unwrap();
        assert_eq!(list.now(), ["https://q.example/0", "https://q.example/2"], "what cannot be read stays what it was");
        assert!(List::of(&[path]).is_err());
    }
}
