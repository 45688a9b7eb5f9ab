use super::members::Members;
use super::record::{Record, Records};
use super::*;
use flate2::{Compression, write::GzEncoder};
use std::io::{Cursor, Write as _};

fn record(kind: &str, uri: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <{uri}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut to = GzEncoder::new(Vec::new(), Compression::fast());
    to.write_all(bytes).unwrap();
    to.finish().unwrap()
}

fn records(bytes: &[u8], start: u64, number: u64) -> Records {
    let from = bytes[start as usize..].to_owned();
    Records::new(Members::new(Box::new(Cursor::new(from)), start).unwrap(), number)
}

/// What each record is: its number and address, or what was wrong.
fn read(mut from: Records) -> Vec<String> {
    let shown = |met: Result<Record, (u64, String)>| match met {
        Ok(record) => format!("{} {}", record.number, record.uri),
        Err((number, wrong)) => format!("{number}! {wrong}"),
    };
    std::iter::from_fn(|| from.next_record()).map(shown).collect()
}

/// An archive of seven records, packed in three ways.
fn archives() -> [Vec<u8>; 3] {
    let all: Vec<Vec<u8>> = (0..7).map(|i| record("response", &format!("u{i}"), &vec![b'x'; 40_000 * i])).collect();
    let each = all.iter().flat_map(|record| packed(record)).collect();
    let some = [packed(&all[..3].concat()), packed(&all[3..].concat())].concat();
    [all.concat(), each, some]
}

#[test]
fn an_archive_can_be_entered_after_every_record() {
    for bytes in archives() {
        let whole = read(records(&bytes, 0, 0));
        assert_eq!(whole, ["1 u0", "2 u1", "3 u2", "4 u3", "5 u4", "6 u5", "7 u6"]);
        let mut first = records(&bytes, 0, 0);
        for done in 1..=7 {
            first.next_record();
            let (start, since, number) = first.place();
            assert_eq!(number, done as u64);
            let mut rest = records(&bytes, start, number - since);
            rest.pass(since);
            assert_eq!(read(rest), whole[done..], "entered at {start} + {since}");
        }
    }
}

#[test]
fn what_is_packed_one_by_one_is_entered_at_the_record() {
    let [plain, each, some] = archives();
    let place = |bytes: &[u8], records_done: u64| {
        let mut from = records(bytes, 0, 0);
        from.pass(records_done);
        from.place().1
    };
    assert_eq!([place(&plain, 5), place(&each, 5), place(&some, 5)], [0, 0, 2]);
}

#[test]
fn what_is_damaged_is_told_once_and_the_rest_is_read() {
    let good = |i: u8| record("response", &format!("u{i}"), b"x");
    let lost = b"WARC/1.0\r\nWARC-Type: response\r\n\r\nnonsense\r\nmore of it\r\n";
    let met = read(records(&[good(1), lost.to_vec(), good(2)].concat(), 0, 0));
    assert_eq!(met.len(), 3, "{met:?}");
    assert!(met[1].starts_with("2! wanted a Content-Length"), "{met:?}");
    assert_eq!([&met[0], &met[2]], ["1 u1", "2 u2"]);

    let cut = [packed(&good(1)), packed(&good(2))].concat();
    let met = read(records(&cut[..cut.len() - 20], 0, 0));
    assert!(met.len() == 2 && met[1].ends_with("the rest is left out"), "{met:?}");
    let met = read(records(&[packed(&good(1)), b"\0\0\0".to_vec()].concat(), 0, 0));
    assert!(met[1].contains("wanted a gzip member at byte"), "{met:?}");
    let met = read(records(b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx", 0, 0));
    assert!(met.len() == 1 && met[0].contains("met the end of the file after 1"), "{met:?}");
}

#[test]
fn a_record_that_is_too_large_is_passed_over() {
    let large = record("response", "http://a.example/", &vec![b'x'; crate::intake::LARGEST + 1]);
    let bytes = packed(&[large, record("response", "u2", b"x")].concat());
    let mut from = records(&bytes, 0, 0);
    let met = from.next_record().unwrap();
    let told = item(met, "a.warc.gz").unwrap().unwrap_err();
    assert_eq!(told, "a.warc.gz: record 1: wanted a record of up to 16 MB, met a larger one");
    assert_eq!(read(from), ["2 u2"]);
}
