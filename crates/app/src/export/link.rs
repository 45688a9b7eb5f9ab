//! Addresses as other programs may follow them.

use super::words::SOURCES;
use dateline_ledger::Teller;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What no URI has (RFC 3986); letters beyond ASCII are encoded anyway.
const UNFIT: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// The address of a page in the web; nothing for any other, such as `javascript:`.
pub(super) fn web(url: &str) -> Option<String> {
    crate::address::web(url).map(|(url, _)| utf8_percent_encode(url, UNFIT).to_string())
}

/// The pages that tell of an event with who has them, each once, the last first, and no more than are named.
pub(crate) fn pages(tellers: &[Teller]) -> Vec<(String, &str)> {
    let mut seen: Vec<(String, &str)> = Vec::new();
    for teller in tellers.iter().rev() {
        let Some(url) = teller.told.url.as_deref().and_then(web) else { continue };
        if !seen.iter().any(|(known, _)| *known == url) {
            seen.push((url, teller.told.outlet.as_deref().unwrap_or_default()));
        }
    }
    seen.truncate(SOURCES);
    seen
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
