//! Where on a page an element stands: near the headline, in the article, or beside it.

use super::candidate::Said;
use super::linked;
use dom_query::{Document, NodeId, NodeRef};
use std::collections::{HashMap, HashSet};

/// Words in the class or id of what stands beside an article.
const BESIDE: &[&str] = &[
    "comment",
    "related",
    "sidebar",
    "recommend",
    "footer",
    "widget",
    "ticker",
    "teaser",
    "popular",
    "trending",
    "latest",
    "more-",
    "-more",
    "archive",
    "calendar",
    "most-read",
    "mostread",
    "recent",
    "promo",
    "carousel",
    "newsfeed",
    "read-next",
    "similar",
    "menu",
    "navbar",
    "disqus",
    "weather",
    "respond",
    "reply",
    "forum",
    "also-",
    "next-",
    "prev",
    "outbrain",
    "taboola",
    "banner",
    "most_",
    "related_",
];

/// Words before or around a day that say what it is, in lower case; the changed ones are looked for first.
const CHANGED: &[&str] = &[
    "updated",
    "last modified",
    "modified",
    "last edited",
    "edited",
    "last reviewed",
    "revised",
    "last update",
    "update:",
    "aktualisiert",
    "geändert",
    "änderung",
    "stand:",
    "stand -",
    "mis à jour",
    "mise à jour",
    "actualisé",
    "modifié",
    "actualizado",
    "actualización",
    "aggiornato",
    "aggiornamento",
    "modificato",
    "atualizado",
    "bijgewerkt",
    "laatste update",
    "uppdaterad",
    "uppdaterat",
    "opdateret",
    "oppdatert",
    "päivitetty",
    "aktualizacja",
    "zaktualizowano",
    "aktualizováno",
    "обновлено",
    "изменено",
    "ενημέρωση",
    "güncelleme",
];
const PUBLISHED: &[&str] = &[
    "published",
    "posted",
    "publication date",
    "publish date",
    "date:",
    "pubdate",
    "first published",
    "released",
    "release date",
    "issued",
    "created",
    "uploaded",
    "filed",
    "veröffentlicht",
    "erschienen",
    "erstellt",
    "geschrieben",
    "publiziert",
    "datum:",
    "publié",
    "publie le",
    "posté",
    "mis en ligne",
    "publicado",
    "publicada",
    "pubblicato",
    "publicat",
    "gepubliceerd",
    "geplaatst",
    "publicerad",
    "publicerat",
    "publisert",
    "publiceret",
    "offentliggjort",
    "julkaistu",
    "opublikowano",
    "dodano",
    "data publikacji",
    "publikováno",
    "vydáno",
    "опубликовано",
    "размещено",
    "дата публикации",
    "δημοσίευση",
    "yayınlanma",
    "written by",
    "submitted by",
    "dated",
];
/// Words before a day on which something else ends or begins.
const ELSE: &[&str] = &[
    "until",
    "expires",
    "valid",
    "available",
    "deadline",
    "verfügbar",
    "gültig",
    "bis ",
    "bis:",
    "jusqu",
    "hasta",
    "fino al",
    "born",
    "geboren",
    "copyright",
    "©",
    "starts",
    "beginn",
];

/// Where the visible text has its headline, and where each element stands in it.
pub(super) struct Surroundings {
    headline: Option<usize>,
    above_headline: HashSet<NodeId>,
    at: HashMap<NodeId, usize>,
}

/// Where an element stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Near {
    /// In what is not the article.
    pub(super) beside: bool,
    /// Right by the headline.
    pub(super) headline: bool,
    /// Well before it, where pages have the day of today.
    pub(super) over: bool,
}

impl Near {
    /// What the place adds to the points.
    pub(super) fn bonus(self) -> i32 {
        match self {
            Self { headline: true, .. } => 8,
            Self { over: true, .. } => -8,
            _ => 0,
        }
    }
}

