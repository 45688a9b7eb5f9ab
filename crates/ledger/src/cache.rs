//! What was read from the file and may be asked for again: versions, events, and what their observations come to.

use crate::article::Hash;
use crate::day;
use crate::error::{Error, Result};
use crate::identity::Cluster;
use crate::member::{Gathering, Member, Story, Version};
use crate::packed::Told;
use crate::page::Page;
use crate::settle::{Stand, range};
use crate::summary::Summary;
use crate::turn::{self, Turn};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;
use std::rc::Rc;

/// What was read from the file and may be asked for again. Bounded: of two halves the older one is let go.
#[derive(Default)]
pub(crate) struct Cache {
    versions: Halves<Rc<Version>>,
    events: Halves<Rc<Gathering>>,
    summaries: Halves<Rc<Summary>>,
    told: Halves<Rc<Told>>,
    /// Which events have a key from a day on; made when a walk has asked for so many that reading them one by one is dear.
    pub(crate) recent: Option<Recent>,
    /// Keys that the walk has asked for one by one.
    pub(crate) asked: usize,
}

/// Events by their keys, from a day on. Those that have lost a key since may still be here.
pub(crate) struct Recent {
    pub(crate) from: i32,
    pub(crate) events: HashMap<i64, Vec<(i32, i64)>>,
}

impl Cache {
    /// Whether it holds more than one who only reads is to keep.
    pub(crate) fn is_large(&self) -> bool {
        self.versions.size + self.events.size + self.summaries.size + self.told.size > LARGE
    }

    /// The version of an id.
    pub(crate) fn version(&mut self, db: &Connection, id: i64) -> Result<Rc<Version>> {
        if let Some(known) = self.versions.get(id) {
            return Ok(known);
        }
        let read = Rc::new(version(db, id)?);
        self.versions.put(id, read.clone(), 1);
        Ok(read)
    }

    /// The turn of the observation that founded an event.
    pub(crate) fn founded(&mut self, db: &Connection, event: i64) -> Result<Turn> {
        let (version, number) = (turn::version(event), turn::number(event));
        if let Some(known) = self.versions.get(version) {
            return Ok(Turn { day: known.day, rank: known.rank, number });
        }
        // Its story is longer than all else, and not needed.
        let mut ask = db.prepare_cached("SELECT day, rank FROM version WHERE id = ?1")?;
        let founded = ask.query_row([version], |r| Ok(Turn { day: r.get(0)?, rank: r.get(1)?, number })).optional()?;
        founded.ok_or_else(|| Error::damaged(format!("text {version} is missing")))
    }

    /// All observations of an event in canonical order, those too that no longer count.
    pub(crate) fn members(&mut self, db: &Connection, event: i64) -> Result<Rc<Gathering>> {
        if let Some(known) = self.events.get(event) {
            return Ok(known);
        }
        let ids = self.first_of(db, event, i64::MAX)?;
        let mut all = ids.into_iter().map(|id| self.member(db, id)).collect::<Result<Vec<Member>>>()?;
        all.sort_by_key(|m| m.turn);
        let all = Rc::new(Gathering::new(all));
        self.events.put(event, all.clone(), all.members.len().max(1));
        Ok(all)
    }

