//! Words that lean on the one before: `'s`, `n't`, `'ll`; and those written as one: `cannot`, `gonna`, `dont`.

use super::class::{Class, class, is_apostrophe, run};
use super::list::lower;
use super::scan::Scanner;

/// The end of the clitic that begins with the apostrophe at `at`: letters that make one, and then no letter.
pub(super) fn end(scanner: &Scanner<'_>, at: usize) -> Option<usize> {
    let after_word = |c: char| !matches!(class(c), Class::Other) || matches!(c, ')' | ']' | '"' | '”' | '.' | '%' | '$' | '!' | '?');
    scanner.back(at).filter(|&c| after_word(c))?;
    let start = at + scanner.peek(at)?.len_utf8();
    let end = run(scanner.text, start, scanner.end.min(start + 4), |c| class(c) == Class::Letter);
    let letters = &scanner.text[start..end];
    let known = ["s", "m", "d", "re", "ve", "ll"].iter().any(|k| k.eq_ignore_ascii_case(letters));
    let closed = scanner.peek(end).is_none_or(|c| !matches!(class(c), Class::Letter | Class::Digit));
    (known && closed).then_some(end)
}

/// Whether the apostrophe at `at` is that of `n't`.
pub(super) fn negates(scanner: &Scanner<'_>, at: usize) -> bool {
    let next = at + scanner.peek(at).map_or(0, char::len_utf8);
    let t = scanner.peek(next).is_some_and(|c| matches!(c, 't' | 'T'));
    let n = scanner.back(at).is_some_and(|c| matches!(c, 'n' | 'N'));
    t && n && scanner.peek(next + 1).is_none_or(|c| !matches!(class(c), Class::Letter | Class::Digit))
}

/// The end of the `n't` that begins at `at`, after the rest of its verb.
pub(super) fn negation(scanner: &Scanner<'_>, at: usize) -> Option<usize> {
    let apostrophe = scanner.peek(at + 1).filter(|&c| is_apostrophe(c) && matches!(scanner.text.as_bytes()[at], b'n' | b'N'))?;
    scanner.back(at).filter(|&c| class(c) == Class::Letter)?;
    negates(scanner, at + 1).then_some(at + 2 + apostrophe.len_utf8())
}

/// The end of a word that lost its first letters: `'em`, `'til`, `'90s`. At the start of a word only.
pub(super) fn clipped(scanner: &Scanner<'_>, at: usize) -> Option<usize> {
    if at > scanner.start && scanner.back(at).is_some_and(|c| class(c) != Class::Other) {
        return None;
    }
    let start = at + scanner.peek(at).filter(|&c| is_apostrophe(c))?.len_utf8();
    let end = run(scanner.text, start, scanner.end.min(start + 8), |c| class(c) != Class::Other);
    let word = &scanner.text[start..end];
    let closed = scanner.peek(end).is_none_or(|c| !is_apostrophe(c));
    let digits = word.trim_end_matches('s');
    let decade = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
    let short = matches!(lower(word, &mut [0; 24]), Some("em" | "til" | "tis" | "twas" | "cause" | "bout" | "round" | "n"));
    (closed && (decade || short)).then_some(end)
}

/// Where a word without an apostrophe falls in two, in bytes from its start: `can|not`, `gon|na`, `do|nt`.
pub(super) fn seam(word: &str) -> Option<usize> {
    if !(2..=8).contains(&word.len()) {
        return None;
    }
    if matches!(word, "im" | "ive") {
        return Some(1);
    }
    match lower(word, &mut [0; 24])? {
        "alot" => Some(1),
        "cannot" | "gonna" | "wanna" | "gotta" => Some(3),
        "dont" | "cant" | "wont" | "isnt" | "arent" | "wasnt" | "werent" | "doesnt" | "didnt" | "hasnt" | "havent" | "hadnt"
        | "couldnt" | "wouldnt" | "shouldnt" | "aint" => Some(word.len() - 2),
        "youre" | "theyre" | "youve" | "theyve" | "weve" | "youll" | "theyll" => Some(word.len() - 2),
        "thats" | "whats" | "theres" => Some(word.len() - 1),
        _ => None,
    }
}
