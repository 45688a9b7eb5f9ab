//! WARC: archives of what a crawler fetched, packed or not; each page in it is an article.
//!
//! An archive of many gigabytes is read record by record and never as a whole. The ledger keeps how far it got, together with the
//! articles up to there, so that a run that was killed goes on where it was.

mod http;
mod members;
mod record;
#[cfg(test)]
mod tests;

use super::fed::{Fed, Item};
use super::feed::How;
use super::{Source, html};
use crate::workers::unharmed;
use anyhow::Context as _;
use dateline_ledger::{Hash, Reached};
use members::Members;
use rayon::prelude::*;
use record::{Record, Records};
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

/// Pages of a batch, and bytes of them: enough to keep all cores busy.
const PAGES: usize = 128;
const BYTES: usize = 8 << 20;
/// Records of a batch; most of them are no pages.
const RECORDS: usize = 4096;

/// The pages of an archive in batches.
pub(super) fn archive(source: &Source, how: &How) -> Box<dyn Iterator<Item = Fed>> {
    match open(source, how) {
        Ok((records, key)) => Box::new(Batches { records, key, name: source.name() }),
        Err(error) => Box::new(std::iter::once(Fed::of(vec![Err(format!("{error:#}"))]))),
    }
}

/// The records from where the ledger has got to, and what the archive is known by. Standard input cannot be entered in its middle.
fn open(source: &Source, how: &How) -> anyhow::Result<(Records, Option<String>)> {
    let mut stream = source.open()?;
    let Source::File(path) = source else { return Ok((Records::new(Members::new(stream, 0)?, 0), None)) };
    let key = key(path).with_context(|| source.name())?;
    let size = std::fs::metadata(path).with_context(|| source.name())?.len();
    let from = how.reached.iter().find(|place| place.archive == key && place.start <= size).cloned().unwrap_or_default();
    if from.start > 0 {
        let mut file = File::open(path).with_context(|| source.name())?;
        file.seek(SeekFrom::Start(from.start)).with_context(|| source.name())?;
        stream = Box::new(file);
    }
    let mut records = Records::new(Members::new(stream, from.start).with_context(|| source.name())?, from.number - from.records);
    records.pass(from.records);
    Ok((records, Some(key)))
}

/// Path and first bytes: the head of the first record has an id of its own, so that another archive in the place of one is another.
fn key(path: &Path) -> std::io::Result<String> {
    let mut head = Vec::new();
    File::open(path)?.take(512).read_to_end(&mut head)?;
    Ok(format!("warc {} {}", path.canonicalize()?.display(), Hash::of(&[&String::from_utf8_lossy(&head)])))
}

struct Batches {
    records: Records,
    key: Option<String>,
    name: String,
}

/// A record that may be a page, or what was wrong with one.
type Met = Result<Record, (u64, String)>;

impl Iterator for Batches {
    type Item = Fed;

    fn next(&mut self) -> Option<Fed> {
        let (mut met, mut bytes, mut seen): (Vec<Met>, usize, usize) = (Vec::new(), 0, 0);
        while met.len() < PAGES && bytes < BYTES && seen < RECORDS {
            let Some(record) = self.records.next_record() else { break };
            seen += 1;
            bytes += record.as_ref().ok().and_then(|r| r.bytes.as_ref()).map_or(0, Vec::len);
            met.extend(Some(record).filter(is_wanted));
        }
        if seen == 0 {
            return None;
        }
        let (start, records, number) = self.records.place();
        let place = self.key.clone().map(|archive| Reached { archive, start, records, number });
        let read: Vec<Option<Item>> = met.into_par_iter().map(|record| item(record, &self.name)).collect();
        let other = read.iter().filter(|item| item.is_none()).count();
        Some(Fed { items: read.into_iter().flatten().collect(), other, place })
    }
}

/// Requests, metadata and the like are no articles; nobody counts them.
fn is_wanted(met: &Met) -> bool {
    met.as_ref().map_or(true, |record| record.kind == "response" || record.kind == "resource")
}

/// The article of a record; none where what was fetched is no page.
fn item(met: Met, name: &str) -> Option<Item> {
    let (number, read) = match met {
        Err((number, wrong)) => (number, Err(wrong)),
        Ok(record) => (record.number, unharmed(|| article(&record)).and_then(|read| read).transpose()?),
    };
    Some(read.map_err(|wrong| format!("{name}: record {number}: {wrong}")))
}

fn article(record: &Record) -> Result<Option<super::Document>, String> {
    let too_large = || format!("wanted a record of up to {} MB, met a larger one", super::LARGEST >> 20);
    let Some(bytes) = &record.bytes else { return if is_http(record) { Err(too_large()) } else { Ok(None) } };
    if record.kind == "resource" {
        let is_page = http::is_page(&record.content_type);
        return is_page.then(|| html::article(bytes, &record.uri, &record.uri, Some(&record.content_type))).transpose();
    }
    let answer = if is_http(record) { http::answer(bytes)? } else { None };
    answer.map(|answer| html::article(&answer.body, &record.uri, &record.uri, Some(&answer.content_type))).transpose()
}

fn is_http(record: &Record) -> bool {
    record.content_type.starts_with("application/http") && record.uri.starts_with("http")
}
