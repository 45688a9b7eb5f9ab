//! CSV: a table whose first row names its columns, an article a row.

use super::columns::{Columns, Field, Places};
use super::fed::{Fed, Item, clean};
use super::{Document, LARGEST, Source};
use crate::exit::tell;
use csv::{ByteRecord, Reader, ReaderBuilder};
use dateline_engine::article::Published;
use std::cell::Cell;
use std::io::Read;
use std::rc::Rc;

/// Rows of a batch, and bytes of them.
const ROWS: usize = 256;
const BYTES: usize = 1 << 20;
/// Bytes that are read for a row at most: its own, and what is read ahead.
const RATION: usize = LARGEST + (1 << 20);

/// The rows of a table in batches. Which column was taken for what is told in one line.
pub(super) fn rows(source: &Source, columns: &Columns) -> Box<dyn Iterator<Item = Fed>> {
    let name = source.name();
    match open(source, columns) {
        Ok((table, places, left)) => {
            tell(&format!("{name}: columns {}", places.shown()));
            Box::new(Batches { table, places, left, name, number: 0, is_over: false })
        }
        Err(wrong) => Box::new(std::iter::once(Fed::of(vec![Err(format!("{name}: {wrong}"))]))),
    }
}

type Table = Reader<Rationed>;

/// A stream of which one row may take so many bytes: a quote that is never closed would take the rest of the file.
struct Rationed {
    from: Box<dyn Read + Send>,
    left: Rc<Cell<usize>>,
}

impl Read for Rationed {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let n = self.from.read(to)?;
        let left = self.left.get().checked_sub(n);
        self.left.set(left.ok_or_else(|| std::io::Error::other(too_long()))?);
        Ok(n)
    }
}

fn too_long() -> String {
    format!("wanted a row of up to {} MB, met a longer one", LARGEST >> 20)
}

fn open(source: &Source, columns: &Columns) -> Result<(Table, Places, Rc<Cell<usize>>), String> {
    let (mut head, mut stream) = (Vec::new(), source.open().map_err(|e| format!("{e:#}"))?);
    (&mut stream).take(1 << 16).read_to_end(&mut head).map_err(|e| e.to_string())?;
    let delimiter = delimiter(&head);
    let left = Rc::new(Cell::new(RATION));
    let from = Rationed { from: Box::new(std::io::Cursor::new(head).chain(stream)), left: Rc::clone(&left) };
    let mut table = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(from);
    let first = table.byte_headers().map_err(|e| wrong(&e))?;
    let names: Vec<String> = first.iter().map(|name| String::from_utf8_lossy(name).trim_start_matches('\u{FEFF}').to_owned()).collect();
    let places = columns.places(&names.iter().map(String::as_str).collect::<Vec<_>>())?;
    Ok((table, places, left))
}

