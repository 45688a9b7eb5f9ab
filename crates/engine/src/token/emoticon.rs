//! Faces made of marks: `:)`, `;-)`, `=(`, `<3`, `:D`.

use super::class::{Class, class};
use super::scan::Scanner;

/// The end of the face that begins at `at`.
pub(super) fn end(scanner: &Scanner<'_>, at: usize) -> Option<usize> {
    let rest = &scanner.text.as_bytes()[at..scanner.end];
    let nose = usize::from(matches!(rest.get(1), Some(b'-' | b'\'' | b'o')));
    let length = match rest {
        [b'^', b'_', b'^', ..] | [b'-', b'_', b'-', ..] => 3,
        [b'<', b'3', ..] => 2,
        [b':' | b';' | b'=', ..] => match rest.get(1 + nose)? {
            b')' | b'(' | b'D' | b'P' | b'p' | b'/' | b'\\' | b'|' | b']' | b'[' | b'*' => 2 + nose,
            _ => return None,
        },
        _ => return None,
    };
    let next = scanner.peek(at + length);
    let closed = next.is_none_or(|c| class(c) == Class::Other && !matches!(c, '/' | '\\'));
    let colon_of_word = rest[0] == b':' && matches!(rest.get(1), Some(b'(' | b'[' | b'/')) && next.is_some();
    (closed && !colon_of_word).then_some(at + length)
}
