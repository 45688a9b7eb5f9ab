//! The time of day and the zone that stand behind a day.

use super::mark::Mark;
use jiff::civil::Time;

/// Zones by their letters, in minutes east of UTC; letters that mean several zones in the news of several countries are left out.
const ZONES: &[(&str, i16)] = &[
    ("z", 0),
    ("utc", 0),
    ("gmt", 0),
    ("bst", 60),
    ("cet", 60),
    ("cest", 120),
    ("mez", 60),
    ("mesz", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("jst", 540),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
];

/// What may stand between a day and its time.
const BETWEEN: &[&str] = &[
    "t", ",", "-", "–", "—", "|", "@", "at", "um", "à", "kl", "klo", "ore", "alle", "o", "godz", ".", "•", "·", "/", "(", "в", "a", "las",
    "às",
];

/// Time, minutes east of UTC, and how many marks they take.
pub(super) fn after(text: &str, m: &[Mark]) -> (Option<Time>, Option<i16>, usize) {
    let word = |at: usize| m.get(at).and_then(|mark| text.get(mark.start..mark.end)).map(str::to_lowercase).unwrap_or_default();
    let from = (0..3).take_while(|&at| BETWEEN.contains(&word(at).as_str())).count();
    let Some(hour) = m.get(from).and_then(|it| it.number(1..=2)) else { return (None, None, 0) };
    let minute = matches!(word(from + 1).as_str(), ":" | "." | "h" | "：").then(|| m.get(from + 2)?.digits(2)).flatten();
    let mut at = if minute.is_some() { from + 3 } else { from + 1 };
    let second = (minute.is_some() && word(at) == ":").then(|| m.get(at + 1)?.digits(2)).flatten();
    at += if second.is_some() { 2 } else { 0 };
    if second.is_some() && word(at) == "." && m.get(at + 1).is_some_and(|it| it.number(1..=9).is_some()) {
        at += 2;
    }
    let (half, took) = half(&word, at);
    at += took;
    if minute.is_none() && half.is_none() {
        return (None, None, 0);
    }
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let narrow = |it: i16| i8::try_from(it).ok();
    let time = narrow(hour).zip(narrow(minute.unwrap_or(0))).zip(narrow(second.unwrap_or(0)));
    let Some(time) = time.and_then(|((h, m), s)| Time::new(h, m, s.min(59), 0).ok()) else { return (None, None, 0) };
    at += usize::from(word(at) == "uhr");
    let (offset, took) = zone(text, m, &word, at);
    (Some(time), offset, at + took)
}

/// Whether it is the second half of the day, and the marks that say so.
fn half(word: &impl Fn(usize) -> String, at: usize) -> (Option<bool>, usize) {
    match (word(at).as_str(), word(at + 1).as_str(), word(at + 2).as_str()) {
        ("pm", ..) => (Some(true), 1),
        ("am", ..) => (Some(false), 1),
        ("p", ".", "m") => (Some(true), 3 + usize::from(word(at + 3) == ".")),
        ("a", ".", "m") => (Some(false), 3 + usize::from(word(at + 3) == ".")),
        _ => (None, 0),
    }
}

/// `Z`, `BST`, `+01:00`, `GMT+0100`, `(CET)`.
fn zone(text: &str, m: &[Mark], word: &impl Fn(usize) -> String, at: usize) -> (Option<i16>, usize) {
    let open = usize::from(word(at) == "(");
    let named = ZONES.iter().find(|(name, _)| *name == word(at + open)).map(|it| it.1);
    let from = at + open + usize::from(named.is_some());
    let sign = match word(from).as_str() {
        "+" => 1,
        "-" | "−" => -1,
        _ => return (named, if named.is_some() { from - at } else { 0 }),
    };
    let tight = m.get(from + 1).is_some_and(|next| next.start == m[from].end) && text.is_char_boundary(m[from].end);
    let hours = m.get(from + 1).filter(|_| tight);
    let offset = match (hours.and_then(|it| it.digits(4)), hours.and_then(|it| it.digits(2))) {
        (Some(both), _) => Some((both / 100 * 60 + both % 100, 2)),
        (_, Some(hours)) if word(from + 2) == ":" => m.get(from + 3).and_then(|it| it.digits(2)).map(|minutes| (hours * 60 + minutes, 4)),
        (_, Some(hours)) => Some((hours * 60, 2)),
        _ => None,
    };
    match offset.filter(|(minutes, _)| *minutes <= 15 * 60) {
        Some((minutes, took)) => (Some(sign * minutes), from + took - at),
        None => (named, if named.is_some() { from - at } else { 0 }),
    }
}
