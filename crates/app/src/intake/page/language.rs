//! The language of a text.

use whatlang::Lang;

/// Bytes of a text that say its language.
const ENOUGH: usize = 4096;

/// By ISO 639-1, where the text is long and plain enough to tell.
pub(super) fn of(text: &str) -> Option<String> {
    let head = &text[..text.floor_char_boundary(ENOUGH)];
    let info = whatlang::detect(head).filter(|info| info.is_reliable() || info.lang() == Lang::Eng)?;
    Some(short(info.lang()).to_owned())
}

/// By what the page says in its markup: `en-GB` is `en`.
pub(super) fn of_markup(said: &str) -> Option<String> {
    let letters: String = said.chars().take_while(char::is_ascii_alphabetic).flat_map(char::to_lowercase).collect();
    (2..=3).contains(&letters.len()).then_some(letters)
}

/// The two letters of a language where it has such, else its three.
fn short(lang: Lang) -> &'static str {
    match lang {
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Rus => "ru",
        Lang::Pol => "pl",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "nb",
        Lang::Fin => "fi",
        Lang::Ces => "cs",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Ell => "el",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Jpn => "ja",
        Lang::Cmn => "zh",
        Lang::Kor => "ko",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        let of = |text| of(text).unwrap_or_default();
        assert_eq!(of("The ministers of both countries will meet in the capital on Tuesday to talk about the border."), "en");
        assert_eq!(of("Die Minister beider Länder treffen sich am Dienstag in der Hauptstadt, um über die Grenze zu sprechen."), "de");
        assert_eq!(of(""), "");
    }
}
