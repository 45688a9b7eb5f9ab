//! The closed classes: pronouns, determiners, clitics, months, marks.

use crate::tag::{Upos, Xpos};
use crate::token::Tokens;

/// The lemma, where the word belongs to a closed class and is not its own.
pub(super) fn lemma(tokens: &Tokens<'_>, i: usize, upos: Upos, xpos: Xpos) -> Option<&'static str> {
    let lower = tokens.lower(i);
    match xpos {
        Xpos::PRP => pronoun(lower),
        Xpos::DT => determiner(lower),
        Xpos::MD => modal(lower),
        Xpos::POS => Some("'s"),
        Xpos::TO => Some("to"),
        Xpos::RB => matches!(lower, "n't" | "nt").then_some("not"),
        Xpos::IN => preposition(lower),
        Xpos::VBZ if matches!(lower, "'s" | "s") => Some(if perfect(tokens, i) { "have" } else { "be" }),
        Xpos::VBD if matches!(lower, "'d" | "d") => Some("have"),
        Xpos::VBP | Xpos::VB if matches!(lower, "wan" | "gon") => Some(if lower == "wan" { "want" } else { "go" }),
        Xpos::VBG if lower == "gon" => Some("go"),
        Xpos::VBN if lower == "got" && upos == Upos::Verb => Some("get"),
        Xpos::NN => hour(lower),
        Xpos::NNP => month(tokens.word(i)),
        Xpos::CD => magnitude(lower),
        Xpos::FW => (lower == "etc").then_some("etc."),
        Xpos::OpenQuote | Xpos::CloseQuote => (lower == "``").then_some("\""),
        Xpos::Colon if lower == "..." => Some("…"),
        Xpos::Colon if lower == "--" => Some("-"),
        Xpos::Comma | Xpos::Colon | Xpos::SYM | Xpos::HYPH => (lower == "–").then_some("-"),
        _ => None,
    }
}

/// `'s` before a participle that only `have` takes.
fn perfect(tokens: &Tokens<'_>, i: usize) -> bool {
    i + 1 < tokens.len() && matches!(tokens.lower(i + 1), "been" | "got" | "had" | "become")
}

fn pronoun(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "i" | "me" => "I",
        "us" | "'s" => "we",
        "him" => "he",
        "her" => "she",
        "them" | "'em" | "em" => "they",
        "mine" => "my",
        "yours" => "your",
        "ours" => "our",
        "theirs" => "their",
        "hers" => "her",
        "u" | "ya" => "you",
        _ => return None,
    })
}

fn determiner(lower: &str) -> Option<&'static str> {
    match lower {
        "an" => Some("a"),
        "these" => Some("this"),
        "those" => Some("that"),
        _ => None,
    }
}

fn modal(lower: &str) -> Option<&'static str> {
    match lower {
        "'ll" | "ll" | "wo" => Some("will"),
        "'d" | "d" => Some("would"),
        "ca" => Some("can"),
        "sha" => Some("shall"),
        _ => None,
    }
}

fn preposition(lower: &str) -> Option<&'static str> {
    match lower {
        "vs" => Some("versus"),
        "thru" => Some("through"),
        "w/o" => Some("without"),
        "til" | "'til" => Some("till"),
        _ => None,
    }
}

fn hour(lower: &str) -> Option<&'static str> {
    match lower {
        "pm" | "p.m" => Some("p.m."),
        "am" | "a.m" => Some("a.m."),
        _ => None,
    }
}

fn magnitude(lower: &str) -> Option<&'static str> {
    match lower {
        "k" => Some("thousand"),
        "m" | "mn" => Some("million"),
        "b" | "bn" => Some("billion"),
        "t" | "tn" => Some("trillion"),
        _ => None,
    }
}

/// Months and days that are cut short, with or without their full stop.
fn month(word: &str) -> Option<&'static str> {
    Some(match word.strip_suffix('.').unwrap_or(word) {
        "Jan" => "January",
        "Feb" => "February",
        "Mar" => "March",
        "Apr" => "April",
        "Jun" => "June",
        "Jul" => "July",
        "Aug" => "August",
        "Sept" | "Sep" => "September",
        "Oct" => "October",
        "Nov" => "November",
        "Dec" => "December",
        "Mon" => "Monday",
        "Tue" | "Tues" => "Tuesday",
        "Wed" => "Wednesday",
        "Thu" | "Thur" | "Thurs" => "Thursday",
        "Fri" => "Friday",
        "Sat" => "Saturday",
        "Sun" if word.len() > 3 => "Sunday",
        _ => return None,
    })
}
