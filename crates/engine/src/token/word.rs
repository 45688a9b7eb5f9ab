//! One word: letters and digits, and the marks inside it that join.

use super::abbreviation::{self, Kind};
use super::class::{Class, class, is_apostrophe, run};
use super::scan::{Mark, Scanner};
use super::{clitic, hyphen, number, web};

/// No word is longer, in bytes: what goes on is the next word.
const LONGEST: usize = 512;

/// Adds the word that begins at `at` (and a clitic written as one with it) and returns where it ends.
pub(super) fn scan(scanner: &mut Scanner<'_>, at: usize) -> usize {
    let plain = run(scanner.text, at, scanner.end.min(at + LONGEST), |c| c.is_ascii_alphabetic());
    if plain == scanner.end {
        return add(scanner, at, plain);
    }
    if let Some(end) = clitic::negation(scanner, at).or_else(|| address(scanner, at)) {
        return scanner.add(at, end, Mark::Plain);
    }
    let end = end(scanner, at);
    match full_stop(scanner, at, end) {
        Some(kind) => scanner.add(at, end + 1, Mark::Abbreviation(kind)),
        None => add(scanner, at, end),
    }
}

fn add(scanner: &mut Scanner<'_>, at: usize, end: usize) -> usize {
    match clitic::seam(&scanner.text[at..end]) {
        Some(seam) => {
            scanner.add(at, at + seam, Mark::Plain);
            scanner.add(at + seam, end, Mark::Plain)
        }
        None => scanner.add(at, end, Mark::Plain),
    }
}

fn address(scanner: &Scanner<'_>, at: usize) -> Option<usize> {
    // Not after each hyphen or stop of a long run, which would cost the length of a domain every time.
    let fresh =
        at <= scanner.start + 1 || scanner.back(at).is_some_and(|c| class(c) == Class::Other && !matches!(c, '-' | '.' | '/' | '&' | '\''));
    fresh.then(|| web::end(scanner, at).or_else(|| hyphen::number(scanner, at))).flatten()
}

/// The end of the word that begins at `at`, without a last full stop.
fn end(scanner: &Scanner<'_>, at: usize) -> usize {
    let mut q = at;
    let limit = scanner.end.min(at + LONGEST);
    while let Some(c) = scanner.peek(q).filter(|_| q < limit) {
        let after_digit = q > at && scanner.back(q).is_some_and(|c| c.is_ascii_digit());
        let goes_on = match class(c) {
            Class::Letter => !(after_digit && number::unit(scanner, at, q)),
            Class::Digit => true,
            _ if q == at => true,
            _ if after_digit && number::goes_on(scanner, at, q, c) => true,
            _ => inner(scanner, at, q, c),
        };
        match goes_on {
            true => q += c.len_utf8(),
            false => break,
        }
    }
    match scanner.peek(q) {
        Some(c) if is_apostrophe(c) && q > at + 1 && clitic::negates(scanner, q) => q - 1,
        Some('!') if matches!(&scanner.text[at..q], "Yahoo" | "Jeopardy") => q + 1,
        Some('$') => dollar(scanner, at, q),
        _ => q,
    }
}

/// Whether the mark `c` at `q` joins the word from `at` on to what follows.
fn inner(scanner: &Scanner<'_>, at: usize, q: usize, c: char) -> bool {
    let next = q + c.len_utf8();
    let letter = scanner.peek(next).is_some_and(|c| class(c) == Class::Letter);
    match c {
        '-' => hyphen::joined(scanner, at, q),
        '.' => letter && dotted(scanner, at, next),
        '&' => letter && ampersand(scanner, at, q),
        '/' => shorthand(scanner, at, q),
        _ if is_apostrophe(c) && letter => apostrophe(scanner, at, q),
        _ => false,
    }
}

/// `O'Neill` and `1980's` are one word, `dog's` and `don't` are two.
fn apostrophe(scanner: &Scanner<'_>, at: usize, q: usize) -> bool {
    if clitic::negates(scanner, q) {
        return false;
    }
    let figure = &scanner.text.as_bytes()[at..q];
    let decade = matches!(figure.len(), 2 | 4) && figure.ends_with(b"0") && figure.iter().all(u8::is_ascii_digit);
    decade || clitic::end(scanner, q).is_none()
}

/// Full stops between single letters (`U.S.`), in mixed abbreviations (`Ph.D.`), and between small letters (`node.js`).
fn dotted(scanner: &Scanner<'_>, at: usize, next: usize) -> bool {
    let before = scanner.text[at..next - 1].rsplit('.').next().unwrap_or("");
    let end = run(scanner.text, next, scanner.end.min(next + LONGEST), |c| class(c) == Class::Letter);
    let after = &scanner.text[next..end];
    let single = |part: &str| part.chars().nth(1).is_none();
    let small = |part: &str| part.bytes().all(|b| b.is_ascii_lowercase());
    let degree = matches!(before, "Ph" | "M" | "B" | "LL" | "Ed") && matches!(after, "D" | "Sc" | "B" | "Phil");
    single(before) && single(after) || degree || small(before) && small(after) && before.len() > 2
}

/// Initials of companies: `AT&T`.
fn ampersand(scanner: &Scanner<'_>, at: usize, q: usize) -> bool {
    let end = run(scanner.text, q + 1, scanner.end.min(q + 8), |c| class(c) == Class::Letter);
    let (before, after) = (&scanner.text[at..q], &scanner.text[q + 1..end]);
    before.len() <= 4 && after.len() <= 2 && before.bytes().all(|b| b.is_ascii_uppercase()) == after.bytes().all(|b| b.is_ascii_uppercase())
}

/// `w/o`, `s/he`.
fn shorthand(scanner: &Scanner<'_>, at: usize, q: usize) -> bool {
    let end = run(scanner.text, q + 1, scanner.end.min(q + 8), |c| class(c) == Class::Letter);
    matches!(&scanner.text[at..end], "w/o" | "w/out" | "s/he" | "S/he" | "b/t" | "b/c" | "b/w" | "l/c")
}

/// The end of `US$`, `HK$`: letters that name the dollar, before a figure.
fn dollar(scanner: &Scanner<'_>, at: usize, q: usize) -> usize {
    let named = matches!(&scanner.text[at..q], "US" | "U" | "A" | "C" | "HK" | "NZ" | "AU" | "CA" | "CAN" | "R" | "S" | "NT" | "Z");
    if named { q + 1 } else { q }
}

/// Whether the full stop at `end` belongs to the word.
fn full_stop(scanner: &Scanner<'_>, at: usize, end: usize) -> Option<Kind> {
    let next = scanner.peek(end).filter(|&c| c == '.').map(|_| scanner.peek(end + 1))?;
    if next == Some('.') && scanner.peek(end + 2) == Some('.') {
        return None;
    }
    let word = &scanner.text[at..end];
    if word.len() > 12 {
        return None;
    }
    let after = abbreviation::after(scanner.text, end + 1, |from, to| scanner.lines.break_at(scanner.text, from, to));
    abbreviation::kind(word, after)
}
