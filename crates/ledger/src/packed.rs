//! How texts and findings lie in the file: small.

use crate::error::{Error, Result};
use crate::observation::Observation;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Words of a text, compressed.
pub(crate) fn text(text: &str) -> Result<Vec<u8>> {
    compressed(text.as_bytes())
}

fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    zstd::bulk::compress(bytes, LEVEL).map_err(|e| Error::damaged(format!("a text that does not pack: {e}")))
}

/// How hard zstd tries: higher levels gain little on texts of this size.
const LEVEL: i32 = 3;

/// The bytes again. A damaged file may say anything of their length, so that is bounded.
fn expanded(packed: &[u8]) -> Result<Vec<u8>> {
    let wrong = || Error::damaged("a text that does not unpack");
    let most = zstd::zstd_safe::get_frame_content_size(packed).ok().flatten().filter(|n| *n < 1 << 30).ok_or_else(wrong)?;
    zstd::bulk::decompress(packed, most as usize).map_err(|_| wrong())
}

/// The words again.
pub(crate) fn text_of(packed: &[u8]) -> Result<String> {
    String::from_utf8(expanded(packed)?).map_err(|_| Error::damaged("a text that is no text"))
}

/// The observations of a text, each with how many events of its reading the same word names before it; without what the text's row
/// says already. One by one they would be larger than the text.
pub(crate) fn told(all: &[(u8, &Observation)]) -> Result<Vec<u8>> {
    let (mut ends, mut bytes) = (Vec::with_capacity(all.len()), Vec::new());
    for (twin, o) in all {
        let bare = Observation { article: String::new(), number: 0, reported: None, outlet: None, about: Vec::new(), ..(*o).clone() };
        bytes.extend(value(&(twin, bare))?);
        ends.push(bytes.len() as u32);
    }
    compressed(&value(&(ends, bytes))?)
}

/// The observations of a text, to be taken out one by one.
pub(crate) struct Told {
    ends: Vec<u32>,
    bytes: Vec<u8>,
}

impl Told {
    pub(crate) fn unpack(packed: &[u8]) -> Result<Self> {
        let (ends, bytes) = value_of(&expanded(packed)?)?;
        Ok(Self { ends, bytes })
    }

    /// The observation of a number.
    pub(crate) fn get(&self, number: u32) -> Result<(u8, Observation)> {
        let end = |n: usize| self.ends.get(n).map(|e| *e as usize);
        let start = if number == 0 { Some(0) } else { end(number as usize - 1) };
        let range = start.zip(end(number as usize)).and_then(|(a, b)| self.bytes.get(a..b));
        value_of(range.ok_or_else(|| Error::damaged(format!("observation {number} of a text is missing")))?)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }
}

pub(crate) fn value<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    postcard::to_stdvec(value).map_err(|e| Error::damaged(format!("a finding that does not pack: {e}")))
}

pub(crate) fn value_of<T: DeserializeOwned>(packed: &[u8]) -> Result<T> {
    postcard::from_bytes(packed).map_err(|e| Error::damaged(format!("a finding that does not unpack: {e}")))
}
