//! What a server answered, as an archive keeps it: status, headers, and a body that may be in chunks or packed.

use super::super::LARGEST;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// An answer with a page in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) content_type: String,
    pub(super) body: Vec<u8>,
}

/// The page of an answer; none where it is no page: another status than 200, a picture.
pub(super) fn answer(bytes: &[u8]) -> Result<Option<Answer>, String> {
    let (head, body) = split(bytes);
    let head = String::from_utf8_lossy(head);
    let status = head.split_whitespace().nth(1).unwrap_or_default();
    let content_type = header(&head, "content-type").unwrap_or_default();
    if status != "200" || !is_page(content_type) {
        return Ok(None);
    }
    let in_chunks = header(&head, "transfer-encoding").is_some_and(|how| how.to_ascii_lowercase().contains("chunked"));
    // crawlers often join the chunks and leave the header
    let joined = if in_chunks { chunks(body) } else { None };
    let encoding = header(&head, "content-encoding").unwrap_or_default().to_ascii_lowercase();
    let body = unpack(joined.as_deref().unwrap_or(body), encoding.trim())?;
    Ok(Some(Answer { content_type: content_type.to_owned(), body }))
}

/// Whether a media type is one of pages.
pub(super) fn is_page(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    ["text/html", "application/xhtml+xml"].contains(&kind.as_str())
}

fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let found = |end: &[u8]| bytes.windows(end.len()).position(|w| w == end).map(|at| (at, at + end.len()));
    let at = found(b"\r\n\r\n").into_iter().chain(found(b"\n\n")).min();
    at.map_or((bytes, &[]), |(head, body)| (&bytes[..head], &bytes[body..]))
}

fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    lines.filter(|(met, _)| met.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).next()
}

/// The chunks of a body as one; none where it is not in chunks. One that is cut off gives what is there.
fn chunks(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    loop {
        let end = body.windows(2).take(64).position(|w| w == b"\r\n");
        let Some(end) = end else { return (!out.is_empty()).then_some(out) };
        let size = std::str::from_utf8(&body[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        let from = &body[end + 2..];
        if size == 0 {
            return Some(out);
        }
        out.extend_from_slice(&from[..size.min(from.len())]);
        body = from.get(size.saturating_add(2)..).unwrap_or_default();
    }
}

/// Unpacks what is packed; what says so and is not is taken as it is, as crawlers unpack and leave the header.
fn unpack(body: &[u8], encoding: &str) -> Result<Vec<u8>, String> {
    match encoding {
        "gzip" | "x-gzip" if body.starts_with(b"\x1F\x8B") => limited(MultiGzDecoder::new(body)),
        "deflate" if body.first() == Some(&0x78) => limited(ZlibDecoder::new(body)),
        "deflate" if !body.trim_ascii_start().starts_with(b"<") => limited(DeflateDecoder::new(body)),
        "br" | "zstd" if std::str::from_utf8(body).is_err() => Err(format!("wanted a body as gzip or deflate, met {encoding}")),
        _ => Ok(body.to_owned()),
    }
}

fn limited(from: impl Read) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let read = from.take(LARGEST as u64 + 1).read_to_end(&mut out);
    match read {
        _ if out.len() > LARGEST => Err(format!("wanted a page of up to {} MB, met a larger one once unpacked", LARGEST >> 20)),
        Err(error) if out.is_empty() => Err(format!("wanted a packed body, met {error}")),
        _ => Ok(out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write as _;

    fn check(bytes: &[u8], expected: Result<Option<&[u8]>, &str>) {
        match (answer(bytes), expected) {
            (Ok(got), Ok(want)) => assert_eq!(got.as_ref().map(|a| a.body.as_slice()), want),
            (Err(got), Err(part)) => assert!(got.contains(part), "{got}"),
            other => panic!("{other:?}"),
        }
    }

    fn packed(body: &[u8]) -> Vec<u8> {
        let mut to = GzEncoder::new(Vec::new(), Compression::best());
        to.write_all(body).unwrap();
        to.finish().unwrap()
    }

    #[test]
    fn bodies_are_joined_and_unpacked() {
        const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";
        let with = |more: &str, body: &[u8]| [HEAD.as_bytes(), more.as_bytes(), b"\r\n", body].concat();
        check(&with("", b"<p>a"), Ok(Some(b"<p>a")));
        check(&with("Transfer-Encoding: chunked\r\n", b"3;x=1\r\n<p>\r\n1\r\na\r\n0\r\n\r\n"), Ok(Some(b"<p>a")));
        check(&with("Transfer-Encoding: chunked\r\n", b"<p>joined by the crawler"), Ok(Some(b"<p>joined by the crawler")));
        check(&with("Transfer-Encoding: chunked\r\n", b"FFFFFFFFFFFFFFFF\r\n<p>a"), Ok(Some(b"<p>a")));
        check(&with("Content-Encoding: gzip\r\n", &packed(b"<p>a")), Ok(Some(b"<p>a")));
        check(&with("Content-Encoding: gzip\r\n", b"<p>unpacked"), Ok(Some(b"<p>unpacked")));
        check(&with("Content-Encoding: gzip\r\n", b"\x1F\x8Bnonsense"), Err("wanted a packed body"));
        check(&with("Content-Encoding: gzip\r\n", &packed(&vec![b' '; LARGEST + 1])), Err("wanted a page of up to 16 MB"));
    }

    #[test]
    fn what_is_no_page_is_passed_over() {
        check(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>a", Ok(None));
        check(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG", Ok(None));
        check(b"HTTP/1.1 200 OK\nContent-Type: Text/HTML\n\n<p>a", Ok(Some(b"<p>a")));
        check(b"", Ok(None));
        check(b"\xFF\xFF\xFF", Ok(None));
    }
}
