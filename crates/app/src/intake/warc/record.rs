//! The records of an archive (WARC 1.0 and 1.1, ISO 28500), one after another.

use super::super::LARGEST;
use super::members::Members;
use std::io::{self, BufRead as _, Read as _};

/// Bytes of the head of a record at most.
const HEAD: u64 = 64 << 10;

/// A record with what it holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    /// From 1.
    pub(super) number: u64,
    /// `response`, `request`, `warcinfo`, …
    pub(super) kind: String,
    /// Its media type.
    pub(super) content_type: String,
    /// The address that was fetched.
    pub(super) uri: String,
    /// `None` where it was larger than [`LARGEST`].
    pub(super) bytes: Option<Vec<u8>>,
}

/// Reads record after record.
pub(super) struct Records {
    from: Members,
    number: u64,
    /// Whether what was read last was no record: it is told once.
    is_lost: bool,
    is_over: bool,
}

impl Records {
    pub(super) fn new(from: Members, number: u64) -> Self {
        Self { from, number, is_lost: false, is_over: false }
    }

    /// Passes over records that are known.
    pub(super) fn pass(&mut self, records: u64) {
        let last = self.number + records;
        while self.number < last && self.next_record().is_some() {}
    }

    /// Where the next record begins: a byte of the file, the records after it that are done, and those that are done in all. Of a file
    /// that is damaged, the end of what could be read: it may be whole the next time.
    pub(super) fn place(&mut self) -> (u64, u64, u64) {
        if !self.is_over {
            // What is wrong is told when the record is read.
            let _ = self.skip_blank().and_then(|()| self.from.place());
        }
        let (start, records) = self.from.entry();
        (start, records, self.number)
    }

    /// The next record; of what is none, its number and what was wrong. A file that is damaged ends there.
    pub(super) fn next_record(&mut self) -> Option<Result<Record, (u64, String)>> {
        while !self.is_over {
            match self.attempt() {
                Ok(None) => self.is_over = true,
                Ok(Some(Err(_))) if std::mem::replace(&mut self.is_lost, true) => {}
                Ok(Some(Err(wrong))) => return Some(Err((self.number + 1, wrong))),
                Ok(Some(Ok(record))) => {
                    self.is_lost = false;
                    return Some(Ok(record));
                }
                Err(error) => {
                    self.is_over = true;
                    return Some(Err((self.number + 1, format!("{error}; the rest is left out"))));
                }
            }
        }
        None
    }

    fn attempt(&mut self) -> io::Result<Option<Result<Record, String>>> {
        self.skip_blank()?;
        self.from.place()?;
        let first = self.line()?;
        if first.is_empty() {
            return Ok(None);
        }
        if !first.starts_with(b"WARC/") {
            let met = String::from_utf8_lossy(&first[..first.len().min(20)]).into_owned();
            return Ok(Some(Err(format!("wanted a record that begins WARC/1.0, met {met:?}; looking for the next record"))));
        }
        let (record, length) = match self.head()? {
            Ok(head) => head,
            Err(wrong) => return Ok(Some(Err(wrong))),
        };
        let bytes = self.body(length)?;
        self.number += 1;
        self.from.pass();
        Ok(Some(Ok(Record { number: self.number, bytes, ..record })))
    }

    fn head(&mut self) -> io::Result<Result<(Record, u64), String>> {
        let (mut record, mut length, mut bytes) = (Record::default(), None, 0);
        loop {
            let line = self.line()?;
            bytes += line.len() as u64;
            let text = String::from_utf8_lossy(&line);
            let Some((name, value)) = text.split_once(':') else { break };
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => record.kind = value.to_ascii_lowercase(),
                "content-type" => record.content_type = value.to_ascii_lowercase(),
                "warc-target-uri" => record.uri = value.trim_matches(['<', '>']).to_owned(),
                "content-length" => length = value.parse().ok(),
                _ => {}
            }
            if bytes > HEAD {
                return Ok(Err(format!("wanted the head of a record of up to {} kB, met a longer one", HEAD >> 10)));
            }
        }
        Ok(length.map(|length| (record, length)).ok_or_else(|| "wanted a Content-Length in the head of a record, met none".to_owned()))
    }

    /// What a record holds; what is too large is passed over.
    fn body(&mut self, length: u64) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        let fits = length <= LARGEST as u64;
        let got = if fits {
            (&mut self.from).take(length).read_to_end(&mut bytes)? as u64
        } else {
            io::copy(&mut (&mut self.from).take(length), &mut io::sink())?
        };
        if got < length {
            let wrong = format!("wanted a record of {length} bytes, met the end of the file after {got}");
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, wrong));
        }
        Ok(fits.then_some(bytes))
    }

    fn skip_blank(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.from.fill_buf()?;
            let blank = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if blank == 0 {
                return Ok(());
            }
            self.from.consume(blank);
        }
    }

    /// A line, or its first bytes.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        (&mut self.from).take(HEAD).read_until(b'\n', &mut line)?;
        Ok(line)
    }
}
