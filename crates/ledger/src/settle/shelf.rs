//! Where an event stands: on a shelf for what lies ahead or not, and for how vague its days are, in the order of its first day.
//!
//! A question for a stretch of days reads from each shelf the rows that begin in it, or before it by no more than the shelf is wide.

use crate::day::{self, UNDATED};
use crate::error::Result;
use crate::member::Member;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// Days that the events of a shelf last at most; the last two are for what is open at an end, and for what has no day.
const WIDTHS: [i32; 8] = [1, 8, 32, 100, 400, 4_000, i32::MAX, 0];
const OPEN: i64 = 6;
const NO_DAY: i64 = 7;

/// Some shelf with the first days that are asked for on it.
pub(crate) struct Shelf {
    pub(crate) id: i64,
    pub(crate) from: i32,
    pub(crate) to: i32,
}

impl Shelf {
    /// Whether what stands on it has no day.
    pub(crate) fn is_undated(&self) -> bool {
        self.id % 8 == NO_DAY
    }
}

/// What stands on a shelf beside its width.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Past,
    Ahead,
    Both,
}

/// The shelves to read for events that may fall between two days, and those without a day where they are wanted.
pub(crate) fn shelves(is_diary: bool, from: i32, to: i32, undated: bool) -> Vec<Shelf> {
    let sides = if is_diary { [Side::Ahead, Side::Both] } else { [Side::Past, Side::Both] };
    let dated =
        |side: Side| (0..OPEN + 1).map(move |w| Shelf { id: side as i64 * 8 + w, from: from.saturating_sub(WIDTHS[w as usize]), to });
    let mut out: Vec<Shelf> = sides.into_iter().flat_map(dated).collect();
    // What has no day stands at the day of its first report; what lies ahead without one is asked for whenever that was.
    let (first, last) = if is_diary { (i32::MIN, i32::MAX) } else { (from, to) };
    if undated {
        out.extend(sides.map(|side| Shelf { id: side as i64 * 8 + NO_DAY, from: first, to: last }));
    }
    out
}

/// The shelves of events that last some days at most, and whether all that stands there only lies ahead.
pub(crate) fn narrow(longest: i32) -> impl Iterator<Item = (i64, bool)> {
    let widths = move || (0..OPEN).filter(move |w| WIDTHS[*w as usize] <= longest);
    [Side::Past, Side::Ahead, Side::Both]
        .into_iter()
        .flat_map(move |side| widths().map(move |w| (side as i64 * 8 + w, side == Side::Ahead)))
}

/// All that decides where an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stand {
    /// The first and the last of all days that anybody gave; [`UNDATED`] twice where nobody did.
    low: i32,
    high: i32,
    /// The day of its first report.
    first: i32,
    /// Some report has it ahead, some has not.
    ahead: bool,
    past: bool,
}

impl Stand {
    /// Where an event stands of which there is one observation.
    pub(crate) fn new(o: &Member) -> Self {
        let ahead = o.observation.status.is_some();
        let (low, high) = hull(o);
        Self { low, high, first: o.turn.day, ahead, past: !ahead }
    }

    /// The same with one more.
    pub(crate) fn add(&mut self, o: &Member) {
        let other = Self::new(o);
        (self.low, self.high) = match (self.low, other.low) {
            (UNDATED, _) => (other.low, other.high),
            (_, UNDATED) => (self.low, self.high),
            _ => (self.low.min(other.low), self.high.max(other.high)),
        };
        self.first = self.first.min(other.first);
        self.ahead |= other.ahead;
        self.past |= other.past;
    }

    /// Where some observations put their event.
    pub(crate) fn of(members: &[Member]) -> Option<Self> {
        let mut stand = Self::new(members.first()?);
        members[1..].iter().for_each(|m| stand.add(m));
        Some(stand)
    }

    /// Whether some report has it ahead.
    pub(crate) fn is_ahead(&self) -> bool {
        self.ahead
    }

    fn side(self) -> Side {
        match (self.past, self.ahead) {
            (true, true) => Side::Both,
            (false, true) => Side::Ahead,
            _ => Side::Past,
        }
    }
}

/// Writes the row of an event, or takes it away where it has no members left.
pub(crate) fn put(db: &Connection, event: i64, stand: Option<Stand>) -> Result<()> {
    let Some(stand) = stand else {
        db.prepare_cached("DELETE FROM event WHERE id = ?1")?.execute([event])?;
        return Ok(());
    };
    let shelf = stand.side() as i64 * 8 + width(stand.low, stand.high);
    let low = if stand.low == UNDATED { stand.first } else { stand.low };
    let mut put = db.prepare_cached("INSERT OR REPLACE INTO event VALUES (?1, ?2, ?3, ?4)")?;
    put.execute(params![event, shelf, low, stand.high])?;
    Ok(())
}

/// The first and the last day that an observation gives.
fn hull(o: &Member) -> (i32, i32) {
    let times = o.observation.when.iter().chain(&o.observation.left);
    let dated = times.filter(|w| w.is_dated());
    let bounds = dated.map(|w| (w.earliest.map_or(-UNDATED, day::number), w.latest.map_or(UNDATED, day::number)));
    bounds.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or((UNDATED, UNDATED))
}

fn width(low: i32, high: i32) -> i64 {
    if low == UNDATED {
        return NO_DAY;
    }
    let days = high.saturating_sub(low).saturating_add(1);
    WIDTHS.iter().position(|w| days <= *w).map_or(OPEN, |w| w as i64)
}
