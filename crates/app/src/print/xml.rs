//! Text as XML 1.0 holds it, so that a parser gives back what was put in.

use std::borrow::Cow;

/// Appends text as the content of an element. What XML cannot hold becomes `�`, one character for one.
pub(super) fn content(text: &str, out: &mut String) {
    for c in text.chars() {
        match entity(c) {
            Some(entity) => out.push_str(entity),
            None => out.push(if is_allowed(c) { c } else { char::REPLACEMENT_CHARACTER }),
        }
    }
}

/// Appends ` name="value"`.
pub(crate) fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            c => content(c.encode_utf8(&mut [0; 4]), out),
        }
    }
    out.push('"');
}

/// `>` is written so too, because `]]>` may not stand in content; a bare carriage return would be read as a line feed.
fn entity(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '\r' => "&#13;",
        _ => return None,
    })
}

/// XML 1.0 (fifth edition), production 2.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Text as the content of an element.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| entity(c).is_none() && is_allowed(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    content(text, &mut out);
    Cow::Owned(out)
}
