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
pub(super) fn of_person(syntax: &Syntax<'_>, view: &View, others: &Things, name: &Range<usize>) -> Option<Range<usize>> {
    before(syntax, view, others, name).or_else(|| after(syntax, view, others, name)).or_else(|| predicate(syntax, view, name))
}

/// The names of an article that are no persons': first token and end, in order.
#[derive(Debug, Default)]
pub(super) struct Things(pub(super) Vec<(usize, usize)>);

impl Things {
    /// Where the name begins that ends before token `end`.
    fn ending_at(&self, end: usize) -> Option<usize> {
        self.0.binary_search_by_key(&end, |n| n.1).ok().map(|at| self.0[at].0)
    }

    /// Whether a token is part of one: the "Representatives" of a House.
    fn hold(&self, i: usize) -> bool {
        let at = self.0.partition_point(|n| n.1 <= i);
        self.0.get(at).is_some_and(|n| n.0 <= i)
    }
}

fn tells_role(view: &View, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|i| view.is(i, bit::ROLE | bit::PERSON_NOUN))
}

/// "U.S. Ambassador to Russia Jon Huntsman", "former spy Sergei Skripal": the words that stand right before the name, as far
/// as they are capitals, titles, nouns for persons and what describes them. The tree often gets these wrong.
fn before(syntax: &Syntax<'_>, view: &View, others: &Things, name: &Range<usize>) -> Option<Range<usize>> {
    let head = head_of(syntax, name);
    let sentence = syntax.sentence(syntax.sentence_of(head)).start;
    let least = sentence.max(name.start.saturating_sub(LONGEST));
    let titled = |i: usize| view.is(i, bit::ROLE | bit::PERSON_NOUN);
    let title = |i: usize| match syntax.upos(i) {
        Upos::Verb | Upos::Aux => false,
        // "Secretary of State".
        Upos::Adp => i > least && titled(i - 1) && titled(i) && titled(i + 1),
        _ => titled(i),
    };
    let mut start = name.start;
    let mut found = false;
    while start > least {
        let i = start - 1;
        // "Department of Transportation official": a name stands there whole.
        if let Some(named) = others.ending_at(start).filter(|n| *n >= least) {
            start = named;
            continue;
        }
        let capital = view.can_start(i) && !view.is(i, bit::NOT_NAME);
        let to = matches!(syntax.lower(i), "of" | "to" | "for" | "and" | "-") && i > least && title(i - 1) && !found;
        let describes = found
            && (matches!(syntax.upos(i), Upos::Adj | Upos::Noun) || syntax.lower(i) == "-")
            && syntax.head(i).is_some_and(|h| h < name.end && h > i);
        if !(title(i) || capital || to || describes || (found && syntax.lower(i) == "'s")) {
            break;
        }
        found |= title(i);
        start = i;
    }
    if !found {
        return None;
    }
    trim(syntax, view, start..name.start)
}

/// "Jon Huntsman, the U.S. ambassador to Russia, …"; "the ambassador, Jon Huntsman, …".
fn after(syntax: &Syntax<'_>, view: &View, others: &Things, name: &Range<usize>) -> Option<Range<usize>> {
    let head = head_of(syntax, name);
    let tells = |i: usize| view.is(i, bit::PERSON_NOUN | bit::ROLE) && !others.hold(i);
    let noun = syntax.children(head).find(|&c| c >= name.end && syntax.rel(c) == Rel::Appos && tells(c));
    let noun = noun.or_else(|| syntax.head(head).filter(|&h| syntax.rel(head) == Rel::Appos && tells(h)))?;
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
    matches!(syntax.lower(i), "the" | "a" | "an" | "its" | "their" | "his" | "her" | "'s" | "of" | "to" | "for" | "and" | "-")
}

/// The country that words within these tokens name: "Russian", "of Japan", "Texas"; what follows "to" is elsewhere.
pub(super) fn country_in(syntax: &Syntax<'_>, view: &View, lists: &Lists, tokens: &Range<usize>) -> Option<&'static str> {
    for i in tokens.clone() {
        if matches!(syntax.lower(i), "to" | "against" | "with") {
            return None;
        }
        let place = |class| matches!(class, Class::Country | Class::Nationality | Class::Capital | Class::Region | Class::City);
        // "Jamaican-born" tells where somebody came from.
        let born = |end: usize| end + 1 < tokens.end && syntax.lower(end) == "-";
        let fit = view.hits_at(i).iter().filter(|h| h.end as usize <= tokens.end && !born(h.end as usize));
        if let Some(country) = fit.map(|h| lists.fact(h.fact)).find(|f| place(f.class) && f.country.is_some()) {
            return country.country;
        }
    }
    None
}