    /// Some observations of an event by their ids, the one that founded it first; in no other order that means anything.
    pub(crate) fn first_of(&self, db: &Connection, event: i64, most: i64) -> Result<Vec<i64>> {
        // Most events have one observation; those are in no index.
        let mut ask = db.prepare_cached("SELECT id FROM obs WHERE event = ?1 AND event <> id ORDER BY id LIMIT ?2")?;
        let others = ask.query_map([event, most], |r| r.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        let mut founder = db.prepare_cached("SELECT id FROM obs WHERE id = ?1 AND event = id")?;
        Ok(founder.query_row([event], |r| r.get(0)).optional()?.into_iter().chain(others).collect())
    }

    /// One observation.
    pub(crate) fn member(&mut self, db: &Connection, id: i64) -> Result<Member> {
        let version = self.version(db, turn::version(id))?;
        let number = turn::number(id);
        let (twin, mut observation) = self.told(db, version.id)?.get(number)?;
        observation.article.clone_from(&version.article);
        observation.number = number;
        observation.reported = day::date(version.day);
        observation.outlet.clone_from(&version.outlet);
        observation.about.clone_from(&version.story.about);
        let turn = Turn { day: version.day, rank: version.rank, number };
        Ok(Member { id, turn, version, observation: Rc::new(observation), twin, seen: Rc::default() })
    }

    /// What an event is when all that comes before a turn is settled and nothing after it. None where none of its observations counts.
    pub(crate) fn cluster(&mut self, db: &Connection, event: i64, turn: Turn) -> Result<Option<Rc<Cluster>>> {
        if let Some(known) = self.summary(db, event)? {
            return Ok(Some(known.cluster.clone()));
        }
        let all = self.members(db, event)?;
        let cluster = all.cluster(turn);
        if let (false, Some(cluster), Some(stand)) = (all.has_ends, &cluster, Stand::of(&all.members)) {
            // From here on its observations are not needed.
            self.events.remove(event);
            let summary = Summary { cluster: cluster.clone(), stand };
            summary.put(db, event)?;
            self.summaries.put(event, Rc::new(summary), 1);
        }
        Ok(cluster)
    }

    /// What is known of an event without its observations.
    pub(crate) fn summary(&mut self, db: &Connection, event: i64) -> Result<Option<Rc<Summary>>> {
        if let Some(known) = self.summaries.get(event) {
            return Ok(Some(known));
        }
        let known = Summary::of_file(db, event)?.map(Rc::new);
        if let Some(known) = &known {
            self.summaries.put(event, known.clone(), 1);
        }
        Ok(known)
    }

    /// Takes in an observation that comes after all of an event. Says whether the event is known by its summary, which is in the file then.
    pub(crate) fn append(&mut self, db: &Connection, event: i64, o: &Member) -> Result<bool> {
        // What will be replaced does not count for ever, which a summary cannot say.
        if o.version.until.is_some() {
            return Ok(false);
        }
        let known = if event == o.id {
            let founded = Summary { cluster: Rc::new(Cluster::new(o.traits())), stand: Stand::new(o) };
            Some(Rc::new(founded))
        } else {
            drop(self.summary(db, event)?);
            self.summaries.take(event)
        };
        let Some(mut summary) = known else { return Ok(false) };
        let changed = Rc::make_mut(&mut summary);
        if event != o.id {
            Rc::make_mut(&mut changed.cluster).add(o.traits());
            changed.stand.add(o);
        }
        summary.put(db, event)?;
        self.summaries.put(event, summary, 1);
        self.events.remove(event);
        Ok(true)
    }

    /// The observations of an event, taken out of the cache to be changed.
    pub(crate) fn take(&mut self, db: &Connection, event: i64) -> Result<Gathering> {
        let shared = self.members(db, event)?;
        self.forget(event);
        Ok(Rc::try_unwrap(shared).unwrap_or_else(|shared| Gathering::new(shared.members.clone())))
    }

    /// All observations of a version.
    pub(crate) fn told(&mut self, db: &Connection, version: i64) -> Result<Rc<Told>> {
        if let Some(known) = self.told.get(version) {
            return Ok(known);
        }
        let told = Rc::new(Page::of(db, version)?.told);
        self.told.put(version, told.clone(), told.len() + 8);
        Ok(told)
    }

    /// Members of an event that have changed.
    pub(crate) fn keep(&mut self, event: i64, members: Rc<Gathering>) {
        let size = members.members.len().max(1);
        self.events.put(event, members, size);
        self.summaries.remove(event);
    }

    /// Forgets an event.
    pub(crate) fn forget(&mut self, event: i64) {
        self.events.remove(event);
        self.summaries.remove(event);
    }

    /// Forgets a version and the events that its observations belong to.
    pub(crate) fn forget_version(&mut self, db: &Connection, id: i64) -> Result<()> {
        self.versions.remove(id);
        self.told.remove(id);
        let mut ask = db.prepare_cached("SELECT event FROM obs WHERE id BETWEEN ?1 AND ?2 AND event IS NOT NULL")?;
        let mut rows = ask.query(<[i64; 2]>::from(range(id)))?;
        while let Some(row) = rows.next()? {
            self.forget(row.get(0)?);
        }
        Ok(())
    }
}

fn version(db: &Connection, id: i64) -> Result<Version> {
    let mut row = db.prepare_cached("SELECT hash, day, rank, until, tag, outlet, story FROM version WHERE id = ?1")?;
    let mut rows = row.query([id])?;
    let r = rows.next()?.ok_or_else(|| Error::damaged(format!("text {id} is missing")))?;
    Ok(Version {
        id,
        article: Hash(r.get(0)?).to_string(),
        day: r.get(1)?,
        rank: r.get(2)?,
        until: r.get(3)?,
        tag: r.get(4)?,
        outlet: r.get(5)?,
        story: Story::unpack(r.get_ref(6)?.as_blob().unwrap_or_default())?,
    })
}

/// Observations that are kept at most in each half: some hundred bytes each.
const HALF: usize = 100_000;

/// Observations and the like from which on one who only reads keeps none.
const LARGE: usize = 40_000;

struct Halves<T> {
    young: HashMap<i64, (T, usize)>,
    old: HashMap<i64, (T, usize)>,
    size: usize,
}

impl<T> Default for Halves<T> {
    fn default() -> Self {
        Self { young: HashMap::new(), old: HashMap::new(), size: 0 }
    }
}

impl<T: Clone> Halves<T> {
    fn get(&mut self, id: i64) -> Option<T> {
        if let Some((known, _)) = self.young.get(&id) {
            return Some(known.clone());
        }
        let (known, size) = self.old.remove(&id)?;
        self.put(id, known.clone(), size);
        Some(known)
    }

    fn put(&mut self, id: i64, value: T, size: usize) {
        if self.size >= HALF {
            self.old = std::mem::take(&mut self.young);
            self.size = 0;
        }
        let before = self.young.insert(id, (value, size));
        self.size = self.size + size - before.map_or(0, |b| b.1);
    }

    fn remove(&mut self, id: i64) {
        self.take(id);
    }

    fn take(&mut self, id: i64) -> Option<T> {
        let young = self.young.remove(&id);
        self.size -= young.as_ref().map_or(0, |b| b.1);
        let old = self.old.remove(&id);
        young.or(old).map(|b| b.0)
    }
}
