//! How well an observation fits a cluster: points that add up, each with a name.

use super::actor::{Actor, Sort};
use super::cluster::Cluster;
use super::constraint::{self, When};
use super::entry;
use super::head::Weight;
use super::time::Days;
use super::traits::Traits;

/// Judges whether an observation is one more of a cluster, by the one of its first reports that it fits best; and by what no score overcomes.
pub fn judge(t: &Traits, c: &Cluster) -> Verdict {
    let (sum, broken) = best(t, c);
    let parts = sum.0.into_iter().map(|(at, points)| (POINTS[at].0, points)).collect();
    Verdict { score: sum.1, parts, broken }
}

/// The score of an observation that joins a cluster: [`judge`] without the reasons.
pub fn joins(t: &Traits, c: &Cluster) -> Option<i32> {
    let (sum, broken) = best(t, c);
    (broken.is_none() && sum.1 >= THRESHOLD).then_some(sum.1)
}

/// The points against the report that fits best, and what keeps `t` from it: one that nothing keeps it from goes before.
///
/// With all that reports name, taken together, too much would fit: what shares a name with each may share the event with none. What lies
/// ahead is compared with all of it too, as each report adds to a plan.
fn best(t: &Traits, c: &Cluster) -> (Sum, Option<&'static str>) {
    let whole = constraint::is_whole(t, c).then(|| constraint::broken(t, c));
    let judge = |report: &Cluster| (sum(t, report, c), whole.unwrap_or_else(|| constraint::broken(t, report)));
    let rank = |(sum, broken): &(Sum, Option<&str>)| (broken.is_none(), sum.1);
    let with_plan = c.firsts.iter().chain(t.ahead.then_some(c));
    with_plan.map(judge).reduce(|a, b| if rank(&b) > rank(&a) { b } else { a }).unwrap_or_else(|| judge(c))
}

