//! Addresses: links, domains, e-mail, file names, @handles and #tags.

use super::class::{Class, class, run};
use super::list::{LISTS, has};
use super::scan::Scanner;

/// The longest name of a domain (RFC 1035), in bytes.
const LONGEST: usize = 253;

/// The end of the address that begins at `at`.
pub(super) fn end(scanner: &Scanner<'_>, at: usize) -> Option<usize> {
    let rest = &scanner.text.as_bytes()[at..scanner.end];
    let begins = |with: &str| rest.get(..with.len()).is_some_and(|r| r.eq_ignore_ascii_case(with.as_bytes()));
    if ["http://", "https://", "ftp://", "www.", "mailto:"].iter().any(|scheme| begins(scheme)) {
        return Some(trim(scanner, at, scanner.end));
    }
    mail(scanner, at).or_else(|| domain(scanner, at))
}

/// Marks at the end of a link belong to the sentence.
fn trim(scanner: &Scanner<'_>, at: usize, end: usize) -> usize {
    let link = &scanner.text[at..end];
    let stop = link.find(['<', '>', '"', '”', '“']).unwrap_or(link.len());
    let link = &link[..stop];
    let open = link.contains('(');
    at + link.trim_end_matches(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '}') || c == ')' && !open).len()
}

fn mail(scanner: &Scanner<'_>, at: usize) -> Option<usize> {
    let limit = scanner.end.min(at + 64);
    let local = run(scanner.text, at, limit, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '%'));
    scanner.peek(local).filter(|&c| c == '@' && local > at)?;
    let end = host(scanner, local + 1);
    scanner.text[local + 1..end].contains('.').then_some(end)
}

fn host(scanner: &Scanner<'_>, at: usize) -> usize {
    let end = run(scanner.text, at, scanner.end.min(at + LONGEST), |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    at + scanner.text[at..end].trim_end_matches(['.', '-']).len()
}

/// A domain or file name with a known last part, and the path after it.
fn domain(scanner: &Scanner<'_>, at: usize) -> Option<usize> {
    let end = run(scanner.text, at, scanner.end.min(at + LONGEST), |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '#'));
    let name = scanner.text[at..end].trim_end_matches(['.', '-', '_', '#']);
    let (first, last) = name.rsplit_once('.')?;
    let known = !first.is_empty() && !first.contains("..") && has(&LISTS.domains, last);
    let (end, slash) = (at + name.len(), at + name.len() + 1);
    match scanner.peek(end) {
        _ if !known => None,
        Some('/') if scanner.peek(slash).is_some_and(|c| c.is_ascii_alphanumeric()) => Some(trim(scanner, at, scanner.end)),
        _ => Some(end),
    }
}

/// The end of a handle or tag: `@desk`, `#breaking`; no number (`# 1`).
pub(super) fn tag(scanner: &Scanner<'_>, at: usize) -> Option<usize> {
    let free = at == scanner.start || scanner.back(at).is_some_and(|c| class(c) == Class::Other);
    let next = scanner.peek(at + 1).filter(|&c| class(c) == Class::Letter && free);
    next?;
    Some(run(scanner.text, at + 1, scanner.end, |c| matches!(class(c), Class::Letter | Class::Digit)))
}
