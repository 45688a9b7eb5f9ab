//! The walk in canonical order over what is unsettled, and over what has to be settled again.

use super::Settled;
use super::candidates::{self, After};
use super::eve;
use super::link::{Link, REJECTED};
use crate::cache::Cache;
use crate::correct::Pins;
use crate::error::Result;
use crate::identity;
use crate::member::Member;
use crate::turn::Turn;
use rusqlite::{Connection, OptionalExtension, params};

/// Takes up to a number of steps on days before one; fewer were taken only when nothing is left.
pub(crate) fn some(db: &Connection, cache: &mut Cache, pins: &Pins, before: i64, most: usize) -> Result<(Settled, usize)> {
    let mut done = Settled::default();
    let settled = frontier(db)?;
    let mut link = Link::on_time(db, cache, settled)?;
    if let Some(from) = link.eves.late(db, before)? {
        done.anew = eve::take_back(&mut link, from)?;
    }
    let mut walk = Walk { frontier: frontier(db)?, before, pins, link };
    let mut steps = 0;
    // What was taken back is settled again before anybody sees it.
    while steps < most + done.anew && walk.step(&mut done)? {
        steps += 1;
    }
    walk.link.finish()?;
    Ok((done, steps - done.anew.min(steps)))
}

struct Walk<'a> {
    pins: &'a Pins,
    link: Link<'a>,
    /// Days from this one on have to wait.
    before: i64,
    /// The last day and article that are settled.
    frontier: Option<(i32, i64)>,
}

