//! How well an observation fits a cluster: points that add up, each with a name.

use super::actor::{Actor, Sort};
use super::cluster::Cluster;
use super::constraint::{self, When};
use super::entry;
use super::head::Weight;
use super::time::Days;
use super::traits::Traits;

/// Judges whether an observation is one more of a cluster: of a plan by all that is known of it, of the past by the one of its first
/// reports that it fits best; and by what no score overcomes.
pub fn judge(t: &Traits, c: &Cluster) -> Verdict {
    let (sum, barred) = best(t, c);
    let parts = sum.0.into_iter().map(|(at, points)| (POINTS[at].0, points)).collect();
    Verdict { score: sum.1, parts, broken: constraint::broken(t, c).or(barred) }
}

/// The score of an observation that joins a cluster: [`judge`] without the reasons.
pub fn joins(t: &Traits, c: &Cluster) -> Option<i32> {
    if constraint::broken(t, c).is_some() {
        return None;
    }
    let (sum, barred) = best(t, c);
    (barred.is_none() && sum.1 >= THRESHOLD).then_some(sum.1)
}

/// The points against the report that fits best, and what keeps `t` from it: one that nothing keeps it from goes before. Of a plan, and of an
/// event with one report, the points against the event itself.
///
/// With all that reports of the past name, taken together, too much would fit: what shares a name with each may share the event with none.
fn best(t: &Traits, c: &Cluster) -> (Sum, Option<&'static str>) {
    let judged = c.to_compare(t).iter().map(|report| (sum(t, report), constraint::broken(t, report)));
    let rank = |(sum, barred): &(Sum, Option<&str>)| (barred.is_none(), sum.1);
    judged.reduce(|a, b| if rank(&b) > rank(&a) { b } else { a }).unwrap_or_else(|| (sum(t, c), None))
}

fn sum(t: &Traits, c: &Cluster) -> Sum {
    let mut sum = Sum(Vec::with_capacity(16), 0);
    PARTS.iter().for_each(|part| part(t, c, &mut sum));
    sum
}

/// What [`judge`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The sum of the points.
    pub score: i32,
    /// Name and points, as `dateline why` prints them.
    pub parts: Vec<(&'static str, i32)>,
    /// The constraint that keeps them apart, a name of [`super::CONSTRAINTS`].
    pub broken: Option<&'static str>,
}

impl Verdict {
    /// Whether the observation joins.
    pub fn joins(&self) -> bool {
        self.broken.is_none() && self.score >= THRESHOLD
    }
}

/// From this score on two are one. Tuned on the train half of ECB+ and on the cases of `tests.rs`.
pub const THRESHOLD: i32 = 40;

/// Each name that a part of the score can have, its points, and what for.
pub const POINTS: &[(&str, i32, &str)] = &[
    ("same entry", 500, "another text of the same entry of a calendar"),
    ("same word", 30, "a stem in common"),
    ("same family", 26, "\"summit\" and \"talks\", \"die\" and \"death\""),
    ("kin", 20, "\"win\" and \"loss\", \"election\" and \"voting\""),
    ("same type", 10, "the same PLOVER type"),
    ("person", 18, "each person in common"),
    ("known person", 13, "each person in common whom many articles name"),
    ("organisation", 14, "each organisation in common"),
    ("known organisation", 9, "each organisation in common that many articles name"),
    ("country", 9, "each country in common"),
    ("place name", 8, "each other place in common as a participant"),
    ("description", 4, "each noun in common: \"rebels\""),
    ("country of person", 6, "\"Russia\" and \"Putin\""),
    ("other names", -12, "both name who takes part, and share none"),
    ("crowd", -10, "it names one more, of an event to which many names were given"),
    ("same day", 25, "the same day"),
    ("day within", 10, "one time contains the other"),
    ("day apart", 5, "a day apart, told afterwards"),
    ("said to move", 15, "a report says that it moved from the one day to the other"),
    ("moved", -5, "another day of the same plan, within weeks"),
    ("day it left", 5, "a day that it has left, told again"),
    ("reported near", 8, "told within a week"),
    ("told after its day", 10, "told as past, within two weeks after its day"),
    ("reported apart", -15, "told more than a month apart"),
    ("reported far", -30, "told more than four months apart"),
    ("plan apart", -8, "a plan that is told again after more than a month"),
    ("plan far", -25, "a plan that is told again after more than four months"),
    ("same town", 14, "the same place"),
    ("same country", 5, "the same country"),
    ("same edition", 12, "\"the third\" and \"the third\""),
    ("story", 8, "each name in common of whom the articles are about"),
    ("known names", 4, "the same of countries and of those whom many articles name"),
    ("other story", -20, "articles about others altogether"),
    ("word beside", 5, "each other word in common: \"ferry\" of a launch"),
    ("nothing rare", -10, "neither a participant, nor a place or day, nor names enough in common"),
    ("unnamed", -2, "it happened to nobody who has a name, on no day and in no town"),
    ("vague word", -16, "\"go\", \"give\", \"have\""),
    ("common word", -14, "what many articles tell without meaning the same: \"support\", \"increase\""),
    ("row", -6, "a row of the diary wants more than the past"),
    ("hypothetical", -15, "neither happened nor lies ahead"),
    ("same article", 14, "told by one article, which tells of one event more than once"),
    ("others in it", -20, "one article tells of both, and names others for each"),
    ("same agenda", -30, "told by one article as two, of which one lies ahead"),
];

