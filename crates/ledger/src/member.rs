//! Observations with what their article adds, and the events that they are members of; read from the file and kept for a while.

use crate::error::{Error, Result};
use crate::identity::{self, Cluster, Traits};
use crate::observation::Observation;
use crate::origin::{Print, credited};
use crate::packed;
use crate::turn::Turn;
use std::cell::{OnceCell, RefCell};
use std::collections::HashSet;
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

    pub(crate) fn unpack(packed: &[u8]) -> Result<Self> {
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
    pub(crate) seen: Rc<OnceCell<(Traits, Vec<i64>)>>,
}

/// The observations of an event in canonical order, and what identity makes of the first of them.
#[derive(Debug, Default)]
pub(crate) struct Gathering {
    pub(crate) members: Vec<Member>,
    /// How many of the first members were folded last, and what they come to. Turns come in order, so the next fold goes on from there.
    folded: RefCell<(usize, Option<Rc<Cluster>>)>,
    keys: OnceCell<HashSet<i64>>,
    /// Some of them were replaced.
    pub(crate) has_ends: bool,
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
