//! What is left of a word when its endings are gone, so that "announcement" and "announce" are one.

/// Endings, longer ones first; each leaves at least four letters.
const ENDINGS: [&str; 24] = [
    "isation", "ization", "ation", "ition", "ement", "ment", "ising", "izing", "ance", "ence", "sion", "tion", "ise", "ize", "ion", "ing",
    "ure", "al", "er", "or", "ed", "es", "y", "e",
];

/// The stem of a word in lower case.
pub(super) fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let word = word.strip_suffix('s').filter(|w| w.len() > 3 && !w.ends_with(['s', 'u', 'i'])).unwrap_or(word);
    ENDINGS.iter().find_map(|e| word.strip_suffix(e).filter(|rest| rest.len() > 3 && rest.is_ascii())).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_root_are_one() {
        let check = |a, b| assert_eq!(stem(a), stem(b));
        check("announcement", "announce");
        check("arrests", "arrest");
        assert_ne!(stem("summit"), stem("summer"));
        assert_eq!(stem("déjà"), "déjà");
    }
}
