//! What kind of character: blank, letter, digit, mark.

/// Whether `c` separates tokens and belongs to none: white space, control characters, and the invisible marks that steer line
/// breaks and the direction of writing (zero-width space, byte order mark, embeddings, isolates).
pub fn is_blank(c: char) -> bool {
    match c {
        '\0'..=' ' | '\x7f' => true,
        '\x21'..='\x7e' => false,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => true,
        _ => c.is_whitespace() || c.is_control(),
    }
}

/// What a character can do in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Blank,
    /// A letter, or what joins to one: combining mark, joiner, soft hyphen, low line.
    Letter,
    Digit,
    Other,
}

/// The class of `c`.
pub(super) fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '_' => Class::Letter,
        '0'..='9' => Class::Digit,
        '\0'..='\x7f' => {
            if is_blank(c) {
                Class::Blank
            } else {
                Class::Other
            }
        }
        '½' | '¼' | '¾' | '²' | '³' | '¹' | 'º' | 'ª' => Class::Other,
        _ if is_blank(c) => Class::Blank,
        _ if c.is_alphabetic() || joins(c) => Class::Letter,
        _ if c.is_numeric() => Class::Digit,
        _ => Class::Other,
    }
}

/// Marks and joiners that have no life of their own.
pub(super) fn joins(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}'
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{6D6}'..='\u{6ED}' | '\u{93A}'..='\u{94F}' | '\u{9BC}'..='\u{9CD}'
        | '\u{E31}'..='\u{E4E}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}')
}

/// Whether `c` is an apostrophe in a clitic.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`' | '´')
}

/// The character that begins at byte `at`, if any does before `end`.
pub(super) fn char_at(text: &str, at: usize, end: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(&b) if at < end && b < 0x80 => Some(b as char),
        Some(_) if at < end => text.get(at..)?.chars().next(),
        _ => None,
    }
}

/// The end of the run of characters from `at` on that `wanted` accepts.
pub(super) fn run(text: &str, at: usize, end: usize, wanted: impl Fn(char) -> bool) -> usize {
    let mut q = at;
    while let Some(c) = char_at(text, q, end).filter(|&c| wanted(c)) {
        q += c.len_utf8();
    }
    q
}
