//! Pages and pieces of HTML as articles and texts.

use super::Document;
use super::fed::{Item, clean};
use super::page::{Hints, read};

/// The article of a page that was fetched from an address. Its own name for itself counts where it is on the same host.
pub(super) fn article(bytes: &[u8], url: &str, content_type: &str) -> Item {
    shallow(bytes)?;
    let hints = Hints { url: Some(url.to_owned()), content_type: Some(content_type.to_owned()) };
    let page = read(bytes, &hints)?;
    let own = page.url.filter(|own| host(own) == host(url)).unwrap_or_else(|| url.to_owned());
    clean(Document {
        id: url.to_owned(),
        published: page.published,
        modified: page.modified,
        title: page.title,
        outlet: page.outlet.or_else(|| Some(host(url).to_owned()).filter(|host| !host.is_empty())),
        url: Some(own),
        text: page.text,
    })
}

/// The article of a page in a file, which says itself under which address it is known.
pub(super) fn file(bytes: &[u8], name: &str) -> Item {
    let made = || {
        shallow(bytes)?;
        let page = read(bytes, &Hints::default())?;
        let of_host = |url: &String| Some(host(url).to_owned()).filter(|host| !host.is_empty());
        clean(Document {
            id: name.to_owned(),
            published: page.published,
            modified: page.modified,
            outlet: page.outlet.or_else(|| page.url.as_ref().and_then(of_host)),
            title: page.title,
            url: page.url,
            text: page.text,
        })
    };
    made().map_err(|wrong| format!("{name}: {wrong}"))
}

/// The host of an address, without `www`.
pub(super) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// Elements within one another at most: the parser asks of each where it stands, and takes the square of their number.
const DEEP: usize = 1000;

/// The text of a piece of HTML, a block a paragraph.
pub(super) fn text(html: &str) -> Result<String, String> {
    shallow(html.as_bytes())?;
    let document = dom_query::Document::fragment(html);
    document.select("script, style, noscript, template, iframe, svg, form, title, head").remove();
    Ok(document.formatted_text().to_string())
}

fn shallow(html: &[u8]) -> Result<(), String> {
    let wrong = || format!("wanted HTML of up to {DEEP} elements within one another, met more");
    (depth(html) <= DEEP).then_some(()).ok_or_else(wrong)
}

/// How deep elements lie within one another at most, as far as their tags tell: an end tag counts once.
fn depth(html: &[u8]) -> usize {
    let (mut deep, mut most) = (0_usize, 0);
    for rest in html.split(|byte| *byte == b'<').skip(1) {
        match rest.first() {
            Some(b'/') => deep = deep.saturating_sub(1),
            Some(first) if first.is_ascii_alphabetic() && !is_void(rest) => deep += 1,
            _ => {}
        }
        most = most.max(deep);
    }
    most
}

/// Elements without an end, and those that many leave open.
fn is_void(tag: &[u8]) -> bool {
    let end = tag.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let name = tag[..end].to_ascii_lowercase();
    [&b"br"[..], b"hr", b"img", b"p", b"li", b"input", b"meta", b"link", b"wbr", b"source", b"col", b"td", b"tr", b"th", b"dt", b"dd"]
        .contains(&name.as_slice())
}

/// The text of what may be HTML or plain: markup that was escaped twice, or none.
pub(super) fn text_of_any(content: &str) -> Result<String, String> {
    let has_tag = content.match_indices('<').any(|(at, _)| content[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'));
    let has_entity = content.split('&').skip(1).any(|rest| rest.split_once(';').is_some_and(|(name, _)| (2..9).contains(&name.len())));
    if has_tag || has_entity { text(content) } else { Ok(content.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_paragraphs() {
        let check = |html: &str, expected: &str| assert_eq!(text_of_any(html).as_deref(), Ok(expected), "{html}");
        check("<p>The ferry <b>sails</b>.</p><p>It rains.</p><script>x()</script>", "The ferry sails.\n\nIt rains.");
        check("5 &lt; 6 &amp; so on", "5 < 6 & so on");
        check("It is plain: 5 < 6 & so on", "It is plain: 5 < 6 & so on");
        check("It is\n\nplain", "It is\n\nplain");
    }

    #[test]
    fn what_is_nested_too_deep_is_refused_at_once() {
        assert!(text(&"<div>".repeat(100_000)).unwrap_err().contains("met more"));
        assert!(text(&"<p>a<br>".repeat(10_000)).is_ok());
        assert!(text(&"<div><span>a</span></div>".repeat(10_000)).is_ok());
    }

    #[test]
    fn hosts_are_cut_out() {
        let hosts = ["https://www.a.example/x?y", "http://b.example:8000", "mailto:ada", ""].map(host);
        assert_eq!(hosts, ["a.example", "b.example:8000", "", ""]);
    }
}
