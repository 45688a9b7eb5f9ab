//! Comparatives and superlatives.

use super::list::LISTS;
use super::stem;
use crate::tag::Xpos;

/// Appends the positive.
pub(super) fn push(lower: &str, xpos: Xpos, out: &mut String) {
    let adverb = matches!(xpos, Xpos::RBR | Xpos::RBS);
    match lower {
        "better" | "best" if adverb => return out.push_str("well"),
        "worse" | "worst" if adverb => return out.push_str("badly"),
        "further" | "furthest" if adverb => return out.push_str("far"),
        _ => {}
    }
    if let Some(base) = LISTS.degrees.get(lower) {
        return out.push_str(base);
    }
    let ending = if matches!(xpos, Xpos::JJR | Xpos::RBR) { "er" } else { "est" };
    match lower.strip_suffix(ending) {
        Some(rest) if rest.ends_with('i') => {
            out.push_str(&rest[..rest.len() - 1]);
            out.push('y');
        }
        Some(rest) if rest.len() > 1 => stem::push(rest, out),
        _ => out.push_str(lower),
    }
}
