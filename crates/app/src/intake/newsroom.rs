//! Articles as newsroom systems hold them: NITF, NewsML-G2 with NITF or XHTML within, and ninjs. Their events are read by `events.rs`.

use super::fed::{Item, clean};
use super::{Document, attributes, html};
use crate::exit::tell;
use dateline_engine::article::Published;
use roxmltree::{Node, ParsingOptions};
use serde_json::Value;

/// Elements and texts of a file at most.
const MOST: u32 = 4_000_000;
/// Elements within one another at most: of each text, those that it stands in are asked for.
const DEEP: u32 = 1000;

/// The article of a NITF file.
pub(super) fn nitf(bytes: &[u8], name: &str) -> Vec<Item> {
    let of_root = |xml: &roxmltree::Document<'_>| {
        let root = xml.root_element();
        let found = Some(root).filter(|root| root.tag_name().name() == "nitf");
        vec![found.ok_or_else(|| format!("wanted nitf as the root, met {}", root.tag_name().name())).and_then(of_nitf)]
    };
    named(with_xml(bytes, of_root).unwrap_or_else(|wrong| vec![Err(wrong)]), name)
}

/// The articles of a NewsML-G2 file: its news items that have a text.
pub(super) fn newsml(bytes: &[u8], name: &str) -> Vec<Item> {
    let of_items = |xml: &roxmltree::Document<'_>| {
        let items = xml.descendants().filter(|n| n.tag_name().name() == "newsItem");
        let with_text = items.filter_map(|item| Some((item, content(item)?)));
        with_text.filter(|(item, _)| is_usable(*item, name)).map(|(item, text)| of_item(item, text)).collect()
    };
    // What is no XML the reader of events tells.
    named(with_xml(bytes, of_items).unwrap_or_default(), name)
}

fn named(items: Vec<Item>, name: &str) -> Vec<Item> {
    let numbered = items.into_iter().enumerate();
    numbered.map(|(at, item)| item.map_err(|wrong| format!("{name}: item {}: {wrong}", at + 1))).collect()
}

/// NITF names its document type without more; one that defines entities is refused.
fn with_xml(bytes: &[u8], read: impl FnOnce(&roxmltree::Document<'_>) -> Vec<Item>) -> Result<Vec<Item>, String> {
    let text = super::utf8(bytes)?;
    let bare = match text.find("<!DOCTYPE").and_then(|at| Some((at, at + text[at..].find(['>', '['])?))) {
        Some((from, to)) if text[to..].starts_with('>') => text[..from].to_owned() + &text[to + 1..],
        _ => text.to_owned(),
    };
    let xml = parsed(&bare).map_err(|wrong| match wrong {
        Wrong::Heavy(why) => why,
        Wrong::NoXml(e) => format!("wanted XML without entities of its own, met {e}"),
    })?;
    Ok(read(&xml))
}

/// Why XML is not read.
enum Wrong {
    /// It would take more time than its length asks for.
    Heavy(String),
    NoXml(roxmltree::Error),
}

fn parsed(xml: &str) -> Result<roxmltree::Document<'_>, Wrong> {
    if attributes::are_too_many(xml) {
        return Err(Wrong::Heavy(attributes::too_many()));
    }
    let options = ParsingOptions { nodes_limit: MOST, ..ParsingOptions::default() };
    let xml = roxmltree::Document::parse_with_options(xml, options).map_err(Wrong::NoXml)?;
    if is_deep(&xml) {
        return Err(Wrong::Heavy(format!("wanted XML of up to {DEEP} elements within one another, met more")));
    }
    Ok(xml)
}

/// What is wrong with XML that is not to be read. What is no XML is for its readers to tell.
pub(super) fn refusal(xml: &str) -> Option<String> {
    match parsed(xml) {
        Err(Wrong::Heavy(why)) => Some(why),
        _ => None,
    }
}

/// Nodes come in the order of the document, each after what it stands in.
fn is_deep(xml: &roxmltree::Document<'_>) -> bool {
    let mut depths: Vec<u32> = Vec::new();
    for node in xml.descendants() {
        let above = node.parent().and_then(|up| depths.get(up.id().get_usize()));
        depths.push(above.map_or(0, |depth| depth + 1));
    }
    depths.iter().any(|depth| *depth > DEEP)
}

