//! Addresses as other programs may follow them.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What no URI has (RFC 3986); letters beyond ASCII are encoded anyway.
const UNFIT: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// The address of a page in the web; nothing for any other, such as `javascript:`.
pub(super) fn web(url: &str) -> Option<String> {
    crate::address::web(url).map(|(url, _)| utf8_percent_encode(url, UNFIT).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_web_are_links() {
        let check = |url, expected: Option<&str>| assert_eq!(web(url).as_deref(), expected, "{url}");
        check("https://a.example/b?c=d;e,f", Some("https://a.example/b?c=d;e,f"));
        check(" HTTP://a.example/ü<b> ", Some("HTTP://a.example/%C3%BC%3Cb%3E"));
        check("http://a.example/\r\nBEGIN:VEVENT", None);
        check("javascript:alert(1)", None);
        check("https://", None);
        check("é", None);
        check("", None);
    }
}
