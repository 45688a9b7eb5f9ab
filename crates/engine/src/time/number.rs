//! Numbers in words and figures: counts ("two and a half", "several"), ordinals, days of the month, years.

use super::tape::{Found, Tape};

/// How many of a unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Count {
    /// So many; halves and decimals too.
    Exact(f64),
    /// "several", "a few", or a bare plural.
    Vague,
}

/// Number words below a hundred, and the two that multiply.
pub(crate) const NUMBERS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
    ("thousand", 1000),
];

/// Ordinal words up to the thirty-first day of a month ("twenty-first" is two atoms and a hyphen).
pub(crate) const ORDINALS: &[(&str, u32)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
];

/// A whole number in figures (without a decimal part) or in words: "25", "twenty-five", "a hundred", "1,200".
pub(crate) fn number(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    if let Some(n) = tape.figures(at) {
        return n.replace(',', "").parse().ok().map(|n| (at + 1, Found::Number(n)));
    }
    let (mut end, mut total) = below_hundred(tape, at)?;
    while let Some((_, Found::Number(times))) = tape.list("number-word", end).filter(|&(_, f)| is_multiplier(f)) {
        total = total.max(1).checked_mul(times)?;
        end += 1;
        let next = if tape.is(end, "and") { end + 1 } else { end };
        if let Some((after, rest)) = below_hundred(tape, next) {
            total = total.checked_add(rest)?;
            end = after;
        }
    }
    Some((end, Found::Number(total)))
}

fn is_multiplier(found: Found) -> bool {
    matches!(found, Found::Number(100 | 1000))
}

fn below_hundred(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, i32)> {
    if tape.is(at, "a") && tape.list("number-word", at + 1).is_some_and(|(_, f)| is_multiplier(f)) {
        return Some((at + 1, 1));
    }
    let (end, found) = tape.list("number-word", at)?;
    let Found::Number(tens) = found else { return None };
    if !(20..=90).contains(&tens) {
        return (tens < 100).then_some((end, tens));
    }
    let next = if tape.is(end, "-") { end + 1 } else { end };
    match tape.list("number-word", next) {
        Some((end, Found::Number(ones @ 1..=9))) => Some((end, tens + ones)),
        _ => Some((end, tens)),
    }
}

/// How many: "3", "2.5", "two and a half", "half a", "a", "a couple of", "several".
pub(crate) fn count(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    if let Some(vague) = tape.list("vague", at) {
        return Some(vague);
    }
    let (end, n) = match number(tape, at) {
        // "the 1988 quarter" is no 1988 quarters.
        Some((_, Found::Number(1900..=2100))) if tape.figures(at).is_some_and(|f| f.len() == 4) => return None,
        Some((end, Found::Number(n))) => (end, f64::from(n)),
        _ => match tape.figures(at).filter(|f| f.contains('.')).and_then(|f| f.parse().ok()) {
            Some(decimal) => (at + 1, decimal),
            None if tape.is(at, "a") || tape.is(at, "an") => (at + 1, 1.0),
            None => return None,
        },
    };
    let (end, half) = half(tape, end);
    Some((end, Found::Count(Count::Exact(n + half))))
}

/// "and a half", "1/2" after a number.
fn half(tape: &Tape<'_, '_>, at: usize) -> (usize, f64) {
    let mut next = at;
    let mut skip = |word: &str| {
        let there = if tape.is(next, "-") { next + 1 } else { next };
        let found = tape.is(there, word);
        next = if found { there + 1 } else { next };
        found
    };
    if skip("and") {
        skip("a");
        if skip("half") {
            return (next, 0.5);
        }
    }
    if tape.figures(at) == Some("1") && tape.is(at + 1, "/") && tape.figures(at + 2) == Some("2") {
        return (at + 3, 0.5);
    }
    (at, 0.0)
}

/// An ordinal: "third", "3rd", "twenty-first".
pub(crate) fn ordinal(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    if let Some(n) = tape.figures(at) {
        let n: i32 = n.parse().ok()?;
        return ["st", "nd", "rd", "th"].iter().any(|s| tape.glued(at + 1, s)).then_some((at + 2, Found::Number(n)));
    }
    if let Some(found) = tape.list("ordinal-word", at) {
        return Some(found);
    }
    let (end, Found::Number(tens @ (20 | 30))) = tape.list("number-word", at)? else { return None };
    let next = if tape.is(end, "-") { end + 1 } else { end };
    match tape.list("ordinal-word", next)? {
        (end, Found::Number(ones @ 1..=9)) => Some((end, Found::Number(tens + ones))),
        _ => None,
    }
}

/// A day of the month: "3", "3rd", "third".
pub(crate) fn day(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    if let Some((end, Found::Number(n))) = ordinal(tape, at) {
        return (1..=31).contains(&n).then_some((end, Found::Number(n)));
    }
    let n: i32 = tape.figures(at).filter(|f| f.len() <= 2)?.parse().ok()?;
    let clock = tape.is(at + 1, ":") && tape.is_next_to(at + 2) && tape.figures(at + 2).is_some();
    let decimal = tape.is(at + 1, "/") || clock || tape.is(at + 1, "%");
    ((1..=31).contains(&n) && !decimal).then_some((at + 1, Found::Number(n)))
}