impl Walk<'_> {
    /// Settles what comes next; says whether there was anything.
    fn step(&mut self, done: &mut Settled) -> Result<bool> {
        match (self.next_version()?, self.next_dirty()?) {
            (None, None) => return Ok(false),
            (Some((turn, version)), dirty) if dirty.is_none_or(|(d, _)| turn < d) => {
                self.version(turn, version)?;
                done.articles += 1;
            }
            (_, Some((turn, id))) => {
                done.again += 1;
                done.moved += usize::from(self.again(turn, id)?);
            }
            (Some(_), None) => unreachable!("a version without a rival is taken above"),
        }
        Ok(true)
    }

    fn next_version(&self) -> Result<Option<((i32, i64), i64)>> {
        let mut ask =
            self.link.db.prepare_cached("SELECT day, rank, id FROM version WHERE state = 0 AND day < ?1 ORDER BY day, rank LIMIT 1")?;
        Ok(ask.query_row([self.before], |r| Ok(((r.get(0)?, r.get(1)?), r.get(2)?))).optional()?)
    }

    fn next_dirty(&self) -> Result<Option<((i32, i64), i64)>> {
        let mut ask = self.link.db.prepare_cached("SELECT day, rank, obs FROM dirty WHERE day < ?1 ORDER BY day, rank, obs LIMIT 1")?;
        Ok(ask.query_row([self.before], |r| Ok(((r.get(0)?, r.get(1)?), r.get(2)?))).optional()?)
    }

    /// Settles a text for the first time.
    fn version(&mut self, turn: (i32, i64), version: i64) -> Result<()> {
        let is_late = self.frontier.is_some_and(|f| turn <= f);
        if is_late {
            self.end_of_the_text_before(turn, version)?;
        }
        for (o, event) in self.link.observations(version)? {
            self.place(&o, event, is_late)?;
        }
        self.link.db.prepare_cached("UPDATE version SET state = 1 WHERE id = ?1")?.execute([version])?;
        self.frontier = self.frontier.max(Some(turn));
        Ok(())
    }

    /// A text that comes late ends the one before it earlier than others knew.
    fn end_of_the_text_before(&mut self, (day, rank): (i32, i64), version: i64) -> Result<()> {
        let before: Vec<i64> = {
            let sql = "SELECT o.id FROM version v JOIN obs o ON o.id BETWEEN v.id * 4096 AND v.id * 4096 + 4095
                       WHERE v.hash = (SELECT hash FROM version WHERE id = ?1) AND v.until = ?2 AND v.state = 1";
            let mut ask = self.link.db.prepare_cached(sql)?;
            ask.query_map(params![version, day], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?
        };
        for id in before {
            if let Some(event) = self.link.event_of(id)? {
                let o = self.link.cache.member(self.link.db, id)?;
                self.link.disturb(&o, event, Turn { day, rank, number: 0 })?;
            }
        }
        Ok(())
    }

    /// Settles an observation again; says whether it has moved.
    fn again(&mut self, (day, rank): (i32, i64), id: i64) -> Result<bool> {
        let done = "DELETE FROM dirty WHERE day = ?1 AND rank = ?2 AND obs = ?3";
        self.link.db.prepare_cached(done)?.execute(params![day, rank, id])?;
        let row = {
            let mut ask = self.link.db.prepare_cached("SELECT event FROM obs WHERE id = ?1")?;
            ask.query_row([id], |r| r.get(0)).optional()?
        };
        let Some(event) = row else { return Ok(false) };
        let o = self.link.cache.member(self.link.db, id)?;
        self.place(&o, event, true)
    }

    /// Puts an observation where it belongs; says whether that is another event than before.
    fn place(&mut self, o: &Member, now: Option<i64>, is_late: bool) -> Result<bool> {
        let best = self.best(o, is_late)?;
        if now == Some(best) {
            return Ok(false);
        }
        if let Some(now) = now {
            self.leave(o, now)?;
        }
        self.link.attach(o, best, is_late)?;
        if is_late {
            self.link.disturb(o, best, o.turn)?;
        }
        self.call_partners(o)?;
        Ok(true)
    }

    /// The event that an observation belongs to: the best of those before it, or its own.
    fn best(&mut self, o: &Member, is_late: bool) -> Result<i64> {
        if self.pins.is_rejected(o.id) {
            return Ok(REJECTED);
        }
        if let Some(event) = self.events_before(o, self.pins.with(o.id))?.first() {
            return Ok(*event);
        }
        let barred = self.events_before(o, self.pins.apart(o.id))?;
        let mut best = (i32::MIN, o.id);
        let after = if is_late { After::Some } else { After::Nothing };
        for c in candidates::find(self.link.db, self.link.cache, o.keys(), o.turn, after)? {
            // Candidates come in an order that depends on the articles alone, so the first of equals is always the same.
            if let Some(score) = identity::joins(o.traits(), &c.cluster).filter(|score| *score > best.0 && !barred.contains(&c.event)) {
                best = (score, c.event);
            }
        }
        // a later report of what a person rejected
        if self.pins.refusal(o).is_some_and(|score| score >= best.0) {
            return Ok(REJECTED);
        }
        Ok(best.1)
    }

    /// The events of those of some observations that come before one and count when its turn has come.
    fn events_before(&self, o: &Member, others: &[(Turn, i64)]) -> Result<Vec<i64>> {
        let mut out = Vec::new();
        for (_, id) in others.iter().filter(|other| other.0 < o.turn) {
            out.extend(self.link.event_of(*id)?.filter(|event| *event != REJECTED));
        }
        Ok(out)
    }

    /// Has those settled again that people tied to an observation that moved.
    fn call_partners(&self, o: &Member) -> Result<()> {
        for (turn, id) in self.pins.with(o.id).iter().chain(self.pins.apart(o.id)).filter(|p| p.0 > o.turn) {
            if self.link.event_of(*id)?.is_some() {
                self.link.again(*turn, *id)?;
            }
        }
        Ok(())
    }

    /// Takes an observation out of its event. Where it founded it, those that followed look for another.
    fn leave(&mut self, o: &Member, event: i64) -> Result<()> {
        self.link.disturb(o, event, o.turn)?;
        if event == o.id && event != REJECTED {
            let members = self.link.cache.members(self.link.db, event)?;
            members.members.iter().filter(|m| m.id != o.id).try_for_each(|m| self.link.again(m.turn, m.id))?;
        }
        self.link.detach(o, event)
    }
}

/// The last day and article that are settled.
fn frontier(db: &Connection) -> Result<Option<(i32, i64)>> {
    let mut ask = db.prepare_cached("SELECT day, rank FROM version WHERE state = 1 ORDER BY day DESC, rank DESC LIMIT 1")?;
    Ok(ask.query_row([], |r| Ok((r.get(0)?, r.get(1)?))).optional()?)
}