fn of_nitf(nitf: Node<'_, '_>) -> Item {
    let attribute = |tag: &str, name: &str| find(nitf, tag).and_then(|n| n.attribute(name)).map(str::to_owned);
    let headline = find(nitf, "hl1").or_else(|| find(nitf, "title")).map(words);
    let issued = attribute("date.issue", "norm").or_else(|| attribute("pubdata", "date.publication"));
    let day = issued.or_else(|| attribute("date.release", "norm")).map(|norm| day(&norm)).transpose()?;
    clean(Document {
        id: attribute("doc-id", "id-string").or_else(|| headline.clone()).unwrap_or_else(|| "nitf".to_owned()),
        published: day,
        title: headline,
        outlet: attribute("pubdata", "name").or_else(|| find(nitf, "distributor").map(words)).or_else(|| attribute("doc-id", "regsrc")),
        url: attribute("pubdata", "ex-ref"),
        text: paragraphs(find(nitf, "body.content").unwrap_or(nitf)),
        ..Document::default()
    })
}

/// What holds the text of a news item; none where it is a picture, or holds events alone.
fn content<'a, 'i>(item: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    let set = item.children().find(|n| n.tag_name().name() == "contentSet")?;
    let is_text = |n: &Node<'_, '_>| match n.tag_name().name() {
        "inlineXML" => !n.descendants().any(|n| n.tag_name().name() == "events"),
        "inlineData" => n.attribute("contenttype").is_none_or(|kind| kind.starts_with("text/")),
        _ => false,
    };
    set.children().find(is_text)
}

/// What is withheld or cancelled is left out.
fn is_usable(item: Node<'_, '_>, name: &str) -> bool {
    let code = find(item, "pubStatus").and_then(|n| n.attribute("qcode").or(n.attribute("uri"))).unwrap_or("usable");
    if !code.ends_with("usable") {
        tell(&format!("{name}: left out: {} is {code}", item.attribute("guid").unwrap_or("an item")));
    }
    code.ends_with("usable")
}

fn of_item(item: Node<'_, '_>, content: Node<'_, '_>) -> Item {
    let said = |tag: &str| find(item, tag).map(words).filter(|words| !words.is_empty());
    let stamp = |tag: &str| said(tag).map(|norm| day(&norm)).transpose();
    let (first, last) = (stamp("firstCreated")?.or(stamp("contentCreated")?), stamp("contentModified")?.or(stamp("versionCreated")?));
    let provider = ["provider", "infoSource", "creditline"].iter().find_map(|tag| called(find(item, tag)?));
    let nitf = find(content, "body.content");
    let is_markup = content.attribute("contenttype").is_some_and(|kind| kind.contains("html"));
    clean(Document {
        id: item.attribute("guid").unwrap_or_default().to_owned(),
        published: first.or(last),
        modified: last.filter(|last| first.is_some_and(|first| first != *last)),
        title: said("headline").or_else(|| said("title")).or_else(|| find(content, "hl1").map(words)),
        outlet: provider,
        url: find(item, "link")
            .filter(|n| n.attribute("rel").is_some_and(|rel| rel.ends_with("canonical")))
            .and_then(|n| n.attribute("href"))
            .map(str::to_owned),
        text: match content.tag_name().name() {
            "inlineData" if is_markup => html::text(content.text().unwrap_or_default())?,
            "inlineData" => content.text().unwrap_or_default().to_owned(),
            _ => paragraphs(nitf.unwrap_or(content)),
        },
    })
}

/// What a provider is called.
fn called(n: Node<'_, '_>) -> Option<String> {
    let name = n.children().find(|n| n.tag_name().name() == "name").map(words);
    let code = || n.attribute("literal").or_else(|| n.attribute("qcode").map(|code| code.rsplit(':').next().unwrap_or(code)));
    name.or_else(|| code().map(str::to_owned)).or_else(|| Some(words(n))).filter(|name| !name.is_empty())
}

fn find<'a, 'i>(within: Node<'a, 'i>, tag: &str) -> Option<Node<'a, 'i>> {
    within.descendants().find(|n| n.tag_name().name() == tag)
}

fn words(n: Node<'_, '_>) -> String {
    n.descendants()
        .filter(Node::is_text)
        .filter_map(|n| n.text())
        .collect::<Vec<_>>()
        .join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Elements that are paragraphs of their own.
const BLOCKS: [&str; 16] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "hl2", "li", "dt", "dd", "blockquote", "pre", "div", "block", "bq"];
/// Elements whose words are none of the text.
const ASIDE: [&str; 8] = ["media", "table", "script", "style", "head", "figure", "body.head", "body.end"];

/// The text, an empty line between paragraphs.
fn paragraphs(n: Node<'_, '_>) -> String {
    let (mut out, mut last) = (Vec::<String>::new(), None);
    for text in n.descendants().filter(Node::is_text) {
        let mut above = text.ancestors().take_while(|up| *up != n).filter(Node::is_element);
        let block = above.clone().find(|up| BLOCKS.contains(&up.tag_name().name())).map(|up| up.id());
        if above.any(|up| ASIDE.contains(&up.tag_name().name())) {
            continue;
        }
        let words = text.text().unwrap_or_default();
        match out.last_mut() {
            Some(paragraph) if last == Some(block) => paragraph.push_str(words),
            _ => out.push(words.to_owned()),
        }
        last = Some(block);
    }
    let plain = out.iter().map(|p| p.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|p| !p.is_empty());
    plain.collect::<Vec<_>>().join("\n\n")
}

