//! A file as one stream of bytes, whether it is packed or not, that knows where it can be entered again.
//!
//! An archive is packed record by record, each a gzip member of its own, or in a few members of many records. A stream can be entered where
//! a member begins; the records after that are counted.

use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, BufReader, Read};

/// Bytes that are unpacked at once.
const PIECE: usize = 64 << 10;

/// The stream. Its buffer never holds bytes of two members.
pub(super) struct Members {
    from: Packed,
    buffer: Vec<u8>,
    at: usize,
    /// Where the member begins whose first bytes are in the buffer.
    begins: Option<u64>,
    /// Where the stream can be entered, and the records done since.
    entry: (u64, u64),
}

enum Packed {
    Plain(Counted),
    Gzip(Box<GzDecoder<Counted>>),
    /// Before a member, or at the end.
    Between(Counted),
}

/// Counts the bytes that were taken.
struct Counted {
    from: BufReader<Box<dyn Read + Send>>,
    count: u64,
}

impl Members {
    /// A stream that begins at that byte of its file.
    pub(super) fn new(from: Box<dyn Read + Send>, start: u64) -> io::Result<Self> {
        let mut from = Counted { from: BufReader::with_capacity(PIECE, from), count: start };
        let is_plain = from.fill_buf()?.first().is_some_and(|byte| *byte != 0x1F);
        let from = if is_plain { Packed::Plain(from) } else { Packed::Between(from) };
        Ok(Self { from, buffer: Vec::new(), at: 0, begins: None, entry: (start, 0) })
    }

    /// Takes this place for the entry, if the stream can be entered here. To be called where a record begins.
    pub(super) fn place(&mut self) -> io::Result<()> {
        self.fill_buf()?;
        let left = (self.buffer.len() - self.at) as u64;
        let here = match &self.from {
            Packed::Plain(from) => Some(from.count - left),
            Packed::Between(from) if left == 0 => Some(from.count),
            _ => self.begins.filter(|_| self.at == 0),
        };
        self.entry = here.map_or(self.entry, |here| (here, 0));
        Ok(())
    }

    /// Where the stream can be entered, and the records to pass over from there to come where it is.
    pub(super) fn entry(&self) -> (u64, u64) {
        self.entry
    }

    /// One more record is behind.
    pub(super) fn pass(&mut self) {
        self.entry.1 += 1;
    }

    fn piece(&mut self) -> io::Result<usize> {
        self.buffer.resize(PIECE, 0);
        match &mut self.from {
            Packed::Plain(from) => from.read(&mut self.buffer),
            Packed::Gzip(from) => from.read(&mut self.buffer),
            Packed::Between(_) => Ok(0),
        }
    }

    /// Begins the next member; false at the end of the file.
    fn next_member(&mut self) -> io::Result<bool> {
        if let Packed::Between(from) = &mut self.from {
            let head = from.fill_buf()?;
            if head.is_empty() {
                return Ok(false);
            }
            if head[0] != 0x1F {
                return Err(io::Error::other(format!("wanted a gzip member at byte {}, met other bytes", from.count)));
            }
            self.begins = Some(from.count);
        }
        let empty = Packed::Between(Counted { from: BufReader::new(Box::new(io::empty())), count: 0 });
        self.from = match std::mem::replace(&mut self.from, empty) {
            Packed::Between(from) => Packed::Gzip(Box::new(GzDecoder::new(from))),
            Packed::Gzip(done) => Packed::Between(done.into_inner()),
            plain => plain,
        };
        Ok(!matches!(self.from, Packed::Plain(_)))
    }
}

impl BufRead for Members {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.buffer.len() {
            (self.at, self.begins) = (0, None);
            loop {
                let got = self.piece();
                self.buffer.truncate(*got.as_ref().unwrap_or(&0));
                if got? > 0 || !self.next_member()? {
                    break;
                }
            }
        }
        Ok(&self.buffer[self.at..])
    }

    fn consume(&mut self, n: usize) {
        self.at += n;
    }
}

impl Read for Members {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(to)?;
        self.consume(n);
        Ok(n)
    }
}

impl Read for Counted {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let n = self.from.read(to)?;
        self.count += n as u64;
        Ok(n)
    }
}

impl BufRead for Counted {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.from.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.count += n as u64;
        self.from.consume(n);
    }
}
