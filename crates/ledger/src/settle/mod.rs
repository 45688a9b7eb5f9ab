//! From observations to events: every observation, in canonical order, joins the best event of those before it or founds one.
//!
//! Three articles say "summit in Helsinki": the first founds an event, the others join it. One that comes late, with an earlier day,
//! founds it in the first one's place, and what shares a key with it is settled again; the rest is not looked at.
//! It never looks at what comes later in the order, so what was known on a day is what articles until that day make of it.

mod candidates;
mod eve;
mod link;
mod shelf;
mod walk;

pub(crate) use link::{Link, range, term};
pub(crate) use shelf::{Shelf, Stand, narrow, shelves};

use crate::cache::Cache;
use crate::correct::Pins;
use crate::day;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::tally;
use crate::turn::Turn;
use candidates::{After, Candidate};
use jiff::civil::Date;
use rusqlite::Connection;
use std::collections::{BTreeSet, HashSet};

/// What a run has settled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settled {
    /// Texts of articles settled for the first time.
    pub articles: usize,
    /// Those settled again with their whole day, because another text of the day came late.
    pub anew: usize,
    /// Observations that were looked at again, because something before them came late or was corrected.
    pub again: usize,
    /// Those of them that changed their event.
    pub moved: usize,
}

/// Steps between two commits: a step is an article, or an observation that is looked at again.
const STEPS: usize = 4_000;

impl Ledger {
    /// Settles all that is unsettled. Killed at any moment, the next call goes on where this one was.
    /// `progress` is told after each commit how many steps were done.
    ///
    /// # Errors
    /// When the file cannot be written; what was settled before stays.
    pub fn settle(&mut self, progress: impl FnMut(usize)) -> Result<Settled> {
        self.settle_until(i64::MAX, progress)
    }

    /// Settles what was published before a day; the rest waits for the next call. Where articles come in the order of their days this
    /// leaves nothing that would have to be settled again.
    ///
    /// # Errors
    /// When the file cannot be written; what was settled before stays.
    pub fn settle_before(&mut self, day: Date) -> Result<Settled> {
        self.settle_until(i64::from(day::number(day)), |_| ())
    }

    fn settle_until(&mut self, before: i64, mut progress: impl FnMut(usize)) -> Result<Settled> {
        let mut total = Settled::default();
        let mut cache = self.take_cache();
        let pins = self.read(|db| Pins::load(db, &mut cache))?;
        loop {
            let (done, steps) = self.write(|db| walk::some(db, &mut cache, &pins, before, STEPS))?;
            total.add(done);
            progress(total.articles + total.again);
            if steps < STEPS {
                (cache.recent, cache.asked) = (None, 0);
                while before == i64::MAX && self.write(|db| tally::refresh(db, &mut cache, STEPS))? == STEPS {}
                self.put_cache(cache);
                total.articles -= total.anew;
                return Ok(total);
            }
        }
    }
}

/// Settles all in one piece, within a transaction that is open.
pub(crate) fn whole(db: &Connection) -> Result<()> {
    let mut cache = Cache::default();
    let pins = Pins::load(db, &mut cache)?;
    while walk::some(db, &mut cache, &pins, i64::MAX, STEPS)?.1 == STEPS {}
    while tally::refresh(db, &mut cache, STEPS)? == STEPS {}
    Ok(())
}

/// The candidates for what has some keys when a turn has come, whatever is settled after it; for one who reads.
pub(crate) fn candidates(db: &Connection, cache: &mut Cache, keys: &[i64], turn: Turn) -> Result<Vec<Candidate>> {
    candidates::find(db, cache, keys, turn, after(db, turn)?)
}

/// The same for people to look at: of events with many observations those after the turn may count too.
pub(crate) fn near(db: &Connection, cache: &mut Cache, keys: &[i64], turn: Turn) -> Result<Vec<Candidate>> {
    candidates::find(db, cache, keys, turn, After::SomeSeen)
}

/// Those of some keys by which an event is a candidate when a turn has come.
pub(crate) fn leading_to(db: &Connection, cache: &mut Cache, event: i64, keys: &HashSet<i64>, turn: Turn) -> Result<Vec<i64>> {
    let after = after(db, turn)?;
    let mut out = Vec::new();
    for &key in keys {
        if candidates::offers(db, cache, turn, key, after)?.iter().any(|o| o.1 == event) {
            out.push(key);
        }
    }
    Ok(out)
}

/// What is settled of what comes after a turn, for one who reads.
fn after(db: &Connection, turn: Turn) -> Result<After> {
    let last: Option<i32> = db.prepare_cached("SELECT max(day) FROM version")?.query_row([], |r| r.get(0))?;
    let is_last = last.is_none_or(|last| Turn { day: last, ..Turn::LAST } <= turn);
    Ok(if is_last { After::NothingRead } else { After::Some })
}

/// The events with a report, or the end of one, between two days; with their first possible day.
pub(crate) fn touched(db: &Connection, from: i32, to: i32) -> Result<Vec<(i64, i32)>> {
    let mut texts = db.prepare_cached(
        "SELECT id FROM version WHERE day BETWEEN ?1 AND ?2 AND state = 1
         UNION SELECT id FROM version WHERE until IS NOT NULL AND until BETWEEN ?1 AND ?2 AND state = 1",
    )?;
    let mut events =
        db.prepare_cached("SELECT e.low, e.id FROM obs o CROSS JOIN event e ON e.id = o.event WHERE o.id BETWEEN ?1 AND ?2")?;
    let mut found = BTreeSet::new();
    for text in texts.query_map([from, to], |r| r.get::<_, i64>(0))? {
        let rows = events.query_map(<[i64; 2]>::from(range(text?)), |r| Ok((r.get(0)?, r.get(1)?)))?;
        found.extend(rows.collect::<rusqlite::Result<Vec<(i32, i64)>>>()?);
    }
    Ok(found.into_iter().map(|(low, event)| (event, low)).collect())
}

impl Settled {
    fn add(&mut self, other: Self) {
        self.articles += other.articles;
        self.anew += other.anew;
        self.again += other.again;
        self.moved += other.moved;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ArticleIn;
    use dateline_engine::{Published, Reader};

    #[test]
    fn who_reads_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger");
        let text = "The summit between Norway and Chile will take place in Oslo on June 5, 2031.".to_owned();
        let published = Some(Published::parse("2031-04-01").unwrap());
        let article = ArticleIn { id: "a1".into(), published, text, ..ArticleIn::default() };
        let reading = Reader::english().unwrap().read(&article.article());
        let mut ledger = Ledger::create(&path).unwrap();
        ledger.add([(&article, &reading)]).unwrap();
        ledger.settle(|_| ()).unwrap();
        ledger.db.execute("DELETE FROM summary", []).unwrap();
        let event: i64 = ledger.db.query_row("SELECT event FROM block LIMIT 1", [], |r| r.get(0)).unwrap();
        let reader = Ledger::read_only(&path).unwrap();
        let found = reader.look(|db, cache| {
            let keys = cache.member(db, event)?.keys().to_vec();
            Ok(candidates(db, cache, &keys, Turn { day: 22_371, ..Turn::LAST })?.len())
        });
        assert!(found.unwrap() > 0);
    }
}
