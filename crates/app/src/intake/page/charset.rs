//! The bytes of a page as text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How many bytes may pass before a page has said its charset, as browsers have it.
const HEAD: usize = 4096;

/// By its byte order mark, else by what it was sent as, else by what it says itself; else UTF-8 where it is that, and
/// windows-1252 where not. What is no character becomes U+FFFD.
pub(super) fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    let said = content_type.and_then(|it| after_charset(it.as_bytes())).or_else(|| of_markup(&bytes[..bytes.len().min(HEAD)]));
    let encoding = match said {
        Some(encoding) if encoding != UTF_8 => encoding,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        Some(encoding) => encoding,
        None => WINDOWS_1252,
    };
    encoding.decode(bytes).0
}

/// What the page says of itself. In bytes that can be read as this, UTF-16 is a lie, which browsers take for UTF-8.
fn of_markup(head: &[u8]) -> Option<&'static Encoding> {
    after_charset(head).map(|encoding| if [UTF_16LE, UTF_16BE].contains(&encoding) { UTF_8 } else { encoding })
}

/// The encoding that is named after the first `charset=`.
fn after_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    const WORD: &[u8] = b"charset";
    let at = bytes.windows(WORD.len()).position(|it| it.eq_ignore_ascii_case(WORD))? + WORD.len();
    let rest = bytes[at..].trim_ascii_start().strip_prefix(b"=")?;
    let label = rest.trim_ascii_start().trim_ascii_start();
    let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
    let end = label.iter().position(|b| !b.is_ascii_alphanumeric() && !b"-_:.".contains(b)).unwrap_or(label.len());
    Encoding::for_label(&label[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], content_type: Option<&str>, expected: &str) {
        assert_eq!(decode(bytes, content_type), expected);
    }

    #[test]
    fn the_charset_is_found() {
        check("Zürich".as_bytes(), None, "Zürich");
        check(b"Z\xFCrich", None, "Zürich");
        check(b"<meta charset='iso-8859-2'>\xB1", None, "<meta charset='iso-8859-2'>ą");
        check(b"\xC4", Some("text/html; Charset = \"windows-1251\""), "Д");
        check(b"\xFF\xFEH\0i\0", Some("text/html; charset=utf-8"), "Hi");
    }

    #[test]
    fn a_lie_harms_no_more_than_its_letters() {
        check(b"a\xFFb", Some("text/html; charset=utf-8"), "a\u{FFFD}b");
        check("Zürich".as_bytes(), Some("text/html; charset=klingon"), "Zürich");
    }
}
