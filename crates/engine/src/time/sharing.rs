//! What the two ends of an interval and the items of a list share: the month of "June 12-14" and "12-14 July", the year of
//! "March to June 1955" and "1990-94", the era of "264 to 241 BC".

use super::atom::FIGURES;
use super::tape::{Found, Tape};
use super::{guard, number};

/// No list is longer.
const LONGEST: usize = 6;

fn is_joint(text: &str) -> bool {
    is_dash(text) || matches!(text, "and" | "to" | "or" | "through" | "until" | "till" | "&")
}

fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "--")
}

/// After "Nov. 3, 4 and": takes nothing, gives the month. What follows a comma or "and" may be a number of things.
pub(super) fn listed(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let joint = at.checked_sub(1).map(|i| tape.text(i)).filter(|&joint| is_joint(joint) || joint == ",")?;
    let firm = is_dash(joint) || matches!(joint, "to" | "through" | "until" | "till");
    if !firm && guard::is_nominal(tape, number::day(tape, at)?.0) {
        return None;
    }
    let mut i = at;
    for _ in 0..LONGEST {
        let listed = |i: usize| i > 0 && (is_joint(tape.text(i - 1)) || tape.text(i - 1) == ",");
        if !listed(i) {
            return None;
        }
        while listed(i) {
            i -= 1;
        }
        let ending = i > 0 && ["st", "nd", "rd", "th"].iter().any(|s| tape.glued(i - 1, s));
        i = i.checked_sub(1 + usize::from(ending))?;
        number::two(tape, i)?;
        if let Some((_, found)) = i.checked_sub(1).and_then(|i| guard::month(tape, i)) {
            return Some((at, found));
        }
    }
    None
}

/// "and June 1955", "- 4 August 1952" follows: takes nothing, gives the date whose year is meant here too.
pub(super) fn shared_year(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let (end, number) = tape.best.get(at + 1).filter(|_| is_joint(tape.text(at)))?.when?;
    let dated = number::year(tape, end as usize - 1).is_some() && end as usize > at + 2;
    dated.then_some((at, Found::Match(number)))
}

/// "- 14 July 1950", ", 13 and 14 July" follows a day: takes nothing, gives the date whose month is meant here too.
pub(super) fn shared_month(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    // "Flight 5, 6 and 7 July".
    let first = (1..=2).filter_map(|n| at.checked_sub(n)).find(|&i| tape.figures(i).is_some());
    if first.is_some_and(|i| i > 0 && tape.is_capital(i - 1) && guard::is_nominal(tape, i - 1)) {
        return None;
    }
    let mut i = at;
    for _ in 0..LONGEST {
        let joint = tape.text(i);
        if !is_joint(joint) && joint != "," {
            return None;
        }
        let twice = joint == "," && tape.is(i + 1, "and");
        let start = i + 1 + usize::from(twice);
        let (end, _) = number::day(tape, start + usize::from(tape.is(start, "the")))?;
        if guard::month(tape, end + usize::from(tape.is(end, "of"))).is_some() {
            return tape.best.get(start)?.when.map(|(_, number)| (at, Found::Match(number)));
        }
        i = end;
    }
    None
}

/// "to 241 BC" follows: takes nothing.
pub(super) fn shared_era(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    number::era_year(tape, at + 1).filter(|_| is_joint(tape.text(at))).map(|(_, found)| (at, found))
}

/// The "94" of "1990-94": the later year in full; "2001-03" may be a month.
pub(super) fn ending_year(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let last: i32 = tape.figures(at).filter(|f| f.len() == 2)?.parse().ok()?;
    let glued = at >= 2 && is_dash(tape.text(at - 1)) && tape.is_next_to(at) && tape.is_next_to(at - 1);
    let begun = number::year(tape, at.checked_sub(2)?).filter(|_| glued)?.1.number()?;
    let goes_on = tape.is_next_to(at + 1) && (is_dash(tape.text(at + 1)) || tape.word_at(at + 1) == FIGURES);
    let year = begun / 100 * 100 + last;
    (year > begun && (last > 12 || begun < 1999) && !goes_on).then_some((at + 1, Found::Number(year)))
}