/// Figures of one or two places: parts of numeric dates.
pub(crate) fn two(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let n = tape.figures(at).filter(|f| f.len() <= 2)?.parse().ok()?;
    Some((at + 1, Found::Number(n)))
}

/// A year in four figures from 1000 to 2199, or in words: "nineteen ninety-seven", "two thousand four".
pub(crate) fn year(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    if let Some(f) = tape.figures(at) {
        let n: i32 = f.parse().ok().filter(|_| f.len() == 4)?;
        let plain = !["st", "nd", "rd", "th", "s"].iter().any(|s| tape.glued(at + 1, s));
        return ((1000..2200).contains(&n) && plain).then_some((at + 1, Found::Number(n)));
    }
    let (end, century) = below_hundred(tape, at)?;
    if (13..=20).contains(&century) {
        let (end, rest) = below_hundred(tape, end)?;
        return (rest >= 10).then_some((end, Found::Number(century * 100 + rest)));
    }
    match number(tape, at)? {
        (end, Found::Number(n @ 2000..=2100)) => Some((end, Found::Number(n))),
        _ => None,
    }
}

/// A year in two figures after an apostrophe: "'98"; 30 and above lie in the last century.
pub(crate) fn short_year(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let figures = tape.figures(at + 1).filter(|f| f.len() == 2 && tape.is(at, "'"))?;
    let n: i32 = figures.parse().ok()?;
    // "iLife'11", "iLife '11": no year
    let before = if at == 0 { "" } else { tape.text(at - 1) };
    let branded = before.chars().skip(1).any(char::is_uppercase) && before.chars().any(char::is_lowercase);
    let free = !branded && (!tape.is_next_to(at) || !before.ends_with(char::is_alphanumeric));
    (free && !["s", "st", "nd", "rd", "th"].iter().any(|s| tape.glued(at + 2, s))).then_some((at + 2, Found::Number(full_year(n))))
}

/// The full year for two figures.
pub(crate) fn full_year(n: i32) -> i32 {
    if !(0..100).contains(&n) {
        n
    } else if n < 30 {
        2000 + n
    } else {
        1900 + n
    }
}

/// A year before Christ: "480 BC"; the value is the astronomical year, −479.
pub(crate) fn era_year(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let (end, found) = number(tape, at)?;
    let (end, _) = tape.list("before-christ", end)?;
    Some((end, Found::Number(1 - found.number()?)))
}

/// A day of the month with its ending, alone: "the 13th".
pub(crate) fn nth(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    tape.figures(at)?;
    ordinal(tape, at).filter(|(_, f)| f.number().is_some_and(|n| (1..=31).contains(&n)))
}

/// A decade: "1990s", "'90s", "nineties", "nineteen nineties"; the value is its first year.
pub(crate) fn decade(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    if let Some(f) = tape.figures(at) {
        let n: i32 = f.parse().ok().filter(|_| f.len() == 4)?;
        let plural = tape.glued(at + 1, "s") || tape.is(at + 1, "'s");
        return (plural && n % 10 == 0 && n < 2200).then_some((at + 2, Found::Number(n)));
    }
    if tape.is(at, "'") {
        let n: i32 = tape.figures(at + 1).filter(|f| f.len() == 2)?.parse().ok()?;
        return (tape.glued(at + 2, "s") && n % 10 == 0).then_some((at + 3, Found::Number(full_year(n))));
    }
    if let Some((end, Found::Number(century))) = tape.list("number-word", at).filter(|&(_, f)| f.number().is_some_and(|n| n < 30)) {
        let (end, found) = tape.list("tens", end)?;
        return Some((end, Found::Number(century * 100 + found.number()?)));
    }
    let (end, found) = tape.list("tens", at)?;
    Some((end, Found::Number(1900 + found.number()?)))
}

/// A year after a comma or a blank: the end of "June 12, 2018".
pub(crate) fn comma_year(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    year(tape, if tape.is(at, ",") { at + 1 } else { at }).filter(|_| tape.figures(at).is_some() || tape.is(at, ","))
}

/// A quarter as companies write it: "Q3"; the value is its number.
pub(crate) fn q_number(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    lettered(tape, at, "q", 4)
}

/// A half as companies write it: "H1".
pub(crate) fn h_number(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    lettered(tape, at, "h", 2)
}

fn lettered(tape: &Tape<'_, '_>, at: usize, letter: &str, most: i32) -> Option<(usize, Found)> {
    let n = tape.figures(at + 1).filter(|_| tape.is(at, letter) && tape.is_capital(at) && tape.is_next_to(at + 1))?.parse().ok()?;
    (1..=most).contains(&n).then_some((at + 2, Found::Number(n)))
}

/// "9/11".
pub(crate) fn nine_eleven(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let named = tape.figures(at) == Some("9") && tape.glued(at + 1, "/") && tape.figures(at + 2) == Some("11") && !tape.is(at + 3, "/");
    (named && tape.is_next_to(at + 2)).then_some((at + 3, Found::Nothing))
}

/// A year in words alone.
pub(crate) fn spelled_year(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    if tape.figures(at).is_some() { None } else { year(tape, at) }
}