/// What parts the columns: the commonest of comma, tab and semicolon in the first line.
fn delimiter(head: &[u8]) -> u8 {
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |mark: u8| first.iter().filter(|byte| **byte == mark).count();
    [b';', b'\t', b','].into_iter().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

struct Batches {
    table: Table,
    places: Places,
    left: Rc<Cell<usize>>,
    name: String,
    /// Rows below the head that were read.
    number: u64,
    is_over: bool,
}

impl Iterator for Batches {
    type Item = Fed;

    fn next(&mut self) -> Option<Fed> {
        let (mut items, mut bytes) = (Vec::new(), 0);
        while !self.is_over && items.len() < ROWS && bytes < BYTES {
            let mut row = ByteRecord::new();
            self.left.set(RATION);
            match self.table.read_byte_record(&mut row) {
                Ok(false) => self.is_over = true,
                Ok(true) => {
                    self.number += 1;
                    bytes += row.as_slice().len();
                    items.push(self.item(&row));
                }
                Err(error) => {
                    self.is_over = true;
                    items.push(Err(format!("{}: row {}: {}; the rest is left out", self.name, self.number + 1, wrong(&error))));
                }
            }
        }
        (!items.is_empty()).then(|| Fed::of(items))
    }
}

impl Batches {
    fn item(&self, row: &ByteRecord) -> Item {
        article(row, &self.places, &self.name, self.number).map_err(|wrong| format!("{}: row {}: {wrong}", self.name, self.number))
    }
}

fn article(row: &ByteRecord, places: &Places, name: &str, number: u64) -> Item {
    if row.as_slice().len() > LARGEST {
        return Err(too_long());
    }
    let cell = |field| {
        let bytes = places.of(field).and_then(|place| row.get(place)).unwrap_or_default();
        let text = super::utf8(bytes).map_err(|wrong| wrong.replacen("at byte", "in a cell at byte", 1))?;
        Ok::<_, String>(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
    };
    let day = |field, name: &str| {
        let day = cell(field)?.map(|day| day_of(&day)).transpose();
        day.map_err(|wrong| wrong.replacen("published", name, 1))
    };
    clean(Document {
        id: cell(Field::Id)?.unwrap_or_else(|| format!("{name} row {number}")),
        published: day(Field::Published, "published")?,
        modified: day(Field::Modified, "modified")?,
        text: cell(Field::Text)?.unwrap_or_default(),
        title: cell(Field::Title)?,
        outlet: cell(Field::Outlet)?,
        url: cell(Field::Url)?,
    })
}

/// A day as tables write it: with a blank between day and time, or with slashes where the year is first.
fn day_of(text: &str) -> Result<Published, String> {
    let text = text.strip_suffix(" UTC").map_or_else(|| text.to_owned(), |text| format!("{text}Z"));
    let mut day = text.replacen(' ', "T", 1);
    if day.get(..10).is_some_and(|day| day.as_bytes()[4] == b'/') {
        day = day.replacen('/', "-", 2);
    }
    Published::parse(&day).map_err(|e| e.to_string())
}

fn wrong(error: &csv::Error) -> String {
    if let csv::ErrorKind::Io(error) = error.kind() {
        return error.to_string();
    }
    format!("wanted a table, met {error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(table: impl AsRef<[u8]>, expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.csv");
        std::fs::write(&path, table).unwrap();
        let shown = |item: Item| match item {
            Ok(d) => {
                format!("{}|{}|{}|{}", d.id, d.published.map_or("-".to_owned(), |day| day.to_string()), d.title.unwrap_or_default(), d.text)
            }
            Err(wrong) => wrong,
        };
        let got: Vec<String> = rows(&Source::new(&path), &Columns::default()).flat_map(|fed| fed.items).map(shown).collect();
        let got: Vec<String> = got.iter().map(|line| line.replace(&path.display().to_string(), "t.csv")).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn rows_are_articles_and_bad_rows_are_named() {
        check(
            "\u{FEFF}id,date,title,text\n1,2026-03-14,\"Ferry,\nnew\",\"The ferry \"\"Ada\"\" sails.\"\n2,14.3.2026,x,The quay.\n3,2026-03-15\n\
             4,2026/03/15 08:30:00,,It rains.\n",
            &[
                "1|2026-03-14|Ferry, new|The ferry \"Ada\" sails.",
                "t.csv: row 2: published: wanted YYYY-MM-DD or a date-time such as 2018-06-02T09:30:00-04:00, met \"14.3.2026\"",
                "t.csv: row 3: wanted a text, met an empty one",
                "4|2026-03-15T08:30:00||It rains.",
            ],
        );
        check(
            b"text;url\nThe quay is closed.;x\nZ\xFCrich;y\n",
            &[
                "t.csv row 1|-||The quay is closed.",
                "t.csv: row 2: wanted UTF-8 text, met byte 0xFC in a cell at byte 1; convert it with `iconv -f ENCODING -t UTF-8`",
            ],
        );
        check("a\tb\n1\t2\n", &["t.csv: wanted a column of texts, met \"a\", \"b\"; say which with --columns text=NAME"]);
        check(
            format!("text\nThe quay is closed.\n\"{}", "x".repeat(LARGEST + (3 << 20))),
            &["t.csv row 1|-||The quay is closed.", "t.csv: row 2: wanted a row of up to 16 MB, met a longer one; the rest is left out"],
        );
        check("", &["t.csv: wanted a column of texts, met no columns; say which with --columns text=NAME"]);
    }
}
