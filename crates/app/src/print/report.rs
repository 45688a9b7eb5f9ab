//! A reading as a page: a heading, and the diary, the timeline and the claims as tables.

use super::passage::Passages;
use super::table::{Cell, Table};
use super::wrap::wrap;
use super::{Look, Tone, claims, day, diary, findings, timeline};
use dateline_engine::Reading;
use dateline_engine::reading::{EventOut, PlaceOut, TimeOut};

/// The whole page.
pub(crate) fn page(reading: &Reading, text: &str, look: &Look) -> String {
    let mut out = heading(reading, look);
    out.push_str(&tables(reading, text, look));
    out
}

/// The diary alone.
pub(crate) fn diary_page(reading: &Reading, text: &str, look: &Look) -> String {
    heading(reading, look) + &show([diary::section(reading, &Passages::new(text, reading), look)], look)
}

/// The timeline alone.
pub(crate) fn timeline_page(reading: &Reading, text: &str, look: &Look) -> String {
    heading(reading, look) + &show([timeline::section(reading, &Passages::new(text, reading), look)], look)
}

/// The claims alone.
pub(crate) fn claims_page(reading: &Reading, text: &str, look: &Look) -> String {
    heading(reading, look) + &show([claims::section(reading, &Passages::new(text, reading), look)], look)
}

/// The three tables, and the checks of the text against itself where there are some.
pub(crate) fn tables(reading: &Reading, text: &str, look: &Look) -> String {
    let passages = Passages::new(text, reading);
    let mut out = show(
        [diary::section(reading, &passages, look), timeline::section(reading, &passages, look), claims::section(reading, &passages, look)],
        look,
    );
    if !reading.findings.is_empty() {
        out.push_str(&show([findings::section(reading, &passages, look)], look));
    }
    out
}

/// What lies ahead, in the order of time: the rows, and those that only `all` shows.
pub(crate) fn ahead(reading: &Reading, all: bool) -> (Vec<&EventOut>, Vec<&EventOut>) {
    in_order(reading, |event| event.actuality == "ahead", |event| all || event.status.is_some())
}

/// What happened and what is under way, in the order of time: the rows, and those that only `all` shows.
pub(crate) fn past(reading: &Reading, all: bool) -> (Vec<&EventOut>, Vec<&EventOut>) {
    let belongs = |event: &EventOut| matches!(event.actuality, "happened" | "under_way");
    in_order(reading, belongs, |event| all || event.actuality == "under_way" || is_dated(event))
}

fn in_order(reading: &Reading, belongs: impl Fn(&EventOut) -> bool, shown: impl Fn(&EventOut) -> bool) -> (Vec<&EventOut>, Vec<&EventOut>) {
    let (mut rows, left): (Vec<_>, Vec<_>) = reading.events.iter().filter(|event| belongs(event)).partition(|event| shown(event));
    rows.sort_by(by_time);
    (rows, left)
}

fn show<const N: usize>(sections: [Section; N], look: &Look) -> String {
    let mut out = String::new();
    for section in sections {
        out.push('\n');
        out.push_str(&look.paint(Tone::Heading, section.title));
        out.push_str(&look.paint(Tone::Quiet, section.meaning));
        out.push('\n');
        out.push_str(&if section.table.rows.is_empty() { line(Tone::Quiet, "none found", look) } else { section.table.show(look) });
        if let Some(note) = section.note {
            out.push_str(&line(Tone::Quiet, &note, look));
        }
    }
    out
}

/// One of the three tables.
pub(crate) struct Section {
    pub(crate) title: &'static str,
    /// What the table holds, after the title.
    pub(crate) meaning: &'static str,
    pub(crate) table: Table,
    /// What the table leaves out.
    pub(crate) note: Option<String>,
}

fn heading(reading: &Reading, look: &Look) -> String {
    let name = if reading.id == "-" { "standard input" } else { &reading.id };
    match &reading.published {
        Some(published) => line(Tone::Heading, &format!("{name} · published {}", day::published(published)), look),
        None if has_dateline(reading) => line(Tone::Heading, &format!("{name} · its day from its dateline"), look),
        None => {
            let undated = "no day of publication: times such as “last July” stay unresolved; \
                           begin the file with a line “date YYYY-MM-DD”, or give --date";
            line(Tone::Heading, name, look) + &line(Tone::Open, undated, look)
        }
    }
}

/// Whether an article without a day of publication gave itself one: something was counted from it.
fn has_dateline(reading: &Reading) -> bool {
    reading.published.is_none() && reading.times.iter().any(|t| t.relative_to == Some("publication") && t.edtf.is_some())
}

fn line(tone: Tone, text: &str, look: &Look) -> String {
    wrap(text, look.width, 9).iter().map(|line| look.paint(tone, line) + "\n").collect()
}

