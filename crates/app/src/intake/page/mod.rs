//! A page of the web as an article: its day of publication, its text, and what it says of itself.
//!
//! ```text
//! bytes ──► charset ──► tree ──► day, text, what the page says of itself
//! ```
//!
//! It is a pure function of the bytes and of what is known beside them: it asks no network and no clock, and what it does not find it
//! leaves out.

mod charset;
mod day;
mod language;
mod words;

use dateline_engine::article::Published;
use dom_query::Document;

/// What is known of a page beside its bytes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hints {
    /// The address it was fetched from.
    pub(crate) url: Option<String>,
    /// The `Content-Type` it was sent with, such as `text/html; charset=utf-8`.
    pub(crate) content_type: Option<String>,
}

/// What was found on a page. What was not found is absent or empty.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    /// When the article was first published.
    pub(crate) published: Option<Published>,
    /// When it was last changed, where the page says so.
    pub(crate) modified: Option<Published>,
    /// Where the day of publication was found, for people.
    pub(crate) day_by: Option<String>,
    /// All days that were found, with where and how they fared.
    pub(crate) candidates: Vec<day::Candidate>,
    /// The headline.
    pub(crate) title: Option<String>,
    /// Who publishes it.
    pub(crate) outlet: Option<String>,
    /// Who wrote it.
    pub(crate) author: Option<String>,
    /// The part of the outlet it stands in.
    pub(crate) section: Option<String>,
    /// The language of the text by ISO 639-1, such as `en`.
    pub(crate) language: Option<String>,
    /// The address by which the page wants to be known, else the one it was fetched from.
    pub(crate) url: Option<String>,
    /// The text, paragraphs parted by an empty line.
    pub(crate) text: String,
}

/// Reads a page of HTML.
///
/// # Errors
/// Where the bytes are no page of HTML that could be an article: empty, too large, nested too deep.
pub(crate) fn read(bytes: &[u8], hints: &Hints) -> Result<Page, String> {
    let html = charset::decode(bytes, hints.content_type.as_deref());
    if html.trim().is_empty() {
        return Err("wanted a page of HTML, met no bytes".to_owned());
    }
    let document = Document::from(html.as_ref());
    let meta = |name: &str| meta(&document, name);
    let title = meta("og:title").or_else(|| Some(document.select("title").text().trim().to_owned())).filter(|title| !title.is_empty());
    let canonical = document.select("link[rel=canonical][href]").attr("href").map(|it| it.to_string());
    let own = [hints.url.clone(), canonical, meta("og:url")];
    let urls: Vec<&str> = own.iter().flatten().map(String::as_str).collect();
    let said = document.select("html[lang]").attr("lang").map(|it| it.to_string());
    let day = day::of(&document, &urls, title.as_deref(), said.as_deref());
    let text = words::of(&document);
    Ok(Page {
        published: day.published,
        modified: day.modified,
        day_by: day.by,
        candidates: day.candidates,
        title,
        outlet: meta("og:site_name"),
        author: meta("author"),
        section: meta("article:section"),
        language: language::of(&text),
        url: meta("og:url").or_else(|| hints.url.clone()),
        text,
    })
}

/// The content of the first `meta` of a name or property that has one.
fn meta(document: &Document, name: &str) -> Option<String> {
    let all = document.select("meta[content]");
    let fits = |node: &dom_query::NodeRef<'_>| ["name", "property"].iter().any(|key| node.attr(key).is_some_and(|it| it.as_ref() == name));
    let found = all.nodes().iter().find(|node| fits(node))?;
    found.attr("content").map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}
