//! Hyphens: a word is split at each ("well - known") but after a prefix ("anti-war") and in telephone numbers and dates.

use super::class::{Class, class, run};
use super::list::{LISTS, has};
use super::scan::Scanner;

/// Whether the hyphen at `at` joins the word that began at `start` to what follows; if so, where the joined part must go on to.
pub(super) fn joined(scanner: &Scanner<'_>, start: usize, at: usize) -> bool {
    let first = &scanner.text[start..at];
    let next = scanner.peek(at + 1).map(class);
    matches!(next, Some(Class::Letter | Class::Digit)) && (has(&LISTS.prefixes, first) && !shouted(first) || suffix(scanner, at + 1))
}

/// `UN-backed` is no "un-backed".
fn shouted(first: &str) -> bool {
    first.len() > 1 && first.bytes().all(|b| b.is_ascii_uppercase())
}

/// Endings that are no words of their own.
fn suffix(scanner: &Scanner<'_>, at: usize) -> bool {
    let end = run(scanner.text, at, scanner.end.min(at + 8), |c| class(c) == Class::Letter);
    matches!(&scanner.text[at..end], "esque" | "wise" | "ish" | "huh" | "oh")
}

/// The end of a telephone number or numeric date that begins at `at`: `555-0123`, `1-800-555-0123`, `2018-06-12`.
pub(super) fn number(scanner: &Scanner<'_>, at: usize) -> Option<usize> {
    let (mut groups, mut count, mut q) = ([0; 4], 0, at);
    loop {
        let end = run(scanner.text, q, scanner.end.min(q + 9), |c| c.is_ascii_digit());
        *groups.get_mut(count)? = end - q;
        count += 1;
        q = end;
        match scanner.peek(end) {
            Some('-') => q += 1,
            Some(c) if class(c) == Class::Letter => return None,
            _ => break,
        }
    }
    let date = |a, b| (1..=2).contains(&a) && (1..=2).contains(&b);
    let whole = match groups[..count] {
        [3, 4] | [3, 3, 4] | [1, 3, 3, 4] | [5, 4] => true,
        [4, a, b] => date(a, b),
        [a, b, 2 | 4] => date(a, b),
        _ => false,
    };
    whole.then_some(q)
}
