//! In which language an article is: only English is read.

use whatlang::Lang;

/// Letters below which a text says too little of its language: names, mostly.
const LEAST: usize = 200;
/// Bytes that are looked at.
const LOOK: usize = 4096;
/// Words that English has in every line and its neighbours have not.
const ENGLISH: [&str; 6] = ["the", "and", "of", "to", "that", "with"];
/// One word in so many is one of these in English; in news it is one in seven.
const SHARE: usize = 16;

/// Whether a text is certainly in another language than English. The library alone takes an English article with a foreign quote for
/// foreign, and is sure of it.
pub(crate) fn is_foreign(text: &str) -> bool {
    let look = &text[..text.floor_char_boundary(LOOK)];
    let is_long = look.chars().filter(|c| c.is_alphabetic()).take(LEAST).count() == LEAST;
    is_long && !sounds_english(look) && whatlang::detect(look).is_some_and(|info| info.is_reliable() && info.lang() != Lang::Eng)
}

fn sounds_english(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (all, english) = words.fold((0, 0), |(all, english), word| {
        let is_one = ENGLISH.iter().any(|known| known.eq_ignore_ascii_case(word));
        (all + 1, english + usize::from(is_one))
    });
    english * SHARE >= all
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
        check(
            "Le conseil du port se réunira mardi pour décider si le vieux bac doit être vendu, a dit le maire. ".repeat(3).as_str(),
            true,
        );
        check("港の理事会は火曜日に会合を開き、古いフェリーを売却するかどうかを決める。".repeat(9).as_str(), true);
    }

    #[test]
    fn no_text_is_cut_in_a_letter() {
        assert!(!is_foreign(&format!("a{}", "ö".repeat(LOOK))));
        assert!(!is_foreign(""));
    }
}
