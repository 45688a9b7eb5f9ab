//! Makes text from articles safe to print: no escape sequence, no reversed line, no second line where one is meant.

use std::borrow::Cow;

/// White space becomes a space, control characters their pictures (␛), and what turns or hides text a �.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| shown_as(c) != c) { text.chars().map(shown_as).collect::<String>().into() } else { text.into() }
}

fn shown_as(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\x1F' => char::from_u32(0x2400 + c as u32).unwrap_or('�'),
        '\x7F' => '␡',
        // The C1 controls, of which U+009B opens an escape sequence as ESC [ does.
        '\u{80}'..='\u{9F}' => '�',
        // Embeddings, overrides and isolates of the bidirectional algorithm; see Unicode Technical Report 36.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}' => '�',
        // No width: two names that look the same are two.
        '\u{200B}' | '\u{2060}'..='\u{2064}' => '�',
        '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' => '�',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_harmful_is_left() {
        assert_eq!(harmless("Zürich 東京 👩‍👩‍👧"), "Zürich 東京 👩‍👩‍👧");
        assert_eq!(harmless("a\x1b[2Jb\u{9b}31m\x07\x7f"), "a␛[2Jb�31m␇␡");
        assert_eq!(harmless("a\u{200B}b\u{200E}c"), "a�b�c");
        assert_eq!(harmless("to\n\tday\u{202E}yad"), "to  day�yad");
    }
}
