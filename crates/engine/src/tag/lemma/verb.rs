//! Verbs: `-s`, `-ed`, `-ing`, and the irregular ones.

use super::list::LISTS;
use super::{noun, stem};
use crate::tag::Xpos;

/// Appends the base of the verb form.
pub(super) fn push(lower: &str, xpos: Xpos, out: &mut String) {
    let inflected = !matches!(xpos, Xpos::VB | Xpos::VBP);
    if let Some(base) = LISTS.verbs.get(lower).filter(|_| inflected || auxiliary(lower)) {
        return out.push_str(base);
    }
    match xpos {
        Xpos::VBZ => noun::push_singular(lower, out),
        Xpos::VBD | Xpos::VBN => push_past(lower, out),
        Xpos::VBG => push_participle(lower, out),
        _ => out.push_str(lower),
    }
}

/// Forms of `be` and `have` that are not their own base.
fn auxiliary(lower: &str) -> bool {
    matches!(
        lower,
        "am" | "are" | "is" | "was" | "were" | "'m" | "'re" | "'s" | "'ve" | "m" | "re" | "r" | "s" | "ve" | "ai" | "has" | "had"
    )
}

fn push_past(lower: &str, out: &mut String) {
    match lower.strip_suffix("ed") {
        Some(rest) if rest.ends_with('i') => {
            out.push_str(&rest[..rest.len() - 1]);
            out.push('y');
        }
        Some(rest) if rest.ends_with('e') => {
            out.push_str(rest);
            out.push('e');
        }
        Some(rest) if has_vowel(rest) => stem::push(rest, out),
        _ => out.push_str(lower),
    }
}

fn push_participle(lower: &str, out: &mut String) {
    match lower.strip_suffix("ing").or_else(|| lower.strip_suffix("in'")).or_else(|| lower.strip_suffix("in")) {
        Some(rest) if has_vowel(rest) || rest.ends_with('y') => stem::push(rest, out),
        _ => out.push_str(lower),
    }
}

fn has_vowel(rest: &str) -> bool {
    rest.bytes().any(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}
