//! JSON Lines: one article a line, `{"id": "a1", "published": "2018-06-02", "text": "…"}`.
//!
//! `id` (a string or a whole number) and `text` are needed; `published`, `modified`, `title`, `outlet` and `url` may be missing or null;
//! other fields are ignored. Blank lines are skipped.

use super::{Document, LARGEST, utf8};
use dateline_engine::article::Published;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::io::{self, BufRead, BufReader, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Enough for one batch to keep all cores busy.
const BATCH_BYTES: usize = 1 << 20;
/// How many pieces of a stream are read ahead.
const AHEAD: usize = 16;

/// A line as it came in.
#[derive(Debug)]
pub(crate) struct Line {
    /// From 1, blank lines counted.
    pub(crate) number: usize,
    /// `None` where it was longer than [`LARGEST`].
    bytes: Option<Vec<u8>>,
}

/// Why a line was refused.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The article's id, where that much could be read.
    pub(crate) id: Option<String>,
    pub(crate) message: String,
}

impl Line {
    fn len(&self) -> usize {
        self.bytes.as_ref().map_or(0, Vec::len)
    }

    fn is_blank(&self) -> bool {
        self.bytes.as_ref().is_some_and(|bytes| bytes.trim_ascii().is_empty())
    }

    /// The article on the line; `date` goes before what the line says.
    pub(crate) fn document(&self, date: Option<Published>) -> Result<Document, Refusal> {
        let refuse = |message| Refusal { id: None, message };
        let too_long = || refuse(format!("wanted a line of up to {} MB, met a longer one", LARGEST >> 20));
        let text = utf8(self.bytes.as_ref().ok_or_else(too_long)?).map_err(refuse)?;
        parse(text, date).map_err(|message| Refusal { id: id_of(text), message })
    }
}

#[derive(serde::Deserialize)]
struct Fields {
    id: Id,
    published: Option<String>,
    modified: Option<String>,
    text: String,
    title: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
}

struct Id(String);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(IdVisitor)
    }
}

struct IdVisitor;

impl Visitor<'_> for IdVisitor {
    type Value = Id;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an id that is a string or a whole number")
    }

    fn visit_str<E: Error>(self, id: &str) -> Result<Id, E> {
        Ok(Id(id.to_owned()))
    }

    fn visit_u64<E: Error>(self, id: u64) -> Result<Id, E> {
        Ok(Id(id.to_string()))
    }

    fn visit_i64<E: Error>(self, id: i64) -> Result<Id, E> {
        Ok(Id(id.to_string()))
    }
}

