//! What stood before an ending: `hopp-ing` → `hop`, `hop-ing` → `hope`, `visit-ing` → `visit`.

use super::list::{LISTS, Stem};

/// Appends the word whose stem (before `-ed`, `-ing`, `-er`, `-est`) this is.
pub(super) fn push(stem: &str, out: &mut String) {
    match LISTS.stems.get(stem) {
        Some(Stem::Is(word)) => return out.push_str(word),
        Some(Stem::Stays) => return out.push_str(stem),
        Some(Stem::TakesE) => {
            out.push_str(stem);
            return out.push('e');
        }
        None => {}
    }
    if let Some(single) = undoubled(stem) {
        return out.push_str(single);
    }
    out.push_str(stem);
    if takes_e(stem.as_bytes()) {
        out.push('e');
    }
}

/// `stopp` → `stop`; `l`, `s`, `f`, `z` are often double by nature, so those only where the list has the word.
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let [.., a, b] = bytes else { return None };
    if a != b || vowel(*b) || !b.is_ascii_lowercase() {
        return None;
    }
    let single = &stem[..stem.len() - 1];
    let listed = LISTS.stems.get(single) == Some(&Stem::Stays);
    (listed || !matches!(b, b'l' | b's' | b'f' | b'z')).then_some(single)
}

fn vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether the stem lost an `e`, by its last letters.
fn takes_e(stem: &[u8]) -> bool {
    let at = |back: usize| stem.len().checked_sub(back).map_or(b'-', |i| stem[i]);
    let (c, b, a) = (at(1), at(2), at(3));
    let after_consonant = !vowel(a);
    match c {
        b'c' | b'v' | b'u' => true,
        b'z' => vowel(b),
        b's' => vowel(b) || matches!(b, b'n' | b'r' | b'l' | b'p' | b'w' | b'y'),
        b'g' if b == b'n' => matches!(a, b'a' | b'e'),
        b'g' => vowel(b) || matches!(b, b'd' | b'r' | b'l'),
        b'l' if vowel(b) => matches!(b, b'i' | b'u' | b'o') && after_consonant,
        b'l' => !matches!(b, b'l' | b'r' | b'w'),
        b'r' => match b {
            b'a' => after_consonant,
            b'i' => after_consonant || a == b'u' && at(4) == b'q',
            b'u' => a != b'o',
            b'e' | b'o' | b'r' => false,
            _ => true,
        },
        b'n' => matches!(b, b'i' | b'u') && after_consonant,
        b'm' => matches!(b, b'i' | b'u' | b'a') && after_consonant,
        b't' => b == b'a' && !matches!(a, b'e' | b'o' | b'a') || b == b'u' && after_consonant,
        b'd' => matches!(b, b'i' | b'a' | b'o' | b'u') && (after_consonant || a == b'u' && at(4) == b'g') || (a, b) == (b'c', b'e'),
        b'b' => matches!(b, b'i' | b'o' | b'u') && after_consonant,
        b'k' => matches!(b, b'a' | b'i' | b'o' | b'u') && after_consonant,
        b'p' => matches!(b, b'a' | b'i' | b'o' | b'u' | b'y') && after_consonant,
        _ => false,
    }
}
