//! Days that the markup of the body names: `<time>`, microdata, RDFa, hAtom, and classes such as "date".

use super::candidate::{Candidate, Place, Said};
use super::surroundings::{Surroundings, label, short_text};
use super::written::{self, Written};
use dom_query::{Document, NodeRef};

/// The most elements that are looked at.
const MOST: usize = 400;

/// The days of all elements that are named as such.
pub(super) fn candidates(document: &Document, around: &Surroundings) -> Vec<Candidate> {
    let named = "time, [itemprop*=date], [itemprop*=Date], [property*=ublish], [property*=date], [property*=odified], abbr[title], \
                 .published, .updated, .entry-date, .post-date, .dtstamp, [data-datetime], [data-timestamp], [data-date], [pubdate]";
    let mut found = Vec::new();
    for node in document.select(named).nodes().iter().filter(|node| !node.has_name("meta") || node.has_attr("itemprop")).take(MOST) {
        let Some((written, from)) = value(node) else { continue };
        let Some((place, said, points)) = meaning(node) else { continue };
        let near = around.of(node);
        let points = if near.beside { points - 45 } else { points + near.bonus() };
        let name = node.node_name().unwrap_or_default();
        let at = format!("<{name}> {from}{}", if near.beside { ", beside the article" } else { "" });
        found.push(Candidate { near: near.headline, ..Candidate::new(written, place, said, points, at) });
    }
    found
}

/// By an attribute, else by the words inside.
fn value(node: &NodeRef<'_>) -> Option<(Written, String)> {
    const KEYS: [&str; 7] = ["datetime", "content", "data-datetime", "data-timestamp", "data-date", "title", "pubdate"];
    let by_key = KEYS.iter().find_map(|key| Some((written::value(&node.attr(key)?)?, (*key).to_owned())));
    by_key.or_else(|| {
        let short = short_text(node, 100)?;
        written::days(&short).into_iter().next().map(|it| (it, "text".to_owned()))
    })
}

/// What the element says of its day, by its names, else by the words around it.
fn meaning(node: &NodeRef<'_>) -> Option<(Place, Said, i32)> {
    let of = |key: &str| node.attr(key).unwrap_or_default().to_ascii_lowercase();
    let property = format!("{} {}", of("itemprop"), of("property"));
    let class = format!("{} {}", of("class"), of("id"));
    let changed = |text: &str| ["modif", "updat"].iter().any(|word| text.contains(word));
    // Blogs call the day of an entry "date updated", whether it was changed or not.
    if changed(&property) || (changed(&class) && !class.contains("publish") && !class.contains("date ") && !class.contains("-date")) {
        return Some((Place::Marked, Said::Modified, 35));
    }
    if ["datepublished", "published_time", "datecreated", "pubdate"].iter().any(|word| property.contains(word)) {
        return Some((Place::Marked, Said::Published, 80));
    }
    match label(node) {
        Said::Modified => return Some((Place::Time, Said::Modified, 35)),
        Said::Published => return Some((Place::Label, Said::Published, 74)),
        Said::Nothing => {}
    }
    if property.trim().contains("date") && !["startdate", "enddate", "birthdate", "validfrom"].iter().any(|it| property.contains(it)) {
        return Some((Place::Marked, Said::Published, 60));
    }
    let is_time = node.has_name("time");
    match () {
        () if !property.trim().is_empty() && !is_time => None,
        () if node.has_attr("pubdate") || class.contains("publish") || class.contains("entry-date") => {
            Some((Place::Marked, Said::Published, 72))
        }
        () if is_time => Some((Place::Time, Said::Nothing, 56)),
        () if class.contains("date") || class.contains("time") => Some((Place::Time, Said::Nothing, 50)),
        () => None,
    }
}
