//! What corrections ask of the assignment: which observations go together, which stay apart, and which are no events.

use super::{What, all};
use crate::cache::Cache;
use crate::error::Result;
use crate::identity::joins;
use crate::member::{Gathering, Member};
use crate::turn::Turn;
use rusqlite::Connection;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Observations by their ids.
#[derive(Default)]
pub(crate) struct Pins {
    rejected: HashSet<i64>,
    /// The rejected observations, each rejection's together, and by their keys.
    refused: Vec<Gathering>,
    keys: HashMap<i64, Vec<usize>>,
    with: HashMap<i64, Vec<(Turn, i64)>>,
    apart: HashMap<i64, Vec<(Turn, i64)>>,
}

impl Pins {
    /// What the corrections that hold come to. They are few; where there are none this costs nothing.
    pub(crate) fn load(db: &Connection, cache: &mut Cache) -> Result<Self> {
        let mut pins = Self::default();
        for c in all(db)?.into_iter().filter(|c| c.holds) {
            if !matches!(c.what, What::Merge(..) | What::Split(..) | What::Reject(..)) {
                continue;
            }
            let mut side = |anchors: &[super::Anchor]| -> Result<Vec<Member>> {
                let found: Result<Vec<Vec<Member>>> = anchors.iter().map(|a| a.find(db, cache)).collect();
                Ok(found?.concat())
            };
            let (these, others) = (side(&c.anchors)?, side(&c.others)?);
            match c.what {
                What::Reject(..) => pins.reject(these),
                What::Split(..) => {
                    pin(&mut pins.with, &these, &these);
                    pin(&mut pins.apart, &these, &others);
                    pin(&mut pins.apart, &others, &these);
                }
                _ => pin(&mut pins.with, &these, &these),
            }
        }
        Ok(pins)
    }

    pub(crate) fn is_rejected(&self, id: i64) -> bool {
        self.rejected.contains(&id)
    }

    fn reject(&mut self, mut these: Vec<Member>) {
        these.sort_by_key(|m| m.turn);
        self.rejected.extend(these.iter().map(|m| m.id));
        let all = Gathering::new(these);
        all.keys().iter().for_each(|key| self.keys.entry(*key).or_default().push(self.refused.len()));
        self.refused.push(all);
    }

    /// How well an observation fits what was rejected and told before it, where it is one more report of that.
    pub(crate) fn refusal(&self, o: &Member) -> Option<i32> {
        if self.refused.is_empty() {
            return None;
        }
        let near: BTreeSet<usize> = o.keys().iter().filter_map(|key| self.keys.get(key)).flatten().copied().collect();
        let clusters = near.into_iter().filter_map(|i| self.refused[i].cluster(o.turn));
        clusters.filter_map(|c| joins(o.traits(), &c)).max()
    }

    /// Those that one goes with, in their order.
    pub(crate) fn with(&self, id: i64) -> &[(Turn, i64)] {
        self.with.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Those that one stays apart from.
    pub(crate) fn apart(&self, id: i64) -> &[(Turn, i64)] {
        self.apart.get(&id).map_or(&[], Vec::as_slice)
    }
}

fn pin(map: &mut HashMap<i64, Vec<(Turn, i64)>>, these: &[Member], others: &[Member]) {
    for m in these {
        let list = map.entry(m.id).or_default();
        list.extend(others.iter().filter(|o| o.id != m.id).map(|o| (o.turn, o.id)));
        list.sort_unstable();
        list.dedup();
    }
}
