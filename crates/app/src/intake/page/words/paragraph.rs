//! Which paragraphs are no part of an article: captions and credits, bylines, "read more", share bars, what comes after the end.

use crate::intake::page::day::line_of_day;
use std::collections::HashSet;

/// Paragraphs of these words alone, in lower case, less the marks around them.
const ALONE: &[&str] = &[
    "caption",
    "close",
    "advert",
    "advertisement",
    "comments",
    "subscribe",
    "learn more",
    "share",
    "share this",
    "don't miss",
    "don’t miss",
    "enlarge image",
    "view author archive",
    "warning",
    "read more",
    "sign up",
    "ad",
    "sponsored",
    "show more",
    "story continues below",
    "email the author",
    "continue reading below",
    "newsletter",
    "photo",
    "video",
    "image",
    "print",
    "email",
    "view comments",
    "highlights",
    "more",
    "loading",
    "follow on twitter",
    "click to enlarge",
    "play video",
    "anzeige",
    "werbung",
    "teilen",
    "publicité",
    "publicidad",
    "lire aussi",
    "mehr zum thema",
];
/// How paragraphs begin that lead elsewhere or name a source.
const LEADS: &[&str] = &[
    "related:",
    "also:",
    "see more:",
    "see also",
    "read more",
    "read also",
    "more:",
    "click here",
    "subscribe",
    "sign up",
    "get the latest",
    "continue reading",
    "have a tip?",
    "follow us",
    "source:",
    "sources:",
    "copyright",
    "©",
    "this document is subject to copyright",
    "this post may contain",
    "sharing is caring",
    "citation:",
    "photo:",
    "photos:",
    "image:",
    "(image",
    "(photo",
    "photo by",
    "image credit",
    "picture:",
    "credit:",
    "join our",
    "listen to ",
    "don’t miss",
    "don't miss",
    "watch:",
    "like us on",
    "download our",
    "tell us what you think",
    "advertisement",
    "image 1 of",
    "want more",
    "lesen sie auch",
    "lire aussi",
    "mehr zum thema",
    "leer más",
];
/// Ends of captions.
const CREDITS: &[&str] = &[
    "photo/",
    "getty image",
    "image:",
    "photo:",
    "(photo",
    "photo by",
    "photograph:",
    "credit:",
    "(ap)",
    "/ap)",
    "(reuters)",
    "/reuters",
    "/epa",
    "/afp",
    "shutterstock",
    "(pictured)",
    "via ap)",
    "© ",
];
/// Headings of what follows an article.
const AFTER: &[&str] = &[
    "you may also like",
    "you might also like",
    "related",
    "related articles",
    "related stories",
    "related news",
    "related content",
    "related topics",
    "most read",
    "most popular",
    "most read stories",
    "about the author",
    "trending",
    "trending now",
    "comments",
    "something to consider",
    "recommended",
    "recommended for you",
    "latest stories",
    "latest news",
    "read next",
    "more on this story",
    "editor's picks",
    "editors' picks",
    "leave a comment",
    "leave a reply",
    "more stories",
    "top stories",
    "das könnte sie auch interessieren",
    "à lire aussi",
];
/// The longest caption, in characters.
const CAPTION: usize = 420;
/// The longest line that leads elsewhere.
const LEAD: usize = 260;

/// The paragraphs of a text that are the article's.
pub(super) fn kept(text: &str) -> String {
    let (mut passed, mut seen, mut out) = (0, HashSet::new(), Vec::new());
    for paragraph in text.split("\n\n").map(str::trim).filter(|it| !it.is_empty()) {
        let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        if passed * 10 > text.len() * 6 && is_after(&line) {
            break;
        }
        passed += paragraph.len();
        let is_new = line.len() <= 40 || seen.insert(line.clone());
        if is_new && !is_other(&line) {
            out.push(paragraph);
        }
    }
    out.join("\n\n")
}

/// The heading of what follows the article.
fn is_after(line: &str) -> bool {
    line.len() < 60 && AFTER.contains(&bare(line).as_str())
}

fn bare(line: &str) -> String {
    line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_other(line: &str) -> bool {
    let bare = bare(line);
    let (length, lower) = (line.chars().count(), line.to_lowercase());
    bare.is_empty()
        || ALONE.contains(&bare.as_str())
        || (length < LEAD && LEADS.iter().any(|lead| lower.starts_with(lead)))
        || (length < CAPTION && is_credited(&lower))
        || is_signed(line, length)
        || (length < 160 && !line.starts_with('—') && !ends(line) && line_of_day(line))
}

/// A caption says last whose picture it is.
fn is_credited(lower: &str) -> bool {
    let tail = &lower[lower.ceil_char_boundary(lower.len().saturating_sub(70))..];
    !ends(lower) && CREDITS.iter().any(|credit| tail.contains(credit))
}

/// "By Ann Other", and no more.
fn is_signed(line: &str, length: usize) -> bool {
    let names = line.strip_prefix("By ").or_else(|| line.strip_prefix("by "));
    length < 70 && names.is_some_and(|it| it.starts_with(char::is_uppercase) && it.contains(' ')) && !ends(line)
}

/// Whether a line ends as a sentence does.
fn ends(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '»']).ends_with(['.', '!', '?', '。'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "The king will visit Oslo in spring, his office said on Monday, and he will open the new harbour there.";

    fn check(other: &str) {
        assert_eq!(kept(&format!("{SENTENCE}\n\n{other}\n\nHe was there once.")), format!("{SENTENCE}\n\nHe was there once."), "{other}");
    }

    #[test]
    fn what_is_no_part_of_the_article_goes() {
        check("Advertisement");
        check("Read more: Ten harbours that kings have opened");
        check("The king in the harbour of Bergen last year (Photo: Ann Other)");
        check("By Ann Other");
        check("Published 3 May 2019 at 14:05 BST");
        check("…");
        check(SENTENCE);
    }

    #[test]
    fn what_follows_the_article_is_cut() {
        let text = format!("{SENTENCE}\n\n{SENTENCE} Twice.\n\nYou may also like\n\nSomething about a queen.");
        assert_eq!(kept(&text), format!("{SENTENCE}\n\n{SENTENCE} Twice."));
    }

    #[test]
    fn sentences_stay() {
        let text = "By now it is late.\n\nSources: there are none, they said, and then they told us more than we wanted to know, at length, so that this paragraph, which \
                    begins like a list of sources, is longer than any such list would be, and is therefore kept; it goes on, and on, and has no end that we could see.\n\n\
                    The treaty was signed on 3 May 2019.";
        assert_eq!(kept(text), text);
    }
}
