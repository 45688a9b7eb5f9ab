//! A page in a file, as it is or compressed with gzip.

use super::{Hints, Page, read};
use crate::intake::{Item, LARGEST, Source};
use dateline_engine::article::Published;
use flate2::read::MultiGzDecoder;
use std::io::Read;

/// Reads a file as a page.
///
/// # Errors
/// Where it cannot be read, is too large, or is no page.
pub(crate) fn load(source: &Source) -> Result<Page, String> {
    let stream = source.open().map_err(|error| error.root_cause().to_string())?;
    let mut bytes = bounded(stream)?;
    if bytes.starts_with(b"\x1f\x8b") {
        bytes = bounded(MultiGzDecoder::new(bytes.as_slice()))?;
    }
    read(&bytes, &Hints::default())
}

/// Reads a file as an article; `date` goes before what the page says.
pub(crate) fn article(source: &Source, date: Option<Published>) -> Item {
    let page = load(source).map_err(|wrong| format!("{}: {wrong}", source.name()))?;
    if page.text.trim().is_empty() {
        return Err(format!("{}: wanted a page with an article, met none", source.name()));
    }
    let (published, modified) = (date.or(page.published), page.modified.filter(|_| date.is_none()));
    Page { published, modified, ..page }.into_article(source.id()).map_err(|wrong| format!("{}: {wrong}", source.name()))
}

/// All bytes of a stream, which must not be more than those of the largest article.
fn bounded(stream: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    stream.take(LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() > LARGEST {
        return Err(format!("wanted a page of up to {} MB, met a larger one", LARGEST >> 20));
    }
    Ok(bytes)
}
