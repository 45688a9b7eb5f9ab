//! HTML as a tree, or refused: by the rules of browsers, little of it can grow to more than the memory and the time of a machine.
//!
//! What the tags alone tell of the depth is a guess, as an end that ends nothing is passed over; so the parser itself is asked, piece by
//! piece, and left where it holds too much.

use super::attributes;
use dom_query::Document;
use html5ever::interface::Tracer;
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, Parser, QualName, local_name, ns, parse_document, parse_fragment};
use std::cell::Cell;

/// Elements and marks that are open at once at most: the parser asks of each where it stands, and takes the square of their number.
const DEEP: usize = 1000;
/// Elements and texts at most: a `<b>` that is not closed is opened anew in every paragraph after it.
const MANY: usize = 500_000;
/// Bytes that the parser is given before it is asked: what three bytes open can go no deeper in them than that it is no harm.
const PIECE: usize = 1 << 10;

/// What is wrong with HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// Nested too deep.
    Deep,
    /// More elements than it has room for.
    Many,
    /// An element of more attributes than anybody writes.
    Crowded,
}

impl Wrong {
    /// Of a piece of HTML, such as the body of a mail.
    pub(super) fn of_piece(self) -> String {
        match self {
            Self::Deep => format!("wanted HTML of up to {DEEP} elements within one another, met more"),
            Self::Many => format!("wanted HTML of up to {MANY} elements and texts, with those that open marks make, met more"),
            Self::Crowded => attributes::too_many(),
        }
    }

    /// Of a page.
    pub(super) fn of_page(self) -> String {
        match self {
            Self::Deep => format!("wanted a page with elements nested up to {DEEP} deep, met deeper ones"),
            other => other.of_piece(),
        }
    }
}

/// The tree of a page.
pub(super) fn page(html: &str) -> Result<Document, Wrong> {
    grown(parse_document(Document::default(), options(false)), html)
}

/// The tree of a piece of HTML that stands in a page.
pub(super) fn piece(html: &str) -> Result<Document, Wrong> {
    let body = QualName::new(None, ns!(html), local_name!("body"));
    grown(parse_fragment(Document::fragment_sink(), options(true), body, Vec::new(), false), html)
}

/// As a browser without scripts reads, so that what is meant for it is there.
fn options(drop_doctype: bool) -> ParseOpts {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, drop_doctype, ..TreeBuilderOpts::default() };
    ParseOpts { tree_builder, ..ParseOpts::default() }
}

fn grown(mut parser: Parser<Document>, mut html: &str) -> Result<Document, Wrong> {
    if attributes::are_too_many(html) {
        return Err(Wrong::Crowded);
    }
    while !html.is_empty() {
        let (piece, rest) = html.split_at(html.ceil_char_boundary(PIECE));
        parser.process(StrTendril::from(piece));
        check(&parser)?;
        html = rest;
    }
    Ok(parser.finish())
}

fn check(parser: &Parser<Document>) -> Result<(), Wrong> {
    let open = Open::default();
    let builder = &parser.tokenizer.sink;
    builder.trace_handles(&open);
    match (open.0.get() > DEEP, builder.sink.tree.len() > MANY) {
        (true, _) => Err(Wrong::Deep),
        (_, true) => Err(Wrong::Many),
        _ => Ok(()),
    }
}

/// Counts what the parser holds: the elements that are open, and the marks that it would open anew.
#[derive(Default)]
struct Open(Cell<usize>);

impl Tracer for Open {
    type Handle = dom_query::NodeId;

    fn trace_handle(&self, _: &Self::Handle) {
        self.0.set(self.0.get() + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: Result<(), Wrong>) {
        let shown: String = html.chars().take(60).collect();
        assert_eq!(page(html).map(|_| ()), expected, "a page of {shown}");
        assert_eq!(piece(html).map(|_| ()), expected, "a piece of {shown}");
    }

    #[test]
    fn what_is_nested_deep_is_refused_however_it_is_written() {
        let wholes =
            ["<div>", "<DIV>", "<x-y>", "<div></span>", "<div></x>", "<span><div></span>", "<b>a<div>", "<path d='M0'>", "<template>"];
        wholes.iter().for_each(|tags| check(&tags.repeat(100_000), Err(Wrong::Deep)));
        let drawn = ["<area>", "<td>", "<tr>", "<source>", "<path>"];
        drawn.iter().for_each(|tags| check(&format!("<svg>{}", tags.repeat(100_000)), Err(Wrong::Deep)));
        let hidden = format!("{}</body></html><!-- -->", "<div>".repeat(200));
        check(&hidden.repeat(500), Err(Wrong::Deep));
    }

    #[test]
    fn what_grows_is_refused() {
        let marks: String = (0..400).map(|n| format!("<b id={n}>")).collect();
        check(&(format!("<p>{marks}") + &"<p>a".repeat(100_000)), Err(Wrong::Many));
        check(&format!("<p {}>", (0..5000).map(|n| format!("a{n} ")).collect::<String>()), Err(Wrong::Crowded));
    }

    #[test]
    fn what_is_only_long_is_read() {
        let longs =
            ["<p>a<br>", "<p>a<br><div>b</div>", "<div><span>a</span> < b </div>", "<p><a href=x>a</a> <b>b</b>", "<", "<li>a", "a < b, "];
        longs.iter().for_each(|tags| check(&tags.repeat(5000), Ok(())));
        check(&format!("<svg>{}", "<path d='M0'/>".repeat(10_000)), Ok(()));
        check(&format!("{}a", "<div>".repeat(900)), Ok(()));
    }

    #[test]
    fn the_tree_is_that_of_the_whole() {
        let html = format!("<title>é</title><p>{}&amp;<b>x</b>", "日本 &eacute; <i>y</i> ".repeat(500));
        assert_eq!(page(&html).unwrap().html(), Document::from(html.as_str()).html());
        assert_eq!(piece(&html).unwrap().html(), Document::fragment(html.as_str()).html());
    }
}
