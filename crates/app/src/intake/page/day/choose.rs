//! The choice among all days that a page has.

use super::Decision;
use super::candidate::{Candidate, Place, Said};
use super::written::is_blank;
use dateline_engine::article::Published;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// Points that a day needs.
const ENOUGH: i32 = 50;
/// By how many points it must lead another day.
const LEAD: i32 = 6;
/// What each further kind of place adds that says the same day.
const AGREED: i32 = 6;

/// Decides; `language` is that of the page, by its markup.
pub(super) fn decide(mut candidates: Vec<Candidate>, language: Option<&str>) -> Decision {
    candidates.retain(|it| !is_blank(it.written.moment.day));
    settle_orders(&mut candidates, language);
    thin_lists(&mut candidates);
    settle_zones(&mut candidates);
    trust_the_first(&mut candidates);
    trust_the_only(&mut candidates);
    let scores = scores(&candidates);
    let mut ranked: Vec<(Date, i32)> = scores.into_iter().collect();
    ranked.sort_by_key(|&(day, points)| (-points, day));
    let best = ranked.first().copied().filter(|it| it.1 >= ENOUGH);
    let rival = ranked.get(1).copied();
    let won = best.filter(|best| rival.is_none_or(|rival| best.1 - rival.1 >= LEAD)).map(|it| it.0);
    told(&mut candidates, won, rival);
    let first = |said: &[Said], day: Option<Date>| {
        let fits = |it: &&Candidate| said.contains(&it.said) && day.is_none_or(|day| it.written.moment.day == day);
        candidates
            .iter()
            .filter(fits)
            .max_by_key(|it| (it.points, it.written.moment.time.is_some(), it.written.moment.offset.is_some()))
            .cloned()
    };
    let published = won.and_then(|day| first(&[Said::Published, Said::Nothing], Some(day)).or_else(|| first(&[Said::Modified], Some(day))));
    let modified = first(&[Said::Modified], None).filter(|it| it.points >= 30);
    Decision {
        published: published.as_ref().map(|it| it.written.moment),
        modified: modified.map(|it| it.written.moment),
        by: published.map(|it| it.at),
        candidates,
    }
}

/// The points of each day: those of its best candidate, and some for every other kind of place that says the same.
fn scores(candidates: &[Candidate]) -> HashMap<Date, i32> {
    let mut best: HashMap<(Date, Place), i32> = HashMap::new();
    for it in candidates.iter().filter(|it| it.points > 0) {
        let points = best.entry((it.written.moment.day, it.place)).or_default();
        *points = it.points.max(*points);
    }
    let mut by_day: HashMap<Date, Vec<i32>> = HashMap::new();
    best.into_iter().for_each(|((day, _), points)| by_day.entry(day).or_default().push(points));
    let sum = |points: Vec<i32>| {
        let more = points.iter().filter(|it| **it >= 30).count() as i32 - 1;
        points.iter().max().copied().unwrap_or(0) + AGREED * more.max(0)
    };
    by_day.into_iter().map(|(day, points)| (day, sum(points))).collect()
}

/// `03/05/2019` is the day that others say too, else the one that the language of the page has.
fn settle_orders(candidates: &mut [Candidate], language: Option<&str>) {
    let sure: Vec<Date> = candidates.iter().filter(|it| it.written.or.is_none()).map(|it| it.written.moment.day).collect();
    let language = language.unwrap_or_default().to_ascii_lowercase().replace('_', "-");
    let month_first = language == "en-us";
    let open = language.is_empty() || language == "en";
    for it in candidates.iter_mut() {
        let Some(other) = it.written.or else { continue };
        let (here, there) = (sure.contains(&it.written.moment.day), sure.contains(&other));
        if (there && !here) || (!here && month_first) {
            it.written.moment.day = other;
        } else if !here && open {
            it.points -= 30;
        }
    }
    candidates.iter_mut().filter(|it| it.written.short).for_each(|it| it.points -= 8);
}

/// Of three days and more of one kind of place, each says the day of something else, but for those by the headline.
fn thin_lists(candidates: &mut [Candidate]) {
    for place in [Place::Marked, Place::Time, Place::Label, Place::Byline] {
        let fits = |it: &Candidate| it.place == place && it.points > 0 && it.said != Said::Modified;
        let days: HashSet<Date> = candidates.iter().filter(|it| fits(it)).map(|it| it.written.moment.day).collect();
        if days.len() >= 3 {
            candidates.iter_mut().filter(|it| fits(it) && !it.near).for_each(|it| it.points -= 20);
        }
    }
}

/// A moment in UTC counts for the day before or after, where the page itself has that day and it can be the same moment.
fn settle_zones(candidates: &mut [Candidate]) {
    let is_utc = |it: &Candidate| it.written.moment.offset == Some(0) && it.written.moment.time.is_some();
    let local = |it: &Candidate| !is_utc(it) && it.said != Said::Modified && it.points >= 50 && it.place < Place::Script;
    let days: HashSet<Date> = candidates.iter().filter(|it| local(it)).map(|it| it.written.moment.day).collect();
    for it in candidates.iter_mut().filter(|it| is_utc(it) && !days.contains(&it.written.moment.day)) {
        let early = it.written.moment.time.is_some_and(|time| time.hour() < 12);
        let Ok(other) = (if early { it.written.moment.day.yesterday() } else { it.written.moment.day.tomorrow() }) else { continue };
        if days.contains(&other) {
            it.written.moment = Published::on(other);
        }
    }
}

/// Where two days are both said to be that of publication and the later is also that of the last change, the earlier is meant.
fn trust_the_first(candidates: &mut [Candidate]) {
    let changed: HashSet<Date> = candidates.iter().filter(|it| it.said == Said::Modified).map(|it| it.written.moment.day).collect();
    let strong = |it: &&Candidate| it.said == Said::Published && it.points >= 80;
    let Some(first) = candidates.iter().filter(strong).map(|it| it.written.moment.day).min() else { return };
    let later = candidates.iter_mut().filter(|it| it.said == Said::Published && it.written.moment.day > first);
    later.filter(|it| changed.contains(&it.written.moment.day)).for_each(|it| it.points -= 12);
}

/// A line that is hardly more than a day is to be trusted where all such lines say the same day.
fn trust_the_only(candidates: &mut [Candidate]) {
    let lone = |it: &Candidate| it.points > 0 && matches!(it.place, Place::Byline | Place::Time) && it.said == Said::Nothing;
    let days: HashSet<Date> = candidates.iter().filter(|it| lone(it)).map(|it| it.written.moment.day).collect();
    if days.len() == 1 {
        candidates.iter_mut().filter(|it| lone(it)).for_each(|it| it.points += 14);
    }
}

fn told(candidates: &mut [Candidate], won: Option<Date>, rival: Option<(Date, i32)>) {
    for it in candidates.iter_mut() {
        it.verdict = match won {
            Some(day) if it.written.moment.day == day => format!("{} points, agrees", it.points),
            Some(_) if it.said == Said::Modified => format!("{} points, says when it was changed", it.points),
            Some(day) => format!("{} points, fewer than what says {day}", it.points),
            None if rival.is_some() => format!("{} points, too few or too near to those of another day", it.points),
            None => format!("{} points, too few", it.points),
        };
    }
}
