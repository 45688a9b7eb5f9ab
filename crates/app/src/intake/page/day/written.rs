//! Days as pages write them, with the time of day and the zone where these follow: `2019-05-03T14:05Z`, `3 May 2019 at 14:05 BST`,
//! `May 3rd, 2019`, `03.05.2019`, `3 de mayo de 2019`, `2019年5月3日`.

use super::clock;
use super::mark::{Kind, Mark, marks};
use super::month;
use dateline_engine::article::Published;
use jiff::civil::{Date, date};
use std::ops::Range;

/// A day in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    pub(super) moment: Published,
    /// The day that it is for those who write the month first, where both can be meant (`03/05/2019`).
    pub(super) or: Option<Date>,
    /// The year has two digits only.
    pub(super) short: bool,
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
}

/// The years in which there are pages, and a few for what was printed before. No clock is asked.
const YEARS: std::ops::RangeInclusive<i16> = 1980..=2100;

/// All days of a text, in its order.
pub(super) fn days(text: &str) -> Vec<Written> {
    let marks = marks(text);
    let (mut at, mut found) = (0, Vec::new());
    while at < marks.len() {
        match one(text, &marks, at) {
            Some((written, next)) => {
                found.push(written);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The value of an attribute: its first day, or the second of Unix time that it is.
pub(super) fn value(text: &str) -> Option<Written> {
    let text = &text[..text.floor_char_boundary(120)];
    days(text).into_iter().next().or_else(|| unix(text.trim()))
}

fn unix(text: &str) -> Option<Written> {
    let seconds = match (text.len(), text.parse::<i64>().ok()?) {
        (10, it) => it,
        (13, it) => it / 1000,
        _ => return None,
    };
    let at = jiff::Timestamp::from_second(seconds).ok()?.to_zoned(jiff::tz::TimeZone::UTC).datetime();
    let moment = Published { day: at.date(), time: Some(at.time()), offset: Some(0) };
    YEARS.contains(&at.year()).then_some(Written { moment, or: None, short: false, range: 0..text.len() })
}

/// A day, how many marks it takes, and what makes it doubtful.
struct Day {
    day: Date,
    or: Option<Date>,
    short: bool,
    marks: usize,
}

impl Day {
    fn sure(year: i16, month: i8, day: i8, marks: usize) -> Option<Self> {
        Some(Self { day: valid(year, month, day)?, or: None, short: false, marks })
    }
}

fn valid(year: i16, month: i8, day: i8) -> Option<Date> {
    YEARS.contains(&year).then(|| Date::new(year, month, day).ok())?
}

fn one(text: &str, marks: &[Mark], at: usize) -> Option<(Written, usize)> {
    let here = &marks[at..];
    let forms = [year_first, together, day_month_year, month_day_year, year_month_word, numbers];
    let day = forms.iter().find_map(|form| form(text, here))?;
    let (time, offset, more) = clock::after(text, &here[day.marks..]);
    let range = here[0].start..here[day.marks - 1].end;
    let moment = Published { day: day.day, time, offset };
    Some((Written { moment, or: day.or, short: day.short, range }, at + day.marks + more))
}

/// `2019-05-03`, `2019/5/3`, `2019.05.03`, `2019年5月3日`, `2019년 5월 3일`.
fn year_first(text: &str, m: &[Mark]) -> Option<Day> {
    let [year, a, month, b, day] = m.first_chunk::<5>()?;
    let (y, mo, d) = (year.digits(4)?, month.number(1..=2)?, day.number(1..=2)?);
    match (text.get(a.start..a.end)?, text.get(b.start..b.end)?) {
        ("年", "月") | ("년", "월") => Day::sure(y, narrow(mo)?, narrow(d)?, 5),
        ("-" | "/" | "." | "\u{2010}" | "\u{2011}", same) if same == &text[a.start..a.end] && year.end == a.start => {
            Day::sure(y, narrow(mo)?, narrow(d)?, 5)
        }
        _ => None,
    }
}

/// `20190503`, with or without the time behind it.
fn together(text: &str, m: &[Mark]) -> Option<Day> {
    let it = m.first()?;
    let Kind::Number(8 | 12 | 14) = it.kind else { return None };
    let digits = &text[it.start..it.end];
    let part = |range: Range<usize>| digits[range].parse::<i16>().ok();
    Day::sure(part(0..4)?, narrow(part(4..6)?)?, narrow(part(6..8)?)?, 1)
}

/// `3 May 2019`, `3. Mai 2019`, `3rd of May, 2019`, `3 de mayo de 2019`, `03-May-2019`, `1er mai 2019`.
fn day_month_year(text: &str, m: &[Mark]) -> Option<Day> {
    let day = m.first()?.number(1..=2)?;
    let at = skip(text, m, 1, &["st", "nd", "rd", "th", "er", "o", "º", ".", "-", "/", ",", "\u{a0}", "of", "de", "d", "ta", "'", "’"], 3);
    let month = month_at(text, m.get(at)?)?;
    let at = skip(text, m, at + 1, &[".", ",", "-", "/", "de", "del", "of", "в"], 2);
    match m.get(at)?.digits(4) {
        Some(year) => Day::sure(year, month, narrow(day)?, at + 1),
        None => short_year(text, m, at, month, narrow(day)?),
    }
}

/// `03-May-19`, `3. Mai '19`: only where marks join it, since after "3 May 14" hours come too.
fn short_year(text: &str, m: &[Mark], at: usize, month: i8, day: i8) -> Option<Day> {
    let joined = matches!(text.get(m.get(at.checked_sub(1)?)?.start..m[at - 1].end), Some("-" | "/"));
    let year = 2000 + m.get(at)?.digits(2).filter(|_| joined)?;
    Some(Day { short: true, ..Day::sure(year, month, day, at + 1)? })
}

/// `May 3, 2019`, `May 3rd 2019`, and `May 3 14:05:00 EST 2019` as the C library prints it.
fn month_day_year(text: &str, m: &[Mark]) -> Option<Day> {
    let at = skip(text, m, 1, &[".", "-"], 1);
    let day = narrow(m.get(at)?.number(1..=2)?)?;
    let month = month_at(text, m.first()?)?;
    let next = skip(text, m, at + 1, &["st", "nd", "rd", "th", ",", ".", "-", "of"], 2);
    if let Some(year) = m.get(next).and_then(|it| it.digits(4)) {
        return Day::sure(year, month, day, next + 1);
    }
    let late = (at + 6..at + 9).find(|&i| m.get(i).is_some_and(|it| it.digits(4).is_some_and(|y| YEARS.contains(&y))))?;
    let clock = text.get(m[at + 2].start..m[at + 2].end) == Some(":");
    clock.then(|| Day::sure(m[late].digits(4)?, month, day, late + 1))?
}

/// `2019 May 3`, `2019-May-03`, `2019. május 3.`.
fn year_month_word(text: &str, m: &[Mark]) -> Option<Day> {
    let year = m.first()?.digits(4)?;
    let at = skip(text, m, 1, &[".", ",", "-", "/"], 1);
    let month = month_at(text, m.get(at)?)?;
    let at = skip(text, m, at + 1, &[".", "-", "/"], 1);
    Day::sure(year, month, narrow(m.get(at)?.number(1..=2)?)?, at + 1)
}

/// `03.05.2019`, `3/5/2019`, `03-05-2019`, `03.05.19`: with full stops the day comes first, else either may.
fn numbers(text: &str, m: &[Mark]) -> Option<Day> {
    let [first, a, second, b, year] = m.first_chunk::<5>()?;
    let sign = text.get(a.start..a.end).filter(|it| ["/", ".", "-"].contains(it) && text.get(b.start..b.end) == Some(it))?;
    let (x, y) = (narrow(first.number(1..=2)?)?, narrow(second.number(1..=2)?)?);
    let short = year.digits(4).is_none();
    let year = year.digits(4).or_else(|| year.digits(2).filter(|_| sign != "-").map(|it| 2000 + it))?;
    let joined = m.get(5).is_some_and(|next| next.start == m[4].end && text.get(next.start..next.end) == Some(sign) && sign != ".");
    let (dmy, mdy) = (valid(year, y, x), valid(year, x, y).filter(|_| sign != "."));
    let or = mdy.filter(|other| dmy.is_some_and(|day| day != *other));
    dmy.or(mdy).filter(|_| !joined).map(|day| Day { day, or, short, marks: 5 })
}

fn narrow(number: i16) -> Option<i8> {
    i8::try_from(number).ok()
}

fn month_at(text: &str, mark: &Mark) -> Option<i8> {
    (mark.kind == Kind::Word).then(|| month::number(&text.get(mark.start..mark.end)?.to_lowercase()))?
}

/// The place after up to `most` marks of a list.
fn skip(text: &str, m: &[Mark], from: usize, words: &[&str], most: usize) -> usize {
    let is = |mark: &&Mark| text.get(mark.start..mark.end).is_some_and(|it| words.iter().any(|word| word.eq_ignore_ascii_case(it)));
    from + m.iter().skip(from).take(most).take_while(is).count()
}

/// A day on which no page was published, and which those who do not know write.
pub(super) fn is_blank(day: Date) -> bool {
    [date(1980, 1, 1), date(2000, 1, 1), date(1999, 11, 30)].contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let got: Vec<String> = days(text).iter().map(|it| it.moment.to_string()).collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn days_are_read_in_many_forms() {
        check("2019-05-03", &["2019-05-03"]);
        check("2019-05-03T14:05:09.123+01:00", &["2019-05-03T14:05:09+01:00"]);
        check("2019-05-03 14:05:09Z", &["2019-05-03T14:05:09Z"]);
        check("20190503", &["2019-05-03"]);
        check("Published 3 May 2019 at 14:05 BST", &["2019-05-03T14:05:00+01:00"]);
        check("Posted on May 3rd, 2019 2:05 p.m. EST by Ann", &["2019-05-03T14:05:00-05:00"]);
        check("Friday, 3rd of May, 2019", &["2019-05-03"]);
        check("Fri, 03 May 2019 14:05:09 GMT", &["2019-05-03T14:05:09Z"]);
        check("Fri May 3 14:05:09 CET 2019", &["2019-05-03"]);
        check("Fri May 03 2019 14:05:09 GMT+0200 (CEST)", &["2019-05-03T14:05:09+02:00"]);
        check("am 3. Mai 2019 um 14.05 Uhr", &["2019-05-03T14:05:00"]);
        check("le 1er février 2019 à 9h07", &["2019-02-01T09:07:00"]);
        check("3 de mayo de 2019", &["2019-05-03"]);
        check("3 мая 2019, 14:05", &["2019-05-03T14:05:00"]);
        check("2019年5月3日", &["2019-05-03"]);
        check("2019. május 3.", &["2019-05-03"]);
        check("03.05.2019 | 13.05.19", &["2019-05-03", "2019-05-13"]);
        check("13/05/2019 and 05/13/2019", &["2019-05-13", "2019-05-13"]);
    }

    #[test]
    fn what_is_no_day_is_left() {
        check("1.2.2019.4 and 31.02.2019, 2019-13-01, in May 2019, call 030 2019 5", &["2019-02-01"]);
        check("May 14 people met; 99 May 3; room 20190533", &[]);
        check("", &[]);
    }

    #[test]
    fn doubt_is_kept() {
        let it = &days("03/05/2019")[0];
        assert_eq!((it.moment.day, it.or), (date(2019, 5, 3), Some(date(2019, 3, 5))));
        assert!(days("03.05.19")[0].short);
    }

    #[test]
    fn seconds_of_unix_time_are_read() {
        assert_eq!(value("1556892309").unwrap().moment.to_string(), "2019-05-03T14:05:09Z");
        assert_eq!(value("1556892309000").unwrap().moment.day, date(2019, 5, 3));
        assert_eq!(value("12345"), None);
    }
}