/// A day as these formats write it: ISO 8601, with marks between the numbers or without.
fn day(norm: &str) -> Result<Published, String> {
    let (date, time) = norm.trim().split_once('T').map_or((norm.trim(), None), |(date, time)| (date, Some(time)));
    let date = parted(date, &[4, 6], '-');
    let time = time.map(|time| {
        let zone = time.find(['Z', '+', '-']).unwrap_or(time.len());
        format!("T{}{}", parted(&time[..zone], &[2, 4], ':'), time.get(..1).map_or(String::new(), |_| offset(&time[zone..])))
    });
    Published::parse(&format!("{date}{}", time.unwrap_or_default())).map_err(|e| e.to_string())
}

fn offset(zone: &str) -> String {
    match zone.strip_prefix(['+', '-']) {
        Some(digits) if digits.len() == 4 => format!("{}{}", &zone[..1], parted(digits, &[2], ':')),
        _ => zone.to_owned(),
    }
}

/// Digits with a mark between their groups, where there is none yet.
fn parted(digits: &str, at: &[usize], mark: char) -> String {
    let is_bare = digits.len() > at[0] && digits.bytes().all(|byte| byte.is_ascii_digit());
    let part = |(i, c): (usize, char)| if is_bare && at.contains(&i) { vec![mark, c] } else { vec![c] };
    digits.chars().enumerate().flat_map(part).collect()
}

/// The articles of a ninjs file: its items of type text that have one.
pub(super) fn ninjs(bytes: &[u8], name: &str) -> Vec<Item> {
    // What is no JSON the reader of events tells.
    let Ok(whole) = serde_json::from_slice::<Value>(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)) else { return Vec::new() };
    let listed = ["items", "associations"].iter().find_map(|key| whole.get(key)?.as_array());
    let items: &[Value] = match &whole {
        Value::Array(list) => list,
        one if is_article(one) => std::slice::from_ref(one),
        _ => listed.map_or(&[], Vec::as_slice),
    };
    let numbered = items.iter().enumerate().filter(|(_, item)| is_article(item) && is_published(item, name));
    numbered.map(|(at, item)| of_ninjs(item).map_err(|wrong| format!("{name}: item {}: {wrong}", at + 1))).collect()
}

fn is_article(item: &Value) -> bool {
    item.get("type").and_then(Value::as_str) == Some("text")
}

fn is_published(item: &Value, name: &str) -> bool {
    let status = said(item, &["pubStatus", "pubstatus"]).unwrap_or_else(|| "usable".to_owned());
    if !status.ends_with("usable") {
        tell(&format!("{name}: left out: {} is {status}", said(item, &["uri"]).unwrap_or_else(|| "an item".to_owned())));
    }
    status.ends_with("usable")
}

fn of_ninjs(item: &Value) -> Item {
    let stamp = |keys: &[&str]| said(item, keys).map(|norm| day(&norm)).transpose();
    let (first, last) = (stamp(&["firstCreated", "firstcreated", "contentCreated"])?, stamp(&["versionCreated", "versioncreated"])?);
    let uri = said(item, &["uri"]);
    let text = match (said(item, &["body_text", "contentstr"]), said(item, &["body_xhtml", "body_html", "bodies"])) {
        (Some(plain), _) => plain,
        (None, Some(marked)) => html::text_of_any(&marked)?,
        (None, None) => return Err("wanted body_text, body_xhtml or bodies, met none of them".to_owned()),
    };
    clean(Document {
        id: uri.clone().unwrap_or_default(),
        published: first.or(last),
        modified: last.filter(|last| first.is_some_and(|first| first != *last)),
        title: said(item, &["headline", "headlines", "title"]),
        outlet: said(item, &["infoSources", "infosources", "source", "copyrightHolder", "copyrightholder"]),
        url: said(item, &["canonicalUrl", "canonicalurl"]).or(uri),
        text,
    })
}

/// The first of these fields that is there: a string, or the value or name of the first of a list.
fn said(item: &Value, keys: &[&str]) -> Option<String> {
    let one = |value: &Value| value.as_str().or_else(|| value.get("value").or_else(|| value.get("name"))?.as_str()).map(str::to_owned);
    let any = |value: &Value| value.as_array().map_or_else(|| one(value), |list| list.iter().find_map(one));
    keys.iter().filter_map(|key| any(item.get(key)?)).find(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests;
