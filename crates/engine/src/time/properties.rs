//! What holds of every value and of every text, however odd.

use super::calendar::{YEARS, add, day, year};
use super::tests::times;
use super::*;
use crate::model::Model;
use calendar::When;
use jiff::ToSpan as _;
use jiff::civil::{ISOWeekDate, Weekday};

/// Every stretch of every unit in the calendar's range; of the days every 13th, which meets all weekdays and months.
fn stretches() -> impl Iterator<Item = When> {
    let years = || YEARS.map(|y| y as i16);
    let of_year = |y: i16| {
        let halves = (1..=2).map(move |h| When::Half(y, h));
        let quarters = (1..=4).map(move |q| When::Quarter(y, q));
        let seasons = Season::ALL.iter().map(move |&(season, _)| When::Season(y, season));
        let months = (1..=12).map(move |m| When::Month(y, m));
        std::iter::once(When::Year(y)).chain(halves).chain(quarters).chain(seasons).chain(months)
    };
    let first = day(*YEARS.start(), 1, 3).expect("the first Monday");
    let mondays = std::iter::successors(Some(calendar::monday(first).saturating_add(7.days())), |&d| add(d, 1, Unit::Week));
    let days = std::iter::successors(day(*YEARS.start(), 1, 1), |&d| add(d, 13, Unit::Day));
    (-39..=39)
        .map(When::Century)
        .chain((-399..=399).map(When::Decade))
        .chain(years().flat_map(of_year))
        .chain(mondays.flat_map(|monday| [When::Week(monday), When::Weekend(monday)]))
        .chain(days.map(When::Day))
}

/// A TIMEX3 date read back.
fn from_timex(value: &str) -> Option<When> {
    let (bc, rest) = value.strip_prefix("BC").map_or((false, value), |rest| (true, rest));
    let (head, tail) = rest.split_once('-').map_or((rest, ""), |(head, tail)| (head, tail));
    let n: i32 = head.parse().ok()?;
    let y = match (head.len(), bc) {
        (2, false) => return Some(When::Century(n as i16)),
        (2, true) => return Some(When::Century(-1 - n as i16)),
        (3, false) => return Some(When::Decade(n as i16)),
        (3, true) => return Some(When::Decade(-n as i16)),
        (4, false) => year(n)?,
        (4, true) => year(1 - n)?,
        _ => return None,
    };
    let number = |text: &str| text.parse::<u8>().ok();
    let monday = |week: &str| Some(ISOWeekDate::new(y, week.parse().ok()?, Weekday::Monday).ok()?.date());
    Some(match tail.split('-').collect::<Vec<_>>()[..] {
        [""] => When::Year(y),
        ["H1" | "H2"] => When::Half(y, number(&tail[1..])?),
        ["Q1" | "Q2" | "Q3" | "Q4"] => When::Quarter(y, number(&tail[1..])?),
        [week] if week.starts_with('W') && week != "WI" => When::Week(monday(&week[1..])?),
        [week, "WE"] => When::Weekend(monday(&week[1..])?),
        [month, dom] => When::Day(day(y.into(), month.parse().ok()?, dom.parse().ok()?)?),
        [month] => match number(month) {
            Some(m) => When::Month(y, m),
            None => When::Season(y, Season::ALL.iter().find(|(season, _)| season.timex() == month)?.0),
        },
        _ => return None,
    })
}

/// An EDTF value of a stretch read back; an interval is told by its ends.
fn from_edtf(value: &str) -> Option<When> {
    if let Some((first, last)) = value.split_once('/') {
        let (first, last) = (from_edtf(first)?.first(), from_edtf(last)?.last());
        let units = [Unit::Century, Unit::Decade, Unit::Half, Unit::Quarter, Unit::Week, Unit::Weekend];
        return units.map(|unit| When::holding(first, unit)).into_iter().find(|w| (w.first(), w.last()) == (first, last));
    }
    if let Some(century) = value.strip_suffix("XX") {
        return Some(When::Century(century.parse().ok()?));
    }
    if let Some(decade) = value.strip_suffix('X') {
        return Some(When::Decade(decade.parse().ok()?));
    }
    let (sign, digits) = value.strip_prefix('-').map_or((1, value), |rest| (-1, rest));
    let parts: Vec<i32> = digits.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    Some(match parts[..] {
        [y] => When::Year(year(sign * y)?),
        [y, m @ 1..=12] => When::Month(year(sign * y)?, m as u8),
        [y, s @ 21..=24] => When::Season(year(sign * y)?, Season::ALL[s as usize - 21].0),
        [y, m, d] => When::Day(day(sign * y, m, d)?),
        _ => return None,
    })
}

#[test]
fn what_is_printed_is_read_back() {
    for when in stretches() {
        assert_eq!(from_timex(&when.timex()), Some(when), "{}", when.timex());
        assert_eq!(from_edtf(&when.edtf()), Some(when), "{}", when.edtf());
    }
}

#[test]
fn every_stretch_has_its_days_in_order_and_in_range() {
    for when in stretches() {
        let (first, last) = (when.first(), when.last());
        assert!(first <= last, "{when:?}");
        assert!(YEARS.contains(&first.year().into()) || when.first().year() == -4001, "{when:?}");
        assert_eq!(edtf_range(&when.edtf()), Some((Some(first), Some(last))), "{when:?}");
        assert!(last.year() <= *YEARS.end() as i16 + 1, "{when:?}");
    }
}

