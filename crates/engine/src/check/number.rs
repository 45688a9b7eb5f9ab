//! Small numbers in words and figures.

const NUMBERS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

const ORDINALS: [&str; 12] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

/// The number that a word in lower case names: "three" to "twenty", or figures up to 99,999.
pub(super) fn number(word: &str) -> Option<u32> {
    if let Some(at) = NUMBERS.iter().position(|n| *n == word) {
        return Some(at as u32 + 1);
    }
    let plain = word.len() <= 6 && word.starts_with(|c: char| c.is_ascii_digit());
    if plain { word.replace(',', "").parse().ok().filter(|n| *n < 100_000) } else { None }
}

/// "third", "3rd" → 3; up to the twelfth.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    if let Some(at) = ORDINALS.iter().position(|n| *n == word) {
        return Some(at as u32 + 1);
    }
    let figures = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))?;
    figures.parse().ok().filter(|n| (1..=12).contains(n))
}

/// "once", "twice" → 1, 2.
pub(super) fn times(word: &str) -> Option<u32> {
    match word {
        "once" => Some(1),
        "twice" => Some(2),
        "thrice" => Some(3),
        _ => None,
    }
}
