//! What no score overcomes: two that cannot be one.

use super::actor::{Actor, Sort};
use super::cluster::Cluster;
use super::entry;
use super::head::{self, Weight};
use super::stem::stem;
use super::time::Days;
use super::traits::Traits;
use crate::hash::mark;
use std::sync::LazyLock;

/// The constraints, in the order in which they are tried.
pub const CONSTRAINTS: &[Constraint] = &[
    Constraint { name: "entries", what: "one calendar has an entry for each", breaks: entry::are_two },
    Constraint {
        name: "words",
        what: "no word, kin of words or PLOVER type in common; or words of speech, thought and plans, of which each article has its own",
        breaks: words,
    },
    Constraint {
        name: "edition",
        what: "\"the third\" and \"the fourth\", \"the 2025 conference\" and \"the 2026 conference\"",
        breaks: |t, c| !t.edition.agrees(c.edition),
    },
    Constraint { name: "kind", what: "\"the primary election\" and \"the presidential election\"", breaks: kinds },
    Constraint { name: "country", what: "places in two countries", breaks: |t, c| t.country.zip(c.country).is_some_and(|(a, b)| a != b) },
    Constraint { name: "town", what: "two towns", breaks: towns },
    Constraint { name: "parties", what: "A meets B, and A meets C", breaks: parties },
    Constraint {
        name: "told as two",
        what: "one article tells of them, the later one after its first sentences, and nobody takes part in both",
        breaks: told_as_two,
    },
    Constraint { name: "two days", what: "one article dates two events of the kind", breaks: two_days },
    Constraint { name: "day", what: "two days that cannot both be, and no report that it moved", breaks: days },
    Constraint { name: "over", what: "what is over, and what lies ahead of a later report", breaks: over },
    Constraint { name: "fact", what: "said to have happened, and said not to have happened", breaks: fact },
];

/// One constraint.
#[derive(Debug, Clone, Copy)]
pub struct Constraint {
    /// Its name, as `dateline why` prints it.
    pub name: &'static str,
    /// What it keeps apart.
    pub what: &'static str,
    breaks: fn(&Traits, &Cluster) -> bool,
}

/// The first constraint that keeps `t` out of `c`, or from the report that `c` is.
pub(super) fn broken(t: &Traits, c: &Cluster) -> Option<&'static str> {
    if entry::is_known(t, c) {
        return None;
    }
    CONSTRAINTS.iter().find(|constraint| (constraint.breaks)(t, c)).map(|constraint| constraint.name)
}

/// Whether constraints hold against all that is known of `c`, as of a plan, and for an entry of a calendar; of the past they hold against the
/// one report, as another may be wrong.
pub(super) fn is_whole(t: &Traits, c: &Cluster) -> bool {
    t.ahead || c.ahead || t.entry.is_some()
}

/// What is asked for constraints, and for the day, the article and the day of publication: the event or the one report.
pub(super) fn known<'c>(t: &Traits, report: &'c Cluster, c: &'c Cluster) -> &'c Cluster {
    if is_whole(t, c) { c } else { report }
}

fn days(t: &Traits, c: &Cluster) -> bool {
    when(t, c) == When::Never
}

/// Of those who are named in both; what neither names is too little to deny.
fn fact(t: &Traits, c: &Cluster) -> bool {
    let opposite = t.denied && c.happened || c.denied && t.happened && !t.denied;
    opposite && t.named().any(|a| c.actors.iter().any(|b| a.is(b)))
}

fn words(t: &Traits, c: &Cluster) -> bool {
    let common = shares(&t.stems, &c.stems) || shares(&t.kin, &c.kin) || t.kind.is_some_and(|k| c.kinds.contains(&k));
    t.weight == Weight::Weak || c.weight == Weight::Weak || !common
}

/// Words that tell one kind of vote from another.
const KINDS: [&str; 24] = [
    "primary",
    "presidential",
    "general",
    "parliamentary",
    "legislative",
    "local",
    "municipal",
    "mayoral",
    "gubernatorial",
    "senate",
    "congressional",
    "council",
    "regional",
    "provincial",
    "federal",
    "european",
    "midterm",
    "runoff",
    "special",
    "snap",
    "leadership",
    "confirmation",
    "impeachment",
    "judicial",
];

/// Both are votes, and no word of their kinds is the same.
fn kinds(t: &Traits, c: &Cluster) -> bool {
    static MARKS: LazyLock<(u64, Vec<u64>)> =
        LazyLock::new(|| (head::kin("election", Some("election")), KINDS.iter().map(|w| mark(stem(w))).collect()));
    let (election, kinds) = &*MARKS;
    let of = |words: &[u64]| words.iter().copied().filter(|w| kinds.contains(w)).collect::<Vec<u64>>();
    if !(t.kin.contains(election) && c.kin.contains(election)) {
        return false;
    }
    let (own, known) = (of(&t.words), of(&c.words));
    !own.is_empty() && !known.is_empty() && !shares(&own, &known)
}