impl Surroundings {
    /// The headline is what says the title of the page, else the first `h1`.
    pub(super) fn new(document: &Document, title: Option<&str>) -> Self {
        let mut all = Self { headline: None, above_headline: HashSet::new(), at: HashMap::new() };
        let Some(body) = document.body() else { return all };
        let (mut seen, mut first, mut titled) = (0, None, None);
        for node in body.descendants_it() {
            if node.is_text() {
                seen += if is_hidden(&node) { 0 } else { node.text().trim().len() };
            } else if node.is_element() {
                all.at.insert(node.id, seen);
                if titled.is_none() && ["h1", "h2", "h3"].iter().any(|name| node.has_name(name)) {
                    let words = short_text(&node, 300).unwrap_or_default();
                    titled = title.filter(|title| linked::same(title, &words)).map(|_| node);
                    let fits = first.is_none() && node.has_name("h1") && words.trim().chars().count() > 5;
                    first = if fits { Some(node) } else { first };
                }
            }
        }
        if let Some(headline) = titled.or(first) {
            all.headline = all.at.get(&headline.id).copied();
            all.above_headline = headline.ancestors_it(None).map(|it| it.id).collect();
        }
        all
    }

    pub(super) fn of(&self, node: &NodeRef<'_>) -> Near {
        let distance = self.headline.zip(self.at.get(&node.id)).map(|(h, at)| *at as i64 - h as i64);
        Near {
            beside: self.is_beside(node),
            headline: distance.is_some_and(|it| (-60..700).contains(&it)),
            over: distance.is_some_and(|it| it < -60),
        }
    }

    /// Whether any element around, up to those that hold the headline too, is named as something that is not the article.
    fn is_beside(&self, node: &NodeRef<'_>) -> bool {
        let inside = std::iter::once(*node).chain(node.ancestors_it(Some(12)));
        inside.take_while(|it| !self.above_headline.contains(&it.id) && !it.has_name("body")).any(|it| {
            let name = ["aside", "footer", "nav"].iter().any(|name| it.has_name(name));
            let words = names(&it);
            name || (words.len() < 200 && BESIDE.iter().any(|word| words.contains(word)))
        })
    }
}

/// The class and the id of an element, in lower case.
pub(super) fn names(node: &NodeRef<'_>) -> String {
    let mut words = node.attr("class").map(|it| it.to_ascii_lowercase()).unwrap_or_default();
    if let Some(id) = node.attr("id") {
        words.push(' ');
        words.push_str(&id.to_ascii_lowercase());
    }
    words
}

/// Whether the text of a node is not shown.
pub(super) fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.parent().is_some_and(|it| ["script", "style", "noscript", "template", "option"].iter().any(|name| it.has_name(name)))
}

/// The text of an element, where it has no more bytes than so many.
pub(super) fn short_text(node: &NodeRef<'_>, most: usize) -> Option<String> {
    let mut text = String::new();
    for piece in node.descendants_it().filter(|it| it.is_text() && !is_hidden(it)) {
        text.push_str(&piece.text());
        if text.len() > most {
            return None;
        }
    }
    Some(text)
}

/// What the words around a small element say of its day.
pub(super) fn label(node: &NodeRef<'_>) -> Said {
    let around = std::iter::once(*node).chain(node.ancestors_it(Some(3)));
    let lines = around.map_while(|it| short_text(&it, 300)).filter(|text| text.trim().chars().count() <= 160);
    lines.map(|text| said(&text.to_lowercase())).find(|said| *said != Said::Nothing).unwrap_or(Said::Nothing)
}

/// What a line says of the day in it; nothing where it has words for both, since whoever looks at the day itself sees which.
fn said(line: &str) -> Said {
    let has = |words: &[&str]| words.iter().any(|word| last_of(line, word).is_some());
    match (has(PUBLISHED), has(CHANGED)) {
        (true, false) => Said::Published,
        (false, true) => Said::Modified,
        (true, true) | (false, false) => Said::Nothing,
    }
}

/// What the words right before a day say of it; none where they say that it is the day of something else.
pub(super) fn before(line: &str) -> Option<Said> {
    let line = line.to_lowercase();
    let last = |words: &[&str]| words.iter().filter_map(|word| last_of(&line, word).map(|at| at + word.len())).max();
    let (published, changed) = (last(PUBLISHED), last(CHANGED));
    match () {
        () if last(ELSE) > published.max(changed) => None,
        () if changed > published => Some(Said::Modified),
        () if published.is_some() => Some(Said::Published),
        () => Some(Said::Nothing),
    }
}

/// Where a word stands last, and is not the end of another: "dated" in "updated".
fn last_of(line: &str, word: &str) -> Option<usize> {
    let mut found = line.rmatch_indices(word).map(|it| it.0);
    found.find(|&at| !line[..at].ends_with(char::is_alphanumeric))
}
