//! Words that are asked for, and where a text has them.

/// Words in lower case; one that ends with `*` stands for all that begin so.
pub(crate) struct Words(Vec<(String, bool)>);

impl Words {
    pub(crate) fn of(text: &str) -> Self {
        let parts = text.split_whitespace().flat_map(|part| {
            let stem = part.trim_end_matches(['"', '*']);
            let is_begin = part[stem.len()..].contains('*');
            let mut own: Vec<(String, bool)> = pieces(part).filter(|p| p.2).map(|p| (p.1.to_lowercase(), false)).collect();
            own.last_mut().into_iter().for_each(|last| last.1 = is_begin);
            own
        });
        Self(parts.collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a text has all of them.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        let own: Vec<String> = pieces(text).filter(|p| p.2).map(|p| p.1.to_lowercase()).collect();
        self.0.iter().all(|word| own.iter().any(|o| is(word, o)))
    }

    /// A text in pieces, and which of them are one of the words.
    pub(crate) fn parts<'t>(&self, text: &'t str) -> Vec<(&'t str, bool)> {
        let mut out: Vec<(usize, &str, bool)> = Vec::new();
        for (start, piece, is_word) in pieces(text) {
            let is_hit = is_word && self.0.iter().any(|word| is(word, &piece.to_lowercase()));
            match out.last_mut() {
                Some(last) if !last.2 && !is_hit => last.1 = &text[last.0..start + piece.len()],
                _ => out.push((start, piece, is_hit)),
            }
        }
        out.into_iter().map(|p| (p.1, p.2)).collect()
    }
}

fn is((word, is_begin): &(String, bool), own: &str) -> bool {
    if *is_begin { own.starts_with(word.as_str()) } else { own == word }
}

/// Words and what stands between them: where each begins, and whether it is a word.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = rest.chars().next()?.is_alphanumeric();
        let end = rest.find(|c: char| c.is_alphanumeric() != is_word).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        let start = text.len() - rest.len();
        rest = after;
        Some((start, piece, is_word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_marked() {
        let check = |words: &str, text: &str, expected: &[(&str, bool)]| assert_eq!(Words::of(words).parts(text), expected);
        check("trade WAR", "A trade war.", &[("A ", false), ("trade", true), (" ", false), ("war", true), (".", false)]);
        check("tari*", "Tariffs: «über»", &[("Tariffs", true), (": «über»", false)]);
        check("\"über dies\"", "Über x", &[("Über", true), (" x", false)]);
        check("", "a b", &[("a b", false)]);
        assert!(Words::of("war trade").are_in("Trade; war"));
        assert!(!Words::of("war trade").are_in("warfare trade"));
        assert!(Words::of(" * - \"").is_empty());
    }
}
