//! How texts and findings lie in the file: small.

use crate::error::{Error, Result};
use crate::observation::Observation;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use zstd::bulk::{Compressor, Decompressor};

/// Bytes made small.
fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    thread_local! {
        static WORK: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
    }
    let wrong = |e| Error::damaged(format!("a text that does not pack: {e}"));
    WORK.with_borrow_mut(|work| {
        let work = match work {
            Some(work) => work,
            None => work.insert(Compressor::new(LEVEL).map_err(wrong)?),
        };
        work.compress(bytes).map_err(wrong)
    })
}

/// How hard zstd tries: higher levels gain little on texts of this size.
const LEVEL: i32 = 3;

/// The bytes again. A damaged file may say anything of their length, so that is bounded.
pub(crate) fn expanded(packed: &[u8]) -> Result<Vec<u8>> {
    thread_local! {
        static WORK: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
    }
    let wrong = || Error::damaged("a text that does not unpack");
    let most = zstd::zstd_safe::get_frame_content_size(packed).ok().flatten().filter(|n| *n < 1 << 30).ok_or_else(wrong)?;
    WORK.with_borrow_mut(|work| {
        let work = match work {
            Some(work) => work,
            None => work.insert(Decompressor::new().map_err(|_| wrong())?),
        };
        work.decompress(packed, most as usize).map_err(|_| wrong())
    })
}

/// The observations of a text, to be taken out one by one; without what the text's row says already.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Told {
    ends: Vec<u32>,
    bytes: Vec<u8>,
}

impl Told {
    /// Each observation with how many events of its reading the same word names before it.
    pub(crate) fn new(all: &[(u8, &Observation)]) -> Result<Self> {
        let mut told = Self::default();
        for (twin, o) in all {
            let bare = Observation { article: String::new(), number: 0, reported: None, outlet: None, about: Vec::new(), ..(*o).clone() };
            told.bytes.extend(value(&(twin, bare))?);
            told.ends.push(told.bytes.len() as u32);
        }
        Ok(told)
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

/// A value, packed and made small.
pub(crate) fn small<T: Serialize>(of: &T) -> Result<Vec<u8>> {
    compressed(&value(of)?)
}

/// The value again.
pub(crate) fn small_of<T: DeserializeOwned>(packed: &[u8]) -> Result<T> {
    value_of(&expanded(packed)?)
}

pub(crate) fn value<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    postcard::to_stdvec(value).map_err(|e| Error::damaged(format!("a finding that does not pack: {e}")))
}

pub(crate) fn value_of<T: DeserializeOwned>(packed: &[u8]) -> Result<T> {
    postcard::from_bytes(packed).map_err(|e| Error::damaged(format!("a finding that does not unpack: {e}")))
}