fn parse(line: &str, date: Option<Published>) -> Result<Document, String> {
    // The derived reader would take an array of the fields' values too.
    if !line.trim_start().starts_with('{') {
        let met: String = line.trim().chars().take(20).collect();
        return Err(format!(r#"wanted an object such as {{"id": "a1", "published": "2018-06-02", "text": "…"}}, met {met:?}"#));
    }
    let Fields { id, published, modified, text, title, outlet, url } = serde_json::from_str(line).map_err(|e| in_one_line(&e))?;
    let published = published.map(|day| Published::parse(&day)).transpose().map_err(|e| e.to_string())?;
    let modified =
        modified.map(|day| Published::parse(&day)).transpose().map_err(|e| e.to_string().replacen("published", "modified", 1))?;
    Ok(Document { id: id.0, published: date.or(published), modified, text, title, outlet, url })
}

/// The message with the column alone: the line is told beside it, and the one that serde counts is always 1.
fn in_one_line(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    match message.strip_suffix(&place) {
        Some(message) => format!("{message} (column {})", error.column()),
        None => message,
    }
}

/// The id of a line that is JSON at least.
fn id_of(line: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(line).ok()?;
    Id::deserialize(value.get("id")?).ok().map(|id| id.0)
}

/// The lines of a stream, read ahead by a thread of its own, in batches of bounded size.
pub(crate) struct Batches(Receiver<io::Result<Vec<Line>>>);

impl Batches {
    /// Starts to read. The thread ends with the stream, or when nobody takes its lines any more.
    pub(crate) fn new(from: impl Read + Send + 'static) -> Self {
        let (to, batches) = sync_channel(AHEAD);
        std::thread::spawn(move || send_all(Lines::new(from), &to));
        Self(batches)
    }
}

impl Iterator for Batches {
    type Item = io::Result<Vec<Line>>;

    /// All lines that are there by now, and at least one; a batch ends where it is large enough.
    fn next(&mut self) -> Option<Self::Item> {
        let mut batch = match self.0.recv().ok()? {
            Ok(lines) => lines,
            Err(error) => return Some(Err(error)),
        };
        while batch.iter().map(Line::len).sum::<usize>() < BATCH_BYTES {
            match self.0.try_recv() {
                Ok(Ok(lines)) => batch.extend(lines),
                Ok(Err(error)) => return Some(Err(error)),
                Err(_) => break,
            }
        }
        Some(Ok(batch))
    }
}

fn send_all<R: Read>(mut lines: Lines<R>, to: &SyncSender<io::Result<Vec<Line>>>) {
    loop {
        let piece = lines.piece();
        let (done, failed) = (piece.as_ref().is_ok_and(Vec::is_empty), piece.is_err());
        if done || to.send(piece).is_err() || failed {
            return;
        }
    }
}

/// Cuts a stream into lines, holding no more than a buffer and one line.
struct Lines<R> {
    from: BufReader<R>,
    number: usize,
}

impl<R: Read> Lines<R> {
    fn new(from: R) -> Self {
        Self { from: BufReader::with_capacity(1 << 16, from), number: 0 }
    }

    /// The next lines; empty at the end. A piece ends where the next line would have to be waited for, so that
    /// whoever writes one line and waits for its reading gets it.
    fn piece(&mut self) -> io::Result<Vec<Line>> {
        let mut piece = Vec::new();
        while let Some(line) = self.line()? {
            if !line.is_blank() {
                piece.push(line);
            }
            if !piece.is_empty() && !self.from.buffer().contains(&b'\n') {
                break;
            }
        }
        Ok(piece)
    }

    fn line(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        (&mut self.from).take(LARGEST as u64 + 1).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        self.number += 1;
        let whole = bytes.ends_with(b"\n") || bytes.len() <= LARGEST;
        if !whole {
            self.from.skip_until(b'\n')?;
        }
        Ok(Some(Line { number: self.number, bytes: whole.then_some(bytes) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(bytes: &[u8]) -> Line {
        Line { number: 1, bytes: Some(bytes.to_owned()) }
    }

    fn refused(text: &str, id: Option<&str>, part: &str) {
        let refusal = line(text.as_bytes()).document(None).unwrap_err();
        assert_eq!(refusal.id.as_deref(), id, "{text}");
        assert!(refusal.message.contains(part), "{text}: {}", refusal.message);
    }

    #[test]
    fn articles_are_read() {
        let got = line(b"\xEF\xBB\xBF{\"id\": 7, \"text\": \"They met.\", \"title\": null, \"more\": [1]}\r\n").document(None).unwrap();
        assert_eq!(got, Document { id: "7".into(), text: "They met.".into(), ..Document::default() });
        let got = line(br#"{"id": "a", "published": "2018-06-02", "text": "x", "outlet": "VOA"}"#).document(None).unwrap();
        assert_eq!(got.published.unwrap().to_string(), "2018-06-02");
        assert_eq!(got.outlet.as_deref(), Some("VOA"));
    }

    #[test]
    fn bad_lines_say_why() {
        refused("{", None, "EOF while parsing");
        refused("[1, 2]", None, "wanted an object such as");
        refused(r#"{"id": "a"}"#, Some("a"), "missing field `text`");
        refused(r#"{"text": "x"}"#, None, "missing field `id`");
        refused(r#"{"id": null, "text": "x"}"#, None, "expected an id that is a string or a whole number");
        refused(r#"{"id": "a", "text": 5}"#, Some("a"), "invalid type: integer `5`, expected a string");
        refused(r#"{"id": "a", "text": "x", "text": "y"}"#, Some("a"), "duplicate field `text`");
        refused(r#"{"id": "a", "text": "x", "published": "June 2"}"#, Some("a"), "published: wanted YYYY-MM-DD");
        let refusal = line(b"{\"id\": \"a\", \"text\": \"\xFF\"}").document(None).unwrap_err();
        assert!(refusal.message.contains("met byte 0xFF at byte 21"), "{}", refusal.message);
    }

    #[test]
    fn deep_nesting_is_not_followed() {
        let refusal = line(format!("{{\"x\": {}", "[".repeat(1 << 20)).as_bytes()).document(None).unwrap_err();
        assert!(refusal.message.starts_with("EOF while parsing a list"));
    }

    #[test]
    fn a_line_too_long_is_passed_over() {
        let mut input = vec![b'x'; LARGEST + 5];
        input.extend(b"\n\n{}\n");
        let lines: Vec<Line> = Batches::new(io::Cursor::new(input)).flat_map(Result::unwrap).collect();
        assert_eq!(lines.iter().map(|l| l.number).collect::<Vec<_>>(), [1, 3]);
        assert!(lines[0].document(None).unwrap_err().message.contains("met a longer one"));
    }
}
