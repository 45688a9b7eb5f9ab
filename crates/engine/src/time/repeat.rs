//! What the words of a set say of its repetition: TIMEX3's `quant` and `freq`.

use super::number::NUMBERS;
use crate::parse::Syntax;
use std::ops::Range;

/// `EVERY` or `EACH`, where the words say so.
pub(crate) fn quant(syntax: &Syntax<'_>, tokens: Range<usize>) -> Option<&'static str> {
    tokens.into_iter().find_map(|i| match syntax.lower(i) {
        "every" => Some("EVERY"),
        "each" => Some("EACH"),
        _ => None,
    })
}

/// How often within the value: "twice a year" is 2, "three times a week" 3.
pub(crate) fn freq(syntax: &Syntax<'_>, tokens: Range<usize>) -> Option<u32> {
    let (first, next) = (tokens.start, tokens.start + 1);
    match syntax.lower(first) {
        "once" => Some(1),
        "twice" => Some(2),
        number if tokens.contains(&next) && syntax.lower(next) == "times" => {
            number.parse().ok().or_else(|| NUMBERS.iter().find(|row| row.0 == number).map(|row| row.1))
        }
        _ => None,
    }
}
