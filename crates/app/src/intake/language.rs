//! In which language an article is: only English is read.

use whatlang::Lang;

/// Letters below which a text says too little of its language: names, mostly.
const LEAST: usize = 200;
/// Bytes that are looked at.
const LOOK: usize = 4096;

/// Whether a text is certainly in another language than English.
pub(crate) fn is_foreign(text: &str) -> bool {
    let end = (0..=LOOK.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let look = &text[..end];
    let is_long = look.chars().filter(|c| c.is_alphabetic()).take(LEAST).count() == LEAST;
    is_long && whatlang::detect(look).is_some_and(|info| info.is_reliable() && info.lang() != Lang::Eng)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        assert_eq!(is_foreign(text), expected, "{text}");
    }

    #[test]
    fn only_what_is_long_and_certain_is_foreign() {
        let english = "The harbour board will meet on Tuesday to decide whether the old ferry is to be sold. ";
        let german = "Der Hafenrat wird am Dienstag darüber entscheiden, ob die alte Fähre verkauft werden soll. ";
        check(&english.repeat(4), false);
        check(&german.repeat(4), true);
        check(german, false);
        check("Lehto, Roy, Kari Lund", false);
        check(&format!("{}“{german}”", english.repeat(4)), false);
        check(&"ö".repeat(LOOK), false);
    }
}
