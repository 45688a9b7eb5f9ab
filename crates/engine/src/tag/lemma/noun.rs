//! Plurals.

use super::list::{LISTS, Stem};

/// Appends the singular of a common noun.
pub(super) fn push(word: &str, lower: &str, out: &mut String) {
    if let Some(singular) = LISTS.nouns.get(lower) {
        return out.push_str(singular);
    }
    if lower.starts_with(|c: char| c.is_ascii_digit()) {
        return out.push_str(lower);
    }
    let start = out.len();
    let capital = word.starts_with(char::is_uppercase);
    push_singular(if capital { word } else { lower }, out);
    if capital && !LISTS.capitals.contains(&out[start..]) {
        out.truncate(start);
        push_singular(lower, out);
    }
}

/// Appends the singular of a name: `Russians` → `Russian`, but `Philippines`.
pub(super) fn push_name(word: &str, lower: &str, out: &mut String) {
    let fixed = LISTS.nouns.contains_key(word);
    match LISTS.nouns.get(lower) {
        _ if fixed || !word.ends_with('s') => out.push_str(word),
        Some(&same) if same == lower => out.push_str(word),
        _ => push_singular(word, out),
    }
}

/// Takes the `-s` off a noun or verb by the rules of spelling.
pub(super) fn push_singular(word: &str, out: &mut String) {
    let cut = |n: usize| &word[..word.len() - n];
    if word.ends_with("ies") && word.len() > 4 {
        out.push_str(cut(3));
        out.push('y');
    } else if word.ends_with("men") && word.len() > 4 {
        out.push_str(cut(2));
        out.push_str("an");
    } else if word.ends_with("children") {
        out.push_str(cut(3));
    } else if syllable(word) {
        out.push_str(cut(2));
    } else if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && word.len() > 1 {
        out.push_str(cut(1));
    } else {
        out.push_str(word);
    }
}

/// Whether the ending is `-es`: after a hiss, after `o`, and after the words on the list.
fn syllable(word: &str) -> bool {
    let Some(rest) = word.strip_suffix("es").filter(|rest| rest.len() > 1) else { return false };
    ["ss", "sh", "ch", "x", "zz", "o"].iter().any(|end| rest.ends_with(end))
        || rest.ends_with('s') && LISTS.stems.get(rest) == Some(&Stem::Stays)
}
