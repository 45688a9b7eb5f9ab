//! Which addresses may become links: pages of the web, and nothing that a browser, a calendar or a terminal would read otherwise.

/// An address of http or https without the space around it, and its host; none for any other, such as `javascript:`, and none that has
/// a space or a control character, which browsers skip and calendars end a line at.
pub(crate) fn web(text: &str) -> Option<(&str, &str)> {
    let url = text.trim();
    let (scheme, rest) = url.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let is_plain = !url.chars().any(|c| c.is_control() || c.is_whitespace());
    let authority = rest.split(['/', '\\', '?', '#']).next()?;
    let host = authority.rsplit('@').next().filter(|h| !h.is_empty())?;
    (is_web && is_plain).then_some((url, host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        let check = |url: &str, expected: Option<&str>| assert_eq!(web(url).map(|a| a.1), expected, "{url:?}");
        check("https://example.org/a?b#c", Some("example.org"));
        check(" HTTP://example.org:80 ", Some("example.org:80"));
        check("https://good.example@evil.example/", Some("evil.example"));
        check("https://a.example\\@evil.example", Some("a.example"));
        check("javascript://example.org/%0aalert(1)", None);
        check("java\nscript:alert(1)", None);
        check("http://a.example/\r\nSet-Cookie: x", None);
        check("data:text/html,<script>", None);
        check("https://", None);
        check("é", None);
        check("", None);
    }
}
