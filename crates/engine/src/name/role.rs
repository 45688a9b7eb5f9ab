//! What the text says a person is: "U.S. President" before the name, ", prime minister of Spain," after it; and of which country.

use super::list::{Class, Lists, bit};
use super::mention::head_of;
use super::seen::View;
use crate::parse::{Rel, Syntax};
use crate::tag::Upos;
use std::ops::Range;

/// Longest role, in tokens.
const LONGEST: usize = 12;

/// The tokens that tell the role of the person named by `name`, without an article at their start.
pub(super) fn of_person(syntax: &Syntax<'_>, view: &View, name: &Range<usize>) -> Option<Range<usize>> {
    before(syntax, view, name).or_else(|| after(syntax, view, name)).or_else(|| predicate(syntax, view, name))
}

fn tells_role(view: &View, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|i| view.is(i, bit::ROLE | bit::PERSON_NOUN))
}

/// "U.S. Ambassador to Russia Jon Huntsman", "former spy Sergei Skripal".
fn before(syntax: &Syntax<'_>, view: &View, name: &Range<usize>) -> Option<Range<usize>> {
    let head = head_of(syntax, name);
    let sentence = syntax.sentence(syntax.sentence_of(head)).start;
    let described = syntax
        .children(head)
        .filter(|&c| c < name.start && matches!(syntax.rel(c), Rel::NmodDesc | Rel::Compound | Rel::Amod | Rel::Flat))
        .map(|c| syntax.subtree(c).start)
        .min();
    // Where the tree does not tell, the titles that stand right before the name, with capitals before them.
    let mut start = name.start;
    while start > sentence && view.is(start - 1, bit::TITLE | bit::PERSON_NOUN) && syntax.upos(start - 1) != Upos::Verb {
        start -= 1;
    }
    if start < name.start && start > sentence && view.hits_at(start - 1).iter().any(|h| h.end as usize == start) {
        start -= 1;
    }
    let start = described.map_or(start, |d| d.min(start)).max(name.start.saturating_sub(LONGEST)).max(sentence);
    trim(syntax, view, start..name.start)
}

/// "Jon Huntsman, the U.S. ambassador to Russia, …"; "the ambassador, Jon Huntsman, …".
fn after(syntax: &Syntax<'_>, view: &View, name: &Range<usize>) -> Option<Range<usize>> {
    let head = head_of(syntax, name);
    let noun = syntax.children(head).find(|&c| c >= name.end && syntax.rel(c) == Rel::Appos && view.is(c, bit::PERSON_NOUN | bit::ROLE));
    let noun = noun.or_else(|| syntax.head(head).filter(|&h| syntax.rel(head) == Rel::Appos && view.is(h, bit::PERSON_NOUN | bit::ROLE)))?;
    phrase(syntax, view, noun)
}

/// "Merkel is chancellor of Germany".
fn predicate(syntax: &Syntax<'_>, view: &View, name: &Range<usize>) -> Option<Range<usize>> {
    let head = head_of(syntax, name);
    let noun = syntax.head(head).filter(|&h| syntax.rel(head) == Rel::Nsubj && view.is(h, bit::PERSON_NOUN))?;
    let is = syntax.child(noun, &[Rel::Cop]).is_some_and(|c| matches!(syntax.lower(c), "is" | "'s"));
    let denied = syntax.children(noun).any(|c| syntax.rel(c) == Rel::Advmod && matches!(syntax.lower(c), "not" | "n't" | "never"));
    if is && !denied { phrase(syntax, view, noun) } else { None }
}

fn phrase(syntax: &Syntax<'_>, view: &View, noun: usize) -> Option<Range<usize>> {
    trim(syntax, view, super::mention::noun_phrase(syntax, noun))
}

fn trim(syntax: &Syntax<'_>, view: &View, mut tokens: Range<usize>) -> Option<Range<usize>> {
    while !tokens.is_empty() && (is_article(syntax, tokens.start) || syntax.upos(tokens.start) == Upos::Punct) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && syntax.upos(tokens.end - 1) == Upos::Punct {
        tokens.end -= 1;
    }
    let whole = !tokens.is_empty() && tokens.len() <= LONGEST && tells_role(view, &tokens);
    whole.then_some(tokens)
}

fn is_article(syntax: &Syntax<'_>, i: usize) -> bool {
    matches!(syntax.lower(i), "the" | "a" | "an" | "its" | "their" | "his" | "her" | "said" | "says")
}

/// The country that words within these tokens name: "Russian", "of Japan", "Texas"; what follows "to" is elsewhere.
pub(super) fn country_in(syntax: &Syntax<'_>, view: &View, lists: &Lists, tokens: &Range<usize>) -> Option<&'static str> {
    for i in tokens.clone() {
        if matches!(syntax.lower(i), "to" | "against" | "with") {
            return None;
        }
        let place = |class| matches!(class, Class::Country | Class::Nationality | Class::Capital | Class::Region | Class::City);
        let fit = view.hits_at(i).iter().filter(|h| h.end as usize <= tokens.end);
        if let Some(country) = fit.map(|h| lists.fact(h.fact)).find(|f| place(f.class) && f.country.is_some()) {
            return country.country;
        }
    }
    None
}
