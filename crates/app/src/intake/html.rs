//! Pages and pieces of HTML as articles and texts.

use super::fed::Item;
use super::nest;
use super::page::{Hints, Page, read};

/// The article of a page that was fetched from an address. Its own name for itself counts where it is on the same host.
pub(crate) fn article(bytes: &[u8], id: &str, url: &str, content_type: Option<&str>) -> Item {
    let hints = Hints { url: Some(url.to_owned()), content_type: content_type.map(str::to_owned) };
    let page = read(bytes, &hints)?;
    let own = page.url.clone().filter(|own| host(own) == host(url)).unwrap_or_else(|| url.to_owned());
    let outlet = page.outlet.clone().or_else(|| Some(host(url).to_owned()).filter(|host| !host.is_empty()));
    Page { url: Some(own), outlet, ..page }.into_article(id.to_owned())
}

/// The host of an address, without `www`.
pub(super) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// The text of a piece of HTML, a block a paragraph.
pub(super) fn text(html: &str) -> Result<String, String> {
    let document = nest::piece(html).map_err(nest::Wrong::of_piece)?;
    document.select("script, style, noscript, template, iframe, svg, form, title, head").remove();
    Ok(document.formatted_text().to_string())
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
    fn hosts_are_cut_out() {
        let hosts = ["https://www.a.example/x?y", "http://b.example:8000", "mailto:ada", ""].map(host);
        assert_eq!(hosts, ["a.example", "b.example:8000", "", ""]);
    }
}