fn shares(a: &[u64], b: &[u64]) -> bool {
    a.iter().any(|x| b.contains(x))
}

fn towns(t: &Traits, c: &Cluster) -> bool {
    let Some(town) = t.town.filter(|t| t.1) else { return false };
    let mut known = c.towns.iter().filter(|o| o.1).peekable();
    !t.moved && known.peek().is_some() && known.all(|&o| o != town)
}

/// Each side has one, of the same kind of name, whom the other does not have.
fn parties(t: &Traits, c: &Cluster) -> bool {
    if !(t.mutual && c.mutual) {
        return false;
    }
    let other: Vec<Actor> = c.actors.iter().copied().filter(Actor::is_named).collect();
    let own: Vec<Actor> = t.named().copied().collect();
    let few = |list: &[Actor]| (2..=3).contains(&list.len());
    let strange = |a: &Actor, list: &[Actor]| !list.iter().any(|b| a.is(b) || a.stands_for(b));
    let odd = |list: &[Actor], among: &[Actor]| list.iter().filter(|a| strange(a, among)).map(|a| a.sort).collect::<Vec<Sort>>();
    let (mine, theirs) = (odd(&own, &other), odd(&other, &own));
    few(&own) && few(&other) && mine.iter().any(|s| theirs.contains(s))
}

/// Further on in an article two of a kind are rather two: what has no names there the reading has joined where it could.
fn told_as_two(t: &Traits, c: &Cluster) -> bool {
    if t.article != c.article {
        return false;
    }
    let shared = t.actors.iter().filter(|a| a.sort != Sort::Country && c.actors.iter().any(|b| a.is(b))).count();
    // "issued an order", "issued a warning": what says little tells of one thing only of two who have it in common, or of a day
    let says_little = t.weight.min(c.weight) <= Weight::Common && !t.ahead && !c.ahead && when(t, c) != When::Same;
    !t.leads && shared == 0 || says_little && shared < 2
}

fn two_days(t: &Traits, c: &Cluster) -> bool {
    let (Some(own), Some(known)) = (t.days, c.days) else { return false };
    own.meet(known).is_none() && !t.moved && t.beside.iter().any(|b| b.meet(known).is_some_and(|_| b.meet(own).is_none()))
}

/// How the days of an observation stand to those of a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// One of them has none.
    Open,
    /// The same day.
    Same,
    /// The one lies in the other.
    Within,
    /// A day apart, as reports of the night and of other time zones are.
    Near,
    /// It is said to have moved from the one to the other.
    Moved,
    /// Another day of a plan with a name, within weeks, for which no report says that it moved.
    Slipped,
    /// A day that it has left, told again.
    Left,
    /// Two days that cannot both be.
    Never,
}

/// Days within which a plan moves without a word: a longer way is another event.
const SLIP: i32 = 45;
/// A span that is no wider than this is a day.
const DAY: i32 = 1;

pub(super) fn when(t: &Traits, c: &Cluster) -> When {
    let (Some(own), Some(known)) = (t.days, c.days) else { return When::Open };
    let meets = |list: &[Days], day: Days| list.iter().any(|d| d.meet(day).is_some());
    if own.meet(known).is_some() {
        return if own.width() <= DAY && known.width() <= DAY { When::Same } else { When::Within };
    }
    if t.moved || meets(&t.left, known) {
        return When::Moved;
    }
    if meets(&c.previous, own) {
        return When::Left;
    }
    let gap = own.gap(known);
    if t.happened && gap <= DAY {
        return When::Near;
    }
    if t.ahead && c.ahead && !c.happened && gap <= SLIP && own.width() <= SLIP && is_named(t, c) { When::Slipped } else { When::Never }
}

/// Whether two parties, or the one organiser and the words beside, say that it is the same plan.
fn is_named(t: &Traits, c: &Cluster) -> bool {
    let same = t.named().filter(|a| c.actors.iter().any(|b| a.is(b))).count();
    let words = t.words.iter().filter(|w| c.words.contains(w)).count();
    shares(&t.stems, &c.stems) && (same > 1 || same == 1 && words > 0 || words > 2)
}

/// Days after its day for which an undated plan can still be the one whose day has passed.
const LATE: i32 = 3;

fn over(t: &Traits, c: &Cluster) -> bool {
    // an appeal that was heard, and one that a later report has ahead
    if t.ahead && c.happened && !c.ahead && c.days.is_none() && t.reported > c.reported.map(|d| d.to) {
        return true;
    }
    let (Some(reported), Some(known)) = (t.reported, c.days) else { return false };
    let gone = t.ahead && t.days.is_none() && reported > known.to + LATE && (c.happened || reported > known.to + SLIP);
    let early = t.happened && t.days.is_none() && reported < known.from && !t.moved;
    gone || early
}
