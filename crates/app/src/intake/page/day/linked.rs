//! Linked data: what `<script type="application/ld+json">` says of the article.

use super::candidate::{Candidate, Place, Said};
use super::written;
use dom_query::Document;
use serde_json::{Map, Value};

/// What stands under these is not the article: what it is about, is shown in, is answered by, or stands beside it.
const BESIDE: &[&str] = &[
    "comment",
    "review",
    "reviews",
    "itemListElement",
    "hasPart",
    "relatedLink",
    "mentions",
    "citation",
    "video",
    "image",
    "isPartOf",
    "about",
    "author",
    "publisher",
    "creator",
    "breadcrumb",
    "offers",
    "potentialAction",
    "associatedMedia",
    "logo",
    "event",
    "subjectOf",
    "blogPost",
    "blogPosts",
    "acceptedAnswer",
    "suggestedAnswer",
    "thumbnail",
    "audio",
    "interactionStatistic",
    "liveBlogUpdate",
];

/// The keys that hold a day, and what they say of it, with points for an article.
const KEYS: &[(&str, Said, i32)] = &[
    ("datePublished", Said::Published, 90),
    ("uploadDate", Said::Published, 50),
    ("dateCreated", Said::Published, 60),
    ("dateModified", Said::Modified, 40),
];

/// The days of all linked data; where a node has the headline of the page, only those of such nodes.
pub(super) fn candidates(document: &Document, title: Option<&str>) -> Vec<Candidate> {
    let mut found = Vec::new();
    nodes(document, &mut |node| of_node(node, title, &mut found));
    if found.iter().any(|(titled, _)| *titled) {
        found.retain(|(titled, candidate)| *titled || candidate.points < 60);
    }
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Shows every node that may be the article.
pub(crate) fn nodes(document: &Document, see: &mut impl FnMut(&Map<String, Value>)) {
    for script in document.select("script[type]").nodes() {
        if script.attr("type").is_some_and(|it| it.trim().to_ascii_lowercase().starts_with("application/ld+json")) {
            if let Some(value) = parse(&script.text()) {
                walk(&value, see);
            }
        }
    }
}

/// JSON as pages write it: with line ends inside of strings, in CDATA, and a semicolon at its end.
fn parse(text: &str) -> Option<Value> {
    let from = text.find(['{', '['])?;
    let to = text.rfind(['}', ']'])?;
    let text = text.get(from..=to)?;
    serde_json::from_str(text).ok().or_else(|| {
        let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::Deserializer::from_str(&plain).into_iter().next()?.ok()
    })
}

fn walk(value: &Value, see: &mut impl FnMut(&Map<String, Value>)) {
    match value {
        Value::Array(items) => items.iter().for_each(|it| walk(it, see)),
        Value::Object(node) => {
            see(node);
            node.iter().filter(|(key, _)| !BESIDE.contains(&key.as_str())).for_each(|(_, it)| walk(it, see));
        }
        _ => {}
    }
}

fn of_node(node: &Map<String, Value>, title: Option<&str>, found: &mut Vec<(bool, Candidate)>) {
    let kind = kind(node);
    let Some(share) = share(&kind) else { return };
    let names = |key: &str| node.get(key).and_then(Value::as_str);
    let titled = title.zip(names("headline").or_else(|| names("name"))).is_some_and(|(a, b)| same(a, b));
    for (key, said, points) in KEYS {
        let Some(text) = node.get(*key).and_then(Value::as_str) else { continue };
        let Some(written) = written::value(text) else { continue };
        found.push((titled, Candidate::new(written, Place::Linked, *said, points * share / 100, format!("JSON-LD {kind} {key}"))));
    }
}

/// The type of a node, the last part of it where it is an address.
pub(crate) fn kind(node: &Map<String, Value>) -> String {
    let kind = match node.get("@type") {
        Some(Value::Array(kinds)) => kinds.first().and_then(Value::as_str),
        Some(kind) => kind.as_str(),
        None => None,
    };
    kind.unwrap_or_default().rsplit('/').next().unwrap_or_default().chars().take(40).collect()
}

/// How much of the points a type gets; none for what is never the article.
fn share(kind: &str) -> Option<i32> {
    let article = ["Article", "Posting", "Report", "Recipe", "Essay", "Column"].iter().any(|word| kind.contains(word));
    match kind {
        _ if article => Some(100),
        "Comment" | "Review" | "Person" | "Organization" | "ImageObject" | "Event" | "ItemList" | "BreadcrumbList" | "Answer" => None,
        "WebSite" | "Blog" | "Product" => Some(40),
        "VideoObject" | "AudioObject" | "PodcastEpisode" => Some(75),
        _ => Some(90),
    }
}

/// Whether two headlines are one, less what an outlet adds to either.
pub(crate) fn same(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(200).collect::<String>();
    let (a, b) = (plain(a), plain(b));
    a.len().min(b.len()) >= 12 && (a.starts_with(&b) || b.starts_with(&a))
}
