//! Finds what may refer to somebody or something: names, nouns such as "the official", pronouns.

use super::list::bit;
use super::seen::{Shape, View};
use super::{Kind, Name};
use crate::parse::{Rel, Syntax};
use crate::tag::{Upos, Xpos};
use std::ops::Range;

/// How a mention refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// An index into the names.
    Name(usize),
    Noun,
    Pronoun,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Unknown,
    Male,
    Female,
}

#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) form: Form,
    pub(super) head: usize,
    pub(super) tokens: Range<usize>,
    pub(super) kind: Kind,
    pub(super) gender: Gender,
    pub(super) plural: bool,
}

/// All mentions in the order of their heads.
pub(super) fn find(syntax: &Syntax<'_>, view: &View, names: &[Name]) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut next = 0;
    let mut i = 0;
    while i < syntax.len() {
        if let Some(name) = names.get(next).filter(|n| n.tokens.start == i) {
            if name.kind != Kind::Nationality {
                out.push(of_name(syntax, view, next, name));
            }
            i = name.tokens.end;
            next += 1;
            continue;
        }
        if matches!(syntax.upos(i), Upos::Noun | Upos::Propn) || is_like_noun(syntax, i) {
            out.extend(noun(syntax, view, i, names, next));
        } else if syntax.upos(i) == Upos::Pron {
            out.extend(pronoun(syntax, i));
        }
        i += 1;
    }
    out
}

/// "The general denied it": what has an article and does something is no adjective.
fn is_like_noun(syntax: &Syntax<'_>, i: usize) -> bool {
    let does = syntax.upos(i) == Upos::Adj && matches!(syntax.rel(i), Rel::Nsubj | Rel::NsubjPass | Rel::Obj);
    does && i > 0 && syntax.rel(i - 1) == Rel::Det && syntax.head(i - 1) == Some(i)
}

/// The token of a range on which the others hang.
pub(super) fn head_of(syntax: &Syntax<'_>, tokens: &Range<usize>) -> usize {
    tokens.clone().find(|&i| syntax.head(i).is_none_or(|h| !tokens.contains(&h))).unwrap_or(tokens.end - 1)
}

fn of_name(syntax: &Syntax<'_>, view: &View, index: usize, name: &Name) -> Mention {
    let tokens = name.tokens.clone();
    let head = head_of(syntax, &tokens);
    let gender = if name.kind == Kind::Person { gender_of_name(view, &tokens) } else { Gender::Unknown };
    Mention { form: Form::Name(index), head, tokens, kind: name.kind, gender, plural: false }
}

fn gender_of_name(view: &View, tokens: &Range<usize>) -> Gender {
    for i in [tokens.start.checked_sub(1), tokens.start.checked_sub(2)].into_iter().flatten() {
        match gender(view.tokens[i].bits, bit::MAN, bit::WOMAN) {
            Gender::Unknown => {}
            known if view.can_start(i) || view.is(i, bit::PERSON_NOUN) => return known,
            _ => {}
        }
        if view.tokens[i].shape == Shape::Plain || view.tokens[i].shape == Shape::Mark {
            break;
        }
    }
    if tokens.len() > 1 { gender(view.tokens[tokens.start].bits, bit::MALE, bit::FEMALE) } else { Gender::Unknown }
}

fn gender(bits: u32, male: u32, female: u32) -> Gender {
    match (bits & male != 0, bits & female != 0) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

fn noun(syntax: &Syntax<'_>, view: &View, i: usize, names: &[Name], next: usize) -> Option<Mention> {
    let bits = view.tokens[i].bits;
    let kind = match bits {
        b if b & (bit::PERSON_NOUN | bit::ROLE) != 0 => Kind::Person,
        b if b & bit::ORG_NOUN != 0 => Kind::Organisation,
        b if b & bit::PLACE_NOUN != 0 => Kind::Place,
        _ => return None,
    };
    // A title before a name ("President Trump") and a noun before a noun ("bank robbery") are no mentions of their own.
    let inside = matches!(syntax.rel(i), Rel::Compound | Rel::Flat | Rel::NmodDesc | Rel::Amod | Rel::Goeswith | Rel::Fixed);
    let named = names.get(next).is_some_and(|n| n.tokens.start == i + 1 && n.kind == Kind::Person && syntax.rel(i) != Rel::Nsubj);
    let predicate = syntax.child(i, &[Rel::Cop]).is_some();
    // "U.S. Ambassador to Russia Jon Huntsman" as one phrase: the name is the mention, the rest its role.
    let titled =
        |n: &Name| n.kind == Kind::Person && syntax.head(head_of(syntax, &n.tokens)) == Some(i) && !has_comma(syntax, i, n.tokens.start);
    let titles = names[next..].iter().take(3).take_while(|n| n.tokens.start < i + 10).any(titled)
        && (view.is(i, bit::TITLE) || syntax.upos(i) == Upos::Propn);
    if inside || named || predicate || titles || bits & bit::NOT_NAME != 0 {
        return None;
    }
    let plural = matches!(syntax.xpos(i), Xpos::NNS | Xpos::NNPS);
    let gender = gender(bits, bit::MAN, bit::WOMAN);
    Some(Mention { form: Form::Noun, head: i, tokens: noun_phrase(syntax, i), kind, gender, plural })
}

fn has_comma(syntax: &Syntax<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|k| matches!(syntax.lower(k), "," | "(" | "-" | "–" | "—"))
}

/// From the determiner to the head, with a phrase in "of", "to", "for" or "with" that follows at once.
pub(super) fn noun_phrase(syntax: &Syntax<'_>, head: usize) -> Range<usize> {
    let left = |c: usize| {
        matches!(
            syntax.rel(c),
            Rel::Det
                | Rel::DetPredet
                | Rel::Amod
                | Rel::Compound
                | Rel::Nummod
                | Rel::NmodPoss
                | Rel::Nmod
                | Rel::NmodUnmarked
                | Rel::NmodDesc
        )
    };
    let start = syntax.children(head).filter(|&c| c < head && left(c)).map(|c| syntax.subtree(c).start).min().unwrap_or(head);
    let mut end = head + 1;
    for c in syntax.children(head).filter(|&c| c > head && syntax.rel(c) == Rel::Nmod) {
        let of = syntax.children(c).any(|k| syntax.rel(k) == Rel::Case && matches!(syntax.lower(k), "of" | "to" | "for" | "with"));
        let part = syntax.subtree(c);
        if !of || part.start != end || part.len() > 8 {
            break;
        }
        end = part.end;
    }
    start.max(head.saturating_sub(12))..end
}

fn pronoun(syntax: &Syntax<'_>, i: usize) -> Option<Mention> {
    let (kind, gender, plural) = match syntax.lower(i) {
        "he" | "him" | "his" | "himself" => (Kind::Person, Gender::Male, false),
        "she" | "her" | "hers" | "herself" => (Kind::Person, Gender::Female, false),
        "they" | "them" | "their" | "theirs" | "themselves" => (Kind::Person, Gender::Unknown, true),
        "it" | "its" | "itself" if syntax.rel(i) != Rel::Expl => (Kind::Organisation, Gender::Unknown, false),
        _ => return None,
    };
    Some(Mention { form: Form::Pronoun, head: i, tokens: i..i + 1, kind, gender, plural })
}
