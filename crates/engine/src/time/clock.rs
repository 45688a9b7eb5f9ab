//! Clock times: "3:30 p.m.", "18:00", "noon", "five o'clock".

use super::tape::{Found, Tape};

/// A time of day: minutes from midnight; 1440 is the midnight that ends a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) minutes: u16,
}

impl Clock {
    fn new(hour: u16, minute: u16) -> Option<Self> {
        (minute < 60 && (hour < 24 || (hour, minute) == (24, 0))).then_some(Self { minutes: hour * 60 + minute })
    }

    /// `T15:30`.
    pub(crate) fn timex(self) -> String {
        format!("T{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

/// A clock time at `at`.
pub(crate) fn clock(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let (end, hour, minute) = face(tape, at)?;
    if let Some((end, afternoon)) = half_of_day(tape, end) {
        let hour = match (hour, afternoon) {
            (12, false) => 0,
            (1..=11, true) => hour + 12,
            (1..=12, _) => hour,
            _ => return None,
        };
        return Clock::new(hour, minute.unwrap_or(0)).map(|c| (end, Found::Clock(c)));
    }
    let named = tape.is(end, "o'clock") || tape.is(end, "hrs") || tape.is(end, "h") || tape.is(end, "hours") && minute.is_some();
    if !named {
        minute?;
    }
    let end = end + usize::from(named);
    Clock::new(hour, minute.unwrap_or(0)).map(|c| (end, Found::Clock(c)))
}

/// The hour before another one that says which half of the day is meant: "from 5 to 7 p.m.", "9-11 a.m.".
pub(crate) fn left_end(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let (end, hour, minute) = face(tape, at)?;
    let joined = matches!(tape.text(end), "-" | "–" | "to" | "and" | "until");
    let (after, right_hour, _) = face(tape, end + 1).filter(|_| joined)?;
    let (_, afternoon) = half_of_day(tape, after)?;
    let afternoon = if hour % 12 > right_hour % 12 { !afternoon } else { afternoon };
    (1..=12)
        .contains(&hour)
        .then(|| Clock::new(hour % 12 + if afternoon { 12 } else { 0 }, minute.unwrap_or(0)))?
        .map(|c| (end, Found::Clock(c)))
}

/// "half past three", "a quarter to five", "ten past six".
fn spoken(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, u16, Option<u16>)> {
    let at = if tape.is(at, "a") { at + 1 } else { at };
    let (end, minutes) = match () {
        () if tape.is(at, "half") => (at + 1, 30),
        () if tape.is(at, "quarter") => (at + 1, 15),
        () => super::number::number(tape, at).and_then(|(end, f)| Some((end, f.number().filter(|n| (1..30).contains(n))?)))?,
    };
    let (past, to) = (tape.is(end, "past"), tape.is(end, "to"));
    let (end, hour) =
        super::number::number(tape, end + 1).and_then(|(end, f)| Some((end, f.number().filter(|n| (1..=12).contains(n))?)))?;
    let minutes = minutes as u16;
    match (past, to && minutes == 15) {
        (true, _) => Some((end, hour as u16, Some(minutes))),
        (_, true) => Some((end, (hour as u16 + 11) % 12, Some(60 - minutes))),
        _ => None,
    }
}

/// Hour and minute: `[15][:][30]`, `[3.30]`, `[3]`, `[five]`.
fn face(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, u16, Option<u16>)> {
    if let Some(spoken) = spoken(tape, at) {
        return Some(spoken);
    }
    let Some(figures) = tape.figures(at) else {
        let (end, found) = tape.list("number-word", at)?;
        return Some((end, u16::try_from(found.number()?).ok()?, None));
    };
    if let Some((hour, minute)) = figures.split_once('.') {
        let afternoon = half_of_day(tape, at + 1).is_some() && minute.len() == 2;
        return if afternoon { Some((at + 1, hour.parse().ok()?, Some(minute.parse().ok()?))) } else { None };
    }
    if figures.len() == 4
        && !figures.contains(',')
        && (tape.list("zone", at + 1).is_some() || tape.is(at + 1, "hours") || tape.is(at + 1, "hrs"))
    {
        return Some((at + 1, figures[..2].parse().ok()?, Some(figures[2..].parse().ok()?)));
    }
    let hour = figures.parse().ok().filter(|_| figures.len() <= 2)?;
    if tape.is(at + 1, ":") && tape.is_next_to(at + 1) {
        let minute = tape.figures(at + 2).filter(|m| m.len() == 2)?;
        let seconds = tape.is(at + 3, ":") && tape.figures(at + 4).is_some_and(|s| s.len() == 2);
        // "won in 2:14:04" is the length of a race.
        if seconds && at > 0 && matches!(tape.text(at - 1), "in" | "of" | "clocked") {
            return None;
        }
        return Some((if seconds { at + 5 } else { at + 3 }, hour, Some(minute.parse().ok()?)));
    }
    Some((at + 1, hour, None))
}

/// "a.m.", "p.m.", "am", "in the morning": whether after noon.
fn half_of_day(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, bool)> {
    tape.list("half-of-day", at).and_then(|(end, f)| Some((end, f.number()? == 1)))
}

/// How far east of Greenwich a clock stands, as ISO 8601 writes it right behind the time: `Z`, `+02:00`, `-0530`. In minutes.
pub(crate) fn offset(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    if tape.glued(at, "z") {
        return Some((at + 1, Found::Number(0)));
    }
    let west = tape.glued(at, "-") || tape.glued(at, "−");
    let figures = |at: usize| tape.figures(at).filter(|f| tape.is_next_to(at) && f.len() == 2)?.parse::<i32>().ok();
    let (end, hours, minutes) = match tape.figures(at + 1).filter(|f| f.len() == 4) {
        Some(both) => (at + 2, both[..2].parse().ok()?, both[2..].parse().ok()?),
        None if tape.is(at + 2, ":") => (at + 4, figures(at + 1)?, figures(at + 3)?),
        None => (at + 2, figures(at + 1)?, 0),
    };
    let is_offset = (west || tape.glued(at, "+")) && hours <= 14 && minutes < 60;
    let east = hours * 60 + minutes;
    is_offset.then_some((end, Found::Number(if west { -east } else { east })))
}

/// "noon", "midnight"; midnight is the end of the day that is named with it.
pub(crate) fn noon(tape: &Tape<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let minutes = if tape.is(at, "noon") || tape.is(at, "midday") {
        720
    } else if tape.is(at, "midnight") {
        1440
    } else {
        return None;
    };
    Some((at + 1, Found::Clock(Clock { minutes })))
}
