//! Observations with what their article adds, and the events that they are members of; read from the file and kept for a while.

use crate::article::Hash;
use crate::day;
use crate::error::{Error, Result};
use crate::identity::{self, Cluster, Traits};
use crate::observation::Observation;
use crate::origin::{Print, credited};
use crate::packed::{self, Told};
use crate::turn::{self, Turn};
use rusqlite::{Connection, OptionalExtension};
use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// What a version adds to its observations.
#[derive(Debug)]
pub(crate) struct Version {
    pub(crate) id: i64,
    pub(crate) article: String,
    pub(crate) day: i32,
    pub(crate) rank: i64,
    pub(crate) until: Option<i32>,
    pub(crate) tag: i64,
    pub(crate) outlet: Option<String>,
    pub(crate) story: Story,
}

/// What a text says as a whole.
#[derive(Debug, Clone)]
pub(crate) struct Story {
    /// Its most mentioned names.
    pub(crate) about: Vec<String>,
    /// The agency that it credits.
    pub(crate) agency: Option<String>,
    pub(crate) print: Print,
}

impl Story {
    pub(crate) fn of(text: &str, about: Vec<String>) -> Self {
        Self { about, agency: credited(text).map(str::to_owned), print: Print::of(text) }
    }

    pub(crate) fn pack(&self) -> Result<Vec<u8>> {
        packed::value(&(&self.about, &self.agency, self.print.exact, &self.print.least[..]))
    }

    fn unpack(packed: &[u8]) -> Result<Self> {
        let (about, agency, exact, least): (_, _, _, Vec<u16>) = packed::value_of(packed)?;
        let least = least.try_into().map_err(|_| Error::damaged("a print of another length"))?;
        Ok(Self { about, agency, print: Print { exact, least } })
    }
}

/// An observation in its place.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) id: i64,
    pub(crate) turn: Turn,
    pub(crate) version: Rc<Version>,
    pub(crate) observation: Rc<Observation>,
    /// How many events of its reading the same word names before it.
    pub(crate) twin: u8,
    seen: Rc<OnceCell<(Traits, Vec<i64>)>>,
}

/// The observations of an event in canonical order, and what identity makes of the first of them.
#[derive(Debug, Default)]
pub(crate) struct Gathering {
    pub(crate) members: Vec<Member>,
    /// How many of the first members were folded last, and what they come to. Turns come in order, so the next fold goes on from there.
    folded: RefCell<(usize, Option<Rc<Cluster>>)>,
    keys: OnceCell<HashSet<i64>>,
    /// Some of them were replaced.
    has_ends: bool,
}

impl Gathering {
    pub(crate) fn new(members: Vec<Member>) -> Self {
        let has_ends = members.iter().any(|m| m.version.until.is_some());
        Self { members, has_ends, ..Self::default() }
    }

    /// What identity makes of those that count when a turn has come; none where none counts. What a text says that is replaced at this
    /// very turn counts still: what the new text says of it is the same event.
    pub(crate) fn cluster(&self, turn: Turn) -> Option<Rc<Cluster>> {
        let before = match self.members.last() {
            Some(last) if last.turn < turn => self.members.len(),
            _ => self.members.partition_point(|m| m.turn < turn),
        };
        let first = &self.members[..before];
        // Few texts are ever replaced; what has one of those is folded anew.
        if self.has_ends {
            let counts = |m: &&Member| m.counts_at(turn) || m.version.rank == turn.rank && m.version.until == Some(turn.day);
            return fold(first.iter().filter(counts)).map(Rc::new);
        }
        let mut folded = self.folded.borrow_mut();
        if folded.0 > before || folded.1.is_none() {
            *folded = (before.min(1), first.first().map(|m| Rc::new(Cluster::new(m.traits()))));
        }
        let (count, cluster) = &mut *folded;
        if let Some(cluster) = cluster.as_mut().filter(|_| *count < before) {
            let cluster = Rc::make_mut(cluster);
            first[*count..].iter().for_each(|m| cluster.add(m.traits()));
            *count = before;
        }
        folded.1.clone()
    }

    /// The same with one more.
    pub(crate) fn with(mut self, o: &Member) -> Self {
        if self.members.iter().any(|m| m.id == o.id) {
            return self;
        }
        let at = self.members.partition_point(|m| m.turn < o.turn);
        self.members.insert(at, o.clone());
        self.has_ends |= o.version.until.is_some();
        if at < self.folded.get_mut().0 {
            self.folded.take();
        }
        if let Some(keys) = self.keys.get_mut() {
            keys.extend(o.keys());
        }
        self
    }

