//! Figures: `1,500.25`, `3:30`, `9/11`, `12/05/2018`, `1980s`, `11th`; `5 | pm`, `10 | k`, `40 | %`.

use super::class::{Class, class, run};
use super::list::{LISTS, has};
use super::scan::Scanner;

/// Whether the mark `c` at `at`, after a digit, belongs to the number.
pub(super) fn goes_on(scanner: &Scanner<'_>, start: usize, at: usize, c: char) -> bool {
    if !c.is_ascii() {
        return false;
    }
    let digits = run(scanner.text, at + 1, scanner.end.min(at + 6), |c| c.is_ascii_digit()) - at - 1;
    match c {
        '.' => digits > 0,
        ',' => digits == 3,
        ':' => digits == 2,
        '/' => date(scanner, start, at, digits),
        _ => false,
    }
}

/// Figures with slashes: a day (`5/18`, `9/11/2001`), not a span (`2001/02`).
fn date(scanner: &Scanner<'_>, start: usize, at: usize, digits: usize) -> bool {
    let before = &scanner.text[start..at];
    let last = before.rsplit('/').next().map_or(0, str::len);
    let slashes = before.bytes().filter(|&b| b == b'/').count();
    let closed = scanner.peek(at + 1 + digits).is_none_or(|c| c == '/' || class(c) != Class::Letter);
    let fits = match slashes {
        0 => last <= 2 && digits <= 2,
        1 => last <= 2 && matches!(digits, 2 | 4),
        _ => false,
    };
    fits && digits > 0 && closed && before.bytes().all(|b| b == b'/' || b.is_ascii_digit())
}

/// Whether the letters that begin at `at`, right after a digit, are a unit and so a word of their own.
pub(super) fn unit(scanner: &Scanner<'_>, start: usize, at: usize) -> bool {
    let digits = scanner.text.as_bytes()[start..at].iter().all(|b| matches!(b, b'0'..=b'9' | b'.' | b',' | b':'));
    let end = run(scanner.text, at, scanner.end.min(at + 9), |c| class(c) == Class::Letter);
    let letters = &scanner.text[at..end];
    let closed = scanner.peek(end).is_none_or(|c| !matches!(class(c), Class::Letter | Class::Digit));
    let hours = matches!(letters, "a" | "p" | "A" | "P") && scanner.text[end..scanner.end].to_ascii_lowercase().starts_with(".m");
    digits && closed && (hours || has(&LISTS.units, letters))
}