fn sum(t: &Traits, report: &Cluster, c: &Cluster) -> Sum {
    let mut sum = Sum(Vec::with_capacity(16), 0);
    PARTS.iter().for_each(|part| part(t, report, c, &mut sum));
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

/// From this score on two are one: even chances in ECB+, where what shares its words mostly is one event. In a stream even chances are at
/// 93; from here on precision and recall on its pairs are 63 and 88, and those on ECB+ dev what the floors of `SCORES.md` ask.
pub const THRESHOLD: i32 = 70;

/// Each name that a part of the score can have, its points, and what for. Twenty points are one unit of log-odds: a logistic regression over
/// pairs of ECB+ train and of a stream of news gave them (`cargo xtask train-identity`), but for those that it names as set by hand, which the
/// cases of `tests.rs` and the journeys gave.
pub const POINTS: &[(&str, i32, &str)] = &[
    ("same entry", 500, "another text of the same entry of a calendar"),
    ("same word", 7, "a stem in common"),
    ("same family", -7, "\"summit\" and \"talks\", \"die\" and \"death\""),
    ("same type", 14, "words of one kind, and the same PLOVER type"),
    ("nouns", 17, "both are named by a noun"),
    ("title", 11, "their titles share 30, 50, 70 or 95 in 100 of the words of the shorter one"),
    ("person", 6, "each person in common"),
    ("known person", 12, "each person in common whom many articles name"),
    ("organisation", 4, "each organisation in common"),
    ("known organisation", 11, "each organisation in common that many articles name"),
    ("country", 2, "each country in common"),
    ("place name", 24, "each other place in common as a participant"),
    ("other names", -4, "both name who takes part, and share none"),
    ("same day", 28, "the same day"),
    ("day within", 27, "one time contains the other"),
    ("day apart", 6, "a day apart, told afterwards"),
    ("said to move", 15, "a report says that it moved from the one day to the other"),
    ("moved", -5, "another day of the same plan, within weeks"),
    ("day it left", 5, "a day that it has left, told again"),
    ("reported near", 12, "told within a week of its other reports, and within a month of the one that it fits"),
    ("told after its day", 10, "told as past, within two weeks after its day"),
    ("reported apart", -15, "told more than a month apart"),
    ("reported far", -30, "told more than four months apart"),
    ("plan apart", -8, "a plan that is told again after more than a month"),
    ("plan far", -25, "a plan that is told again after more than four months"),
    ("same town", 29, "the same place"),
    ("other town", -8, "two places that no constraint keeps apart"),
    ("same edition", 12, "\"the third\" and \"the third\""),
    ("story", 17, "each name in common of whom the articles are about"),
    ("known names", 4, "the same of countries and of those whom many articles name"),
    ("other story", -60, "articles about others altogether"),
    ("word beside", 7, "each other word in common: \"ferry\" of a launch"),
    ("both ahead", 21, "both lie ahead"),
    ("one ahead", -18, "only one of them lies ahead, and no day says that they are one"),
    ("hypothetical", -40, "one of them only may be: \"if it pays\" is no report of a payment"),
    ("one denied", -18, "one of them is said not to have happened"),
    ("leads", 7, "each that stands in the first sentences of its article"),
    ("vague word", -3, "\"go\", \"give\", \"have\""),
    ("common word", -23, "what many articles tell without meaning the same: \"support\", \"increase\""),
    ("same article", 13, "told by one article, which tells of one event more than once"),
    ("others in it", -20, "one article tells of both, and names others for each"),
    ("same agenda", -55, "told by one article as two, of which one lies ahead"),
];

/// How often a name counts at most, for names that count each.
const MOST: usize = 3;
/// The same of participants.
const MOST_ACTORS: usize = 2;

type Part = fn(&Traits, &Cluster, &Cluster, &mut Sum);

const PARTS: [Part; 10] = [same_entry, word, title, actors, day, place, story, beside, report, doubt];

/// Points that were given, by their places in [`POINTS`]; and what they come to.
struct Sum(Vec<(usize, i32)>, i32);

impl Sum {
    fn give(&mut self, at: usize, times: usize) {
        if times > 0 {
            let (_, each, _) = POINTS[at];
            let points = each * times as i32;
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

fn common<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    a.iter().filter(|x| b.contains(x)).count()
}

fn same_entry(t: &Traits, _: &Cluster, c: &Cluster, sum: &mut Sum) {
    sum.give_if(const { at("same entry") }, entry::is_known(t, c));
}

fn word(t: &Traits, report: &Cluster, _: &Cluster, sum: &mut Sum) {
    let same = common(&t.stems, &report.stems) > 0;
    let family = !same && common(&t.families, &report.families) > 0;
    let same_type = t.kind.is_some_and(|k| report.kinds.contains(&k));
    sum.give_if(const { at("same word") }, same);
    sum.give_if(const { at("same family") }, family);
    if same || family || common(&t.kin, &report.kin) > 0 {
        sum.give_if(const { at("same type") }, same_type);
        sum.give_if(const { at("nouns") }, t.is_noun && report.is_noun);
    }
}

/// Shares of the words of the shorter title, in hundredths: each that is reached counts.
const SHARES: [usize; 4] = [30, 50, 70, 95];

fn title(t: &Traits, report: &Cluster, _: &Cluster, sum: &mut Sum) {
    let least = t.title.len().min(report.title.len()).max(1);
    let share = 100 * common(&t.title, &report.title) / least;
    sum.give(const { at("title") }, SHARES.iter().filter(|&&s| share >= s).count());
}

fn actors(t: &Traits, report: &Cluster, c: &Cluster, sum: &mut Sum) {
    const PERSON: [usize; 2] = [at("person"), at("known person")];
    const ORGANISATION: [usize; 2] = [at("organisation"), at("known organisation")];
    let (mut shared, mut strange) = ([0; POINTS.len()], true);
    for a in t.named() {
        if report.actors.iter().any(|b| a.is(b)) {
            strange = false;
            let at = match a.sort {
                Sort::Person => PERSON[usize::from(a.known)],
                Sort::Organisation => ORGANISATION[usize::from(a.known)],
                Sort::Country => const { at("country") },
                Sort::Place | Sort::Noun => const { at("place name") },
            };
            shared[at] += 1;
        } else {
            strange &= !report.actors.iter().any(|b| a.stands_for(b));
        }
    }
    shared.iter().enumerate().for_each(|(at, &times)| sum.give(at, times.min(MOST_ACTORS)));
    let both = t.named().next().is_some() && report.actors.iter().any(Actor::is_named);
    let others = strange && both;
    sum.give_if(const { at("other names") }, others);
    sum.give_if(const { at("others in it") }, others && t.article == constraint::known(t, report, c).article);
}

fn day(t: &Traits, report: &Cluster, c: &Cluster, sum: &mut Sum) {
    let dated = constraint::known(t, report, c);
    let at = match constraint::when(t, dated) {
        When::Same => const { at("same day") },
        When::Within if says_when(t, dated) => const { at("day within") },
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

fn place(t: &Traits, report: &Cluster, c: &Cluster, sum: &mut Sum) {
    let town = t.town.is_some_and(|t| report.towns.contains(&t));
    sum.give_if(const { at("same town") }, town);
    sum.give_if(const { at("other town") }, !town && t.town.is_some() && !report.towns.is_empty());
    sum.give_if(const { at("same edition") }, t.edition.shares(c.edition));
}

fn story(t: &Traits, report: &Cluster, c: &Cluster, sum: &mut Sum) {
    if t.article == constraint::known(t, report, c).article {
        sum.give(if t.ahead || report.ahead { const { at("same agenda") } } else { const { at("same article") } }, 1);
        return;
    }
    let mut shared = [0, 0];
    t.about.iter().filter(|a| report.about.iter().any(|b| a.is(b))).for_each(|a| shared[usize::from(a.known)] += 1);
    sum.give(const { at("story") }, shared[0].min(MOST));
    sum.give(const { at("known names") }, shared[1].min(MOST));
    sum.give_if(const { at("other story") }, shared == [0, 0] && t.about.len().min(report.about.len()) > 1);
}

fn beside(t: &Traits, report: &Cluster, _: &Cluster, sum: &mut Sum) {
    sum.give(const { at("word beside") }, common(&t.words, &report.words).min(MOST));
}

/// Days between reports that are near, and from which they are apart and far.
const NEAR: i32 = 7;
const APART: i32 = 30;
const FAR: i32 = 120;
/// A span of days that is no wider says when.
const MONTHS: i32 = 62;

fn report(t: &Traits, report: &Cluster, c: &Cluster, sum: &mut Sum) {
    let (Some(day), Some(first), Some(all)) = (t.reported, constraint::known(t, report, c).reported, c.reported) else { return };
    let own = Days { from: day, to: day };
    let tells = |d: &Days| d.width() <= MONTHS;
    if t.happened && t.days.is_none() && c.days.is_some_and(|d| tells(&d) && own.gap(d) <= 2 * NEAR) {
        sum.give(const { at("told after its day") }, 1);
        return;
    }
    // "the lawmakers voted", years after a vote that they had in 2002
    let is_long_over = t.days.is_none() && c.days.is_some_and(|d| own.gap(d) > FAR);
    // what is over is told for a while: the days of all its reports together would have no end
    let gap = own.gap(first);
    let dated = t.days.is_some_and(|d| tells(&d)) && c.days.is_some_and(|d| tells(&d));
    let plan = c.ahead && (t.ahead || !c.happened);
    let at = match gap {
        _ if gap <= APART && own.gap(all) <= NEAR => const { at("reported near") },
        _ if gap <= APART || dated => return,
        _ if plan => [const { at("plan apart") }, const { at("plan far") }][usize::from(gap > FAR)],
        _ => [const { at("reported apart") }, const { at("reported far") }][usize::from(gap > FAR || is_long_over)],
    };
    sum.give(at, 1);
}

fn doubt(t: &Traits, report: &Cluster, c: &Cluster, sum: &mut Sum) {
    let weight = t.weight.min(report.weight);
    let is_open = |happened: bool, ahead: bool| !happened && !ahead;
    let dated = !matches!(constraint::when(t, constraint::known(t, report, c)), When::Open | When::Never);
    sum.give_if(const { at("vague word") }, weight == Weight::Vague);
    sum.give_if(const { at("common word") }, weight == Weight::Common);
    sum.give_if(const { at("both ahead") }, t.ahead && report.ahead);
    sum.give_if(const { at("one ahead") }, t.ahead != report.ahead && !dated);
    sum.give_if(const { at("hypothetical") }, is_open(t.happened, t.ahead) || is_open(report.happened || report.denied, report.ahead));
    sum.give_if(const { at("one denied") }, t.denied != report.denied);
    sum.give(const { at("leads") }, usize::from(t.leads) + usize::from(report.leads));
}