/// Whether the article says when an event is, be it in words that no calendar has.
pub(crate) fn is_dated(event: &EventOut) -> bool {
    event.when.as_ref().is_some_and(|when| when.edtf.is_some() || when.time.is_some())
}

/// When an event is: its date, or else the words of the article and what they are counted from (“last July” in one without a day of
/// publication), or else `unknown`.
pub(crate) fn when(event: &EventOut, reading: &Reading, unknown: &str) -> String {
    let Some(when) = &event.when else { return unknown.to_owned() };
    let words = || when.time.and_then(|time| reading.times.get(time)).map(words);
    let said = when.edtf.as_deref().map(day::kindly).or_else(words);
    match (said, when.said_unknown) {
        (Some(said), false) => said,
        (Some(said), true) => format!("{said}, said to be open"),
        (None, true) => "said to be open".to_owned(),
        (None, false) => unknown.to_owned(),
    }
}

/// The words of a time that has no place in the calendar.
fn words(time: &TimeOut) -> String {
    match time.relative_to {
        Some("publication") => format!("“{}” (from publication)", time.text),
        Some(_) => format!("“{}” (from the time named before)", time.text),
        None => format!("“{}”", time.text),
    }
}

/// Where an event is, in words.
pub(crate) fn place(event: &EventOut) -> String {
    match &event.place {
        Some(PlaceOut { text: Some(text), said_unknown: true, .. }) => format!("{text}, said to be open"),
        Some(PlaceOut { text: Some(text), .. }) => text.clone(),
        Some(PlaceOut { said_unknown: true, .. }) => "said to be open".to_owned(),
        _ => String::new(),
    }
}

/// The order of time; what has no date comes last, in the order of the text.
fn by_time(a: &&EventOut, b: &&EventOut) -> std::cmp::Ordering {
    fn key(event: &EventOut) -> (bool, Option<&str>, Option<&str>) {
        let Some(when) = event.when.as_ref().filter(|when| when.edtf.is_some()) else { return (true, None, None) };
        let (earliest, latest) = (when.earliest.as_deref(), when.latest.as_deref());
        (false, earliest.or(latest), latest)
    }
    key(a).cmp(&key(b))
}

/// The sentence in which a code point stands, as a line below a row.
pub(crate) fn quote(point: usize, passages: &Passages<'_>) -> Option<Cell> {
    passages.sentence_at(point).map(|sentence| Cell::quiet(format!("“{sentence}”")))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::super::wrap::columns;
    use super::*;

    const LOOK: Look = Look { width: 80, colour: false, quotes: false, all: false };

    #[test]
    fn a_page_says_it_all() {
        let page = page(&sample::reading(), sample::TEXT, &LOOK);
        let expected = "\
a.txt · published Sat 14 Mar 2026

DIARY  what lies ahead
    when             status     what                           where
e2  Tue 24 Mar 2026  scheduled  Lehto and Roy sign the treaty  Oslo
      per the article
e1  said to be open  possible   summit between Lehto and Roy   said to be open
      per a diplomat (unnamed), through The Baltic Courier
      condition: if talks go on, then delayed (see e2)

TIMELINE  what happened
    when  what               where
e3  2025  Lehto and Roy met
and 1 without a date, with --all

CLAIMS  who says so
    source                stance   what
c1  The Baltic Courier    reports  They may meet if talks go on
c2  a diplomat (unnamed)  says     They may meet if talks go on
      through The Baltic Courier
";
        assert_eq!(page, expected, "\n{page}");
    }

    #[test]
    fn every_width_is_kept() {
        for width in 40..140 {
            let page = page(&sample::reading(), sample::TEXT, &Look { width, quotes: true, all: true, ..LOOK });
            assert!(page.lines().all(|line| columns(line) <= width), "{width}\n{page}");
        }
    }

    #[test]
    fn quotes_and_all_add_and_take_nothing_away() {
        let page = page(&sample::reading(), sample::TEXT, &Look { quotes: true, all: true, ..LOOK });
        assert_eq!(page.matches("“They met in 2025.”").count(), 2, "{page}");
        assert!(page.contains("no date") && !page.contains("--all"), "{page}");
    }

    #[test]
    fn an_undated_article_says_so() {
        let reading = Reading { published: None, ..sample::reading() };
        assert!(page(&reading, sample::TEXT, &LOOK).starts_with("a.txt\nno day of publication: times such as"));
    }

    #[test]
    fn colour_changes_no_words() {
        let plain = page(&sample::reading(), sample::TEXT, &LOOK);
        let painted = page(&sample::reading(), sample::TEXT, &Look { colour: true, ..LOOK });
        assert!(painted.contains("\x1b[32mscheduled\x1b[0m"), "{painted}");
        let stripped: String =
            painted.split('\x1b').enumerate().map(|(i, part)| if i == 0 { part } else { part.split_once('m').unwrap().1 }).collect();
        assert_eq!(stripped, plain);
    }
}