#[test]
fn a_step_on_and_back_leads_home_and_leaves_no_gap() {
    for when in stretches() {
        let Some(next) = when.step(1) else { continue };
        assert_eq!(next.step(-1), Some(when));
        // Between 19 BC and 1 BC the names of decades leave a gap, and a weekend is followed by a week.
        if !matches!(when, When::Weekend(_) | When::Decade(-1) | When::Century(-1)) {
            assert_eq!(next.first(), when.last().saturating_add(1.day()), "{when:?}");
        }
    }
}

#[test]
fn a_day_lies_in_what_holds_it() {
    let units = [Unit::Century, Unit::Decade, Unit::Year, Unit::Half, Unit::Quarter, Unit::Season, Unit::Month, Unit::Week, Unit::Day];
    let days = std::iter::successors(day(*YEARS.start() + 100, 1, 1), |&d| add(d, 97, Unit::Day));
    for day in days {
        for when in units.map(|unit| When::holding(day, unit)) {
            assert!(when.first() <= day && day <= when.last(), "{day} {when:?}");
        }
    }
}

#[test]
fn the_edges_of_a_stretch_lie_in_it() {
    for when in stretches().step_by(7) {
        for modifier in ["START", "MID", "END"] {
            let meaning = Meaning::at(when).edge(modifier);
            let (earliest, latest) = (meaning.earliest.unwrap(), meaning.latest.unwrap());
            assert!(when.first() <= earliest && earliest <= latest && latest <= when.last(), "{modifier} of {when:?}: {meaning:?}");
            assert_eq!(edtf_range(&meaning.edtf.unwrap()), Some((Some(earliest), Some(latest))), "{modifier} of {when:?}");
        }
    }
}

/// Words that rules use, and some that break them, in an order that a seed decides.
fn babble(mut seed: u64, words: usize) -> String {
    const WORDS: &[&str] = &[
        "June",
        "May",
        "March",
        "Feb.",
        "30",
        "31",
        "12",
        "2018",
        "1914",
        "-",
        "/",
        ",",
        ".",
        "the",
        "of",
        "last",
        "next",
        "this",
        "early",
        "late",
        "end of",
        "two",
        "and a half",
        "years",
        "quarter",
        "ago",
        "later",
        "before",
        "after",
        "Monday",
        "night",
        "3:30",
        "p.m.",
        "noon",
        "spring",
        "every",
        "each",
        "Easter",
        "Ramadan",
        "first",
        "third",
        "half",
        "20th",
        "century",
        "1990s",
        "'80s",
        "480 BC",
        "100000000000",
        "9999",
        "will",
        "said",
        "in",
        "from",
        "to",
        "until",
        "about",
        "more than",
        "year-ago",
        "thousand",
        "hundred",
        "’98",
        "é",
        "“",
        "same",
        "following",
        "weekend",
        "fortnight",
        "the past",
        "within",
        "since",
        "yesterday",
        "day",
        "week",
        "between",
        "and",
        "mid-",
        "BC",
        "Q3",
        "2019-06-12",
        "6/31/2017",
        "twice a",
        "the day after",
        "\n\n",
        "(AP) —",
    ];
    let mut text = String::new();
    for _ in 0..words {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push_str(WORDS[(seed >> 33) as usize % WORDS.len()]);
        text.push_str(if seed >> 62 == 0 { "" } else { " " });
    }
    text
}

/// A value that names a day names one that exists.
fn check_days_exist(time: &Time) {
    for part in time.value.split('/') {
        let date = part.split('T').next().unwrap_or_default();
        let is_day = date.len() == 10 && date.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        assert!(!is_day || date.parse::<Date>().is_ok(), "{time:?}");
    }
}

fn check_time(number: usize, time: &Time, text: &str) {
    let (start, end) = (time.span.start as usize, time.span.end as usize);
    assert!(start < end && text.is_char_boundary(start) && text.is_char_boundary(end), "{text}");
    assert!(time.tokens.start < time.tokens.end, "{text}");
    assert!(time.earliest <= time.latest, "{time:?}");
    if let Some(edtf) = &time.edtf {
        assert_eq!(edtf_range(edtf), Some((time.earliest, time.latest)), "{time:?}");
    }
    if let Some(interval) = &time.interval {
        assert!(edtf_range(interval).is_some_and(|(first, last)| first <= time.earliest && time.latest <= last), "{time:?}");
    }
    if let Some(Anchor::Time(anchor)) = time.anchor {
        assert!(anchor < number, "{time:?}");
    }
    check_days_exist(time);
}

#[test]
fn whatever_is_said_is_in_order_and_exists() {
    let (rules, model) = (Rules::embedded().unwrap(), Model::embedded().unwrap());
    for seed in 0..100 {
        let text = babble(seed, 150);
        let published = [Some("2026-03-18"), None, Some("0001-01-01"), Some("3999-12-31"), Some("2024-02-29")][seed as usize % 5];
        let found = times(&text, published, &rules, &model);
        assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{text}");
        found.iter().enumerate().for_each(|(number, time)| check_time(number, time, &text));
        assert_eq!(times(&text, published, &rules, &model), found, "{text}");
    }
}

#[test]
fn hostile_texts_take_no_longer_and_do_not_panic() {
    let (rules, model) = (Rules::embedded().unwrap(), Model::embedded().unwrap());
    for unit in ["the end of ", "3 3, ", "early ", "June ", "1/1/", "'", "–", "two hundred ", "last ", "\u{301}"] {
        times(&unit.repeat(1_000), Some("2026-03-18"), &rules, &model);
    }
}
