//! What comes in, one file a format. Nothing is guessed: what cannot be read is refused with a line that says why.

mod attributes;
mod columns;
mod events;
mod fed;
mod feed;
mod html;
pub(crate) mod jsonl;
mod kind;
pub(crate) mod language;
mod mail;
mod nest;
mod newsroom;
pub(crate) mod opml;
pub(crate) mod page;
pub(crate) mod plain;
mod syndication;
mod table;
mod warc;

pub(crate) use columns::Columns;
/// One article as it came in, which is as the ledger keeps it.
pub(crate) use dateline_ledger::ArticleIn as Document;
pub(crate) use fed::{Fed, Item};
pub(crate) use feed::{How, feed};
pub(crate) use html::article as page_of;
pub(crate) use kind::Kind;
pub(crate) use syndication::{Told, told};

use anyhow::Context as _;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest article, in bytes of its file or line. The longest news articles have some hundred thousand.
pub(crate) const LARGEST: usize = 16 << 20;

/// Where input comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    Stdin,
    File(PathBuf),
}

impl Source {
    /// `-` is standard input.
    pub(crate) fn new(path: &Path) -> Self {
        if path == Path::new("-") { Self::Stdin } else { Self::File(path.to_owned()) }
    }

    /// What to call it in messages.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "standard input".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// What to call it in a reading.
    pub(crate) fn id(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Opens it; a folder is refused here, because reading it would fail with a stranger message.
    pub(crate) fn open(&self) -> anyhow::Result<Box<dyn Read + Send>> {
        let Self::File(path) = self else { return Ok(Box::new(io::stdin())) };
        let file = File::open(path).with_context(|| self.name())?;
        if file.metadata().with_context(|| self.name())?.is_dir() {
            anyhow::bail!("{}: wanted a file, met a folder; name the files in it", self.name());
        }
        Ok(Box::new(file))
    }
}

/// Bytes as text, less a byte order mark; the error says what was met where and what to do.
fn utf8(bytes: &[u8]) -> Result<&str, String> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err("wanted UTF-8 text, met UTF-16; convert it with `iconv -f UTF-16 -t UTF-8`".to_owned());
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        format!("wanted UTF-8 text, met byte 0x{:02X} at byte {at}; convert it with `iconv -f ENCODING -t UTF-8`", bytes[at])
    })?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}