/// Points of a name that count at most, for names that count each.
const CAPS: &[(&str, i32)] = &[("story", 24), ("known names", 12), ("word beside", 15), ("description", 8), ("country", 18)];

type Part = fn(&Traits, &Cluster, &mut Sum);

const PARTS: [Part; 10] = [same_entry, word, actors, day, place, story, beside, anchor, report, doubt];

/// Points that were given, by their places in [`POINTS`]; and what they come to.
struct Sum(Vec<(usize, i32)>, i32);

impl Sum {
    fn give(&mut self, at: usize, times: usize) {
        if times > 0 {
            let (_, each, _) = POINTS[at];
            let points = (each * times as i32).min(MOST[at]);
            self.0.push((at, points));
            self.1 += points;
        }
    }

    fn give_if(&mut self, at: usize, holds: bool) {
        self.give(at, usize::from(holds));
    }
}

/// The place of a name in [`POINTS`]; found when the program is built.
const fn at(name: &str) -> usize {
    let mut i = 0;
    while !is(POINTS[i].0, name) {
        i += 1;
    }
    i
}

const fn is(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}

/// What the points of each name come to at most.
const MOST: [i32; POINTS.len()] = {
    let mut most = [i32::MAX; POINTS.len()];
    let mut i = 0;
    while i < CAPS.len() {
        most[at(CAPS[i].0)] = CAPS[i].1;
        i += 1;
    }
    most
};

fn common<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    a.iter().filter(|x| b.contains(x)).count()
}

fn same_entry(t: &Traits, c: &Cluster, sum: &mut Sum) {
    sum.give_if(const { at("same entry") }, entry::is_known(t, c));
}

fn word(t: &Traits, c: &Cluster, sum: &mut Sum) {
    if common(&t.stems, &c.stems) > 0 {
        sum.give(const { at("same word") }, 1);
    } else if common(&t.families, &c.families) > 0 {
        sum.give(const { at("same family") }, 1);
    } else if common(&t.kin, &c.kin) > 0 {
        sum.give(const { at("kin") }, 1);
    } else if t.kind.is_some_and(|k| c.kinds.contains(&k)) {
        sum.give(const { at("same type") }, 1);
    }
}

/// Names other than countries that one event has, as a rule: what has more draws in what it should not.
const CROWD: usize = 3;

fn actors(t: &Traits, c: &Cluster, sum: &mut Sum) {
    const PERSON: [usize; 2] = [at("person"), at("known person")];
    const ORGANISATION: [usize; 2] = [at("organisation"), at("known organisation")];
    let (mut shared, mut stand, mut strange) = ([0; POINTS.len()], 0, true);
    for a in &t.actors {
        if c.actors.iter().any(|b| a.is(b)) {
            strange &= !a.is_named();
            let at = match a.sort {
                Sort::Person => PERSON[usize::from(a.known)],
                Sort::Organisation => ORGANISATION[usize::from(a.known)],
                Sort::Country => const { at("country") },
                Sort::Place => const { at("place name") },
                Sort::Noun => const { at("description") },
            };
            shared[at] += 1;
        } else if a.is_named() && c.actors.iter().any(|b| a.stands_for(b)) {
            stand += 1;
        }
    }
    shared.iter().enumerate().for_each(|(at, &times)| sum.give(at, times));
    sum.give(const { at("country of person") }, stand);
    let both = t.named().next().is_some() && c.actors.iter().any(Actor::is_named);
    let others = strange && stand == 0 && both;
    sum.give_if(const { at("other names") }, others);
    sum.give_if(const { at("others in it") }, others && t.article == c.article);
    let bodies = |a: &&Actor| a.is_named() && a.sort != Sort::Country;
    let is_crowd = c.actors.iter().filter(bodies).count() > CROWD;
    sum.give_if(const { at("crowd") }, is_crowd && t.actors.iter().filter(bodies).any(|a| !c.actors.iter().any(|b| a.is(b))));
}

fn day(t: &Traits, c: &Cluster, sum: &mut Sum) {
    let at = match constraint::when(t, c) {
        When::Same => const { at("same day") },
        When::Within if says_when(t, c) => const { at("day within") },
        When::Near => const { at("day apart") },
        When::Moved => const { at("said to move") },
        When::Slipped => const { at("moved") },
        When::Left => const { at("day it left") },
        When::Within | When::Open | When::Never => return,
    };
    sum.give(at, 1);
}

