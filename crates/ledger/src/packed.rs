//! How texts and findings lie in the file: small.

use crate::error::{Error, Result};
use crate::observation::Observation;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Words of a text, compressed.
pub(crate) fn text(text: &str) -> Result<Vec<u8>> {
    zstd::bulk::compress(text.as_bytes(), 3).map_err(|e| Error::damaged(format!("a text that does not pack: {e}")))
}

/// The words again. A damaged file may say anything of their length, so that is bounded.
pub(crate) fn text_of(packed: &[u8]) -> Result<String> {
    let wrong = || Error::damaged("a text that does not unpack");
    let most = zstd::zstd_safe::get_frame_content_size(packed).ok().flatten().filter(|n| *n < 1 << 30).ok_or_else(wrong)?;
    let bytes = zstd::bulk::decompress(packed, most as usize).map_err(|_| wrong())?;
    String::from_utf8(bytes).map_err(|_| wrong())
}

/// An observation without what its article says already, and how many events of its reading the same word names before it.
pub(crate) fn observation(o: &Observation, twin: u8) -> Result<Vec<u8>> {
    let bare = Observation { article: String::new(), number: 0, reported: None, outlet: None, about: Vec::new(), ..o.clone() };
    value(&(twin, bare))
}

pub(crate) fn value<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    postcard::to_stdvec(value).map_err(|e| Error::damaged(format!("a finding that does not pack: {e}")))
}

pub(crate) fn value_of<T: DeserializeOwned>(packed: &[u8]) -> Result<T> {
    postcard::from_bytes(packed).map_err(|e| Error::damaged(format!("a finding that does not unpack: {e}")))
}
