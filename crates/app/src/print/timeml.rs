//! A TimeML 1.2 document of an article, laid out as the TempEval-3 corpora are.
//!
//! An interval has no value of its own in TimeML (Ramadan): it is a DURATION whose `beginPoint` and `endPoint` are TIMEX3
//! without text, which stand after `TEXT`. So is "the past three months", one of whose ends is the day of publication, `t0`.

use super::timex::{details, id, identity, insert};
use super::xml;
use crate::intake::Document;
use dateline_engine::time::{Anchor, Time, Type};
use jiff::civil::Date;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
"#;

/// The day of publication of an article that does not tell it.
const UNKNOWN: &str = "XXXX-XX-XX";

/// The document.
pub(crate) fn document(article: &Document, times: &[Time]) -> String {
    let day = article.published.map(|published| published.day);
    let stretches = Stretches::of(times, day);
    let mut out = String::with_capacity(article.text.len() + 160 * times.len() + 1000);
    out.push_str(HEAD);
    element("DOCID", &article.id, &mut out);
    creation_time(article, &mut out);
    element("TITLE", article.title.as_deref().unwrap_or(""), &mut out);
    out.push_str("\n<TEXT>");
    insert(&article.text, times, &mut out, |number, out| attributes(&times[number], number, stretches.of_time(number), out));
    out.push_str("</TEXT>\n");
    stretches.points(&mut out);
    out.push_str("\n</TimeML>\n");
    out
}

fn element(name: &str, text: &str, out: &mut String) {
    out.push_str(&format!("\n<{name}>{}</{name}>\n", xml::escaped(text)));
}

fn creation_time(article: &Document, out: &mut String) {
    let value = article.published.map_or_else(|| UNKNOWN.to_owned(), |published| published.day.to_string());
    let shown = article.published.map_or_else(String::new, |published| published.to_string());
    out.push_str("\n<DCT><TIMEX3");
    for (name, value) in
        [("tid", "t0"), ("type", "DATE"), ("value", &value), ("temporalFunction", "false"), ("functionInDocument", "CREATION_TIME")]
    {
        xml::attribute(name, value, out);
    }
    out.push_str(&format!(">{}</TIMEX3></DCT>\n", xml::escaped(&shown)));
}

fn attributes(time: &Time, number: usize, stretch: Option<&Stretch>, out: &mut String) {
    let length = stretch.and_then(|stretch| stretch.length.as_deref());
    match length {
        Some(length) => identity(number, Type::Duration.label(), length, out),
        None => identity(number, time.kind.label(), &time.value, out),
    }
    details(time, out);
    if let Some(anchor) = time.anchor {
        xml::attribute("temporalFunction", "true", out);
        let anchor = match anchor {
            Anchor::Publication => "t0".to_owned(),
            Anchor::Time(number) => id(number),
        };
        xml::attribute("anchorTimeID", &anchor, out);
    }
    if let Some(stretch) = stretch {
        xml::attribute("beginPoint", &stretch.begin, out);
        xml::attribute("endPoint", &stretch.end, out);
    }
}

/// A time that reaches from one day, month or year to another.
struct Stretch {
    /// The number of the time.
    time: usize,
    /// The TIMEX3 ids of its ends.
    begin: String,
    end: String,
    /// Its length, where its own value is none.
    length: Option<String>,
}

/// The stretches of a text, and the ends of them that no text names: (id, value).
struct Stretches {
    list: Vec<Stretch>,
    points: Vec<(usize, String)>,
}

impl Stretches {
    fn of(times: &[Time], published: Option<Date>) -> Self {
        let mut all = Self { list: Vec::new(), points: Vec::new() };
        for (number, time) in times.iter().enumerate() {
            let Some((begin, end, length)) = ends(time) else { continue };
            let mut point = |value: String| match published {
                Some(day) if time.kind == Type::Duration && day.to_string() == value => "t0".to_owned(),
                _ => {
                    let number = times.len() + all.points.len();
                    all.points.push((number, value));
                    id(number)
                }
            };
            let (begin, end) = (point(begin), point(end));
            all.list.push(Stretch { time: number, begin, end, length });
        }
        all
    }

    fn of_time(&self, number: usize) -> Option<&Stretch> {
        self.list.binary_search_by_key(&number, |stretch| stretch.time).ok().map(|at| &self.list[at])
    }

    fn points(&self, out: &mut String) {
        for (number, value) in &self.points {
            out.push_str("\n<TIMEX3");
            identity(*number, if value.contains('T') { "TIME" } else { "DATE" }, value, out);
            out.push_str("/>\n");
        }
    }
}

/// The values of a stretch's ends, and its length where its value tells the ends and not the length.
fn ends(time: &Time) -> Option<(String, String, Option<String>)> {
    if let Some((begin, end)) = time.value.split_once('/') {
        let (first, last) = (time.earliest?, time.latest?);
        return Some((begin.to_owned(), end.to_owned(), Some(length(begin, first, last))));
    }
    match (time.kind, time.earliest, time.latest) {
        (Type::Duration, Some(first), Some(last)) => Some((first.to_string(), last.to_string(), None)),
        _ => None,
    }
}

/// From the first day to the last, both counted, in the unit that the value of an end has.
fn length(begin: &str, first: Date, last: Date) -> String {
    let years = i32::from(last.year()) - i32::from(first.year());
    match begin.len() {
        4 => format!("P{}Y", years + 1),
        7 if begin.bytes().all(|b| b.is_ascii_digit() || b == b'-') => {
            format!("P{}M", 12 * years + i32::from(last.month()) - i32::from(first.month()) + 1)
        }
        _ => format!("P{}D", first.until(last).map_or(0, |span| span.get_days()) + 1),
    }
}