/// Both the same, or both short: that a day lies in a year says nothing of what has happened, though a plan of the year gets its day.
fn says_when(t: &Traits, c: &Cluster) -> bool {
    let Some((own, known)) = t.days.zip(c.days) else { return false };
    t.ahead || own == known || own.width().max(known.width()) <= MONTHS
}

fn place(t: &Traits, c: &Cluster, sum: &mut Sum) {
    let town = t.town.is_some_and(|t| c.towns.contains(&t));
    sum.give_if(const { at("same town") }, town);
    sum.give_if(const { at("same country") }, !town && t.country.is_some() && t.country == c.country);
    sum.give_if(const { at("same edition") }, t.edition.shares(c.edition));
}

fn story(t: &Traits, c: &Cluster, sum: &mut Sum) {
    if t.article == c.article {
        sum.give(if t.ahead || c.ahead { const { at("same agenda") } } else { const { at("same article") } }, 1);
        return;
    }
    let (rare, known) = themes(t, c);
    sum.give(const { at("story") }, rare);
    sum.give(const { at("known names") }, known);
    sum.give_if(const { at("other story") }, rare + known == 0 && t.about.len().min(c.about.len()) > 1);
}

/// How many of those whom the article is about the cluster's articles are about too: not known to all, and known.
fn themes(t: &Traits, c: &Cluster) -> (usize, usize) {
    let mut shared = [0, 0];
    t.about.iter().filter(|a| c.about.iter().any(|b| a.is(b))).for_each(|a| shared[usize::from(a.known)] += 1);
    (shared[0], shared[1])
}

fn beside(t: &Traits, c: &Cluster, sum: &mut Sum) {
    sum.give(const { at("word beside") }, common(&t.words, &c.words));
}

/// Whether two articles share what few others do: who takes part, a place, a day, or whom they are about.
fn anchor(t: &Traits, c: &Cluster, sum: &mut Sum) {
    let (rare, known) = themes(t, c);
    let takes_part = || t.named().any(|a| a.sort != Sort::Country && !a.known && c.actors.iter().any(|b| a.is(b)));
    let day = !matches!(constraint::when(t, c), When::Open | When::Never | When::Near) && t.days.is_some_and(|d| d.width() <= MONTHS);
    let place = t.town.is_some_and(|t| c.towns.contains(&t));
    let found = 2 * rare + known > 3 || day || place || t.edition.shares(c.edition) || t.article == c.article || takes_part();
    sum.give_if(const { at("nothing rare") }, !found);
}

/// Days between reports that are near, and from which they are apart and far.
const NEAR: i32 = 7;
const APART: i32 = 30;
const FAR: i32 = 120;
/// A span of days that is no wider says when.
const MONTHS: i32 = 62;

fn report(t: &Traits, c: &Cluster, sum: &mut Sum) {
    let (Some(day), Some(known)) = (t.reported, c.reported) else { return };
    let own = Days { from: day, to: day };
    let tells = |d: &Days| d.width() <= MONTHS;
    if t.happened && t.days.is_none() && c.days.is_some_and(|d| tells(&d) && own.gap(d) <= 2 * NEAR) {
        sum.give(const { at("told after its day") }, 1);
        return;
    }
    // "the lawmakers voted", years after a vote that they had in 2002
    let is_long_over = t.days.is_none() && c.days.is_some_and(|d| own.gap(d) > FAR);
    let gap = own.gap(known);
    let dated = t.days.is_some_and(|d| tells(&d)) && c.days.is_some_and(|d| tells(&d));
    let plan = c.ahead && (t.ahead || !c.happened);
    let at = match gap {
        _ if gap <= NEAR => const { at("reported near") },
        _ if gap <= APART || dated => return,
        _ if plan => [const { at("plan apart") }, const { at("plan far") }][usize::from(gap > FAR)],
        _ => [const { at("reported apart") }, const { at("reported far") }][usize::from(gap > FAR || is_long_over)],
    };
    sum.give(at, 1);
}

fn doubt(t: &Traits, c: &Cluster, sum: &mut Sum) {
    let weight = t.weight.min(c.weight);
    let unnamed = t.happened && t.named().next().is_none() && t.days.is_none() && t.town.is_none();
    sum.give_if(const { at("unnamed") }, unnamed);
    sum.give_if(const { at("vague word") }, weight == Weight::Vague);
    sum.give_if(const { at("common word") }, weight == Weight::Common);
    sum.give_if(const { at("hypothetical") }, !t.happened && !t.ahead);
    sum.give_if(const { at("row") }, t.ahead || c.ahead);
}
