//! Observations with what their article adds, and the events that they are members of; read from the file and kept for a while.

use crate::article::Hash;
use crate::day;
use crate::error::{Error, Result};
use crate::identity::{self, Cluster, Traits};
use crate::observation::Observation;
use crate::origin::{Print, credited};
use crate::packed;
use crate::turn::{self, Turn};
use rusqlite::{Connection, OptionalExtension};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

/// What a version adds to its observations.
#[derive(Debug)]
pub(crate) struct Version {
    pub(crate) id: i64,
    pub(crate) hash: Hash,
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
    traits: Rc<OnceCell<Traits>>,
}

/// The observations of an event in canonical order, and what identity makes of all of them.
#[derive(Debug, Default)]
pub(crate) struct Gathering {
    pub(crate) members: Vec<Member>,
    whole: OnceCell<Rc<Cluster>>,
}

impl Gathering {
    pub(crate) fn new(members: Vec<Member>) -> Self {
        Self { members, whole: OnceCell::new() }
    }

    /// What identity makes of those that count when a turn has come, by the rule that is given; none where none counts.
    pub(crate) fn cluster(&self, counts: impl Fn(&Member) -> bool) -> Option<Rc<Cluster>> {
        if self.members.iter().all(&counts) && !self.members.is_empty() {
            return Some(self.whole.get_or_init(|| Rc::new(fold(self.members.iter()).unwrap_or_else(|| unreachable!()))).clone());
        }
        fold(self.members.iter().filter(|m| counts(m))).map(Rc::new)
    }

    /// The same with one more.
    pub(crate) fn with(mut self, o: &Member) -> Self {
        self.members.retain(|m| m.id != o.id);
        let at = self.members.partition_point(|m| m.turn < o.turn);
        let is_last = at == self.members.len();
        self.members.insert(at, o.clone());
        match self.whole.get_mut().filter(|_| is_last) {
            Some(whole) => Rc::make_mut(whole).add(o.traits()),
            None => self.whole = OnceCell::new(),
        }
        self
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
        self.traits.get_or_init(|| Traits::of(&self.observation))
    }

    /// The blocking keys as the file has them: the most selective ones, in 32 bits, as what meets by chance scores nothing.
    pub(crate) fn keys(&self) -> Vec<i64> {
        let mut keys: Vec<i64> = identity::keys(self.traits()).into_iter().take(KEYS).map(|k| i64::from(k as u32 as i32)).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
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
const KEYS: usize = 6;

/// What was read from the file and may be asked for again. Bounded: of two halves the older one is let go.
#[derive(Default)]
pub(crate) struct Cache {
    versions: Halves<Rc<Version>>,
    events: Halves<Rc<Gathering>>,
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
        let mut all = Vec::new();
        let mut rows = db.prepare_cached("SELECT id, packed FROM obs WHERE event = ?1 AND event <> id")?;
        let mut rows = rows.query([event])?;
        while let Some(row) = rows.next()? {
            all.push(self.member(db, row.get(0)?, row.get_ref(1)?.as_blob().unwrap_or_default())?);
        }
        let mut founder = db.prepare_cached("SELECT packed FROM obs WHERE id = ?1 AND event = id")?;
        if let Some(packed) = founder.query_row([event], |r| r.get::<_, Vec<u8>>(0)).optional()? {
            all.push(self.member(db, event, &packed)?);
        }
        all.sort_by_key(|m| m.turn);
        let all = Rc::new(Gathering::new(all));
        self.keep(event, all.clone());
        Ok(all)
    }

    /// One observation.
    pub(crate) fn member(&mut self, db: &Connection, id: i64, packed: &[u8]) -> Result<Member> {
        let version = self.version(db, turn::version(id))?;
        let number = turn::number(id);
        let (twin, mut observation): (u8, Observation) = packed::value_of(packed)?;
        observation.article.clone_from(&version.article);
        observation.number = number;
        observation.reported = day::date(version.day);
        observation.outlet.clone_from(&version.outlet);
        observation.about.clone_from(&version.story.about);
        let turn = Turn { day: version.day, rank: version.rank, number };
        Ok(Member { id, turn, version, observation: Rc::new(observation), twin, traits: Rc::default() })
    }

    /// The observations of an event, taken out of the cache to be changed.
    pub(crate) fn take(&mut self, db: &Connection, event: i64) -> Result<Gathering> {
        let shared = self.members(db, event)?;
        self.forget(event);
        Ok(Rc::try_unwrap(shared).unwrap_or_else(|shared| Gathering::new(shared.members.clone())))
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
    let hash = Hash(r.get(0)?);
    Ok(Version {
        id,
        hash,
        article: hash.to_string(),
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
    young: HashMap<i64, T>,
    old: HashMap<i64, T>,
    size: usize,
}

impl<T> Default for Halves<T> {
    fn default() -> Self {
        Self { young: HashMap::new(), old: HashMap::new(), size: 0 }
    }
}

impl<T: Clone> Halves<T> {
    fn get(&mut self, id: i64) -> Option<T> {
        if let Some(known) = self.young.get(&id) {
            return Some(known.clone());
        }
        let known = self.old.remove(&id)?;
        self.put(id, known.clone(), 1);
        Some(known)
    }

    fn put(&mut self, id: i64, value: T, size: usize) {
        if self.size >= HALF {
            self.old = std::mem::take(&mut self.young);
            self.size = 0;
        }
        self.size += size;
        self.young.insert(id, value);
    }

    fn remove(&mut self, id: i64) {
        self.young.remove(&id);
        self.old.remove(&id);
    }
}
