//! A reading as a page: a heading, and the diary, the timeline and the claims as tables.

use super::passage::Passages;
use super::table::{Cell, Table};
use super::wrap::wrap;
use super::{Look, Tone, claims, day, diary, timeline};
use dateline_engine::Reading;
use dateline_engine::reading::{EventOut, PlaceOut};

/// The whole page.
pub(crate) fn page(reading: &Reading, text: &str, look: &Look) -> String {
    let mut out = heading(reading, look);
    out.push_str(&tables(reading, text, look));
    out
}

/// The three tables.
pub(crate) fn tables(reading: &Reading, text: &str, look: &Look) -> String {
    let passages = Passages::new(text, reading);
    let mut out = String::new();
    for section in
        [diary::section(reading, &passages, look), timeline::section(reading, &passages, look), claims::section(reading, &passages, look)]
    {
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
        None => {
            let undated = "no day of publication: times such as “last July” stay unresolved; \
                           begin the file with a line “date YYYY-MM-DD”, or give --date";
            line(Tone::Heading, name, look) + &line(Tone::Open, undated, look)
        }
    }
}

fn line(tone: Tone, text: &str, look: &Look) -> String {
    wrap(text, look.width, 9).iter().map(|line| look.paint(tone, line) + "\n").collect()
}

/// When an event is, in words; `unknown` stands for a text that says nothing of it.
pub(crate) fn when(event: &EventOut, unknown: &str) -> String {
    let Some(when) = &event.when else { return unknown.to_owned() };
    let known = match (&when.edtf, &when.earliest, &when.latest) {
        (Some(edtf), _, _) => day::kindly(edtf),
        (None, Some(from), Some(to)) => day::kindly(&format!("{from}/{to}")),
        (None, Some(from), None) => day::kindly(&format!("{from}/..")),
        (None, None, Some(to)) => day::kindly(&format!("../{to}")),
        (None, None, None) => unknown.to_owned(),
    };
    if when.said_unknown { format!("{known} (said open)") } else { known }
}

/// Where an event is, in words.
pub(crate) fn place(event: &EventOut) -> String {
    match &event.place {
        Some(PlaceOut { text: Some(text), said_unknown, .. }) => format!("{text}{}", if *said_unknown { " (said open)" } else { "" }),
        Some(PlaceOut { said_unknown: true, .. }) => "unknown (said open)".to_owned(),
        _ => String::new(),
    }
}

/// The order of time; what has no date comes last, in the order of the text.
pub(crate) fn by_time(a: &&EventOut, b: &&EventOut) -> std::cmp::Ordering {
    fn key(event: &EventOut) -> (bool, Option<&str>, Option<&str>) {
        let (earliest, latest) = event.when.as_ref().map_or((None, None), |w| (w.earliest.as_deref(), w.latest.as_deref()));
        (earliest.or(latest).is_none(), earliest.or(latest), latest)
    }
    key(a).cmp(&key(b))
}

/// The sentence in which a code point stands, as a line below a row.
pub(crate) fn quote(point: usize, passages: &Passages<'_>) -> Option<Cell> {
    passages.sentence_at(point).map(|sentence| Cell::quiet(format!("“{sentence}”")))
}