    /// The blocking keys of all members.
    pub(crate) fn keys(&self) -> &HashSet<i64> {
        self.keys.get_or_init(|| self.members.iter().flat_map(|m| m.keys()).copied().collect())
    }
}

fn fold<'m>(mut members: impl Iterator<Item = &'m Member>) -> Option<Cluster> {
    let mut cluster = Cluster::new(members.next()?.traits());
    members.for_each(|m| cluster.add(m.traits()));
    Some(cluster)
}

impl Member {
    /// What identity looks at.
    pub(crate) fn traits(&self) -> &Traits {
        &self.seen().0
    }

    /// The blocking keys as the file has them: the most selective ones, in 32 bits, as what meets by chance scores nothing.
    pub(crate) fn keys(&self) -> &[i64] {
        &self.seen().1
    }

    fn seen(&self) -> &(Traits, Vec<i64>) {
        self.seen.get_or_init(|| {
            let traits = Traits::of(&self.observation);
            let mut keys: Vec<i64> = identity::keys(&traits).into_iter().take(KEYS).map(|k| i64::from(k as u32 as i32)).collect();
            keys.sort_unstable();
            keys.dedup();
            (traits, keys)
        })
    }

    /// Whether it is there when another one's turn has come.
    pub(crate) fn counts_at(&self, turn: Turn) -> bool {
        self.turn < turn && !turn.is_after_end(self.version.until, self.version.rank)
    }

    /// Whether it is known on a day; with none, whether it is known at all and was not replaced.
    pub(crate) fn counts_on(&self, day: Option<i32>) -> bool {
        match day {
            Some(day) => self.turn.day <= day && self.version.until.is_none_or(|u| u > day),
            None => self.version.until.is_none(),
        }
    }
}

/// Blocking keys of an observation that are kept.
const KEYS: usize = 4;

/// What was read from the file and may be asked for again. Bounded: of two halves the older one is let go.
#[derive(Default)]
pub(crate) struct Cache {
    versions: Halves<Rc<Version>>,
    events: Halves<Rc<Gathering>>,
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
    /// The version of an id.
    pub(crate) fn version(&mut self, db: &Connection, id: i64) -> Result<Rc<Version>> {
        if let Some(known) = self.versions.get(id) {
            return Ok(known);
        }
        let read = Rc::new(version(db, id)?);
        self.versions.put(id, read.clone(), 1);
        Ok(read)
    }

    /// All observations of an event in canonical order, those too that no longer count.
    pub(crate) fn members(&mut self, db: &Connection, event: i64) -> Result<Rc<Gathering>> {
        if let Some(known) = self.events.get(event) {
            return Ok(known);
        }
        let ids: Vec<i64> = {
            // Most events have one observation; those are in no index.
            let mut others = db.prepare_cached("SELECT id FROM obs WHERE event = ?1 AND event <> id")?;
            let mut founder = db.prepare_cached("SELECT id FROM obs WHERE id = ?1 AND event = id")?;
            let others = others.query_map([event], |r| r.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
            others.into_iter().chain(founder.query_row([event], |r| r.get(0)).optional()?).collect()
        };
        let mut all = ids.into_iter().map(|id| self.member(db, id)).collect::<Result<Vec<Member>>>()?;
        all.sort_by_key(|m| m.turn);
        let all = Rc::new(Gathering::new(all));
        self.keep(event, all.clone());
        Ok(all)
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
        let packed = {
            let mut ask = db.prepare_cached("SELECT packed FROM told WHERE version = ?1")?;
            ask.query_row([version], |r| r.get::<_, Vec<u8>>(0)).optional()?
        };
        let packed = packed.ok_or_else(|| Error::damaged(format!("the observations of text {version} are missing")))?;
        let told = Rc::new(Told::unpack(&packed)?);
        self.told.put(version, told.clone(), told.len() + 8);
        Ok(told)
    }

    /// Members of an event that have changed.
    pub(crate) fn keep(&mut self, event: i64, members: Rc<Gathering>) {
        let size = members.members.len().max(1);
        self.events.put(event, members, size);
    }

    /// Forgets an event.
    pub(crate) fn forget(&mut self, event: i64) {
        self.events.remove(event);
    }

    /// Forgets a version and the events that its observations belong to.
    pub(crate) fn forget_version(&mut self, db: &Connection, id: i64) -> Result<()> {
        self.versions.remove(id);
        self.told.remove(id);
        let mut ask = db.prepare_cached("SELECT event FROM obs WHERE id BETWEEN ?1 AND ?2 AND event IS NOT NULL")?;
        let mut rows = ask.query([turn::id(id, 0), turn::id(id + 1, 0) - 1])?;
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
        let before = self.young.remove(&id);
        self.size -= before.map_or(0, |b| b.1);
        self.old.remove(&id);
    }
}
