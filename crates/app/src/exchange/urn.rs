//! The uid of an event as a URI, which ninjs and NewsML-G2 want, and back.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// In front of a uid that is no URI.
const HEAD: &str = "urn:x-uid:";

/// A URI stays what it is; `a1@dateline` becomes `urn:x-uid:a1%40dateline`.
pub(super) fn of(uid: &str) -> String {
    if is_uri(uid) { uid.to_owned() } else { format!("{HEAD}{}", utf8_percent_encode(uid, NON_ALPHANUMERIC)) }
}

/// The uid of a URI.
pub(super) fn uid(uri: &str) -> String {
    let own = uri.strip_prefix(HEAD).and_then(|rest| percent_decode_str(rest).decode_utf8().ok());
    own.map_or_else(|| uri.to_owned(), |uid| uid.into_owned())
}

/// A scheme (RFC 3986, 3.1), and nothing that a URI does not have.
fn is_uri(text: &str) -> bool {
    let is_scheme =
        |s: &str| s.starts_with(|c: char| c.is_ascii_alphabetic()) && s.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    let fits = text.bytes().all(|b| b.is_ascii_graphic() && !br#"<>"{}|\^`"#.contains(&b));
    fits && !text.starts_with(HEAD) && text.split_once(':').is_some_and(|(scheme, rest)| is_scheme(scheme) && !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_uid_comes_back() {
        for (name, expected) in [
            ("a1@dateline", "urn:x-uid:a1%40dateline"),
            ("urn:newsml:wire.example:2031:1", "urn:newsml:wire.example:2031:1"),
            ("urn:x-uid:a", "urn:x-uid:urn%3Ax%2Duid%3Aa"),
            ("ü b", "urn:x-uid:%C3%BC%20b"),
        ] {
            assert_eq!(of(name), expected);
            assert_eq!(uid(expected), name);
        }
    }
}
