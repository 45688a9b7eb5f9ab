//! What a page says of itself beside its day: title, outlet, author, section, address, language.

use super::day::linked;
use dom_query::Document;
use serde_json::{Map, Value};

/// What was found; all of it is the word of the page, and on one line.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) author: Option<String>,
    pub(super) section: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

/// The longest name, in characters.
const LONGEST: usize = 400;

/// By `meta`, by the linked data of an article, and by the elements that are there for it.
pub(super) fn of(document: &Document) -> Names {
    let metas = metas(document);
    let meta = |names: &[&str]| names.iter().find_map(|name| metas.iter().find(|it| it.0 == *name).map(|it| it.1.clone()));
    let linked = linked_names(document);
    let text = |selector: &str| line(&document.select_single(selector).text());
    let attr = |selector: &str, key: &str| line(&document.select_single(selector).attr_or(key, ""));
    Names {
        title: meta(&["og:title", "twitter:title"]).or(linked.title).or_else(|| text("h1")).or_else(|| text("title")),
        outlet: meta(&["og:site_name"])
            .or(linked.outlet)
            .or_else(|| meta(&["application-name", "publisher", "dc.publisher", "citation_journal_title"])),
        author: meta(&["author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator"]).or(linked.author),
        section: meta(&["article:section", "parsely-section", "section"]).or(linked.section),
        url: attr("link[rel=canonical]", "href").or_else(|| meta(&["og:url"])).filter(|it| it.starts_with("http")),
        language: attr("html", "lang").or_else(|| meta(&["content-language", "og:locale"])),
    }
}

/// Names in lower case and contents of all `meta` elements that have both.
fn metas(document: &Document) -> Vec<(String, String)> {
    let all = document.select("meta[content]");
    let pair = |node: &dom_query::NodeRef<'_>| {
        let name = ["property", "name", "http-equiv"].iter().find_map(|key| node.attr(key))?;
        Some((name.trim().to_ascii_lowercase(), line(&node.attr("content")?)?))
    };
    all.nodes().iter().filter_map(pair).collect()
}

fn linked_names(document: &Document) -> Names {
    let mut names = Names::default();
    linked::nodes(document, &mut |node| {
        if names.title.is_none() && linked::kind(node).contains("Article") {
            names.title = said(node, "headline");
            names.outlet = node.get("publisher").and_then(named);
            names.author = node.get("author").and_then(named);
            names.section = said(node, "articleSection");
        }
    });
    names
}

fn said(node: &Map<String, Value>, key: &str) -> Option<String> {
    node.get(key).and_then(Value::as_str).and_then(line)
}

/// A name, or the names of a node or of several.
fn named(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => line(name),
        Value::Object(node) => said(node, "name"),
        Value::Array(all) => {
            let names: Vec<String> = all.iter().take(10).filter(|it| !it.is_array()).filter_map(named).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}

/// A text on one line; none where it is empty.
fn line(text: &str) -> Option<String> {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    Some(words.join(" ").chars().take(LONGEST).collect::<String>()).filter(|it| !it.is_empty())
}
