//! How well an observation fits a cluster: points that add up, each with a name.

use super::actor::{Actor, Sort};
use super::cluster::Cluster;
use super::constraint::{self, When};
use super::head::Weight;
use super::time::Days;
use super::traits::Traits;

/// Judges whether an observation is one more of a cluster.
pub fn judge(t: &Traits, c: &Cluster) -> Verdict {
    let parts: Vec<(&'static str, i32)> = PARTS.iter().flat_map(|part| part(t, c)).filter(|p| p.1 != 0).collect();
    Verdict { score: parts.iter().map(|p| p.1).sum(), parts, broken: constraint::broken(t, c) }
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
    ("same agenda", -30, "told by one article as two, of which one lies ahead"),
];

/// Points of a name that count at most, for names that count each.
const CAPS: &[(&str, i32)] = &[("story", 24), ("known names", 12), ("word beside", 15), ("description", 8), ("country", 18)];

type Part = fn(&Traits, &Cluster) -> Vec<(&'static str, i32)>;

const PARTS: [Part; 9] = [word, actors, day, place, story, beside, anchor, report, doubt];

fn points(name: &'static str, times: usize) -> (&'static str, i32) {
    let each = POINTS.iter().find(|p| p.0 == name).map_or(0, |p| p.1);
    let cap = CAPS.iter().find(|c| c.0 == name).map_or(i32::MAX, |c| c.1);
    (name, (each * times as i32).min(cap))
}

fn once(name: &'static str) -> Vec<(&'static str, i32)> {
    vec![points(name, 1)]
}

fn common<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    a.iter().filter(|x| b.contains(x)).count()
}

fn word(t: &Traits, c: &Cluster) -> Vec<(&'static str, i32)> {
    if common(&t.stems, &c.stems) > 0 {
        once("same word")
    } else if common(&t.families, &c.families) > 0 {
        once("same family")
    } else if common(&t.kin, &c.kin) > 0 {
        once("kin")
    } else if t.kind.is_some_and(|k| c.kinds.contains(&k)) {
        once("same type")
    } else {
        Vec::new()
    }
}

fn actors(t: &Traits, c: &Cluster) -> Vec<(&'static str, i32)> {
    const NAMES: [(Sort, bool, &str); 6] = [
        (Sort::Person, false, "person"),
        (Sort::Person, true, "known person"),
        (Sort::Organisation, false, "organisation"),
        (Sort::Organisation, true, "known organisation"),
        (Sort::Country, true, "country"),
        (Sort::Noun, false, "description"),
    ];
    let has = |a: &Actor| c.actors.iter().any(|b| a.is(b));
    let of = |sort, known| t.actors.iter().filter(|a| a.sort == sort && a.known == known && has(a)).count();
    let mut out: Vec<_> = NAMES.iter().map(|&(sort, known, name)| points(name, of(sort, known))).collect();
    out.push(points("place name", of(Sort::Place, true) + of(Sort::Place, false)));
    let stand = t.named().filter(|a| !has(a) && c.actors.iter().any(|b| a.stands_for(b))).count();
    out.push(points("country of person", stand));
    let strange = stand == 0 && t.named().next().is_some() && c.actors.iter().any(Actor::is_named) && !t.named().any(has);
    out.push(points("other names", usize::from(strange)));
    out
}

fn day(t: &Traits, c: &Cluster) -> Vec<(&'static str, i32)> {
    match constraint::when(t, c) {
        When::Same => once("same day"),
        When::Within if says_when(t, c) => once("day within"),
        When::Within => Vec::new(),
        When::Near => once("day apart"),
        When::Moved => once("said to move"),
        When::Slipped => once("moved"),
        When::Left => once("day it left"),
        When::Open | When::Never => Vec::new(),
    }
}

/// Both the same, or both short: that a day lies in a year says nothing of what has happened, though a plan of the year gets its day.
fn says_when(t: &Traits, c: &Cluster) -> bool {
    let Some((own, known)) = t.days.zip(c.days) else { return false };
    t.ahead || own == known || own.width().max(known.width()) <= MONTHS
}

fn place(t: &Traits, c: &Cluster) -> Vec<(&'static str, i32)> {
    let town = t.town.is_some_and(|t| c.towns.contains(&t));
    let country = !town && t.country.is_some() && t.country == c.country;
    let edition = t.edition.shares(c.edition);
    vec![points("same town", usize::from(town)), points("same country", usize::from(country)), points("same edition", usize::from(edition))]
}

fn story(t: &Traits, c: &Cluster) -> Vec<(&'static str, i32)> {
    if t.article == c.article {
        return once(if t.ahead || c.ahead { "same agenda" } else { "same article" });
    }
    let shared: Vec<&Actor> = t.about.iter().filter(|a| c.about.iter().any(|b| a.is(b))).collect();
    let known = shared.iter().filter(|a| a.known).count();
    let told = t.about.len().min(c.about.len()) > 1;
    let other = usize::from(shared.is_empty() && told);
    vec![points("story", shared.len() - known), points("known names", known), points("other story", other)]
}

fn beside(t: &Traits, c: &Cluster) -> Vec<(&'static str, i32)> {
    vec![points("word beside", common(&t.words, &c.words))]
}

/// Whether two articles share what few others do: who takes part, a place, a day, or whom they are about.
fn anchor(t: &Traits, c: &Cluster) -> Vec<(&'static str, i32)> {
    let shared = t.about.iter().filter(|a| c.about.iter().any(|b| a.is(b)));
    let (known, rare): (Vec<&Actor>, Vec<&Actor>) = shared.partition(|a| a.known);
    let themes = 2 * rare.len() + known.len() > 3;
    let takes_part = t.named().filter(|a| a.sort != Sort::Country && c.actors.iter().any(|b| a.is(b))).count();
    let day = !matches!(constraint::when(t, c), When::Open | When::Never | When::Near) && t.days.is_some_and(|d| d.width() <= MONTHS);
    let place = t.town.is_some_and(|t| c.towns.contains(&t));
    let found = takes_part > 0 || day || place || themes || t.edition.shares(c.edition) || t.article == c.article;
    vec![points("nothing rare", usize::from(!found))]
}

/// Days between reports that are near, and from which they are apart and far.
const NEAR: i32 = 7;
const APART: i32 = 30;
const FAR: i32 = 120;
/// A span of days that is no wider says when.
const MONTHS: i32 = 62;

fn report(t: &Traits, c: &Cluster) -> Vec<(&'static str, i32)> {
    let (Some(day), Some(known)) = (t.reported, c.reported) else { return Vec::new() };
    let own = Days { from: day, to: day };
    let tells = |d: &Days| d.width() <= MONTHS;
    if t.happened && t.days.is_none() && c.days.is_some_and(|d| tells(&d) && own.gap(d) <= 2 * NEAR) {
        return once("told after its day");
    }
    // "the lawmakers voted", years after a vote that they had in 2002
    let is_long_over = t.days.is_none() && c.days.is_some_and(|d| own.gap(d) > FAR);
    let gap = own.gap(known);
    let dated = t.days.is_some_and(|d| tells(&d)) && c.days.is_some_and(|d| tells(&d));
    let plan = c.ahead && (t.ahead || !c.happened);
    match gap {
        _ if gap <= NEAR => once("reported near"),
        _ if gap <= APART || dated => Vec::new(),
        _ if plan => once(if gap <= FAR { "plan apart" } else { "plan far" }),
        _ => once(if gap <= FAR && !is_long_over { "reported apart" } else { "reported far" }),
    }
}

fn doubt(t: &Traits, c: &Cluster) -> Vec<(&'static str, i32)> {
    let weight = t.weight.min(c.weight);
    let bare = !t.happened && !t.ahead;
    let row = t.ahead || c.ahead;
    let unnamed = t.happened && t.named().next().is_none() && t.days.is_none() && t.town.is_none();
    vec![
        points("unnamed", usize::from(unnamed)),
        points("vague word", usize::from(weight == Weight::Vague)),
        points("common word", usize::from(weight == Weight::Common)),
        points("hypothetical", usize::from(bare)),
        points("row", usize::from(row)),
    ]
}
