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
mod file;
mod language;
mod names;
mod words;

pub(crate) use file::{article, load};

use super::fed::{Item, clean};
use super::nest;
use dateline_engine::article::Published;
use dateline_ledger::ArticleIn;

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

impl Page {
    /// As an article, which the caller calls `id`: nothing in it hides.
    pub(crate) fn into_article(self, id: String) -> Item {
        let Self { published, modified, title, outlet, url, text, .. } = self;
        clean(ArticleIn { id, published, modified, outlet, title, url, text })
    }
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
    if is_binary(&html) {
        return Err("wanted a page of HTML, met bytes that are no text; this looks like a file of another kind".to_owned());
    }
    let document = nest::page(&html).map_err(nest::Wrong::of_page)?;
    let names = names::of(&document);
    let urls: Vec<&str> = hints.url.iter().chain(&names.url).map(String::as_str).collect();
    let day = day::of(&document, &urls, names.title.as_deref(), names.language.as_deref());
    let text = words::of(document);
    Ok(Page {
        published: day.published,
        modified: day.modified,
        day_by: day.by,
        candidates: day.candidates,
        title: names.title,
        outlet: names.outlet,
        author: names.author,
        section: names.section,
        language: language::of(&text).or_else(|| language::of_markup(names.language.as_deref()?)),
        url: names.url.or_else(|| hints.url.clone()),
        text,
    })
}

/// Characters by which a file shows what it is (WHATWG, MIME Sniffing, section 5).
const SHOWN: usize = 1445;
/// How many of them may be such as no text has: a slip of an editor is no picture.
const SLIPS: usize = 8;

/// Whether what was read as text never was any: a picture, or something packed.
fn is_binary(text: &str) -> bool {
    let is_none = |c| matches!(c, '\0'..='\x08' | '\x0B' | '\x0E'..='\x1A' | '\x1C'..='\x1F');
    text.starts_with("%PDF-") || text.chars().take(SHOWN).filter(|&c| is_none(c)).count() > SLIPS
}

#[cfg(test)]
mod tests;
